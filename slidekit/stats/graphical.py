"""Graphical tests of several hypotheses: each has a share of alpha, and passes it on when rejected.

Source: Bretz, Maurer, Brannath & Posch 2009, Stat Med 28:586; for trials with interim analyses
Maurer & Bretz 2013, Stat Biopharm Res 5:311. A fixed sequence and a split of alpha without passing
on are graphs too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SLACK = 1e-9
"""What floating point may add to a sum of shares."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Hypotheses with their shares of alpha, and what each passes on to which other."""

    weights: tuple[float, ...]
    """Share of alpha of each hypothesis; a sum of at most 1."""
    edges: tuple[tuple[float, ...], ...]
    """edges[i][j]: the part of i's share that j gets when i is rejected; rows of at most 1."""

    def is_whole(self) -> bool:
        """Tell whether the graph keeps the error: no share is negative, no sum is above 1."""
        sums = (sum(self.weights), *(sum(row) for row in self.edges))
        shares = (*self.weights, *(edge for row in self.edges for edge in row))
        loops = any(row[place] for place, row in enumerate(self.edges))
        return min(shares, default=0.0) >= 0 and max(sums) <= 1 + SLACK and not loops

    def without(self, rejected: int) -> Graph:
        """Return the graph once a hypothesis is rejected and its share is passed on."""
        passed, share = self.edges[rejected], self.weights[rejected]
        places = range(len(self.weights))
        weights = tuple(
            0.0 if place == rejected else weight + share * passed[place]
            for place, weight in enumerate(self.weights)
        )
        edges = tuple(tuple(self._edge(i, j, rejected) for j in places) for i in places)
        return Graph(weights, edges)

    def _edge(self, start: int, end: int, rejected: int) -> float:
        """Return an edge after a rejection: what went by way of the rejected one goes on."""
        if rejected in (start, end) or start == end:
            return 0.0
        to, back = self.edges[start][rejected], self.edges[rejected][start]
        if to * back >= 1 - SLACK:
            return 0.0
        return (self.edges[start][end] + to * self.edges[rejected][end]) / (1 - to * back)


def sequence(count: int) -> Graph:
    """Return the graph of a fixed sequence: each passes all on to the next."""
    places = range(count)
    edges = tuple(tuple(float(end == start + 1) for end in places) for start in places)
    return Graph(tuple(float(place == 0) for place in places), edges)


def rejections(
    graph: Graph, alpha: float, is_rejected: Callable[[int, float], bool]
) -> tuple[Graph, tuple[int, ...]]:
    """Reject hypotheses in turn until none can be.

    Args:
        graph: as it stands before.
        alpha: of the plan as a whole.
        is_rejected: tells of a hypothesis whether it is rejected at a level above 0.

    Returns:
        The graph after it, and the rejected ones in the order of rejection. The set does not
        depend on the order in which they are tried.
    """
    found: list[int] = []
    while (next_one := _next(graph, alpha, is_rejected, found)) is not None:
        graph = graph.without(next_one)
        found.append(next_one)
    return graph, tuple(found)


def _next(
    graph: Graph, alpha: float, is_rejected: Callable[[int, float], bool], found: Sequence[int]
) -> int | None:
    for place, weight in enumerate(graph.weights):
        if place not in found and weight > 0 and is_rejected(place, weight * alpha):
            return place
    return None
