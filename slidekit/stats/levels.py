"""The levels of a subgroup variable, and who is at risk and fails in two arms within them."""

from __future__ import annotations

from collections import defaultdict
from itertools import count, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from slidekit.stats.cox_likelihood import risk_terms
from slidekit.stats.observations import Observations, check_length, chosen, codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike, NDArray

    from slidekit.stats.risk_sets import Codes, Floats, RiskTable

Two = tuple[int, int]


class Labels(NamedTuple):
    """A subgroup variable."""

    names: tuple[str, ...]
    """Its levels, in the order of their text."""
    code: Codes
    """Index into the names, -1 where a row has no level, shape (n,)."""


class Pair(NamedTuple):
    """Rows of one comparison, in the order of time."""

    rows: Observations
    arm: Codes
    """1 is the experimental arm, 0 the reference."""
    place: Codes
    """Where each row stood among all that were given."""

    def of(self, labels: Labels) -> LabelledPair:
        """Return the rows that have a level."""
        code = labels.code[self.place]
        known = code >= 0
        return LabelledPair(self.rows.only(known), chosen(self.arm, known), chosen(code, known))


class LabelledPair(NamedTuple):
    """Rows of one comparison that have a level, in the order of time."""

    rows: Observations
    arm: Codes
    code: Codes
    """Level of each row."""


class LevelCounts(NamedTuple):
    """One level; pairs are (reference, experimental arm)."""

    n: Two
    events: Two
    last_time: tuple[float, float]
    """End of follow-up; 0 in an arm without rows."""
    table: RiskTable
    """Counts of the two arms at the event times of the level."""
    weight: Floats
    """Of each term of Efron's likelihood."""
    risk: Floats
    """Cases at risk in each term, shape (2, terms)."""


def compared(rows: Observations, arm: ArrayLike, reference: int, experimental: int) -> Pair:
    """Return the rows of two arms."""
    arms = codes("arm", arm, len(rows.time))
    either = (arms == reference) | (arms == experimental)
    rows = rows.only(either)
    place = np.flatnonzero(either)[rows.time_order()]
    return Pair(rows.sorted(), (arms[place] == experimental).astype(np.int64), place)


def labels_of(subgroup: ArrayLike, n: int) -> Labels:
    """Return the levels of a column of n texts; "" and None are missing."""
    cells = np.asarray(subgroup, dtype=object)
    check_length("subgroup", cells, n)
    seen: defaultdict[object, int] = defaultdict(count().__next__)
    code = np.fromiter(map(seen.__getitem__, cells.tolist()), np.int64, n)  # one pass, whatever n
    texts = ["" if label is None else str(label) for label in seen]
    names = sorted(set(texts) - {""})
    place = {name: place for place, name in enumerate(names)} | {"": -1}
    return Labels(tuple(names), np.array([place[text] for text in texts], np.int64)[code])


def count_levels(pair: LabelledPair, n_levels: int) -> Iterator[LevelCounts]:
    """Yield the counts of each level."""
    rows, arm, code = pair
    cell, died = 2 * code + arm, np.flatnonzero(rows.event)
    n, events = (np.bincount(one, minlength=2 * n_levels) for one in (cell, cell[died]))
    last_time = np.zeros(2 * n_levels)
    last_time[cell] = rows.time  # times rise: the last one of a cell stays
    table = rows.tabulate(arm, 2, code, events_only=True)
    terms = risk_terms(table, "efron")
    times_from = np.searchsorted(table.stratum, np.arange(n_levels + 1))
    terms_from = np.searchsorted(terms.group, times_from)
    parts = zip(_spans(times_from), _spans(terms_from), strict=True)
    counts = zip(_pairs(n), _pairs(events), _pairs(last_time), strict=True)
    for of_level, (times, of_terms) in zip(counts, parts, strict=True):
        weight, risk = terms.weight[of_terms], terms.risk[:, of_terms]
        yield LevelCounts(*of_level, table.part(times), weight, risk)


def _pairs(values: NDArray[Any]) -> Iterator[tuple[Any, Any]]:
    flat = values.tolist()
    return zip(flat[::2], flat[1::2], strict=True)


def _spans(starts: Codes) -> Iterator[slice]:
    return (slice(*ends) for ends in pairwise(starts.tolist()))
