"""Rows that count though nobody signs on them: a colleague who writes them gets nowhere."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from slidekit.app.bundles import export_bundle
from slidekit.app.derivatives import approval_of_version
from slidekit.app.dossier import write_dossier
from slidekit.app.packs import write_pack
from slidekit.app.releasing import released_before, write_again
from slidekit.app.reviewing import submission_of
from slidekit.errors import LibraryError
from slidekit.export.digests import ascii_json
from slidekit.library import blobs as blobs_module
from slidekit.library.chain import hash_of, object_name, row_as_text
from slidekit.library.checking import check
from slidekit.library.deciding import signed_version
from slidekit.library.held import policy_file
from slidekit.library.policies import list_policies, permit
from slidekit.library.policies import withdraw as withdraw_policy
from slidekit.library.releases import withdraw
from slidekit.library.submission import submit
from slidekit.library.tables import blobs, decks, events, heads, policies, versions
from slidekit.library.versions import parse_ref
from slidekit.template.load import digest
from tests.library.hands import PASSWORD, as_owner
from tests.library.route import approved, in_review, refusal, released, submission
from tests.library.small import small_deck

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Table

    from slidekit.library.sessions import Session
    from tests.library.route import Team

NOW = "2026-11-27T12:00:00.000000+00:00"


def by_hand(session: Session, table: Table, values: dict[str, Any]) -> None:
    """Write a row and the event that tells of it, as somebody without the library's key can."""
    row = {column.name: values.get(column.name) for column in table.columns}
    with session.library.engine.begin() as connection:
        connection.execute(table.insert().values(row))
        told = {"object": object_name(table, row), "new": row_as_text(table, row)}
        _event(connection, session, told | {"deck": str(row.get("deck") or "")})


def event_by_hand(session: Session, told: dict[str, str]) -> None:
    """Write an event alone, as somebody without the library's key can."""
    with session.library.engine.begin() as connection:
        _event(connection, session, told)


def _event(connection: Connection, session: Session, told: dict[str, str]) -> None:
    newest = select(events).order_by(events.c.seq.desc()).limit(1)
    before = dict(connection.execute(newest).mappings().one())
    forged = before | told
    forged |= {"seq": before["seq"] + 1, "prev_hash": before["hash"], "effect": "insert"}
    forged |= {"action": "derive", "field": "", "old": None, "key": "", "signature": ""}
    forged |= {"person": session.person.id, "login": session.person.login}
    forged["hash"] = hash_of(forged)
    connection.execute(events.insert().values(forged))
    connection.execute(heads.update().values(seq=forged["seq"], hash=forged["hash"]))


def file_by_hand(session: Session, content: bytes) -> str:
    """Put a file into the library, and return its digest."""
    digest = hashlib.sha256(content).hexdigest()
    row = {"sha256": digest, "content": content, "size": len(content)}
    by_hand(session, blobs, row)
    return digest


def found_in(session: Session) -> list[str]:
    """Return where a check finds something."""
    return [problem.where for problem in check(session.library).problems]


def test_a_policy_that_somebody_writes_into_the_table_is_not_permitted(team: Team) -> None:
    """Row and event are as the program makes them, but for the signature of the library's key."""
    weak = small_deck().policy.model_copy(update={"name": "weak"})
    file = policy_file(weak)
    row = {
        "id": "by-hand",
        **{name: getattr(file, name) for name in ("digest", "name", "version", "language")},
        "file": file_by_hand(team.author, file.content),
        "permitted_by": team.admin.person.id,
        "permitted_at": NOW,
        "reason": "Policy board",
    }
    by_hand(team.author, policies, row)
    deck = replace(small_deck(), policy=weak)
    sent = replace(submission_of(deck, "First"), drafts=False)
    assert refusal(lambda: submit(team.author, sent)) == "policy_not_permitted"
    assert [one.state for one in list_policies(team.author) if one.name == "weak"] == ["invalid"]
    assert any("not signed" in where for where in found_in(team.admin))
    assert submit(team.author, submission("two")).state == "in_review"


def test_a_policy_that_was_withdrawn_comes_back_by_no_statement(team: Team, address: str) -> None:
    """The withdrawal was signed: a row without it is another than the library's key told of."""
    withdraw_policy(team.admin, small_deck().policy.name, "Too weak")
    as_owner(address, "UPDATE policies SET withdrawn_at = NULL, withdrawn_by = NULL")
    assert refusal(lambda: in_review(team)) == "policy_not_permitted"
    own = digest(small_deck().policy)

    def states() -> list[str]:
        return [one.state for one in list_policies(team.author) if one.digest == own]

    assert states() == ["invalid"]
    permit(team.admin, [small_deck().policy], "Looked at again")
    assert submit(team.author, submission()).state == "in_review"
    assert states() == ["invalid", "permitted"]
    as_owner(address, f"UPDATE policies SET withdrawn_at = '{NOW}'")
    assert states() == ["invalid", "invalid"]


def derived_by_hand(team: Team, parent: str) -> str:
    """Write a deck that claims to rest on a released version, and return its name."""
    lena = team.librarian
    forged = file_by_hand(lena, b"Cures everybody")
    with lena.reading() as connection:
        held = connection.execute(select(versions)).mappings().first()
    assert held is not None
    deck = {"id": "onc-d1", "title": "A talk", "product": "Quelmatinib", "owner": lena.person.id}
    by_hand(lena, decks, deck | {"created_at": NOW, "row_version": 1})
    own = {"deck": "onc-d1", "number": 1, "derived_from": parent, "rests_on": parent}
    own |= {"approval_id": f"{held['approval_id']}-D1", "released_pptx": forged, "row_version": 1}
    by_hand(lena, versions, dict(held) | own)
    return "onc-d1@1"


def test_a_derived_deck_that_somebody_writes_into_the_tables_was_never_released(
    team: Team, tmp_path: Path
) -> None:
    """It claims the signatures of its parent; nobody gets its file, and the check names it."""
    ref = in_review(team)
    approved(team, ref)
    released(team, ref)
    forged = parse_ref(derived_by_hand(team, str(ref)))
    assert released_before(team.librarian, ref) is not None
    assert released_before(team.librarian, forged) is None
    with pytest.raises(LibraryError, match="does not vouch"):
        write_again(team.librarian, forged, tmp_path / "talk.pptx", None)
    assert not (tmp_path / "talk.pptx").exists()
    write_again(team.librarian, ref, tmp_path / "true.pptx", None)
    assert (tmp_path / "true.pptx").read_bytes() == f"released {ref}".encode()
    assert found_in(team.admin) == ["versions:onc-d1/1: state"]
    withdraw(team.librarian, ref, PASSWORD, reason="A signal")
    late = partial(write_again, team.librarian, ref, tmp_path / "late.pptx", None)
    assert refusal(late) == "wrong_state"
    assert not (tmp_path / "late.pptx").exists()


def test_a_released_file_that_somebody_exchanged_is_none(
    team: Team, address: str, tmp_path: Path
) -> None:
    """Not even who owns the database brings another approval into decks that are derived of it.

    And nobody gets the draft in its place, as if that were what was released.
    """
    ref = in_review(team)
    approved(team, ref)
    released(team, ref)
    other = file_by_hand(team.librarian, ascii_json({"valid_until": "2099-01-01"}))
    as_owner(address, f"UPDATE versions SET released_pptx = '{other}'")
    with team.librarian.reading() as connection:
        assert blobs_module.load(connection, other)
        version = signed_version(connection, ref, "2026-11-27")
        assert (version.state, version.released_pptx) == ("released", None)
        with pytest.raises(LibraryError):
            approval_of_version(connection, version)
    gone = tmp_path / "gone.zip"
    for write in (export_bundle, write_dossier, write_pack):
        with pytest.raises(LibraryError, match="does not vouch"):
            write(team.librarian, ref, gone)
    assert not gone.exists()


def test_a_column_that_somebody_has_filled_in_beforehand_is_told_as_that(
    team: Team, tmp_path: Path
) -> None:
    """It keeps the honest release from being written, and nothing else; no network is to blame."""
    ref = in_review(team)
    approved(team, ref)
    with team.librarian.library.engine.begin() as connection:
        row = (versions.c.deck == ref.deck) & (versions.c.number == ref.number)
        held = connection.scalar(select(versions.c.report_file).where(row))
        by_hand = {"approval_id": "MED-2026-0666", "released_pptx": held}
        connection.execute(versions.update().where(row).values(by_hand))
    assert write_dossier(team.librarian, ref, tmp_path / "dossier.zip")
    with pytest.raises(LibraryError, match=r"changed the library .* without slidekit") as no:
        released(team, ref)
    assert "slidekit library check" in no.value.fix
