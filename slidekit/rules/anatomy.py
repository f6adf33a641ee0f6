"""What the template demands of order, shares, companions and locks, judged generically.

The constraints are data of the template; each finding weighs what its constraint says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.deck.seal import seal_of
from slidekit.rules.finding import Rule
from slidekit.rules.selected import constraints_of, is_selected, named, selected
from slidekit.rules.shown import all_shown, breach, by_study, visible
from slidekit.template.constraint import (
    Absent,
    After,
    Amount,
    AtMost,
    Before,
    Companion,
    Locked,
    Next,
    Within,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.template.constraint import Selectors


def anatomy_order(draft: Draft) -> Iterator[Breach]:
    """Slides stand before, after, next to each other and as far ahead as the template says."""
    # A slide of no study is met with every study, and is named once.
    yield from dict.fromkeys(
        found for _, slides in by_study(draft) for found in _disorder(draft, visible(slides))
    )
    for one in constraints_of(draft, Within):
        yield from _too_late(draft, one)


def _disorder(draft: Draft, seen: tuple[Shown, ...]) -> Iterator[Breach]:
    for early in constraints_of(draft, Before):
        yield from _behind(draft, early, seen, early.slides, early.of, "before")
    for late in constraints_of(draft, After):
        yield from _behind(draft, late, seen, late.of, late.slides, "after")
    for next_one in constraints_of(draft, Next):
        yield from _not_next(draft, next_one, seen)


def _behind(
    draft: Draft,
    one: Before | After,
    seen: tuple[Shown, ...],
    first: Selectors,
    then: Selectors,
    code: str,
) -> Iterator[Breach]:
    """Yield the slides of the later sort that stand before one of the earlier sort."""
    early, late = selected(draft, seen, first), selected(draft, seen, then)
    last = max((shown.number for shown in early), default=0)
    for shown in (shown for shown in late if shown.number < last):
        yield shown.breach(
            code,
            severity=one.severity,
            lacks=f"place of {shown.slide.id}",
            first=named(draft, first),
            then=named(draft, then),
            why=one.why,
        )


def _not_next(draft: Draft, one: Next, seen: tuple[Shown, ...]) -> Iterator[Breach]:
    ends = [place for place, s in enumerate(seen) if is_selected(draft, s, one.of)]
    if not ends or ends[-1] + 1 >= len(seen):
        return
    following = seen[ends[-1] + 1]
    if not is_selected(draft, following, one.slides):
        yield following.breach(
            "next",
            severity=one.severity,
            lacks=f"place of {following.slide.id}",
            first=named(draft, one.of),
            then=named(draft, one.slides),
            why=one.why,
        )


def _too_late(draft: Draft, one: Within) -> Iterator[Breach]:
    for shown in selected(draft, visible(all_shown(draft)), one.slides):
        if shown.number > one.first and shown.slide.parts[0] == 1:
            yield shown.breach(
                "within",
                severity=one.severity,
                lacks=f"place of {shown.slide.id}",
                number=str(shown.number),
                first=str(one.first),
                why=one.why,
            )


def anatomy_share(draft: Draft) -> Iterator[Breach]:
    """Slides and minutes keep to the shares and numbers of the template."""
    for one in constraints_of(draft, Amount):
        part, whole = _minutes(draft, one) if one.in_minutes else _slides(draft, one)
        if whole and not _keeps(one, part, whole):
            yield breach(
                "share" if one.share is not None else "number",
                severity=one.severity,
                part=str(part),
                whole=str(whole),
                unit="minutes" if one.in_minutes else "slides",
                what=named(draft, one.slides),
                limit=_limit(one),
                amount=f"{one.share:.0%}" if one.share is not None else str(one.number),
                why=one.why,
            )


def _slides(draft: Draft, one: Amount) -> tuple[int, int]:
    """Return how many visible slides are selected, and among how many."""
    seen = visible(all_shown(draft))
    whole = selected(draft, seen, one.of) if one.of else seen
    return len(selected(draft, whole, one.slides)), len(whole)


def _minutes(draft: Draft, one: Amount) -> tuple[int, int]:
    """Return how many minutes of the agenda are selected, and how many there are."""
    agenda = draft.deck.settings.agenda
    spoken = sum(
        item.minutes
        for item in agenda
        if f"agenda:{'discussion' if item.discussion else 'presentation'}" in one.slides
    )
    return spoken, sum(item.minutes for item in agenda)


def _keeps(one: Amount, part: int, whole: int) -> bool:
    bound = one.number if one.number is not None else (one.share or 0.0) * whole
    if part == bound:
        return not one.strict
    return part < bound if isinstance(one, AtMost) else part > bound


def _limit(one: Amount) -> str:
    """Return the code of what a bound is."""
    if isinstance(one, AtMost):
        return "less_than" if one.strict else "at_most"
    return "more_than" if one.strict else "at_least"


def anatomy_companion(draft: Draft) -> Iterator[Breach]:
    """Slides that need others beside them have them, and slides out of place are not there."""
    for one in constraints_of(draft, Companion):
        for study, slides in by_study(draft):
            seen = visible(slides)
            asking = selected(draft, seen, one.slides)
            for need in one.needs if asking else ():
                if not selected(draft, seen, (need,)):
                    yield asking[0].breach(
                        "alone",
                        severity=one.severity,
                        lacks=f"slide {need}",
                        study=study.id,
                        need=named(draft, (need,)),
                        what=named(draft, one.slides),
                        why=one.why,
                    )
    for absent in constraints_of(draft, Absent):
        for shown in selected(draft, all_shown(draft), absent.slides):
            yield shown.breach("unwanted", severity=absent.severity, why=absent.why)


def anatomy_locked(draft: Draft) -> Iterator[Breach]:
    """Slides that the template locks are there, whole, and as they were composed."""
    for one in constraints_of(draft, Locked):
        held = selected(draft, all_shown(draft), one.slides)
        if "remove" in one.against:
            yield from _taken_out(draft, one)
            yield from _parts_lost(one, held)
            for shown in (shown for shown in held if shown.slide.hidden):
                yield shown.breach("hidden", severity=one.severity, why=one.why)
        for shown in held if "edit" in one.against else ():
            if shown.slide.seal != seal_of(shown.slide):
                yield shown.breach("edited", severity=one.severity, why=one.why)


def _taken_out(draft: Draft, one: Locked) -> Iterator[Breach]:
    """Yield the locked slides that could be made and are not there."""
    gaps = {(gap.section, gap.role) for gap in draft.deck.gaps}
    for section in draft.template.sections:
        for entry in section.slides:
            is_locked = bool({entry.role, f"section:{section.id}"} & set(one.slides))
            is_locked |= f"topic:{section.topic}" in one.slides
            known = (section.id, entry.role) in gaps or bool(entry.each or entry.each_item)
            if is_locked and entry.required and not known:
                yield from _absent(draft, one, entry.role)


def _absent(draft: Draft, one: Locked, role: str) -> Iterator[Breach]:
    for study, slides in by_study(draft):
        if not any(shown.slide.role == role for shown in slides):
            yield breach(
                "removed",
                severity=one.severity,
                lacks=f"slide {role}",
                slide=role.replace("_", " "),
                study=study.id,
                why=one.why,
            )


def _parts_lost(one: Locked, held: tuple[Shown, ...]) -> Iterator[Breach]:
    """Yield the slides that are one of several parts and have lost another."""
    parts: dict[tuple[str, str, str], list[Shown]] = {}
    for shown in held:
        slide = shown.slide
        parts.setdefault((slide.study, slide.role, slide.endpoint), []).append(shown)
    for same in parts.values():
        wanted = same[0].slide.parts[1]
        if wanted > 1 and len({shown.slide.parts[0] for shown in same}) < wanted:
            yield same[0].breach("part", severity=one.severity, parts=str(wanted), why=one.why)


RULES = (
    Rule("anatomy-order", "The deck template", "block", anatomy_order, general=True),
    Rule("anatomy-share", "The deck template", "block", anatomy_share),
    Rule("anatomy-companion", "The deck template", "block", anatomy_companion, general=True),
    Rule("anatomy-locked", "The deck template", "block", anatomy_locked),
)
