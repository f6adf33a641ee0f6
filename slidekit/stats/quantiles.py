"""Sample quantiles by the definitions of SAS, Minitab and R."""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING, Literal

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.observations import floats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

QuantileType = Literal[2, 6, 7]
QUANTILE_TYPES: tuple[QuantileType, ...] = (2, 6, 7)
ROUNDING = 4 * sys.float_info.epsilon
"""A place this near to a whole number is that number, as in R."""


def quantile(values: ArrayLike, share: float, kind: QuantileType = 2) -> float | None:
    """Return the value below which a share of the values lies; without values there is none.

    Args:
        values: numbers of shape (n,), in any order.
        share: between 0 and 1; 0.25 and 0.75 give the quartiles.
        kind: number of the definition in Hyndman & Fan 1996 (Am Stat 50:361): 2 averages at the
            steps of the empirical distribution (SAS QNTLDEF=5, its default), 6 interpolates at
            (n + 1) share (SAS QNTLDEF=4, Minitab), 7 at 1 + (n - 1) share (R's default).

    Raises:
        StatsError: a value is missing, the share or the definition is not known.
    """
    if not 0 <= share <= 1:
        raise StatsError(f"A quantile must lie between 0 and 1, not at {share:g}.")
    if kind not in QUANTILE_TYPES:
        raise StatsError(f"Quantiles of type {kind} are not known: use type 2, 6 or 7.")
    ordered = np.sort(floats("value", values))
    return _interpolate(ordered.tolist(), share, kind) if len(ordered) else None


def _interpolate(ordered: list[float], share: float, kind: QuantileType) -> float:
    n = len(ordered)
    place = {2: n * share, 6: (n + 1) * share, 7: 1 + (n - 1) * share}[kind]
    below = math.floor(place + ROUNDING)
    part = place - below
    if kind == 2:
        part = 1.0 if part > ROUNDING else 0.5
    low, high = (ordered[min(max(at, 1), n) - 1] for at in (below, below + 1))
    return low + part * (high - low)
