"""Cox's model with one covariate, arm 1 against arm 0: a root of one function, found quickly."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.stats.pieces import pieces

if TYPE_CHECKING:
    from slidekit.stats.risk_sets import Floats

CLOSE = 1e-8
"""Last step that counts as arrived: convergence is quadratic, so what is left is about 1e-16."""
FARTHEST = 50.0
MOST_STEPS = 100
SMALLEST = 1e-200


Part = tuple["Floats", "Floats"]
"""Weight and odds (reference over arm) of some of the terms."""


class LogRatio(NamedTuple):
    """A log hazard ratio; nan where the likelihood has no maximum."""

    coefficient: float
    std_err: float


NO_RATIO = LogRatio(math.nan, math.nan)


def log_hazard_ratio(deaths: float, weight: Floats, reference: Floats, arm: Floats) -> LogRatio:
    """Return where the partial likelihood of two arms is highest.

    Args:
        deaths: events of the arm, weighted.
        weight: of each term of the likelihood, shape (terms,), see `RiskTerms`.
        reference: cases at risk in the reference, shape (terms,).
        arm: cases at risk in the arm, shape (terms,).

    Source: the score is deaths - sum of weight x share, share being the arm's part of the hazard,
        arm x HR / (reference + arm x HR). It falls from one bound to the other as the log HR goes
        from -infinity to infinity, so it has a root exactly if 0 lies between them.
    """
    total, exposed = float(weight.sum()), arm > 0
    least, most = float(weight[reference <= 0].sum()), total - float(weight[~exposed].sum())
    if not least < deaths < most:
        return NO_RATIO
    odds = np.full(len(arm), math.inf)
    np.divide(reference, arm, out=odds, where=exposed)
    parts = [(weight[piece], odds[piece]) for piece in pieces(len(odds))]
    expected, _ = _moments(parts, 0.0)
    by_hand = deaths * (total - expected) / max(expected * (total - deaths), SMALLEST)
    return _root(parts, deaths, math.log(max(by_hand, SMALLEST)))  # O / E over O / E is near


def _root(parts: list[Part], deaths: float, coefficient: float) -> LogRatio:
    """Return where the score is 0, by Newton's method from a first value."""
    for _ in range(MOST_STEPS):
        expected, information = _moments(parts, coefficient)
        step = (deaths - expected) / max(information, SMALLEST)
        step = min(max(step, -1.0), 1.0)  # a longer one could overshoot by more than it gains
        coefficient += step
        if abs(step) <= CLOSE * (1 + abs(coefficient)):
            _, information = _moments(parts, coefficient)
            return LogRatio(coefficient, max(information, SMALLEST) ** -0.5)
        if abs(coefficient) > FARTHEST:
            break
    return NO_RATIO


def _moments(parts: list[Part], coefficient: float) -> tuple[float, float]:
    """Return expected events of the arm, and the information."""
    against = math.exp(-coefficient)
    expected = squares = 0.0
    for weight, odds in parts:
        share = odds * against
        share += 1
        np.reciprocal(share, out=share)
        expected += float(weight @ share)
        squares += float((weight * share) @ share)
    return expected, expected - squares
