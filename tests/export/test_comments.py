"""Comments in a PPTX: written for PowerPoint and LibreOffice, read from both, found by slide id."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from openxml_audit import validate_pptx

from slidekit.app import build
from slidekit.errors import ExportError
from slidekit.export.comments import Note, read_comments, with_comments
from slidekit.files import zip_parts
from tests.library.small import small_deck
from tests.needs import find_libreoffice

if TYPE_CHECKING:
    from pathlib import Path

NOTES = (
    Note("title", "Mia", "2026-11-27T10:00:00.000", "Which market?"),
    Note(
        "primary.os",
        "Mia",
        "2026-11-27T10:01:00.000",
        "State the CI\nand its level <95%> & p<0.001",
    ),
    Note("primary.os", "Rita Röse", "2026-11-27T10:02:00.000", "Agreed"),
)
THREADS = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
KIND = "http://schemas.microsoft.com/office/2018/10/relationships"


@pytest.fixture(scope="module")
def pptx(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a small deck as PPTX."""
    path = tmp_path_factory.mktemp("deck") / "deck.pptx"
    build(small_deck(), path)
    return path.read_bytes()


def test_comments_are_read_as_they_were_written(pptx: bytes, tmp_path: Path) -> None:
    """By slide, with author, time and words; the same comments give the same bytes."""
    path = tmp_path / "commented.pptx"
    path.write_bytes(with_comments(pptx, NOTES))
    assert read_comments(path) == NOTES
    assert with_comments(pptx, NOTES) == path.read_bytes()
    assert [str(flaw) for flaw in validate_pptx(path).errors] == []
    path.write_bytes(with_comments(pptx, ()))
    assert read_comments(path) == ()


@pytest.mark.needs("libreoffice")
def test_libreoffice_opens_the_comments_and_saves_them(pptx: bytes, tmp_path: Path) -> None:
    """What comes back from it has the same words, authors and slides."""
    import subprocess

    path = tmp_path / "commented.pptx"
    path.write_bytes(with_comments(pptx, NOTES))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    out = tmp_path / "out"
    program = find_libreoffice()
    assert program is not None
    words = ["--headless", "--convert-to", "pptx", "--outdir", str(out), str(path)]
    subprocess.run([program, profile, *words], check=True, capture_output=True, timeout=180)
    found = read_comments(out / "commented.pptx")
    assert {(n.slide, n.author, " ".join(n.text.split())) for n in found} == {
        (n.slide, n.author, " ".join(n.text.split())) for n in NOTES
    }


def test_threads_that_powerpoint_writes_are_read(pptx: bytes, tmp_path: Path) -> None:
    """A thread with its answer, on a shape that is named by its number."""
    path = tmp_path / "threads.pptx"
    path.write_bytes(threaded(pptx))
    first, answer = read_comments(path)
    assert (first.author, first.text, first.is_answer) == ("Ada Outer", "Too strong\nfor us", False)
    assert first.block.startswith("title.")
    assert (answer.author, answer.text, answer.is_answer) == ("Bo", "I agree", True)
    assert (first.slide, answer.slide, answer.block) == ("title", "title", first.block)


def test_a_hostile_file_gives_no_comments(pptx: bytes, tmp_path: Path) -> None:
    """An entity, a part that is no XML, and a file that is no PPTX are refused in words."""
    path = tmp_path / "bad.pptx"
    for content in (b"<x", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x'):
        path.write_bytes(threaded(pptx, content))
        with pytest.raises(ExportError, match="cannot be read"):
            read_comments(path)
    path.write_bytes(b"no zip")
    with pytest.raises(ExportError, match="no PowerPoint file"):
        read_comments(path)


def threaded(pptx: bytes, content: bytes | None = None) -> bytes:
    """Return a PPTX with a thread on its first slide, as newer PowerPoint writes it."""
    with zipfile.ZipFile(io.BytesIO(pptx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = "<p188:txBody xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>{}</p188:txBody>"
    said = body.format(
        "<a:p><a:r><a:t>Too </a:t></a:r><a:r><a:t>strong</a:t></a:r></a:p>"
        "<a:p><a:r><a:t>for us</a:t></a:r></a:p>"
    )
    answer = body.format("<a:p><a:r><a:t>I agree</a:t></a:r></a:p>")
    thread = (
        f"<p188:cmLst xmlns:p188='{THREADS}' xmlns:ac='urn:ac'><p188:cm id='{{1}}' authorId='{{A}}'"
        " created='2026-11-27T10:00:00'><ac:deMkLst><ac:spMk id='3'/></ac:deMkLst>"
        f"<p188:replyLst><p188:reply id='{{2}}' authorId='{{B}}' created='2026-11-27T10:05:00'>"
        f"{answer}</p188:reply></p188:replyLst>{said}</p188:cm></p188:cmLst>"
    )
    authors = (
        f"<p188:authorLst xmlns:p188='{THREADS}'><p188:author id='{{A}}' name='Ada Outer'/>"
        "<p188:author id='{B}' name='Bo'/></p188:authorLst>"
    )
    parts["ppt/comments/modernComment_1.xml"] = content or thread.encode()
    parts["ppt/authors.xml"] = authors.encode()
    _relate(
        parts, "ppt/slides/_rels/slide1.xml.rels", "comments", "../comments/modernComment_1.xml"
    )
    _relate(parts, "ppt/_rels/presentation.xml.rels", "authors", "authors.xml")
    return zip_parts(parts)


def _relate(parts: dict[str, bytes], name: str, kind: str, target: str) -> None:
    link = f'<Relationship Id="rIdX" Type="{KIND}/{kind}" Target="{target}"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", link.encode())
