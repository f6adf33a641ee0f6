"""Approvals that were given in another system: recorded by a librarian, never taken for signatures.

A record is signed by the librarian, in that role and with words that no one types: which approval,
by which roles, and that nobody signed here. What must be fixed or waived still has to be, here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from slidekit.errors import LibraryError, Refused
from slidekit.export.approval import record_meaning, recorded_in
from slidekit.languages import tell
from slidekit.library.acting import acting
from slidekit.library.refusals import WRONG_STATE
from slidekit.library.signing import sign, signatures_of
from slidekit.library.states import APPROVERS
from slidekit.library.versions import find_version, move, object_of, touch
from slidekit.library.wording import role_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from slidekit.library.sessions import Session
    from slidekit.library.signing import Signed
    from slidekit.library.versions import Ref, Version

ACT: Final = "record"
_ID = re.compile(r"\w[\w ./:#()-]{0,63}")


@dataclass(frozen=True, slots=True)
class Outside:
    """An approval that was given elsewhere."""

    id: str
    roles: tuple[str, ...]


def record_outside(
    session: Session,
    ref: Ref,
    password: str,
    *,
    outside: str,
    roles: Sequence[str],
    seen: int | None = None,
    content: str = "",
) -> Version:
    """Record that a version was approved in another system; with the last required role it is here.

    Args:
        session: of a librarian who wrote no version of the deck.
        ref: the version, in review.
        password: the librarian's, again.
        outside: id of the approval there.
        roles: in which it was given there.
        seen: row_version that the person saw, None for any.
        content: digest of the content that the person saw, "" for any.

    Returns:
        The version as it is now.

    Raises:
        Refused: bad_password, locked, disabled, stale_version, wrong_state,
            author_cannot_approve, wrong_role, unresolved_must_fix, unwaived.
        LibraryError: the id cannot be one, a role is none that judges, the key is not on this
            machine, or the version is of other content than was seen.
    """
    from slidekit.library.review import refuse_twice, refuse_unfinished, waits_for

    known = _required_id(outside), _required_roles(roles)
    with acting(session, ACT, ref, password=password, seen=seen, content=content) as act:
        connection = act.change.connection
        refuse_twice(connection, session, act.version, ("approve",))
        _refuse_again(connection, act.version, known[1])
        refuse_unfinished(connection, act.version)
        missing = {*waits_for(connection, act.version)} - {*known[1]}
        meaning = record_meaning(*known)
        number = sign(act.change, session, act.version, ACT, act.role, meaning)
        touch(act.change, act.version)
        act.change.note(
            "record outside approval",
            object_of(ref),
            field="outside",
            new=known[0],
            reason=f"{', '.join(known[1])}; signature {number} of the librarian",
            deck=ref.deck,
        )
        if not missing:
            values = {"state": act.step.after, "approved_at": act.change.at}
            move(act.change, act.version, ACT, values, reason=meaning)
        return find_version(connection, ref, act.change.today)


def _refuse_again(connection: Connection, version: Version, roles: Sequence[str]) -> None:
    """Refuse a second outside approval for a role: which of the two holds would be unclear.

    Raises:
        Refused: wrong_state.
    """
    known = outside_approvals(signatures_of(connection, version))
    given = {role: one.id for one in known for role in one.roles}
    for role in (role for role in roles if role in given):
        raise Refused(
            WRONG_STATE,
            tell(
                "For {0} the approval in another system is recorded already, as {2} ({1}).",
                version.ref,
                role_words(role),
                given[role],
            ),
            fix=tell(
                "Name only roles that are not recorded yet. If the record is wrong, a reviewer "
                "sends the version back, and the next one is recorded anew."
            ),
        )


def outside_approvals(signed: Iterable[Signed]) -> tuple[Outside, ...]:
    """Return the outside approvals that are recorded among the signatures on a version."""
    found = (recorded_in(one.signature.meaning) for one in signed if one.act == ACT)
    return tuple(Outside(*one) for one in found if one)


def outside_id(signed: Iterable[Signed], wished: str, meaning: str) -> str:
    """Return the outside id that a release carries: the recorded one, else the one given.

    Raises:
        LibraryError: it cannot be an id, another one is given than was recorded, or the meaning of
            the release is written like a record.
    """
    if recorded_in(" ".join(meaning.split())):
        raise LibraryError(
            tell("A release records no approval of another system."),
            fix=tell("Use `slidekit review record`, and give the release a meaning of its own."),
        )
    wished = _required_id(wished) if wished.strip() else ""
    recorded = {one.id: None for one in outside_approvals(signed)}
    if not recorded or wished in recorded:
        return wished or "; ".join(recorded)
    if wished:
        raise LibraryError(
            tell("The approval {0} was recorded, not {1}.", "; ".join(recorded), wished),
            fix=tell("Leave --outside out."),
        )
    return "; ".join(recorded)


def _required_id(text: str) -> str:
    plain = " ".join(text.split())
    if _ID.fullmatch(plain):
        return plain
    raise LibraryError(
        tell("{0} cannot be the id of an approval elsewhere.", repr(text[:80])),
        fix=tell("Give it as that system prints it: up to 64 letters, digits and . / : # ( ) _ -"),
    )


def _required_roles(roles: Sequence[str]) -> tuple[str, ...]:
    plain = tuple(dict.fromkeys(role.strip().lower() for role in roles if role.strip()))
    wrong = [role for role in plain if role not in APPROVERS]
    if wrong or not plain:
        raise LibraryError(
            tell("An outside approval is given by roles: {0}.", ", ".join(APPROVERS)),
            fix=tell("Name each with --by."),
        )
    return plain
