"""Parts of a small deck as XML, compared with files that were looked at when they were kept.

After a change that is meant, `python -m tests.export.test_golden` keeps them anew.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from slidekit.export.document import Document, Page
from slidekit.export.pptx import pptx_bytes
from slidekit.layout.frame import Cell, Frame, Group, Path, Run, Table, TextBlock
from slidekit.layout.text import break_block
from slidekit.units import inches, points
from tests.export.hand_made import HEIGHT, WIDTH, footer, text, title
from tests.needs import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

GOLDEN = ROOT / "tests" / "golden" / "pptx"
PARTS = (
    "ppt/presentation.xml",
    "ppt/slideMasters/slideMaster1.xml",
    "ppt/slideLayouts/slideLayout2.xml",
    "ppt/slides/slide1.xml",
    "ppt/slides/slide2.xml",
    "ppt/slides/_rels/slide2.xml.rels",
    "ppt/notesSlides/notesSlide1.xml",
    "ppt/theme/theme1.xml",
    "customXml/item1.xml",
    "docProps/core.xml",
)


def cover() -> Frame:
    """Return a title slide."""
    subtitle = TextBlock(
        "cover.subtitle",
        inches(0.5),
        inches(3.8),
        inches(8),
        inches(0.5),
        (text("A phase 3 trial", 20),),
        role="subtitle",
    )
    return Frame("cover", WIDTH, HEIGHT, (title("Overall survival"), subtitle))


def content() -> Frame:
    """Return a slide with a bullet, a table of four cells and a figure of two parts."""
    bullet = replace(
        text("Primary end point met.", 18),
        runs=(Run("Primary end point met", 18, bold=True), Run("1", 18, baseline="super")),
        bullet="\u2022",
        indent_emu=inches(0.25),
        hang_emu=inches(0.25),
    )
    body = TextBlock("os.body", inches(0.5), inches(1.5), inches(6), inches(1), (bullet,))
    rule = (12_700, "1B2430")
    head = tuple(Cell((text(words, 12, bold=True),), rule_below=rule) for words in ("Arm", "n"))
    row = (Cell((text("Placebo", 12),)), Cell((text("", 12),), fill="F2F5F8"))
    widths, heights = (inches(2), inches(1)), (points(18), points(18))
    table = Table("os.table", inches(0.5), inches(3), widths, heights, (head, row), alt="Arms")
    band = (("M", 0, 0), ("L", 90_000, 0), ("C", 90_000, 50_000, 0, 50_000, 0, 40_000), ("Z",))
    curve = Path("os.curve", (("M", 0, 0), ("L", 90_000, 40_000)), line="D55E00", dash=(4.0, 1.5))
    label = TextBlock("os.label", 0, 0, 90_000, 40_000, (text("0.71", 10),), "figure", wrap=False)
    parts = (
        Path("os.band", band, fill="0072B2", fill_alpha=0.15),
        replace(curve, line_width_emu=25_400, cap="round", join="miter"),
        replace(label, rotation=270),
    )
    figure = Group("os.figure", 0, 0, 90_000, 50_000, parts, alt="Curves of two arms")
    return Frame(
        "os",
        WIDTH,
        HEIGHT,
        (title("Overall survival"), break_block(body), table, figure, *footer(2)),
    )


def tiny_parts() -> Mapping[str, bytes]:
    """Return the parts of the small deck by name."""
    document = Document(
        title="Small deck",
        pages=(
            Page("cover", "Opening", "Say who you are.\n\nThen begin."),
            Page("os", "Efficacy", hidden=True),
        ),
        language="en-GB",
        manifest={"schema": 1, "slides": ["cover", "os"], "note": "5 < 6 & \u2265"},
    )
    packed = pptx_bytes((cover(), content()), document)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def readable(part: bytes) -> str:
    """Return XML with one element a line."""
    root = etree.fromstring(part)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def golden_name(part: str) -> str:
    """Return the file that keeps a part."""
    return part.rpartition("/")[2]


@pytest.mark.parametrize("part", PARTS)
def test_parts_are_those_that_were_kept(part: str) -> None:
    """A small deck has exactly this XML."""
    expected = (GOLDEN / golden_name(part)).read_text("utf-8")
    assert readable(tiny_parts()[part]) == expected


def keep() -> None:
    """Write the parts as they are now."""
    GOLDEN.mkdir(parents=True, exist_ok=True)
    parts = tiny_parts()
    for part in PARTS:
        (GOLDEN / golden_name(part)).write_text(readable(parts[part]), "utf-8")


if __name__ == "__main__":
    keep()
