"""Which slides a template asks for, study by study, in the order of the deck."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from slidekit.exhibits.duties import own_names
from slidekit.exhibits.setting import RANK_WORDS
from slidekit.study.uses import products_of
from slidekit.template.constraint import TopicClosure, selects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from slidekit.study.model import Study
    from slidekit.study.settings import DeckSettings
    from slidekit.study.spec import Endpoint, StudySpec
    from slidekit.template.schema import Section, SlideEntry, Template

RANKS = tuple(RANK_WORDS)
OWN_WORDS = ("background", "limitations", "contrary_studies")
"""Keys of the `deck:` block that each study keeps in a deck of several."""


@dataclass(frozen=True, slots=True)
class Place:
    """One slide to be made: its entry in the template, and what it is about."""

    section: Section
    entry: SlideEntry
    study: Study
    prefix: str
    """Of ids: "" where the slide is about all studies, or there is one only."""
    slide_study: str
    """The study that the slide belongs to; "" for all of them."""
    endpoint: Endpoint | None = None
    item: int | None = None
    """Which line of a content key the slide shows."""


def places(
    studies: tuple[Study, ...], template: Template, settings: DeckSettings
) -> tuple[Place, ...]:
    """Return the slides that the template asks for.

    Sections per deck stand once; neighbouring sections per study stand together for each study,
    so that the safety of one stands next to its efficacy.
    """
    found: list[Place] = []
    for per, group in groupby(template.sections, key=lambda section: section.per):
        sections = tuple(group)
        if len(studies) == 1:
            found += _of_study(studies[0], "", studies[0].spec.id, sections, template, settings)
        elif per == "deck":
            found += _of_study(merged(studies), "", "", sections, template, settings)
        else:
            for study in studies:
                i = study.spec.id
                found += _of_study(study, f"{i}.", i, sections, template, settings)
    return tuple(found)


def _of_study(
    study: Study,
    prefix: str,
    owner: str,
    sections: tuple[Section, ...],
    template: Template,
    settings: DeckSettings,
) -> Iterator[Place]:
    for section in sections:
        for entry in section.slides:
            place = Place(section, entry, study, prefix, owner)
            for endpoint in endpoints_of(study.spec, section, entry, template, settings):
                for item in _items(entry, settings):
                    yield replace(place, endpoint=endpoint, item=item)


def _items(entry: SlideEntry, settings: DeckSettings) -> tuple[int | None, ...]:
    """Return the lines that get a slide each; one slide says so where they are lacking."""
    content = settings.content.get(entry.each_item or "")
    return tuple(range(len(content.lines))) if content and content.lines else (None,)


def endpoints_of(
    spec: StudySpec,
    section: Section,
    entry: SlideEntry,
    template: Template,
    settings: DeckSettings,
) -> tuple[Endpoint | None, ...]:
    """Return the endpoints that get a slide of this entry, in rank and test order.

    Where the template holds the deck to the topics of a request, no others do.
    """
    if not entry.each:
        return (None,)
    wanted = [e for e in spec.endpoints if e.rank in entry.each and entry.kind_for(e.type)]
    topics = _topics(section, entry, template, settings)
    return tuple(sorted((e for e in wanted if topics is None or e.id in topics), key=_test_order))


def _topics(
    section: Section, entry: SlideEntry, template: Template, settings: DeckSettings
) -> tuple[str, ...] | None:
    """Return the topics that an entry is held to; None: it is free."""
    closed = any(
        selects(one.slides, entry.role, section.id, section.topic)
        for one in template.constraints
        if isinstance(one, TopicClosure)
    )
    return settings.request.topics if closed and settings.request else None


def _test_order(endpoint: Endpoint) -> tuple[int, float]:
    return RANKS.index(endpoint.rank or "post_hoc"), endpoint.alpha_order or float("inf")


def with_settings(studies: Sequence[Study], settings: DeckSettings) -> tuple[Study, ...]:
    """Return the studies with the deck's settings, which disclosures and limitations print.

    What words the second study and those after it have for their own slides remains theirs.
    """
    if len(studies) == 1:
        settings = _without_study(settings, studies[0].spec.id)
    told = []
    for number, study in enumerate(studies):
        own = study.spec.deck
        kept = {name: getattr(own, name) for name in OWN_WORDS} if number else {}
        deck = settings.model_copy(update=kept)
        told.append(replace(study, spec=study.spec.model_copy(update={"deck": deck})))
    return tuple(told)


def _without_study(settings: DeckSettings, study: str) -> DeckSettings:
    """Return settings whose tokens may name the study, as they must in decks of several."""
    words = settings.model_dump_json(exclude_unset=True).replace(f"{{{study}.", "{")
    return type(settings).model_validate_json(words)


def merged(studies: tuple[Study, ...]) -> Study:
    """Return what slides about all studies need: their products, references and registrations."""
    specs = [study.spec for study in studies]
    first = specs[0]
    names = tuple(spec.short_title or spec.id for spec in specs)
    spec = first.model_copy(
        update={
            "title": " and ".join((", ".join(names[:-1]), names[-1])),
            "short_title": "",
            "nct": ", ".join(spec.nct for spec in specs if spec.nct),
            "phase": _common([spec.phase for spec in specs]),
            "condition": _common([spec.condition for spec in specs]),
            "sponsor": ", ".join(dict.fromkeys(spec.sponsor for spec in specs if spec.sponsor)),
            "products": products_of(specs),
            # Whose arms are the reference, each study says for itself.
            "deck": first.deck.model_copy(update={"own_products": own_names(specs, first.deck)}),
            "references": tuple({r.id: r for spec in specs for r in spec.references}.values()),
        }
    )
    return replace(studies[0], spec=spec)


def _common(texts: list[str]) -> str:
    """Return a text that all share, else none."""
    return texts[0] if len(set(texts)) == 1 else ""
