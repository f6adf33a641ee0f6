"""A small card beside a part of the window that says what the part is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

WIDTH_PX, GAP_PX = 320, 10


class Callout(QFrame):
    """Lies over its window; the part that it tells of gets a frame."""

    next_wanted = Signal()
    skipped = Signal()

    def __init__(self, window: QWidget) -> None:
        """Build it hidden."""
        super().__init__(window)
        self._window, self._lines = window, QVBoxLayout(self)
        self.ring = QFrame(window)
        self.head, self.words, self.count = QLabel(), QLabel(), QLabel()
        self.skip, self.next = QPushButton(self.tr("&Skip")), QPushButton()
        self.next.setDefault(True)
        self._build()
        self.next.clicked.connect(self.next_wanted)
        self.skip.clicked.connect(self.skipped)

    def show_step(self, place: QRect, head: str, words: str, count: str, forward: str) -> None:
        """Tell of a part.

        Args:
            place: where the part lies in the window, in pixels.
            head: what the part is called.
            words: what it is for.
            count: how far the tour is.
            forward: words of the button that goes on.
        """
        self.head.setText(head)
        self.words.setText(words)
        self.count.setText(count)
        self.next.setText(forward)
        self.setAccessibleName(head)
        self.setAccessibleDescription(words)
        self.ring.setGeometry(place)
        for part in self.findChildren(QWidget):
            part.ensurePolished()  # before that, buttons tell a lower height than they take
        self._lines.invalidate()
        self.setFixedHeight(self._lines.totalHeightForWidth(WIDTH_PX))  # with its rim
        self.move(beside(place, self.size().height(), self._window.rect()))
        for part in (self.ring, self):
            part.show()
            part.raise_()
        self.next.setFocus()

    def leave(self) -> None:
        """Show nothing."""
        self.ring.hide()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape skips the rest, Enter goes on, or skips where that button has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.skipped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.skipped if self.skip.hasFocus() else self.next_wanted).emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setFixedWidth(WIDTH_PX)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFrameShadow(QFrame.Shadow.Raised)
        self.setObjectName("callout")
        self.setStyleSheet(
            "#callout { background: palette(base); border: 1px solid palette(highlight);"
            " border-radius: 6px; }"
        )
        self.ring.setObjectName("ring")
        self.ring.setStyleSheet("#ring { border: 2px solid palette(highlight); }")
        self.ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bold = self.head.font()
        bold.setBold(True)
        self.head.setFont(bold)
        self.words.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.skip)
        row.addWidget(self.next)
        layout = self._lines
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        for part in (self.head, self.words):
            layout.addWidget(part)
        layout.addLayout(row)
        self.leave()


def beside(place: QRect, height_px: int, room: QRect) -> QPoint:
    """Return the corner of a card beside a part, else below or above it, else over it.

    A part that is lower than the card, such as a button, has it below or above: beside it, the card
    would lie on the neighbours that the part stands in a row with.

    Whatever the part, the card lies wholly in the room where that is large enough.
    """
    top = min(max(place.top(), room.top() + GAP_PX), room.bottom() - height_px - GAP_PX)
    left = min(max(place.left(), room.left() + GAP_PX), room.right() - WIDTH_PX - GAP_PX)
    if place.height() < height_px and (corner := _over_or_under(place, height_px, left, room)):
        return corner
    if place.right() + GAP_PX + WIDTH_PX < room.right():
        return QPoint(place.right() + GAP_PX, top)
    if place.left() - GAP_PX - WIDTH_PX > room.left():
        return QPoint(place.left() - GAP_PX - WIDTH_PX, top)
    inside = QPoint(place.center().x() - WIDTH_PX // 2, place.bottom() - height_px - GAP_PX)
    return _over_or_under(place, height_px, left, room) or inside


def _over_or_under(place: QRect, height_px: int, left: int, room: QRect) -> QPoint | None:
    if place.bottom() + GAP_PX + height_px < room.bottom():
        return QPoint(left, place.bottom() + GAP_PX)
    if place.top() - GAP_PX - height_px > room.top():
        return QPoint(left, place.top() - GAP_PX - height_px)
    return None
