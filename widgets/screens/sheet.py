"""A contact sheet: many pictures on one, each with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = 4
GAP_PX = 16
NAME_PX = 22
"""Height of the line with a name."""
FACE_PX = 14
GROUND, INK, EDGE = QColor("#E8EBEF"), QColor("#1B2430"), QColor("#C3CAD2")


def contact_sheet(pictures: Sequence[QImage], names: Sequence[str] = ()) -> QImage:
    """Return pictures side by side in their order, with their names above them if there are any.

    Args:
        pictures: each at most as large as the first, of which there has to be one.
        names: one for each picture, or none at all.
    """
    width, height = pictures[0].width(), pictures[0].height()
    above = NAME_PX if names else 0
    rows = -(-len(pictures) // COLUMNS)
    sheet = QImage(
        COLUMNS * (width + GAP_PX) + GAP_PX,
        rows * (above + height + GAP_PX) + GAP_PX,
        QImage.Format.Format_RGB32,
    )
    sheet.fill(GROUND)
    with QPainter(sheet) as painter:
        painter.setFont(_face(painter.font()))
        for index, one in enumerate(pictures):
            x = GAP_PX + index % COLUMNS * (width + GAP_PX)
            y = GAP_PX + index // COLUMNS * (above + height + GAP_PX)
            if names:
                painter.setPen(INK)
                painter.drawText(QRect(x, y, width, above), Qt.AlignmentFlag.AlignTop, names[index])
            painter.drawImage(x, y + above, one)
            painter.setPen(QPen(EDGE, 1))
            painter.drawRect(QRectF(x - 0.5, y + above - 0.5, one.width(), one.height()))
    return sheet


def thumbnail(image: QImage, size: QSize) -> QImage:
    """Return a picture that fits into a size, whatever scale of the screen it was taken at."""
    if image.width() <= size.width() and image.height() <= size.height():
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = image.scaled(size, keep, smooth)
    small.setDevicePixelRatio(1)
    return small


def _face(face: QFont) -> QFont:
    face.setPixelSize(FACE_PX)
    return face
