"""What lies over marks inside their own figure, and marks that have lost their colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.contrast import contrast
from slidekit.rules.edited.figures import strayed
from slidekit.rules.edited.places import hidden_by, hides, is_opaque, parts_of, readable, shared
from slidekit.rules.edited.returned import in_figure, on, part_of, shows_result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.seen import SeenShape, SeenSlide, WrittenSlide
    from slidekit.rules.edited.returned import Returned, Sighting

FAINT = 1.1
"""Below this contrast with its ground nobody sees a mark."""
PALE = "band"
"""A mark that is meant to be seen through."""
TOPICS = ("efficacy", "safety")


def nothing_over_marks(returned: Returned) -> Iterator[Sighting]:
    """Nothing that was added or moved lies over a figure's own parts."""
    for slide, origin in returned.own():
        if returned.topic(origin) not in TOPICS:
            continue
        strays = strayed(returned, slide)
        for place, figure in enumerate(slide.shapes):
            parts = parts_of(slide, place)
            over = _first_over(parts, origin, strays)
            if figure.name in origin.shapes and over:
                yield on(slide, "covered", block=figure.name, name=over.name)


def _first_over(
    parts: tuple[SeenShape, ...], origin: WrittenSlide, strays: frozenset[str]
) -> SeenShape | None:
    """Return the first part that hides another and was added, or stood elsewhere."""
    for place, over in enumerate(parts):
        new = over.name not in origin.shapes
        if not hides(over) or not (new or (over.name in strays and is_opaque(over))):
            continue
        below = (part for part in parts[:place] if part.name in origin.shapes and is_seen(part))
        if any(_is_lost(part, over) for part in below):
            return over
    return None


def is_seen(part: SeenShape) -> bool:
    """Tell whether a part of a figure says or shows something."""
    return bool(part.inks) or shows_result(part.name)


def _is_lost(part: SeenShape, over: SeenShape) -> bool:
    return any(not readable(part, shared(box, part.box)) for box in hidden_by(over))


def marks_in_colour(returned: Returned) -> Iterator[Sighting]:
    """Yield marks that were changed and have neither a line nor a fill that is seen."""
    for slide, origin in returned.own():
        if returned.topic(origin) not in TOPICS:
            continue
        gone = [part for part in slide.shapes if _is_faint(returned, slide, origin, part)]
        if gone:
            names = ", ".join(part.name for part in gone[:3])
            yield on(slide, "mark_faint", block=gone[0].name, names=names)


def _is_faint(returned: Returned, slide: SeenSlide, origin: WrittenSlide, part: SeenShape) -> bool:
    name = part.name
    is_mark = in_figure(name) and shows_result(name) and PALE not in name and part.kind == "text"
    if not is_mark or part.inks or name not in origin.shapes or part_of(name) == "figure":
        return False
    if (slide.number, name) not in returned.touched or not slide.ground:
        return False
    colors = (part.fill, part.line)
    return None not in colors and all(
        not color or contrast(color, slide.ground) < FAINT for color in colors
    )
