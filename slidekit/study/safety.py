"""Adverse events and exposure of the safety population, by the arm that was actually given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.arms import arm_ids
from slidekit.study.cells import dates, is_filled, is_yes, numbers
from slidekit.study.digest import joint_digest, rows_digest
from slidekit.study.durations import convert
from slidekit.study.model import AdverseEvents, Exposure, Source
from slidekit.study.records import files_of
from slidekit.study.subjects import (
    TREATED_SIGNS,
    members,
    open_columns,
    safety_population,
    subject_table,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from slidekit.study.model import Study, Table

ENDS = ("TRTEDT", "TRTEDTM", "TRT01EDT", "TRT01EDTM")


def adverse_events(study: Study) -> AdverseEvents:
    """Return the treatment-emergent records of the safety population.

    Raises:
        StudyError: the study has no table of adverse events, or no table of subjects, or the two
            tables have no subject in common.
    """
    population = safety_population(study)
    people = members(study, population)
    records, words = emergent(_of_this_trial(adverse_event_table(study), subject_table(study)))
    place = {subject: index for index, subject in enumerate(people.ids)}
    subject = np.array(
        [place.get(subject, -1) for subject in records.columns["USUBJID"].tolist()], dtype=np.int64
    )
    known = subject >= 0
    kept = records.take(known)
    columns = {name: cells for name, cells in open_columns(kept).items() if is_filled(cells).any()}
    ids = people.table.columns["USUBJID"]
    inputs = joint_digest(
        rows_digest({"subject": ids, "arm": arm_ids(study.arms, people.arm)}),
        rows_digest({**columns, "subject": kept.columns["USUBJID"]}),
    )
    filter_ = _both(words, people.filter)
    files = files_of(people.table, records)
    return AdverseEvents(
        subject=subject[known],
        arm=people.arm[subject[known]],
        n_subjects=tuple(int((people.arm == arm).sum()) for arm in range(len(study.arms))),
        columns=columns,
        source=Source(files, filter_, population.id, inputs=inputs),
    )


def _of_this_trial(records: Table, subjects: Table) -> Table:
    """Return the records; those of other people are no sign that nobody had an event."""
    known = set(subjects.columns["USUBJID"].tolist())
    if not known.isdisjoint(records.columns["USUBJID"].tolist()) or not records.size:
        return records
    raise StudyError(
        tell("No subject of {0} is in {1}.", records.file.name, subjects.file.name),
        fix=tell("Look whether the tables come from the same trial and data cut."),
    )


def adverse_event_table(study: Study) -> Table:
    """Return the table of adverse events.

    Raises:
        StudyError: there is none, or more than one.
    """
    tables = study.of_kind("ADAE")
    if len(tables) == 1:
        return tables[0]
    if tables:
        names = tell(" and ").join(table.file.name for table in tables)
        raise StudyError(
            tell("{0} are both tables of adverse events.", names), fix=tell("Keep one of them.")
        )
    raise StudyError(
        tell("The study has no table of adverse events."),
        fix=tell(
            "Add one with a row per event (ADAE), or name its columns under columns: in study.yaml "
            "with kind: ADAE."
        ),
    )


def emergent(records: Table) -> tuple[Table, str]:
    """Return the records with TRTEMFL = Y; all of them where there is no such column."""
    if "TRTEMFL" not in records.columns:
        return records, ""
    return records.take(is_yes(records.columns["TRTEMFL"])), "TRTEMFL = Y"


def exposure(study: Study) -> Exposure | None:
    """Return how long each subject of the safety population was treated, in the unit shown.

    TRTDURD, or else last minus first day of treatment plus one; None: no table says it.
    """
    population = safety_population(study)
    people = members(study, population)
    if (found := treatment_days(people.table)) is None:
        return None
    days, words = found
    inputs = rows_digest({"arm": arm_ids(study.arms, people.arm), "days": days})
    filter_ = _both(words, people.filter)
    return Exposure(
        arm=people.arm,
        duration=convert(days, "days", study.spec.unit),
        unit=study.spec.unit,
        source=Source((people.table.file,), filter_, population.id, inputs=inputs),
    )


def treatment_days(table: Table) -> tuple[NDArray[np.float64], str] | None:
    """Return days of treatment per row, NaN where unknown, and how they were found."""
    if "TRTDURD" in table.columns:
        days = numbers(table.columns["TRTDURD"])
        return np.where(days > 0, days, np.nan), "TRTDURD"
    start = next((name for name in TREATED_SIGNS if name in table.columns), None)
    end = next((name for name in ENDS if name in table.columns), None)
    if start is None or end is None:
        return None
    span = dates(table.columns[end]) - dates(table.columns[start])
    days = span.astype("timedelta64[D]").astype(np.float64) + 1
    days[np.isnat(span)] = np.nan
    return np.where(days > 0, days, np.nan), f"{end} - {start} + 1 day"


def _both(*words: str) -> str:
    return "; ".join(word for word in words if word)
