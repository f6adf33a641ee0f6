"""What pages of the library are built of: lists, and parts in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QTreeWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def listing(name: str, columns: Sequence[str], widths_px: Sequence[int]) -> QTreeWidget:
    """Return an empty list of rows.

    Args:
        name: for those who hear the screen.
        columns: words above the columns.
        widths_px: of the first columns; the others have the rest.
    """
    tree = QTreeWidget()
    tree.setAccessibleName(name)
    tree.setHeaderLabels([*columns])
    tree.setRootIsDecorated(False)
    tree.setAlternatingRowColors(True)
    for column, width in enumerate(widths_px):
        tree.setColumnWidth(column, width)
    return tree


def row_of(*parts: QWidget | None) -> QHBoxLayout:
    """Return parts beside each other; None takes the room that they leave."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addStretch(1) if part is None else row.addWidget(part)
    return row
