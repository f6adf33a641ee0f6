"""Use cases: what changed in meaning between two states of a deck, or two files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from slidekit.app.decks import quiet
from slidekit.errors import UsageError
from slidekit.languages import tell

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.app.decks import Progress
    from slidekit.deck.diff import Diff
    from slidekit.deck.model import Deck
    from slidekit.deck.side import Side
    from slidekit.rules.finding import Finding


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed from one state to another, findings too."""

    a: str
    b: str
    diff: Diff
    new_findings: tuple[Finding, ...] = ()
    gone_findings: tuple[Finding, ...] = ()

    @property
    def is_equal(self) -> bool:
        """Whether nothing changed."""
        return self.diff.is_equal and not (self.new_findings or self.gone_findings)


def compare_decks(
    old: Deck, new: Deck, a: str = "", b: str = "", progress: Progress = quiet
) -> Compared:
    """Return what changed from one deck to another, with the findings that came and went."""
    from slidekit.deck.sides import side_of

    progress(tell("Checking"))
    found = (_findings(old), _findings(new))
    return compare_sides(side_of(old, a), side_of(new, b), *found)


def compare_files(a: str, b: str, progress: Progress = quiet) -> Compared:
    """Return what changed in meaning from one file to another: .slidekit or exported .pptx.

    Where one is a PPTX both are compared as files show them: the numbers and words on slides.

    Raises:
        SlidekitError: a file cannot be read, is of another kind, or carries no record.
    """
    from slidekit.app.checking import is_pptx
    from slidekit.deck.file import read_deck

    paths = [_path(name) for name in (a, b)]
    if not any(map(is_pptx, paths)):
        progress(tell("Reading the decks"))
        return compare_decks(read_deck(paths[0]), read_deck(paths[1]), a, b, progress)
    (old, before), (new, after) = (_written(path, progress) for path in paths)
    return compare_sides(replace(old, name=a), replace(new, name=b), before, after)


def compare_sides(
    old: Side, new: Side, before: tuple[Finding, ...], after: tuple[Finding, ...]
) -> Compared:
    """Return what changed from one side to another, with what the rules said of each."""
    from slidekit.deck.diff import difference, gone_and_new

    gone, came = gone_and_new([*map(_key, before)], [*map(_key, after)])
    return Compared(
        old.name,
        new.name,
        difference(old, new),
        tuple(after[place] for place in came),
        tuple(before[place] for place in gone),
    )


def compared_as_json(compared: Compared) -> dict[str, Any]:
    """Return what `diff --json` prints."""
    from dataclasses import asdict

    from slidekit.deck.diff import numbers_as_json

    diff = compared.diff
    return {
        "a": compared.a,
        "b": compared.b,
        "equal": compared.is_equal,
        "facts": [
            {
                "id": one.id,
                "old": numbers_as_json(one.old),
                "new": numbers_as_json(one.new),
                "reason": one.reason,
            }
            for one in diff.facts
        ],
        "slides": [
            {"id": one.id, "change": one.change, "from": one.was, "to": one.now}
            for one in diff.slides
        ],
        "texts": [asdict(one) for one in diff.texts],
        "findings": {
            "new": [_finding(one) for one in compared.new_findings],
            "gone": [_finding(one) for one in compared.gone_findings],
        },
    }


def _finding(finding: Finding) -> dict[str, Any]:
    from dataclasses import asdict

    content = asdict(finding)
    return {key: value for key, value in content.items() if key not in ("fix_label", "fix_safe")}


def _key(finding: Finding) -> tuple[str, ...]:
    """Return what makes two findings the same; numbers of slides in their words do not count."""
    return (finding.rule, finding.severity, finding.slide or "", finding.block or "")


def _findings(deck: Deck) -> tuple[Finding, ...]:
    from slidekit.app.checking import draft
    from slidekit.rules.judge import judge

    return judge(draft(deck))


def _path(name: str) -> Path:
    from pathlib import Path

    from slidekit.app.checking import is_pptx
    from slidekit.app.decks import is_deck

    if "://" in name:
        raise UsageError(
            tell("{0} names no version in a library.", name),
            fix=tell("Write URL#DECK@N, or DECK@N with --library URL."),
        )
    path = Path(name)
    if not path.exists():
        raise UsageError(tell("There is no file {0}.", path), fix=tell("Check the path."))
    if not (is_deck(path) or is_pptx(path)):
        raise UsageError(
            tell("{0} is neither a .slidekit deck nor a PowerPoint file.", path),
            fix=tell("Give two files: .slidekit, or .pptx that slidekit exported."),
        )
    return path


def _written(path: Path, progress: Progress) -> tuple[Side, tuple[Finding, ...]]:
    """Return a file as it was exported; a deck is exported for it and thrown away."""
    import tempfile
    from pathlib import Path

    from slidekit.app.checking import is_pptx
    from slidekit.app.writing import build
    from slidekit.deck.file import read_deck

    if is_pptx(path):
        return _of_record(path)
    with tempfile.TemporaryDirectory(prefix="slidekit-") as folder:
        out = Path(folder) / "deck.pptx"
        build(read_deck(path), out, progress=progress)
        return _of_record(out)


def _of_record(path: Path) -> tuple[Side, tuple[Finding, ...]]:
    from slidekit.export.record import read_record
    from slidekit.export.sides import side_of_manifest
    from slidekit.rules.edited.written import findings_written

    manifest = read_record(path)
    if manifest is None:
        raise UsageError(
            tell(
                "{0} carries no record of slidekit, so nobody knows what its numbers are.",
                path.name,
            ),
            fix=tell("Give the .slidekit file, or a .pptx that slidekit exported."),
        )
    return side_of_manifest(manifest, path.name), findings_written(manifest) or ()
