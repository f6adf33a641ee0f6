from __future__ import annotations

import hashlib
import io
import os
import re
import struct
import subprocess
import sys
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.util import Pt

from slidekit.errors import ExportError
from slidekit.export.document import Document, Page
from slidekit.export.pptx import pptx_bytes, write_pptx
from slidekit.layout.frame import Frame, Group, Path, Picture, TextBlock
from slidekit.units import inches
from tests.export.hand_made import HEIGHT, WIDTH, document, frame, label, pages, text
from tests.export.test_golden import content, cover

if TYPE_CHECKING:
    import pathlib

FOREIGN = re.compile(rb"Steve Canny|python-pptx|Calibri|Office Theme|201[0-9]-|thumbnail|printer")
"""What a template of somebody else's would bring along."""


@pytest.fixture(scope="module")
def deck() -> bytes:
    """Return the hand-made pages as a file."""
    frames = pages()
    return pptx_bytes(frames, document(frames))


def parts(deck: bytes) -> dict[str, bytes]:
    """Return the parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def png() -> bytes:
    """Return a picture of one red pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content))
            + kind
            + content
            + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0\xd5\x5e\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def test_the_same_frames_give_the_same_bytes(deck: bytes) -> None:
    """Also in another process, whose hashes of strings are others."""
    code = (
        "import hashlib\n"
        "from slidekit.export.pptx import pptx_bytes\n"
        "from tests.export.hand_made import document, pages\n"
        "frames = pages()\n"
        "print(hashlib.sha256(pptx_bytes(frames, document(frames))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": os.curdir}
    command = [sys.executable, "-c", code]
    printed = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    assert printed.stdout.strip() == hashlib.sha256(deck).hexdigest()


def test_no_zip_entry_carries_a_date(deck: bytes) -> None:
    """Every entry has the first date that a zip can hold, and content types come first."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert entries[0].filename == "[Content_Types].xml"


def test_nothing_of_a_foreign_template_is_left(deck: bytes) -> None:
    """No name, date, picture, font or printer of anybody else."""
    assert {name: FOREIGN.findall(part) for name, part in parts(deck).items()} == {
        name: [] for name in parts(deck)
    }


def test_powerpoint_is_expected_to_open_it_without_repair(
    deck: bytes, tmp_path: pathlib.Path
) -> None:
    """The validator of OOXML and of what PowerPoint itself insists on finds nothing."""
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    result = OpenXmlValidator(strict=True).validate(str(path))
    assert [str(error) for error in result.errors] == []
    assert result.is_valid


def test_titles_bodies_footers_and_numbers_sit_in_placeholders(deck: bytes) -> None:
    """So that outline view, screen readers and other layouts find them."""
    slides = Presentation(io.BytesIO(deck)).slides
    first = slides[0]
    kinds = {shape.placeholder_format.type.name for shape in first.placeholders}
    assert kinds == {"TITLE", "OBJECT", "FOOTER", "SLIDE_NUMBER"}
    assert first.shapes.title.text == "Page 1: bullets, with a title in bold type"
    assert [slide.slide_layout.name for slide in slides] == [
        "Title and content",
        "Title and content",
        "Title only",
        "Title only",
    ]
    assert 'type="slidenum"' in first.part.blob.decode()


def test_a_title_slide_has_its_own_layout() -> None:
    """Centre title and subtitle are filled."""
    packed = pptx_bytes((cover(),), Document("Deck", (Page("cover"),)))
    (slide,) = Presentation(io.BytesIO(packed)).slides
    assert slide.slide_layout.name == "Title slide"
    assert [shape.placeholder_format.type.name for shape in slide.placeholders] == [
        "CENTER_TITLE",
        "SUBTITLE",
    ]


def test_text_is_one_box_with_real_paragraphs(deck: bytes) -> None:
    """Four bulleted paragraphs of several lines are four paragraphs that wrap by themselves."""
    (body,) = [
        shape
        for shape in Presentation(io.BytesIO(deck)).slides[0].placeholders
        if shape.name == "body"
    ]
    assert body.text_frame.word_wrap
    assert len(body.text_frame.paragraphs) == 4
    assert [p.line_spacing for p in body.text_frame.paragraphs] == [
        Pt(21.6),
        Pt(19.2),
        Pt(16.8),
        Pt(21.6),
    ]
    assert "\v" not in body.text_frame.text


def test_a_figure_is_one_named_group_with_alternative_text(deck: bytes) -> None:
    """Its parts are native shapes with names of their own and without the theme's shadows."""
    slide = Presentation(io.BytesIO(deck)).slides[3]
    (group,) = [shape for shape in slide.shapes if shape.shape_type.name == "GROUP"]
    assert group.name == "os-curve"
    assert group._element.nvGrpSpPr.cNvPr.get("descr").startswith("Kaplan\u2013Meier curves")
    assert [shape.name for shape in group.shapes][:4] == [
        "band",
        "curve.exp",
        "curve.pbo",
        "half",
    ]
    assert b"<p:style>" not in slide.part.blob
    assert slide.part.blob.count(b"<a:path ") == 6 + 5, "five markers in one freeform"


def test_a_table_is_native_with_a_header_and_no_banding(deck: bytes) -> None:
    """Cells hold what the frame says, an empty one keeps its size of type."""
    slide = Presentation(io.BytesIO(deck)).slides[2]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert (table.first_row, table.horz_banding) == (True, False)
    assert table.cell(1, 0).text == "Nausea"
    assert table.cell(3, 2).text == "5.1 to 6.3 per 100 patient-years"
    assert 'sz="1200"' in table.cell(1, 4)._tc.txBody.xml


def test_notes_sections_and_hidden_slides_are_kept() -> None:
    """What belongs to a slide and is not drawn on it."""
    notes = Document(
        "Deck",
        (Page("cover", "Opening", "Begin.\nSay who you are."), Page("os", "Efficacy", hidden=True)),
    )
    presentation = Presentation(io.BytesIO(pptx_bytes((cover(), content()), notes)))
    first, second = presentation.slides
    assert first.notes_slide.notes_text_frame.text == "Begin.\nSay who you are."
    assert not second.has_notes_slide
    assert (first._element.get("show"), second._element.get("show")) == (None, "0")
    listed = presentation.part.blob.decode()
    assert re.findall(r'p14:section name="(\w+)"', listed) == ["Opening", "Efficacy"]


def test_every_slide_carries_its_id_twice(deck: bytes) -> None:
    """In a tag, which PowerPoint keeps, and in the first shape's name, which all keep."""
    for slide, drawn in zip(Presentation(io.BytesIO(deck)).slides, pages(), strict=True):
        assert slide.shapes[0].name == f"title [{drawn.slide_id}]"
        tags = [rel.target_part.blob for rel in slide.part.rels.values() if "tags" in rel.reltype]
        assert [drawn.slide_id.encode() in tag for tag in tags] == [True]


def test_the_language_is_set_on_every_run(deck: bytes) -> None:
    """Spelling and screen readers know it."""
    for name, part in parts(deck).items():
        if re.fullmatch(r"ppt/slides/slide\d\.xml", name):
            assert part.count(b"<a:rPr ") == part.count(b'<a:rPr lang="en-US"') > 0


def test_characters_that_xml_forbids_become_blanks() -> None:
    """Text from a table can hold anything."""
    block = TextBlock("note", 0, 0, WIDTH, inches(1), (text("a\x00b\x1f<&>\ud800"),))
    packed = pptx_bytes((Frame("odd", WIDTH, HEIGHT, (block,)),), Document("Deck", (Page("odd"),)))
    (slide,) = Presentation(io.BytesIO(packed)).slides
    assert slide.shapes[0].text_frame.text == "a b <&> "


def test_a_picture_is_embedded_with_its_alternative_text() -> None:
    """The same picture on two slides is one part."""
    content = png()
    digest = hashlib.sha256(content).hexdigest()
    picture = Picture("logo", 0, 0, inches(1), inches(1), digest, "A red square")
    frames = tuple(Frame(name, WIDTH, HEIGHT, (picture,)) for name in ("one", "two"))
    wanted = Document("Deck", (Page("one"), Page("two")), pictures={digest: content})
    packed = pptx_bytes(frames, wanted)
    assert [n for n in parts(packed) if n.startswith("ppt/media/")] == ["ppt/media/image1.png"]
    shape = Presentation(io.BytesIO(packed)).slides[0].shapes[0]
    assert shape._element.nvPicPr.cNvPr.get("descr") == "A red square"
    with pytest.raises(ExportError, match="is not in the deck any more"):
        pptx_bytes(frames, replace(wanted, pictures={}))


def test_a_slide_with_more_shapes_than_powerpoint_takes_is_refused() -> None:
    """400 shapes are written, 401 are not, and the message says what to do."""
    dot = Path("dot", (("M", 0, 0), ("L", 9, 9)), line="0072B2", line_width_emu=9)
    figure = Group("os", 0, 0, 9, 9, (dot,) * 399)
    wanted = Document("Deck", (Page("os"),))
    assert pptx_bytes((Frame("os", WIDTH, HEIGHT, (figure,)),), wanted)
    crowded = Frame("os", WIDTH, HEIGHT, (figure, label("one-more", "x", 0, 0)))
    with pytest.raises(ExportError, match=r"'os' has 401 shapes.* Show fewer rows"):
        pptx_bytes((crowded,), wanted)


def test_frames_and_pages_have_to_match() -> None:
    """A page of another slide would carry the wrong notes."""
    with pytest.raises(ExportError, match="are not those of the file"):
        pptx_bytes((frame("os", 1),), Document("Deck", (Page("pfs"),)))


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: pathlib.Path) -> None:
    """The folder is missing: one sentence, and no file beside."""
    target = tmp_path / "missing" / "deck.pptx"
    with pytest.raises(ExportError, match="cannot be written"):
        write_pptx((cover(),), Document("Deck", (Page("cover"),)), target)
    assert list(tmp_path.iterdir()) == []


def test_a_written_file_replaces_the_old_one(tmp_path: pathlib.Path) -> None:
    """Nothing else is left in the folder."""
    target = tmp_path / "deck.pptx"
    target.write_bytes(b"old")
    write_pptx((cover(),), Document("Deck", (Page("cover"),)), target)
    assert target.read_bytes().startswith(b"PK")
    assert list(tmp_path.iterdir()) == [target]
