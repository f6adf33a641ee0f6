"""How long reviewers wait in a library of two thousand versions, on either database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from slidekit.app.reviewing import bytes_of, submission_of
from slidekit.deck.file import read_deck
from slidekit.library.audit import NOTHING
from slidekit.library.sessions import Session
from slidekit.library.submission import submit
from slidekit.rules.finding import BLOCKING
from tests.bench.library import DECK, LOGIN
from tests.bench.test_edits import sixty
from tests.library.hands import PASSWORD
from tests.library.route import submission, team_of
from tests.needs import ROOT
from tests.stress.work import empty_place, peopled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from slidekit.deck.model import Deck
    from slidekit.library.audit import Attempt, Change
    from slidekit.library.submission import Submission

VERSIONS, A_DECK, AT_ONCE, RUNS = 2000, 5, 100, 5
GOALS = {"inbox": 0.1, "search": 0.1, "open a version": 1.0, "diff": 0.5}
"""Seconds by the clock, the first time in a process; the least of some processes counts, for what
other programs do only adds to it. The load is told."""
ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql")))


def run(*command: str) -> bytes:
    """Run a program as a person's machine does: with its bytecode, and without a screen."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    kept |= {
        "QT_QPA_PLATFORM": "offscreen",
        "SLIDEKIT_LANGUAGE": "en",
        "SLIDEKIT_PASSWORD": PASSWORD,
    }
    done = subprocess.run(command, cwd=ROOT, env=kept, stdout=subprocess.PIPE, check=False)
    assert done.returncode in (0, 1), done.returncode
    return done.stdout


def measured(what: str, address: str, folder: Path) -> dict[str, tuple[float, float]]:
    """Return the least that each step takes of some new processes: by the clock, and worked."""
    command = (sys.executable, "-m", "tests.bench.library", what, address, str(folder))
    found = [json.loads(run(*command).splitlines()[-1]) for _ in range(RUNS)]
    return {name: _least([one[name] for one in found]) for name in found[0]}


def _least(pairs: list[list[float]]) -> tuple[float, float]:
    clock, worked = (min(one) for one in zip(*pairs, strict=True))
    return clock, worked


def command_seconds(address: str) -> float:
    """Return how long `slidekit diff` takes from Enter to its last line, sign-in included."""
    named = (f"{DECK}@1", f"{DECK}@2", "--library", address, "--user", LOGIN, "--json")
    start = time.perf_counter()
    content = json.loads(run(sys.executable, "-m", "slidekit.cli", "diff", *named))
    taken = time.perf_counter() - start
    assert content["equal"] is False
    return taken


def sent(deck: Deck) -> Submission:
    """Return a deck as it is submitted, without the findings that would keep it out."""
    made = submission_of(deck, "Sixty slides", deck=DECK)
    report = json.loads(made.report_file)
    report["list"] = [one for one in report["list"] if one["severity"] != "block"]
    report["blocking"] = sum(one["severity"] in BLOCKING for one in report["list"])
    return replace(made, report_file=json.dumps(report).encode(), drafts=False)


@dataclass(frozen=True, slots=True)
class Hurried(Session):
    """An author whose submissions are one transaction: the same rows, events and signed head."""

    change: Change

    @contextmanager
    def writing(self, attempt: Attempt = NOTHING) -> Iterator[Change]:
        """Give the one transaction."""
        yield self.change


def fill(author: Session, folder: Path) -> None:
    """Submit two thousand versions of a small deck, five a deck, and two of sixty slides.

    They differ in a title, and the second lacks the last slide.
    """
    for start in range(0, VERSIONS - 2, AT_ONCE):
        with author.writing() as change:
            hurried = Hurried(author.library, author.person, author.id, author.since, change)
            for number in range(start, min(start + AT_ONCE, VERSIONS - 2)):
                name = f"deck-{number // A_DECK}"
                cuts = {f"study{number // A_DECK}": "2026-01-31"}
                words = f"{number % A_DECK}"  # a deck takes long to make, and is read each time
                made = submission(words, deck=name, title=f"Talk {name}", data_cuts=cuts)
                submit(hurried, made)
    path = folder / "old.slidekit"
    path.write_bytes(bytes_of(sixty(folder)))
    old = read_deck(path)
    first, *rest = old.slides
    new = replace(old, slides=(replace(first, title="Another title"), *rest[:-1]))
    for deck in (old, new):
        submit(author, sent(deck))


def told(what: str, seconds: float, numbers: dict[str, tuple[float, float]]) -> str:
    """Return milliseconds by the clock and worked, with the load of the machine."""
    lines = [
        f"{name:20}{1000 * clock:6.0f} ms, worked {1000 * worked:6.0f} ms"
        for name, (clock, worked) in numbers.items()
    ]
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    return "\n".join((f"\n{what}: filled in {seconds:.0f} s; {load}", *lines))


@pytest.mark.needs("shared")
@pytest.mark.parametrize("engine", ENGINES)
def test_two_thousand_versions_keep_nobody_waiting(
    engine: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Inbox and search in a tenth of a second, a version of sixty slides in one, a diff in half."""
    with empty_place(engine, tmp_path) as address:
        start = time.perf_counter()
        fill(team_of(peopled(address, 0)).author, tmp_path)
        filled = time.perf_counter() - start
        numbers: dict[str, tuple[float, float]] = {}
        for what in ("engine", "diff", "window"):
            numbers |= measured(what, address, tmp_path)
        commands = min(command_seconds(address) for _ in range(RUNS))
    with capsys.disabled():
        print(told(engine, filled, numbers), f"\nslidekit diff: {1000 * commands:.0f} ms")
    clocks = {name: numbers[name][0] for name in GOALS}
    assert {name: clock for name, clock in clocks.items() if clock > GOALS[name]} == {}
