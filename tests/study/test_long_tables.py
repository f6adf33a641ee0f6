from __future__ import annotations

from pathlib import Path

from slidekit.study.decimals import CELLS_AT_ONCE, comma_columns
from slidekit.study.delimited import PIECE_CHARACTERS, parse

LONG = PIECE_CHARACTERS - 200


def test_a_quoted_cell_may_reach_over_the_end_of_a_piece() -> None:
    """A text with line breaks around the place where pieces end is one cell, lines counted on."""
    text = "id,note\n" + "1," + "x" * LONG + "\n" + '2,"' + "a\r\n" * 200 + 'b"\n3,end\n'
    grid = parse(text, Path("long.csv"))
    assert grid.columns["id"] == ["1", "2", "3"]
    assert grid.columns["note"][1] == "a\r\n" * 200 + "b"
    assert grid.columns["note"][2] == "end"
    assert grid.lines == [2, 3, 204]


def test_lines_that_end_as_on_old_computers_are_read_whole() -> None:
    """Without a line feed there is one piece, however long it is."""
    rows = [f"{n},value {n}" for n in range(100_000)]
    grid = parse("\r".join(["id,text", *rows]), Path("long.csv"))
    assert len(grid.lines) == 100_000
    assert grid.columns["text"][-1] == "value 99999"


def test_a_decimal_comma_is_found_in_the_last_of_many_cells() -> None:
    """Cells are looked at in portions, none is passed over."""
    cells = ["1"] * (2 * CELLS_AT_ONCE) + ["2,5"]
    assert comma_columns({"value": cells, "other": ["1"] * len(cells)}) == ({"value"}, set())
