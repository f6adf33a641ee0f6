from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from slidekit.errors import ExportError
from slidekit.export.exporters import exporter
from tests.export.hand_made import pages
from widgets.pdf import write_pdf, write_png

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_pdf_has_a_page_a_slide_and_text_as_text(tmp_path: Path) -> None:
    """13.333 x 7.5 in, with the house font embedded and the deck's title."""
    path = tmp_path / "deck.pdf"
    write_pdf(pages(), path, title="Overall survival")
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", content)) == 4
    assert re.findall(rb"/MediaBox \[([\d. ]+)\]", content)[0].split() == [
        b"0",
        b"0",
        b"960.000000",
        b"540.000000",
    ]
    assert {b"Arimo-Regular", b"Arimo-Bold"} <= set(re.findall(rb"Arimo-\w+", content))
    assert "Overall survival".encode("utf-16-be") in content


def test_the_same_frames_give_the_same_pdf(tmp_path: Path) -> None:
    """The clock leaves no trace, however much time goes by."""
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    write_pdf(pages(), first, title="Deck")
    time.sleep(1.1)  # a PDF's dates count in seconds
    write_pdf(pages(), second, title="Deck")
    assert first.read_bytes() == second.read_bytes()


def test_a_pdf_is_the_same_in_every_time_zone(tmp_path: Path) -> None:
    """Bytes are those of UTC, and each offset of the table leads to its object."""
    written = [_pdf_in_zone(zone, tmp_path) for zone in ("UTC", "Asia/Tokyo", "America/New_York")]
    assert len(set(written)) == 1
    table = written[0].rindex(b"\nxref\n") + 1
    assert [int(place) for place in re.findall(rb"startxref\n(\d+)", written[0])] == [table]
    offsets = re.findall(rb"(\d{10}) \d{5} n ", written[0][table:])
    for number, offset in enumerate(offsets, 1):
        assert written[0][int(offset) :].startswith(b"%d 0 obj" % number)


def _pdf_in_zone(zone: str, folder: Path) -> bytes:
    """Write the PDF in a process of its own, whose clock is that of a time zone."""
    path = folder / f"{zone.replace('/', '-')}.pdf"
    program = (
        "import sys; from pathlib import Path; from slidekit.layout.frame import Frame;"
        "from widgets.pdf import write_pdf;"
        "write_pdf((Frame('page', 12192000, 6858000, ()),), Path(sys.argv[1]), title='Deck')"
    )
    command = [sys.executable, "-c", program, str(path)]
    subprocess.run(command, check=True, env={**os.environ, "TZ": zone})
    return path.read_bytes()


def test_png_files_are_numbered_and_as_wide_as_asked(tmp_path: Path) -> None:
    """The folder is made; 1920 pixels unless told otherwise."""
    write_png(pages(), tmp_path / "new" / "slides", title="Deck")
    written = sorted((tmp_path / "new" / "slides").iterdir())
    assert [path.name for path in written] == [f"slide-0{n}.png" for n in range(1, 5)]
    image = QImage(str(written[0]))
    assert (image.width(), image.height()) == (1920, 1080)
    assert image.text("Title") == "Deck"
    write_png(pages()[:1], tmp_path, title="Deck", width_px=400)
    assert QImage(str(tmp_path / "slide-01.png")).height() == 225


def test_what_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    """No slides, no folder, a file where a folder should be."""
    with pytest.raises(ExportError, match="at least one slide"):
        write_pdf((), tmp_path / "deck.pdf", title="Deck")
    with pytest.raises(ExportError, match="cannot be written"):
        write_pdf(pages(), tmp_path / "missing" / "deck.pdf", title="Deck")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError, match="cannot be made"):
        write_png(pages(), tmp_path / "file", title="Deck")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_exporters_are_found_by_name() -> None:
    """The core names no widgets; an unknown name is answered with those that there are."""
    assert exporter("pdf") is write_pdf
    assert exporter("png") is write_png
    with pytest.raises(ExportError, match=r"no exporter 'docx'; installed: pdf, png\."):
        exporter("docx")


def test_pages_are_written_without_a_display(tmp_path: Path) -> None:
    """In a process of its own that has no screen and no application yet."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tests.export.hand_made import pages\n"
        "from slidekit.export.exporters import exporter\n"
        "exporter('pdf')(pages(), Path(sys.argv[1]), title='Deck')"
    )
    hidden = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    path = tmp_path / "deck.pdf"
    command = [sys.executable, "-c", code, str(path)]
    subprocess.run(command, env={**environment, "PYTHONPATH": os.curdir}, check=True, timeout=300)
    assert path.read_bytes().startswith(b"%PDF-")
