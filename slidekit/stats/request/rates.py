"""Answers to requests for incidence rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slidekit.stats.rates import compare_rates, incidence_rate

if TYPE_CHECKING:
    from slidekit.stats.rates import IncidenceRate
    from slidekit.stats.request.keys import Request

Answer = dict[str, Any]


def rates_answer(request: Request) -> Answer:
    """Answer a request for incidence rates: every row with both rates and their comparison."""
    per, level = request.number("rate_per", 100.0), request.level()
    rows = [_row(row, per, level) for row in request.parts("rows")]
    return {"rows": rows, "not_offered": []}


def _row(row: Request, per: float, level: float) -> Answer:
    x1, t1, x0, t0 = row.count("x1"), row.number("t1"), row.count("x0"), row.number("t0")
    found = compare_rates(x1, t1, x0, t0, per, level)
    log_normal, difference = found.log_normal, found.difference
    return {
        "x1": x1,
        "t1": t1,
        "x0": x0,
        "t0": t0,
        "rate1": rate_answer(incidence_rate(x1, t1, per, level)),
        "rate0": rate_answer(incidence_rate(x0, t0, per, level)),
        "ratio": {
            "ratio": found.exact.value,
            "exact_conditional": {
                "lower": found.exact.lower,
                "upper": found.exact.upper,
                "p": found.p,
            },
            "log_normal": log_normal and {"lower": log_normal.lower, "upper": log_normal.upper},
            f"difference_per_{per:g}": {
                "est": difference.value,
                "lower": difference.lower,
                "upper": difference.upper,
            },
        },
    }


def rate_answer(found: IncidenceRate) -> Answer:
    """Return one rate with both kinds of limits."""
    return {
        "events": found.events,
        "exposure": found.exposure,
        "rate": found.exact.value,
        "lower_exact": found.exact.lower,
        "upper_exact": found.exact.upper,
        "lower_log_normal": found.log_normal.lower,
        "upper_log_normal": found.log_normal.upper,
    }
