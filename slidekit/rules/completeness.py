"""What a deck needs and was not given: keys of study.yaml, tables that agree, published results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.exhibits.alpha_plan import plan_of
from slidekit.languages import retold, tell
from slidekit.rules.finding import Breach, Rule
from slidekit.rules.published import is_published
from slidekit.rules.shown import breach, by_study
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import DeckStudy, Gap
    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Draft
    from slidekit.study.settings import DeckSettings
    from slidekit.study.spec import Endpoint, Product, StudySpec
    from slidekit.template.policy import Severity

FROM_TABLES = (
    *("disposition", "baseline", "exposure", "km", "response", "landmark", "forest"),
    *("ae_common", "ae_dot", "ae_butterfly", "aesi"),
)
"""Exhibits that a published source may not give; the overview of adverse events is none of them."""

NAMED = 2
"""So many absent numbers of a slide are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Need:
    """A key of study.yaml that decks need."""

    key: str
    """Dotted; "*" stands for the entry of a list."""
    severity: Severity
    is_met: bool
    entry: str = ""


def study_incomplete(draft: Draft) -> Iterator[Breach]:
    """study.yaml says all that a deck needs; each finding names the key that is absent."""
    first = next((study.id for study in draft.deck.studies), "")
    yield from _lacking(_needs_of_deck(draft.deck.settings), first)
    for study in draft.deck.studies:
        spec = study.spec
        yield from _lacking(_needs_of_trial(spec), study.id)
        yield from _lacking(_needs_of_statistics(spec), study.id)
        for endpoint in spec.endpoints:
            yield from _lacking(_needs_of_endpoint(endpoint, spec), study.id)
        yield from _lacking(_needs_of_safety(spec), study.id)
        for product in spec.products:
            yield from _lacking(_needs_of_product(product, draft.deck.settings.markets), study.id)


def _lacking(needs: Iterator[Need], study: str) -> Iterator[Breach]:
    for need in needs:
        if not need.is_met:
            yield breach(
                need.key.replace(".*", ""),
                severity=need.severity,
                lacks=need.key.replace("*", need.entry),
                study=study,
                entry=need.entry,
            )


def _needs_of_deck(deck: DeckSettings) -> Iterator[Need]:
    yield Need("deck.purpose", "block", deck.purpose is not None)
    yield Need("deck.audience", "block", bool(deck.audience))
    yield Need("deck.markets", "block", bool(deck.markets))
    yield Need("deck.presenter.name", "warn", bool(deck.presenter.name))
    yield Need("deck.presenter.employer", "block", bool(deck.presenter.employer))
    yield Need("deck.presenter.conflicts", "block", bool(deck.presenter.conflicts))
    yield Need("deck.funder", "block", bool(deck.funder))
    yield Need("deck.funder_role", "block", bool(deck.funder_role))
    yield Need("deck.author_conflicts", "block", bool(deck.author_conflicts or not deck.authors))


def _needs_of_trial(spec: StudySpec) -> Iterator[Need]:
    design = spec.design
    registered = bool(spec.nct) or any(r.type == "registry" for r in spec.references)
    has_reference = len(spec.arms) < 2 or any(arm.reference for arm in spec.arms)
    yield Need("title", "warn", bool(spec.title or spec.short_title))
    yield Need("nct", "block", registered)
    yield Need("phase", "warn", bool(spec.phase))
    yield Need("condition", "warn", bool(spec.condition))
    yield Need("sponsor", "warn", bool(spec.sponsor))
    yield Need("data_cutoff", "block", spec.data_cutoff is not None)
    yield Need("design.randomised", "block", design.randomised is not None)
    yield Need("design.blinding", "block", design.blinding is not None)
    yield Need("design.control", "block", design.control is not None)
    yield Need("design.allocation", "warn", bool(design.allocation) or not design.randomised)
    yield Need("arms", "block", bool(spec.arms))
    yield Need("arms.reference", "block", has_reference)
    yield Need("populations", "block", bool(spec.populations))
    yield Need("eligibility", "block", bool(spec.eligibility))
    yield Need("products", "block", bool(spec.products))


def _needs_of_statistics(spec: StudySpec) -> Iterator[Need]:
    plan, endpoints = spec.statistics, spec.endpoints
    has_alpha = plan.alpha is not None or any(e.alpha is not None for e in endpoints)
    has_order = plan.testing_order or plan.plan or any(e.alpha_order for e in endpoints)
    yield Need("statistics.alpha", "block", has_alpha)
    yield Need("statistics.testing_order", "block", bool(has_order))
    yield Need("statistics.sample_size", "block", bool(plan.sample_size))
    yield Need("endpoints", "block", bool(endpoints))
    yield Need("subgroups", "warn", spec.subgroups is not None)
    for factor in spec.subgroups or ():
        stated = factor.prespecified is not None
        yield Need("subgroups.*.prespecified", "warn", stated, factor.column)


def _needs_of_endpoint(endpoint: Endpoint, spec: StudySpec) -> Iterator[Need]:
    entry = endpoint.id
    weight: Severity = "block" if endpoint.rank == "primary" else "warn"
    is_tested = endpoint.rank in ("primary", "key_secondary")
    known = not is_tested or _has_outcome(endpoint, spec)
    yield Need("endpoints.*.rank", "block", endpoint.rank is not None, entry)
    yield Need("endpoints.*.definition", "warn", bool(endpoint.definition), entry)
    yield Need("endpoints.*.population", "warn", bool(endpoint.population), entry)
    yield Need("endpoints.*.met", weight, known, entry)
    if endpoint.type == "response":
        yield Need("endpoints.*.criteria", "warn", bool(endpoint.criteria), entry)
        yield Need("endpoints.*.assessor", "warn", bool(endpoint.assessor), entry)
        yield Need("endpoints.*.confirmed", "warn", endpoint.confirmed is not None, entry)


def _has_outcome(endpoint: Endpoint, spec: StudySpec) -> bool:
    """Tell whether it is known if an endpoint was met, or can be told from its p and alpha."""
    if endpoint.met is not None or endpoint.state not in (None, "tested"):
        return True
    if (plan := plan_of(spec)) is not None:
        return bool(plan.places_of(endpoint.id))
    has_alpha = endpoint.alpha is not None or spec.statistics.alpha is not None
    one_test = endpoint.type == "time_to_event" and len(spec.arms) == 2
    return one_test and has_alpha and endpoint.alpha_order is not None


def _needs_of_safety(spec: StudySpec) -> Iterator[Need]:
    yield Need("safety.meddra", "warn", bool(spec.safety.meddra))
    yield Need("safety.ctcae", "warn", bool(spec.safety.ctcae))
    yield Need("safety.teae_window", "warn", bool(spec.safety.teae_window))
    yield Need("safety.aesi", "block", spec.safety.aesi is not None)


def _needs_of_product(product: Product, markets: tuple[str, ...]) -> Iterator[Need]:
    entry = product.generic
    known = all(m in indication.status for indication in product.indications for m in markets)
    yield Need("products.*.indications", "block", bool(product.indications), entry)
    yield Need("products.*.indications.status", "block", known, entry)
    yield Need("products.*.label_version", "warn", bool(product.label_version), entry)


def study_contradiction(draft: Draft) -> Iterator[Breach]:
    """The tables of a study agree with each other and with study.yaml."""
    for study in draft.deck.studies:
        for problem in study.problems:
            if problem.severity == "error":
                file = problem.file or ""
                place = tell("{0}, line {1}", file, problem.row) if problem.row else file
                yield breach(
                    study=study.id,
                    place=f"{place}: " if place else "",
                    problem=retold(problem.message),
                    fix=retold(problem.fix),
                )


def exhibit_not_reported(draft: Draft) -> Iterator[Breach]:
    """What a published source does not report is named, so that nobody takes it for nothing."""
    gaps = _not_published(draft)
    for study, slides in by_study(draft):
        absent = {
            fact.id: (fact, shown.number)
            for shown in slides
            for fact in shown.facts
            if fact.absent == "not_reported" and fact.reported
        }
        lost = [gap for gap in gaps if is_published(draft, study)]
        also = tuple(f"slide {gap.role}" for gap in lost)
        if absent or lost:
            code = ("both" if lost else "message") if absent else "slides"
            also = tuple(f"slide {gap.role}" for gap in lost)
            yield Breach(facts=_told(study, absent, lost), message=code, also=also)


def _told(
    study: DeckStudy, absent: dict[str, tuple[Fact, int]], lost: list[Gap]
) -> tuple[tuple[str, str], ...]:
    """Return in words which numbers a source does not have, by slide, and which slides."""
    by_slide: dict[int, list[str]] = {}
    for name, (_, number) in absent.items():
        by_slide.setdefault(number, []).append(name)
    places = dict.fromkeys(_place(fact) for fact, _ in absent.values() if _place(fact))
    numbers = ", ".join(
        tell("slide {0} ({1})", number, _few(ids)) for number, ids in by_slide.items()
    )
    return (
        ("study", study.id),
        ("count", str(len(absent))),
        ("facts", numbers),
        ("source", f" ({'; '.join(places)})" if places else ""),
        ("slides", listed([gap.role.replace("_", " ") for gap in lost])),
    )


def _place(fact: Fact) -> str:
    """Return the reference that a fact was looked for in, and where."""
    source = fact.provenance
    return ", ".join(part for part in (source.reference, source.anchor) if part)


def _few(names: list[str]) -> str:
    """Return ids of numbers, the first two by name."""
    more = len(names) - NAMED
    first = ", ".join(names[:NAMED])
    return tell("{0} and {1} more", first, more) if more > 0 else listed(names)


def _not_published(draft: Draft) -> list[Gap]:
    """Return the slides of results that could not be made because the source does not give them."""
    exhibits = {
        (section.id, entry.role): entry.exhibit
        for section in draft.template.sections
        for entry in section.slides
    }
    return [
        gap
        for gap in draft.deck.gaps
        if gap.required and exhibits.get((gap.section, gap.role)) in FROM_TABLES
    ]


RULES = (
    Rule("study-incomplete", "Company policy", "block", study_incomplete, general=True),
    Rule("study-contradiction", "Company policy: tables must agree", "block", study_contradiction),
    Rule(
        "exhibit-not-reported",
        "Company policy: published evidence is shown as it was reported",
        "warn",
        exhibit_not_reported,
    ),
)
