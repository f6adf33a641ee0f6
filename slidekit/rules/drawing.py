"""Figures that do not mislead: honest axes, ratios on a log scale, no decoration."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from slidekit.layout.frame import Path, TextBlock
from slidekit.layout.memory import once_per_object
from slidekit.rules.finding import Rule
from slidekit.rules.scales import (
    axes_of,
    axis_names,
    extent_of,
    figures,
    parts_called,
    parts_of,
    said_at,
    symmetric_about_one,
)
from slidekit.rules.shown import all_shown, of_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.frame import Group
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.scales import Axis
    from slidekit.rules.shown import Shown

PERCENT = (0.0, 100.0)
UNIT = re.compile(
    r"%|\b(days?|weeks?|months?|years?|points?|ratio|difference|score|m?mol|mg|log"
    r"|tage?|wochen?|monate?|jahre?|prozentpunkte?|punkte?|verhältnis|differenz)\b"
)
"""What the name of an axis must hold, in lower case: its unit, or what has none."""
RATIO = re.compile(r"\bratio\b")
SOLID = re.compile(r"(^|_)(3d|cone|cylinder)(_|$)")
ROUND = re.compile(r"^(pie|donut|doughnut|wedge)")
SLACK = 0.02
"""Share of an axis by which a bar may miss its zero: the width of a line."""
STEP_EMU = 12_700
"""A line of a step curve may lean by this much: one point."""


def axis_honest(draft: Draft) -> Iterator[Breach]:
    """Bars start at zero, survival goes from 0 to 100 %, panels share limits, axes have units."""
    for shown in all_shown(draft):
        if shown.exhibit is None:
            continue
        for group in figures(shown.frame):
            yield from _bars(shown, group)
            if shown.exhibit.kind == "km":
                yield from _survival_axis(shown, group)
            yield from _names(shown, group)


def _bars(shown: Shown, group: Group) -> Iterator[Breach]:
    """Yield bars that do not start at zero, and mirrored ones on unlike scales."""
    bars: dict[str, list[Path]] = {}
    for item, steps in parts_of(group):
        if isinstance(item, Path) and steps[:1] == ("bar",):
            bars.setdefault(steps[1] if len(steps) > 1 else "", []).append(item)
    axes = axes_of(group)
    if not bars or not axes:
        return
    if any(0.0 not in axis.values for axis in axes):
        yield shown.breach("no_zero", block=group.name)
    elif not all(_starts_at_zero(paths, axes) for paths in bars.values()):
        yield shown.breach("bar", block=group.name)
    sides = [axis for axis in axes if axis.is_vertical == axes[0].is_vertical]
    if len({(min(map(abs, a.values)), max(map(abs, a.values))) for a in sides}) > 1:
        yield shown.breach("unlike", block=group.name)


def _starts_at_zero(paths: list[Path], axes: tuple[Axis, ...]) -> bool:
    """Tell whether bars, stacked ones together, have an edge at the zero of some axis."""
    extent = extent_of(paths)
    zeros = [(axis, place) for axis in axes if (place := axis.place_of(0.0)) is not None]
    return any(
        extent.reaches(place, vertical=axis.is_vertical, slack=SLACK * axis.length)
        for axis, place in zeros
    )


def _survival_axis(shown: Shown, group: Group) -> Iterator[Breach]:
    upright = [axis for axis in axes_of(group) if axis.is_vertical]
    for axis in upright[:1]:
        if (min(axis.values), max(axis.values)) != PERCENT or not axis.follows(float):
            yield shown.breach("survival", block=group.name, severity="block_unless_waived")
    if not upright:
        yield shown.breach("no_scale", block=group.name, severity="block_unless_waived")


def _names(shown: Shown, group: Group) -> Iterator[Breach]:
    """Yield axes without a name, and names without a unit."""
    names = axis_names(group)
    if len(names) < len(axes_of(group)):
        yield shown.breach("no_name", block=group.name)
    for name in names:
        if not UNIT.search(name.casefold()):
            yield shown.breach("no_unit", block=group.name, name=name)


def ratio_log_axis(draft: Draft) -> Iterator[Breach]:
    """Ratios stand on a log axis that goes as far below 1 as above, with both sides named."""
    for shown in all_shown(draft):
        if shown.exhibit is None:
            continue
        for group in figures(shown.frame):
            named = any(RATIO.search(name.casefold()) for name in axis_names(group))
            if shown.exhibit.kind == "forest" or named:
                yield from _ratio_axis(shown, group)


def _ratio_axis(shown: Shown, group: Group) -> Iterator[Breach]:
    axes = [axis for axis in axes_of(group) if not axis.is_vertical]
    for axis in axes[:1]:
        if min(axis.values) <= 0 or not axis.follows(math.log):
            yield shown.breach("linear", block=group.name)
        elif not symmetric_about_one(axis.values):
            yield shown.breach("lopsided", block=group.name)
        elif 1.0 not in axis.values or not _line_at_one(group, axis):
            yield shown.breach("no_one", block=group.name)
    if not axes:
        yield shown.breach("no_scale", block=group.name)
    sides = [side for side in parts_called(group, "favours") if isinstance(side, TextBlock)]
    if len({said_at(side) for side in sides}) < 2:
        yield shown.breach("favours", block=group.name)


def _line_at_one(group: Group, axis: Axis) -> bool:
    """Tell whether the line of no difference, where it is drawn, stands at 1."""
    lines = [part for part in parts_called(group, "null") if isinstance(part, Path)]
    if not lines:
        return True  # its absence is a finding of subgroup-interaction
    place = axis.places[axis.values.index(1.0)]
    extent = extent_of(lines)
    return abs((extent.left + extent.right) / 2 - place) <= SLACK * axis.length


P_FORMS = (
    (re.compile(r"\bp\s*=\s*0?\.0+(?!\d)"), "p_zero"),
    (re.compile(r"\bp\s*[<>]\s*0?\.(05|01|1)(?!\d)"), "p_threshold"),
    (re.compile(r"\bp\s*[=:]\s*n\.?\s?s\b"), "p_threshold"),
    (re.compile(r"""(?<![\w.%"'\u201d\u2019)\]])\.\d"""), "no_zero_before"),
)
"""Forms of numbers that the house does not use, in lower case, and what is wrong with each."""


def format_integrity(draft: Draft) -> Iterator[Breach]:
    """No solid, round or smoothed figures, no second scale, and one way of writing numbers."""
    for shown in all_shown(draft):
        yield from _number_forms(shown)
        if shown.exhibit is None:
            continue
        if SOLID.search(shown.exhibit.kind):
            yield shown.breach("solid", severity="block", kind=shown.exhibit.kind)
        for group in figures(shown.frame):
            yield from _shapes(shown, group)
    for shown in of_kind(draft, "km"):
        for group in figures(shown.frame):
            if not _are_stepped(group):
                yield shown.breach("smoothed", block=group.name)


def _number_forms(shown: Shown) -> Iterator[Breach]:
    if shown.slide.role == "references":
        return
    for code, text in _forms_in(shown.words()):
        yield shown.breach(code, text=text)


@lru_cache(maxsize=1024)
def _forms_in(words: str) -> tuple[tuple[str, str], ...]:
    """Return the numbers that are not written as the house does: code and text."""
    found = ((code, form.search(words)) for form, code in P_FORMS)
    return tuple((code, match[0].strip()) for code, match in found if match)


def _shapes(shown: Shown, group: Group) -> Iterator[Breach]:
    """Yield round charts, second scales, and bars of efficacy without their limits."""
    kind = shown.exhibit.kind if shown.exhibit else ""
    names = {steps[0] for _, steps in parts_of(group) if steps}
    if ROUND.search(kind) or any(ROUND.search(name) for name in names):
        yield shown.breach("round", block=group.name)
    upright = [axis for axis in axes_of(group) if axis.is_vertical]
    if any(_shares_ground(a, b) for a, b in pairwise(upright)):
        yield shown.breach("two_scales", block=group.name)
    if shown.topic == "efficacy" and "bar" in names and not names & {"limits", "interval"}:
        yield shown.breach("no_limits", block=group.name)


def _shares_ground(first: Axis, second: Axis) -> bool:
    """Tell whether two upright axes with other values stand at the two sides of one panel."""
    overlap = min(max(first.places), max(second.places)) - max(
        min(first.places), min(second.places)
    )
    return overlap > 0 and first.values != second.values


@once_per_object
def _are_stepped(group: Group) -> bool:
    curves = (part for part in parts_called(group, "curve") if isinstance(part, Path))
    return all(map(_is_stepped, curves))


def _is_stepped(path: Path) -> bool:
    """Tell whether a curve goes across and down only, as estimates do that change at events."""
    here = (0, 0)
    for command in path.commands:
        if command[0] == "C":
            return False
        if len(command) < 3:
            continue
        there = (command[1], command[2])
        leans = min(abs(there[0] - here[0]), abs(there[1] - here[1])) > STEP_EMU
        if command[0] == "L" and leans:
            return False
        here = there
    return True


RULES = (
    Rule("axis-honest", "21 CFR 202.1(e); Pocock, Lancet 2002;359:1686", "block", axis_honest),
    Rule(
        "ratio-log-axis",
        "Company policy: ratios are multiplied, not added",
        "block",
        ratio_log_axis,
    ),
    Rule(
        "format-integrity",
        "Annals of Internal Medicine, advice on statistics",
        "warn",
        format_integrity,
    ),
)
