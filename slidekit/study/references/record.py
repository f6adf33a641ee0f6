"""A reference as a file gives it, on its way to one of ours."""

from __future__ import annotations

import datetime as dt
import html
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.complaints import explain
from slidekit.study.references.identifiers import bare_doi, bare_orcid
from slidekit.study.references.pages import whole_pages
from slidekit.study.spec import Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

TOKEN_LIKE = re.compile(r"\{[a-z0-9_]+(?:[.:][^{}]*)?\}")
RETRACTED = re.compile(
    r"\W*retracted(?: (?:article|publication|paper|chapter))?\s*[:\])]", re.IGNORECASE
)
"""How the title of a retracted paper begins; "Retracted tympanic membranes" is another matter."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|2[01])\d\d(?!\d)")
_DAY = re.compile(r"(\d{4})[-/. ]?(\d{1,2}|[A-Za-z]{3})[A-Za-z]*[-/. ]?(\d{1,2})")
_RAISED = re.compile(r"<sup>\s*([+\-\N{MINUS SIGN}]?\d+)\s*</sup>", re.IGNORECASE)
_MARKUP = re.compile(
    r"</?(?:i|b|u|p|em|strong|sub|sup|scp|span|jats:\w+|mml:\w+)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_DASHES = re.compile(r"\s*(?:--+|[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}])\s*")


@dataclass(frozen=True, slots=True)
class Record:
    """One reference of a file, its texts under our names, and where it begins."""

    file: str
    line: int
    fields: Mapping[str, Any]
    key: str = ""
    """What the file calls it, where a person chose the name."""

    @property
    def place(self) -> str:
        """Where the record begins, such as "refs.ris, line 12"."""
        return tell("{0}, line {1}", self.file, self.line)

    def reference(self, id_: str) -> Reference:
        """Return the reference under an id.

        Raises:
            StudyError: it has no title, or a text that no reference can have.
        """
        fields = {name: _cleaned(name, value) for name, value in self.fields.items() if value}
        if not fields.get("title"):
            raise StudyError(
                tell("{0}: the reference has no title.", self.place), fix=tell("Add it there.")
            )
        self._refuse_tokens(fields)
        try:
            return Reference.model_validate({"id": id_, **fields})
        except ValidationError as error:
            raise StudyError(explain(error, self.place), fix=tell("Correct it there.")) from None

    def _refuse_tokens(self, fields: Mapping[str, Any]) -> None:
        """A title such as {os.hr} would be taken for the number that a deck's text names so."""
        texts = [text for value in fields.values() for text in _texts(value)]
        if odd := next((text for text in texts if TOKEN_LIKE.search(text)), None):
            raise StudyError(
                tell(
                    "{0}: {1!r} holds a text in braces, which stands for a number or a reference "
                    "on slides.",
                    self.place,
                    odd[:40],
                ),
                fix=tell("Write round brackets instead."),
            )


def _texts(value: object) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()


def _cleaned(name: str, value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        text = clean(value)
        return CLEANERS[name](text) if name in CLEANERS else text
    if isinstance(value, tuple):
        texts = (CLEANERS.get(name, str)(clean(text)) for text in value)
        return tuple(text for text in texts if text)
    return value


def clean(text: str) -> str:
    """Return a text of one line without markup and without signs that cannot be seen."""
    text = _MARKUP.sub("", _RAISED.sub(r"^\1", html.unescape(text)))
    spaced = "".join(" " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", text))
    seen = (sign for sign in spaced if unicodedata.category(sign) not in ("Cc", "Cf"))
    return " ".join("".join(seen).split())


def _title(text: str) -> str:
    """Return a title without the full stop that some files put behind it."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _pages(text: str) -> str:
    return whole_pages(_DASHES.sub("-", text))


CLEANERS: dict[str, Callable[[str], str]] = {
    "title": _title,
    "pages": _pages,
    "doi": bare_doi,
    "orcids": bare_orcid,
    "issn": lambda text: text.split(" ")[0].upper(),
}


def year_in(text: str) -> int | None:
    """Return the first year that a text names, None if there is none."""
    found = _YEAR.search(text)
    return int(found[0]) if found else None


def day_in(text: str) -> dt.date | None:
    """Return a date such as 2024-03-05, 2024/3/5, 20240305 or 2024 Mar 5; None: no whole one."""
    if not (found := _DAY.search(text)):
        return None
    year, month, day = found.groups()
    named = month[:3].lower()
    number = MONTHS.index(named) + 1 if named in MONTHS else int(month) if month.isdigit() else 0
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None


def is_retracted(*types: str) -> bool:
    """Tell whether a record's types or words say that the paper was retracted.

    The notice of a retraction ("Retraction of Publication") is itself no retracted paper.
    """
    return any(_says_retracted(text.casefold().strip()) for text in types)


def _says_retracted(text: str) -> bool:
    is_type = "retracted publication" in text or text == "retracted"
    return is_type or bool(RETRACTED.match(text))
