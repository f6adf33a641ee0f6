"""Pictures for docs/gallery: a contact sheet of every sample deck, and the slides README shows."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen

from slidekit.app import open_frames
from slidekit.resources import sample_data_dir
from widgets.paint import paint_frame
from widgets.screens.image import save

if TYPE_CHECKING:
    from slidekit.layout.frame import Frame

SAMPLES = ("onc301", "published301", "simple")
COLUMNS = 4
THUMB_PX = 480
GAP_PX = 16
SINGLE_PX = 1280
SINGLES = {"onc301": ("primary.os", "forest.os", "ae_overview", "ae_dot")}
"""Slides that documents show by themselves."""


def main(folder: Path) -> int:
    """Write the gallery of the sample decks into a folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    for sample in SAMPLES:
        _, frames, _ = open_frames(sample_data_dir() / sample)
        save(contact_sheet(frames), folder / f"{sample}.png")
        wanted = SINGLES.get(sample, ())
        for frame in (frame for frame in frames if frame.slide_id in wanted):
            save(page(frame, SINGLE_PX), folder / f"{sample}-{frame.slide_id}.png")
    del application
    return 0


def contact_sheet(frames: tuple[Frame, ...]) -> QImage:
    """Return all slides of a deck side by side, in reading order."""
    height = _height(frames[0], THUMB_PX)
    rows = -(-len(frames) // COLUMNS)
    sheet = QImage(
        COLUMNS * (THUMB_PX + GAP_PX) + GAP_PX,
        rows * (height + GAP_PX) + GAP_PX,
        QImage.Format.Format_RGB32,
    )
    sheet.fill(QColor("#E8EBEF"))
    painter = QPainter(sheet)
    for index, frame in enumerate(frames):
        x = GAP_PX + index % COLUMNS * (THUMB_PX + GAP_PX)
        y = GAP_PX + index // COLUMNS * (height + GAP_PX)
        painter.drawImage(x, y, page(frame, THUMB_PX))
        painter.setPen(QPen(QColor("#C3CAD2"), 1))
        painter.drawRect(QRectF(x - 0.5, y - 0.5, THUMB_PX, height))
    painter.end()
    return sheet


def page(frame: Frame, width_px: int) -> QImage:
    """Return one slide as a picture of this width, drawn at twice the size and scaled down."""
    large = QImage(2 * width_px, 2 * _height(frame, width_px), QImage.Format.Format_RGB32)
    large.fill(Qt.GlobalColor.white)
    painter = QPainter(large)
    paint_frame(painter, frame, 2 * width_px)
    painter.end()
    return large.scaledToWidth(width_px, Qt.TransformationMode.SmoothTransformation)


def _height(frame: Frame, width_px: int) -> int:
    return round(width_px * frame.height / frame.width)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/gallery")))
