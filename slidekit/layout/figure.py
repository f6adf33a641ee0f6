"""Drawing an exhibit's figure at its true size and recording it as native shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.exhibits.registry import exhibit_kind
from slidekit.layout.frame import Group
from slidekit.layout.memory import Known, Memory
from slidekit.layout.text import text_width
from slidekit.layout.words import recalled
from slidekit.units import to_inches

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from slidekit.deck.model import Slide
    from slidekit.exhibits.model import Exhibit
    from slidekit.layout.theme import Box, Theme
    from slidekit.layout.words import Wording


FIGURES: Memory[Known] = Memory(512)


@dataclass(frozen=True, slots=True, eq=False)
class DrawingCanvas:
    """A matplotlib figure with the deck's words and font measures."""

    figure: Figure
    font_pt: float
    words: Wording

    def say(self, text: str) -> str:
        """Return text with its {fact} tokens replaced by numbers."""
        return self.words.plain(text)

    def text_width(self, text: str, size_pt: float, bold: bool = False) -> float:
        """Return the width of text in inches, by the deck's own font."""
        return to_inches(text_width(text, size_pt, bold))


def lay_out_figure(
    name: str, exhibit: Exhibit, slide: Slide, box: Box, words: Wording, theme: Theme
) -> Group:
    """Return a figure as one named group of native shapes with its alternative text.

    A figure takes some tens of milliseconds to draw: while a title is typed, it is not drawn again.
    """
    given = (slide.part, slide.alt, box, theme.figure_pt, theme.typeface)
    return recalled(
        FIGURES,
        exhibit,
        name,
        given,
        words,
        lambda words: _drawn(name, exhibit, slide, box, words, theme.figure_pt),
    )


def _drawn(
    name: str, exhibit: Exhibit, slide: Slide, box: Box, words: Wording, font_pt: float
) -> Group:
    from matplotlib.figure import Figure

    from slidekit.layout.recorder import record

    figure = Figure(figsize=(to_inches(box.width), to_inches(box.height)))
    canvas = DrawingCanvas(figure, font_pt, words)
    draw = exhibit_kind(exhibit.kind).draw
    assert draw is not None, f"{exhibit.kind} has data of its own kind but no drawing"
    draw(canvas, exhibit, slide.part)
    items = record(figure, box.x, box.y, name)
    return Group(name, box.x, box.y, box.width, box.height, items, words.plain(slide.alt))
