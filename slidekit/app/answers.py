"""Use cases: what a reviewer without an account says comes back, as comments.

Whoever sends it and whatever it says, it makes nobody's signature. All of it is read from a copy of
the file, within limits, before anything is written.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.app.bundles import KIND, note_of
from slidekit.app.stored import stored_record
from slidekit.errors import ExportError, LibraryError, Refused, UsageError
from slidekit.files import as_file
from slidekit.languages import tell, told_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from slidekit.export.bundle import Bundle, ReplyComment
    from slidekit.export.comments import Note
    from slidekit.library.comments import Comment
    from slidekit.library.outside_comments import OutsideComment
    from slidekit.library.overview import Overview
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref

    Found = tuple[OutsideComment, str]
    """A comment, and what it asks for: approve, reject or nothing."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in of a bundle or a commented PPTX."""

    ref: Ref
    """The version that it was put on."""
    comments: tuple[Comment, ...]
    known: int
    """Comments that had come in before."""
    asks: tuple[tuple[str, str], ...]
    """Name and "approve" or "reject" of each outside reviewer who asks for that."""


def import_bundle(session: Session, path: Path, *, on: Ref | None = None) -> Imported:
    """Import what a reviewer without an account said, as comments.

    Args:
        session: of an author, reviewer, signatory or librarian.
        path: a bundle with replies, or a PPTX of a version that somebody commented.
        on: the version that the comments go to; None: that of the bundle. Needed for a PPTX.

    Raises:
        Refused: wrong_state, wrong_role.
        LibraryError: it is of another library, not signed by this one, or of another deck.
        ExportError: the file is damaged, altered or hostile.
    """
    from slidekit.export.bundle import MAX_COMMENTS, is_presentation
    from slidekit.library.outside_comments import import_comments

    with _own_copy(path) as (copy, digest):
        if is_presentation(copy):
            ref = _required(on, path)
            found = _comments_of_file(session, ref, copy)
        else:
            bundle = _trusted(session, copy)
            ref = on or _ref_of(bundle)
            _require_deck(ref, bundle)
            found = _comments_of_replies(session, ref, bundle)
    if len(found) > MAX_COMMENTS:
        raise ExportError(
            tell("{0} holds more than {1} comments.", path.name, MAX_COMMENTS),
            fix=tell("Take some out."),
        )
    said = [one for one, _ in found if one.text.strip()]
    try:
        made = import_comments(session, ref, said, source=f"{KIND} {digest}")
    except Refused as refused:
        raise _with_newest(session, ref, refused) from None
    asks = tuple((one.name, ask) for one, ask in found if ask)
    return Imported(ref, made.comments, made.known, asks)


def _with_newest(session: Session, ref: Ref, refused: Refused) -> Refused:
    """Return why answers are not imported, with the version that they can be put on."""
    from slidekit.library.refusals import WRONG_STATE
    from slidekit.library.versions import today, versions_of

    with session.reading() as connection:
        newest = versions_of(connection, ref.deck, today(session.library, connection))[-1].ref
    if refused.code != WRONG_STATE or newest == ref:
        return refused
    return Refused(
        WRONG_STATE,
        tell("{0} is not open for comments any more, and {1} is newer.", ref, newest),
        fix=tell("Put the answers on that: --on {0}.", newest),
    )


@contextmanager
def _own_copy(path: Path) -> Iterator[tuple[Path, str]]:
    """Give a copy of a file that nobody changes while it is read, and its SHA-256."""
    from slidekit.export.bundle import content_of

    content = content_of(path)
    with as_file(content, path.name) as copy:
        yield copy, hashlib.sha256(content).hexdigest()


def _trusted(session: Session, path: Path) -> Bundle:
    """Return a bundle that this library made.

    Raises:
        LibraryError: another library made it, or nobody did.
    """
    from slidekit.export.bundle import read_bundle
    from slidekit.export.signing import public_keys
    from slidekit.library.keys import pem_of

    bundle = read_bundle(path)
    if bundle.about.library != session.library.id:
        raise LibraryError(
            tell("{0} is a bundle of another library.", path.name),
            fix=tell("Import it there, or give the --library that it was exported from."),
        )
    with session.reading() as connection:
        pem = pem_of(connection)
    if not bundle.is_signed(public_keys(pem, session.library.name)):
        raise LibraryError(
            tell("{0} does not carry this library's signature: it is forged.", path.name),
            fix=tell("Do not use it; export the version again."),
        )
    return bundle


def _ref_of(bundle: Bundle) -> Ref:
    from slidekit.library.versions import parse_ref

    return parse_ref(f"{bundle.about.deck}@{bundle.about.version}")


def _require_deck(ref: Ref, bundle: Bundle) -> None:
    if ref.deck != bundle.about.deck:
        raise LibraryError(
            tell("The bundle is of the deck {0}, not of {1}.", bundle.about.deck, ref.deck),
            fix=tell("Name a version of that deck with --on."),
        )


def _required(on: Ref | None, path: Path) -> Ref:
    if on is None:
        raise UsageError(
            tell("{0} does not say of which version it is.", path.name),
            fix=tell("Name it: --on DECK@N."),
        )
    return on


def _comments_of_replies(session: Session, ref: Ref, bundle: Bundle) -> list[Found]:
    """Return the comments in the replies of a bundle, each with what it asks for."""
    from slidekit.export.bundle import read_reply

    found: list[Found] = []
    for name, content in sorted(bundle.replies.items()):
        if name.endswith(".pptx"):
            with as_file(content, "reply.pptx") as path:
                found += _comments_of_file(session, replace(ref, number=bundle.about.version), path)
            continue
        reply = read_reply(content, name)
        if reply.bundle != bundle.about.id:
            raise LibraryError(
                tell("The reply {0} was written to another bundle.", name),
                fix=tell("Import it with the bundle that it belongs to."),
            )
        found += [(_outside_comment(reply.name, said), said.ask) for said in reply.comments]
    return found


def _outside_comment(name: str, said: ReplyComment) -> OutsideComment:
    from slidekit.library.anchors import Anchor
    from slidekit.library.outside_comments import OutsideComment

    with told_in("en"):  # what is stored is the same whoever imports it
        asks = {"approve": tell("asks for approval"), "reject": tell("asks to send it back")}
    asked = asks.get(said.ask, "")
    text = ": ".join(part for part in (asked, said.text.strip()) if part)
    place = Anchor(said.slide, said.block, said.fact)
    return OutsideComment(name, text, place, must_fix=said.must_fix or said.ask == "reject")


def _comments_of_file(session: Session, ref: Ref, path: Path) -> list[Found]:
    """Return the comments in a PPTX of a version that were not put there by the library."""
    from slidekit.export.comments import read_comments
    from slidekit.library.anchors import Anchor
    from slidekit.library.outside_comments import OutsideComment
    from slidekit.library.overview import overview

    whole = overview(session, ref)
    _require_same(session, whole, path)
    own = {_key(note_of(whole, one)) for one in whole.comments}
    found = ((note, _key(note)) for note in read_comments(path))
    notes = [note for note, key in found if not own & {key, replace(key, slide="")}]
    return [
        (OutsideComment(note.author, note.text, Anchor(note.slide, note.block)), "")
        for note in notes
    ]


def _key(note: Note) -> Note:
    """Return by what a comment of the library is known again: author, words and slide.

    What is said of the whole deck stands on the first slide of a file.
    """
    return replace(
        note, at="", block="", is_answer=False, author=_plain(note.author), text=_plain(note.text)
    )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _require_same(session: Session, whole: Overview, path: Path) -> None:
    """Refuse a PPTX that is not one of a version, whatever was changed on its slides since."""
    from slidekit.export.record import read_record

    found, version = read_record(path), whole.version
    kept = version.released_pptx or version.pptx_file
    with session.reading() as connection:
        expected = stored_record(connection, kept) if kept else None
    if not found or not expected or found["deck"] != expected["deck"]:
        raise LibraryError(
            tell("{0} is no PPTX of {1}.", path.name, version.ref),
            fix=tell("Name the version that it was exported from with --on."),
        )
