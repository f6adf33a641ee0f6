"""Files in which one program reads the approved slides, and another one something else."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from slidekit.app import is_clean
from slidekit.errors import ExportError
from slidekit.export.zip_layout import AmbiguousError, refuse_ambiguous
from tests.approval.small import asked, parts_of, write_parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.approval.conftest import Release

    Layout = Callable[[bytes, bytes], bytes]

END = b"PK\5\6"
LINKS = "ppt/_rels/presentation.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def forged(small: Path, path: Path) -> bytes:
    """Return the file with another word on its slides, packed as usual."""
    parts = {
        name: content.replace(b"Overall survival", b"Cured by it now!")
        for name, content in parts_of(small).items()
    }
    return write_parts(path, parts).read_bytes()


def is_believed(path: Path, release: Release) -> bool:
    """Tell whether verify says yes to a file; one that is refused in a sentence is not believed."""
    try:
        return is_clean(asked(path, release), asked=True)
    except ExportError:
        return False


def taken_apart(content: bytes) -> tuple[bytes, bytes, int]:
    """Return the parts of a zip, its directory, and how many entries that has."""
    at = content.rfind(END)
    count, size, start = struct.unpack("<HII", content[at + 10 : at + 20])
    return content[:start], content[start : start + size], count


def moved(directory: bytes, by: int) -> bytes:
    """Return a directory of parts that lie further behind."""
    held, at = bytearray(directory), 0
    while held[at : at + 4] == b"PK\1\2":
        sizes = struct.unpack("<3H", held[at + 28 : at + 34])
        (place,) = struct.unpack("<I", held[at + 42 : at + 46])
        held[at + 42 : at + 46] = struct.pack("<I", place + by)
        at += 46 + sum(sizes)
    return bytes(held)


def end(count: int, size: int, start: int, comment: bytes = b"") -> bytes:
    """Return the record at the end of a zip."""
    return END + struct.pack("<4H2IH", 0, 0, count, count, size, start, len(comment)) + comment


def zip64_beside(good: bytes, evil: bytes) -> bytes:
    """The last record leads to the forged parts, a second one (zip64) to the approved."""
    (held, directory, count), (theirs, their_directory, their_count) = map(
        taken_apart, (good, evil)
    )
    start, size = len(held) + len(theirs), len(their_directory)
    out = held + theirs + moved(their_directory, len(held)) + directory
    record = b"PK\6\6" + struct.pack(
        "<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, len(directory), start + size
    )
    locator = b"PK\6\7" + struct.pack("<IQI", 0, len(out), 1)
    whole = size + len(directory) + len(record) + len(locator)
    return out + record + locator + end(their_count, whole, start)


def before_the_file(good: bytes, evil: bytes) -> bytes:
    """The forged file stands before the approved one."""
    held, directory, count = taken_apart(good)
    start = len(evil) + len(held)
    return evil + held + moved(directory, len(evil)) + end(count, len(directory), start)


def in_the_comment(good: bytes, evil: bytes) -> bytes:
    """The end of the approved file is a comment of the forged one."""
    (held, directory, count), (theirs, their_directory, their_count) = map(
        taken_apart, (good, evil)
    )
    start, size = len(held) + len(theirs), len(their_directory)
    out = held + theirs + moved(their_directory, len(held)) + directory
    last = end(count, len(directory), start + size)
    return (
        held
        + theirs
        + moved(their_directory, len(held))
        + end(their_count, size, start, directory + end(count, len(directory), start + size + 22))
        if len(directory) + len(last) < 2**16
        else out + last
    )


def between_parts(good: bytes, evil: bytes) -> bytes:
    """The forged parts lie unlisted between the approved ones and their directory."""
    held, directory, count = taken_apart(good)
    theirs, _, _ = taken_apart(evil)
    return held + theirs + directory + end(count, len(directory), len(held) + len(theirs))


def behind_the_end(good: bytes, evil: bytes) -> bytes:
    """The forged file stands behind the approved one."""
    return good + evil[:64]


def other_name_inside(good: bytes, _evil: bytes) -> bytes:
    """A part's own header names another part than the directory does."""
    return good.replace(b"ppt/slides/slide1.xml", b"ppt/slides/slide9.xml", 1)


def other_size_inside(good: bytes, _evil: bytes) -> bytes:
    """A part's own header gives another size than the directory does."""
    held = bytearray(good)
    held[22] ^= 1
    return bytes(held)


def name_once_more(good: bytes, _evil: bytes) -> bytes:
    """An extra field gives a part a second name (Info-ZIP's Unicode path)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            named = b"\1" + bytes(4) + b"ppt/slides/slide9.xml"
            entry.extra = struct.pack("<2H", 0x7075, len(named)) + named
            new.writestr(entry, old.read(entry))
    return out.getvalue()


def sizes_once_more(good: bytes, _evil: bytes) -> bytes:
    """An extra field gives a part sizes and place a second time (zip64)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            entry.extra = struct.pack("<2H3Q", 1, 24, 5, 5, 0)
            new.writestr(entry, old.read(entry))
    return out.getvalue()


LAYOUTS: tuple[Layout, ...] = (
    zip64_beside,
    before_the_file,
    in_the_comment,
    between_parts,
    behind_the_end,
    other_name_inside,
    other_size_inside,
    name_once_more,
    sizes_once_more,
)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_file_of_two_contents_is_refused(
    layout: Layout, small: Path, release: Release, tmp_path: Path
) -> None:
    """However the approved and the forged parts are packed into one file, verify refuses it."""
    evil = forged(small, tmp_path / "evil.pptx")
    path = tmp_path / "two.pptx"
    path.write_bytes(layout(small.read_bytes(), evil))
    with pytest.raises(AmbiguousError), path.open("rb") as file:
        refuse_ambiguous(file)
    with pytest.raises(ExportError, match="cannot be read"):
        asked(path, release)


def test_the_reason_is_said_in_plain_words(small: Path, release: Release, tmp_path: Path) -> None:
    """The reader learns that two programs could show two things, and whom to ask."""
    path = tmp_path / "two.pptx"
    evil = forged(small, tmp_path / "evil.pptx")
    path.write_bytes(zip64_beside(small.read_bytes(), evil))
    with pytest.raises(ExportError, match="two different contents") as caught:
        asked(path, release)
    assert "Ask whoever sent it" in str(caught.value)


def streamed(parts: dict[str, bytes]) -> bytes:
    """Return a zip that was written without going back: sizes stand behind each part."""

    class Pipe(io.BytesIO):
        """A file that only goes on."""

        def seek(self, *_: int) -> int:
            """Refuse to go back."""
            raise OSError("this goes on only")

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return pipe.getvalue()


def test_sizes_may_stand_behind_the_parts(small: Path, release: Release, tmp_path: Path) -> None:
    """LibreOffice packs like that, and so may whoever sends a released file on."""
    path = tmp_path / "streamed.pptx"
    path.write_bytes(streamed(parts_of(small)))
    with zipfile.ZipFile(path) as archive:
        assert all(entry.flag_bits & 8 for entry in archive.infolist())
    assert is_clean(asked(path, release), asked=True)


def behind_their_end(content: bytes, more: bytes) -> tuple[bytes, int, int]:
    """Return a part that is stored and goes on behind its size; packed, method and size."""
    return content + more, 0, len(content)


def behind_the_stream(content: bytes, more: bytes) -> tuple[bytes, int, int]:
    """Return a part that is packed and has something behind it."""
    return deflated(content) + more, 8, len(content)


def in_the_stream(content: bytes, more: bytes) -> tuple[bytes, int, int]:
    """Return a part that unpacks to more than it says."""
    return deflated(content + more), 8, len(content)


def deflated(content: bytes) -> bytes:
    """Return bytes packed as in a zip."""
    pack = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return pack.compress(content) + pack.flush()


@pytest.mark.parametrize("hidden", [behind_their_end, behind_the_stream, in_the_stream])
def test_nothing_lies_behind_the_end_of_a_part(
    hidden: Callable[[bytes, bytes], tuple[bytes, int, int]], tmp_path: Path
) -> None:
    """Sizes before each part, as slidekit packs them: what a part holds is what it says."""
    for more in (b"", b"patients"):
        packed, method, size = hidden(b"approved" * 9, more)
        about = (0, method, 0, 33, zlib.crc32(b"approved" * 9), len(packed), size, 5)
        body = struct.pack("<4s5H3I2H", b"PK\3\4", 20, *about, 0) + b"a.txt" + packed
        rest = (0, 0, 0, 0, 0, 0)
        listed = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, *about, *rest) + b"a.txt"
        path = tmp_path / "one.zip"
        path.write_bytes(body + listed + end(1, len(listed), len(body)))
        assert zipfile.ZipFile(path).read("a.txt") == b"approved" * 9
        if not more:
            with path.open("rb") as file:
                refuse_ambiguous(file)
    with pytest.raises(AmbiguousError, match="go on elsewhere"), path.open("rb") as file:
        refuse_ambiguous(file)


@pytest.mark.parametrize("size", [2**20, 2**20 + 7, 2**20 + 100, 2**21 + 50])
def test_a_long_part_is_read_to_its_end(size: int, tmp_path: Path) -> None:
    """What packs well leaves the last of it in the unpacker when all packed bytes were read."""
    path = tmp_path / "long.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.bin", bytes(size))
    with path.open("rb") as file:
        refuse_ambiguous(file)


def test_packed_bytes_end_where_they_are_said_to(small: Path, tmp_path: Path) -> None:
    """Where sizes stand behind a part, it holds no second content behind its own."""
    content = streamed({"a.txt": b"approved" * 9})
    held, directory, count = taken_apart(content)
    more = b"PK\3\4hidden"
    packed = len(held) - 30 - 5 - 16 + len(more)
    sizes = struct.pack("<2I", packed, 72)
    body = held[:-16] + more + held[-16:-8] + sizes
    listed = directory[:20] + sizes + directory[28:]
    path = tmp_path / "more.zip"
    path.write_bytes(body + listed + end(count, len(listed), len(body)))
    with pytest.raises(AmbiguousError, match="go on elsewhere"), path.open("rb") as file:
        refuse_ambiguous(file)


def with_second_link(links: bytes, target: str, kind: str, *, is_first: bool) -> bytes:
    """Return a list of links with another one under the id of the third slide."""
    found = re.search(rb"<Relationship [^>]*slides/slide3.xml[^>]*>", links)
    assert found is not None
    number = re.search(rb'Id="([^"]+)"', found[0])
    assert number is not None
    link = f'<Relationship Id="{number[1].decode()}" Type="{kind}" Target="{target}"/>'.encode()
    if is_first:
        return links.replace(b"<Relationship ", link + b"<Relationship ", 1)
    return links.replace(b"</Relationships>", link + b"</Relationships>")


@pytest.mark.parametrize("is_first", [True, False], ids=["first", "last"])
@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("../customXml/slide3.xml", f"{OFFICE}/customXml"),
        ("../docProps/slide3.xml", f"{OFFICE}/custom-properties"),
        ("slides/slide3.rels", f"{OFFICE}/slide"),
    ],
)
def test_two_links_of_one_id_are_refused(
    target: str, kind: str, is_first: bool, small: Path, release: Release, tmp_path: Path
) -> None:
    """One program follows the first, another the last: neither is believed."""
    parts = parts_of(small)
    links = with_second_link(parts[LINKS], target, kind, is_first=is_first)
    slide = parts["ppt/slides/slide3.xml"].replace(b"Overall survival", b"Cured by it now!")
    place = target.removeprefix("../") if target.startswith("..") else f"ppt/{target}"
    path = write_parts(tmp_path / "two.pptx", {**parts, LINKS: links, place: slide})
    with pytest.raises(ExportError, match="links two things under one name"):
        asked(path, release)


@pytest.mark.parametrize("name", [LINKS, "_rels/.rels", "ppt/slides/_rels/slide3.xml.rels"])
def test_every_further_link_is_seen(
    name: str, small: Path, release: Release, tmp_path: Path
) -> None:
    """A link to the file's own custom XML counts as one to a slide does, wherever it starts."""
    parts = parts_of(small)
    link = f'<Relationship Id="rId99" Type="{OFFICE}/customXml" Target="/customXml/item1.xml"/>'
    links = parts[name].replace(b"</Relationships>", link.encode() + b"</Relationships>")
    answer = asked(write_parts(tmp_path / "more.pptx", {**parts, name: links}), release)
    assert (answer["verdict"], answer["signatures"]) == ("changed", "invalid")


def test_the_type_of_a_part_is_said_once(small: Path, release: Release, tmp_path: Path) -> None:
    """A second type of a slide, or one that hides in another entry, is a change."""
    parts = parts_of(small)
    types = parts["[Content_Types].xml"]
    slide = b'<Override PartName="/ppt/slides/slide3.xml" ContentType="text/xml"/>'
    hidden = b'<Default Extension="zz" ContentType="text/xml">' + slide + b"</Default>"
    for more in (slide, hidden):
        written = types.replace(b"</Types>", more + b"</Types>")
        changed = {**parts, "[Content_Types].xml": written}
        assert not is_believed(write_parts(tmp_path / "typed.pptx", changed), release)


BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "%s">]>' % (b"&a;" * 100)
ODD: dict[str, Callable[[bytes], bytes]] = {
    "comment": lambda content: content.replace(b"?>\n", b"?>\n<!-- hello -->", 1),
    "comment inside": lambda content: content.replace(b"</", b"<!-- hello --></", 1),
    "instruction": lambda content: content.replace(b"?>\n", b"?>\n<?hello world?>", 1),
    "instruction inside": lambda content: content.replace(b"</", b"<?hello world?></", 1),
    "document type": lambda content: content.replace(b"?>\n", b"?>\n" + BOMB, 1),
    "nothing": lambda _content: b"",
    "no XML": lambda _content: b"<a",
    "other XML": lambda _content: b"<a/>",
    "deep": lambda _content: b"<a>" * 50_000 + b"</a>" * 50_000,
    "wide": lambda content: content.replace(b"</", b"<b/>" * 300_000 + b"</", 1),
    "other encoding": lambda content: (
        content.decode().replace("UTF-8", "UTF-16", 1).encode("utf-16")
    ),
}
PARTS = (
    *(LINKS, "_rels/.rels", "ppt/slides/_rels/slide2.xml.rels", "customXml/_rels/item1.xml.rels"),
    *("[Content_Types].xml", "ppt/presentation.xml", "ppt/slides/slide2.xml"),
    *("ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml", "docProps/core.xml"),
    *("docProps/custom.xml", "customXml/item1.xml", "customXml/itemProps1.xml"),
)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", PARTS)
def test_odd_xml_gets_an_answer_in_words(
    name: str, odd: str, small: Path, release: Release, tmp_path: Path
) -> None:
    """Whatever stands in a part, the answer is a change or one sentence."""
    parts = parts_of(small)
    path = write_parts(tmp_path / "odd.pptx", {**parts, name: ODD[odd](parts[name])})
    assert not is_believed(path, release)
