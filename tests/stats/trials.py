"""Small trials made by Hypothesis, and plain-Python definitions to hold the kernels to."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st

Value = TypeVar("Value")


class Trial(NamedTuple):
    """Rows of a small trial; every arm has a row."""

    time: list[float]
    event: list[bool]
    arm: list[int]
    stratum: list[int]


@st.composite
def trials(draw: st.DrawFn, n_arms: int = 2, most: int = 14) -> Trial:
    """Draw a trial with many ties: whole times from 1 to 8."""
    n = draw(st.integers(n_arms + 1, most))

    def column(values: st.SearchStrategy[Value]) -> list[Value]:
        return draw(st.lists(values, min_size=n, max_size=n))

    time, event = column(st.integers(1, 8).map(float)), column(st.booleans())
    arm = [*range(n_arms), *column(st.integers(0, n_arms - 1))][:n]
    return Trial(time, event, arm, column(st.integers(0, 1)))


def survival_by_hand(time: list[float], event: list[bool]) -> dict[float, Fraction]:
    """Return S(t) at every time, as fractions."""
    found, survival = {}, Fraction(1)
    for at in sorted(set(time)):
        at_risk = sum(value >= at for value in time)
        died = sum(value == at and failed for value, failed in zip(time, event, strict=True))
        survival *= 1 - Fraction(died, at_risk)
        found[at] = survival
    return found


def log_rank_by_hand(trial: Trial) -> tuple[Fraction, Fraction]:
    """Return observed minus expected events of arm 1 and its variance, summed over strata."""
    away, variance = Fraction(0), Fraction(0)
    for stratum in set(trial.stratum):
        rows = [row for row in zip(*trial, strict=True) if row[3] == stratum]
        for at in {row[0] for row in rows if row[1]}:
            risk = [row for row in rows if row[0] >= at]
            died = [row for row in risk if row[0] == at and row[1]]
            n, d = len(risk), len(died)
            n1, d1 = (sum(row[2] == 1 for row in some) for some in (risk, died))
            away += d1 - Fraction(d * n1, n)
            if n > 1:
                variance += Fraction(d * n1 * (n - n1) * (n - d), n * n * (n - 1))
    return away, variance


def log_likelihood_by_hand(trial: Trial, coefficient: float, ties: str) -> float:
    """Return the stratified partial log-likelihood of arm 1 against arm 0, row by row."""
    total = 0.0
    for stratum in set(trial.stratum):
        rows = [row for row in zip(*trial, strict=True) if row[3] == stratum]
        for at in {row[0] for row in rows if row[1]}:
            risk = [math.exp(coefficient * row[2]) for row in rows if row[0] >= at]
            died = [math.exp(coefficient * row[2]) for row in rows if row[0] == at and row[1]]
            total += sum(math.log(hazard) for hazard in died) - _denominator(risk, died, ties)
    return total


def _denominator(risk: list[float], died: list[float], ties: str) -> float:
    d = len(died)
    if ties == "exact":
        return math.log(sum(math.prod(chosen) for chosen in combinations(risk, d)))
    taken = [k / d if ties == "efron" else 0.0 for k in range(d)]
    return sum(math.log(sum(risk) - share * sum(died)) for share in taken)
