"""The first columns of a table stay in sight when it is scrolled sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QMouseEvent

MOST = 0.5
"""Of the width of a table that may stand still: the rest is for what is scrolled."""


class FrozenColumns(QTableView):
    """Lies over the first columns of a table and shows the same cells and the same selection.

    It is there only while the table is scrolled sideways, so a table that fits pays nothing for it.
    """

    def __init__(self, table: QTableView) -> None:
        """Lie over a table that has its model; `freeze` says how many columns stand still."""
        super().__init__(table)
        self._table = table
        self._wanted = 1
        self._build()
        table.horizontalScrollBar().valueChanged.connect(self._place)
        table.horizontalHeader().sectionResized.connect(self._place)
        table.horizontalHeader().geometriesChanged.connect(self._place)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        self.doubleClicked.connect(self._on_double_clicked)
        table.viewport().installEventFilter(self)
        self.hide()

    def freeze(self, count: int) -> None:
        """Let so many columns stand still, as far as they leave room for others."""
        self._wanted = count
        self._place()

    def shows(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Tell whether a cell is in a column that stands still now."""
        return not self.isHidden() and index.column() < self._count()

    def bring(self, index: QModelIndex | QPersistentModelIndex, to: Callable[[], object]) -> None:
        """Let the table scroll to a cell: not sideways for one that stands still and is seen."""
        across = self._table.horizontalScrollBar()
        held, is_seen = across.value(), self.shows(index)
        to()
        if is_seen:
            across.setValue(held)
        self.reveal(index)

    def reveal(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Scroll a cell of the table out from under the columns that stand still."""
        bar, covered = self._table.horizontalScrollBar(), self._width()
        hidden = covered - self._table.visualRect(index).left()
        if index.column() >= self._count() and hidden > 0 and bar.value():
            bar.setValue(max(0, bar.value() - hidden))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the size of the table."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Give the keys to the table, which has the same cell chosen."""
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def _build(self) -> None:
        table, off = self._table, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(table.selectionMode())
        self.setSelectionBehavior(table.selectionBehavior())
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setAutoScroll(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(table.alternatingRowColors())
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        columns = self.horizontalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setMinimumSectionSize(1)
        columns.setDefaultAlignment(table.horizontalHeader().defaultAlignment())
        columns.setHighlightSections(False)

    def _join(self) -> None:
        """Take the model of the table, when it is first of use: a long one costs some time."""
        if self.model() is None:
            self.setModel(self._table.model())
            own = self.selectionModel()
            self.setSelectionModel(self._table.selectionModel())
            own.deleteLater()

    def _count(self) -> int:
        """Return how many columns stand still now."""
        room = self._table.viewport().width() * MOST
        widths = [self._table.columnWidth(column) for column in range(self._wanted)]
        fitting = [n for n in range(len(widths) + 1) if sum(widths[:n]) <= room]
        return min(fitting[-1], self._table.model().columnCount())

    def _width(self) -> int:
        return sum(self._table.columnWidth(column) for column in range(self._count()))

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._table.edit(index)

    @Slot()
    def _place(self) -> None:
        """Lie where the first columns were before the table was scrolled, or be away."""
        table, count = self._table, self._count()
        if not table.horizontalScrollBar().value() or not count:
            self.hide()
            return
        self._join()
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column >= count)
            if column < count:
                self.setColumnWidth(column, table.columnWidth(column))
        head = table.horizontalHeader()
        self.horizontalHeader().setFixedHeight(head.height())
        inside = table.viewport().geometry()
        height = head.height() + inside.height()
        self.setGeometry(inside.left(), inside.top() - head.height(), self._width(), height)
        self.show()
        self.raise_()
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
