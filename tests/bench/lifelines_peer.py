"""lifelines as a peer, as its users call it; what would take it too long is left out."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import lifelines
import pandas as pd
from lifelines.statistics import logrank_test

from tests.bench.peers import ours

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.peers import Contender, Rows

LONGEST = 3.0
"""Seconds that a call may take."""
FEW, MORE = 300, 3_000
"""Rows from which it is judged how long all of them would take."""

VERSION = f"lifelines {lifelines.__version__}"


class Lifelines:
    """Calls of lifelines on one set of rows after the other."""

    def __init__(self) -> None:
        """Have no rows yet."""
        self._table = pd.DataFrame()

    def load(self, rows: Rows) -> None:
        """Take other rows."""
        groups = {f"group{place}": group for place, group in enumerate(rows.subgroups)}
        columns = rows._asdict() | groups
        del columns["subgroups"]
        self._table = pd.DataFrame(columns)

    def contender(self, task: str) -> dict[str, Contender]:
        """Return a task under the name of lifelines, nothing if it would take too long."""
        call: Callable[[pd.DataFrame], float] = getattr(self, f"_{task}")
        call(self._table.iloc[:FEW])  # what it sets up once does not count
        few, more = (_seconds(call, self._table.iloc[:first]) for first in (FEW, MORE))
        beyond = max(len(self._table) - MORE, 0) / (MORE - FEW)
        too_long = more + (more - few) * beyond > LONGEST
        return {} if too_long else {"lifelines": ours(lambda: call(self._table))}

    def _curves(self, table: pd.DataFrame) -> float:
        fits = (lifelines.KaplanMeierFitter().fit(a["time"], a["event"]) for a in _arms(table))
        return float(sum(fit.survival_function_.iloc[-1, 0] for fit in fits))

    def _log_rank(self, table: pd.DataFrame) -> float:
        one, two = _arms(table)
        found = logrank_test(one["time"], two["time"], one["event"], two["event"])
        return float(found.test_statistic)

    def _cox(self, table: pd.DataFrame) -> float:
        return _fit(table[["time", "event", "arm"]])

    def _stratified_cox(self, table: pd.DataFrame) -> float:
        return _fit(table[["time", "event", "arm", "stratum"]], "stratum")

    def _forest(self, table: pd.DataFrame) -> float:
        groups = [column for column in table.columns if column.startswith("group")]
        parts = (table[table[group] == level] for group in groups for level in "012")
        return sum(self._cox(part) for part in parts)


def _seconds(call: Callable[[pd.DataFrame], float], table: pd.DataFrame) -> float:
    return ours(lambda: call(table))(1).seconds


def _arms(table: pd.DataFrame) -> list[pd.DataFrame]:
    return [table[table["arm"] == arm] for arm in (0, 1)]


def _fit(table: pd.DataFrame, strata: str | None = None) -> float:
    with warnings.catch_warnings(action="ignore"):
        fit = lifelines.CoxPHFitter().fit(table, "time", "event", strata=strata)
    return float(fit.params_["arm"])
