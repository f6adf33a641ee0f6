"""What the signatures on a version say of its state, whatever stands in the row.

The state in the row is a note, for lists and questions to the database; anybody who may write to
the database can change it. What may be done on a version follows from the signed acts on it, from
later versions and from the parent that a derived deck rests on. Where the row says something else
the signed acts count, and `library check` reports the row.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library.keychain import keychain
from slidekit.library.signing import signatures_of, signatures_told
from slidekit.library.states import UNDECIDED
from slidekit.library.tables import signatures, versions
from slidekit.library.versions import Ref, find_version, parse_ref
from slidekit.library.vouching import is_vouched, unvouched_settings, vouched_files

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from slidekit.library.keychain import Keychain
    from slidekit.library.versions import Version

APPROVALS: Final = ("approve", "record")
_DERIVED: Final = ("content_digest", "rests_on", "approval_id", "valid_until")
"""Columns by which a derived deck is what was made of its parent."""
FALLEN: Final = ("withdrawn", "superseded")


def signed_version(connection: Connection, ref: Ref, on: str) -> Version:
    """Return a version in the state that the signed acts give it, with its vouched files alone.

    Args:
        connection: to read with.
        ref: which one.
        on: the time or date (ISO) on which its state is asked.

    Raises:
        LibraryError: there is none, or a signature is not as it was made.
    """
    version, chain = find_version(connection, ref, on), keychain(connection)
    possible = possible_states(connection, version, on, chain)
    state = version.state if version.state in possible else possible[0]
    return replace(version, state=state, **vouched_files(connection, chain, version))


def possible_states(
    connection: Connection, version: Version, on: str, chain: Keychain | None = None
) -> tuple[str, ...]:
    """Return the states in which a version can be after all that was signed, the likeliest first.

    Args:
        connection: to read with.
        version: which one.
        on: the time or date (ISO) on which its state is asked.
        chain: the library's keys, where they were read already.

    Raises:
        LibraryError: a signature is not as it was made.
    """
    chain = chain or keychain(connection)
    acts = {one.act for one in signatures_of(connection, version, chain)}
    if "withdraw" in acts:
        return ("withdrawn",)
    if "reject" in acts:
        return ("changes_requested",)
    if version.rests_on is not None:
        return _with_parent(connection, version, on, chain)
    if "release" in acts:
        return _released(connection, version, on, chain)
    if _later_released(connection, version, on, chain):
        return ("superseded",)
    return _undecided(connection, version, bool(acts & {*APPROVALS}))


def _with_parent(
    connection: Connection, version: Version, on: str, chain: Keychain
) -> tuple[str, ...]:
    """Return the states of what nobody signed: it stands and falls with its parent.

    The key signs the event that makes a derived deck; one that it did not sign was never released.
    """
    row = {name: getattr(version, name) for name in ("deck", "number", *_DERIVED)}
    if not is_vouched(connection, chain, versions, row, _DERIVED):
        return ("withdrawn",)
    parent = signed_version(connection, parse_ref(str(version.rests_on)), on)
    if parent.state in FALLEN:
        return (parent.state,)
    if parent.state not in ("released", "expired"):
        return ("withdrawn",)
    return _released(connection, version, on, chain)


def _released(
    connection: Connection, version: Version, on: str, chain: Keychain
) -> tuple[str, ...]:
    is_old = _later_released(connection, version, on, chain)
    return ("superseded", "expired") if is_old else ("released", "expired")


def _undecided(connection: Connection, version: Version, is_judged: bool) -> tuple[str, ...]:
    is_old = _later(connection, version)
    open_ones = ("superseded",) if is_old else ("in_review", *UNDECIDED)
    return (*open_ones, "approved") if is_judged else open_ones


def _later(connection: Connection, version: Version) -> bool:
    """Tell whether there is a later version."""
    of_deck = (versions.c.deck == version.deck) & (versions.c.number > version.number)
    return connection.scalar(select(versions.c.number).where(of_deck).limit(1)) is not None


def _later_released(connection: Connection, version: Version, on: str, chain: Keychain) -> bool:
    """Tell whether the release of a later version was signed, be the version there or gone.

    Raises:
        LibraryError: a signature on one is not as it was made.
    """
    for _, row, event in signatures_told(connection, version.deck):
        number = str(row.get("version"))
        is_later = number.isdecimal() and int(number) > version.number
        if is_later and row.get("act") == "release" and chain.made(event):
            return True
    is_its = (signatures.c.deck == version.deck) & (signatures.c.version > version.number)
    asked = select(signatures.c.version).where(is_its, signatures.c.act == "release").distinct()
    known = select(versions.c.number).where(versions.c.deck == version.deck)
    for number in connection.scalars(asked.where(signatures.c.version.in_(known))).all():
        later = find_version(connection, Ref(version.deck, number), on)
        if any(one.act == "release" for one in signatures_of(connection, later, chain)):
            return True
    return False


def refuse_altered_settings(connection: Connection) -> None:
    """Go on only if the settings are as they were set under the library's key.

    Raises:
        LibraryError: one is not.
    """
    chain = keychain(connection)
    for name in unvouched_settings(connection, chain):
        again = f"`slidekit library settings --set {name}=VALUE --reason WHY`"
        if name not in unvouched_settings(connection, chain.before_revocations()):
            raise LibraryError(
                tell("The setting {0} was set under a key that was revoked since.", name),
                fix=tell("An administrator looks at it and sets it again: {0}.", again),
            )
        raise LibraryError(
            tell("The setting {0} was changed by other ways than slidekit.", name),
            fix=tell("Run `slidekit library check`; an administrator sets it again: {0}.", again),
        )
