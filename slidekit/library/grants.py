"""Who may do what: roles, given for all products or for one, never taken away without a trace.

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
from slidekit.library.refusals import UNCONFIRMED, WRONG_ROLE
from slidekit.library.sessions import person_of
from slidekit.library.tables import ROLES, grants, people, resets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from slidekit.library.audit import Change
    from slidekit.library.sessions import Person, Session

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
        if product is None or grant.product in ("", product)
    }
    is_trained = person.trained_on is not None and person.trained_on <= on[:10]
    awake = held if is_trained else held - {*SIGNING_ROLES}
    return frozenset(awake - {*TRUSTED_ROLES} if resetters(connection, person.id) else awake)


def resetters(connection: Connection, person: str) -> frozenset[str]:
    """Return who reset a person's password, as far as nobody has confirmed since who it is."""
    waiting = (resets.c.person == person) & resets.c.confirmed_at.is_(None)
    return frozenset(connection.scalars(select(resets.c.reset_by).where(waiting)))


def demand(
    connection: Connection, session: Session, roles: Iterable[str], product: str | None = None
) -> None:
    """Go on only if a person has one of the roles, as the library knows him now.

    Raises:
        Refused: wrong_role.
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
    held = {g.role for g in grants_of(connection, person.id) if product in (None, g.product)}
    held |= {g.role for g in grants_of(connection, person.id) if not g.product}
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
    return tell("Ask somebody who has it, or an administrator of the library.")


def give(change: Change, person: str, role: str, product: str, given_by: str) -> None:
    """Give a person a role; who has it already keeps it."""
    held = {(grant.role, grant.product) for grant in grants_of(change.connection, person)}
    if (role, product) in held:
        return
    values = {
        "id": str(uuid.uuid4()),
        "person": person,
        "role": role,
        "product": product,
        "granted_by": given_by,
        "granted_at": change.at,
    }
    change.insert(grants, "grant role", values)


def take(change: Change, person: str, role: str, product: str, reason: str) -> None:
    """Take a role from a person.

    Raises:
        LibraryError: he does not have it.
    """
    held = [grant for grant in grants_of(change.connection, person)]
    found = [grant for grant in held if (grant.role, grant.product) == (role, product)]
    if not found:
        raise LibraryError(
            tell("This person does not have the role {0}.", role),
            fix=tell("See `slidekit library user list`."),
        )
    revoked = {"revoked_at": change.at}
    change.update(grants, {"id": found[0].id}, "revoke role", revoked, reason=reason)
