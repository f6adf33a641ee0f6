"""Study and template to a first whole deck."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.deck.model import Deck, DeckStudy, Gap, Slide
from slidekit.exhibits.model import Made, Missing, Prose, Request
from slidekit.exhibits.registry import exhibit_kind
from slidekit.exhibits.selfcheck import self_checked
from slidekit.exhibits.setting import RANK_WORDS, day_words
from slidekit.exhibits.testing import state_of
from slidekit.study.uses import pathway_words, unapproved_uses, uses_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Exhibit
    from slidekit.study.model import Study
    from slidekit.study.spec import DeckSettings, Endpoint
    from slidekit.template.policy import Policy
    from slidekit.template.schema import Section, SlideEntry, Template

RANKS = tuple(RANK_WORDS)


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
    made: list[Placed] = []
    gaps: list[Gap] = []
    facts: dict[str, Fact] = {}
    for study in studies:
        prefix = f"{study.spec.id}." if len(studies) > 1 else ""
        outcomes, found = _study_outcomes(study, prefix, template, policy, progress)
        made += (outcome for outcome in outcomes if isinstance(outcome, Placed))
        gaps += (outcome for outcome in outcomes if isinstance(outcome, Gap))
        facts |= found
    exhibits = {one.exhibit.id: one.exhibit for one in made if one.slide.exhibit}
    first = studies[0].spec
    return Deck(
        id=first.id,
        title=first.short_title or first.title or first.id,
        template=template,
        policy=policy,
        settings=settings,
        studies=tuple(_deck_study(study) for study in studies),
        slides=tuple(one.slide for one in made),
        exhibits=tuple(exhibits.values()),
        facts=tuple(facts.values()),
        gaps=tuple(gaps),
    )


def _deck_study(study: Study) -> DeckStudy:
    files = tuple(table.file for table in study.tables)
    return DeckStudy(study.spec.id, study.spec, files, study.problems)


def _study_outcomes(
    study: Study,
    prefix: str,
    template: Template,
    policy: Policy,
    progress: Callable[[str], None],
) -> tuple[list[Placed | Gap], dict[str, Fact]]:
    """Return a study's slides and gaps in order, and its facts after the self-check.

    What sums up the other slides, such as how their numbers were made, is made last.
    """
    places = [
        (section, entry, endpoint)
        for section in template.sections
        for entry in section.slides
        for endpoint in _endpoints(study, entry)
    ]
    outcomes: dict[int, Placed | Gap] = {}
    facts: dict[str, Fact] = {}

    def make(*, summary: bool) -> None:
        for index, (section, entry, endpoint) in enumerate(places):
            kind = exhibit_kind(str(entry.kind_for(endpoint.type if endpoint else "")))
            if kind.summary != summary:
                continue
            progress(f"{section.label}: {entry.role.replace('_', ' ')}")
            options, known = tuple(sorted(entry.options.items())), tuple(facts.values())
            name = endpoint.id if endpoint else None
            made = kind.make(Request(study, policy, name, options, prefix, known))
            outcome = _placed(made, section, entry, endpoint, study, template, policy)
            outcomes[index] = outcome
            new = outcome.facts if isinstance(outcome, Placed) else ()
            facts.update((fact.id, fact) for fact in new)

    make(summary=False)
    progress("Computing headline numbers again by another program")
    facts.update(self_checked(study, policy.statistics, prefix, facts))
    make(summary=True)
    return [outcomes[index] for index in range(len(places))], facts


def _endpoints(study: Study, entry: SlideEntry) -> tuple[Endpoint | None, ...]:
    """Return the endpoints that get a slide of this entry, in rank and test order."""
    if not entry.each:
        return (None,)
    wanted = [
        endpoint
        for endpoint in study.spec.endpoints
        if endpoint.rank in entry.each and entry.kind_for(endpoint.type)
    ]
    return tuple(sorted(wanted, key=_test_order))


def _test_order(endpoint: Endpoint) -> tuple[int, float]:
    return RANKS.index(endpoint.rank or "post_hoc"), endpoint.alpha_order or float("inf")


def _placed(
    outcome: Made | Missing,
    section: Section,
    entry: SlideEntry,
    endpoint: Endpoint | None,
    study: Study,
    template: Template,
    policy: Policy,
) -> Placed | Gap:
    if isinstance(outcome, Missing):
        return Gap(entry.role, section.id, outcome.reason, outcome.key, entry.required)
    exhibit = outcome.exhibit
    is_first = section.topic == "efficacy" and entry is section.slides[0]
    slide = Slide(
        id=_slide_id(entry, endpoint, study.spec.id, exhibit),
        role=entry.role,
        section=section.id,
        layout=entry.layout,
        title=_title(entry, exhibit, endpoint, study),
        study=study.spec.id,
        endpoint=endpoint.id if endpoint else "",
        tag=_tag(section, exhibit, study, template, policy),
        exhibit=exhibit.id,
        key_lines=(*exhibit.key_lines, *(_pathways(study) if is_first else ())),
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


def _slide_id(entry: SlideEntry, endpoint: Endpoint | None, study_id: str, exhibit: Exhibit) -> str:
    study_part = f"{study_id}." if exhibit.id.startswith(f"{study_id}.") else ""
    return f"{study_part}{entry.role}" + (f".{endpoint.id}" if endpoint else "")


def _title(entry: SlideEntry, exhibit: Exhibit, endpoint: Endpoint | None, study: Study) -> str:
    if not entry.title:
        return exhibit.title
    named = entry.title.replace("{endpoint}", endpoint.label if endpoint else "")
    return named.replace("{study}", study.spec.short_title or study.spec.id)


def _tag(
    section: Section, exhibit: Exhibit, study: Study, template: Template, policy: Policy
) -> str:
    """Return the line over the title: section, population, data cut-off, a primary not met."""
    if section.topic not in ("methods", "efficacy", "safety"):
        return section.label
    population = next((p for p in study.spec.populations if p.id == exhibit.population), None)
    cutoff = study.spec.data_cutoff
    words = (
        section.label,
        (population.abbreviation or population.label) if population else "",
        template.words.data_cutoff.replace("{date}", day_words(cutoff)) if cutoff else "",
        _interim(study, template) if section.topic != "methods" else "",
        template.words.primary_not_met if _needs_banner(section, study, policy) else "",
        template.words.unapproved if _is_marked_unapproved(section, study) else "",
    )
    return " \N{MIDDLE DOT} ".join(word for word in words if word)


def _interim(study: Study, template: Template) -> str:
    """Return that results are those of an interim analysis, and how much of it there was."""
    design = study.spec.design
    if not design.interim:
        return ""
    share = design.information_fraction
    return template.words.interim + (f" ({100 * share:g}% of information)" if share else "")


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


def _needs_banner(section: Section, study: Study, policy: Policy) -> bool:
    """Tell whether efficacy slides must say that a primary endpoint was not met."""
    primaries = [endpoint for endpoint in study.spec.endpoints if endpoint.rank == "primary"]
    return section.topic == "efficacy" and any(
        state_of(study, policy.statistics, endpoint) == "not_met" for endpoint in primaries
    )
