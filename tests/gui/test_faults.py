from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from slidekit import __version__
from tests.gui.hands import ids
from widgets.faults import Fault, details, keep_log, log_file, note, without_home
from widgets.jobs import Jobs
from widgets.sidecar import sidecar_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from widgets.fault_dialog import FaultDesk, FaultDialog
    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen cannot be raised."""


@pytest.fixture
def guarded(opened: MainWindow) -> Iterator[MainWindow]:
    """Return a window with a deck that tells of faults."""
    opened.shell.guard()
    yield opened
    desk_of(opened).finish()


def desk_of(window: MainWindow) -> FaultDesk:
    """Return what tells of faults."""
    assert window.shell.desk is not None
    return window.shell.desk


def told(window: MainWindow, qtbot: QtBot) -> FaultDialog:
    """Return the dialog as soon as it is there."""
    desk = desk_of(window)
    qtbot.waitUntil(lambda: desk.dialog is not None)
    assert desk.dialog is not None
    return desk.dialog


class Bell(QObject):
    """Something with a slot that fails."""

    rung = Signal()

    def fail(self) -> None:
        """Ask a deck for what it lacks."""
        raise KeyError("bell")


def test_a_fault_in_a_slot_is_told_after_the_deck_is_kept(
    guarded: MainWindow, qtbot: QtBot
) -> None:
    """An edit that was not saved is on disk by the time that the dialog says so."""
    bell = Bell()
    bell.rung.connect(bell.fail)
    guarded.editor.author.duplicate(ids(guarded)[1])
    deck, path = guarded.document.deck, guarded.document.path
    assert deck is not None
    assert not sidecar_of(path, deck.id).exists()
    bell.rung.emit()
    dialog = told(guarded, qtbot)
    qtbot.waitUntil(lambda: "kept beside its file" in dialog.safety.text())
    assert sidecar_of(path, deck.id).exists()
    assert "KeyError: 'bell'" in dialog.details.toPlainText()
    assert f"slidekit {__version__}" in dialog.details.toPlainText()


def test_a_saved_deck_is_said_to_be_in_its_file(guarded: MainWindow, qtbot: QtBot) -> None:
    """Nothing is promised beyond that."""
    note(ValueError("seven"))
    assert "all of it is in its file" in told(guarded, qtbot).safety.text()


def test_further_faults_are_added_and_the_same_one_is_counted(
    guarded: MainWindow, qtbot: QtBot
) -> None:
    """One window, whatever happens while it is open."""
    first = ValueError("first")
    note(first)
    dialog = told(guarded, qtbot)
    note(first)
    note(TypeError("second"))
    qtbot.waitUntil(lambda: "second" in dialog.details.toPlainText())
    assert desk_of(guarded).dialog is dialog
    assert dialog.details.toPlainText().count("ValueError: first") == 1
    assert "3 mistakes" in dialog.head.text()


def test_a_fault_of_a_worker_and_of_a_thread_are_told_too(
    guarded: MainWindow, qtbot: QtBot
) -> None:
    """Jobs go on after a fault, and threads end by it; neither is silent."""

    def divide() -> object:
        return 1 / int("0")

    jobs = Jobs()
    sentences: list[str] = []
    jobs.ask(divide, lambda _: None, sentences.append)
    dialog = told(guarded, qtbot)
    assert "ZeroDivisionError" in dialog.details.toPlainText()
    qtbot.waitUntil(lambda: bool(sentences))
    thread = threading.Thread(target=lambda: [].pop())
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "pop from empty list" in dialog.details.toPlainText())


def test_details_are_copied_and_escape_goes_on(guarded: MainWindow, qtbot: QtBot) -> None:
    """The clipboard has what is shown; after it is closed the next fault opens a new one."""
    note(ValueError("first"))
    dialog = told(guarded, qtbot)
    QTest.keyClick(dialog.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == dialog.details.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk_of(guarded).dialog is None
    note(ValueError("second"))
    assert "first" not in told(guarded, qtbot).details.toPlainText()


def test_hooks_are_given_back(opened: MainWindow) -> None:
    """Whoever had them before has them again."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    opened.shell.guard()
    assert sys.excepthook is not before[0]
    desk_of(opened).finish()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_no_home_path_is_in_the_details() -> None:
    """A name of a person is part of it."""
    inside = Path.home() / "decks" / "a.slidekit"
    said = details((Fault("E", without_home(f'File "{inside}"')),))
    assert str(Path.home()) not in said
    assert "~" in said


def test_faults_are_kept_in_a_log(caplog: pytest.LogCaptureFixture) -> None:
    """In the person's own folder for data of programs, which is made where it is not there."""
    assert log_file().parent == Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    )
    root = logging.getLogger()
    before = list(root.handlers)
    keep_log()
    (added,) = [one for one in root.handlers if one not in before]
    try:
        logging.getLogger("widgets.faults").error("a fault named %s", "Ada")
        assert "a fault named Ada" in log_file().read_text(encoding="utf-8")
    finally:
        root.removeHandler(added)
        added.close()
        log_file().unlink()
    assert "Ada" in caplog.text
