from __future__ import annotations

from dataclasses import replace

import pytest

from slidekit.layout.drawing import RuleLine, bounds, line_width, rule_lines, subpaths
from slidekit.layout.frame import Cell, Paragraph, Path, Run, Table, TextBlock
from slidekit.layout.lines import cell_blocks, place_lines
from slidekit.layout.text import break_block, run_width
from slidekit.units import inches, points

LABEL = Paragraph((Run("Overall survival", 12),))
BLOCK = TextBlock("body", inches(1), inches(2), inches(3), inches(1), (LABEL,))


def test_the_first_baseline_lies_one_line_less_descent_below_the_top() -> None:
    """12 pt: a line of 14.4 pt, of which 2.54 pt lie below the baseline."""
    (line,) = place_lines(BLOCK)
    assert (line.x, line.text) == (inches(1), "Overall survival")
    assert line.baseline - inches(2) == pytest.approx(points(14.4 - 2.543), abs=20)


@pytest.mark.parametrize(("anchor", "share"), [("top", 0.0), ("middle", 0.5), ("bottom", 1.0)])
def test_anchors_share_out_the_free_height(anchor: str, share: float) -> None:
    """A line of 14.4 pt in a box of 72 pt leaves 57.6 pt."""
    (line,) = place_lines(replace(BLOCK, anchor=anchor))  # type: ignore[arg-type]
    (top,) = place_lines(BLOCK)
    assert line.baseline - top.baseline == pytest.approx(points(57.6 * share), abs=1)


def test_right_aligned_lines_end_at_the_edge() -> None:
    """Centred ones leave as much to the left as to the right."""
    (right,) = place_lines(replace(BLOCK, paragraphs=(replace(LABEL, align="right"),)))
    (centred,) = place_lines(replace(BLOCK, paragraphs=(replace(LABEL, align="center"),)))
    assert right.x + right.width == inches(4)
    assert centred.x - inches(1) == pytest.approx(inches(4) - centred.x - centred.width, abs=1)


def test_a_bullet_hangs_on_the_first_baseline() -> None:
    """It has the look of the first run, and the text begins at the indent."""
    text = "A bulleted paragraph that takes two lines"
    bulleted = Paragraph(
        (Run(text, 12, bold=True),),
        bullet="\u2022",
        indent_emu=inches(0.5),
        hang_emu=inches(0.25),
    )
    bullet, first, second = place_lines(break_block(replace(BLOCK, paragraphs=(bulleted,))))
    assert bullet.words[0].run == Run("\u2022", 12, bold=True)
    assert (bullet.x, bullet.baseline) == (inches(1.25), first.baseline)
    assert first.x == second.x == inches(1.5)
    assert second.baseline - first.baseline == points(14.4)


def test_words_keep_their_look_and_place() -> None:
    """A word in two looks is two, side by side."""
    runs = (Run("HR 0.", 12), Run("71", 12, bold=True), Run("1", 12, baseline="super"))
    (line,) = place_lines(replace(BLOCK, paragraphs=(Paragraph(runs),)))
    assert [word.run.text for word in line.words] == ["HR ", "0.", "71", "1"]
    assert [word.run.bold for word in line.words] == [False, False, True, False]
    places = [word.x for word in line.words]
    assert places == sorted(places)
    ends = places[1] + run_width(Run("0.", 12))
    assert places[2] == pytest.approx(ends, abs=points(0.1))


def test_cells_are_blocks_inside_their_margins() -> None:
    """Row and column add up from the table's corner."""
    cell = Cell((LABEL,), anchor="bottom")
    table = Table(
        "ae", 1000, 2000, (300_000, 500_000), (200_000, 400_000), ((cell, cell), (cell, cell))
    )
    row, column, block = list(cell_blocks(table))[3]
    assert (row, column, block.name) == (1, 1, "ae.1.1")
    assert (block.x, block.y) == (1000 + 300_000 + 45_720, 2000 + 200_000 + 22_860)
    assert (block.width, block.height) == (500_000 - 91_440, 400_000 - 45_720)
    assert block.anchor == "bottom"


def test_rules_of_neighbours_are_one_line() -> None:
    """A rule under the header runs across; a rule above a cell holds before the one it meets."""
    head = Cell((LABEL,), rule_below=(200, "111111"))
    total = Cell((LABEL,), rule_above=(100, "222222"))
    plain = Cell((LABEL,))
    rows = ((head, head, plain), (plain, total, plain))
    table = Table("ae", 10, 20, (100, 100, 100), (50, 60), rows)
    assert list(rule_lines(table)) == [
        RuleLine(10, 70, 100, (200, "111111")),
        RuleLine(110, 70, 100, (100, "222222")),
    ]


def test_filled_markers_are_drawn_one_by_one() -> None:
    """Overlapping markers make no holes; lines stay one path."""
    two = (("M", 0, 0), ("L", 9, 0), ("L", 9, 9), ("Z",), ("M", 5, 5), ("L", 7, 5), ("L", 7, 8))
    filled = Path("markers", two, fill="0072B2")
    assert subpaths(filled) == (two[:4], two[4:])
    assert subpaths(replace(filled, fill=None, line="0072B2")) == (two,)
    assert bounds(two) == (0, 0, 9, 9)


def test_a_dashed_line_has_a_width_that_every_renderer_keeps() -> None:
    """Whole 1/100 mm where it is dashed, as asked where it is not."""
    solid = Path("curve", (("M", 0, 0),), line="0072B2", line_width_emu=points(2))
    assert line_width(solid) == 25_400
    assert line_width(replace(solid, dash=(4.0, 1.5))) == 25_560
    assert line_width(replace(solid, line=None)) == 0
