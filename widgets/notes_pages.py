"""Pages to speak from: a slide above, its notes below, as a PDF on A4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPen, QTextLayout, QTextOption

from slidekit.errors import ExportError
from widgets.fonts import font
from widgets.paint import paint_frame
from widgets.pdf import PDF_DPI, pdf_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QPdfWriter

    from slidekit.layout.frame import Frame

MM = PDF_DPI / 25.4
WIDTH_MM, HEIGHT_MM, MARGIN_MM, GAP_MM, FOOT_MM = 210, 297, 18, 7, 9
TEXT_PT, FOOT_PT = 11, 8
INK, QUIET = QColor("#1B2430"), QColor("#5B6673")


def write_notes(
    frames: Sequence[Frame],
    notes: Sequence[str],
    path: Path,
    *,
    title: str,
    pictures: Mapping[str, bytes] | None = None,
) -> None:
    """Write a page a slide with its speaker notes; long notes go on to further pages.

    Raises:
        ExportError: there are no slides, or the file cannot be written.
    """
    if not frames:
        raise ExportError(
            QCoreApplication.translate("Files", "Notes pages need at least one slide."),
            fix=QCoreApplication.translate("Files", "Add a slide to the deck."),
        )
    with pdf_file(path, title) as writer:
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        with QPainter(writer) as painter:
            for number, (frame, text) in enumerate(zip(frames, notes, strict=True), 1):
                if number > 1:
                    writer.newPage()
                _paint_page(writer, painter, frame, text, number, pictures or {})


def _paint_page(
    writer: QPdfWriter,
    painter: QPainter,
    frame: Frame,
    text: str,
    number: int,
    pictures: Mapping[str, bytes],
) -> None:
    width = (WIDTH_MM - 2 * MARGIN_MM) * MM
    height = width * frame.height / frame.width
    painter.save()
    painter.translate(MARGIN_MM * MM, MARGIN_MM * MM)
    paint_frame(painter, frame, width, pictures)
    painter.setPen(QPen(QUIET, 0.2 * MM))
    painter.drawRect(0, 0, round(width), round(height))
    painter.restore()
    _paint_foot(painter, number)
    top, bottom = MARGIN_MM * MM + height + GAP_MM * MM, (HEIGHT_MM - MARGIN_MM - FOOT_MM) * MM
    for layout, line_number in _lines(text, width):
        line = layout.lineAt(line_number)
        if top + line.height() > bottom:
            writer.newPage()
            _paint_foot(painter, number)
            top = MARGIN_MM * MM
        painter.setPen(INK)
        line.draw(painter, QPointF(MARGIN_MM * MM, top - line.y()))
        is_last = line_number == layout.lineCount() - 1
        top += line.height() * (1.6 if is_last else 1.15)


def _lines(text: str, width: float) -> Iterator[tuple[QTextLayout, int]]:
    """Yield the lines of notes: each line of the text is a paragraph."""
    face = font(round(TEXT_PT / 72 * PDF_DPI))
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph or " ", face)
        layout.setTextOption(QTextOption())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
        layout.endLayout()
        for number in range(layout.lineCount()):
            yield layout, number


def _paint_foot(painter: QPainter, number: int) -> None:
    painter.setFont(font(round(FOOT_PT / 72 * PDF_DPI)))
    painter.setPen(QUIET)
    place = QPointF(MARGIN_MM * MM, (HEIGHT_MM - MARGIN_MM) * MM)
    painter.drawText(place, str(number))
