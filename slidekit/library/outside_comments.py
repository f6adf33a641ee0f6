"""Comments from people without an account, imported by somebody who has one.

Whoever imports them is their author here; the text says whose words they are said to be. They
never sign anything, and those who wrote the deck cannot settle what they demand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.languages import tell, told_in
from slidekit.library.acting import acting
from slidekit.library.anchors import anchors_of
from slidekit.library.comments import DECK, FROM_OUTSIDE, comments_of, enter_comment
from slidekit.library.versions import object_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.library.anchors import Anchor
    from slidekit.library.comments import Comment
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref


@dataclass(frozen=True, slots=True)
class OutsideComment:
    """What somebody outside says of a place."""

    name: str
    """Whose words they are said to be; nobody has proved it."""
    text: str
    anchor: Anchor = DECK
    must_fix: bool = False


@dataclass(frozen=True, slots=True)
class ImportedComments:
    """What was imported."""

    comments: tuple[Comment, ...]
    known: int
    """Comments that had been imported before, and were not again."""


def import_comments(
    session: Session, ref: Ref, said: Sequence[OutsideComment], *, source: str
) -> ImportedComments:
    """Write what people outside said as comments on a version, all or none.

    A comment whose place the version does not have stands on as much of it as is there.

    Args:
        session: of an author, reviewer, signatory or librarian.
        ref: a version in review, sent back or approved.
        said: what they said.
        source: the file that it came in: its kind and SHA-256, for the audit trail.

    Raises:
        Refused: wrong_state, wrong_role.
        LibraryError: there is no such version, or a text cannot be stored.
    """
    with acting(session, "comment", ref) as act:
        places = anchors_of(act.change.connection, act.version)
        held = comments_of(act.change.connection, ref)
        there = {(one.text, one.anchor) for one in held}
        made: list[Comment] = []
        for one in said:
            text = text_of(one)
            place = places.nearest(places.whole(one.anchor))
            if (text, place) not in there:
                there.add((text, place))
                options = {"anchor": place, "must_fix": one.must_fix, "action": FROM_OUTSIDE}
                made.append(enter_comment(act, session, text, **options))  # type: ignore[arg-type]
        act.change.note("bring in comments", object_of(ref), new=source, deck=ref.deck)
        return ImportedComments(tuple(made), len(said) - len(made))


def text_of(comment: OutsideComment) -> str:
    """Return the text of a comment from outside: it never looks like one of a member.

    It is English whatever the screen of who imports it speaks: by it a comment is known again.
    """
    with told_in("en"):
        name = " ".join(comment.name.split()) or tell("somebody unnamed")
        return tell("{0}, from outside the library: {1}", name, comment.text.strip())
