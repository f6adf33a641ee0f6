"""What the inspector says of a slide, and which numbers it lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from widgets.blocks import blocks, facts_in

if TYPE_CHECKING:
    from slidekit.deck.model import Deck, Slide
    from slidekit.layout.frame import Frame
    from widgets.blocks import Block


def about(deck: Deck, slide: Slide) -> tuple[tuple[str, str], ...]:
    """Return name and value of what is to be known of a slide."""
    from slidekit.deck.limits import need_of

    section = deck.template.section(slide.section)
    needs = {
        "locked": _tr("Locked by the template"),
        "required": _tr("Required by the template"),
        "optional": _tr("Optional"),
        "added": _tr("Not in the template"),
    }
    part = _tr("Part {0} of {1}").format(*slide.parts) if slide.parts[1] > 1 else ""
    lines = (
        (_tr("Id"), slide.id),
        (_tr("Section"), section.label if section else slide.section),
        (_tr("Study"), slide.study if len(deck.studies) > 1 else ""),
        (_tr("Template"), needs[need_of(deck, slide)]),
        (_tr("Part"), part),
        (_tr("Shown"), _tr("Hidden in the slide show") if slide.hidden else ""),
    )
    return tuple((name, value) for name, value in lines if value)


def facts_of(deck: Deck, slide: Slide, frame: Frame, block: Block | None) -> tuple[str, ...]:
    """Return ids of the numbers of a block, or of a whole slide, in reading order.

    The words of a figure are drawn, so those of its block are what its exhibit shows.
    """
    chosen = (block,) if block else blocks(frame)
    printed = tuple(fact for one in chosen for fact in facts_in(one))
    exhibit = deck.exhibit_index().get(slide.exhibit)
    is_drawn = exhibit is not None and (block is None or block.part == "figure")
    return (*printed, *(exhibit.facts if exhibit and is_drawn else ()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("AboutSlide", text)
