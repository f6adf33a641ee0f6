"""One-way analysis of variance."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from slidekit.stats.observations import codes, floats
from slidekit.stats.result import TestResult
from slidekit.stats.t_tests import moments

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from slidekit.stats.risk_sets import Floats


def one_way_anova(values: ArrayLike, group: ArrayLike) -> TestResult:
    """Test by the F test that the means of all groups are equal, one variance common to all.

    Args:
        values: numbers of shape (n,), none missing.
        group: code of each value's group; a negative code leaves the value out.

    Returns:
        F, its degrees of freedom between groups (those within stand in the parameters) and p. F is
        None with one group, one value in every group, or values that are all equal; it is infinite
        where values differ between groups only.

    Source: Fisher 1925; R's anova(lm(value ~ group)), SAS PROC GLM.
    """
    members = groups_of(values, group)
    total = sum(len(one) for one in members)
    between, within = max(len(members) - 1, 0), total - len(members)
    parameters = (("df_within", f"{within}"),)
    if not between or not within:
        return TestResult(None, between, None, "one_way_anova/1", parameters)
    found = [moments(one) for one in members]
    grand = moments(np.concatenate(members)).mean or 0.0
    away = [(one.mean or 0.0) - grand for one in found]
    explained = sum(one.n * far * far for one, far in zip(found, away, strict=True)) / between
    residual = sum((one.n - 1) * (one.variance or 0.0) for one in found) / within
    statistic = _ratio(explained, residual, constant=_all_equal(members))
    p = None if statistic is None else _f_p(statistic, between, within)
    return TestResult(statistic, between, p, "one_way_anova/1", parameters)


def groups_of(values: ArrayLike, group: ArrayLike) -> list[Floats]:
    """Return the values of each group that has any, in the order of their codes."""
    numbers = floats("value", values)
    member = codes("group", group, len(numbers))
    return [numbers[member == code] for code in np.unique(member[member >= 0])]


def _all_equal(members: list[Floats]) -> bool:
    return bool(np.ptp(np.concatenate(members)) == 0)


def _ratio(explained: float, residual: float, *, constant: bool) -> float | None:
    if constant:
        return None
    return explained / residual if residual else math.inf


def _f_p(statistic: float, between: int, within: int) -> float:
    from scipy.special import fdtrc

    return float(fdtrc(between, within, statistic))
