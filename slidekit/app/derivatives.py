"""Use case: a smaller deck out of a released version, for one talk, without a new review."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from slidekit.app.decks import quiet, require_ending
from slidekit.app.stored import stored_record
from slidekit.errors import ExportError, LibraryError, Refused
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from slidekit.app.decks import Progress
    from slidekit.deck.model import Deck
    from slidekit.export.approval import Approval
    from slidekit.export.signing import Signer
    from slidekit.library.derivation import Derivation
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version

KIND = "derived"


@dataclass(frozen=True, slots=True)
class DerivedFile:
    """A derived deck that was written."""

    version: Version
    """As the library keeps it: version 1 of a deck of its own."""
    approval: Approval
    """Its own id, its parent's signatures and last day."""
    slides: tuple[str, ...]
    """Ids of its slides."""
    out: Path


def write_derived(
    session: Session,
    ref: Ref,
    out: Path,
    *,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    fields: Mapping[str, str] | None = None,
    progress: Progress = quiet,
) -> DerivedFile:
    """Write a deck derived from a released version, keep it, and note who took it.

    It is released at once, as a deck of its own, and stands and falls with the version: when that
    is withdrawn or superseded, so is the derived deck, and `verify` says so of both.

    Args:
        session: of an author, reviewer, signatory or librarian.
        ref: the released version.
        out: the PPTX to write.
        keep: ids of the slides that are shown, in this order; empty: all but those dropped.
        drop: ids of the slides that are not shown.
        fields: new values of `deck.fields.LIMITS`, such as presenter.name.
        progress: told what is being done.

    Raises:
        Refused: wrong_role, wrong_state; not_covered where the approval does not cover the choice;
            stale_version where somebody derived another deck meanwhile.
        ExportError: the file cannot be written.
    """
    from slidekit.app.releasing import released

    require_ending(out, ".pptx")
    with session.reading() as connection:
        version = _allowed(connection, session, ref)
    progress("Choosing slides")
    said = fields or {}
    deck = _chosen(session, version, keep, drop, said)
    approval, signer = _approval(session, ref, deck)
    with tempfile.TemporaryDirectory(prefix="slidekit-") as folder:
        written = Path(folder) / "derived.pptx"
        released(deck, approval, signer, written, progress=progress)
        content = written.read_bytes()
    slides = tuple(slide.id for slide in deck.slides)
    kept = _derivation(deck, approval, _message(ref, slides, said), content)
    return DerivedFile(_record(session, ref, kept, out), approval, slides, out)


def _chosen(
    session: Session,
    version: Version,
    keep: Sequence[str],
    drop: Sequence[str],
    fields: Mapping[str, str],
) -> Deck:
    """Return the deck with the slides and fields that are wished for.

    Raises:
        Refused: not_covered where the approval does not cover them.
        LibraryError: the version's file holds another deck than was signed.
    """
    from slidekit.app.deriving import derive
    from slidekit.app.reviewing import signed_deck_of
    from slidekit.library.refusals import NOT_COVERED

    made = derive(signed_deck_of(session, version).deck, keep=keep, drop=drop, fields=fields)
    if made.deck is None:
        raise Refused(
            NOT_COVERED,
            tell(
                "The approval of {0} does not cover this: {1}", version.ref, " ".join(made.reasons)
            ),
            fix=tell("Keep what belongs together, or submit a new version for review."),
        )
    return made.deck


def _derivation(deck: Deck, approval: Approval, message: str, pptx: bytes) -> Derivation:
    """Return a derived deck as the library keeps it."""
    from slidekit.app.checking import draft
    from slidekit.app.releasing import report_of
    from slidekit.app.reviewing import anchors_of, bytes_of
    from slidekit.export.digests import ascii_json
    from slidekit.library.derivation import Derivation

    laid_out = draft(deck)
    return Derivation(
        approval=approval,
        title=deck.title,
        message=message,
        deck_file=bytes_of(deck),
        report_file=ascii_json(report_of(laid_out)),
        anchors_file=anchors_of(deck, laid_out.frames).as_json(),
        pptx=pptx,
    )


def _message(ref: Ref, slides: Sequence[str], fields: Mapping[str, str]) -> str:
    """Return what was chosen and said anew, in words: the audit trail keeps it."""
    from slidekit.deck.fields import plain

    chosen = tell("Chosen slides of {0}: {1}", ref, ", ".join(slides))
    said = "; ".join(f'{name} = "{plain(value)}"' for name, value in fields.items())
    return " ".join((chosen, tell("Said anew: {0}", said))) if said else chosen


def _approval(session: Session, ref: Ref, deck: Deck) -> tuple[Approval, Signer]:
    """Return the approval of a derived deck, and what will sign its file."""
    from slidekit.app.deriving import approval_of_derived
    from slidekit.library.exports import count_exports
    from slidekit.library.signing import head_of, signer_of
    from slidekit.library.versions import attempt_on

    with session.noting(attempt_on("derive", ref)), session.reading() as connection:
        version = _allowed(connection, session, ref)
        parent = approval_of_version(connection, version)
        signer = signer_of(session.library, connection)
        own = approval_of_derived(
            parent,
            deck,
            f"{parent.id}-D{count_exports(connection, ref, KIND) + 1}",
            released_at=session.library.now(connection)[0],
            audit_head=head_of(connection),
            key=signer.key,
        )
    return own, signer


def approval_of_version(connection: Connection, version: Version) -> Approval:
    """Return the approval of a released version as its file carries it.

    Args:
        connection: to read with.
        version: as `signed_version` gives it: with those files alone that the key vouches for.

    Raises:
        LibraryError: it has no released file, or that is not as it was stored.
    """
    from slidekit.export.released import approval_in

    found = approval_in(stored_record(connection, version.released_pptx or "") or {})
    if found is None:
        raise LibraryError(
            tell("The released file of {0} carries no approval.", version.ref),
            fix=tell("Run `slidekit library check`."),
        )
    return found


def _record(session: Session, ref: Ref, made: Derivation, out: Path) -> Version:
    """Keep a derived deck that is taken away, under an id that nobody else took meanwhile."""
    from slidekit.files import write_whole
    from slidekit.library.derivation import enter_derived
    from slidekit.library.exports import count_exports, record_export
    from slidekit.library.refusals import STALE_VERSION
    from slidekit.library.versions import attempt_on

    with session.writing(attempt_on("derive", ref)) as change:
        parent = _allowed(change.connection, session, ref)
        number = count_exports(change.connection, ref, KIND) + 1
        if made.approval.id != f"{made.approval.parent}-D{number}":
            raise Refused(
                STALE_VERSION,
                tell("Somebody else has derived a deck from {0} meanwhile.", ref),
                fix=tell("Try again."),
            )
        record_export(change, session, ref, KIND, made.pptx)
        entered = enter_derived(change, session, parent, made)
        write_whole(out, made.pptx, ExportError)  # what cannot be written is not kept either
        return entered


def _allowed(connection: Connection, session: Session, ref: Ref) -> Version:
    from slidekit.library.acting import judged
    from slidekit.library.deciding import signed_version
    from slidekit.library.derivation import refuse_derived
    from slidekit.library.versions import today

    version = signed_version(connection, ref, today(session.library, connection))
    judged(connection, session, "derive", version)
    refuse_derived(version)
    return version
