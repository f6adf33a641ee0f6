"""The pages that the painter shows are those that LibreOffice draws of the file, on every slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.app import draft
from slidekit.export.deckfile import document_of
from tests.export.agreement import Drawn, compare, different_lines, draw, words_outside

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.decks.conftest import Whole

pytestmark = pytest.mark.needs("libreoffice")

LEAST_SHARE = {"line": 0.995, "figure": 0.995, "paragraph": 0.98, "table": 0.98}


@pytest.fixture(scope="module", params=["onc301", "published301"])
def drawn(
    request: pytest.FixtureRequest,
    wholes: Callable[[str], Whole],
    tmp_path_factory: pytest.TempPathFactory,
) -> Drawn:
    """Draw a whole sample deck by both ways, once; without the mark that lies under all else."""
    deck = wholes(request.param).deck
    return draw(draft(deck).frames, document_of(deck), tmp_path_factory.mktemp(request.param))


def test_every_item_agrees_within_one_pixel(drawn: Drawn) -> None:
    """At 100 dpi, of the dark pixels of both: 99.5 % in figures and lines, 98 % elsewhere."""
    items = compare(drawn)
    assert {item.kind for item in items} == set(LEAST_SHARE)
    assert [item for item in items if item.share < LEAST_SHARE[item.kind]] == []


def test_lines_break_at_the_same_words(drawn: Drawn) -> None:
    """What fits on a line in the app fits on it in the file."""
    assert different_lines(drawn) == []


def test_no_word_leaves_its_box(drawn: Drawn) -> None:
    """No word of a text block or cell is drawn outside it."""
    assert words_outside(drawn) == []
