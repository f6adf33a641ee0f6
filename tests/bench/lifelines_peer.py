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

VERSION = f"lifelines {lifelines.__version__}"


class Lifelines:
    """Calls of lifelines on one set of rows after the other, from small sets to large ones."""

    def __init__(self) -> None:
        """Know of no call yet how long it takes."""
        self._a_row: dict[str, float] = {}
        self._table = pd.DataFrame()
        self._groups: list[pd.Series[str]] = []

    def load(self, rows: Rows) -> None:
        """Take other rows."""
        self._table = pd.DataFrame(rows._asdict() | {"subgroups": 0}).drop(columns="subgroups")
        self._groups = [pd.Series(group) for group in rows.subgroups]

    def contender(self, task: str) -> dict[str, Contender]:
        """Return a task under the name of lifelines, nothing if it would take too long."""
        call: Callable[[], float] = getattr(self, f"_{task}")
        if self._a_row.get(task, 0.0) * len(self._table) > LONGEST:
            return {}
        run = ours(call)
        self._a_row[task] = run(1).seconds / len(self._table)
        return {"lifelines": run}

    def _arms(self) -> list[pd.DataFrame]:
        return [self._table[self._table["arm"] == arm] for arm in (0, 1)]

    def _curves(self) -> float:
        fits = [lifelines.KaplanMeierFitter().fit(a["time"], a["event"]) for a in self._arms()]
        return float(sum(fit.survival_function_.iloc[-1, 0] for fit in fits))

    def _log_rank(self) -> float:
        one, two = self._arms()
        found = logrank_test(one["time"], two["time"], one["event"], two["event"])
        return float(found.test_statistic)

    def _cox(self, strata: str | None = None) -> float:
        columns = ["time", "event", "arm", *([strata] if strata else [])]
        return self._fit(self._table[columns], strata)

    def _stratified_cox(self) -> float:
        return self._cox("stratum")

    def _forest(self) -> float:
        table = self._table[["time", "event", "arm"]]
        parts = (table[group == level] for group in self._groups for level in "012")
        return sum(self._fit(part, None) for part in parts)

    def _fit(self, table: pd.DataFrame, strata: str | None) -> float:
        with warnings.catch_warnings(action="ignore"):
            fit = lifelines.CoxPHFitter().fit(table, "time", "event", strata=strata)
        return float(fit.params_["arm"])
