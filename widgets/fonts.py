"""The house font in Qt: loaded by path, with the widths that layout measured."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase

from slidekit.errors import ExportError
from slidekit.layout.fonts import FAMILY, static_font


@cache
def load_face(bold: bool = False, italic: bool = False) -> None:
    """Register one face of the house font with Qt, once per process.

    Raises:
        ExportError: Qt cannot read the font file.
    """
    path = static_font(bold, italic)
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise ExportError(
            QCoreApplication.translate("Files", "The font file {0} is damaged.").format(path),
            fix=QCoreApplication.translate("Files", "Delete it and try again."),
        )


@cache
def font(pixels: int, bold: bool = False, italic: bool = False) -> QFont:
    """Return a face without hinting, so that widths are those that were measured."""
    load_face(bold, italic)
    face = QFont(FAMILY)
    face.setPixelSize(pixels)
    face.setBold(bold)
    face.setItalic(italic)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face
