from __future__ import annotations

import shutil
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from slidekit.errors import LibraryError, Refused
from slidekit.library import keyfiles, keys
from slidekit.library.checking import check
from slidekit.library.keychain import keychain
from slidekit.library.opening import init_library
from slidekit.library.signing import signer_of
from tests.library.hands import PASSWORD, joined, newcomer, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.library.sessions import Session


def signed(session: Session, payload: bytes) -> tuple[str, bytes]:
    """Sign with the library's key."""
    with session.reading() as connection:
        signer = signer_of(session.library, connection)
        return signer.key, signer.sign(payload)


def proves(session: Session, key: str, payload: bytes, signature: bytes) -> bool:
    """Return whether a key of the library signed a payload that stands at the third event."""
    with session.reading() as connection:
        return keychain(connection).holds(key, 3, payload, signature)


def test_a_signature_holds_for_its_payload_and_key_only(admin: Session) -> None:
    """One byte more, another signature or another key: it proves nothing."""
    key, signature = signed(admin, b"approve onc301@1")
    assert len(signature) == 64
    assert proves(admin, key, b"approve onc301@1", signature)
    assert not proves(admin, key, b"approve onc301@1 ", signature)
    assert not proves(admin, key, b"approve onc301@1", signature[::-1])
    assert not proves(admin, "0" * 16, b"approve onc301@1", signature)


def test_a_new_key_signs_and_the_old_one_still_proves(admin: Session) -> None:
    """What was signed before the change stays signed."""
    old, signature = signed(admin, b"before")
    new = keys.rotate(admin, reason="yearly")
    assert signed(admin, b"after")[0] == new.id != old
    assert proves(admin, old, b"before", signature)
    first, second = keys.list_keys(admin)
    assert (first.id, first.retired_at) == (new.id, None)
    assert (second.id, second.retired_at) == (old, new.created_at)
    assert check(admin.library).ok


def test_only_an_administrator_changes_the_key(admin: Session) -> None:
    """A reviewer who tries is refused, and the key stays."""
    bodo = joined(admin, "bodo", "signatory", "librarian")
    with pytest.raises(Refused):
        keys.rotate(bodo)
    assert len(keys.list_keys(admin)) == 1


def test_what_is_exported_is_public_and_has_the_key_in_use_first(admin: Session) -> None:
    """A verifier gets every public key; no private one leaves its folder."""
    new = keys.rotate(admin)
    pem = keys.public_pem(admin)
    assert pem.count("BEGIN PUBLIC KEY") == 2
    assert "PRIVATE" not in pem
    assert keyfiles.key_id_of(pem) == new.id


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_only_its_owner_reads_a_private_key_which_is_not_in_the_database(
    admin: Session, address: str
) -> None:
    """The file is for one user, and no table holds it."""
    (file,) = admin.library.folder.glob("*.pem")
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    private = file.read_text()
    assert "BEGIN PRIVATE KEY" in private
    assert private.splitlines()[1].encode() not in Path(address[10:]).read_bytes()


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_passphrase_encrypts_the_private_key(
    admin: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it nothing is signed, but work and its events go on."""
    monkeypatch.setenv("SLIDEKIT_KEY_PASSPHRASE", "only the librarian knows")
    key = keys.rotate(admin)
    file = admin.library.folder / f"{key.id}.pem"
    assert "ENCRYPTED PRIVATE KEY" in file.read_text()
    assert signed(admin, b"x")[0] == key.id
    for wrong in ("", "a guess"):
        monkeypatch.setenv("SLIDEKIT_KEY_PASSPHRASE", wrong)
        with pytest.raises(LibraryError, match="SLIDEKIT_KEY_PASSPHRASE"):
            signed(admin, b"x")
    joined(admin, "bodo")
    ((seq, last_signed),) = rows(admin, "SELECT seq, signed_seq FROM heads")
    assert last_signed < seq
    assert check(admin.library).ok


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_machine_without_the_private_key_says_where_it_belongs(admin: Session) -> None:
    """The message names the folder and the variable."""
    shutil.rmtree(admin.library.folder)
    with pytest.raises(LibraryError, match="SLIDEKIT_KEYS"):
        signed(admin, b"x")


def test_keys_lie_where_this_system_keeps_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without SLIDEKIT_KEYS each library has a folder among the person's settings."""
    monkeypatch.delenv("SLIDEKIT_KEYS")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    library = "8ea6848f-6d3d-41dd-a35e-545ea9130f87"
    assert keyfiles.keys_folder(library) == tmp_path / "slidekit" / "keys" / library


@pytest.mark.parametrize("library", ["../../x", "L", "8ea6848f-6d3d-41dd-a35e-545ea9130f87/..", ""])
def test_no_id_of_a_library_leads_out_of_the_folder_of_keys(library: str) -> None:
    """It comes from a database that anybody may have sent."""
    with pytest.raises(LibraryError, match="is no id"):
        keyfiles.keys_folder(library)


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_no_id_of_a_key_leads_to_the_key_of_another_library(
    admin: Session, new_address: Callable[[], str]
) -> None:
    """A library that somebody sends names its keys as it likes; it gets no signature of another."""
    folder = admin.library.folder
    other = init_library(new_address(), newcomer("eve", "administrator"), PASSWORD)
    (own,) = (file for file in folder.iterdir() if file.suffix == ".pem")
    assert (other.folder / f"../{folder.name}/{own.name}").is_file()
    with pytest.raises(LibraryError, match="is no id"):
        keyfiles.sign(other.folder, f"../{folder.name}/{own.stem}", b"forged")
