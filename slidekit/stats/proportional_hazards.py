"""Score test of proportional hazards: does a log hazard ratio change over time?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.cox_likelihood import risk_terms
from slidekit.stats.cox_model import CoxModel, fit_arms
from slidekit.stats.observations import Observations, observe
from slidekit.stats.quadratic_form import chi_square_test
from slidekit.stats.result import TestResult
from slidekit.stats.survival import product_limit

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from slidekit.stats.risk_sets import Floats

Transform = Literal["km", "rank", "identity", "log"]
TRANSFORMS: tuple[Transform, ...] = ("km", "rank", "identity", "log")


def proportional_hazards_test(
    time: ArrayLike,
    event: ArrayLike,
    arm: ArrayLike,
    strata: ArrayLike | None = None,
    *,
    reference: int = 0,
    transform: Transform = "km",
    entry: ArrayLike | None = None,
    weight: ArrayLike | None = None,
) -> TestResult:
    """Test whether the hazard ratios of the arms are constant over time.

    Args:
        time: time to event or censoring, shape (n,).
        event: True where the event was observed, shape (n,).
        arm: arm code 0, 1, ..., shape (n,); rows with a negative code are left out.
        strata: stratum code, shape (n,); rows with a negative code are left out.
        reference: code of the reference arm.
        transform: function of time that the log hazard ratio may follow: "km" is 1 - S(t-) of all
            arms together, "rank" the rank of the time, "identity" the time, "log" its logarithm.
        entry: time from which the row is under observation; None: from the start.
        weight: case weights; None: all 1.

    Returns:
        A chi-square with as many degrees of freedom as there are hazard ratios; none without events
        or where no hazard ratio can be estimated.

    Raises:
        StatsError: transform "log" and an event at time 0.

    Source: Grambsch & Therneau 1994 as the exact score test of R's cox.zph since survival 3.0
        (not the approximation of earlier versions), with Efron's ties.
    """
    rows = observe(time, event, entry=entry, weight=weight)
    return time_dependence_test(fit_arms(rows, arm, strata, reference=reference), transform)


def time_dependence_test(model: CoxModel, transform: Transform) -> TestResult:
    """Return the score test of the terms arm x transform(time), added to a fit."""
    method = f"proportional_hazards_{transform}/1"
    if not model.maximum.identified:  # without events no time has a mean, and no arm a ratio
        return TestResult(None, 0, None, method)
    terms = risk_terms(model.table, model.ties)
    of_time = transformed(model.rows, model.table.time, transform)
    deaths = model.table.death_count
    of_time = of_time - (of_time @ deaths) / deaths.sum()
    relative = np.exp(model.log_hazards())
    share = terms.risk * relative[:, None] / (relative @ terms.risk)
    factor = of_time[terms.group]
    design = model.design[:, list(model.maximum.identified)]
    weights = (terms.weight, terms.weight * factor, terms.weight * factor**2)
    base, cross, own = (_information(share, weight, design) for weight in weights)
    score = (model.table.deaths @ of_time - share @ weights[1]) @ design
    variance = own - cross @ np.linalg.solve(base, cross)
    return chi_square_test(score, variance, method)


def _information(share: Floats, weight: Floats, design: Floats) -> Floats:
    mean = design.T @ share
    squares = (design * (share @ weight)[:, None]).T @ design
    return np.asarray(squares - (mean * weight) @ mean.T)


def transformed(rows: Observations, at: Floats, transform: Transform) -> Floats:
    """Return a transform of all rows' times at the event times."""
    if transform == "identity":
        return at
    if transform == "log":
        if (at <= 0).any():
            raise StatsError(
                "An event at time 0 has no logarithm.",
                fix="Use the transform km, rank or identity.",
            )
        return np.log(at)
    if transform == "rank":
        ordered = np.sort(rows.time)
        below, up_to = (np.searchsorted(ordered, at, side) for side in ("left", "right"))
        return (below + up_to + 1) / 2
    if transform == "km":
        table = rows._replace(weight=None).tabulate()
        survival, _ = product_limit(table.at_risk[0], table.deaths[0])
        return 1 - np.concatenate(((1.0,), survival))[np.searchsorted(table.time, at, "left")]
    raise StatsError(f"Transform {transform!r} is not known: use {', '.join(TRANSFORMS)}.")
