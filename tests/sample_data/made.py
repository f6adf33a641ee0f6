"""Sample data as the tests see them: rows of cells, and the scripts run again."""

from __future__ import annotations

import csv
import datetime as dt
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.needs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, str]

SAMPLES = ROOT / "sample_data"
EXPERIMENTAL, CONTROL = "Quelmatinib + placebo", "Ostrataxel + placebo"


@dataclass(frozen=True, slots=True)
class Trial:
    """The four tables of one run of ONC301."""

    folder: Path
    adsl: tuple[Row, ...]
    adtte: tuple[Row, ...]
    adrs: tuple[Row, ...]
    adae: tuple[Row, ...]

    def itt(self) -> dict[str, Row]:
        """Return randomised patients by identifier."""
        return {row["USUBJID"]: row for row in self.adsl if row["ITTFL"] == "Y"}

    def treated(self) -> dict[str, Row]:
        """Return treated patients by identifier."""
        return {row["USUBJID"]: row for row in self.adsl if row["SAFFL"] == "Y"}

    def times(self, code: str) -> dict[str, Row]:
        """Return the rows of one parameter by patient."""
        return {row["USUBJID"]: row for row in self.adtte if row["PARAMCD"] == code}

    def responses(self, code: str) -> dict[str, Row]:
        """Return the rows of one response parameter by patient."""
        return {row["USUBJID"]: row for row in self.adrs if row["PARAMCD"] == code}

    def emergent(self) -> tuple[Row, ...]:
        """Return the treatment-emergent adverse events."""
        return tuple(row for row in self.adae if row["TRTEMFL"] == "Y")


def rows(path: Path) -> tuple[Row, ...]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def onc301(folder: Path) -> Trial:
    """Return the trial in a folder."""
    return Trial(
        folder, *(rows(folder / f"{name}.csv") for name in ("adsl", "adtte", "adrs", "adae"))
    )


def make(sample: str, folder: Path, seed: int | None = None) -> Path:
    """Run the script of a sample into a folder, with its own seed or another."""
    chosen = [] if seed is None else ["--seed", str(seed)]
    script = str(SAMPLES / sample / "make.py")
    subprocess.run([sys.executable, script, *chosen, "-o", str(folder)], check=True)
    return folder


def day(cell: str) -> dt.date:
    """Return the date that a cell holds."""
    return dt.date.fromisoformat(cell)
