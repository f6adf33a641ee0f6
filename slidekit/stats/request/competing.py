"""The block of a survival answer on competing risks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.competing_risks import incidence_at, incidence_curve, with_conf_type
from slidekit.stats.competing_risks_counts import CauseRows
from slidekit.stats.competing_risks_variance import jackknife_std_err
from slidekit.stats.cox import summarise
from slidekit.stats.cox_model import fit_arms
from slidekit.stats.fine_gray import fine_gray
from slidekit.stats.gray import gray_test
from slidekit.stats.request.hazards import hazard_ratio
from slidekit.stats.survival import curve, survival_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.stats.competing_risks import IncidencePoint
    from slidekit.stats.cox import HazardRatio
    from slidekit.stats.request.keys import Request
    from slidekit.stats.request.rows import SurvivalRows
    from slidekit.stats.risk_sets import Codes, Flags

Answer = dict[str, Any]

LARGEST_CODE = 9999


class _Trial(NamedTuple):
    """The rows whose cause is known, all arms together."""

    rows: CauseRows
    arm: Codes
    stratum: Codes | None
    cluster: Codes | None
    arms: tuple[str, ...]
    causes: dict[str, int]
    """Those that occur or that the request names, and 1, by the name of their part."""
    times: tuple[float, ...]
    level: float

    @property
    def is_plain(self) -> bool:
        """Tell whether every row counts once and is under observation from the start."""
        return self.rows.observed.weight is None and self.rows.observed.entry is None


def competing_risks_block(request: Request, rows: SurvivalRows) -> Answer:
    """Return cumulative incidences per arm and cause, and what compares the arms."""
    trial = _trial(request, rows)
    answer: Answer = {"arms": {}}
    if left_out := len(rows.arm) - len(trial.arm):
        answer["rows_without_cause"] = left_out
    for code, label in enumerate(trial.arms):
        of_arm = trial.arm == code
        answer["arms"][label] = {
            name: _incidence(trial, of_arm, cause) for name, cause in trial.causes.items()
        }
    for part in _offered(trial):
        compare = _COMPARISONS[part]
        answer[part] = {name: compare(trial, cause) for name, cause in trial.causes.items()}
    return answer


def competing_risks_not_offered(request: Request, rows: SurvivalRows) -> list[str]:
    """Return the parts of the block that have no meaning or no method for such rows."""
    trial = _trial(request, rows)
    offered = _offered(trial)
    missing = [part for part in _COMPARISONS if part not in offered]
    if trial.stratum is None:
        missing.remove("gray_test_stratified")
    if not trial.is_plain:
        missing += [f"arms.{part}" for part in ("se_cmprsk", "ci_log_log", "ci_plain")]
    return [f"competing_risks.{part}" for part in missing]


def _trial(request: Request, rows: SurvivalRows) -> _Trial:
    cause = cause_codes(request, rows)
    known = cause >= 0
    found = {1, *cause[cause > 0].tolist(), *_named_causes(request)}
    return _Trial(
        CauseRows(rows.observed._replace(event=cause > 0), cause).only(known),
        rows.arm[known],
        None if rows.stratum is None else rows.stratum[known],
        None if rows.cluster is None else rows.cluster[known],
        rows.arms,
        {f"cause{code}": code for code in sorted(found)},
        request.numbers("times"),
        request.level(),
    )


def cause_codes(request: Request, rows: SurvivalRows) -> Codes:
    """Return the cause of each row, 0 if censored, -1 for an event whose cause is missing.

    A row that is censored for any event may have an empty cause. One that is censored may also have
    a cause, as where `censor` counts competing events as censorings.

    Raises:
        StatsError: a cause is no code, or a row with an event has the code of a censoring.
    """
    name = request.text("cause")
    cells = rows.table.numbers(name)
    missing = np.isnan(cells)
    event = rows.observed.event
    cause = np.where(missing, np.where(event, -1, 0), cells)
    no_code = (cause != np.floor(cause)) | (cells < 0) | (cells > LARGEST_CODE)
    _refuse(no_code, rows, f"{name!r} is not a whole number from 0 to {LARGEST_CODE}")
    _refuse(event & (cause == 0), rows, f"{name!r} says censored where the event was observed")
    return cause.astype(np.int64)


def _refuse(wrong: Flags, rows: SurvivalRows, what: str) -> None:
    if wrong.any():
        line = int(rows.table.lines[np.flatnonzero(wrong)[0]])
        raise StatsError(
            f"{rows.table.name}, line {line}: the cause in column {what}.",
            fix="Use 0 for censored and 1, 2, ... for the causes.",
        )


def _named_causes(request: Request) -> list[int]:
    named = request.part("cause_codes")
    if not all(code.isdecimal() for code in named.values):
        raise StatsError(f"The keys of {named.where} must be whole numbers, such as '0' and '1'.")
    return [int(code) for code in named.values if int(code)]


def _incidence(trial: _Trial, of_arm: Flags, cause: int) -> Answer:
    rows = trial.rows.only(of_arm)
    found = incidence_curve(
        rows, cause, "aalen" if trial.is_plain else "jackknife", trial.level, "log-log"
    )
    points = incidence_at(found, trial.times)
    answer: Answer = {
        "events": found.events,
        "times": list(trial.times),
        "cif": [_followed(point, point.incidence.value) for point in points],
    }
    if trial.is_plain:
        plain = incidence_at(with_conf_type(found, "plain"), trial.times)
        answer["se_cmprsk"] = [_followed(point, point.std_err) for point in points]
        answer["ci_log_log"], answer["ci_plain"] = _limits(points), _limits(plain)
    cluster = None if trial.cluster is None else trial.cluster[of_arm]
    return {**answer, **_carried_on(trial, rows, cause, points, cluster)}


def _followed(point: IncidencePoint, value: float | None) -> float | None:
    return None if point.beyond_follow_up else value


def _limits(points: tuple[IncidencePoint, ...]) -> Answer:
    return {
        "lower": [_followed(point, point.incidence.lower) for point in points],
        "upper": [_followed(point, point.incidence.upper) for point in points],
    }


def _carried_on(
    trial: _Trial,
    rows: CauseRows,
    cause: int,
    points: tuple[IncidencePoint, ...],
    cluster: Codes | None,
) -> Answer:
    """Return the curves that are read beyond the last time too, null where nobody is in the arm."""
    if not len(rows.cause):
        blank = [None] * len(points)
        empty = {"est": blank, "se_infinitesimal_jackknife": blank}
        return {"aalen_johansen_survfit": empty, "naive_one_minus_km": blank}
    std_err = jackknife_std_err(rows, cause, np.array(trial.times), cluster)
    alone = rows.observed._replace(event=rows.cause == cause)
    free = survival_at(curve(alone, trial.level, "log-log"), trial.times)
    return {
        "aalen_johansen_survfit": {
            "est": [point.incidence.value for point in points],
            "se_infinitesimal_jackknife": std_err.tolist(),
        },
        "naive_one_minus_km": [1 - (point.survival.value or 0.0) for point in free],
    }


def _gray(trial: _Trial, cause: int) -> Answer:
    return _gray_test(trial, cause, None)


def _stratified_gray(trial: _Trial, cause: int) -> Answer:
    return _gray_test(trial, cause, trial.stratum)


def _gray_test(trial: _Trial, cause: int, stratum: Codes | None) -> Answer:
    time = trial.rows.observed.time
    test = gray_test(time, trial.rows.cause, trial.arm, stratum, of_interest=cause)
    return {"chisq": test.statistic, "df": test.df, "p": test.p}


def _fine_gray(trial: _Trial, cause: int) -> Answer:
    rows = trial.rows
    fit = fine_gray(rows.observed.time, rows.cause, trial.arm, of_interest=cause, level=trial.level)
    return _per_arm(trial, fit.hazard_ratios, _subdistribution_hazard_ratio)


def _subdistribution_hazard_ratio(found: HazardRatio | None) -> Answer:
    answer = hazard_ratio(found)
    return {
        "coef": answer["coef"],
        "se": answer["se"],
        "shr": answer["hr"],
        "lower": answer["lower"],
        "upper": answer["upper"],
        "p": answer["p_wald"],
        "converged": found is not None and found.estimable,
    }


def _cause_specific(trial: _Trial, cause: int) -> Answer:
    rows = trial.rows.observed._replace(event=trial.rows.cause == cause)
    fit = summarise(fit_arms(rows, trial.arm), trial.level)
    return _per_arm(trial, fit.hazard_ratios, hazard_ratio)


def _per_arm(
    trial: _Trial,
    ratios: tuple[HazardRatio, ...],
    told: Callable[[HazardRatio | None], Answer],
) -> Answer:
    by_arm = {ratio.arm: ratio for ratio in ratios}
    return {label: told(by_arm.get(code)) for code, label in enumerate(trial.arms) if code}


_COMPARISONS: dict[str, Callable[[_Trial, int], Answer]] = {
    "gray_test": _gray,
    "gray_test_stratified": _stratified_gray,
    "fine_gray": _fine_gray,
    "cause_specific_cox_efron": _cause_specific,
}


def _offered(trial: _Trial) -> list[str]:
    """Return the comparisons that these rows allow: only Cox takes weights and entry times."""
    if len(trial.arms) < 2:
        return []
    parts = list(_COMPARISONS) if trial.is_plain else ["cause_specific_cox_efron"]
    return [part for part in parts if part != "gray_test_stratified" or trial.stratum is not None]
