"""Effects of several studies pooled: one common effect, or effects that vary between studies."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.distributions import chi_square_p, critical_value, two_sided_p
from slidekit.stats.meta_effects import natural_scale
from slidekit.stats.meta_tau2 import EPS, between_study_variance, fit, regression
from slidekit.stats.result import Estimate, TestResult

if TYPE_CHECKING:
    from slidekit.stats.meta_effects import Measure, StudyEffects
    from slidekit.stats.meta_tau2 import Regression

PoolingModel = Literal["fixed_effect", "dl", "reml", "pm"]

_METHODS: dict[PoolingModel, str] = {
    "fixed_effect": "meta_fixed_effect",
    "dl": "meta_dersimonian_laird",
    "reml": "meta_reml",
    "pm": "meta_paule_mandel",
}


@dataclass(frozen=True, slots=True)
class Heterogeneity:
    """How much the effects differ beyond their own errors."""

    q: TestResult
    """Cochran's Q with the weights of the fixed effect, k - 1 degrees of freedom."""
    tau2: float
    """Variance between studies in squared units of the effect; 0 in a fixed-effect model."""
    i2_percent: float
    h2: float


@dataclass(frozen=True, slots=True)
class Pooled:
    """The pooled effect of k studies on the scale of analysis: ratios are logarithms."""

    measure: Measure
    estimate: Estimate
    std_err: float
    statistic: float | None
    """Estimate over standard error, z or t; infinite without a standard error, none of 0 / 0."""
    p: float | None
    """Two-sided p that the pooled effect is 0 (a ratio 1)."""
    df: int | None
    """Of the t distribution; None: standard normal."""
    heterogeneity: Heterogeneity
    prediction: Estimate | None
    """Where the effect of a new study would lie; None in a fixed-effect model."""
    weights_percent: tuple[float, ...]
    """Of each study, in order; they sum to 100."""

    @property
    def natural(self) -> Estimate:
        """Return the pooled effect as readers see it: a ratio, not its logarithm."""
        return natural_scale(self.estimate, self.measure)


def pool(
    effects: StudyEffects,
    model: PoolingModel = "reml",
    *,
    hartung_knapp: bool = False,
    level: float = 0.95,
) -> Pooled:
    """Pool the effects of studies by inverse variances.

    Args:
        effects: effect and variance of each study.
        model: "fixed_effect" (one common effect), or random effects with the variance between
            studies by "dl" (DerSimonian-Laird), "reml" or "pm" (Paule-Mandel).
        hartung_knapp: scale the variance by the weighted squares over k - 1 and take t with k - 1
            degrees of freedom; the scale is not held at 1, so limits can be narrower than without.
            With one study there is no scale, and z is taken.
        level: two-sided confidence level, of the prediction interval too.

    Returns:
        I2 = tau2 / (tau2 + typical variance) in a random-effects model, (Q - df) / Q in a
        fixed-effect one. The prediction interval is estimate +- critical value x sqrt(tau2 + SE^2),
        with the critical value of the confidence interval.

    Raises:
        StatsError: there is no study, the model is not known, or a fixed-effect model is asked for
            Hartung-Knapp limits.

    Source: Hedges & Olkin 1985; DerSimonian & Laird 1986; Hartung & Knapp 2001; Higgins &
        Thompson 2002; Higgins, Thompson & Spiegelhalter 2009. Numbers as R's metafor (rma).
    """
    _check(effects, model, hartung_knapp)
    data = regression(effects)
    tau2 = 0.0 if model == "fixed_effect" else between_study_variance(data, model)
    found = fit(data, np.array([tau2]))
    value, variance = data.origin + float(found.coefficient[0]), float(found.variance[0])
    df = data.df if hartung_knapp and data.df else None
    variance *= _scale(float(found.residual[0]), df) if df else 1.0
    std_err, statistic = math.sqrt(variance), _quotient(value, math.sqrt(variance))
    method = _METHODS[model] + ("_hartung_knapp" if hartung_knapp else "")
    parameters = (("measure", effects.measure), ("level", f"{level:g}"))
    critical, weights = _critical(level, df), 1 / (data.variance + tau2)

    def around(reach: float, name: str) -> Estimate:
        return Estimate(value, value - reach, value + reach, level, f"{name}/1", parameters)

    prediction = around(critical * math.sqrt(tau2 + variance), f"{method}_prediction")
    return Pooled(
        effects.measure,
        around(critical * std_err, method),
        std_err,
        statistic,
        None if statistic is None else _p(statistic, df),
        df,
        _heterogeneity(data, tau2, model),
        None if model == "fixed_effect" else prediction,
        tuple((100 * weights / weights.sum()).tolist()),
    )


def weighted_q(effects: StudyEffects, around: float | None, method: str) -> TestResult:
    """Return Cochran's Q of the studies around an effect that was pooled in another way.

    Without two studies Q is 0 on no degree of freedom; None where the effect is not estimable.
    """
    df = max(len(effects.values) - 1, 0)
    if around is None and df:
        return TestResult(None, df, None, method)
    pairs = zip(effects.values, effects.variances, strict=True)
    q = sum((value - (around or 0.0)) ** 2 / v for value, v in pairs) if df else 0.0
    return TestResult(q, df, chi_square_p(q, df), method)


def _check(effects: StudyEffects, model: PoolingModel, hartung_knapp: bool) -> None:
    if not effects.values:
        raise StatsError("There is no study to pool.")
    if model not in _METHODS:
        raise StatsError(f"Model {model!r} is not known: use {', '.join(_METHODS)}.")
    if hartung_knapp and model == "fixed_effect":
        raise StatsError("Hartung-Knapp limits belong to a random-effects model.")


def _scale(residual: float, df: int) -> float:
    """Return the factor of Hartung and Knapp, 0 where effects are equal but for rounding."""
    return residual / df if residual > EPS else 0.0


def _critical(level: float, df: int | None) -> float:
    if df is None:
        return critical_value(level)
    from scipy.special import stdtrit

    return -float(stdtrit(df, (1 - level) / 2))


def _p(statistic: float, df: int | None) -> float:
    if df is None:
        return two_sided_p(statistic)
    from scipy.special import stdtr

    return 2 * float(stdtr(df, -abs(statistic)))


def _quotient(value: float, std_err: float) -> float | None:
    if std_err:
        return value / std_err
    return math.copysign(math.inf, value) if value else None


def _heterogeneity(data: Regression, tau2: float, model: PoolingModel) -> Heterogeneity:
    fixed = fit(data, np.zeros(1))
    q = float(fixed.residual[0]) if data.df else 0.0
    test = TestResult(q, data.df, chi_square_p(q, data.df), "cochran_q/1")
    if not data.df:
        return Heterogeneity(test, tau2, 0.0, 1.0)
    if model == "fixed_effect":
        i2 = max(0.0, 100 * (q - data.df) / q) if q else 0.0
        return Heterogeneity(test, tau2, i2, q / data.df)
    typical = data.df / float(fixed.trace[0])
    return Heterogeneity(test, tau2, 100 * tau2 / (typical + tau2), tau2 / typical + 1)
