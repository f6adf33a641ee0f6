"""Use cases: mending what the program can mend, in decks and in files that came back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.app.checking import is_pptx
from slidekit.app.decks import Options, is_deck, of_no_kind, open_deck, quiet, require_ending
from slidekit.errors import ExportError, UsageError
from slidekit.files import refuse_unwritable
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from slidekit.app.decks import Progress
    from slidekit.rules.finding import Finding
    from slidekit.rules.fixes.mending import Done


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was mended, what is left to people, and where the mended deck lies."""

    out: Path
    named: Mapping[str, str | None]
    """Deck, template and policy, as far as they are known."""
    done: tuple[Done, ...]
    findings: tuple[Finding, ...]
    """What the rules say of the mended deck."""


def fix(path: Path, out: Path | None, policy: str = "", progress: Progress = quiet) -> Fixed:
    """Make every safe fix in a .slidekit deck or PPTX and write the outcome as another file.

    Args:
        path: the deck or file.
        out: the file to write; only by naming it here is the given one written over.
        policy: a policy pack to judge by, else the deck's own; the deck keeps its own.
        progress: told what is being done.

    Raises:
        UsageError: no file to write is named, or it is a folder or of another kind.
    """
    target = _target(path, out)
    if is_pptx(path):
        from slidekit.app.restoring import restore

        return restore(path, target, policy, progress)
    return _fix_deck(path, target, policy, progress)


def _target(path: Path, out: Path | None) -> Path:
    """Return the file to write, refused before anything is read where it cannot be one."""
    if out is None:
        raise UsageError(
            tell("--fix writes the mended deck as a file of its own, and none is named."),
            fix=tell("Name it with -o FILE."),
        )
    if out.is_dir():
        raise UsageError(tell("{0} is a folder.", out), fix=tell("Name a file in it."))
    if not (is_pptx(path) or is_deck(path)):
        raise of_no_kind(path)
    require_ending(out, path.suffix.lower() if is_pptx(path) else ".slidekit")
    refuse_unwritable(out, ExportError)
    return out


def _fix_deck(path: Path, out: Path, policy: str, progress: Progress) -> Fixed:
    from slidekit.deck.file import write_deck
    from slidekit.rules.fixes.mending import mend
    from slidekit.template.load import load_policy

    deck = open_deck([path], Options(), progress)
    rules = load_policy(policy, deck.template.language) if policy else deck.policy
    progress(tell("Mending"))
    mended = mend(replace(deck, policy=rules))
    write_deck(replace(mended.history.now, policy=deck.policy), out)
    named = {"deck": deck.id, "template": deck.template.name, "policy": rules.name}
    return Fixed(out, named, mended.done, mended.findings)
