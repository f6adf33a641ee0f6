from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from slidekit.app import Options
from slidekit.resources import sample_data_dir
from widgets.jobs import Jobs
from widgets.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen have no size to tell."""

WAIT_MS = 60_000


def worker(waiting: Waiting) -> Jobs:
    """Return what makes decks for the page that waits."""
    found = waiting.findChild(Jobs)
    assert found is not None
    return found


def test_a_deck_nobody_waits_for_any_more_is_dropped(window: MainWindow, qtbot: QtBot) -> None:
    """Going home gives it up: it does not take the window when it is made."""
    with qtbot.waitSignal(worker(window.waiting).answered, timeout=WAIT_MS):
        window.make([sample_data_dir() / "simple"], Options())
        window.go_home()
    assert window.document.deck is None
    assert window.stack.currentWidget() is window.start_page


def test_a_deck_that_is_opened_meanwhile_stays(
    window: MainWindow, deck_file: Path, settled: Callable[[MainWindow], None], qtbot: QtBot
) -> None:
    """What was being made when it was opened does not come over it."""
    with qtbot.waitSignal(worker(window.waiting).answered, timeout=WAIT_MS):
        window.make([sample_data_dir() / "simple"], Options())
        window.open(deck_file)
    settled(window)
    assert window.document.path == deck_file
    assert not window.document.is_dirty


def test_steps_of_a_deck_that_was_given_up_are_not_told(qtbot: QtBot) -> None:
    """The page speaks of what it waits for now."""
    page = Waiting()
    qtbot.addWidget(page)
    with qtbot.waitSignal(worker(page).answered, timeout=WAIT_MS):
        page.make([sample_data_dir() / "simple"], Options())
        page.wait_for("Opening another one ...")
    assert page.message.text() == "Opening another one ..."


def test_keys_stay_where_the_person_is_when_the_start_ends(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """A file that cannot be opened right after the start: Esc leaves the page that says so."""
    path = tmp_path / "talk.slidekit"
    path.write_text("no deck", "utf-8")
    window.activateWindow()
    window.shell.open(path)
    waiting, gallery = window.waiting, window.start_page.gallery
    qtbot.waitUntil(lambda: not waiting.bar.isVisible() and gallery.count() > 0, timeout=WAIT_MS)
    assert waiting.back.hasFocus()
    QTest.keyClick(waiting.back, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.start_page
    assert gallery.hasFocus()
