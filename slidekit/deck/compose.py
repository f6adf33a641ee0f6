"""Study and template to a first whole deck."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.deck.model import Deck, DeckStudy, Gap, Slide
from slidekit.deck.places import merged, places
from slidekit.deck.triangles import with_triangles
from slidekit.exhibits.counted import counted_population, counted_words
from slidekit.exhibits.model import Made, Missing, Prose, Request
from slidekit.exhibits.registry import exhibit_kind
from slidekit.exhibits.selfcheck import self_checked
from slidekit.exhibits.setting import day_words
from slidekit.exhibits.testing import state_of
from slidekit.languages import deck_in, numeral, say, tell
from slidekit.study.uses import pathway_words, unapproved_uses, uses_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.places import Place
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Exhibit
    from slidekit.study.model import Study
    from slidekit.study.settings import DeckSettings
    from slidekit.study.spec import Endpoint
    from slidekit.template.policy import Policy
    from slidekit.template.schema import Section, Template


TOLD = ("methods", "efficacy", "safety", "backup")
"""Topics whose slides say of which population and data cut-off they are."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What one entry of the template became."""

    slide: Slide
    exhibit: Exhibit
    facts: tuple[Fact, ...]


def compose(
    studies: tuple[Study, ...],
    template: Template,
    policy: Policy,
    settings: DeckSettings,
    progress: Callable[[str], None] = lambda _: None,
) -> Deck:
    """Return the first deck: every slide of the template that the studies can fill.

    What cannot be filled is kept as a gap, so that the rules can name what is lacking.
    """
    with deck_in(template.language):
        return _composed(studies, template, policy, settings, progress)


def _composed(
    studies: tuple[Study, ...],
    template: Template,
    policy: Policy,
    settings: DeckSettings,
    progress: Callable[[str], None],
) -> Deck:
    asked = places(studies, template, settings)
    outcomes, facts = _outcomes(asked, template, policy, progress)
    made = [outcome for outcome in outcomes if isinstance(outcome, Placed)]
    exhibits = {one.exhibit.id: one.exhibit for one in made if one.slide.exhibit}
    first = (studies[0] if len(studies) == 1 else merged(studies)).spec
    deck = Deck(
        id=studies[0].spec.id,
        title=settings.title or first.short_title or first.title or first.id,
        template=template,
        policy=policy,
        settings=settings,
        studies=tuple(_deck_study(study) for study in studies),
        slides=tuple(one.slide for one in made),
        exhibits=tuple(exhibits.values()),
        facts=tuple(facts.values()),
        gaps=tuple(outcome for outcome in outcomes if isinstance(outcome, Gap)),
    )
    return with_triangles(deck)


def _deck_study(study: Study) -> DeckStudy:
    files = tuple(table.file for table in study.tables)
    return DeckStudy(study.spec.id, study.spec, files, study.problems)


def _outcomes(
    asked: tuple[Place, ...],
    template: Template,
    policy: Policy,
    progress: Callable[[str], None],
) -> tuple[list[Placed | Gap], dict[str, Fact]]:
    """Return slides and gaps in the order of their places, and all facts after the self-check.

    What sums up the other slides of a study, such as how their numbers were made, is made last.
    """
    outcomes: dict[int, Placed | Gap] = {}
    facts: dict[str, dict[str, Fact]] = {place.slide_study: {} for place in asked}

    def make(*, summary: bool) -> None:
        for index, place in enumerate(asked):
            kind = exhibit_kind(str(place.entry.kind_for(_type(place))))
            if kind.summary != summary:
                continue
            progress(f"{place.section.label}: {place.entry.role.replace('_', ' ')}")
            known = facts[place.slide_study]
            made = kind.make(request_of(place, policy, tuple(known.values())))
            outcome = placed(made, place, template, policy)
            outcomes[index] = outcome
            new = outcome.facts if isinstance(outcome, Placed) else ()
            known.update((fact.id, fact) for fact in new)

    make(summary=False)
    progress(tell("Computing headline numbers again by another program"))
    for name, study in {p.slide_study: p for p in asked if p.slide_study}.items():
        known = facts[name]
        known.update(self_checked(study.study, policy.statistics, study.prefix, known))
    make(summary=True)
    every = {i: fact for known in facts.values() for i, fact in known.items()}
    return [outcomes[index] for index in range(len(asked))], every


def _type(place: Place) -> str:
    return place.endpoint.type if place.endpoint else ""


def request_of(place: Place, policy: Policy, facts: tuple[Fact, ...]) -> Request:
    """Return what is asked of the exhibit kind of a place."""
    entry = place.entry
    options = dict(entry.options)
    if entry.required:
        options["required"] = "yes"
    if place.item is not None:
        options["item"] = str(place.item)
    name = place.endpoint.id if place.endpoint else None
    ordered = tuple(sorted(options.items()))
    return Request(place.study, policy, name, ordered, place.prefix, facts)


def placed(
    outcome: Made | Missing, place: Place, template: Template, policy: Policy
) -> Placed | Gap:
    """Return the slide around an exhibit, or that there is none and why."""
    entry, section, endpoint = place.entry, place.section, place.endpoint
    if isinstance(outcome, Missing):
        return Gap(entry.role, section.id, outcome.reason, outcome.key, entry.required)
    exhibit = outcome.exhibit
    is_first = section.topic == "efficacy" and entry is section.slides[0]
    slide = Slide(
        id=slide_id(place),
        role=entry.role,
        section=section.id,
        layout=entry.layout,
        title=_title(place, exhibit),
        study=place.slide_study,
        endpoint=endpoint.id if endpoint else "",
        tag=_tag(section, exhibit, place.study, template, policy),
        exhibit=exhibit.id,
        key_lines=(*exhibit.key_lines, *(_pathways(place.study) if is_first else ())),
        footnotes=exhibit.footnotes,
        notes=exhibit.notes,
        references=_references(exhibit, endpoint),
        alt=exhibit.alt,
    )
    if isinstance(exhibit.data, Prose):
        # Words belong to the slide, where a person edits them; only results stay in the exhibit.
        slide = replace(slide, body=exhibit.data.lines, right=exhibit.data.right, exhibit="")
    return Placed(slide, exhibit, outcome.facts)


def _references(exhibit: Exhibit, endpoint: Endpoint | None) -> tuple[str, ...]:
    """Return what a slide cites: the sources of its numbers and those of its endpoint."""
    return tuple(dict.fromkeys((*exhibit.references, *(endpoint.references if endpoint else ()))))


def slide_id(place: Place) -> str:
    """Return the id of the slide at a place; that of a first part, where it is split."""
    endpoint = f".{place.endpoint.id}" if place.endpoint else ""
    item = f".{place.item + 1}" if place.item is not None else ""
    return f"{place.prefix}{place.entry.role}{endpoint}{item}"


def _title(place: Place, exhibit: Exhibit) -> str:
    """Return the title; in a deck of several studies it says of which one the slide is."""
    spec, endpoint = place.study.spec, place.endpoint
    short = spec.short_title or spec.id
    named = place.entry.title.replace("{endpoint}", endpoint.label if endpoint else "")
    title = named.replace("{study}", short) or exhibit.title
    return f"{title} ({short})" if place.prefix and short not in title else title


def _tag(
    section: Section, exhibit: Exhibit, study: Study, template: Template, policy: Policy
) -> str:
    """Return the line over the title: section, population, data cut-off, a primary not met."""
    if section.per == "deck" or section.topic not in TOLD:
        return section.label
    cutoff = study.spec.data_cutoff
    words = (
        section.label,
        _population(exhibit, study),
        template.words.data_cutoff.replace("{date}", day_words(cutoff)) if cutoff else "",
        _interim(study, template) if section.topic != "methods" else "",
        template.words.primary_not_met if _needs_banner(section, exhibit, study, policy) else "",
        template.words.unapproved if _is_marked_unapproved(section, study) else "",
    )
    return " \N{MIDDLE DOT} ".join(word for word in words if word)


def _population(exhibit: Exhibit, study: Study) -> str:
    """Return the population of an exhibit, as its footnote calls it; "" where none is known."""
    found = next((p for p in study.spec.populations if p.id == exhibit.population), None)
    if found is None:
        return ""
    endpoint = next((one for one in study.spec.endpoints if one.id == exhibit.endpoint), None)
    if endpoint is not None and found.id == counted_population(study, endpoint):
        return counted_words(study, endpoint, brief=True)
    return found.abbreviation or found.label


def _interim(study: Study, template: Template) -> str:
    """Return that results are those of an interim analysis, and how much of it there was."""
    design = study.spec.design
    if not design.interim:
        return ""
    share = design.information_fraction
    if not share:
        return template.words.interim
    return f"{template.words.interim} ({say('{0}% of information', numeral(100 * share))})"


def _is_marked_unapproved(section: Section, study: Study) -> bool:
    """Tell whether slides must say that they show an unapproved use.

    A deck on an investigational product says it once, for all of it.
    """
    settings = study.spec.deck
    is_marked = settings.purpose not in (None, "investigational", "internal")
    shows_results = section.topic in ("efficacy", "safety")
    return is_marked and shows_results and bool(unapproved_uses(study.spec, settings.markets))


def _pathways(study: Study) -> tuple[str, ...]:
    """Return how the studied uses were approved, which has to stand where results begin."""
    uses = uses_of(study.spec, study.spec.deck.markets)
    told = (
        f"{use.product.generic}, {', '.join(use.approved)}: {words}"
        for use in uses
        if use.indication.studied_here and use.approved and (words := pathway_words(use.indication))
    )
    return tuple(told)


def _needs_banner(section: Section, exhibit: Exhibit, study: Study, policy: Policy) -> bool:
    """Tell whether a slide on efficacy, also one in the backup, must say that a primary failed."""
    primaries = [endpoint for endpoint in study.spec.endpoints if endpoint.rank == "primary"]
    on_efficacy = section.topic == "efficacy" or (section.topic == "backup" and exhibit.endpoint)
    return bool(on_efficacy) and any(
        state_of(study, policy.statistics, endpoint) == "not_met" for endpoint in primaries
    )
