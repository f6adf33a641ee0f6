"""What the statistics hand back: numbers with their limits, method and parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Parameters = tuple[tuple[str, str], ...]
"""Name and value of what a method was told, in the order that provenance prints."""

Numbers = tuple[float | None, ...]
"""Numbers of which some cannot be estimated (None)."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its confidence limits; None where it is not reached or not estimable."""

    value: float | None
    lower: float | None
    upper: float | None
    level: float
    method: str = ""
    parameters: Parameters = ()


@dataclass(frozen=True, slots=True)
class TestResult:
    """A test statistic, degrees of freedom and two-sided p; None where it cannot be computed."""

    __test__: ClassVar[bool] = False  # tells pytest that this is no test class

    statistic: float | None
    df: int
    p: float | None
    method: str = ""
    parameters: Parameters = ()


def numbers(values: NDArray[np.float64]) -> Numbers:
    """Return an array as a tuple in which what is not a number is None."""
    import numpy as np

    found: list[float | None] = values.tolist()
    for index in np.flatnonzero(np.isnan(values)).tolist():
        found[index] = None
    return tuple(found)
