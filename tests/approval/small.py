"""A released file of four slides, small enough to be tried often, and ways to edit it."""

from __future__ import annotations

import datetime as dt
import zipfile
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.app import verify
from slidekit.export.digests import content_digest
from slidekit.export.manifest import manifest_pieces, manifest_xml
from slidekit.export.parts import parts_of_file
from slidekit.export.properties import properties_xml
from slidekit.export.reading import read_pptx
from slidekit.export.record import read_record
from slidekit.export.released import payload_of_record, released_frames, released_pptx
from slidekit.export.seal import sealed
from tests.approval.library import OURS, approval_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from slidekit.export.approval import Subject
    from tests.approval.conftest import Release
    from tests.approval.library import Key

DAY = dt.date(2026, 12, 1)
Record = dict[str, Any]
ITEM, CUSTOM = "customXml/item1.xml", "docProps/custom.xml"
REPORT: dict[str, Any] = {"blocking": 0, "warnings": 0, "rules": [], "list": []}


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
    path.write_bytes(released_pptx(deck, stamped, approval, key, REPORT))


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
    custom = properties_xml(manifest_pieces(record))
    parts = {**parts_of(path), ITEM: manifest_xml(record), CUSTOM: custom}
    return write_parts(out, parts)


def slide_part(path: Path, holds: Callable[[bytes], bool]) -> str:
    """Return the name of the first slide whose XML is as asked."""
    return next(
        name
        for name, content in sorted(parts_of(path).items())
        if name.startswith("ppt/slides/slide") and holds(content)
    )


def record_of(path: Path) -> Record:
    """Return a copy of a file's record that may be edited."""
    record = read_record(path)
    assert record is not None
    return deepcopy(record)


def asked(path: Path, release: Release, **named: Any) -> Record:
    """Return what verify says of a file to who has our library's key."""
    return verify(path, key=release.key, day=DAY, **named)


def described_anew(path: Path, record: Record) -> Record:
    """Return a record whose slides and parts are those of the file as it is now."""
    for entry, slide in zip(record["slides"], read_pptx(path), strict=True):
        texts = {shape.name: shape for shape in slide.shapes}
        for shape in entry["shapes"]:
            found = texts[shape["name"]]
            shape |= {"text": found.text, "style": found.style, "alt": found.alt}
    return {**record, "parts": dict(parts_of_file(path).digests)}


def signed_anew(record: Record, key: Key) -> Record:
    """Return a record with the payload that fits it, signed with some key."""
    payload = payload_of_record(record)
    release = {"payload": payload.decode("ascii"), "signature": key.sign(payload).hex()}
    return {**record, "release": release}


def with_other_number(small: Path, out: Path) -> Path:
    """Write the file with a hazard ratio of 0.75 turned into 0.55 on its slide."""
    part = slide_part(small, lambda content: b">0.75 (" in content)
    return edited(small, out, part, b">0.75 (", b">0.55 (")
