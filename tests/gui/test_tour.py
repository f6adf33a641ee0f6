from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from widgets.callout import WIDTH_PX, beside
from widgets.tour import STEP

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Windows without a screen cannot be raised."""

ROOM = QRect(0, 0, 1366, 768)


def go_on(window: MainWindow) -> None:
    """Press Enter on the card."""
    QTest.keyClick(window.shell.tour.callout, Qt.Key.Key_Return)


def head(window: MainWindow) -> str:
    """Return what the card that is shown tells of; "" where none is."""
    callout = window.shell.tour.callout
    return callout.head.text() if callout.isVisible() else ""


def test_five_steps_lead_through_an_open_deck(opened: MainWindow) -> None:
    """From the page to start from to the editor, each card wholly in the window."""
    opened.actions_by_name["tour"].trigger()
    heads = []
    while opened.shell.tour.step >= 0:
        heads.append(head(opened))
        assert opened.rect().contains(opened.shell.tour.callout.geometry())
        go_on(opened)
    assert len(heads) == len(set(heads)) == 5
    assert "" not in heads
    assert opened.editor.isVisible()
    assert head(opened) == ""


def test_a_first_run_shows_two_steps_and_the_others_with_the_first_deck(
    window: MainWindow,
    deck_file: Path,
    settled: Callable[[MainWindow], None],
    qtbot: QtBot,
) -> None:
    """The parts of the editor are told of when they can be seen."""
    window.shell.tour.begin_once()
    assert head(window) == "Begin with the occasion"
    go_on(window)
    assert head(window) == "Drop your tables anywhere here"
    assert window.shell.tour.callout.next.text() == "&Done"
    assert window.shell.tour.callout.words.text().endswith("with the first deck that is open.")
    go_on(window)
    assert head(window) == ""
    window.open(deck_file)
    settled(window)
    qtbot.waitUntil(lambda: head(window) == "The slides, and how they stand")


def test_an_inspector_that_was_put_away_ends_no_tour(opened: MainWindow, qtbot: QtBot) -> None:
    """The card after the slides is that of the findings; a part that comes back has its card."""
    QSettings().setValue(STEP, 2)
    opened.shell.tour.begin_once()
    opened.actions_by_name["inspector"].trigger()
    go_on(opened)
    assert head(opened) == "Findings, and export"
    opened.shell.tour.end()
    QSettings().setValue(STEP, 3)
    opened.shell.tour.begin_once()
    assert head(opened) == ""
    opened.actions_by_name["inspector"].trigger()
    qtbot.waitUntil(lambda: head(opened) == "Where each number came from")


@pytest.mark.parametrize("step", range(5))
def test_the_words_of_a_card_that_comes_first_are_wholly_shown(
    opened: MainWindow, step: int
) -> None:
    """Whichever step a start goes on with, no line of it is cut off."""
    QSettings().setValue(STEP, step)
    opened.stack.setCurrentWidget(opened.start_page if step < 2 else opened.editor)
    opened.shell.tour.begin_once()
    QApplication.processEvents()
    callout = opened.shell.tour.callout
    assert callout.isVisible()
    for label in (callout.words, callout.head):
        assert label.height() >= label.heightForWidth(label.width())


def test_escape_skips_and_it_is_not_shown_again(window: MainWindow) -> None:
    """But the menu has it."""
    window.shell.tour.begin_once()
    QTest.keyClick(window.shell.tour.callout, Qt.Key.Key_Escape)
    assert head(window) == ""
    window.shell.tour.begin_once()
    assert head(window) == ""
    window.actions_by_name["tour"].trigger()
    assert head(window) != ""


def test_a_step_that_was_not_reached_comes_at_the_next_start(window: MainWindow) -> None:
    """A number that nobody understands counts as none."""
    QSettings().setValue(STEP, 1)
    window.shell.tour.begin_once()
    assert head(window) == "Drop your tables anywhere here"
    QSettings().setValue(STEP, "much")
    window.shell.tour.begin_once()
    assert head(window) == "Begin with the occasion"


def test_a_window_starts_without_the_tour(window: MainWindow) -> None:
    """It is begun by the program's start alone, not by a window."""
    assert window.shell.tour.step == -1
    assert head(window) == ""


@pytest.mark.parametrize(
    ("place", "corner"),
    [
        (QRect(0, 60, 220, 680), QPoint(229, 60)),
        (QRect(1060, 60, 300, 680), QPoint(1060 - 10 - WIDTH_PX, 60)),
        (QRect(900, 745, 160, 20), QPoint(900, 745 - 10 - 150)),
        (QRect(1002, 135, 340, 22), QPoint(1002, 166)),
        (QRect(0, 0, 1366, 768), QPoint(682 - WIDTH_PX // 2, 767 - 160)),
    ],
)
def test_the_card_lies_beside_its_part(place: QRect, corner: QPoint) -> None:
    """Right, left, above or below as there is room; in a part that fills the window, inside."""
    assert beside(place, 150, ROOM) == corner


def test_the_program_itself_begins_the_tour_and_tells_of_faults(tmp_path: Path) -> None:
    """What tests leave out is there when the app is started by a person."""
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from widgets.app import start\n"
        "app = QApplication(['slidekit'])\n"
        "app.setOrganizationName('slidekit-tests')\n"
        "seen = []\n"
        "def look():\n"
        "    window = next(w for w in app.topLevelWidgets() if hasattr(w, 'shell'))\n"
        "    if window.shell.tour.step < 0:  # it is begun last, when all has been loaded\n"
        "        QTimer.singleShot(50, look)\n"
        "        return\n"
        "    seen.append((window.shell.tour.step, window.shell.desk is not None))\n"
        "    window.close()\n"
        "QTimer.singleShot(50, look)\n"
        "assert start(['slidekit']) == 0\n"
        "assert seen == [(0, True)], seen\n"
        "assert sys.excepthook is sys.__excepthook__\n"
    )
    homes = {
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "HOME": str(tmp_path),
    }
    environment = {
        **os.environ,
        **homes,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.curdir,
    }
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=120)
