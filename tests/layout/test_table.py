"""Tables share out widths and heights so that numbers stay readable."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from slidekit.exhibits.fact import Fact
from slidekit.exhibits.format import Formatter
from slidekit.exhibits.model import Column, Row, TableData
from slidekit.layout.table import TableLook, column_widths, loosened, set_table, split_rows
from slidekit.layout.text import lines
from slidekit.layout.theme import HOUSE, Box
from slidekit.layout.words import Wording
from slidekit.template.policy import Formats
from slidekit.units import points

FACT = Fact("os.median.a", "time", 16.7, 14.3, 18.5, 0.95)
WORDS = Wording({FACT.id: FACT}, Formatter(Formats()), {})
LOOK = TableLook(12, HOUSE)


def table(*rows: tuple[str, ...]) -> TableData:
    """Return a table of three columns."""
    columns = (Column("Endpoint", "left"), Column("Median"), Column("Remark", "left"))
    return TableData(columns, tuple(Row(row) for row in rows))


def test_widths_add_up_to_the_box() -> None:
    """No EMU is lost or gained, whether texts are short or long."""
    for text in ("short", "a long remark " * 30):
        data = table(("Overall survival", "{os.median.a:brief}", text))
        assert sum(column_widths(data, 9_000_001, LOOK, WORDS)) == 9_000_001


def test_an_estimate_stays_on_one_line_with_its_interval() -> None:
    """A long remark beside it wraps instead."""
    data = table(("Overall survival", "{os.median.a:brief}", "a long remark " * 30))
    box = Box(0, 0, 6_000_000, 4_000_000)
    cell = set_table("t", data, data.rows, box, LOOK, WORDS).rows[1]
    assert lines(cell[1].paragraphs[0]) == ("16.7 (14.3 to 18.5)",)
    assert len(lines(cell[2].paragraphs[0])) > 3


def test_loosening_never_leaves_the_box() -> None:
    """A short table gains air, a full one none."""
    data = table(*(("Overall survival", "{os.median.a:brief}", "met"),) * 5)
    set_ = set_table("t", data, data.rows, Box(0, 0, 9_000_000, 0), LOOK, WORDS)
    assert loosened(set_, set_.height).height == set_.height
    assert set_.height < loosened(set_, 4_000_000).height <= 4_000_000


HEIGHTS = st.lists(st.tuples(st.integers(1, 40), st.booleans()), min_size=1, max_size=60)


@given(HEIGHTS, st.integers(80, 400))
def test_every_row_is_on_one_page_in_order(rows: list[tuple[int, bool]], room: int) -> None:
    """Pages follow each other without gap or overlap."""
    heights = tuple(height for height, _ in rows)
    pages = split_rows(heights, tuple(group for _, group in rows), room)
    assert [start for start, _ in pages] == [0, *(stop for _, stop in pages[:-1])]
    assert pages[-1][1] == len(rows)
    assert all(start < stop for start, stop in pages)


@given(HEIGHTS)
def test_a_group_heading_never_ends_a_page(rows: list[tuple[int, bool]]) -> None:
    """The heading stays with the row after it, where the two fit on a page."""
    groups = tuple(group and not rows[i - 1][1] for i, (_, group) in enumerate(rows))
    pages = split_rows(tuple(height for height, _ in rows), groups, 130)
    assert not any(groups[stop - 1] for _, stop in pages[:-1])


def test_pages_are_evened_out() -> None:
    """Eleven rows on pages for ten give six and five, not ten and one."""
    row = points(20)
    assert split_rows((row,) * 11, (False,) * 11, 10 * row) == ((0, 6), (6, 11))


def test_a_group_stays_whole_where_that_needs_no_more_pages() -> None:
    """Groups of three, six and five rows on pages for ten break between groups, not evenly."""
    row, heads = points(20), (0, 3, 9)
    groups = tuple(index in heads for index in range(14))
    assert split_rows((row,) * 14, groups, 10 * row) == ((0, 9), (9, 14))


def test_a_group_is_broken_where_keeping_it_whole_needs_another_page() -> None:
    """Three groups of four rows fill two pages for seven only if the second one is broken."""
    row = points(20)
    groups = tuple(index % 4 == 0 for index in range(12))
    assert len(split_rows((row,) * 12, groups, 7 * row)) == 2
