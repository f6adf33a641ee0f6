"""For whom a version waits: who was asked, whose role is still missing, who may release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from slidekit.library import grants
from slidekit.library.people import person_by_id
from slidekit.library.review import waits_for
from slidekit.library.states import RELEASERS
from slidekit.library.tables import assignments
from slidekit.library.versions import authors_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version


@dataclass(frozen=True, slots=True)
class Asked:
    """A role that is asked to judge a version."""

    role: str
    person: str | None
    """Id; None: anybody who has the role."""


def asked_for(connection: Connection, ref: Ref) -> tuple[Asked, ...]:
    """Return who is asked to judge a version. Others who have the role may do it as well."""
    of_version = (assignments.c.deck == ref.deck) & (assignments.c.version == ref.number)
    ordered = select(assignments.c.role, assignments.c.person).where(of_version)
    rows = connection.execute(ordered.order_by(assignments.c.assigned_at, assignments.c.role))
    return tuple(Asked(row.role, row.person) for row in rows)


def concerns(connection: Connection, session: Session, version: Version, on: str) -> bool:
    """Tell whether a version is somebody's own, or waits for him."""
    own = session.person.id
    if own in (version.author, version.owner):
        return True
    if own in authors_of(connection, version.deck):
        return False
    usable = grants.roles_of(connection, person_by_id(connection, own), version.product, on)
    if version.state == "approved":
        return bool(usable & {*RELEASERS})
    if version.state != "in_review":
        return False
    asked = asked_for(connection, version.ref)
    missing = {*waits_for(connection, version)}
    is_asked = any(one.person == own for one in asked)
    taken = {one.role for one in asked if one.person not in (None, own)}
    return is_asked or bool(usable & (missing - taken))
