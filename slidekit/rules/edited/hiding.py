"""Nothing that an audience must see is hidden, in any of the ways that PowerPoint has."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from slidekit.rules.edited.places import (
    covers,
    drawn_over,
    figure_outside,
    ink_box,
    is_flat,
    is_opaque,
    outside,
    readable,
)
from slidekit.rules.edited.returned import (
    Sighting,
    in_figure,
    is_result,
    on,
    part_of,
    shows_result,
    weight,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.seen import Box, SeenShape, SeenSlide, WrittenSlide
    from slidekit.rules.edited.places import Cover
    from slidekit.rules.edited.returned import Returned

READ_WORDS_A_SECOND = 5
"""Nobody reads faster than 300 words a minute from a screen that they see for the first time."""
OPAQUE = 0.5
"""Share of the light from which what is behind is taken to be gone."""
STRIPES = 0.3
"""Much less than a line may be covered, but not so much of a text by many thin shapes."""
UNDER_ALL = "stamp"
"""The mark across a draft: all else lies over it."""
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
        codes = list(_ways(returned, slide, origin, place))
        if not in_figure(shape.name) and part_of(shape.name) != UNDER_ALL:
            codes += _covered(slide, place, brought) or _dimmed(slide, place, origin)
        for code, name in codes:
            severity = weight(vital=weighty)
            yield on(slide, code, block=shape.name, severity=severity, name=name)


def _ways(
    returned: Returned, slide: SeenSlide, origin: WrittenSlide, place: int
) -> Iterator[tuple[str, str]]:
    """Yield each way in which a shape is out of sight, except under another."""
    shape = slide.shapes[place]
    key, part = (slide.number, shape.name), in_figure(shape.name)
    if shape.hidden and not (part and _whole(slide, shape).hidden):
        yield "invisible", shape.name
    if shape.turned and not part and key in returned.touched:
        yield "turned", shape.name
    if shape.animated and not (part and _whole(slide, shape).animated):
        yield "animated", shape.name
    if part and key not in returned.touched:
        return
    was_flat = 0 in origin.shapes[shape.name].size
    if is_flat(shape) and not was_flat:
        yield "flat", shape.name
    elif where := outside(shape, returned.seen) or figure_outside(slide, place, returned.seen):
        yield where, shape.name


def _whole(slide: SeenSlide, part: SeenShape) -> SeenShape:
    """Return the figure that a part was written in; the part itself where that is gone."""
    name = part.name.partition(".figure.")[0] + ".figure"
    return next((shape for shape in slide.shapes if shape.name == name), part)


def _brought(returned: Returned, slide: SeenSlide, origin: WrittenSlide) -> tuple[Cover, ...]:
    """Return what lies on a slide and was added, or moved, or filled, since it was written."""
    return tuple(
        cover
        for cover in drawn_over(slide)
        if cover[1] not in origin.shapes
        or (slide.number, cover[1]) in returned.moved
        or ((slide.number, cover[1]) in returned.touched and _is_solid(slide.shapes[cover[0]]))
    )


def _is_solid(shape: SeenShape) -> bool:
    return is_opaque(shape) or bool(shape.edges)


def _covered(slide: SeenSlide, place: int, brought: tuple[Cover, ...]) -> list[tuple[str, str]]:
    """Return the first thing that lies over a shape and did not when the deck was written."""
    shape = slide.shapes[place]
    over = list(covers(slide, place, brought))
    lost = [name for name, box in over if not readable(shape, box)]
    if not lost and sum(w * h for _, (_, _, w, h) in over) > STRIPES * _area(ink_box(shape)):
        lost = [name for name, _ in over]
    return [("covered", name) for name in lost[:1]]


def _dimmed(slide: SeenSlide, place: int, origin: WrittenSlide) -> list[tuple[str, str]]:
    """Return the last of several panes over a shape that together let half or less through."""
    panes = tuple(
        (n, pane.name, pane.box, pane.part)
        for n, pane in enumerate(slide.shapes)
        if pane.name not in origin.shapes and 0 < pane.opacity < OPAQUE and not pane.hidden
    )
    lost = [
        name for name, box in covers(slide, place, panes) if not readable(slide.shapes[place], box)
    ]
    through = prod(1 - pane.opacity for pane in slide.shapes if pane.name in lost)
    return [("covered", lost[-1])] if lost and through <= 1 - OPAQUE else []


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
                code = "jump" if target <= len(returned.seen.slides) else "ends"
                yield on(slide, code, target=str(target), numbers=where)


def _unlisted(returned: Returned) -> Iterator[Sighting]:
    """Yield safety slides that the list of sections does not hold."""
    if any(slide.section for slide in returned.seen.slides):
        for slide, origin in returned.own():
            if returned.must_be_seen(origin) and not slide.section:
                yield on(slide, "no_section", severity="warn", title=slide.title)
