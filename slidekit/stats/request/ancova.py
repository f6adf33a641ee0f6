"""The part of an answer that compares arms with covariates held equal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from slidekit.stats.ancova import ancova, dose_response
from slidekit.stats.request.rows import crossed_codes

if TYPE_CHECKING:
    from slidekit.stats.request.arm_rows import ArmRows
    from slidekit.stats.request.keys import Request
    from slidekit.stats.risk_sets import Codes, Floats
    from slidekit.stats.t_tests import TInference

Answer = dict[str, Any]


class _Columns(NamedTuple):
    """The columns of the model, in rows that have all of them."""

    arm: Codes
    response: Floats
    factors: list[Codes]
    numeric: list[Floats]


def ancova_answer(request: Request, part: Request, rows: ArmRows) -> Answer:
    """Answer the part "ancova" of a request from the rows of its visit."""
    columns, level = _columns(request, part, rows), request.level()
    contrasts = {one.text("name"): rows.pair(one) for one in part.parts("contrasts")}
    found = ancova(
        columns.response,
        columns.arm,
        len(rows.arms),
        factors=columns.factors,
        numeric=columns.numeric,
        contrasts=list(contrasts.values()),
        level=level,
    )
    means = zip(rows.arms, found.equal_margins, found.observed_margins, strict=True)
    return {
        "model": _model(request, part),
        "n": found.n,
        **{name: _test(one) for name, one in zip(contrasts, found.contrasts, strict=True)},
        "dose_response_p": _dose_response_p(part, rows, columns),
        "rmse": found.residual,
        "ls_means": {
            arm: {"equal_site_weights": _mean(equal), "observed_site_margins": _mean(observed)}
            for arm, equal, observed in means
        },
    }


def _response(request: Request, part: Request) -> str:
    return part.text("response") if part.has("response") else request.text("change")


def _model(request: Request, part: Request) -> str:
    covariates = (*part.texts("factor_covariates"), *part.texts("numeric_covariates"))
    return f"{_response(request, part)} ~ {' + '.join((request.text('arm'), *covariates))}"


def _columns(request: Request, part: Request, rows: ArmRows) -> _Columns:
    names = (_response(request, part), *part.texts("numeric_covariates"))
    numbers = np.stack([rows.table.numbers(name) for name in names])
    factors = [
        crossed_codes((rows.table.column(name),)) for name in part.texts("factor_covariates")
    ]
    complete = ~np.isnan(numbers).any(0)
    for factor in factors:
        complete &= factor >= 0
    response, *numeric = numbers[:, complete]
    return _Columns(rows.arm[complete], response, [one[complete] for one in factors], numeric)


def _dose_response_p(part: Request, rows: ArmRows, columns: _Columns) -> float | None:
    """Return the p of the slope on the dose; None if the request names no doses."""
    if not part.has("dose"):
        return None
    doses = part.part("dose")
    dose = np.array([doses.number(arm) for arm in rows.arms])[columns.arm]
    return dose_response(columns.response, dose, factors=columns.factors, numeric=columns.numeric).p


def _mean(found: TInference) -> Answer:
    estimate = found.estimate
    return {
        "est": estimate.value,
        "se": found.std_err,
        "lower": estimate.lower,
        "upper": estimate.upper,
    }


def _test(found: TInference) -> Answer:
    return {**_mean(found), "t": found.t, "df": found.df, "p": found.p}
