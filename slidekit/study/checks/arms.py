"""Whether the arms of study.yaml and of the tables are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slidekit.languages import tell
from slidekit.languages.counts import Count
from slidekit.study.arms import (
    ACTUAL,
    PLANNED,
    actual_arms,
    arm_column,
    arm_names,
    is_control,
    planned_arms,
    screen_failures,
)
from slidekit.study.cells import is_filled
from slidekit.study.checks.problem import problem, subjects_in
from slidekit.study.subjects import treated
from slidekit.study.times import distinct
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.study.checks.problem import Check
    from slidekit.study.model import Problem, Study, Table


def reference_to_confirm(study: Study) -> Iterator[Problem]:
    """A hazard ratio has no direction until somebody says which arm is the reference."""
    marked = [arm.name for arm in study.arms if arm.reference]
    if len(study.arms) < 2 or (len(marked) == 1 and not study.is_suggested):
        return
    name = study.arms[study.reference].name
    if len(marked) > 1:
        what = tell(
            "study.yaml marks several arms as reference ({0}); {1} is taken.", listed(marked), name
        )
    else:
        what = tell("Nobody has said which arm is the reference; {0} is taken.", name)
    yield problem(
        "warn" if is_control(name) and len(marked) < 2 else "error",
        "reference_to_confirm",
        what,
        tell("Write reference: yes under one arm in study.yaml."),
    )


def no_arms(study: Study) -> Iterator[Problem]:
    """Without arms nothing can be counted."""
    if not study.arms:
        yield problem(
            "error",
            "no_arms",
            tell("No table names the arms of the study."),
            tell("Add a table of subjects with their arm, or write arms: in study.yaml."),
        )


def arm_without_subjects(study: Study) -> Iterator[Problem]:
    """An arm of study.yaml that no row names is misspelt more often than empty."""
    for table in study.of_kind("ADSL"):
        there = planned_arms(table, study.arms)
        for index, arm in enumerate(study.arms):
            if not (there == index).any():
                yield problem(
                    "error",
                    "arm_without_subjects",
                    tell(
                        "No subject of {0} is in the arm {1}: no cell says {2}. The table has {3}.",
                        table.file.name,
                        arm.name,
                        listed(arm.values or (arm.name,)),
                        listed(arm_names(table)) or tell("no arm"),
                    ),
                    tell("Correct values: of this arm in study.yaml."),
                    table=table,
                    column=arm_column(table, PLANNED),
                )


def unlisted_arm(study: Study) -> Iterator[Problem]:
    """Subjects of an arm that study.yaml does not list are in no analysis."""
    for table in study.of_kind("ADSL"):
        name = arm_column(table, PLANNED)
        if name is None or not study.arms:
            continue
        outside = (planned_arms(table, study.arms) < 0) & ~screen_failures(table)
        for text in distinct(table.columns[name][outside]):
            rows = outside & (table.columns[name] == text)
            n = subjects_in(table, rows)
            yield problem(
                "warn",
                "unlisted_arm",
                tell(
                    "{0} {0:subject|subjects} of {1} in {2!r} {0:belongs|belong} to no arm of "
                    "study.yaml and {0:is|are} left out.",
                    Count(n),
                    table.file.name,
                    text,
                ),
                tell("Add the arm, or the text to values: of one."),
                table=table,
                column=name,
            )


def without_arm(study: Study) -> Iterator[Problem]:
    """Subjects without an arm are in no analysis."""
    for table in study.of_kind("ADSL"):
        name = arm_column(table, PLANNED)
        blank = ~is_filled(table.columns[name]) if name else np.zeros(table.size, np.bool_)
        blank &= (planned_arms(table, study.arms) < 0) & ~screen_failures(table)
        if n := int(blank.sum()):
            yield problem(
                "warn",
                "without_arm",
                tell(
                    "{0} {0:subject|subjects} of {1} {0:has|have} no planned arm and {0:is|are} "
                    "left out",
                    Count(n),
                    table.file.name,
                ),
                tell("Fill the arm in if they were randomised."),
                table=table,
                rows=blank,
                column=name,
            )


def screened_only(study: Study) -> Iterator[Problem]:
    """Screen failures are counted as screened and in no N."""
    for table in study.of_kind("ADSL"):
        if n := int(screen_failures(table).sum()):
            yield problem(
                "warn",
                "screen_failures",
                tell(
                    "{0} {0:subject|subjects} of {1} failed screening or had no arm; they are "
                    "counted as screened only.",
                    Count(n),
                    table.file.name,
                ),
                tell("Nothing to do if that is so."),
                table=table,
            )


def arm_changed(study: Study) -> Iterator[Problem]:
    """Efficacy counts the planned arm, safety the actual one; a person must know they differ."""
    for table in study.of_kind("ADSL"):
        if arm_column(table, ACTUAL):
            planned, actual = planned_arms(table, study.arms), actual_arms(table, study.arms)
            if n := int(((planned >= 0) & (actual >= 0) & (planned != actual)).sum()):
                yield problem(
                    "warn",
                    "arm_changed",
                    tell(
                        "{0} {0:subject|subjects} of {1} got another treatment than planned; "
                        "safety counts them in the arm they got.",
                        Count(n),
                        table.file.name,
                    ),
                    tell("Nothing to do if that is so."),
                    table=table,
                )


def treated_without_arm(study: Study) -> Iterator[Problem]:
    """A treated subject whose actual arm is unknown is missing from the safety tables."""
    for table in study.of_kind("ADSL"):
        found = treated(table)
        if found and study.arms:
            lost = found[0] & (planned_arms(table, study.arms) >= 0)
            lost &= actual_arms(table, study.arms) < 0
            if n := int(lost.sum()):
                yield problem(
                    "error",
                    "treated_without_arm",
                    tell(
                        "{0} {0:treated subject|treated subjects} of {1} {0:has|have} an actual "
                        "arm that study.yaml does not list",
                        Count(n),
                        table.file.name,
                    ),
                    tell("Add its text to values: of an arm."),
                    table=table,
                    rows=lost,
                    column=arm_column(table, ACTUAL),
                )


def arm_in_one_table(study: Study) -> Iterator[Problem]:
    """Every arm with subjects has records, and every arm with records has subjects."""
    for people in study.of_kind("ADSL"):
        with_subjects = set(arm_names(people))
        for table in (*study.of_kind("ADTTE"), *study.of_kind("ADRS")):
            if arm_column(table, PLANNED) and table.size:
                with_records = set(arm_names(table))
                yield from _one_sided(people, table, with_subjects - with_records)
                yield from _one_sided(table, people, with_records - with_subjects)


def _one_sided(has: Table, lacks: Table, arms: set[str]) -> Iterator[Problem]:
    if arms:
        yield problem(
            "warn",
            "arm_in_one_table",
            tell(
                "{0} is an arm in {1} and in no row of {2}.",
                listed(sorted(arms)),
                has.file.name,
                lacks.file.name,
            ),
            tell("Look whether the two tables belong together and spell arms alike."),
            table=lacks,
            column=arm_column(lacks, PLANNED),
        )


ARM_CHECKS: tuple[Check, ...] = (
    no_arms,
    reference_to_confirm,
    arm_without_subjects,
    unlisted_arm,
    without_arm,
    screened_only,
    arm_changed,
    treated_without_arm,
    arm_in_one_table,
)
