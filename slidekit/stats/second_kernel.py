"""The same numbers by other people's code: lifelines, statsmodels, scipy.

Nothing here shares a kernel with the rest of `stats`, so that an error of ours cannot hide. These
libraries are slow to import and are loaded when first called. Times go in with near ties already
merged, which none of them does.
"""

from __future__ import annotations

import math
from importlib.metadata import version
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from slidekit.stats.ties import merge_near_ties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from slidekit.stats.risk_sets import Flags, Floats

PLATEAU = 1.5e-8
"""How near S(t) must come to one half to count as equal, as R has it."""


class Numbers(NamedTuple):
    """An estimate with its limits, as far as the other program gives them."""

    value: float | None
    lower: float | None = None
    upper: float | None = None


class SurvivalCurve(NamedTuple):
    """A curve and its log-log limits as lifelines gives them, one entry per time, from time 0."""

    times: Floats
    survival: Floats
    lower: Floats
    upper: Floats


def programs(*names: str) -> str:
    """Return the programs with their versions, such as "lifelines 0.30.3"."""
    return ", ".join(f"{name} {version(name)}" for name in names)


def survival_curve(time: ArrayLike, event: ArrayLike, level: float) -> SurvivalCurve:
    """Return the Kaplan-Meier curve of lifelines.

    Args:
        time: time to event or censoring, shape (n,), n > 0.
        event: True where the event was observed, shape (n,).
        level: two-sided confidence level of the log-log limits.
    """
    from lifelines import KaplanMeierFitter

    fitted = KaplanMeierFitter(alpha=1 - level).fit(_times(time), np.asarray(event, float))
    lower, upper = fitted.confidence_interval_.to_numpy().T
    survival = fitted.survival_function_.to_numpy()[:, 0]
    return SurvivalCurve(fitted.survival_function_.index.to_numpy(float), survival, lower, upper)


def survival_at(curve: SurvivalCurve, time: float) -> Numbers:
    """Return S(t) with its log-log limits."""
    step = int(np.searchsorted(curve.times, time, side="right")) - 1
    return Numbers(*(float(band[step]) for band in curve[1:]))


def median(curve: SurvivalCurve, plateau_at_end: Literal["ne", "last"]) -> Numbers:
    """Return the median with its log-log limits, read step by step from the curve."""
    known = (curve.survival > 0) & (curve.survival < 1)  # elsewhere log-log has no limits
    bands = ((curve.survival, curve.survival >= 0), (curve.lower, known), (curve.upper, known))
    return Numbers(*(_crossing(curve.times, band, keep, plateau_at_end) for band, keep in bands))


def _crossing(
    times: Floats, band: Floats, keep: Flags, plateau_at_end: Literal["ne", "last"]
) -> float | None:
    """Return the first time at or below one half; of a plateau at one half its middle."""
    steps: list[tuple[float, float]] = list(
        zip(times[keep].tolist(), band[keep].tolist(), strict=True)
    )
    reached = next(((at, value) for at, value in steps if value <= 0.5 + PLATEAU), None)
    if reached is None:
        return None
    fallen = next((at for at, value in steps if value < reached[1] - PLATEAU), None)
    if reached[1] < 0.5 - PLATEAU:
        return reached[0]
    if fallen is None:
        return None if plateau_at_end == "ne" else (reached[0] + float(times[-1])) / 2
    return (reached[0] + fallen) / 2


def hazard_ratio(
    time: ArrayLike,
    event: ArrayLike,
    arm: ArrayLike,
    strata: ArrayLike | None,
    ties: Literal["efron", "breslow"],
    level: float,
) -> Numbers:
    """Return the hazard ratio of arm 1 against arm 0 by the Cox model of statsmodels.

    Args:
        time: time to event or censoring, shape (n,).
        event: True where the event was observed, shape (n,).
        arm: 1 or 0, shape (n,).
        strata: code of the stratum, shape (n,); None: no strata.
        ties: how tied events are handled.
        level: two-sided confidence level of the Wald limits.
    """
    from statsmodels.duration.hazard_regression import PHReg

    covariate = np.asarray(arm, float)[:, None]
    status = np.asarray(event, float)
    model = PHReg(_times(time), covariate, status=status, ties=ties, strata=strata).fit()
    with np.errstate(over="ignore"):  # a model that diverged gives infinity
        lower, upper = np.exp(model.conf_int(alpha=1 - level)[0]).tolist()
        return Numbers(float(np.exp(model.params[0])), lower, upper)


def log_rank_p(
    time: ArrayLike, event: ArrayLike, arm: ArrayLike, strata: ArrayLike | None
) -> float:
    """Return the two-sided p of statsmodels' log-rank test, stratified where strata are given."""
    from statsmodels.duration.survfunc import survdiff

    p = survdiff(_times(time), np.asarray(event, float), np.asarray(arm), strata=strata)[1]
    return float(p)


def proportion(x: int, n: int, level: float) -> Numbers:
    """Return x of n with the exact limits of scipy."""
    from scipy.stats import binomtest

    found = binomtest(x, n).proportion_ci(level, method="exact")
    return Numbers(x / n, float(found.low), float(found.high))


def proportions_p(tables: Sequence[tuple[int, int, int, int]], *, stratified: bool) -> float:
    """Return the two-sided p that two proportions are equal, no continuity correction.

    Args:
        tables: x1, n1, x0, n0 of each stratum.
        stratified: by the Cochran-Mantel-Haenszel test (statsmodels), else by Pearson's chi-square
            test of the one table (scipy).
    """
    cells = [np.array([[x1, n1 - x1], [x0, n0 - x0]], float) for x1, n1, x0, n0 in tables]
    if not stratified:
        from scipy.stats import chi2_contingency

        return float(chi2_contingency(cells[0], correction=False).pvalue)
    from statsmodels.stats.contingency_tables import StratifiedTable

    return float(StratifiedTable(cells).test_null_odds(correction=False).pvalue)


def risk_difference(
    x1: int,
    n1: int,
    x0: int,
    n0: int,
    method: Literal["miettinen_nurminen", "newcombe"],
    level: float,
) -> Numbers:
    """Return x1/n1 - x0/n0 with limits.

    Newcombe's are those of statsmodels. Miettinen and Nurminen's are solved with scipy's general
    root finder and a numerical maximum of the likelihood, since statsmodels has them wrong.
    """
    value = x1 / n1 - x0 / n0
    if method == "newcombe":
        from statsmodels.stats.proportion import confint_proportions_2indep

        limits = confint_proportions_2indep(
            x1, n1, x0, n0, method="newcomb", compare="diff", alpha=1 - level
        )
        return Numbers(value, float(limits[0]), float(limits[1]))
    return Numbers(value, *_score_limits((x1, n1, x0, n0), value, level))


def _score_limits(
    counts: tuple[int, int, int, int], value: float, level: float
) -> tuple[float, float]:
    from scipy.optimize import brentq
    from scipy.special import ndtri

    z = float(ndtri((1 + level) / 2))

    def away(difference: float, target: float) -> float:
        return (value - difference) - target * _standard_error(counts, difference)

    edge, nudge = 1 - 1e-12, 1e-9  # at the estimate itself the standard error can be 0
    lower = upper = value
    if away(-edge, z) > 0:
        lower = brentq(away, -edge, value - nudge, args=(z,), xtol=1e-13)
    if away(edge, -z) < 0:
        upper = brentq(away, value + nudge, edge, args=(-z,), xtol=1e-13)
    return float(lower), float(upper)


def _standard_error(counts: tuple[int, int, int, int], difference: float) -> float:
    """Return the standard error of p1 - p0 at the proportions most likely under a difference."""
    from scipy.optimize import minimize_scalar
    from scipy.special import xlogy

    x1, n1, x0, n0 = counts
    low, high = max(0.0, -difference), min(1.0, 1 - difference)

    def unlikely(p0: float) -> float:
        p1 = min(max(p0 + difference, 0.0), 1.0)
        ours = xlogy(x1, p1) + xlogy(n1 - x1, 1 - p1)
        return -float(ours + xlogy(x0, p0) + xlogy(n0 - x0, 1 - p0))

    inside = minimize_scalar(
        unlikely, bounds=(low, high), method="bounded", options={"xatol": 1e-13}
    )
    p0 = min((low, high, float(inside.x)), key=unlikely)
    p1 = p0 + difference
    total = n1 + n0
    variance = (p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0) * total / (total - 1)
    return math.sqrt(max(variance, 0.0))


def _times(time: ArrayLike) -> Floats:
    return merge_near_ties(np.asarray(time, np.float64)).time
