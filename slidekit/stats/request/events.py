"""The records of an adverse-event request, with the subjects they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.request.csv_table import read_csv
from slidekit.stats.request.rows import arm_labels, codes_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from slidekit.stats.request.csv_table import CsvTable
    from slidekit.stats.request.keys import Request
    from slidekit.stats.risk_sets import Codes, Floats

Value = TypeVar("Value")


class Events(NamedTuple):
    """Records of the subjects who are in one of the arms."""

    arms: tuple[str, ...]
    """Labels; the first is the reference."""
    arm_of_subject: Codes
    exposure_days: Floats | None
    """Of each subject, nan where missing; None: not asked for."""
    subject: Codes
    """Of each record: place of its subject."""
    day: Floats | None
    """Of onset of each record, nan where missing; None: not asked for."""
    table: CsvTable
    """The records, for further columns."""

    @property
    def arm(self) -> Codes:
        """Return the arm of each record."""
        return self.arm_of_subject[self.subject]

    @property
    def n_subjects(self) -> tuple[int, ...]:
        """Return the number of subjects of each arm."""
        return tuple(np.bincount(self.arm_of_subject, minlength=len(self.arms)).tolist())

    def total_per_arm(self, of_subject: Floats) -> tuple[float, ...]:
        """Sum a number of each subject within the arms."""
        totals = np.bincount(self.arm_of_subject, of_subject, len(self.arms))
        return tuple(totals.tolist())

    def per_arm(self, values: Sequence[Value]) -> dict[str, Value]:
        """Return one value per arm under the arm's label."""
        return dict(zip(self.arms, values, strict=True))


def read_events(request: Request, data_root: Path) -> Events:
    """Read and filter both tables; records of subjects who are in no arm are left out.

    Raises:
        StatsError: a file or column is missing, a cell is no number, a subject has two rows.
    """
    data, wanted = request.part("data"), request.part("filter")
    subjects = read_csv(data_root / data.text("subjects"))
    subjects = subjects.only(subjects.matching(wanted.part("subjects").values))
    arms = arm_labels(request)
    arm = codes_of(subjects.column(request.text("arm")), arms)
    subjects, arm = subjects.only(arm >= 0), arm[arm >= 0]
    identifiers = subjects.column(request.text("id")).tolist()
    places = {identifier: place for place, identifier in enumerate(identifiers)}
    if len(places) < len(identifiers):
        raise StatsError(
            f"{subjects.name} has more than one row for a subject.",
            fix="Filter it down to one row per subject.",
        )
    table = read_csv(data_root / data.text("events"))
    table = table.only(table.matching(wanted.part("events").values))
    subject = codes_of(table.column(request.text("id")), identifiers)
    table, subject = table.only(subject >= 0), subject[subject >= 0]
    exposure = (
        subjects.numbers(request.text("exposure_days")) if request.has("exposure_days") else None
    )
    day = table.numbers(request.text("first_day")) if request.has("first_day") else None
    return Events(arms, arm, exposure, subject, day, table)
