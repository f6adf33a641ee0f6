"""The rows of a survival request: filtered, complete, with near ties merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.observations import Observations, observe
from slidekit.stats.ties import merge_near_ties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.stats.request.csv_table import Cells, CsvTable
    from slidekit.stats.request.keys import Request
    from slidekit.stats.risk_sets import Codes


class SurvivalRows(NamedTuple):
    """Complete rows, all arms together."""

    observed: Observations
    arm: Codes
    """Index into `arms`."""
    arms: tuple[str, ...]
    """Labels; the first is the reference."""
    stratum: Codes | None
    """-1 where a stratum is missing; None: no strata were asked for."""
    cluster: Codes | None
    table: CsvTable
    """The same rows, for further columns."""
    counts: dict[str, int]
    """What was dropped and merged."""

    def of_arm(self, code: int) -> Observations:
        """Return the rows of one arm."""
        return self.observed.only(self.arm == code)


def read_rows(request: Request, table: CsvTable) -> SurvivalRows:
    """Filter, drop incomplete rows, and merge near ties over all arms together.

    Raises:
        StatsError: a column is missing, a cell is no number, or no row is left.
    """
    table = table.only(table.matching(request.part("filter").values))
    arms = arm_labels(request)
    arm = codes_of(table.column(request.text("arm")), arms)
    columns = {
        key: table.numbers(request.text(key))
        for key in ("time", "censor", "entry", "weight")
        if key in ("time", "censor") or request.has(key)
    }
    keep = (arm >= 0) & ~np.isnan(np.stack(list(columns.values()))).any(0)
    if "entry" in columns:
        keep &= ~(columns["entry"] >= columns["time"])
    columns = {key: values[keep] for key, values in columns.items()}
    merged = merge_near_ties(columns["time"], columns.get("entry"))
    counts = {
        "rows_after_filter": len(keep),
        "rows_dropped_missing_or_entry_not_before_exit": int((~keep).sum()),
        "times_merged_by_timefix": merged.changed,
    }
    observed = observe(
        merged.time, columns["censor"] == 0, entry=merged.entry, weight=columns.get("weight")
    )
    if not len(observed.time):
        raise StatsError(
            f"No row of {table.name} is left to analyse.",
            fix="Check the filter, the names of the arms, and empty cells of time and censor.",
        )
    table = table.only(keep)
    strata = tuple(table.column(name) for name in request.texts("strata"))
    cluster = crossed_codes((table.column(request.text("id")),)) if request.has("id") else None
    stratum = crossed_codes(strata) if strata else None
    return SurvivalRows(observed, arm[keep], arms, stratum, cluster, table, counts)


def arm_labels(request: Request) -> tuple[str, ...]:
    """Return the arms of a request, the reference first."""
    arms = request.texts("arms")
    if not arms or len(set(arms)) < len(arms):
        raise StatsError("'arms' in the request must list the arms, each once, reference first.")
    return arms


def codes_of(cells: Cells, labels: Sequence[str]) -> Codes:
    """Return the place of each cell's text among the labels, -1 where it is none of them."""
    places = {label: place for place, label in enumerate(labels)}
    return np.array([places.get(cell, -1) for cell in cells.tolist()], dtype=np.int64)


def crossed_codes(columns: Sequence[Cells]) -> Codes:
    """Return one code per combination of cell texts, -1 where a cell is empty."""
    places: dict[tuple[str, ...], int] = {}
    found = [
        places.setdefault(cells, len(places)) if all(cells) else -1
        for cells in zip(*(column.tolist() for column in columns), strict=True)
    ]
    return np.array(found, dtype=np.int64)
