"""A screen as a picture: the window, its dialogs above it, and few bytes on disk."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    Colours = NDArray[np.float32]

COLOURS = 256
"""Of a picture on disk: text and lines need few, and it is a third as large."""
REST = 96
"""Of these, such as stand for all colours that are seldom."""
BAR_PX = 30
"""Height of the bar with a dialog's title, which the system's windows have."""


def picture(widget: QWidget) -> QImage:
    """Return what a widget shows, without an alpha channel, with its dialogs above it."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        for dialog in dialogs_of(widget):
            _paint_above(painter, widget, dialog)
        for popup in QApplication.topLevelWidgets():
            if popup.isVisible() and popup.windowType() == Qt.WindowType.Popup:
                painter.drawPixmap(widget.mapFromGlobal(popup.pos()), popup.grab())
    return image


def dialogs_of(widget: QWidget) -> Iterator[QDialog]:
    """Yield the dialogs that can be seen above a window."""
    return (one for one in widget.findChildren(QDialog) if one.isVisible())


def save(image: QImage, path: Path) -> None:
    """Write a picture with few colours.

    Raises:
        OSError: it cannot be written.
    """
    from PIL import Image

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # it takes no bytes, as its stub says
    full = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    _with_few(full).save(path, optimize=True)


def _with_few(full: Image.Image) -> Image.Image:
    """Return a picture with few colours: what it has most of just so, the rest as near as can be.

    Pillow alone would shift the grounds, which show when two pictures lie beside each other.
    """
    import numpy as np
    from PIL import Image

    red, green, blue = np.moveaxis(np.asarray(full, np.uint32), 2, 0)
    pixels = red << 16 | green << 8 | blue
    often = np.bincount(pixels.ravel(), minlength=1 << 24)  # far quicker than to sort the pixels
    packed = np.flatnonzero(often)
    colours = np.stack((packed >> 16, packed >> 8 & 255, packed & 255), axis=1).astype(np.uint8)
    order = np.argsort(-often[packed], kind="stable")
    exact, seldom = colours[order[: COLOURS - REST]], colours[order[COLOURS - REST :]]
    strip = Image.fromarray(seldom.reshape(1, -1, 3) if len(seldom) else exact.reshape(1, -1, 3))
    near = strip.quantize(REST, method=Image.Quantize.MEDIANCUT).getpalette() or []
    palette = np.vstack((exact, np.asarray(near[: 3 * REST], np.uint8).reshape(-1, 3)))
    nearest = _nearest(colours.astype(np.float32), palette.astype(np.float32))
    places = np.zeros(1 << 24, np.uint8)
    places[packed] = nearest
    few = Image.fromarray(places[pixels], "P")
    few.putpalette(palette.astype(np.uint8).tobytes())
    return few


def _nearest(colours: Colours, palette: Colours) -> NDArray[np.uint8]:
    """Return the place of the nearest colour in the palette, by a product that stays small."""
    apart = (palette**2).sum(axis=1) - 2 * colours @ palette.T  # without what a row has in common
    places: NDArray[np.uint8] = apart.argmin(axis=1).astype("uint8")
    return places


def _paint_above(painter: QPainter, widget: QWidget, dialog: QDialog) -> None:
    """Put a dialog in the middle of its window, which is in shade as window managers have it."""
    whole = dialog.rect().adjusted(0, -BAR_PX, 0, 0)
    place = widget.rect().center() - whole.center()
    painter.fillRect(widget.rect(), QColor(0, 0, 0, 90))
    _paint_bar(painter, dialog, whole.translated(place))
    shown = dialog.grab()
    shown.setDevicePixelRatio(widget.devicePixelRatioF())
    painter.drawPixmap(place, shown)
    painter.setPen(dialog.palette().color(QPalette.ColorRole.Mid))
    painter.drawRect(whole.translated(place).adjusted(-1, -1, 0, 0))


def _paint_bar(painter: QPainter, dialog: QDialog, whole: QRect) -> None:
    """Paint a title as window managers do."""
    bar = QRect(whole.topLeft(), QSize(whole.width(), BAR_PX))
    palette = dialog.palette()
    painter.fillRect(bar, palette.color(QPalette.ColorRole.Midlight))
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, dialog.windowTitle() or "slidekit")
