"""Whether the tables speak of the same subjects, and of each subject once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slidekit.study.arms import PLANNED, arm_column, planned_arms, screen_failures
from slidekit.study.cells import is_filled, is_yes
from slidekit.study.checks.problem import known_subjects, problem, subjects_in
from slidekit.study.disposition import STATES
from slidekit.study.subjects import first_rows, itt_flag, treated
from slidekit.study.times import distinct
from slidekit.study.words import agree, counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from slidekit.study.checks.problem import Check
    from slidekit.study.model import Problem, Study, Table


def no_subject_table(study: Study) -> Iterator[Problem]:
    """N comes from the table of subjects; without one it can only be counted from records."""
    records = [table for kind in ("ADTTE", "ADRS") for table in study.of_kind(kind)]
    if not study.of_kind("ADSL") and (records or study.of_kind("ADAE")):
        source = records[0].file.name if records else "no table"
        yield problem(
            "warn" if records else "error",
            "no_subject_table",
            f"There is no table of subjects (ADSL); subjects are counted from {source}.",
            "Add one: subjects without a record are missed otherwise.",
        )


def several_subject_tables(study: Study) -> Iterator[Problem]:
    """Two tables of subjects are two studies, or one twice."""
    names = [table.file.name for table in study.of_kind("ADSL")]
    if len(names) > 1:
        yield problem(
            "error",
            "several_subject_tables",
            f"{listed(names)} are all tables of subjects; only {names[0]} is used.",
            "Open one study at a time, or give the others kind: ignore in study.yaml.",
        )


def doubled_subject(study: Study) -> Iterator[Problem]:
    """A subject has one row in the table of subjects."""
    for table in study.of_kind("ADSL"):
        again = is_filled(table.columns["USUBJID"])
        again[first_rows(table)] = False
        if n := int(again.sum()):
            yield problem(
                "error",
                "doubled_subject",
                f"{counted(n, 'row')} of {table.file.name} {agree(n, 'repeats', 'repeat')} a "
                "subject; the first row is used",
                "Keep one row per subject.",
                table=table,
                rows=again,
                column="USUBJID",
            )


def blank_subject(study: Study) -> Iterator[Problem]:
    """A row without a subject cannot be counted."""
    for table in study.tables:
        if "USUBJID" not in table.columns:
            continue
        blank = ~is_filled(table.columns["USUBJID"])
        if n := int(blank.sum()):
            yield problem(
                "error",
                "blank_subject",
                f"{counted(n, 'row')} of {table.file.name} {agree(n, 'names', 'name')} no subject",
                "Fill in USUBJID.",
                table=table,
                rows=blank,
                column="USUBJID",
            )


def unknown_subject(study: Study) -> Iterator[Problem]:
    """Records of subjects who are in no row of the table of subjects are not counted."""
    for people in study.of_kind("ADSL"):
        ids = set(people.columns["USUBJID"].tolist())
        for kind in ("ADTTE", "ADAE", "ADRS"):
            for table in study.of_kind(kind):
                unknown = ~known_subjects(table, ids)
                if n := subjects_in(table, unknown):
                    yield problem(
                        "error",
                        "unknown_subject",
                        f"{counted(n, 'subject')} of {table.file.name} {agree(n, 'is', 'are')} not "
                        f"in {people.file.name}; their records are left out",
                        "Look whether the two tables come from the same data cut.",
                        table=table,
                        rows=unknown,
                        column="USUBJID",
                    )


def treated_not_randomised(study: Study) -> Iterator[Problem]:
    """Nobody is treated without having been randomised or assigned."""
    for table in study.of_kind("ADSL"):
        found = treated(table)
        if found is None or not study.arms:
            continue
        flag = itt_flag(table)
        randomised = is_yes(table.columns[flag]) if flag else ~screen_failures(table)
        odd = found[0] & (~randomised | (planned_arms(table, study.arms) < 0))
        odd &= ~_unlisted(study, table)
        if n := int(odd.sum()):
            yield problem(
                "error",
                "treated_not_randomised",
                f"{counted(n, 'subject')} of {table.file.name} {agree(n, 'was', 'were')} treated "
                "and not randomised, so that more were treated than randomised",
                f"Check {found[1].split()[0]} and {flag or 'the arms'}.",
                table=table,
                rows=odd,
                column=flag,
            )


def odd_status(study: Study) -> Iterator[Problem]:
    """Completion can be counted from the controlled terms only."""
    for table in study.of_kind("ADSL"):
        for name in ("EOSSTT", "EOTSTT"):
            cells = distinct(table.columns[name]) if name in table.columns else []
            if odd := [cell for cell in cells if cell.upper() not in STATES]:
                yield problem(
                    "warn",
                    "odd_status",
                    f"{name} of {table.file.name} holds {listed(odd)}; completion cannot be "
                    "counted and is shown as not reported.",
                    "Use COMPLETED, ONGOING and DISCONTINUED.",
                    table=table,
                    column=name,
                )


def _unlisted(study: Study, table: Table) -> NDArray[np.bool_]:
    """Subjects of an arm that study.yaml leaves out were randomised all the same."""
    name = arm_column(table, PLANNED)
    if name is None:
        return np.zeros(table.size, np.bool_)
    named = table.columns[name] != ""
    return np.asarray(named & (planned_arms(table, study.arms) < 0) & ~screen_failures(table))


SUBJECT_CHECKS: tuple[Check, ...] = (
    no_subject_table,
    several_subject_tables,
    doubled_subject,
    blank_subject,
    unknown_subject,
    treated_not_randomised,
    odd_status,
)
