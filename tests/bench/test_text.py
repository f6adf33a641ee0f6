"""How long it takes to break the text of a whole deck, and to write and paint its pages."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from slidekit.export.pptx import pptx_bytes
from slidekit.layout.frame import Paragraph, Run
from slidekit.layout.text import break_paragraph
from slidekit.units import inches
from tests.export.hand_made import LONG, document, pages

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

FRESH = count()
"""Begins each text, so that none was broken before."""


def break_a_deck() -> int:
    """Break the text of forty slides, five paragraphs each, none like another; count lines."""
    texts = (f"{next(FRESH)} {LONG}" for _ in range(200))
    runs = ((Run(text[:120], 14, bold=True), Run(text[120:], 14)) for text in texts)
    broken = [break_paragraph(Paragraph(run), inches(6)) for run in runs]
    return sum(len(paragraph.breaks) + 1 for paragraph in broken)


def test_a_deck_of_forty_slides_is_broken_within_a_fifth_of_a_second(
    benchmark: BenchmarkFixture,
) -> None:
    """Nothing is remembered from before; 0.06 s when this was written."""
    assert benchmark(break_a_deck) > 600


def test_pages_of_every_kind_are_written_quickly(benchmark: BenchmarkFixture) -> None:
    """Four pages took 0.1 s as PPTX when this was written."""
    frames = pages()
    assert benchmark(pptx_bytes, frames, document(frames)).startswith(b"PK")
