"""How long people wait in a library of two thousand versions, on either database."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import compare_decks
from slidekit.app.reviewing import bytes_of, deck_of
from slidekit.deck.file import read_deck
from slidekit.library.checking import check
from slidekit.library.held import held_in
from slidekit.library.opening import open_library
from slidekit.library.overview import overview
from slidekit.library.sessions import sign_in
from slidekit.library.submission import submit
from slidekit.library.versions import Ref, list_versions
from tests.bench.test_edits import sixty
from tests.library.hands import PASSWORD
from tests.library.route import submission, team_of
from tests.stress.work import empty_place, peopled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VERSIONS, A_DECK, RUNS = 2000, 5, 5
GOALS = {"inbox": 0.1, "search": 0.1, "open a version": 1.0}
"""Seconds: of the processor on SQLite, on the wall where a server works too; the load is told."""
DIFF_SECONDS = 0.5
"""Of processor time, once both decks were laid out."""
ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql")))


def timed(act: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the least of the seconds that something takes: what others do only adds to it."""
    taken = []
    for _ in range(RUNS):
        begin = clock()
        act()
        taken.append(clock() - begin)
    return min(taken)


def told(what: str, numbers: dict[str, float], capsys: pytest.CaptureFixture[str]) -> None:
    """Print the milliseconds, with the load of the machine."""
    each = ", ".join(f"{name} {1000 * value:.0f} ms" for name, value in numbers.items())
    with capsys.disabled():
        print(f"\n{what}: {each}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


@pytest.mark.needs("shared")
@pytest.mark.parametrize("engine", ENGINES)
def test_two_thousand_versions_keep_nobody_waiting(
    engine: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Inbox and search within a tenth of a second, a version with sixty slides within one."""
    deck = sixty(tmp_path)
    content = bytes_of(deck)
    with empty_place(engine, tmp_path) as address:
        team = team_of(peopled(address, 0))
        for number in range(VERSIONS - 1):
            name = f"deck-{number // A_DECK}"
            cuts = {f"study{number // A_DECK}": "2026-01-31"}
            words = f"{number % A_DECK}"  # a deck takes long to make, and is read each time
            sent = submission(words, deck=name, title=f"Talk {name}", data_cuts=cuts)
            submit(team.author, sent)
        digest = held_in(content, drafts=False).content_digest
        sent = submission("sixty", deck="sixty", deck_file=content, content_digest=digest)
        submit(team.author, sent)
        library = open_library(address)
        clock = time.process_time if engine == "sqlite" else time.perf_counter
        mia = sign_in(library, "mia", PASSWORD)

        def opened() -> None:
            assert overview(mia, Ref("sixty", 1)).version.state == "in_review"
            assert len(deck_of(mia, Ref("sixty", 1)).slides) == len(deck.slides)

        found = [one for one in list_versions(mia) if "deck-77" in one.title]
        assert len(found) == A_DECK
        numbers = {
            "inbox": timed(lambda: list_versions(mia, mine=True), clock),
            "search": timed(
                lambda: [one for one in list_versions(mia) if "77" in one.title], clock
            ),
            "open a version": timed(opened, clock),
            "open the library": timed(lambda: open_library(address), clock),
            "check all": timed(lambda: check(library), clock),
        }
    told(engine, numbers, capsys)
    assert {name: numbers[name] for name in GOALS if numbers[name] > GOALS[name]} == {}


@pytest.mark.needs("shared")
def test_two_versions_of_sixty_slides_are_compared_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One title and one slide differ; both decks are laid out and judged already."""
    old = sixty(tmp_path)
    path = tmp_path / "old.slidekit"
    path.write_bytes(bytes_of(old))
    old = read_deck(path)
    first, *rest = old.slides
    new = replace(old, slides=(replace(first, title="Another title"), *rest[:-1]))
    compare_decks(old, new)
    seconds = timed(lambda: compare_decks(old, new), time.process_time)
    told("diff of sixty slides", {"diff": seconds}, capsys)
    assert seconds < DIFF_SECONDS
