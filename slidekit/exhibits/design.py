"""How the trial was run, from study.yaml: a table of its design and one of its statistics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.exhibits.alpha_plan import plan_of
from slidekit.exhibits.baseline_levels import column_label
from slidekit.exhibits.disposition_analysis import disposition_analysis
from slidekit.exhibits.fact import Fact, Provenance
from slidekit.exhibits.model import Column, Missing, Row, TableData
from slidekit.exhibits.plan_facts import PlanFacts
from slidekit.exhibits.prose import made_text, said, sentence
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.setting import (
    NOT_REPORTED,
    RANK_WORDS,
    SIDED,
    cutoff_note,
    day_words,
    not_reported,
    population_label,
    population_of,
    source_note,
)
from slidekit.exhibits.survival_words import first_small, joined_words, sentence_case
from slidekit.exhibits.testing import look_facts
from slidekit.languages import say, tell, to_say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.disposition_analysis import DispositionAnalysis
    from slidekit.exhibits.model import Made, Request
    from slidekit.study.model import Study
    from slidekit.study.spec import Arm, Endpoint, StudySpec

BLINDING = {
    "open-label": to_say("Open-label"),
    "single-blind": to_say("Single-blind"),
    "double-blind": to_say("Double-blind"),
}
CONTROL = {
    "placebo": to_say("Placebo"),
    "active": to_say("Active comparator"),
    "dose": to_say("Another dose"),
    "historical": to_say("Historical control"),
    "none": to_say("No control group"),
}


def make_design(request: Request) -> Made:
    """Return the design as a table of two columns; what study.yaml does not say is said so."""
    flow = disposition_analysis(request.study, request.prefix)
    design = _Design(request.study, None if isinstance(flow, Missing) else flow, request.prefix)
    facts, rows = tuple(design.facts()), tuple(design.rows())
    spec = request.study.spec
    return made_text(
        request,
        "design",
        TableData(
            (Column(say("Element"), "left", 1.0), Column(say("Description"), "left", 4.0)), rows
        ),
        say("Study design: {0}", spec.short_title) if spec.short_title else say("Study design"),
        facts,
        (source_note(flow.source),) if not isinstance(flow, Missing) else (),
        alt=say("Table of the design of {0}: {1}.", spec.short_title or spec.id, _names(rows)),
    )


@dataclass(frozen=True, slots=True)
class _Design:
    """The rows of the design table."""

    study: Study
    flow: DispositionAnalysis | None
    prefix: str

    def facts(self) -> Iterator[Fact]:
        if self.flow:
            yield from (arm.randomised for arm in self.flow.arms)
            yield from (fact for _, fact in self.flow.analysed)
        else:
            yield from (fact for fact in map(self.planned, self.study.arms) if fact)

    def planned(self, arm: Arm) -> Fact | None:
        """Return the planned size of an arm."""
        if arm.planned is None:
            return None
        return Fact(
            id=f"{self.prefix}design.planned.{arm.id}",
            measure="count",
            value=float(arm.planned),
            arm=arm.id,
            reported=True,
            provenance=Provenance(method="protocol"),
        )

    def rows(self) -> Iterator[Row]:
        spec, design = self.study.spec, self.study.spec.design
        yield Row((say("Trial"), _trial(spec)))
        yield Row((say("Allocation"), _allocation(spec)))
        yield Row((say("Blinding"), say(BLINDING.get(design.blinding or "", NOT_REPORTED))))
        yield Row((say("Control"), say(CONTROL.get(design.control or "", NOT_REPORTED))))
        yield Row((say("Arms"), "\n".join(self.arms()) or not_reported()))
        yield Row((say("Populations"), "\n".join(self.populations()) or not_reported()))
        yield Row((say("Eligibility"), "\n".join(spec.eligibility) or not_reported()))
        yield Row((say("Sample size"), said(spec.statistics.sample_size)))
        cutoff = spec.data_cutoff
        yield Row((say("Data cut-off"), day_words(cutoff) if cutoff else not_reported()))
        if design.description:
            yield Row((say("Remarks"), design.description))

    def arms(self) -> Iterator[str]:
        for index, arm in enumerate(self.study.arms):
            compared = index == self.study.reference and len(self.study.arms) > 1
            yield f"{arm.name}{say(' (reference)') if compared else ''}: {self.size(index)}"

    def size(self, index: int) -> str:
        """Return the size of an arm: as randomised, else as planned."""
        if self.flow:
            return f"N = {{{self.flow.arms[index].randomised.id}}}"
        planned = self.planned(self.study.arms[index])
        return (
            say("planned N = {0}", f"{{{planned.id}}}")
            if planned
            else say("size {0}", not_reported())
        )

    def populations(self) -> Iterator[str]:
        analysed = dict(self.flow.analysed) if self.flow else {}
        for population in self.study.spec.populations:
            fact = analysed.get(population.id)
            size = f"N = {{{fact.id}}}" if fact else say("size {0}", not_reported())
            yield f"{population_label(self.study, population.id)}: {size}"


def _trial(spec: StudySpec) -> str:
    phase = (
        spec.phase if spec.phase.lower().startswith("phase") else say("Phase {0}", said(spec.phase))
    )
    condition = spec.condition or say("condition {0}", not_reported())
    return say("{0}; {1}; registration {2}", phase, condition, said(spec.nct))


def _allocation(spec: StudySpec) -> str:
    randomised = {True: say("Randomised"), False: say("Not randomised"), None: ""}[
        spec.design.randomised
    ]
    parts = [part for part in (randomised, spec.design.allocation) if part]
    return "; ".join(parts) or not_reported()


def _names(rows: tuple[Row, ...]) -> str:
    return ", ".join(first_small(row.cells[0]) for row in rows)


def make_statistics(request: Request) -> Made | Missing:
    """Return endpoints in the order of tests, with alpha, population and definition."""
    study = request.study
    if not study.spec.endpoints:
        return Missing("statistics", tell("study.yaml names no endpoints."), "endpoints")
    facts = tuple(_alphas(request))
    rows = tuple(_endpoint_row(request, one) for one in _in_test_order(study.spec.endpoints))
    return made_text(
        request,
        "statistics",
        TableData(
            (
                Column(say("Test order"), "left", 1.0),
                Column(say("Endpoint"), "left", 2.0),
                Column(say("Rank"), "left", 1.0),
                Column(say("Alpha"), "left", 1.0),
                Column(say("Population"), "left", 1.0),
                Column(say("Definition"), "left", 3.0),
            ),
            rows,
        ),
        say("Endpoints and statistical testing"),
        facts,
        footnotes=tuple(_footnotes(request)),
        alt=say("Table of {0} endpoints with rank, order of tests and alpha.", len(rows)),
    )


def _in_test_order(endpoints: tuple[Endpoint, ...]) -> list[Endpoint]:
    """Return endpoints by their place in the order of tests, then by rank."""
    ranks = list(RANK_WORDS)
    return sorted(
        endpoints,
        key=lambda one: (
            one.alpha_order is None,
            one.alpha_order or 0,
            ranks.index(one.rank) if one.rank else len(ranks),
        ),
    )


def _endpoint_row(request: Request, endpoint: Endpoint) -> Row:
    order = str(endpoint.alpha_order) if endpoint.alpha_order else _outside(request)
    alphas = [f"{{{fact.id}}}" for fact in _own_alphas(request, endpoint)]
    alpha = "\n".join(alphas) or _no_alpha(request, endpoint)
    population = _population(request.study, endpoint)
    rank = say(RANK_WORDS.get(endpoint.rank or "", NOT_REPORTED))
    return Row((order, endpoint.label, rank, alpha, population, said(endpoint.definition)))


def _population(study: Study, endpoint: Endpoint) -> str:
    if not endpoint.population:
        return not_reported()
    population = population_of(study, endpoint.population)
    return population.abbreviation or population.label


def _no_alpha(request: Request, endpoint: Endpoint) -> str:
    plan = plan_of(request.study.spec)
    if plan is not None and plan.places_of(endpoint.id):
        return say("Passed on by others")
    if not endpoint.alpha_order:
        return _outside(request)
    return f"{{{request.prefix}design.alpha}}" if _has_overall(request.study) else not_reported()


def _has_overall(study: Study) -> bool:
    """Tell whether each endpoint of a fixed sequence is tested at the overall alpha.

    That is what the result of each is judged by. Endpoints that share a place, or of which some
    have an alpha of their own, may share it in a way that nobody has said.
    """
    orders = [one.alpha_order for one in study.spec.endpoints if one.alpha_order]
    is_shared = len(orders) > len(set(orders)) or any(one.alpha for one in study.spec.endpoints)
    plan = study.spec.statistics
    return plan.alpha is not None and plan.plan is None and not is_shared


def _outside(request: Request) -> str:
    """Return "None" for what stands outside the order of tests; without an order nobody knows."""
    ordered = any(one.alpha_order for one in request.study.spec.endpoints)
    return say("None") if ordered else not_reported()


def _alphas(request: Request) -> Iterator[Fact]:
    for endpoint in request.study.spec.endpoints:
        yield from _own_alphas(request, endpoint)
    yield from look_facts(request.study, request.prefix)
    if (alpha := request.study.spec.statistics.alpha) is not None:
        yield _planned(f"{request.prefix}design.alpha", alpha, None)


def _own_alphas(request: Request, endpoint: Endpoint) -> Iterator[Fact]:
    """Yield the alpha of an endpoint, or with a plan that of each of its hypotheses."""
    plan = plan_of(request.study.spec)
    if plan is None:
        if endpoint.alpha:
            yield _planned(_alpha_id(request, endpoint), endpoint.alpha, endpoint)
        return
    for place in plan.places_of(endpoint.id):
        if plan.first_alpha(place) > 0:
            yield PlanFacts(plan, request.study.spec, (), request.prefix).alpha_fact(place)


def _alpha_id(request: Request, endpoint: Endpoint) -> str:
    return f"{request.prefix}{endpoint.id}.alpha"


def _planned(fact_id: str, value: float, endpoint: Endpoint | None) -> Fact:
    """Return a number of the protocol; study.yaml holds its value, not its last zeros."""
    return Fact(
        id=fact_id,
        measure="number",
        value=value,
        endpoint=endpoint.id if endpoint else None,
        status=endpoint.rank if endpoint else None,
        reported=True,
        as_printed=(("value", f"{value:.6g}"),),
        provenance=Provenance(method="protocol"),
    )


def _footnotes(request: Request) -> Iterator[str]:
    plan = request.study.spec.statistics
    if plan.alpha is not None:
        token = f"{{{request.prefix}design.alpha}}"
        yield say("Overall alpha {0}, {1}.", token, say(SIDED[plan.sided]))
    if _has_overall(request.study) and any(one.alpha_order for one in request.study.spec.endpoints):
        yield say("Each test at the overall alpha, in this order, while all before it are met.")
    shares = (_own_alphas(request, endpoint) for endpoint in request.study.spec.endpoints)
    if any(not fact.reported for facts in shares for fact in facts):
        yield say("Alpha by the weights of the protocol: computed here, data on file.")
    names = [column_label(request.study, name.upper()) for name in plan.strata]
    strata = joined_words([sentence_case(name) for name in names]) if names else ""
    parts = [plan.description, say("Strata: {0}", strata) if strata else ""]
    if words := " ".join(sentence(part) for part in parts if part):
        yield words
    yield cutoff_note(request.study)


KINDS = {
    "design": Kind("design", "Study design", TableData, make_design),
    "statistics": Kind("statistics", "Endpoints and testing", TableData, make_statistics),
}
