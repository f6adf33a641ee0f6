"""Colours and font of a company's own PowerPoint file, read from its theme."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.errors import ExportError
from slidekit.export.untrusted import DamagedError, open_package
from slidekit.languages import tell

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from slidekit.export.untrusted import UntrustedPackage

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MAX_ELEMENTS = 50_000
_RELATIONS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))


@dataclass(frozen=True, slots=True)
class MasterLook:
    """What is taken from a file's theme."""

    colors: dict[str, str]
    """Name of the scheme, such as dk1 or accent1 -> six hexadecimal digits."""
    font: str
    """Family of running text; "" where the theme names none."""

    @property
    def accents(self) -> tuple[str, ...]:
        """The accents in order."""
        return tuple(self.colors[name] for name in _ACCENTS if name in self.colors)


def master_look(path: Path) -> MasterLook:
    """Return colours and font of the theme of a file's first slide master.

    Raises:
        ExportError: it is no PowerPoint file, it is damaged, or it has no theme.
    """
    try:
        with open_package(path) as package:
            theme = package.parse(_theme_name(package), MAX_ELEMENTS)
    except DamagedError as error:
        raise ExportError(
            tell("{0} cannot be taken as the company's master: {1}.", path.name, error),
            fix=tell("Give a .potx or .pptx that PowerPoint saved."),
        ) from None
    return MasterLook(_colors(theme), _font(theme))


def _theme_name(package: UntrustedPackage) -> str:
    for link in package.parse(_RELATIONS, MAX_ELEMENTS):
        if (link.get("Type") or "").endswith("/theme"):
            target = link.get("Target") or ""
            return posixpath.normpath(posixpath.join("ppt/slideMasters", target)).lstrip("/")
    raise DamagedError(tell("its slide master has no theme"))


def _colors(theme: Element) -> dict[str, str]:
    scheme = theme.find(f".//{A}clrScheme")
    found = {}
    for entry in scheme if scheme is not None else ():
        for color in entry:
            value = (color.get("lastClr") or color.get("val") or "").upper()
            if len(value) == 6 and set(value) <= set("0123456789ABCDEF"):
                found[entry.tag.removeprefix(A)] = value
    return found


def _font(theme: Element) -> str:
    latin = theme.find(f".//{A}minorFont/{A}latin")
    return (latin.get("typeface") or "").strip() if latin is not None else ""
