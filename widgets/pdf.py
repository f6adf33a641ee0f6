"""Exporters "pdf" and "png": pages painted to files, with or without a screen."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from slidekit.errors import ExportError
from slidekit.files import write_whole
from slidekit.languages.reasons import reason_of
from slidekit.units import EMU_PER_INCH, EMU_PER_POINT
from widgets.paint import paint_frame, paint_image

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from slidekit.layout.frame import Frame

PDF_DPI = 1200
"""Grid of the PDF's coordinates; text and lines stay vectors."""
_PDF_ID = QUuid("0b6b1b7a-3c7e-4b1f-9a55-5a1d8f0c2e32")
"""Name of every PDF that is written here: it tells versions of a file apart, not files."""


def write_pdf(
    frames: Sequence[Frame],
    path: Path,
    *,
    title: str,
    pictures: Mapping[str, bytes] | None = None,
) -> None:
    """Write frames as pages of a PDF with text as text; the same frames give the same bytes.

    Raises:
        ExportError: there are no frames, a picture is missing, or the file cannot be written.
    """
    if not frames:
        raise ExportError(
            _tr("A PDF needs at least one slide."), fix=_tr("Add a slide to the deck.")
        )
    with pdf_file(path, title) as writer:
        _paint_pages(writer, frames, pictures or {})


@contextmanager
def pdf_file(path: Path, title: str) -> Iterator[QPdfWriter]:
    """Give a PDF to paint on; it is written whole when the painting has ended, else not at all.

    Raises:
        ExportError: the file cannot be written.
    """
    _ensure_application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("slidekit")
    writer.setDocumentId(_PDF_ID)
    writer.setResolution(PDF_DPI)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    yield writer
    write_whole(path, _without_clock(bytes(buffer.data().data())), ExportError)


def write_png(
    frames: Sequence[Frame],
    folder: Path,
    *,
    title: str = "",
    width_px: int = 1920,
    pictures: Mapping[str, bytes] | None = None,
) -> None:
    """Write each frame as `slide-01.png` and so on into a folder, which is made if need be.

    Raises:
        ExportError: a picture is missing, or a file cannot be written.
    """
    _ensure_application()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        words = _tr("{0} cannot be made: {1}.").format(folder, reason_of(error))
        raise ExportError(words) from error
    digits = max(2, len(str(len(frames))))
    for number, frame in enumerate(frames, start=1):
        content = _png(paint_image(frame, width_px, pictures), title)
        write_whole(folder / f"slide-{number:0{digits}}.png", content, ExportError)


def _paint_pages(
    writer: QPdfWriter, frames: Sequence[Frame], pictures: Mapping[str, bytes]
) -> None:
    writer.setPageSize(_page_size(frames[0]))
    with QPainter(writer) as painter:
        for number, frame in enumerate(frames):
            if number:
                writer.setPageSize(_page_size(frame))
                writer.newPage()
            paint_frame(painter, frame, frame.width / EMU_PER_INCH * PDF_DPI, pictures)


def _page_size(frame: Frame) -> QPageSize:
    size_pt = QSizeF(frame.width / EMU_PER_POINT, frame.height / EMU_PER_POINT)
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    return QPageSize(size_pt, QPageSize.Unit.Point, "Slide", exact)


def _png(image: QImage, title: str) -> bytes:
    if title:
        image.setText("Title", title)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def _ensure_application() -> None:
    """Start Qt without a screen where no application runs: painting text needs one."""
    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _keep.append(QApplication(["slidekit"]))


_keep: list[QApplication] = []
"""The application that this module started: it lives as long as the process."""


def _without_clock(pdf: bytes) -> bytes:
    """Return a PDF without the time at which and the time zone in which it was made.

    A date is shorter at Greenwich than elsewhere, so the offsets behind the dates move.
    """
    pdf = _XMP_DATE.sub(rb"\g<1>2000-01-01T00:00:00+00:00", pdf)
    spare = [(found.start(), len(found[0]) - len(_NO_DATE)) for found in _DATE.finditer(pdf)]

    def moved(offset: re.Match[bytes]) -> bytes:
        before = sum(length for start, length in spare if start < int(offset[0]))
        return b"%0*d" % (len(offset[0]), int(offset[0]) - before)

    end = pdf.rindex(b"\nxref\n")
    return _DATE.sub(_NO_DATE, pdf[:end]) + _OFFSET.sub(moved, pdf[end:])


_XMP_DATE = re.compile(rb'(Date=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d')
_DATE = re.compile(rb"\(D:\d{14}(?:Z|[+-]\d\d'\d\d')\)")
_NO_DATE = b"(D:20000101000000Z)"
_OFFSET = re.compile(rb"\d{10}(?= \d{5} n )|(?<=startxref\n)\d+")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)
