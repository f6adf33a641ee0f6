"""What is wrong with the study, and what to do about it; a key press leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from widgets.study.tints import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from slidekit.study.model import Problem

    OwnNames = Callable[[Problem], str]

SIGN_PX = 14


class ProblemList(QListWidget):
    """Errors first; Enter or a click asks to be led to the place."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without problems."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("What is wrong, and what to do"))
        self.setWordWrap(True)
        self.setIconSize(QSize(SIGN_PX, SIGN_PX))
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_wanted)

    def show_problems(self, problems: tuple[Problem, ...], own_names: OwnNames) -> None:
        """Show other problems.

        Args:
            problems: errors first.
            own_names: gives the name that a column has in its file.
        """
        self.clear()
        for problem in problems:
            words = f"{problem.message}\n{problem.fix}{self._own_name(problem, own_names)}"
            item = QListWidgetItem(sign(problem.severity), words)
            kind = self.tr("Error") if problem.severity == "error" else self.tr("Remark")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind}: {item.text()}")
            item.setData(Qt.ItemDataRole.UserRole, problem)
            self.addItem(item)

    def _own_name(self, problem: Problem, own_names: OwnNames) -> str:
        """Say which column is meant where the file calls it otherwise than the check."""
        own = own_names(problem)
        if not own or own.casefold() == (problem.column or "").casefold():
            return ""
        return self.tr(" ({0} is the column {1} here.)").format(problem.column, own)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter leads to the place."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self._on_wanted(self.currentItem())
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem)
    def _on_wanted(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))


def sign(severity: str) -> QIcon:
    """Return the sign of a problem, by shape and colour; "": as much room, and nothing in it."""
    made = QIcon(_drawn(severity, mark(severity) if severity else QColor()))
    chosen = QGuiApplication.palette().color(QPalette.ColorRole.HighlightedText)
    made.addPixmap(_drawn(severity, chosen), QIcon.Mode.Selected)
    return made


def _drawn(severity: str, ink: QColor) -> QPixmap:
    picture = QPixmap(SIGN_PX * SCALE, SIGN_PX * SCALE)
    picture.fill(Qt.GlobalColor.transparent)
    if severity:
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(SCALE, SCALE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            _draw(painter, severity)
    picture.setDevicePixelRatio(SCALE)
    return picture


SCALE = 3
"""The sign is drawn this much larger, so that it stays sharp on any screen."""


def _draw(painter: QPainter, severity: str) -> None:
    if severity == "error":
        painter.drawEllipse(1, 1, SIGN_PX - 2, SIGN_PX - 2)
        return
    top, low, end = QPoint(SIGN_PX // 2, 1), QPoint(1, SIGN_PX - 2), SIGN_PX - 2
    painter.drawPolygon([top, QPoint(SIGN_PX - 1, end), low])
