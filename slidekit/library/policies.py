"""Which policies decks may bring along: permitted and withdrawn by a librarian or administrator.

A deck carries its own policy, and its author could weaken it. So the library holds the digests of
those that are permitted. What slidekit ships is permitted from the start; whoever permits another
says why, and submits nothing under it.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import select

from slidekit import __version__
from slidekit.errors import LibraryError, Refused
from slidekit.languages import tell
from slidekit.library import blobs, grants
from slidekit.library.held import PolicyFile, differences, policy_file, shipped_policies
from slidekit.library.keychain import keychain
from slidekit.library.names import needed
from slidekit.library.refusals import POLICY_NOT_PERMITTED
from slidekit.library.tables import ROLES, policies
from slidekit.library.vouching import is_vouched

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from slidekit.library.audit import Change
    from slidekit.library.keychain import Keychain
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Version
    from slidekit.template.policy import Policy

State = Literal["permitted", "withdrawn", "lapsed", "invalid"]
MAY_PERMIT: Final = ("librarian", "administrator")
SHORTEST_DIGEST: Final = 8
"""Digits of a digest that name a policy."""
_COUNTS: Final = ("digest", "permitted_by", "withdrawn_at")
"""Columns on which it hangs what may be submitted, by whom, and whether still."""
_ENDS: Final = ("withdrawn_at",)


@dataclass(frozen=True, slots=True)
class Permission:
    """A policy that is permitted, or was."""

    id: str
    digest: str
    name: str
    version: str
    language: str
    """Of its lexicon: a deck in another language brings another."""
    file: str
    """SHA-256 of the JSON that the library keeps."""
    permitted_by: str | None
    """Id; None of what came with slidekit."""
    permitted_at: str
    reason: str
    withdrawn_by: str | None
    withdrawn_at: str | None
    state: State = "permitted"
    """What it is worth: lapsed with a key that was revoked, invalid where no key signed the row."""

    @property
    def holds(self) -> bool:
        """Whether nobody has withdrawn it."""
        return self.withdrawn_at is None


def permit(session: Session, wished: Iterable[Policy], reason: str) -> tuple[Permission, ...]:
    """Permit policies; those that are permitted already stay as they are.

    Args:
        session: of a librarian or administrator.
        wished: the policies, such as one in each language of decks.
        reason: why, for the audit trail.

    Returns:
        What is permitted now and was not before.

    Raises:
        Refused: wrong_role.
        LibraryError: the reason is empty.
    """
    with session.writing() as change:
        grants.demand(change.connection, session, MAY_PERMIT)
        why = needed(reason, tell("The reason"))
        known = {one.digest for one in _permitted(change.connection)}
        files = {one.digest: one for one in map(policy_file, wished)}
        new = [one for digest, one in files.items() if digest not in known]
        made = {_enter(change, one, why, session.person.id) for one in new}
        return tuple(one for one in _all(change.connection) if one.id in made)


def withdraw(session: Session, named: str, reason: str) -> tuple[Permission, ...]:
    """Withdraw the permission of a policy: nothing is submitted, approved or released under it.

    What was released stays released; it is withdrawn as a version.

    Args:
        session: of a librarian or administrator.
        named: its name, or the first digits of its digest where only one of that name is meant.
        reason: why, for the audit trail.

    Raises:
        Refused: wrong_role.
        LibraryError: no permitted policy is called so, or the reason is empty.
    """
    with session.writing() as change:
        grants.demand(change.connection, session, MAY_PERMIT)
        why = needed(reason, tell("The reason"))
        found = _named(_holding(change.connection), named.strip())
        values = {"withdrawn_by": session.person.id, "withdrawn_at": change.at}
        for one in found:
            change.update(policies, {"id": one.id}, "withdraw policy", values, reason=why)
        ids = {one.id for one in found}
        return tuple(one for one in _all(change.connection) if one.id in ids)


def list_policies(session: Session) -> tuple[Permission, ...]:
    """Return all permissions by name and time, each with what it is worth, to anybody with a role.

    Raises:
        Refused: wrong_role.
    """
    with session.reading() as connection:
        grants.demand(connection, session, ROLES, None)
        chain, found = keychain(connection), _all(connection)
        return tuple(replace(one, state=_state(connection, chain, one)) for one in found)


def lapsed(session: Session) -> tuple[Permission, ...]:
    """Return the permissions that ended because the key was revoked that signed them.

    Raises:
        Refused: wrong_role.
    """
    with session.reading() as connection:
        grants.demand(connection, session, ROLES, None)
        return lapsed_in(connection)


def lapsed_in(connection: Connection) -> tuple[Permission, ...]:
    """Return the permissions that counted until a key was revoked, and count no more.

    What nobody ever signed is not among them: somebody has written it past slidekit.
    """
    chain = keychain(connection)
    before = chain.before_revocations()
    known = {one.digest for one in _permitted(connection)}
    return tuple(
        replace(one, state="lapsed")
        for one in _holding(connection)
        if one.digest not in known and is_vouched(connection, before, policies, _row(one), _COUNTS)
    )


def how_to_permit_again(one: Permission) -> str:
    """Return what somebody does about a permission that a revoked key has ended."""
    is_shipped = one.digest in {shipped.digest for shipped in shipped_policies()}
    return tell(
        "A librarian or administrator looks at it and permits it again: "
        "`slidekit library policy permit {0} --reason WHY`.",
        one.name if is_shipped else tell("FILE"),
    )


def demand(connection: Connection, own: PolicyFile, author: str) -> None:
    """Go on only if somebody may submit a deck that brings a policy.

    Raises:
        Refused: policy_not_permitted.
    """
    permitted = _permitted(connection)
    found = [one for one in permitted if one.digest == own.digest]
    if not found:
        _refuse_lapsed(connection, own.digest)
        raise _not_permitted(connection, own, permitted)
    if all(one.permitted_by == author for one in found):
        raise Refused(
            POLICY_NOT_PERMITTED,
            tell("You permitted the policy {0} yourself.", _called(own)),
            fix=tell("Somebody else submits decks under it, or permits it."),
        )


def refuse_withdrawn(connection: Connection, version: Version) -> None:
    """Refuse an act on a version whose policy is not permitted any more.

    Raises:
        Refused: policy_not_permitted.
    """
    if any(one.digest == version.policy_digest for one in _permitted(connection)):
        return
    _refuse_lapsed(connection, version.policy_digest)
    raise Refused(
        POLICY_NOT_PERMITTED,
        tell("The policy of {0} was withdrawn after it was submitted.", version.ref),
        fix=tell("Submit a version under a policy of `slidekit library policy list`."),
    )


def _refuse_lapsed(connection: Connection, digest: str) -> None:
    """Refuse a policy whose permission ended with a key, and say how it is permitted again.

    Raises:
        Refused: policy_not_permitted.
    """
    for one in lapsed_in(connection):
        if one.digest == digest:
            named = f"{one.name} {one.version} ({one.digest[:12]})"
            raise Refused(
                POLICY_NOT_PERMITTED,
                tell(
                    "The policy {0} was permitted under a key that was revoked since, so nobody "
                    "vouches for the permission any more.",
                    named,
                ),
                fix=how_to_permit_again(one),
            )


def enter_shipped(change: Change) -> None:
    """Permit what comes with slidekit, in the transaction that makes a library."""
    for one in shipped_policies():
        _enter(change, one, tell("comes with slidekit {0}", __version__), None)


def _enter(change: Change, one: PolicyFile, reason: str, person: str | None) -> str:
    row: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "digest": one.digest,
        "name": one.name,
        "version": one.version,
        "language": one.language,
        "file": blobs.store(change, one.content),
        "permitted_by": person,
        "permitted_at": change.at,
        "reason": reason,
    }
    change.insert(policies, "permit policy", row, reason=reason)
    return str(row["id"])


def _all(connection: Connection) -> tuple[Permission, ...]:
    columns = (policies.c[name] for name in Permission.__slots__ if name in policies.c)
    ordered = select(*columns).order_by(
        policies.c.name, policies.c.permitted_at, policies.c.language, policies.c.id
    )
    found = (Permission(*row) for row in connection.execute(ordered))
    return tuple(one if one.holds else replace(one, state="withdrawn") for one in found)


def _holding(connection: Connection) -> tuple[Permission, ...]:
    """Return the permissions that nobody has withdrawn, whoever wrote them."""
    return tuple(one for one in _all(connection) if one.holds)


def _permitted(connection: Connection) -> tuple[Permission, ...]:
    """Return the permissions that count: those of rows that the library's key vouches for."""
    chain = keychain(connection)
    return tuple(
        one
        for one in _holding(connection)
        if is_vouched(connection, chain, policies, _row(one), _COUNTS)
    )


def _state(connection: Connection, chain: Keychain, one: Permission) -> State:
    """Return what a permission is worth to `demand`, whatever its row says."""
    row, before = _row(one), chain.before_revocations()
    if one.holds and is_vouched(connection, chain, policies, row, _COUNTS):
        return "permitted"
    if not is_vouched(connection, before, policies, row, _COUNTS if one.holds else _ENDS):
        return "invalid"
    return "lapsed" if one.holds else "withdrawn"


def _row(one: Permission) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("id", *_COUNTS)}


def _named(permitted: Sequence[Permission], named: str) -> tuple[Permission, ...]:
    """Return the permissions that a name or the beginning of a digest means."""
    is_digest = len(named) >= SHORTEST_DIGEST
    found = tuple(
        one
        for one in permitted
        if named == one.name or (is_digest and one.digest.startswith(named.lower()))
    )
    if not found:
        raise LibraryError(
            tell("No permitted policy is called {0}.", repr(named[:80])),
            fix=tell("See `slidekit library policy list`."),
        )
    return found


def _not_permitted(
    connection: Connection, own: PolicyFile, permitted: Sequence[Permission]
) -> Refused:
    """Return a refusal that says what is other than in the nearest permitted policy."""
    said = tell("The library does not permit the policy that the deck brings, {0}.", _called(own))
    same = [one for one in permitted if one.language == own.language]
    near = differences(own, [_file(connection, one) for one in same or permitted])
    differs = tell("It differs from {0} in: {1}.", _called(near[0]), near[1]) if near else ""
    return Refused(
        POLICY_NOT_PERMITTED,
        f"{said} {differs}".strip(),
        fix=tell(
            "Make the deck under a permitted policy (`slidekit library policy list`), or ask a "
            "librarian or administrator to permit this one (`slidekit library policy permit`)."
        ),
    )


def _file(connection: Connection, one: Permission) -> PolicyFile:
    content = blobs.load(connection, one.file)
    return PolicyFile(one.digest, one.name, one.version, one.language, content)


def _called(one: PolicyFile) -> str:
    return f"{one.name} {one.version} ({one.digest[:12]})"
