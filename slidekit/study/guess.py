"""What the columns of an ordinary table may be, told by their names and values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.study.cells import MISSING, NO, YES, numbers
from slidekit.study.durations import unit_named
from slidekit.study.spec import TableMap

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from slidekit.study.model import Table
    from slidekit.study.spec import Unit

ID_WORDS = frozenset({"id", "usubjid", "subjid", "subject", "patient", "pat", "pid", "participant"})
ARM_WORDS = frozenset(
    {"arm", "armcd", "treatment", "trt", "treat", "group", "therapy", "regimen", "rx", "cohort"}
)
TIME_WORDS = frozenset(
    {"time", "month", "months", "mo", "mos", "day", "days", "week", "weeks", "wk", "year", "years"}
    | {"yr", "yrs", "futime", "survtime", "duration", "dur", "t", "aval"}
)
EVENT_WORDS = frozenset(
    {"event", "events", "ev", "evt", "dead", "death", "died", "deceased", "status", "vital"}
    | {"fustat", "progressed", "progression", "relapse", "relapsed", "failure", "failed"}
)
CENSOR_WORDS = frozenset({"cens", "censor", "censored", "censoring", "cnsr"})
TERM_WORDS = frozenset({"term", "ae", "aeterm", "reaction", "pt", "preferred", "adverse", "event"})

EVENT_TEXTS = YES | {"dead", "died", "death", "deceased", "event", "progressed", "relapsed"}
NO_EVENT_TEXTS = NO | {"alive", "censored", "no event", "living", "ongoing"}

EVENT_COLUMNS = {
    "soc": frozenset({"soc", "class"}),
    "grade": frozenset({"grade", "ctcae", "toxgr"}),
    "serious": frozenset({"serious", "sae"}),
}

MAX_ARMS = 8


@dataclass(frozen=True, slots=True)
class Guess:
    """One endpoint that an ordinary table may hold: an id, and the columns of time and event."""

    endpoint: str
    time: str
    event: str
    is_censoring: bool
    event_codes: tuple[str, ...]
    unit: Unit | None


def guess_maps(table: Table) -> tuple[TableMap, ...]:
    """Return entries for `columns:` that may make a table usable; none where nothing fits.

    A row per subject with an arm gives the subjects, and each pair of a time and an event column
    an endpoint.
    """
    subject, arm = guess_id(table), guess_arm(table)
    if subject is None or not table.size:
        return ()
    if len(set(table.columns[subject].tolist())) < table.size:
        return _event_map(table, subject)
    if arm is None:
        return ()
    people = TableMap(file=table.file.name, kind="ADSL", columns={"id": subject, "arm": arm})
    times = [_time_map(table, subject, arm, found) for found in guess_endpoints(table)]
    return (people, *times)


def guess_id(table: Table) -> str | None:
    """Return the column that may say who the subject is."""
    return next((name for name in table.columns if _words(name) & ID_WORDS), None)


def guess_arm(table: Table) -> str | None:
    """Return the column that may say the arm: named like one, of few different texts."""
    for name, cells in table.columns.items():
        if _words(name) & ARM_WORDS and 1 <= len(set(cells.tolist()) - {""}) <= MAX_ARMS:
            return name
    return None


def guess_endpoints(table: Table) -> tuple[Guess, ...]:
    """Return pairs of a time column and the event or censoring column that belongs to it."""
    times = [name for name in table.columns if _is_time(name, table.columns[name])]
    codes = [name for name in table.columns if _is_coded(name, table.columns[name])]
    found = [_paired(table, time, codes, alone=len(times) == 1) for time in times]
    return tuple(guess for guess in found if guess)


def event_codes(cells: NDArray[np.object_]) -> tuple[str, ...]:
    """Return the texts of a column that mean an observed event; () where that is not clear."""
    distinct = set(cells.tolist()) - MISSING
    if distinct <= {"1", "2"} and "2" in distinct:  # as in R: 1 = censored, 2 = event
        return ("2",)
    if all(cell.casefold() in EVENT_TEXTS | NO_EVENT_TEXTS for cell in distinct):
        return tuple(sorted(cell for cell in distinct if cell.casefold() in EVENT_TEXTS))
    return ()


def _time_map(table: Table, subject: str, arm: str, guess: Guess) -> TableMap:
    word = "censor" if guess.is_censoring else "event"
    return TableMap(
        file=table.file.name,
        kind="ADTTE",
        endpoint=guess.endpoint,
        columns={"id": subject, "arm": arm, "time": guess.time, word: guess.event},
        event_codes=guess.event_codes,
        unit=guess.unit,
    )


def _event_map(table: Table, subject: str) -> tuple[TableMap, ...]:
    """Several rows per subject with a term: a table of adverse events."""
    taken = {name: _words(name) for name in table.columns if name != subject}
    term = next((name for name, words in taken.items() if words & TERM_WORDS), None)
    if term is None or np.isfinite(numbers(table.columns[term])).any():
        return ()
    columns = {"id": subject, "term": term}
    for ours, signs in EVENT_COLUMNS.items():
        if found := [name for name, words in taken.items() if words & signs]:
            columns[ours] = found[0]
    return (TableMap(file=table.file.name, kind="ADAE", columns=columns),)


def _paired(table: Table, time: str, codes: list[str], *, alone: bool) -> Guess | None:
    stem = _stem(time, TIME_WORDS)
    fitting = [name for name in codes if _stem(name, EVENT_WORDS | CENSOR_WORDS) == stem]
    chosen = fitting or (codes if alone else [])
    if not chosen:
        return None
    event = chosen[0]
    is_censoring = bool(_words(event) & CENSOR_WORDS)
    return Guess(
        endpoint="_".join(stem) or _endpoint_of(event),
        time=time,
        event=event,
        is_censoring=is_censoring,
        event_codes=() if is_censoring else event_codes(table.columns[event]),
        unit=next((unit for word in _words(time) if (unit := unit_named(word))), None),
    )


def _endpoint_of(event: str) -> str:
    died = {"dead", "death", "died", "deceased", "vital"}
    return "os" if _words(event) & died else "endpoint"


def _is_time(name: str, cells: NDArray[np.object_]) -> bool:
    return bool(_words(name) & TIME_WORDS) and _share_of_numbers(cells) == 1


def _share_of_numbers(cells: NDArray[np.object_]) -> float:
    filled = [cell for cell in cells.tolist() if cell not in MISSING]
    values = numbers(np.array(filled, dtype=np.object_))
    return float(np.mean(values >= 0)) if filled else 0.0


def _is_coded(name: str, cells: NDArray[np.object_]) -> bool:
    distinct = set(cells.tolist()) - MISSING
    return bool(_words(name) & (EVENT_WORDS | CENSOR_WORDS)) and 1 <= len(distinct) <= 2


def _stem(name: str, words: Collection[str]) -> tuple[str, ...]:
    return tuple(part for part in _parts(name) if part not in words)


def _words(name: str) -> set[str]:
    return set(_parts(name))


def _parts(name: str) -> list[str]:
    """Return the words of a column's name: "os_months", "OS.Months" and "osMonths" have two."""
    spaced = re.sub(r"([a-z])([A-Z])", r"\1 \2", name)
    return [part for part in re.split(r"[^a-z0-9]+", spaced.casefold()) if part]
