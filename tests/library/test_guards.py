"""What the database itself refuses, whoever asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DBAPIError

from slidekit.library import blobs
from slidekit.library.tables import metadata, versions
from slidekit.library.triggers import altered_guards, application_role, standing_triggers
from tests.library.hands import by_hand, joined, rows
from tests.library.server import MEMBER, OWNER, SUPERUSER
from tests.library.test_audit import add_deck

if TYPE_CHECKING:
    from slidekit.library.sessions import Session
    from tests.library.server import Server

REFUSED = r"never (change|deleted)|is there already|permission denied"


def boss(address: str) -> str:
    """Return the address for somebody whom only triggers can stop."""
    return address.replace(f"//{OWNER}@", f"//{SUPERUSER}@")


def add_version(session: Session) -> None:
    """Put a deck with one version into the library."""
    add_deck(session, "onc301")
    with session.writing() as change:
        digest = blobs.store(change, b"a deck")
        row = {
            "deck": "onc301",
            "number": 1,
            "state": "in_review",
            "title": "Quelmatinib in lung cancer",
            "product": "",
            "author": session.person.id,
            "message": "first",
            "submitted_at": change.at,
            "content_digest": "c" * 64,
            "policy_digest": "e" * 64,
            "report_digest": "d" * 64,
            "deck_file": digest,
            "report_file": digest,
            "purpose": "investigational",
            "audience": "physicians",
            "data_cuts": "{}",
            "label_versions": "{}",
            "review_dates": "{}",
        }
        change.insert(versions, "submit", row)


def test_every_trigger_stands_in_a_new_library(admin: Session) -> None:
    """Each table keeps its rows; those that only grow refuse every change."""
    with admin.reading() as connection:
        names = standing_triggers(connection)
        assert altered_guards(connection) == ()
    assert {f"{table}_kept" for table in metadata.tables} <= names
    growing = ("blobs", "signatures", "waivers", "exports", "events")
    assert {f"{table}_final" for table in growing} <= names


def test_no_row_is_deleted(admin: Session, address: str) -> None:
    """Not by the owner, not by a superuser, as long as the triggers stand."""
    add_version(admin)
    for table in ("events", "people", "grants", "keys", "settings", "blobs", "versions"):
        with pytest.raises(DBAPIError, match=REFUSED):
            by_hand(boss(address), f"DELETE FROM {table}")


@pytest.mark.usefixtures("admin")
def test_no_event_changes(address: str) -> None:
    """What happened is not written anew."""
    for column in ("reason", "at", "hash", "login"):
        with pytest.raises(DBAPIError, match=REFUSED):
            by_hand(boss(address), f"UPDATE events SET {column} = 'x' WHERE seq = 3")


def test_a_column_that_is_fixed_does_not_change(admin: Session, address: str) -> None:
    """A login, a hash, what a version contains: written once with the row."""
    add_version(admin)
    for change in (
        "people SET login = 'x'",
        "people SET id = 'x'",
        "passwords SET hash = 'x'",
        "grants SET role = 'auditor'",
        "keys SET public_pem = 'x'",
        "blobs SET content = content",
        "versions SET content_digest = 'x'",
        "versions SET deck_file = 'x'",
        "versions SET author = 'x'",
        "versions SET message = 'x'",
    ):
        with pytest.raises(DBAPIError, match=REFUSED):
            by_hand(boss(address), f"UPDATE {change}")


def test_an_approval_is_given_once_and_a_state_moves_on(admin: Session, address: str) -> None:
    """Of a version its state changes, and its approval from none to one."""
    add_version(admin)
    by_hand(boss(address), "UPDATE versions SET state = 'approved', approval_id = 'A-1'")
    with pytest.raises(DBAPIError, match=REFUSED):
        by_hand(boss(address), "UPDATE versions SET approval_id = 'A-2'")
    with pytest.raises(DBAPIError, match=REFUSED):
        by_hand(boss(address), "UPDATE versions SET approval_id = NULL")
    with pytest.raises(DBAPIError, match="known_state"):
        by_hand(boss(address), "UPDATE versions SET state = 'blessed'")


def test_a_row_cannot_be_replaced(admin: Session, address: str, engine_name: str) -> None:
    """SQLite's INSERT OR REPLACE deletes in silence; it is refused as well."""
    how = {
        "sqlite": "INSERT OR REPLACE INTO settings VALUES ('required_roles', '')",
        "postgresql": "INSERT INTO settings VALUES ('required_roles', '')",
    }
    with pytest.raises(DBAPIError, match=rf"{REFUSED}|duplicate key"):
        by_hand(boss(address), how[engine_name])
    assert rows(admin, "SELECT value FROM settings WHERE name = 'required_roles'") == [
        ("medical,regulatory",)
    ]


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("admin")
def test_no_table_is_emptied(address: str) -> None:
    """TRUNCATE asks no trigger of rows, so it has one of its own."""
    for table in ("events", "signatures", "blobs, versions", "people"):
        with pytest.raises(DBAPIError, match=REFUSED):
            by_hand(boss(address), f"TRUNCATE {table} CASCADE")


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_a_member_of_the_application_role_works_and_can_do_no_more(
    admin: Session, address: str, server: Server
) -> None:
    """A colleague who signs in to the database by hand reads and adds; nothing else."""
    from slidekit.library.opening import open_library
    from slidekit.library.sessions import sign_in
    from tests.library.hands import PASSWORD

    database = re.search(r"/(library\d+)", address)
    assert database
    server.run(f"GRANT {application_role(database[1])} TO {MEMBER}")
    joined(admin, "bodo", "author")
    theirs = server.address(database[1], MEMBER)
    add_deck(sign_in(open_library(theirs), "bodo", PASSWORD), "onc301")
    for statement in (
        "DELETE FROM decks",
        "TRUNCATE events",
        "UPDATE events SET reason = ''",
        "UPDATE versions SET content_digest = ''",
        "UPDATE people SET login = ''",
        "DROP TRIGGER events_kept ON events",
        "ALTER TABLE events DISABLE TRIGGER ALL",
        "DROP TABLE events",
    ):
        with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
            by_hand(theirs, statement)


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_the_owner_works_in_the_application_role(admin: Session) -> None:
    """Who owns the tables uses them with no more rights than anybody else."""
    ((role, owner),) = rows(admin, "SELECT current_user, session_user")
    assert (role.startswith("slidekit_library"), owner) == (True, OWNER)


def test_no_two_databases_share_a_role() -> None:
    """Names are cut at 63 bytes, not letters, and what is cut off still counts."""
    assert application_role("library") == "slidekit_library"
    assert application_role("x" * 54) == "slidekit_" + "x" * 54
    long = ("a" * 60 + "1", "a" * 60 + "2", "ä" * 30 + "1", "ä" * 30 + "2", "ä" * 31)
    roles = [application_role(database) for database in long]
    assert len({*roles}) == len(long)
    assert {len(role.encode()) <= 63 for role in roles} == {True}
    assert all(role.startswith("slidekit_") for role in roles)
