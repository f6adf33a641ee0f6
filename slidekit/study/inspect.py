"""What was recognised in tables and folders, as one JSON object for people who script."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from slidekit.errors import StudyError
from slidekit.study.cells import MISSING, dates, numbers, texts
from slidekit.study.mapping import OUR_NAMES
from slidekit.study.opening import assemble, gather, suggest
from slidekit.study.records import paramcd_of, parameter_rows
from slidekit.study.specfile import write_spec
from slidekit.study.subjects import (
    ITT,
    SAFETY,
    find_population,
    is_safety,
    members,
    safety_population,
    subject_table,
    treated,
)
from slidekit.study.times import time_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from slidekit.study.model import Study, Table
    from slidekit.study.opening import Files
    from slidekit.study.spec import Endpoint, Population, TableMap, Unit

ROLES = {
    "USUBJID": "subject",
    "TRT01P": "planned arm",
    "ARM": "planned arm",
    "TRTP": "planned arm",
    "TRT01A": "actual arm",
    "ACTARM": "actual arm",
    "TRTA": "actual arm",
    "PARAMCD": "parameter",
    "PARAM": "parameter label",
    "AVAL": "value",
    "AVALU": "unit",
    "AVALC": "response",
    "CNSR": "censoring",
    "EVNTDESC": "event description",
    "AEDECOD": "preferred term",
    "AESOC": "system organ class",
    "AEBODSYS": "system organ class",
    "AETOXGR": "grade",
    "ATOXGR": "grade",
    "AESEV": "severity",
    "AESER": "seriousness",
    "AEREL": "relation",
    "AREL": "relation",
    "AEACN": "action taken",
    "AEOUT": "outcome",
    "AESDTH": "fatal",
    "DTHFL": "death",
    "TRTDURD": "days of treatment",
    "EOSSTT": "study status",
    "EOTSTT": "treatment status",
    "DCSREAS": "reason for leaving the study",
    "DCTREAS": "reason for stopping treatment",
}
"""What the columns that are used mean; all others have no role."""


def inspect(paths: Sequence[Path]) -> dict[str, Any]:
    """Return what was recognised in tables or folders and what is wrong with it.

    The keys are datasets, arms, populations, endpoints and problems; what is absent is None.

    Raises:
        StudyError: nothing could be read, or study.yaml breaks its schema.
    """
    files = gather(paths)
    return recognised(files, assemble(files))


def recognised(files: Files, study: Study) -> dict[str, Any]:
    """Return the same of files that are read already."""
    return {
        "datasets": list(_datasets(files, study)),
        "arms": list(_arms(study)),
        "populations": [_population(study, p) for p in study.spec.populations or (ITT, SAFETY)],
        "endpoints": [_endpoint(study, endpoint) for endpoint in study.spec.endpoints],
        "problems": [asdict(problem) for problem in study.problems],
    }


def write_suggestion(paths: Sequence[Path], target: Path) -> None:
    """Write a first study.yaml, guessed from tables or folders.

    Raises:
        StudyError: nothing could be read, or the target is there already.
    """
    write_spec(suggest(gather(paths)), target)


def _datasets(files: Files, study: Study) -> Iterator[dict[str, object]]:
    """Yield one entry per table and kind: a file mapped twice has two."""
    for raw in files.tables:
        kinds = [table.kind for table in study.tables if table.file == raw.file] or ["unknown"]
        for kind in dict.fromkeys(kinds):
            entries = [e for e in study.spec.columns if e.file == raw.file.name and e.kind == kind]
            yield {
                "file": raw.file.name,
                "kind": kind,
                "rows": raw.size,
                "columns": [_column(raw, name, entries, kind) for name in raw.columns],
            }


def _column(table: Table, name: str, entries: Sequence[TableMap], kind: str) -> dict[str, object]:
    mapped = {
        theirs.casefold(): ours for entry in entries for ours, theirs in entry.columns.items()
    }
    ours = mapped.get(name.casefold())
    standard = OUR_NAMES.get(ours, ours) if ours else name.upper()
    known = ROLES.get(standard) if kind.startswith("AD") else None
    return {
        "name": name,
        "role": known or ours or _flag_role(name, kind),
        "type": column_type(table.columns[name]),
        "missing": int((table.columns[name] == "").sum()),
    }


def _flag_role(name: str, kind: str) -> str | None:
    return "flag" if kind.startswith("AD") and name.upper().endswith("FL") else None


def column_type(cells: NDArray[np.object_]) -> str:
    """Return what the cells of a column are: empty, number, date, flag or text."""
    filled = texts(set(cells.tolist()) - MISSING)
    if not len(filled):
        return "empty"
    if set(filled.tolist()) <= {"Y", "N"}:
        return "flag"
    if not np.isnan(numbers(filled)).any():
        return "number"
    return "text" if np.isnat(dates(filled)).any() else "date"


def _arms(study: Study) -> Iterator[dict[str, object]]:
    randomised, treated = _sizes(study, ITT), _sizes(study, safety_population(study))
    for index, arm in enumerate(study.arms):
        yield {
            "name": arm.name,
            "randomised": randomised[index] if randomised else None,
            "treated": treated[index] if treated else None,
        }


def _population(study: Study, population: Population) -> dict[str, object]:
    sizes = _sizes(study, population)
    return {
        "id": population.id,
        "label": population.label,
        "n": sum(sizes) if sizes is not None else None,
    }


def _sizes(study: Study, population: Population) -> list[int] | None:
    """Return N per arm, or None where no table says it."""
    try:
        found = find_population(study, population.id)
        if is_safety(found) and not found.filter and treated(subject_table(study)) is None:
            return None
        arm = members(study, found).arm
    except StudyError:
        return None
    return [int((arm == index).sum()) for index in range(len(study.arms))]


def _endpoint(study: Study, endpoint: Endpoint) -> dict[str, object]:
    unit, confirmed = unit_of(study, endpoint)
    return {
        "id": endpoint.id,
        "paramcd": paramcd_of(endpoint),
        "label": endpoint.label,
        "unit": unit,
        "unit_confirmed": confirmed,
    }


def unit_of(study: Study, endpoint: Endpoint) -> tuple[Unit | None, bool]:
    """Return the unit of an endpoint's times, and whether somebody said it; a response has none."""
    if endpoint.type == "response" or not study.of_kind("ADTTE"):
        return endpoint.unit, True
    try:
        found = time_unit(study, parameter_rows(study, paramcd_of(endpoint), "ADTTE"), endpoint)
    except StudyError:
        return endpoint.unit, endpoint.unit is not None
    return found.unit, found.confirmed
