"""What a PPTX brings along that acts, or that lies elsewhere: said, never opened."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from slidekit.export.content import P
from slidekit.layout.seen import Burden

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from slidekit.export.untrusted import UntrustedPackage

_LINKS = re.compile(r"(?:.*/)?_rels/[^/]*\.rels", re.IGNORECASE)
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SLIDE_ENTRY = f"{P}sldId"
_MAX_ELEMENTS = 200_000
_HARMLESS = ("http://", "https://", "mailto:", "#")
"""Beginnings of addresses that a click opens in the browser or the mail program."""
_OUTSIDE = {
    "image": "linked_picture",
    "video": "linked_media",
    "audio": "linked_media",
    "media": "linked_media",
    "oleObject": "linked_object",
    "package": "linked_object",
    "attachedTemplate": "linked_object",
    "slideMaster": "linked_object",
    "frame": "linked_object",
}
_INSIDE = {"oleObject": "embedded", "control": "control"}
_MAX_LINKS = 20_000
_MOST = 100
"""So many are told: a list of thousands helps nobody."""


def burdens_of(package: UntrustedPackage) -> tuple[Burden, ...]:
    """Return macros, controls, embedded files and what is linked from outside.

    Raises:
        DamagedError: a list of links cannot be read.
    """
    numbers = _slide_numbers(package)
    found = [*_macros(package), *_typefaces(package)]
    for name in package.names:
        if _LINKS.fullmatch(name):
            found += _of_links(package.parse(name, _MAX_LINKS), numbers.get(name))
    return tuple(dict.fromkeys(found))[:_MOST]


def _macros(package: UntrustedPackage) -> Iterator[Burden]:
    for name in package.names:
        base = posixpath.basename(name).lower()
        if base == "vbaproject.bin":
            yield Burden("macros", name)
        elif base.endswith((".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".scr")):
            yield Burden("program", name)


def _typefaces(package: UntrustedPackage) -> Iterator[Burden]:
    """Yield the typefaces that a file brings along: a font may draw any sign for any letter."""
    deck = package.parse("ppt/presentation.xml", _MAX_ELEMENTS)
    for listed in deck.iter(f"{P}embeddedFont"):
        named = listed.find(f"{P}font")
        yield Burden("typeface", named.get("typeface", "") if named is not None else "")


def _of_links(root: Element, number: int | None) -> Iterator[Burden]:
    for link in root:
        kind = link.get("Type", "").rpartition("/")[2]
        target = link.get("Target", "")
        if link.get("TargetMode") == "External":
            code = _OUTSIDE.get(kind, "")
            if not code and not target.lower().startswith(_HARMLESS):
                code = "link_to_file"
            if code:
                yield Burden(code, _shown(target), number)
        elif kind in _INSIDE:
            yield Burden(_INSIDE[kind], posixpath.basename(target), number)


def _shown(target: str) -> str:
    """Return an address short enough for a sentence."""
    return target if len(target) <= 80 else f"{target[:77]}..."


def _slide_numbers(package: UntrustedPackage) -> dict[str, int]:
    """Return the lists of links of slides with the numbers of the slides in the show."""
    links = package.parse("ppt/_rels/presentation.xml.rels", _MAX_LINKS)
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    deck = package.parse("ppt/presentation.xml", _MAX_ELEMENTS)
    relations = [entry.get(_R_ID, "") for entry in deck.iter(_SLIDE_ENTRY)]
    found: dict[str, int] = {}
    for number, relation in enumerate(filter(None, relations), 1):
        target = posixpath.normpath(posixpath.join("/ppt", targets.get(relation, "")))
        folder, base = posixpath.split(target.lstrip("/"))
        found[f"{folder}/_rels/{base}.rels"] = number
    return found
