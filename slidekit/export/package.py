"""Packages of OOXML as zip files that have the same bytes for the same parts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from slidekit.export.ooxml import root, to_bytes
from slidekit.files import zip_parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from a part to another one, with a target relative to the part's folder."""

    kind: str
    target: str


def relationships(links: Sequence[Relationship]) -> bytes:
    """Return the part that lists relationships rId1, rId2 and so on."""
    listed = root(_RELATIONSHIPS, "Relationships")
    for number, link in enumerate(links, start=1):
        attributes = {"Id": f"rId{number}", "Type": link.kind, "Target": link.target}
        etree.SubElement(listed, f"{{{_RELATIONSHIPS}}}Relationship", attributes)
    return to_bytes(listed)


def content_types(types: Mapping[str, str]) -> bytes:
    """Return the part that names each part's content type."""
    listed = root(_TYPES, "Types")
    for extension, kind in (("rels", _RELS_TYPE), ("xml", "application/xml")):
        etree.SubElement(listed, f"{{{_TYPES}}}Default", Extension=extension, ContentType=kind)
    for name, kind in sorted(types.items()):
        etree.SubElement(listed, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
    return to_bytes(listed)


def rezip(package: bytes) -> bytes:
    """Return a package with fixed dates and order."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return zip_parts({name: archive.read(name) for name in archive.namelist()})
