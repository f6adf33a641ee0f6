from __future__ import annotations

import csv
import hashlib
import io
import json
import multiprocessing
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from slidekit import __version__
from slidekit.errors import LibraryError, Refused
from slidekit.library import audit, blobs, engine
from slidekit.library.chain import START, hash_of
from slidekit.library.checking import check
from slidekit.library.opening import open_library
from slidekit.library.tables import decks
from slidekit.library.trail import as_csv, list_events
from tests.library.hands import events, joined, rows

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from slidekit.library.sessions import Session


def add_deck(session: Session, deck: str, title: str = "Quelmatinib in lung cancer") -> None:
    """Put a deck into the library."""
    with session.writing() as change:
        row = {"id": deck, "title": title, "product": "", "owner": session.person.id}
        change.insert(decks, "add deck", row | {"created_at": change.at})


def take(session: Session, deck: str, title: str, expected: int | None = None) -> None:
    """Write something of a deck that may change."""
    with session.writing() as change:
        values = {"checked_out_at": title, "checked_out_by": None}
        change.update(
            decks, {"id": deck}, "take deck", values, reason="typing error", expected=expected
        )


def test_an_event_says_who_what_when_where_from_what_to_what_and_why(admin: Session) -> None:
    """Of two columns given, the one that changed is in the trail, with its old value."""
    add_deck(admin, "onc301")
    take(admin, "onc301", "Quelmatinib in NSCLC")
    last = events(admin)[-1]
    assert (last.login, last.person, last.session) == ("anna", admin.person.id, admin.id)
    assert (last.action, last.object, last.deck) == ("take deck", "decks:onc301", "onc301")
    assert (last.field, last.old, last.new) == (
        "checked_out_at",
        None,
        "Quelmatinib in NSCLC",
    )
    assert (last.reason, last.app_version) == ("typing error", __version__)
    assert last.host
    assert datetime.fromisoformat(last.at).utcoffset() == timedelta(0)


def test_the_clock_is_the_database_s_where_it_has_one(admin: Session, engine_name: str) -> None:
    """On a laptop the time is the laptop's, and every event says so."""
    clocks = {event.clock for event in events(admin)}
    assert clocks == {"database" if engine_name == "postgresql" else "client clock"}


def test_events_are_numbered_and_chained_from_the_first(admin: Session) -> None:
    """Each holds the hash of the one before and its own over all that it says."""
    add_deck(admin, "onc301")
    before, seq = START, 0
    for event in events(admin):
        assert (event.seq, event.prev_hash) == (seq + 1, before)
        assert hash_of(event._mapping) == event.hash
        before, seq = event.hash, event.seq


def test_a_new_row_stands_in_its_event_as_a_whole(admin: Session) -> None:
    """What is stored can be told from the trail alone."""
    add_deck(admin, "onc301", "A title")
    told = json.loads(events(admin)[-1].new)
    assert (told["id"], told["title"], told["checked_out_by"]) == ("onc301", "A title", None)


def _half_a_change(session: Session) -> None:
    with session.writing() as change:
        blobs.store(change, b"half a change")
        change.insert(decks, "add deck", {"id": "onc301", "title": "no owner is named"})


def test_what_fails_halfway_leaves_neither_change_nor_event(admin: Session) -> None:
    """A change and its event are kept together or not at all."""
    before = events(admin)
    with pytest.raises(LibraryError, match="cannot be used"):
        _half_a_change(admin)
    assert events(admin) == before
    half = hashlib.sha256(b"half a change").hexdigest()
    assert rows(admin, "SELECT size FROM blobs WHERE sha256 = :half", half=half) == []


def test_who_changes_what_another_has_changed_meanwhile_is_told(admin: Session) -> None:
    """Nobody overwrites what he has not seen."""
    add_deck(admin, "onc301")
    take(admin, "onc301", "First", expected=1)
    with pytest.raises(Refused) as no:
        take(admin, "onc301", "Second", expected=1)
    assert no.value.code == "stale_version"
    assert rows(admin, "SELECT checked_out_at, row_version FROM decks") == [("First", 2)]


def test_a_change_of_nothing_is_no_event(admin: Session) -> None:
    """The trail is of changes, not of clicks."""
    add_deck(admin, "onc301")
    take(admin, "onc301", "Same")
    before = len(events(admin))
    take(admin, "onc301", "Same")
    assert len(events(admin)) == before


def test_a_clock_that_was_set_back_is_on_record(admin: Session) -> None:
    """Somebody who sets the clock back to sign yesterday is seen."""

    def yesterday(_: Connection) -> tuple[datetime, str]:
        return datetime.now(UTC) - timedelta(days=1), "client clock"

    session = replace(admin, library=replace(admin.library, now=yesterday))
    add_deck(session, "onc301")
    noted, added = events(admin)[-2:]
    assert (noted.action, added.action) == ("clock was set back", "add deck")
    assert noted.old > noted.new == added.at
    assert check(admin.library).ok


def _write(address: str, name: str, times: int) -> None:
    library = open_library(address)
    for number in range(times):
        with audit.writing(library, audit.Actor(login=name)) as change:
            change.note("write", new=str(number))


def test_writers_at_the_same_time_leave_no_gap_and_no_fork(admin: Session, address: str) -> None:
    """Three processes write twelve times each; all is there, in one chain, each in its order."""
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(address, f"w{n}", 12)) for n in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    written = [event for event in events(admin) if event.action == "write"]
    for name in ("w0", "w1", "w2"):
        assert [e.new for e in written if e.login == name] == [str(n) for n in range(12)]
    assert check(admin.library).problems == ()


def test_the_trail_is_read_by_deck_by_person_and_since_a_time(admin: Session) -> None:
    """An auditor asks narrow questions, and that he asked is on record."""
    bodo = joined(admin, "bodo", "auditor")
    add_deck(admin, "onc301")
    add_deck(bodo, "onc302")
    moment = events(admin)[-1].at
    assert [e["object"] for e in list_events(bodo, deck="onc302")] == ["decks:onc302"]
    assert {e["login"] for e in list_events(bodo, by="BODO")} == {"bodo"}
    assert [e["action"] for e in list_events(bodo, since=moment)] == [
        "add deck",
        "read audit trail",
        "read audit trail",
    ]
    assert list_events(bodo, since="2999-01-01") == ()
    with pytest.raises(LibraryError, match="is not a time"):
        list_events(bodo, since="yesterday")


def test_who_is_no_auditor_does_not_read_the_trail(admin: Session) -> None:
    """Reviewers see decks, not who failed to sign in."""
    with pytest.raises(Refused) as no:
        list_events(joined(admin, "bodo", "medical"))
    assert no.value.code == "wrong_role"


def test_no_cell_of_the_csv_is_a_formula(admin: Session) -> None:
    """A title that Excel would run stays a text, and comes back as it was but for a quote."""
    titles = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", 'Löwe, "x"\nnext']
    for number, title in enumerate(titles):
        add_deck(admin, f"d{number}")
        take(admin, f"d{number}", title)
    content = as_csv(list_events(admin)).decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(content, newline="")))
    shown = [row["new"] for row in read if row["action"] == "take deck"]
    assert shown == [f"'{title}" for title in titles[:5]] + titles[5:]
    assert not [c for row in read for c in row.values() if c.startswith(("=", "+", "-", "@"))]


def test_a_file_is_kept_once_under_the_digest_of_its_bytes(admin: Session) -> None:
    """The same bytes twice are one row, and come back as they were."""
    with admin.writing() as change:
        first, second = blobs.store(change, b"\x00\xff deck"), blobs.store(change, b"\x00\xff deck")
    assert first == second
    asked = "SELECT sha256, size FROM blobs WHERE sha256 = :first"
    assert rows(admin, asked, first=first) == [(first, 7)]
    with admin.reading() as connection:
        assert blobs.load(connection, first) == b"\x00\xff deck"
        with pytest.raises(LibraryError, match="has no file"):
            blobs.load(connection, "0" * 64)


def test_a_file_that_is_too_large_is_refused_in_megabytes(
    admin: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is a setting of the library, and the message names it."""
    monkeypatch.setattr(blobs, "MEGABYTE", 1)
    with admin.writing() as change, pytest.raises(LibraryError, match="up to 200 MB"):
        blobs.store(change, bytes(201))


def test_another_folder_of_keys_does_not_stop_a_change(admin: Session, tmp_path: Path) -> None:
    """A colleague's machine without the private key writes; the signed head stays behind."""
    elsewhere = replace(admin, library=replace(admin.library, folder=tmp_path / "elsewhere"))
    add_deck(elsewhere, "onc301")
    ((seq, signed),) = rows(admin, "SELECT seq, signed_seq FROM heads")
    assert seq == signed + 1
    assert check(admin.library).ok


def test_a_second_writer_waits_and_is_told_when_it_takes_long(
    admin: Session, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody hangs: after a while a sentence says that somebody else is writing."""
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.2)
    second = open_library(address)
    with admin.writing(), pytest.raises(LibraryError, match="has been writing to the library"):
        _write(address, "second", 1)
    with audit.writing(second, audit.Actor(login="second")) as change:
        change.note("write")


def _write_without_end(address: str) -> None:
    library = open_library(address)
    while True:
        with audit.writing(library, audit.Actor(login="killed")) as change:
            for number in range(5):
                change.note("write", new=str(number))


def test_a_program_that_is_killed_leaves_whole_changes(admin: Session, address: str) -> None:
    """Five events are written together; killed at any moment, none of five is missing."""
    context = multiprocessing.get_context("spawn")
    for number in range(3):
        writer = context.Process(target=_write_without_end, args=(address,))
        before = len(events(admin))
        writer.start()
        while len(events(admin)) < before + 5 * (number + 1):
            time.sleep(0.01)
        writer.kill()
        writer.join(60)
    written = [event.new for event in events(admin) if event.action == "write"]
    assert written == ["0", "1", "2", "3", "4"] * (len(written) // 5)
    assert check(admin.library).ok
