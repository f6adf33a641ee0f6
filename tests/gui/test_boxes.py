"""The wheel scrolls a page and changes none of its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from widgets.boxes import ComboBox, NumberBox
from widgets.new_deck import NewDeckDialog
from widgets.settings_dialog import SettingsDialog
from widgets.study.deck_page import DeckPage
from widgets.study.intake import StudyIntake

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen cannot be raised."""


def turn(widget: QWidget) -> None:
    """Turn the wheel three notches down over a widget, as the window system tells of it."""
    window, place = widget.window(), widget.rect().center()
    handle = window.windowHandle()
    assert handle is not None
    at = QPointF(widget.mapTo(window, place))
    QTest.wheelEvent(handle, at, QPoint(0, -360))
    QApplication.processEvents()


def talk() -> QWidget:
    """Return the form of trial and deck."""
    return DeckPage(StudyIntake())


@pytest.mark.parametrize("make", [talk, NewDeckDialog, SettingsDialog])
def test_no_box_of_a_form_follows_the_wheel(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    """Trial, new deck and settings: every list keeps its value, with the focus and without."""
    page = make()
    qtbot.addWidget(page)
    page.resize(900, 2400)
    page.show()
    boxes = [b for b in page.findChildren(QComboBox) if b.count() > 1 and b.isVisible()]
    assert boxes
    for box in boxes:
        box.setCurrentIndex(0)
        for _ in range(2):
            turn(box)
            assert box.currentIndex() == 0, box.accessibleName()
            box.setFocus()
    assert not [b for b in page.findChildren(QAbstractSpinBox) if not isinstance(b, NumberBox)]


@pytest.mark.parametrize("kind", [ComboBox, NumberBox])
def test_the_wheel_over_a_box_scrolls_the_page(
    kind: type[ComboBox | NumberBox], qtbot: QtBot
) -> None:
    """The page moves on, the value stays, and the box does not take the focus."""
    area, page, box = QScrollArea(), QWidget(), kind()
    qtbot.addWidget(area)
    page.setMinimumHeight(2000)
    QVBoxLayout(page).addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
    if isinstance(box, QComboBox):
        box.addItems(["Double", "None"])
    area.setWidget(page)
    area.resize(300, 200)
    area.show()
    before = box.value() if isinstance(box, QDoubleSpinBox) else box.currentIndex()
    area.setFocus()
    turn(box)
    assert area.verticalScrollBar().value() > 0
    assert before == (box.value() if isinstance(box, QDoubleSpinBox) else box.currentIndex())
    assert not box.hasFocus()
