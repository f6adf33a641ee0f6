"""What a click or a key tells of a deck in which something is not whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from tests.gui.hands import box_of, title

if TYPE_CHECKING:
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
