"""Versions that a person may see, with what each asks of him; read on a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from widgets.pauses import reading
from widgets.review.due import UNDER_WAY, due_order

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Connection

    from slidekit.library.sessions import Person, Session
    from slidekit.library.versions import Ref, Version
    from slidekit.library.waiting import Asked, Given

REVIEW, RELEASE, REVISE, WAITING, OTHER = "review", "release", "revise", "waiting", "other"
ASKED = (REVIEW, RELEASE, REVISE)
"""Kinds of versions that something is asked of a person for."""


@dataclass(frozen=True, slots=True)
class Task:
    """A version, and what it asks of the person who is signed in."""

    version: Version
    kind: str
    roles: tuple[str, ...]
    """In which the person is asked; of a version that waits for others the roles that it lacks."""
    since: str
    """Stored time from which on it has been in its state."""
    author: str
    """Full name."""
    to_fix: int
    """Open comments that must be fixed."""
    taken_by: str = ""
    """Full name of who works on the deck; "" for nobody, and for versions that are not newest."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Versions that somebody may see."""

    tasks: tuple[Task, ...]
    roles: tuple[str, ...]
    """That the person can use for any product."""
    of_library: frozenset[str]
    """That hold for all products, and so for what concerns the whole library."""

    def of(self, *kinds: str) -> tuple[Task, ...]:
        """Return the tasks of some kinds: by due date, then those that wait longest first."""
        found = (one for one in self.tasks if one.kind in kinds)
        return tuple(sorted(found, key=lambda one: (due_order(one.version), one.since)))


def shelf_of(session: Session, states: Collection[str] = ()) -> Shelf:
    """Return the versions that somebody may see, with what each asks of him.

    Args:
        session: whose.
        states: only versions in one of these; (): in any.
    """
    with reading():
        return _shelf(session, states)


def _shelf(session: Session, states: Collection[str]) -> Shelf:
    from slidekit.library import grants
    from slidekit.library.people import person_by_id
    from slidekit.library.versions import list_versions, today

    found = list_versions(session, states=states)
    with session.reading() as connection:
        on = today(session.library, connection)
        own = person_by_id(connection, session.person.id)
        known = _known(connection, own, found, on)
        return Shelf(
            tuple(_task(known, one) for one in found),
            tuple(sorted(grants.roles_of(connection, own, None, on))),
            grants.roles_of(connection, own, "", on),
        )


@dataclass(frozen=True, slots=True)
class _Known:
    """What it takes to tell of many versions what each asks of a person; read at once."""

    own: str
    usable: Mapping[str, frozenset[str]]
    """Product -> roles that the person can use."""
    newest: Mapping[str, int]
    wrote: frozenset[str]
    """Decks of which the person wrote a version, or that are his."""
    asked: Mapping[Ref, Sequence[Asked]]
    given: Mapping[Ref, Sequence[Given]]
    required: Sequence[str]
    to_fix: Mapping[Ref, int]
    names: Mapping[str, str]
    taken: Mapping[str, str]
    """Deck -> id of the person who works on it."""


def _known(connection: Connection, own: Person, found: Sequence[Version], on: str) -> _Known:
    from slidekit.library import grants
    from slidekit.library.checkouts import checked_out
    from slidekit.library.comments import count_must_fix
    from slidekit.library.people import full_names
    from slidekit.library.settings import required_roles
    from slidekit.library.versions import newest_versions
    from slidekit.library.waiting import asked_in_review, given_on, wrote_decks

    products = {one.product for one in found}
    return _Known(
        own.id,
        {product: grants.roles_of(connection, own, product, on) for product in products},
        newest_versions(connection),
        wrote_decks(connection, own.id),
        asked_in_review(connection),
        given_on(connection, "in_review", "changes_requested"),
        required_roles(connection),
        count_must_fix(connection),
        full_names(connection),
        checked_out(connection),
    )


def _task(known: _Known, version: Version) -> Task:
    kind, roles = _asked(known, version)
    is_newest = version.number == known.newest[version.deck]
    return Task(
        version=version,
        kind=kind,
        roles=roles,
        since=_since(known, version),
        author=known.names[version.author],
        to_fix=known.to_fix.get(version.ref, 0),
        taken_by=known.names.get(known.taken.get(version.deck, ""), "") if is_newest else "",
    )


def _asked(known: _Known, version: Version) -> tuple[str, tuple[str, ...]]:
    """Return what a version asks of a person, and in which roles."""
    state = version.state
    if state not in UNDER_WAY:  # most of a library is done with
        return OTHER, ()
    from slidekit.library.states import RELEASERS
    from slidekit.library.waiting import lacking

    given = known.given.get(version.ref, ())
    missing = lacking(known.required, given) if state == "in_review" else ()
    if version.deck in known.wrote:
        if state == "changes_requested" and version.number == known.newest[version.deck]:
            return REVISE, ("author",)
        return (WAITING, missing) if state in ("in_review", "approved") else (OTHER, ())
    usable = known.usable[version.product]
    if state == "approved":
        able: tuple[str, ...] = tuple(role for role in RELEASERS if role in usable)
        return (RELEASE, able) if able else (OTHER, ())
    if state != "in_review":
        return OTHER, ()
    asked = known.asked.get(version.ref, ())
    mine = {one.role for one in asked if one.person == known.own}
    others = {one.role for one in asked if one.person not in (None, known.own)}
    has_signed = any(one.person == known.own and one.act in ("approve", "record") for one in given)
    able = tuple(role for role in missing if role in usable and role not in others - mine)
    extra = tuple(sorted(mine & usable - {*able, *missing}))
    return (REVIEW, able + extra) if able + extra and not has_signed else (OTHER, ())


def _since(known: _Known, version: Version) -> str:
    if version.state == "changes_requested":
        given = known.given.get(version.ref, ())
        return max((one.at for one in given), default=version.submitted_at)
    times = {
        "approved": version.approved_at,
        "released": version.released_at,
        "withdrawn": version.withdrawn_at,
    }
    return times.get(version.state) or version.submitted_at
