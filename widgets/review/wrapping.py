"""Rows of a list as high as their words need: a tree wraps them, yet gives them one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItemIterator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTreeWidgetItem

SIDES_PX, ENDS_PX = 8, 8
"""Left and right of a cell together; above and below its words together."""
TALLEST_PX = 10_000


class Wrapping(QObject):
    """Fits the rows of a tree anew whenever a column has another width."""

    def __init__(self, tree: QTreeWidget, columns: Sequence[int]) -> None:
        """Wrap the words of some columns of a tree."""
        super().__init__(tree)
        self._tree, self._columns = tree, tuple(columns)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.fit)
        tree.setWordWrap(True)
        tree.header().sectionResized.connect(lambda *_: self._later.start(0))

    def fit(self) -> None:
        """Give each row its height."""
        walk = QTreeWidgetItemIterator(self._tree)
        while (item := walk.value()) is not None:
            if not item.isFirstColumnSpanned():
                for column in self._columns:
                    item.setSizeHint(column, QSize(SIDES_PX, self._height(item, column)))
            walk += 1

    def _height(self, item: QTreeWidgetItem, column: int) -> int:
        room = self._tree.columnWidth(column) - SIDES_PX
        if column == 0:
            depth = 1 + int(item.parent() is not None) - int(not self._tree.rootIsDecorated())
            room -= self._tree.indentation() * depth
        box = QRect(0, 0, max(room, SIDES_PX), TALLEST_PX)
        words = item.text(column)
        wrapped = int(Qt.TextFlag.TextWordWrap)
        return self._tree.fontMetrics().boundingRect(box, wrapped, words).height() + ENDS_PX
