"""Waivers: a reviewer takes responsibility for a finding that would block, and says why."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library.acting import acting
from slidekit.library.names import printed
from slidekit.library.reports import named, report_of, waivable
from slidekit.library.signing import sign
from slidekit.library.tables import waivers
from slidekit.library.versions import touch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from slidekit.library.reports import Found
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version


LONGEST_NAMES = 150
"""Characters of rule and slides on a signature page."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that somebody waived."""

    id: str
    rule: str
    slide: str
    """"" of a finding on the whole deck."""
    reason: str
    person: str
    """Id of who waived it."""
    at: str
    signature: int
    """Number of the signature."""


def waive(
    session: Session,
    ref: Ref,
    password: str,
    *,
    rule: str,
    slide: str = "",
    reason: str,
    role: str = "",
    seen: int | None = None,
) -> tuple[Waiver, ...]:
    """Waive the findings of a rule in the frozen report, by one signature.

    Args:
        session: of a reviewer who wrote no version of the deck.
        ref: the version, in review.
        password: the person's, again.
        rule: id of the rule.
        slide: id of a slide; "" means all findings of the rule.
        reason: why it is acceptable; printed in the review record.
        role: the capacity; "" takes the first that the person has for the product.
        seen: row_version that the person saw, None for any.

    Returns:
        A waiver for each slide.

    Raises:
        Refused: bad_password, locked, disabled, stale_version, wrong_state,
            author_cannot_approve, wrong_role.
        LibraryError: there is no such finding that can be waived, or the reason is empty.
    """
    with acting(session, "waive", ref, password=password, role=role, seen=seen) as act:
        said = printed(reason, tell("The reason"))
        found = _to_waive(act.change.connection, act.version, rule.strip(), slide.strip())
        meaning = f"Waived {_short(found)}: {said}"
        number = sign(act.change, session, act.version, "waive", act.role, meaning)
        touch(act.change, act.version)
        places = dict.fromkeys(one.place for one in found)
        made = [
            Waiver(str(uuid.uuid4()), *place, said, session.person.id, act.change.at, number)
            for place in places
        ]
        for one in made:
            row = {name: getattr(one, name) for name in Waiver.__slots__}
            row |= {"deck": ref.deck, "version": ref.number}
            act.change.insert(waivers, "waive finding", row, reason=said)
        return tuple(made)


def waivers_of(connection: Connection, ref: Ref) -> tuple[Waiver, ...]:
    """Return the waivers of a version, oldest first."""
    columns = [waivers.c[name] for name in Waiver.__slots__]
    of_version = (waivers.c.deck == ref.deck) & (waivers.c.version == ref.number)
    ordered = select(*columns).where(of_version).order_by(waivers.c.signature, waivers.c.slide)
    return tuple(Waiver(*row) for row in connection.execute(ordered))


def unwaived(connection: Connection, version: Version) -> tuple[Found, ...]:
    """Return the findings that still keep a version from approval."""
    places = {(one.rule, one.slide) for one in waivers_of(connection, version.ref)}
    found = waivable(report_of(connection, version))
    return tuple(one for one in found if one.place not in places)


def _to_waive(connection: Connection, version: Version, rule: str, slide: str) -> tuple[Found, ...]:
    """Return the findings that a waiver is for; those that are waived already stay as they are."""
    open_ones = [one for one in unwaived(connection, version) if one.rule == rule]
    found = tuple(one for one in open_ones if not slide or one.slide == slide)
    if not found:
        raise LibraryError(
            tell("{0} has no finding of {1} that waits for a waiver.", version.ref, rule),
            fix=tell("See `slidekit review show {0}`.", version.ref),
        )
    return found


def _short(found: Sequence[Found]) -> str:
    """Return rule and slides as a signature page prints them; all slides stand in the waivers."""
    whole = named(found)
    if len(whole) <= LONGEST_NAMES:
        return whole
    return f"{found[0].rule} ({len({one.slide for one in found})} slides)"
