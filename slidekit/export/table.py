"""Native tables: every border, fill and margin is written, none is left to a table style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.export.geometry import fill
from slidekit.export.ooxml import node
from slidekit.export.text import ANCHOR, Writing, paragraphs
from slidekit.layout.drawing import rule_above
from slidekit.layout.lines import cell_blocks

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from slidekit.layout.drawing import Rule
    from slidekit.layout.frame import Table, TextBlock

_NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"


def table_graphic(table: Table, writing: Writing) -> Element:
    """Return `a:graphic` that holds the table."""
    properties = node(
        "a:tblPr",
        node("a:tableStyleId", _NO_STYLE_NO_GRID),
        firstRow=int(table.header_rows > 0),
        bandRow=0,
    )
    grid = node("a:tblGrid", *(node("a:gridCol", w=width) for width in table.column_widths))
    texts = {(row, column): block for row, column, block in cell_blocks(table)}
    rows = (
        node("a:tr", *(_cell(table, (i, j), texts[i, j], writing) for j in range(len(row))), h=h)
        for i, (row, h) in enumerate(zip(table.rows, table.row_heights, strict=True))
    )
    return node(
        "a:graphic", node("a:graphicData", node("a:tbl", properties, grid, *rows), uri=_TABLE)
    )


def _cell(table: Table, place: tuple[int, int], block: TextBlock, writing: Writing) -> Element:
    row, column = place
    cell = table.rows[row][column]
    properties = node(
        "a:tcPr",
        node("a:lnL", node("a:noFill"), w=0),
        node("a:lnR", node("a:noFill"), w=0),
        _rule("a:lnT", rule_above(table, row, column)),
        _rule("a:lnB", rule_above(table, row + 1, column)),
        fill(cell.fill),
        marL=table.margin_x_emu,
        marR=table.margin_x_emu,
        marT=table.margin_y_emu,
        marB=table.margin_y_emu,
        anchor=ANCHOR[cell.anchor],
    )
    written = paragraphs(block, writing)
    return node(
        "a:tc", node("a:txBody", node("a:bodyPr"), node("a:lstStyle"), *written), properties
    )


def _rule(tag: str, rule: Rule | None) -> Element:
    if rule is None:
        return node(tag, node("a:noFill"), w=0)
    width, color = rule
    return node(tag, fill(color), node("a:prstDash", val="solid"), w=width, cap="flat")
