"""Rows that somebody writes among the signatures: none counts, and no real one goes unseen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.cli.review_report import shown
from slidekit.errors import LibraryError, Refused
from slidekit.library import told
from slidekit.library.backup import back_up
from slidekit.library.chain import hash_of
from slidekit.library.checking import check
from slidekit.library.comments import comment, resolve
from slidekit.library.identity import confirm_identity
from slidekit.library.opening import open_library
from slidekit.library.overview import overview, overview_as_json
from slidekit.library.people import (
    change_password,
    disable,
    enable,
    grant,
    record_training,
    revoke,
    unlock,
)
from slidekit.library.restoring import restore
from slidekit.library.review import approve, reject
from slidekit.library.sessions import sign_in
from slidekit.library.tables import grants, signatures, versions
from slidekit.library.versions import open_version
from tests.library.hands import OTHER_PASSWORD, PASSWORD, as_owner, events, joined
from tests.library.route import MEDICAL, approved, in_review, refusal, released

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from slidekit.library.versions import Ref
    from tests.library.route import Team

LAST = 2147483647
"""The largest number that PostgreSQL's column holds."""
NEW_PASSWORD = "a wholly other phrase 7"


def put(address: str, number: int, ref: Ref, act: str, role: str) -> None:
    """Write a copy of the first signature as another one, without an event."""
    other = {
        "number": str(number),
        "deck": f"'{ref.deck}'",
        "version": str(ref.number),
        "act": f"'{act}'",
        "role": f"'{role}'",
    }
    names = [column.name for column in signatures.columns]
    values = ", ".join(other.get(name, name) for name in names)
    listed = ", ".join(names)
    as_owner(
        address,
        f"INSERT INTO signatures ({listed}) SELECT {values} FROM signatures WHERE number = 1",
    )


def test_a_row_that_somebody_wrote_counts_as_nothing_and_is_told(
    team: Team, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither an approval nor a rejection is made so; the real ones make the version approved."""
    other = in_review(team, name="Other")
    approve(team.medical, other, PASSWORD, role="medical", meaning=MEDICAL)
    ref = in_review(team)
    acts = (("approve", "regulatory"), ("reject", "medical"), ("withdraw", "signatory"))
    for number, (act, role) in zip((7, 8, LAST), acts, strict=True):
        put(address, number, ref, act, role)
    whole = overview(team.medical, ref)
    assert (whole.version.state, whole.strangers) == ("in_review", (7, 8, LAST))
    assert (whole.signatures, whole.waits_for) == ((), ("medical", "regulatory"))
    shown(overview_as_json(whole))
    assert f"Signature {LAST} was put there by another way than slidekit" in capsys.readouterr().out
    approved(team, ref)
    assert released(team, ref).state == "released"
    signed = overview(team.medical, ref).signatures
    assert [(one.number, one.act) for one in signed] == [
        (2, "approve"),
        (3, "approve"),
        (4, "release"),
    ]
    where = {problem.where for problem in check(team.admin.library).problems}
    for number in (7, 8, LAST):
        assert f"signatures:{number}: no event tells of it" in where
    assert not any(name.startswith("versions:") for name in where)


def test_a_release_that_somebody_wrote_supersedes_nothing(team: Team, address: str) -> None:
    """A later version is there, and a row says of it that it was released."""
    ref = in_review(team)
    approved(team, ref)
    released(team, ref)
    later = in_review(team, deck=ref.deck)
    put(address, 7, later, "release", "signatory")
    assert overview(team.medical, ref).version.state == "released"


CHANGES = (
    "DELETE FROM signatures WHERE number = 2",
    "UPDATE signatures SET person = (SELECT person FROM signatures WHERE number = 3) "
    "WHERE number = 2",
    "UPDATE signatures SET deck = (SELECT deck FROM signatures WHERE number = 1) WHERE number = 2",
    "UPDATE signatures SET act = 'approve' WHERE number = 2",
    "UPDATE signatures SET signature = previous_one FROM (SELECT signature AS previous_one "
    "FROM signatures WHERE number = 1) AS first WHERE number = 2",
    "UPDATE signatures SET at = '2026-11-27T10:00:00' WHERE number = 2",
    "UPDATE events SET reason = 'x' WHERE object = 'signatures:2'",
    "DELETE FROM events WHERE object = 'signatures:2'",
    "UPDATE events SET object = 'keys:0000000000000000' WHERE seq = 1",
)
"""What somebody may do with a rejection, or with the event that tells of it."""


def test_no_rejection_vanishes(team: Team, address: str) -> None:
    """Taken away, moved, or turned into something else: nothing is approved on the version."""
    other, ref = in_review(team, name="Other"), in_review(team)
    approve(team.medical, other, PASSWORD, role="medical", meaning=MEDICAL)
    reject(team.medical, ref, PASSWORD, role="medical", comment="No")
    approve(team.regulatory, other, PASSWORD, role="regulatory", meaning=MEDICAL)
    assert open_version(team.author, ref).state == "changes_requested"
    kept = {name: f"held_{name}" for name in ("signatures", "events")}
    as_owner(
        address,
        *(f"CREATE TABLE {held} AS SELECT * FROM {name}" for name, held in kept.items()),
        f"UPDATE versions SET state = 'in_review' WHERE deck = '{ref.deck}'",
    )
    for change in CHANGES:
        as_owner(address, change)
        with pytest.raises(LibraryError, match=r"Signature 2 on|is sent back"):
            approve(team.regulatory, ref, PASSWORD, role="regulatory", meaning=MEDICAL)
        for name, held in kept.items():
            as_owner(address, f"DELETE FROM {name}", f"INSERT INTO {name} SELECT * FROM {held}")
    assert (
        refusal(lambda: approve(team.regulatory, ref, PASSWORD, role="regulatory", meaning=MEDICAL))
        == "wrong_state"
    )


Steps = tuple[str, ...]


def forged_author(team: Team, other: str, wrote: str) -> tuple[Steps, Steps]:
    """Return how a version gets another author with an event of a right hash, and back."""
    (event,) = (
        one
        for one in events(team.admin)
        if one.object.startswith("versions:") and one.effect == "insert"
    )
    told = event._asdict()
    forged = told | {"new": told["new"].replace(wrote, other)}
    first, second = (
        (
            f"UPDATE versions SET author = '{author}'",
            f"UPDATE events SET hash = '{hash_of(one)}', new = '{one['new']}' "
            f"WHERE seq = {told['seq']}",
        )
        for one, author in ((forged, other), (told, wrote))
    )
    return first, second


def test_a_version_with_another_author_is_approved_by_nobody(team: Team, address: str) -> None:
    """One statement would let an author judge what he wrote, another take a demand away."""
    both = joined(team.admin, "bea", "author", "medical")
    ref = in_review(replace(team, author=both))
    with pytest.raises(Refused) as no:
        approve(both, ref, PASSWORD, role="medical", meaning=MEDICAL)
    assert no.value.code == "author_cannot_approve"
    demand = comment(team.medical, ref, "Add the boxed warning", must_fix=True)
    names = ", ".join(column.name for column in versions.columns if column.name != "number")
    wrote, other = both.person.id, team.author.person.id
    changes: tuple[tuple[Steps, Steps], ...] = (
        (
            (f"UPDATE versions SET author = '{other}'",),
            (f"UPDATE versions SET author = '{wrote}'",),
        ),
        ((f"UPDATE decks SET owner = '{other}'",), (f"UPDATE decks SET owner = '{wrote}'",)),
        (
            (f"INSERT INTO versions (number, {names}) SELECT 2, {names} FROM versions",),
            ("DELETE FROM versions WHERE number = 2",),
        ),
        forged_author(team, other, wrote),
        (("UPDATE comments SET must_fix = false",), ("UPDATE comments SET must_fix = true",)),
        (
            ("CREATE TABLE held AS SELECT * FROM comments", "DELETE FROM comments"),
            ("INSERT INTO comments SELECT * FROM held", "DROP TABLE held"),
        ),
    )
    for change, back in changes:
        as_owner(address, *change)
        for who in (both, team.medical):
            with pytest.raises((LibraryError, Refused)) as caught:
                approve(who, ref, PASSWORD, role="medical", meaning=MEDICAL)
        assert "was changed by another way than slidekit" in str(caught.value)
        as_owner(address, *back)
    assert refusal(
        lambda: approve(team.medical, ref, PASSWORD, role="medical", meaning="Fine")
    ) == ("unresolved_must_fix")
    resolve(team.medical, demand.id, reason="It is there")
    approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)


def test_damaged_dates_of_a_version_are_told_in_a_sentence(team: Team, address: str) -> None:
    """What is no JSON is told to whoever opens the version, and found by a check."""
    ref = in_review(team)
    as_owner(address, "UPDATE versions SET data_cuts = 'x'")
    with pytest.raises(LibraryError, match="cannot be read"):
        overview(team.medical, ref)
    where = {problem.where for problem in check(team.admin.library).problems}
    assert f"versions:{ref.deck}/1: data_cuts" in where


def test_a_role_or_password_that_somebody_wrote_signs_nothing(team: Team, address: str) -> None:
    """One statement would make a reviewer of an author, or let somebody sign as another."""
    ref = in_review(team)
    nora = joined(team.admin, "nora", "librarian")
    person, known = nora.person.id, team.medical.person.id
    columns = [column.name for column in grants.columns]
    values = {"id": "'forged-' || id", "person": f"'{person}'"}
    given = ", ".join(values.get(name, name) for name in columns)
    listed = ", ".join(columns)
    as_owner(
        address,
        f"INSERT INTO grants ({listed}) SELECT {given} FROM grants WHERE person = '{known}'",
        f"UPDATE people SET trained_on = '2026-01-01' WHERE id = '{person}'",
    )
    with pytest.raises(LibraryError, match="Your account was changed by another way"):
        approve(nora, ref, PASSWORD, role="medical", meaning=MEDICAL)
    as_owner(
        address,
        f"UPDATE passwords SET hash = (SELECT hash FROM passwords WHERE person = '{known}' "
        f"ORDER BY set_at DESC LIMIT 1) WHERE person = '{team.regulatory.person.id}'",
    )
    with pytest.raises(LibraryError, match=r"than slidekit \(password\)"):
        approve(team.regulatory, ref, PASSWORD, role="regulatory", meaning=MEDICAL)
    approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)


def test_of_an_account_only_what_changed_it_is_hashed(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each sign-in is an event on an account, and a library has many thousands of them."""
    person = team.medical.person.id
    with team.medical.writing() as change:
        for _ in range(50):
            change.note("sign in", f"people:{person}")
    hashed: list[str] = []

    def counted(event: Mapping[str, Any]) -> str:
        hashed.append(event["object"])
        return hash_of(event)

    monkeypatch.setattr(told, "hash_of", counted)
    with team.medical.reading() as connection:
        told.refuse_altered_account(connection, person)
    kinds = {name.partition(":")[0] for name in hashed}
    assert {"people", "passwords", "grants"} <= kinds
    assert {name for name in hashed if name.startswith("people:")} == {f"people:{person}"}
    assert len(hashed) < 12


def test_an_account_on_which_much_was_done_with_slidekit_signs(team: Team, tmp_path: Path) -> None:
    """Locked, closed, opened, its password set by another and confirmed, roles taken and given.

    So it does in a library that was restored from a backup.
    """
    admin, ref = team.admin, in_review(team)
    login = team.medical.person.login
    for _ in range(6):
        with pytest.raises(Refused):
            sign_in(admin.library, login, "wrong")
    unlock(admin, login, "Forgot it")
    disable(admin, login, "Left")
    enable(admin, login, "Came back")
    revoke(admin, login, "medical", reason="Left")
    grant(admin, login, ("medical",), reason="Came back")
    record_training(admin, login, "2026-02-01", "Again")
    change_password(admin, login, OTHER_PASSWORD)
    own = sign_in(admin.library, login, OTHER_PASSWORD, to_change_password=True)
    change_password(own, login, NEW_PASSWORD)
    confirm_identity(team.librarian, login, "Seen in person")
    again = sign_in(admin.library, login, NEW_PASSWORD)
    approve(again, ref, NEW_PASSWORD, role="medical", meaning=MEDICAL)
    back_up(admin, tmp_path / "kept.zip")
    restore(f"sqlite:///{tmp_path}/back.db", tmp_path / "kept.zip", "anna", PASSWORD)
    back = sign_in(open_library(f"sqlite:///{tmp_path}/back.db"), login, NEW_PASSWORD)
    other = in_review(replace(team, author=sign_in(back.library, "arno", PASSWORD)), name="Other")
    approve(back, other, NEW_PASSWORD, role="medical", meaning=MEDICAL)
