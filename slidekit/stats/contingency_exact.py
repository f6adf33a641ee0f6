"""The exact test of tables with any number of rows and columns, given their margins.

Half of the columns are filled from either end; two ways to do so make a table where together they
use up all rows. So tables are never listed: for each way to take subjects from the rows, two sorted
lists are joined.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.stats.contingency import occupied
from slidekit.stats.contingency_paths import AT_ONCE, TooLargeError, fill, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.stats.contingency_paths import Margins, Paths
    from slidekit.stats.result import Parameters

METHOD = "fisher_freeman_halton/1"
PARAMETERS: Parameters = (("as_likely", "1e-07"),)
MOST_PATHS = 8_000_000
"""On one side; more would take more than some seconds and a gigabyte."""
FEW_PATHS = 200_000
"""So many are always affordable, even if a sum of lower precision needs fewer."""
PAIRS_PER_PATH = 16
NEGLIGIBLE = 1e-12
LEAST_DIFFERENCE = 1e-8
"""A smaller p is not computed as 1 minus the likelier tables, for that is exact to 1e-13 only."""


@dataclass(frozen=True, slots=True)
class ExactTest:
    """Two-sided exact p; None without two rows and two columns, or if the table is too large."""

    p: float | None
    too_large: bool
    method: str = METHOD
    parameters: Parameters = PARAMETERS


def fisher_freeman_halton(
    table: Sequence[Sequence[int]], most_paths: int = MOST_PATHS
) -> ExactTest:
    """Return the exact p that rows and columns are independent, given the totals of both.

    Args:
        table: counts by row (arm) and column (level); empty rows and columns are left out.
        most_paths: a table that needs more is too large. With the default, a table of 3 x 6 may
            hold several hundred subjects.

    The p sums the probabilities of all tables that are not more likely than the observed one, up to
    a factor of 1 + 1e-7. It is exact to about 1e-10 of itself, or 1e-13 where that is more.

    Raises:
        StatsError: a count is negative or no whole number.

    Source: Freeman & Halton 1951; R's fisher.test and SAS PROC FREQ's EXACT FISHER sum the same by
        the network algorithm of Mehta & Patel 1983.
    """
    counts = occupied(table)
    if min(counts.shape) < 2:
        return ExactTest(None, too_large=False)
    try:
        p = _exact_p(weigh(counts), most_paths)
    except TooLargeError:
        return ExactTest(None, too_large=True)
    return ExactTest(min(p, 1.0), too_large=False)


def _exact_p(table: Margins, most: int) -> float:
    """Sum the tables that are not more likely, or take those that are more likely from 1.

    The former goes through far more paths: down to where all tables left out weigh nothing.
    """
    rows = len(table.rows)
    log_tables = sum(math.log(math.comb(n + rows - 1, rows - 1)) for n in table.columns.tolist())
    floor = table.limit - log_tables + math.log(NEGLIGIBLE)
    try:
        not_more, more = _sums(table, floor, min(FEW_PATHS, most))
    except TooLargeError:
        p = 1 - _sums(table, table.limit, most)[1]
        if p > LEAST_DIFFERENCE:
            return p
        not_more, more = _sums(table, floor, most)
    return not_more / (not_more + more)


def _sums(table: Margins, floor: float, most: int) -> tuple[float, float]:
    """Return the probability of the tables not more likely and more likely, if above a floor."""
    left, right = (fill(table, columns, floor, most) for columns in _halves(table))
    if len(table.columns) == 3:
        return _complete(table, left, right, most)
    return _join(table, left, right)


def _halves(table: Margins) -> tuple[list[int], list[int]]:
    """Divide the columns so that both halves have about as many paths; of three leave out one."""
    halves: tuple[list[int], list[int]] = ([], [])
    if len(table.columns) == 3:
        return [0], [1]
    size = [0.0, 0.0]
    for column, total in enumerate(table.columns.tolist()):
        smaller = int(size[1] < size[0])
        halves[smaller].append(column)
        size[smaller] += math.log1p(total / len(table.rows))
    return halves


def _join(table: Margins, left: Paths, right: Paths) -> tuple[float, float]:
    """Sum the probabilities of all pairs of paths that together use up the rows."""
    whole = table.number_of(table.rows)
    taken = np.intersect1d(left.taken, whole - right.taken)
    ranges = [
        np.searchsorted(paths.taken, wanted, side).tolist()
        for paths, wanted in ((left, taken), (right, whole - taken))
        for side in ("left", "right")
    ]
    ours, theirs = (
        paths.ways * np.exp(paths.log_weight - table.log_total / 2) for paths in (left, right)
    )
    limit = table.limit - left.log_weight
    not_more, more = 0.0, 0.0
    for begin, end, first, last in zip(*ranges, strict=True):
        sums = np.concatenate(((0.0,), np.cumsum(theirs[first:last])))
        upto = np.searchsorted(right.log_weight[first:last], limit[begin:end], side="right")
        not_more += float(ours[begin:end] @ sums[upto])
        more += float(ours[begin:end] @ (sums[-1] - sums[upto]))
    return not_more, more


def _complete(table: Margins, left: Paths, right: Paths, most: int) -> tuple[float, float]:
    """Sum the probabilities of all pairs of filled columns with the third that they imply."""
    if len(left.taken) * len(right.taken) > PAIRS_PER_PATH * most:
        raise TooLargeError
    totals = table.columns.tolist()
    one, other = (
        table.rows_taken(paths.taken, n) for paths, n in ((left, totals[0]), (right, totals[1]))
    )
    at_once = max(AT_ONCE // max(len(right.taken), 1), 1)
    not_more, more = 0.0, 0.0
    for start in range(0, len(left.taken), at_once):
        some = slice(start, start + at_once)
        log_weight = left.log_weight[some, None] + right.log_weight
        for row, cell in enumerate(table.cells[2]):
            count = table.rows[row] - one[row, some, None] - other[row]
            log_weight += np.where(
                (count >= 0) & (count < len(cell)), cell[count.clip(0, len(cell) - 1)], -np.inf
            )
        likelier = log_weight > table.limit
        probability = np.exp(log_weight - table.log_total)
        more += float(probability[likelier].sum())
        not_more += float(probability[~likelier].sum())
    return not_more, more
