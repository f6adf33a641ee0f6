"""Results of a time-to-event endpoint as facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.exhibits.counted import WHOLE
from slidekit.exhibits.fact import Fact
from slidekit.exhibits.ids import at_time, versus
from slidekit.exhibits.setting import provenance_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Provenance, PType
    from slidekit.exhibits.survival_results import ArmResult, PairResult, SurvivalResults
    from slidekit.stats.landmarks import SurvivalDifference
    from slidekit.stats.result import Estimate
    from slidekit.stats.survival import KaplanMeier, SurvivalPoint
    from slidekit.study.model import Study
    from slidekit.study.spec import Endpoint


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalFacts:
    """Names the numbers of one endpoint."""

    study: Study
    endpoint: Endpoint
    prefix: str
    results: SurvivalResults
    p_type: PType

    def all(self) -> Iterator[Fact]:
        """Yield every fact of the endpoint."""
        for index, result in enumerate(self.results.arms):
            yield from self._of_arm(index, result)
        for pair in self.results.pairs:
            yield from self._of_pair(pair)
        yield self._count("subjects", len(self.results.data.time))
        yield self._count("missing", self.results.data.n_missing)
        if self.results.data.n_population != len(self.results.data.time):
            yield self._count(WHOLE, self.results.data.n_population)
        yield self._count("missing_stratum", self.results.n_without_stratum)
        follow_up = self.results.follow_up
        yield self._estimate("follow_up", replace(self._blank, measure="time"), follow_up)

    @property
    def _blank(self) -> Fact:
        return Fact(
            id=f"{self.prefix}{self.endpoint.id}",
            measure="number",
            value=None,
            population=self.results.data.source.population,
            endpoint=self.endpoint.id,
            status=self.endpoint.rank,
        )

    def _provenance(self, result: Estimate) -> Provenance:
        return provenance_of(self.results.data.source, result.method, result.parameters)

    def _estimate(self, part: str, blank: Fact, result: Estimate) -> Fact:
        """Return a fact with value and limits; without a value it is not estimable."""
        return replace(
            blank,
            id=f"{blank.id}.{part}",
            value=result.value,
            lower=result.lower,
            upper=result.upper,
            level=result.level,
            unit=self.study.spec.unit if blank.measure == "time" else "",
            absent="not_estimable" if result.value is None else "",
            provenance=self._provenance(result),
        )

    def _count(self, part: str, count: int) -> Fact:
        blank = self._blank
        provenance = provenance_of(self.results.data.source, "count/1")
        return replace(
            blank, id=f"{blank.id}.{part}", measure="count", value=count, provenance=provenance
        )

    def _of_arm(self, index: int, result: ArmResult) -> Iterator[Fact]:
        arm, curve = self.study.arms[index].id, result.curve
        blank = replace(self._blank, arm=arm, N=curve.n)
        yield self._events(arm, blank, curve)
        yield self._median(arm, blank, result)
        for point in result.rates:
            yield self._rate(f"rate.{arm}.{at_time(point.time)}", blank, point)
            yield self._at_risk(f"at_risk.{arm}.{at_time(point.time)}", blank, point)

    def _events(self, arm: str, blank: Fact, curve: KaplanMeier) -> Fact:
        return replace(
            blank,
            id=f"{blank.id}.events.{arm}",
            measure="proportion",
            value=curve.events / curve.n if curve.n else None,
            n=curve.events,
            absent="" if curve.n else "not_estimable",
            provenance=provenance_of(self.results.data.source, "count/1"),
        )

    def _median(self, arm: str, blank: Fact, result: ArmResult) -> Fact:
        fact = self._estimate(f"median.{arm}", replace(blank, measure="time"), result.median)
        lowest = result.curve.survival[-1] if result.curve.n else 1.0
        if result.median.value is None and result.curve.n and lowest > 0.5:
            return replace(fact, absent="not_reached")
        return fact

    def _rate(self, part: str, blank: Fact, point: SurvivalPoint) -> Fact:
        """Return S(t): not estimable beyond follow-up; at 1 it has no limits."""
        blank = replace(blank, measure="proportion", N=None)
        estimate = point.survival
        if estimate.value == 1:
            estimate = replace(estimate, lower=None, upper=None)
        if point.beyond_follow_up:
            estimate = replace(estimate, value=None, lower=None, upper=None)
        return self._estimate(part, blank, estimate)

    def _at_risk(self, part: str, blank: Fact, point: SurvivalPoint) -> Fact:
        provenance = provenance_of(self.results.data.source, "at_risk/1")
        count = float(point.at_risk)
        return replace(
            blank, id=f"{blank.id}.{part}", measure="count", value=count, provenance=provenance
        )

    def _of_pair(self, pair: PairResult) -> Iterator[Fact]:
        arms = self.study.arms
        versus_ = versus(arms[pair.arm].id, arms[self.study.reference].id)
        blank = replace(self._blank, arm=arms[pair.arm].id)
        yield self._hazard_ratio(f"hr.{versus_}", blank, pair)
        yield self._proportionality(f"ph.{versus_}", blank, pair)
        for place, difference in enumerate(pair.differences):
            part = f"rate_difference.{versus_}.{at_time(difference.time)}"
            both = (pair.arm, self.study.reference)
            rates = [self.results.arms[arm].rates[place].survival.value for arm in both]
            yield self._difference(part, blank, difference, at_one=1 in rates)

    def _hazard_ratio(self, part: str, blank: Fact, pair: PairResult) -> Fact:
        """Return the hazard ratio with the p of the log-rank test of the same strata."""
        fact = self._estimate(part, replace(blank, measure="ratio"), pair.hazard_ratio.ratio)
        tested = (("test", pair.log_rank.method),)
        strata = ", ".join(self.study.spec.statistics.strata)
        stratified = (("strata", strata),) if self.results.strata_used else ()
        how = replace(
            fact.provenance, parameters=(*fact.provenance.parameters, *stratified, *tested)
        )
        return replace(
            fact, p=pair.log_rank.p, p_type=self.p_type, n=pair.events, N=pair.n, provenance=how
        )

    def _proportionality(self, part: str, blank: Fact, pair: PairResult) -> Fact:
        """Return the p of the test that the hazards of both arms are proportional."""
        test = pair.proportionality
        p = test.p if test else None
        return replace(
            blank,
            id=f"{blank.id}.{part}",
            measure="p_value",
            value=p,
            p=p,
            p_type="descriptive",
            absent="not_estimable" if p is None else "",
            provenance=provenance_of(self.results.data.source, test.method if test else ""),
        )

    def _difference(
        self, part: str, blank: Fact, found: SurvivalDifference, *, at_one: bool
    ) -> Fact:
        """Return the difference of two rates; where one is 1 its error is unknown."""
        estimate = found.difference
        if at_one:
            estimate = replace(estimate, lower=None, upper=None)
        if not found.both_arms_followed:
            estimate = replace(estimate, value=None, lower=None, upper=None)
        return self._estimate(part, replace(blank, measure="difference"), estimate)
