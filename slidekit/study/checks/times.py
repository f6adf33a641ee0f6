"""Whether times and censoring codes mean what they should."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.languages.counts import Count
from slidekit.study.cells import MISSING, blanks, is_filled, is_one_of, number, numbers, texts
from slidekit.study.checks.problem import problem
from slidekit.study.durations import guess_unit, unit_named
from slidekit.study.records import analysed, paramcd_of, rows_by_subject
from slidekit.study.subjects import first_rows
from slidekit.study.times import distinct, read_times, time_unit
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from slidekit.study.checks.problem import Check, Severity
    from slidekit.study.model import Problem, Study, Table

FEW_EVENTS = 0.02
"""Share of events below which medians and tests say nothing."""

ENOUGH_SUBJECTS = 20
ROUNDING = 1e-6
LOOKED_AT = frozenset({"USUBJID", "PARAMCD", "AVAL", "AVALU", "CNSR", "ANL01FL"})


def count_is_no_time(study: Study) -> Iterator[Problem]:
    """A parameter counted in anything but time cannot be drawn as a curve."""
    for table, code, records in _parameters(study):
        units = distinct(records.columns.get("AVALU", blanks(0)))
        if odd := [unit for unit in units if unit_named(unit) is None]:
            yield problem(
                "warn",
                "not_a_time",
                tell(
                    "{0} of {1} is no time: its unit is {2}. It is not offered as a time to an "
                    "event.",
                    code,
                    table.file.name,
                    listed(odd),
                ),
                tell("Nothing to do, unless the unit is wrong."),
                table=table,
                column="AVALU",
            )


def unit_to_confirm(study: Study) -> Iterator[Problem]:
    """Times without a unit are guessed, and a wrong guess is wrong by thirty."""
    said = {paramcd_of(endpoint): endpoint.unit for endpoint in study.spec.endpoints}
    shown = set(said) if not study.is_suggested else None
    for table in study.of_kind("ADTTE"):
        times = numbers(table.columns["AVAL"])
        codes = [
            code
            for code in distinct(table.columns["PARAMCD"])
            if not said.get(code)
            and (shown is None or code in shown)
            and not distinct(_rows(table, code).columns.get("AVALU", blanks(0)))
        ]
        if codes and np.isfinite(times).any():
            low, high = np.nanmin(times), np.nanmax(times)
            yield problem(
                "error",
                "unit_to_confirm",
                tell(
                    "{0} does not say the unit of its times ({1:g} to {2:g}) for {3}; {4} are "
                    "taken.",
                    table.file.name,
                    low,
                    high,
                    listed(codes),
                    guess_unit(times),
                ),
                tell("Write unit: under the endpoint in study.yaml."),
                table=table,
                column="AVAL",
            )


def unit_contradiction(study: Study) -> Iterator[Problem]:
    """study.yaml and the table may not name different units."""
    for endpoint in study.spec.endpoints:
        for table in study.of_kind("ADTTE") if endpoint.unit else ():
            rows = _rows(table, paramcd_of(endpoint))
            for text in distinct(rows.columns.get("AVALU", blanks(0))):
                if unit_named(text) not in (None, endpoint.unit):
                    yield problem(
                        "error",
                        "unit_contradiction",
                        tell(
                            "study.yaml gives {0} in {1}, {2} in {3}; the table is followed.",
                            endpoint.id,
                            endpoint.unit,
                            table.file.name,
                            text,
                        ),
                        tell("Correct unit: in study.yaml, or AVALU in the table."),
                        table=table,
                        column="AVALU",
                    )


def bad_time(study: Study) -> Iterator[Problem]:
    """A time is a number from 0 up; others are left out of the analysis, and counted."""
    for table, code, records in _times(study):
        cells = records.columns["AVAL"]
        missing, value = is_one_of(cells, MISSING), numbers(cells)
        kinds: tuple[tuple[Severity, str, NDArray[np.bool_], str], ...] = (
            ("warn", "missing_time", missing, tell("no time")),
            ("error", "negative_time", value < 0, tell("a negative time")),
            (
                "error",
                "time_no_number",
                np.isnan(value) & ~missing,
                tell("a time that is no number"),
            ),
        )
        for severity, name, rows, what in kinds:
            if n := int(rows.sum()):
                yield problem(
                    severity,
                    name,
                    tell(
                        "{0} {0:record|records} of {1} in {2} {0:has|have} {3} and {0:is|are} left "
                        "out",
                        Count(n),
                        code,
                        table.file.name,
                        what,
                    ),
                    tell("Complete or correct AVAL."),
                    table=records,
                    rows=rows,
                    column="AVAL",
                )


def bad_censoring(study: Study) -> Iterator[Problem]:
    """CNSR is a whole number: 0 = event, 1 and above = censored."""
    for table, code, records in _times(study):
        cells = records.columns["CNSR"]
        blank = is_one_of(cells, MISSING)
        odd = ~blank & ~_is_code(cells)
        if odd.any():
            yield problem(
                "error",
                "odd_censoring",
                tell(
                    "CNSR of {0} in {1} holds {2}, which is neither 0 (event) nor 1 and above "
                    "(censored); these records are left out",
                    code,
                    table.file.name,
                    listed(distinct(cells[odd])),
                ),
                tell("Correct CNSR."),
                table=records,
                rows=odd,
                column="CNSR",
            )
        if n := int(blank.sum()):
            yield problem(
                "warn",
                "missing_censoring",
                tell(
                    "{0} {0:record|records} of {1} in {2} {0:has|have} no CNSR and {0:is|are} left "
                    "out",
                    Count(n),
                    code,
                    table.file.name,
                ),
                tell("Complete CNSR."),
                table=records,
                rows=blank,
                column="CNSR",
            )


def _is_code(cells: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Tell for each cell whether it is a whole number from 0 up."""
    values = [number(cell) for cell in cells.tolist()]
    return np.array([v is not None and v >= 0 and v.is_integer() for v in values], dtype=np.bool_)


def odd_share(study: Study) -> Iterator[Problem]:
    """Hardly any event, or nobody censored: true of a young trial, or of turned codes."""
    for table, code, records in _times(study):
        _, event = read_times(records)
        known = event[~np.isnan(event)]
        if len(known) < ENOUGH_SUBJECTS:
            continue
        n = int(known.sum())
        if n < FEW_EVENTS * len(known) or n == len(known):
            nobody, few = tell("nobody censored"), tell("{0} {0:event|events}", Count(n))
            what = nobody if n == len(known) else few
            yield problem(
                "warn",
                "odd_share",
                tell(
                    "{0} of {1} has {2} in {3} subjects; medians and tests may say nothing.",
                    code,
                    table.file.name,
                    what,
                    len(known),
                ),
                tell("Check that CNSR is 0 for events and 1 for censored."),
                table=table,
                column="CNSR",
            )


def doubled_record(study: Study) -> Iterator[Problem]:
    """A subject has one record of a parameter to analyse."""
    for table, code, records in _times(study):
        kept, _ = analysed(records, code)
        again = is_filled(kept.columns["USUBJID"])
        again[first_rows(kept)] = False
        if n := int(again.sum()):
            yield problem(
                "error",
                "doubled_record",
                tell(
                    "{0} {0:record|records} of {1} in {2} {0:repeats|repeat} a subject",
                    Count(n),
                    code,
                    table.file.name,
                ),
                tell("Mark the record to analyse with ANL01FL = Y."),
                table=kept,
                rows=again,
                column="USUBJID",
            )


def progression_after_death(study: Study) -> Iterator[Problem]:
    """A subject's progression-free time cannot outlast survival."""
    for table in study.of_kind("ADTTE"):
        first, last = _rows(table, "PFS"), _rows(table, "OS")
        if not first.size or not last.size or _unit(first) != _unit(last):
            continue
        row = rows_by_subject(last, first.columns["USUBJID"].tolist())
        survived = numbers(last.columns["AVAL"])[row]
        late = (row >= 0) & (survived >= 0) & (numbers(first.columns["AVAL"]) > survived + ROUNDING)
        if late.any():
            yield problem(
                "warn",
                "pfs_after_os",
                tell(
                    "PFS is longer than OS for {0} {0:subject|subjects} of {1}",
                    Count(late.sum()),
                    table.file.name,
                ),
                tell("Ask the statistician how the two were censored."),
                table=first,
                rows=late,
                column="AVAL",
            )


def endpoint_without_records(study: Study) -> Iterator[Problem]:
    """An endpoint of study.yaml needs records, or reported numbers."""
    reported = {
        cell
        for kind in ("estimates", "km_points", "subgroups")
        for table in study.of_kind(kind)
        for cell in table.columns.get("endpoint_id", blanks(0)).tolist()
    }
    for endpoint in study.spec.endpoints:
        tables = study.of_kind("ADTTE" if endpoint.type == "time_to_event" else "ADRS")
        code = paramcd_of(endpoint)
        if endpoint.id not in reported and not any(_rows(table, code).size for table in tables):
            yield problem(
                "error" if tables else "warn",
                "endpoint_without_records",
                tell("No table has records of the endpoint {0} (PARAMCD {1}).", endpoint.id, code),
                tell("Correct paramcd: in study.yaml, or take the endpoint out."),
            )


def mixed_units(study: Study) -> Iterator[Problem]:
    """One parameter is given in one unit."""
    for endpoint in study.spec.endpoints:
        for table in study.of_kind("ADTTE"):
            rows = _rows(table, paramcd_of(endpoint))
            if rows.size and len(distinct(rows.columns.get("AVALU", blanks(0)))) > 1:
                try:
                    time_unit(study, rows, endpoint)
                except StudyError as error:
                    message = error.what
                    yield problem("error", "mixed_units", message, error.fix, table=table)


def _unit(records: Table) -> list[str]:
    return distinct(records.columns.get("AVALU", texts([])))


def _rows(table: Table, code: str) -> Table:
    """Return the records of a parameter, with the columns that are looked at here."""
    columns = {name: cells for name, cells in table.columns.items() if name in LOOKED_AT}
    return replace(table, columns=columns).take(table.columns["PARAMCD"] == code)


def _parameters(study: Study) -> Iterator[tuple[Table, str, Table]]:
    for table in study.of_kind("ADTTE"):
        for code in distinct(table.columns["PARAMCD"]):
            yield table, code, _rows(table, code)


def _times(study: Study) -> Iterator[tuple[Table, str, Table]]:
    """Yield the parameters that are times; counts need no censoring."""
    for table, code, records in _parameters(study):
        if all(unit_named(unit) for unit in _unit(records)):
            yield table, code, records


TIME_CHECKS: tuple[Check, ...] = (
    count_is_no_time,
    unit_to_confirm,
    unit_contradiction,
    mixed_units,
    endpoint_without_records,
    bad_time,
    bad_censoring,
    odd_share,
    doubled_record,
    progression_after_death,
)
