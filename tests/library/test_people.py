from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.errors import LibraryError, Refused
from slidekit.library import grants, people
from tests.library.hands import PASSWORD, entered, events, joined, newcomer, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.library.sessions import Session

INJECTION = "Robert'); DROP TABLE people;-- \" \\ %s :x {y}"


def usable(session: Session, product: str | None) -> set[str]:
    """Return the roles that a person can use today for a product."""
    with session.reading() as connection:
        person = people.find_person(connection, session.person.login)
        return {*grants.roles_of(connection, person, product, "2026-11-27")}


def test_a_role_for_one_product_holds_for_that_product_only(admin: Session) -> None:
    """A physician of one medicine does not approve decks of another."""
    bodo = joined(admin, "bodo", "medical", product="quelmatinib")
    people.grant(admin, "bodo", ["author"])
    assert usable(bodo, "quelmatinib") == {"medical", "author"}
    assert usable(bodo, "ostrataxel") == {"author"}
    assert usable(bodo, None) == {"medical", "author"}


def test_signing_roles_sleep_until_the_training(admin: Session) -> None:
    """Without a recorded training nobody signs; writing decks needs none."""
    bodo = entered(admin, newcomer("bodo", "medical", "author", trained=False))
    assert usable(bodo, None) == {"author"}
    with bodo.reading() as connection, pytest.raises(Refused, match="no training of yours"):
        grants.demand(connection, bodo, ["medical"])
    people.record_training(admin, "bodo", "2026-11-28")
    assert usable(bodo, None) == {"author"}
    people.record_training(admin, "bodo", "2026-11-27")
    assert usable(bodo, None) == {"author", "medical"}


def test_a_revoked_role_is_gone_at_once_and_stays_in_the_records(admin: Session) -> None:
    """A session that is open meanwhile has the role no longer."""
    bodo = joined(admin, "bodo", "librarian")
    assert people.list_people(bodo)
    people.revoke(admin, "bodo", "librarian", reason="moved to another team")
    with pytest.raises(Refused) as no:
        people.list_people(bodo)
    assert no.value.code == "wrong_role"
    (row,) = rows(admin, "SELECT revoked_at FROM grants WHERE role = 'librarian'")
    assert row.revoked_at


def test_a_person_disabled_meanwhile_can_do_nothing_more(admin: Session) -> None:
    """An open session is worth nothing once the account is closed."""
    bodo = joined(admin, "bodo", "librarian")
    people.disable(admin, "bodo")
    with pytest.raises(Refused):
        people.list_people(bodo)


def test_nobody_but_an_administrator_makes_accounts_and_the_attempt_is_on_record(
    admin: Session,
) -> None:
    """What was refused was tried, and the trail says by whom."""
    bodo = joined(admin, "bodo", "medical", "regulatory", "legal", "signatory", "librarian")
    attempts: tuple[Callable[[], object], ...] = (
        lambda: people.add_person(bodo, newcomer("carl", "administrator"), PASSWORD),
        lambda: people.grant(bodo, "bodo", ["administrator"]),
        lambda: people.revoke(bodo, "anna", "administrator"),
        lambda: people.disable(bodo, "anna"),
        lambda: people.unlock(bodo, "bodo"),
        lambda: people.record_training(bodo, "bodo", "2026-01-01"),
    )
    for attempt in attempts:
        with pytest.raises(Refused) as no:
            attempt()
        assert no.value.code == "wrong_role"
    tried = [(e.login, e.reason) for e in events(admin) if e.action == "refused"]
    assert tried == [("bodo", "wrong_role")] * 6


def test_the_last_administrator_stays(admin: Session) -> None:
    """A library that nobody can administer would be lost."""
    leaving: tuple[Callable[[], object], ...] = (
        lambda: people.disable(admin, "anna"),
        lambda: people.revoke(admin, "anna", "administrator"),
    )
    for leave in leaving:
        with pytest.raises(LibraryError, match="last administrator"):
            leave()
    second = joined(admin, "bodo", "administrator")
    people.disable(second, "anna")


def test_a_login_is_never_given_twice(admin: Session) -> None:
    """Not even when its first owner is gone, nor in other letters."""
    joined(admin, "bodo")
    people.disable(admin, "bodo")
    with pytest.raises(LibraryError, match="is taken"):
        people.add_person(admin, newcomer("BODO"), PASSWORD)


def test_a_login_that_could_be_mistaken_is_refused(admin: Session) -> None:
    """One of these has a Cyrillic letter and looks like "bodo"."""
    for login in ("", "a b", INJECTION, "b\u043edo", "../x", "x" * 65, "-x"):
        with pytest.raises(LibraryError, match="cannot be a login"):
            people.add_person(admin, newcomer(login), PASSWORD)


def test_statements_in_texts_are_stored_as_texts(admin: Session) -> None:
    """A name that would empty a table, were it taken for a command, is a name."""
    new = replace(newcomer("bodo", "medical"), full_name=INJECTION, verified_by=INJECTION)
    added = people.add_person(admin, replace(new, product=INJECTION), PASSWORD)
    assert (added.full_name, added.verified_by) == (INJECTION, INJECTION)
    people.revoke(admin, "bodo", "medical", INJECTION, reason=INJECTION)
    assert [e.reason for e in events(admin) if e.action == "revoke role"] == [INJECTION]
    with pytest.raises(LibraryError, match="Nobody has the login"):
        people.disable(admin, INJECTION)
    assert len(people.list_people(admin)) == 2


def test_an_account_needs_what_signatures_print(admin: Session) -> None:
    """A name, who verified it, a real date, known roles; else there is no account at all."""
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"full_name": " "}, "full name is empty"),
        ({"verified_by": ""}, "verified the identity is empty"),
        ({"trained_on": "15.01.2026"}, "training is not a date"),
        ({"roles": ("medicine",)}, "no role medicine"),
        ({"full_name": "Bo\0do"}, "cannot be seen in print"),
        ({"full_name": "Bo\ud800do"}, "cannot be seen in print"),
        ({"full_name": "B" * 100_001}, "100001 characters"),
    )
    for change, told in wrong:
        with pytest.raises(LibraryError, match=told):
            people.add_person(admin, replace(newcomer("bodo"), **change), PASSWORD)
    assert len(people.list_people(admin)) == 1
