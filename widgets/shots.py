"""Pictures for docs/gallery: a contact sheet of every sample deck, and the slides README shows."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from slidekit.app import open_frames
from slidekit.resources import sample_data_dir
from widgets.paint import paint_frame
from widgets.screens.image import save
from widgets.screens.sheet import contact_sheet

if TYPE_CHECKING:
    from slidekit.layout.frame import Frame

SAMPLES = ("onc301", "published301", "simple")
THUMB_PX = 480
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
        save(contact_sheet([page(frame, THUMB_PX) for frame in frames]), folder / f"{sample}.png")
        wanted = SINGLES.get(sample, ())
        for frame in (frame for frame in frames if frame.slide_id in wanted):
            save(page(frame, SINGLE_PX), folder / f"{sample}-{frame.slide_id}.png")
    del application
    return 0


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
