"""Decks that slidekit never made, built from scratch with python-pptx's own template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Emu, Inches, Pt

from tests.edited import hands

if TYPE_CHECKING:
    from pathlib import Path

TITLE_AND_BODY = 1
STATED = "Draft, not approved. "

FAIR = (
    ("Drug X in disease Y", STATED + "A. Speaker, Example Hospital"),
    ("Disclosures", STATED + "The speaker is an employee of Example Company."),
    ("Study design", STATED + "Randomised, double-blind, n = 400"),
    ("Efficacy: overall survival", STATED + "Events: 120/200 (60.0%) v 140/200 (70.0%)"),
    ("Safety: adverse events", STATED + "Any event: 180/200 (90.0%) v 170/200 (85.0%)"),
    ("Limitations", STATED + "Single country, short follow-up"),
    ("Conclusions", STATED + "Survival and adverse events are shown above."),
)
"""Titles and texts of a deck that holds what a fair one holds."""


def deck_of(*slides: tuple[str, str], template: Path | None = None) -> Any:
    """Return a deck with a title and a text on each slide."""
    deck = Presentation(str(template) if template else None)
    for title, text in slides:
        slide = deck.slides.add_slide(_layout(deck))
        slide.shapes.title.text = title
        body = next(p for p in slide.placeholders if p.placeholder_format.idx != 0)
        body.text_frame.text = text
    return deck


def _layout(deck: Any) -> Any:
    """Return the layout with a title and one text, whatever it is called."""
    named = (x for x in deck.slide_layouts if "content" in x.name.lower())
    return next(named, deck.slide_layouts[TITLE_AND_BODY])


def fair(**kept: Any) -> Any:
    """Return a deck that holds what a fair one holds."""
    return deck_of(*FAIR, **kept)


def without(title: str) -> Any:
    """Return the fair deck without the slide of a title."""
    return deck_of(*(slide for slide in FAIR if not slide[0].startswith(title)))


def swapped(first: str, second: str) -> Any:
    """Return the fair deck with two slides in each other's place."""
    order = [slide[0] for slide in FAIR]
    a, b = order.index(first), order.index(second)
    slides = list(FAIR)
    slides[a], slides[b] = slides[b], slides[a]
    return deck_of(*slides)


def hide(deck: Any, number: int) -> Any:
    """Hide a slide, counted from 1."""
    deck.slides[number - 1]._element.set("show", "0")
    return deck


def say(deck: Any, number: int, text: str, size: float = 20, color: str = "000000") -> Any:
    """Add a text box to a slide, counted from 1, and return the deck."""
    box = deck.slides[number - 1].shapes.add_textbox(Inches(1), Inches(5), Inches(6), Inches(0.5))
    box.text_frame.text = text
    run = box.text_frame.paragraphs[0].runs[0]
    run.font.size = Pt(size)
    run.font.color.rgb = RGBColor.from_string(color)  # type: ignore[no-untyped-call]
    return deck


def show_picture(deck: Any, number: int, alt: str = "", *, over: bool = False) -> Any:
    """Add a picture to a slide, beside its text or over it."""
    slide = deck.slides[number - 1]
    left, top, width, height = (Emu(914_400 * n) for n in (8, 5, 1, 1))
    if over:
        left, top, width, height = Emu(0), Emu(0), deck.slide_width, deck.slide_height
    added = slide.shapes.add_picture(hands.picture(), left, top, width, height)
    added._element.nvPicPr.cNvPr.set("descr", alt)
    return deck


def push_off(deck: Any, number: int) -> Any:
    """Push the text of a slide off it."""
    deck.slides[number - 1].placeholders[1].left = Emu(int(deck.slide_width) + 1000)
    return deck


def fill_up(deck: Any, number: int) -> Any:
    """Write far more than a slide holds."""
    deck.slides[number - 1].placeholders[1].text_frame.text = STATED + "Word after word. " * 150
    return deck


def retitle(deck: Any, number: int, title: str) -> Any:
    """Give a slide another title."""
    deck.slides[number - 1].shapes.title.text = title
    return deck


def animate(deck: Any, number: int) -> Any:
    """Put the text of a slide behind a click."""
    slide = deck.slides[number - 1]
    body = slide.placeholders[1]
    body.name = "body"
    hands.animate(deck, "body")
    return deck


def shrink(deck: Any, number: int, size: float) -> Any:
    """Set the text of a slide in a smaller size."""
    for paragraph in deck.slides[number - 1].placeholders[1].text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)
    return deck


def undeclared() -> Any:
    """Return the fair deck without a word on its state."""
    return deck_of(*((title, text.removeprefix(STATED)) for title, text in FAIR))
