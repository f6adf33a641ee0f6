"""From files to tables: CSV, TSV, SAS transport files and SAS data sets."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.languages.reasons import reason_of
from slidekit.study.cells import texts
from slidekit.study.decimals import comma_columns, with_points, without_na
from slidekit.study.delimited import parse
from slidekit.study.encoding import decode
from slidekit.study.model import Problem, SourceFile, Table
from slidekit.study.sas import read_sas
from slidekit.study.tablefiles import SAS_SUFFIXES, TEXT_SUFFIXES
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

TOKEN_LIKE = re.compile(r"\{[a-z0-9_]+(?:[.:][^{}]*)?\}")
MAX_BYTES = 500_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What came of reading a file: its table, and remarks on how it had to be read."""

    table: Table
    problems: tuple[Problem, ...]


def read_table(path: Path) -> Reading:
    """Return a file's table, its kind still unknown.

    Raises:
        StudyError: the file cannot be read as a table; the message says why and in which line.
    """
    data = _bytes(path)
    suffix = path.suffix.lower()
    if suffix in SAS_SUFFIXES:
        return _read_sas(path, data)
    if suffix in TEXT_SUFFIXES:
        return _read_text(path, data)
    raise StudyError(
        tell(
            "{0} is no table that can be read: its name ends with {1}.",
            path.name,
            suffix or "nothing",
        ),
        fix=tell("Give .csv, .tsv, .txt, .xpt or .sas7bdat."),
    )


def read_tables(paths: Iterable[Path]) -> tuple[list[Table], list[Problem]]:
    """Return the tables that can be read, and a problem for each file that cannot."""
    tables: list[Table] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            reading = read_table(path)
        except StudyError as error:
            message = error.what
            problems.append(Problem("error", "unreadable", message, error.fix, path.name))
        else:
            tables.append(reading.table)
            problems.extend(reading.problems)
    return tables, problems


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise StudyError(
            tell("{0} is a folder, no table.", path.name), fix=tell("Give the file inside it.")
        )
    if path.exists() and not path.is_file():
        raise StudyError(
            tell("{0} is no file but a device.", path.name), fix=tell("Give a table's file.")
        )
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            raise StudyError(
                tell(
                    "{0} is too large: {1:.0f} MB, at most {2:.0f} MB are read.",
                    path.name,
                    size / 1000000.0,
                    MAX_BYTES / 1000000.0,
                ),
                fix=tell("Keep only the columns and parameters that are needed."),
            )
        return path.read_bytes()
    except OSError as error:
        raise StudyError(
            tell("{0} cannot be read: {1}.", path.name, reason_of(error)),
            fix=tell("Check its name and its permissions."),
        ) from None


def _read_text(path: Path, data: bytes) -> Reading:
    text, code_page = decode(data, path)
    grid = parse(text, path)
    columns: dict[str, Sequence[str]] = dict(grid.columns)
    with_comma, unsure = comma_columns(columns)
    for name in with_comma:
        columns[name] = with_points(columns[name])
    problems = [*_guessed_encoding(path, code_page), *_unsure_decimals(path, sorted(unsure))]
    return Reading(_table(path, data, columns, grid.lines), tuple(problems))


def _read_sas(path: Path, data: bytes) -> Reading:
    names, cells, code_page = read_sas(path, data)
    columns: dict[str, Sequence[str]] = dict(zip(names, cells, strict=True))
    rows = range(2, len(cells[0]) + 2)
    return Reading(_table(path, data, columns, rows), tuple(_guessed_encoding(path, code_page)))


def _table(
    path: Path, data: bytes, columns: dict[str, Sequence[str]], lines: Sequence[int]
) -> Table:
    file = SourceFile(path.name, hashlib.sha256(data).hexdigest(), len(lines))
    arrays = {name: texts(without_na(cells)) for name, cells in columns.items()}
    _refuse_tokens(path, columns, lines)
    return Table(file, "unknown", arrays, np.array(lines, dtype=np.int64))


def _refuse_tokens(path: Path, columns: dict[str, Sequence[str]], lines: Sequence[int]) -> None:
    """A cell such as {os.hr} would be taken for the number that a deck's text names so."""
    for name, cells in columns.items():
        for line, cell in zip(lines, cells, strict=True):
            if "{" in cell and TOKEN_LIKE.search(cell):
                raise StudyError(
                    tell(
                        "{0}, line {1}, column {2}: a text in braces stands for a number or a "
                        "reference on slides, so no cell may hold one.",
                        path.name,
                        line,
                        name,
                    ),
                    fix=tell("Write round brackets instead."),
                )


def _guessed_encoding(path: Path, code_page: str | None) -> list[Problem]:
    if code_page is None:
        return []
    return [
        Problem(
            "warn",
            "encoding_guessed",
            tell("{0} is not Unicode; it was read as {1}.", path.name, code_page),
            tell("Look at letters with accents; if they are wrong, save the file as CSV UTF-8."),
            path.name,
        )
    ]


def _unsure_decimals(path: Path, names: list[str]) -> list[Problem]:
    if not names:
        return []
    return [
        Problem(
            "warn",
            "decimal_ambiguous",
            tell(
                "In {0} the comma in {1} may be a decimal comma or separate thousands; these cells "
                "are not read as numbers.",
                path.name,
                listed(names),
            ),
            tell("Write the numbers with a decimal point and without separators."),
            path.name,
            column=names[0],
        )
    ]
