"""Answers to requests on proportions: one, two, two within strata, and response by arm."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from slidekit.stats.binomial import PROPORTION_METHODS, proportion
from slidekit.stats.conditional import conditional_odds_ratio, exact_p, fisher_p
from slidekit.stats.distributions import two_sided_p
from slidekit.stats.ratios import odds_ratio, relative_risk
from slidekit.stats.request.csv_table import CsvTable, read_csv
from slidekit.stats.request.rows import arm_labels, codes_of
from slidekit.stats.risk_difference import RISK_DIFFERENCE_METHODS, risk_difference
from slidekit.stats.stratified import (
    breslow_day_test,
    mantel_haenszel_odds_ratio,
    mantel_haenszel_relative_risk,
    mantel_haenszel_risk_difference,
    mantel_haenszel_test,
    stratified_risk_difference,
)
from slidekit.stats.two_by_two import chi_square, pooled_z

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.stats.ratios import OddsRatioMethod, RelativeRiskMethod
    from slidekit.stats.request.keys import Request
    from slidekit.stats.result import Estimate, TestResult
    from slidekit.stats.risk_difference import Counts
    from slidekit.stats.risk_sets import Codes, Flags

Answer = dict[str, Any]

TASKS = ("single", "two_sample", "stratified_2x2", "response")
RELATIVE_RISKS: tuple[RelativeRiskMethod, ...] = (
    "katz_log",
    "miettinen_nurminen_score",
    "koopman_score",
)
COUNTS = ("x1", "n1", "x0", "n0")
ODDS_RATIOS: tuple[OddsRatioMethod, ...] = ("haldane_anscombe", "conditional_exact")


def binomial_answer(request: Request, data_root: Path) -> Answer:
    """Answer a request on proportions."""
    task = request.one_of("task", TASKS)
    level = request.level()
    answer: Answer = {"not_offered": []}
    if task == "single":
        for key in ("rows", "rows_90"):
            if request.has(key):
                answer[key] = [_single(row) for row in request.parts(key)]
    elif task == "two_sample":
        answer["rows"] = [_two_sample(_counts(row), level) for row in request.parts("rows")]
    elif task == "stratified_2x2":
        strata = [_counts(row) for row in request.parts("strata_rows")]
        answer |= {"strata": _columns(strata), **_stratified(strata, level)}
    else:
        answer |= _response(request, read_csv(data_root / request.text("data")))
    return answer


def _counts(row: Request) -> Counts:
    return (row.count("x1"), row.count("n1"), row.count("x0"), row.count("n0"))


def _single(row: Request) -> Answer:
    return _proportion(row.count("x"), row.count("n"), row.level("conf"))


def _proportion(x: int, n: int, level: float) -> Answer:
    found = {method: proportion(x, n, method, level) for method in PROPORTION_METHODS}
    estimate = x / n if n else None
    limits: Answer = {method: _limits(one) for method, one in found.items()}
    return {"x": x, "n": n, "estimate": estimate, "conf": level, **limits}


def _limits(found: Estimate) -> Answer:
    return {"lower": found.lower, "upper": found.upper}


def _full(found: Estimate) -> Answer:
    return {"estimate": found.value, **_limits(found)}


def _two_sample(counts: Counts, level: float) -> Answer:
    differences = {m: risk_difference(*counts, m, level) for m in RISK_DIFFERENCE_METHODS}
    risks = {method: relative_risk(*counts, method, level) for method in RELATIVE_RISKS}
    woolf = odds_ratio(*counts, "woolf", level)
    odds = {method: _full(odds_ratio(*counts, method, level)) for method in ODDS_RATIOS}
    return {
        **dict(zip(COUNTS, counts, strict=True)),
        "risk_difference": {
            "estimate": differences["wald"].value,
            **{method: _limits(found) for method, found in differences.items()},
        },
        "relative_risk": {
            "estimate": risks["katz_log"].value,
            **{method: _limits(found) for method, found in risks.items()},
        },
        "odds_ratio": {"estimate": woolf.value, "woolf": _limits(woolf), **odds},
        "tests": _tests(counts),
    }


def _tests(counts: Counts) -> Answer:
    pearson, yates = chi_square(*counts), chi_square(*counts, yates=True)
    z = pooled_z(*counts)
    return {
        "fisher_p": fisher_p(*counts),
        "chisq": pearson.statistic,
        "chisq_p": pearson.p,
        "chisq_yates": yates.statistic,
        "chisq_yates_p": yates.p,
        "z_pooled": z,
        "z_pooled_p": None if z is None else two_sided_p(z),
    }


def _columns(strata: list[Counts]) -> Answer:
    return {name: [counts[place] for counts in strata] for place, name in enumerate(COUNTS)}


def _stratified(strata: list[Counts], level: float) -> Answer:
    plain, corrected = mantel_haenszel_test(strata), mantel_haenszel_test(strata, corrected=True)
    odds = mantel_haenszel_odds_ratio(strata, level)
    return {
        "cmh": {
            "chisq": plain.statistic,
            "p": plain.p,
            "chisq_continuity_corrected": corrected.statistic,
            "p_continuity_corrected": corrected.p,
            "p_exact": exact_p(strata),
        },
        "common_odds_ratio": {
            "mantel_haenszel": odds.estimate.value,
            "rbg_lower": odds.estimate.lower,
            "rbg_upper": odds.estimate.upper,
            "log_se_rbg": odds.std_err,
            "conditional_mle_exact": _full(conditional_odds_ratio(strata, level)),
        },
        "mh_risk_difference": _risk_difference(strata, level),
        "stratified_miettinen_nurminen": _full(stratified_risk_difference(strata, level)),
        "mh_relative_risk": _relative_risk(strata, level),
        "homogeneity_of_odds_ratios": {
            "breslow_day": _test(breslow_day_test(strata)),
            "tarone_corrected": _test(breslow_day_test(strata, tarone=True)),
        },
    }


def _risk_difference(strata: list[Counts], level: float) -> Answer:
    answer: Answer = {}
    for name, sato in (("greenland_robins", False), ("sato", True)):
        found = mantel_haenszel_risk_difference(strata, level, sato=sato)
        answer["estimate"] = found.estimate.value
        answer[f"se_{name}"] = found.std_err
        answer[f"lower_{name}"], answer[f"upper_{name}"] = (
            found.estimate.lower,
            found.estimate.upper,
        )
    return answer


def _relative_risk(strata: list[Counts], level: float) -> Answer:
    found = mantel_haenszel_relative_risk(strata, level)
    return {**_full(found.estimate), "log_se_greenland_robins": found.std_err}


def _test(test: TestResult) -> Answer:
    return {"chisq": test.statistic, "df": test.df, "p": test.p}


def _response(request: Request, table: CsvTable) -> Answer:
    """Return response per arm, and each arm against the first; no response is a failure."""
    table = table.only(table.matching(request.part("filter").values))
    arms, level = arm_labels(request), request.level()
    arm = codes_of(table.column(request.text("arm")), arms)
    table, arm = table.only(arm >= 0), arm[arm >= 0]
    success = np.isin(table.column(request.text("response")), request.texts("responder"))
    by_arm: Answer = {}
    for code, label in enumerate(arms):
        member = arm == code
        responses = Counter(table.column(request.text("response"))[member].tolist())
        responses.pop("", None)
        found = _proportion(int(success[member].sum()), int(member.sum()), level)
        by_arm[label] = {"best_response": dict(responses), **found}
    key = request.text("expected_key") if request.has("expected_key") else "versus_reference"
    others = enumerate(arms[1:], start=1)
    versus = {label: _versus(request, table, arm, success, code) for code, label in others}
    return {"by_arm": by_arm, key: versus}


def _versus(request: Request, table: CsvTable, arm: Codes, success: Flags, code: int) -> Answer:
    level = request.level()
    answer = {"unstratified": _two_sample(_table_of(arm, success, code), level)}
    names = request.texts("strata")
    if names:
        columns = [table.column(name) for name in names]
        rows = zip(*columns, strict=True)
        labels = np.array([" / ".join(cells) if all(cells) else "" for cells in rows], object)
        compared = ((arm == 0) | (arm == code)) & (labels != "")
        levels = sorted(set(labels[compared].tolist()))
        strata = [_table_of(arm[labels == one], success[labels == one], code) for one in levels]
        answer["stratified"] = {
            "levels": levels,
            "strata": _columns(strata),
            **_stratified(strata, level),
        }
    return answer


def _table_of(arm: Codes, success: Flags, code: int) -> Counts:
    ours, theirs = arm == code, arm == 0
    return (
        int(success[ours].sum()),
        int(ours.sum()),
        int(success[theirs].sum()),
        int(theirs.sum()),
    )
