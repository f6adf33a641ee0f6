"""What people say of a version: comments on a slide, a block or a number, and answers to them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from slidekit.errors import LibraryError, Refused
from slidekit.languages import tell
from slidekit.library import grants
from slidekit.library.acting import acting
from slidekit.library.anchors import Anchor, anchors_of, require_place
from slidekit.library.chain import object_name
from slidekit.library.keychain import keychain
from slidekit.library.names import needed
from slidekit.library.refusals import AUTHOR_CANNOT_APPROVE
from slidekit.library.states import APPROVERS, OPEN
from slidekit.library.tables import comments, events, versions
from slidekit.library.versions import Ref, authors_of, touch, versions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from slidekit.library.acting import Acting
    from slidekit.library.anchors import Anchors
    from slidekit.library.audit import Change
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Version


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment or an answer."""

    id: str
    deck: str
    version: int
    slide: str
    """"" where the whole deck is meant, or where its place is gone (`lost`)."""
    block: str
    fact: str
    text: str
    must_fix: bool
    author: str
    """Id of who wrote it, also where it was carried from an earlier version."""
    at: str
    reply_to: str | None
    carried_from: str | None
    """Id of the same comment on the version before."""
    resolved_by: str | None
    resolved_at: str | None
    lost: Anchor | None = None
    """Where it stood on the version before, if this one has no such place any more."""

    @property
    def anchor(self) -> Anchor:
        """Where it stands."""
        return Anchor(self.slide, self.block, self.fact)

    @property
    def is_open(self) -> bool:
        """Whether nobody has resolved it."""
        return self.resolved_at is None


FROM_OUTSIDE: Final = "comment from outside"
"""What the audit trail calls a comment of somebody without an account."""
DECK: Final = Anchor()
"""The place of what is said of the whole deck."""
COLUMNS = tuple(name for name in Comment.__slots__ if name != "lost")


def comment(
    session: Session,
    ref: Ref,
    text: str,
    *,
    anchor: Anchor = Anchor(),  # noqa: B008 - frozen
    must_fix: bool = False,
    seen: int | None = None,
) -> Comment:
    """Say something of a version.

    Args:
        session: of an author, reviewer, signatory or librarian.
        ref: a version in review, sent back or approved.
        text: the words.
        anchor: slide, block, number; left out: the deck.
        must_fix: the version cannot be approved or released until this is resolved.
        seen: row_version that the person saw, None for any.

    Raises:
        Refused: wrong_state, wrong_role, stale_version.
        LibraryError: the text is empty, or the version has no such place.
    """
    with acting(session, "comment", ref, seen=seen) as act:
        place = require_place(anchors_of(act.change.connection, act.version), anchor)
        return _enter(act, session, text, place, must_fix=must_fix)


def reply(
    session: Session,
    comment_id: str,
    text: str,
    *,
    on: Ref | None = None,
    seen: int | None = None,
) -> Comment:
    """Answer a comment; the answer stands where the comment does.

    Args:
        session: of an author, reviewer, signatory or librarian.
        comment_id: of the comment; of another answer means the comment that it answers.
        text: the words.
        on: version that the comment has to be on; None: whichever it is on.
        seen: row_version that the person saw, None for any.

    Raises:
        Refused: wrong_state, wrong_role, stale_version.
        LibraryError: there is no such comment, or the text is empty.
    """
    asked = find_comment(session, comment_id)
    ref = Ref(asked.deck, asked.version)
    if on not in (None, ref):
        raise LibraryError(
            tell("That comment is on {0}, not on {1}.", ref, on), fix=tell("Name its version.")
        )
    with acting(session, "comment", ref, seen=seen) as act:
        return _enter(act, session, text, asked.anchor, reply_to=asked.reply_to or asked.id)


def resolve(session: Session, comment_id: str, *, reason: str = "") -> Comment:
    """Settle a comment: one that must be fixed by a reviewer who did not write the deck.

    Args:
        session: who settles it.
        comment_id: of the comment, or of the same comment on an earlier version; of an answer
            means the comment that it answers.
        reason: how it was settled, for the audit trail.

    Returns:
        The comment as it is on the newest version that has it.

    Raises:
        Refused: wrong_state, wrong_role; author_cannot_approve where the author of the deck would
            settle what a reviewer demands.
        LibraryError: there is no such comment.
    """
    with session.reading() as connection:
        asked = _newest(connection, _asked(connection, comment_id.strip()))
    with acting(session, "resolve", Ref(asked.deck, asked.version)) as act:
        now = _by_id(act.change.connection, asked.id)
        if not now.is_open:
            return now
        _may_resolve(act, session, now)
        done = {"resolved_by": session.person.id, "resolved_at": act.change.at}
        key = {"id": now.id}
        vouched = now.must_fix  # approval waits for it, so a row alone must not settle it
        act.change.update(comments, key, "resolve comment", done, reason=reason, vouched=vouched)
        touch(act.change, act.version)
        return _by_id(act.change.connection, now.id)


def find_comment(session: Session, comment_id: str) -> Comment:
    """Return a comment.

    Raises:
        LibraryError: there is none of this id.
    """
    with session.reading() as connection:
        return _by_id(connection, comment_id.strip())


def comments_of(connection: Connection, ref: Ref) -> tuple[Comment, ...]:
    """Return the comments on a version and their answers, oldest first."""
    of_version = (comments.c.deck == ref.deck) & (comments.c.version == ref.number)
    ordered = select(*_columns()).where(of_version).order_by(comments.c.at, comments.c.id)
    found = [Comment(*row) for row in connection.execute(ordered)]
    return tuple(_with_lost(connection, one) for one in found)


def open_must_fix(connection: Connection, ref: Ref) -> tuple[Comment, ...]:
    """Return the comments that keep a version from approval.

    Those on earlier versions that never came along count as well, as long as they can be settled.
    One counts as settled if the library's key signed the event that settled it: a row can be
    written by anybody who has the database.
    """
    before = select(versions.c.number).where(
        versions.c.deck == ref.deck, versions.c.number < ref.number, versions.c.state.in_(OPEN)
    )
    earlier = (
        one
        for number in connection.scalars(before.order_by(versions.c.number)).all()
        for one in _left_behind(connection, Ref(ref.deck, number))
    )
    demands = [one for one in (*earlier, *comments_of(connection, ref)) if one.must_fix]
    settled = _settled(connection, [one.id for one in demands if not one.is_open])
    return tuple(one for one in demands if one.id not in settled)


def _left_behind(connection: Connection, ref: Ref) -> tuple[Comment, ...]:
    """Return the comments on a version that no later version has."""
    carried = select(comments.c.carried_from).where(
        comments.c.deck == ref.deck, comments.c.carried_from.is_not(None)
    )
    known = {*connection.scalars(carried)}
    return tuple(one for one in comments_of(connection, ref) if one.id not in known)


def count_must_fix(connection: Connection) -> dict[Ref, int]:
    """Return for each version that has any how many comments keep it from approval."""
    place = (comments.c.deck, comments.c.version)
    is_open = comments.c.must_fix & comments.c.resolved_at.is_(None)
    counted = select(*place, func.count()).where(is_open).group_by(*place)
    return {Ref(deck, version): count for deck, version, count in connection.execute(counted)}


def _settled(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Return those of some comments whose settling the library signed."""
    names = {object_name(comments, {"id": one}): one for one in ids}
    if not names:
        return frozenset()
    chain, told = keychain(connection), select(events).where(events.c.object.in_(names))
    found = connection.execute(told.where(events.c.field == "resolved_at")).mappings()
    return frozenset(names[event["object"]] for event in map(dict, found) if chain.made(event))


def carry(change: Change, earlier: Version, later: Version, places: Anchors) -> None:
    """Take the comments that nobody has resolved, with their answers, to a later version.

    Each keeps its author, time and words; its place as far as that is still there. What a later
    version has already stays as it is there.
    """
    found = _left_behind(change.connection, earlier.ref)
    threads = {one.id for one in found if one.is_open and not one.reply_to}
    ids = {
        one.id: str(uuid.uuid4()) for one in found if one.id in threads or one.reply_to in threads
    }
    for one in (one for one in found if one.id in ids):
        place = places.nearest(one.anchor)
        row = {name: getattr(one, name) for name in COLUMNS} | {
            "id": ids[one.id],
            "version": later.number,
            "slide": place.slide,
            "block": place.block,
            "fact": place.fact,
            "reply_to": ids[one.reply_to] if one.reply_to else None,
            "carried_from": one.id,
        }
        change.insert(comments, "carry comment", row)


def _enter(
    act: Acting,
    session: Session,
    text: str,
    anchor: Anchor,
    *,
    must_fix: bool = False,
    reply_to: str | None = None,
    action: str = "comment",
) -> Comment:
    row = {
        "id": str(uuid.uuid4()),
        "deck": act.version.deck,
        "version": act.version.number,
        "slide": anchor.slide,
        "block": anchor.block,
        "fact": anchor.fact,
        "text": needed(text, tell("The comment")),
        "must_fix": must_fix,
        "author": session.person.id,
        "at": act.change.at,
        "reply_to": reply_to,
    }
    act.change.insert(comments, "answer comment" if reply_to else action, row)
    touch(act.change, act.version)
    _take_along(act)
    return _by_id(act.change.connection, str(row["id"]))


def _take_along(act: Acting) -> None:
    """Take what was just said of an older version to the newest, which people judge by now."""
    connection = act.change.connection
    newest = versions_of(connection, act.version.deck, act.change.today)[-1]
    if newest.number > act.version.number and newest.state in OPEN:
        carry(act.change, act.version, newest, anchors_of(connection, newest))
        touch(act.change, newest)


def enter_comment(
    act: Acting,
    session: Session,
    text: str,
    *,
    anchor: Anchor = DECK,
    must_fix: bool = False,
    action: str = "comment",
) -> Comment:
    """Write a comment within another act, on the whole deck unless a place is given."""
    return _enter(act, session, text, anchor, must_fix=must_fix, action=action)


def _may_resolve(act: Acting, session: Session, one: Comment) -> None:
    """Refuse that those who wrote a deck settle what a reviewer demands of it."""
    connection = act.change.connection
    is_own = one.author == session.person.id and not _is_from_outside(connection, one)
    if not one.must_fix or is_own:
        return
    if session.person.id in authors_of(connection, one.deck):
        raise Refused(
            AUTHOR_CANNOT_APPROVE,
            tell("A reviewer demands this; who wrote the deck cannot settle it."),
            fix=tell("Answer the comment, or submit a new version; a reviewer resolves it."),
        )
    grants.demand(connection, session, APPROVERS, act.version.product)


def _asked(connection: Connection, comment_id: str) -> Comment:
    """Return a comment, of an answer the one that it answers."""
    found = _by_id(connection, comment_id)
    return _by_id(connection, found.reply_to) if found.reply_to else found


def _newest(connection: Connection, one: Comment) -> Comment:
    """Return a comment as it was carried furthest."""
    later = select(comments.c.id).where(comments.c.carried_from == one.id)
    found = connection.scalar(later)
    return one if found is None else _newest(connection, _by_id(connection, found))


def _is_from_outside(connection: Connection, one: Comment) -> bool:
    """Tell whether somebody outside said it, here or on the version that it was carried from."""
    if one.carried_from:
        return _is_from_outside(connection, _by_id(connection, one.carried_from))
    name = object_name(comments, {"id": one.id})
    told = select(events.c.action).where(events.c.object == name, events.c.effect == "insert")
    return connection.scalar(told) == FROM_OUTSIDE


def _by_id(connection: Connection, comment_id: str) -> Comment:
    row = connection.execute(select(*_columns()).where(comments.c.id == comment_id)).first()
    if row is None:
        raise LibraryError(
            tell("The library has no comment {0}.", repr(comment_id[:80])),
            fix=tell("`slidekit review show DECK@N` lists them with their ids."),
        )
    return _with_lost(connection, Comment(*row))


def _with_lost(connection: Connection, one: Comment) -> Comment:
    """Return a comment with the place that it lost on its way from the version before."""
    if one.carried_from is None:
        return one
    places = select(comments.c.slide, comments.c.block, comments.c.fact)
    was = connection.execute(places.where(comments.c.id == one.carried_from)).first()
    before = Anchor(*was) if was else one.anchor
    return one if before == one.anchor else replace(one, lost=before)


def _columns() -> list[Any]:
    return [comments.c[name] for name in COLUMNS]
