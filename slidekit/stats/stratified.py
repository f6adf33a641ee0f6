"""Two proportions compared within strata: Mantel-Haenszel tests and estimates."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.binomial import check_counts
from slidekit.stats.distributions import chi_square_p, critical_value
from slidekit.stats.result import Estimate, TestResult
from slidekit.stats.score_limits import Tables, common_difference_limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.stats.risk_difference import Counts
    from slidekit.stats.risk_sets import Floats


class _Strata(NamedTuple):
    """Columns of the tables, each of shape (strata,)."""

    x1: Floats
    n1: Floats
    x0: Floats
    n0: Floats

    @property
    def total(self) -> Floats:
        return self.n1 + self.n0

    @property
    def cases(self) -> Floats:
        return self.x1 + self.x0


@dataclass(frozen=True, slots=True)
class StratifiedEstimate:
    """An estimate common to all strata, with the standard error its limits rest on."""

    estimate: Estimate
    std_err: float | None
    """Of the difference, or of the log of a ratio."""


def mantel_haenszel_test(strata: Sequence[Counts], *, corrected: bool = False) -> TestResult:
    """Test that the odds ratio is 1 in every stratum (Cochran 1954; Mantel & Haenszel 1959).

    Args:
        strata: x1, n1, x0, n0 of each stratum.
        corrected: take 0.5 from the sum of differences, if it is that large.
    """
    tables = _columns(strata)
    expected = tables.n1 * tables.cases / tables.total
    others = tables.total - tables.cases
    spread = tables.n1 * tables.n0 * tables.cases * others
    variance = float((spread / (tables.total**2 * (tables.total - 1))).sum())
    away = abs(float((tables.x1 - expected).sum()))
    away -= 0.5 if corrected and away >= 0.5 else 0.0
    method = f"mantel_haenszel{'_corrected' if corrected else ''}/1"
    if not variance:
        return TestResult(None, 1, None, method)
    statistic = away**2 / variance
    return TestResult(statistic, 1, chi_square_p(statistic, 1), method)


def mantel_haenszel_odds_ratio(strata: Sequence[Counts], level: float = 0.95) -> StratifiedEstimate:
    """Return the common odds ratio with limits by Robins, Breslow & Greenland 1986."""
    tables = _columns(strata)
    a, b, c, d = tables.x1, tables.n1 - tables.x1, tables.x0, tables.n0 - tables.x0
    total = tables.total
    agree, differ = (a + d) / total, (b + c) / total
    up, down = a * d / total, b * c / total
    ups, downs = float(up.sum()), float(down.sum())
    if not ups or not downs:
        return _ratio(ups, downs, None, level, "mantel_haenszel_odds_ratio/1")
    variance = (
        (agree * up).sum() / (2 * ups**2)
        + (agree * down + differ * up).sum() / (2 * ups * downs)
        + (differ * down).sum() / (2 * downs**2)
    )
    return _ratio(ups, downs, float(variance), level, "mantel_haenszel_odds_ratio/1")


def mantel_haenszel_relative_risk(
    strata: Sequence[Counts], level: float = 0.95
) -> StratifiedEstimate:
    """Return the common relative risk with limits by Greenland & Robins 1985."""
    tables = _columns(strata)
    total = tables.total
    ours = float((tables.x1 * tables.n0 / total).sum())
    theirs = float((tables.x0 * tables.n1 / total).sum())
    spread = tables.n1 * tables.n0 * tables.cases - tables.x1 * tables.x0 * total
    variance = float((spread / total**2).sum()) / (ours * theirs) if ours and theirs else None
    return _ratio(ours, theirs, variance, level, "mantel_haenszel_relative_risk/1")


def mantel_haenszel_risk_difference(
    strata: Sequence[Counts], level: float = 0.95, *, sato: bool = False
) -> StratifiedEstimate:
    """Return the common risk difference, limits by Greenland & Robins 1985 or Sato 1989."""
    tables = _columns(strata)
    x1, n1, x0, n0 = tables
    total = tables.total
    weight = float((n1 * n0 / total).sum())
    value = float(((x1 * n0 - x0 * n1) / total).sum()) / weight
    if sato:
        first = (n1**2 * x0 - n0**2 * x1 + n1 * n0 * (n0 - n1) / 2) / total**2
        second = (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * total)
        variance = (value * float(first.sum()) + float(second.sum())) / weight**2
    else:
        spread = (x1 * (n1 - x1) * n0**3 + x0 * (n0 - x0) * n1**3) / (n1 * n0 * total**2)
        variance = float(spread.sum()) / weight**2
    std_err = math.sqrt(max(variance, 0.0))
    reach = critical_value(level) * std_err
    method = f"mantel_haenszel_risk_difference_{'sato' if sato else 'greenland_robins'}/1"
    return StratifiedEstimate(Estimate(value, value - reach, value + reach, level, method), std_err)


def stratified_risk_difference(strata: Sequence[Counts], level: float = 0.95) -> Estimate:
    """Return the risk difference weighted over strata, with Miettinen-Nurminen score limits.

    The weights are those of the Cochran-Mantel-Haenszel test, n1 n0 / (n1 + n0), so that the limits
    leave out 0 where that test, without continuity correction, has a p below 1 - level.

    Args:
        strata: x1, n1, x0, n0 of each stratum; one without subjects of both arms is left out.
        level: two-sided confidence level.

    Source: Miettinen & Nurminen 1985, with the fixed weights of Lu 2008.
    """
    tables = _columns(strata)
    weight = tables.n1 * tables.n0 / tables.total
    away = tables.x1 / tables.n1 - tables.x0 / tables.n0
    lower, upper = common_difference_limits(Tables(*tables), weight, critical_value(level))
    value = float(weight @ away) / float(weight.sum())
    told = (("weights", "cochran_mantel_haenszel"), ("level", f"{level:g}"))
    return Estimate(value, lower, upper, level, "stratified_miettinen_nurminen/1", told)


def breslow_day_test(strata: Sequence[Counts], *, tarone: bool = False) -> TestResult:
    """Test that the odds ratio is the same in all strata (Breslow & Day 1980; Tarone 1985).

    Strata without cases or without non-cases say nothing of it and are left out.
    """
    every = _columns(strata)
    method = f"breslow_day{'_tarone' if tarone else ''}/1"
    ratio = mantel_haenszel_odds_ratio(strata).estimate.value
    informative = (every.cases > 0) & (every.cases < every.total)
    tables = _Strata(*(column[informative] for column in every))
    df = len(tables.x1) - 1
    if df < 1 or not ratio or math.isinf(ratio):
        return TestResult(None, max(df, 0), None, method)
    fitted = _fitted_cases(tables, ratio)
    n1, n0, cases = tables.n1, tables.n0, tables.cases
    cells = (fitted, n1 - fitted, cases - fitted, n0 - cases + fitted)
    variance = 1 / np.sum([1 / cell for cell in cells], axis=0)
    away = tables.x1 - fitted
    statistic = float((away**2 / variance).sum())
    statistic -= float(away.sum() ** 2 / variance.sum()) if tarone else 0.0
    return TestResult(statistic, df, chi_square_p(statistic, df), method)


def _fitted_cases(tables: _Strata, ratio: float) -> Floats:
    """Return the treated cases that the margins and a common odds ratio imply."""
    n1, cases = tables.n1, tables.cases
    second = tables.n0 - cases + ratio * (n1 + cases)
    if abs(ratio - 1) < 1e-12:
        return n1 * cases / tables.total
    root = np.sqrt(second**2 - 4 * (ratio - 1) * ratio * n1 * cases)
    return np.asarray(2 * ratio * n1 * cases / (second + root))


def _columns(strata: Sequence[Counts]) -> _Strata:
    """Return the strata that have subjects in both arms."""
    for x1, n1, x0, n0 in strata:
        check_counts(x1, n1)
        check_counts(x0, n0)
    full = [counts for counts in strata if counts[1] and counts[3]]
    if not full:
        raise StatsError("No stratum has subjects in both arms.")
    return _Strata(*np.array(full, dtype=np.float64).T)


def _ratio(
    ups: float, downs: float, variance: float | None, level: float, method: str
) -> StratifiedEstimate:
    if variance is None:
        value = math.inf if ups and not downs else 0.0 if downs else None
        return StratifiedEstimate(Estimate(value, None, None, level, method), None)
    std_err = math.sqrt(variance)
    reach = math.exp(critical_value(level) * std_err)
    value = ups / downs
    return StratifiedEstimate(Estimate(value, value / reach, value * reach, level, method), std_err)
