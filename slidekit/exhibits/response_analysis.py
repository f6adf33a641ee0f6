"""All that decks say of one response endpoint, as facts: figures and tables take it from here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.agreement import checked, marked
from slidekit.exhibits.alternatives import Setup, alternatives
from slidekit.exhibits.comparability import compared_arms
from slidekit.exhibits.fact import Fact
from slidekit.exhibits.ids import slug, versus
from slidekit.exhibits.reported_facts import reported_facts, subjects_fact
from slidekit.exhibits.response_results import (
    USUAL_CATEGORIES,
    USUAL_RESPONDERS,
    compute_response,
    response_results,
)
from slidekit.exhibits.setting import provenance_of
from slidekit.exhibits.testing import p_type, typed
from slidekit.study.model import Source
from slidekit.study.records import find_endpoint
from slidekit.study.subsets import counted_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.exhibits.fact import PType
    from slidekit.exhibits.response_results import ArmResponse, ResponsePair, ResponseResults
    from slidekit.study.model import Study
    from slidekit.study.spec import Endpoint
    from slidekit.template.policy import Policy, StatisticsPolicy


@dataclass(frozen=True, slots=True, eq=False)
class ResponseAnalysis:
    """One response endpoint of one study."""

    study: Study
    endpoint: Endpoint
    prefix: str
    facts: Mapping[str, Fact]
    source: Source
    comparisons: tuple[int, ...]
    results: ResponseResults | None
    """None: the endpoint is known from published tables only."""
    categories: tuple[str, ...]
    """Categories of response in reading order; "" at the end: no record."""

    @property
    def responders(self) -> tuple[str, ...]:
        """Categories that count as response, the best one first."""
        return tuple(
            one for one in self.endpoint.responders or USUAL_RESPONDERS if one in self.categories
        )

    def id(self, measure: str, *parts: str) -> str:
        """Return the id of a fact of this endpoint, such as "orr.rate.nexo"."""
        return f"{self.prefix}{'.'.join((self.endpoint.id, measure, *parts))}"

    def fact(self, measure: str, *parts: str) -> Fact:
        """Return a fact of this endpoint; one that nobody gives prints "not reported"."""
        id_ = self.id(measure, *parts)
        return self.facts.get(id_) or Fact(id_, "number", None, absent="not_reported")

    def arm_fact(self, measure: str, arm: int) -> Fact:
        """Return a fact of one arm."""
        return self.fact(measure, self.study.arms[arm].id)

    def pair_fact(self, measure: str, arm: int) -> Fact:
        """Return a fact of one arm against the reference."""
        return self.fact(measure, self.pair(arm))

    def pair(self, arm: int) -> str:
        """Return "nexo_vs_ctrl"."""
        arms = self.study.arms
        return versus(arms[arm].id, arms[self.study.reference].id)


def response_analysis(
    study: Study, policy: Policy, endpoint_id: str, prefix: str = ""
) -> ResponseAnalysis:
    """Return an endpoint's results as facts, computed once per study and policy.

    Raises:
        StudyError: no such endpoint, or neither tables of subjects nor published ones have it.
    """
    return _analyse(study, policy.statistics, endpoint_id, prefix)


@lru_cache(maxsize=64)
def _analyse(
    study: Study, statistics: StatisticsPolicy, endpoint_id: str, prefix: str
) -> ResponseAnalysis:
    endpoint = find_endpoint(study, endpoint_id, "response")
    how = p_type(study, statistics, endpoint)
    printed = typed(study, statistics, endpoint, reported_facts(study, endpoint, prefix, how))
    try:
        results = response_results(study, statistics, endpoint)
    except StudyError:
        if not printed:
            raise
        return _published(study, endpoint, prefix, printed)

    def facts_of(setup: Setup, found: ResponseResults) -> dict[str, Fact]:
        facts = _ResponseFacts(setup.study, setup.endpoint, prefix, found, how).all()
        return typed(study, statistics, endpoint, {fact.id: fact for fact in facts})

    def other(setup: Setup) -> dict[str, Fact]:
        # not kept: the many ways of one comparison would drive out what the slides share
        return facts_of(setup, compute_response(*setup))

    setup = Setup(study, statistics, endpoint)
    ways = alternatives(setup, printed, other)
    return ResponseAnalysis(
        study=study,
        endpoint=endpoint,
        prefix=prefix,
        facts=marked(study, checked(study, printed, facts_of(setup, results), ways)),
        source=results.source,
        comparisons=compared_arms(study, endpoint),
        results=results,
        categories=results.categories,
    )


def _published(
    study: Study, endpoint: Endpoint, prefix: str, printed: Mapping[str, Fact]
) -> ResponseAnalysis:
    how = next(iter(printed.values())).provenance
    population = counted_in(study.spec, endpoint)
    analysis = ResponseAnalysis(
        study=study,
        endpoint=endpoint,
        prefix=prefix,
        facts=printed,
        source=Source(how.files, how.filter, population, how.reference, how.anchor),
        comparisons=compared_arms(study, endpoint),
        results=None,
        categories=_printed_categories(endpoint, printed),
    )
    blank = Fact("", "proportion", None, absent="not_reported", endpoint=endpoint.id, reported=True)
    blank = replace(blank, population=population, status=endpoint.rank)
    blanks = [
        *(replace(blank, id=analysis.id("rate", arm.id), arm=arm.id) for arm in study.arms),
        *(
            replace(blank, id=analysis.id("difference", analysis.pair(arm)), measure="difference")
            for arm in analysis.comparisons
        ),
        subjects_fact(analysis.id("subjects"), "rate", study, printed, blank),
    ]
    return replace(analysis, facts={**{fact.id: fact for fact in blanks}, **printed})


def _printed_categories(endpoint: Endpoint, printed: Mapping[str, Fact]) -> tuple[str, ...]:
    """Return the categories of which a source gives a number."""
    asked = endpoint.categories or USUAL_CATEGORIES
    parts = {part for id_ in printed for part in id_.split(".")}
    return tuple(one for one in asked if f"category_{slug(one)}" in parts)


@dataclass(frozen=True, slots=True, eq=False)
class _ResponseFacts:
    """Names the numbers of one endpoint."""

    study: Study
    endpoint: Endpoint
    prefix: str
    results: ResponseResults
    p_type: PType

    def all(self) -> Iterator[Fact]:
        """Yield every fact of the endpoint."""
        for arm, result in zip(self.study.arms, self.results.arms, strict=True):
            yield self._rate(arm.id, result)
            yield from self._categories(arm.id, result)
        for pair in self.results.pairs:
            yield self._difference(pair)
        count = sum(result.N for result in self.results.arms)
        subjects = replace(self._blank("subjects"), measure="count", value=count)
        yield replace(subjects, provenance=provenance_of(self.results.source, "count/1"))

    def _blank(self, part: str) -> Fact:
        return Fact(
            id=f"{self.prefix}{self.endpoint.id}.{part}",
            measure="proportion",
            value=None,
            population=self.results.source.population,
            endpoint=self.endpoint.id,
            status=self.endpoint.rank,
        )

    def _rate(self, arm: str, result: ArmResponse) -> Fact:
        blank = replace(self._blank(f"rate.{arm}"), arm=arm, n=result.n, N=result.N)
        if (rate := result.rate) is None:
            return replace(blank, absent="not_estimable")
        return replace(
            blank,
            value=rate.value,
            lower=rate.lower,
            upper=rate.upper,
            level=rate.level,
            provenance=provenance_of(self.results.source, rate.method, rate.parameters),
        )

    def _categories(self, arm: str, result: ArmResponse) -> Iterator[Fact]:
        """Yield how many subjects of an arm are in each category, one without a record last."""
        for category, n in zip(self.results.categories, result.categories, strict=True):
            part = f"category_{slug(category or 'no record')}.{arm}"
            yield replace(
                self._blank(part),
                arm=arm,
                n=n,
                N=result.N,
                value=n / result.N if result.N else None,
                absent="" if result.N else "not_estimable",
                provenance=provenance_of(self.results.source, "count/1"),
            )

    def _difference(self, pair: ResponsePair) -> Fact:
        """Return the difference in response with the p of the test of the same arms."""
        arms, found = self.study.arms, pair.difference
        strata = ", ".join(self.results.strata_used)
        parameters = (
            *found.parameters,
            *((("strata", strata),) if strata else ()),
            ("test", pair.test.method),
        )
        part = f"difference.{versus(arms[pair.arm].id, arms[self.study.reference].id)}"
        return replace(
            self._blank(part),
            measure="difference",
            arm=arms[pair.arm].id,
            value=found.value,
            lower=found.lower,
            upper=found.upper,
            level=found.level,
            p=pair.test.p,
            p_type=self.p_type,
            absent="not_estimable" if found.value is None else "",
            provenance=provenance_of(self.results.source, found.method, parameters),
        )
