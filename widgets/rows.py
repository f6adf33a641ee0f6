"""The rows of the slide strip, and pages as they are shown: with the mark where rules block."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from slidekit.layout.memory import Memory
from widgets.slide_strip import SlideRow

if TYPE_CHECKING:
    from slidekit.layout.frame import Frame
    from widgets.sight import Pages, Verdict

MARKED: Memory[Frame] = Memory(1024)
"""Page -> the same with the mark of a draft."""


def shown_pages(pages: Pages, verdict: Verdict | None) -> tuple[Frame, ...]:
    """Return pages as readers get them; until the rules have spoken again, as they last said."""
    if verdict is None or not verdict.marked:
        return pages.frames
    words = pages.deck.template.words.draft_mark
    return tuple(_marked(frame, words) for frame in pages.frames)


def rows_of(
    pages: Pages, verdict: Verdict | None, frames: tuple[Frame, ...]
) -> tuple[SlideRow, ...]:
    """Return a row for each slide; the first of a section carries its label."""
    weights = Counter(
        (finding.slide, finding.severity.startswith("block"))
        for finding, _ in (verdict.offers if verdict else ())
    )
    deck = pages.deck
    homes = [(slide.section, slide.study) for slide in deck.slides]
    labels = {section.id: section.label for section in deck.template.sections}
    return tuple(
        SlideRow(
            slide.id,
            place + 1,
            pages.titles[place],
            frames[place],
            labels.get(slide.section, slide.section)
            if place == 0 or homes[place] != homes[place - 1]
            else "",
            pages.needs[place],
            slide.hidden,
            weights[slide.id, True],
            weights[slide.id, False],
        )
        for place, slide in enumerate(deck.slides)
    )


def _marked(frame: Frame, words: str) -> Frame:
    from slidekit.layout.slide import with_mark

    return MARKED.get(frame) or MARKED.put(frame, with_mark(frame, words))
