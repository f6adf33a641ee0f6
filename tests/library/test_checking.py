"""An owner of the database who drops every trigger is still found out."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.errors import LibraryError
from slidekit.library import blobs, checking, keys
from slidekit.library.chain import START, hash_of, utf8_json
from slidekit.library.checking import check, check_end
from slidekit.library.opening import open_library
from slidekit.library.sessions import sign_in
from slidekit.library.signing import signer_of
from slidekit.library.tables import signatures
from slidekit.library.witness import NAME, last_seen
from tests.library.hands import PASSWORD, as_owner, events, joined, rows
from tests.library.test_audit import take
from tests.library.test_guards import add_version

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.library.sessions import Session
    from slidekit.library.witness import Head

HEAD_ANEW = (
    "UPDATE heads SET seq = (SELECT max(seq) FROM events), "
    "hash = (SELECT hash FROM events ORDER BY seq DESC LIMIT 1)"
)


def problems(session: Session, expect_head: str = "") -> list[tuple[str, str]]:
    """Return what a check finds, but for the triggers that the owner dropped."""
    found = check(session.library, expect_head).problems
    return [(p.kind, p.where) for p in found if not p.where.startswith("trigger")]


def kinds(session: Session, expect_head: str = "") -> set[str]:
    """Return the kinds of what a check finds."""
    return {kind for kind, _ in problems(session, expect_head)}


@pytest.fixture
def used(admin: Session) -> Session:
    """Return the administrator of a library that has been worked with."""
    joined(admin, "bodo", "medical", "regulatory")
    add_version(admin)
    for number in range(6):
        take(admin, "onc301", f"Title {number}")
    return admin


def test_a_library_that_only_slidekit_wrote_is_whole(used: Session) -> None:
    """A check without problems names the last event's hash as head."""
    checked = check(used.library)
    last = events(used)[-1]
    assert (checked.ok, checked.problems) == (True, ())
    assert (checked.events, checked.head) == (last.seq, last.hash)


def test_a_trigger_that_was_dropped_is_named(used: Session, address: str) -> None:
    """Whoever opens the guard can be seen to have done it."""
    as_owner(address)
    found = check(used.library).problems
    assert {problem.kind for problem in found} == {"altered"}
    assert "trigger events_final is gone" in {problem.where for problem in found}


def test_events_that_were_altered_are_found(used: Session, address: str) -> None:
    """Whatever of them was altered; the check names their numbers."""
    told = [event.seq for event in events(used) if event.action == "take deck"]
    columns = ("reason", "login", "action", "clock", "host", "at")
    statements = [
        f"UPDATE events SET {column} = 'forged' WHERE seq = {seq}"
        for seq, column in zip(told, columns, strict=True)
    ]
    as_owner(address, *statements)
    assert problems(used) == [("altered", f"event {seq}") for seq in told]


def test_an_event_that_was_taken_out_is_found(used: Session, address: str) -> None:
    """Its number is missing."""
    sign_in_seq = next(e.seq for e in events(used) if e.action == "sign in" and e.seq > 15)
    as_owner(address, f"DELETE FROM events WHERE seq = {sign_in_seq}")
    assert problems(used) == [("missing", f"event {sign_in_seq}")]


def test_the_first_events_cannot_be_taken_out(used: Session, address: str) -> None:
    """A chain begins with number one; the rows they told of stand there untold."""
    as_owner(address, "DELETE FROM events WHERE seq < 3")
    assert ("missing", "events 1 to 2") in problems(used)


def test_events_that_changed_places_are_found(used: Session, address: str) -> None:
    """Their numbers are not those that they were hashed with."""
    as_owner(
        address,
        "UPDATE events SET seq = 100000 WHERE seq = 20",
        "UPDATE events SET seq = 20 WHERE seq = 21",
        "UPDATE events SET seq = 21 WHERE seq = 100000",
    )
    assert problems(used) == [("reordered", "event 20"), ("reordered", "event 21")]


def test_an_end_that_was_cut_off_is_found(used: Session, address: str) -> None:
    """The stored head, the signed head and this machine know how far the events went."""
    last = len(events(used))
    as_owner(address, f"DELETE FROM events WHERE seq > {last - 3}")
    cut = {where for kind, where in problems(used) if kind == "truncated"}
    told = f"events {last - 2} to {last} of the"
    assert cut == {
        f"{told} stored head",
        f"{told} signed head",
        f"{told} head last seen on this machine",
    }


def test_an_end_that_was_cut_off_with_the_head_is_found_by_the_signed_head(
    used: Session, address: str, tmp_path: Path
) -> None:
    """Whoever moves the head back cannot sign it; no other machine need have seen it."""
    as_owner(address, f"DELETE FROM events WHERE seq > {len(events(used)) - 3}", HEAD_ANEW)
    stranger = replace(used, library=replace(used.library, folder=tmp_path / "elsewhere"))
    assert "truncated" in kinds(stranger)


def test_a_cut_end_stays_open_when_work_goes_on(used: Session, address: str) -> None:
    """A sign-in after the cut does not close the gap."""
    as_owner(address, f"DELETE FROM events WHERE seq > {len(events(used)) - 3}")
    sign_in(used.library, "anna", PASSWORD)
    assert "missing" in kinds(used)


def test_an_old_copy_in_the_library_s_place_is_found(
    used: Session, address: str, engine_name: str, tmp_path: Path
) -> None:
    """This machine has seen later events; elsewhere a printed head tells the same."""
    if engine_name == "sqlite":
        file = address.removeprefix("sqlite:///")
        shutil.copy(file, tmp_path / "old.db")
        take(used, "onc301", "Approved title")
        printed = check(used.library).head
        shutil.copy(tmp_path / "old.db", file)
    else:
        state = "CREATE TABLE kept AS SELECT * FROM decks"
        before, held = len(events(used)), rows(used, "SELECT * FROM heads")[0]
        as_owner(address, state)
        take(used, "onc301", "Approved title")
        printed = check(used.library).head
        as_owner(
            address,
            f"DELETE FROM events WHERE seq > {before}",
            "UPDATE decks SET checked_out_at = (SELECT checked_out_at FROM kept)",
            f"UPDATE heads SET seq = {held.seq}, hash = '{held.hash}', "
            f"signed_seq = {held.signed_seq}, signed_hash = '{held.signed_hash}', "
            f"signature = '\\x{bytes(held.signature).hex()}'",
        )
    assert kinds(used) == {"truncated"}
    (tmp_path / "keys" / used.library.id / NAME).unlink()
    assert problems(used) == []
    assert problems(used, printed) == [("truncated", f"expected head {printed}")]
    assert problems(used, printed.upper()) == [("truncated", f"expected head {printed}")]


def test_a_head_printed_earlier_is_found_among_the_events(used: Session) -> None:
    """Work that went on since is no problem."""
    printed = check(used.library).head
    take(used, "onc301", "Later")
    assert check(used.library, f" {printed} ").ok


def test_a_whole_chain_made_anew_is_found(used: Session, address: str) -> None:
    """A forger who computes every hash again lacks the private key, and the printed head."""
    printed = check(used.library).head
    before, statements = START, []
    for event in events(used):
        forged = dict(event._mapping) | {"prev_hash": before}
        if forged["action"] == "take deck":
            forged["login"] = "bodo"
        before = hash_of(forged)
        statements.append(
            f"UPDATE events SET login = '{forged['login']}', prev_hash = '{forged['prev_hash']}', "
            f"hash = '{before}' WHERE seq = {event.seq}"
        )
    as_owner(address, *statements, HEAD_ANEW)
    found = problems(used, printed)
    assert ("truncated", f"expected head {printed}") in found
    last = len(statements)
    assert ("altered", f"event {last} is not that of the signed head") in found
    as_owner(address, "UPDATE heads SET signed_seq = seq, signed_hash = hash")
    assert ("altered", "signature of the head") in problems(used)
    as_owner(address, "UPDATE heads SET signed_seq = NULL, signed_hash = NULL, signature = NULL")
    assert ("missing", "signature of the head") in problems(used)


@pytest.mark.parametrize(
    ("statement", "kind", "where"),
    [
        ("UPDATE versions SET state = 'approved'", "altered", "versions:onc301/1: state"),
        ("UPDATE versions SET content_digest = 'x'", "altered", "versions:onc301/1: content_"),
        ("UPDATE people SET full_name = 'x' WHERE login = 'bodo'", "altered", "people:"),
        ("UPDATE people SET trained_on = '2020-01-01'", "altered", "people:"),
        ("UPDATE passwords SET hash = 'x'", "altered", "passwords:"),
        ("UPDATE settings SET value = '' WHERE name = 'required_roles'", "altered", "settings:"),
        ("INSERT INTO settings VALUES ('a', 'b')", "altered", "settings:a: no event tells of it"),
        ("DELETE FROM grants WHERE role = 'medical'", "missing", "grants:"),
        ("DELETE FROM versions", "missing", "versions:onc301/1"),
    ],
)
def test_a_row_changed_behind_the_library_is_found(
    used: Session, address: str, statement: str, kind: str, where: str
) -> None:
    """Events tell of every row, so a row that is otherwise was not written by slidekit."""
    as_owner(address, statement)
    found = problems(used)
    assert found
    assert {k for k, _ in found} == {kind}
    assert all(w.startswith(where) for _, w in found)


def test_a_role_given_by_hand_is_found(used: Session, address: str) -> None:
    """Nobody makes himself signatory with a statement."""
    person = used.person.id
    as_owner(
        address,
        "INSERT INTO grants (id, person, role, product, granted_by, granted_at) "
        f"VALUES ('g', '{person}', 'signatory', '', '{person}', '2026-01-01')",
    )
    assert problems(used) == [("altered", "grants:g: no event tells of it")]


def test_a_file_whose_bytes_were_changed_is_found(used: Session, address: str) -> None:
    """The digest in the row is that of other bytes."""
    digest = hashlib.sha256(b"a deck").hexdigest()
    other = "x'00'" if address.startswith("sqlite") else "'\\x00'"
    as_owner(address, f"UPDATE blobs SET content = {other} WHERE sha256 = '{digest}'")
    assert problems(used) == [("file_digest", f"file {digest}")]
    with used.reading() as connection, pytest.raises(LibraryError, match="not as it was stored"):
        blobs.load(connection, digest)


def sign_version(session: Session, number: int, before: bytes) -> bytes:
    """Sign the version of the test deck, and return the signature."""
    with session.writing() as change:
        payload = utf8_json({"version": "onc301@1", "number": number, "audit_head": change.head})
        signer = signer_of(change.library, change.connection)
        signature = signer.sign(payload)
        row = {
            "number": number,
            "deck": "onc301",
            "version": 1,
            "act": "approve",
            "person": session.person.id,
            "role": "medical",
            "meaning": "I approve",
            "at": change.at,
            "zone": "+01:00",
            "payload": payload,
            "signature": signature,
            "key": signer.key,
            "previous": hashlib.sha256(before).hexdigest() if before else "",
        }
        change.insert(signatures, "approve", row)
    return signature


def test_signatures_hold_after_the_key_was_changed_and_forged_ones_do_not(
    used: Session, address: str
) -> None:
    """A retired key still proves what it signed; another payload under a signature does not."""
    first = sign_version(used, 1, b"")
    keys.rotate(used)
    sign_version(used, 2, first)
    what = "versions:onc301/1: what is signed on it"  # these two are over no content of it
    assert problems(used) == [("altered", what)]
    as_owner(
        address,
        "UPDATE signatures SET payload = (SELECT payload FROM signatures "
        "WHERE number = 1) WHERE number = 2",
    )
    assert ("altered", "signature 2") in problems(used)
    as_owner(address, "DELETE FROM signatures WHERE number = 1")
    assert ("missing", "signature 1") in problems(used)


def test_a_problem_is_told_by_kind_and_place_only(used: Session, address: str) -> None:
    """What a check prints holds no text of a deck or person."""
    as_owner(address, "UPDATE people SET full_name = 'Somebody Else'")
    assert "Somebody" not in json.dumps(problems(used))


def test_a_check_reads_and_writes_nothing(used: Session, address: str) -> None:
    """It finds the library as it was left."""
    before = events(used)
    check(open_library(address))
    assert events(used) == before


def test_a_start_looks_at_the_end_only_and_sees_a_cut(used: Session, address: str) -> None:
    """Every sign-in from the command line tells of a missing end; a full check tells the rest."""
    assert check_end(used.library) == ()
    as_owner(address, "UPDATE events SET reason = 'x' WHERE seq = 5")
    assert check_end(used.library) == ()
    as_owner(address, f"DELETE FROM events WHERE seq > {len(events(used)) - 1}")
    assert {problem.kind for problem in check_end(used.library)} == {"truncated"}


def test_what_a_colleague_writes_meanwhile_is_no_missing_end(
    used: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two windows on one machine: the head that the other has just seen is not held against it."""

    def busy(folder: Path) -> Head | None:
        take(used, "onc301", "A title from the other window")
        return last_seen(folder)

    monkeypatch.setattr(checking, "last_seen", busy)
    assert check_end(used.library) == ()
    assert check(used.library).ok
