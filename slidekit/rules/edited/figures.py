"""Numbers stand under the labels, and marks at the places, that they were written with.

A manifest has one digest of the look of a shape, so a curve that was reshaped cannot be told from
one that was recoloured: both are said in one sentence, and a reviewer looks.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from slidekit.languages import tell
from slidekit.rules.edited.returned import (
    at,
    in_figure,
    is_trifle,
    part_of,
    place_in,
    short,
    shows_result,
    with_facts,
)
from slidekit.units import points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.seen import Box, SeenSlide
    from slidekit.rules.edited.returned import Difference, Returned, Sighting

CELL_ENDS = re.compile(r"[\t\v\n]")
NAMED = 3
"""So many labels or marks of one slide are named."""
NEAR_EMU = points(3)
"""By so much a part may stand elsewhere in a figure that was moved or resized as a whole."""


def labels_kept(returned: Returned) -> Iterator[Sighting]:
    """Yield tables, panels and figures whose words beside the numbers are others now."""
    for change in returned.of_kind("text"):
        if _labels_numbers(change) and not _of_axis(change):
            pairs = _changed_cells(change)
            if pairs:
                yield with_facts(at(change, "label"), labels="; ".join(pairs[:NAMED]))


def _labels_numbers(change: Difference) -> bool:
    return ".figure." in (change.shape or "") or part_of(change.shape or "") in ("table", "key")


def _changed_cells(change: Difference) -> list[str]:
    """Return what stood and what stands where a cell or line has other words."""
    before, now = (CELL_ENDS.split(text or "") for text in (change.expected, change.found))
    pairs = zip_longest(before, now, fillvalue="")
    return [
        tell('"{0}" is now "{1}"', short(old), short(new))
        for old, new in pairs
        if old.split() != new.split() and _has_words(old, new)
    ]


def _has_words(old: str, new: str) -> bool:
    """Tell whether letters or signs are concerned: numerals that were bound are told apart."""
    return re.sub(r"[\d\s.,]", "", old) != re.sub(r"[\d\s.,]", "", new)


def marks_kept(returned: Returned) -> Iterator[Sighting]:
    """Yield curves, bars, points and limits that were moved within their figure, or look else."""
    all_new = _are_all_restyled(returned)
    for slide, origin in returned.own():
        changes = [
            c for c in returned.of_kind("shape_moved", "style") if c.slide_number == slide.number
        ]
        if returned.topic(origin) not in ("efficacy", "safety"):
            continue
        moved = [c for c in changes if _is_mark(c) and _left_its_place(c, changes)]
        if moved:
            yield with_facts(at(moved[0], "mark_moved"), names=_names(moved))
        restyled = [c for c in changes if c.kind == "style" and _is_mark(c)]
        if restyled and not all_new:
            sighting = at(restyled[0], "mark_restyled", "block_unless_waived")
            yield with_facts(sighting, names=_names(restyled))


def _are_all_restyled(returned: Returned) -> bool:
    """Tell whether a program wrote the looks of most marks anew, so that one more says nothing.

    That texts look new is no reason: a language set for all of them does as much.
    """
    names = (name for slide in returned.written for name in slide.shapes)
    marks = sum(in_figure(name) and shows_result(name) for name in names)
    return sum(_is_mark(change) for change in returned.of_kind("style")) > marks / 2


def _is_mark(change: Difference) -> bool:
    name = change.shape or ""
    return in_figure(name) and shows_result(name)


def _names(changes: list[Difference]) -> str:
    return short(", ".join(change.shape or "" for change in changes))


def _left_its_place(change: Difference, others: list[Difference]) -> bool:
    """Tell whether a part stands elsewhere in its figure, wherever the figure stands."""
    if change.kind != "shape_moved" or is_trifle(change):
        return False
    name = (change.shape or "").partition(".figure.")[0] + ".figure"
    whole = next((c for c in others if c.kind == "shape_moved" and c.shape == name), None)
    if whole is None:
        return True
    meant = _carried(place_in(change.expected), place_in(whole.expected), place_in(whole.found))
    return any(abs(a - b) > NEAR_EMU for a, b in zip(meant, place_in(change.found), strict=True))


def strayed(returned: Returned, slide: SeenSlide) -> frozenset[str]:
    """Return the names of the parts of figures that stand elsewhere in them than was written."""
    moved = [c for c in returned.of_kind("shape_moved") if c.slide_number == slide.number]
    left = (c for c in moved if in_figure(c.shape or "") and _left_its_place(c, moved))
    return frozenset(change.shape or "" for change in left)


def _carried(part: Box, before: Box, now: Box) -> Box:
    """Return where a part stands when its figure is moved and resized, the part with it."""
    across, down = (new / old if old else 1.0 for old, new in zip(before[2:], now[2:], strict=True))
    return (
        round(now[0] + (part[0] - before[0]) * across),
        round(now[1] + (part[1] - before[1]) * down),
        round(part[2] * across),
        round(part[3] * down),
    )


def axis_honest(returned: Returned) -> Iterator[Sighting]:
    """Axes say what they said, and have lost no tick."""
    for change in returned.of_kind("text", "shape_removed"):
        if _of_axis(change) and (change.expected or "").strip():
            yield at(change, "removed" if change.kind == "shape_removed" else "changed")


def _of_axis(change: Difference) -> bool:
    return re.search(r"\.figure\.axis\b", change.shape or "") is not None


def km_risk_table(returned: Returned) -> Iterator[Sighting]:
    """The rows of patients at risk are whole."""
    gone: dict[str, list[Difference]] = {}
    for change in returned.of_kind("shape_removed"):
        if ".figure.risk." in (change.shape or ""):
            gone.setdefault(change.slide or "", []).append(change)
    for changes in gone.values():
        yield with_facts(at(changes[0], "removed"), count=str(len(changes)))
