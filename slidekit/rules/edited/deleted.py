"""What was on a slide that is gone, and which slides need it beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.languages import tell
from slidekit.languages.counts import Count
from slidekit.layout.foot import ranges
from slidekit.rules.edited.returned import at, part_of, short, with_facts
from slidekit.template.constraint import Companion, selects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.seen import WrittenSlide
    from slidekit.rules.edited.returned import Difference, Returned, Sighting


def deleted(returned: Returned, change: Difference, message: str) -> Sighting:
    """Return that a slide is gone: by its title, with what was on it and who needs it.

    Args:
        returned: the file beside what was written.
        change: of the kind "slide_removed".
        message: code of the message.
    """
    seen = replace(at(change, message), gone=True)
    origin = returned.by_id.get(change.slide or "")
    if origin is None:
        return with_facts(seen, held="")
    said = [part for part in (_held(origin), _needed(returned, origin)) if part]
    title = short(_text(origin, "title")) or origin.id
    facts = dict(seen.facts) | {"slide": title, "held": "".join(f" {part}" for part in said)}
    return replace(seen, facts=tuple(facts.items()))


def _text(origin: WrittenSlide, part: str) -> str:
    shape = origin.shapes.get(f"{origin.id}.{part}")
    return shape.text if shape else ""


def _held(origin: WrittenSlide) -> str:
    """Return in a sentence what was on a slide, "" where that is nothing to count."""
    parts = {part_of(name) for name in origin.shapes}
    kinds = (("table", tell("a table")), ("figure", tell("a figure")))
    held = [words for part, words in kinds if part in parts]
    if origin.numbers:
        held.insert(0, tell("{0} {0:number|numbers}", Count(origin.numbers)))
    return tell("On it: {0}.", ", ".join(held)) if held else ""


def _needed(returned: Returned, origin: WrittenSlide) -> str:
    """Return which slides the template wants it beside, where no other one is left for that."""
    asking = sorted({number for one in _companions(returned, origin) for number in one})
    if not asking:
        return ""
    return tell(
        "{0:Slide|Slides} {1} {0:needs|need} it beside {0:it|them}.",
        Count(len(asking)),
        ranges(tuple(asking)),
    )


def _companions(returned: Returned, origin: WrittenSlide) -> Iterator[tuple[int, ...]]:
    """Yield the numbers of the slides that ask for a slide, of each demand of the template."""
    constraints = returned.template.constraints if returned.template else ()
    own = [(slide.number, written) for slide, written in returned.own() if not slide.hidden]
    for one in (one for one in constraints if isinstance(one, Companion)):
        needs = tuple(need for need in one.needs if _fits(returned, origin, (need,)))
        if needs and not any(_fits(returned, written, needs) for _, written in own):
            yield tuple(n for n, written in own if _fits(returned, written, one.slides))


def _fits(returned: Returned, slide: WrittenSlide, selectors: tuple[str, ...]) -> bool:
    return selects(selectors, slide.role, slide.section, returned.topic(slide))
