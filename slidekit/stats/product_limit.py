"""The product-limit estimate of survival, with pointwise limits, from counts at rising times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.pieces import pieces

if TYPE_CHECKING:
    from slidekit.stats.risk_sets import Floats

ConfType = Literal["log-log", "log", "plain"]


def product_limit(at_risk: Floats, deaths: Floats) -> tuple[Floats, Floats]:
    """Return S(t) and its Greenwood standard error (nan at S = 0) from counts at rising times."""
    survival, std_err = np.empty(len(at_risk)), np.empty(len(at_risk))
    product, variance = 1.0, 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        for piece in pieces(len(at_risk)):
            s, v = survival[piece], std_err[piece]
            _factors(at_risk[piece], deaths[piece], s, v)
            s[0] *= product
            v[0] += variance
            np.cumprod(s, out=s)
            np.cumsum(v, out=v)
            product, variance = s[-1], v[-1]
            np.sqrt(v, out=v)
            v *= s
    std_err[survival <= 0] = np.nan
    return survival, std_err


def _factors(at_risk: Floats, deaths: Floats, survival: Floats, variance: Floats) -> None:
    """Write what each time multiplies S(t) by, and adds to the variance of its logarithm."""
    left = at_risk - deaths
    left[left <= 1e-9 * at_risk] = 0  # sums of fractional weights may miss zero by rounding
    np.divide(left, at_risk, out=survival)
    np.divide(deaths, at_risk * left, out=variance)
    nobody = at_risk <= 0  # but rows of weight 0, or of another arm
    survival[nobody], variance[nobody] = 1, 0


def limits(
    survival: Floats, std_err: Floats, z: float, conf_type: ConfType
) -> tuple[Floats, Floats]:
    """Return the pointwise limits of S(t), cut to [0, 1]; nan where they are not estimable."""
    if conf_type not in _SCALES:
        raise StatsError(f"conf_type {conf_type!r} is not known: use log-log, log or plain.")
    lower, upper = np.empty(len(survival)), np.empty(len(survival))
    with np.errstate(divide="ignore", invalid="ignore"):
        for piece in pieces(len(survival)):
            low, high = _SCALES[conf_type](survival[piece], z * std_err[piece])
            np.maximum(low, 0, out=lower[piece])
            np.minimum(high, 1, out=upper[piece])
    return lower, upper


def _plain(survival: Floats, reach: Floats) -> tuple[Floats, Floats]:
    return survival - reach, survival + reach


def _log(survival: Floats, reach: Floats) -> tuple[Floats, Floats]:
    factor = np.exp(reach / survival)
    return survival / factor, survival * factor


def _log_log(survival: Floats, reach: Floats) -> tuple[Floats, Floats]:
    log = np.log(survival)
    log[survival >= 1] = np.nan
    power = np.exp(reach / (survival * log))
    return np.exp(log / power), np.exp(log * power)


_SCALES = {"plain": _plain, "log": _log, "log-log": _log_log}
