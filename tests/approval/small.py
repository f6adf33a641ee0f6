"""A released file of four slides, small enough to be tried often, and ways to edit it."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from slidekit.export.digests import content_digest
from slidekit.export.manifest import manifest_pieces, manifest_xml
from slidekit.export.released import released_frames, released_pptx
from slidekit.export.seal import sealed
from tests.approval.library import OURS, approval_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from slidekit.export.approval import Subject
    from tests.approval.conftest import Release
    from tests.approval.library import Key

ITEM, CUSTOM = "customXml/item1.xml", "docProps/custom.xml"
REPORT: dict[str, Any] = {"blocking": 0, "warnings": 0, "rules": [], "list": []}
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


def write_small(release: Release, path: Path, version: int = 3, key: Key = OURS) -> None:
    """Write cover, a curve, a safety table and others of the deck as a released file."""
    kept = [*range(2), *_showing(release, "key")[:1], *_showing(release, "table")[-1:]]
    deck = replace(release.deck, slides=tuple(release.deck.slides[n] for n in kept))
    frames = tuple(release.draft[n] for n in kept)
    own = content_digest(deck, frames)
    subject = replace(release.approval.subject, content_digest=own, version=version)
    write_released(deck, frames, subject, path, key)


def _showing(release: Release, part: str) -> list[int]:
    return [
        number
        for number, frame in enumerate(release.draft)
        if any(item.name == f"{frame.slide_id}.{part}" for item in frame.items)
    ]


def write_released(deck: Any, frames: Any, subject: Subject, path: Path, key: Key) -> None:
    """Write a deck as a released file, whatever the rules say of it."""
    approval = approval_of(subject, key)
    stamped = released_frames(deck, frames, approval)
    path.write_bytes(released_pptx(deck, stamped, approval, key, REPORT).content)


def parts_of(path: Path) -> dict[str, bytes]:
    """Return the parts of a file by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Write parts as a file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def edited(path: Path, out: Path, part: str, old: bytes, new: bytes) -> Path:
    """Write a copy of a file with some bytes of a part replaced; they have to be there."""
    parts = parts_of(path)
    assert old in parts[part]
    return write_parts(out, {**parts, part: parts[part].replace(old, new, 1)})


def with_record(path: Path, out: Path, record: Mapping[str, Any]) -> Path:
    """Write a copy of a file with another record, in both places and sealed anew."""
    record = sealed({name: value for name, value in record.items() if name != "seal"})
    held = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" '
        f'name="{name}"><vt:lpwstr>{escape(piece)}</vt:lpwstr></property>'
        for number, (name, piece) in enumerate(manifest_pieces(record).items(), 2)
    )
    custom = f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VT}">{held}</Properties>'
    parts = {**parts_of(path), ITEM: manifest_xml(record), CUSTOM: custom.encode()}
    return write_parts(out, parts)


def slide_part(path: Path, holds: Callable[[bytes], bool]) -> str:
    """Return the name of the first slide whose XML is as asked."""
    return next(
        name
        for name, content in sorted(parts_of(path).items())
        if name.startswith("ppt/slides/slide") and holds(content)
    )
