"""Which fonts slides can be set in: those with Arial's widths, and those of this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from slidekit.deck.profile import style_of
from slidekit.layout.font_files import UnsuitableError, names_of

if TYPE_CHECKING:
    from slidekit.deck.profile import Style

AS_ARIAL = ("Arial", "Arimo", "Helvetica", "Liberation Sans")
"""Families of the same advance widths, which the house's own font measures."""
TWINS = {
    "Calibri": "Carlito",
    "Cambria": "Caladea",
    "Times New Roman": "Liberation Serif",
    "Courier New": "Liberation Mono",
}
"""Families whose widths another, freely available family has."""


def installed_files(family: str) -> dict[Style, bytes]:
    """Return the files of a family, or of its twin, that are installed here; empty: none are."""
    for name in (family, TWINS.get(family, "")):
        if name and (found := _files(name)):
            return found
    return {}


def _files(family: str) -> dict[Style, bytes]:
    from matplotlib.font_manager import findSystemFonts

    wanted = family.replace(" ", "").casefold()
    found: dict[Style, bytes] = {}
    for path in sorted(map(Path, findSystemFonts())):
        # Reading every file takes seconds: names of files begin as their families do.
        if not _may_be(path, wanted):
            continue
        try:
            data = path.read_bytes()
            named = names_of(data)
        except (OSError, UnsuitableError):
            continue
        if named.family.replace(" ", "").casefold() == wanted:
            found.setdefault(style_of(named.bold, named.italic), data)
    return found


def _may_be(path: Path, wanted: str) -> bool:
    stem = path.stem.replace(" ", "").replace("-", "").replace("_", "").casefold()
    return stem[:3] == wanted[:3]
