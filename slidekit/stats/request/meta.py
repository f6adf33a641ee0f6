"""Answers to requests for a meta-analysis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from slidekit.errors import StatsError
from slidekit.stats.meta import pool
from slidekit.stats.meta_effects import (
    COUNT_MEASURES,
    GroupMeans,
    effects_of_counts,
    effects_of_log_rank,
    effects_of_means,
    study_limits,
)
from slidekit.stats.meta_sensitivity import egger_test, leave_one_out
from slidekit.stats.meta_tables import mantel_haenszel, peto, pooled_log_rank

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.stats.meta import Pooled, PoolingModel
    from slidekit.stats.meta_effects import CountMeasure, StudyEffects
    from slidekit.stats.meta_tables import PooledTables
    from slidekit.stats.request.keys import Request
    from slidekit.stats.risk_difference import Counts

Answer = dict[str, Any]

MEASURES: dict[str, tuple[str, ...]] = {
    "counts": COUNT_MEASURES,
    "means": ("MD",),
    "o_minus_e": ("HR",),
}
"""What can be pooled from each kind of input."""
ZERO_CELLS = ("only0",)
HARTUNG_KNAPP = "_hksj"


@dataclass(frozen=True, slots=True)
class Studies:
    """The studies of a request as effects, and as the tables or log-rank tests they came as."""

    labels: tuple[str, ...]
    effects: StudyEffects
    level: float
    tables: tuple[Counts, ...] = ()
    o_minus_e: tuple[float, ...] = ()
    v: tuple[float, ...] = ()


def meta_answer(request: Request) -> Answer:
    """Answer a request for a meta-analysis; a method that is unknown or does not fit is named."""
    studies = _studies(request)
    asked = request.texts("methods") or _usual(studies)
    offered = [name for name in asked if name in METHODS and _fits(name, studies)]
    return {
        "measure": studies.effects.measure,
        "studies": _studies_answer(studies),
        **{name: METHODS[name](studies) for name in offered},
        "not_offered": [name for name in asked if name not in offered],
    }


def _studies(request: Request) -> Studies:
    inputs = request.one_of("inputs", tuple(MEASURES))
    measure, level = request.one_of("measure", MEASURES[inputs]), request.level()
    request.one_of("zero_cells", ZERO_CELLS, default=ZERO_CELLS[0])
    rows = request.parts("studies")
    if not rows:
        raise StatsError("There is no study to pool.", fix="List the studies under 'studies'.")
    labels = tuple(row.text("label") for row in rows)
    if inputs == "counts":
        tables = tuple(_table(row) for row in rows)
        effects = effects_of_counts(tables, cast("CountMeasure", measure))
        return Studies(labels, effects, level, tables=tables)
    if inputs == "means":
        return Studies(labels, effects_of_means([_means(row) for row in rows]), level)
    differences, variances = (tuple(row.number(key) for row in rows) for key in ("o_minus_e", "v"))
    effects = effects_of_log_rank(differences, variances)
    return Studies(labels, effects, level, o_minus_e=differences, v=variances)


def _table(row: Request) -> Counts:
    return row.count("x1"), row.count("n1"), row.count("x0"), row.count("n0")


def _means(row: Request) -> GroupMeans:
    return GroupMeans(
        *(row.number("m1"), row.number("sd1"), row.count("n1")),
        *(row.number("m0"), row.number("sd0"), row.count("n0")),
    )


def _studies_answer(studies: Studies) -> Answer:
    limits = study_limits(studies.effects, studies.level)
    return {
        "label": list(studies.labels),
        "yi": list(studies.effects.values),
        "vi": list(studies.effects.variances),
        "lower": [found.lower for found in limits],
        "upper": [found.upper for found in limits],
    }


def _pooled(name: str) -> Callable[[Studies], Answer]:
    model = cast("PoolingModel", name.removesuffix(HARTUNG_KNAPP))
    scaled = name.endswith(HARTUNG_KNAPP)
    return lambda studies: _pooled_answer(
        pool(studies.effects, model, hartung_knapp=scaled, level=studies.level)
    )


def _pooled_answer(found: Pooled) -> Answer:
    spread, natural, prediction = found.heterogeneity, found.natural, found.prediction
    answer: Answer = {
        "est": found.estimate.value,
        "se": found.std_err,
        "lower": found.estimate.lower,
        "upper": found.estimate.upper,
        "est_back": natural.value,
        "lower_back": natural.lower,
        "upper_back": natural.upper,
        "stat": found.statistic,
        "p": found.p,
        "Q": spread.q.statistic,
        "Q_df": spread.q.df,
        "Q_p": spread.q.p,
        "tau2": spread.tau2,
        "I2": spread.i2_percent,
        "H2": spread.h2,
        "k": len(found.weights_percent),
        "weights_pct": list(found.weights_percent),
    }
    if prediction:
        answer |= {"pi_lower": prediction.lower, "pi_upper": prediction.upper}
    return answer


def _egger(studies: Studies) -> Answer:
    found = egger_test(studies.effects)
    return {"z": found.z, "p": found.p}


def _leave_one_out(studies: Studies) -> Answer:
    found = [one.estimate for one in leave_one_out(studies.effects, level=studies.level)]
    return {
        "est": [one.value for one in found] or None,
        "lower": [one.lower for one in found] or None,
        "upper": [one.upper for one in found] or None,
    }


def _tables_answer(found: PooledTables) -> Answer:
    return {
        "est": found.estimate.value,
        "se": found.std_err,
        "lower": found.estimate.lower,
        "upper": found.estimate.upper,
        "Q": found.q.statistic,
        "Q_p": found.q.p,
    }


def _mantel_haenszel(studies: Studies) -> Answer:
    measure = cast("CountMeasure", studies.effects.measure)
    return _tables_answer(mantel_haenszel(studies.tables, measure, studies.level))


def _peto(studies: Studies) -> Answer:
    return _tables_answer(peto(studies.tables, studies.level))


def _peto_pooled(studies: Studies) -> Answer:
    found = pooled_log_rank(studies.o_minus_e, studies.v, studies.level)
    ratio = found.hazard_ratio
    return {
        "hr": ratio.value,
        "lower": ratio.lower,
        "upper": ratio.upper,
        "chisq": found.test.statistic,
        "p": found.test.p,
    }


METHODS: dict[str, Callable[[Studies], Answer]] = {
    **{name: _pooled(name) for name in ("fixed_effect", "dl", "reml", "pm")},
    **{name: _pooled(name) for name in ("dl_hksj", "reml_hksj", "pm_hksj")},
    "egger_reml": _egger,
    "leave_one_out_reml": _leave_one_out,
    "mantel_haenszel": _mantel_haenszel,
    "peto": _peto,
    "peto_pooled_o_minus_e": _peto_pooled,
}


def _fits(name: str, studies: Studies) -> bool:
    """Tell whether a method has what it needs: tables, or log-rank tests."""
    if name in ("mantel_haenszel", "peto"):
        return bool(studies.tables)
    return name != "peto_pooled_o_minus_e" or bool(studies.v)


def _usual(studies: Studies) -> tuple[str, ...]:
    """Return what is answered unless methods are named: Peto's odds ratio only beside others."""
    other = () if studies.effects.measure == "OR" else ("peto",)
    return tuple(name for name in METHODS if _fits(name, studies) and name not in other)
