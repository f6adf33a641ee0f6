"""A whole library in one file, the same for both databases, and what it holds checked.

A zip: `library.json` says what is in it, `tables/NAME.jsonl` has a row a line, `files/SHA256` the
bytes of each file. Private keys are not in it: they are kept, and backed up, apart.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from slidekit.errors import LibraryError
from slidekit.files import refuse_irreplaceable
from slidekit.languages import tell
from slidekit.library import grants
from slidekit.library.archive import damaged, name_of, opened, plain_row
from slidekit.library.chain import utf8_json
from slidekit.library.clock import stamp
from slidekit.library.opening import ONLY_OWNER, newest_schema
from slidekit.library.tables import blobs, heads, metadata
from slidekit.library.witness import Head

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy import Connection, Table

    from slidekit.library.archive import Archive
    from slidekit.library.sessions import Session

FORMAT: Final = 1
CONTENTS: Final = "library.json"
FILES: Final = "files/"
"""Where the files of the library lie, each under its SHA-256."""
MAY_BACK_UP: Final = ("administrator", "librarian")
LARGEST_CONTENTS: Final = 2**20
"""Bytes of what a backup says of itself."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup says of itself."""

    schema: str
    library: str
    made_at: str
    head: Head
    tables: Mapping[str, tuple[int, str]]
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
        with session.writing() as change:  # it gets its place and is noted, or neither
            change.note("back up library", "library", field="head", new=contents.head.hash)
            beside.replace(path)
    except OSError as problem:
        raise LibraryError(
            tell("{0} cannot be written: {1}.", path, problem.strerror or problem),
            fix=tell("Choose a folder that exists, with room for all files of the library."),
        ) from problem
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
    return contents


def _write(connection: Connection, session: Session, archive: zipfile.ZipFile) -> None:
    tables = {
        table.name: _write_table(connection, table, archive) for table in metadata.sorted_tables
    }
    for digest in connection.scalars(select(blobs.c.sha256)).all():
        content = connection.scalar(select(blobs.c.content).where(blobs.c.sha256 == digest))
        archive.writestr(f"{FILES}{digest}", content or b"")
    head = connection.execute(select(heads.c.seq, heads.c.hash)).one()
    contents = {
        "format": FORMAT,
        "schema": newest_schema(),
        "library": session.library.id,
        "made_at": stamp(session.library.now(connection)[0]),
        "head": {"seq": head.seq, "hash": head.hash},
        "tables": tables,
    }
    archive.writestr(CONTENTS, utf8_json(contents), zipfile.ZIP_DEFLATED)


def _write_table(
    connection: Connection, table: Table, archive: zipfile.ZipFile
) -> dict[str, int | str]:
    """Write the rows of a table, and return how many they are and the digest of their lines."""
    columns = [column for column in table.columns if column is not blobs.c.content]
    ordered = select(*columns).order_by(*table.primary_key)
    digest, rows = hashlib.sha256(), 0
    entry = zipfile.ZipInfo(name_of(table.name))
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as file:
        for row in connection.execute(ordered).mappings():
            line = utf8_json(plain_row(row)) + b"\n"
            file.write(line)
            digest.update(line)
            rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def verified(path: Path) -> Contents:
    """Return what a backup holds, once all of it has the digests that it should have.

    Raises:
        LibraryError: it is no backup, damaged, or of a newer program.
    """
    with opened(path) as archive:
        contents = read_contents(archive)
        for table, expected in contents.tables.items():
            if _counted(archive, table) != expected:
                raise damaged(path, name_of(table))
        for name in archive.names():
            if name.startswith(FILES) and archive.digest(name) != name.removeprefix(FILES):
                raise damaged(path, name)
    return contents


def _counted(archive: Archive, table: str) -> tuple[int, str]:
    """Return how many rows a table has, and the SHA-256 of its lines."""
    digest, rows = hashlib.sha256(), 0
    for line in archive.lines(table):
        digest.update(line)
        rows += 1
    return rows, digest.hexdigest()


def read_contents(archive: Archive) -> Contents:
    """Return what a backup says of itself.

    Raises:
        LibraryError: it says nothing, or was made by a newer program.
    """
    said, path = _said(archive), archive.path
    if said.get("format") != FORMAT or said.get("schema") != newest_schema():
        raise LibraryError(
            tell("The backup {0} was made by another version of slidekit.", path),
            fix=tell("Restore it with that version."),
        )
    try:
        head = Head(int(said["head"]["seq"]), str(said["head"]["hash"]))
        counts = {name: (one["rows"], one["sha256"]) for name, one in said["tables"].items()}
        contents = Contents(said["schema"], str(said["library"]), said["made_at"], head, counts)
    except (LookupError, TypeError, ValueError, AttributeError) as problem:
        raise damaged(path, CONTENTS) from problem
    if {*contents.tables} != {*metadata.tables}:
        raise damaged(path, CONTENTS)
    return contents


def _said(archive: Archive) -> dict[str, Any]:
    content = archive.content(CONTENTS, LARGEST_CONTENTS)
    try:
        said = json.loads(content)
    except (ValueError, RecursionError) as problem:
        raise damaged(archive.path, CONTENTS) from problem
    if not isinstance(said, dict):
        raise damaged(archive.path, CONTENTS)
    return said
