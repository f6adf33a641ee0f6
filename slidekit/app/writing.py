"""Use cases: writing decks, and showing them and their numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from slidekit.app.checking import draft, is_pptx
from slidekit.app.decks import Options, open_deck, quiet, refuse_export_targets, refuse_other_files
from slidekit.errors import UsageError
from slidekit.languages import tell

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.app.decks import Progress
    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame
    from slidekit.rules.finding import Finding


@dataclass(frozen=True, slots=True)
class Built:
    """What `build` wrote."""

    out: Path
    deck: Deck
    findings: tuple[Finding, ...]
    digest: str
    written: bool = True
    """Whether the PPTX was written; not so where findings block and `strict` was asked."""

    @property
    def blocking(self) -> int:
        """Number of findings that keep the deck from release."""
        from slidekit.rules.finding import count_blocking

        return count_blocking(self.findings)


def build(
    deck: Deck,
    out: Path,
    *,
    pdf: Path | None = None,
    png: Path | None = None,
    strict: bool = False,
    progress: Progress = quiet,
) -> Built:
    """Write a deck as PPTX, and as PDF and PNG where asked.

    With blocking findings every slide carries the DRAFT mark; with `strict` nothing is written.
    """
    from slidekit.deck.codec import digest
    from slidekit.rules.judge import judge

    refuse_export_targets(out, pdf)
    progress(tell("Laying out"))
    laid_out = draft(deck)
    found = judge(laid_out)
    built = Built(out, deck, found, digest(deck))
    if strict and built.blocking:
        return replace(built, written=False)
    frames = shown_frames(deck, laid_out.frames, marked=built.blocking > 0)
    progress(tell("Writing the PPTX"))
    _write_pptx(built, frames)
    for name, target in (("pdf", pdf), ("png", png)):
        if target:
            from slidekit.export.exporters import exporter

            progress(tell("Writing the {0}", name.upper()))
            exporter(name)(frames, target, title=deck.title)
    return built


def shown_frames(deck: Deck, frames: tuple[Frame, ...], *, marked: bool) -> tuple[Frame, ...]:
    """Return the frames as they are shown: with the DRAFT mark where rules are broken."""
    from slidekit.layout.slide import with_mark

    words = deck.template.words.draft_mark
    return tuple(with_mark(frame, words) for frame in frames) if marked else frames


def _write_pptx(built: Built, frames: tuple[Frame, ...]) -> None:
    from slidekit.export.deckfile import document_of, manifest_of
    from slidekit.export.pptx import write_pptx
    from slidekit.rules.edited.written import summary_of

    record = _findings_for_the_record(built)
    write_pptx(
        frames,
        document_of(built.deck),
        built.out,
        lambda slides: manifest_of(built.deck, frames, slides, built.digest, summary_of(record)),
    )


def _findings_for_the_record(built: Built) -> tuple[Finding, ...]:
    """Return the findings in English: a file does not depend on who sat at the screen."""
    from slidekit.languages import screen_language, told_in
    from slidekit.rules.judge import judge

    if screen_language() == "en":
        return built.findings
    with told_in("en"):
        return judge(draft(built.deck))


def open_frames(path: Path) -> tuple[str, tuple[Frame, ...], tuple[str, ...]]:
    """Return title, frames and slide titles of a deck, for the window."""
    from slidekit.layout.words import wording
    from slidekit.rules.finding import count_blocking
    from slidekit.rules.judge import judge

    deck = open_deck([path], Options())
    laid_out = draft(deck)
    marked = count_blocking(judge(laid_out)) > 0
    words = wording(deck)
    titles = tuple(words.plain(slide.title) for slide in deck.slides)
    return deck.title, shown_frames(deck, laid_out.frames, marked=marked), titles


def shown_numbers(path: Path) -> dict[str, Any]:
    """Return every number that a .slidekit or exported PPTX shows, one entry per place."""
    from slidekit.export.facts import facts_of_deck, facts_of_manifest
    from slidekit.export.record import read_record

    if not is_pptx(path):
        refuse_other_files(path)
        deck = open_deck([path], Options())
        return facts_of_deck(deck, draft(deck).frames)
    manifest = read_record(path)
    if manifest is None:
        raise UsageError(
            tell(
                "{0} carries no slidekit manifest, so its numbers have no known source.", path.name
            ),
            fix=tell("Give a deck that slidekit wrote."),
        )
    return facts_of_manifest(manifest)
