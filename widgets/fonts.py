"""The house font in Qt: loaded by path, with the widths that layout measured."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase

from slidekit.deck.profile import style_of
from slidekit.errors import ExportError
from slidekit.layout.fonts import FAMILY, static_font, typeface_now

if TYPE_CHECKING:
    from slidekit.deck.profile import FontFile, Typeface


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
def load_file(file: FontFile) -> str:
    """Register a font file that a deck carries, once per process, and return its family in Qt.

    Raises:
        ExportError: Qt cannot read the font file.
    """
    number = QFontDatabase.addApplicationFontFromData(file.data)
    if number < 0:
        raise ExportError(
            QCoreApplication.translate("Files", "The font that the deck carries is damaged."),
            fix=QCoreApplication.translate("Files", "Make the deck anew from the profile."),
        )
    return QFontDatabase.applicationFontFamilies(number)[0]


def font(pixels: int, bold: bool = False, italic: bool = False) -> QFont:
    """Return a face without hinting, so that widths are those that were measured."""
    return _font(pixels, bold, italic, typeface_now())


@cache
def _font(pixels: int, bold: bool, italic: bool, typeface: Typeface) -> QFont:
    own = typeface.file(style_of(bold, italic))
    if own is None:
        load_face(bold, italic)
    face = QFont(load_file(own) if own else FAMILY)
    face.setPixelSize(pixels)
    face.setBold(bold)
    face.setItalic(italic)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face
