"""Words that are all there, inside the slide and under nothing, and that still nobody can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.rules.edited.hiding import ALWAYS
from slidekit.rules.edited.places import CHARACTER_EM, SLACK_EMU, hides, runs_over_pt
from slidekit.rules.edited.returned import in_figure, is_result, on, part_of, shows_result, weight
from slidekit.units import points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.seen import SeenFile, SeenShape, SeenSlide
    from slidekit.rules.edited.returned import Returned, Sighting

FIELDS = ("number", "state")
"""Parts whose words a program may make anew: the number of the slide, a date at its foot."""
BROKEN = 2
"""A line that holds less than half of the longest word breaks it into three pieces or more."""
SPARE = 0.9
"""Share of the estimated length of a line that it surely has."""
MOST_ENTRANCE_S = 5
"""No transition that people use takes longer."""
GAP_PT = 24
WORD = re.compile(r"\S+")


def nothing_veiled(returned: Returned) -> Iterator[Sighting]:
    """What was changed of safety, limitations, interests and sources can still be read."""
    for slide, origin in returned.own():
        vital = returned.must_be_seen(origin)
        for shape in slide.shapes:
            if not (is_result(shape) or shows_result(shape.name)):
                continue
            weighty = vital or part_of(shape.name) in ALWAYS
            if shape.name in origin.shapes and _is_new(returned, slide, shape):
                for code in dict.fromkeys(_ways(returned.seen, shape)):
                    severity = weight(vital=weighty or _is_field_of_result(code, origin.role))
                    yield on(slide, code, block=shape.name, severity=severity, name=shape.name)
        yield from _of_slide(slide, frozenset(origin.shapes), vital=vital)


def _is_field_of_result(code: str, role: str) -> bool:
    """Tell whether a field stands where a number may; on the first slide it may be the day."""
    return code == "field" and role != "title"


def _of_slide(slide: SeenSlide, known: frozenset[str], *, vital: bool) -> Iterator[Sighting]:
    """Yield what travels over a slide, and that it takes long to come in."""
    for shape in slide.shapes:
        if shape.travels and shape.name not in known and hides(shape):
            severity = weight(vital=vital)
            yield on(slide, "travels", block=shape.name, severity=severity, name=shape.name)
    if slide.enters_s > MOST_ENTRANCE_S:
        seconds = f"{slide.enters_s:g}"
        yield on(slide, "enters", severity=weight(vital=vital), title=slide.title, seconds=seconds)


def _is_new(returned: Returned, slide: SeenSlide, shape: SeenShape) -> bool:
    """Tell whether a shape, or what it inherits its look from, is not as written."""
    return returned.repainted or (slide.number, shape.name) in returned.touched


def _ways(file: SeenFile, shape: SeenShape) -> Iterator[str]:
    """Yield the code of each way in which a shape cannot be read."""
    yield from (veil for veil in shape.veils if veil != "field")
    if "field" in shape.veils and part_of(shape.name) not in FIELDS:
        yield "field"
    if any(_breaks_words(*one) for one in _words_with_room(shape)):
        yield "narrow"
    if in_figure(shape.name):
        return
    if shape.clips and runs_over_pt(shape) > _size(shape) / 2:
        yield "clipped"
    if shape.gaps_pt > GAP_PT and _bottom(shape) > file.height + points(GAP_PT):
        yield "pushed"
    if not shape.wraps and _right(shape) > file.width + SLACK_EMU:
        yield "pushed"


def _words_with_room(shape: SeenShape) -> Iterator[tuple[str, float, int]]:
    """Yield each longest word with its size and the width of its line in EMU."""
    for ink in shape.inks:
        if ink.room is not None:
            longest = max(WORD.findall(ink.text), key=len, default="")
            yield longest, ink.size_pt, ink.room


def _breaks_words(word: str, size_pt: float, room: int) -> bool:
    return points(len(word) * size_pt * CHARACTER_EM) > BROKEN * max(room, 1)


def _size(shape: SeenShape) -> float:
    return max((ink.size_pt for ink in shape.inks), default=0.0)


def _bottom(shape: SeenShape) -> int:
    """Return about how far down a text or table reaches with its gaps, in EMU."""
    _, y, _, height = shape.box
    if shape.kind != "table":
        height = round(height + points(runs_over_pt(shape)))
    return int(y + height + points(shape.gaps_pt))


def _right(shape: SeenShape) -> int:
    """Return about how far to the right a text reaches that does not wrap, in EMU."""
    longest = max((len(line) for line in shape.text.split("\n")), default=0)
    return int(shape.box[0] + points(SPARE * longest * _size(shape) * CHARACTER_EM))
