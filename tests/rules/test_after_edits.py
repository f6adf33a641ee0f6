"""After an edit, what is known of the former deck is used again, and never where it is stale."""

from __future__ import annotations

import gc
from copy import deepcopy
from dataclasses import replace
from functools import cache, reduce
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slidekit.app import Options, draft, new_deck
from slidekit.exhibits.model import TableData
from slidekit.layout.slide import FRAMES, lay_out
from slidekit.resources import sample_data_dir
from slidekit.rules.judge import judge
from tests.rules.decks import with_exhibit, with_fact, with_policy, with_row, with_settings
from tests.rules.decks import with_slide as changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Deck, Slide
    from slidekit.layout.frame import Frame
    from slidekit.rules.finding import Finding

    Edit = Callable[[Deck, int], Deck]


@cache
def sample() -> Deck:
    """Return the first deck of the sample of two plain tables."""
    return new_deck([sample_data_dir() / "simple"], Options())


def nth(deck: Deck, place: int) -> Slide:
    """Return a slide, counting round and round."""
    return deck.slides[place % len(deck.slides)]


def without(deck: Deck, place: int) -> Deck:
    """Return the deck without one slide, but never without any."""
    gone = nth(deck, place).id
    kept = tuple(slide for slide in deck.slides if slide.id != gone)
    return replace(deck, slides=kept or deck.slides)


def moved(deck: Deck, place: int) -> Deck:
    """Return the deck with one slide at another place."""
    slide, rest = nth(deck, place), list(without(deck, place).slides)
    rest.insert(place * 7 % (len(rest) + 1), slide)
    return replace(deck, slides=tuple(rest)) if len(deck.slides) > 1 else deck


def with_number(deck: Deck, place: int) -> Deck:
    """Return the deck with one result changed, as new data would."""
    fact = deck.facts[place * 13 % len(deck.facts)]
    return with_fact(deck, fact.id, value=(fact.value or 0.0) + 0.25)


def with_cell(deck: Deck, place: int) -> Deck:
    """Return the deck with the first cell of one row of a table changed."""
    tables = [(e.id, e.data) for e in deck.exhibits if isinstance(e.data, TableData)]
    name, data = tables[place % len(tables)]
    row = data.rows[place % len(data.rows)]
    return with_row(deck, name, place % len(data.rows), f"Best {place}", *row.cells[1:])


def with_formats(deck: Deck, place: int) -> Deck:
    """Return the deck under a policy that prints more or fewer digits."""
    return with_policy(deck, "formats", ratio_decimals=place % 4, percent_decimals=place % 3)


EDITS: dict[str, Edit] = {
    "title": lambda deck, n: changed(deck, nth(deck, n).id, title=f"A superior result {n}"),
    "long title": lambda deck, n: changed(deck, nth(deck, n).id, title="A very long title " * 6),
    "footnote": lambda deck, n: changed(deck, nth(deck, n).id, footnotes=(f"Data on file {n}",)),
    "note": lambda deck, n: changed(deck, nth(deck, n).id, notes=("A breakthrough!",)),
    "alternative text": lambda deck, n: changed(deck, nth(deck, n).id, alt=f"Figure {n}"),
    "hide": lambda deck, n: changed(deck, nth(deck, n).id, hidden=not nth(deck, n).hidden),
    "delete": without,
    "move": moved,
    "section": lambda deck, n: changed(deck, nth(deck, n).id, section=nth(deck, n * 3).section),
    "number": with_number,
    "cell": with_cell,
    "arms": lambda deck, n: with_exhibit(deck, deck.exhibits[n % len(deck.exhibits)].id, arms=()),
    "formats": with_formats,
    "type sizes": lambda deck, n: with_policy(deck, "legibility", title_pt=20.0 + n),
    "severity": lambda deck, n: with_policy(deck, severities={"legible": "off"} if n % 2 else {}),
    "lexicon": lambda deck, n: with_policy(
        deck, "lexicon", entries=deck.policy.lexicon.entries[n:]
    ),
    "purpose": lambda deck, n: with_settings(
        deck, purpose=("promotional", "siuu", "internal", "reactive")[n % 4]
    ),
    "audience": lambda deck, n: with_settings(deck, audience=f"Audience {n}"),
}


def looked_at(deck: Deck) -> tuple[tuple[Frame, ...], tuple[Finding, ...]]:
    """Return the frames of a deck and what the rules say of it."""
    laid_out = draft(deck)
    return laid_out.frames, judge(laid_out)


def unknown(deck: Deck) -> Deck:
    """Return the same deck in objects of which nothing is known."""
    return deepcopy(deck)


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 60)), max_size=4))
def test_a_deck_that_was_edited_is_judged_as_one_never_seen_before(
    steps: list[tuple[str, int]],
) -> None:
    """Every state on the way is looked at, so that whatever is kept is there to be stale."""
    deck = sample()
    looked_at(deck)
    for name, place in steps:
        deck = EDITS[name](deck, place)
        seen = looked_at(deck)
    if steps:
        assert seen == looked_at(unknown(deck))


@pytest.mark.parametrize("name", sorted(EDITS))
def test_each_kind_of_edit_is_seen_in_frames_and_findings(name: str) -> None:
    """One edit after the other of each kind, each against a deck in new objects."""
    decks = reduce(lambda done, n: [*done, EDITS[name](done[-1], n)], (3, 8), [sample()])
    seen = [looked_at(deck) for deck in decks]
    assert seen[2] == looked_at(unknown(decks[2]))


def test_a_title_leaves_the_other_frames_and_the_figure_as_they_were() -> None:
    """The very same objects: nothing is drawn, broken or read again."""
    deck = sample()
    place, slide = next((n, s) for n, s in enumerate(deck.slides) if s.layout == "panel")
    before, after = lay_out(deck), lay_out(changed(deck, slide.id, title="Short"))
    same = [one is other for one, other in zip(before, after, strict=True)]
    assert same == [n != place for n in range(len(same))]
    figures = [
        {item for item in f.items if item.name.endswith(".figure")}
        for f in (before[place], after[place])
    ]
    assert figures[0]
    assert figures[0] == figures[1]


def test_nothing_is_known_of_a_deck_that_is_gone() -> None:
    """A deck that is closed takes with it what was kept of its slides."""
    deck = unknown(sample())
    looked_at(deck)
    looked_at(sample())
    looked_at(changed(sample(), sample().slides[0].id, title="Newer than the deck that is closed"))
    known = len(FRAMES)
    slides = len(deck.slides)
    del deck
    gc.collect()
    assert len(FRAMES) <= known - slides
