"""Ways to fill the columns of a table whose margins are given, and what each weighs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.stats.conditional import AS_LIKELY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.stats.risk_sets import Codes, Flags, Floats

MOST_SUBJECTS = 20_000
AT_ONCE = 1_000_000
STEPS_PER_PATH = 16
SAME = 1e-9
"""Log weights this near to each other are those of the same path rearranged."""


class TooLargeError(Exception):
    """There are more paths than can be gone through."""


class Margins(NamedTuple):
    """The margins of a table, and the weights of all tables that have them."""

    rows: Codes
    """Totals, the largest last."""
    columns: Codes
    """Totals, the largest first."""
    cells: tuple[tuple[Floats, ...], ...]
    """By column and row: log weight of each count in that cell, at most 0."""
    observed: float
    """Log weight of the observed table: the sum over its cells."""
    log_total: float
    """Log of the sum of the weights of all tables."""

    @property
    def limit(self) -> float:
        """Return the log weight up to which a table counts as not more likely."""
        return self.observed + math.log(AS_LIKELY)

    @property
    def radix(self) -> int:
        """Return the base to which subjects taken from all rows but the last are digits."""
        return int(self.rows.sum()) + 1

    def number_of(self, taken: Codes) -> int:
        """Return subjects taken from the rows, shape (rows,), as one number."""
        number = 0
        for digit in taken[:-1].tolist():
            number = number * self.radix + digit
        return number

    def rows_taken(self, numbers: Codes, subjects: int) -> Codes:
        """Return what each number of a path takes from the rows, shape (rows, paths)."""
        powers = reversed(range(len(self.rows) - 1))
        digits = [numbers // self.radix**power % self.radix for power in powers]
        return np.stack([*digits, subjects - np.sum(digits, axis=0)])


class Paths(NamedTuple):
    """Ways to fill some columns, sorted by what they take and then by weight."""

    taken: Codes
    """Subjects taken from the rows, as one number."""
    log_weight: Floats
    ways: Floats
    """How many paths this one stands for."""

    def only(self, chosen: Flags | Codes | slice) -> Paths:
        """Return some of the paths."""
        return Paths(self.taken[chosen], self.log_weight[chosen], self.ways[chosen])


def weigh(counts: Codes) -> Margins:
    """Return the margins of a table without empty rows and columns, the shorter side as rows."""
    counts = counts if len(counts) <= counts.shape[1] else counts.T
    counts = counts[np.argsort(counts.sum(1))][:, np.argsort(-counts.sum(0))]
    rows, columns, total = counts.sum(1), counts.sum(0), int(counts.sum())
    if total > MOST_SUBJECTS or (total + 1) ** (len(rows) - 1) > 2**62:
        raise TooLargeError
    cells = tuple(tuple(_cell(row, column, total) for row in rows) for column in columns)
    observed = sum(
        float(cells[column][row][count]) for (row, column), count in np.ndenumerate(counts)
    )
    return Margins(rows, columns, cells, observed, observed - _log_probability(counts))


def _cell(row: int, column: int, total: int) -> Floats:
    """Return the log weight of each count in a cell: that of a Poisson number, less its largest.

    With the expected counts as means every table gets a weight in proportion to its probability.
    """
    steps = math.log(row * column / total) - np.log(np.arange(1, min(row, column) + 1))
    weight = np.concatenate(((0.0,), np.cumsum(steps)))
    return np.asarray(weight - weight.max())


def _log_probability(counts: Codes) -> float:
    """Return the log probability of a table given its margins, from whole numbers."""
    margins = (*counts.sum(0).tolist(), *counts.sum(1).tolist())
    ways = math.prod(math.factorial(n) for n in margins)
    cells = math.prod(math.factorial(n) for n in counts.ravel().tolist())
    every = cells * math.factorial(int(counts.sum()))
    shift = every.bit_length() - ways.bit_length()
    return math.log((ways << shift) / every) - shift * math.log(2)


def fill(table: Margins, columns: list[int], floor: float, most: int) -> Paths:
    """Return the paths through some columns, as far as their tables can weigh more than a floor.

    Raises:
        TooLargeError: there are more paths than `most`.
    """
    paths = Paths(np.zeros(1, np.int64), np.zeros(1), np.ones(1))
    rest = list(range(len(table.columns)))
    for column in columns:
        rest.remove(column)
        step = _fill_column(table, column, floor, most)
        if len(paths.taken) * len(step.taken) > STEPS_PER_PATH * most:
            raise TooLargeError
        parts = [paths.only(slice(0))]
        for part in _extend(paths, step, floor):
            parts.append(part.only(_can_reach(table, part, rest, floor)))
            if sum(len(found.taken) for found in parts) > most:
                raise TooLargeError
        paths = _merge(parts)
    return paths


def _fill_column(table: Margins, column: int, floor: float, most: int) -> Paths:
    """Return the ways to fill one column."""
    left = np.full(1, table.columns[column])
    taken, log_weight = np.zeros(1, np.int64), np.zeros(1)
    *cells, last = table.cells[column]
    for cell in cells:
        counts = np.flatnonzero(cell >= floor)
        if len(left) * len(counts) > 2 * most:
            raise TooLargeError
        remaining = left[:, None] - counts
        weights = log_weight[:, None] + cell[counts]
        chosen = (remaining >= 0) & (weights >= floor)
        left, log_weight = remaining[chosen], weights[chosen]
        taken = (taken[:, None] * table.radix + counts)[chosen]
    fits = left < len(last)
    log_weight = log_weight[fits] + last[left[fits]]
    return Paths(taken[fits], log_weight, np.ones(len(log_weight)))


def _extend(paths: Paths, step: Paths, floor: float) -> Iterator[Paths]:
    """Yield every path followed by every step, without those below the floor."""
    at_once = max(AT_ONCE // max(len(step.taken), 1), 1)
    for start in range(0, len(paths.taken), at_once):
        some = paths.only(slice(start, start + at_once))
        log_weight = some.log_weight[:, None] + step.log_weight
        before, after = np.nonzero(log_weight >= floor)
        taken = some.taken[before] + step.taken[after]
        yield Paths(taken, log_weight[before, after], some.ways[before])


def _can_reach(table: Margins, paths: Paths, rest: list[int], floor: float) -> Flags:
    """Tell which paths leave rows that the other columns can use up above the floor."""
    numbers, place = np.unique(paths.taken, return_inverse=True)
    subjects = int(table.columns.sum() - table.columns[rest].sum())
    left = table.rows[:, None] - table.rows_taken(numbers, subjects)
    best = np.where((left >= 0).all(0), _bound(table, left.clip(0), rest), -np.inf)
    return np.asarray(paths.log_weight + best[place] >= floor)


def _bound(table: Margins, left: Codes, rest: list[int]) -> Floats:
    """Return at least the largest log weight of columns that use up the rows left, shape (paths,).

    Weights under other Poisson means differ from those of `_cell` by what the margins alone decide;
    under the means that the rows left imply, the modes of all cells together are nearly a table.
    """
    from scipy.special import xlogy

    total, remaining = float(table.rows.sum()), float(table.columns[rest].sum())
    found = remaining * math.log(remaining / total) - xlogy(left, left / table.rows[:, None]).sum(0)
    for column in table.columns[rest].tolist():
        found += _mode(left * (column / remaining)).sum(0)
        found -= _mode(table.rows * (column / total)).sum()
    return np.asarray(np.minimum(found, 0.0))


def _mode(mean: Floats) -> Floats:
    """Return the log weight of the most likely Poisson number, without the factor exp(-mean)."""
    from scipy.special import gammaln, xlogy

    count = np.floor(mean)
    return np.asarray(xlogy(count, mean) - gammaln(count + 1))


def _merge(parts: list[Paths]) -> Paths:
    """Sort paths, and make one of those that take the same with the same weight."""
    taken, log_weight, ways = (np.concatenate(column) for column in zip(*parts, strict=True))
    paths = Paths(taken, log_weight, ways).only(np.lexsort((log_weight, taken)))
    if not len(paths.taken):
        return paths
    differs = (np.diff(paths.taken) != 0) | (np.diff(paths.log_weight) > SAME)
    first = np.concatenate(((0,), np.flatnonzero(differs) + 1))
    return paths.only(first)._replace(ways=np.add.reduceat(paths.ways, first))
