"""Widths of text by two measures: exact ones as PowerPoint's, and those of LibreOffice's grid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

from slidekit.layout.fonts import face, typeface_now
from slidekit.layout.metrics import (
    GRID_DPI,
    GRID_LOSS,
    GRID_RAISED_SIZE,
    RAISED_SIZE,
    UNITS_PER_EM,
)
from slidekit.units import EMU_PER_INCH, EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.profile import Typeface
    from slidekit.layout.frame import Run

_SPACE = re.compile("[^\\S\u00a0\u202f]")
"""A blank at which a line may break and that is then not seen."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """Places on an endless line in EMU, one for each offset in a paragraph's text."""

    starts: tuple[float, ...]
    ends: tuple[float, ...]
    """Where a line ends that breaks before the offset: without the spaces at its end."""

    def length(self, begin: int, end: int) -> float:
        """Return the width of the line from one offset to another."""
        return self.ends[end] - self.starts[begin]


@dataclass(frozen=True, slots=True)
class Rulers:
    """The two measures of one paragraph."""

    exact: Ruler
    grid: Ruler

    def longer(self, begin: int, end: int) -> float:
        """Return the greater of the two lengths of a piece of text."""
        return max(self.exact.length(begin, end), self.grid.length(begin, end))

    def shorter(self, begin: int, end: int) -> float:
        """Return the smaller of the two lengths of a piece of text."""
        return min(self.exact.length(begin, end), self.grid.length(begin, end))


def rulers(runs: tuple[Run, ...]) -> Rulers:
    """Return both measures of a paragraph's runs: exact without kerning, on the grid with it."""
    return _rulers(runs, typeface_now())


@lru_cache(maxsize=16384)
def _rulers(runs: tuple[Run, ...], _typeface: Typeface) -> Rulers:
    text = "".join(run.text for run in runs)
    exact = _ruler(text, (width for run in runs for width in exact_widths(run)))
    return Rulers(exact, _ruler(text, (width for run in runs for width in grid_widths(run))))


def _ruler(text: str, widths: Iterator[float]) -> Ruler:
    starts = tuple(accumulate(widths, initial=0.0))
    ends = list(starts)
    for space in _SPACE.finditer(text):
        ends[space.end()] = ends[space.start()]
    return Ruler(starts, tuple(ends))


def exact_widths(run: Run) -> Iterator[float]:
    """Return the advance width in EMU of each character of a run."""
    size_pt = run.size_pt if run.baseline == "normal" else run.size_pt * RAISED_SIZE
    return map(_exact_table(size_pt, run.bold, run.italic, typeface_now()).__getitem__, run.text)


def grid_widths(run: Run) -> Iterator[float]:
    """Return the width in EMU that each character of a run takes on LibreOffice's grid."""
    size_pt = run.size_pt if run.baseline == "normal" else run.size_pt * GRID_RAISED_SIZE
    pairs = map(add, run.text, f"{run.text[1:]}\n")
    return map(_grid_table(size_pt, run.bold, run.italic, typeface_now()).__getitem__, pairs)


class _ExactTable(dict[str, float]):
    """Widths in EMU by character, each computed when first asked for."""

    def __init__(self, size_pt: float, bold: bool, italic: bool) -> None:
        super().__init__({"\n": 0.0})
        self._advances = face(bold, italic).advances
        self._emu_per_unit = size_pt * EMU_PER_POINT / UNITS_PER_EM

    def __missing__(self, character: str) -> float:
        self[character] = width = self._advances[character] * self._emu_per_unit
        return width


class _GridTable(dict[str, float]):
    """Widths in EMU of a character before another one, by the pair of them."""

    def __init__(self, size_pt: float, bold: bool, italic: bool) -> None:
        super().__init__()
        self._face = face(bold, italic)
        height_mm = round(size_pt * 2540 / 72) / 100
        self._pixels = round(height_mm / 25.4 * GRID_DPI)
        rounded = height_mm / 25.4 * 72 / size_pt
        self._emu_per_pixel = EMU_PER_INCH / GRID_DPI * rounded * (1 - GRID_LOSS)

    def __missing__(self, pair: str) -> float:
        units = self._face.advances[pair[0]] + self._face.kerning.get(pair, 0)
        pixels = 0 if pair[0] == "\n" else int(units * self._pixels / UNITS_PER_EM + 0.5)
        self[pair] = width = pixels * self._emu_per_pixel
        return width


@lru_cache(maxsize=256)
def _exact_table(size_pt: float, bold: bool, italic: bool, _typeface: Typeface) -> _ExactTable:
    return _ExactTable(size_pt, bold, italic)


@lru_cache(maxsize=256)
def _grid_table(size_pt: float, bold: bool, italic: bool, _typeface: Typeface) -> _GridTable:
    return _GridTable(size_pt, bold, italic)
