"""The printed numbers as a list that is walked by keys: what was read, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QListView

from widgets.number_names import measure_name
from widgets.study.tints import mark
from widgets.study.words import QT_TRANSLATE_NOOP, column_words, said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from slidekit.study.second_reader import PrintedNumber, Reading, State

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
SIGNS: dict[State, str] = {
    "unread": "\N{WHITE CIRCLE}",
    "agrees": "\N{CHECK MARK}",
    "differs": "\N{NOT EQUAL TO}",
    "changed": "\N{CLOCKWISE OPEN CIRCLE ARROW}",
}
"""States told by shape, so that no colour is needed to see them."""
STATES: dict[State, str] = {
    "unread": QT_TRANSLATE_NOOP("study", "not read yet"),
    "agrees": QT_TRANSLATE_NOOP("study", "agrees with the source"),
    "differs": QT_TRANSLATE_NOOP("study", "differs from the source"),
    "changed": QT_TRANSLATE_NOOP("study", "changed since it was read"),
}


AIR_PX = 8
NAMED_BY = ("measure", "level", "pt", "soc", "time")
"""What tells a row from others, the first of these that it has; the arm is told with it."""


def row_words(number: PrintedNumber) -> str:
    """Return what tells the row of a number from the others, such as "median, Drug"."""
    about = dict(number.about)
    key = next((key for key in NAMED_BY if about.get(key)), "")
    name = measure_name(about[key]) if key == "measure" else about.get(key, "")
    return ", ".join(words for words in (name, about.get("arm", "")) if words)


class ReadingModel(QAbstractListModel):
    """Numbers in the order of their tables, each with what came of reading it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without numbers."""
        super().__init__(parent)
        self.numbers: tuple[PrintedNumber, ...] = ()
        self._states: list[State] = []

    def show(self, numbers: Sequence[PrintedNumber], readings: Mapping[str, Reading]) -> None:
        """Show numbers with their readings; where only these are new, the place is kept."""
        from slidekit.study.second_reader import lost, state_of

        is_new, self.numbers = tuple(numbers) != self.numbers, tuple(numbers)
        if is_new:
            self.beginResetModel()
        gone = lost(self.numbers, readings)
        self._states = [state_of(number, readings, gone) for number in self.numbers]
        if is_new:
            self.endResetModel()
        elif self.numbers:
            self.dataChanged.emit(self.index(0), self.index(len(self.numbers) - 1))

    def state(self, row: int) -> State:
        """Return what came of reading the number of a row."""
        return self._states[row]

    def next_unread(self, row: int) -> int:
        """Return the next row that is to be read, from the top again where none is below; or -1."""
        places = (*range(row + 1, len(self._states)), *range(row + 1))
        return next((n for n in places if self._states[n] in ("unread", "changed")), -1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        """Return how many numbers there are."""
        return 0 if parent.isValid() else len(self.numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return sign, text and column of a number; to a screen reader, its state in words."""
        number, state = self.numbers[index.row()], self._states[index.row()]
        words = column_words(number.column)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{SIGNS[state]}  {number.text}   {words}, {row_words(number)}"
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, QFontMetrics(QGuiApplication.font()).height() + AIR_PX)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{words} {number.text}, {row_words(number)}: {said(STATES[state])}"
        if role == Qt.ItemDataRole.ForegroundRole and state in ("differs", "changed"):
            return QBrush(mark("error" if state == "differs" else "warn"))
        return None


class ReadingView(QListView):
    """Space or Enter agrees, N does not, Backspace goes back, Delete withdraws, arrows move."""

    agreed = Signal()
    differed = Signal()
    back = Signal()
    withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the list; rows are all as high, so that thousands cost nothing."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Printed numbers"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._asked = {
            Qt.Key.Key_Space: self.agreed,
            Qt.Key.Key_Return: self.agreed,
            Qt.Key.Key_Enter: self.agreed,
            Qt.Key.Key_N: self.differed,
            Qt.Key.Key_Backspace: self.back,
            Qt.Key.Key_Delete: self.withdrawn,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Turn a key into what the reader says of the number; others move in the list."""
        signal = self._asked.get(Qt.Key(event.key()))
        if signal is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # a key that is held down reads nothing
            signal.emit()
