"""Answers to survival requests: curves, landmarks, restricted means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

from slidekit.stats.at_risk import at_risk_table
from slidekit.stats.distributions import critical_value
from slidekit.stats.jackknife import infinitesimal_jackknife
from slidekit.stats.landmarks import survival_differences
from slidekit.stats.request_hazards import cox_block, logrank_block, subgroups_block
from slidekit.stats.request_rows import SurvivalRows, read_rows
from slidekit.stats.result import numbers
from slidekit.stats.rmst import compare_restricted_means, restricted_mean
from slidekit.stats.survival import (
    ConfType,
    PlateauAtEnd,
    curve,
    limits,
    quantile,
    survival_at,
    with_conf_type,
)

if TYPE_CHECKING:
    from slidekit.stats.csv_table import CsvTable
    from slidekit.stats.observations import Observations
    from slidekit.stats.request_data import Request
    from slidekit.stats.result import Estimate
    from slidekit.stats.rmst import Contrast
    from slidekit.stats.survival import KaplanMeier

Answer = dict[str, Any]

CONF_TYPES: tuple[ConfType, ...] = ("plain", "log", "log-log")
BLOCKS = (
    "km",
    "milestone_difference",
    "logrank",
    "cox",
    "rmst",
    "subgroups",
    "competing_risks",
)


def survival_answer(request: Request, table: CsvTable) -> Answer:
    """Answer a survival request; every block asked for is there or named in `not_offered`."""
    rows = read_rows(request, table)
    asked = request.texts("blocks") or BLOCKS
    answer: Answer = {"input": _echo(request, rows), "not_offered": []}
    several = len(rows.arms) > 1
    curves = [curve(rows.of_arm(code), request.level(), "log-log") for code in range(len(rows.arms))]
    if "km" in asked:
        answer["km"] = {
            label: _km(request, rows.of_arm(code), curves[code])
            for code, label in enumerate(rows.arms)
        }
    if "milestone_difference" in asked and several:
        answer["milestone_difference"] = _milestones(request, rows, curves)
    if "logrank" in asked and several and rows.observed.weight is None:
        answer["logrank"] = logrank_block(rows)
    ...
    return answer
