"""Which adverse event records count for a row of a safety table, and by which cells.

A code list is closed: a cell that is in neither list makes the row "not reported", since guessing
what a cell means would count it wrongly. An empty cell does not count, and the notes say how many
there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import numpy as np

from slidekit.languages import to_say
from slidekit.study.cells import is_filled, is_one_of, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from slidekit.study.model import AdverseEvents

    Mask = NDArray[np.bool_]

YES = frozenset({"Y", "YES"})
NO = frozenset({"N", "NO"})
RELATED = frozenset(
    {
        "Y",
        "YES",
        "RELATED",
        "POSSIBLE",
        "PROBABLE",
        "DEFINITE",
        "CERTAIN",
        "LIKELY",
        "SUSPECTED",
        "POSSIBLY RELATED",
        "PROBABLY RELATED",
        "DEFINITELY RELATED",
        "LIKELY RELATED",
    }
)
NOT_RELATED = frozenset(
    {
        "N",
        "NO",
        "NONE",
        "NOT RELATED",
        "UNRELATED",
        "REMOTE",
        "UNLIKELY",
        "UNLIKELY RELATED",
        "NOT SUSPECTED",
        "NOT APPLICABLE",
    }
)
STOPPED = frozenset({"DRUG WITHDRAWN"})
CHANGED = frozenset({"DRUG INTERRUPTED", "DOSE REDUCED", "DOSE RATE REDUCED"})
ACTIONS = (
    STOPPED
    | CHANGED
    | {"DOSE INCREASED", "DOSE NOT CHANGED", "NOT APPLICABLE", "NOT EVALUABLE", "UNKNOWN"}
)
"""CDISC controlled terms of AEACN."""

SEVERE = frozenset({"SEVERE", "LIFE THREATENING", "LIFE-THREATENING", "FATAL", "DEATH"})
SEVERITIES = SEVERE | {"MILD", "MODERATE"}
OUTCOMES_FATAL = frozenset({"FATAL"})

SEVERE_LABEL = to_say("Severe")
WITHIN = (to_say("grade \N{GREATER-THAN OR EQUAL TO} 3"), to_say("severe"))
"""The two labels within a sentence."""
GRADE_3 = to_say("Grade \N{GREATER-THAN OR EQUAL TO} 3")

_GRADE = re.compile(r"(?:GRADE\s*)?([0-5])(?:\.0*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """The records that count, and the cells that say so; `mask` None: no table says it."""

    mask: Mask | None
    words: str
    """Such as "AESER = Y"; why not, where nothing says it."""


def mark_serious(events: AdverseEvents) -> Marked:
    """Mark serious events: AESER."""
    return _by_code(events, ("AESER",), YES, YES | NO)


def mark_related(events: AdverseEvents) -> Marked:
    """Mark events related to treatment as the investigator judged: AREL, or else AEREL."""
    return _by_code(events, ("AREL", "AEREL"), RELATED, RELATED | NOT_RELATED)


def mark_discontinuation(events: AdverseEvents) -> Marked:
    """Mark events for which treatment was stopped for good: AEACN."""
    return _by_code(events, ("AEACN",), STOPPED, ACTIONS)


def mark_dose_change(events: AdverseEvents) -> Marked:
    """Mark events for which treatment was interrupted or its dose reduced: AEACN."""
    return _by_code(events, ("AEACN",), CHANGED, ACTIONS)


def mark_fatal(events: AdverseEvents) -> Marked:
    """Mark fatal events: AESDTH = Y, AEOUT = FATAL or grade 5, whichever columns there are.

    Any of the three is enough: a death must not be lost because one column was left empty.
    """
    found = [
        _by_code(events, ("AESDTH",), YES, YES | NO),
        _by_code(events, ("AEOUT",), OUTCOMES_FATAL, None),
        _by_grade(events, 5),
    ]
    return mark_either([marked for marked in found if marked.mask is not None])


def mark_either(found: Sequence[Marked]) -> Marked:
    """Mark records that any of several signs marks; of no sign nothing is known."""
    masks = [marked.mask for marked in found if marked.mask is not None]
    if len(masks) < len(found) or not masks:
        unknown = [marked.words for marked in found if marked.mask is None]
        return Marked(None, "; ".join(unknown) or to_say("no column says it"))
    return Marked(reduce(or_, masks), " or ".join(marked.words for marked in found))


def mark_severe(events: AdverseEvents) -> Marked:
    """Mark events of grade 3 or higher; severe ones where the table has no grades."""
    graded = _by_grade(events, 3)
    if graded.mask is not None:
        return graded
    return _by_code(events, ("ASEV", "AESEV"), SEVERE, SEVERITIES)


def severe_label(events: AdverseEvents) -> str:
    """Return what the events that `mark_severe` marks are called."""
    by_severity = _by_grade(events, 3).mask is None and mark_severe(events).mask is not None
    return SEVERE_LABEL if by_severity else GRADE_3


def mark_all(events: AdverseEvents) -> Marked:
    """Mark every record: all are treatment-emergent."""
    return Marked(np.ones(len(events.subject), dtype=np.bool_), to_say("any record"))


def count_subjects(events: AdverseEvents, mask: Mask) -> tuple[int, ...]:
    """Return the number of subjects with a marked record, per arm; each subject counts once."""
    _, first = np.unique(events.subject[mask], return_index=True)
    counts = np.bincount(events.arm[mask][first], minlength=len(events.n_subjects))
    return tuple(int(count) for count in counts)


def _by_grade(events: AdverseEvents, least: int) -> Marked:
    for name in ("ATOXGR", "AETOXGR"):
        if name in events.columns:
            grades = np.array([_grade(cell) for cell in events.columns[name].tolist()])
            if (grades >= 0).any():
                sign = "=" if least == 5 else ">="
                words = f"{name} {sign} {least}{_missing(int((grades < 0).sum()))}"
                return Marked(grades >= least, words)
    return Marked(None, to_say("the table has no grades"))


def _grade(cell: str) -> int:
    found = _GRADE.fullmatch(cell.strip())
    return int(found[1]) if found else -1


def _by_code(
    events: AdverseEvents,
    columns: tuple[str, ...],
    counted: frozenset[str],
    known: frozenset[str] | None,
) -> Marked:
    """Mark records whose cell is counted; not at all where a cell is not known."""
    name = next((column for column in columns if column in events.columns), None)
    if name is None:
        names = " and ".join(columns)
        return Marked(None, f"{names} {'are' if len(columns) > 1 else 'is'} empty or absent")
    cells = texts(cell.strip().upper() for cell in events.columns[name].tolist())
    found = sorted(set(cells.tolist()) - {""})
    if known is not None and (unknown := [cell for cell in found if cell not in known]):
        return Marked(None, f"{name} has cells of unknown meaning, such as {unknown[0]}")
    used = [cell for cell in found if cell in counted] or sorted(counted)
    words = f"{name} = {' or '.join(used)}{_missing(int((~is_filled(cells)).sum()))}"
    return Marked(is_one_of(cells, counted), words)


def _missing(records: int) -> str:
    return f" ({records} records without it)" if records else ""
