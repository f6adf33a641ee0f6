"""For whom a version waits: who was asked, whose role is still missing, who may release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from slidekit.export.approval import recorded_in
from slidekit.library import grants
from slidekit.library.grants import Grant
from slidekit.library.outside import ACT as RECORD
from slidekit.library.people import person_by_id
from slidekit.library.settings import required_roles
from slidekit.library.states import RELEASERS
from slidekit.library.tables import assignments, decks, people, signatures, versions
from slidekit.library.tables import grants as grants_table
from slidekit.library.versions import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Select, Table

    from slidekit.library.sessions import Session
    from slidekit.library.versions import Version

    _Able = Mapping[tuple[str | None, str], Sequence[Grant]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A role that is asked to judge a version."""

    role: str
    person: str | None
    """Id; None: anybody who has the role. Who was asked and cannot judge any more is nobody."""


@dataclass(frozen=True, slots=True)
class Given:
    """A signature as it stands in the table, not held against what was signed."""

    act: str
    role: str
    person: str
    at: str
    meaning: str

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that have approved by it, here or elsewhere."""
        if self.act == RECORD:
            found = recorded_in(self.meaning)
            return found[1] if found else ()
        return (self.role,) if self.act == "approve" else ()


def asked_for(connection: Connection, ref: Ref) -> tuple[Asked, ...]:
    """Return who is asked to judge a version. Others who have the role may do it as well."""
    columns = (assignments.c.role, assignments.c.person, versions.c.product)
    of_version = (versions.c.deck == ref.deck) & (versions.c.number == ref.number)
    asked = select(*columns).join(versions, _is_of(assignments)).where(of_version)
    able = _able(connection)
    rows = connection.execute(asked.order_by(assignments.c.assigned_at, assignments.c.role))
    return tuple(_asked(role, person, product, able) for role, person, product in rows)


def may_concern(person: str) -> ColumnElement[bool]:
    """Return a condition on versions and decks that are somebody's own or could wait for him."""
    own = (versions.c.author == person) | (decks.c.owner == person)
    return own | versions.c.state.in_(("in_review", "approved"))


def concerned(
    connection: Connection, session: Session, found: Sequence[Version], on: str
) -> tuple[Version, ...]:
    """Return the versions that are somebody's own or wait for him, whatever their number.

    Signatures count here as they stand in the table; whoever acts on a version has them checked.
    """
    own = session.person.id
    waiting = _Waiting(
        own,
        {
            product: grants.roles_of(connection, person_by_id(connection, own), product, on)
            for product in {version.product for version in found}
        },
        wrote_decks(connection, own),
        asked_in_review(connection),
        given_on(connection, "in_review"),
        required_roles(connection),
    )
    return tuple(version for version in found if waiting.concerns(version))


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What it takes to judge for many versions whether they concern a person."""

    own: str
    usable: Mapping[str, frozenset[str]]
    """Product -> roles that the person can use."""
    wrote: frozenset[str]
    """Decks of which the person wrote a version."""
    asked: Mapping[Ref, Sequence[Asked]]
    given: Mapping[Ref, Sequence[Given]]
    required: Sequence[str]

    def concerns(self, version: Version) -> bool:
        """Tell whether a version is the person's own, or waits for him."""
        if self.own in (version.author, version.owner):
            return True
        if version.deck in self.wrote:
            return False
        usable = self.usable[version.product]
        if version.state == "approved":
            return bool(usable & {*RELEASERS})
        return version.state == "in_review" and self._is_to_judge(version.ref, usable)

    def _is_to_judge(self, ref: Ref, usable: frozenset[str]) -> bool:
        asked = self.asked.get(ref, ())
        taken = {one.role for one in asked if one.person not in (None, self.own)}
        is_asked = any(one.person == self.own for one in asked)
        missing = {*lacking(self.required, self.given.get(ref, ()))}
        return is_asked or bool(usable & (missing - taken))


def wrote_decks(connection: Connection, person: str) -> frozenset[str]:
    """Return the decks that a person owns or wrote a version of."""
    wrote = connection.scalars(select(versions.c.deck).where(versions.c.author == person))
    owns = connection.scalars(select(decks.c.id).where(decks.c.owner == person))
    return frozenset((*wrote, *owns))


def asked_in_review(connection: Connection) -> Mapping[Ref, Sequence[Asked]]:
    """Return who is asked to judge each version in review."""
    columns = (assignments.c[name] for name in ("deck", "version", "role", "person"))
    able = _able(connection)
    found: dict[Ref, list[Asked]] = {}
    for deck, version, role, person, product in connection.execute(
        _on(("in_review",), assignments, *columns, versions.c.product)
    ):
        found.setdefault(Ref(deck, version), []).append(_asked(role, person, product, able))
    return found


def _asked(role: str, person: str | None, product: str, able: _Able) -> Asked:
    """Return who is asked, as far as his account is open and he still has the role for it."""
    held = able.get((person, role), ())
    is_able = any(grants.holds_for(one, product) for one in held)
    return Asked(role, person if is_able else None)


def _able(connection: Connection) -> _Able:
    """Return what people with open accounts have: person and role -> for which products."""
    columns = (grants_table.c[name] for name in Grant.__slots__)
    held = select(*columns).join(people, people.c.id == grants_table.c.person)
    is_held = grants_table.c.revoked_at.is_(None) & people.c.disabled_at.is_(None)
    found: dict[tuple[str | None, str], list[Grant]] = {}
    for one in (Grant(*row) for row in connection.execute(held.where(is_held))):
        found.setdefault((one.person, one.role), []).append(one)
    return found


def given_on(connection: Connection, *states: str) -> Mapping[Ref, Sequence[Given]]:
    """Return the signatures on versions that are stored in some states, in their order.

    They are for lists: whoever acts on a version has its signatures checked.
    """
    columns = (signatures.c[name] for name in ("deck", "version", *Given.__slots__))
    found: dict[Ref, list[Given]] = {}
    for deck, version, *held in connection.execute(
        _on(states, signatures, *columns).order_by(signatures.c.number)
    ):
        found.setdefault(Ref(deck, version), []).append(Given(*held))
    return found


def lacking(required: Sequence[str], given: Sequence[Given]) -> tuple[str, ...]:
    """Return the required roles that have not approved."""
    have = {role for one in given for role in one.roles}
    return tuple(role for role in required if role not in have)


def _on(states: Sequence[str], table: Table, *columns: ColumnElement[Any]) -> Select[Any]:
    """Return a question for rows of a table that hang on versions in some states."""
    return select(*columns).join(versions, _is_of(table)).where(versions.c.state.in_(states))


def _is_of(table: Table) -> ColumnElement[bool]:
    return (versions.c.deck == table.c.deck) & (versions.c.number == table.c.version)
