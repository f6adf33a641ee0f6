from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from slidekit.deck.edit import ChangeSlide
from slidekit.deck.file import read_deck
from tests.gui.hands import CTRL, ids, press
from widgets.spelling.speller import Doubt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.inspector import Notes
    from widgets.main_window import MainWindow

    Settle = Callable[[MainWindow], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen have no size to tell, and cannot grab the keyboard."""

WAIT_MS = 60_000


def notes_of(deck: Deck | None, slide: str) -> tuple[str, ...]:
    """Return the speaker notes of a slide."""
    assert deck is not None
    return next(one.notes for one in deck.slides if one.id == slide)


def typed_over(window: MainWindow, slide: str, words: str) -> Notes:
    """Type in the place of a slide's notes, and stay in them."""
    window.editor.slides.choose(slide)
    notes = window.editor.inspector.notes
    notes.setFocus()
    notes.selectAll()
    QTest.keyClicks(notes, words)
    return notes


def test_notes_being_typed_are_saved(opened: MainWindow, deck_file: Path, qtbot: QtBot) -> None:
    """Ctrl+S writes them although nobody has left them yet."""
    typed_over(opened, "limitations", "Say this slowly")
    with qtbot.waitSignal(opened.document.saved, timeout=WAIT_MS):
        press(opened, Qt.Key.Key_S, CTRL)
    assert notes_of(read_deck(deck_file), "limitations") == ("Say this slowly",)


def test_closing_asks_for_notes_being_typed(opened: MainWindow, deck_file: Path) -> None:
    """They count as edits that are not saved."""
    typed_over(opened, "limitations", "Say this slowly")
    assert not opened.close()
    box = opened.leaving.box
    assert box is not None
    QTest.mouseClick(box.button(QMessageBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    assert notes_of(opened.document.deck, "limitations") == ("Say this slowly",)


def test_a_pause_hands_notes_over(opened: MainWindow, settled: Settle, qtbot: QtBot) -> None:
    """Autosave sees them; a blank line that was begun stays under the cursor meanwhile."""
    notes = typed_over(opened, "limitations", "One")
    QTest.keyClick(notes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.document.is_dirty, timeout=WAIT_MS)
    settled(opened)
    assert notes.hasFocus()
    assert notes.toPlainText() == "One\n"
    assert notes_of(opened.document.deck, "limitations") == ("One",)
    opened.document.undo()
    settled(opened)
    assert tuple(notes.toPlainText().splitlines()) == notes_of(opened.document.deck, "limitations")
    assert notes_of(opened.document.deck, "limitations") != ("One",)


def test_notes_stay_with_their_slide(opened: MainWindow, settled: Settle) -> None:
    """A doubtful word in the notes of another slide leads there; each slide keeps its own."""
    other = ids(opened)[2]
    before = ("Its own words",)
    opened.document.do(ChangeSlide("Say it", other, (("notes", before),)))
    settled(opened)
    notes = typed_over(opened, "limitations", "Say this slowly")
    opened.editor.speller.doubted.emit(Doubt(other, "notes", 0, 3))
    assert notes.toPlainText() == "Its own words"
    assert notes.textCursor().selectedText() == "Its"
    opened.editor.slides.setFocus()
    settled(opened)
    assert notes_of(opened.document.deck, other) == before
    assert notes_of(opened.document.deck, "limitations") == ("Say this slowly",)


def test_a_copy_has_the_notes_that_were_being_typed(opened: MainWindow, settled: Settle) -> None:
    """Ctrl+D copies the slide with them; both have them."""
    first = ids(opened)[3]
    typed_over(opened, first, "Say this slowly")
    press(opened, Qt.Key.Key_D, CTRL)
    settled(opened)
    opened.editor.slides.setFocus()
    settled(opened)
    assert opened.document.deck is not None
    having = [one.id for one in opened.document.deck.slides if one.notes == ("Say this slowly",)]
    assert having == [first, ids(opened)[4]]


def test_notes_of_a_former_deck_reach_no_other(
    opened: MainWindow, simple_deck: Deck, settled: Settle
) -> None:
    """Another deck with the same slides begins with its own notes."""
    notes = typed_over(opened, "limitations", "Say this slowly")
    opened.document.start(simple_deck)
    notes.finish()
    settled(opened)
    assert notes_of(opened.document.deck, "limitations") == notes_of(simple_deck, "limitations")
