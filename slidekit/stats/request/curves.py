"""Blocks of a survival answer that rest on Kaplan-Meier curves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

from slidekit.stats.at_risk import at_risk_table
from slidekit.stats.distributions import critical_value
from slidekit.stats.jackknife import infinitesimal_jackknife
from slidekit.stats.landmarks import survival_differences
from slidekit.stats.result import numbers
from slidekit.stats.rmst import compare_restricted_means, restricted_mean
from slidekit.stats.survival import curve, limits, quantile, survival_at, with_conf_type

if TYPE_CHECKING:
    from slidekit.stats.observations import Observations
    from slidekit.stats.request.keys import Request
    from slidekit.stats.request.rows import SurvivalRows
    from slidekit.stats.rmst import Contrast
    from slidekit.stats.survival import ConfType, KaplanMeier, PlateauAtEnd

Answer = dict[str, Any]

CONF_TYPES: tuple[ConfType, ...] = ("plain", "log", "log-log")
QUARTILES = (0.25, 0.5, 0.75)


def plateau_rule(request: Request) -> PlateauAtEnd:
    """Return how a quantile is read from a plateau that lasts to the end of follow-up."""
    return cast("PlateauAtEnd", request.one_of("median_plateau_at_end", ("last", "ne"), "last"))


def km_block(request: Request, rows: SurvivalRows) -> Answer:
    """Return per arm: counts, survival at times, quantiles, numbers at risk, curve."""
    return {label: _arm(request, rows.of_arm(code)) for code, label in enumerate(rows.arms)}


def _arm(request: Request, rows: Observations) -> Answer:
    km = curve(rows, request.level(), "log-log")
    asked = request.texts("conf_types") or CONF_TYPES
    by_type = {conf_type: with_conf_type(km, cast("ConfType", conf_type)) for conf_type in asked}
    entry = np.zeros(len(rows.time)) if rows.entry is None else rows.entry
    weight = np.ones(len(rows.time)) if rows.weight is None else rows.weight
    events = rows.time[rows.event]
    answer = {
        "n": km.n,
        "events": km.events,
        "censored": km.censored,
        "weighted_n": float(weight.sum()),
        "max_time": km.last_time,
        "last_event_time": float(events.max()) if len(events) else None,
        "survival_at": _survival_at(request, rows, by_type),
        "quantiles": {name: _quantiles(request, km) for name, km in by_type.items()},
        "at_risk": _at_risk(request, rows),
        "total_time_at_risk": float(((rows.time - entry) * weight).sum()),
    }
    if rows.entry is None and rows.weight is None:
        answer["median_followup_reverse_km"] = _follow_up(request, rows)
    if len(km.times) <= request.number("curve_max_points", 400):
        answer["curve"] = _curve(km)
    return answer


def _survival_at(request: Request, rows: Observations, by_type: dict[str, KaplanMeier]) -> Answer:
    times = request.numbers("times")
    points = {name: survival_at(km, times) for name, km in by_type.items()}
    any_type = next(iter(points.values()))
    answer: Answer = {
        "times": list(times),
        "beyond_last_followup": [point.beyond_follow_up for point in any_type],
        "surv": [point.survival.value for point in any_type],
        "std_err_greenwood": [point.std_err for point in any_type],
        "n_risk": [point.at_risk for point in any_type],
        "ci": {
            name: {
                "lower": [point.survival.lower for point in found],
                "upper": [point.survival.upper for point in found],
            }
            for name, found in points.items()
        },
    }
    if rows.weight is not None:
        answer |= _robust(rows, times, answer["surv"], request.level())
    return answer


def _robust(
    rows: Observations, times: tuple[float, ...], survival: list[float], level: float
) -> Answer:
    std_err = infinitesimal_jackknife(rows, times)
    bands = limits(np.array(survival), np.array(std_err, float), critical_value(level), "log-log")
    before_all = np.array(times) < rows.time.min(initial=np.inf)
    lower, upper = (list(numbers(np.where(before_all, 1.0, band))) for band in bands)
    return {
        "std_err_robust_ij": list(std_err),
        "ci_robust_log_log": {"lower": lower, "upper": upper},
    }


def _quantiles(request: Request, km: KaplanMeier) -> Answer:
    shares = request.numbers("quantiles") or QUARTILES
    found = [quantile(km, share, plateau_rule(request)) for share in shares]
    return {
        "prob_of_event": list(shares),
        "time": [estimate.value for estimate in found],
        "lower": [estimate.lower for estimate in found],
        "upper": [estimate.upper for estimate in found],
    }


def _at_risk(request: Request, rows: Observations) -> Answer:
    grid = request.numbers("grid")
    table = at_risk_table(rows.time, rows.event, grid, rows.entry, rows.weight)
    return {
        "times": list(grid),
        "n_risk": [row.at_risk for row in table],
        "cum_events_le_t": [row.events for row in table],
        "cum_censored_le_t": [row.censored for row in table],
        "cum_events_lt_t": [row.events_before for row in table],
        "cum_censored_lt_t": [row.censored_before for row in table],
    }


def _follow_up(request: Request, rows: Observations) -> Answer:
    km = curve(rows._replace(event=~rows.event), request.level(), "log-log")
    answer: Answer = {}
    for conf_type in ("log", "log-log"):
        found = quantile(with_conf_type(km, conf_type), 0.5, plateau_rule(request))
        answer["median"] = found.value
        answer[conf_type] = {"lower": found.lower, "upper": found.upper}
    return answer


def _curve(km: KaplanMeier) -> Answer:
    at_risk, deaths = np.array(km.at_risk, float), np.array(km.events_at, float)
    hazard = np.zeros(len(deaths))  # also where nobody of any weight is at risk
    np.divide(deaths, at_risk, out=hazard, where=deaths > 0)
    return {
        "time": list(km.times),
        "n_risk": list(km.at_risk),
        "n_event": list(km.events_at),
        "n_censor": list(km.censored_at),
        "surv": list(km.survival),
        "std_err_greenwood": list(km.std_err),
        "cumhaz_nelson_aalen": np.cumsum(hazard).tolist(),
    }


def milestone_block(request: Request, rows: SurvivalRows) -> Answer:
    """Return the difference in survival of each arm against the reference at the times."""
    curves = _curves(request, rows)
    times = request.numbers("times")
    answer: Answer = {}
    for label, km in zip(rows.arms[1:], curves[1:], strict=True):
        found = survival_differences(km, curves[0], times)
        answer[label] = {
            "times": list(times),
            "both_arms_followed": [one.both_arms_followed for one in found],
            "diff": [one.difference.value for one in found],
            "se": [one.std_err for one in found],
            "lower": [one.difference.lower for one in found],
            "upper": [one.difference.upper for one in found],
            "z": [one.z for one in found],
            "p": [one.p for one in found],
        }
    return answer


def rmst_block(request: Request, rows: SurvivalRows) -> Answer:
    """Return restricted means per arm, and against the reference."""
    tau = request.number("tau")
    means = [restricted_mean(km, tau) for km in _curves(request, rows)]
    answer: Answer = {"tau": tau, "arms": {}, "versus_reference": {}}
    for label, mean in zip(rows.arms, means, strict=True):
        found = mean.mean
        answer["arms"][label] = {
            "rmst": found.value,
            "se": mean.std_err,
            "lower": found.lower,
            "upper": found.upper,
            "rmtl": mean.lost,
        }
    for label, mean in zip(rows.arms[1:], means[1:], strict=True):
        against = compare_restricted_means(mean, means[0])
        answer["versus_reference"][label] = {
            "difference": {**_contrast(against.difference), "se": against.difference.std_err},
            "ratio": _contrast(against.ratio),
            "rmtl_ratio": _contrast(against.lost_ratio),
        }
    return answer


def _contrast(found: Contrast) -> Answer:
    estimate = found.estimate
    limits_and_p = {"lower": estimate.lower, "upper": estimate.upper, "p": found.p}
    return {"est": estimate.value, **limits_and_p}


def _curves(request: Request, rows: SurvivalRows) -> list[KaplanMeier]:
    codes = range(len(rows.arms))
    return [curve(rows.of_arm(code), request.level(), "log-log") for code in codes]
