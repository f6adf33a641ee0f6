"""Numbers stand as they were written, and none came in by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.rules.declared import NUMERAL
from slidekit.rules.edited.returned import at, on, part_of, short
from slidekit.rules.numbers import ALLOWED, UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.edited.returned import Difference, Returned, Sighting

RESULT_TOPICS = ("efficacy", "safety")
FREE_ROLES = ("title", *UNREAD)
FREE_PARTS = ("number", "pointer", "state")
"""Texts whose numerals are pages and dates; other rules look after them."""
MOST_CHARACTERS = 20_000
"""So much of a text is searched; no slide holds a tenth of it."""
_LIST_MARK = re.compile(r"^\s*\d{1,2}[.)]\s", re.MULTILINE)


def numbers_bound(returned: Returned) -> Iterator[Sighting]:
    """Every number is the one that was written; none was typed beside them."""
    for change in returned.of_kind("number"):
        yield at(change, "changed" if (change.found or "").strip() else "gone")
    for change in returned.of_kind("text", "label", "shape_added"):
        if part_of(change.shape or "") not in FREE_PARTS:
            yield from _typed(returned, change)
    for slide in returned.foreign():
        numerals = typed_numerals(slide.words)
        if returned.written and numerals:
            yield on(slide, "foreign", severity="warn", numerals=_listed(numerals))


def _typed(returned: Returned, change: Difference) -> Iterator[Sighting]:
    """Yield the numerals of a text that stood nowhere on the slide when it was written."""
    origin = returned.by_id.get(change.slide or "")
    if origin is None or origin.role in FREE_ROLES:
        return
    known = {found for s in origin.shapes.values() for found in NUMERAL.findall(s.text)}
    new = [n for n in typed_numerals(change.found or "") if n not in known]
    if new:
        weighty = (
            returned.topic(origin) in RESULT_TOPICS
            or origin.role == "conclusions"
            or part_of(change.shape or "") == "title"
        )
        sighting = at(change, "typed", "block" if weighty else "warn")
        facts = (*sighting.facts, ("numerals", _listed(new)))
        yield type(sighting)(
            "typed", change.slide_number, origin.id, change.shape or "", facts, sighting.severity
        )


def typed_numerals(text: str) -> list[str]:
    """Return the numerals of a text that may be results: no dates, grades, doses, registrations."""
    rest = _LIST_MARK.sub(" ", text[:MOST_CHARACTERS])
    for pattern in ALLOWED:
        rest = pattern.sub(" ", rest)
    return list(dict.fromkeys(numeral.strip() for numeral in NUMERAL.findall(rest)))


def _listed(numerals: list[str]) -> str:
    return short(", ".join(numerals))
