"""Use case: putting a PPTX that came back to what was written, as far as its manifest knows."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from slidekit.app.checking import laid_beside
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.app.decks import Progress
    from slidekit.app.fixing import Fixed
    from slidekit.layout.seen import Restoration
    from slidekit.rules.edited.fixes import FileFix
    from slidekit.rules.finding import Finding
    from slidekit.rules.fixes.mending import Done

    Offer = tuple[Finding, FileFix | None]

MAX_ROUNDS = 6
"""Putting one thing back may show another; more than so often it goes in a circle."""


def restore(path: Path, out: Path, policy: str, progress: Progress) -> Fixed:
    """Put back what may be put back without asking, and write the outcome as another file."""
    from slidekit.app.fixing import Fixed
    from slidekit.errors import ExportError
    from slidekit.files import write_whole

    with tempfile.TemporaryDirectory(prefix="slidekit-") as folder:
        bench = _Bench(path, Path(folder) / path.name, policy, progress)
        for _ in range(MAX_ROUNDS):
            if not bench.step():
                break
        write_whole(out, bench.path.read_bytes(), ExportError)
    left = tuple(finding for finding, _ in bench.found)
    return Fixed(out, bench.named, tuple(bench.done), left)


class _Bench:
    """A copy of the file on which things are put back, a round at a time."""

    def __init__(self, path: Path, copy: Path, policy: str, progress: Progress) -> None:
        self.policy, self.progress = policy, progress
        self.named, self.found = offered(path, policy, progress)
        copy.write_bytes(path.read_bytes())
        self.path = copy
        self.done: list[Done] = []
        self.tried: set[tuple[str, Restoration]] = set()

    def step(self) -> bool:
        """Put back all that may be; where that harms, piece by piece. Tell whether any was."""
        todo = {
            wish: finding
            for finding, fix in self.found
            for wish in (fix.restorations if fix and fix.safe else ())
            if (finding.slide or "", wish) not in self.tried
        }
        todo = {wish: finding for wish, finding in todo.items() if not _waits(wish, todo)}
        self.tried |= {(finding.slide or "", wish) for wish, finding in todo.items()}
        return bool(todo) and self._put_back(todo)

    def _put_back(self, todo: dict[Restoration, Finding]) -> bool:
        from slidekit.export.record import read_record
        from slidekit.export.restoring import restored
        from slidekit.rules.fixes.mending import blocking

        self.progress(tell("Putting back"))
        before, known = self.path.read_bytes(), self.found
        content, done = restored(self.path, read_record(self.path), tuple(todo))
        self.path.write_bytes(content)
        _, self.found = offered(self.path, self.policy, self.progress)
        if not done or blocking(self.found) - blocking(known):
            self.path.write_bytes(before)
            self.found = known
            return bool(done) and len(todo) > 1 and self._halves(todo)
        self.done += dict.fromkeys(_done(todo[wish], wish) for wish in done)
        return True

    def _halves(self, todo: dict[Restoration, Finding]) -> bool:
        wishes = list(todo)
        half = len(wishes) // 2
        parts = ({w: todo[w] for w in part} for part in (wishes[:half], wishes[half:]))
        return any([self._put_back(part) for part in parts])


def _waits(wish: Restoration, todo: Iterable[Restoration]) -> bool:
    """Tell whether something else comes first.

    What points at slides by number waits until they stand where they will; a text waits for its
    numbers, since with them back it may have lost nothing.
    """
    if wish.text and any(other.way in ("move", "show") for other in todo):
        return True
    here = (wish.number, wish.shape)
    numbers = {(other.number, other.shape) for other in todo if other.way == "number"}
    return wish.way == "text" and here in numbers


def _done(finding: Finding, wish: Restoration) -> Done:
    from slidekit.rules.edited.fixes import LABELS
    from slidekit.rules.fixes.mending import Done

    own = LABELS[wish.way](wish.number, wish.shape)
    label = own if finding.slide_number else finding.fix_label or own  # of many slides at once
    return Done(finding.rule, finding.slide, finding.slide_number, label)


def offered(
    path: Path, policy: str, progress: Progress
) -> tuple[dict[str, str | None], tuple[Offer, ...]]:
    """Return what the rules say of a file, with what can be put back."""
    from slidekit.rules.edited.fixes import file_fix_for
    from slidekit.rules.edited.judge import in_order, judged_file
    from slidekit.rules.edited.written import standing

    named, returned = laid_beside(path, policy, progress)
    offers: dict[Finding, FileFix | None] = dict.fromkeys(standing(returned))
    for finding, (rule, seen) in judged_file(returned).items():
        fix = file_fix_for(returned, rule, replace(seen, severity=finding.severity))
        told = replace(finding, fix_label=fix.label, fix_safe=fix.safe) if fix else finding
        offers[told] = fix
    return named, tuple((finding, offers[finding]) for finding in in_order(offers))
