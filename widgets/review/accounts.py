"""What administrators do with accounts and keys, as the library does it; on a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from slidekit.library.grants import Grant
    from slidekit.library.keys import Key
    from slidekit.library.sessions import Person, Session


@dataclass(frozen=True, slots=True)
class Reset:
    """A password that somebody else has set, while nobody has confirmed since who its owner is."""

    by: tuple[str, ...]
    """Full names of who set it."""
    able: tuple[str, ...]
    """Full names of those who can confirm it now."""
    is_ours: bool
    """Whether the person who looks is one of them."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """Everybody, and the keys."""

    people: tuple[tuple[Person, tuple[Grant, ...]], ...]
    keys: tuple[Key, ...]
    resets: Mapping[str, Reset]
    """Login -> what waits to be confirmed of that person."""


def all_accounts(session: Session) -> Accounts:
    """Return people with their roles, and keys, the one in use first."""
    from slidekit.library.keys import list_keys
    from slidekit.library.people import list_people

    people = list_people(session)
    names = {person.login: person.full_name for person, _ in people}
    return Accounts(people, list_keys(session), _resets(session, names))


def _resets(session: Session, names: Mapping[str, str]) -> dict[str, Reset]:
    """Return by login what waits to be confirmed."""
    from slidekit.library.identity import confirmers, resets_waiting

    found = resets_waiting(session)
    able = {login: confirmers(session, login) for login in found}
    return {
        login: Reset(
            tuple(names[one] for one in by),
            tuple(names[one] for one in able[login]),
            session.person.login in able[login],
        )
        for login, by in found.items()
    }


def add(session: Session, said: Mapping[str, str]) -> None:
    """Make an account whose first password has to be changed by its owner."""
    from slidekit.library.people import NewPerson, add_person

    new = NewPerson(
        said["login"],
        said["name"],
        said["verified"],
        said["trained"] or None,
        tuple(said["roles"].split(",")),
        said["product"],
    )
    add_person(session, new, said["password"])


def give(session: Session, login: str, said: Mapping[str, str]) -> None:
    """Give roles."""
    from slidekit.library.people import grant

    grant(session, login, said["roles"].split(","), said["product"])


def take(session: Session, login: str, said: Mapping[str, str]) -> None:
    """Take a role."""
    from slidekit.library.people import revoke

    revoke(session, login, said["role"].strip().lower(), said["product"], said["reason"])


def train(session: Session, login: str, day: str) -> None:
    """Record a training."""
    from slidekit.library.people import record_training

    record_training(session, login, day)


def renew(session: Session, login: str, password: str) -> None:
    """Set a password that its owner has to change."""
    from slidekit.library.people import change_password

    change_password(session, login, password)


def confirm(session: Session, login: str, said: Mapping[str, str]) -> None:
    """Confirm who somebody is, by the password of who confirms it."""
    from slidekit.library import sessions
    from slidekit.library.identity import confirm_identity

    sessions.confirm(session, said["password"])
    confirm_identity(session, login, said["how"])


def close(session: Session, login: str, reason: str) -> None:
    """Disable an account."""
    from slidekit.library.people import disable

    disable(session, login, reason)


def reopen(session: Session, login: str) -> None:
    """Unlock an account."""
    from slidekit.library.people import unlock

    unlock(session, login)


def enable(session: Session, login: str, reason: str) -> None:
    """Open an account again that was disabled."""
    from slidekit.library.people import enable as open_again

    open_again(session, login, reason)


def rotate_key(session: Session, reason: str) -> None:
    """Make a new key."""
    from slidekit.library.keys import rotate

    rotate(session, reason)


def write_keys(session: Session, path: Path) -> None:
    """Write the public keys, with which anybody can verify released files."""
    from slidekit.errors import LibraryError
    from slidekit.files import write_whole
    from slidekit.library.keys import public_pem

    write_whole(path, public_pem(session).encode("ascii"), LibraryError)
