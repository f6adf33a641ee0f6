"""Roles for one product: what they are for, and what of the whole library they are not for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.errors import LibraryError
from slidekit.library import keys, people
from slidekit.library.backup import back_up
from slidekit.library.checkouts import check_in, check_out
from slidekit.library.review import approve
from slidekit.library.submission import submit
from slidekit.library.tables import grants
from slidekit.library.trail import list_events
from slidekit.library.versions import list_versions
from tests.library.hands import OTHER_PASSWORD, PASSWORD, joined, newcomer, rows
from tests.library.route import MEDICAL, in_review, refusal, submission

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.library.sessions import Session
    from tests.library.route import Team

OTHER = "Otherdrug"


def with_hand_made_role(admin: Session, login: str, role: str) -> Session:
    """Return somebody with a role for one product that slidekit would not give for one."""
    person = joined(admin, login, "author")
    with admin.writing() as change:
        row = {
            "id": f"g-{login}",
            "person": person.person.id,
            "role": role,
            "product": OTHER,
            "granted_by": admin.person.id,
            "granted_at": change.at,
        }
        change.insert(grants, "grant role", row)
    return person


def test_an_administrator_is_one_of_the_whole_library(admin: Session) -> None:
    """The role is given for no product; one that stands for a product administers nothing."""
    for make in (
        lambda: people.add_person(admin, newcomer("b", "administrator", product=OTHER), PASSWORD),
        lambda: people.grant(admin, "anna", ["administrator"], OTHER),
    ):
        with pytest.raises(LibraryError, match="looks after the whole library"):
            make()
    bodo = with_hand_made_role(admin, "bodo", "administrator")
    acts: tuple[Callable[[], object], ...] = (
        lambda: people.grant(bodo, "bodo", ["medical"]),
        lambda: people.change_password(bodo, "anna", OTHER_PASSWORD),
        lambda: people.add_person(bodo, newcomer("carl"), PASSWORD),
        lambda: people.list_people(bodo),
        lambda: keys.rotate(bodo),
    )
    assert [refusal(act) for act in acts] == ["wrong_role"] * len(acts)
    with pytest.raises(LibraryError, match="last administrator"):
        people.disable(admin, "anna")


def test_a_librarian_of_one_product_leaves_the_rest_alone(team: Team, tmp_path: Path) -> None:
    """He backs up no other products, reads no other trail, and frees no other deck."""
    ref = in_review(team)
    lars = joined(team.admin, "lars", "librarian", product=OTHER)
    aud = joined(team.admin, "aud", "auditor", product=OTHER)
    check_out(team.author, ref.deck)
    acts: tuple[Callable[[], object], ...] = (
        lambda: back_up(lars, tmp_path / "all.zip"),
        lambda: list_events(lars),
        lambda: list_events(aud),
        lambda: list_events(aud, deck=ref.deck),
        lambda: check_in(lars, ref.deck),
        lambda: people.list_people(lars),
    )
    assert [refusal(act) for act in acts] == ["wrong_role"] * len(acts)
    assert not list(tmp_path.glob("all.zip"))
    people.grant(team.admin, "lars", ["librarian"], "Quelmatinib", reason="covers for Lena")
    assert check_in(lars, ref.deck, "Arno is on leave").checked_out_by is None
    people.grant(team.admin, "aud", ["auditor"], "Quelmatinib")
    assert {event["deck"] for event in list_events(aud, deck=ref.deck)} == {ref.deck}
    noted = rows(
        team.admin, "SELECT reason FROM events WHERE action = 'grant role' AND reason > ''"
    )
    assert noted == [("covers for Lena",)]


def test_a_product_is_the_same_however_it_is_spelled(team: Team) -> None:
    """A role for "quelmatinib" counts for decks of "Quelmatinib", and is given and taken once."""
    ref = submit(team.author, submission("one", product="Quelmatinib")).ref
    kim = joined(team.admin, "kim", "medical", product=" quelMATINIB ")
    people.grant(team.admin, "kim", ["medical"], "Quelmatinib")
    assert [one.ref for one in list_versions(kim)] == [ref]
    assert approve(kim, ref, PASSWORD, role="medical", meaning=MEDICAL).state == "in_review"
    people.revoke(team.admin, "kim", "medical", "QUELMATINIB")
    assert list_versions(kim) == ()


def test_nobody_is_asked_to_judge_what_he_wrote_or_after_he_left(team: Team) -> None:
    """The role would count as taken, and the version would wait for nobody."""
    people.grant(team.admin, "arno", ["medical"])
    people.record_training(team.admin, "arno", "2026-01-15")
    with pytest.raises(LibraryError, match="arno wrote a version of this deck"):
        submit(team.author, submission("one"), reviewers=("arno",))
    people.disable(team.admin, "rita", "left")
    with pytest.raises(LibraryError, match="The account rita is disabled"):
        submit(team.author, submission("one"), reviewers=("rita",))
    assert list_versions(team.author) == ()
