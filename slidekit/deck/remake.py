"""The slides that a deck's template would make again from what the deck itself carries.

A deck has its studies' words, its results and its exhibits, and no tables. Slides of exhibits are
laid around the exhibit that is kept; slides of words are made anew from study.yaml. What sums up
tables in words, such as conclusions, cannot be made again without the study's folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.deck.compose import Placed, placed, request_of, slide_id
from slidekit.deck.places import places, with_settings
from slidekit.errors import SlidekitError
from slidekit.exhibits.model import Made, Prose
from slidekit.exhibits.registry import exhibit_kind
from slidekit.languages import deck_in
from slidekit.study.model import Study
from slidekit.study.opening import reference_arm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.deck.model import Deck, DeckStudy, Slide
    from slidekit.deck.places import Place
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Exhibit

FROM_TABLES = ("conclusions",)
"""Kinds of words that follow from tables; without them they would say less than they did."""


FROM_WORDS = ("content_table",)
"""Kinds of tables that say on a slide of words what they lack."""


@dataclass(frozen=True, slots=True)
class Remade:
    """All places of the template in order, and the slides that could be made for them."""

    order: tuple[str, ...]
    """Ids of slides in the order of the template, also of those that could not be made."""
    slides: tuple[Slide, ...]
    """In order; not split over pages, and without seals."""


@dataclass(frozen=True, slots=True, eq=False)
class _Source:
    """A deck of which only what slides are made from counts: edits of slides leave it the same."""

    deck: Deck

    def _parts(self) -> tuple[object, ...]:
        deck = self.deck
        return (
            *(deck.template, deck.policy, deck.settings),
            *(deck.studies, deck.exhibits, deck.facts),
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Source):
            return False
        return all(a is b for a, b in zip(self._parts(), other._parts(), strict=True))

    def __hash__(self) -> int:
        return hash(tuple(map(id, self._parts())))


def remade(deck: Deck) -> Remade:
    """Return what the template makes of the deck's own results and words."""
    return _remade(_Source(deck))


@lru_cache(maxsize=4)
def _remade(source: _Source) -> Remade:
    with deck_in(source.deck.template.language):
        return _made_again(source.deck)


def _made_again(deck: Deck) -> Remade:
    studies = with_settings(tuple(map(_without_tables, deck.studies)), deck.settings)
    asked = places(studies, deck.template, deck.settings) if studies else ()
    exhibits, facts = deck.exhibit_index(), deck.fact_index()
    made = (_slide(deck, place, exhibits, facts) for place in asked)
    return Remade(tuple(map(slide_id, asked)), tuple(slide for slide in made if slide))


def _without_tables(study: DeckStudy) -> Study:
    arms = study.spec.arms
    return Study(study.spec, arms, reference_arm(arms), (), study.problems)


def _slide(
    deck: Deck, place: Place, exhibits: Mapping[str, Exhibit], facts: Mapping[str, Fact]
) -> Slide | None:
    kind = exhibit_kind(str(place.entry.kind_for(place.endpoint.type if place.endpoint else "")))
    kept = _kept(place, kind.name, exhibits)
    if kept:
        shown = tuple(facts[i] for i in kept.facts if i in facts)
        outcome = placed(Made(kept, shown), place, deck.template, deck.policy)
        return outcome.slide if isinstance(outcome, Placed) else None
    is_words = kind.data is Prose or kind.name in FROM_WORDS
    if not is_words or kind.name in FROM_TABLES:
        return None
    try:
        made = kind.make(request_of(place, deck.policy, deck.facts))
    except SlidekitError:  # a kind that cannot do without tables after all
        return None
    outcome = placed(made, place, deck.template, deck.policy)
    return outcome.slide if isinstance(outcome, Placed) and _is_held(outcome, deck) else None


def _is_held(made: Placed, deck: Deck) -> bool:
    """Tell whether a deck holds the numbers and the exhibit that a slide shows."""
    known = deck.fact_index()
    has_exhibit = made.slide.exhibit in ("", *deck.exhibit_index())
    return has_exhibit and all(fact.id in known for fact in made.facts)


def _kept(place: Place, kind: str, exhibits: Mapping[str, Exhibit]) -> Exhibit | None:
    """Return the exhibit that the deck holds for a place, whether a slide shows it or not."""
    key = place.entry.options.get("content", "")
    item = f".{place.item + 1}" if place.item is not None else ""
    for name in (f"{kind}.{key}{item}",) if key else (kind,):
        if f"{place.prefix}{name}" in exhibits:
            return exhibits[f"{place.prefix}{name}"]
    endpoint = place.endpoint.id if place.endpoint else None
    fitting = [
        exhibit
        for exhibit in exhibits.values()
        if (exhibit.kind, exhibit.study) == (kind, place.study.spec.id)
        and endpoint in (None, exhibit.endpoint)
    ]
    return fitting[0] if len(fitting) == 1 else None
