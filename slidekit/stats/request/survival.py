"""Answers to survival requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slidekit.stats.request.competing import (
    competing_risks_block,
    competing_risks_not_offered,
)
from slidekit.stats.request.csv_table import read_csv
from slidekit.stats.request.curves import km_block, milestone_block, rmst_block
from slidekit.stats.request.hazards import cox_block, logrank_block, subgroups_block
from slidekit.stats.request.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.stats.request.keys import Request
    from slidekit.stats.request.rows import SurvivalRows

Answer = dict[str, Any]

BLOCKS: dict[str, Callable[[Request, SurvivalRows], Answer]] = {
    "km": km_block,
    "milestone_difference": milestone_block,
    "logrank": logrank_block,
    "cox": cox_block,
    "rmst": rmst_block,
    "subgroups": subgroups_block,
    "competing_risks": competing_risks_block,
}
NEEDED_KEYS = {"rmst": "tau", "subgroups": "subgroups", "competing_risks": "cause"}
COMPARISONS = ("milestone_difference", "logrank", "cox", "subgroups")


def survival_answer(request: Request, data_root: Path) -> Answer:
    """Answer a survival request; every block asked for is there or named in `not_offered`."""
    rows = read_rows(request, read_csv(data_root / request.text("data")))
    asked = request.texts("blocks") or tuple(BLOCKS)
    offered = [block for block in asked if block in BLOCKS and _applies(block, request, rows)]
    answer = {block: BLOCKS[block](request, rows) for block in offered}
    missing = [block for block in asked if block not in offered]
    if "cox" in answer and "exact" in request.texts("ties"):
        exact = answer["cox"]["unstratified"].get("exact")
        missing += [] if exact else ["cox.unstratified.exact"]
    if "competing_risks" in answer:
        missing += competing_risks_not_offered(request, rows)
    return {"input": _echo(request, rows), **answer, "not_offered": missing}


def _applies(block: str, request: Request, rows: SurvivalRows) -> bool:
    if block in COMPARISONS and len(rows.arms) < 2:
        return False
    if block == "logrank":
        return rows.observed.weight is None
    return block not in NEEDED_KEYS or request.has(NEEDED_KEYS[block])


def _echo(request: Request, rows: SurvivalRows) -> Answer:
    names = ("filter", "time", "time_unit", "censor", "arm", "strata", "entry", "weight", "id")
    echo = {name: request.values.get(name) for name in names}
    return {**echo, "reference": rows.arms[0], "arms": list(rows.arms), **rows.counts}
