"""By which cells the subjects of a flow diagram are counted, in words for provenance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.study.arms import FAILURE_COLUMNS, NOT_RANDOMISED, PLANNED, arm_column, fold
from slidekit.study.subjects import belongs, treated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from slidekit.study.model import Table
    from slidekit.study.spec import Arm, Population

FATES = {"study": ("EOSSTT", "DCSREAS"), "treatment": ("EOTSTT", "DCTREAS")}
"""What was ended -> the columns of its state and of why."""


def flow_filters(table: Table, populations: Iterable[Population]) -> Mapping[str, str]:
    """Return for each count of a flow diagram the cells that mark it; the arm comes beside."""
    found = treated(table)
    is_treated = found[1] if found else ""
    marks = {
        "screened": "any subject",
        "screen_failures": failure_filter(table),
        "treated": is_treated,
        "not_treated": f"without {is_treated}" if is_treated else "",
    }
    for of, (status, _) in FATES.items():
        for state in ("completed", "ongoing", "discontinued"):
            marks[f"{of}_{state}"] = f"{status} = {state.upper()}"
    return marks | {f"analysed_{one.id}": _inside(table, one) for one in populations}


def reason_filter(of: str, cells: Sequence[str]) -> str:
    """Return the cells that mark subjects who left for any of some reasons; "" is an empty one."""
    status, reason = FATES[of]
    return f"{status} = DISCONTINUED; {_one_of(reason, cells)}"


def arm_filter(table: Table, arms: Sequence[Arm]) -> str:
    """Return the cells of those planned for any of some arms; "" where no column says it."""
    name = arm_column(table, PLANNED)
    wanted = {fold(cell) for arm in arms for cell in (arm.values or (arm.name,))}
    return _with(table, name, lambda cell: fold(cell) in wanted) if name else ""


def failure_filter(table: Table) -> str:
    """Return the cells of those who failed screening or were never given an arm."""
    there = [name for name in FAILURE_COLUMNS if name in table.columns]
    marks = (_with(table, name, lambda cell: fold(cell) in NOT_RANDOMISED) for name in there)
    return " or ".join(mark for mark in marks if mark)


def _with(table: Table, name: str, is_wanted: Callable[[str], bool]) -> str:
    cells = sorted({cell for cell in table.columns[name].tolist() if is_wanted(cell)})
    return _one_of(name, cells) if cells else ""


def _one_of(name: str, cells: Sequence[str]) -> str:
    filled = " or ".join(cell for cell in cells if cell)
    parts = (f"{name} = {filled}" if filled else "", f"{name} is empty" if "" in cells else "")
    return " or ".join(part for part in parts if part)


def _inside(table: Table, population: Population) -> str:
    try:
        return belongs(table, population)[1]
    except StudyError:
        return ""
