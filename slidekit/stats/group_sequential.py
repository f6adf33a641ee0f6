"""Boundaries of group-sequential tests from a spending function of the information fraction.

Two-sided tests are symmetric: each side spends half of alpha, so that the published two-sided
boundaries come out (Lan & DeMets 1983; Jennison & Turnbull 2000, chapters 7 and 19). Crossing
probabilities are integrals over the score process, which has independent normal increments
(Armitage, McPherson & Rowe 1969), by Gauss-Legendre quadrature in panels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from slidekit.errors import StatsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Spending = Literal["obrien_fleming", "pocock"]
Sided = Literal[1, 2]

HIGHEST_Z = 8.0
"""A boundary beyond which nothing is spent; R's ldbounds stops there as well."""
HALVINGS = 60
PANEL_NODES = 16
PANELS_PER_SD = 0.5
FEWEST_PANELS, MOST_PANELS = 8, 250


@dataclass(frozen=True, slots=True)
class Boundaries:
    """What a test is held against at each analysis, in the order of analyses."""

    z: tuple[float, ...]
    """Standard normal deviates; of a two-sided test the upper one."""
    nominal: tuple[float, ...]
    """The same as p-values with as many sides as the test."""
    spent: tuple[float, ...]
    """Alpha spent up to and with each analysis, on all sides."""
    method: str


def spent_alpha(spending: Spending, alpha: float, fraction: float, sided: Sided = 2) -> float:
    """Return the alpha that a spending function has spent at a fraction of the information.

    Args:
        spending: Lan-DeMets function of O'Brien-Fleming or of Pocock type.
        alpha: of the test as a whole, on all its sides.
        fraction: information, 1 at the planned end; more spends no more.
        sided: 1 or 2.
    """
    side, time = alpha / sided, min(fraction, 1.0)
    if spending == "pocock":
        return sided * side * math.log(1 + (math.e - 1) * time)
    from scipy.special import ndtr, ndtri

    return float(sided * 2 * ndtr(ndtri(side / 2) / math.sqrt(time)))


def boundaries(
    spending: Spending, alpha: float, fractions: Sequence[float], sided: Sided = 2
) -> Boundaries:
    """Return the boundaries of all analyses.

    Args:
        spending: as in `spent_alpha`.
        alpha: of the test as a whole, above 0 and below 1.
        fractions: information at each analysis, rising, above 0.
        sided: 1 or 2.

    Raises:
        StatsError: alpha or the fractions are none.
    """
    _require_rising(fractions)
    if not 0 < alpha < 1:
        raise StatsError(f"An alpha lies between 0 and 1, and {alpha:g} does not.")
    spent = [spent_alpha(spending, alpha, fraction, sided) for fraction in fractions]
    process, found, before = _Process(sided), list[float](), 0.0
    for fraction, total in zip(fractions, spent, strict=True):
        z = _solve(process.at(fraction), total - before)
        process, found, before = process.continued(fraction, z), [*found, z], total
    return Boundaries(tuple(found), nominal(found, sided), tuple(spent), f"{spending}_spending/1")


def crossing(fractions: Sequence[float], z: Sequence[float], sided: Sided = 2) -> float:
    """Return the probability that a trial without effect crosses any of its boundaries.

    Raises:
        StatsError: the fractions do not rise, or there are not as many boundaries.
    """
    _require_rising(fractions)
    if len(z) != len(fractions):
        raise StatsError("Each analysis needs an information fraction and a boundary.")
    process, total = _Process(sided), 0.0
    for fraction, bound in zip(fractions, z, strict=True):
        total += process.at(fraction)(bound)
        process = process.continued(fraction, bound)
    return total


def nominal(z: Sequence[float], sided: Sided = 2) -> tuple[float, ...]:
    """Return deviates as p-values with as many sides as the test."""
    from scipy.special import ndtr

    return tuple(float(sided * ndtr(-bound)) for bound in z)


def deviate(nominal_alpha: float, sided: Sided = 2) -> float:
    """Return the deviate of a nominal p-value, 1.96 for 0.05 on two sides."""
    from scipy.special import ndtri

    return float(-ndtri(nominal_alpha / sided))


def _require_rising(fractions: Sequence[float]) -> None:
    before = 0.0
    for fraction in fractions:
        if not before < fraction:
            raise StatsError(
                "Information fractions must rise from analysis to analysis.",
                fix="Write them as shares of the planned information, such as 0.6 and 1.",
            )
        before = fraction


def _solve(cross: Callable[[float], float], wanted: float) -> float:
    """Return the deviate that is crossed with the wanted probability; more cross a lower one."""
    low, high = 0.0, HIGHEST_Z
    if cross(high) >= wanted:
        return high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if cross(middle) > wanted else (low, middle)
    return (low + high) / 2


@dataclass(frozen=True, slots=True, eq=False)
class _Process:
    """The score of the trials that have crossed nothing: its density at the nodes of a grid."""

    sided: Sided
    fraction: float = 0.0
    bound: float = 0.0
    """The last boundary on the scale of the score."""
    floor: float = 0.0

    density: Callable[[Floats], Floats] | None = None
    """Density of the score after the last analysis; None before the first."""

    def at(self, fraction: float) -> Callable[[float], float]:
        """Return what gives the probability of first crossing a deviate at this fraction."""
        from scipy.special import ndtr

        scale, sd = math.sqrt(fraction), math.sqrt(fraction - self.fraction)
        if self.density is None:
            return lambda z: float(self.sided * ndtr(-z))
        nodes, weights = self._grid(sd)
        mass = weights * self.density(nodes)

        def cross(z: float) -> float:
            above = ndtr((nodes - z * scale) / sd)
            below = ndtr((-z * scale - nodes) / sd) if self.sided == 2 else 0.0
            return float((mass * (above + below)).sum())

        return cross

    def continued(self, fraction: float, z: float) -> _Process:
        """Return the process of the trials that go on below a deviate at this fraction."""
        scale, sd = math.sqrt(fraction), math.sqrt(fraction - self.fraction)
        bound = z * scale
        floor = -bound if self.sided == 2 else -HIGHEST_Z * scale
        if self.density is None:
            return _Process(self.sided, fraction, bound, floor, lambda x: _normal(x / sd) / sd)
        nodes, weights = self._grid(sd)
        mass = weights * self.density(nodes)

        def density(x: Floats) -> Floats:
            kernel: Floats = _normal((x[:, None] - nodes[None, :]) / sd) / sd
            return kernel @ mass

        return _Process(self.sided, fraction, bound, floor, density)

    def _grid(self, sd: float) -> tuple[Floats, Floats]:
        """Return nodes and weights fine enough for the next increment and for this density."""
        width = self.bound - self.floor
        finest = min(sd, math.sqrt(self.fraction))
        count = int(min(max(FEWEST_PANELS, PANELS_PER_SD * width / finest), MOST_PANELS))
        nodes, weights = np.polynomial.legendre.leggauss(PANEL_NODES)
        half = width / count / 2
        middles = self.floor + half * (2 * np.arange(count) + 1)
        return (middles[:, None] + half * nodes).ravel(), np.tile(half * weights, count)


def _normal(x: Floats) -> Floats:
    density: Floats = np.exp(-0.5 * x * x) / math.sqrt(2 * math.pi)
    return density
