"""Use cases: the kinds of exhibit, each with a slide of a sample study that shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.errors import SlidekitError, UsageError
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from slidekit.deck.model import Deck
    from slidekit.exhibits.model import Made
    from slidekit.exhibits.registry import Kind
    from slidekit.study.model import Study

SAMPLES = ("onc301", "published301", "simple")
"""The sample studies, those with most exhibits first."""
TEMPLATE = "conference"


@dataclass(frozen=True, slots=True)
class KindName:
    """A kind of exhibit as lists name it."""

    name: str
    title: str


def exhibit_kinds() -> tuple[KindName, ...]:
    """Return all kinds of exhibit, our own first, in the order in which they are registered."""
    from slidekit.exhibits.registry import exhibit_kind, kind_names

    return tuple(KindName(name, exhibit_kind(name).title) for name in kind_names())


def sample_deck(name: str) -> Deck:
    """Return a deck whose one slide shows a kind, of the first sample study that has it.

    Raises:
        UsageError: no sample study has what the kind needs.
    """
    from slidekit.resources import sample_data_dir

    for sample in SAMPLES:
        study, deck = _sample(sample_data_dir() / sample)
        if found := _in_deck(name, deck) or _made_deck(name, study, deck):
            return found
    raise UsageError(tell("No sample study has what {0} shows.", name))


@lru_cache(maxsize=len(SAMPLES))
def _sample(folder: Path) -> tuple[Study, Deck]:
    from slidekit.app.decks import Options, new_deck
    from slidekit.deck.places import with_settings
    from slidekit.study.opening import open_study

    deck = new_deck([folder], Options(template=TEMPLATE))
    return with_settings((open_study(folder),), deck.settings)[0], deck


def _in_deck(name: str, deck: Deck) -> Deck | None:
    """Return the deck with the first slide of a kind alone."""
    from slidekit.deck.kinds import kind_of

    shown = next((slide for slide in deck.slides if kind_of(deck, slide) == name), None)
    return replace(deck, slides=(shown,)) if shown else None


def _made_deck(name: str, study: Study, deck: Deck) -> Deck | None:
    """Return a deck with a kind that the sample deck's template does not ask for."""
    from slidekit.exhibits.registry import exhibit_kind

    kind = exhibit_kind(name)
    made = next(_made(kind, study, deck), None)
    return _alone(kind, made, study, deck) if made else None


def _made(kind: Kind, study: Study, deck: Deck) -> Iterator[Made]:
    """Yield what a kind makes of a study: of the study as a whole, then of each endpoint."""
    from slidekit.exhibits.model import Made, Request

    contents = [(("content", key),) for key in study.spec.deck.content]
    for endpoint in (None, *(one.id for one in study.spec.endpoints)):
        for options in ((), *contents):
            request = Request(study, deck.policy, endpoint, options, "", deck.facts)
            try:
                outcome = kind.make(request)
            except (SlidekitError, StopIteration):  # such as a kind that needs an endpoint
                continue
            if isinstance(outcome, Made):
                yield outcome


def _alone(kind: Kind, made: Made, study: Study, deck: Deck) -> Deck | None:
    from slidekit.deck.compose import Placed, placed
    from slidekit.deck.places import Place
    from slidekit.exhibits.model import Prose, TableData
    from slidekit.layout.pages import paginate
    from slidekit.template.schema import SlideEntry

    layouts = {Prose: "prose", TableData: "table"}
    layout = layouts.get(type(made.exhibit.data), "figure")
    entry = SlideEntry.model_validate({"role": kind.name, "exhibit": kind.name, "layout": layout})
    section = next(s for s in deck.template.sections if s.topic == "efficacy")
    place = Place(section, entry, study, "", study.spec.id)
    outcome = placed(made, place, deck.template, deck.policy)
    if not isinstance(outcome, Placed):
        return None
    facts = {fact.id: fact for fact in (*deck.facts, *made.facts)}
    alone = replace(
        deck,
        slides=(outcome.slide,),
        exhibits=(*deck.exhibits, made.exhibit),
        facts=tuple(facts.values()),
    )
    return replace(alone, slides=paginate(alone).slides[:1])
