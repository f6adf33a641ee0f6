"""Delimited text: which character separates the cells, and the cells themselves."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.words import lines_named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
LOOKED_AT = 50
"""Rows that decide on the delimiter."""

LOOKED_AT_CHARACTERS = 200_000

ROWS_AT_ONCE = 5_000
PIECE_CHARACTERS = 1_000_000
MAX_CELL_CHARACTERS = 1_000_000
MAX_COLUMNS = 5_000

_EXCEL_HINT = re.compile(r"sep=(.)\r?\n", re.I)


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table by column, and the line of the file on which each row starts."""

    columns: dict[str, list[str]]
    lines: list[int]


def parse(text: str, path: Path) -> Grid:
    """Return the cells of delimited text.

    Rows of empty cells only are left out. A row's line counts the lines of the file, also those
    inside quoted cells.

    Raises:
        StudyError: there is no header, a row has more or fewer cells, or a quote is not closed.
    """
    csv.field_size_limit(MAX_CELL_CHARACTERS)
    hint = _EXCEL_HINT.match(text)
    body = text[hint.end() :] if hint else text
    records = _records(body, hint[1] if hint else _delimiter(body), path, 1 if hint else 0)
    _, header = next(records, (0, []))
    if not header:
        raise StudyError(tell("{0} is empty.", path.name), fix=tell("Export the table again."))
    if len(header) > MAX_COLUMNS:
        raise StudyError(
            tell("{0} has {1} columns; at most {2} are read.", path.name, len(header), MAX_COLUMNS)
        )
    grid = Grid({name: [] for name in _named(header, path)}, [])
    known: list[dict[str, str]] = [{} for _ in header]
    while taken := list(islice(records, ROWS_AT_ONCE)):
        rows = _whole_rows(taken, len(header), path, grid.lines)
        by_column = zip(*rows, strict=True)
        for column, seen, cells in zip(grid.columns.values(), known, by_column, strict=False):
            column.extend(map(seen.setdefault, cells, cells))  # one text for all equal cells
    return grid


def _whole_rows(
    taken: list[tuple[int, list[str]]], width: int, path: Path, lines: list[int]
) -> list[list[str]]:
    """Return the rows that hold anything, and note their lines."""
    rows = []
    for line, row in taken:
        if len(row) != width:
            raise _ragged(path, line, len(row), width)
        if row[0] or any(row):
            rows.append(row)
            lines.append(line)
    return rows


def _records(
    text: str, delimiter: str, path: Path, skipped: int
) -> Iterator[tuple[int, list[str]]]:
    """Yield the line each record starts on and its cells; blank lines are passed over."""
    lines = chain.from_iterable(io.StringIO(piece, newline="") for piece in _pieces(text))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = skipped + 1
    try:
        for row in reader:
            if row:
                yield line, row
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        raise StudyError(tell("{0}, line {1}: {2}", path.name, line, _plain(error))) from None


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces that end with a line: one step over all of it stops other threads."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + PIECE_CHARACTERS) + 1 or len(text)
        yield text[start:end]
        start = end


def _delimiter(text: str) -> str:
    """Return the character that splits most rows into as many cells as the header has."""
    beginning = text[:LOOKED_AT_CHARACTERS]
    return max(DELIMITERS, key=lambda delimiter: _fit(beginning, delimiter))


def _fit(text: str, delimiter: str) -> tuple[float, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths = []
    try:
        for row in reader:
            if row:
                widths.append(len(row))
            if len(widths) > LOOKED_AT:
                break
    except csv.Error:
        return (0.0, 0)
    if not widths or widths[0] == 1:
        return (0.0, 0)
    return (sum(width == widths[0] for width in widths) / len(widths), widths[0])


def _named(header: list[str], path: Path) -> tuple[str, ...]:
    """Return column names: trimmed, nameless ones numbered; none may come twice."""
    names = [cell.strip() or f"(column {place})" for place, cell in enumerate(header, 1)]
    for place, name in enumerate(names):
        if name in names[:place]:
            raise StudyError(
                tell(
                    "{0} has two columns called {1} (columns {2} and {3}).",
                    path.name,
                    name,
                    names.index(name) + 1,
                    place + 1,
                ),
                fix=tell("Give each column its own name."),
            )
    return tuple(names)


def _ragged(path: Path, line: int, found: int, wanted: int) -> StudyError:
    if wanted == 1:
        fix = tell("The first line must hold the names of all columns.")
    else:
        fix = tell(
            "Put texts that hold the separator in quotes; the first line must name all columns."
        )
    return StudyError(
        tell(
            "{0}, {1}: {2} cells where the header has {3}.",
            path.name,
            lines_named([line]),
            found,
            wanted,
        ),
        fix=fix,
    )


def _plain(error: csv.Error) -> str:
    text = str(error)
    if "unexpected end" in text:
        return tell("a quote is opened and never closed. Close it, or double quotes inside a text.")
    if "expected after" in text:
        return tell("a text goes on after its closing quote. Double the quotes inside a text.")
    if "field larger" in text:
        return tell(
            "a cell holds more than {0} characters. Is a quote not closed?", MAX_CELL_CHARACTERS
        )
    return tell("a line ends in a way that no table does. Save it again as CSV UTF-8.")
