"""Nobody signs in the name of another, with a first password as little as with a reset one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from slidekit.errors import LibraryError
from slidekit.library.checking import check
from slidekit.library.comments import comment
from slidekit.library.identity import confirm_identity, confirmers, resets_waiting
from slidekit.library.outside import record_outside
from slidekit.library.people import add_person, change_password, disable
from slidekit.library.releases import plan_release
from slidekit.library.review import approve
from slidekit.library.sessions import sign_in
from tests.library.hands import FIRST_PASSWORD, events, joined, newcomer
from tests.library.route import MEDICAL, approved, in_review, refusal

if TYPE_CHECKING:
    from slidekit.library.sessions import Session
    from tests.library.route import Team

GIVEN, OWN = "given by an administrator", "chosen by its owner alone"


def reset(by: Session, login: str) -> Session:
    """Reset somebody's password and change it in his name, as whoever reset it can."""
    change_password(by, login, GIVEN)
    first = sign_in(by.library, login, GIVEN, to_change_password=True)
    change_password(first, login, OWN)
    return sign_in(by.library, login, OWN)


def test_whoever_resets_a_password_signs_nothing_in_that_name(team: Team) -> None:
    """With a password of his choice he gets in, and may read and comment with no trusted role."""
    ref = in_review(team)
    stolen = reset(team.admin, "mia")
    sign: dict[str, Any] = {"role": "medical", "meaning": MEDICAL}
    assert refusal(lambda: approve(stolen, ref, OWN, **sign)) == "unconfirmed"
    assert refusal(lambda: comment(stolen, ref, "In the name of Mia")) == "unconfirmed"
    assert refusal(lambda: approve(team.medical, ref, OWN, **sign)) == "unconfirmed"
    assert refusal(lambda: confirm_identity(team.admin, "mia", "I know her")) == "unconfirmed"
    assert refusal(lambda: confirm_identity(stolen, "mia", "It is me")) == "wrong_role"
    confirm_identity(team.librarian, "mia", "Her badge, in person")
    assert approve(stolen, ref, OWN, **sign).state == "in_review"
    told = [one for one in events(team.admin) if one.action == "confirm identity of"]
    assert {(one.login, one.reason) for one in told} == {("lena", "Her badge, in person")}
    assert check(team.admin.library).ok


def test_a_release_waits_for_the_librarians_identity(team: Team) -> None:
    """Whoever records and releases is trusted as much as who signs."""
    ref, other = in_review(team), in_review(team, name="Other")
    approved(team, other)
    stolen = reset(team.admin, "lena")
    acts = (
        lambda: plan_release(stolen, other, OWN),
        lambda: record_outside(stolen, ref, OWN, outside="V-1", roles=["medical"]),
    )
    assert [refusal(act) for act in acts] == ["unconfirmed"] * 2


def test_two_accounts_in_one_hand_confirm_nobody(team: Team) -> None:
    """An administrator who resets another one's password cannot confirm by that account."""
    joined(team.admin, "otto", "administrator")
    reset(team.admin, "mia")
    stolen = reset(team.admin, "otto")
    for act in (
        lambda: confirm_identity(stolen, "mia", "As Otto"),
        lambda: change_password(stolen, "rita", GIVEN),
        lambda: add_person(stolen, newcomer("nobody", "librarian"), FIRST_PASSWORD),
    ):
        assert refusal(act) == "unconfirmed"
    confirm_identity(team.librarian, "otto", "Called him back")
    confirm_identity(stolen, "mia", "Her badge")
    assert resets_waiting(team.admin) == {}


def test_a_person_chooses_a_password_before_somebody_confirms_who_it_is(team: Team) -> None:
    """Else the password that was given would be confirmed with the person."""
    change_password(team.admin, "mia", GIVEN)
    assert refusal(lambda: confirm_identity(team.librarian, "mia", "Badge")) == "unconfirmed"
    with pytest.raises(LibraryError, match="Nothing of rita waits"):
        confirm_identity(team.librarian, "rita", "Badge")


def test_a_second_reset_bars_both_who_reset(team: Team) -> None:
    """Neither of the two knows only what the other did."""
    otto = joined(team.admin, "otto", "administrator")
    reset(team.admin, "mia")
    change_password(otto, "mia", "given by the second one")
    assert confirmers(team.admin, "mia") == ("lena",)
    assert resets_waiting(team.admin) == {"mia": ("anna", "otto")}


def test_one_administrator_alone_is_told_that_nobody_can_confirm(admin: Session) -> None:
    """A second administrator or librarian is one as soon as he has chosen a password."""
    joined(admin, "mia", "medical")
    reset(admin, "mia")
    assert confirmers(admin, "mia") == ()
    joined(admin, "lena", "librarian")
    assert confirmers(admin, "mia") == ("lena",)


def test_the_last_administrator_who_is_awake_stays(team: Team) -> None:
    """One whose identity is to be confirmed administers nothing."""
    joined(team.admin, "otto", "administrator")
    reset(team.admin, "otto")
    with pytest.raises(LibraryError, match="last administrator"):
        disable(team.admin, "anna")


def test_a_first_password_is_good_for_changing_it_alone(team: Team) -> None:
    """Whoever made the account knows it; the person's own is good for everything at once."""
    add_person(team.admin, newcomer("nora", "medical"), FIRST_PASSWORD)
    library, ref = team.admin.library, in_review(team)
    assert refusal(lambda: sign_in(library, "nora", FIRST_PASSWORD)) == "bad_password"
    first = sign_in(library, "nora", FIRST_PASSWORD, to_change_password=True)
    sign: dict[str, Any] = {"role": "medical", "meaning": MEDICAL}
    assert refusal(lambda: approve(first, ref, FIRST_PASSWORD, **sign)) == "bad_password"
    change_password(first, "nora", OWN)
    assert approve(sign_in(library, "nora", OWN), ref, OWN, **sign).state == "in_review"
