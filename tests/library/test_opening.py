from __future__ import annotations

import json
import sqlite3
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from slidekit.errors import LibraryError
from slidekit.library import blobs, settings
from slidekit.library.opening import init_library, newest_schema, open_library
from slidekit.library.people import list_people
from slidekit.library.sessions import sign_in
from tests.library.hands import PASSWORD, as_owner, newcomer, rows

if TYPE_CHECKING:
    from slidekit.library.sessions import Session
    from tests.library.server import Server


def test_a_new_library_has_its_administrator_its_key_and_its_settings(admin: Session) -> None:
    """Medical and regulatory approve by default; one key signs."""
    ((person, (grant,)),) = list_people(admin)
    assert (person.login, grant.role, grant.product) == ("anna", "administrator", "")
    with admin.reading() as connection:
        assert settings.required_roles(connection) == ("medical", "regulatory")
    assert rows(admin, "SELECT count(*) FROM keys WHERE retired_at IS NULL") == [(1,)]
    assert rows(admin, "SELECT version_num FROM alembic_version") == [(newest_schema(),)]


def test_what_is_there_is_never_made_anew(admin: Session, address: str) -> None:
    """A second init is refused and changes nothing."""
    with pytest.raises(LibraryError, match="There is something at"):
        init_library(address, newcomer("carl", "administrator"), PASSWORD)
    assert open_library(address).id == admin.library.id


def test_an_init_that_fails_leaves_nothing(address: str) -> None:
    """After a bad password the place is as empty as before, and can be used."""
    with pytest.raises(LibraryError, match="A password has"):
        init_library(address, newcomer("anna", "administrator"), "short")
    with pytest.raises(LibraryError, match="There is no library"):
        open_library(address)
    init_library(address, newcomer("anna", "administrator"), PASSWORD)


@pytest.mark.usefixtures("admin")
def test_a_library_of_a_newer_program_is_not_opened(address: str) -> None:
    """Its tables could mean something else."""
    as_owner(address, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LibraryError, match="has schema 9999"):
        open_library(address)


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:///:memory:",
        "library.db",
        "mysql://x/y",
        "sqlite://",
        "postgresql://x/y",
        "",
        "sqlite+aiosqlite:///x",
    ],
)
def test_an_address_of_no_kind_that_is_known_is_refused(address: str) -> None:
    """The message shows what an address looks like."""
    with pytest.raises(LibraryError, match=r"postgresql\+psycopg://"):
        open_library(address)


def test_a_password_in_an_address_is_in_no_message() -> None:
    """Neither of an address that cannot be read nor of a server that does not answer."""
    for address in ("mysql://u:s3cret@host/x", "postgresql+psycopg://u:s3cret@localhost:1/x"):
        with pytest.raises(LibraryError) as problem:
            open_library(address)
        assert "s3cret" not in str(problem.value)


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_file_cut_in_half_is_said_to_be_damaged(admin: Session, address: str) -> None:
    """The message names the file and sends to the backup; nothing ends in a traceback."""
    with admin.writing() as change:
        blobs.store(change, bytes(range(256)) * 4000)
    file = Path(address.removeprefix("sqlite:///"))
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    with pytest.raises(LibraryError, match=r"damaged.*backup"):
        open_library(address)


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    """A deck given for a library stays as it is."""
    file = tmp_path / "deck.pptx"
    file.write_bytes(b"PK\x03\x04" + bytes(2000))
    with pytest.raises(LibraryError, match="damaged or no library"):
        open_library(f"sqlite:///{file}")
    with pytest.raises(LibraryError, match="There is something at"):
        init_library(f"sqlite:///{file}", newcomer("anna", "administrator"), PASSWORD)
    assert file.read_bytes() == b"PK\x03\x04" + bytes(2000)


def test_a_database_of_another_program_is_no_library(tmp_path: Path) -> None:
    """It is neither opened nor written to."""
    file = tmp_path / "other.db"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE decks (id)")
    other.close()
    with pytest.raises(LibraryError, match="There is no library"):
        open_library(f"sqlite:///{file}")
    with pytest.raises(LibraryError, match="There is something at"):
        init_library(f"sqlite:///{file}", newcomer("anna", "administrator"), PASSWORD)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """No folder is made by a typing error in a path."""
    with pytest.raises(LibraryError, match="There is no folder"):
        init_library(f"sqlite:///{tmp_path}/no/a.db", newcomer("a", "administrator"), PASSWORD)
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_sqlite_library_is_written_through_to_the_disk(admin: Session) -> None:
    """Write-ahead log, full synchronisation, foreign keys: on every connection."""
    asked = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
    answers = [rows(admin, f"PRAGMA {name}")[0][0] for name in asked]
    assert answers == ["wal", 2, 1, 1]


@pytest.mark.needs("postgresql")
def test_an_owner_who_may_not_make_roles_still_gets_a_library(server: Server) -> None:
    """Then the triggers guard alone, and everybody works as the owner."""
    server.run("CREATE ROLE plain LOGIN")
    server.run("CREATE DATABASE of_plain OWNER plain")
    address = server.address("of_plain", "plain")
    library = init_library(address, newcomer("anna", "administrator"), PASSWORD)
    session = sign_in(library, "anna", PASSWORD)
    assert rows(session, "SELECT current_user") == [("plain",)]


def test_of_two_who_make_a_library_at_once_one_gets_it(address: str) -> None:
    """The other is refused, and the library that was made stays; nobody deletes another's."""
    ready = Barrier(4)

    def make(login: str) -> str:
        ready.wait()
        try:
            return init_library(address, newcomer(login, "administrator"), PASSWORD).id
        except LibraryError as no:
            return str(no)

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(make, ("anna", "bodo", "carl", "dora")))
    refused = [words for words in said if "There is something at" in words]
    made = [words for words in said if words not in refused]
    assert ([open_library(address).id], len(refused)) == (made, 3)


def test_a_file_that_was_there_is_neither_used_nor_deleted(tmp_path: Path) -> None:
    """Not even an empty one: somebody may be making a library in it."""
    file = tmp_path / "mine.db"
    file.touch()
    with pytest.raises(LibraryError, match="There is something at"):
        init_library(f"sqlite:///{file}", newcomer("anna", "administrator"), PASSWORD)
    assert file.read_bytes() == b""


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_library_whose_file_is_gone_is_not_made_anew(admin: Session, address: str) -> None:
    """Who is signed in is told; no empty file appears in its place."""
    file = Path(address.removeprefix("sqlite:///"))
    file.rename(file.with_suffix(".moved"))
    with pytest.raises(LibraryError, match="unable to open"):
        list_people(admin)
    assert not file.exists()


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_library_with_an_id_that_is_a_path_is_not_opened(
    admin: Session, address: str, tmp_path: Path
) -> None:
    """Whatever somebody writes into the first event, of which the id is made, leads nowhere."""
    told = json.dumps({"public_pem": "../../evil/x"})
    as_owner(address, f"UPDATE events SET new = '{told}' WHERE seq = 1")
    with pytest.raises(LibraryError, match="makes no key: it was changed"):
        open_library(address)
    assert not list(tmp_path.parent.rglob("evil"))
    assert admin.library.folder.is_dir()


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("admin")
def test_a_sqlite_library_is_at_first_its_maker_s_alone(address: str) -> None:
    """Others read it when its owner lets them."""
    if sys.platform != "win32":
        assert stat.S_IMODE(Path(address.removeprefix("sqlite:///")).stat().st_mode) == 0o600
