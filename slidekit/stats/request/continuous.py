"""Answers to requests on measurements: summaries by visit, change from baseline, comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from slidekit.stats.descriptive import summarise
from slidekit.stats.quantiles import QUANTILE_TYPES, quantile
from slidekit.stats.request.ancova import ancova_answer
from slidekit.stats.request.arm_rows import asked_beyond, read_arm_rows
from slidekit.stats.t_tests import pooled_t, welch_t

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.stats.request.arm_rows import ArmRows
    from slidekit.stats.request.csv_table import CsvTable
    from slidekit.stats.request.keys import Request
    from slidekit.stats.risk_sets import Floats
    from slidekit.stats.t_tests import TInference

Answer = dict[str, Any]

OWN_KEYS = {
    *("visit", "visits", "baseline_visit", "value", "base", "change", "pairwise_t", "ancova"),
}


def continuous_answer(request: Request, data_root: Path) -> Answer:
    """Answer a request on measurements; what it asks for beyond these is named.

    Visits default to all of the table; comparisons may be made at a visit that is not listed.
    """
    rows = read_arm_rows(request, data_root)
    there = rows.table.column(request.text("visit")).tolist()
    found = dict.fromkeys(visit for visit in there if visit)
    asked = request.texts("visits") or tuple(found)
    visits = tuple(dict.fromkeys((*asked, *found)))
    answer: Answer = {"by_visit": {visit: _summaries(request, rows, visit) for visit in asked}}
    for key, compare in (("pairwise_t", _pairwise_t), ("ancova", ancova_answer)):
        if request.has(key):
            part = request.part(key)
            name = part.text("expected_key") if part.has("expected_key") else key
            at_visit = _at_visit(request, rows, part.one_of("visit", visits))
            answer[name] = compare(request, part, at_visit)
    return answer | {"not_offered": [*asked_beyond(request, OWN_KEYS)]}


def summary_answer(values: Floats, level: float) -> Answer:
    """Return the summary statistics of the numbers that are there."""
    there = values[~np.isnan(values)]
    found = summarise(there, level)
    return {
        "n": found.n,
        "mean": found.mean.value,
        "sd": found.sd,
        "se": found.std_err,
        "median": found.median,
        "min": found.minimum,
        "max": found.maximum,
        **{
            f"{name}_type{kind}": quantile(there, share, kind)
            for kind in QUANTILE_TYPES
            for name, share in (("q1", 0.25), ("q3", 0.75))
        },
        "ci_lower": found.mean.lower,
        "ci_upper": found.mean.upper,
    }


def _at_visit(request: Request, rows: ArmRows, visit: str) -> ArmRows:
    return rows.only(rows.table.column(request.text("visit")) == visit)


def _change(request: Request, table: CsvTable) -> Floats | None:
    """Return the change from baseline: its column, else value minus base, else None."""
    if request.has("change"):
        return table.numbers(request.text("change"))
    if request.has("base"):
        return table.numbers(request.text("value")) - table.numbers(request.text("base"))
    return None


def _summaries(request: Request, rows: ArmRows, visit: str) -> Answer:
    """Return value and change by arm; there is no change at the baseline visit."""
    there, level = _at_visit(request, rows, visit), request.level()
    values, change = there.table.numbers(request.text("value")), _change(request, there.table)
    if request.has("baseline_visit") and visit == request.text("baseline_visit"):
        change = None
    return {
        label: {
            "aval": summary_answer(values[there.arm == code], level),
            "chg": None if change is None else summary_answer(change[there.arm == code], level),
        }
        for code, label in enumerate(rows.arms)
    }


def _pairwise_t(request: Request, part: Request, rows: ArmRows) -> Answer:
    """Compare pairs of arms by their changes from baseline."""
    change, level = _change(request, rows.table), request.level()
    values = rows.table.numbers(request.text("value")) if change is None else change
    there = ~np.isnan(values)
    answer: Answer = {}
    for pair in part.parts("pairs"):
        ours, theirs = (values[there & (rows.arm == code)] for code in rows.pair(pair))
        pooled, welch = pooled_t(ours, theirs, level), welch_t(ours, theirs, level)
        answer[pair.text("name")] = {
            "difference": pooled.estimate.value,
            "pooled": _test(pooled),
            "welch": _test(welch),
        }
    return answer


def _test(found: TInference) -> Answer | None:
    """Return the limits and the test; None where the values do not allow a test."""
    if found.p is None:
        return None
    limits = {"lower": found.estimate.lower, "upper": found.estimate.upper}
    return {**limits, "t": found.t, "df": found.df, "p": found.p}
