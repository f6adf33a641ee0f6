"""Subdistribution hazard ratios of arms by the model of Fine and Gray."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from slidekit.stats.competing_risks_counts import observe_causes
from slidekit.stats.cox import LARGEST_COEFFICIENT, LARGEST_STD_ERR, HazardRatio
from slidekit.stats.distributions import critical_value, two_sided_p
from slidekit.stats.fine_gray_model import fit_subdistribution
from slidekit.stats.fine_gray_robust import robust_covariance
from slidekit.stats.observations import codes
from slidekit.stats.quadratic_form import chi_square_test
from slidekit.stats.result import Estimate, Parameters, TestResult

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from slidekit.stats.fine_gray_model import SubdistributionModel

METHOD = "fine_gray/1"


@dataclass(frozen=True, slots=True)
class FineGrayFit:
    """One model of the subdistribution hazard of one cause, with all arms."""

    n: int
    events: int
    """Of the cause of interest."""
    competing: int
    hazard_ratios: tuple[HazardRatio, ...]
    """Subdistribution hazard ratios with robust errors, every arm but the reference, by code."""
    log_likelihood_null: float
    """Of the weighted partial likelihood; its differences have no chi-square distribution."""
    log_likelihood: float
    wald: TestResult
    estimable: bool
    """False where one of the ratios is not."""
    method: str
    parameters: Parameters

    def against_reference(self, arm: int) -> HazardRatio:
        """Return the ratio of one arm."""
        return next(ratio for ratio in self.hazard_ratios if ratio.arm == arm)


def fine_gray(
    time: ArrayLike,
    cause: ArrayLike,
    arm: ArrayLike,
    *,
    of_interest: int = 1,
    reference: int = 0,
    level: float = 0.95,
) -> FineGrayFit:
    """Fit subdistribution hazard ratios of every arm against the reference.

    A ratio above 1 means a higher cumulative incidence of the cause, whether by a higher hazard of
    it or by a lower one of the others.

    Args:
        time: time to event or censoring, shape (n,).
        cause: 0 censored, 1, 2, ... the cause of the event, shape (n,).
        arm: arm code 0, 1, ..., shape (n,); rows with a negative code of cause or arm are left out.
        of_interest: code of the cause.
        reference: code of the reference arm.
        level: two-sided confidence level of the Wald limits.

    Returns:
        The fit; the ratio of an arm is None where it is 0, infinite or not identified, and all are
        where the reference has no event of the cause.

    Source: Fine & Gray 1999: who has had another cause stays at risk with the weight
        G(t-) / G(X-), G being the Kaplan-Meier curve of censoring of all arms together; Breslow's
        ties; the variance allows for G. Checked against R's crr.
    """
    rows = observe_causes(time, cause)
    arms = codes("arm", arm, len(rows.cause))
    keep = (rows.cause >= 0) & (arms >= 0)
    model = fit_subdistribution(rows.only(keep), arms[keep], of_interest, reference)
    return _summarise(model, level)


def _summarise(model: SubdistributionModel, level: float) -> FineGrayFit:
    parameters = (
        ("cause", f"{model.of_interest}"),
        ("ties", "breslow"),
        ("level", f"{level:g}"),
    )
    blank = Estimate(None, None, None, level, METHOD, parameters)
    coefficients = model.coefficients()
    finite = _finite_columns(model)
    covariance = robust_covariance(model, finite)
    std_err = dict(zip(finite, np.sqrt(np.diag(covariance)).tolist(), strict=True))
    ratios = tuple(
        _ratio(code, float(coefficients[column]), std_err.get(column), blank)
        for column, code in enumerate(model.arms)
    )
    estimable = all(ratio.estimable for ratio in ratios)
    wald = TestResult(None, len(model.maximum.identified), None, f"wald_{METHOD}")
    if estimable:
        wald = chi_square_test(coefficients, covariance, f"wald_{METHOD}")
    events = int(np.count_nonzero(model.rows.cause == model.of_interest))
    return FineGrayFit(
        n=len(model.rows.cause),
        events=events,
        competing=int(np.count_nonzero(model.rows.cause)) - events,
        hazard_ratios=ratios,
        log_likelihood_null=model.maximum.start.value,
        log_likelihood=model.maximum.at.value,
        wald=wald,
        estimable=estimable,
        method=METHOD,
        parameters=parameters,
    )


def _finite_columns(model: SubdistributionModel) -> list[int]:
    """Return the columns that the likelihood itself pins down.

    The robust error cannot tell: where two arms have no event it is about 1 for their ratio.
    """
    found = model.maximum
    spread = np.sqrt(np.maximum(np.diag(found.covariance()), 0.0))
    pinned = (np.abs(found.coefficients) < LARGEST_COEFFICIENT) & (spread < LARGEST_STD_ERR)
    return [column for column, keep in zip(found.identified, pinned, strict=True) if keep]


def _ratio(arm: int, coefficient: float, std_err: float | None, blank: Estimate) -> HazardRatio:
    if std_err is None:
        return HazardRatio(arm, blank, None, None, None, None)
    reach = critical_value(blank.level) * std_err
    value, lower, upper = (math.exp(coefficient + shift) for shift in (0.0, -reach, reach))
    ratio = replace(blank, value=value, lower=lower, upper=upper)
    z = coefficient / std_err if std_err else None
    p = None if z is None else two_sided_p(z)
    return HazardRatio(arm, ratio, coefficient, std_err, z, p)
