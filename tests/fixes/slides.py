"""A deck that slidekit never made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx import Presentation

if TYPE_CHECKING:
    from pathlib import Path


def foreign_deck(path: Path) -> Path:
    """Write a deck of four slides; safety and one that nobody needs are hidden."""
    deck = Presentation()
    for title in ("Title", "Overall survival", "Adverse events", "Spare"):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = title
        if title in ("Adverse events", "Spare"):
            slide._element.set("show", "0")
    deck.save(str(path))
    return path
