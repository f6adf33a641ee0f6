"""Random numbers that stay the same on every machine and in every version of Python.

Only `random.Random.random` is used, whose sequence for a given seed Python promises to keep.
"""

from __future__ import annotations

import math
from random import Random
from statistics import NormalDist
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
_NORMAL = NormalDist()


class Draws:
    """A stream of draws of its own for each thing that is drawn for, such as one patient's deaths.

    Streams of their own keep one part of the trial unchanged when another part is drawn otherwise.
    """

    def __init__(self, seed: int, *key: object) -> None:
        """Start the stream of a seed and of what is drawn for."""
        self._random = Random(":".join(str(part) for part in (seed, *key)))

    def uniform(self, low: float = 0.0, high: float = 1.0) -> float:
        """Return a number of [low, high)."""
        return low + (high - low) * self._random.random()

    def integer(self, low: int, high: int) -> int:
        """Return a whole number of low to high, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def chance(self, probability: float) -> bool:
        """Return True with the given probability."""
        return self._random.random() < probability

    def normal(self, mean: float = 0.0, sd: float = 1.0) -> float:
        """Return a normally distributed number."""
        return mean + sd * _NORMAL.inv_cdf(self._open())

    def exponential(self, median: float) -> float:
        """Return an exponentially distributed number with the given median."""
        return -median / math.log(2) * math.log(self._open())

    def pick(self, weights: Mapping[T, float]) -> T:
        """Return one key, with probability proportional to its weight."""
        left = self._random.random() * sum(weights.values())
        for key, weight in weights.items():
            left -= weight
            if left < 0:
                return key
        return next(reversed(list(weights)))

    def shuffle(self, items: list[T]) -> list[T]:
        """Return the items in random order."""
        order = sorted((self._random.random(), place) for place in range(len(items)))
        return [items[place] for _, place in order]

    def _open(self) -> float:
        return max(self._random.random(), 1e-12)


def share(z: float) -> float:
    """Return the standard normal distribution function at z."""
    return _NORMAL.cdf(z)
