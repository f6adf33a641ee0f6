"""What a click or a key tells of a deck in which something is not whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QToolTip

from tests.gui.hands import box_of, ids, press, title
from tests.gui.study_hands import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Windows without a screen have no size to tell."""


def test_a_brace_without_a_number_is_not_taken_into_a_slide(opened: MainWindow) -> None:
    """The first Esc says what to do, and what was typed stays; the second gives it up."""
    opened.editor.slides.choose("limitations")
    before, view = title(opened, "limitations"), opened.editor.view
    place = view.place_of(box_of(opened, "title")).center().toPoint()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    view.editor.setPlainText("Limitations {os med")
    QTest.keyClick(view.editor, Qt.Key.Key_Escape)
    assert view.editor.isVisible()
    assert "take the { away" in opened.statusBar().currentMessage()
    QTest.keyClick(view.editor, Qt.Key.Key_Escape)
    assert not view.editor.isVisible()
    assert title(opened, "limitations") == before


def test_a_click_on_missing_slides_says_which_and_why(opened: MainWindow) -> None:
    """Where none of them can be put in, no window of exhibits opens."""
    verdict = opened.document.verdict
    assert verdict is not None
    assert (verdict.lacks != (), verdict.insertable) == (True, ())
    QTest.mouseClick(opened.editor.left.missing, Qt.MouseButton.LeftButton)
    assert all(lack.reason in QToolTip.text() for lack in verdict.lacks)
    assert opened.editor.palette_window is None


def test_what_was_refused_is_there_again_with_its_slide(
    opened: MainWindow, settled: Callable[[MainWindow], None]
) -> None:
    """A title and notes with half a token: another slide, another page, and a close keep them."""
    editor, view = opened.editor, opened.editor.view
    editor.slides.choose("limitations")
    view.choose("title")
    press(opened, Qt.Key.Key_F2)
    QTest.keyClicks(view.editor, "Limits of {os med")
    view.editor.choices.hide()
    choose_by_click(opened, "design")
    assert not view.editor.isVisible()
    assert "Not taken, but kept" in opened.statusBar().currentMessage()
    assert "Limits of {os med" in opened.statusBar().currentMessage()
    QTest.mouseClick(editor.inspector.notes.viewport(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(editor.inspector.notes, "Say {os")
    choose_by_click(opened, "limitations")
    assert "Notes not taken, but kept" in opened.statusBar().currentMessage()

    view.choose("title")
    press(opened, Qt.Key.Key_F2)
    assert view.editor.toPlainText() == "Limits of {os med"
    assert "it was not taken" in opened.statusBar().currentMessage()
    choose_by_click(opened, "design")
    assert editor.inspector.notes.toPlainText().endswith("Say {os")

    opened.go_home()
    asking = opened.leaving.texts
    assert not opened.close()
    assert asking is not None
    assert asking.box is not None
    assert asking.box.text() == "2 texts that you typed were not taken into their slides."
    click(button_of(asking.box, QMessageBox.ButtonRole.AcceptRole))
    assert opened.is_editing
    assert editor.slide == "limitations"
    assert view.editor.isVisible()
    view.editor.selectAll()
    QTest.keyClicks(view.editor, "Limits")
    QTest.keyClick(view.editor, Qt.Key.Key_Escape)
    assert title(opened, "limitations") == "Limits"

    assert not opened.close()
    assert asking.box is not None
    assert asking.box.text() == "A text that you typed was not taken into its slide."
    click(button_of(asking.box, QMessageBox.ButtonRole.AcceptRole))
    assert editor.slide == "design"
    assert editor.inspector.notes.hasFocus()
    for _ in range(3):
        QTest.keyClick(editor.inspector.notes, Qt.Key.Key_Backspace)
    editor.finish_typing()
    settled(opened)
    assert editor.not_taken == ()
    assert editor.author.slide("design").notes[-1].endswith("Say")  # type: ignore[union-attr]


def choose_by_click(window: MainWindow, slide: str) -> None:
    """Click a slide in the strip."""
    strip = window.editor.slides
    item = strip.item(ids(window).index(slide))
    strip.scrollToItem(item)
    place = strip.visualItemRect(item).center()
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert strip.slide == slide


def button_of(box: QMessageBox, role: QMessageBox.ButtonRole) -> QWidget:
    """Return the button of a question that has a role."""
    (button,) = [one for one in box.buttons() if box.buttonRole(one) == role]
    return button


def test_a_blank_that_keeps_words_together_outlives_a_look(opened: MainWindow) -> None:
    """A title that is opened and left as it was is no edit; notes that go on keep it too."""
    editor, view = opened.editor, opened.editor.view
    joined = "Given as 5\N{NO-BREAK SPACE}mg"
    editor.slides.choose("limitations")
    editor.author.retype("limitations", "title", joined)
    editor.author.retype("limitations", "notes", joined)
    undoes = opened.document.undoes
    view.choose("title")
    press(opened, Qt.Key.Key_F2)
    assert editor.not_taken == ()
    QTest.keyClick(view.editor, Qt.Key.Key_Escape)
    assert (title(opened, "limitations"), opened.document.undoes) == (joined, undoes)
    notes = editor.inspector.notes
    notes.setFocus()
    notes.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(notes, " daily")
    QTest.keyClick(notes, Qt.Key.Key_Return)
    QTest.keyClicks(notes, "Twice")
    editor.finish_typing()
    slide = editor.author.slide("limitations")
    assert slide is not None
    assert slide.notes == (f"{joined} daily", "Twice")
