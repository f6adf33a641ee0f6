"""What each study of a meta-analysis found: its effect and the variance of that effect."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from slidekit.errors import StatsError
from slidekit.stats.binomial import check_counts
from slidekit.stats.distributions import critical_value
from slidekit.stats.result import Estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.stats.risk_difference import Counts

CountMeasure = Literal["RR", "OR", "RD"]
Measure = Literal["RR", "OR", "RD", "MD", "HR"]

COUNT_MEASURES: tuple[CountMeasure, ...] = ("RR", "OR", "RD")
RATIOS: tuple[Measure, ...] = ("RR", "OR", "HR")
"""Measures that are pooled as logarithms."""
ADDED_WHERE_A_CELL_IS_ZERO = 0.5
LARGEST = 1e40
"""Effects and variances beyond this, or below its inverse, would overflow in powers of them."""

Cells = tuple[float, float, float, float]
"""With and without the event on treatment, with and without it on the reference."""


class GroupMeans(NamedTuple):
    """Mean, standard deviation and number of subjects of both arms, 1 = treated."""

    m1: float
    sd1: float
    n1: int
    m0: float
    sd0: float
    n0: int


@dataclass(frozen=True, slots=True)
class StudyEffects:
    """Effects of k studies, in their order, on the scale on which they are pooled."""

    measure: Measure
    values: tuple[float, ...]
    """Log of a ratio; a difference as it is, in the unit of the outcome."""
    variances: tuple[float, ...]

    def only(self, places: Sequence[int]) -> StudyEffects:
        """Return some of the studies."""
        values = tuple(self.values[place] for place in places)
        return StudyEffects(self.measure, values, tuple(self.variances[place] for place in places))


def effects_of_counts(tables: Sequence[Counts], measure: CountMeasure) -> StudyEffects:
    """Return log RR, log OR or RD of each study.

    Args:
        tables: x1, n1, x0, n0 of each study, 1 = treated.
        measure: "RR", "OR" or "RD".

    Raises:
        StatsError: a count is not between 0 and its total, or an arm has nobody in it.

    Source: variances by the delta method (Woolf 1955; Katz et al. 1978); 0.5 is added to the four
        cells of a study that has a zero among them and of no other (R's metafor: to="only0"), also
        where neither arm has an event.
    """
    check_tables(tables)
    return _collected(measure, [_EFFECTS[measure](*_cells(table)) for table in tables])


def effects_of_means(groups: Sequence[GroupMeans]) -> StudyEffects:
    """Return the difference of means of each study, with its variance sd1^2 / n1 + sd0^2 / n0.

    Raises:
        StatsError: an arm has fewer than two subjects, or the standard deviations give no variance.
    """
    for place, group in enumerate(groups, 1):
        if min(group.n1, group.n0) < 2 or min(group.sd1, group.sd0) < 0:
            raise StatsError(
                f"Study {place} has an arm of fewer than two subjects or a standard deviation "
                "below 0.",
                fix="Correct it or leave the study out.",
            )
    found = [(g.m1 - g.m0, g.sd1 * g.sd1 / g.n1 + g.sd0 * g.sd0 / g.n0) for g in groups]
    return _collected("MD", found)


def effects_of_log_rank(differences: Sequence[float], variances: Sequence[float]) -> StudyEffects:
    """Return the log hazard ratio (O - E) / V of each study's log-rank test, with variance 1 / V.

    Args:
        differences: observed minus expected events on treatment (negative: treatment is better).
        variances: hypergeometric variance V of each difference.

    Source: Yusuf et al. 1985 (Prog Cardiovasc Dis 27:335).
    """
    check_log_rank(differences, variances)
    found = [(away / v, 1 / v) for away, v in zip(differences, variances, strict=True)]
    return _collected("HR", found)


def check_tables(tables: Sequence[Counts]) -> None:
    """Refuse counts that are no part of their total, and arms with nobody in them."""
    for place, (x1, n1, x0, n0) in enumerate(tables, 1):
        check_counts(x1, n1)
        check_counts(x0, n0)
        if not n1 or not n0:
            raise StatsError(f"Study {place} has nobody in one arm.", fix="Leave the study out.")


def check_log_rank(differences: Sequence[float], variances: Sequence[float]) -> None:
    """Refuse variances that are not above 0."""
    if len(differences) != len(variances):
        raise StatsError("Every study needs both O - E and its variance V.")
    for place, v in enumerate(variances, 1):
        if not v > 0:
            raise StatsError(
                f"Study {place} has a variance V of {v:g}, which must be above 0.",
                fix="Correct it or leave the study out.",
            )


def study_limits(effects: StudyEffects, level: float = 0.95) -> tuple[Estimate, ...]:
    """Return each study's own effect with Wald limits; ratios are no longer logarithms."""
    z = critical_value(level)
    return tuple(
        natural_scale(
            Estimate(value, value - z * v**0.5, value + z * v**0.5, level, "study_effect_wald/1"),
            effects.measure,
        )
        for value, v in zip(effects.values, effects.variances, strict=True)
    )


def natural_scale(estimate: Estimate, measure: Measure) -> Estimate:
    """Return the estimate of a ratio without the logarithm, any other as it is."""
    if measure not in RATIOS:
        return estimate
    parts = (estimate.value, estimate.lower, estimate.upper)
    value, lower, upper = (None if part is None else _exp(part) for part in parts)
    return replace(estimate, value=value, lower=lower, upper=upper)


def _exp(value: float) -> float:
    return math.exp(value) if value < 709 else math.inf  # where doubles end


def _cells(table: Counts) -> Cells:
    x1, n1, x0, n0 = table
    cells = (x1, n1 - x1, x0, n0 - x0)
    added = 0.0 if all(cells) else ADDED_WHERE_A_CELL_IS_ZERO
    a, b, c, d = (cell + added for cell in cells)
    return a, b, c, d


def _log_relative_risk(a: float, b: float, c: float, d: float) -> tuple[float, float]:
    n1, n0 = a + b, c + d
    return math.log(a / n1) - math.log(c / n0), 1 / a - 1 / n1 + 1 / c - 1 / n0


def _log_odds_ratio(a: float, b: float, c: float, d: float) -> tuple[float, float]:
    return math.log(a / b) - math.log(c / d), 1 / a + 1 / b + 1 / c + 1 / d


def _risk_difference(a: float, b: float, c: float, d: float) -> tuple[float, float]:
    n1, n0 = a + b, c + d
    p1, p0 = a / n1, c / n0
    return p1 - p0, p1 * (b / n1) / n1 + p0 * (d / n0) / n0


_EFFECTS = {"RR": _log_relative_risk, "OR": _log_odds_ratio, "RD": _risk_difference}


def _collected(measure: Measure, found: Sequence[tuple[float, float]]) -> StudyEffects:
    for place, (value, variance) in enumerate(found, 1):
        if not (abs(value) < LARGEST and 1 / LARGEST < variance < LARGEST):
            raise StatsError(
                f"Study {place} has an effect of {value:g} with a variance of {variance:g}, "
                "which gives it no weight that can be computed.",
                fix="Correct it or leave the study out.",
            )
    return StudyEffects(measure, tuple(v for v, _ in found), tuple(v for _, v in found))
