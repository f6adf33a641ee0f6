"""What a deck says, laid out for comparing; kept as bytes, two versions are compared at once.

Nothing of a deck is needed to read them, for loading what makes decks takes longer than comparing.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

FORM: Final = 1
"""Of the bytes; it grows whenever `side_of` says something else of the same deck."""
MOST_BYTES: Final = 200_000_000
"""Unpacked: as much as a deck may have."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as one side has it."""

    id: str
    parts: tuple[tuple[str, Any], ...]
    text: str
    """As it would be printed, whole: "0.71 (95% CI, 0.60 to 0.85)"."""
    method: tuple[object, ...]
    population: object
    definition: tuple[object, ...]
    rows: str
    """Digest of the rows that were analysed; "" where there are none."""
    files: frozenset[tuple[str, str]]
    """Names and digests of the tables that it comes from."""
    source: tuple[str, str]
    """Reference that printed it and place therein."""
    slides: tuple[str, ...] = ()
    """Ids of the slides that show it, in order."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one block."""

    block: str
    key: str
    """With the ids of numbers in the place of numbers, so that only words are compared."""
    shown: str


@dataclass(frozen=True, slots=True)
class Page:
    """A slide as one side has it."""

    id: str
    hidden: bool
    title: str
    texts: tuple[Text, ...]
    picture: str | None = None
    """Digest of what its figure is drawn from; None for none."""
    numbers: frozenset[str] = frozenset()
    """Ids of all numbers that its figure or table shows."""


@dataclass(frozen=True, slots=True)
class Side:
    """A deck, or an exported file, as it is compared."""

    name: str
    numbers: Mapping[str, Number]
    pages: tuple[Page, ...]
    tables: frozenset[tuple[str, str]] = frozenset()
    """Names and digests of all tables."""
    definitions: str = ""
    """Digest of what study.yaml says of endpoints, arms and populations; "": not known."""


def bytes_of_side(side: Side) -> bytes:
    """Return a side as bytes, the same for the same side; its name is no part of them."""
    held = {field.name: getattr(side, field.name) for field in fields(Side) if field.name != "name"}
    held |= {"form": FORM, "numbers": list(side.numbers.values())}
    written = json.dumps(held, default=_listed, sort_keys=True, separators=(",", ":"))
    return zlib.compress(written.encode())


def side_from(content: bytes, name: str) -> Side | None:
    """Return the side that `bytes_of_side` wrote; None: it has another form, or is none at all."""
    try:
        held = json.loads(zlib.decompressobj().decompress(content, MOST_BYTES))
        if held.pop("form") != FORM:
            return None
        numbers = [_number(one) for one in held.pop("numbers")]
        pages = tuple(_page(one) for one in held.pop("pages"))
        tables = frozenset(map(tuple, held.pop("tables")))
        return Side(name, {one.id: one for one in numbers}, pages, tables, **held)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, zlib.error):
        return None


def _listed(value: object) -> object:
    """Return what JSON has no word for: values by field, sets in order."""
    if isinstance(value, frozenset):
        return sorted(value)
    return {field.name: getattr(value, field.name) for field in fields(value)}  # type: ignore[arg-type] # only values are left


def _number(held: dict[str, Any]) -> Number:
    files = frozenset(map(tuple, held.pop("files")))
    return Number(files=files, **{name: _tupled(value) for name, value in held.items()})


def _page(held: dict[str, Any]) -> Page:
    texts = tuple(Text(**one) for one in held.pop("texts"))
    return Page(texts=texts, numbers=frozenset(held.pop("numbers")), **held)


def _tupled(value: Any) -> Any:  # noqa: ANN401 - a value of JSON
    return tuple(map(_tupled, value)) if isinstance(value, list) else value
