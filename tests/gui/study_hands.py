"""What hands do on the pages of a study: clicks and keys, as a person has them and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from tests.gui.hands import CTRL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QTableView, QWidget

    from widgets.study.deck_page import DeckPage
    from widgets.study.entry_page import EntryPage
    from widgets.study.import_view import StudyImport

LEFT = Qt.MouseButton.LeftButton
INSIDE_PX = 6
"""So far from its corner a cell is clicked."""


def click(widget: QWidget) -> None:
    """Click the middle of a widget that can be seen."""
    assert not widget.visibleRegion().isEmpty(), widget
    QTest.mouseClick(widget, LEFT)


def go_to_part(view: StudyImport, words: str) -> QWidget:
    """Click a part in the list at the left, and return its page."""
    (item,) = view.parts.findItems(words, Qt.MatchFlag.MatchExactly)
    place = view.parts.visualItemRect(item).center()
    assert view.parts.viewport().rect().contains(place), words
    QTest.mouseClick(view.parts.viewport(), LEFT, pos=place)
    assert view.parts.currentItem() is item
    page = view.pages.currentWidget()
    assert page is not None
    return page


def go_to_cell(table: QTableView, row: int, column: int) -> None:
    """Click a cell; one that is out of sight is reached by arrow keys."""
    wanted = table.model().index(row, column)
    if table.hasFocus() and table.currentIndex() == wanted:
        return
    rect = table.visualRect(wanted)
    place = QPoint(rect.left() + INSIDE_PX, rect.center().y())
    if table.viewport().rect().contains(place):
        QTest.mouseClick(table.viewport(), LEFT, pos=place)
    else:
        _walk(table, row, column)
    assert table.currentIndex() == wanted


def tick(table: QTableView, row: int, column: int) -> None:
    """Click the box of a mark."""
    rect = table.visualRect(table.model().index(row, column))
    place = QPoint(rect.left() + INSIDE_PX, rect.center().y())
    QTest.mouseClick(table.viewport(), LEFT, pos=place)


def _walk(table: QTableView, row: int, column: int) -> None:
    """Go from the first cell to another one by arrow keys."""
    if not table.hasFocus():
        QTest.mouseClick(table.viewport(), LEFT, pos=QPoint(INSIDE_PX, INSIDE_PX))
    QTest.keyClick(table, Qt.Key.Key_Home, CTRL)
    for key, times in ((Qt.Key.Key_Down, row), (Qt.Key.Key_Right, column)):
        for _ in range(times):
            QTest.keyClick(table, key)


def type_into(table: QTableView, row: int, column: int, text: str) -> None:
    """Go to a cell, press F2, type over what is there and confirm."""
    go_to_cell(table, row, column)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit), editor
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)  # Qt takes the text over only when it is idle


def choose_in(table: QTableView, row: int, column: int, words: str) -> None:
    """Go to a cell, press F2, and go down its list until the words are chosen."""
    go_to_cell(table, row, column)
    QTest.keyClick(table, Qt.Key.Key_F2)
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox), box
    assert box.findText(words) >= 0, words
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != words:
        QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.qWait(1)


def add_entry(page: EntryPage, name: str) -> int:
    """Type the name of a new entry below its table; Enter adds it; returns its row."""
    click(page.new_name)
    QTest.keyClicks(page.new_name, name)
    QTest.keyClick(page.new_name, Qt.Key.Key_Return)
    QTest.qWait(1)
    assert page.new_name.text() == ""
    return page.model.rowCount() - 1


def column_of(page: EntryPage, key: str) -> int:
    """Return the column in which a key is shown."""
    return next(n for n, column in enumerate(page.model.columns) if column.key == key)


def fill(form: DeckPage, answers: Mapping[tuple[str, ...], str]) -> None:
    """Go by Tab from the list of parts through the form; what has the focus must be in sight."""
    assert not answers.keys() - form.fields.keys()
    press_tab()
    for path, field in form.fields.items():
        assert field.hasFocus(), (path, QApplication.focusWidget())
        assert form.viewport().rect().contains(_middle_in(field, form.viewport())), path
        if path in answers:
            answer(field, answers[path])
        press_tab()


def press_tab() -> None:
    """Go on to what comes next."""
    holder = QApplication.focusWidget()
    assert holder is not None
    QTest.keyClick(holder, Qt.Key.Key_Tab)
    QTest.qWait(1)


def _middle_in(widget: QWidget, outer: QWidget) -> QPoint:
    return widget.mapTo(outer, widget.rect().center())


def answer(field: QLineEdit | QComboBox, words: str) -> None:
    """Type over what a line holds, sign by sign, or go down a box to a value."""
    if isinstance(field, QComboBox):
        go_down_to(field, words)
        return
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    for sign in words:
        QTest.keyClicks(field, sign)
        QTest.qWait(0)


def go_down_to(box: QComboBox, value: str) -> None:
    """Go down a box that has the focus until a value is chosen."""
    assert box.findData(value) >= 0, [box.itemData(n) for n in range(box.count())]
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentData() != value:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() == before + 1


def pick(box: QComboBox, value: str) -> None:
    """Click a box, go down its open list to a value and take it by Enter."""
    place = box.findData(value)
    assert place >= 0, [box.itemData(n) for n in range(box.count())]
    click(box)
    opened = box.view()
    QTest.qWait(1)
    assert opened.isVisible()
    QTest.keyClick(opened, Qt.Key.Key_Home)
    for _ in range(place):
        QTest.keyClick(opened, Qt.Key.Key_Down)
    QTest.keyClick(opened, Qt.Key.Key_Return)
    QTest.qWait(1)
    assert box.currentData() == value
