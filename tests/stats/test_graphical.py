"""The graphical procedure against published examples and against closed testing."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from slidekit.stats.graphical import Graph, rejections, sequence

HOLM = Graph((1 / 3,) * 3, ((0, 0.5, 0.5), (0.5, 0, 0.5), (0.5, 0.5, 0)))
TWO_DOSES = Graph(
    (0.5, 0.5, 0, 0),
    ((0, 0, 1, 0), (0, 0, 0, 1), (0, 1, 0, 0), (1, 0, 0, 0)),
)
"""Bretz et al. 2011, Biom J 53:894, figure 1: a primary and a secondary endpoint of two doses."""
SHARES = {
    (0, 1, 2): (0.5, 0.5, 0),
    (0, 1, 3): (0.5, 0.5, 0),
    (0, 1): (0.5, 0.5),
    (0, 2, 3): (0.5, 0, 0.5),
    (0, 2): (1, 0),
    (0, 3): (0.5, 0.5),
    (1, 2, 3): (0.5, 0.5, 0),
    (1, 2): (0.5, 0.5),
    (1, 3): (1, 0),
    (2, 3): (0.5, 0.5),
    (2,): (1,),
}
"""Its shares once all others are rejected, as the documentation of R's graphicalMCP prints them."""


def rejected(graph: Graph, alpha: float, p: tuple[float, ...]) -> set[int]:
    """Return which hypotheses a graph rejects."""
    return set(rejections(graph, alpha, lambda place, level: p[place] < level)[1])


def closed(graph: Graph, alpha: float, p: tuple[float, ...]) -> set[int]:
    """Return which hypotheses closed testing rejects: each in all intersections that hold it.

    An intersection is tested by the weighted Bonferroni test with the graph's weights after all
    others were taken out.
    """
    places = range(len(p))
    kept = set(places)
    for size in range(1, len(p) + 1):
        for members in combinations(places, size):
            rest = graph
            for other in set(places) - set(members):
                rest = rest.without(other)
            if not any(p[one] < rest.weights[one] * alpha for one in members):
                kept -= set(members)
    return kept


def graphs(size: int) -> st.SearchStrategy[Graph]:
    """Return graphs of so many hypotheses whose sums are at most 1."""
    row = st.lists(st.integers(0, 10), min_size=size, max_size=size)
    return st.lists(row, min_size=size + 1, max_size=size + 1).map(whole)


def whole(rows: list[list[int]]) -> Graph:
    """Return a graph of shares in tenths: the weights, then the edges of each hypothesis."""
    edges = (
        [0 if end == start else share for end, share in enumerate(row)]
        for start, row in enumerate(rows[1:])
    )
    scaled = [tuple(share / max(sum(row), 10) for share in row) for row in (rows[0], *edges)]
    return Graph(scaled[0], tuple(scaled[1:]))


def ps(size: int) -> st.SearchStrategy[tuple[float, ...]]:
    """Return p-values, most of them near alpha."""
    return st.lists(st.floats(0.0005, 0.08), min_size=size, max_size=size).map(tuple)


def test_two_doses_and_two_endpoints_as_published() -> None:
    """Of p 0.01, 0.02, 0.03 and 0.05 the two primary ones are rejected (graphicalMCP prints so)."""
    p = (0.01, 0.02, 0.03, 0.05)
    graph, found = rejections(TWO_DOSES, 0.05, lambda place, level: p[place] < level)
    assert found == (0, 1)
    assert graph.weights == pytest.approx((0, 0, 0.5, 0.5))
    assert graph.edges[2:] == ((0, 0, 0, 1), (0, 0, 1, 0))


@pytest.mark.parametrize("kept", SHARES)
def test_shares_of_every_intersection_as_published(kept: tuple[int, ...]) -> None:
    """Whichever hypotheses are rejected, the others have the published shares."""
    graph = TWO_DOSES
    for place in {0, 1, 2, 3} - set(kept):
        graph = graph.without(place)
    assert [graph.weights[place] for place in kept] == pytest.approx(SHARES[kept])


def test_the_graph_of_holm_is_holms_procedure() -> None:
    """Bretz et al. 2009: after one rejection the others have a half each, then all of it."""
    after = HOLM.without(0)
    assert after.weights == pytest.approx((0, 0.5, 0.5))
    assert after.edges[1] == pytest.approx((0, 0, 1))
    assert rejected(HOLM, 0.05, (0.016, 0.024, 0.049)) == {0, 1, 2}
    assert rejected(HOLM, 0.05, (0.016, 0.026, 0.027)) == {0}


def test_the_fallback_procedure_passes_alpha_to_the_next() -> None:
    """Wiens 2003 as a graph (Bretz et al. 2009): a later one uses what an earlier one won."""
    fallback = Graph((0.5, 0.25, 0.25), ((0, 1, 0), (0, 0, 1), (0, 0, 0)))
    assert rejected(fallback, 0.04, (0.019, 0.029, 0.039)) == {0, 1, 2}
    assert rejected(fallback, 0.04, (0.021, 0.011, 0.021)) == set()
    assert rejected(fallback, 0.04, (0.021, 0.009, 0.019)) == {1, 2}


def test_a_fixed_sequence_stops_at_the_first_that_fails() -> None:
    """The third is not rejected after the second was not, however small its p."""
    assert rejected(sequence(3), 0.05, (0.049, 0.051, 0.0001)) == {0}
    assert rejected(sequence(3), 0.05, (0.049, 0.049, 0.049)) == {0, 1, 2}


def test_a_split_of_alpha_passes_nothing_on() -> None:
    """0.04 and 0.01 without edges stay what they are."""
    split = Graph((0.8, 0.2), ((0, 0), (0, 0)))
    assert rejected(split, 0.05, (0.001, 0.011)) == {0}


@given(st.sampled_from([2, 3]).flatmap(lambda n: st.tuples(graphs(n), ps(n))))
def test_the_graph_decides_as_closed_testing_does(case: tuple[Graph, tuple[float, ...]]) -> None:
    """By brute force over all intersections of two and three hypotheses."""
    graph, p = case
    assert rejected(graph, 0.05, p) == closed(graph, 0.05, p)


@given(
    st.sampled_from([2, 3, 4, 5]).flatmap(lambda n: st.tuples(graphs(n), st.permutations(range(n))))
)
def test_alpha_never_grows(case: tuple[Graph, list[int]]) -> None:
    """However hypotheses are rejected, the shares sum to at most 1 and none falls."""
    graph, order = case
    assume(graph.is_whole())
    for place in order:
        before, graph = graph, graph.without(place)
        assert graph.is_whole()
        assert sum(graph.weights) <= sum(before.weights) + 1e-9
        assert graph.weights[place] == 0
        kept = [i for i in range(len(order)) if i != place]
        assert all(graph.weights[i] >= before.weights[i] for i in kept)


@given(graphs(4), st.permutations(range(4)))
def test_the_order_of_rejections_makes_no_difference(graph: Graph, order: list[int]) -> None:
    """The shares after a set of rejections depend on the set alone (Bretz et al. 2009)."""
    forward = backward = graph
    for place in order[:2]:
        forward = forward.without(place)
    for place in reversed(order[:2]):
        backward = backward.without(place)
    assert forward.weights == pytest.approx(backward.weights)


def test_a_graph_that_gives_away_too_much_is_not_whole() -> None:
    """Shares and edges sum to at most 1, none is negative, and none leads to itself."""
    assert HOLM.is_whole()
    assert not Graph((0.6, 0.6), ((0, 1), (1, 0))).is_whole()
    assert not Graph((0.5, 0.5), ((0, 1.1), (1, 0))).is_whole()
    assert not Graph((0.5, 0.5), ((0.5, 0.5), (1, 0))).is_whole()
    assert not Graph((1.1, -0.1), ((0, 1), (1, 0))).is_whole()
