"""Attacks on files, tried by hand and kept as tests."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from slidekit.errors import LibraryError
from slidekit.files import write_whole
from slidekit.library.checking import check
from slidekit.library.opening import open_library

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.library.sessions import Session
    from tests.library.hands import Run

ON_SQLITE = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@ON_SQLITE
def test_no_mistyped_name_destroys_a_library_or_a_private_key(
    run: Run, admin: Session, address: str, tmp_path: Path
) -> None:
    """Backup, audit trail and public keys go to any name but that of what nobody could restore."""
    library = tmp_path / address.rpartition("/")[2]
    (private,) = (tmp_path / "keys").glob("*/[0-9a-f]*.pem")
    before = private.read_bytes()
    tries = (
        ("library", "backup", str(library)),
        ("library", "audit", "--csv", str(library)),
        ("library", "key", "export", "-o", str(private)),
    )
    assert [run("anna", *words)[0] for words in tries] == [2, 2, 2]
    assert private.read_bytes() == before
    assert check(open_library(address)).ok
    assert run("anna", "library", "backup", str(tmp_path / "copy.zip"))[0] == 0


def test_what_belongs_to_a_library_is_not_written_over_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written last stands in files beside it, and what cannot be read may be anything."""
    file = tmp_path / "library.db"
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as held:
        held.execute("PRAGMA journal_mode=WAL")
        held.execute("CREATE TABLE one (two)")
        wal = tmp_path / "library.db-wal"
        with pytest.raises(LibraryError, match="is a library or a private key"):
            write_whole(wal, b"csv", LibraryError)
        assert wal.stat().st_size > 0
        held.execute("PRAGMA journal_mode=DELETE")
        held.execute("BEGIN IMMEDIATE")
        held.execute("PRAGMA cache_size=1")
        held.execute("PRAGMA cache_spill=1")
        for _ in range(40):
            held.execute("INSERT INTO one VALUES (zeroblob(4000))")
        journal = tmp_path / "library.db-journal"
        with pytest.raises(LibraryError, match="is a library or a private key"):
            write_whole(journal, b"csv", LibraryError)
    other = tmp_path / "other.db"
    other.write_bytes(b"of a colleague")

    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as rights:
        rights.setattr(type(other), "open", closed)
        with pytest.raises(LibraryError, match="cannot be written"):
            write_whole(other, b"csv", LibraryError)
    assert other.read_bytes() == b"of a colleague"
