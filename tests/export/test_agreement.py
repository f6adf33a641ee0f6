"""What the painter shows is what LibreOffice makes of the PPTX."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.export.agreement import Drawn, compare, different_lines, draw, words_outside
from tests.export.hand_made import document, pages
from tests.export.wrapped import wrapped_pages

if TYPE_CHECKING:
    from tests.export.agreement import Item

pytestmark = pytest.mark.needs("libreoffice")

LEAST_SHARE = {"line": 0.995, "figure": 0.995, "paragraph": 0.98, "table": 0.98}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """Draw the hand-made pages, and pages of narrow columns, by both ways, once."""
    frames = (*pages(), *wrapped_pages(4, seed=301))
    return draw(frames, document(frames), tmp_path_factory.mktemp("agreement"))


@pytest.fixture(scope="module")
def items(drawn: Drawn) -> list[Item]:
    """Compare both."""
    return compare(drawn)


def test_every_kind_of_item_agrees_within_one_pixel(items: list[Item]) -> None:
    """Of the dark pixels, 99.5 % in figures and lines and 98 % in paragraphs and tables agree."""
    assert {item.kind for item in items} == set(LEAST_SHARE)
    assert all(item.dark for item in items)
    assert [item for item in items if item.share < LEAST_SHARE[item.kind]] == []


def test_lines_break_where_layout_broke_them(drawn: Drawn) -> None:
    """LibreOffice wraps titles, bodies, footnotes, cells and columns by itself into the same."""
    assert different_lines(drawn) == []


def test_no_word_leaves_its_box(drawn: Drawn) -> None:
    """No word of a text block or cell is drawn outside it."""
    assert words_outside(drawn) == []
