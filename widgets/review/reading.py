"""What the pages of the library show, read on a worker: values out, no widget touched."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from slidekit.app import Compared
    from slidekit.deck.model import Deck
    from slidekit.library.overview import Overview
    from slidekit.library.sessions import Person, Session
    from slidekit.library.versions import Ref, Version
    from slidekit.rules.finding import Finding
    from widgets.sight import Pages

REVIEW, RELEASE, REVISE, WAITING, OTHER = "review", "release", "revise", "waiting", "other"
SIGNED = ("approve", "reject", "waive", "release", "withdraw")


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


@dataclass(frozen=True, slots=True)
class Shelf:
    """All versions that somebody may see."""

    tasks: tuple[Task, ...]
    roles: tuple[str, ...]
    """That the person can use for any product."""

    def of(self, *kinds: str) -> tuple[Task, ...]:
        """Return the tasks of some kinds, those that wait longest first."""
        return tuple(sorted((t for t in self.tasks if t.kind in kinds), key=lambda t: t.since))


@dataclass(frozen=True, slots=True)
class Opened:
    """A version with all that its page shows."""

    whole: Overview
    pages: Pages
    findings: tuple[Finding, ...]
    """Of the rule report that was frozen when it was submitted."""
    earlier: tuple[Version, ...]
    """Versions before it, the newest first."""
    base: Version | None
    """That it is compared with."""
    base_deck: Deck | None
    compared: Compared | None
    roles: Mapping[str, tuple[str, ...]]
    """Act that is signed -> roles in which the person can do it."""
    is_own: bool
    """Whether the person who looks submitted it, or owns the deck."""

    @property
    def version(self) -> Version:
        """The version itself."""
        return self.whole.version

    @property
    def deck(self) -> Deck:
        """Its deck."""
        return self.pages.deck


def sign_in_at(address: str, login: str, password: str, new: str = "") -> Session:
    """Return a session at a library; with a new password that is set first.

    Raises:
        Refused: bad_password, locked, disabled.
        LibraryError: there is no library, or the new password is bad.
    """
    from widgets.pauses import loading

    with loading("library modules"):
        from slidekit.library.opening import open_library
        from slidekit.library.people import change_password
        from slidekit.library.sessions import sign_in

    with loading("library"):
        library = open_library(address)
    if new:
        old = sign_in(library, login, password, to_change_password=True)
        change_password(old, old.person.login, new)
    return sign_in(library, login, new or password)


def shelf_of(session: Session) -> Shelf:
    """Return the versions that somebody may see, with what each asks of him."""
    from slidekit.library import grants
    from slidekit.library.people import person_by_id
    from slidekit.library.versions import list_versions, today

    found = list_versions(session)
    newest = {one.deck: one.number for one in found}
    with session.reading() as connection:
        on = today(session.library, connection)
        own = person_by_id(connection, session.person.id)
        tasks = tuple(_task(connection, own, one, newest[one.deck], on) for one in found)
        return Shelf(tasks, tuple(sorted(grants.roles_of(connection, own, None, on))))


def _task(connection: Connection, own: Person, version: Version, newest: int, on: str) -> Task:
    from slidekit.errors import LibraryError
    from slidekit.library.comments import open_must_fix
    from slidekit.library.people import person_by_id

    try:
        kind, roles = _asked(connection, own, version, newest, on)
        since = _since(connection, version)
    except LibraryError:  # a signature is damaged: who opens the version is told; others go on
        kind, roles, since = OTHER, (), version.submitted_at
    return Task(
        version=version,
        kind=kind,
        roles=roles,
        since=since,
        author=person_by_id(connection, version.author).full_name,
        to_fix=len(open_must_fix(connection, version.ref)),
    )


def _asked(
    connection: Connection, own: Person, version: Version, newest: int, on: str
) -> tuple[str, tuple[str, ...]]:
    """Return what a version asks of a person, and in which roles."""
    from slidekit.library import grants
    from slidekit.library.review import waits_for
    from slidekit.library.signing import signatures_of
    from slidekit.library.states import RELEASERS
    from slidekit.library.versions import authors_of
    from slidekit.library.waiting import asked_for

    state = version.state
    missing = waits_for(connection, version) if state == "in_review" else ()
    if own.id in authors_of(connection, version.deck):
        if state == "changes_requested" and version.number == newest:
            return REVISE, ("author",)
        return (WAITING, missing) if state in ("in_review", "approved") else (OTHER, ())
    usable = grants.roles_of(connection, own, version.product, on)
    if state == "approved":
        able: tuple[str, ...] = tuple(role for role in RELEASERS if role in usable)
        return (RELEASE, able) if able else (OTHER, ())
    if state != "in_review":
        return OTHER, ()
    asked = asked_for(connection, version.ref)
    mine = {one.role for one in asked if one.person == own.id}
    others = {one.role for one in asked if one.person not in (None, own.id)}
    has_signed = any(
        one.person == own.id and one.act in ("approve", "record")
        for one in signatures_of(connection, version)
    )
    able = tuple(role for role in missing if role in usable and role not in others - mine)
    extra = tuple(sorted(mine & usable - {*able, *missing}))
    return (REVIEW, able + extra) if able + extra and not has_signed else (OTHER, ())


def _since(connection: Connection, version: Version) -> str:
    from slidekit.library.signing import signatures_of

    if version.state == "changes_requested":
        given = signatures_of(connection, version)
        return max((one.signature.at.isoformat() for one in given), default=version.submitted_at)
    times = {
        "approved": version.approved_at,
        "released": version.released_at,
        "withdrawn": version.withdrawn_at,
    }
    return times.get(version.state) or version.submitted_at


def load_version(session: Session, ref: Ref, base: int | None = None) -> Opened:
    """Return a version with what changed since another one.

    Args:
        session: who looks.
        ref: the version.
        base: number of the one it is compared with; None: the last that was approved, else the
            one before; 0: none.

    Raises:
        Refused: wrong_role.
        LibraryError: there is no such version, or something of it is damaged.
    """
    from slidekit.app import deck_of
    from slidekit.library.overview import overview
    from slidekit.library.versions import today, versions_of
    from widgets.sight import lay_out_pages

    whole = overview(session, ref)
    pages = lay_out_pages(deck_of(session, ref))
    with session.reading() as connection:
        on = today(session.library, connection)
        others = versions_of(connection, ref.deck, on)
        earlier = tuple(one for one in reversed(others) if one.number < ref.number)
        other = _base(earlier, base)
        findings = _frozen(connection, whole.version)
        before = _frozen(connection, other) if other else ()
    old = deck_of(session, other.ref) if other else None
    compared = _compared(old, pages.deck, before, findings) if old else None
    roles = _roles(session, whole)
    is_own = session.person.id in (whole.version.author, whole.version.owner)
    return Opened(whole, pages, findings, earlier, other, old, compared, roles, is_own)


def again(session: Session, opened: Opened) -> Opened:
    """Return a version as it is by now, after something was done on it."""
    from slidekit.library.overview import overview

    whole = overview(session, opened.version.ref)
    return replace(opened, whole=whole, roles=_roles(session, whole))


def comments_now(session: Session, ref: Ref) -> Overview:
    """Return a version for the page beside an author's own slides."""
    from slidekit.library.overview import overview

    return overview(session, ref)


def file_of(session: Session, ref: Ref) -> bytes:
    """Return the .slidekit file of a version.

    Raises:
        Refused: wrong_role.
        LibraryError: it is damaged.
    """
    from slidekit.library.blobs import load
    from slidekit.library.versions import open_version

    version = open_version(session, ref)
    with session.reading() as connection:
        return load(connection, version.deck_file)


def _base(earlier: Sequence[Version], wished: int | None) -> Version | None:
    """Return which earlier version counts; they come newest first."""
    if wished is not None:
        return next((one for one in earlier if one.number == wished), None)
    approved = (one for one in earlier if one.approved_at)
    return next(approved, earlier[0] if earlier else None)


def _frozen(connection: Connection, version: Version) -> tuple[Finding, ...]:
    """Return the findings of the report that people sign, with all that they say."""
    from slidekit.library.blobs import load
    from slidekit.rules.edited.written import findings_written

    report: dict[str, Any] = json.loads(load(connection, version.report_file))
    return findings_written({"findings": report}) or ()


def _compared(
    old: Deck, new: Deck, before: tuple[Finding, ...], after: tuple[Finding, ...]
) -> Compared:
    """Compare two decks, and the reports that were frozen with them."""
    from slidekit.app import Compared
    from slidekit.deck.diff import difference, gone_and_new
    from slidekit.deck.sides import side_of

    gone, came = gone_and_new([*map(_key, before)], [*map(_key, after)])
    return Compared(
        old.id,
        new.id,
        difference(side_of(old), side_of(new)),
        tuple(after[place] for place in came),
        tuple(before[place] for place in gone),
    )


def _key(finding: Finding) -> tuple[str, ...]:
    return (finding.rule, finding.severity, finding.slide or "", finding.block or "")


def _roles(session: Session, whole: Overview) -> dict[str, tuple[str, ...]]:
    """Return for each act that is signed the roles that a person can use for it, fitting first."""
    from slidekit.library import grants
    from slidekit.library.people import person_by_id
    from slidekit.library.states import ROUTE
    from slidekit.library.versions import today

    with session.reading() as connection:
        on = today(session.library, connection)
        own = person_by_id(connection, session.person.id)
        usable = grants.roles_of(connection, own, whole.version.product, on)
    return {
        act: _fitting_first((role for role in ROUTE[act].roles if role in usable), whole.waits_for)
        for act in SIGNED
        if act in whole.acts
    }


def _fitting_first(roles: Iterable[str], wanted: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(roles, key=lambda role: role not in wanted))
