"""Who may do what: roles, given for all products or for one, never taken away without a trace.

A role for one product counts for decks of that product; what concerns the whole library, such as
its accounts, keys and backups, takes a role for all products. An administrator's is always that.

The roles that sign (medical, regulatory, legal, signatory) sleep until the day of the person's
training is recorded and has come. Those that sign, release or administer also sleep while somebody
else's reset of the person's password waits for a third one to confirm who it is (`identity`).
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from slidekit.errors import LibraryError, Refused
from slidekit.languages import tell
from slidekit.library.clock import stamp
from slidekit.library.names import same_product
from slidekit.library.refusals import UNCONFIRMED, WRONG_ROLE
from slidekit.library.sessions import person_of
from slidekit.library.tables import ROLES, grants, people, resets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from slidekit.library.audit import Change
    from slidekit.library.sessions import Person, Session

ADMINISTRATOR: Final = "administrator"
SIGNING_ROLES: Final = ("medical", "regulatory", "legal", "signatory")
TRUSTED_ROLES: Final = (*SIGNING_ROLES, "librarian", "administrator")
"""Roles of which nobody may make use with a password that another person could have chosen."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that a person has, for one product or ("") for all."""

    id: str
    person: str
    role: str
    product: str


def known_roles(roles: Iterable[str]) -> tuple[str, ...]:
    """Return roles as typed, in lower case.

    Raises:
        LibraryError: one is unknown.
    """
    wished = tuple(role.strip().lower() for role in roles if role.strip())
    if unknown := [role for role in wished if role not in ROLES]:
        raise LibraryError(
            tell("There is no role {0}.", unknown[0]),
            fix=tell("Choose from: {0}.", ", ".join(ROLES)),
        )
    return tuple(dict.fromkeys(wished))


def grants_of(connection: Connection, person: str) -> tuple[Grant, ...]:
    """Return the roles that a person has now, sleeping ones too."""
    columns = (grants.c[name] for name in Grant.__slots__)
    held = select(*columns).where(grants.c.person == person, grants.c.revoked_at.is_(None))
    ordered = held.order_by(grants.c.role, grants.c.product)
    return tuple(Grant(*row) for row in connection.execute(ordered))


def roles_of(
    connection: Connection, person: Person, product: str | None, on: str
) -> frozenset[str]:
    """Return the roles that a person can use on a day.

    Args:
        connection: to read with.
        person: who.
        product: the deck's product; None asks for roles of any product.
        on: the time or date now (ISO).
    """
    held = {
        grant.role
        for grant in grants_of(connection, person.id)
        if product is None or holds_for(grant, product)
    }
    is_trained = person.trained_on is not None and person.trained_on <= on[:10]
    awake = held if is_trained else held - {*SIGNING_ROLES}
    return frozenset(awake - {*TRUSTED_ROLES} if resetters(connection, person.id) else awake)


def resetters(connection: Connection, person: str) -> frozenset[str]:
    """Return who reset a person's password, as far as nobody has confirmed since who it is."""
    waiting = (resets.c.person == person) & resets.c.confirmed_at.is_(None)
    return frozenset(connection.scalars(select(resets.c.reset_by).where(waiting)))


def holds_for(grant: Grant, product: str) -> bool:
    """Tell whether a role counts for a product, however it is spelled; all do where none is set."""
    return not grant.product or same_product(grant.product) == same_product(product)


def demand(
    connection: Connection, session: Session, roles: Iterable[str], product: str | None = ""
) -> None:
    """Go on only if a person has one of the roles, as the library knows him now.

    Args:
        connection: to read with.
        session: of the person.
        roles: one of which it takes.
        product: of the deck; "" for what concerns the whole library, or a deck that names none:
            it takes a role for all products; None for what a role for any product is enough.

    Raises:
        Refused: wrong_role, unconfirmed.
    """
    row = connection.execute(select(people).where(people.c.id == session.person.id)).mappings()
    wanted = tuple(roles)
    at = stamp(session.library.now(connection)[0])
    person = person_of(row.one())
    usable = roles_of(connection, person, product, at)
    if person.disabled_at is None and usable & {*wanted}:
        return
    _refuse_unconfirmed(connection, person, wanted, product)
    raise Refused(
        WRONG_ROLE,
        tell("This takes the role {0}.", " / ".join(wanted)),
        fix=_fix(connection, person, wanted),
    )


def _refuse_unconfirmed(
    connection: Connection, person: Person, wanted: tuple[str, ...], product: str | None
) -> None:
    """Say it where a person only lacks the confirmation of who he is."""
    given = grants_of(connection, person.id)
    held = {one.role for one in given if product is None or holds_for(one, product)}
    if held & {*wanted} & {*TRUSTED_ROLES} and resetters(connection, person.id):
        raise Refused(
            UNCONFIRMED,
            tell(
                "Somebody else has reset your password, and nobody has confirmed since that you "
                "are {0}.",
                person.full_name,
            ),
            fix=tell(
                "Ask another administrator or librarian than the one who reset it: "
                "`slidekit library user confirm {0}`.",
                person.login,
            ),
        )


def _fix(connection: Connection, person: Person, wanted: tuple[str, ...]) -> str:
    sleeping = {grant.role for grant in grants_of(connection, person.id)} & {*SIGNING_ROLES}
    if sleeping & {*wanted} and person.trained_on is None:
        return tell("You have it, but no training of yours is recorded: ask an administrator.")
    if roles_of(connection, person, None, "9999-12-31") & {*wanted}:
        return tell("You have it, but not for what this concerns: ask an administrator.")
    return tell("Ask somebody who has it, or an administrator of the library.")


def give(
    change: Change, person: str, role: str, product: str, given_by: str, reason: str = ""
) -> None:
    """Give a person a role; who has it already keeps it.

    Raises:
        LibraryError: it is a role for the whole library, and a product is named.
    """
    if role == ADMINISTRATOR and product:
        raise LibraryError(
            tell("An administrator looks after the whole library, not after {0} alone.", product),
            fix=tell("Give this role without a product."),
        )
    if _found(change, person, role, product):
        return
    values = {
        "id": str(uuid.uuid4()),
        "person": person,
        "role": role,
        "product": product,
        "granted_by": given_by,
        "granted_at": change.at,
    }
    change.insert(grants, "grant role", values, reason=reason)


def take(change: Change, person: str, role: str, product: str, reason: str) -> None:
    """Take a role from a person.

    Raises:
        LibraryError: he does not have it.
    """
    found = _found(change, person, role, product)
    if not found:
        raise LibraryError(
            tell("This person does not have the role {0}.", role),
            fix=tell("See `slidekit library user list`."),
        )
    revoked = {"revoked_at": change.at}
    change.update(grants, {"id": found[0].id}, "revoke role", revoked, reason=reason)


def _found(change: Change, person: str, role: str, product: str) -> list[Grant]:
    wished = (role, same_product(product))
    held = grants_of(change.connection, person)
    return [grant for grant in held if (grant.role, same_product(grant.product)) == wished]
