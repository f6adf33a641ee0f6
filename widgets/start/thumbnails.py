"""Pictures of templates: slides of a real deck of a sample study, painted once and kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QStandardPaths, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from slidekit import __version__
from slidekit.resources import sample_data_dir, templates_dir
from widgets.pauses import loading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.layout.frame import Frame

SAMPLE = "published301"
"""The sample study that has the words which every template asks for, and needs least computing."""
WIDTH_PX, GAP_PX, SMALL = 264, 6, 3
"""Width of a picture, the room between its slides, and how many small ones stand below."""
RIM = QColor("#C3CAD2")


@dataclass(frozen=True, slots=True)
class Template:
    """A template as the gallery names it."""

    name: str
    title: str
    description: str


def shipped_templates() -> tuple[Template, ...]:
    """Return the templates that come with the program, the most used ones first."""
    from slidekit.app import shipped_files

    found = [
        Template(t["name"], _tr(t["title"]), _tr(t["description"]))
        for t in shipped_files()["templates"]
    ]
    return tuple(sorted(found, key=lambda template: template.name != "conference"))


def height_px() -> int:
    """Return the height of a picture: a slide, and a row of small ones."""
    return round(WIDTH_PX * 9 / 16 + GAP_PX + _small_px() * 9 / 16)


def picture(name: str, scale: float) -> QImage:
    """Return the picture of a template, from the cache or painted now; not for the screen's thread.

    Raises:
        SlidekitError: no deck can be made.
    """
    path = _kept(name, scale)
    image = QImage(str(path))
    if image.isNull():
        with loading("decks"):
            image = painted(_frames(name), scale)
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(path))
    image.setDevicePixelRatio(scale)
    return image


def painted(frames: Sequence[Frame], scale: float) -> QImage:
    """Return a slide that shows a figure, and three others below it."""
    image = QImage(round(WIDTH_PX * scale), round(height_px() * scale), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(scale, scale)
        _place(painter, frames[_shown(frames)], QPointF(0, 0), WIDTH_PX, scale)
        top = WIDTH_PX * 9 / 16 + GAP_PX
        for place in range(SMALL):
            frame = frames[place * len(frames) // SMALL]
            left = place * (_small_px() + GAP_PX)
            _place(painter, frame, QPointF(left, top), _small_px(), scale)
    return image


def _place(painter: QPainter, frame: Frame, at: QPointF, width: float, scale: float) -> None:
    """Paint a slide with a rim, drawn larger and scaled down so that small text stays quiet."""
    from widgets.paint import paint_image

    large = paint_image(frame, round(2 * width * scale))
    box = QRectF(at.x(), at.y(), width, width * frame.height / frame.width)
    small = large.scaledToWidth(round(width * scale), Qt.TransformationMode.SmoothTransformation)
    painter.drawImage(box, small)
    painter.setPen(QPen(RIM, 1))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _shown(frames: Sequence[Frame]) -> int:
    """Return the place of the slide with the most to see: figures are groups of many shapes."""
    from slidekit.layout.frame import Group, Table

    sizes = [sum(len(i.items) for i in f.items if isinstance(i, Group)) for f in frames]
    tables = [any(isinstance(item, Table) for item in frame.items) for frame in frames]
    best = max(range(len(frames)), key=lambda place: (sizes[place], tables[place]))
    return best


def _frames(name: str) -> tuple[Frame, ...]:
    from slidekit.app import Options, draft, new_deck

    deck = new_deck([sample_data_dir() / SAMPLE], Options(template=name))
    return draft(deck).frames


def _small_px() -> float:
    return (WIDTH_PX - (SMALL - 1) * GAP_PX) / SMALL


def _kept(name: str, scale: float) -> Path:
    """Return where a picture is kept: another program, template or sample has another place."""
    import hashlib

    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    parts = (templates_dir() / f"{name}.yaml", sample_data_dir() / SAMPLE / "study.yaml")
    content = b"".join(path.read_bytes() for path in parts) + __version__.encode()
    digest = hashlib.sha256(content).hexdigest()[:16]
    return Path(folder) / "templates" / f"{name}-{digest}-{scale:g}.png"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Templates", text)
