from __future__ import annotations

import hashlib
import json
import stat
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from slidekit.errors import LibraryError, Refused
from slidekit.library import backup, blobs
from slidekit.library.archive import LONGEST_LINE, opened
from slidekit.library.backup import back_up, verified
from slidekit.library.checking import check
from slidekit.library.opening import open_library
from slidekit.library.people import disable
from slidekit.library.restoring import restore
from slidekit.library.sessions import sign_in
from slidekit.library.tables import metadata
from tests.library.hands import OTHER_PASSWORD, PASSWORD, as_owner, events, joined, rows
from tests.library.test_audit import take
from tests.library.test_guards import add_version

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.library.backup import Contents
    from slidekit.library.sessions import Session
    from tests.library.server import Server

FILE = b"\x00\x01 a deck of bytes \xff"


@pytest.fixture
def saved(admin: Session, tmp_path: Path) -> Path:
    """Return a backup of a library with people, a version and files."""
    joined(admin, "bodo", "medical")
    add_version(admin)
    with admin.writing() as change:
        blobs.store(change, FILE)
    path = tmp_path / "backup.zip"
    back_up(admin, path)
    return path


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_only_its_maker_reads_a_backup(saved: Path) -> None:
    """All decks and the hashes of all passwords are in it."""
    if sys.platform != "win32":
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600


def content(session: Session) -> dict[str, list[str]]:
    """Return the rows of all tables but those that a restore goes on writing."""
    with session.reading() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(table.select()).all()))
            for table in metadata.sorted_tables
            if table.name not in ("events", "heads")
        }


def test_a_restored_library_is_the_one_that_was_saved(
    admin: Session, saved: Path, new_address: Callable[[], str]
) -> None:
    """Every row, file and event is there, people sign in as before, and work goes on."""
    before = [tuple(event) for event in events(admin)]
    there = new_address()
    restored = restore(there, saved, "anna", PASSWORD)
    again = sign_in(open_library(there), "anna", PASSWORD)
    assert content(again) == content(admin)
    told = [tuple(event) for event in events(again)]
    saved_events = restored.contents.head.seq
    assert told[:saved_events] == before[:saved_events]
    assert [e.action for e in events(again)[saved_events:]][:2] == ["sign in", "restore library"]
    assert (restored.has_key, again.library.id) == (True, admin.library.id)
    assert check(again.library).ok


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize("engine_name", ["sqlite", "postgresql"], indirect=True)
def test_a_library_moves_from_one_kind_of_database_to_the_other(
    admin: Session, saved: Path, engine_name: str, server: Server, tmp_path: Path
) -> None:
    """A laptop's library becomes a team's, and back, without a difference in any row."""
    if engine_name == "sqlite":
        server.run("CREATE DATABASE moved OWNER owner")
        there = server.address("moved")
    else:
        there = f"sqlite:///{tmp_path}/moved.db"
    restore(there, saved, "anna", PASSWORD)
    moved = sign_in(open_library(there), "anna", PASSWORD)
    assert content(moved) == content(admin)
    assert check(moved.library).ok


def test_an_old_backup_is_found_against_a_printed_head(
    admin: Session, saved: Path, new_address: Callable[[], str]
) -> None:
    """What was approved after the backup is missing, and the signature page's head tells."""
    take(admin, "onc301", "Approved title")
    printed = check(admin.library).head
    there = new_address()
    restore(there, saved, "anna", PASSWORD)
    found = check(open_library(there), printed)
    assert [(p.kind, p.where) for p in found.problems] == [
        ("truncated", f"expected head {printed}")
    ]
    lost = [e for e in events(sign_in(open_library(there), "anna", PASSWORD)) if "lost" in e.action]
    assert len(lost) == 1


def test_only_an_administrator_brings_a_backup_back(
    saved: Path, new_address: Callable[[], str]
) -> None:
    """A stranger or a reviewer gets nothing, and nothing is left of the attempt."""
    there = new_address()
    for login, password, code in (
        ("anna", OTHER_PASSWORD, "bad_password"),
        ("nobody", PASSWORD, "bad_password"),
        ("bodo", PASSWORD, "wrong_role"),
    ):
        with pytest.raises(Refused) as no:
            restore(there, saved, login, password)
        assert no.value.code == code
        with pytest.raises(LibraryError, match="There is no library"):
            open_library(there)
    restore(there, saved, "anna", PASSWORD)


def test_a_locked_administrator_leaves_no_library_behind(
    admin: Session, tmp_path: Path, new_address: Callable[[], str]
) -> None:
    """What is refused at the end of a restore is refused before anything is kept."""
    joined(admin, "bea", "administrator")
    for _ in range(5):
        with pytest.raises(Refused):
            sign_in(admin.library, "bea", OTHER_PASSWORD)
    back_up(admin, tmp_path / "backup.zip")
    place = new_address()
    with pytest.raises(Refused, match="locked"):
        restore(place, tmp_path / "backup.zip", "bea", PASSWORD)
    assert restore(place, tmp_path / "backup.zip", "anna", PASSWORD).checked.ok


def test_nothing_is_restored_over_a_library(admin: Session, saved: Path, address: str) -> None:
    """A library is replaced by nobody, not even by itself."""
    with pytest.raises(LibraryError, match="There is something at"):
        restore(address, saved, "anna", PASSWORD)
    assert check(admin.library).ok


def test_a_reviewer_makes_no_backup(admin: Session, tmp_path: Path) -> None:
    """A backup holds everything, so not everybody takes one; no half file is left."""
    bodo = joined(admin, "bodo", "medical")
    with pytest.raises(Refused):
        back_up(bodo, tmp_path / "mine.zip")
    assert not list(tmp_path.glob("*mine*"))


def test_a_backup_that_is_not_noted_is_none(
    admin: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody takes the library along while his account is being closed, and no trace is left."""
    lena = joined(admin, "lena", "librarian")

    def late(path: Path) -> Contents:
        disable(admin, "lena", "Left")
        return verified(path)

    monkeypatch.setattr(backup, "verified", late)
    with pytest.raises(Refused, match="disabled"):
        back_up(lena, tmp_path / "mine.zip")
    assert not list(tmp_path.glob("*mine*"))


def test_a_backup_that_cannot_be_written_is_said_so(admin: Session, tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(LibraryError, match="cannot be written"):
        back_up(admin, tmp_path / "no" / "backup.zip")


def test_a_changed_library_is_not_restored(
    admin: Session, address: str, tmp_path: Path, new_address: Callable[[], str]
) -> None:
    """A backup of a library that somebody forged has right digests; its events tell."""
    joined(admin, "bodo", "medical")
    as_owner(address, "UPDATE people SET full_name = 'Somebody Else' WHERE login = 'bodo'")
    path = tmp_path / "forged.zip"
    back_up(admin, path)
    there = new_address()
    with pytest.raises(LibraryError, match="was changed: altered, people:"):
        restore(there, path, "anna", PASSWORD)
    with pytest.raises(LibraryError, match="There is no library"):
        open_library(there)


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_line_without_end_is_damage_and_a_fault_of_ours_is_not(saved: Path) -> None:
    """Of a line no more is read than a row can have; what fails beside reading keeps its name."""
    endless = rewritten(saved, "tables/people.jsonl", b" " * (LONGEST_LINE + 1))
    with opened(endless) as archive, pytest.raises(LibraryError, match=r"people\.jsonl"):
        next(archive.lines("people"))
    with pytest.raises(KeyError), opened(saved):
        raise KeyError("a fault of the program")


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
@pytest.mark.parametrize("value", [2**63, 1.5, [1], {"a": "b"}, {"base64": "!"}])
def test_a_backup_that_somebody_made_up_is_a_sentence(
    saved: Path, new_address: Callable[[], str], value: object
) -> None:
    """Digests that fit make no row of what no column holds."""
    with zipfile.ZipFile(saved) as archive:
        lines = archive.read("tables/people.jsonl").splitlines()
        contents = json.loads(archive.read("library.json"))
    row = json.loads(lines[0]) | {"failed_attempts": value}
    people = b"\n".join([json.dumps(row).encode(), *lines[1:]]) + b"\n"
    contents["tables"]["people"]["sha256"] = hashlib.sha256(people).hexdigest()
    forged = rewritten(saved, "tables/people.jsonl", people)
    forged = rewritten(forged.rename(saved), "library.json", json.dumps(contents).encode())
    with pytest.raises(LibraryError, match=r"people\.jsonl"):
        restore(there := new_address(), forged, "anna", PASSWORD)
    with pytest.raises(LibraryError, match="There is no library"):
        open_library(there)


def rewritten(path: Path, name: str, content: bytes) -> Path:
    """Return a copy of a backup with one entry changed, or added."""
    copy = path.with_name("rewritten.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return copy


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_damaged_backup_is_refused_before_anything_is_made(
    saved: Path, new_address: Callable[[], str]
) -> None:
    """Cut, changed in a row, changed in a file, or no backup at all."""
    with zipfile.ZipFile(saved) as archive:
        names = archive.namelist()
        people = archive.read("tables/people.jsonl")
    file = next(name for name in names if name.startswith("files/"))
    half = saved.with_name("half.zip")
    half.write_bytes(saved.read_bytes()[:2000])
    text = saved.with_name("text.zip")
    text.write_text("no zip")
    for wrong in (
        half,
        text,
        rewritten(saved, "tables/people.jsonl", people.replace(b"Bodo", b"Dodo")),
        rewritten(saved, file, b"other bytes"),
        rewritten(saved, "library.json", b"{}"),
        rewritten(saved, "library.json", b"[1"),
        rewritten(saved, "library.json", json.dumps({"format": 1, "schema": 1}).encode()),
        saved.parent,
    ):
        there = new_address()
        with pytest.raises(LibraryError) as problem:
            restore(there, wrong, "anna", PASSWORD)
        assert str(wrong) in str(problem.value)
        with pytest.raises(LibraryError, match="There is no library"):
            open_library(there)
    with pytest.raises(LibraryError, match="There is no file"):
        verified(saved.with_name("none.zip"))


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_backup_holds_no_private_key(admin: Session, saved: Path) -> None:
    """Whoever finds a backup can sign nothing with it."""
    (key,) = admin.library.folder.glob("*.pem")
    secret = key.read_text().splitlines()[1].encode()
    with zipfile.ZipFile(saved) as archive:
        assert not [name for name in archive.namelist() if secret in archive.read(name)]
    held = {hashlib.sha256(one).hexdigest() for one in (FILE,)}
    assert held <= {one.sha256 for one in rows(admin, "SELECT sha256 FROM blobs")}
