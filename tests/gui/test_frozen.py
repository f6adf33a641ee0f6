"""The first columns of a table stay in sight while it is scrolled sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from widgets.study.grid import GridModel, GridView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
"""Windows without a screen have no size to tell."""

MILLION = 1_000_000


@pytest.fixture
def grid(qtbot: QtBot) -> GridView:
    """Return a table of 40 rows and 30 columns in a window that shows some of them."""
    model = GridModel()
    view = GridView(model)
    qtbot.addWidget(view)
    model.setParent(view)
    names = ["STUDY", "PATIENT", *(f"COLUMN{number}" for number in range(3, 31))]
    model.show({name: [f"{name} {row}" for row in range(40)] for name in names}, range(2, 42))
    view.resize(800, 300)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_first_columns_stay_where_they_were(grid: GridView) -> None:
    """Scrolled to its end, study and patient of the same rows stand at the left."""
    grid.frozen.freeze(2)
    assert not grid.frozen.isVisible()
    place = grid.viewport().mapTo(grid, grid.visualRect(grid.model().index(3, 1)).topLeft())

    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())

    cell = grid.frozen.visualRect(grid.frozen.model().index(3, 1)).topLeft()
    assert grid.frozen.isVisible()
    assert grid.frozen.viewport().mapTo(grid, cell) == place
    assert grid.frozen.indexAt(cell).data() == "PATIENT 3"
    assert grid.frozen.isColumnHidden(2)


def test_rows_scroll_together(grid: GridView) -> None:
    """The wheel over either part moves both to the same row."""
    grid.horizontalScrollBar().setValue(200)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    assert grid.frozen.rowAt(0) == grid.rowAt(0) > 0

    grid.frozen.verticalScrollBar().setValue(0)
    assert grid.rowAt(0) == 0


def test_a_click_on_a_frozen_cell_chooses_it_in_the_table(grid: GridView) -> None:
    """Keys go on from there, what is scrolled stays so, and a double click edits nothing."""
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    place = grid.frozen.visualRect(grid.frozen.model().index(5, 0)).center()

    QTest.mouseClick(grid.frozen.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (5, 0)
    assert grid.hasFocus()
    assert grid.horizontalScrollBar().value() == grid.horizontalScrollBar().maximum()

    QTest.mouseDClick(grid.frozen.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert grid.state() == GridView.State.NoState


def test_the_chosen_cell_is_never_under_the_frozen_ones(grid: GridView) -> None:
    """Going left by the arrow key scrolls before the cell is covered."""
    grid.frozen.freeze(2)
    grid.setCurrentIndex(grid.model().index(0, 12))
    grid.setFocus()
    for column in range(11, 1, -1):
        QTest.keyClick(grid, Qt.Key.Key_Left)
        assert grid.currentIndex().column() == column
        covered = grid.frozen.width() if grid.frozen.isVisible() else 0
        assert grid.visualRect(grid.currentIndex()).left() >= covered


def test_columns_that_leave_no_room_are_scrolled(grid: GridView) -> None:
    """At most half of the table stands still: of nine columns, those that fit into it."""
    grid.frozen.freeze(9)
    grid.horizontalScrollBar().setValue(300)
    assert 0 < grid.frozen.width() <= grid.viewport().width() / 2
    grid.resize(400, 300)
    for column in range(9):
        grid.setColumnWidth(column, 260)
    assert not grid.frozen.isVisible()


def test_a_million_rows_are_frozen_at_once(qtbot: QtBot) -> None:
    """The first step sideways in a long table asks for what is seen, and not for every row."""
    asked: set[int] = set()

    class Counting(GridModel):
        def data(
            self,
            index: QModelIndex | QPersistentModelIndex,
            role: int = Qt.ItemDataRole.DisplayRole,
        ) -> object:
            asked.add(index.row())
            return super().data(index, role)

    model = Counting()
    view = GridView(model)
    qtbot.addWidget(view)
    model.setParent(view)
    cells = np.full(MILLION, "some words", dtype=object)
    model.show({f"COLUMN{number}": cells for number in range(30)}, np.arange(2, MILLION + 2))
    view.resize(800, 300)
    view.show()
    qtbot.waitExposed(view)
    view.horizontalScrollBar().setValue(400)
    view.grab()
    assert view.frozen.isVisible()
    assert 0 < len(asked) < 1_000
