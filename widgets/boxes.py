"""Lists and numbers of forms that the mouse wheel leaves alone: it scrolls what they stand in.

Qt changes the value of whichever box comes under the pointer while a page is scrolled, and nobody
sees that an answer has become another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget

ROOM_PX = 7
"""Left and right of a number, as in other fields: a style gives its line no room of its own."""


class ComboBox(QComboBox):
    """A list whose value is chosen by click or key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty list that the wheel gives no focus."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        event.ignore()


class NumberBox(QDoubleSpinBox):
    """A number that is typed, or changed by its arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build a box that the wheel gives no focus."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(ROOM_PX, 0, ROOM_PX, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        event.ignore()


class CountBox(QSpinBox):
    """A whole number that is typed, or changed by its arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build a box that the wheel gives no focus."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(ROOM_PX, 0, ROOM_PX, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        event.ignore()
