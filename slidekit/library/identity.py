"""Who somebody is, confirmed by a second person after a password was reset.

Whoever resets a password knows it, and could sign in that name. So the person's trusted roles sleep
until another administrator or librarian says how he knows who it is. Misuse takes two people.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from slidekit.errors import LibraryError, Refused
from slidekit.languages import tell
from slidekit.library import grants, passwords
from slidekit.library.names import needed
from slidekit.library.refusals import UNCONFIRMED
from slidekit.library.sessions import person_of
from slidekit.library.tables import grants as grants_table
from slidekit.library.tables import people, resets

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from slidekit.library.audit import Change
    from slidekit.library.sessions import Person, Session

MAY_CONFIRM: Final = ("librarian", "administrator")


def confirm_identity(session: Session, login: str, how: str) -> Person:
    """Confirm who somebody is whose password was reset; from then on he can sign again.

    Args:
        session: of a librarian or administrator, neither the person nor who reset the password.
        login: of the person, who has chosen a password of his own by now.
        how: what proof was seen, for the audit trail.

    Raises:
        Refused: wrong_role; unconfirmed where it takes another to confirm it, or the person has
            not chosen a password.
        LibraryError: nobody has the login, nothing waits to be confirmed, or `how` is empty.
    """
    from slidekit.library.people import find_person

    with session.writing() as change:
        grants.demand(change.connection, session, MAY_CONFIRM)
        said = needed(how, tell("How the identity was confirmed"))
        person = find_person(change.connection, login)
        _refuse_dependent(change.connection, session, person)
        _refuse_given_password(change.connection, person)
        waiting = (resets.c.person == person.id) & resets.c.confirmed_at.is_(None)
        values = {"confirmed_by": session.person.id, "confirmed_at": change.at}
        for one in change.connection.scalars(select(resets.c.id).where(waiting)).all():
            change.update(resets, {"id": one}, "confirm identity of", values, reason=said)
        return person


def enter_reset(change: Change, person: Person, by: str) -> None:
    """Note that somebody set another's password, in the transaction that does it."""
    row = {
        "id": str(uuid.uuid4()),
        "person": person.id,
        "reset_by": by,
        "reset_at": change.at,
    }
    change.insert(resets, "reset password", row)


def resets_waiting(session: Session) -> dict[str, tuple[str, ...]]:
    """Return the logins of people to be confirmed, each with the logins of who reset the password.

    Raises:
        Refused: wrong_role.
    """
    with session.reading() as connection:
        grants.demand(connection, session, (*MAY_CONFIRM, "auditor"))
        everybody = {row.id: row.login for row in connection.execute(select(people))}
        found = {one: grants.resetters(connection, one) for one in everybody}
        return {
            everybody[one]: tuple(sorted(everybody[by] for by in resetters))
            for one, resetters in found.items()
            if resetters
        }


def confirmers(session: Session, login: str) -> tuple[str, ...]:
    """Return the logins of those who can confirm who somebody is, now."""
    from slidekit.library.people import find_person

    with session.reading() as connection:
        person = find_person(connection, login)
        barred = {person.id, *grants.resetters(connection, person.id)}
        on = person.created_at  # these two roles wait for no training
        held = select(people).join(grants_table, grants_table.c.person == people.c.id)
        asked = held.where(grants_table.c.role.in_(MAY_CONFIRM), people.c.disabled_at.is_(None))
        rows: list[Any] = list(connection.execute(asked.distinct()).mappings())
        able = (person_of(row) for row in rows if row["id"] not in barred)
        usable = {
            one.login for one in able if {*MAY_CONFIRM} & grants.roles_of(connection, one, "", on)
        }
        return tuple(sorted(usable))


def _refuse_dependent(connection: Connection, session: Session, person: Person) -> None:
    """Refuse that who reset a password, or its owner, confirms who the owner is."""
    resetters = grants.resetters(connection, person.id)
    if not resetters:
        raise LibraryError(
            tell("Nothing of {0} waits to be confirmed.", person.login),
            fix=tell("See `slidekit library user list`."),
        )
    if session.person.id in {person.id, *resetters}:
        raise Refused(
            UNCONFIRMED,
            tell("It takes another than you to confirm who {0} is.", person.login),
            fix=tell(
                "Ask an administrator or librarian who did not reset the password; if there is "
                "none, give somebody the role first."
            ),
        )


def _refuse_given_password(connection: Connection, person: Person) -> None:
    held = passwords.newest(connection, person.id)
    if held is not None and held.must_change:
        raise Refused(
            UNCONFIRMED,
            tell("{0} has not chosen a password yet.", person.login),
            fix=tell("The person signs in and changes it first; then confirm who it was."),
        )
