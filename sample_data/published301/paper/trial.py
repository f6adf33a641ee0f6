"""The patient-level tables behind the paper, which readers of the paper never see."""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paper.survival import Observation

if TYPE_CHECKING:
    from collections.abc import Mapping

Rows = tuple[dict[str, str], ...]

GENERATOR = Path(__file__).parents[2] / "onc301" / "make.py"
DAYS_PER_MONTH = 30.4375
CELLS = ("Quelmatinib + placebo", "Ostrataxel + placebo")
ARMS = ("Quelmatinib", "Ostrataxel")
"""As the paper names them: experimental arm, reference arm."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The four tables, randomised patients only, each patient by identifier."""

    subjects: Mapping[str, dict[str, str]]
    times: Rows
    responses: Rows
    events: Rows

    def group(self, arm: int) -> list[dict[str, str]]:
        """Return the patients randomised to an arm, 0 experimental, 1 reference."""
        return [s for s in self.subjects.values() if s["TRT01P"] == CELLS[arm]]

    def treated(self, arm: int) -> list[dict[str, str]]:
        """Return the patients who took what an arm takes."""
        return [s for s in self.subjects.values() if s["TRT01A"] == CELLS[arm]]

    def observations(self, code: str) -> dict[str, Observation]:
        """Return each patient's time of one parameter; arm 1 is the experimental one."""
        return {
            row["USUBJID"]: self._observation(row) for row in self.times if row["PARAMCD"] == code
        }

    def _observation(self, row: dict[str, str]) -> Observation:
        subject = self.subjects[row["USUBJID"]]
        return Observation(
            months=int(row["AVAL"]) / DAYS_PER_MONTH,
            event=row["CNSR"] == "0",
            arm=int(subject["TRT01P"] == CELLS[0]),
            stratum=stratum(subject),
        )


def stratum(subject: Mapping[str, str]) -> str:
    """Return a patient's stratum of randomisation."""
    return subject["STRAT1R"] + subject["STRAT2R"]


def run(seed: int) -> Trial:
    """Run the trial of ONC301 with another seed."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(GENERATOR), "--seed", str(seed), "-o", folder]
        subprocess.run(command, check=True)
        adsl, adtte, adrs, adae = (
            _read(Path(folder) / f"{name}.csv") for name in ("adsl", "adtte", "adrs", "adae")
        )
    subjects = {row["USUBJID"]: row for row in adsl if row["ITTFL"] == "Y"}
    emergent = tuple(row for row in adae if row["TRTEMFL"] == "Y")
    return Trial(subjects, adtte, adrs, emergent)


def _read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
