"""The rows of a table as they stand in its file, with what is wrong marked in row and cell."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from widgets.study.fitting import Fitting
from widgets.study.frozen import FrozenColumns
from widgets.study.tints import tint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from slidekit.study.model import Problem

    Cells = Sequence[str] | NDArray[np.object_]
    Lines = Sequence[int] | NDArray[np.int64]

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
NEAREST = QAbstractItemView.ScrollHint.EnsureVisible
SHOWN_CHARACTERS = 200
MEASURED_ROWS = 12
NARROWEST_PX, WIDEST_PX, AIR_PX = 56, 260, 12


class GridModel(QAbstractTableModel):
    """Cells are asked for only when they are seen, so a long table costs no more than a short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a table."""
        super().__init__(parent)
        self._names: list[str] = []
        self._cells: list[Cells] = []
        self._lines: Lines = []
        self._roles: Mapping[str, str] = {}
        self._standard: Mapping[str, str] = {}
        self._marks: dict[tuple[int, int], Problem] = {}

    def show(self, columns: Mapping[str, Cells], lines: Lines) -> None:
        """Show a table: its columns, and the line of each row in the file."""
        self.beginResetModel()
        self._names, self._cells = list(columns), list(columns.values())
        self._lines, self._marks = lines, {}
        self.endResetModel()

    def show_roles(self, roles: Mapping[str, str], standard: Mapping[str, str]) -> None:
        """Name below each column what it means.

        Args:
            roles: name of a column -> what it means.
            standard: name by which checks call a column -> its name in the file.
        """
        is_other = roles != self._roles
        self._roles, self._standard = roles, standard
        if self._names and is_other:  # views measure their columns anew, which takes long
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._names) - 1)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark what is wrong: a cell, a row (column -1) or a column (row -1)."""
        placed = {self._place(problem): problem for problem in reversed(problems)}
        before = self._marks
        self._marks = {place: found for place, found in placed.items() if place != (-1, -1)}
        if self._names and self.rowCount() and self._marks != before:
            last = self.index(self.rowCount() - 1, len(self._names) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def place(self, problem: Problem) -> QModelIndex:
        """Return the cell that a problem is about, or the nearest that there is."""
        row, column = self._place(problem)
        return self.index(max(row, 0), max(column, 0))

    def own_name(self, problem: Problem) -> str:
        """Return what the column of a problem is called in the file; "" where it has none."""
        asked = problem.column or ""
        name = self._standard.get(asked.upper(), asked)
        return name if name in self._names else ""

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        """Return how many rows were read."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        """Return how many columns the table has."""
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, and what is wrong with it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self._cells[index.column()][index.row()])[:SHOWN_CHARACTERS]
        marked = self._marked(index.row(), index.column())
        if marked and role == Qt.ItemDataRole.BackgroundRole:
            return QBrush(tint(marked.severity))
        if marked and role in (
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleDescriptionRole,
        ):
            return f"{marked.message}\n{marked.fix}"
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's name and meaning, or the line of a row in the file."""
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal:
            marked = self._marks.get((-1, section))
            return f"{marked.message}\n{marked.fix}" if marked else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(int(self._lines[section]))
        name = self._names[section]
        return f"{name}\n{self._roles.get(name, '')}"

    def _marked(self, row: int, column: int) -> Problem | None:
        for place in ((row, column), (row, -1), (-1, column)):
            if place in self._marks:
                return self._marks[place]
        return None

    def _place(self, problem: Problem) -> tuple[int, int]:
        name = self.own_name(problem)
        column = self._names.index(name) if name in self._names else -1
        return (self._row(problem.row) if problem.row else -1), column

    def _row(self, line: int) -> int:
        place = bisect_left(self._lines, line)
        return place if place < len(self._lines) and self._lines[place] == line else -1


class GridView(QTableView):
    """A table to look at; rows have one height, so that scrolling needs no measuring."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        """Show a model's rows."""
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("Rows of the table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 8)
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setResizeContentsPrecision(MEASURED_ROWS)
        columns.setMaximumSectionSize(WIDEST_PX)
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(NARROWEST_PX)
        self.frozen = FrozenColumns(self)
        fitting = Fitting(self, self._fit)
        model.modelReset.connect(fitting.ask)
        model.headerDataChanged.connect(fitting.ask)

    def scrollTo(  # noqa: N802
        self, index: Index, hint: QAbstractItemView.ScrollHint = NEAREST
    ) -> None:
        """Show a cell, and not under the columns that stand still; theirs are seen anyway."""
        base = super().scrollTo
        self.frozen.bring(index, lambda: base(index, hint))

    def _fit(self) -> None:
        """Give each column the width of its first rows and some air."""
        self.resizeColumnsToContents()
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column) + AIR_PX, WIDEST_PX))
