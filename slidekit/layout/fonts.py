"""The house font: Arimo, whose advance widths are Arial's, from the package fontpkg-arimo.

The package holds variable fonts. Widths are read from their tables at once; files of one weight
each, which Qt and matplotlib need, are made once and kept in the user's cache directory.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FAMILY = "Arimo"
"""Family name inside the static files; PPTX names Arial, which has the same widths."""

_BOLD = 700
_LAYOUT_TABLES = ("GPOS", "GSUB", "GDEF")
"""Kerning and ligatures: left out of the static files, so that no renderer applies them."""


class Advances(dict[str, int]):
    """Advance widths by character, in 1/2048 em; a character that Arimo lacks gets `.notdef`."""

    __slots__ = ("notdef",)

    def __init__(self, widths: dict[str, int], notdef: int) -> None:
        super().__init__(widths)
        self.notdef = notdef

    def __missing__(self, character: str) -> int:
        """Return the width of the box that stands for a missing character."""
        return self.notdef


@cache
def advances(bold: bool = False, italic: bool = False) -> Advances:
    """Return the advance widths of one face, without kerning."""
    with _variable_font(italic) as font:
        widths = _bold_widths(font) if bold else {g: m[0] for g, m in font["hmtx"].metrics.items()}
        by_character = {chr(code): widths[glyph] for code, glyph in font.getBestCmap().items()}
        return Advances(by_character, widths[".notdef"])


def static_font(bold: bool = False, italic: bool = False) -> Path:
    """Return the TrueType file of one face; it is made at the first call on a machine (2 s)."""
    path = _cache_folder() / f"{FAMILY}-{_style(bold, italic)}.ttf"
    if not path.exists():
        _write_static_font(path, bold, italic)
    return path


def static_fonts() -> tuple[Path, ...]:
    """Return the files of Regular, Bold, Italic and BoldItalic."""
    return tuple(static_font(bold, italic) for italic in (False, True) for bold in (False, True))


def _style(bold: bool, italic: bool) -> str:
    return ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"


def _variable_font(italic: bool) -> TTFont:
    import fontpkg_arimo
    from fontTools.ttLib import TTFont

    name = "Arimo-Italic[wght].ttf" if italic else "Arimo[wght].ttf"
    return TTFont(fontpkg_arimo.ROOT / "files" / name, lazy=True, recalcTimestamp=False)


def _bold_widths(font: TTFont) -> dict[str, int]:
    """Return the widths at weight 700 from the table of variations, without making outlines."""
    from fontTools.misc.roundTools import otRound
    from fontTools.varLib.varStore import VarStoreInstancer

    table: Any = font["HVAR"].table
    deltas = VarStoreInstancer(table.VarStore, font["fvar"].axes, {"wght": 1.0})
    order = font.getGlyphOrder()
    index = table.AdvWidthMap.mapping if table.AdvWidthMap else dict(zip(order, range(len(order))))
    metrics = font["hmtx"].metrics
    return {glyph: metrics[glyph][0] + otRound(deltas[index[glyph]]) for glyph in order}


def _write_static_font(path: Path, bold: bool, italic: bool) -> None:
    """Write one face beside its place, then rename: two processes at once both end well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(suffix=".ttf", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            _instance(bold, italic).save(file)
        Path(beside).replace(path)
    except OSError:
        if not path.exists():  # Windows refuses to replace a file that another process has open
            raise
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(beside).unlink()


def _instance(bold: bool, italic: bool) -> TTFont:
    from fontTools.varLib.instancer import instantiateVariableFont

    font = _variable_font(italic)
    for table in _LAYOUT_TABLES:
        del font[table]
    still = instantiateVariableFont(font, {"wght": _BOLD if bold else 400}, overlap=0)
    _name_face(still, _style(bold, italic))
    return still


def _name_face(font: TTFont, style: str) -> None:
    """Give a face the names and flags by which font databases tell the four apart."""
    spaced = style.replace("BoldItalic", "Bold Italic")
    names = {1: FAMILY, 2: spaced, 4: f"{FAMILY} {spaced}", 6: f"{FAMILY}-{style}"}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    bold, italic = "Bold" in style, "Italic" in style
    font["OS/2"].usWeightClass = _BOLD if bold else 400
    font["OS/2"].fsSelection = (italic << 0 | bold << 5) or 1 << 6
    font["head"].macStyle = bold << 0 | italic << 1


def _cache_folder() -> Path:
    from importlib.metadata import version

    return _user_cache() / "slidekit" / "fonts" / f"arimo-{version('fontpkg-arimo')}"


def _user_cache() -> Path:
    """Return the folder in which this platform lets programs keep what they can make again."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
