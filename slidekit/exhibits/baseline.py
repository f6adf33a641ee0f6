"""Table 1: baseline characteristics per arm and in all, without p-values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.baseline_facts import BaselineFacts, Coded, Measured
from slidekit.exhibits.baseline_levels import baseline_columns, column_label, level_label
from slidekit.exhibits.model import Column, Exhibit, Made, Missing, Row, TableData
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.setting import (
    arm_labels,
    cutoff_note,
    display_arms,
    not_reported,
    population_label,
    provenance_notes,
    source_note,
)
from slidekit.languages import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.baseline_facts import Facts, Level
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Request
    from slidekit.study.model import Study, Subjects

NAME = "baseline"


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows of one column of the subject table."""

    rows: tuple[Row, ...]
    facts: Facts


def make(request: Request) -> Made | Missing:
    """Return Table 1; Missing where there is no table of subjects, or none of its columns."""
    from slidekit.study.views import subjects

    try:
        people = subjects(request.study, efficacy_population(request.study))
    except StudyError as error:
        return Missing.because(NAME, error, "columns")
    columns = baseline_columns(request.study, people.columns)
    known = tuple(column for column in columns if column in people.columns)
    if not known:
        reason = tell("The table of subjects has none of the columns of a baseline table.")
        return Missing(NAME, reason, "baseline")
    return _made(request, people, columns)


def efficacy_population(study: Study) -> str:
    """Return the id of the population of the primary endpoint, else that of all randomised."""
    primary = (one.population for one in study.spec.endpoints if one.rank == "primary")
    return next((population for population in primary if population), "itt")


def _made(request: Request, people: Subjects, columns: tuple[str, ...]) -> Made:
    study, prefix = request.study, request.prefix
    totals = BaselineFacts(study, people, "", prefix).totals()
    parts = [_part(study, people, column, prefix) for column in columns]
    facts: tuple[Fact, ...] = (*totals, *(fact for part in parts for fact in part.facts))
    population = population_label(study, people.population)
    exhibit = Exhibit(
        id=f"{prefix}{NAME}",
        kind=NAME,
        study=study.spec.id,
        data=TableData(
            columns=(Column(say("Characteristic"), "left", 2.0), *_headings(study, totals)),
            rows=tuple(row for part in parts for row in part.rows),
        ),
        arms=display_arms(study),
        population=people.population,
        status="baseline",
        facts=tuple(fact.id for fact in facts),
        title=say("Baseline characteristics"),
        footnotes=(
            say(
                "{0}, arms as randomised. Percentages are of all subjects of an arm, missing "
                "ones included. Range: minimum to maximum. SD, standard deviation.",
                population,
            ),
            f"{cutoff_note(study)} {source_note(people.source)}",
        ),
        notes=provenance_notes(people.source),
        alt=_alt(study, columns, totals),
    )
    return Made(exhibit, facts)


def _headings(study: Study, totals: Facts) -> Iterator[Column]:
    for label, fact in zip((*arm_labels(study), say("Total")), totals, strict=False):
        yield Column(f"{label}\n(N = {{{fact.id}}})")


def _part(study: Study, people: Subjects, column: str, prefix: str) -> _Part:
    label = column_label(study, column)
    groups = len(study.arms) + (len(study.arms) > 1)
    blank = ("",) * groups
    if column not in people.columns:
        return _Part((Row((label, *(not_reported(),) * groups), bold=True),), ())
    found = BaselineFacts(study, people, column, prefix).summary()
    if isinstance(found, Measured):
        rows, facts = _measured_rows(found)
        heading = label
    else:
        rows, facts = _coded_rows(study, column, found)
        heading = f"{label}, n (%)"
    return _Part((Row((heading, *blank), bold=True, group=True), *rows), facts)


def _measured_rows(found: Measured) -> tuple[tuple[Row, ...], Facts]:
    mean = (f"{{{mean.id}}} ({{{sd.id}}})" for mean, sd in zip(found.mean, found.sd, strict=True))
    median = (f"{{{fact.id}}} ({{{fact.id}:span}})" for fact in found.median)
    rows = (Row((say("Mean (SD)"), *mean), level=1), Row((say("Median (range)"), *median), level=1))
    missing = found.missing.facts if found.missing else ()
    return (*rows, *_missing_rows(found.missing)), (
        *found.mean,
        *found.sd,
        *found.median,
        *missing,
    )


def _coded_rows(study: Study, column: str, found: Coded) -> tuple[tuple[Row, ...], Facts]:
    rows = tuple(
        Row((level_label(study, column, level.cell or ""), *_cells(level)), level=1)
        for level in found.levels
    )
    every = (*found.levels, *((found.missing,) if found.missing else ()))
    facts = tuple(fact for level in every for fact in level.facts)
    return (*rows, *_missing_rows(found.missing)), facts


def _missing_rows(level: Level | None) -> tuple[Row, ...]:
    return (Row((say("Missing"), *_cells(level)), level=1),) if level else ()


def _cells(level: Level) -> tuple[str, ...]:
    return tuple(f"{{{fact.id}:cell}}" for fact in level.facts)


def _alt(study: Study, columns: tuple[str, ...], totals: Facts) -> str:
    arms = ", ".join(
        f"{label} (N = {{{fact.id}}})"
        for label, fact in zip((*arm_labels(study), "total"), totals, strict=False)
    )
    names = ", ".join(column_label(study, column) for column in columns)
    return say("Table of baseline characteristics for {0}: {1}.", arms, names)


KINDS = {NAME: Kind(NAME, "Baseline characteristics", TableData, make)}
