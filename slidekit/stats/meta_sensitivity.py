"""How far a pooled effect depends on small studies and on single ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.stats.distributions import two_sided_p
from slidekit.stats.meta import pool
from slidekit.stats.meta_tau2 import between_study_variance, fit, regression

if TYPE_CHECKING:
    from slidekit.stats.meta import Pooled, PoolingModel
    from slidekit.stats.meta_effects import StudyEffects

ALIASED = 1e-7
"""Standard errors that differ by less than this part of themselves are one value, as in R's lm."""


@dataclass(frozen=True, slots=True)
class EggerTest:
    """Whether effects depend on their standard errors, as they do where small studies are lost."""

    slope: float | None
    """Change of the effect per unit of standard error; None where it cannot be told."""
    z: float | None
    p: float | None
    method: str = "egger_reml/1"


def egger_test(effects: StudyEffects) -> EggerTest:
    """Regress the effects on their standard errors, with random effects by REML.

    Returns:
        Slope, z and two-sided p; none with fewer than three studies or with equal standard errors.

    Source: Egger et al. 1997 in the mixed-effects form of Sterne & Egger 2005 (R's metafor:
        regtest with model="rma"); the standard error of the slope is not scaled (z, not t).
    """
    std_err = np.sqrt(np.array(effects.variances))
    spread = float(std_err.std())
    if len(std_err) < 3 or spread <= ALIASED * float(std_err.mean()):
        return EggerTest(None, None, None)
    data = regression(effects, std_err)
    found = fit(data, np.array([between_study_variance(data, "reml")]))
    slope = float(found.coefficient[0])
    z = slope / float(found.variance[0]) ** 0.5
    return EggerTest(slope, z, two_sided_p(z))


def leave_one_out(
    effects: StudyEffects, model: PoolingModel = "reml", level: float = 0.95
) -> tuple[Pooled, ...]:
    """Pool all studies but one, for each study in order; nothing of a single study."""
    places = range(len(effects.values))
    if len(places) < 2:
        return ()
    return tuple(
        pool(effects.only([place for place in places if place != left]), model, level=level)
        for left in places
    )
