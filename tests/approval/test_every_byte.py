"""Any one character of any part of a released file, changed to another: verify never says yes.

What may change: title, author and dates in docProps, comments of XML, the order and quotes of
attributes, and in which of the usual ways the zip is packed.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import zipfile
from typing import TYPE_CHECKING

from slidekit.app import is_clean, verify
from slidekit.errors import ExportError
from slidekit.export.document import Document, Page
from slidekit.export.manifest import read_manifest
from slidekit.export.parts import compare_parts, parts_of_bytes, parts_of_file
from slidekit.export.pptx import pptx_bytes
from slidekit.layout.frame import Frame, Picture
from slidekit.units import inches
from tests.approval.small import CUSTOM, ITEM, parts_of, write_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.approval.conftest import Release

SEED = 20261127
DAY = dt.date(2026, 12, 1)
HELD = re.compile(rb'(?<=>)[^<>]+(?=</)|(?<==")[^"<>]+(?=")')
"""Characters between tags, and values of attributes."""
NO_CONTENT = ("docProps/app.xml", "docProps/core.xml", ITEM, CUSTOM, "customXml/itemProps1.xml")
OTHERS = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63"
    "f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
"""A picture of one red pixel."""


def altered(content: bytes, chance: random.Random) -> bytes:
    """Return a part with one character of its content changed to another."""
    start, end = chance.choice([match.span() for match in HELD.finditer(content)])
    places = [at for at in range(start, end) if content[at] in OTHERS] or [start]
    at = chance.choice(places)
    other = chance.choice([sign for sign in OTHERS if sign != content[at]])
    return content[:at] + bytes([other]) + content[at + 1 :]


def kind_of(part: str) -> str:
    """Return the kind of a part: its name without numbers."""
    return re.sub(r"\d+", "", part)


def attacks(parts: dict[str, bytes], chance: random.Random, each: int) -> Iterator[str]:
    """Yield names of parts of every kind, so many of each kind."""
    kinds: dict[str, list[str]] = {}
    for name in sorted(parts):
        if not name.startswith(NO_CONTENT) and HELD.search(parts[name]):
            kinds.setdefault(kind_of(name), []).append(name)
    for names in kinds.values():
        yield from (chance.choice(names) for _ in range(each))


def test_no_character_changes_unseen(small: Path, release: Release, tmp_path: Path) -> None:
    """Slides, notes, masters, layouts, themes, links and types of parts: three of each kind."""
    parts, chance = parts_of(small), random.Random(SEED)
    path = tmp_path / "altered.pptx"
    tried = list(attacks(parts, chance, 3))
    assert {kind_of(name) for name in tried} >= {
        *("ppt/slides/slide.xml", "ppt/notesSlides/notesSlide.xml", "ppt/theme/theme.xml"),
        *("ppt/slideMasters/slideMaster.xml", "ppt/slideLayouts/slideLayout.xml"),
        *("ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", "[Content_Types].xml"),
    }
    believed = []
    for name in tried:
        content = altered(parts[name], chance)
        write_parts(path, {**parts, name: content})
        if _is_believed(path, release):
            believed.append((name, _difference(parts[name], content)))
    assert believed == []


def _is_believed(path: Path, release: Release) -> bool:
    """Tell whether verify says yes to a file; one that cannot be read is not believed."""
    try:
        return is_clean(verify(path, key=release.key, day=DAY), asked=True)
    except ExportError:
        return False


def _difference(old: bytes, new: bytes) -> tuple[bytes, bytes]:
    at = next(n for n, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1])
    return old[at - 40 : at + 40], new[at - 40 : at + 40]


def test_every_slide_counts_whatever_is_changed_in_it(small: Path, tmp_path: Path) -> None:
    """Thirty times a character in each of the slides and notes: each gives another digest."""
    parts, chance, path = parts_of(small), random.Random(SEED + 1), tmp_path / "altered.pptx"
    whole = parts_of_bytes(small.read_bytes()).digests
    names = [name for name in sorted(parts) if re.match(r"ppt/(slides|notesSlides)/\w+\.xml", name)]
    for _ in range(30):
        other = {name: altered(parts[name], chance) for name in names}
        write_parts(path, {**parts, **other})
        found = parts_of_bytes(path.read_bytes()).digests
        assert [name for name in names if found[name] == whole[name]] == []


def test_what_is_believed_is_the_record_that_was_signed(
    small: Path, release: Release, tmp_path: Path
) -> None:
    """A character of one or both copies of the record: the one that is sound is read, or none."""
    parts, chance = parts_of(small), random.Random(SEED + 2)
    path, signed = tmp_path / "altered.pptx", read_manifest(small)
    doubted = 0
    for names in ((ITEM,), (CUSTOM,), (ITEM, CUSTOM)) * 4:
        changed = {name: altered(parts[name], chance) for name in names}
        write_parts(path, {**parts, **changed})
        if _is_believed(path, release):
            assert read_manifest(path) == signed
        else:
            doubted += 1
    assert doubted >= 4


def test_a_part_that_is_added_is_seen(small: Path, release: Release, tmp_path: Path) -> None:
    """A macro, a picture or a further slide that nothing leads to yet."""
    path = tmp_path / "more.pptx"
    for name in (
        *("ppt/vbaProject.bin", "ppt/media/image9.png", "ppt/slides/slide99.xml"),
        *("customXml/item9.xml", "docProps/slide3.xml", "customXml/_rels/item9.xml.rels"),
    ):
        write_parts(path, {**parts_of(small), name: b"<a/>"})
        answer = verify(path, key=release.key, day=DAY)
        assert (answer["verdict"], answer["signatures"]) == ("changed", "invalid")
        assert [(c["shape"], c["found"]) for c in answer["changes"]] == [(name, "added")]


def test_what_is_no_content_may_change(small: Path, release: Release, tmp_path: Path) -> None:
    """Another title in the file's properties, a comment in XML, another way of packing."""
    parts = parts_of(small)
    core = parts["docProps/core.xml"].replace(b"slidekit", b"A person")
    slide = parts["ppt/slides/slide1.xml"].replace(b"<p:cSld>", b"<p:cSld><!-- hello -->", 1)
    path = tmp_path / "same.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in reversed(sorted(parts)):
            new = {"docProps/core.xml": core, "ppt/slides/slide1.xml": slide}
            archive.writestr(name, new.get(name, parts[name]))
    assert is_clean(verify(path, key=release.key, day=DAY), asked=True)


def test_the_bytes_of_a_picture_count(tmp_path: Path) -> None:
    """A picture swapped for another one under its name is seen, on the slide that shows it."""
    picture = Picture("cover.logo", 0, 0, inches(1), inches(1), "red", "A red square")
    frame = Frame("cover", inches(40 / 3), inches(7.5), (picture,))
    document = Document("Pictures", (Page("cover"),), pictures={"red": PIXEL})
    path = tmp_path / "picture.pptx"
    path.write_bytes(pptx_bytes((frame,), document))
    before = parts_of_file(path)
    (name,) = [name for name in before.digests if name.startswith("ppt/media/")]
    blue = PIXEL.replace(PIXEL[41:53], PIXEL[41:53][::-1])
    after = parts_of_file(write_parts(path, {**parts_of(path), name: blue}))
    (change,) = compare_parts(before.digests, after, ["cover"], ())
    assert (change.kind, change.slide, change.shape) == ("style", "cover", name)
