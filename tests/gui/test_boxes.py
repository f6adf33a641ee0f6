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
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from widgets.boxes import ComboBox, CountBox, NumberBox
from widgets.new_deck import NewDeckDialog
from widgets.settings_dialog import SettingsDialog
from widgets.study.deck_page import DeckPage
from widgets.study.intake import StudyIntake
from widgets.theme import colour

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


@pytest.mark.parametrize("kind", [ComboBox, NumberBox, CountBox])
def test_the_wheel_over_a_box_scrolls_the_page(
    kind: type[ComboBox | NumberBox | CountBox], qtbot: QtBot
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
    before = box.currentIndex() if isinstance(box, QComboBox) else box.value()
    area.setFocus()
    turn(box)
    assert area.verticalScrollBar().value() > 0
    assert before == (box.currentIndex() if isinstance(box, QComboBox) else box.value())
    assert not box.hasFocus()


def test_numbers_stand_in_their_fields_as_words_do(qtbot: QtBot, qapp: QApplication) -> None:
    """In the app's own look all fields are alike: as high, and the same room at their left."""
    page = QWidget()
    qtbot.addWidget(page)
    lines = QVBoxLayout(page)
    fields = (QLineEdit("88"), CountBox(), NumberBox(), ComboBox())
    for field in fields:
        lines.addWidget(field)
    style, palette = qapp.styleSheet(), qapp.palette()
    try:
        colour(qapp, Qt.ColorScheme.Light)
        page.show()
        typed = (fields[0], fields[1].lineEdit(), fields[2].lineEdit())
        for line in typed:
            line.setText("88")
        lefts = [first_ink(field) for field in fields[:3]]
        heights = {field.height() for field in fields}
    finally:
        qapp.setStyleSheet(style)
        qapp.setPalette(palette)
    assert len(heights) == 1
    assert max(lefts) - min(lefts) <= 1
    assert min(lefts) >= 6


def first_ink(field: QWidget) -> int:
    """Return where the words of a field begin: the first column that is dark in its middle."""
    picture, middle = field.grab().toImage(), field.height() // 2
    rows = range(middle - 4, middle + 5)
    for x in range(3, picture.width()):
        if any(picture.pixelColor(x, y).lightness() < 140 for y in rows):
            return x
    return picture.width()
