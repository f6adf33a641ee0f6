"""Approvals of another system, on both databases: recorded, released, and never signatures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.app import is_clean, verify_in_library
from slidekit.app.reviewing import release_version, submit_deck
from slidekit.errors import LibraryError, Refused
from slidekit.export.approval import record_meaning, recorded_in
from slidekit.export.reading import read_pptx
from slidekit.library.checking import check
from slidekit.library.comments import comment
from slidekit.library.outside import outside_approvals, record_outside
from slidekit.library.releases import plan_release, record_release
from slidekit.library.review import approve, waits_for
from slidekit.library.settings import required_roles
from slidekit.library.signing import signatures_of
from slidekit.library.versions import list_versions, open_version
from slidekit.library.waiting import given_on, lacking
from slidekit.library.waivers import waive
from tests.library.hands import PASSWORD, events, joined
from tests.library.route import MEDICAL, finding, in_review, refusal
from tests.library.small import WAIVABLE, small_deck

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.library.versions import Ref, Version
    from tests.library.route import Team

BOTH = ("medical", "regulatory")


def recorded(team: Team, ref: Ref, *roles: str, outside: str = "VV-MED-1234") -> Version:
    """Record an outside approval as the librarian."""
    return record_outside(team.librarian, ref, PASSWORD, outside=outside, roles=roles or BOTH)


def test_an_outside_approval_is_recorded_and_released(team: Team) -> None:
    """A librarian signs the record in that role, another releases; it carries the outside id."""
    lea = joined(team.admin, "lea", "librarian")
    ref = in_review(team)
    now = recorded(team, ref)
    assert now.state == "approved"
    with team.author.reading() as connection:
        (one,) = signatures_of(connection, now)
        assert waits_for(connection, now) == ()
    assert (one.act, one.role, one.person) == ("record", "librarian", team.librarian.person.id)
    assert one.signature.meaning == (
        "Records approval VV-MED-1234 of another system, given there by: medical, regulatory. "
        "Nobody signed here."
    )
    with pytest.raises(LibraryError, match="VV-MED-1234 was recorded, not VV-9"):
        plan_release(lea, ref, PASSWORD, outside="VV-9")
    like = record_meaning("VV-MED-1234", BOTH)
    with pytest.raises(LibraryError, match="A release records no approval"):
        plan_release(lea, ref, PASSWORD, meaning=f" {like}")
    plan = plan_release(lea, ref, PASSWORD)
    assert (plan.approval.outside, len(plan.approval.signatures)) == ("VV-MED-1234", 2)
    assert {given.role for given in plan.approval.signatures} == {"librarian"}
    record_release(lea, plan, pptx=b"released")
    noted = [e for e in events(team.admin) if e.action == "record outside approval"]
    assert [(e.field, e.new, e.deck) for e in noted] == [("outside", "VV-MED-1234", ref.deck)]
    assert check(team.admin.library).problems == ()


def test_what_is_not_approved_elsewhere_waits_for_people_here(team: Team) -> None:
    """One role there and the other here make an approval; neither stands in for the other."""
    ref = in_review(team)
    half = recorded(team, ref, "medical")
    with team.author.reading() as connection:
        assert (half.state, waits_for(connection, half)) == ("in_review", ("regulatory",))
        given = given_on(connection, "in_review")[ref]
        assert lacking(required_roles(connection), given) == ("regulatory",)
    waiting = [list_versions(one, mine=True) for one in (team.medical, team.regulatory)]
    assert [[one.ref for one in found] for found in waiting] == [[], [ref]]
    assert refusal(lambda: plan_release(team.librarian, ref, PASSWORD)) == "wrong_state"
    approve(team.regulatory, ref, PASSWORD, role="regulatory", meaning="Fine")
    assert open_version(team.author, ref).state == "approved"
    assert refusal(lambda: recorded(team, ref)) == "wrong_state"


def test_a_role_is_recorded_once(team: Team) -> None:
    """A second outside approval for one role is refused by role and first id; others are taken."""
    ref, lea = in_review(team), joined(team.admin, "lea", "librarian")
    recorded(team, ref, "medical")
    for who in (team, replace(team, librarian=lea)):
        with pytest.raises(Refused, match=r"as VV-MED-1234 \(medical reviewer\)") as caught:
            recorded(who, ref, "regulatory", "medical", outside="VV-REG-9")
        assert (caught.value.code, "sends the version back" in str(caught.value)) == (
            "wrong_state",
            True,
        )
    assert recorded(team, ref, "regulatory", outside="VV-REG-9").state == "approved"
    with team.author.reading() as connection:
        found = outside_approvals(signatures_of(connection, open_version(team.author, ref)))
    assert [(one.id, one.roles) for one in found] == [
        ("VV-MED-1234", ("medical",)),
        ("VV-REG-9", ("regulatory",)),
    ]


def test_only_a_librarian_who_wrote_nothing_records_what_is_ready(team: Team) -> None:
    """Not reviewers, not an author, not while something must be fixed or waived."""
    ref = in_review(team, finding("small-cells", "block_unless_waived", "baseline"))
    assert refusal(lambda: recorded(replace(team, librarian=team.medical), ref)) == "wrong_role"
    assert refusal(lambda: recorded(replace(team, librarian=team.admin), ref)) == "wrong_role"
    both = joined(team.admin, "bert", "author", "librarian")
    own = in_review(replace(team, author=both), name="Own")
    code = refusal(lambda: record_outside(both, own, PASSWORD, outside="X-1", roles=BOTH))
    assert code == "author_cannot_approve"
    assert refusal(lambda: recorded(team, ref)) == "unwaived"
    waive(team.medical, ref, PASSWORD, rule="small-cells", reason="Published so")
    comment(team.medical, ref, "Add the boxed warning", must_fix=True)
    assert refusal(lambda: recorded(team, ref)) == "unresolved_must_fix"
    wrong = "no password of hers"
    code = refusal(lambda: record_outside(team.librarian, ref, wrong, outside="X", roles=BOTH))
    assert code == "bad_password"
    for outside, roles in (
        ("", BOTH),
        ("X, given there by: legal", BOTH),
        ("a" * 65, BOTH),
        ("X", ()),
        ("X", ("librarian",)),
        ("X", ("medical. Nobody signed here.",)),
    ):
        with pytest.raises(LibraryError):
            recorded_with(team, ref, outside, roles)


def recorded_with(team: Team, ref: Ref, outside: str, roles: tuple[str, ...]) -> Version:
    """Record an outside approval with just these words."""
    return record_outside(team.librarian, ref, PASSWORD, outside=outside, roles=roles)


def test_words_of_a_record_typed_by_a_reviewer_record_nothing(team: Team) -> None:
    """What counts is who did what, not what a meaning says."""
    ref = in_review(team)
    words = record_meaning("VV-1", ("regulatory",))
    assert recorded_in(words) == ("VV-1", ("regulatory",))
    approve(team.medical, ref, PASSWORD, role="medical", meaning=words)
    now = open_version(team.author, ref)
    with team.author.reading() as connection:
        assert outside_approvals(signatures_of(connection, now)) == ()
        assert waits_for(connection, now) == ("regulatory",)
    assert recorded_in(MEDICAL) is None


def test_the_signature_page_says_that_it_was_approved_elsewhere(
    team: Team, address: str, tmp_path: Path
) -> None:
    """A released file names the outside approval and its roles, and only librarians signed."""
    ref = submit_deck(team.author, small_deck(), "First").ref
    waive(team.medical, ref, PASSWORD, rule=WAIVABLE, reason="Told by the speaker")
    recorded(team, ref)
    out = tmp_path / "out.pptx"
    release_version(joined(team.admin, "lea", "librarian"), ref, PASSWORD, out)
    answer = verify_in_library(address, out)
    assert is_clean(answer, asked=True)
    page = next(slide for slide in read_pptx(out) if slide.id == "signature-page")
    words = "\n".join(shape.text for shape in page.shapes)
    roles = "medical reviewer, regulatory reviewer"
    assert f"Approved in another system as VV-MED-1234 ({roles}): recorded here" in words
    assert "librarian: recorded an approval of another system" in words
    assert "Nobody signed here." in words
