"""Tests of tables of counts and of groups: R, printed examples, and every table listed."""

from __future__ import annotations

import json
import math
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.errors import StatsError
from slidekit.stats.anova import one_way_anova
from slidekit.stats.conditional import fisher_p
from slidekit.stats.contingency import pearson_chi_square
from slidekit.stats.contingency_exact import fisher_freeman_halton
from slidekit.stats.rank_tests import kruskal_wallis
from slidekit.stats.two_by_two import chi_square
from tests.needs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

Table = list[list[int]]

FROM_R = ROOT / "tests" / "reference" / "contingency.json"
TABLES: list[dict[str, Any]] = json.loads(FROM_R.read_text(encoding="utf-8"))
JOB_SATISFACTION = [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]
"""104 men by income and satisfaction (Agresti 2002, table 2.8)."""
SPARSE = [
    [1, 2, 2, 1, 1, 0, 1],
    [2, 0, 0, 2, 3, 0, 0],
    [0, 1, 1, 1, 2, 7, 3],
    [1, 1, 2, 0, 0, 0, 1],
    [0, 1, 1, 1, 1, 0, 0],
]
"""Table 6 of Mehta & Patel 1986."""
PLANTS = (
    *(4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14),
    *(4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69),
    *(6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26),
)
"""Weights of plants under a control and two treatments (Dobson 1983)."""

quick = settings(max_examples=60, deadline=None)
shapes = st.tuples(st.integers(2, 4), st.integers(2, 4))
small = shapes.flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 3), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    ).filter(lambda table: sum(map(sum, table)) <= 12)
)


def fillings(rows: tuple[int, ...], columns: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the cells of every table with these margins."""
    if not columns:
        if not any(rows):
            yield ()
        return
    for first in product(*(range(row + 1) for row in rows)):
        if sum(first) == columns[0]:
            left = tuple(row - taken for row, taken in zip(rows, first, strict=True))
            for rest in fillings(left, columns[1:]):
                yield (*first, *rest)


def ways(cells: tuple[int, ...]) -> Fraction:
    """Return a table's probability up to what its margins decide."""
    return 1 / Fraction(math.prod(math.factorial(cell) for cell in cells))


def p_by_hand(table: Table) -> float:
    """Return the share of all tables that are not more likely, in whole numbers."""
    rows = tuple(map(sum, table))
    columns = tuple(map(sum, zip(*table, strict=True)))
    observed = ways(tuple(cell for row in table for cell in row))
    every = [ways(cells) for cells in fillings(rows, columns)]
    return float(sum(one for one in every if one <= observed) / sum(every))


@pytest.mark.parametrize("case", TABLES, ids=lambda case: f"{case['table']}")
def test_tests_of_a_table_are_those_of_r(case: dict[str, Any]) -> None:
    """Pearson's chi-square and the exact p of 2 x 2 to 4 x 5 tables, from p = 1 to 1e-9."""
    chi, exact = pearson_chi_square(case["table"]), fisher_freeman_halton(case["table"])
    assert chi.statistic == pytest.approx(case["chisq"], rel=1e-11)
    assert chi.df == case["df"]
    assert chi.p == pytest.approx(case["chisq_p"], rel=1e-10)
    assert exact.p == pytest.approx(case["fisher_p"], rel=1e-8)


@pytest.mark.parametrize(
    ("table", "p"), [(JOB_SATISFACTION, 0.7827), (SPARSE, 0.03929)], ids=["jobs", "sparse"]
)
def test_exact_p_are_as_printed(table: Table, p: float) -> None:
    """The examples of R's manual page, from the articles they come from."""
    assert fisher_freeman_halton(table).p == pytest.approx(p, abs=5e-5)


def test_printed_tests_of_groups() -> None:
    """Plant weights as R prints them: F 4.846 with p 0.0159, Kruskal-Wallis 7.9882 with p 0.018."""
    group = [0] * 10 + [1] * 10 + [2] * 10
    anova, ranks = one_way_anova(PLANTS, group), kruskal_wallis(PLANTS, group)
    assert anova.statistic == pytest.approx(4.846, abs=5e-4)
    assert anova.p == pytest.approx(0.01591, abs=5e-6)
    assert (anova.df, anova.parameters) == (2, (("df_within", "27"),))
    assert ranks.statistic == pytest.approx(7.9882, abs=5e-5)
    assert ranks.p == pytest.approx(0.01842, abs=5e-6)


@quick
@given(small)
def test_the_exact_p_is_the_sum_over_all_tables(table: Table) -> None:
    """Joining halves gives what listing every table with the same margins gives, in fractions."""
    found = fisher_freeman_halton(table)
    occupied = [[any(row) for row in side] for side in (table, zip(*table, strict=True))]
    if min(map(sum, occupied)) < 2:
        assert (found.p, found.too_large) == (None, False)
    else:
        assert found.p == pytest.approx(p_by_hand(table), rel=1e-11)


@quick
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=2))
def test_a_table_of_two_by_two_is_fishers(counts: list[tuple[int, int]]) -> None:
    """Fisher's exact test and Pearson's statistic are special cases of the general ones."""
    (a, b), (c, d) = counts
    exact, chi = fisher_freeman_halton([[a, b], [c, d]]), pearson_chi_square([[a, b], [c, d]])
    old = chi_square(a, a + b, c, c + d)
    assert (exact.p is None) == (chi.p is None) == (old.p is None)
    if exact.p is not None:
        assert exact.p == pytest.approx(fisher_p(a, a + b, c, c + d), rel=1e-9)
        assert chi.statistic == pytest.approx(old.statistic or 0, rel=1e-9, abs=1e-12)


@quick
@given(small, st.randoms(use_true_random=False))
def test_names_and_order_of_rows_and_columns_do_not_matter(table: Table, random: Any) -> None:
    """Permuted rows and columns, transposed, and with an empty level: the same p."""
    shuffled = random.sample(table, len(table))
    turned = [list(column) for column in zip(*shuffled, strict=True)]
    turned = [*random.sample(turned, len(turned)), [0] * len(table)]
    for test in (fisher_freeman_halton, pearson_chi_square):
        ours, theirs = test(table), test(turned)
        assert (ours.p is None) == (theirs.p is None)
        assert ours.p == pytest.approx(theirs.p, rel=1e-10) if ours.p else True


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 12), min_size=4, max_size=4), min_size=3, max_size=3),
    st.sampled_from([30, 300, 3_000, 30_000]),
)
def test_fewer_paths_give_the_same_p_or_none(table: Table, most: int) -> None:
    """Whether the likelier or the other tables are summed makes no difference to p."""
    found, limited = fisher_freeman_halton(table), fisher_freeman_halton(table, most)
    if found.p is not None and not limited.too_large:
        assert limited.p == pytest.approx(found.p, rel=1e-6)


@pytest.mark.parametrize(
    ("table", "p", "precision"),
    [
        (
            [[8, 91, 5, 4, 13, 13], [7, 94, 8, 3, 15, 7], [11, 83, 6, 2, 20, 10]],
            0.78010764356722,
            1e-9,
        ),
        ([[44, 43, 52], [45, 37, 47], [32, 55, 45]], 0.166298652848289, 1e-9),
        ([[60, 50, 40, 20], [4, 10, 22, 44]], 7.556298537574769e-15, 1e-10),
        ([[100, 40, 20], [20, 60, 30], [14, 34, 82]], 9.679202316230279e-30, 1e-10),
    ],
    ids=["400 in 3 x 6", "400 in 3 x 3", "250 far apart", "400 very far apart"],
)
def test_tables_of_whole_trials_are_those_of_r(table: Table, p: float, precision: float) -> None:
    """Several hundred subjects, p from 0.8 to 1e-29."""
    assert fisher_freeman_halton(table).p == pytest.approx(p, rel=precision)


def test_the_most_likely_table_has_a_p_of_one() -> None:
    """All other tables are less likely, so that none is more likely."""
    assert fisher_freeman_halton([[20] * 6] * 3).p == 1
    assert fisher_freeman_halton([[1] * 3] * 2).p == 1


def test_a_table_that_is_too_large_says_so() -> None:
    """No p, and no wait: six arms in six levels, or more subjects than factorials go to."""
    arms = [[20 + (5 * arm + level) % 7 for level in range(6)] for arm in range(6)]
    many = [[5_000, 5_100], [5_050, 4_900]]
    for table in (
        arms,
        many,
        [[(3 * row + column) % 4 for column in range(12)] for row in range(12)],
    ):
        found = fisher_freeman_halton(table)
        assert (found.p, found.too_large) == (None, True)
        assert pearson_chi_square(table).p is not None


@pytest.mark.parametrize("table", [[], [[]], [[5]], [[3, 4]], [[3], [4]], [[0, 0], [0, 0]]])
def test_one_row_or_column_is_nothing_to_test(table: Table) -> None:
    """Nobody, one arm or one level: no statistic, no p, and nothing was too large."""
    exact, chi = fisher_freeman_halton(table), pearson_chi_square(table)
    assert (exact.p, exact.too_large) == (None, False)
    assert (chi.statistic, chi.df, chi.p) == (None, 0, None)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([[1, 2], [3]], "must all be of one length"),
        ([[1, -2], [3, 4]], "whole numbers, 0 or more"),
        ([[1, 2.5], [3, 4]], "whole numbers, 0 or more"),
        ([[1, math.inf], [3, 4]], "whole numbers, 0 or more"),
        ([[1, math.nan], [3, 4]], "whole numbers, 0 or more"),
    ],
)
def test_what_is_no_table_of_counts_is_refused(table: Any, message: str) -> None:
    """Rows of different lengths, negative and broken counts."""
    for test in (fisher_freeman_halton, pearson_chi_square):
        with pytest.raises(StatsError, match=message):
            test(table)
