"""Whoever may write to the database and has no private key of the library signs nothing."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import select

from slidekit.errors import LibraryError, Refused
from slidekit.export.approval import link_of, signed
from slidekit.library import keyfiles, keys
from slidekit.library.chain import event_payload, hash_of, object_name, row_as_text
from slidekit.library.checking import check
from slidekit.library.deciding import signed_version
from slidekit.library.governing import change_settings, read_settings
from slidekit.library.keychain import identity, keychain
from slidekit.library.opening import open_library
from slidekit.library.policies import how_to_permit_again, lapsed, list_policies, permit
from slidekit.library.restoring import restore
from slidekit.library.review import approve
from slidekit.library.sessions import sign_in
from slidekit.library.settings import DEFAULTS
from slidekit.library.tables import events, heads, signatures
from slidekit.library.tables import keys as keys_table
from slidekit.library.versions import find_version
from slidekit.template.load import load_policy
from tests.library.hands import PASSWORD
from tests.library.hands import events as events_of
from tests.library.route import MEDICAL, approved, at, in_review, refusal, released
from tests.library.small import small_deck

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection, Table

    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref
    from tests.library.route import Team


@dataclass(frozen=True, slots=True)
class Forger:
    """Somebody who may write to the tables and has a key of his own, or a stolen one."""

    private: Ed25519PrivateKey

    @property
    def pem(self) -> str:
        """The public half."""
        public = self.private.public_key()
        return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    @property
    def key(self) -> str:
        """Its id."""
        return keyfiles.key_id_of(self.pem)

    def event(self, connection: Connection, table: Table, row: dict[str, Any], who: Any) -> None:
        """Write a row and the event that tells of it, signed with his key."""
        connection.execute(table.insert().values(row))
        last = connection.execute(select(events).order_by(events.c.seq.desc()).limit(1))
        before = dict(last.mappings().one())
        forged = before | {
            "seq": before["seq"] + 1,
            "person": who.person.id,
            "login": who.person.login,
            "action": "sign: approve",
            "effect": "insert",
            "object": object_name(table, row),
            "deck": row.get("deck", ""),
            "field": "",
            "old": None,
            "new": row_as_text(table, row),
            "prev_hash": before["hash"],
        }
        forged["hash"] = hash_of(forged)
        forged["key"] = self.key
        forged["signature"] = self.private.sign(event_payload(forged["hash"])).hex()
        connection.execute(events.insert().values(forged))
        connection.execute(heads.update().values(seq=forged["seq"], hash=forged["hash"]))

    def adds_his_key(self, session: Session) -> None:
        """Put the key into the table, with an event."""
        row = dict.fromkeys(column.name for column in keys_table.columns) | {
            "id": self.key,
            "public_pem": self.pem,
            "created_at": "2026-11-27T12:00:00.000000+00:00",
            "retired_at": "2026-11-27T12:00:00.000000+00:00",
        }
        with session.library.engine.begin() as connection:
            self.event(connection, keys_table, row, session)

    def signs_as(self, who: Session, ref: Ref, role: str) -> None:
        """Approve a version as somebody else."""
        with who.library.engine.begin() as connection:
            version = find_version(connection, ref, "2026-11-27")
            last = connection.execute(
                select(signatures).order_by(signatures.c.number.desc()).limit(1)
            ).first()
            head = connection.scalar(select(heads.c.hash))
            one = signed(
                version.subject,
                self.private.sign,
                self.key,
                person=who.person.full_name,
                role=role,
                meaning=MEDICAL,
                at=dt.datetime.now(dt.UTC),
                audit_head=str(head),
                previous=link_of(bytes(last.signature)) if last else "",
            )
            row = {
                "number": last.number + 1 if last else 1,
                "deck": ref.deck,
                "version": ref.number,
                "act": "approve",
                "person": who.person.id,
                "role": role,
                "meaning": MEDICAL,
                "at": one.at.isoformat(timespec="microseconds"),
                "zone": "+00:00",
                "payload": one.payload,
                "signature": one.signature,
                "key": self.key,
                "previous": one.previous,
            }
            self.event(connection, signatures, row, who)


def found_in(session: Session) -> list[str]:
    """Return where a check finds something."""
    return [problem.where for problem in check(session.library).problems]


def stolen(session: Session) -> Forger:
    """Return somebody who copied the private key in use."""
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    with session.reading() as connection:
        key = keychain(connection).current
    private = load_pem_private_key((session.library.folder / f"{key}.pem").read_bytes(), None)
    assert isinstance(private, Ed25519PrivateKey)
    return Forger(private)


def test_a_key_that_somebody_adds_to_the_table_proves_nothing(team: Team) -> None:
    """With his own key, rows and events a stranger signs as two reviewers: nobody believes it."""
    ref = in_review(team)
    rogue = Forger(Ed25519PrivateKey.generate())
    rogue.adds_his_key(team.admin)
    rogue.signs_as(team.medical, ref, "medical")
    rogue.signs_as(team.regulatory, ref, "regulatory")
    found = found_in(team.admin)
    assert f"key {rogue.key}: the key before it did not sign it" in found
    assert {"signature 1", "signature 2"} <= {*found}
    with pytest.raises(LibraryError, match="vouches for the key of signature 1"):
        approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)
    with pytest.raises(LibraryError, match="vouches for the key of signature 1"):
        released(team, ref)
    assert rogue.pem not in keys.public_pem(team.admin)
    assert [key.vouched for key in keys.list_keys(team.admin)] == [True, False]


def test_a_library_has_the_fingerprint_of_its_first_key_in_its_name(admin: Session) -> None:
    """So no other key can be given out as the first, and the exported keys say whose they are."""
    (first,) = keys.list_keys(admin)
    assert admin.library.id.replace("-", "") == first.fingerprint[:32]
    exported = keys.public_pem(admin)
    assert admin.library.id in exported
    assert first.fingerprint in exported
    with admin.reading() as connection:
        assert identity(connection) == admin.library.id


def test_a_retired_key_signs_nothing_more(team: Team) -> None:
    """A copy of a key that was replaced is of no use, though its old signatures hold."""
    ref = in_review(team)
    approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)
    thief = stolen(team.admin)
    keys.rotate(team.admin, "yearly")
    assert check(team.admin.library).ok
    thief.signs_as(team.regulatory, ref, "regulatory")
    assert "signature 2" in found_in(team.admin)
    with pytest.raises(LibraryError, match="Signature 2 on"):
        released(team, ref)


def test_a_retired_key_makes_no_new_key(team: Team) -> None:
    """Whoever copied an old key cannot let it vouch for one of his own."""
    thief = stolen(team.admin)
    keys.rotate(team.admin)
    other = Forger(Ed25519PrivateKey.generate())
    row = dict.fromkeys(column.name for column in keys_table.columns) | {
        "id": other.key,
        "public_pem": other.pem,
        "created_at": "2026-11-27T12:00:00.000000+00:00",
    }
    with team.admin.library.engine.begin() as connection:
        thief.event(connection, keys_table, row, team.admin)
    assert f"key {other.key}: the key before it did not sign it" in found_in(team.admin)
    with team.admin.reading() as connection:
        assert keychain(connection).current != other.key


def test_a_key_that_was_stolen_is_shut_out_from_a_day_on(team: Team) -> None:
    """What it signed since does not hold, it is exported no more, and the trail says why."""
    today = dt.datetime.now(dt.UTC).date().isoformat()
    ref = in_review(team)
    approved(team, ref)
    (key,) = keys.list_keys(team.admin)
    done = keys.revoke(team.admin, key.id, today, "the laptop was stolen")
    assert (done.key, done.struck) == (key.id, (1, 2))
    assert done.new != key.id
    with pytest.raises(LibraryError, match="Signature 1 on"):
        released(team, ref)
    assert key.public_pem not in keys.public_pem(team.admin)
    (told,) = [e for e in events_of(team.admin) if e.field == "revoked_at"]
    assert told.reason == f"since {today}: the laptop was stolen"
    assert keys.list_keys(team.admin)[1].revoked_at is not None


@pytest.mark.parametrize("is_named", [False, True])
def test_a_clock_that_was_set_back_hides_nothing_that_a_stolen_key_signed(
    team: Team, is_named: bool
) -> None:
    """Behind the first event of a day its order counts; one before that is named by its number."""
    change_settings(team.admin, {"password_days": "0"}, "Passwords do not age")
    one, two = in_review(team), in_review(team, name="Other")
    eve, day = "2099-01-01T23:00:00", "2099-01-02T09:00:00"
    approve(at(team.medical, eve), one, PASSWORD, role="medical", meaning=MEDICAL)
    (first,) = [event.seq for event in events_of(team.admin) if event.object == "signatures:1"]
    approve(at(team.regulatory, day), one, PASSWORD, role="regulatory", meaning=MEDICAL)
    approve(at(team.medical, eve), two, PASSWORD, role="medical", meaning=MEDICAL)
    admin = at(team.admin, day)
    (key,) = keys.list_keys(admin)
    done = keys.revoke(admin, key.id, first if is_named else day[:10], "the laptop was stolen")
    assert done.struck == ((1, 2, 3) if is_named else (2, 3))
    assert (done.place == first) is is_named
    (told,) = [event for event in events_of(admin) if event.field == "revoked_from"]
    since = f"event {first}" if is_named else day[:10]
    assert (told.new, told.reason) == (str(done.place), f"since {since}: the laptop was stolen")


def test_what_a_revoked_key_permitted_and_set_is_done_again_by_the_command_told(
    team: Team,
) -> None:
    """Policies and settings of that time end; the answer and each refusal name what to type."""
    ref = in_review(team)
    (key,) = keys.list_keys(team.admin)
    done = keys.revoke(team.admin, key.id, "2026-01-01", "the laptop was stolen")
    assert {(one.name, one.language) for one in done.policies} == {
        ("default", "en"),
        ("default", "de"),
    }
    assert {*done.settings} == {*DEFAULTS}
    with pytest.raises(LibraryError, match="under a key that was revoked since") as caught:
        approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)
    assert "slidekit library settings --set" in str(caught.value)
    change_settings(team.admin, read_settings(team.admin), "Looked at again")
    with pytest.raises(Refused, match="under a key that was revoked since") as caught:
        approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)
    again = "slidekit library policy permit FILE --reason WHY"
    assert again in str(caught.value)
    with pytest.raises(Refused, match=again):
        in_review(team, name="Other")
    told = {how_to_permit_again(one) for one in done.policies}
    assert any("slidekit library policy permit default --reason WHY" in one for one in told)
    assert {one.id for one in lapsed(team.admin)} == {one.id for one in done.policies}
    assert {one.state for one in (*list_policies(team.medical), *done.policies)} == {"lapsed"}
    shipped = [load_policy("default", one) for one in ("en", "de")]
    permit(team.librarian, [*shipped, small_deck().policy], "Looked at")
    assert lapsed(team.admin) == ()
    states = sorted(one.state for one in list_policies(team.medical))
    assert states == ["lapsed"] * 3 + ["permitted"] * 3
    approved(team, ref)
    assert released(team, ref).state == "released"


def test_a_key_is_revoked_once_and_not_from_tomorrow_on(team: Team) -> None:
    """A day that is still to come, a key that is unknown or revoked already: refused in words."""
    (key,) = keys.list_keys(team.admin)
    with pytest.raises(LibraryError, match="in the future"):
        keys.revoke(team.admin, key.id, "2999-01-01", "stolen")
    for none in (0, 10**6):
        with pytest.raises(LibraryError, match=f"no event {none}"):
            keys.revoke(team.admin, key.id, none, "stolen")
    with pytest.raises(LibraryError, match="no key"):
        keys.revoke(team.admin, "0" * 16, "2026-01-01", "stolen")
    with pytest.raises(LibraryError, match="The reason"):
        keys.revoke(team.admin, key.id, "2026-01-01", " ")
    keys.revoke(team.admin, key.id, "2026-01-01", "stolen")
    with pytest.raises(LibraryError, match="no key"):
        keys.revoke(team.admin, key.id, "2026-01-01", "stolen")
    assert refusal(lambda: keys.revoke(team.medical, key.id, "2026-01-01", "x")) == "wrong_role"


def test_a_lost_key_breaks_the_chain_until_people_vouch_for_the_new_one(
    team: Team, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The break has a reason in the trail; another machine sees it and has to be told."""
    folder = team.admin.library.folder
    with pytest.raises(LibraryError, match="is not lost"):
        keys.rotate(team.admin, "fire", lost=True)
    for file in folder.glob("*.pem"):
        file.unlink()
    with pytest.raises(LibraryError, match="is not in"):
        keys.rotate(team.admin, "fire")
    with pytest.raises(LibraryError, match="The reason"):
        keys.rotate(team.admin, lost=True)
    new = keys.rotate(team.admin, "the key burnt", lost=True)
    (told,) = [e for e in events_of(team.admin) if e.action == keys.BROKEN]
    assert told.reason == "the key burnt"
    ref = in_review(team)
    approved(team, ref)
    assert check(team.admin.library).ok

    monkeypatch.setenv("SLIDEKIT_KEYS", str(tmp_path / "elsewhere"))
    shutil.copytree(folder, tmp_path / "elsewhere" / folder.name)
    (tmp_path / "elsewhere" / folder.name / "keys-trusted.json").unlink()
    there = replace(team.admin.library, folder=tmp_path / "elsewhere" / folder.name)
    assert f"key {new.id}: the key before it did not sign it" in found_in(
        replace(team.admin, library=there)
    )
    with team.admin.reading() as connection, pytest.raises(LibraryError, match="key trust"):
        signed_version(connection, ref, "2026-11-27")
    with pytest.raises(LibraryError, match="fingerprint"):
        keys.trust_key(there, new.id)
    keys.trust_key(there, new.fingerprint.upper())
    assert check(there).ok


def test_a_library_whose_first_event_makes_no_key_is_refused(admin: Session, address: str) -> None:
    """Its name cannot be told, so nothing of it can be believed."""
    from tests.library.hands import as_owner

    as_owner(address, "UPDATE events SET new = 'x' WHERE seq = 1")
    with pytest.raises(LibraryError, match="makes no key"):
        open_library(address)
    assert check(admin.library).problems


def test_a_backup_of_a_library_with_a_new_key_comes_back(
    team: Team, new_address: Callable[[], str], tmp_path: Path
) -> None:
    """The chain of keys goes along, and the library keeps its name."""
    from slidekit.library.backup import back_up

    keys.rotate(team.admin)
    back_up(team.admin, tmp_path / "library.backup")
    there = new_address()
    assert restore(there, tmp_path / "library.backup", "anna", PASSWORD).has_key
    moved = sign_in(open_library(there), "anna", PASSWORD)
    assert moved.library.id == team.admin.library.id
    assert [key.id for key in keys.list_keys(moved)] == [k.id for k in keys.list_keys(team.admin)]


def test_a_machine_without_the_key_changes_no_setting(admin: Session, tmp_path: Path) -> None:
    """What decides for everybody is signed, so it takes the private key."""
    from slidekit.library.tables import settings

    elsewhere = replace(admin, library=replace(admin.library, folder=tmp_path / "elsewhere"))

    def change() -> None:
        with elsewhere.writing() as one:
            values = {"value": "medical"}
            one.update(settings, {"name": "required_roles"}, "change setting", values)

    with pytest.raises(LibraryError, match="is not in"):
        change()
    assert check(admin.library).ok
