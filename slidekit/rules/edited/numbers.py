"""Numbers stand as they were written, and none came in by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.rules.declared import NUMERAL
from slidekit.rules.edited.disguised import spelled_numerals, undisguised_numerals
from slidekit.rules.edited.returned import at, on, part_of, short, with_facts
from slidekit.rules.numbers import ALLOWED, UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.seen import SeenSlide, WrittenSlide
    from slidekit.rules.edited.returned import Difference, Returned, Sighting
    from slidekit.template.policy import Severity

RESULT_TOPICS = ("efficacy", "safety")
FREE_ROLES = ("title", *UNREAD)
FREE_PARTS = ("number", "pointer", "state")
"""Texts whose numerals are pages and dates; other rules look after them."""
RESULT = re.compile(r"\d[.,\u00b7]\d|%")
"""A decimal or a percentage: minutes and slides in notes are none."""
EFFECT = re.compile(
    r"(?:\bHR|\bOR|\bRR|\bratio|\bORR|\bp)\s*(?:of|was|is|[=<>:])?\s*[<>]?\s?[01]?[.,]\d"
    r"|\d\s?%\s+(?:\w+\s+)?(?:lower|fewer|less|more|higher|reduction|reduced|response|responded)",
    re.IGNORECASE,
)
"""A number that says how large an effect is."""
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
    for change in returned.of_kind("alt_text", "notes"):
        yield from _spoken(returned, change)
    for slide, origin in returned.own():
        yield from _inside(returned, slide, origin)
    for slide in returned.foreign() if returned.written else ():
        yield from _on_added(returned, slide)


def _on_added(returned: Returned, slide: SeenSlide) -> Iterator[Sighting]:
    """Yield the numerals of a slide that was added; a copy may show none but its own."""
    numerals = typed_numerals("\n".join((slide.words, *(s.inside for s in slide.shapes))))
    origin = returned.by_id.get(slide.id)
    if origin and (new := _new(numerals, origin)):
        yield on(slide, "copy", numerals=_listed(new), origin=slide.id)
    elif numerals:
        severity: Severity = "block" if EFFECT.search(slide.words) else "warn"
        yield on(slide, "foreign", severity=severity, numerals=_listed(numerals))


def _spoken(returned: Returned, change: Difference) -> Iterator[Sighting]:
    """Yield the numerals of results that were put into an alternative text or the notes."""
    origin = returned.by_id.get(change.slide or "")
    if origin is None or not (change.found or "").strip():
        return
    spoken = change.kind == "notes"
    numerals = typed_numerals(change.found or "")
    new = [n for n in _new(numerals, origin) if not spoken or RESULT.search(n)]
    if new:
        block = "notes" if spoken else change.shape or ""
        weighty = origin.role not in FREE_ROLES and (not spoken or _is_claim(change.found or ""))
        severity: Severity = "block" if weighty else "warn"
        code = "in_notes" if spoken else "in_alt"
        sighting = with_facts(at(change, code, severity), numerals=_listed(new))
        yield replace(sighting, block=block)


def _is_claim(text: str) -> bool:
    return bool(EFFECT.search(text)) or "%" in text


def _inside(returned: Returned, slide: SeenSlide, origin: WrittenSlide) -> Iterator[Sighting]:
    """Yield the numerals of charts, diagrams, formulas, and of what a master draws."""
    weighty = returned.topic(origin) in RESULT_TOPICS
    drawn = ((s.name, s.text) for s in slide.under)
    for name, text in (*((s.name, s.inside) for s in slide.shapes), *drawn):
        if new := _new(typed_numerals(text), origin):
            severity: Severity = "block" if weighty else "warn"
            yield on(slide, "typed", block=name, severity=severity, numerals=_listed(new))


def _new(numerals: list[str], origin: WrittenSlide) -> list[str]:
    """Return the numerals that stood nowhere on a slide, in its notes and alternative texts."""
    if not numerals:
        return []
    texts = [origin.notes, *(t for s in origin.shapes.values() for t in (s.text, s.alt))]
    known = {found.strip() for text in texts for found in NUMERAL.findall(text)}
    known |= {found.rstrip("% ") for found in known}
    return [n for n in numerals if n not in known and n.rstrip("% ") not in known]


def _typed(returned: Returned, change: Difference) -> Iterator[Sighting]:
    """Yield the numerals of a text that stood nowhere on the slide when it was written."""
    origin = returned.by_id.get(change.slide or "")
    if origin is None or origin.role in FREE_ROLES:
        return
    known = {found for s in origin.shapes.values() for found in NUMERAL.findall(s.text)}
    new = [n for n in typed_numerals(change.found or "") if n not in known]
    new += [n for n in spelled_numerals(change.found or "") if n not in (change.expected or "")]
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
    rest = _LIST_MARK.sub(" ", undisguised_numerals(text[:MOST_CHARACTERS]))
    for pattern in ALLOWED:
        rest = pattern.sub(" ", rest)
    return list(dict.fromkeys(numeral.strip() for numeral in NUMERAL.findall(rest)))


def _listed(numerals: list[str]) -> str:
    return short(", ".join(numerals))
