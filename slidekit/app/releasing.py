"""Use cases: what is approved of a deck, and writing the released files.

Who may sign and release, and where keys and approvals are kept, is the library's affair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slidekit.app.checking import draft
from slidekit.app.decks import quiet, require_ending
from slidekit.errors import ExportError, UsageError
from slidekit.files import write_whole
from slidekit.languages import tell

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.app.decks import Progress
    from slidekit.deck.model import Deck
    from slidekit.export.approval import Approval
    from slidekit.export.signing import Signer
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version
    from slidekit.rules.finding import Draft


def report_of(laid_out: Draft) -> dict[str, Any]:
    """Return the rule report that is frozen when a deck goes to review, in English."""
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
    progress: Progress = quiet,
) -> None:
    """Write the released files of a deck, the PPTX last.

    Args:
        deck: the deck whose content was approved.
        approval: in the state released, with the people's signatures.
        signer: signs with the key that `approval.key` names.
        out: the PPTX.
        pdf: a PDF, where wanted.
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
    content = released_pptx(deck, frames, approval, signer, report)
    if pdf:
        progress("Writing the PDF")
        exporter("pdf")(frames, pdf, title=deck.title)
    write_whole(out, content, ExportError)


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
    from slidekit.library.released_files import PDF, PPTX, export_released

    kept = export_released(session, ref, (PPTX, PDF) if pdf else (PPTX,))
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
