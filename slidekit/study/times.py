"""Times to an event: one per subject of the population, in the unit shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.arms import arm_ids
from slidekit.study.cells import blanks, is_filled, numbers
from slidekit.study.digest import rows_digest
from slidekit.study.durations import convert, guess_unit, unit_named
from slidekit.study.model import Source, TimeToEvent
from slidekit.study.records import endpoint_records, files_of, find_endpoint, rows_by_subject
from slidekit.study.subjects import find_population, members
from slidekit.study.subsets import counted_in, is_open_who_can_have

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from slidekit.study.model import Study, Table
    from slidekit.study.spec import Endpoint, Unit

USUAL_SUBGROUPS = ("AGEGR1", "SEX", "RACE", "RACEGR1", "ETHNIC", "REGION1", "STRATA1", "STRATA2")
GROUPED = {"RACE": "RACEGR1"}
"""Column -> the column of the same characteristic in fewer groups, which is shown in its place."""


@dataclass(frozen=True, slots=True)
class TimeUnit:
    """The unit of a table's times, and whether anybody said so."""

    unit: Unit
    confirmed: bool


def time_to_event(study: Study, endpoint_id: str) -> TimeToEvent:
    """Return an endpoint's times by planned arm; CNSR 0 = event, 1 and above = censored.

    Raises:
        StudyError: no such endpoint or records, its values are counts, or a subject has several.
    """
    endpoint = find_endpoint(study, endpoint_id, "time_to_event")
    population = find_population(study, counted_in(study.spec, endpoint))
    people = members(study, population)
    records, words = endpoint_records(study, endpoint, "ADTTE")
    row = rows_by_subject(records, people.ids)
    matched = records.take(np.maximum(row, 0))
    time, event = read_times(records)
    unit = time_unit(study, records, endpoint).unit
    usable = (row >= 0) & ~np.isnan(time[row]) & ~np.isnan(event[row])
    could = (row >= 0) if is_open_who_can_have(endpoint, population) else np.ones_like(usable)
    both = _joined(people.table, matched).take(usable)
    times = convert(time[row][usable], unit, study.spec.unit)
    events, arm = event[row][usable] == 1, people.arm[usable]
    subgroups = {name: both.columns[name] for name in _subgroup_names(study, both)}
    strata = {name: _column(both, name) for name in _strata_names(study)}
    inputs = {
        **subgroups,
        **strata,
        "time": times,
        "event": events,
        "arm": arm_ids(study.arms, arm),
    }
    filter_ = f"{words}; {people.filter}"
    files = files_of(people.table, records)
    return TimeToEvent(
        endpoint=endpoint.id,
        time=times,
        event=events,
        arm=arm,
        strata=_codes(tuple(strata.values())) if strata else None,
        subgroups=subgroups,
        source=Source(files, filter_, population.id, inputs=rows_digest(inputs)),
        n_missing=int((could & ~usable).sum()),
        n_population=int(usable.size),
    )


def read_times(records: Table) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return times in the table's unit and 1 = event, 0 = censored; NaN where a cell is not usable.

    A negative time and a CNSR that is no whole number from 0 up are not usable.
    """
    time, censored = numbers(records.columns["AVAL"]), numbers(records.columns["CNSR"])
    bad_code = (censored < 0) | (censored != np.floor(censored))
    event = np.where(np.isnan(censored) | bad_code, np.nan, (censored == 0).astype(float))
    return np.where(time < 0, np.nan, time), event


def time_unit(study: Study, records: Table, endpoint: Endpoint) -> TimeUnit:
    """Return the unit of an endpoint's times: of AVALU, else of study.yaml, else a guess.

    The guess looks at all times of the study, since a short endpoint alone says little.

    Raises:
        StudyError: AVALU names several units, or none of time.
    """
    named = distinct(records.columns.get("AVALU", blanks(0)))
    if len(named) > 1:
        raise StudyError(
            tell(
                "{0} gives the times of {1} in several units ({2}).",
                records.file.name,
                endpoint.id,
                ", ".join(named),
            ),
            fix=tell("Bring them to one unit."),
        )
    if named and (unit := unit_named(named[0])) is None:
        raise StudyError(
            tell(
                "{0} is no time: {1} gives its values as {2!r}.",
                endpoint.id,
                records.file.name,
                named[0],
            ),
            fix=tell("Choose another PARAMCD for this endpoint in study.yaml."),
        )
    if named and unit:
        return TimeUnit(unit, confirmed=True)
    if endpoint.unit:
        return TimeUnit(endpoint.unit, confirmed=True)
    every = [numbers(table.columns["AVAL"]) for table in study.of_kind("ADTTE")]
    return TimeUnit(guess_unit(np.concatenate(every)), confirmed=False)


def distinct(cells: NDArray[np.object_]) -> list[str]:
    """Return the texts of a column, each once, sorted, without the empty one."""
    return sorted(set(cells[is_filled(cells)].tolist()))


def _strata_names(study: Study) -> Sequence[str]:
    statistics = study.spec.statistics
    return () if statistics.stratified is False else statistics.strata


def _codes(columns: Sequence[NDArray[np.object_]]) -> NDArray[np.int64]:
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    codes = {row: code for code, row in enumerate(sorted({row for row in rows if all(row)}))}
    return np.array([codes.get(row, -1) for row in rows], dtype=np.int64)


def _column(table: Table, name: str) -> NDArray[np.object_]:
    if name.upper() not in table.columns:
        raise StudyError(
            tell(
                "No column {0}, which study.yaml names as a stratum, in {1}.", name, table.file.name
            ),
            fix=tell("Correct statistics: strata: in study.yaml."),
        )
    return table.columns[name.upper()]


def _subgroup_names(study: Study, both: Table) -> Sequence[str]:
    if study.spec.subgroups is None:
        return usual_subgroups(both.columns)
    return [s.column.upper() for s in study.spec.subgroups if s.column.upper() in both.columns]


def usual_subgroups(columns: Collection[str]) -> list[str]:
    """Return the usual factors of a forest plot that a table has, each characteristic once."""
    there = [name for name in USUAL_SUBGROUPS if name in columns]
    return [name for name in there if GROUPED.get(name) not in there]


def _joined(subject_rows: Table, record_rows: Table) -> Table:
    """Return one row per subject with the columns of both; the subject table comes first."""
    return replace(subject_rows, columns={**record_rows.columns, **subject_rows.columns})
