"""Make two plain tables of a small trial that never took place, of people who never lived.

python sample_data/simple/make.py [--seed 7] [-o DIR]
"""

from __future__ import annotations

import argparse
import csv
import io
import math
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
ARMS = {"Placebo": 11.0, "Fictivan": 16.0}
"""Arm -> median survival in months."""
PER_ARM = 60
EVENTS = {
    "Headache": (20, 22),
    "Nausea": (18, 34),
    "Fatigue": (26, 30),
    "Diarrhoea": (10, 26),
    "Rash": (4, 18),
    "Anaemia": (14, 16),
    "Cough": (18, 12),
    "Constipation": (16, 10),
    "Pneumonia": (6, 8),
    "Dizziness": (8, 10),
    "Infection": (10, 12),
    "Liver test increased": (2, 12),
}
"""Adverse event -> percent of patients on placebo, on Fictivan."""


@dataclass(frozen=True, slots=True)
class Survival:
    """One patient."""

    patient: int
    arm: str
    age: int
    sex: str
    months: float
    dead: str


@dataclass(frozen=True, slots=True)
class AdverseEvent:
    """One adverse event of one patient."""

    patient: int
    adverse_event: str
    grade: int
    serious: str


def treat(draw: Random, patient: int, arm: str) -> Survival:
    """Draw one patient; follow-up ends after 12 to 30 months."""
    death = -ARMS[arm] / math.log(2) * math.log(1 - draw.random())
    followed = 12 + 18 * draw.random()
    return Survival(
        patient=patient,
        arm=arm,
        age=35 + int(45 * (draw.random() + draw.random()) / 2),
        sex="female" if draw.random() < 0.48 else "male",
        # nobody is followed for no time at all
        months=max(round(min(death, followed), 1), 0.1),
        dead="yes" if death <= followed else "no",
    )


def suffer(draw: Random, subject: Survival) -> list[AdverseEvent]:
    """Draw the adverse events of one patient."""
    column = list(ARMS).index(subject.arm)
    return [
        _event(draw, subject.patient, name)
        for name, percent in EVENTS.items()
        if draw.random() * 100 < percent[column]
    ]


def _event(draw: Random, patient: int, name: str) -> AdverseEvent:
    roll = draw.random()
    grade = 1 + sum(roll >= limit for limit in (0.50, 0.80, 0.96))
    serious = grade >= 3 and draw.random() < 0.5
    return AdverseEvent(patient, name, grade, "yes" if serious else "no")


def write(seed: int, folder: Path) -> None:
    """Write survival.csv and events.csv; the same seed gives the same bytes."""
    draw = Random(seed)
    arms = [arm for arm in ARMS for _ in range(PER_ARM)]
    subjects = [treat(draw, 1001 + place, arm) for place, arm in enumerate(arms)]
    events = [event for subject in subjects for event in suffer(draw, subject)]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "survival.csv").write_bytes(_encode(subjects))
    (folder / "events.csv").write_bytes(_encode(events))


def _encode(rows: list[Survival] | list[AdverseEvent]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(field.name.replace("_", " ") for field in fields(rows[0]))
    writer.writerows(astuple(row) for row in rows)
    return text.getvalue().encode()


def main() -> None:
    """Write the two tables."""
    parser = argparse.ArgumentParser(description="Make the tables of a small invented trial.")
    parser.add_argument("--seed", type=int, default=7, help="another seed, another trial")
    parser.add_argument("-o", "--output", type=Path, default=HERE, help="folder of the tables")
    chosen = parser.parse_args()
    write(chosen.seed, chosen.output)


if __name__ == "__main__":
    main()
