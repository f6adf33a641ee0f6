"""Use cases: what is approved of a deck, and writing the released files.

Who may sign and release, and where keys and approvals are kept, is the library's affair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slidekit.app.checking import draft
from slidekit.app.decks import quiet, require_ending
from slidekit.errors import ExportError, LibraryError, UsageError
from slidekit.files import write_whole
from slidekit.languages import tell

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.app.decks import Progress
    from slidekit.deck.model import Deck
    from slidekit.export.approval import Approval, Subject
    from slidekit.export.signing import Signer
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version
    from slidekit.rules.finding import Draft


@dataclass(frozen=True, slots=True)
class Released:
    """What a release wrote."""

    approval: Approval
    slides: tuple[tuple[str, str], ...]
    """Id and digest of each slide of the stamped PPTX, in order, as the key signed them."""
    files: tuple[tuple[str, str], ...]
    """Name and SHA-256 of each file."""


def subject_of(deck: Deck, deck_id: str, version: int) -> Subject:
    """Return what reviewers sign of a deck: digests of its content and of its rule report."""
    from slidekit.export.approval import Subject
    from slidekit.export.digests import content_digest, report_digest

    laid_out = draft(deck)
    content = content_digest(deck, laid_out.frames)
    return Subject(deck_id, version, content, report_digest(report_of(laid_out)["list"]))


def rule_report(deck: Deck) -> dict[str, Any]:
    """Return the rule report that is frozen when a deck goes to review, in English."""
    return report_of(draft(deck))


def report_of(laid_out: Draft) -> dict[str, Any]:
    """Return the rule report of a deck that is laid out already, in English."""
    from slidekit.languages import told_in
    from slidekit.rules.edited.written import summary_of
    from slidekit.rules.judge import judge

    with told_in("en"):
        return summary_of(judge(laid_out))


def released(
    deck: Deck,
    approval: Approval,
    signer: Signer,
    out: Path,
    *,
    pdf: Path | None = None,
    png: Path | None = None,
    progress: Progress = quiet,
) -> Released:
    """Write the released files of a deck, the PPTX last, and return what they are.

    Args:
        deck: the deck whose content was approved.
        approval: in the state released, with the people's signatures.
        signer: signs with the key that `approval.key` names.
        out: the PPTX.
        pdf: a PDF, where wanted.
        png: a folder for a picture of each slide, where wanted.
        progress: told what is being done.

    Raises:
        UsageError: the deck or its rule report is not what was approved, a finding blocks, or the
            approval is not one that can be released.
        ExportError: a file cannot be written, or the stamp does not fit.
    """
    from slidekit.export.exporters import exporter
    from slidekit.export.released import released_frames, released_pptx

    require_ending(out, ".pptx")
    if pdf:
        require_ending(pdf, ".pdf")
    progress("Laying out")
    laid_out = draft(deck)
    report = report_of(laid_out)
    _refuse_unapproved(approval, signer, laid_out, report)
    frames = released_frames(deck, laid_out.frames, approval)
    progress("Writing the PPTX")
    file = released_pptx(deck, frames, approval, signer, report)
    for name, target in (("pdf", pdf), ("png", png)):
        if target:
            progress(f"Writing the {name.upper()}")
            exporter(name)(frames, target, title=deck.title)
    _write(out, file.content)
    written = [path for path in (out, pdf) if path]
    return Released(
        approval,
        file.slides,
        tuple((path.name, _sha256(path)) for path in written),
    )


def released_before(session: Session, ref: Ref) -> Version | None:
    """Return a version if it is released already, by all that was signed on it."""
    from slidekit.library.deciding import signed_version
    from slidekit.library.versions import open_version, today

    open_version(session, ref)  # refuses who has no role for its product
    with session.reading() as connection:
        version = signed_version(connection, ref, today(session.library, connection))
    return version if version.state == "released" else None


def write_again(session: Session, ref: Ref, out: Path, pdf: Path | None) -> None:
    """Write the files that the library keeps of a released version."""
    from slidekit.library.released_files import PDF, PPTX, take_released

    kept = take_released(session, ref, (PPTX, PDF) if pdf else (PPTX,))
    if PPTX not in kept:
        raise LibraryError(
            tell("The library's key does not vouch for the released file of {0}.", ref),
            fix=tell("Run `slidekit library check`."),
        )
    if pdf and PDF not in kept:
        raise ExportError(
            tell("{0} was released without a PDF.", ref), fix=tell("Leave --pdf out.")
        )
    put_released(ref, out, kept[PPTX])
    if pdf:
        put_released(ref, pdf, kept[PDF])


def put_released(ref: Ref, path: Path, content: bytes) -> None:
    """Give a released file its place; the library keeps it, whatever happens here."""
    try:
        write_whole(path, content, ExportError)
    except ExportError as problem:
        raise ExportError(
            tell("{0} is released, but its file was not written: {1}", ref, problem.what),
            fix=tell(
                "The library keeps it, and writes it again with "
                "`slidekit review release {0} -o FILE.pptx`.",
                ref,
            ),
        ) from problem


def _refuse_unapproved(
    approval: Approval, signer: Signer, laid_out: Draft, report: dict[str, Any]
) -> None:
    """Refuse whatever would put an approval on something else than was approved."""
    from slidekit.export.digests import content_digest, report_digest

    own = content_digest(laid_out.deck, laid_out.frames)
    blocks = any(finding["severity"] == "block" for finding in report["list"])
    is_same_report = approval.derived or report_digest(report["list"]) == approval.report_digest
    wrong = {
        tell("The deck is not the one that was approved."): own
        != (approval.derived or approval.content_digest),
        tell("The rules say something else of the deck than when it was approved."): (
            not is_same_report
        ),
        tell("The deck breaks a rule that nobody can waive."): blocks,
        tell("The approval is not in the state released."): approval.state != "released",
        tell("Nobody has signed the approval."): not approval.signatures,
        tell("The key that signs is not the one that the approval names."): (
            signer.key != approval.key
        ),
        tell("The approval ends before it begins."): (
            approval.valid_until < approval.released_at.date()
        ),
    }
    for sentence, is_wrong in wrong.items():
        if is_wrong:
            raise UsageError(sentence, fix=tell("Submit this version of the deck for review."))


def _write(path: Path, content: bytes) -> None:
    write_whole(path, content, ExportError)


def _sha256(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()
