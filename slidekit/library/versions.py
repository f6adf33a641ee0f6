"""Decks of a library and their versions, as they are read; "onc301@2" names one.

A version's content never changes once it is there. Whether it rests on an older data cut or label
than the library has seen since is told when it is read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select, true

from slidekit import __version__
from slidekit.errors import LibraryError, Refused
from slidekit.export.approval import Subject
from slidekit.languages import tell
from slidekit.library import grants
from slidekit.library.audit import Attempt
from slidekit.library.chain import object_name
from slidekit.library.clock import latest, stamp
from slidekit.library.refusals import STALE_VERSION
from slidekit.library.states import state_on
from slidekit.library.tables import ROLES, decks, events, versions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import ColumnElement, Connection, Row

    from slidekit.library.audit import Change, Library
    from slidekit.library.sessions import Session

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")
LONGEST_ID: Final = 64
DEVICES: Final = frozenset(
    ("CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10)))
)
"""Names that no file has on Windows."""
_REF = re.compile(r"(?P<deck>[^@]+)@(?P<number>[1-9][0-9]{0,5})", re.ASCII)
_DECK_COLUMNS: Final = ("owner",)


@dataclass(frozen=True, slots=True)
class Ref:
    """Names a version."""

    deck: str
    number: int

    def __str__(self) -> str:
        """Return "DECK@N"."""
        return f"{self.deck}@{self.number}"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a deck, with what the library says of its deck."""

    deck: str
    number: int
    title: str
    """Of this version, as its slides have it."""
    product: str
    """Whose roles count: those given for this product or for all."""
    owner: str
    """Id of the person who first submitted the deck."""
    author: str
    """Id of the person who submitted this version."""
    state: str
    """On the day of reading: what was released may have expired."""
    message: str
    submitted_at: str
    due_on: str | None
    """ISO date by which the author asks for a decision; None: he names none."""
    content_digest: str
    policy_digest: str
    """Of the policy that the deck brings along; see `policies`."""
    report_digest: str
    deck_file: str
    """SHA-256 of the .slidekit file; `blobs.load` gives the bytes of this and the next ones."""
    results_file: str | None
    """What comments can be anchored to (`anchors.Anchors`)."""
    pptx_file: str | None
    """The draft as PPTX, for reading; what is signed is the deck (`app.deck_of`)."""
    pdf_file: str | None
    report_file: str
    """The frozen rule report, JSON."""
    compared_file: str | None
    """What the deck says, as it is laid beside others (`deck.side`); derived from the deck."""
    purpose: str
    audience: str
    data_cuts: Mapping[str, str]
    """Study -> ISO date of its data cut."""
    label_versions: Mapping[str, str]
    """Product -> version of its label."""
    review_dates: Mapping[str, str]
    """Permission or label -> the last day (ISO) on which it holds without being looked at."""
    derived_from: str | None
    """Version of which it was made, such as "onc301@2"; None for none."""
    rests_on: str | None
    """The same of a derived deck that nobody signs: the signatures on its parent cover it."""
    approval_id: str | None
    approved_at: str | None
    released_at: str | None
    released_pptx: str | None
    released_pdf: str | None
    valid_until: str | None
    """ISO date, the last day."""
    withdrawn_at: str | None
    row_version: int
    """Grows with every act on the version; give it back to be told that others were faster."""

    @property
    def ref(self) -> Ref:
        """The version's name."""
        return Ref(self.deck, self.number)

    @property
    def subject(self) -> Subject:
        """What is signed of it."""
        return Subject(self.deck, self.number, self.content_digest, self.report_digest)


_PLACES: Final = {name: place for place, name in enumerate(Version.__slots__)}
_STATE, _VALID_UNTIL = _PLACES["state"], _PLACES["valid_until"]
_JSON: Final = tuple(_PLACES[name] for name in ("data_cuts", "label_versions", "review_dates"))


def parse_ref(text: str) -> Ref:
    """Return the version that "DECK@N" names.

    Raises:
        LibraryError: it is no such name.
    """
    found = _REF.fullmatch(text.strip())
    if found is None:
        raise LibraryError(
            tell("{0} names no version of a deck.", repr(text[:80])),
            fix=tell("Write DECK@N, such as onc301@2; `slidekit review list` has them."),
        )
    return Ref(deck_id(found["deck"]), int(found["number"]))


def deck_id(text: str) -> str:
    """Return the id of a deck; it can stand in names of files and in commands.

    Raises:
        LibraryError: it cannot.
    """
    plain = text.strip()
    if is_device(plain):
        raise LibraryError(
            tell("{0} cannot be the id of a deck: Windows keeps the name for itself.", plain[:80]),
            fix=tell("Add a word, such as {0}-deck.", plain.partition(".")[0][:16]),
        )
    if len(plain) <= LONGEST_ID and _ID.fullmatch(plain):
        return plain
    raise LibraryError(
        tell("{0} cannot be the id of a deck.", repr(text[:80])),
        fix=tell("Use up to 64 letters A to z, digits and . _ -, such as onc301-congress."),
    )


def is_device(name: str) -> bool:
    """Tell whether Windows takes a name for a device, whatever ending it has: CON, nul.pptx."""
    return name.partition(".")[0].strip().upper() in DEVICES


def find_version(connection: Connection, ref: Ref, on: str) -> Version:
    """Return a version.

    Args:
        connection: to read with.
        ref: which one.
        on: the time or date (ISO) on which its state is asked.

    Raises:
        LibraryError: there is none.
    """
    named = (versions.c.deck == ref.deck) & (versions.c.number == ref.number)
    row = connection.execute(_joined().where(named)).first()
    if row is None:
        raise LibraryError(
            tell("The library has no version {0}.", ref),
            fix=tell("`slidekit review list` shows what it has."),
        )
    return _version(row, on)


def versions_of(connection: Connection, deck: str, on: str) -> tuple[Version, ...]:
    """Return the versions of a deck, oldest first."""
    ordered = _joined().where(versions.c.deck == deck).order_by(versions.c.number)
    return tuple(_version(row, on) for row in connection.execute(ordered).all())


def object_of(ref: Ref) -> str:
    """Return how events name a version."""
    return object_name(versions, {"deck": ref.deck, "number": ref.number})


def laid_out_elsewhere(connection: Connection, ref: Ref) -> LibraryError | None:
    """Return that another slidekit entered a version, which may lay it out otherwise; else None.

    What people sign is the deck as it was laid out then.
    """
    entered = select(events.c.app_version).where(
        events.c.object == object_of(ref), events.c.effect == "insert"
    )
    by = connection.scalar(entered.order_by(events.c.seq).limit(1))
    if by in (None, __version__):
        return None
    return LibraryError(
        tell(
            "{0} was submitted with slidekit {1}. As slidekit {2} lays it out, it is not what is "
            "signed.",
            ref,
            by,
            __version__,
        ),
        fix=tell("Use slidekit {0} for it, or submit the deck again as a new version.", by),
    )


def attempt_on(act: str, ref: Ref) -> Attempt:
    """Return an act on a version, for the event of its refusal."""
    return Attempt(act, object_of(ref), ref.deck)


def open_version(session: Session, ref: Ref) -> Version:
    """Return a version to somebody who has any role for its product.

    Raises:
        Refused: wrong_role.
        LibraryError: there is none.
    """
    with session.noting(attempt_on("open", ref)), session.reading() as connection:
        version = find_version(connection, ref, today(session.library, connection))
        grants.demand(connection, session, ROLES, version.product)
        return version


def find_versions(
    connection: Connection, on: str, where: ColumnElement[bool]
) -> tuple[Version, ...]:
    """Return the versions for which a condition on stored columns holds, by deck and number."""
    ordered = _joined().where(where).order_by(versions.c.deck, versions.c.number)
    return tuple(_version(row, on) for row in connection.execute(ordered).all())


def list_versions(
    session: Session, *, states: Collection[str] = (), mine: bool = False
) -> tuple[Version, ...]:
    """Return the versions that somebody may see, by deck and number; his own by due date first.

    Args:
        session: who asks.
        states: only those in one of these; (): in any.
        mine: only those that this person wrote, or that wait for a role that he can use.
    """
    from slidekit.library.waiting import concerned, may_concern

    with session.reading() as connection:
        on = today(session.library, connection)
        held = grants.grants_of(connection, session.person.id)
        asked = may_concern(session.person.id) if mine else true()
        found = tuple(
            version
            for version in find_versions(connection, on, asked & _stored_as(states))
            if (not states or version.state in states)
            and any(grants.holds_for(grant, version.product) for grant in held)
        )
        return by_due_date(concerned(connection, session, found, on)) if mine else found


def by_due_date(found: Iterable[Version]) -> tuple[Version, ...]:
    """Return versions by due date, the first first, then those without one; else as they were."""
    return tuple(sorted(found, key=lambda one: one.due_on or "9999-12-31"))


def newest_versions(connection: Connection) -> Mapping[str, int]:
    """Return the number of the newest version of each deck."""
    newest = select(versions.c.deck, func.max(versions.c.number)).group_by(versions.c.deck)
    return {deck: number for deck, number in connection.execute(newest).all()}


def _stored_as(states: Collection[str]) -> ColumnElement[bool]:
    """Return a condition on versions that may be in a state: what has expired is to be recorded."""
    if not states:
        return true()
    return versions.c.state.in_({*states, "released"} if "expired" in states else states)


def authors_of(connection: Connection, deck: str) -> frozenset[str]:
    """Return the ids of all who wrote what a deck holds.

    Those are the authors of all its versions and its owner, and the same of every deck that it was
    made from or that holds a version of the same content: a copy has the authors of what it copies.
    """
    line = sources_of(connection, deck)
    wrote = connection.scalars(select(versions.c.author).where(versions.c.deck.in_(line)))
    owns = connection.scalars(select(decks.c.owner).where(decks.c.id.in_(line)))
    return frozenset((*wrote, *owns))


def sources_of(connection: Connection, deck: str) -> frozenset[str]:
    """Return a deck, and all decks from which its content came."""
    twin = versions.alias()
    line, new = frozenset({deck}), frozenset({deck})
    while new:
        asked = select(versions.c.derived_from).where(versions.c.deck.in_(new))
        parents = {str(one).partition("@")[0] for one in connection.scalars(asked) if one}
        same = (
            select(twin.c.deck)
            .join(versions, versions.c.content_digest == twin.c.content_digest)
            .where(versions.c.deck.in_(new))
        )
        new = frozenset({*parents, *connection.scalars(same.distinct())}) - line
        line |= new
    return line


def today(library: Library, connection: Connection) -> str:
    """Return the time by which validity goes, ISO 8601 in UTC: never before that of an event."""
    return max(stamp(library.now(connection)[0]), latest(connection))


def refuse_stale(version: Version, seen: int | None) -> None:
    """Refuse an act on what is not as the person saw it.

    Args:
        version: as it is now.
        seen: its row_version when the person looked; None: he does not say.

    Raises:
        Refused: stale_version.
    """
    if seen is not None and seen != version.row_version:
        raise Refused(
            STALE_VERSION,
            tell("Somebody else has done something on {0} since you opened it.", version.ref),
            fix=tell("Open it again and look at the change."),
        )


def touch(change: Change, version: Version) -> None:
    """Let the row_version of a version grow: something was done on it that is in other tables."""
    key = (versions.c.deck == version.deck) & (versions.c.number == version.number)
    grown = {"row_version": versions.c.row_version + 1}
    change.connection.execute(versions.update().where(key).values(grown))


def move(
    change: Change, version: Version, action: str, values: Mapping[str, Any], *, reason: str = ""
) -> None:
    """Write new values of a version, such as its state, with an event for each."""
    key = {"deck": version.deck, "number": version.number}
    change.update(versions, key, action, values, reason=reason)


def _joined() -> Any:  # noqa: ANN401 - a SELECT
    columns = (
        decks.c[name] if name in _DECK_COLUMNS else versions.c[name] for name in Version.__slots__
    )
    return select(*columns).join(decks, decks.c.id == versions.c.deck)


def _version(row: Row[Any], on: str) -> Version:
    """Return a version of its columns in their order; a list makes thousands of them."""
    values = list(row)
    for place in _JSON:
        values[place] = _dates(values[place])
    values[_STATE] = state_on(values[_STATE], values[_VALID_UNTIL], on)
    return Version(*values)


@lru_cache(maxsize=4096)
def _dates(text: str) -> Mapping[str, str]:
    """Return what a column of JSON holds; most versions share a few texts, and a list has many."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise LibraryError(
            tell("What the library keeps of a version cannot be read."),
            fix=tell("Run `slidekit library check`."),
        )
    return found
