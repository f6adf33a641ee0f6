"""Whether the tables speak of the same subjects, and of each subject once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slidekit.languages import tell
from slidekit.languages.counts import Count
from slidekit.study.arms import PLANNED, arm_column, planned_arms, screen_failures
from slidekit.study.cells import is_filled, is_yes
from slidekit.study.checks.problem import known_subjects, problem, subjects_in
from slidekit.study.disposition import STATES
from slidekit.study.subjects import (
    find_population,
    first_rows,
    itt_flag,
    safety_population,
    treated,
)
from slidekit.study.times import distinct
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from slidekit.study.checks.problem import Check
    from slidekit.study.model import Problem, Study, Table


def no_subject_table(study: Study) -> Iterator[Problem]:
    """N comes from the table of subjects; without one it can only be counted from records."""
    records = [table for kind in ("ADTTE", "ADRS") for table in study.of_kind(kind)]
    if not study.of_kind("ADSL") and (records or study.of_kind("ADAE")):
        source = records[0].file.name if records else tell("no table")
        yield problem(
            "warn" if records else "error",
            "no_subject_table",
            tell("There is no table of subjects (ADSL); subjects are counted from {0}.", source),
            tell("Add one: subjects without a record are missed otherwise."),
        )


def several_subject_tables(study: Study) -> Iterator[Problem]:
    """Two tables of subjects are two studies, or one twice."""
    names = [table.file.name for table in study.of_kind("ADSL")]
    if len(names) > 1:
        yield problem(
            "error",
            "several_subject_tables",
            tell("{0} are all tables of subjects; only {1} is used.", listed(names), names[0]),
            tell("Open one study at a time, or give the others kind: ignore in study.yaml."),
        )


def no_flags(study: Study) -> Iterator[Problem]:
    """Without flags, and without a filter in study.yaml, everybody in an arm belongs to all."""
    described = {entry.file.casefold() for entry in study.spec.columns}
    for table in study.of_kind("ADSL")[:1]:
        unsaid = _unsaid(study, table)
        if unsaid and table.file.name.casefold() not in described:
            yield problem(
                "warn",
                "no_flags",
                unsaid,
                tell("Add the column, or write a filter under populations: in study.yaml."),
                table=table,
            )


def _unsaid(study: Study, table: Table) -> str:
    """Return what nothing says of the two populations that every study has; "": all is said."""
    is_randomised_told = find_population(study, "itt").filter or itt_flag(table)
    is_treated_told = safety_population(study).filter or treated(table)
    name = table.file.name
    if is_randomised_told and is_treated_told:
        return ""
    if is_randomised_told:
        return tell(
            "Nothing in {0} says who was treated (SAFFL or TRTSDT): everybody who was randomised "
            "counts.",
            name,
        )
    if is_treated_told:
        return tell(
            "Nothing in {0} says who was randomised (ITTFL, FASFL or RANDFL): everybody in an arm "
            "counts.",
            name,
        )
    return tell(
        "Nothing in {0} says who was randomised (ITTFL, FASFL or RANDFL) or treated (SAFFL or "
        "TRTSDT): everybody in an arm counts as both.",
        name,
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
                tell(
                    "{0} {0:row|rows} of {1} {0:repeats|repeat} a subject; the first row is used",
                    Count(n),
                    table.file.name,
                ),
                tell("Keep one row per subject."),
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
                tell(
                    "{0} {0:row|rows} of {1} {0:names|name} no subject", Count(n), table.file.name
                ),
                tell("Fill in USUBJID."),
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
                        tell(
                            "{0} {0:subject|subjects} of {1} {0:is|are} not in {2}; their records "
                            "are left out",
                            Count(n),
                            table.file.name,
                            people.file.name,
                        ),
                        tell("Look whether the two tables come from the same data cut."),
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
                tell(
                    "{0} {0:subject|subjects} of {1} {0:was|were} treated and not randomised, so "
                    "that more were treated than randomised",
                    Count(n),
                    table.file.name,
                ),
                tell("Check {0} and {1}.", found[1].split()[0], flag or tell("the arms")),
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
                    tell(
                        "{0} of {1} holds {2}; completion cannot be counted and is shown as not "
                        "reported.",
                        name,
                        table.file.name,
                        listed(odd),
                    ),
                    tell("Use COMPLETED, ONGOING and DISCONTINUED."),
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
    no_flags,
    doubled_subject,
    blank_subject,
    unknown_subject,
    treated_not_randomised,
    odd_status,
)
