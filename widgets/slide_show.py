"""The slides on the whole screen, one after the other; hidden ones are passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from widgets.paint import paint_image, paint_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from slidekit.layout.frame import Frame

ON = (
    Qt.Key.Key_Right,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_N,
)
BACK = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Up,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_P,
)


class SlideShow(QWidget):
    """Shows slides as an audience sees them. Esc ends it."""

    ended = Signal(str)
    """Id of the slide that was shown last."""

    def __init__(self, frames: Sequence[Frame], first: str, parent: QWidget | None = None) -> None:
        """Begin with the slide of an id, or with the next one that is not hidden."""
        super().__init__(parent, Qt.WindowType.Window)
        self._frames = tuple(frames)
        ids = [frame.slide_id for frame in self._frames]
        self.place = ids.index(first) if first in ids else 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowTitle(self.tr("Slide show"))
        self.setAccessibleName(self.tr("Slide show; Esc ends it"))

    def go(self, by: int) -> None:
        """Go so many slides on; after the last one the show is over."""
        if self.place + by >= len(self._frames):
            self.close()
            return
        self.place = max(0, self.place + by)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the slide in the middle of a black screen."""
        frame = self._frames[self.place]
        ratio = frame.width / frame.height
        width = min(self.width(), self.height() * ratio)
        if self.width() - width < 1:  # less than a pixel would be a black line at one side
            width = self.width()
        box = QRectF((self.width() - width) / 2, (self.height() - width / ratio) / 2, width, 0)
        box.setHeight(width / ratio)
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), Qt.GlobalColor.black)
            image = paint_image(frame, max(1, round(width * self.devicePixelRatio())))
            paint_whole(painter, box.topLeft(), image, self.devicePixelRatio())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on, go back, or end."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in ON:
            self.go(1)
        elif event.key() in BACK:
            self.go(-1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep keys from the commands of the window behind."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go on with the left button, back with the right one."""
        self.go(-1 if event.button() == Qt.MouseButton.RightButton else 1)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Say where it ended."""
        self.ended.emit(self._frames[self.place].slide_id)
        super().closeEvent(event)
