"""What was signed decides; a row that somebody writes by hand does not."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.exc import DBAPIError

from slidekit.errors import LibraryError
from slidekit.library import people
from slidekit.library.checking import check
from slidekit.library.comments import comment
from slidekit.library.deciding import signed_version
from slidekit.library.governing import change_settings
from slidekit.library.keys import rotate
from slidekit.library.outside import record_outside
from slidekit.library.overview import overview
from slidekit.library.releases import plan_release, withdraw
from slidekit.library.review import approve, reject
from slidekit.library.staleness import stale_marks
from slidekit.library.submission import submit
from slidekit.library.tables import waivers as waivers_table
from slidekit.library.triggers import application_role, standing_triggers
from slidekit.library.versions import find_version, list_versions
from slidekit.library.waivers import unwaived, waive
from tests.library.hands import PASSWORD, as_owner, by_hand, events, joined, rows
from tests.library.route import (
    MEDICAL,
    REGULATORY,
    approved,
    finding,
    in_review,
    refusal,
    released,
    submission,
)
from tests.library.server import MEMBER, OWNER, SUPERUSER

if TYPE_CHECKING:
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version
    from tests.library.route import Team
    from tests.library.server import Server

DAY = "2026-11-27"


def boss(address: str) -> str:
    """Return the address for somebody whom only triggers can stop."""
    return address.replace(f"//{OWNER}@", f"//{SUPERUSER}@")


def as_signed(session: Session, ref: Ref) -> Version:
    """Return a version in the state that the signatures give it."""
    with session.reading() as connection:
        return signed_version(connection, ref, DAY)


def found_in(session: Session) -> list[str]:
    """Return where a check finds something."""
    return [problem.where for problem in check(session.library).problems]


def test_what_was_sent_back_is_not_approved_by_a_statement(team: Team, address: str) -> None:
    """One UPDATE of the state makes no yes of a signed no, and the check names it."""
    ref = in_review(team)
    reject(team.regulatory, ref, PASSWORD, role="regulatory", comment="Not balanced")
    by_hand(boss(address), "UPDATE versions SET state = 'approved'")
    code = refusal(lambda: plan_release(team.librarian, ref, PASSWORD))
    assert code == "wrong_state"
    by_hand(boss(address), "UPDATE versions SET state = 'in_review'")
    code = refusal(lambda: approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL))
    assert code == "wrong_state"
    assert as_signed(team.medical, ref).state == "changes_requested"
    assert f"versions:{ref.deck}/1: state" in found_in(team.admin)


def test_a_state_that_nobody_signed_is_none(team: Team, address: str) -> None:
    """Approved without a signature, released without a release, superseded shown again."""
    ref = in_review(team)
    by_hand(boss(address), "UPDATE versions SET state = 'approved'")
    assert as_signed(team.medical, ref).state == "in_review"
    by_hand(boss(address), "UPDATE versions SET state = 'released'")
    assert as_signed(team.medical, ref).state == "in_review"
    approved(team, ref)
    by_hand(boss(address), "UPDATE versions SET state = 'released'")
    assert as_signed(team.medical, ref).state != "released"


def test_a_withdrawal_is_not_undone_by_a_statement(team: Team, address: str) -> None:
    """Whatever the row says, what was withdrawn stays so; what is hidden can be withdrawn."""
    ref = in_review(team)
    approved(team, ref)
    released(team, ref)
    by_hand(boss(address), "UPDATE versions SET state = 'draft'")
    withdraw(team.librarian, ref, PASSWORD, reason="Wrong number")
    by_hand(boss(address), "UPDATE versions SET state = 'released'")
    assert as_signed(team.medical, ref).state == "withdrawn"
    assert f"versions:{ref.deck}/1: state" in found_in(team.admin)


def test_what_a_later_version_replaced_stays_replaced(team: Team, address: str) -> None:
    """Neither an undecided nor a released version comes back once its successor is there."""
    first = in_review(team)
    approved(team, first)
    released(team, first)
    second = submit(team.author, submission("two", deck=first.deck)).ref
    third = submit(team.author, submission("three", deck=first.deck)).ref
    approved(team, third)
    released(team, third)
    by_hand(boss(address), "UPDATE versions SET state = 'released' WHERE number = 1")
    by_hand(boss(address), "UPDATE versions SET state = 'in_review' WHERE number = 2")
    assert as_signed(team.medical, first).state == "superseded"
    assert as_signed(team.medical, second).state == "superseded"
    assert as_signed(team.medical, third).state == "released"


def waiver_by_hand(session: Session, ref: Ref, number: int, **values: Any) -> None:
    """Write a waiver and its event as the program would, without a signature of its own."""
    row = {
        "id": f"w{values['slide']}",
        "deck": ref.deck,
        "version": ref.number,
        "rule": "small-cells",
        "reason": "fine",
        "person": session.person.id,
        "at": "2026-11-27T12:00:00.000000+00:00",
        "signature": number,
    } | values
    with session.writing() as change:
        change.insert(waivers_table, "waive finding", row)


def test_a_waiver_that_no_signature_covers_waives_nothing(team: Team) -> None:
    """A row may name a signature of somebody, on something else: the finding stays open."""
    small = [finding("small-cells", "block_unless_waived", slide) for slide in ("one", "two")]
    ref = in_review(team, *small)
    (made,) = waive(
        team.medical, ref, PASSWORD, rule="small-cells", slide="one", reason="An old table"
    )
    waiver_by_hand(team.medical, ref, made.signature, slide="two", reason="An old table")
    with team.medical.reading() as connection:
        version = find_version(connection, ref, DAY)
        assert [one.slide for one in unwaived(connection, version)] == ["two"]
    assert "waivers:wtwo: no signature covers it" in found_in(team.admin)
    other = in_review(team, *small, name="another")
    approve_first = waive(team.medical, other, PASSWORD, rule="small-cells", reason="fine")
    assert {one.slide for one in approve_first} == {"one", "two"}
    with team.medical.reading() as connection:
        assert unwaived(connection, find_version(connection, other, DAY)) == ()


def test_a_waiver_of_very_many_slides_is_of_these_alone(team: Team) -> None:
    """The signature page prints their number; the signature is over each of them."""
    slides = [f"slide-number-{number:02}" for number in range(12)]
    ref = in_review(team, *(finding("small-cells", "block_unless_waived", s) for s in slides))
    waive(team.medical, ref, PASSWORD, rule="small-cells", reason="Known")
    with team.medical.reading() as connection:
        assert unwaived(connection, find_version(connection, ref, DAY)) == ()
    ((said,),) = rows(team.admin, "SELECT meaning FROM signatures")
    assert re.fullmatch(r"Waived small-cells \(12 slides, list [0-9a-f]{32}\): Known", said)


def test_a_demand_is_settled_by_no_statement(team: Team, address: str) -> None:
    """A comment that must be fixed stays open until a reviewer settles it with slidekit."""
    ref = in_review(team)
    said = comment(team.medical, ref, "The safety slide is missing", must_fix=True)
    by_hand(
        boss(address),
        f"UPDATE comments SET resolved_at = '{DAY}', resolved_by = '{team.author.person.id}'",
    )
    judge = partial(approve, team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)
    assert refusal(judge) == "unresolved_must_fix"
    assert f"comments:{said.id}: resolved_at" in found_in(team.admin)


def test_a_setting_that_was_changed_by_hand_stops_approval_and_release(
    team: Team, address: str
) -> None:
    """Fewer roles or longer validity by a statement: nobody signs for it; it can be sent back."""
    ref = in_review(team)
    by_hand(boss(address), "UPDATE settings SET value = 'medical' WHERE name = 'required_roles'")
    with pytest.raises(LibraryError, match="setting required_roles was changed"):
        approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)
    assert "settings:required_roles: value" in found_in(team.admin)
    other = in_review(team, name="Other")
    sent_back = reject(team.medical, other, PASSWORD, role="medical", comment="No")
    assert sent_back.state == "changes_requested"
    by_hand(
        boss(address),
        "UPDATE settings SET value = 'medical,regulatory' WHERE name = 'required_roles'",
    )
    approved(team, ref)
    by_hand(boss(address), "UPDATE settings SET value = '1200' WHERE name = 'valid_months'")
    with pytest.raises(LibraryError, match="setting valid_months was changed"):
        plan_release(team.librarian, ref, PASSWORD)
    as_owner(address, "DELETE FROM settings WHERE name = 'valid_months'")
    with pytest.raises(LibraryError, match="setting valid_months was changed"):
        plan_release(team.librarian, ref, PASSWORD)
    change_settings(team.admin, {"valid_months": "12"}, "Somebody took it out")
    assert "settings:valid_months" not in " ".join(found_in(team.admin))
    assert plan_release(team.librarian, ref, PASSWORD).limited_by == "months"


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_a_colleague_changes_no_column_that_the_program_never_changes(
    team: Team, address: str, server: Server
) -> None:
    """Names, owners, titles, who is asked, and an approval's last day are written once."""
    in_review(team)
    database = re.search(r"/(library\d+)", address)
    assert database
    server.run(f"GRANT {application_role(database[1])} TO {MEMBER}")
    theirs = server.address(database[1], MEMBER)
    for statement in (
        "UPDATE people SET full_name = 'x'",
        "UPDATE people SET verified_by = 'x'",
        "UPDATE decks SET owner = owner",
        "UPDATE decks SET title = 'x'",
        "UPDATE decks SET product = 'x'",
        "UPDATE versions SET title = 'x'",
        "UPDATE versions SET product = 'x'",
        "UPDATE assignments SET person = NULL",
        "UPDATE versions SET rests_on = 'x@1'",
    ):
        with pytest.raises(DBAPIError, match="permission denied"):
            by_hand(theirs, statement)


def test_a_copy_has_the_authors_of_what_it_copies(team: Team) -> None:
    """Neither through the same content nor through what a deck was made from."""
    max_ = joined(team.admin, "max", "author", "medical")
    own = submit(max_, submission("mine")).ref
    copy = submit(team.author, submission("mine", name="front")).ref
    later = submit(team.author, submission("changed", deck=copy.deck)).ref
    made_from = submit(team.author, submission("grown", name="grown", derived_from=str(own)))
    assert made_from.derived_from == str(own)
    for ref in (own, later, made_from.ref):
        judge = partial(approve, max_, ref, PASSWORD, role="medical", meaning=MEDICAL)
        assert refusal(judge) == "author_cannot_approve"
    with pytest.raises(LibraryError, match="no version nowhere@1"):
        submit(team.author, submission("x", derived_from="nowhere@1"))
    approve(team.medical, later, PASSWORD, role="medical", meaning=MEDICAL)


def test_one_person_takes_no_version_all_the_way(team: Team) -> None:
    """Who records does not approve, nor the other way round, and somebody else releases."""
    both = joined(team.admin, "bea", "medical", "librarian")
    ref = in_review(team)
    record_outside(both, ref, PASSWORD, outside="VV-1", roles=["regulatory"])
    assert list_versions(team.regulatory, mine=True) == ()
    assert [one.ref for one in list_versions(team.medical, mine=True)] == [ref]
    code = refusal(lambda: approve(both, ref, PASSWORD, role="medical", meaning=MEDICAL))
    assert code == "wrong_role"
    other = in_review(team, name="other")
    approve(both, other, PASSWORD, role="medical", meaning=MEDICAL)
    code = refusal(
        lambda: record_outside(both, other, PASSWORD, outside="VV-1", roles=["regulatory"])
    )
    assert code == "wrong_role"
    third = in_review(team, name="third")
    record_outside(both, third, PASSWORD, outside="VV-2", roles=["medical", "regulatory"])
    assert refusal(lambda: plan_release(both, third, PASSWORD)) == "wrong_role"
    assert plan_release(team.librarian, third, PASSWORD).approval.outside == "VV-2"


def test_nobody_is_asked_who_could_not_judge(team: Team) -> None:
    """An author of the deck and a closed account are refused as reviewers."""
    max_ = joined(team.admin, "max", "author", "medical")
    submit(max_, submission("mine", deck="max-deck"))
    with pytest.raises(LibraryError, match="max wrote a version of this deck"):
        submit(max_, submission("more", deck="max-deck"), reviewers=["max"])
    people.disable(team.admin, "rita")
    with pytest.raises(LibraryError, match="The account rita is disabled"):
        submit(team.author, submission("two"), reviewers=["rita"])


def test_what_is_refused_is_in_the_trail_with_act_and_version(team: Team) -> None:
    """Who tried what on which version, also where it was refused before anything was written."""
    ref = in_review(team)
    refusal(lambda: plan_release(team.librarian, ref, PASSWORD))
    refusal(lambda: approve(team.author, ref, PASSWORD, role="medical", meaning=MEDICAL))
    nils = joined(team.admin, "nils", "medical", product="Another")
    refusal(lambda: overview(nils, ref))
    refusal(lambda: rotate(team.medical))
    told = [e for e in events(team.admin) if e.action == "refused"]
    assert [(e.login, e.field, e.object, e.deck, e.reason) for e in told] == [
        ("lena", "release", f"versions:{ref.deck}/1", ref.deck, "wrong_state"),
        ("arno", "approve", f"versions:{ref.deck}/1", ref.deck, "author_cannot_approve"),
        ("nils", "open", f"versions:{ref.deck}/1", ref.deck, "wrong_role"),
        ("mia", "rotate key", "keys", "", "wrong_role"),
    ]


def test_a_version_that_was_sent_back_marks_no_other_as_old(team: Team) -> None:
    """A typing error in its data cut does not stay with all decks of the study."""
    good = in_review(team)
    wrong = submit(
        team.author, submission("two", name="two", data_cuts={"onc301": "2062-01-31"})
    ).ref
    with team.medical.reading() as connection:
        (mark,) = stale_marks(connection, find_version(connection, good, DAY))
    assert mark.newer == "2062-01-31"
    reject(team.medical, wrong, PASSWORD, role="medical", comment="The year is wrong")
    with team.medical.reading() as connection:
        assert stale_marks(connection, find_version(connection, good, DAY)) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE heads SET signature = NULL",
        "UPDATE heads SET key = NULL",
        "UPDATE heads SET signed_hash = NULL",
        "UPDATE signatures SET at = 'yesterday'",
        "UPDATE signatures SET meaning = ''",
        "UPDATE keys SET public_pem = 'no key'",
        "UPDATE events SET signature = 'no digits'",
        "UPDATE events SET new = '[]' WHERE effect = 'insert' AND seq > 1",
        "UPDATE versions SET valid_until = 'never', state = 'released'",
        "UPDATE versions SET review_dates = 'no json'",
    ],
)
def test_whatever_somebody_writes_the_check_finds_it_and_ends(
    team: Team, address: str, statement: str
) -> None:
    """What is no signature, no key, no time and no JSON is a problem that has a place."""
    ref = in_review(team)
    approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)
    as_owner(address, statement)
    found = [where for where in found_in(team.admin) if not where.startswith("trigger")]
    assert found


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_bytes_where_text_belongs_are_found(team: Team, address: str) -> None:
    """SQLite takes anything into any column, so the check takes anything out of it."""
    in_review(team)
    as_owner(
        address,
        "UPDATE heads SET signature = 'text'",
        "UPDATE events SET reason = x'00' WHERE seq = 5",
    )
    assert {"signature of the head", "event 5"} <= {*found_in(team.admin)}


def test_a_damaged_signature_leaves_the_list_readable(team: Team, address: str) -> None:
    """One bad signature on one version is no reason to show nobody his other work."""
    ref = in_review(team)
    approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)
    other = in_review(team, name="other")
    as_owner(address, "UPDATE signatures SET meaning = 'Something else'")
    assert {one.ref for one in list_versions(team.regulatory, mine=True)} == {ref, other}
    approve(team.regulatory, other, PASSWORD, role="regulatory", meaning=REGULATORY)


def test_a_trigger_that_does_something_else_is_found(
    admin: Session, address: str, engine_name: str
) -> None:
    """Its name alone keeps nothing."""
    assert check(admin.library).ok
    if engine_name == "sqlite":
        by_hand(address, "DROP TRIGGER events_final")
        by_hand(
            address,
            "CREATE TRIGGER events_final BEFORE UPDATE ON events WHEN 0 "
            "BEGIN SELECT RAISE(ABORT, 'rows of events never change'); END",
        )
    else:
        by_hand(
            boss(address),
            "CREATE OR REPLACE TRIGGER events_final BEFORE UPDATE ON events FOR EACH STATEMENT "
            "WHEN (false) EXECUTE FUNCTION slidekit_refuse('rows of events never change')",
        )
        by_hand(
            boss(address),
            "CREATE OR REPLACE FUNCTION slidekit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RETURN NULL; END $$",
        )
    with admin.reading() as connection:
        assert "events_final" in standing_triggers(connection)
    found = found_in(admin)
    assert "trigger events_final was replaced" in found
    assert ("function slidekit_refuse was replaced" in found) == (engine_name == "postgresql")
