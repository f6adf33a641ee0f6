"""Which arm a subject is in: the planned one for efficacy, the actual one for safety."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from slidekit.study.cells import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from slidekit.study.model import Table
    from slidekit.study.spec import Arm

PLANNED = ("TRT01P", "ARM", "TRTP")
ACTUAL = ("TRT01A", "ACTARM", "TRTA")

NOT_RANDOMISED = frozenset(
    {"screen failure", "screen failures", "scrnfail", "not assigned", "notassgn", "unassigned"}
)
"""Arm texts (SDTM controlled terms and their codes) of subjects who never had an arm."""

FAILURE_COLUMNS = ("ARM", "ARMCD", "TRT01P", "ARMNRS")
"""Columns that may say that a subject never had an arm."""

_CONTROL = re.compile(
    r"placebo|control|standard|\bsoc\b|comparator|vehicle|sham|supportive care|chemo", re.I
)


def planned_arms(table: Table, arms: Sequence[Arm]) -> NDArray[np.int64]:
    """Return the index of each row's planned arm, -1 where it is in none of them."""
    return _indices(table, arms, PLANNED)


def actual_arms(table: Table, arms: Sequence[Arm]) -> NDArray[np.int64]:
    """Return the index of the arm each row was treated in; the planned one if no column says it."""
    return _indices(table, arms, ACTUAL if arm_column(table, ACTUAL) else PLANNED)


def arm_ids(arms: Sequence[Arm], index: NDArray[np.int64]) -> NDArray[np.object_]:
    """Return the id of each row's arm."""
    return texts(arms[place].id for place in index.tolist())


def arm_column(table: Table, names: Sequence[str]) -> str | None:
    """Return the first of the columns that the table has."""
    return next((name for name in names if name in table.columns), None)


def screen_failures(table: Table) -> NDArray[np.bool_]:
    """Tell for each row whether the subject failed screening or was never assigned an arm."""
    failed = np.zeros(table.size, dtype=np.bool_)
    for name in FAILURE_COLUMNS:
        if name in table.columns:
            cells = table.columns[name].tolist()
            failed |= np.array([fold(cell) in NOT_RANDOMISED for cell in cells], dtype=np.bool_)
    return failed


def is_control(name: str) -> bool:
    """Tell whether an arm's name sounds like that of a control arm."""
    return bool(_CONTROL.search(name))


def arm_names(table: Table) -> tuple[str, ...]:
    """Return the planned arms that the table names, sorted, without screen failures."""
    if (name := arm_column(table, PLANNED)) is None:
        return ()
    kept = texts(table.columns[name])[~screen_failures(table)]
    return tuple(sorted({cell for cell in kept.tolist() if cell}))


def fold(text: str) -> str:
    """Return a text as arms are compared: without case and outer blanks."""
    return text.strip().casefold()


def match_arm(text: str, arms: Sequence[Arm]) -> int:
    """Return the index of the arm that a cell names by its id, name or values, or -1."""
    for index, arm in enumerate(arms):
        if fold(text) in {fold(known) for known in (arm.id, arm.name, arm.short, *arm.values)}:
            return index if text.strip() else -1
    return -1


def _indices(table: Table, arms: Sequence[Arm], names: Sequence[str]) -> NDArray[np.int64]:
    known = {
        fold(value): index
        for index, arm in enumerate(arms)
        for value in (arm.values or (arm.name,))
    }
    found = np.full(table.size, -1, dtype=np.int64)
    for name in names:
        if name in table.columns:
            cells = table.columns[name].tolist()
            here = np.array([known.get(fold(cell), -1) for cell in cells], dtype=np.int64)
            found = np.where(found < 0, here, found)
    return found
