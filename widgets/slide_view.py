"""One slide, as large as the window lets it be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from widgets.paint import paint_image

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from slidekit.layout.frame import Frame

_GROUND = QColor("#E8EBEF")
_RIM_PX = 16


class SlideView(QWidget):
    """The canvas: the slide is the brightest thing on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty canvas."""
        super().__init__(parent)
        self._frame: Frame | None = None
        self._image = QImage()
        self.setMinimumSize(320, 180)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Slide"))

    def show_frame(self, frame: Frame | None, title: str = "") -> None:
        """Show a slide, or none."""
        self._frame, self._image = frame, QImage()
        self.setAccessibleDescription(title)
        self.update()

    def slide_box(self) -> QRectF:
        """Return where the slide lies on the canvas, in device independent pixels."""
        if self._frame is None:
            return QRectF()
        ratio = self._frame.width / self._frame.height
        width = min(self.width() - 2 * _RIM_PX, (self.height() - 2 * _RIM_PX) * ratio)
        height = width / ratio
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the slide; its picture is kept until slide or size change."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), _GROUND)
            if self._frame is not None:
                painter.drawImage(self.slide_box(), self._picture(self._frame))

    def _picture(self, frame: Frame) -> QImage:
        width_px = max(1, round(self.slide_box().width() * self.devicePixelRatio()))
        if self._image.width() != width_px:
            self._image = paint_image(frame, width_px)
        return self._image
