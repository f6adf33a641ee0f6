"""What the template lets an author do with a slide, each refusal as a sentence for the author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from slidekit.deck.edit import MoveSlide, Together
from slidekit.languages import tell
from slidekit.study.words import listed
from slidekit.template.constraint import After, Before, Locked, Next, Within, selects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.deck.edit import Edit
    from slidekit.deck.model import Deck, Slide
    from slidekit.template.constraint import Constraint, Selectors
    from slidekit.template.schema import SlideEntry

Need = Literal["locked", "required", "optional", "added"]
"""How firmly the template holds on to a slide; "added": it does not know it."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A slide that the template requires and the deck does not have."""

    section: str
    role: str
    reason: str
    """Why it is not there."""


def need_of(deck: Deck, slide: Slide) -> Need:
    """Return how firmly the template holds on to a slide."""
    if any(_locks(deck, slide, against) for against in ("remove", "edit")):
        return "locked"
    entry = _entry(deck, slide)
    if entry is None:
        return "added"
    return "required" if entry.required else "optional"


def lacks(deck: Deck) -> tuple[Lack, ...]:
    """Return the required slides that are not there, in the order of the template."""
    there = {(slide.section, slide.role) for slide in deck.slides}
    reasons = {(gap.section, gap.role): gap.reason for gap in deck.gaps}
    return tuple(
        Lack(section.id, entry.role, reasons.get(place) or tell("it was taken out"))
        for section in deck.template.sections
        for entry in section.slides
        for place in ((section.id, entry.role),)
        if entry.required and place not in there
        # one slide for each endpoint: none is owed where the study has no such endpoint
        if place in reasons or not (entry.each or entry.each_item)
    )


def why_not_remove(deck: Deck, slide: Slide) -> str:
    """Return why a slide must not be taken out or hidden; "": it may be."""
    if lock := _locks(deck, slide, "remove"):
        return _because(tell("The template locks this slide: it stays and is shown."), lock.why)
    entry = _entry(deck, slide)
    if entry is not None and entry.required and not _has_twin(deck, slide):
        return tell("The template requires this slide, so it can be neither deleted nor hidden.")
    return ""


def why_not_edit(deck: Deck, slide: Slide) -> str:
    """Return why the words of a slide must not be changed; "": they may be."""
    lock = _locks(deck, slide, "edit")
    words = tell("The template locks the words of this slide.")
    return _because(words, lock.why) if lock else ""


def why_not_duplicate(slide: Slide) -> str:
    """Return why a slide must not stand twice; "": it may."""
    if slide.parts[1] > 1:
        return tell(
            "This slide is one of {0} parts, and a part cannot stand twice.", slide.parts[1]
        )
    return ""


def move(deck: Deck, slide: Slide, place: int) -> tuple[Edit | None, str]:
    """Return the edit that moves a slide, or why the template does not allow it.

    Args:
        deck: the deck.
        slide: the slide; the parts of one exhibit move together.
        place: before which slide of the deck as it stands, from 0; the number of slides: last.

    Returns:
        The edit and "", no edit and a reason, or neither where the slide is there already.
    """
    group = _parts_of(deck, slide)
    names = {one.id for one in group}
    before = [s for s in deck.slides[:place] if s.id not in names]
    after = tuple(s.id for s in reversed(before))
    behind = [(group[n - 1].id, *after) if n else after for n in range(len(group))]
    label = tell("Move slide {0}", slide.id)
    steps = tuple(
        MoveSlide(label, one.id, ids, one.section) for one, ids in zip(group, behind, strict=True)
    )
    edit: Edit = Together(label, steps) if len(steps) > 1 else steps[0]
    moved = edit.apply(deck)
    if moved is deck:
        return None, ""
    reason = _misplaced(deck, moved.slides, group) or _disorder(deck, moved.slides)
    return (None, reason) if reason else (edit, "")


def step(deck: Deck, slide: Slide, *, down: bool) -> tuple[Edit | None, str]:
    """Return the edit that moves a slide past its neighbour, or why it may not go there.

    The parts of one exhibit are passed, and pass, as one.
    """
    names = [one.id for one in deck.slides]
    group = [names.index(one.id) for one in _parts_of(deck, slide)]
    beside = group[-1] + 1 if down else group[0] - 1
    if not 0 <= beside < len(names):
        return None, tell("This is the last slide.") if down else tell("This is the first slide.")
    passed = [names.index(one.id) for one in _parts_of(deck, deck.slides[beside])]
    return move(deck, slide, passed[-1] + 1 if down else passed[0])


def why_not_order(deck: Deck, slides: Sequence[Slide]) -> str:
    """Return why the slides of a deck must not stand in another order; "": they may."""
    return _disorder(deck, slides)


def _misplaced(deck: Deck, slides: Sequence[Slide], group: Sequence[Slide]) -> str:
    """Return what is wrong with where a group of slides came to stand among others."""
    start = [s.id for s in slides].index(group[0].id)
    end = start + len(group)
    left, right = slides[max(0, start - 1) : start], slides[end : end + 1]
    if left and right and left[0].parts[1] > 1 and _key(left[0]) == _key(right[0]):
        return tell("That would part the {0} slides of one table or figure.", left[0].parts[1])
    home = (group[0].section, group[0].study)
    if any((near.section, near.study) == home for near in (*left, *right)):
        return ""
    section = deck.template.section(group[0].section)
    name = section.label if section else group[0].section
    return tell(
        "This slide belongs to the section {0}, and the template sets where that stands.", name
    )


def _disorder(deck: Deck, slides: Sequence[Slide]) -> str:
    """Return which demand on order is broken that was kept, or broken more than it was."""
    for one in deck.template.constraints:
        if _breaks(deck, one, slides) > _breaks(deck, one, deck.slides):
            return _because(tell("The template does not allow this order."), one.why) + _order(one)
    return ""


def _order(one: Constraint) -> str:
    """Return what a demand without a reason of its own asks for."""
    if one.why:
        return ""
    names = _named(one.slides) if isinstance(one, Before | After | Next | Within) else ""
    match one:
        case Before():
            return " " + tell("{0} must come before {1}.", names, _named(one.of))
        case After():
            return " " + tell("{0} must come after {1}.", names, _named(one.of))
        case Next():
            return " " + tell("{0} must come right after {1}.", names, _named(one.of))
        case Within():
            return " " + tell("{0} must be among the first {1} slides.", names, one.first)
    return ""


def _breaks(deck: Deck, one: Constraint, slides: Sequence[Slide]) -> int:
    """Return in how many places an order of slides breaks a demand."""
    seen = [slide for slide in slides if not slide.hidden]
    match one:
        case Before():
            return _behind(_at(deck, seen, one.slides), _at(deck, seen, one.of))
        case After():
            return _behind(_at(deck, seen, one.of), _at(deck, seen, one.slides))
        case Within():
            late = (n for n in _at(deck, seen, one.slides) if n >= one.first)
            return sum(seen[n].parts[0] == 1 for n in late)
        case Next():
            ends, fit = _at(deck, seen, one.of), _at(deck, seen, one.slides)
            return int(bool(ends) and ends[-1] + 1 < len(seen) and ends[-1] + 1 not in fit)
    return 0


def _at(deck: Deck, slides: Sequence[Slide], selectors: Selectors) -> list[int]:
    return [
        number
        for number, slide in enumerate(slides)
        if selects(selectors, slide.role, slide.section, deck.topic(slide))
    ]


def _behind(early: list[int], late: list[int]) -> int:
    """Return how many of those that must come later stand before one that must come earlier."""
    return sum(number < max(early, default=-1) for number in late)


def _locks(deck: Deck, slide: Slide, against: str) -> Locked | None:
    locks = (one for one in deck.template.constraints if isinstance(one, Locked))
    topic = deck.topic(slide)
    return next(
        (
            one
            for one in locks
            if against in one.against and selects(one.slides, slide.role, slide.section, topic)
        ),
        None,
    )


def _entry(deck: Deck, slide: Slide) -> SlideEntry | None:
    section = deck.template.section(slide.section)
    entries = section.slides if section else ()
    return next((entry for entry in entries if entry.role == slide.role), None)


def _has_twin(deck: Deck, slide: Slide) -> bool:
    """Tell whether another slide shows the same, so that the template still has its slide."""
    return any(
        other.id != slide.id and not other.hidden and _key(other) == _key(slide)
        for other in deck.slides
        if other.parts == slide.parts
    )


def _parts_of(deck: Deck, slide: Slide) -> tuple[Slide, ...]:
    if slide.parts[1] == 1:
        return (slide,)
    return tuple(one for one in deck.slides if _key(one) == _key(slide))


def _key(slide: Slide) -> tuple[str, ...]:
    return (slide.study, slide.role, slide.endpoint, slide.exhibit)


def _named(selectors: Selectors) -> str:
    return listed([one.rpartition(":")[2].replace("_", " ") for one in selectors])


def _because(sentence: str, why: str) -> str:
    return f"{sentence} {why}".strip()
