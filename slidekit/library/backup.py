"""A whole library in one file, the same for both databases, and what it holds checked.

A zip: `library.json` says what is in it, `tables/NAME.jsonl` has a row a line, `files/SHA256` the
bytes of each file. Private keys are not in it: they are kept, and backed up, apart.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

from sqlalchemy import select

from slidekit.errors import LibraryError
from slidekit.files import refuse_irreplaceable
from slidekit.languages import tell
from slidekit.library import grants
from slidekit.library.chain import canonical
from slidekit.library.clock import stamp
from slidekit.library.opening import ONLY_OWNER, newest_schema
from slidekit.library.tables import blobs, heads, metadata
from slidekit.library.witness import Head

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Connection, RowMapping, Table

    from slidekit.library.sessions import Session

FORMAT: Final = 1
CONTENTS: Final = "library.json"
MAY_BACK_UP: Final = ("administrator", "librarian")
BYTES: Final = "base64"
"""Key under which a row holds bytes."""
DAMAGES: Final = (
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
class Contents:
    """What a backup says of itself."""

    schema: str
    library: str
    made_at: str
    head: Head
    tables: Mapping[str, Mapping[str, Any]]
    """Table -> its number of rows and the SHA-256 of its lines."""


def back_up(session: Session, path: Path) -> Contents:
    """Write the whole library into one file, read it again, and note that it was done.

    Raises:
        Refused: wrong_role.
        LibraryError: the file cannot be written, a library is there, or it is not what was written.
    """
    refuse_irreplaceable(path, LibraryError)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with session.reading() as connection:
            grants.demand(connection, session, MAY_BACK_UP)
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL  # hashes of passwords are in it
            file = os.fdopen(os.open(beside, flags, ONLY_OWNER), "w+b")
            with file, zipfile.ZipFile(file, "w") as archive:
                _write(connection, session, archive)
        contents = verified(beside)
        beside.replace(path)
    except OSError as problem:
        raise LibraryError(
            tell("{0} cannot be written: {1}.", path, problem.strerror or problem),
            fix=tell("Choose a folder that exists, with room for all files of the library."),
        ) from problem
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
    with session.writing() as change:
        change.note("back up library", "library", field="head", new=contents.head.hash)
    return contents


def _write(connection: Connection, session: Session, archive: zipfile.ZipFile) -> None:
    tables = {
        table.name: _write_table(connection, table, archive) for table in metadata.sorted_tables
    }
    for digest in connection.scalars(select(blobs.c.sha256)).all():
        content = connection.scalar(select(blobs.c.content).where(blobs.c.sha256 == digest))
        archive.writestr(f"files/{digest}", content or b"")
    head = connection.execute(select(heads.c.seq, heads.c.hash)).one()
    contents = {
        "format": FORMAT,
        "schema": newest_schema(),
        "library": session.library.id,
        "made_at": stamp(session.library.now(connection)[0]),
        "head": {"seq": head.seq, "hash": head.hash},
        "tables": tables,
    }
    archive.writestr(CONTENTS, canonical(contents), zipfile.ZIP_DEFLATED)


def _write_table(
    connection: Connection, table: Table, archive: zipfile.ZipFile
) -> dict[str, int | str]:
    """Write the rows of a table, and return how many they are and the digest of their lines."""
    columns = [column for column in table.columns if column is not blobs.c.content]
    ordered = select(*columns).order_by(*table.primary_key)
    digest, rows = hashlib.sha256(), 0
    entry = zipfile.ZipInfo(f"tables/{table.name}.jsonl")
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as file:
        for row in connection.execute(ordered).mappings():
            line = canonical(_jsonable(row)) + b"\n"
            file.write(line)
            digest.update(line)
            rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def _jsonable(row: RowMapping) -> dict[str, Any]:
    return {
        name: {BYTES: base64.b64encode(value).decode()} if isinstance(value, bytes) else value
        for name, value in row.items()
    }


def verified(path: Path) -> Contents:
    """Return what a backup holds, once all of it has the digests that it should have.

    Raises:
        LibraryError: it is no backup, damaged, or of a newer program.
    """
    with opened(path) as archive:
        contents = read_contents(archive, path)
        for name, said in contents.tables.items():
            digest, rows = hashlib.sha256(), 0
            for line in lines_of(archive, name):
                digest.update(line)
                rows += 1
            if (digest.hexdigest(), rows) != (said["sha256"], said["rows"]):
                raise _damaged(path, f"tables/{name}.jsonl")
        for name in archive.namelist():
            if name.startswith("files/") and _digest(archive, name) != name[6:]:
                raise _damaged(path, name)
    return contents


@contextlib.contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Give the zip of a backup.

    Raises:
        LibraryError: it is none, or damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError as problem:
        raise LibraryError(
            tell("There is no file {0}.", path), fix=tell("Check the path.")
        ) from problem
    except DAMAGES as problem:
        raise _damaged(path, str(problem)) from problem


def read_contents(archive: zipfile.ZipFile, path: Path) -> Contents:
    """Return what a backup says of itself.

    Raises:
        LibraryError: it says nothing, or was made by a newer program.
    """
    if CONTENTS not in archive.namelist():
        raise _damaged(path, CONTENTS)
    said = json.loads(archive.read(CONTENTS))
    if said["format"] != FORMAT or said["schema"] != newest_schema():
        raise LibraryError(
            tell("The backup {0} was made by another version of slidekit.", path),
            fix=tell("Restore it with that version."),
        )
    if {*said["tables"]} != {*metadata.tables}:
        raise _damaged(path, CONTENTS)
    head = Head(int(said["head"]["seq"]), str(said["head"]["hash"]))
    return Contents(said["schema"], str(said["library"]), said["made_at"], head, said["tables"])


def lines_of(archive: zipfile.ZipFile, table: str) -> Iterator[bytes]:
    """Yield the lines of a table, one row each."""
    with archive.open(f"tables/{table}.jsonl") as file:
        yield from file


def row_of(line: bytes) -> dict[str, Any]:
    """Return a line of a table as a row."""
    return {
        name: base64.b64decode(value[BYTES]) if isinstance(value, dict) else value
        for name, value in json.loads(line).items()
    }


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as file:
        return _digest_of(file)


def _digest_of(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := file.read(1 << 20):
        digest.update(piece)
    return digest.hexdigest()


def _damaged(path: Path, where: str) -> LibraryError:
    return LibraryError(
        tell("{0} is damaged or no backup of a library: {1}.", path, where),
        fix=tell("Use another backup."),
    )
