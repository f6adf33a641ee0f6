"""Judging a version: approve it, or send it back. Each is signed, with the password again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import Refused
from slidekit.languages import tell
from slidekit.library.acting import acting
from slidekit.library.comments import enter_comment, open_must_fix
from slidekit.library.names import needed, printed
from slidekit.library.outside import ACT as RECORD
from slidekit.library.outside import outside_approvals
from slidekit.library.policies import refuse_withdrawn
from slidekit.library.refusals import UNRESOLVED_MUST_FIX, UNWAIVED, WRONG_ROLE
from slidekit.library.reports import named
from slidekit.library.settings import required_roles
from slidekit.library.signing import sign, signatures_of
from slidekit.library.versions import find_version, move, touch
from slidekit.library.waivers import unwaived

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version


def approve(
    session: Session,
    ref: Ref,
    password: str,
    *,
    role: str,
    meaning: str,
    seen: int | None = None,
    content: str = "",
) -> Version:
    """Sign that a version is good, in one role; with the last required role it is approved.

    Args:
        session: of a reviewer who wrote no version of the deck.
        ref: the version, in review.
        password: the person's, again.
        role: medical, regulatory, legal or signatory.
        meaning: what the signature says, such as "Medically accurate and balanced".
        seen: row_version that the person saw, None for any.
        content: digest of the content that the person saw, "" for any.

    Returns:
        The version as it is now.

    Raises:
        Refused: bad_password, locked, disabled, stale_version, wrong_state,
            author_cannot_approve, wrong_role (also for a second signature of one person),
            unresolved_must_fix, unwaived.
        LibraryError: the meaning is empty, the key is not on this machine, or the version is of
            other content than was seen.
    """
    told = {"password": password, "role": role, "content": content}
    with acting(session, "approve", ref, **told, seen=seen) as act:
        said = printed(meaning, tell("The meaning of the signature"))
        refuse_twice(act.change.connection, session, act.version, ("approve", RECORD))
        refuse_unfinished(act.change.connection, act.version)
        missing = {*waits_for(act.change.connection, act.version)}
        sign(act.change, session, act.version, "approve", act.role, said)
        touch(act.change, act.version)
        if not missing - {act.role}:
            values = {"state": act.step.after, "approved_at": act.change.at}
            move(act.change, act.version, "approve", values)
        return find_version(act.change.connection, ref, act.change.today)


def reject(
    session: Session,
    ref: Ref,
    password: str,
    *,
    role: str,
    comment: str,
    seen: int | None = None,
) -> Version:
    """Send a version back with a comment; it takes a new version to go on.

    Arguments and errors as of `approve`; `comment` says what has to change.
    """
    with acting(session, "reject", ref, password=password, role=role, seen=seen) as act:
        said = needed(comment, tell("The comment"))
        enter_comment(act, session, said)
        sign(act.change, session, act.version, "reject", act.role, said)
        move(act.change, act.version, "reject", {"state": act.step.after}, reason=said)
        return find_version(act.change.connection, ref, act.change.today)


def waits_for(connection: Connection, version: Version) -> tuple[str, ...]:
    """Return the required roles that have not approved a version yet, here or elsewhere.

    Raises:
        LibraryError: a signature is not as it was made.
    """
    signed = signatures_of(connection, version)
    given = {one.role for one in signed if one.act == "approve"}
    given |= {role for one in outside_approvals(signed) for role in one.roles}
    return tuple(role for role in required_roles(connection) if role not in given)


def refuse_unfinished(connection: Connection, version: Version) -> None:
    """Refuse what needs a version with which nothing is left to do.

    Raises:
        Refused: policy_not_permitted, unresolved_must_fix, unwaived.
    """
    refuse_withdrawn(connection, version)
    if demands := open_must_fix(connection, version.ref):
        raise Refused(
            UNRESOLVED_MUST_FIX,
            tell("Comments on {0} that must be fixed first: {1}.", version.ref, len(demands)),
            fix=tell("See `slidekit review show {0}`.", version.ref),
        )
    if left := unwaived(connection, version):
        raise Refused(
            UNWAIVED,
            tell("Findings of {0} block it: {1}.", version.ref, named(left)),
            fix=tell("A reviewer waives them with a reason, or the author mends them."),
        )


def refuse_twice(
    connection: Connection, session: Session, version: Version, acts: Collection[str]
) -> None:
    """Refuse that one person does alone what takes several: each act takes another person.

    Args:
        connection: to read with.
        session: who wants to act.
        version: on what.
        acts: what whoever acts must not have signed on it, in whatever role.

    Raises:
        Refused: wrong_role.
    """
    given = signatures_of(connection, version)
    if any(one.act in acts and one.person == session.person.id for one in given):
        raise Refused(
            WRONG_ROLE,
            tell("You have signed for {0} already; each role takes another person.", version.ref),
            fix=tell("Ask a colleague who has the role."),
        )
