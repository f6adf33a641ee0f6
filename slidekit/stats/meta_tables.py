"""Pooling that starts from the tables or log-rank tests themselves: Mantel-Haenszel and Peto."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.distributions import chi_square_p, critical_value
from slidekit.stats.meta import weighted_q
from slidekit.stats.meta_effects import (
    check_log_rank,
    check_tables,
    effects_of_counts,
    natural_scale,
)
from slidekit.stats.result import Estimate, TestResult
from slidekit.stats.stratified import (
    mantel_haenszel_odds_ratio,
    mantel_haenszel_relative_risk,
    mantel_haenszel_risk_difference,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.stats.meta_effects import CountMeasure
    from slidekit.stats.risk_difference import Counts
    from slidekit.stats.risk_sets import Floats
    from slidekit.stats.stratified import StratifiedEstimate


@dataclass(frozen=True, slots=True)
class PooledTables:
    """An effect pooled from tables, on the scale of analysis: ratios are logarithms."""

    estimate: Estimate
    """None throughout where no table says anything of the effect."""
    std_err: float | None
    q: TestResult
    """Heterogeneity."""


@dataclass(frozen=True, slots=True)
class PooledLogRank:
    """The hazard ratio that pooled log-rank tests give."""

    hazard_ratio: Estimate
    test: TestResult
    """(Sum of O - E)^2 / sum of V, one degree of freedom."""


def mantel_haenszel(
    tables: Sequence[Counts], measure: CountMeasure, level: float = 0.95
) -> PooledTables:
    """Pool RR, OR or RD by Mantel and Haenszel, with nothing added to any cell.

    Args:
        tables: x1, n1, x0, n0 of each study, 1 = treated.
        measure: "OR" (standard error by Robins, Breslow & Greenland 1986), "RR" (Greenland &
            Robins 1985) or "RD" (Sato 1989).
        level: two-sided confidence level.

    Returns:
        log RR, log OR or RD; none where an arm has no event at all (RR) or no table is discordant
        in both ways (OR). Q weighs the studies' own effects (0.5 added where a cell is 0) by
        inverse variances around the pooled one; studies without events, or with events only, are
        not in it (R's metafor: rma.mh).
    """
    found = _common(tables, measure, level)
    own = effects_of_counts([table for table in tables if _has_both_outcomes(table)], measure)
    parts = found.estimate
    if measure != "RD":
        parts = _logarithm(found, level)
    q = weighted_q(own, parts.value, "cochran_q_mantel_haenszel/1")
    return PooledTables(parts, found.std_err, q)


def peto(tables: Sequence[Counts], level: float = 0.95) -> PooledTables:
    """Pool odds ratios by Peto's one-step method: sum of O - E over sum of V.

    Returns:
        The log odds ratio; none where no study has both outcomes. Q sums (O - E)^2 / V over the
        studies and takes off the pooled (sum of O - E)^2 / sum of V.

    Source: Yusuf et al. 1985 (Prog Cardiovasc Dis 27:335); O and V of the hypergeometric
        distribution of the table. R's metafor: rma.peto.
    """
    check_tables(tables)
    telling = np.array([t for t in tables if _has_both_outcomes(t)], dtype=np.float64)
    x1, n1, x0, n0 = telling.reshape(-1, 4).T
    total, cases = n1 + n0, x1 + x0
    away = x1 - cases * n1 / total
    variance = cases * (total - cases) * n1 * n0 / (total**2 * (total - 1))
    estimate, std_err = _one_step(away, variance, level, "peto_odds_ratio/1")
    return PooledTables(estimate, std_err, _peto_q(away, variance))


def pooled_log_rank(
    differences: Sequence[float], variances: Sequence[float], level: float = 0.95
) -> PooledLogRank:
    """Pool log-rank tests into one hazard ratio: exp(sum of O - E / sum of V).

    Args:
        differences: observed minus expected events on treatment, of each study.
        variances: hypergeometric variance V of each difference.
        level: two-sided confidence level.

    Source: Yusuf et al. 1985; Early Breast Cancer Trialists' Collaborative Group 1990.
    """
    check_log_rank(differences, variances)
    if not differences:
        raise StatsError("There is no study to pool.")
    away, v = np.array(differences), np.array(variances)
    found, _ = _one_step(away, v, level, "peto_o_minus_e/1")
    chi_square = float(away.sum()) ** 2 / float(v.sum())
    test = TestResult(chi_square, 1, chi_square_p(chi_square, 1), "pooled_log_rank/1")
    return PooledLogRank(natural_scale(found, "HR"), test)


def _common(tables: Sequence[Counts], measure: CountMeasure, level: float) -> StratifiedEstimate:
    if measure == "OR":
        return mantel_haenszel_odds_ratio(tables, level)
    if measure == "RR":
        return mantel_haenszel_relative_risk(tables, level)
    return mantel_haenszel_risk_difference(tables, level, sato=True)


def _has_both_outcomes(table: Counts) -> bool:
    x1, n1, x0, n0 = table
    return 0 < x1 + x0 < n1 + n0


def _logarithm(found: StratifiedEstimate, level: float) -> Estimate:
    value, std_err, method = found.estimate.value, found.std_err, found.estimate.method
    parameters = (("scale", "log"), ("level", f"{level:g}"))
    if not value or std_err is None:
        return Estimate(None, None, None, level, method, parameters)
    log, reach = math.log(value), critical_value(level) * std_err
    return Estimate(log, log - reach, log + reach, level, method, parameters)


def _one_step(
    away: Floats, variance: Floats, level: float, method: str
) -> tuple[Estimate, float | None]:
    parameters, information = (("level", f"{level:g}"),), float(variance.sum())
    if not information:
        return Estimate(None, None, None, level, method, parameters), None
    value, std_err = float(away.sum()) / information, information**-0.5
    reach = critical_value(level) * std_err
    return Estimate(value, value - reach, value + reach, level, method, parameters), std_err


def _peto_q(away: Floats, variance: Floats) -> TestResult:
    df = len(away) - 1
    if df < 0:
        return TestResult(None, 0, None, "peto_q/1")
    pooled = float(away.sum()) ** 2 / float(variance.sum())
    q = max(0.0, float((away**2 / variance).sum()) - pooled)
    return TestResult(q, df, chi_square_p(q, df), "peto_q/1")
