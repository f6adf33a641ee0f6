"""Analysis of covariance: arms compared with covariates held equal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.ancova_model import fit_linear_model
from slidekit.stats.observations import check_length, codes, floats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from slidekit.stats.risk_sets import Codes, Floats
    from slidekit.stats.t_tests import TInference

METHOD = "ancova/1"
Margins = Literal["equal", "observed"]
"""How the levels of factors count in a least-squares mean: alike, or as often as they occur."""


@dataclass(frozen=True, slots=True)
class Ancova:
    """An analysis of covariance; what the rows do not tell is None."""

    n: int
    df: int
    """Residual degrees of freedom."""
    residual: float | None
    """Residual standard error (root mean squared error)."""
    contrasts: tuple[TInference, ...]
    """Adjusted differences, in the order asked for."""
    equal_margins: tuple[TInference, ...]
    """Least-squares mean of each arm, all levels of a factor weighted equally."""
    observed_margins: tuple[TInference, ...]
    """Least-squares mean of each arm, levels weighted as they occur."""
    method: str = METHOD


def ancova(
    response: ArrayLike,
    arm: ArrayLike,
    n_arms: int,
    *,
    factors: Sequence[ArrayLike] = (),
    numeric: Sequence[ArrayLike] = (),
    contrasts: Sequence[tuple[int, int]] = (),
    level: float = 0.95,
) -> Ancova:
    """Compare arms by a linear model without interactions: response ~ arm + factors + covariates.

    Args:
        response: such as the change from baseline, shape (n,), none missing.
        arm: code of each row's arm, 0 to n_arms - 1.
        n_arms: number of arms; one without rows is not estimable.
        factors: level codes of each factor, shape (n,), none negative.
        numeric: values of each numeric covariate, shape (n,), none missing.
        contrasts: pairs of arms, the first minus the second.
        level: two-sided confidence level.

    Returns:
        Adjusted differences, and least-squares means at the mean of the numeric covariates. Those
        that rest on aliased columns (an empty arm, a factor confounded with the arm) are None.

    Raises:
        StatsError: a value or level is missing, or columns are of different lengths.

    Source: Searle, Speed & Milliken 1980 (Am Stat 34:216); R's lm with emmeans, SAS PROC GLM with
        LSMEANS (observed margins: option OM).
    """
    values = floats("response", response)
    member = codes("arm", arm, len(values))
    covariates = _covariates(factors, numeric, len(values))
    model = fit_linear_model(_design(_dummies(member, n_arms), covariates), values)

    def mean_row(place: int, margins: Margins) -> Floats:
        own = np.arange(1, n_arms) == place
        return np.concatenate(((1.0,), own, *(one.margin(margins) for one in covariates)))

    def means(margins: Margins) -> tuple[TInference, ...]:
        named = ("ls_mean/1", (("margins", margins),))
        return tuple(model.estimate(mean_row(own, margins), level, *named) for own in range(n_arms))

    compared = tuple(
        model.estimate(mean_row(ours, "equal") - mean_row(theirs, "equal"), level, METHOD)
        for ours, theirs in contrasts
    )
    return Ancova(model.n, model.df, model.residual, compared, means("equal"), means("observed"))


def dose_response(
    response: ArrayLike,
    dose: ArrayLike,
    *,
    factors: Sequence[ArrayLike] = (),
    numeric: Sequence[ArrayLike] = (),
    level: float = 0.95,
) -> TInference:
    """Return the slope of the response on the dose, a number that takes the arm's place.

    See `ancova` for the arguments; the dose of each row has shape (n,).
    """
    values, doses = floats("response", response), floats("dose", dose)
    check_length("dose", doses, len(values))
    design = _design(doses[:, None], _covariates(factors, numeric, len(values)))
    slope = (np.arange(design.shape[1]) == 1).astype(np.float64)
    return fit_linear_model(design, values).estimate(slope, level, "dose_response/1")


class _Covariate(NamedTuple):
    """Columns of the design: all levels of a factor but the first, or one of numbers."""

    columns: Floats
    is_factor: bool

    def margin(self, margins: Margins) -> Floats:
        """Return the columns of a mean over all rows, or over all levels of a factor alike."""
        n, width = self.columns.shape
        if self.is_factor and margins == "equal":
            return np.full(width, 1 / (width + 1))
        return np.asarray(self.columns.mean(0)) if n else np.zeros(width)


def _covariates(
    factors: Sequence[ArrayLike], numeric: Sequence[ArrayLike], n: int
) -> list[_Covariate]:
    found = []
    for factor in factors:
        level_of = codes("factor", factor, n)
        if (level_of < 0).any():
            raise StatsError("A factor has rows without a level.", fix="Leave those rows out.")
        levels, place = np.unique(level_of, return_inverse=True)
        found.append(_Covariate(_dummies(place, len(levels)), is_factor=True))
    for covariate in numeric:
        values = floats("covariate", covariate)
        check_length("covariate", values, n)
        found.append(_Covariate(values[:, None], is_factor=False))
    return found


def _dummies(code: Codes, n_levels: int) -> Floats:
    """Return a column of 0 and 1 for each level but the first, shape (n, levels - 1)."""
    return np.asarray(code[:, None] == np.arange(1, max(n_levels, 1)), dtype=np.float64)


def _design(arm: Floats, covariates: list[_Covariate]) -> Floats:
    return np.column_stack((np.ones(len(arm)), arm, *(one.columns for one in covariates)))
