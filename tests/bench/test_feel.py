"""Whether the app feels quick: starting, typing, scrolling, looking at long tables, many decks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import Options, new_deck, save_deck
from slidekit.resources import sample_data_dir
from tests.gui import stories
from tests.gui.conftest import own_settings, window  # noqa: F401, fixtures
from tests.gui.stories import Person
from tests.gui.watchdog import Watchdog
from tests.needs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow

SLIDES, STARTS = 60, 9
START_SHARE, FRAME_SECONDS, PREVIEW_SECONDS, GROWTH = 2.5, 0.016, 2, 0.1
"""Against an empty window of Qt; a picture of a screen of 60 Hz; a table; memory of 40 decks."""
STILL_SECONDS = 0.1
"""What a person does not notice."""


def run(*arguments: str) -> bytes:
    """Run a measurement in a new process; bytecode is kept, as on a user's machine."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    kept["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-m", "tests.bench.feel", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=kept, stdout=subprocess.PIPE, check=True)
    return done.stdout


def ask(what: str, path: Path) -> dict[str, Any]:
    """Return what a measurement found."""
    answer: dict[str, Any] = json.loads(run(what, str(path)).splitlines()[-1])
    return answer


def seconds(what: str) -> float:
    """Return how long a process takes from its start to its first paint."""
    start = time.perf_counter()
    run(what)
    return time.perf_counter() - start


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a deck of sixty slides: that of the simulated trial, with copies of its slides."""
    deck = new_deck([sample_data_dir() / "onc301"], Options())
    slides = deck.slides
    copies = (replace(slide, id=f"{slide.id}-copy") for slide in slides)
    path = tmp_path_factory.mktemp("decks") / "sixty.slidekit"
    save_deck(replace(deck, slides=(*slides, *copies)[:SLIDES]), path)
    return path


def test_the_window_is_there_soon(capsys: pytest.CaptureFixture[str]) -> None:
    """New processes to their first paint, by turns, against a window of Qt with nothing in it.

    From the start of the process until the window has been painted, by the clock; the app is
    started as `slidekit` without arguments. Both have their bytecode and the system's cache warm.
    """
    run("paint_app")  # writes the bytecode
    pairs = [(seconds("paint_empty"), seconds("paint_app")) for _ in range(STARTS)]
    empty, app = (median(times) for times in zip(*pairs, strict=True))
    with capsys.disabled():
        print(f"\nempty window {empty:.3f} s, app {app:.3f} s: {app / empty:.2f} times", end="")
        print(f" (load {os.getloadavg()[0]:.1f})")
    assert app < START_SHARE * empty


def test_a_key_is_seen_at_once(sixty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Typing into a title: the median from key to paint is less than a frame of the screen."""
    found = ask("typing", sixty)
    with capsys.disabled():
        print(f"\nkey {1000 * found['median']:.1f} ms, longest {1000 * found['longest']:.1f} ms")
    assert found["median"] < FRAME_SECONDS


def test_sixty_slides_scroll_smoothly(sixty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of twenty steps down the strip, nineteen are painted within a frame of the screen."""
    found = ask("scrolling", sixty)
    with capsys.disabled():
        print(f"\nstep {1000 * found['p95']:.1f} ms, longest {1000 * found['longest']:.1f} ms")
    assert found["slides"] == SLIDES
    assert found["p95"] < FRAME_SECONDS


def test_a_million_rows_are_seen_soon(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first rows of a table of a million are shown while the others are read."""
    path = tmp_path / "long.csv"
    rows = "".join(f"{n % 1000},{n % 2},{n % 97}.5\n" for n in range(1000))
    path.write_text("patient,arm,months\n" + rows * 1000, "utf-8")
    found = ask("preview", path)
    with capsys.disabled():
        print(f"\npreview {found['seconds']:.2f} s")
    assert found["seconds"] < PREVIEW_SECONDS


def test_fifty_decks_do_not_fill_the_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same window opens and closes them, one after the other."""
    path = tmp_path / "simple.slidekit"
    save_deck(new_deck([sample_data_dir() / "simple"], Options()), path)
    found = ask("memory", path)
    with capsys.disabled():
        print(f"\nmemory grew by {found['growth']:.1%}")
    assert found["growth"] < GROWTH


@pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")
def test_the_screen_never_stands_still(
    window: MainWindow,  # noqa: F811, the fixture
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From tables to files, no turn of the event loop holds more work than a person notices.

    The work of the screen's own thread is asserted; the clock also shows other programs' share.
    """
    person = Person(window, qtbot, Watchdog(window))
    person.wait(lambda: window.built_editor is not None)
    window.start_page.gallery.finish()
    tables = stories.copied("onc301", ("adsl.csv", "adtte.csv", "adae.csv"), tmp_path / "study")
    view = stories.drop_tables(person, tables)
    stories.fill_form(person, view)
    stories.make_deck(person, view)
    stories.edit_and_undo(person, "limitations", 5)
    stories.export_files(person, tmp_path, monkeypatch)
    with capsys.disabled():
        print(f"\n{person.watch.told()}")
    slow = {name: gap for name, gap in person.watch.own.items() if gap.own > STILL_SECONDS}
    assert slow == {}
