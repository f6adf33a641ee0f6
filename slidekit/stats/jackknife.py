"""Robust standard errors of a weighted survival curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slidekit.stats.result import Numbers, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.stats.observations import Observations


def infinitesimal_jackknife(rows: Observations, times: Sequence[float]) -> Numbers:
    """Return the standard error of S(t) at each time, every row a cluster; None at S = 0.

    With weights that are no frequencies, Greenwood's formula does not hold; this does.

    Source: Efron 1982; the influence of row i on S(t) is
        -S(t) (1{failed by t} / (n - d) at its time - sum of d / (n (n - d)) while at risk).
    """
    table = rows.tabulate()
    at_risk, deaths = table.at_risk[0], table.deaths[0]
    left = at_risk - deaths
    left = np.where(left > 1e-9 * at_risk, left, np.nan)  # nan: S is 0 from here on
    survival = np.concatenate(((1.0,), np.cumprod(np.where(deaths > 0, left / at_risk, 1.0))))
    hazard = np.concatenate(
        ((0.0,), np.cumsum(np.where(deaths > 0, deaths / (at_risk * left), 0.0)))
    )
    weight = np.ones(len(rows.time)) if rows.weight is None else rows.weight
    last = np.searchsorted(table.time, rows.time, side="right")
    entered = 0 if rows.entry is None else np.searchsorted(table.time, rows.entry, side="right")
    jump = np.where(rows.event, 1 / left[last - 1], 0.0)
    std_err = np.empty(len(times))
    for place, time in enumerate(times):
        step = int(np.searchsorted(table.time, time, side="right"))
        exposure = hazard[np.minimum(last, step)] - hazard[np.minimum(entered, step)]
        influence = np.where(rows.time <= time, jump, 0.0) - exposure
        std_err[place] = survival[step] * np.sqrt(((weight * influence) ** 2).sum())
    return numbers(std_err)
