"""CSV tables as the requests of the command line name them."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from slidekit.errors import StatsError
from slidekit.stats.request.keys import is_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from slidekit.stats.risk_sets import Codes, Flags, Floats

Cells = NDArray[np.object_]


@dataclass(frozen=True, slots=True, eq=False)
class CsvTable:
    """Cell texts of a CSV file by column; an empty cell is missing."""

    name: str
    columns: Mapping[str, Cells]
    lines: Codes
    """Line of each row in the file, the header being line 1."""

    def column(self, name: str) -> Cells:
        """Return the cell texts of a column."""
        if name not in self.columns:
            raise StatsError(
                f"{self.name} has no column {name!r} (it has {', '.join(self.columns)}).",
                fix="Name one of these in the request, or add the column to the file.",
            )
        return self.columns[name]

    def numbers(self, name: str) -> Floats:
        """Return a column as numbers, nan where a cell is empty."""
        cells = self.column(name)
        found = np.empty(len(cells))
        for row, cell in enumerate(cells.tolist()):
            try:
                found[row] = float(cell) if cell else math.nan
            except ValueError:
                raise self._no_number(name, row) from None
            if cell and not math.isfinite(found[row]):
                raise self._no_number(name, row)
        return found

    def _no_number(self, name: str, row: int) -> StatsError:
        return StatsError(
            f"{self.name}, line {self.lines[row]}: {self.columns[name][row]!r:.40} in column "
            f"{name!r} is not a number.",
            fix="Correct the cell or leave it empty.",
        )

    def only(self, rows: Flags) -> CsvTable:
        """Return some of the rows."""
        columns = {name: cells[rows] for name, cells in self.columns.items()}
        return CsvTable(self.name, columns, self.lines[rows])

    def matching(self, conditions: Mapping[str, Any]) -> Flags:
        """Return the rows that meet every condition of a filter; a missing cell meets none.

        A condition is a value, a list of values, or {"not_missing": true}.
        """
        keep = np.ones(len(self.lines), bool)
        for name, wanted in conditions.items():
            cells = self.column(name)
            keep &= cells != ""
            if wanted != {"not_missing": True}:
                values = wanted if isinstance(wanted, list) else [wanted]
                keep &= _equal_to_any(cells, values, name)
        return keep


def _equal_to_any(cells: Cells, values: list[Any], name: str) -> Flags:
    keep = np.zeros(len(cells), bool)
    for value in values:
        if isinstance(value, str):
            keep |= cells == value
        elif is_number(value):
            keep |= np.array([_as_number(cell) == value for cell in cells.tolist()], bool)
        else:
            raise StatsError(
                f"The filter on {name!r} must hold texts or numbers, not {value!r:.40}."
            )
    return keep


def _as_number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return math.nan


def read_csv(path: Path) -> CsvTable:
    """Read a CSV file (UTF-8, comma, header).

    Raises:
        StatsError: the file is missing, is no text, has no header or a row of another length.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            rows = [(reader.line_num, row) for row in reader if row]
    except (FileNotFoundError, NotADirectoryError):
        raise StatsError(
            f"There is no file {path.name} in {path.parent}.",
            fix="Put it there, or name the folder with --data-root.",
        ) from None
    except (OSError, ValueError, csv.Error) as problem:  # a name with a null byte is a ValueError
        raise StatsError(f"{path.name} cannot be read as a CSV file: {problem}.") from problem
    if not rows:
        raise StatsError(f"{path.name} is empty.", fix="The first line must name the columns.")
    header = rows[0][1]
    if len(set(header)) < len(header):
        raise StatsError(f"{path.name} has two columns of the same name.", fix="Rename one.")
    for line, row in rows[1:]:
        if len(row) != len(header):
            raise StatsError(
                f"{path.name}, line {line} has {len(row)} cells where the header has {len(header)}."
            )
    cells = np.array([row for _, row in rows[1:]], dtype=object).reshape(-1, len(header))
    lines = np.array([line for line, _ in rows[1:]], dtype=np.int64)
    return CsvTable(path.name, {name: cells[:, i] for i, name in enumerate(header)}, lines)
