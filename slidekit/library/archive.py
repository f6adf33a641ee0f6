"""The zip of a backup, read within limits: what is wrong with it is told as damage of the backup.

Only reading stands below `_telling`: a fault of the program or of the database that is filled must
not pass for a damaged backup.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from slidekit.errors import LibraryError
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import RowMapping

BYTES: Final = "base64"
"""Key under which a row holds bytes."""
LONGEST_LINE: Final = 2**26
"""Bytes of the longest row that is read: each of its texts has 100,000 characters at the most."""
LARGEST_FILE: Final = 2_000_000_000
"""Bytes of the largest file that is read; no library takes larger ones."""
LARGEST_NUMBER: Final = 2**63 - 1
"""That both databases keep."""
PIECE: Final = 2**20
UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RuntimeError,
)
"""What reading a damaged zip, or rows that are none, ends in."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An open backup."""

    path: Path
    file: zipfile.ZipFile

    def names(self) -> tuple[str, ...]:
        """Return the names of all entries."""
        return tuple(self.file.namelist())

    def content(self, name: str, largest: int = LARGEST_FILE) -> bytes:
        """Return the bytes of an entry.

        Raises:
            LibraryError: it is missing, damaged, or has more bytes than `largest`.
        """
        with _telling(self.path, name):
            if self.file.getinfo(name).file_size > largest:
                raise damaged(self.path, name)
            return self.file.read(name)

    def digest(self, name: str) -> str:
        """Return the SHA-256 of an entry, of which only a piece is in memory at a time.

        Raises:
            LibraryError: it is missing or damaged.
        """
        digest = hashlib.sha256()
        with _telling(self.path, name), self.file.open(name) as entry:
            while piece := entry.read(PIECE):
                digest.update(piece)
        return digest.hexdigest()

    def lines(self, table: str) -> Iterator[bytes]:
        """Yield the lines of a table, one row each.

        Raises:
            LibraryError: it is missing, damaged, or has an endless line.
        """
        name = name_of(table)
        with _telling(self.path, name), self.file.open(name) as entry:
            while line := entry.readline(LONGEST_LINE + 1):
                if len(line) > LONGEST_LINE:
                    raise damaged(self.path, name)
                yield line

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table; errors as of `lines`, or where a line is no row."""
        for line in self.lines(table):
            with _telling(self.path, name_of(table)):
                row = {name: _value(value) for name, value in json.loads(line).items()}
            yield row


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Give the zip of a backup.

    Raises:
        LibraryError: there is none, or it is no zip.
    """
    try:
        file = zipfile.ZipFile(path)
    except FileNotFoundError as problem:
        raise LibraryError(
            tell("There is no file {0}.", path), fix=tell("Check the path.")
        ) from problem
    except UNREADABLE as problem:
        raise damaged(path, str(problem)) from problem
    with file:
        yield Archive(path, file)


def name_of(table: str) -> str:
    """Return the name of the entry that holds a table."""
    return f"tables/{table}.jsonl"


def plain_row(row: RowMapping) -> dict[str, Any]:
    """Return a row as JSON can hold it."""
    return {
        name: {BYTES: base64.b64encode(value).decode()} if isinstance(value, bytes) else value
        for name, value in row.items()
    }


def damaged(path: Path, where: str) -> LibraryError:
    """Return that a backup is damaged, and where."""
    return LibraryError(
        tell("{0} is damaged or no backup of a library: {1}.", path, where),
        fix=tell("Use another backup."),
    )


def _value(value: Any) -> Any:  # noqa: ANN401 - of any column
    """Return a value as a database takes it.

    Raises:
        ValueError: no column holds such a one.
    """
    if isinstance(value, dict):
        return base64.b64decode(value[BYTES], validate=True)
    is_known = value is None or isinstance(value, str | int)
    if not is_known or (isinstance(value, int) and abs(value) > LARGEST_NUMBER):
        raise ValueError("no value of a column")
    return value


@contextlib.contextmanager
def _telling(path: Path, where: str) -> Iterator[None]:
    try:
        yield
    except UNREADABLE as problem:
        raise damaged(path, where) from problem
