"""Frames painted by Qt: the same page on screen, in PDF and as PNG.

The painter only places: where lines break and stand was decided by layout.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from slidekit.errors import ExportError
from slidekit.layout.drawing import line_width, rule_lines, subpaths
from slidekit.layout.fonts import set_in
from slidekit.layout.frame import Group, Path, Picture, Table, TextBlock
from slidekit.layout.lines import cell_blocks, place_lines
from slidekit.layout.metrics import GRID_RAISED_SIZE
from slidekit.layout.text import run_rise
from slidekit.units import EMU_PER_INCH
from widgets.fonts import font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from slidekit.layout.frame import Command, Frame, Item
    from slidekit.layout.lines import Word

_EMU_PER_UNIT = 127
"""The painter's unit is 1/100 pt: fonts then have whole sizes, so large that Qt rounds no width."""

_CAPS = {
    "flat": Qt.PenCapStyle.FlatCap,
    "round": Qt.PenCapStyle.RoundCap,
    "square": Qt.PenCapStyle.SquareCap,
}
_JOINS = {
    "miter": Qt.PenJoinStyle.SvgMiterJoin,
    "round": Qt.PenJoinStyle.RoundJoin,
    "bevel": Qt.PenJoinStyle.BevelJoin,
}


def paint_frame(
    painter: QPainter, frame: Frame, width_px: float, pictures: Mapping[str, bytes] | None = None
) -> None:
    """Paint a page of this width in device pixels at the painter's origin, on white.

    Raises:
        ExportError: the bytes of a picture are missing or no picture.
    """
    with _kept(painter), set_in(frame.typeface):
        scale = width_px * _EMU_PER_UNIT / frame.width
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(_rectangle(0, 0, frame.width, frame.height), Qt.GlobalColor.white)
        for item in frame.items:
            _paint_item(painter, item, pictures or {})


def paint_image(frame: Frame, width_px: int, pictures: Mapping[str, bytes] | None = None) -> QImage:
    """Return a frame as a picture of this width in pixels."""
    height_px = round(width_px * frame.height / frame.width)
    image = QImage(width_px, height_px, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)  # rounding up leaves a last row that the page half covers
    dots_per_metre = round(width_px / (frame.width / EMU_PER_INCH) / 0.0254)
    image.setDotsPerMeterX(dots_per_metre)
    image.setDotsPerMeterY(dots_per_metre)
    with QPainter(image) as painter:
        paint_frame(painter, frame, width_px, pictures)
    return image


def paint_whole(painter: QPainter, corner: QPointF, image: QImage, ratio: float) -> None:
    """Paint a picture pixel for pixel on a screen of so many device pixels a pixel.

    A picture has whole rows and a page at a zoom has not: drawn into the page's box, a row of
    pixels would be left out, and with it the feet of one line of text.
    """
    image.setDevicePixelRatio(ratio)
    x, y = (round(side * ratio) / ratio for side in (corner.x(), corner.y()))
    painter.drawImage(QPointF(x, y), image)


@contextmanager
def _kept(painter: QPainter) -> Iterator[None]:
    """Give the painter back as it was, whatever happens."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


def _paint_item(painter: QPainter, item: Item, pictures: Mapping[str, bytes]) -> None:
    match item:
        case TextBlock():
            _paint_block(painter, item)
        case Path():
            _paint_path(painter, item)
        case Table():
            _paint_table(painter, item)
        case Picture():
            _paint_picture(painter, item, pictures)
        case Group():
            for part in item.items:
                _paint_item(painter, part, pictures)


def _paint_block(painter: QPainter, block: TextBlock) -> None:
    box = _rectangle(block.x, block.y, block.width, block.height)
    with _kept(painter):
        painter.translate(box.center())
        painter.rotate(block.rotation)
        painter.translate(-box.center())
        if block.fill:
            painter.fillRect(box, _color(block.fill))
        for line in place_lines(block):
            for word in line.words:
                _paint_word(painter, word, line.baseline)


def _paint_word(painter: QPainter, word: Word, baseline: int) -> None:
    run = word.run
    raised = run.baseline != "normal"
    size_pt = run.size_pt * (GRID_RAISED_SIZE if raised else 1)
    painter.setFont(font(round(size_pt * 100), run.bold, run.italic))
    painter.setPen(_color(run.color))
    painter.drawText(_point(word.x, baseline - run_rise(run)), run.text)


def _paint_path(painter: QPainter, path: Path) -> None:
    painter.setPen(_pen(path))
    painter.setBrush(_color(path.fill, path.fill_alpha) if path.fill else Qt.BrushStyle.NoBrush)
    for piece in subpaths(path):
        painter.drawPath(_outline(piece))


def _paint_table(painter: QPainter, table: Table) -> None:
    for row, column, block in cell_blocks(table):
        if fill := table.rows[row][column].fill:
            x, y = block.x - table.margin_x_emu, block.y - table.margin_y_emu
            width, height = table.column_widths[column], table.row_heights[row]
            painter.fillRect(_rectangle(x, y, width, height), _color(fill))
    for line in rule_lines(table):
        width, color = line.rule
        painter.setPen(QPen(_color(color), width / _EMU_PER_UNIT, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(_point(line.x, line.y), _point(line.x + line.width, line.y))
    for _, _, block in cell_blocks(table):
        _paint_block(painter, block)


def _paint_picture(painter: QPainter, picture: Picture, pictures: Mapping[str, bytes]) -> None:
    image = QImage.fromData(picture.data or pictures.get(picture.sha256, b""))
    if image.isNull():
        words = QCoreApplication.translate(
            "Files", "The picture {0} is not in the deck or is damaged."
        )
        raise ExportError(words.format(repr(picture.name)))
    box = _rectangle(picture.x, picture.y, picture.width, picture.height)
    painter.drawImage(box, image)


def _pen(path: Path) -> QPen:
    width = line_width(path)
    if path.line is None or width <= 0:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_color(path.line, path.line_alpha), width / _EMU_PER_UNIT)
    pen.setCapStyle(_CAPS[path.cap])
    pen.setJoinStyle(_JOINS[path.join])
    pen.setMiterLimit(8)
    if path.dash:
        pen.setDashPattern(list(path.dash))
    return pen


def _outline(commands: tuple[Command, ...]) -> QPainterPath:
    outline = QPainterPath()
    draw: dict[str, Callable[..., None]] = {
        **{"M": outline.moveTo, "L": outline.lineTo},
        **{"C": outline.cubicTo, "Z": outline.closeSubpath},
    }
    for kind, *numbers in commands:
        draw[kind](*[number / _EMU_PER_UNIT for number in numbers])
    return outline


def _color(color: str, alpha: float = 1.0) -> QColor:
    ink = QColor(f"#{color}")
    ink.setAlphaF(alpha)
    return ink


def _point(x: int, y: int) -> QPointF:
    return QPointF(x / _EMU_PER_UNIT, y / _EMU_PER_UNIT)


def _rectangle(x: int, y: int, width: int, height: int) -> QRectF:
    return QRectF(
        x / _EMU_PER_UNIT, y / _EMU_PER_UNIT, width / _EMU_PER_UNIT, height / _EMU_PER_UNIT
    )
