from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from slidekit.errors import ExportError
from slidekit.layout.frame import Cell, Frame, Group, Path, Picture, Table, TextBlock
from slidekit.layout.lines import place_lines
from slidekit.layout.text import text_width
from slidekit.units import inches, points
from tests.export.hand_made import HEIGHT, WIDTH, label, pages, text, title
from tests.export.test_pptx import png
from widgets.fonts import font
from widgets.paint import paint_frame, paint_image
from widgets.slide_view import RIM_PX, SlideView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from slidekit.layout.frame import Command, Item

pytestmark = pytest.mark.usefixtures("qapp")

PX_PER_INCH = 96
WIDTH_PX = 1280
SQUARE: tuple[Command, ...] = (
    ("M", inches(1), inches(1)),
    ("L", inches(3), inches(1)),
    ("L", inches(3), inches(3)),
    ("L", inches(1), inches(3)),
    ("Z",),
)


def painted(*items: Item, pictures: dict[str, bytes] | None = None) -> QImage:
    """Return a page with these items at 96 dpi."""
    return paint_image(Frame("page", WIDTH, HEIGHT, items), WIDTH_PX, pictures)


def color(image: QImage, x_inch: float, y_inch: float) -> str:
    """Return the colour of a place."""
    pixel = image.pixelColor(round(x_inch * PX_PER_INCH), round(y_inch * PX_PER_INCH))
    return pixel.name().upper().lstrip("#")


def test_an_empty_page_is_white() -> None:
    """And as high as its width asks for."""
    image = painted()
    assert (image.width(), image.height()) == (1280, 720)
    assert {color(image, x, y) for x in (0.1, 6, 13) for y in (0.1, 7)} == {"FFFFFF"}


@pytest.mark.parametrize("width_px", [794, 795, 796, 797, 798, 799, 802, 1366])
def test_the_last_row_of_a_page_is_white_at_every_width(width_px: int) -> None:
    """A height that is no whole number of pixels leaves no row of whatever memory held before."""
    dirt = QImage(width_px, width_px, QImage.Format.Format_RGB32)
    dirt.fill(QColor("red"))
    del dirt
    image = paint_image(Frame("page", WIDTH, HEIGHT, ()), width_px)
    last = image.height() - 1
    assert {image.pixelColor(x, last).name() for x in range(width_px)} == {"#ffffff"}


def test_fills_lines_and_alpha_have_their_colours() -> None:
    """A band of 15 % lets the ground through; a line covers it."""
    band = Path("band", SQUARE, fill="0072B2", fill_alpha=0.15)
    image = painted(band, replace(band, fill=None, line="D55E00", line_width_emu=points(6)))
    expected = QColor(*(round(255 + 0.15 * (channel - 255)) for channel in (0x00, 0x72, 0xB2)))
    assert QColor(f"#{color(image, 2, 2)}").red() == pytest.approx(expected.red(), abs=1)
    assert QColor(f"#{color(image, 2, 2)}").blue() == pytest.approx(expected.blue(), abs=1)
    assert color(image, 2, 1) == "D55E00"
    assert color(image, 0.8, 2) == "FFFFFF"


def test_markers_that_overlap_leave_no_hole() -> None:
    """Each piece of a filled path is filled by itself."""
    shifted: tuple[Command, ...] = tuple(
        (command[0], *(number + inches(1) for number in command[1:])) for command in SQUARE
    )
    image = painted(Path("markers", (*SQUARE, *shifted), fill="1B2430"))
    assert {color(image, at, at) for at in (1.5, 2.5, 3.5)} == {"1B2430"}


def test_dashes_count_in_line_widths() -> None:
    """A dash of four widths and a gap of two, in a line of 0.1 inch."""
    dashed = Path(
        "half",
        (("M", inches(1), inches(2)), ("L", inches(3), inches(2))),
        line="1B2430",
        line_width_emu=inches(0.1),
        dash=(4.0, 2.0),
    )
    image = painted(dashed)
    assert [color(image, 1 + at, 2) for at in (0.2, 0.5, 0.8, 1.1)] == [
        "1B2430",
        "FFFFFF",
        "1B2430",
        "FFFFFF",
    ]


def ink_box(image: QImage) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what is dark, in inches."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(grey.constBits(), np.uint8).reshape(-1, grey.bytesPerLine())
    down, across = np.nonzero(pixels[:, : image.width()] < 128)
    ends = (across.min(), down.min(), across.max() + 1, down.max() + 1)
    left, top, right, bottom = (float(end) / PX_PER_INCH for end in ends)
    return left, top, right, bottom


def test_text_stands_on_its_baseline_and_ends_where_it_was_measured() -> None:
    """A line of capitals without bowls, 36 pt."""
    block = TextBlock("word", inches(2), inches(1), inches(6), inches(1), (text("HEHE", 36),))
    (line,) = place_lines(block)
    left, _, right, bottom = ink_box(painted(block))
    assert bottom * 914_400 == pytest.approx(line.baseline, abs=9525)
    assert left == pytest.approx(2.04, abs=0.02)
    width = text_width("HEHE", 36) / 914_400
    assert right - 2 == pytest.approx(width, abs=0.05)


def test_turned_text_runs_upwards() -> None:
    """270 degrees: a wide label becomes a high one about the same middle."""
    flat = label("axis", "Overall survival (%)", inches(4), inches(4))
    left, top, right, bottom = ink_box(painted(flat))
    turned = ink_box(painted(replace(flat, rotation=270)))
    assert turned[2] - turned[0] == pytest.approx(bottom - top, abs=0.03)
    assert turned[3] - turned[1] == pytest.approx(right - left, abs=0.03)
    assert (turned[0] + turned[2]) / 2 == pytest.approx(4, abs=0.1)


def test_qt_measures_text_as_layout_does() -> None:
    """In the sizes at which the painter asks for fonts, to 1/10 000."""
    words = "Median overall survival 18.4 months"
    for bold in (False, True):
        advance = QFontMetricsF(font(1200, bold)).horizontalAdvance(words)
        assert advance * 127 == pytest.approx(text_width(words, 12, bold), rel=1e-4)


def test_a_table_paints_fills_and_rules() -> None:
    """The rule lies on the border between header and body, across both columns."""
    head = Cell((text("Arm", 12),), rule_below=(inches(0.06), "1B2430"))
    body = Cell((text("Placebo", 12),), fill="F2F5F8")
    sides, rows = (inches(2), inches(2)), (inches(1), inches(1))
    image = painted(Table("ae", inches(1), inches(1), sides, rows, ((head, head), (body, body))))
    assert [color(image, x, 2) for x in (1.1, 3, 4.9)] == ["1B2430"] * 3
    assert [color(image, x, 2.9) for x in (1.1, 4.9)] == ["F2F5F8"] * 2
    assert color(image, 3, 1.1) == "FFFFFF"


def test_a_picture_fills_its_box() -> None:
    """One red pixel becomes a red square; without its bytes nothing is painted over."""
    content = png()
    digest = hashlib.sha256(content).hexdigest()
    picture = Picture("logo", inches(1), inches(1), inches(2), inches(2), digest, "A square")
    image = painted(picture, pictures={digest: content})
    assert {color(image, at, at) for at in (1.1, 2, 2.9)} == {"D55E00"}
    with pytest.raises(ExportError, match="'logo' is not in the deck or is damaged"):
        painted(picture)


def test_the_painter_is_given_back_as_it_was(qtbot: QtBot) -> None:
    """Also when a page cannot be painted."""
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    broken = Frame("page", WIDTH, HEIGHT, (Picture("logo", 0, 0, 9, 9, "0", ""),))
    with QPainter(image) as painter:
        painter.translate(QPointF(3, 4))
        before = painter.transform()
        with pytest.raises(ExportError):
            paint_frame(painter, broken, 64)
        assert painter.transform() == before


def test_every_kind_of_item_is_painted() -> None:
    """Each item of the hand-made pages leaves ink on an else empty page."""
    items = [item for frame in pages() for item in frame.items]
    assert {type(item) for item in items} == {TextBlock, Table, Group}
    blank = painted()
    assert all(painted(item) != blank for item in items)


@pytest.mark.parametrize("width_px", range(781, 800))
def test_the_canvas_shows_every_row_of_pixels_of_a_page(width_px: int, qtbot: QtBot) -> None:
    """At each fitted width the screen has the painted page itself: no line of text loses a row."""
    frame = Frame("page", WIDTH, HEIGHT, (title("8.5 (7.0 to 10.3)"),))
    view = SlideView()
    qtbot.addWidget(view)
    view.resize(width_px + 2 * RIM_PX, 700)
    view.show_frame(frame)
    view.show()
    page = paint_image(frame, width_px)
    shown = view.viewport().grab().toImage()
    left, top = (round(side) for side in view.slide_box().topLeft().toTuple())
    part = shown.copy(left, top, page.width(), page.height())
    assert part.convertToFormat(page.format()) == page
