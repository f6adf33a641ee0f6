"""Choosing how a slide shows its exhibit: what there is to choose, and the edit that chooses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.deck.edit import ChangeSlide, Together
from slidekit.exhibits.options import options_of
from slidekit.languages import tell

if TYPE_CHECKING:
    from slidekit.deck.edit import Edit
    from slidekit.deck.model import Deck, Slide
    from slidekit.exhibits.options import Option


@dataclass(frozen=True, slots=True)
class Offered:
    """An option and what is chosen of it by now."""

    option: Option
    value: str


def offered(deck: Deck, slide: Slide) -> tuple[Offered, ...]:
    """Return what can be chosen of a slide's exhibit; nothing on a slide of words."""
    exhibit = deck.exhibit_index().get(slide.exhibit)
    if exhibit is None:
        return ()
    chosen, is_whole = dict(slide.options), slide.parts == (1, 1)
    options = (one for one in options_of(exhibit) if is_whole or not one.is_whole)
    return tuple(Offered(one, _value(one, chosen.get(one.name, ""))) for one in options)


def choose(deck: Deck, slide: Slide, name: str, value: str) -> Edit | None:
    """Return the edit that chooses a value; None where it is chosen already or cannot be.

    The parts of one exhibit are drawn alike, so all of them get it in one step.
    """
    found = {one.option.name: one for one in offered(deck, slide)}
    known = found.get(name)
    if known is None or not known.option.takes(value) or known.value == value:
        return None
    chosen = {one: other.value for one, other in found.items()} | {name: value}
    kept = tuple(
        (one.option.name, chosen[one.option.name])
        for one in found.values()
        if chosen[one.option.name] != one.option.default
    )
    label = tell("Change the figure of slide {0}: {1}", slide.id, known.option.label.lower())
    edits = [ChangeSlide(label, one.id, (("options", kept),)) for one in _alike(deck, slide)]
    return edits[0] if len(edits) == 1 else Together(label, tuple(edits))


def _value(option: Option, chosen: str) -> str:
    return chosen if option.takes(chosen) else option.default


def _alike(deck: Deck, slide: Slide) -> tuple[Slide, ...]:
    if slide.parts == (1, 1):
        return (slide,)
    key = (slide.exhibit, slide.parts[1])
    return tuple(one for one in deck.slides if (one.exhibit, one.parts[1]) == key)
