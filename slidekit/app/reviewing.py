"""Use cases: a deck goes to review, and an approved version is released.

What a library keeps is bytes and digests; here decks become bytes, and bytes decks again.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slidekit.app.basis import label_versions_of, product_of, review_dates_of, specs_of
from slidekit.app.decks import Options, open_deck, quiet, require_ending
from slidekit.errors import ExportError, LibraryError, Refused, UsageError
from slidekit.files import as_file, refuse_unwritable
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slidekit.app.decks import Progress
    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame
    from slidekit.library.anchors import Anchors
    from slidekit.library.releases import Plan
    from slidekit.library.sessions import Session
    from slidekit.library.submission import Submission
    from slidekit.library.versions import Ref, Version
    from slidekit.rules.finding import Draft

TRIES = 3
"""How often a release is tried while others sign in the same library."""


@dataclass(frozen=True, slots=True)
class ReleasedVersion:
    """What a release did."""

    version: Version
    """Released now."""
    plan: Plan | None
    """With the approval, and what limited its validity; None where it had been released before."""
    out: Path
    pdf: Path | None


def submit_file(
    session: Session,
    path: Path,
    message: str,
    *,
    deck: str = "",
    reviewers: Sequence[str] = (),
    base: int | None = None,
    as_new: bool = False,
    due_on: str = "",
    progress: Progress = quiet,
) -> Version:
    """Submit a .slidekit file for review.

    A file that was checked out of this library knows its deck and version, and is told the new one.

    Args:
        session: of an author.
        path: the .slidekit file or folder.
        message: what is new, for the reviewers.
        deck: id of the deck in the library; "" for what the file says, else for a new one.
        reviewers: logins of those who are asked.
        base: number of the version that it was made from; None: what the file says, if anything.
        as_new: as a new deck, whatever the file says.
        due_on: ISO date by which a decision is asked for; "" for none.
        progress: told what is being done.

    Raises:
        Refused: as `library.submission.submit`.
        SlidekitError: the file cannot be read.
    """
    from slidekit.app.offline import moved_on, version_of

    opened = open_deck([path], Options(), progress)
    known = version_of(opened, session.library)
    if known and not (deck or as_new):
        deck, base = known.deck, known.number if base is None else base
    version = submit_deck(
        session,
        opened,
        message,
        deck=deck,
        reviewers=reviewers,
        base=base,
        due_on=due_on,
        progress=progress,
    )
    moved_on(path, opened, session, version.ref)
    return version


def submit_deck(
    session: Session,
    opened: Deck,
    message: str,
    *,
    deck: str = "",
    reviewers: Sequence[str] = (),
    base: int | None = None,
    due_on: str = "",
    progress: Progress = quiet,
) -> Version:
    """Submit a deck that is open; arguments and errors as of `submit_file`."""
    from slidekit.library.submission import submit

    made = submission_of(opened, message, deck=deck, progress=progress)
    made = replace(made, derived_from=_source(session, opened, deck), due_on=due_on)
    progress("Writing the drafts into the library")
    return submit(session, made, reviewers=reviewers, base=base)


def _source(session: Session, opened: Deck, deck: str) -> str:
    """Return the version of another deck of this library that a deck was made from; "" for none."""
    origin = opened.origin
    is_here = origin is not None and origin.library == session.library.id
    return f"{origin.deck}@{origin.version}" if origin and is_here and origin.deck != deck else ""


def submission_of(
    opened: Deck, message: str, *, deck: str = "", progress: Progress = quiet
) -> Submission:
    """Return a deck as a library takes it: content, files, rule report, and what it rests on.

    What is judged and digested is the deck as it comes out of its file again, for that is what
    is released: a deck that was never saved may hold more than a file keeps.
    """
    from slidekit.app.checking import draft
    from slidekit.app.releasing import report_of
    from slidekit.export.digests import ascii_json, content_digest
    from slidekit.library.submission import Submission

    progress("Laying out")
    content = bytes_of(opened)
    opened = _of_bytes(content, opened.id)
    laid_out = draft(opened)
    report = report_of(laid_out)
    return Submission(
        name=opened.id,
        title=opened.title,
        product=product_of(opened),
        message=message,
        content_digest=content_digest(opened, laid_out.frames),
        deck_file=content,
        report_file=ascii_json(report),
        anchors=anchors_of(opened, laid_out.frames),
        deck=deck,
        purpose=opened.settings.purpose or "",
        audience=opened.settings.audience,
        data_cuts={s.id: cut.isoformat() for s in specs_of(opened) if (cut := s.data_cutoff)},
        label_versions=label_versions_of(opened),
        review_dates=review_dates_of(opened),
    )


def deck_of(session: Session, ref: Ref) -> Deck:
    """Return the deck of a version, to look at, compare or work on.

    Raises:
        Refused: wrong_role.
        LibraryError: there is no such version, or its file is damaged.
    """
    from slidekit.library.blobs import load
    from slidekit.library.versions import open_version

    version = open_version(session, ref)
    with session.reading() as connection:
        content = load(connection, version.deck_file)
    return _of_bytes(content, f"{ref.deck}-{ref.number}")


def signed_deck_of(session: Session, version: Version) -> Draft:
    """Return the deck of a version laid out, if its content is what people sign of it.

    Whatever leaves the library under somebody's signature is made of this: a row may name another
    deck for the moment, so it is not asked a second time.

    Args:
        session: of somebody who may see the version.
        version: as `signed_version` or `overview` gave it, which hold the signatures against it.

    Raises:
        LibraryError: its file is damaged, or holds another deck, or another slidekit laid it out
            otherwise.
    """
    from slidekit.library.blobs import load
    from slidekit.library.versions import laid_out_elsewhere

    with session.reading() as connection:
        content = load(connection, version.deck_file)
        elsewhere = laid_out_elsewhere(connection, version.ref)
    return as_signed(version, content, elsewhere)


def as_signed(version: Version, content: bytes, elsewhere: LibraryError | None) -> Draft:
    """Return a .slidekit file laid out, if it holds what people sign of a version.

    Args:
        version: as of `signed_deck_of`.
        content: the file, as the library keeps it.
        elsewhere: of `laid_out_elsewhere`.

    Raises:
        LibraryError: as of `signed_deck_of`.
    """
    from slidekit.app.checking import draft
    from slidekit.export.digests import content_digest

    laid_out = draft(_of_bytes(content, f"{version.deck}-{version.number}"))
    if content_digest(laid_out.deck, laid_out.frames) == version.content_digest:
        return laid_out
    raise elsewhere or LibraryError(
        tell("The deck of {0} holds other content than was signed.", version.ref),
        fix=tell("Run `slidekit library check` and restore a backup."),
    )


def _of_bytes(content: bytes, name: str) -> Deck:
    """Return the deck of a .slidekit file's bytes."""
    from slidekit.deck.file import read_deck

    with as_file(content, f"{name}.slidekit") as path:
        return read_deck(path)


def release_version(
    session: Session,
    ref: Ref,
    password: str,
    out: Path,
    *,
    pdf: Path | None = None,
    months: int | None = None,
    role: str = "",
    meaning: str = "",
    despite: str = "",
    outside: str = "",
    seen: int | None = None,
    progress: Progress = quiet,
) -> ReleasedVersion:
    """Release an approved version: write its files and keep them in the library.

    Of a version that is released already the files that the library keeps are written again, and
    nothing is signed: whatever became of the first ones, nobody is left without.

    Args:
        session: of a signatory or librarian who wrote no version of the deck.
        ref: the version.
        password: the person's, again.
        out: the PPTX to write.
        pdf: the PDF to write, where wanted; the library keeps one anyway.
        months: for how long it holds; None: as long as the library allows.
        role: signatory or librarian; "" takes the first that the person has.
        meaning: of the signature; "" says that it is released for use.
        despite: why content that was withdrawn is released again; "" where none was.
        outside: id of the same approval in another system.
        seen: row_version that the person saw, None for any.
        progress: told what is being done.

    Raises:
        Refused: as `library.releases.plan_release` and `record_release`; nothing is written then.
        UsageError: the deck is not what was approved.
        ExportError: a file cannot be written; if the version is released by then, that is said.
    """
    from slidekit.app.releasing import put_released, released_before, write_again
    from slidekit.export.exporters import exporter

    require_ending(out, ".pptx")
    if pdf:
        require_ending(pdf, ".pdf")
    for path in filter(None, (out, pdf)):
        refuse_unwritable(path, ExportError)
    if (version := released_before(session, ref)) is not None:
        write_again(session, ref, out, pdf)
        return ReleasedVersion(version, None, out, pdf)
    if pdf:
        exporter("pdf")  # where there is none, that is said before anything is signed
    deck = deck_of(session, ref)
    _refuse_other_side(session, ref, deck)
    options: dict[str, Any] = {"months": months, "role": role, "meaning": meaning, "seen": seen}
    options |= {"outside": outside, "markets": deck.settings.markets, "despite": despite}
    with _folder_beside(out) as folder:
        written = Path(folder) / "released.pptx"
        done = _released(session, ref, password, deck, written, options, bool(pdf), progress)
        put_released(ref, out, written.read_bytes())
        if pdf:
            put_released(ref, pdf, written.with_suffix(".pdf").read_bytes())
    return ReleasedVersion(*done, out, pdf)


def _refuse_other_side(session: Session, ref: Ref, deck: Deck) -> None:
    """Refuse to release what was compared by something that its deck does not say.

    Reviewers may have signed for what a diff told them, and an author's own program can keep
    anything beside a deck.
    """
    from slidekit.deck.side import bytes_of_side, side_from
    from slidekit.deck.sides import side_of
    from slidekit.library.blobs import load
    from slidekit.library.versions import open_version

    version = open_version(session, ref)
    if version.compared_file is None:
        return
    with session.reading() as connection:
        kept = side_from(load(connection, version.compared_file), "")
    if kept and bytes_of_side(kept) != bytes_of_side(side_of(deck)):
        raise UsageError(
            tell("{0} was compared by something that its deck does not say.", ref),
            fix=tell("Submit this version of the deck for review."),
        )


def _released(
    session: Session,
    ref: Ref,
    password: str,
    deck: Deck,
    out: Path,
    options: Mapping[str, Any],
    takes_pdf: bool,
    progress: Progress,
) -> tuple[Version, Plan]:
    """Write the released files and keep them; once more, if others signed something meanwhile."""
    from slidekit.app.releasing import released
    from slidekit.library.refusals import STALE_VERSION
    from slidekit.library.releases import plan_release, record_release

    pdf = out.with_suffix(".pdf") if _has_pdf() else None
    for left in reversed(range(TRIES)):
        plan = plan_release(session, ref, password, **options)
        _refuse_other_policy(deck, plan.version)
        released(deck, plan.approval, plan.signer, out, pdf=pdf, progress=progress)
        try:
            kept = pdf.read_bytes() if pdf else None
            files: dict[str, Any] = {"pptx": out.read_bytes(), "pdf": kept}
            return record_release(session, plan, **files, takes_pdf=takes_pdf), plan
        except Refused as no:
            if no.code != STALE_VERSION or not left:
                raise
    raise AssertionError("the last try returns or raises")


def _refuse_other_policy(deck: Deck, version: Version) -> None:
    """Refuse to release a deck whose policy is not the one that the library was told of.

    Raises:
        UsageError: it is not.
    """
    from slidekit.template.load import digest

    if digest(deck.policy) != version.policy_digest:
        raise UsageError(
            tell("{0} brings another policy than the library was told.", version.ref),
            fix=tell("Run `slidekit library check`; submit this version of the deck again."),
        )


def anchors_of(deck: Deck, frames: Sequence[Frame]) -> Anchors:
    """Return what comments on a deck can be hung on."""
    from slidekit.library.anchors import Anchors

    slides = {frame.slide_id: tuple(item.name for item in frame.items) for frame in frames}
    return Anchors(slides, frozenset(fact.id for fact in deck.facts))


def bytes_of(deck: Deck) -> bytes:
    """Return a deck as the bytes of a .slidekit file, the same whence ever the deck came."""
    from slidekit.deck.codec import to_parts
    from slidekit.files import zip_parts

    return zip_parts(to_parts(replace(deck, origin=None)))


def _has_pdf() -> bool:
    """Tell whether this machine can write PDF."""
    from slidekit.export.exporters import exporter

    try:
        exporter("pdf")
    except ExportError:
        return False
    return True


def _folder_beside(out: Path) -> tempfile.TemporaryDirectory[str]:
    """Return a folder to write in, where the file will stand: what cannot be written shows now."""
    try:
        return tempfile.TemporaryDirectory(prefix=".slidekit-", dir=out.parent)
    except OSError as problem:
        raise LibraryError(
            tell("{0} cannot be written: {1}.", out, problem.strerror or problem),
            fix=tell("Choose a folder that exists and that you may write to."),
        ) from problem
