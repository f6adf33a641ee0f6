"""Accounts: made, disabled, unlocked; never deleted, and no login is given twice."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library import grants, passwords
from slidekit.library.grants import ADMINISTRATOR
from slidekit.library.identity import enter_reset
from slidekit.library.names import (
    iso_date,
    look_alike,
    needed,
    new_login,
    person_name,
    plain_login,
    same_product,
)
from slidekit.library.sessions import Person, person_of
from slidekit.library.tables import grants as grants_table
from slidekit.library.tables import people, versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from slidekit.library.audit import Change
    from slidekit.library.sessions import Session

_NAMES: Final = select(people.c.full_name)
MAY_LIST: Final = (ADMINISTRATOR, "librarian", "auditor")


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What an account is made of."""

    login: str
    full_name: str
    verified_by: str
    """Who saw proof of the person's identity."""
    trained_on: str | None
    """ISO date of the training, None where there was none yet."""
    roles: tuple[str, ...]
    product: str = ""
    """Product that the roles hold for; "" is every product."""


def add_person(session: Session, new: NewPerson, password: str) -> Person:
    """Make an account.

    Args:
        session: of an administrator.
        new: the person.
        password: the first password; the person has to change it, for two people know it.

    Raises:
        Refused: wrong_role.
        LibraryError: the login is taken, a role unknown, the password bad, a text missing.
    """
    with session.writing() as change:
        grants.demand(change.connection, session, [ADMINISTRATOR])
        return enter(change, new, password, given_by=session.person.id, must_change=True)


def enter(
    change: Change, new: NewPerson, password: str, *, given_by: str = "", must_change: bool
) -> Person:
    """Make an account in a transaction; the first of a library gives itself its roles."""
    login, roles = new_login(new.login), grants.known_roles(new.roles)
    if _find(change.connection, login):
        raise LibraryError(tell("The login {0} is taken.", login), fix=tell("Choose another."))
    row = {
        "id": str(uuid.uuid4()),
        "login": login,
        "full_name": _own_name(change.connection, new.full_name),
        "verified_by": needed(new.verified_by, tell("Who verified the identity")),
        "trained_on": iso_date(new.trained_on, tell("The training")) if new.trained_on else None,
        "created_at": change.at,
    }
    change.insert(people, "add person", row)
    words = (login, row["full_name"] or "")
    passwords.set_password(change, str(row["id"]), words, password, must_change=must_change)
    for role in roles:
        grants.give(change, str(row["id"]), role, new.product.strip(), given_by or str(row["id"]))
    return find_person(change.connection, login)


def _own_name(connection: Connection, typed: str) -> str:
    """Return a name that nobody else has: signatures show names, and each is one person's."""
    name = person_name(typed)
    for other in connection.scalars(_NAMES):
        if look_alike(name, other):
            raise LibraryError(
                tell("{0} looks like the name of {1}, and signatures show names.", name, other),
                fix=tell("Add what tells the two apart, such as a middle name or the department."),
            )
    return name


def find_person(connection: Connection, login: str) -> Person:
    """Return the person of a login.

    Raises:
        LibraryError: there is none.
    """
    found = _find(connection, plain_login(login))
    if found is None:
        raise LibraryError(
            tell("Nobody has the login {0}.", login), fix=tell("See `slidekit library user list`.")
        )
    return found


def person_by_id(connection: Connection, person: str) -> Person:
    """Return a person by id.

    Raises:
        LibraryError: there is none.
    """
    row = connection.execute(select(people).where(people.c.id == person)).mappings().first()
    if row is None:
        raise LibraryError(tell("Nobody has the id {0}.", person), fix=tell("Check the id."))
    return person_of(row)


def full_names(connection: Connection) -> dict[str, str]:
    """Return the names of everybody by id."""
    asked = select(people.c.id, people.c.full_name)
    return {one: name for one, name in connection.execute(asked)}


def list_people(session: Session) -> tuple[tuple[Person, tuple[grants.Grant, ...]], ...]:
    """Return everybody with the roles that they have, by login.

    Raises:
        Refused: wrong_role.
    """
    with session.reading() as connection:
        grants.demand(connection, session, MAY_LIST)
        rows = connection.execute(select(people).order_by(people.c.login)).mappings().all()
        everybody = tuple(person_of(row) for row in rows)
        return tuple((person, grants.grants_of(connection, person.id)) for person in everybody)


def disable(session: Session, login: str, reason: str = "") -> None:
    """Close an account for good of its owner's access; what he signed stays signed.

    Raises:
        Refused: wrong_role.
        LibraryError: nobody has the login, or the last administrator would be gone.
    """
    with _account(session, login) as (change, person):
        _refuse_last(change, person)
        if person.disabled_at is None:
            values = {"disabled_at": change.at}
            change.update(people, {"id": person.id}, "disable account", values, reason=reason)


def unlock(session: Session, login: str, reason: str = "") -> None:
    """Open an account that wrong passwords locked; one that was disabled stays so.

    Raises:
        Refused: wrong_role.
        LibraryError: nobody has the login, or the account is disabled.
    """
    with _account(session, login) as (change, person):
        if person.disabled_at is not None:
            raise LibraryError(
                tell("The account {0} is not locked, it was disabled.", person.login),
                fix=tell("`slidekit library user enable` opens it again, with a reason."),
            )
        values = {"failed_attempts": 0, "locked_until": None}
        change.update(people, {"id": person.id}, "unlock account", values, reason=reason)


def enable(session: Session, login: str, reason: str) -> None:
    """Open an account again that was disabled, such as of somebody who has come back.

    Raises:
        Refused: wrong_role.
        LibraryError: nobody has the login, the account is not disabled, or no reason is given.
    """
    with _account(session, login) as (change, person):
        said = needed(reason, tell("The reason"))
        if person.disabled_at is None:
            raise LibraryError(
                tell("The account {0} is not disabled.", person.login),
                fix=tell("See `slidekit library user list`."),
            )
        values = {"failed_attempts": 0, "locked_until": None, "disabled_at": None}
        change.update(people, {"id": person.id}, "enable account", values, reason=said)


def is_own(login: str, own: str) -> bool:
    """Return whether two logins as typed are the same."""
    return plain_login(login) == plain_login(own)


def change_password(session: Session, login: str, password: str) -> None:
    """Set a password: one's own, or as administrator another's, who then has to change it.

    Somebody else's is a reset: the person signs nothing until `identity.confirm_identity`.

    Raises:
        Refused: wrong_role.
        LibraryError: nobody has the login, or the password is bad.
    """
    with session.writing() as change:
        own = is_own(login, session.person.login)
        if not own:
            grants.demand(change.connection, session, [ADMINISTRATOR])
        person = find_person(change.connection, login)
        words = (person.login, person.full_name)
        passwords.set_password(change, person.id, words, password, must_change=not own)
        if not own:
            enter_reset(change, person, session.person.id)


def record_training(session: Session, login: str, trained_on: str, reason: str = "") -> None:
    """Record the day of a person's training; from then on his signing roles are awake.

    Raises:
        Refused: wrong_role.
        LibraryError: nobody has the login, or it is no date.
    """
    with _account(session, login) as (change, person):
        values = {"trained_on": iso_date(trained_on, tell("The training"))}
        change.update(people, {"id": person.id}, "record training", values, reason=reason)


def grant(
    session: Session, login: str, roles: Sequence[str], product: str = "", reason: str = ""
) -> None:
    """Give a person roles, for one product or for all.

    Raises:
        Refused: wrong_role.
        LibraryError: nobody has the login, a role is unknown, or is one for the whole library.
    """
    with _account(session, login) as (change, person):
        for role in grants.known_roles(roles):
            grants.give(change, person.id, role, product.strip(), session.person.id, reason)


def has_decks_of(session: Session, product: str) -> bool:
    """Tell whether any deck is of a product, however its name is spelled."""
    asked = select(versions.c.product).distinct()
    with session.reading() as connection:
        found = {same_product(one) for one in connection.scalars(asked)}
    return same_product(product) in found


def revoke(session: Session, login: str, role: str, product: str = "", reason: str = "") -> None:
    """Take a role from a person.

    Raises:
        Refused: wrong_role.
        LibraryError: nobody has the login, or he does not have the role.
    """
    with _account(session, login) as (change, person):
        if role == ADMINISTRATOR:
            _refuse_last(change, person)
        grants.take(change, person.id, role, product.strip(), reason)


@contextmanager
def _account(session: Session, login: str) -> Iterator[tuple[Change, Person]]:
    """Give a transaction in which an administrator changes an account, and whose that is.

    Raises:
        Refused: wrong_role.
        LibraryError: nobody has the login.
    """
    with session.writing() as change:
        grants.demand(change.connection, session, [ADMINISTRATOR])
        yield change, find_person(change.connection, login)


def _refuse_last(change: Change, person: Person) -> None:
    """Refuse what would leave a library without an administrator."""
    if _administrators(change.connection) == {person.id}:
        raise LibraryError(
            tell("{0} is the last administrator.", person.login),
            fix=tell("Make another person administrator first."),
        )


def _administrators(connection: Connection) -> set[str]:
    """Return the ids of those who can administer now: nobody whose identity is to be confirmed."""
    held = (
        select(grants_table.c.person)
        .join(people, people.c.id == grants_table.c.person)
        .where(grants_table.c.role == ADMINISTRATOR, grants_table.c.product == "")
        .where(grants_table.c.revoked_at.is_(None))
        .where(people.c.disabled_at.is_(None))
    )
    return {one for one in connection.scalars(held).all() if not grants.resetters(connection, one)}


def _find(connection: Connection, login: str) -> Person | None:
    found = select(people).where(func.lower(people.c.login) == login)
    row = connection.execute(found).mappings().first()
    return person_of(row) if row else None
