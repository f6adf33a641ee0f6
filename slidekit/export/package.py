"""Packages of OOXML as zip files that have the same bytes for the same parts."""

from __future__ import annotations

import contextlib
import io
import os
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from slidekit.errors import ExportError
from slidekit.export.ooxml import root, to_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_FIRST = ("[Content_Types].xml", "_rels/.rels")


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


def zip_parts(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of the parts: content types first, then by name, all of one date."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name not in _FIRST, name)):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else the byte differs between Windows and the others
            archive.writestr(entry, parts[name])
    return packed.getvalue()


def rezip(package: bytes) -> bytes:
    """Return a package with fixed dates and order."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return zip_parts({name: archive.read(name) for name in archive.namelist()})


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place, then rename it: nobody ever meets half of one.

    Raises:
        ExportError: it is no file's name, or the folder is missing or must not be written to.
    """
    if path.exists() and not path.is_file():
        raise ExportError(f"{path} is a folder or a device.", fix="Give the name of a file.")
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise ExportError(
            f"{path} cannot be written: {error.strerror or error}.",
            fix="Choose a folder that exists and close the file if it is open elsewhere.",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
