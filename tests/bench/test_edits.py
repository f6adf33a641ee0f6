"""How long a deck of sixty slides takes to be laid out and judged, at first and after an edit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import Options, new_deck, save_deck
from slidekit.resources import sample_data_dir
from tests.decks.variants import copy_study
from tests.needs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck

SLIDES, RUNS = 60, 5
GOALS = {"rules": 0.3, "rules after an edit": 0.05, "layout after an edit": 0.016}
"""Seconds of processor time; a window repaints in 16 ms."""


def ask(what: str, deck: Path) -> dict[str, Any]:
    """Return what a process says that was started for it; bytecode is kept, as on a user's."""
    command = [sys.executable, "-m", "tests.bench.edits", what, str(deck)]
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def sixty(parent: Path) -> Deck:
    """Return a deck of two trials with all exhibits; only second parts are left out above sixty."""
    folders = [copy_study(name, parent) for name in ("onc301", "random_cdisc")]
    deck = new_deck(folders, Options())
    parts = [slide.id for slide in deck.slides if slide.parts[0] > 1]
    gone = set(parts[: len(deck.slides) - SLIDES])
    return replace(deck, slides=tuple(slide for slide in deck.slides if slide.id not in gone))


@pytest.mark.needs("shared")
def test_sixty_slides_are_judged_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Medians of runs in new processes keep the goals."""
    path = tmp_path / "sixty.slidekit"
    save_deck(sixty(tmp_path), path)
    runs = [ask("times", path) for _ in range(RUNS)]
    medians = {name: median(run[name] for run in runs) for name in runs[0]}
    with capsys.disabled():
        print("\n" + ", ".join(f"{name} {value:.4g}" for name, value in medians.items()))
    assert medians["slides"] == SLIDES
    assert {name: medians[name] for name in GOALS if medians[name] > GOALS[name]} == {}


def test_fifty_decks_one_after_the_other_take_no_more_memory_than_ten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every deck has other titles, so that no two share a slide."""
    path = tmp_path / "simple.slidekit"
    save_deck(new_deck([sample_data_dir() / "simple"], Options()), path)
    growth = ask("memory", path)["growth"]
    with capsys.disabled():
        print(f"\nmemory grew by {growth:.1%}")
    assert growth < 0.1
