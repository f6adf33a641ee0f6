"""One act on a version, from confirming who acts to judging whether he may.

Inside the transaction that does the act: the state as it is now, then who wrote the deck, then the
role. So nothing can change between the judgement and the deed.

with acting(session, "approve", ref, password=..., role="medical") as act:
    sign(act.change, session, act.version, "approve", act.role, meaning)
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from slidekit.errors import LibraryError, Refused
from slidekit.languages import tell
from slidekit.library import grants, sessions
from slidekit.library.deciding import refuse_altered_settings, signed_version
from slidekit.library.expiry import record_expired
from slidekit.library.people import person_by_id
from slidekit.library.refusals import AUTHOR_CANNOT_APPROVE, WRONG_ROLE, WRONG_STATE
from slidekit.library.states import require_state
from slidekit.library.told import refuse_altered_account, refuse_altered_versions
from slidekit.library.versions import (
    attempt_on,
    authors_of,
    laid_out_elsewhere,
    refuse_stale,
    today,
)
from slidekit.library.wording import any_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from slidekit.library.audit import Change
    from slidekit.library.sessions import Session
    from slidekit.library.states import Act, Step
    from slidekit.library.versions import Ref, Version

JUDGED: Final = ("waive", "record", "approve")
"""Acts that bring a version nearer to its release; to stop one must always be possible."""


@dataclass(frozen=True, slots=True)
class Acting:
    """An act that may be done now, by this person in this role."""

    change: Change
    version: Version
    step: Step
    role: str


@contextmanager
def acting(
    session: Session,
    act: Act,
    ref: Ref,
    *,
    password: str | None = None,
    role: str = "",
    seen: int | None = None,
    content: str = "",
) -> Iterator[Acting]:
    """Give a transaction in which somebody may do an act on a version; else refuse it.

    Args:
        session: who acts.
        act: what.
        ref: on which version.
        password: given again, for what is signed; None for what is not.
        role: the capacity; "" takes the first of the route's that the person can use.
        seen: row_version of the version when the person looked, None for any.
        content: digest of the content that the person saw, "" for any.

    Raises:
        Refused: bad_password, locked, disabled, stale_version, wrong_state,
            author_cannot_approve, wrong_role.
        LibraryError: there is no such version, or it is of other content.
    """
    if password is not None:
        sessions.confirm(session, password)
    with session.writing(attempt_on(act, ref)) as change:
        record_expired(change)
        version = signed_version(change.connection, ref, change.today)
        _refuse_unseen(change.connection, version, content)
        if act in JUDGED:
            refuse_altered_settings(change.connection)
            refuse_altered_versions(change.connection, ref.deck)
            refuse_altered_account(change.connection, session.person.id)
        step, used = judged(change.connection, session, act, version, role, seen)
        yield Acting(change, version, step, used)


def judged(
    connection: Connection,
    session: Session,
    act: Act,
    version: Version,
    role: str = "",
    seen: int | None = None,
) -> tuple[Step, str]:
    """Return the step and the role in which a person may do an act on a version now.

    Raises:
        Refused: stale_version, wrong_state, author_cannot_approve, wrong_role.
    """
    refuse_stale(version, seen)
    step = require_state(act, version.state, str(version.ref))
    if act == "withdraw" and version.released_at is None:  # superseded before that
        raise Refused(
            WRONG_STATE,
            tell("{0} was never released, so nobody has a released file of it.", version.ref),
            fix=tell("There is nothing to withdraw."),
        )
    if step.independent:
        _refuse_author(connection, session, version)
    wished = role.strip().lower()
    if wished and wished not in step.roles:
        raise Refused(
            WRONG_ROLE,
            tell("Nobody does this as {0}.", repr(wished[:40])),
            fix=tell("Act as {0}.", any_role(step.roles)),
        )
    asked = (wished,) if wished else step.roles
    grants.demand(connection, session, asked, version.product)
    return step, _first(connection, session, asked, version)


def _refuse_unseen(connection: Connection, version: Version, content: str) -> None:
    """Refuse to sign a digest that is not that of what was seen: a row may name another deck."""
    if content not in ("", version.content_digest):
        raise laid_out_elsewhere(connection, version.ref) or LibraryError(
            tell("The deck that you saw is not what would be signed of {0}.", version.ref),
            fix=tell("Sign nothing; ask who looks after it to run `slidekit library check`."),
        )


def _refuse_author(connection: Connection, session: Session, version: Version) -> None:
    if session.person.id in authors_of(connection, version.deck):
        raise Refused(
            AUTHOR_CANNOT_APPROVE,
            tell("You wrote a version of {0} yourself, or of what it was made from.", version.deck),
            fix=tell("Whoever judges or releases a deck must not have written any of it."),
        )


def _first(
    connection: Connection, session: Session, asked: tuple[str, ...], version: Version
) -> str:
    """Return the first of some roles that a person can use for a version."""
    person = person_by_id(connection, session.person.id)
    at = today(session.library, connection)
    usable = grants.roles_of(connection, person, version.product, at)
    return next(role for role in asked if role in usable)
