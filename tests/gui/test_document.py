from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from slidekit.app import save_deck
from slidekit.deck.edit import ChangeSlide
from slidekit.deck.file import read_deck
from tests.gui.watchdog import Watchdog
from widgets.document import AUTOSAVE_MS, Document
from widgets.sidecar import left_behind, lock_of, sidecar_of, write_sidecar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen have no size to tell."""

WAIT_MS = 60_000
EDIT = ChangeSlide("Edit the title", "limitations", (("title", "Mine"),))


@pytest.fixture
def document(qtbot: QtBot, deck_file: Path) -> Iterator[Document]:
    """Return an open document; what a test leaves of it is given up."""
    opened = Document()
    with qtbot.waitSignal(opened.judged, timeout=WAIT_MS):
        opened.open(deck_file)
    yield opened
    opened.close(discard=True)
    opened.finish()


def title(deck: Deck | None) -> str:
    """Return the title of the slide that tests edit."""
    assert deck is not None
    return next(slide.title for slide in deck.slides if slide.id == "limitations")


def test_edits_are_beside_the_file_within_seconds(
    document: Document, deck_file: Path, qtbot: QtBot
) -> None:
    """The deck's own file stays as it was saved; saving takes the other one away."""
    assert AUTOSAVE_MS <= 3_000
    sidecar = sidecar_of(deck_file, "simple")
    document.do(EDIT)
    assert (document.is_dirty, document.is_kept) == (True, False)
    qtbot.waitUntil(lambda: document.is_kept, timeout=WAIT_MS)
    assert title(read_deck(sidecar)) == "Mine"
    assert title(read_deck(deck_file)) != "Mine"
    with qtbot.waitSignal(document.saved, timeout=WAIT_MS):
        document.save()
    assert title(read_deck(deck_file)) == "Mine"
    assert not sidecar.exists()
    assert not document.is_dirty


def test_only_the_edited_slide_is_laid_out_anew(document: Document, qtbot: QtBot) -> None:
    """All other pages are the very objects that they were."""
    assert document.pages is not None
    before = {frame.slide_id: frame for frame in document.pages.frames}
    with qtbot.waitSignal(document.laid_out, timeout=WAIT_MS):
        document.do(EDIT)
    changed = [f.slide_id for f in document.pages.frames if before[f.slide_id] is not f]
    assert changed == ["limitations"]


def test_an_edit_that_names_what_is_not_there_is_refused(document: Document, qtbot: QtBot) -> None:
    """The deck stays as it was, and the sentence names the token."""
    wrong = ChangeSlide("Edit", "limitations", (("title", "{os.nothing}"),))
    before = document.deck
    with qtbot.waitSignal(document.refused) as told:
        assert document.do(wrong) is False
    assert "{os.nothing}" in told.args[0]
    assert document.deck is before


def test_a_deck_that_is_open_elsewhere_is_not_saved_over(
    document: Document, deck_file: Path, qtbot: QtBot
) -> None:
    """The second window says so and asks for another name; its own name is its own."""
    second = Document()
    with qtbot.waitSignal(second.judged, timeout=WAIT_MS):
        second.open(deck_file)
    assert second.is_open_elsewhere
    assert not document.is_open_elsewhere
    second.do(EDIT)
    with qtbot.waitSignal(second.name_wanted):
        second.save()
    other = deck_file.with_name("other.slidekit")
    with qtbot.waitSignal(second.saved, timeout=WAIT_MS):
        second.save_as(other)
    assert not second.is_open_elsewhere
    assert lock_of(other).exists()
    assert title(read_deck(deck_file)) != "Mine"
    second.close()
    second.finish()
    assert not lock_of(other).exists()
    document.close()
    document.finish()
    assert not lock_of(deck_file).exists()


def test_a_change_on_disk_is_noticed_and_nothing_is_lost(
    document: Document, deck_file: Path, qtbot: QtBot, simple_deck: Deck
) -> None:
    """Loading it can be undone; keeping one's own is possible too, and then saves over it."""
    document.do(EDIT)
    save_deck(replace(simple_deck, title="From elsewhere"), deck_file)
    qtbot.waitUntil(lambda: document.on_disk is not None, timeout=WAIT_MS)
    document.save()  # which one holds is still open
    assert read_deck(deck_file).title == "From elsewhere"
    document.take_from_disk()
    assert document.deck is not None
    assert document.deck.title == "From elsewhere"
    assert not document.is_dirty
    document.undo()
    assert title(document.deck) == "Mine"
    assert document.is_dirty
    save_deck(replace(simple_deck, title="Once more"), deck_file)
    qtbot.waitUntil(lambda: document.on_disk is not None, timeout=WAIT_MS)
    document.keep_mine()
    with qtbot.waitSignal(document.saved, timeout=WAIT_MS):
        document.save()
    assert title(read_deck(deck_file)) == "Mine"


def test_our_own_saving_is_no_change_on_disk(document: Document, qtbot: QtBot) -> None:
    """The watcher sees our own file being renamed into place and says nothing."""
    document.do(EDIT)
    with qtbot.waitSignal(document.saved, timeout=WAIT_MS):
        document.save()
    qtbot.wait(600)
    assert document.on_disk is None


CRASH = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from slidekit.deck.edit import ChangeSlide
from widgets.app import start
window = start(["slidekit", sys.argv[1]], run=False)
document = window.document
def edit():
    document.do(ChangeSlide("Edit", "limitations", (("title", "Typed before the crash"),)))
document.judged.connect(edit)
document.state_changed.connect(
    lambda: print("KEPT", flush=True) if document.is_dirty and document.is_kept else None
)
QApplication.instance().exec()
"""


def test_after_kill_9_the_edits_are_offered(
    deck_file: Path, window: MainWindow, settled: Callable[[MainWindow], None], qtbot: QtBot
) -> None:
    """The next opening takes over the dead lock, says when they were made, and brings them back."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.curdir}
    command = [sys.executable, "-c", CRASH, str(deck_file)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as crashed:
        assert crashed.stdout is not None
        line = next((said for said in crashed.stdout if said.startswith("KEPT")), "")
        crashed.send_signal(signal.SIGKILL)
    assert line == "KEPT\n"
    assert lock_of(deck_file).exists()
    window.open(deck_file)
    settled(window)
    assert not window.document.is_open_elsewhere
    assert title(window.document.deck) != "Typed before the crash"
    assert window.editor.notice.isVisible()
    assert "were not saved" in window.editor.notice.words.text()
    QTest.mouseClick(window.editor.notice.buttons[0], Qt.MouseButton.LeftButton)
    settled(window)
    assert title(window.document.deck) == "Typed before the crash"
    assert not window.editor.notice.isVisible()
    sidecar = sidecar_of(deck_file, "simple")
    qtbot.waitUntil(lambda: left_behind(sidecar) == (), timeout=WAIT_MS)  # kept again before
    assert title(read_deck(sidecar)) == "Typed before the crash"
    window.document.undo()
    assert title(window.document.deck) != "Typed before the crash"


def test_edits_of_a_crash_are_not_written_over_before_they_are_decided(
    deck_file: Path, simple_deck: Deck, qtbot: QtBot
) -> None:
    """New edits go into a file of their own; discarding deletes what was offered and no more."""
    sidecar = sidecar_of(deck_file, "simple")
    save_lost = EDIT.apply(simple_deck)
    write_sidecar(save_lost, sidecar)
    document = Document()
    with qtbot.waitSignal(document.judged, timeout=WAIT_MS):
        document.open(deck_file)
    assert document.recovery is not None
    document.do(ChangeSlide("Edit", "limitations", (("title", "Later"),)))
    document.keep()
    qtbot.waitUntil(lambda: document.is_kept, timeout=WAIT_MS)
    assert title(read_deck(sidecar)) == "Later"
    assert title(document.recovery.deck) == "Mine"
    document.discard_recovery()
    assert left_behind(sidecar) == ()
    assert sidecar.exists()
    document.close(discard=True)
    document.finish()
    assert not sidecar.exists()


def answer(window: MainWindow, button: QMessageBox.StandardButton) -> None:
    """Answer what is asked when a window is left."""
    box = window.leaving.box
    assert box is not None
    QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton)


def test_closing_asks_once_what_becomes_of_edits(
    deck_file: Path, window: MainWindow, settled: Callable[[MainWindow], None], qtbot: QtBot
) -> None:
    """Cancel stays, Save writes and closes."""
    window.open(deck_file)
    settled(window)
    window.document.do(EDIT)
    assert not window.close()
    answer(window, QMessageBox.StandardButton.Cancel)
    assert window.isVisible()
    assert not window.close()
    answer(window, QMessageBox.StandardButton.Save)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert title(read_deck(deck_file)) == "Mine"
    assert sorted(path.name for path in deck_file.parent.iterdir()) == ["simple.slidekit"]


def test_discarding_leaves_the_file_and_nothing_beside_it(
    deck_file: Path, window: MainWindow, settled: Callable[[MainWindow], None], qtbot: QtBot
) -> None:
    """Another deck that was to be opened meanwhile is opened then."""
    window.open(deck_file)
    settled(window)
    window.document.do(EDIT)
    window.document.keep()
    qtbot.waitUntil(lambda: window.document.is_kept, timeout=WAIT_MS)
    window.open(deck_file)
    answer(window, QMessageBox.StandardButton.Discard)
    settled(window)
    assert title(window.document.deck) != "Mine"
    assert window.document.recovery is None


def test_the_window_answers_while_a_deck_is_opened_and_edited(
    deck_file: Path, window: MainWindow, settled: Callable[[MainWindow], None], qtbot: QtBot
) -> None:
    """No turn of the event loop waits for half a second of work, the worker's counted in."""
    watch = Watchdog(window)
    watch.turn("opening")
    window.open(deck_file)
    settled(window)
    watch.turn("editing")
    window.document.do(EDIT)
    settled(window)
    watch.rest()
    assert 0 < watch.longest < 0.5, watch.told()
    assert watch.longest_by_clock < 10, watch.told()
