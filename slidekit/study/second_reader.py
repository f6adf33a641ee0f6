"""A colleague reads every printed number beside its source: what there is to read, and what was.

A tick belongs to one text of one row. It is bound to a digest of both, so that a number that is
typed anew, or that is said to come from another place, has to be read again; a row that only
moves in its file keeps its ticks.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.durations import DAYS_IN
from slidekit.study.published import KmPoint, Printed, ReportedAe, ReportedEstimate, reported

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from slidekit.study.model import Study
    from slidekit.study.published import ReportedSubgroup

    Lost = Mapping[tuple[str, int, str], "Reading"]
    PrintedRow = ReportedEstimate | KmPoint | ReportedSubgroup | ReportedAe

State = Literal["unread", "agrees", "differs", "changed"]
"""`changed`: what stands in the cell now is not what was read."""

OUR_OWN = frozenset({"arm_index", "comparator_index", "line", "source", "survival", "time"})
"""Parts of a row that are worked out here, not printed."""


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number to be read beside its source."""

    file: str
    line: int
    """In the file, header = 1."""
    column: str
    """In our names, such as "ci_lo"."""
    text: str
    """As it was typed, such as "0.70" or "<0.001"."""
    about: tuple[tuple[str, str], ...]
    """What the row says it is: name and text of its other cells that are no numbers to be read."""
    reference: str
    """Id of the source; "" where none is named."""
    anchor: str
    digest: str
    """SHA-256 of the text, its column, its row and its place in the source."""


@dataclass(frozen=True, slots=True)
class Reading:
    """That somebody read a number beside its source, and what came of it."""

    digest: str
    by: str
    date: dt.date
    agrees: bool
    file: str
    line: int
    column: str
    text: str
    """What was read: for people, the digest is what counts."""
    note: str = ""
    """What the source says instead."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is."""

    read: int
    differing: int
    total: int


def printed_numbers(study: Study) -> tuple[PrintedNumber, ...]:
    """Return every number of the printed tables, in the order of files, rows and columns.

    Points that were read off a figure are left out: no source prints them.
    """
    found = reported(study)
    rows: tuple[PrintedRow, ...]
    rows = (*found.estimates, *found.km_points, *found.subgroups, *found.adverse_events)
    return tuple(number for row in rows for number in numbers_in(study, row))


def numbers_in(study: Study, row: PrintedRow) -> tuple[PrintedNumber, ...]:
    """Return the printed numbers of one row of a published table."""
    about = tuple(_about(study, row))
    source = row.source
    place = (source.reference or "", source.anchor)
    return tuple(
        PrintedNumber(
            *(source.files[0].name, row.line, column, text, about, *place),
            digest=_digest(type(row).__name__, column, text, *place, *map("=".join, about)),
        )
        for column, text in _printed(row)
    )


def lost(numbers: Sequence[PrintedNumber], readings: Mapping[str, Reading]) -> Lost:
    """Return the readings that hold no more, as their number was changed: by file, line, column."""
    known = {number.digest for number in numbers}
    gone = (one for one in readings.values() if one.digest not in known)
    return {(one.file, one.line, one.column): one for one in gone}


def state_of(number: PrintedNumber, readings: Mapping[str, Reading], gone: Lost) -> State:
    """Tell whether a number was read, and whether the reader found it in the source."""
    if found := readings.get(number.digest):
        return "agrees" if found.agrees else "differs"
    return "changed" if (number.file, number.line, number.column) in gone else "unread"


def progress(numbers: Sequence[PrintedNumber], readings: Mapping[str, Reading]) -> Progress:
    """Count the numbers that were read, and those that differ from their source."""
    found = [readings[n.digest] for n in numbers if n.digest in readings]
    return Progress(len(found), sum(not one.agrees for one in found), len(numbers))


def read_by(
    number: PrintedNumber, reader: str, day: dt.date, *, agrees: bool, typist: str, note: str = ""
) -> Reading:
    """Return the reading of a number.

    Args:
        number: what was read.
        reader: name of who read it.
        day: when.
        agrees: the source prints the same.
        typist: name of who typed the table in; "" where that is not known.
        note: what the source prints instead.

    Raises:
        StudyError: nobody is named, the reader typed the table in, or a number that does not agree
            has no note.
    """
    require_second(reader, typist, number.file)
    if not agrees and not note.strip():
        raise StudyError(
            tell(
                "{0}, line {1}, {2}: it is not said what differs.",
                number.file,
                number.line,
                number.column,
            ),
            fix=tell("Type what the source prints instead."),
        )
    place = (number.file, number.line, number.column, number.text)
    return Reading(number.digest, _tidy(reader), day, agrees, *place, note=_tidy(note))


def require_second(reader: str, typist: str, file: str) -> None:
    """Refuse a reader without a name, and one who reads what they typed.

    Raises:
        StudyError: as said.
    """
    if not _tidy(reader):
        raise StudyError(tell("Nobody is named as the reader."), fix=tell("Type your name first."))
    if _tidy(reader).casefold() == _tidy(typist).casefold():
        raise StudyError(
            tell("{0} typed {1} in and cannot be its second reader.", _tidy(reader), file),
            fix=tell("Let a colleague read it, or put right who typed it."),
        )


def with_reading(
    numbers: Sequence[PrintedNumber], readings: Mapping[str, Reading], new: Reading
) -> dict[str, Reading]:
    """Return the readings with one more; it takes the place of one that its cell has lost."""
    former = lost(numbers, readings).get((new.file, new.line, new.column))
    kept = {d: one for d, one in readings.items() if one is not former}
    return {**kept, new.digest: new}


def _printed(row: PrintedRow) -> Iterator[tuple[str, str]]:
    """Yield column and text of the numbers that a source prints."""
    is_drawn = isinstance(row, KmPoint) and row.digitised
    for field in fields(row):
        cell = getattr(row, field.name)
        is_read_off = is_drawn and field.name == "surv"
        if isinstance(cell, Printed) and cell.text and not is_read_off:
            yield field.name, cell.text


def _about(study: Study, row: PrintedRow) -> Iterator[tuple[str, str]]:
    if isinstance(row, KmPoint) and row.time is not None:
        # in days, so that another unit on the slides changes nothing here
        yield "time", f"{round(row.time * DAYS_IN[study.spec.unit], 4):g} d"
    for field in fields(row):
        cell = getattr(row, field.name)
        if isinstance(cell, str) and cell and field.name not in OUR_OWN:
            yield field.name, cell


def _digest(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _tidy(words: str) -> str:
    return " ".join(words.split())
