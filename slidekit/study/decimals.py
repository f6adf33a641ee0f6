"""Numbers as a locale writes them: a decimal comma becomes a point, where that is certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.study.cells import number
from slidekit.study.digits import AT_LEAST, AT_MOST

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_WITH_COMMA = re.compile(r"[+-]?\d+,\d+([eE][+-]?\d+)?%?", re.ASCII)
_PRINTED = re.compile(rf"[{AT_MOST}{AT_LEAST}]?[+-]?\d+(,\d+)?([eE][+-]?\d+)?%?", re.ASCII)
"""As a paper prints numbers: "<0,001" or "71,9%"."""
_LIKE_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
_CODE_NAME = re.compile(r"(ID|CD|CODE|FL|NAM|SEQ)$", re.I)

CELLS_AT_ONCE = 50_000
PASSED_OVER = frozenset({"", "NA", ".", "NE", "NR", "NaN"})
"""Texts that may stand in a column of numbers."""


def comma_columns(columns: dict[str, Sequence[str]]) -> tuple[set[str], set[str]]:
    """Return the columns with a decimal comma, and those where it might be a thousands separator.

    A column has one when every number in it is one with the comma read as a point. Codes and
    identifiers never do. "1,234" alone could be either: it counts as decimal only where another
    column of the same table has a decimal comma beyond doubt.
    """
    sure: set[str] = set()
    unsure: set[str] = set()
    for name, cells in columns.items():
        if not _has_comma(cells):
            continue
        distinct = set(cells) - PASSED_OVER
        if _may_be_decimal(name, distinct):
            (unsure if _may_be_thousands(distinct) else sure).add(name)
    return (sure | unsure, set()) if sure else (set(), unsure)


def with_points(cells: Sequence[str]) -> list[str]:
    """Return cells with the decimal comma as a point."""
    return [cell.replace(",", ".") for cell in cells]


def without_na(cells: Sequence[str]) -> Sequence[str]:
    """Return cells with "NA" emptied, if all others are numbers; else as they stand."""
    if "NA" not in cells:
        return cells
    others = set(cells) - {"NA", ""}
    if not others or any(number(cell) is None for cell in others):
        return cells
    return ["" if cell == "NA" else cell for cell in cells]


def _has_comma(cells: Sequence[str]) -> bool:
    """Look at many cells at once, yet not at all of a million: that would stop other threads."""
    places = range(0, len(cells), CELLS_AT_ONCE)
    return any("," in "".join(cells[place : place + CELLS_AT_ONCE]) for place in places)


def _may_be_decimal(name: str, distinct: Collection[str]) -> bool:
    return (
        any(_WITH_COMMA.fullmatch(cell) for cell in distinct)
        and not _CODE_NAME.search(name)
        and all(_PRINTED.fullmatch(cell) for cell in distinct)
    )


def _may_be_thousands(distinct: Collection[str]) -> bool:
    return all(_LIKE_THOUSANDS.fullmatch(cell) for cell in distinct if "," in cell)
