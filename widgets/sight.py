"""What is worked out from a deck off the screen's thread: pages first, then what rules say."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from slidekit.deck.limits import Lack, Need
    from slidekit.deck.model import Deck, Slide
    from slidekit.layout.frame import Frame
    from slidekit.rules.fixes.mending import Offer

ONE_AT_A_TIME = threading.Lock()
"""What layout and rules remember is shared by all windows: one worker finds what the one before
worked out; the screen, too, waits less when one worker at most wants the interpreter."""


@dataclass(frozen=True, slots=True)
class Pages:
    """A deck laid out, with what the screen says of each slide."""

    deck: Deck
    frames: tuple[Frame, ...]
    """Without items where a slide has not been laid out yet."""
    titles: tuple[str, ...]
    needs: tuple[Need, ...]
    """How firmly the template holds on to each slide."""

    @property
    def tokens(self) -> Mapping[str, str]:
        """Token of every number of the deck -> what it prints; asked for when a text is opened."""
        return _tokens(self.deck)


@dataclass(frozen=True, slots=True)
class Insertable:
    """A slide that a deck lacks and that can be made again."""

    slide: Slide
    after: tuple[str, ...]
    """Slides that the template has before it, the nearest first."""
    title: str
    """In words, with its section."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of a deck."""

    deck: Deck
    offers: tuple[Offer, ...]
    """Findings, each with the edit that mends it where there is one."""
    marked: bool
    """Whether something blocks, so that every page carries the mark of a draft."""
    insertable: tuple[Insertable, ...]
    """Slides that the deck lacks and that can be made again."""
    lacks: tuple[Lack, ...]
    """Slides that the template requires and that are not there."""


def lay_out_pages(deck: Deck, wanted: Collection[str] | None = None) -> Pages:
    """Return the pages of a deck; only slides that were edited are laid out anew.

    Args:
        deck: the deck.
        wanted: ids of the slides whose frames are needed now; None: all. Others have no items.

    Raises:
        DeckError: a text names a number or a reference that the deck lacks.
    """
    from slidekit.deck.limits import need_of
    from slidekit.layout.fonts import static_font
    from slidekit.layout.slide import lay_out, lay_out_some
    from slidekit.layout.words import wording

    for bold in (False, True):
        static_font(bold)  # painting needs the files, and making them takes seconds once
    with ONE_AT_A_TIME:
        words = wording(deck)
        return Pages(
            deck,
            lay_out(deck) if wanted is None else lay_out_some(deck, wanted),
            tuple(words.plain(slide.title) for slide in deck.slides),
            tuple(need_of(deck, slide) for slide in deck.slides),
        )


def lay_out_more(pages: Pages, wanted: Collection[str]) -> Pages:
    """Return pages with the frames of some more slides."""
    from slidekit.layout.slide import lay_out_some

    with ONE_AT_A_TIME:
        made = lay_out_some(pages.deck, wanted)
    pairs = zip(made, pages.frames, strict=True)
    return replace(pages, frames=tuple(new if new.items else old for new, old in pairs))


def lay_out_first(deck: Deck) -> Frame:
    """Return the first page of a deck, such as one of a single slide."""
    from slidekit.layout.slide import lay_out

    with ONE_AT_A_TIME:
        return lay_out(deck)[0]


def judge_pages(pages: Pages) -> Verdict:
    """Return what the rules say of a deck that was laid out."""
    from slidekit.deck.limits import lacks
    from slidekit.rules.finding import Draft, count_blocking
    from slidekit.rules.fixes.composed import composed
    from slidekit.rules.fixes.mending import offers

    with ONE_AT_A_TIME:
        draft = Draft(pages.deck, pages.frames)
        found = offers(draft)
        model = composed(draft)
        absent = model.lacking(lambda _: True)
        return Verdict(
            pages.deck,
            found,
            count_blocking([finding for finding, _ in found]) > 0,
            tuple(
                Insertable(slide, model.before(slide.id), _called(pages.deck, slide))
                for slide in absent
                if slide.id in model.order
            ),
            lacks(pages.deck),
        )


def mended(deck: Deck) -> Deck:
    """Return a deck with every fix made that changes nothing of what is said."""
    from slidekit.rules.fixes.mending import mend

    with ONE_AT_A_TIME:
        return mend(deck).history.now


def _called(deck: Deck, slide: Slide) -> str:
    """Return section, title and part of a slide."""
    from slidekit.layout.words import wording

    section = deck.template.section(slide.section)
    part = f" ({slide.parts[0]}/{slide.parts[1]})" if slide.parts[1] > 1 else ""
    return (
        f"{section.label if section else slide.section}: {wording(deck).plain(slide.title)}{part}"
    )


def _tokens(deck: Deck) -> dict[str, str]:
    """Return the tokens to choose from: each number plain, and with its interval if it has one."""
    from slidekit.exhibits.format import Formatter

    printer = Formatter(deck.policy.formats, deck.template.language)
    tokens = {}
    for fact in deck.facts:
        tokens[f"{{{fact.id}}}"] = printer.value(fact)
        if fact.lower is not None:
            tokens[f"{{{fact.id}:full}}"] = printer.full(fact)
        if fact.p is not None:
            tokens[f"{{{fact.id}:p}}"] = printer.p(fact)
        if fact.measure == "proportion" and fact.n is not None and fact.N is not None:
            tokens[f"{{{fact.id}:count_percent}}"] = printer.count_percent(fact)
    return tokens
