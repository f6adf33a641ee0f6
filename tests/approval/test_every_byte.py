"""Any one byte of any part of a released file, changed to another: verify never says yes.

What may change: in which of the usual ways the zip is packed, and how the copy of the record in the
document properties was compressed.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
import random
import re
import warnings
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from slidekit.app import is_clean, verify
from slidekit.errors import ExportError
from slidekit.export.document import Document, Page
from slidekit.export.parts import compare_parts, parts_of_file
from slidekit.export.pptx import pptx_bytes
from slidekit.export.properties import properties_xml
from slidekit.export.record import read_record
from slidekit.export.untrusted import MAX_PART_BYTES
from slidekit.layout.frame import Frame, Picture
from slidekit.units import inches
from tests.approval.small import CUSTOM, ITEM, parts_of, with_other_number, write_parts
from tests.edited.test_other_programs import saved_in_libreoffice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.approval.conftest import Release

SEED = 20261127
DAY = dt.date(2026, 12, 1)
HELD = re.compile(rb'(?<=>)[^<>]+(?=</)|(?<==")[^"<>]+(?=")')
"""Characters between tags, and values of attributes."""
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
        if HELD.search(parts[name]):
            kinds.setdefault(kind_of(name), []).append(name)
    for names in kinds.values():
        yield from (chance.choice(names) for _ in range(each))


def test_no_character_changes_unseen(small: Path, release: Release, tmp_path: Path) -> None:
    """Slides, notes, masters, properties, custom XML, links and types: three of each kind."""
    parts, chance = parts_of(small), random.Random(SEED)
    path = tmp_path / "altered.pptx"
    tried = list(attacks(parts, chance, 3))
    assert {kind_of(name) for name in tried} >= {
        *("ppt/slides/slide.xml", "ppt/notesSlides/notesSlide.xml", "ppt/theme/theme.xml"),
        *("ppt/slideMasters/slideMaster.xml", "ppt/slideLayouts/slideLayout.xml"),
        *("ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", "[Content_Types].xml"),
        *("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "_rels/.rels"),
        *("customXml/item.xml", "customXml/itemProps.xml", "customXml/_rels/item.xml.rels"),
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
    whole = parts_of_file(small).digests
    names = [name for name in sorted(parts) if re.match(r"ppt/(slides|notesSlides)/\w+\.xml", name)]
    for _ in range(30):
        other = {name: altered(parts[name], chance) for name in names}
        found = parts_of_file(write_parts(path, {**parts, **other})).digests
        assert [name for name in names if found[name] == whole[name]] == []


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Return a part with one bit of it turned round, wherever that is."""
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def test_no_bit_of_any_part_turns_unseen(small: Path, release: Release, tmp_path: Path) -> None:
    """One bit of a part of each kind, of tags and pictures too; of the record's eight."""
    parts, chance, path = parts_of(small), random.Random(SEED + 2), tmp_path / "altered.pptx"
    tried = [*{kind_of(name): name for name in sorted(parts)}.values(), *(ITEM, CUSTOM) * 7]
    contents = [(name, flipped(parts[name], chance)) for name in tried]
    believed = [
        name
        for name, content in contents
        if _is_believed(write_parts(path, {**parts, name: content}), release)
    ]
    assert believed == []


SPACE = b"<Relationship "
WRITTEN_OTHERWISE = {
    "docProps/core.xml": (b"slidekit", b"A person"),
    "docProps/app.xml": (b"slidekit", b"PowerPnt"),
    "customXml/itemProps1.xml": (b"7A3F", b"7A3E"),
    ITEM: (b"</manifest>", b"<!-- x --></manifest>"),
    CUSTOM: (b"</Properties>", b'<x xmlns="urn:x"/></Properties>'),
    "ppt/_rels/presentation.xml.rels": (SPACE, b'<Relationship xmlns:x="urn:x" x:y="z" '),
    "_rels/.rels": (b"</Relationships>", b"<!-- hello --></Relationships>"),
    "[Content_Types].xml": (b"?>", b"?><?hello world?>"),
    "ppt/slides/slide2.xml": (b"<p:cSld>", b"<p:cSld><!-- hello -->"),
    "ppt/theme/theme1.xml": (b"?>", b" ?>"),
}
"""Part -> what stands in it, and what means the same to PowerPoint or is shown on no slide."""


def test_what_no_slide_shows_is_told_too(small: Path, release: Release, tmp_path: Path) -> None:
    """Author, company, comments, instructions, unknown attributes, a blank: each by its part."""
    parts, path = parts_of(small), tmp_path / "altered.pptx"
    for name, (old, new) in WRITTEN_OTHERWISE.items():
        assert old in parts[name], name
        answer = verify(
            write_parts(path, {**parts, name: parts[name].replace(old, new, 1)}),
            key=release.key,
            day=DAY,
        )
        assert (answer["verdict"], answer["signatures"]) == ("changed", "invalid")
        assert [(c["shape"], c["found"]) for c in answer["changes"]] == [(name, "edited")]


def test_a_file_store_that_adds_its_own_is_told_in_words(
    small: Path, release: Release, tmp_path: Path
) -> None:
    """A title and a label that were written into it: slides are as released, and what to do."""
    parts = parts_of(small)
    core = parts["docProps/core.xml"].replace(b"slidekit", b"A person")
    more = {"docProps/core.xml": core, "customXml/item2.xml": b"<label/>"}
    path = write_parts(tmp_path / "labelled.pptx", {**parts, **more})
    (reason,) = verify(path, key=release.key, day=DAY)["reasons"]
    assert "Each slide is as released, byte for byte, but the file is not" in reason
    assert "customXml/item2.xml, docProps/core.xml (title, author, dates)" in reason
    assert "slidekit review release" in reason


def saved_anew(small: Path, path: Path, old: bytes = b"-", new: bytes = b"-") -> Path:
    """Write a file as another program does: each slide and the properties a little different."""
    parts = {
        name: content.replace(b"?>", b" ?>", 1).replace(old, new)
        for name, content in parts_of(small).items()
        if name.endswith(".xml")
    }
    kept = {name: content for name, content in parts_of(small).items() if name in (ITEM, CUSTOM)}
    return write_parts(path, {**parts_of(small), **parts, **kept})


def test_a_file_that_was_saved_again_says_whether_its_words_are_as_released(
    small: Path, release: Release, tmp_path: Path
) -> None:
    """Every part is other than released: whether words and numbers are is told apart."""
    path = saved_anew(small, tmp_path / "saved.pptx")
    answer = verify(path, key=release.key, day=DAY)
    assert (answer["verdict"], answer["signatures"]) == ("changed", "invalid")
    told = " ".join(answer["reasons"])
    assert "Every slide was written anew" in told
    assert "Words, numbers and notes are as released" in told
    path = saved_anew(small, tmp_path / "edited.pptx", b">0.75 (", b">0.55 (")
    answer = verify(path, key=release.key, day=DAY)
    told = " ".join(answer["reasons"])
    (number,) = {c["slide_number"] for c in answer["changes"] if c["kind"] == "number"}
    assert f"Words, numbers, notes or shapes are not as released on slide {number}." in told


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


@pytest.mark.needs("libreoffice")
def test_saving_in_another_program_is_told_from_an_edit(
    small: Path, release: Release, tmp_path: Path
) -> None:
    """LibreOffice names, places and colours all anew: its words and numbers are as released."""
    told = []
    for name, path in (
        ("saved", small),
        ("edited", with_other_number(small, tmp_path / "edited.pptx")),
    ):
        source = tmp_path / name / "deck.pptx"
        source.parent.mkdir()
        source.write_bytes(path.read_bytes())
        answer = verify(saved_in_libreoffice(source), key=release.key, day=DAY)
        assert (answer["verdict"], answer["signatures"]) == ("changed", "invalid")
        told.append(answer["reasons"][:2])
    assert told[0][0].startswith("Every slide was written anew")
    assert told[0][1].startswith("Words, numbers and notes are as released")
    assert told[1][1] == "Words, numbers, notes or shapes are not as released on slide 3."


def test_another_way_of_packing_is_no_change(small: Path, release: Release, tmp_path: Path) -> None:
    """Parts in another order and not compressed, the record's copy compressed otherwise."""
    parts, path = parts_of(small), tmp_path / "same.pptx"
    record = read_record(small)
    assert record is not None
    text = json.dumps(record, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    packed = base64.b64encode(zlib.compress(text.encode(), 1)).decode()
    pieces = [packed[at : at + 240] for at in range(0, len(packed), 240)]
    names = {f"slidekit.manifest.{number}": piece for number, piece in enumerate(pieces, 1)}
    parts[CUSTOM] = properties_xml(names)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in reversed(sorted(parts)):
            archive.writestr(name, parts[name])
    assert is_clean(verify(path, key=release.key, day=DAY), asked=True)
    with_more = packed_with(text.encode(), b"unread")
    parts[CUSTOM] = properties_xml({"slidekit.manifest": with_more})
    assert not _is_believed(write_parts(path, parts), release)


def test_folders_of_a_zip_are_nothing(small: Path, release: Release, tmp_path: Path) -> None:
    """`zip -r` lists folders of parts too; one with bytes, of no part or named twice is refused."""
    parts, path = parts_of(small), tmp_path / "again.pptx"
    every = [f"{folder}/" for name in parts for folder in map(str, PurePosixPath(name).parents)]
    folders: list[tuple[str, bytes]] = [(one, b"") for one in sorted({*every} - {"./"})]
    assert ("ppt/slides/", b"") in folders
    whole = (*folders, *parts.items())

    def written(*entries: tuple[str, bytes]) -> Path:
        with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
            warnings.simplefilter("ignore", UserWarning)  # of names used twice
            for name, content in entries:
                archive.writestr(name, content)
        return path

    assert is_clean(verify(written(*whole), key=release.key, day=DAY), asked=True)
    for extra in (
        ("ppt/slides/", b""),
        ("PPT/Slides/", b""),
        ("ppt/presentation.xml/", b""),
        ("ppt/media/", b"words"),
    ):
        with pytest.raises(ExportError):
            verify(written(*whole, extra), key=release.key, day=DAY)
    assert not _is_believed(written(*whole, ("Do not show slide 3/", b"")), release)


def packed_with(text: bytes, more: bytes) -> str:
    """Return a text compressed, with something behind it that no one reads."""
    return base64.b64encode(zlib.compress(text, 9) + more).decode()


def test_a_large_picture_counts_as_well(tmp_path: Path) -> None:
    """Of a part beyond the size at which XML is refused each byte counts."""
    path = tmp_path / "large.pptx"
    path.write_bytes(pptx_bytes((), Document("Pictures", ())))
    large = random.Random(SEED).randbytes(MAX_PART_BYTES + 2)
    found = [
        parts_of_file(write_parts(path, {**parts_of(path), "ppt/media/a.bin": content}))
        for content in (large, large[:-1] + b"x")
    ]
    assert len({one.digests["ppt/media/a.bin"] for one in found}) == 2


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
