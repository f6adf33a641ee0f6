"""Decks that never had a file: kept in a folder of the user's, and offered after a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from slidekit.deck.file import read_deck
from slidekit.resources import sample_data_dir
from tests.gui.typed import WAIT_MS, keep, title, titled
from widgets.deckfile import unsaved_decks
from widgets.document import Document
from widgets.sidecar import (
    sidecar_of,
    unsaved_folder,
    write_sidecar,
)
from widgets.start.start_page import StartPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Windows without a screen have no size to tell."""


@pytest.fixture
def left(own_home: Path, simple_deck: Deck) -> Path:
    """Return what a crash left of an edited deck that never had a file."""
    assert not own_home.exists()
    path = sidecar_of(None, "simple").with_name("simple-1.autosave")
    write_sidecar(titled("Mine").apply(simple_deck), path)
    return path


def test_a_deck_without_a_file_is_kept_in_the_users_folder(
    own_home: Path, simple_deck: Deck, qtbot: QtBot
) -> None:
    """It is made from a study and counts as not saved from the beginning."""
    document = Document()
    with qtbot.waitSignal(document.judged, timeout=WAIT_MS):
        document.start(simple_deck)
    assert document.is_dirty
    keep(document, qtbot)
    sidecar = sidecar_of(None, "simple")
    assert own_home in sidecar.parents
    assert read_deck(sidecar) == simple_deck
    with qtbot.waitSignal(document.name_wanted):
        document.save()
    document.close(discard=True)
    document.finish()
    assert not sidecar.exists()


def test_a_deck_without_a_file_is_found_again_after_a_crash(
    left: Path, open_it: Callable[[Path], Document]
) -> None:
    """One that a living window holds is not offered; it goes on being kept where it lay."""
    assert unsaved_decks() == (left,)
    document = open_it(left)
    assert title(document.deck) == "Mine"
    assert (document.path, document.is_dirty) == (None, True)
    assert unsaved_decks() == ()
    document.close(discard=True)
    document.finish()
    assert list(unsaved_folder().iterdir()) == []


def test_two_decks_of_one_study_without_files_are_kept_apart(
    own_home: Path, simple_deck: Deck, qtbot: QtBot
) -> None:
    """The second of a window does not write over what is left of the first."""
    document = Document()
    for words in ("First", "Second"):
        document.start(titled(words).apply(simple_deck))
        keep(document, qtbot)
        document.close()
    document.finish()
    assert own_home in unsaved_folder().parents
    assert {title(read_deck(path)) for path in unsaved_decks()} == {"First", "Second"}


CRASH = """
import sys
from pathlib import Path
from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication
from slidekit.app import Options
from slidekit.deck.edit import ChangeSlide
from widgets.app import start
app = QApplication(["slidekit"])
app.setOrganizationName("slidekit-tests")
app.setApplicationName(sys.argv[2])
QStandardPaths.setTestModeEnabled(True)
window = start(["slidekit"], run=False)
document = window.document
def edit():
    document.do(ChangeSlide("Edit", "limitations", (("title", "Typed before the crash"),)))
    document.keep()
document.judged.connect(edit)
document.state_changed.connect(
    lambda: print("KEPT", flush=True) if document.undoes and document.is_kept else None
)
QTimer.singleShot(120_000, app.quit)
window.make([Path(sys.argv[1])], Options())
app.exec()
"""


def test_after_kill_9_the_start_page_offers_a_deck_without_a_file(
    own_home: Path,
    window: MainWindow,
    settled: Callable[[MainWindow], None],
    qapp: object,
) -> None:
    """A click on it opens it with the last edit; then it is not offered any more."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.curdir}
    name = qapp.applicationName()  # type: ignore[attr-defined]
    command = [sys.executable, "-c", CRASH, str(sample_data_dir() / "simple"), name]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as crashed:
        assert crashed.stdout is not None
        line = next((said for said in crashed.stdout if said.startswith("KEPT")), "")
        crashed.send_signal(signal.SIGKILL)
    assert line == "KEPT\n"
    assert own_home in unsaved_folder().parents
    page = window.start_page
    window.go_home()
    assert page.unsaved.isVisible()
    assert page.unsaved.count() == 1
    assert page.unsaved.item(0).text().startswith("simple, ")
    place = page.unsaved.visualItemRect(page.unsaved.item(0)).center()
    QTest.mouseClick(page.unsaved.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settled(window)
    assert title(window.document.deck) == "Typed before the crash"
    assert (window.document.path, window.document.is_dirty) == (None, True)
    window.go_home()
    assert not page.unsaved.isVisible()


def test_a_start_page_without_lost_decks_says_nothing_of_them(own_home: Path, qtbot: QtBot) -> None:
    """Neither list nor heading."""
    page = StartPage()
    qtbot.addWidget(page)
    page.show()
    assert not own_home.exists()
    assert not page.unsaved.isVisible()
    assert not page.unsaved_head.isVisible()


@pytest.mark.parametrize("is_wanted", [False, True])
def test_giving_up_a_recovered_deck_leaves_it_on_disk(
    left: Path, window: MainWindow, qtbot: QtBot, is_wanted: bool
) -> None:
    """Cancel on the waiting page, before and after the file was read, deletes nothing."""
    window.open(left)
    if is_wanted:
        qtbot.waitUntil(lambda: window.document.deck is not None, timeout=WAIT_MS)
    QTest.mouseClick(window.waiting.back, Qt.MouseButton.LeftButton)
    window.document.finish()
    window.go_home()
    assert unsaved_decks() == (left,)
    assert title(read_deck(left)) == "Mine"
    assert window.start_page.unsaved.count() == 1


def test_giving_up_a_new_deck_leaves_nothing(
    own_home: Path, window: MainWindow, simple_deck: Deck
) -> None:
    """Nobody has seen it, so it is not offered as lost."""
    window.document.start(simple_deck)
    window._on_given_up()
    window.document.finish()
    assert window.document.deck is None
    assert own_home in unsaved_folder().parents
    assert unsaved_decks() == ()
