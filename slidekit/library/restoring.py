"""A library from its backup, into an empty database of either kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from slidekit.errors import LibraryError, Refused
from slidekit.languages import tell
from slidekit.library import backup, keyfiles, passwords, witness
from slidekit.library.archive import damaged, name_of, opened
from slidekit.library.audit import Library
from slidekit.library.checking import Checked, check_connection
from slidekit.library.clock import now, stamp
from slidekit.library.engine import parse_url
from slidekit.library.grants import ADMINISTRATOR
from slidekit.library.keychain import identity, keychain
from slidekit.library.names import plain_login
from slidekit.library.opening import (
    make_tables,
    open_library,
    place_of,
    refuse_taken,
    shown_address,
    whole_or_nothing,
)
from slidekit.library.refusals import BAD_PASSWORD, WRONG_ROLE
from slidekit.library.sessions import lockout, sign_in
from slidekit.library.tables import blobs, grants, metadata, people
from slidekit.library.witness import last_seen, remember

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import URL, Connection, Table

    from slidekit.library.archive import Archive
    from slidekit.library.backup import Contents


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of a backup."""

    contents: Contents
    checked: Checked
    has_key: bool
    """Whether the key that the library signs with lies on this machine."""


def restore(address: str, path: Path, login: str, password: str) -> Restored:
    """Make a library of a backup; it is checked before it is kept.

    Args:
        address: of an empty database, or of a file that is not there yet.
        path: the backup.
        login: of an administrator of the library in the backup.
        password: of the same.

    Raises:
        Refused: bad_password, wrong_role or locked.
        LibraryError: the backup is damaged, or the database is not empty.
    """
    contents = backup.verified(path)
    url = parse_url(address)
    refuse_taken(url)
    with whole_or_nothing(url) as connection:
        checked = _filled(connection, url, path, contents)
        _refuse_others(connection, login, password)
    witness.remember_place(keyfiles.keys_folder(contents.library), place_of(url), contents.library)
    library = open_library(address)
    with sign_in(library, login, password, to_change_password=True).writing() as change:
        seen = last_seen(library.folder)
        lost = f"a later head was seen here: {seen}" if seen and not change.leads_to(seen) else ""
        made = f"backup of {contents.made_at}"
        change.note("restore library", "library", field="head", new=contents.head.hash, reason=made)
        if lost:
            change.note("later events are lost", "library", reason=lost)
        key = keychain(change.connection).current
    if lost:
        remember(library.folder, contents.head)
    return Restored(contents, checked, keyfiles.has_key(library.folder, key))


def _filled(connection: Connection, url: URL, path: Path, contents: Contents) -> Checked:
    """Make the tables, fill them, and check them against the head that the backup names."""
    make_tables(connection)
    with opened(path) as archive:
        for table in metadata.sorted_tables:
            _fill(connection, archive, table)
    folder = keyfiles.keys_folder(contents.library)
    library = Library(contents.library, shown_address(url), connection.engine, folder)
    if identity(connection) != contents.library:
        raise damaged(path, backup.CONTENTS)
    checked = check_connection(connection, library, contents.head.hash, seen=None)
    grave = [problem for problem in checked.problems if problem.kind != "unvouched"]
    if grave:
        first = grave[0]
        raise LibraryError(
            tell("The library in {0} was changed: {1}, {2}.", path, first.kind, first.where),
            fix=tell("Use another backup."),
        )
    return checked


def _fill(connection: Connection, archive: Archive, table: Table) -> None:
    columns = {column.name for column in table.columns if column is not blobs.c.content}
    for row in archive.rows(table.name):
        if {*row} != columns:
            raise damaged(archive.path, name_of(table.name))
        if table is blobs:
            row["content"] = archive.content(f"{backup.FILES}{row['sha256']}")
        connection.execute(table.insert().values(row))


def _refuse_others(connection: Connection, login: str, password: str) -> None:
    """Let only an administrator of the library in the backup bring it back."""
    found = select(people).where(people.c.login == plain_login(login))
    row = connection.execute(found).mappings().first()
    held = passwords.newest(connection, row["id"]) if row else None
    if not passwords.matches(held.hash if held else None, password) or row is None:
        raise Refused(
            BAD_PASSWORD,
            tell("Login or password is wrong."),
            fix=tell("Give those of an administrator at the time of the backup."),
        )
    roles = connection.scalars(
        select(grants.c.role)
        .where(grants.c.person == row["id"], grants.c.product == "")
        .where(grants.c.revoked_at.is_(None))
    )
    if ADMINISTRATOR not in {*roles} or row["disabled_at"]:
        raise Refused(
            WRONG_ROLE,
            tell("This takes the role {0}.", ADMINISTRATOR),
            fix=tell("Ask somebody who has it."),
        )
    if row["locked_until"] and stamp(now(connection)[0]) < row["locked_until"]:
        raise lockout(row["locked_until"])
