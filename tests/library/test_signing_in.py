from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from slidekit.errors import LibraryError, Refused
from slidekit.library import passwords
from slidekit.library.people import (
    add_person,
    change_password,
    disable,
    unlock,
)
from slidekit.library.sessions import confirm, sign_in
from tests.library.hands import (
    OTHER_PASSWORD,
    PASSWORD,
    REAL_HASHER,
    entered,
    events,
    newcomer,
    rows,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from slidekit.library.audit import Library
    from slidekit.library.sessions import Session


def later(library: Library, **span: float) -> Library:
    """Return a library whose clock goes ahead."""

    def now(_: Connection) -> tuple[datetime, str]:
        return datetime.now(UTC) + timedelta(**span), "client clock"

    return replace(library, now=now)


def refused(library: Library, login: str, password: str) -> str:
    """Return the code with which a sign-in is refused."""
    with pytest.raises(Refused) as no:
        sign_in(library, login, password)
    return no.value.code


def test_a_login_is_the_same_in_upper_case_and_with_blanks_around_it(admin: Session) -> None:
    """People type their login as they like; the password only as it is."""
    assert sign_in(admin.library, "  ANNA ", PASSWORD).person == admin.person
    assert refused(admin.library, "anna", PASSWORD.upper()) == "bad_password"


def test_a_password_is_the_same_however_its_letters_are_composed(admin: Session) -> None:
    """An umlaut is one character on some keyboards and two on others."""
    entered(admin, newcomer("bodo"), "grüne wiese am bach")
    assert sign_in(admin.library, "bodo", "gru\u0308ne wiese am bach").id


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(admin: Session) -> None:
    """Whoever tries passwords gets five, then none for a quarter of an hour."""
    entered(admin, newcomer("bodo"))
    tries = [refused(admin.library, "bodo", f"guess number {n}") for n in range(5)]
    assert tries == ["bad_password"] * 4 + ["locked"]
    assert refused(admin.library, "bodo", PASSWORD) == "locked"
    assert refused(later(admin.library, minutes=14), "bodo", PASSWORD) == "locked"
    assert sign_in(later(admin.library, minutes=16), "bodo", PASSWORD).id
    assert [e.reason for e in events(admin) if e.action == "lock account"] == [
        "too many wrong passwords"
    ] * 2


def test_a_right_password_makes_earlier_failures_forgotten(admin: Session) -> None:
    """Four slips on Monday and four on Tuesday lock nobody out."""
    entered(admin, newcomer("bodo"))
    for _ in range(2):
        assert [refused(admin.library, "bodo", "a slip of mine") for _ in range(4)] == (
            ["bad_password"] * 4
        )
        sign_in(admin.library, "bodo", PASSWORD)


def test_an_administrator_unlocks_an_account(admin: Session) -> None:
    """Nobody has to wait when somebody can vouch."""
    entered(admin, newcomer("bodo"))
    for n in range(5):
        refused(admin.library, "bodo", f"guess number {n}")
    unlock(admin, "bodo", reason="telephoned")
    assert sign_in(admin.library, "bodo", PASSWORD).id


def test_a_disabled_person_is_refused_and_learns_it_only_with_the_right_password(
    admin: Session,
) -> None:
    """Strangers are not told which accounts are closed."""
    entered(admin, newcomer("bodo"))
    disable(admin, "bodo", reason="left the company")
    assert refused(admin.library, "bodo", "not the password") == "bad_password"
    assert refused(admin.library, "bodo", PASSWORD) == "disabled"


def test_an_unknown_login_is_answered_like_a_wrong_password_and_as_slowly(
    admin: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the words tell who has an account nor the time: argon2 runs once for each."""
    hasher = Mock(wraps=passwords.HASHER)
    monkeypatch.setattr(passwords, "HASHER", hasher)
    told = set()
    for login in ("anna", "nobody"):
        with pytest.raises(Refused) as no:
            sign_in(admin.library, login, "not the password")
        told.add((no.value.code, str(no.value)))
    assert len(told) == 1
    assert [name for name, *_ in hasher.mock_calls] == ["verify", "hash"]


def test_every_attempt_is_an_event_and_no_event_holds_a_password(admin: Session) -> None:
    """Misuse shows in the trail; what was typed does not."""
    refused(admin.library, "anna", "typed by mistake")
    refused(admin.library, "typed by mistake", "x")
    found = [(e.action, e.reason) for e in events(admin) if e.action.startswith("sign in")]
    assert found == [
        ("sign in", ""),
        ("sign in: refused", "wrong password"),
        ("sign in: refused", "unknown login"),
    ]
    assert not [e for e in events(admin) if "typed by mistake" in repr(e) or PASSWORD in repr(e)]


def test_a_password_is_kept_as_an_argon2id_hash(admin: Session) -> None:
    """Who reads the database learns no password; OWASP: 46 MiB and one pass, or more."""
    (row,) = rows(admin, "SELECT hash FROM passwords")
    assert row.hash.startswith("$argon2id$")
    assert REAL_HASHER.hash(PASSWORD).startswith("$argon2id$v=19$m=47104,t=1,p=1$")


def test_a_password_older_than_a_year_has_to_be_changed_before_anything_else(
    admin: Session,
) -> None:
    """Ageing lets a person in for one thing only: a new password."""
    library = later(admin.library, days=366)
    with pytest.raises(Refused, match="has to be changed first"):
        sign_in(library, "anna", PASSWORD)
    session = sign_in(library, "anna", PASSWORD, to_change_password=True)
    change_password(session, "anna", OTHER_PASSWORD)
    assert sign_in(library, "anna", OTHER_PASSWORD).id


def test_a_password_set_by_an_administrator_has_to_be_changed(admin: Session) -> None:
    """Nobody signs with a password that somebody else knows."""
    entered(admin, newcomer("bodo"))
    change_password(admin, "bodo", OTHER_PASSWORD)
    assert refused(admin.library, "bodo", OTHER_PASSWORD) == "bad_password"
    session = sign_in(admin.library, "bodo", OTHER_PASSWORD, to_change_password=True)
    change_password(session, "bodo", "a third one of mine")
    assert sign_in(admin.library, "bodo", "a third one of mine").id


def test_only_administrators_set_passwords_of_others(admin: Session) -> None:
    """A colleague cannot take an account over."""
    entered(admin, newcomer("bodo", "medical"))
    bodo = sign_in(admin.library, "bodo", PASSWORD)
    with pytest.raises(Refused) as no:
        change_password(bodo, "anna", OTHER_PASSWORD)
    assert no.value.code == "wrong_role"


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("short", "8 to 256"),
        ("x" * 257, "8 to 256"),
        ("Password123", "first that anybody guesses"),
        ("Bodo.Berg", "first that anybody guesses"),
        ("zzzzzzzzzzzz", "one character"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(
    admin: Session, password: str, told: str
) -> None:
    """Length counts, kinds of characters do not; a refused password makes no account."""
    with pytest.raises(LibraryError, match=told):
        add_person(admin, newcomer("bodo.berg"), password)
    assert rows(admin, "SELECT id FROM people WHERE login = 'bodo.berg'") == []


def test_the_last_five_passwords_cannot_be_used_again(admin: Session) -> None:
    """Changing to and fro is no change."""
    used = [PASSWORD, *(f"{word} horse and cart" for word in ("green", "red", "blue", "grey"))]
    for password in used[1:]:
        change_password(admin, "anna", password)
    for password in used:
        with pytest.raises(LibraryError, match="used before"):
            change_password(admin, "anna", password)
    change_password(admin, "anna", "a sixth horse and cart")
    change_password(admin, "anna", PASSWORD)


def test_who_is_signed_in_confirms_with_the_password_again(admin: Session) -> None:
    """Each signature takes the password anew, and failures count as in signing in."""
    confirm(admin, PASSWORD)
    codes = []
    for _ in range(5):
        with pytest.raises(Refused) as no:
            confirm(admin, "walked past an open screen")
        codes.append(no.value.code)
    assert codes == ["bad_password"] * 4 + ["locked"]
    assert {e.session for e in events(admin) if e.action.startswith("confirm")} == {admin.id}
