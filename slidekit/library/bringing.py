"""Comments from people without an account, brought in by somebody who has one.

Whoever brings them in is their author here; the text says whose words they are said to be. They
never sign anything, and those who wrote the deck cannot settle what they demand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.languages import tell, told_in
from slidekit.library.acting import acting
from slidekit.library.anchors import anchors_of
from slidekit.library.chain import object_name
from slidekit.library.comments import BROUGHT, DECK, comments_of, enter_comment
from slidekit.library.tables import versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.library.anchors import Anchor
    from slidekit.library.comments import Comment
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody outside says of a place."""

    name: str
    """Whose words they are said to be; nobody has proved it."""
    text: str
    anchor: Anchor = DECK
    must_fix: bool = False


@dataclass(frozen=True, slots=True)
class Brought:
    """What came in."""

    comments: tuple[Comment, ...]
    known: int
    """Comments that had been brought in before, and were not again."""


def bring_in(session: Session, ref: Ref, words: Sequence[Word], *, source: str) -> Brought:
    """Write what people outside said as comments on a version, all or none.

    A comment whose place the version does not have stands on as much of it as is there.

    Args:
        session: of an author, reviewer, signatory or librarian.
        ref: a version in review, sent back or approved.
        words: what they said.
        source: the file that it came in: its kind and SHA-256, for the audit trail.

    Raises:
        Refused: wrong_state, wrong_role.
        LibraryError: there is no such version, or a text cannot be stored.
    """
    with acting(session, "comment", ref) as act:
        places = anchors_of(act.change.connection, act.version)
        there = {(one.text, one.anchor) for one in comments_of(act.change.connection, ref)}
        made: list[Comment] = []
        for word in words:
            text = words_of(word)
            place = places.nearest(places.whole(word.anchor))
            if (text, place) not in there:
                there.add((text, place))
                options = {"anchor": place, "must_fix": word.must_fix, "action": BROUGHT}
                made.append(enter_comment(act, session, text, **options))  # type: ignore[arg-type]
        key = {"deck": ref.deck, "number": ref.number}
        name = object_name(versions, key)
        act.change.note("bring in comments", name, new=source, deck=ref.deck)
        return Brought(tuple(made), len(words) - len(made))


def words_of(word: Word) -> str:
    """Return the text of a comment that was brought in: it never looks like one of a member.

    It is English whatever the screen of who brings it in speaks: by it a comment is known again.
    """
    with told_in("en"):
        name = " ".join(word.name.split()) or tell("somebody unnamed")
        return tell("{0}, from outside the library: {1}", name, word.text.strip())
