"""Kaplan-Meier curves, the stratified Cox model of two arms and the stratified log-rank test."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Observation:
    """One patient: months followed, whether the event came, arm 0 (reference) or 1, stratum."""

    months: float
    event: bool
    arm: int
    stratum: str


@dataclass(frozen=True, slots=True)
class Step:
    """The curve from `months` on; `spread` is the sum in Greenwood's formula."""

    months: float
    survival: float
    spread: float


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 95 % confidence interval; None is not estimable."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class RiskSet:
    """Events and patients at risk at one time in one stratum, in both arms and in arm 1."""

    events: int
    events_1: int
    at_risk: int
    at_risk_1: int


def kaplan_meier(group: Iterable[Observation]) -> tuple[Step, ...]:
    """Return the steps of the curve, the first at time 0."""
    steps = [Step(0.0, 1.0, 0.0)]
    for months, found in _risk_sets(group):
        left = found.at_risk - found.events
        spread = found.events / (found.at_risk * left) if left else math.inf
        last = steps[-1]
        steps.append(Step(months, last.survival * left / found.at_risk, last.spread + spread))
    return tuple(steps)


def survival_at(curve: Sequence[Step], months: float) -> Interval:
    """Return survival at a time with its log-log interval."""
    step = next(step for step in reversed(curve) if step.months <= months)
    return Interval(step.survival, *_log_log(step))


def median(curve: Sequence[Step]) -> Interval:
    """Return the median with the interval of Brookmeyer and Crowley on the log-log scale."""
    half = 0.5 + 1e-12
    return Interval(
        next((step.months for step in curve if step.survival <= half), None),
        next((step.months for step in curve if _log_log(step)[0] <= half), None),
        next((step.months for step in curve if _log_log(step)[1] <= half), None),
    )


def _log_log(step: Step) -> tuple[float, float]:
    if step.survival in (0.0, 1.0):
        return step.survival, step.survival
    width = Z * math.sqrt(step.spread) / -math.log(step.survival)
    return step.survival ** math.exp(width), step.survival ** math.exp(-width)


def hazard_ratio(group: Sequence[Observation]) -> Interval:
    """Return arm 1 to arm 0 by Cox regression: strata, Efron's ties, Newton's method."""
    sets = [found for stratum in _strata(group) for _, found in _risk_sets(stratum)]
    beta = 0.0
    for _ in range(50):
        score, information = _efron(sets, beta)
        step = score / information
        beta += step
        if abs(step) < 1e-10:
            break
    width = Z / math.sqrt(_efron(sets, beta)[1])
    return Interval(math.exp(beta), math.exp(beta - width), math.exp(beta + width))


def log_rank(group: Sequence[Observation]) -> float:
    """Return the two-sided p of the stratified log-rank test."""
    excess = variance = 0.0
    for stratum in _strata(group):
        for _, found in _risk_sets(stratum):
            share = found.at_risk_1 / found.at_risk
            excess += found.events_1 - found.events * share
            if found.at_risk > 1:
                left = (found.at_risk - found.events) / (found.at_risk - 1)
                variance += found.events * share * (1 - share) * left
    return math.erfc(abs(excess) / math.sqrt(2 * variance))


def heterogeneity(ratios: Sequence[Interval]) -> float:
    """Return the p of Cochran's test that the hazard ratios of 2 to 4 subgroups are one."""
    known = [(r.value, r.low, r.high) for r in ratios if r.value and r.low and r.high]
    logs = [math.log(value) for value, _, _ in known]
    weights = [(2 * Z / math.log(high / low)) ** 2 for _, low, high in known]
    mean = sum(w * x for w, x in zip(weights, logs, strict=True)) / sum(weights)
    q = sum(w * (x - mean) ** 2 for w, x in zip(weights, logs, strict=True))
    return _chi_squared_tail(q, len(known) - 1)


def _chi_squared_tail(q: float, df: int) -> float:
    if df == 2:
        return math.exp(-q / 2)
    tail = math.erfc(math.sqrt(q / 2))
    return tail if df == 1 else tail + math.sqrt(2 * q / math.pi) * math.exp(-q / 2)


def _efron(sets: Iterable[RiskSet], beta: float) -> tuple[float, float]:
    score = information = 0.0
    for found in sets:
        score += found.events_1
        for tied in range(found.events):
            gone = tied / found.events
            ones = (found.at_risk_1 - gone * found.events_1) * math.exp(beta)
            zeros = found.at_risk - found.at_risk_1 - gone * (found.events - found.events_1)
            share = ones / (ones + zeros)
            score -= share
            information += share * (1 - share)
    return score, information


def _strata(group: Iterable[Observation]) -> list[list[Observation]]:
    strata: dict[str, list[Observation]] = defaultdict(list)
    for one in group:
        strata[one.stratum].append(one)
    return [strata[name] for name in sorted(strata)]


def _risk_sets(group: Iterable[Observation]) -> Iterator[tuple[float, RiskSet]]:
    """Yield each time with events; whoever is censored then still counts as at risk."""
    everyone = sorted(group, key=lambda one: one.months)
    at_risk, at_risk_1 = len(everyone), sum(one.arm for one in everyone)
    by_time: dict[float, list[Observation]] = defaultdict(list)
    for one in everyone:
        by_time[one.months].append(one)
    for months, here in by_time.items():
        events = [one.arm for one in here if one.event]
        if events:
            yield months, RiskSet(len(events), sum(events), at_risk, at_risk_1)
        at_risk -= len(here)
        at_risk_1 -= sum(one.arm for one in here)
