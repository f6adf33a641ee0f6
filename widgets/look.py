"""Colours with a meaning and line icons, from the palette, so that both follow light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from slidekit.template.policy import Severity

ICON_PX = 20
HEADING = 1.35
"""Size of a heading's letters against those of the text."""
LINE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="{ink}"'
    ' stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">{path}</svg>'
)
PATHS = {
    "open": '<path d="M2.5 15.5v-11h5l1.5 2h7v2.5M2.5 15.5l2.5-6.5h13l-2.5 6.5z"/>',
    "new": '<path d="M5 2.5h7l3 3v12H5zM12 2.5v3h3M10 8.5v6M7 11.5h6"/>',
    "export": '<path d="M10 12.5v-9M6.5 7L10 3.5 13.5 7M3.5 11.5v5h13v-5"/>',
    "save": '<path d="M3.5 3.5h10l3 3v10h-13zM6.5 3.5v4h6v-4M6 16.5v-5h8v5"/>',
    "undo": '<path d="M7 4L3.5 7.5 7 11M3.5 7.5h8a4.5 4.5 0 0 1 0 9h-3"/>',
    "redo": '<path d="M13 4l3.5 3.5L13 11M16.5 7.5h-8a4.5 4.5 0 0 0 0 9h3"/>',
    "insert": '<path d="M3.5 4.5h13v9h-13zM10 6.5v5M7.5 9h5M6 16.5h8"/>',
    "duplicate": '<path d="M6.5 6.5h10v8h-10zM3.5 11.5v-8h10"/>',
    "delete": '<path d="M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l1 11h7l1-11M8.5 8.5v5M11.5 8.5v5"/>',
    "hide": '<path d="M2.5 10c3-5.5 12-5.5 15 0-3 5.5-12 5.5-15 0zM4 16.5L16 3.5"/>',
    "find": '<circle cx="8.5" cy="8.5" r="5"/><path d="M12.5 12.5l4.5 4.5"/>',
    "play": '<path d="M6 3.5v13l10-6.5z"/>',
    "fit": '<path d="M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4"/>',
    "zoom_in": '<circle cx="8.5" cy="8.5" r="5"/><path d="M12.5 12.5l4.5 4.5M6 8.5h5M8.5 6v5"/>',
    "zoom_out": '<circle cx="8.5" cy="8.5" r="5"/><path d="M12.5 12.5l4.5 4.5M6 8.5h5"/>',
    "findings": '<path d="M3.5 3.5h13v13h-13zM6 7l1 1 2-2M6 12.5l1 1 2-2M11.5 7.5H14M11.5 13H14"/>',
    "inspector": '<path d="M3.5 3.5h13v13h-13zM12 3.5v13M13.5 7H15M13.5 10H15"/>',
    "locked": '<path d="M5 9.5h10v7H5zM7 9.5v-3a3 3 0 0 1 6 0v3"/>',
}
"""Name -> its lines on a field of 20 by 20."""

_MEANINGS = {"block": ("#B3261E", "#F2837B"), "warn": ("#8A5A00", "#E3B04B")}
"""Meaning -> ink on light and on dark ground; each has 4.5:1 on the palette's base."""


def as_heading(label: QLabel) -> QLabel:
    """Give a label the letters of a heading of a page."""
    return as_bold(label, HEADING)


def as_bold(label: QLabel, size: float = 1) -> QLabel:
    """Give a label bold letters, so much larger than those of the text."""
    face = QFont(label.font())
    face.setPointSizeF(face.pointSizeF() * size)
    face.setBold(True)
    label.setFont(face)
    return label


def as_plain(label: QLabel) -> QLabel:
    """Let a label wrap words that come from elsewhere, and show them as they are."""
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def is_dark(palette: QPalette) -> bool:
    """Tell whether text is lighter than its ground."""
    ground = palette.color(QPalette.ColorRole.Base)
    return palette.color(QPalette.ColorRole.Text).lightness() > ground.lightness()


def meaning_ink(severity: Severity, palette: QPalette) -> QColor:
    """Return the ink for what blocks or warns; never the only sign of it."""
    inks = _MEANINGS["block" if severity.startswith("block") else "warn"]
    return QColor(inks[is_dark(palette)])


def canvas_ground(palette: QPalette) -> QColor:
    """Return what lies around a slide: a shade darker than the window, so that slides shine."""
    return palette.color(QPalette.ColorRole.Window).darker(108)


def icon(name: str, palette: QPalette) -> QIcon:
    """Return a line icon in the colours of buttons, able and disabled."""
    made = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        ink = palette.color(group, QPalette.ColorRole.ButtonText)
        for ratio in (1, 2):
            made.addPixmap(drawn(name, ink, ICON_PX, ratio), mode)
    return made


def drawn(name: str, ink: QColor, size_px: int, ratio: float) -> QPixmap:
    """Return an icon as a picture for a screen of so many device pixels a pixel."""
    from PySide6.QtSvg import QSvgRenderer

    lines = LINE.format(ink=ink.name(), path=PATHS[name])
    picture = QPixmap(QSize(size_px, size_px) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        QSvgRenderer(QByteArray(lines.encode())).render(painter, QRectF(0, 0, size_px, size_px))
    return picture
