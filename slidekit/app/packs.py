"""Use case: the annotated reference pack of a version, for the review system that a company has.

One zip: the slides as PDF with a number at each claim and the list of claims behind them, the list
as CSV, the sources that travel with the deck with the places marked, and the signature pages of a
released version.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from slidekit.app.bundles import heading_of
from slidekit.app.decks import quiet, require_ending
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from slidekit.app.decks import Progress
    from slidekit.deck.model import Deck
    from slidekit.export.annotating import Mark
    from slidekit.layout.frame import Frame
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version
    from slidekit.rules.finding import Draft

    Claim = Mapping[str, Any]

KIND: Final = "pack"
COLUMNS: Final = (
    *("number", "slide_number", "slide", "claim", "fact"),
    *("reference", "reference_number", "anchor", "attachment", "sha256", "page_found"),
)
"""Of claims.csv; `page_found` is the page of the source on which the place was marked."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What a pack holds."""

    out: Path
    files: tuple[str, ...]
    claims: int
    marked: int
    """Claims whose place was found in a source that travels with the deck."""
    state: str
    """Of the version: what was withdrawn, superseded or has expired may not be shown."""
    lacking: tuple[str, ...]
    """Sources that are cited and whose file the deck does not have, or that cannot be marked."""


def write_pack(session: Session, ref: Ref, out: Path, *, progress: Progress = quiet) -> Packed:
    """Write the pack of a version for another review system, and note who took it.

    Args:
        session: of anybody with a role for the deck's product.
        ref: the version.
        out: the zip.
        progress: told what is being done.

    Raises:
        Refused: wrong_role.
        LibraryError: there is no such version, its deck is not the one that is signed, or the key
            does not vouch for its released file.
        ExportError: the zip cannot be written, or this machine cannot write PDF.
    """
    from slidekit.app.exporting import export_file
    from slidekit.app.reviewing import signed_deck_of
    from slidekit.files import zip_parts
    from slidekit.library.deciding import signed_version
    from slidekit.library.versions import open_version, today
    from slidekit.library.vouching import refuse_unvouched

    require_ending(out, ".zip")
    open_version(session, ref)  # refuses who has no role for its product
    with session.reading() as connection:
        version = signed_version(connection, ref, today(session.library, connection))
        refuse_unvouched(connection, version)
    progress(tell("Laying out"))
    laid_out = signed_deck_of(session, version)
    deck = laid_out.deck
    claims, frames = _claims_and_frames(session, version, laid_out)
    progress(tell("Marking the sources"))
    sources, pages, lacking = _sources(deck, claims)
    progress(tell("Writing the {0}", "PDF"))
    name = f"{ref.deck}-{ref.number}"
    parts = {
        **sources,
        f"{name}.pdf": _pdf(deck, frames, claims),
        "claims.csv": claims_as_csv(claims, pages),
        "README.txt": _readme(version, lacking, _unmarked(claims, pages, lacking)).encode(),
    }
    content = zip_parts(parts)
    export_file(session, ref, KIND, content, out)
    return Packed(out, tuple(sorted(parts)), len(claims), len(pages), version.state, lacking)


def claims_as_csv(claims: Sequence[Claim], pages: Mapping[int, int]) -> bytes:
    """Return the list from claim to place as CSV that Excel opens as text."""
    from slidekit.files import csv_for_excel

    rows = (
        {**claim, "number": n, "reference_number": claim.get("number"), "page_found": pages.get(n)}
        for n, claim in enumerate(claims, 1)
    )
    return csv_for_excel(COLUMNS, rows)


def _claims_and_frames(
    session: Session, version: Version, laid_out: Draft
) -> tuple[list[dict[str, Any]], tuple[Frame, ...]]:
    """Return the claims, and all pages of the PDF: slides, signatures, list of claims."""
    from slidekit.app.derivatives import approval_of_version
    from slidekit.app.writing import shown_frames
    from slidekit.export.claims import claims_of
    from slidekit.export.released import released_frames, stamp_of
    from slidekit.layout.claim_pages import claim_pages
    from slidekit.layout.stamp import with_stamp
    from slidekit.rules.finding import count_blocking
    from slidekit.rules.judge import judge

    deck = laid_out.deck
    claims = claims_of(deck, laid_out.frames)
    if version.released_pptx is None:
        marked = count_blocking(judge(laid_out)) > 0
        shown = shown_frames(deck, laid_out.frames, marked=marked)
        return claims, (*shown, *claim_pages(deck, _rows(claims), len(shown)))
    with session.reading() as connection:
        approval = approval_of_version(connection, version)
    whole = released_frames(deck, laid_out.frames, approval)
    listed = claim_pages(deck, _rows(claims), len(whole))
    stamped = tuple(with_stamp(frame, deck, stamp_of(approval)) for frame in listed)
    return claims, (*whole, *stamped)


def _rows(claims: Sequence[Claim]) -> list[Any]:
    from slidekit.layout.claim_pages import ClaimRow

    return [
        ClaimRow(
            number,
            int(claim["slide_number"]),
            str(claim["claim"]),
            str(claim.get("number") or ""),
            str(claim["anchor"] or ""),
        )
        for number, claim in enumerate(claims, 1)
    ]


def _pdf(deck: Deck, frames: tuple[Frame, ...], claims: Sequence[Claim]) -> bytes:
    """Return the PDF with a number at each claim."""
    from slidekit.export.annotating import numbered
    from slidekit.export.exporters import exporter

    with tempfile.TemporaryDirectory(prefix="slidekit-") as folder:
        path = Path(folder) / "pack.pdf"
        exporter("pdf")(frames, path, title=deck.title)
        content = path.read_bytes()
    by_slide: dict[int, list[Mark]] = {}
    for mark, claim in _marks(claims):
        by_slide.setdefault(int(claim["slide_number"]), []).append(mark)
    return numbered(content, by_slide)


def _marks(claims: Sequence[Claim]) -> Iterable[tuple[Mark, Claim]]:
    from slidekit.export.annotating import Mark

    for number, claim in enumerate(claims, 1):
        yield Mark(number, str(claim["claim"]), str(claim["anchor"] or "")), claim


def _sources(
    deck: Deck, claims: Sequence[Claim]
) -> tuple[dict[str, bytes], dict[int, int], tuple[str, ...]]:
    """Return the cited sources by name, the page of each claim found, and what is lacking."""
    from slidekit.export.annotating import highlighted
    from slidekit.export.pdf_text import UnreadableError

    by_digest = {asset.sha256: asset for asset in deck.assets}
    files: dict[str, bytes] = {}
    pages: dict[int, int] = {}
    lacking: list[str] = []
    for reference, marks in _by_source(claims).items():
        asset = by_digest.get(reference[2])
        if asset is None:
            lacking.append(reference[0])
            continue
        content = asset.data
        try:
            content, found = highlighted(content, marks, _first_page(deck, reference[0]))
            pages |= found
        except UnreadableError:
            lacking.append(reference[0])
        name = PurePosixPath(asset.name.replace("\\", "/")).name
        files[f"sources/{reference[1]:02}-{name}"] = content
    return files, pages, tuple(lacking)


def _first_page(deck: Deck, reference: str) -> int:
    """Return the number printed on the first page of a source: 1101 of the pages 1101-1112."""
    pages = next((one.pages for one in deck.references() if one.id == reference), "")
    digits = re.match(r"\d{1,5}(?=\s*[-\u2013])", pages)
    return int(digits[0]) if digits else 1


def _by_source(claims: Sequence[Claim]) -> dict[tuple[str, int, str], list[Mark]]:
    """Return the claims of each source: its id, number in the list, and the SHA-256 of its file."""
    found: dict[tuple[str, int, str], list[Mark]] = {}
    for mark, claim in _marks(claims):
        if claim.get("reference"):
            key = (claim["reference"], int(claim["number"] or 0), claim["sha256"] or "")
            found.setdefault(key, []).append(mark)
    return found


def _unmarked(
    claims: Sequence[Claim], pages: Mapping[int, int], lacking: Sequence[str]
) -> tuple[str, ...]:
    """Return the numbers of the claims whose place was looked for and not found for certain."""
    return tuple(
        str(mark.number)
        for mark, claim in _marks(claims)
        if claim.get("reference") not in (None, "", *lacking) and mark.number not in pages
    )


def _readme(version: Version, lacking: Sequence[str], unmarked: Sequence[str]) -> str:
    lines = [
        *heading_of(version),
        tell("{0}.pdf: the slides with their claims numbered.", f"{version.deck}-{version.number}"),
        tell("claims.csv: of each number the claim, its source and the place in it."),
        tell("sources: what is cited; places are marked where their words were found."),
    ]
    if lacking:
        lines.append(tell("Not in this pack, or not to be marked: {0}", ", ".join(lacking)))
    if unmarked:
        lines.append(
            tell(
                "Not marked, as their place was not found for certain: claims {0}. Look them up.",
                ", ".join(unmarked),
            )
        )
    lines.append(tell("Content SHA-256: {0}", version.content_digest))
    return "\n".join(lines) + "\n"
