"""Use cases: asking the rules, of decks and of files that came back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.app.decks import Options, open_deck, quiet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from slidekit.app.decks import Progress
    from slidekit.deck.model import Deck
    from slidekit.rules.edited.returned import Returned
    from slidekit.rules.finding import Draft, Finding

PPTX_ENDINGS = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")
BLOCKING = ("block", "block_unless_waived")


def draft(deck: Deck) -> Draft:
    """Return the deck laid out, as the rules judge it."""
    from slidekit.layout.slide import lay_out
    from slidekit.rules.finding import Draft

    return Draft(deck, lay_out(deck))


def findings(deck: Deck) -> tuple[Finding, ...]:
    """Return what the rules say of a deck, with what the program can do about it."""
    from slidekit.rules.fixes.mending import offers

    return tuple(finding for finding, _ in offers(draft(deck)))


def count_blocking(found: Sequence[Finding]) -> int:
    """Return how many findings keep a deck from release."""
    return sum(finding.severity in BLOCKING for finding in found)


def check(
    path: Path, policy: str = "", progress: Progress = quiet
) -> tuple[Deck, tuple[Finding, ...]]:
    """Return a deck and what the rules say of it, under another policy where one is named."""
    from slidekit.template.load import load_policy

    deck = open_deck([path], Options(), progress)
    if policy:
        deck = replace(deck, policy=load_policy(policy))
    progress("Checking")
    return deck, findings(deck)


def check_pptx(
    path: Path, policy: str = "", progress: Progress = quiet
) -> tuple[dict[str, str | None], tuple[Finding, ...]]:
    """Return what the rules say of a PPTX: one that came back, or one that slidekit never made.

    The first value names deck, template and policy as far as they are known.
    """
    from slidekit.app.restoring import offered

    named, found = offered(path, policy, progress)
    return named, tuple(finding for finding, _ in found)


def laid_beside(
    path: Path, policy: str = "", progress: Progress = quiet
) -> tuple[dict[str, str | None], Returned]:
    """Return what a PPTX is called, and the file beside what was written into it."""
    from slidekit.export.content import carries_slide_marks
    from slidekit.export.recognised import recognised
    from slidekit.export.record import carried, read_record
    from slidekit.export.seen_file import exported_broken, read_seen, stage_written, written_slides
    from slidekit.export.verify import compare
    from slidekit.rules.edited.returned import Returned
    from slidekit.template.load import load_policy
    from slidekit.template.policy import Policy
    from slidekit.template.schema import Template

    progress(f"Reading {path.name}")
    seen, contents = read_seen(path)
    manifest = read_record(path)
    if manifest is None:
        rules = load_policy(policy or "default")
        lost = carries_slide_marks(contents)
        named = {"deck": path.stem, "template": None, "policy": rules.name}
        return named, Returned(seen, rules, lost=lost)
    seen, contents = recognised(manifest, seen, contents)
    rules = load_policy(policy) if policy else carried(manifest, "policy", Policy)
    template = carried(manifest, "template", Template)
    returned = Returned(
        seen,
        rules,
        template,
        written_slides(manifest),
        compare(manifest, contents),
        stage_written(manifest),
        exported_broken(manifest),
    )
    named = {"deck": manifest["deck"]["id"], "template": template.name, "policy": rules.name}
    return named, returned


def is_pptx(path: Path) -> bool:
    """Tell whether a path names a file of PowerPoint."""
    return path.suffix.lower() in PPTX_ENDINGS


def check_template(path: Path) -> str:
    """Check a template or policy file and return what it is; TemplateError says what is wrong."""
    from slidekit.exhibits.registry import MODULES
    from slidekit.rules.registry import RULES
    from slidekit.template.load import check_file

    return check_file(path, tuple(sorted(MODULES)), tuple(rule.id for rule in RULES))
