"""Hazard ratios of arms by Cox's proportional hazards model, plain and stratified."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.stats.cox_model import CoxModel, Ties, fit_arms
from slidekit.stats.cox_robust import sandwich
from slidekit.stats.distributions import chi_square_p, critical_value, two_sided_p
from slidekit.stats.observations import codes, observe
from slidekit.stats.quadratic_form import chi_square_test
from slidekit.stats.result import Estimate, Parameters, TestResult

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from slidekit.stats.newton import Maximum
    from slidekit.stats.risk_sets import Floats

LARGEST_COEFFICIENT = 10.0
LARGEST_STD_ERR = 50.0


@dataclass(frozen=True, slots=True)
class HazardRatio:
    """One arm against the reference; < 1 favours the arm. All None where it is not estimable."""

    arm: int
    ratio: Estimate
    """With Wald limits."""
    coefficient: float | None
    """Log hazard ratio."""
    std_err: float | None
    z: float | None
    p: float | None
    """Wald."""

    @property
    def estimable(self) -> bool:
        """False where the ratio is 0, infinite, or not identified (an arm without events)."""
        return self.coefficient is not None


@dataclass(frozen=True, slots=True)
class CoxFit:
    """One model with all arms."""

    n: int
    events: int
    hazard_ratios: tuple[HazardRatio, ...]
    """Every arm but the reference, by code."""
    log_likelihood_null: float
    log_likelihood: float
    likelihood_ratio: TestResult
    score: TestResult
    wald: TestResult
    estimable: bool
    """False where one of the hazard ratios is not."""
    method: str
    parameters: Parameters

    def against_reference(self, arm: int) -> HazardRatio:
        """Return the hazard ratio of one arm."""
        return next(ratio for ratio in self.hazard_ratios if ratio.arm == arm)


def cox(
    time: ArrayLike,
    event: ArrayLike,
    arm: ArrayLike,
    reference: int = 0,
    strata: ArrayLike | None = None,
    ties: Ties = "efron",
    level: float = 0.95,
    *,
    entry: ArrayLike | None = None,
    weight: ArrayLike | None = None,
    cluster: ArrayLike | None = None,
    robust: bool = False,
) -> CoxFit:
    """Estimate the hazard ratio of each arm against the reference.

    Args:
        time: time to event or censoring, shape (n,).
        event: True where the event was observed, shape (n,).
        arm: arm code 0, 1, ..., shape (n,); rows with a negative code are left out.
        reference: code of the reference arm.
        strata: stratum code, shape (n,), each with its own baseline hazard and one common hazard
            ratio; rows with a negative code are left out.
        ties: "efron", "breslow" or "exact" (discrete, conditional logistic likelihood).
        level: two-sided confidence level of the Wald limits.
        entry: time from which the row is under observation; None: from the start.
        weight: case weights; None: all 1.
        cluster: code of the subject that a row belongs to, for the sandwich variance.
        robust: use the sandwich variance with every row a cluster.

    Returns:
        The fit. Without events, or with an arm whose hazard ratio is 0 or infinite, that ratio is
        None and `estimable` False; log-likelihoods, likelihood-ratio and score test still hold.

    Source: Cox 1972; Efron 1977; Breslow 1974; Lin & Wei 1989. Checked against R's coxph.
    """
    rows = observe(time, event, entry=entry, weight=weight)
    model = fit_arms(rows, arm, strata, reference=reference, ties=ties)
    if not robust and cluster is None:
        return summarise(model, level)
    n = len(rows.time)
    clusters = np.arange(n) if cluster is None else codes("cluster", cluster, n)
    return summarise(model, level, sandwich(model, clusters[model.kept]))


def summarise(model: CoxModel, level: float, robust: Floats | None = None) -> CoxFit:
    """Return a fit with its tests; `robust` is the sandwich covariance, if it is to be used."""
    found = model.maximum
    method = _method(model, robust)
    parameters = (("ties", model.ties), ("level", f"{level:g}"))
    covariance = found.covariance() if robust is None else robust
    blank = Estimate(None, None, None, level, method, parameters)
    pairs = zip(found.coefficients.tolist(), np.sqrt(np.diag(covariance)).tolist(), strict=True)
    known = dict(zip(found.identified, pairs, strict=True))
    ratios = tuple(
        hazard_ratio(arm, *known.get(column, (math.nan, math.nan)), blank)
        for column, arm in enumerate(model.arms)
    )
    estimable = all(ratio.estimable for ratio in ratios)
    df = len(found.identified)
    gain = 2 * (found.at.value - found.start.value)
    return CoxFit(
        n=len(model.rows.time),
        events=int(np.count_nonzero(model.rows.event)),
        hazard_ratios=ratios,
        log_likelihood_null=found.start.value,
        log_likelihood=found.at.value,
        likelihood_ratio=TestResult(gain, df, chi_square_p(gain, df), f"likelihood_ratio_{method}"),
        score=_score_test(found, f"score_{method}"),
        wald=_wald_test(found, covariance if estimable else None, f"wald_{method}"),
        estimable=estimable,
        method=method,
        parameters=parameters,
    )


def _method(model: CoxModel, robust: Floats | None) -> str:
    stratified = "" if model.stratum is None else "stratified_"
    return f"{stratified}cox_{model.ties}{'' if robust is None else '_robust'}/1"


def hazard_ratio(arm: int, coefficient: float, std_err: float, blank: Estimate) -> HazardRatio:
    """Return a coefficient as a hazard ratio with Wald limits; not estimable where it is extreme.

    Args:
        arm: code of the arm.
        coefficient: log hazard ratio, nan where there is none.
        std_err: its standard error.
        blank: an estimate without numbers, with level, method and parameters.
    """
    if not (abs(coefficient) < LARGEST_COEFFICIENT and std_err < LARGEST_STD_ERR):
        return HazardRatio(arm, blank, None, None, None, None)
    reach = critical_value(blank.level) * std_err
    value, lower, upper = (math.exp(coefficient + shift) for shift in (0.0, -reach, reach))
    z = coefficient / std_err if std_err else None
    ratio = Estimate(value, lower, upper, blank.level, blank.method, blank.parameters)
    p = None if z is None else two_sided_p(z)
    return HazardRatio(arm, ratio, coefficient, std_err, z, p)


def _score_test(found: Maximum, method: str) -> TestResult:
    score, df = found.start.score, len(found.identified)
    statistic = float(score @ np.linalg.solve(found.start.information, score)) if df else 0.0
    return TestResult(statistic, df, chi_square_p(statistic, df), method)


def _wald_test(found: Maximum, covariance: Floats | None, method: str) -> TestResult:
    if covariance is None:
        return TestResult(None, len(found.identified), None, method)
    return chi_square_test(found.coefficients, covariance, method)
