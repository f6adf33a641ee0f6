"""What cells say: numbers, dates and flags from the texts of a table."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

T = TypeVar("T")

MISSING = frozenset({"", ".", "NA"})
"""Texts that stand for no value in a column of numbers or dates."""

YES = frozenset({"y", "yes", "true", "1"})
NO = frozenset({"n", "no", "false", "0"})

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})([T ].*)?", re.ASCII)
_SAS_DATE = re.compile(r"(\d{2})([A-Za-z]{3})(\d{4})(:.*)?", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def number(text: str) -> float | None:
    """Return the number that a text is, or None; "1,234", "<5" and "1_000" are no numbers."""
    found = _NUMBER.fullmatch(text.strip())
    value = float(found[0]) if found else math.inf
    return value if math.isfinite(value) else None


def numbers(cells: NDArray[np.object_]) -> NDArray[np.float64]:
    """Return the numbers in cells, NaN where a cell is missing or no number."""
    return np.array(_each(cells, number), dtype=np.float64)


def date(text: str) -> dt.date | None:
    """Return the day of an ISO 8601 text or a SAS date such as 05MAR2024; partial: None."""
    if found := _ISO_DATE.fullmatch(text):
        parts = int(found[1]), int(found[2]), int(found[3])
    elif (found := _SAS_DATE.fullmatch(text)) and found[2].lower() in _MONTHS:
        parts = int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1])
    else:
        return None
    try:
        return dt.date(*parts)
    except ValueError:
        return None


def dates(cells: NDArray[np.object_]) -> NDArray[np.datetime64]:
    """Return the days in cells (datetime64[D]), NaT where a cell is missing, partial or no date."""
    return np.array(_each(cells, date), dtype="datetime64[D]")


def is_filled(cells: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Tell for each cell whether it holds a text."""
    return np.asarray(cells != "", dtype=np.bool_)


def is_yes(cells: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Tell for each cell of a flag whether it says Y."""
    return is_one_of(cells, ("Y", "y"))


def is_one_of(cells: NDArray[np.object_], texts: Iterable[str]) -> NDArray[np.bool_]:
    """Tell for each cell whether it is one of the texts."""
    wanted = frozenset(texts)
    return np.fromiter((cell in wanted for cell in cells.tolist()), np.bool_, len(cells))


def blanks(size: int) -> NDArray[np.object_]:
    """Return a column of empty cells."""
    return np.full(size, "", dtype=np.object_)


def texts(cells: Iterable[str]) -> NDArray[np.object_]:
    """Return texts as a column."""
    listed = list(cells)
    column = np.empty(len(listed), dtype=np.object_)
    column[:] = listed
    return column


def _each(cells: NDArray[np.object_], read: Callable[[str], T]) -> list[T]:
    """Apply to each distinct text once: columns hold few distinct ones."""
    listed = cells.tolist()
    seen = {text: read(text) for text in set(listed)}
    return [seen[text] for text in listed]
