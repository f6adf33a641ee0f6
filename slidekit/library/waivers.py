"""Waivers: a reviewer takes responsibility for a finding that would block, and says why."""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library.acting import acting
from slidekit.library.chain import utf8_json
from slidekit.library.names import printed
from slidekit.library.reports import report_of, waivable
from slidekit.library.signing import sign, signatures_of
from slidekit.library.tables import waivers
from slidekit.library.versions import touch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from slidekit.library.reports import Found
    from slidekit.library.sessions import Session
    from slidekit.library.signing import Signed
    from slidekit.library.versions import Ref, Version


LONGEST_NAMES = 150
"""Characters of rule and slides on a signature page."""
DIGITS = 32
"""Hexadecimal digits of the digest of a long list: 128 bits."""
WAIVED = "Waived "
_NAMED = re.compile(r"[^\s,:()]+( \([^,:()]+\))?")


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

    @property
    def place(self) -> tuple[str, str]:
        """Rule and slide."""
        return self.rule, self.slide


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
    content: str = "",
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
        content: digest of the content that the person saw, "" for any.

    Returns:
        A waiver for each slide.

    Raises:
        Refused: bad_password, locked, disabled, stale_version, wrong_state,
            author_cannot_approve, wrong_role.
        LibraryError: there is no such finding that can be waived, the reason is empty, or the
            version is of other content than was seen.
    """
    told = {"password": password, "role": role, "content": content}
    with acting(session, "waive", ref, **told, seen=seen) as act:
        said = printed(reason, tell("The reason"))
        found = _to_waive(act.change.connection, act.version, rule.strip(), slide.strip())
        meaning = f"{WAIVED}{_short([one.place for one in found])}: {said}"
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


def waivers_of(connection: Connection, version: Version) -> tuple[Waiver, ...]:
    """Return the waivers of a version that somebody signed, oldest first.

    A row alone waives nothing: the signature that it names has to be one of the same person, on
    this version, over this very finding and reason.

    Raises:
        LibraryError: a signature is not as it was made.
    """
    found = rows_of(connection, version.ref)
    signed = {one.number: one for one in signatures_of(connection, version)} if found else {}
    return tuple(one for one in found if is_covered(one, found, signed.get(one.signature)))


def uncovered(connection: Connection, version: Version) -> tuple[str, ...]:
    """Return the ids of waivers in the table that no signature covers."""
    signed = {one.id for one in waivers_of(connection, version)}
    return tuple(one.id for one in rows_of(connection, version.ref) if one.id not in signed)


def rows_of(connection: Connection, ref: Ref) -> tuple[Waiver, ...]:
    """Return the waivers of a version as the table has them, signed or not."""
    columns = [waivers.c[name] for name in Waiver.__slots__]
    of_version = (waivers.c.deck == ref.deck) & (waivers.c.version == ref.number)
    ordered = select(*columns).where(of_version).order_by(waivers.c.signature, waivers.c.slide)
    return tuple(Waiver(*row) for row in connection.execute(ordered))


def is_covered(one: Waiver, rows: Iterable[Waiver], signed: Signed | None) -> bool:
    """Tell whether a signature is over a waiver."""
    if signed is None or signed.act != "waive" or signed.person != one.person:
        return False
    meaning, reason = signed.signature.meaning, f": {one.reason}"
    if not (meaning.startswith(WAIVED) and meaning.endswith(reason)):
        return False
    listed = meaning.removeprefix(WAIVED).removesuffix(reason)
    places = [other.place for other in rows if other.signature == one.signature]
    named_ones = listed.split(", ")
    is_named = _named(one.place) in named_ones and all(map(_NAMED.fullmatch, named_ones))
    return is_named or (len(places) > 1 and listed == _short(places))


def unwaived(connection: Connection, version: Version) -> tuple[Found, ...]:
    """Return the findings that still keep a version from approval."""
    places = {one.place for one in waivers_of(connection, version)}
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


def _short(places: Sequence[tuple[str, str]]) -> str:
    """Return rules and slides as a signature page prints them.

    Of very many slides their number, and a digest that holds for these slides alone.
    """
    places = sorted(dict.fromkeys(places))
    whole = ", ".join(_named(place) for place in places)
    if len(whole) <= LONGEST_NAMES:
        return whole
    digest = hashlib.sha256(utf8_json(places)).hexdigest()[:DIGITS]
    return f"{places[0][0]} ({len(places)} slides, list {digest})"


def _named(place: tuple[str, str]) -> str:
    rule, slide = place
    return f"{rule} ({slide})" if slide else rule
