"""Where the subjects went: screened, randomised, treated, completed, analysed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StudyError
from slidekit.study.arms import planned_arms, screen_failures
from slidekit.study.cells import texts
from slidekit.study.digest import rows_digest
from slidekit.study.flow_filters import FATES, arm_filter, flow_filters
from slidekit.study.model import ArmFlow, Disposition, Fate, Source
from slidekit.study.subjects import (
    ITT,
    SAFETY,
    belongs,
    open_columns,
    subject_table,
    treated,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from slidekit.study.model import Study, Table
    from slidekit.study.spec import Population

STATES = frozenset({"COMPLETED", "ONGOING", "DISCONTINUED", "NOT STARTED", "SCREEN FAILURE"})
NOT_REPORTED = Fate(completed=None, ongoing=None, discontinued=None, reasons=None)


def disposition(study: Study) -> Disposition:
    """Return the flow of subjects by planned arm; a count that no column gives is None.

    Raises:
        StudyError: the study has no table of subjects.
    """
    table = subject_table(study)
    failed = screen_failures(table)
    arm = np.where(failed, -1, planned_arms(table, study.arms))
    n_failed = int(failed.sum())
    populations = study.spec.populations or (ITT, SAFETY)
    return Disposition(
        # a table of randomised subjects alone does not say how many were screened
        screened=table.size if n_failed else None,
        screen_failures=n_failed or None,
        arms=tuple(_flow(study, table, arm == index, index) for index in range(len(study.arms))),
        source=Source((table.file,), "", "", inputs=rows_digest(open_columns(table))),
        filters=flow_filters(table, populations),
        filter=arm_filter(table, study.arms),
    )


def is_coded(table: Table, status: str) -> bool:
    """Tell whether a status column keeps to the controlled terms, so that it can be counted."""
    cells = set(table.columns[status].tolist()) if status in table.columns else set()
    known = {cell.upper() for cell in cells} - {""}
    return bool(known) and known <= STATES


def _flow(study: Study, table: Table, inside: NDArray[np.bool_], index: int) -> ArmFlow:
    was_treated = treated(table)
    rows = table.take(inside)
    return ArmFlow(
        arm=index,
        randomised=int(inside.sum()),
        treated=int((was_treated[0] & inside).sum()) if was_treated else None,
        study=_fate(table, rows, "study"),
        treatment=_fate(table, rows, "treatment"),
        analysed=tuple(
            (population.id, _count(table, population, inside))
            for population in study.spec.populations or (ITT, SAFETY)
        ),
        filter=arm_filter(table, study.arms[index : index + 1]),
    )


def _fate(table: Table, rows: Table, of: str) -> Fate:
    status, reason = FATES[of]
    if not is_coded(table, status):
        return NOT_REPORTED
    states = texts(cell.upper() for cell in rows.columns[status].tolist())
    left = states == "DISCONTINUED"
    return Fate(
        completed=int((states == "COMPLETED").sum()),
        ongoing=int((states == "ONGOING").sum()),
        discontinued=int(left.sum()),
        reasons=_reasons(rows.columns[reason][left]) if reason in rows.columns else None,
    )


def _reasons(cells: NDArray[np.object_]) -> tuple[tuple[str, int], ...]:
    counts = Counter(cells.tolist())
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _count(table: Table, population: Population, inside: NDArray[np.bool_]) -> int | None:
    try:
        return int((belongs(table, population)[0] & inside).sum())
    except StudyError:
        return None
