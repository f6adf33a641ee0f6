"""All that decks say of one time-to-event endpoint, as facts: figures and tables take it from here.

Kaplan-Meier figure, forest plot, landmark table, ledger and conclusions can so never disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.exhibits.ids import versus
from slidekit.exhibits.survival_facts import SurvivalFacts
from slidekit.exhibits.survival_results import survival_results
from slidekit.exhibits.testing import p_type
from slidekit.study.records import find_endpoint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.survival_results import SurvivalResults
    from slidekit.stats.survival import KaplanMeier
    from slidekit.study.model import Source, Study
    from slidekit.study.spec import Endpoint
    from slidekit.template.policy import Policy, StatisticsPolicy


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
    results: SurvivalResults

    def id(self, measure: str, *parts: str) -> str:
        """Return the id of a fact of this endpoint, such as "os.median.nexo"."""
        return f"{self.prefix}{'.'.join((self.endpoint.id, measure, *parts))}"

    def arm_fact(self, measure: str, arm: int, *parts: str) -> Fact:
        """Return a fact of one arm."""
        return self.facts[self.id(measure, self.study.arms[arm].id, *parts)]

    def pair_fact(self, measure: str, arm: int, *parts: str) -> Fact:
        """Return a fact of one arm against the reference."""
        return self.facts[self.id(measure, self.pair(arm), *parts)]

    def pair(self, arm: int) -> str:
        """Return "nexo_vs_ctrl"."""
        arms = self.study.arms
        return versus(arms[arm].id, arms[self.study.reference].id)

    def curve(self, arm: int) -> KaplanMeier:
        """Return the curve of one arm."""
        return self.results.arms[arm].curve


def survival_analysis(
    study: Study, policy: Policy, endpoint_id: str, prefix: str = ""
) -> SurvivalAnalysis:
    """Return an endpoint's results as facts, computed once per study and policy.

    Raises:
        StudyError: no such endpoint, or the tables do not hold one time per subject.
    """
    return _analyse(study, policy.statistics, endpoint_id, prefix)


@lru_cache(maxsize=64)
def _analyse(
    study: Study, statistics: StatisticsPolicy, endpoint_id: str, prefix: str
) -> SurvivalAnalysis:
    endpoint = find_endpoint(study, endpoint_id, "time_to_event")
    results = survival_results(study, statistics, endpoint)
    how = p_type(study, statistics, endpoint)
    facts = SurvivalFacts(study, endpoint, prefix, results, how).all()
    return SurvivalAnalysis(
        study=study,
        endpoint=endpoint,
        prefix=prefix,
        facts={fact.id: fact for fact in facts},
        source=results.data.source,
        landmarks=results.landmarks,
        comparisons=tuple(pair.arm for pair in results.pairs),
        results=results,
    )
