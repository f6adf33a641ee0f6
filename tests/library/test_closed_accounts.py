"""Somebody whose account was closed, or who lost a role: what he held is open to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.library.comments import comment
from slidekit.library.keys import list_keys
from slidekit.library.people import change_password, disable, enable, grant, revoke
from slidekit.library.sessions import sign_in
from slidekit.library.submission import submit
from slidekit.library.trail import list_events
from slidekit.library.versions import list_versions, open_version
from slidekit.library.waiting import asked_for
from tests.library.hands import OTHER_PASSWORD, PASSWORD, events, joined
from tests.library.route import refusal, submission
from widgets.review.shelf import REVIEW, shelf_of

if TYPE_CHECKING:
    from tests.library.route import Team


def test_the_role_of_a_reviewer_who_is_gone_is_open_to_all_who_have_it(team: Team) -> None:
    """A closed account and a revoked role take nothing; an account that is opened again does."""
    mo, ro = joined(team.admin, "mo", "medical"), joined(team.admin, "ro", "regulatory")
    ref = submit(team.author, submission("one"), reviewers=["mia", "rita"]).ref
    assert [list_versions(one, mine=True) for one in (mo, ro)] == [(), ()]
    disable(team.admin, "mia", "Left")
    revoke(team.admin, "rita", "regulatory")
    for one in (mo, ro):
        assert [found.ref for found in list_versions(one, mine=True)] == [ref]
        assert [task.version.ref for task in shelf_of(one).of(REVIEW)] == [ref]
    with team.author.reading() as connection:
        asked = {one.role: one.person for one in asked_for(connection, ref)}
    assert (asked["medical"], asked["regulatory"]) == (None, None)
    enable(team.admin, "mia", "Came back")
    assert list_versions(mo, mine=True) == ()
    revoke(team.admin, "mia", "medical")
    grant(team.admin, "mia", ["medical"], product="Another")
    assert [found.ref for found in list_versions(mo, mine=True)] == [ref]


def test_a_session_ends_with_the_account(team: Team) -> None:
    """Who was signed in when the account was closed reads nothing more and changes nothing.

    That it is open again later brings nobody back who has not given the password since.
    """
    ref = submit(team.author, submission("one")).ref
    for who in (team.medical, team.librarian):
        disable(team.admin, who.person.login, "Left")
    tries = (
        lambda: list_versions(team.medical),
        lambda: open_version(team.medical, ref),
        lambda: comment(team.medical, ref, "Hm"),
        lambda: list_keys(team.librarian),
        lambda: list_events(team.librarian),
        lambda: change_password(team.medical, "mia", OTHER_PASSWORD),
    )
    assert [refusal(one) for one in tries] == ["disabled"] * len(tries)
    assert events(team.admin)[-1].action == "refused"
    assert [one.ref for one in list_versions(team.author)] == [ref]
    enable(team.admin, "mia", "Came back")
    assert refusal(lambda: open_version(team.medical, ref)) == "disabled"
    again = sign_in(team.admin.library, "mia", PASSWORD)
    assert open_version(again, ref).ref == ref
