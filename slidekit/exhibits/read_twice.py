"""What a second reader found of the printed row from which a fact was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.fact import Check
from slidekit.study.second_reader import numbers_in

if TYPE_CHECKING:
    from collections.abc import Collection

    from slidekit.study.model import Study
    from slidekit.study.second_reader import PrintedRow, Reading


def reading_of(study: Study, row: PrintedRow, columns: Collection[str] = ()) -> tuple[Check, ...]:
    """Return the outcome of the second reading of a row as a check of its fact.

    None where a number of the row has still to be read: a fact that was read by half counts as
    unread. A number that differs is told at once.

    Args:
        study: with its readings.
        row: of a printed table.
        columns: those of the row that the fact shows; empty: all of them.
    """
    if not study.readings:
        return ()
    numbers = [n for n in numbers_in(study, row) if not columns or n.column in columns]
    found = [study.readings[n.digest] for n in numbers if n.digest in study.readings]
    differing = [one for one in found if not one.agrees]
    if not found or (len(found) < len(numbers) and not differing):
        return ()
    note = "; ".join(f"{one.column} {one.text}: {one.note}" for one in differing)
    return (Check("second_reader", _readers(found), not differing, note),)


def _readers(found: list[Reading]) -> str:
    """Return who read and when, each once and in order of time."""
    days = sorted({(one.date, one.by) for one in found})
    return ", ".join(f"{by} on {day.isoformat()}" for day, by in days)
