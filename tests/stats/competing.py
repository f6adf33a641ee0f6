"""Small trials with causes of events, and plain-Python definitions to hold the kernels to."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

from hypothesis import strategies as st

ONE = Fraction(1)


class CauseTrial(NamedTuple):
    """Rows of a small trial; every arm has a row."""

    time: list[float]
    cause: list[int]
    arm: list[int]
    stratum: list[int]

    def of_arm(self, code: int) -> tuple[list[float], list[int]]:
        """Return times and causes of one arm."""
        rows = [row for row in zip(*self, strict=True) if row[2] == code]
        return [row[0] for row in rows], [row[1] for row in rows]


@st.composite
def cause_trials(draw: st.DrawFn, n_arms: int = 2, n_causes: int = 2) -> CauseTrial:
    """Draw a trial with many ties, between causes too: whole times from 0 to 7."""
    n = draw(st.integers(n_arms + 1, 14))

    def column(most: int, least: int = 0) -> list[int]:
        return draw(st.lists(st.integers(least, most), min_size=n, max_size=n))

    arm = [*range(n_arms), *column(n_arms - 1)][:n]
    return CauseTrial([float(at) for at in column(7)], column(n_causes), arm, column(1))


class Step(NamedTuple):
    """What happened at one time in one arm, and the curves there."""

    time: float
    at_risk: int
    own: int
    other: int
    free_before: Fraction
    free: Fraction
    incidence_before: Fraction
    incidence: Fraction


def steps_by_hand(
    time: list[float], cause: list[int], of_interest: int, at: list[float] | None = None
) -> list[Step]:
    """Return S(t) and F(t) at every time (or those given), as fractions."""
    found, free, incidence = [], ONE, Fraction(0)
    for moment in sorted(set(time if at is None else at)):
        n = sum(value >= moment for value in time)
        codes = [code for value, code in zip(time, cause, strict=True) if value == moment and code]
        own = codes.count(of_interest)
        before, incidence_before = free, incidence
        if codes:
            incidence += free * Fraction(own, n)
            free *= 1 - Fraction(len(codes), n)
        found.append(
            Step(moment, n, own, len(codes) - own, before, free, incidence_before, incidence)
        )
    return found


def tie_by_hand(d: int, n: Fraction | int) -> Fraction:
    """Return 1 - (d - 1) / (n - 1) where d > 1 are tied."""
    return 1 - Fraction(d - 1) / (n - 1) if d > 1 else ONE


def aalen_variance_by_hand(steps: list[Step]) -> Fraction:
    """Return the variance of F at the last of the steps, from what each event does to it."""
    last, variance = steps[-1].incidence, Fraction(0)
    for step in steps:
        n = step.at_risk
        rise = (last - step.incidence) / step.free if step.free else Fraction(0)
        for d, square in ((step.own, (1 - rise) ** 2), (step.other, rise**2)):
            if d:
                variance += square * step.free_before**2 * d * tie_by_hand(d, n) / n**2
    return variance


def weighted_incidence(
    time: list[float], cause: list[int], of_interest: int, weight: list[Fraction], to: float
) -> Fraction:
    """Return F at a time with case weights, as a fraction."""
    rows = list(zip(time, cause, weight, strict=True))
    free, incidence = ONE, Fraction(0)
    for moment in sorted({row[0] for row in rows if row[0] <= to}):
        now = [row for row in rows if row[0] == moment]
        at_risk = sum((row[2] for row in rows if row[0] >= moment), Fraction(0))
        own = sum((row[2] for row in now if row[1] == of_interest), Fraction(0))
        failed = sum((row[2] for row in now if row[1] > 0), Fraction(0))
        incidence += free * own / at_risk
        free *= 1 - failed / at_risk
    return incidence


def jackknife_variance_by_hand(
    time: list[float], cause: list[int], of_interest: int, to: float
) -> Fraction:
    """Return the sum of squared derivatives of F by each row's weight, as exact quotients."""
    nudge = Fraction(1, 10**12)
    same = [ONE] * len(time)
    value = weighted_incidence(time, cause, of_interest, same, to)
    total = Fraction(0)
    for row in range(len(time)):
        moved = [ONE + nudge if place == row else ONE for place in range(len(time))]
        total += ((weighted_incidence(time, cause, of_interest, moved, to) - value) / nudge) ** 2
    return total


Matrix = list[list[Fraction]]


class GrayByHand(NamedTuple):
    """Observed minus expected events per arm, and their covariance."""

    away: list[Fraction]
    variance: Matrix


class Moment(NamedTuple):
    """What Gray's sums hold at one time."""

    steps: list[Step]
    """Of each arm."""
    events: int
    """Of the cause of interest, in all arms."""
    adjusted: list[Fraction]
    """Numbers at risk over S(t-)."""
    coefficients: Matrix
    """Of arm k's events in arm i's score."""
    moved: Matrix
    """What the events up to and with this time did to the weights."""
    pooled: Fraction
    """Incidence of all arms together, from the time on."""


def gray_by_hand(trial: CauseTrial, of_interest: int, stratum: int | None) -> GrayByHand | None:
    """Return score and variance of Gray's test from the sums of his article, step by step.

    None where they divide by 0: the pooled incidence is 1 while two arms are still at risk, or an
    adjusted number at risk is 1 with several events.
    """
    size = max(trial.arm) + 1
    kept = [row for row in zip(*trial, strict=True) if stratum in (None, row[3])]
    columns = zip(*kept, strict=True) if kept else ([], [], [], [])
    part = CauseTrial(*(list(column) for column in columns))
    times = sorted(set(part.time))
    by_arm = [steps_by_hand(*part.of_arm(code), of_interest, times) for code in range(size)]
    try:
        moments = _moments([list(steps) for steps in zip(*by_arm, strict=True)], size)
        return GrayByHand(_away(moments, size), _variance(moments, size))
    except ZeroDivisionError:
        return None


def _zeros(size: int) -> Matrix:
    return [[Fraction(0)] * size for _ in range(size)]


def _moments(times: list[list[Step]], size: int) -> list[Moment]:
    found, moved, pooled = [], _zeros(size), Fraction(0)
    for steps in times:
        events = sum(step.own for step in steps)
        r = [step.at_risk / step.free_before if step.at_risk else Fraction(0) for step in steps]
        a = [
            [(r[i] if i == k else 0) - r[i] * r[k] / sum(r) for k in range(size)]
            for i in range(size)
        ]
        moved = [
            [
                so_far + (now * events / (sum(r) * (1 - pooled)) if now * events else 0)
                for so_far, now in zip(*rows, strict=True)
            ]
            for rows in zip(moved, a, strict=True)
        ]
        pooled += events / sum(r, Fraction(0))
        found.append(Moment(steps, events, r, a, moved, pooled))
    return found


def _away(moments: list[Moment], size: int) -> list[Fraction]:
    away = [Fraction(0)] * size
    for moment in moments:
        pairs = zip(moment.adjusted, moment.steps, strict=True)
        left = [r * (1 - step.incidence_before) for r, step in pairs]
        for arm, step in enumerate(moment.steps):
            away[arm] += step.own - moment.events * left[arm] / sum(left)
    return away


def _variance(moments: list[Moment], size: int) -> Matrix:
    variance = _zeros(size)
    for moment in moments:
        for k, step in enumerate(moment.steps):
            later = [
                at_end[k] - so_far[k]
                for at_end, so_far in zip(moments[-1].moved, moment.moved, strict=True)
            ]
            share = (1 - moment.pooled) / step.free if step.free else Fraction(0)
            rest = 1 - share if step.free else ONE
            own = [
                row[k] + rest * more for row, more in zip(moment.coefficients, later, strict=True)
            ]
            _add_square(variance, own, _own_by_hand(moment, step))
            _add_square(variance, [share * more for more in later], _other_by_hand(step))
    return variance


def _own_by_hand(moment: Moment, step: Step) -> Fraction:
    if not moment.events or not step.at_risk:
        return Fraction(0)
    size = sum(moment.adjusted, Fraction(0))
    ties = tie_by_hand(moment.events, size * step.free_before)
    return ties * step.free_before * moment.events / (size * step.at_risk)


def _other_by_hand(step: Step) -> Fraction:
    if not step.other or not step.free:
        return Fraction(0)
    ties = tie_by_hand(step.other, step.at_risk)
    return ties * step.free_before**2 * step.other / step.at_risk**2


def _add_square(total: Matrix, vector: list[Fraction], factor: Fraction) -> None:
    for i, one in enumerate(vector):
        for j, other in enumerate(vector):
            total[i][j] += one * other * factor


def still_watched(trial: CauseTrial, at: float) -> float:
    """Return G(t-): the share not censored before a time; at time 0, that after it."""
    share = 1.0
    for moment in sorted(set(trial.time)):
        if moment < at or (moment == at == 0):
            gone = sum(t == moment and not c for t, c in zip(*trial[:2], strict=True))
            share *= 1 - gone / sum(value >= moment for value in trial.time)
    return share


def fine_gray_by_hand(
    trial: CauseTrial, coefficient: float, of_interest: int
) -> tuple[float, float]:
    """Return the weighted log-likelihood of arm 1 against arm 0 and its slope, row by row."""
    rows = list(zip(trial.time, trial.cause, trial.arm, strict=True))
    value = slope = 0.0
    for at, cause, arm in rows:
        if cause != of_interest:
            continue
        total = pull = 0.0
        for time, other, group in rows:
            weight = float(time >= at)
            if not weight and other not in (0, of_interest):
                weight = still_watched(trial, at) / still_watched(trial, time)
            hazard = weight * math.exp(coefficient * group)
            total, pull = total + hazard, pull + hazard * group
        value += coefficient * arm - math.log(total)
        slope += arm - pull / total
    return value, slope
