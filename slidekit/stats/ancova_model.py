"""The linear model under an analysis of covariance: least squares with aliased columns."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.stats.t_tests import t_inference

if TYPE_CHECKING:
    from slidekit.stats.result import Parameters
    from slidekit.stats.risk_sets import Codes, Floats
    from slidekit.stats.t_tests import TInference

ALIASED = 1e-7
"""A column of which less than this is new beside earlier ones is aliased, as in R's lm."""
ESTIMABLE = 1e-8
"""How far a combination of coefficients may miss the space of the rows, as in R's emmeans."""
NO_RESIDUAL = 1e-13
"""A residual standard error this small beside the response is rounding."""


class LinearModel(NamedTuple):
    """A fitted linear model; columns are scaled to a root mean square of 1."""

    n: int
    scale: Floats
    """Root mean square of each column."""
    kept: Codes
    """Columns that no earlier ones explain."""
    aliased: Codes
    aliases: Floats
    """Each aliased column in terms of the kept ones, shape (kept, aliased)."""
    triangle: Floats
    """R of the QR decomposition of the kept columns."""
    projection: Floats
    """Q'y."""
    residual: float | None
    """Residual standard error; None without degrees of freedom."""

    @property
    def df(self) -> int:
        """Return the residual degrees of freedom."""
        return self.n - len(self.kept)

    def estimate(
        self, weights: Floats, level: float, method: str, parameters: Parameters = ()
    ) -> TInference:
        """Return a combination of coefficients with limits and test; None if not estimable.

        A combination is estimable if it is one of rows of the design, so that it does not depend on
        which of the aliased columns are left out (Searle 1971).
        """
        scaled = weights / self.scale
        missed = scaled[self.aliased] - scaled[self.kept] @ self.aliases
        if (np.abs(missed) > ESTIMABLE * max(1.0, float(np.abs(scaled).max()))).any():
            return t_inference(None, None, self.df, level, method, parameters)
        share = np.linalg.solve(self.triangle.T, scaled[self.kept])
        value, size = float(share @ self.projection), float(np.linalg.norm(share))
        std_err = None if self.residual is None else self.residual * size
        return t_inference(value, std_err, self.df, level, method, parameters)


def fit_linear_model(design: Floats, response: Floats) -> LinearModel:
    """Fit a linear model by least squares.

    Args:
        design: shape (n, columns); columns that earlier ones explain are aliased.
        response: shape (n,).
    """
    n = len(response)
    scale = np.sqrt((design**2).sum(0) / max(n, 1))
    scale = np.where(scale > 0, scale, 1.0)
    columns = design / scale
    kept, aliased = _independent(columns)
    orthogonal, triangle = np.linalg.qr(columns[:, kept])
    aliases = np.linalg.solve(triangle, orthogonal.T @ columns[:, aliased])
    projection = orthogonal.T @ response
    residual = _residual(response, response - orthogonal @ projection, n - len(kept))
    return LinearModel(n, scale, kept, aliased, aliases, triangle, projection, residual)


def _residual(response: Floats, left: Floats, df: int) -> float | None:
    """Return the residual standard error, 0 where only rounding is left of the response."""
    if not df:
        return None
    found = math.sqrt(float((left**2).sum()) / df)
    size = math.sqrt(float((response**2).mean()))
    return found if found > NO_RESIDUAL * size else 0.0


def _independent(columns: Floats) -> tuple[Codes, Codes]:
    """Return the columns that no earlier ones explain, and the others."""
    basis, kept = np.empty((len(columns), 0)), []
    for place, column in enumerate(columns.T):
        rest = column
        for _ in range(2):  # once more, for what rounding leaves the first time
            rest = rest - basis @ (basis.T @ rest)
        size = float(np.linalg.norm(rest))
        if size > ALIASED * float(np.linalg.norm(column)):
            kept.append(place)
            basis = np.column_stack((basis, rest / size))
    aliased = [place for place in range(columns.shape[1]) if place not in kept]
    return np.array(kept, np.int64), np.array(aliased, np.int64)
