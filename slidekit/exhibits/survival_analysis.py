"""All that decks say of one time-to-event endpoint, as facts: figures and tables take it from here.

Kaplan-Meier figure, forest plot, landmark table, ledger and conclusions can so never disagree.
A number that a published table gives is shown as printed; where it can also be computed, the
computed one stands beside it under its id with ".recomputed", as a check.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.agreement import checked, marked
from slidekit.exhibits.alternatives import Setup, alternatives
from slidekit.exhibits.comparability import compared_arms
from slidekit.exhibits.fact import Fact
from slidekit.exhibits.ids import at_time, versus
from slidekit.exhibits.reported_facts import reported_facts, subjects_fact
from slidekit.exhibits.survival_facts import SurvivalFacts
from slidekit.exhibits.survival_results import compute_survival, survival_results
from slidekit.exhibits.testing import p_type, typed
from slidekit.study.model import Source
from slidekit.study.published import reported
from slidekit.study.records import find_endpoint
from slidekit.study.subsets import counted_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.exhibits.survival_results import SurvivalResults
    from slidekit.study.model import Study
    from slidekit.study.published import KmPoint
    from slidekit.study.spec import Endpoint
    from slidekit.template.policy import Policy, StatisticsPolicy


AT_TIME = re.compile(r"\.t(\d+(?:_\d+)?)$")
"""The end of an id that names a time; an arm's id may begin with a t as well."""


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalAnalysis:
    """One endpoint of one study."""

    study: Study
    endpoint: Endpoint
    prefix: str
    facts: Mapping[str, Fact]
    source: Source
    landmarks: tuple[float, ...]
    comparisons: tuple[int, ...]
    """Arms that are compared with the reference; none where a comparison says nothing."""
    results: SurvivalResults | None
    """None: the endpoint is known from published tables only."""
    points: tuple[KmPoint, ...]
    """Points of published curves."""

    def id(self, measure: str, *parts: str) -> str:
        """Return the id of a fact of this endpoint, such as "os.median.nexo"."""
        return f"{self.prefix}{'.'.join((self.endpoint.id, measure, *parts))}"

    def fact(self, measure: str, *parts: str) -> Fact:
        """Return a fact of this endpoint; one that nobody gives prints "not reported"."""
        id_ = self.id(measure, *parts)
        return self.facts.get(id_) or Fact(id_, "number", None, absent="not_reported")

    def arm_fact(self, measure: str, arm: int, *parts: str) -> Fact:
        """Return a fact of one arm."""
        return self.fact(measure, self.study.arms[arm].id, *parts)

    def pair_fact(self, measure: str, arm: int, *parts: str) -> Fact:
        """Return a fact of one arm against the reference."""
        return self.fact(measure, self.pair(arm), *parts)

    def pair(self, arm: int) -> str:
        """Return "nexo_vs_ctrl"."""
        arms = self.study.arms
        return versus(arms[arm].id, arms[self.study.reference].id)


def survival_analysis(
    study: Study, policy: Policy, endpoint_id: str, prefix: str = ""
) -> SurvivalAnalysis:
    """Return an endpoint's results as facts, computed once per study and policy.

    Raises:
        StudyError: no such endpoint, or neither tables of subjects nor published ones have it.
    """
    return _analyse(study, policy.statistics, endpoint_id, prefix)


@lru_cache(maxsize=64)
def _analyse(
    study: Study, statistics: StatisticsPolicy, endpoint_id: str, prefix: str
) -> SurvivalAnalysis:
    endpoint = find_endpoint(study, endpoint_id, "time_to_event")
    how = p_type(study, statistics, endpoint)
    printed = typed(study, statistics, endpoint, reported_facts(study, endpoint, prefix, how))
    points = points_of(study, endpoint)
    try:
        results = survival_results(study, statistics, endpoint)
    except StudyError:
        if not printed and not points:
            raise
        return _published(study, endpoint, prefix, printed, points)

    def facts_of(setup: Setup, found: SurvivalResults) -> dict[str, Fact]:
        facts = SurvivalFacts(setup.study, setup.endpoint, prefix, found, how).all()
        return typed(study, statistics, endpoint, {fact.id: fact for fact in facts})

    def other(setup: Setup) -> dict[str, Fact]:
        # not kept: the many ways of one comparison would drive out what the slides share
        return facts_of(setup, compute_survival(*setup))

    setup = Setup(study, statistics, endpoint)
    ways = alternatives(setup, printed, other)
    return SurvivalAnalysis(
        study=study,
        endpoint=endpoint,
        prefix=prefix,
        facts=marked(study, checked(study, printed, facts_of(setup, results), ways)),
        source=results.data.source,
        landmarks=results.landmarks,
        comparisons=compared_arms(study, endpoint),
        results=results,
        points=points,
    )


def points_of(study: Study, endpoint: Endpoint) -> tuple[KmPoint, ...]:
    """Return the points of an endpoint's published curves; they may leave out the only endpoint."""
    timed = [other.id for other in study.spec.endpoints if other.type == "time_to_event"]
    names = {endpoint.id, ""} if timed == [endpoint.id] else {endpoint.id}
    return tuple(p for p in reported(study).km_points if p.endpoint_id.lower() in names)


def _published(
    study: Study,
    endpoint: Endpoint,
    prefix: str,
    printed: Mapping[str, Fact],
    points: tuple[KmPoint, ...],
) -> SurvivalAnalysis:
    """Return the analysis of an endpoint that only published tables give."""
    population = counted_in(study.spec, endpoint)
    landmarks = _printed_landmarks(endpoint, printed)
    analysis = SurvivalAnalysis(
        study=study,
        endpoint=endpoint,
        prefix=prefix,
        facts=printed,
        source=_printed_source(printed, points, population),
        landmarks=landmarks,
        comparisons=compared_arms(study, endpoint),
        results=None,
        points=points,
    )
    blanks = {fact.id: fact for fact in _blanks(analysis, printed)}
    return replace(analysis, facts={**blanks, **printed})


def _printed_source(
    printed: Mapping[str, Fact], points: tuple[KmPoint, ...], population: str
) -> Source:
    """Return the source of an endpoint's numbers and curves, with every place that they stand."""
    sources = [point.source for point in points]
    sources += [_source_of(fact, population) for fact in printed.values()]
    first = sources[0]
    here = [source for source in sources if source.reference == first.reference]
    anchors = dict.fromkeys(source.anchor for source in here if source.anchor)
    files = dict.fromkeys(file for source in sources for file in source.files)
    return Source(tuple(files), first.filter, population, first.reference, "; ".join(anchors))


def _source_of(fact: Fact, population: str) -> Source:
    how = fact.provenance
    return Source(how.files, "", population, how.reference, how.anchor)


def _printed_landmarks(endpoint: Endpoint, printed: Mapping[str, Fact]) -> tuple[float, ...]:
    times = {
        float(found[1].replace("_", "."))
        for id_, fact in printed.items()
        if fact.measure in ("proportion", "difference") and (found := AT_TIME.search(id_))
    }
    return endpoint.landmarks or tuple(sorted(times))


def _blanks(analysis: SurvivalAnalysis, printed: Mapping[str, Fact]) -> Iterator[Fact]:
    """Yield every fact of an endpoint as not reported, but for the subjects of all arms."""
    endpoint, times = analysis.endpoint, [at_time(time) for time in analysis.landmarks]
    blank = Fact("", "time", None, absent="not_reported", endpoint=endpoint.id, reported=True)
    blank = replace(blank, population=analysis.source.population, status=endpoint.rank)
    yield replace(blank, id=analysis.id("follow_up"))
    yield subjects_fact(analysis.id("subjects"), "events", analysis.study, printed, blank)
    for arm in analysis.study.arms:
        of_arm = replace(blank, arm=arm.id)
        yield replace(of_arm, id=analysis.id("median", arm.id))
        yield replace(of_arm, id=analysis.id("events", arm.id), measure="proportion")
        for time in times:
            yield replace(of_arm, id=analysis.id("rate", arm.id, time), measure="proportion")
            yield replace(of_arm, id=analysis.id("at_risk", arm.id, time), measure="count")
    for index in analysis.comparisons:
        pair, of_arm = analysis.pair(index), replace(blank, arm=analysis.study.arms[index].id)
        yield replace(of_arm, id=analysis.id("hr", pair), measure="ratio")
        for time in times:
            id_ = analysis.id("rate_difference", pair, time)
            yield replace(of_arm, id=id_, measure="difference")
