"""What a library knows of an approval that a file claims to have: today's state, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from slidekit.languages import tell
from slidekit.library import audit
from slidekit.library.deciding import signed_version
from slidekit.library.signing import signatures_of
from slidekit.library.tables import versions
from slidekit.library.versions import Ref, today, versions_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from slidekit.export.approval import Approval
    from slidekit.library.audit import Library
    from slidekit.library.versions import Version

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an approval stands today."""

    state: str
    """Released, expired, withdrawn or superseded; "unknown" where the library has none such."""
    reason: str = ""


def standing(library: Library, approval: Approval) -> Standing:
    """Return what a library knows of an approval; it takes no account, as a key takes none.

    An approval of another library, deck, version or content than its id has here is "unknown".
    """
    with audit.reading(library) as connection:
        found = select(versions.c.deck, versions.c.number)
        row = connection.execute(found.where(versions.c.approval_id == _rests_on(approval))).first()
        if row is None:
            return Standing(UNKNOWN, tell("It has no approval of this id."))
        on = today(library, connection)
        version = signed_version(connection, Ref(row.deck, row.number), on)
        if version.subject != approval.subject:
            return Standing(UNKNOWN, tell("Its approval of this id is of something else."))
        if approval.parent and version.state == "released":
            return _of_derived(connection, approval, on)
        return Standing(version.state, _reason(connection, version, on))


def _of_derived(connection: Connection, approval: Approval, on: str) -> Standing:
    """Return how a derived deck itself stands, whose parent may be shown."""
    found = select(versions.c.deck, versions.c.number, versions.c.content_digest)
    row = connection.execute(found.where(versions.c.approval_id == approval.id)).first()
    if row is None or row.content_digest != approval.derived:
        return Standing(UNKNOWN, tell("It has derived no such deck from {0}.", approval.parent))
    own = signed_version(connection, Ref(row.deck, row.number), on)
    return Standing(own.state, _reason(connection, own, on))


def _rests_on(approval: Approval) -> str:
    """Return the approval that a file stands and falls with: its own, or that of its parent."""
    return approval.parent or approval.id


def _reason(connection: Connection, version: Version, on: str) -> str:
    """Return why a version must not be shown any more; "" where it may be."""
    if version.state == "withdrawn":
        said = [one for one in signatures_of(connection, version) if one.act == "withdraw"]
        return said[-1].signature.meaning if said else ""
    if version.state == "superseded":
        later = [
            one
            for one in versions_of(connection, version.deck, on)
            if one.number > version.number and one.released_at
        ]
        newest = later[-1] if later else None
        return tell("Version {0} took its place.", newest.number) if newest else ""
    return ""
