"""The axes of a drawn figure, read from its tick labels: which value stands at which place."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.layout.frame import Group, Path, TextBlock
from slidekit.layout.memory import once_per_object
from slidekit.units import points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slidekit.layout.frame import Frame, Item

NUMBER = re.compile(r"[-\N{MINUS SIGN}]?\d+(?:[.,]\d+)?")
ALIGNED = points(1.5)
"""Labels whose middles differ by less stand on one line."""
WIDEST_LABEL = points(50)
"""Middles of labels of one upright axis differ by less, whatever their widths."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The numeric tick labels of one axis, in the order in which they were drawn."""

    is_vertical: bool
    values: tuple[float, ...]
    places: tuple[float, ...]
    """Middle of each label along the axis, in EMU."""
    across: float
    """Middle of the labels across the axis, in EMU."""

    @property
    def length(self) -> float:
        """Distance between the outermost labels, in EMU."""
        return max(self.places) - min(self.places)

    def place_of(self, value: float) -> float | None:
        """Return the place of a value on a linear axis."""
        low, high = self.values[0], self.values[-1]
        if low == high:
            return None
        share = (value - low) / (high - low)
        return self.places[0] + share * (self.places[-1] - self.places[0])

    def follows(self, scale: Callable[[float], float], slack: float = 0.03) -> bool:
        """Tell whether all labels stand where a scale puts them, within a share of the length."""
        values = [scale(value) for value in self.values]
        span = values[-1] - values[0]
        if not span:
            return False
        wanted = [
            self.places[0] + (value - values[0]) / span * (self.places[-1] - self.places[0])
            for value in values
        ]
        pairs = zip(wanted, self.places, strict=True)
        return all(abs(a - b) <= slack * self.length for a, b in pairs)


def figures(frame: Frame) -> Iterator[Group]:
    """Yield the figures of a slide."""
    yield from (item for item in frame.items if isinstance(item, Group))


def part_name(group: Group, item: Item) -> tuple[str, ...]:
    """Return the name of a figure's part in steps, such as ("bar", "new", "cr")."""
    return _steps(item.name.removeprefix(f"{group.name}.").split("#")[0])


@lru_cache(maxsize=4096)
def _steps(name: str) -> tuple[str, ...]:
    return tuple(step for step in name.split(".") if step)


@once_per_object
def parts_of(group: Group) -> tuple[tuple[Path | TextBlock, tuple[str, ...]], ...]:
    """Return the parts of a figure, each with its name in steps."""
    return tuple((item, part_name(group, item)) for item in group.items)


def parts_called(group: Group, *names: str) -> tuple[Path | TextBlock, ...]:
    """Return the parts of a figure whose names begin with one of some steps."""
    return tuple(item for item, steps in parts_of(group) if steps and steps[0] in names)


def draws(frame: Frame, part: str) -> bool:
    """Tell whether some figure of a slide has a part whose name begins with a word."""
    return any(parts_called(group, part) for group in figures(frame))


def axis_texts(group: Group) -> Iterator[TextBlock]:
    """Yield the labels of axes: numbers at ticks, and names of axes."""
    yield from (item for item in parts_called(group, "axis") if isinstance(item, TextBlock))


def said_at(text: TextBlock) -> str:
    """Return the characters of a label."""
    return " ".join(paragraph.text for paragraph in text.paragraphs).strip()


@once_per_object
def axis_names(group: Group) -> tuple[str, ...]:
    """Return the names of the axes, which hold letters."""
    texts = (said_at(text) for text in axis_texts(group))
    return tuple(text for text in texts if text and not NUMBER.fullmatch(text))


@once_per_object
def axes_of(group: Group) -> tuple[Axis, ...]:
    """Return the axes of a figure whose ticks are numbers, each with two labels or more."""
    runs: list[list[TextBlock]] = [[]]
    for item in parts_called(group, "axis"):
        if not isinstance(item, TextBlock):
            runs.append([])
        elif NUMBER.fullmatch(said_at(item)):
            if not _goes_on(runs[-1], item):
                runs.append([])
            runs[-1].append(item)
    return tuple(_axis(run) for run in runs if len(run) > 1)


def _goes_on(run: list[TextBlock], label: TextBlock) -> bool:
    """Tell whether a label stands on the line of those before it."""
    if len(run) < 2:
        return True
    (x, y), (other_x, other_y) = _middle(run[-1]), _middle(label)
    if _is_vertical(run):
        return abs(y - other_y) > ALIGNED and abs(x - other_x) < WIDEST_LABEL
    return abs(y - other_y) <= ALIGNED


def _is_vertical(run: list[TextBlock]) -> bool:
    return abs(_middle(run[0])[1] - _middle(run[1])[1]) > ALIGNED


def _middle(text: TextBlock) -> tuple[float, float]:
    return text.x + text.width / 2, text.y + text.height / 2


def _axis(run: list[TextBlock]) -> Axis:
    along = 1 if _is_vertical(run) else 0
    values = tuple(
        float(said_at(text).replace("\N{MINUS SIGN}", "-").replace(",", ".")) for text in run
    )
    places = tuple(_middle(text)[along] for text in run)
    across = sum(_middle(text)[1 - along] for text in run) / len(run)
    return Axis(along == 1, values, places, across)


def symmetric_about_one(values: tuple[float, ...]) -> bool:
    """Tell whether ratios go as far below 1 as above it."""
    low, high = min(values), max(values)
    return low > 0 and math.isclose(low * high, 1.0, rel_tol=0.05)


@dataclass(frozen=True, slots=True)
class Extent:
    """The edges of a drawn shape, in EMU."""

    left: float
    top: float
    right: float
    bottom: float

    def reaches(self, place: float, *, vertical: bool, slack: float) -> bool:
        """Tell whether an edge lies at a place along an axis."""
        edges = (self.top, self.bottom) if vertical else (self.left, self.right)
        return any(abs(edge - place) <= slack for edge in edges)


def extent_of(paths: list[Path]) -> Extent:
    """Return the edges of some shapes together."""
    numbers = [[float(n) for n in command[1:]] for path in paths for command in path.commands]
    xs = [x for command in numbers for x in command[0::2]]
    ys = [y for command in numbers for y in command[1::2]]
    return Extent(min(xs), min(ys), max(xs), max(ys))
