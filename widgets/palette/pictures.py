"""Pictures of the kinds of exhibit: each a page of a sample study, painted once and kept."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QStandardPaths, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from slidekit import __version__
from widgets.paint import paint_image
from widgets.pauses import loading
from widgets.sight import lay_out_first

if TYPE_CHECKING:
    from slidekit.layout.frame import Frame

WIDTH_PX, HEIGHT_PX = 208, 117
RIM = QColor("#C3CAD2")


def picture(kind: str, scale: float) -> QImage:
    """Return the picture of a kind, from the cache or painted now; not for the screen's thread.

    Raises:
        SlidekitError: no sample study shows the kind.
    """
    from slidekit.app.kinds import sample_deck

    path = _kept(kind, scale)
    image = QImage(str(path))
    if image.isNull():
        with loading("decks"):
            image = painted(lay_out_first(sample_deck(kind)), scale)
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(path))
    image.setDevicePixelRatio(scale)
    return image


def painted(page: Frame, scale: float) -> QImage:
    """Return a page with a rim, drawn larger and scaled down so that small text stays quiet."""
    width, height = round(WIDTH_PX * scale), round(HEIGHT_PX * scale)
    smooth = Qt.TransformationMode.SmoothTransformation
    aspect = Qt.AspectRatioMode.IgnoreAspectRatio
    image = paint_image(page, 2 * width).scaled(width, height, aspect, smooth)
    with QPainter(image) as painter:
        painter.setPen(RIM)
        painter.drawRect(QRect(0, 0, width - 1, height - 1))
    return image


def _kept(kind: str, scale: float) -> Path:
    """Return where a picture is kept: other samples, template or program have other places."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    return Path(folder) / "exhibits" / f"{kind}-{_sources()}-{scale:g}.png"


@cache
def _sources() -> str:
    from slidekit.app.kinds import SAMPLES, TEMPLATE
    from slidekit.resources import sample_data_dir, templates_dir

    parts = [templates_dir() / f"{TEMPLATE}.yaml"]
    parts += [sample_data_dir() / sample / "study.yaml" for sample in SAMPLES]
    content = b"".join(path.read_bytes() for path in parts) + __version__.encode()
    return hashlib.sha256(content).hexdigest()[:16]
