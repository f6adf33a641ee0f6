"""CSL-JSON, as Zotero and citation services write it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.references.names import joined_name
from slidekit.study.references.record import Record, day_in, is_retracted, year_in
from slidekit.study.references.text import AGAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    Item = dict[str, Any]

TYPES = {
    **dict.fromkeys(("article-journal", "article-magazine", "journal-article"), "article"),
    **dict.fromkeys(("paper-conference", "speech", "proceedings-article"), "abstract"),
}
REGISTRY = re.compile(r"clinicaltrials\.gov/\S*\b(NCT\d{8})\b", re.IGNORECASE)
JOURNAL = (
    *("container-title-short", "journalAbbreviation", "short-container-title"),
    "container-title",
)
WRAPPERS = ("message", "items", "references")
"""Keys under which Crossref, Zotero and other services put the items of a list."""
BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


def read_csl(text: str, name: str) -> Iterator[Record]:
    """Yield the references of a CSL-JSON file: a list of items, or one item.

    Raises:
        StudyError: naming the line: it is no JSON, or an entry is no item of CSL.
    """
    for place, item in _items(text, name):
        line = text.count("\n", 0, place) + 1
        if not isinstance(item, dict):
            raise StudyError(
                tell(
                    "{0}, line {1}: {2!r} stands where a reference should.",
                    name,
                    line,
                    str(item)[:40],
                ),
                fix=tell("Export the list as CSL-JSON again."),
            )
        yield Record(name, line, _fields(item), key=_text(item, "id", "citation-key"))


def _items(text: str, name: str) -> Iterator[tuple[int, object]]:
    """Yield the entries of the list with their places, read one by one."""
    place = len(text) - len(text.lstrip())
    if text[place] != "[":
        _, whole = _decoded(text, place, name)
        yield from ((place, item) for item in _unwrapped(whole))
        return
    place = _next(text, place + 1)
    while text[place : place + 1] != "]":
        end, item = _decoded(text, place, name)
        yield place, item
        place = _next(text, end)


def _unwrapped(whole: object) -> tuple[object, ...]:
    """Return the items within what some services put around them."""
    if not isinstance(whole, dict) or "title" in whole:
        return (whole,)
    inner = next((whole[key] for key in WRAPPERS if isinstance(whole.get(key), dict | list)), None)
    if isinstance(inner, dict):
        return _unwrapped(inner)
    return (whole,) if inner is None else tuple(inner)


def _next(text: str, place: int) -> int:
    found = BETWEEN.match(text, place)
    return found.end() if found else place


def _decoded(text: str, place: int, name: str) -> tuple[int, object]:
    try:
        item, end = _DECODER.raw_decode(text, place)
    except RecursionError:
        raise StudyError(
            tell("{0} is nested too deep for a list of references.", name), fix=AGAIN
        ) from None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise StudyError(
            tell("{0}, line {1}: this is no JSON ({2}).", name, line, getattr(error, "msg", error)),
            fix=AGAIN,
        ) from None
    return end, item


def _fields(item: Item) -> dict[str, Any]:
    kind = TYPES.get(_text(item, "type"), "other")
    url, title = _text(item, "URL"), _text(item, "title")
    registered = REGISTRY.search(url)
    return {
        "type": "registry" if registered else kind,
        "title": title,
        "authors": tuple(_author(one) for one in _list(item, "author")),
        "journal": _text(item, *JOURNAL),
        "year": _year(item),
        "volume": _text(item, "volume"),
        "issue": _text(item, "issue"),
        "pages": _text(item, "page", "article-number"),
        "doi": _text(item, "DOI"),
        "pmid": _text(item, "PMID"),
        "nct": registered[1].upper() if registered else "",
        "issn": _text(item, "ISSN"),
        "orcids": tuple(_text(one, "ORCID") for one in _list(item, "author")),
        "published_online": _day(item, "published-online"),
        "meeting": _text(item, "event-title", "event") if kind == "abstract" else "",
        "meeting_place": _text(item, "event-place") if kind == "abstract" else "",
        "number": _text(item, "number") if kind == "abstract" else "",
        "publisher": "" if kind == "article" else _text(item, "publisher"),
        "version": _text(item, "version", "edition") if kind == "other" else "",
        "url": url,
        "accessed": _day(item, "accessed"),
        "retracted": is_retracted(title, _text(item, "genre"), _text(item, "status")) or None,
    }


def _text(item: object, *keys: str) -> str:
    """Return the first of some texts that an item has; of a list its first."""
    if not isinstance(item, dict):
        return ""
    for key in keys:
        value = item.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return ""


def _list(item: Item, key: str) -> list[object]:
    value = item.get(key)
    return value if isinstance(value, list) else []


def _author(one: object) -> str:
    particles = (_text(one, "dropping-particle"), _text(one, "non-dropping-particle"))
    return _text(one, "literal", "name") or joined_name(
        _text(one, "family"),
        _text(one, "given"),
        _text(one, "suffix"),
        " ".join(filter(None, particles)),
    )


def _date(item: Item, key: str) -> str:
    """Return a date of CSL as "2024-3-5", or as far as it goes."""
    value = item.get(key)
    parts = _list(value, "date-parts") if isinstance(value, dict) else []
    if parts and isinstance(parts[0], list):
        return "-".join(str(part) for part in parts[0])
    return _text(value, "raw", "literal")


def _year(item: Item) -> int | None:
    return year_in(_date(item, "issued") or _date(item, "published"))


def _day(item: Item, key: str) -> Any:  # noqa: ANN401
    return day_in(_date(item, key))
