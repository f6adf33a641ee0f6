"""Nothing that an audience must see is hidden, in any of the ways that PowerPoint has."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from slidekit.rules.edited.places import (
    covers,
    drawn_over,
    ink_box,
    is_flat,
    is_opaque,
    outside,
    readable,
)
from slidekit.rules.edited.returned import Sighting, is_result, on, part_of, shows_result, weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.seen import Box, SeenShape, SeenSlide, WrittenSlide
    from slidekit.rules.edited.places import Cover
    from slidekit.rules.edited.returned import Returned

READ_WORDS_A_SECOND = 5
"""Nobody reads faster than 300 words a minute from a screen that they see for the first time."""
STRIPES = 0.3
"""Much less than a line may be covered, but not so much of a text by many thin shapes."""
ALWAYS = ("footnotes", "state", "pointer", "tag")
"""Parts of every slide that must be seen: sources, status, the way to safety."""


def nothing_hidden(returned: Returned) -> Iterator[Sighting]:
    """Safety, limitations, interests and sources are where everybody sees them."""
    for slide, origin in returned.own():
        vital = returned.must_be_seen(origin)
        written_hidden = not any(
            c.slide_number == slide.number for c in returned.of_kind("slide_hidden")
        )
        if slide.hidden and not written_hidden:
            yield on(slide, "hidden", severity=weight(vital=vital), title=slide.title)
        yield from _shapes(returned, slide, origin)
        yield from _time(slide, vital=vital)
    yield from _shows(returned)
    yield from _jumps(returned)
    yield from _unlisted(returned)


def _shapes(returned: Returned, slide: SeenSlide, origin: WrittenSlide) -> Iterator[Sighting]:
    vital, brought = returned.must_be_seen(origin), _brought(returned, slide, origin)
    for place, shape in enumerate(slide.shapes):
        if shape.name not in origin.shapes or not (is_result(shape) or shows_result(shape.name)):
            continue
        weighty = vital or part_of(shape.name) in ALWAYS
        codes = list(_ways(returned, slide, origin, shape))
        if not shape.part:
            codes += _covered(slide, place, brought)
        for code, name in codes:
            severity = weight(vital=weighty)
            yield on(slide, code, block=shape.name, severity=severity, name=name)


def _ways(
    returned: Returned, slide: SeenSlide, origin: WrittenSlide, shape: SeenShape
) -> Iterator[tuple[str, str]]:
    """Yield each way in which a shape is out of sight, except under another."""
    key = (slide.number, shape.name)
    if shape.hidden:
        yield "invisible", shape.name
    if shape.turned and not shape.part and key in returned.touched:
        yield "turned", shape.name
    if shape.animated and not shape.part:
        yield "animated", shape.name
    if shape.part and key not in returned.touched:
        return
    was_flat = 0 in origin.shapes[shape.name].size
    if is_flat(shape) and not was_flat:
        yield "flat", shape.name
    elif where := outside(shape, returned.seen):
        yield where, shape.name


def _brought(returned: Returned, slide: SeenSlide, origin: WrittenSlide) -> tuple[Cover, ...]:
    """Return what lies on a slide and was added, or moved, or filled, since it was written."""
    return tuple(
        cover
        for cover in drawn_over(slide)
        if cover[1] not in origin.shapes
        or (slide.number, cover[1]) in returned.moved
        or ((slide.number, cover[1]) in returned.touched and is_opaque(slide.shapes[cover[0]]))
    )


def _covered(slide: SeenSlide, place: int, brought: tuple[Cover, ...]) -> Iterator[tuple[str, str]]:
    """Yield the first thing that lies over a shape and did not when the deck was written."""
    shape = slide.shapes[place]
    over = list(covers(slide, place, brought))
    lost = [name for name, box in over if not readable(shape, box)]
    if not lost and sum(w * h for _, (_, _, w, h) in over) > STRIPES * _area(ink_box(shape)):
        lost = [name for name, _ in over]
    yield from (("covered", name) for name in islice(lost, 1))


def _area(box: Box) -> int:
    return box[2] * box[3]


def _time(slide: SeenSlide, *, vital: bool) -> Iterator[Sighting]:
    """Yield a slide that leaves by itself before it can be read."""
    if slide.advances_s is None:
        return
    needed = len(slide.words.split()) / READ_WORDS_A_SECOND
    if slide.advances_s < needed:
        severity, seconds = weight(vital=vital), f"{slide.advances_s:g}"
        yield on(slide, "skipped", severity=severity, title=slide.title, seconds=seconds)
    else:
        yield on(
            slide, "timed", severity="warn", title=slide.title, seconds=f"{slide.advances_s:g}"
        )


def _shows(returned: Returned) -> Iterator[Sighting]:
    """Yield shows that leave safety out: custom ones, and the range that is played."""
    topics = {slide.number: returned.topic_at(slide) for slide in returned.seen.slides}
    vital = {
        slide.number: slide.title
        for slide, origin in returned.own()
        if returned.must_be_seen(origin) and not slide.hidden
    }
    safety = {number for number in vital if topics[number] == "safety"}
    for show in returned.seen.shows:
        shown = set(show.numbers)
        results = any(topics.get(number) == "efficacy" for number in shown)
        left = sorted((set(vital) if show.plays else safety) - shown)
        if left and (results or show.plays):
            numbers = ", ".join(map(str, left))
            code = "show" if show.name else "range"
            yield Sighting(code, facts=(("show", show.name), ("numbers", numbers)))


def _jumps(returned: Returned) -> Iterator[Sighting]:
    """Yield links that lead over a slide that must be seen."""
    vital = [s.number for s, origin in returned.own() if returned.must_be_seen(origin)]
    for slide in returned.seen.slides:
        for target in sorted(set(slide.jumps)):
            over = [number for number in vital if slide.number < number < target]
            if over:
                where = ", ".join(map(str, over))
                yield on(slide, "jump", target=str(target), numbers=where)


def _unlisted(returned: Returned) -> Iterator[Sighting]:
    """Yield safety slides that the list of sections does not hold."""
    if any(slide.section for slide in returned.seen.slides):
        for slide, origin in returned.own():
            if returned.must_be_seen(origin) and not slide.section:
                yield on(slide, "no_section", severity="warn", title=slide.title)
