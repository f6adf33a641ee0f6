"""What a Kaplan-Meier figure draws: curves, marks and numbers at risk, without the study."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from slidekit.exhibits.comparability import why_not_compared
from slidekit.exhibits.scale import percent
from slidekit.exhibits.setting import unit_words
from slidekit.exhibits.survival_words import arm_name
from slidekit.languages import say
from slidekit.stats.at_risk import at_risk_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.survival_analysis import SurvivalAnalysis
    from slidekit.exhibits.survival_results import SurvivalResults
    from slidekit.stats.at_risk import AtRisk
    from slidekit.stats.survival import KaplanMeier
    from slidekit.study.model import Study, TimeToEvent
    from slidekit.study.spec import Endpoint, Unit
    from slidekit.template.policy import FiguresPolicy

Numbers = tuple[float | None, ...]
Quantity = Literal["At risk", "Events", "Censored"]
QUANTITIES: tuple[Quantity, ...] = ("At risk", "Events", "Censored")

TICK_STEPS: dict[Unit, tuple[float, ...]] = {
    "days": (1, 2, 5, 10, 20, 30, 60, 90, 180, 360, 720, 1800),
    "weeks": (1, 2, 4, 8, 12, 24, 52, 104, 260),
    "months": (0.5, 1, 2, 3, 6, 12, 24, 36, 60, 120),
    "years": (0.25, 0.5, 1, 2, 5, 10, 20),
}
MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Curve:
    """One arm's curve as corners of steps: `survival` holds from its time to the next, in %."""

    arm: str
    name: str
    style: int
    times: tuple[float, ...]
    survival: tuple[float, ...]
    lower: Numbers
    upper: Numbers
    censored: tuple[tuple[float, float], ...]
    """Time and survival of each censor mark."""
    end: float
    """Last follow-up of the arm."""


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One row of numbers under the time axis; None = not reported."""

    quantity: Quantity
    arm: str
    name: str
    style: int
    counts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class KmData:
    """A Kaplan-Meier figure."""

    curves: tuple[Curve, ...]
    ticks: tuple[float, ...]
    x_end: float
    x_label: str
    y_label: str
    risk: tuple[RiskRow, ...]
    tail: Literal["grey", "cut", "plain"]
    tail_from: float | None
    """From here on few are at risk in some arm; None: nowhere."""
    banner: str = ""
    """What must be said over the curves, such as that there is no comparison."""
    note: str = ""
    """What must be said of how the curves were made, such as that they are reconstructed."""


def km_data(analysis: SurvivalAnalysis, results: SurvivalResults, figures: FiguresPolicy) -> KmData:
    """Return the figure of an endpoint that was computed from patient data."""
    study, data = analysis.study, results.data
    curves = tuple(_curve(study, results, arm) for arm in range(len(study.arms)))
    tail_from = _tail_start(data, len(study.arms), figures)
    x_end = max((curve.end for curve in curves), default=0.0) or 1.0
    if figures.tail == "cut":
        x_end = tail_from or x_end
    ticks = round_ticks(x_end, study.spec.unit)
    return KmData(
        curves=curves,
        ticks=ticks,
        x_end=x_end,
        x_label=unit_words(study.spec.unit).capitalize(),
        y_label=curve_label(analysis.endpoint),
        risk=tuple(_risk_rows(study, data, ticks)),
        tail=figures.tail,
        tail_from=tail_from,
        banner=why_not_compared(study, analysis.endpoint),
    )


def curve_label(endpoint: Endpoint) -> str:
    """Return what the curve of an endpoint shows: "Overall survival (%)"."""
    if endpoint.label.lower().endswith("survival"):
        return f"{endpoint.label} (%)"
    return (
        say("Without {0} (%)", endpoint.event_noun)
        if endpoint.event_noun
        else say("Event-free (%)")
    )


def round_ticks(end: float, unit: Unit) -> tuple[float, ...]:
    """Return round times from 0 to the end of the axis, nine at most."""
    steps = TICK_STEPS[unit]
    step = next((step for step in steps if end / step <= MOST_STEPS), None)
    if step is None:
        step = steps[-1] * math.ceil(end / steps[-1] / MOST_STEPS)
    return tuple(step * place for place in range(math.floor(end / step + 1e-9) + 1))


def _curve(study: Study, results: SurvivalResults, arm: int) -> Curve:
    km, spec = results.arms[arm].curve, study.arms[arm]
    corners = [place for place, events in enumerate(km.events_at) if events]
    return Curve(
        arm=spec.id,
        name=arm_name(study, arm),
        style=arm,
        times=(0.0, *(km.times[place] for place in corners)),
        survival=(100.0, *(100 * km.survival[place] for place in corners)),
        lower=(None, *(percent(km.lower[place]) for place in corners)),
        upper=(None, *(percent(km.upper[place]) for place in corners)),
        censored=_censor_marks(km),
        end=km.last_time or 0.0,
    )


def _censor_marks(km: KaplanMeier) -> tuple[tuple[float, float], ...]:
    return tuple(
        (time, 100 * survival)
        for time, survival, censored in zip(km.times, km.survival, km.censored_at, strict=True)
        if censored
    )


def _tail_start(data: TimeToEvent, n_arms: int, figures: FiguresPolicy) -> float | None:
    """Return the last time at which all arms have as many at risk as the policy asks."""
    starts = [
        _arm_tail(sorted(data.time[data.arm == arm].tolist()), figures) for arm in range(n_arms)
    ]
    known = [start for start in starts if start is not None]
    return min(known, default=None)


def _arm_tail(times: list[float], figures: FiguresPolicy) -> float | None:
    """Return the time after which fewer are at risk than asked; at t those from t on are."""
    least = max(math.ceil(figures.tail_share * len(times) - 1e-9), figures.tail_subjects)
    if not times or least == 0:
        return None
    return times[-least] if len(times) >= least else 0.0


def _risk_rows(study: Study, data: TimeToEvent, ticks: tuple[float, ...]) -> Iterator[RiskRow]:
    arms = [data.arm == arm for arm in range(len(study.arms))]
    tables = [at_risk_table(data.time[rows], data.event[rows], ticks) for rows in arms]
    for quantity in QUANTITIES:
        for arm, (spec, table) in enumerate(zip(study.arms, tables, strict=True)):
            counts = tuple(_count(column, quantity) for column in table)
            yield RiskRow(quantity, spec.id, arm_name(study, arm), arm, counts)


def _count(column: AtRisk, quantity: Quantity) -> int:
    """Return a number of the table; those at risk, with events and censored make up all."""
    counts = {
        "At risk": column.at_risk,
        "Events": column.events_before,
        "Censored": column.censored_before,
    }
    return int(counts[quantity])


def survival_on(curve: Curve, time: float) -> float:
    """Return the height of a curve at a time, in %."""
    return curve.survival[max(bisect_right(curve.times, time) - 1, 0)]
