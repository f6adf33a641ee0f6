"""The manifest that travels in an exported PPTX: written twice, read from whichever is left.

PowerPoint keeps custom XML and document properties when it saves, LibreOffice the properties only.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from slidekit.errors import ExportError
from slidekit.export.seal import is_sealed
from slidekit.export.untrusted import MAX_PART_BYTES, DamagedError, UntrustedPackage, open_package
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

NAMESPACE: Final = "urn:slidekit:manifest:1"
SCHEMA: Final = 1
PROPERTY: Final = "slidekit.manifest"
ITEM: Final = "customXml/item1.xml"
PROPERTIES: Final = "docProps/custom.xml"
"""The two parts that hold the manifest."""
_PIECE = 240
"""Characters of one property: Office's own dialog holds 255."""

_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
"""How JSON writes one of the two halves of a letter beyond 16 bits."""
_CUSTOM_PART = re.compile(r"customXml/item\d+\.xml", re.IGNORECASE)
_PIECE_NAME = re.compile(rf"{re.escape(PROPERTY)}(?:\.([1-9]\d{{0,5}}))?")


def manifest_xml(manifest: Mapping[str, Any]) -> bytes:
    """Return the custom XML part: JSON inside one element."""
    element = f'<manifest xmlns="{NAMESPACE}">{escape(_json(manifest))}</manifest>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element}'.encode()


def manifest_pieces(manifest: Mapping[str, Any]) -> dict[str, str]:
    """Return the document properties that hold the manifest, compressed, by their names."""
    return _pieces(base64.b64encode(zlib.compress(_json(manifest).encode(), 9)).decode("ascii"))


def repacked(packed: str | None, manifest: Mapping[str, Any]) -> dict[str, str]:
    """Return the document properties of a manifest as a file packs it, or as slidekit does.

    Another program that packs (zlib has many makers and versions) may give other bytes for the
    same text. Where those in a file say the very same, and nothing beside it, they are right.

    Args:
        packed: of `packed_in`.
        manifest: what they have to say.
    """
    if packed and _unpacked(packed) == _json(manifest).encode() and _is_bare(packed):
        return _pieces(packed)
    return manifest_pieces(manifest)


def _is_bare(packed: str) -> bool:
    """Tell whether nothing stands behind what is packed, and it is written in the one way."""
    raw = base64.b64decode(packed)
    unzip = zlib.decompressobj()
    unzip.decompress(raw)
    return not unzip.unused_data and base64.b64encode(raw).decode("ascii") == packed


def _pieces(packed: str) -> dict[str, str]:
    pieces = [packed[at : at + _PIECE] for at in range(0, len(packed), _PIECE)]
    if len(pieces) == 1:
        return {PROPERTY: pieces[0]}
    return {f"{PROPERTY}.{number}": piece for number, piece in enumerate(pieces, start=1)}


def read_copies(path: Path) -> tuple[dict[str, Any], ...]:
    """Return the copies of the manifest that a PPTX file holds, those whose seal fits first.

    Raises:
        ExportError: the file is missing, no PPTX, damaged, made to do harm, or newer than this
            version of slidekit.
    """
    try:
        with open_package(path) as package:
            return _sound([*_in_custom_xml(package), *_in_properties(package)])
    except DamagedError as error:
        raise ExportError(
            tell("{0} cannot be read: {1}.", path.name, error),
            fix=tell(
                "Open it in PowerPoint, save it anew and try again, or export the deck once more."
            ),
        ) from error


def _json(manifest: Mapping[str, Any]) -> str:
    return json.dumps(manifest, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _in_custom_xml(package: UntrustedPackage) -> Iterator[bytes]:
    """Yield the JSON of each custom XML part that is a manifest."""
    for name in filter(_CUSTOM_PART.fullmatch, package.names):
        part = package.read(name)
        if NAMESPACE.encode() not in part[:1024]:
            continue
        root = package.parse(name, max_elements=1)
        if root.tag == f"{{{NAMESPACE}}}manifest":
            yield (root.text or "").encode()


def _in_properties(package: UntrustedPackage) -> Iterator[bytes]:
    """Yield the JSON that the document properties hold."""
    packed = packed_in(package)
    if packed is not None:
        yield _unpacked(packed)


def packed_in(package: UntrustedPackage) -> str | None:
    """Return the packed manifest of the document properties, joined in the order of its pieces.

    None: they hold none.
    """
    if PROPERTIES not in package.names:
        return None
    pieces: dict[int, str] = {}
    for held in package.parse(PROPERTIES, max_elements=20_000):
        if match := _PIECE_NAME.fullmatch(held.get("name", "")):
            pieces[int(match[1] or 1)] = "".join(held.itertext()).strip()
    return "".join(pieces[number] for number in sorted(pieces)) if pieces else None


def _unpacked(packed: str) -> bytes:
    unzip = zlib.decompressobj()
    try:
        content = unzip.decompress(base64.b64decode(packed, validate=True), MAX_PART_BYTES)
    except (binascii.Error, ValueError, zlib.error):
        return b""
    return content if unzip.eof else b""


def _sound(copies: list[bytes]) -> tuple[dict[str, Any], ...]:
    """Return the copies that are sound; one that is not gives way to the next."""
    whole = [manifest for copy in copies if (manifest := _parsed(copy)) is not None]
    if copies and not whole:
        raise DamagedError(tell("the record of its numbers that slidekit wrote into it is damaged"))
    return tuple(sorted(whole, key=lambda manifest: not is_sealed(manifest)))


def _parsed(content: bytes) -> dict[str, Any] | None:
    try:
        manifest = json.loads(content)
        if _HALF.search(content):  # half a letter can be neither printed nor stored
            json.dumps(manifest, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    if not isinstance(manifest, dict) or not isinstance(manifest.get("schema"), int):
        return None
    if manifest["schema"] > SCHEMA:
        raise DamagedError(tell("a newer version of slidekit wrote it; update slidekit"))
    return manifest
