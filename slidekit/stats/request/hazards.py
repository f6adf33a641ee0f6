"""Blocks of a survival answer that compare hazards: log-rank, Cox, subgroups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.cox import summarise
from slidekit.stats.cox_model import fit_arms
from slidekit.stats.cox_profile import profile_limits
from slidekit.stats.cox_robust import sandwich
from slidekit.stats.logrank import log_rank_tests, peto_hazard_ratio
from slidekit.stats.proportional_hazards import TRANSFORMS, time_dependence_test
from slidekit.stats.request.curves import plateau_rule
from slidekit.stats.subgroups import subgroup_hazard_ratios

if TYPE_CHECKING:
    from slidekit.stats.cox import CoxFit, HazardRatio
    from slidekit.stats.cox_model import CoxModel, Ties
    from slidekit.stats.logrank import LogRank, Weighting
    from slidekit.stats.request.keys import Request
    from slidekit.stats.request.rows import SurvivalRows
    from slidekit.stats.result import TestResult
    from slidekit.stats.risk_sets import Codes
    from slidekit.stats.subgroups import SubgroupLevel

Answer = dict[str, Any]

WEIGHTINGS: tuple[Weighting, ...] = (
    "logrank",
    "gehan",
    "tarone",
    "peto_km",
    "peto_tilde",
    "fh01",
    "fh11",
)
STRATIFIED_WEIGHTINGS = WEIGHTINGS[:4]
TIES: tuple[Ties, ...] = ("efron", "breslow")


def logrank_block(request: Request, rows: SurvivalRows) -> Answer:
    """Return the log-rank tests of all arms together, plain and stratified."""
    tests = _log_ranks(rows, rows.arm, None, WEIGHTINGS)
    answer: Answer = {
        name: _log_rank(test, rows.arms) for name, test in zip(WEIGHTINGS, tests, strict=True)
    }
    if rows.observed.entry is None and tests[0].df:
        answer["survdiff"] = {"rho0": _test(tests[0]), "rho1": _test(tests[3])}
    if rows.stratum is not None:
        stratified = _log_ranks(rows, rows.arm, rows.stratum, STRATIFIED_WEIGHTINGS)
        named = zip(STRATIFIED_WEIGHTINGS, stratified, strict=True)
        answer["stratified"] = {name: _log_rank(test, rows.arms) for name, test in named}
    ratio = peto_hazard_ratio(tests[0], request.level()) if len(rows.arms) == 2 else None
    if ratio:
        limits = {"lower": ratio.lower, "upper": ratio.upper}
        answer["peto_one_step_hr"] = {"hr": ratio.value, **limits}
    return answer


def _log_ranks(
    rows: SurvivalRows, arm: Codes, stratum: Codes | None, weightings: tuple[Weighting, ...]
) -> tuple[LogRank, ...]:
    seen = rows.observed
    return log_rank_tests(
        seen.time, seen.event, arm, stratum, entry=seen.entry, weightings=weightings
    )


def _log_rank(test: LogRank, arms: tuple[str, ...]) -> Answer:
    observed, expected = (
        {**dict.fromkeys(arms, 0), **dict(zip(arms, counts, strict=False))}
        for counts in (test.observed, test.expected)
    )
    answer = {**_test(test), "observed": observed, "expected": expected}
    if len(arms) == 2:
        answer["z_arm2"] = test.z
        answer["p_one_sided_arm2_better"] = test.p_second_arm_better
        answer["U_arm2"], answer["V_arm2"] = test.score, test.variance
    return answer


def _test(test: TestResult) -> Answer:
    return {"chisq": test.statistic, "df": test.df, "p": test.p}


def cox_block(request: Request, rows: SurvivalRows) -> Answer:
    """Return the Cox models: all arms, stratified, robust, and each pair of arms."""
    asked = cast("tuple[Ties, ...]", request.texts("ties") or TIES)
    level = request.level()
    answer: Answer = {"unstratified": _models(rows, None, asked, level)}
    if rows.stratum is not None:
        inexact = tuple(ties for ties in asked if ties != "exact")
        answer["stratified"] = _models(rows, rows.stratum, inexact, level)
    if len(rows.arms) > 2:
        others = enumerate(rows.arms[1:], start=1)
        answer["pairwise_subset"] = {label: _pair(rows, code, level) for code, label in others}
    if rows.observed.weight is not None:
        model = fit_arms(rows.observed, rows.arm)
        by_row = sandwich(model, np.flatnonzero(model.kept))
        answer["efron_robust"] = _fit(summarise(model, level, by_row), rows.arms)
    return answer


def _models(
    rows: SurvivalRows, stratum: Codes | None, asked: tuple[Ties, ...], level: float
) -> Answer:
    models: dict[Ties, CoxModel] = {}
    for ties in asked:
        try:
            models[ties] = fit_arms(rows.observed, rows.arm, stratum, ties=ties)
        except StatsError:
            if ties != "exact":  # which too many ties, or weights, can rule out
                raise
    answer: Answer = {}
    for ties, model in models.items():
        fit = summarise(model, level)
        answer[ties] = _fit(fit, rows.arms)
        if ties != "efron" or not fit.estimable or rows.cluster is not None:
            continue
        answer[ties]["zph"] = _time_dependence(model)
        if stratum is None and len(rows.arms) == 2 and rows.observed.weight is None:
            limits = profile_limits(model, level)
            answer[ties]["profile_likelihood_ci"] = {"lower": limits.lower, "upper": limits.upper}
    if rows.cluster is not None and "efron" in models:
        model = models["efron"]
        covariance = sandwich(model, rows.cluster[model.kept])
        answer["efron_robust_cluster"] = _fit(summarise(model, level, covariance), rows.arms)
    return answer


def _pair(rows: SurvivalRows, code: int, level: float) -> Answer:
    arms = (rows.arms[0], rows.arms[code])
    arm = np.select((rows.arm == 0, rows.arm == code), (0, 1), -1)
    model = fit_arms(rows.observed, arm)
    fit = summarise(model, level)
    answer: Answer = {
        "efron": _fit(fit, arms),
        "logrank": _log_rank(_log_ranks(rows, arm, None, ("logrank",))[0], arms),
        "stratified_efron": None,
        "stratified_logrank": None,
    }
    if fit.estimable:
        answer["efron"]["zph"] = _time_dependence(model)
    if rows.stratum is not None:
        stratified = fit_arms(rows.observed, arm, rows.stratum)
        answer["stratified_efron"] = _fit(summarise(stratified, level), arms)
        test = _log_ranks(rows, arm, rows.stratum, ("logrank",))[0]
        answer["stratified_logrank"] = _log_rank(test, arms)
    return answer


def _fit(fit: CoxFit, arms: tuple[str, ...]) -> Answer:
    by_arm = {ratio.arm: ratio for ratio in fit.hazard_ratios}
    return {
        "n": fit.n,
        "events": fit.events,
        "loglik_null": fit.log_likelihood_null,
        "loglik": fit.log_likelihood,
        "lrt": _test(fit.likelihood_ratio),
        "score": _test(fit.score),
        "wald": _test(fit.wald),
        "contrasts": {
            label: hazard_ratio(by_arm.get(code)) for code, label in enumerate(arms) if code
        },
        "estimable": fit.estimable and len(by_arm) == len(arms) - 1,
    }


def hazard_ratio(found: HazardRatio | None) -> Answer:
    """Return one arm against the reference, null where it is not estimable."""
    if found is None:
        return dict.fromkeys(("coef", "se", "hr", "lower", "upper", "z", "p_wald"))
    return {
        "coef": found.coefficient,
        "se": found.std_err,
        "hr": found.ratio.value,
        "lower": found.ratio.lower,
        "upper": found.ratio.upper,
        "z": found.z,
        "p_wald": found.p,
    }


def _time_dependence(model: CoxModel) -> Answer:
    answer: Answer = {}
    for transform in TRANSFORMS:
        try:
            answer[transform] = _test(time_dependence_test(model, transform))
        except StatsError:
            answer[transform] = {"error": "event at time 0"}
    return answer


def subgroups_block(request: Request, rows: SurvivalRows) -> Answer:
    """Return hazard ratios within levels, and interactions, of each arm against the reference."""
    names = request.texts("subgroups")
    others = enumerate(rows.arms[1:], start=1)
    return {
        label: {name: _subgroups(request, rows, code, name) for name in names}
        for code, label in others
    }


def _subgroups(request: Request, rows: SurvivalRows, code: int, name: str) -> Answer:
    seen = rows.observed
    found = subgroup_hazard_ratios(
        seen.time,
        seen.event,
        rows.arm,
        rows.table.column(name),
        experimental=code,
        level=request.level(),
        plateau_at_end=plateau_rule(request),
        entry=seen.entry,
        weight=seen.weight,
    )
    arms = (rows.arms[0], rows.arms[code])
    return {
        "n_missing": found.n_missing,
        "levels": {level.level: _subgroup_level(level, arms) for level in found.levels},
        "interaction": {"lrt": _test(found.likelihood_ratio), "wald": _test(found.wald)},
    }


def _subgroup_level(found: SubgroupLevel, arms: tuple[str, str]) -> Answer:
    cox: Answer = {"estimable": False, "reason": "no event or an empty arm"}
    if found.hazard_ratio is not None:
        estimable = {"estimable": found.hazard_ratio.estimable}
        cox = {**hazard_ratio(found.hazard_ratio), **estimable}
    medians = (median.value for median in found.median_per_arm)
    return {
        "n": found.n,
        "events": found.events,
        "n_per_arm": dict(zip(arms, found.n_per_arm, strict=True)),
        "events_per_arm": dict(zip(arms, found.events_per_arm, strict=True)),
        "median_per_arm": dict(zip(arms, medians, strict=True)),
        "cox_efron": cox,
    }
