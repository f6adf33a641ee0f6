"""Kaplan-Meier curves: estimate, limits, quantiles, landmarks, follow-up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.column import Column
from slidekit.stats.distributions import critical_value
from slidekit.stats.observations import Observations, observe
from slidekit.stats.product_limit import ConfType as ConfType
from slidekit.stats.product_limit import limits as limits
from slidekit.stats.product_limit import product_limit as product_limit
from slidekit.stats.result import Estimate, Numbers, Parameters
from slidekit.stats.ties import TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from slidekit.stats.risk_sets import Floats

PlateauAtEnd = Literal["last", "ne"]

METHOD = "kaplan_meier/1"


@dataclass(frozen=True, slots=True)
class KaplanMeier:
    """A product-limit curve, one entry per distinct time (event or censoring), times rising.

    `survival` holds from its time on, until the next; before the first time it is 1. Limits are
    None where they cannot be estimated: at S = 0, and under log-log also at S = 1.
    """

    n: int
    events: int
    censored: int
    times: Column[float]
    survival: Column[float]
    lower: Column[float | None]
    upper: Column[float | None]
    std_err: Column[float | None]
    """Greenwood's standard error of S(t); None at S = 0."""
    at_risk: Column[float]
    """Under observation just before the time; sums of weights where weights were given."""
    events_at: Column[float]
    censored_at: Column[float]
    conf_type: ConfType
    level: float
    method: str = METHOD

    @property
    def last_time(self) -> float | None:
        """End of follow-up: the last time, event or censoring."""
        return self.times[-1] if self.times else None

    @property
    def parameters(self) -> Parameters:
        """What the curve was told."""
        return (("conf_type", self.conf_type), ("level", f"{self.level:g}"))


class SurvivalPoint(NamedTuple):
    """What a curve says of one time."""

    time: float
    survival: Estimate
    std_err: float | None
    at_risk: float
    """Under observation just before the next time of the curve, 0 after the last."""
    beyond_follow_up: bool


def kaplan_meier(
    time: ArrayLike,
    event: ArrayLike,
    *,
    entry: ArrayLike | None = None,
    weight: ArrayLike | None = None,
    level: float = 0.95,
    conf_type: ConfType = "log-log",
) -> KaplanMeier:
    """Estimate survival by the product-limit method, with pointwise limits.

    Args:
        time: time to event or censoring, shape (n,).
        event: True where the event was observed, shape (n,).
        entry: time from which the row is under observation, in (entry, time]; None: from the start.
        weight: case weights, taken as frequencies; None: all 1.
        level: two-sided confidence level of the pointwise limits.
        conf_type: scale on which the limits are symmetric.

    Raises:
        StatsError: lengths differ or a number is missing.

    Source: Kaplan & Meier 1958; Greenwood 1926; limits: Kalbfleisch & Prentice 1980. A curve that
        has reached 0 stays there, even if rows enter later.
    """
    return curve(observe(time, event, entry=entry, weight=weight), level, conf_type)


def curve(rows: Observations, level: float, conf_type: ConfType) -> KaplanMeier:
    """Return the curve of rows that are already checked."""
    table = rows.tabulate()
    at_risk, deaths, leaving = table.at_risk[0], table.deaths[0], table.leaving[0]
    survival, std_err = product_limit(at_risk, deaths)
    lower, upper = limits(survival, std_err, critical_value(level), conf_type)
    events = int(np.count_nonzero(rows.event))
    whole = rows.weight is None
    return KaplanMeier(
        n=len(rows.time),
        events=events,
        censored=len(rows.time) - events,
        times=Column(table.time),
        survival=Column(survival),
        lower=Column(lower),
        upper=Column(upper),
        std_err=Column(std_err),
        at_risk=_counts(at_risk, whole=whole),
        events_at=_counts(deaths, whole=whole),
        censored_at=_counts(leaving - deaths, whole=whole),
        conf_type=conf_type,
        level=level,
    )


def _counts(values: Floats, *, whole: bool) -> Column[float]:
    return Column(values.astype(np.int64) if whole else values)


def with_conf_type(km: KaplanMeier, conf_type: ConfType) -> KaplanMeier:
    """Return the same curve with limits on another scale."""
    z = critical_value(km.level)
    lower, upper = limits(km.survival.array, km.std_err.array, z, conf_type)
    return replace(km, lower=Column(lower), upper=Column(upper), conf_type=conf_type)


def survival_at(km: KaplanMeier, times: Sequence[float]) -> tuple[SurvivalPoint, ...]:
    """Return what the curve says of each time; beyond follow-up it is carried on and flagged."""
    return tuple(_point(km, time) for time in times)


def _point(km: KaplanMeier, time: float) -> SurvivalPoint:
    step = bisect_right(km.times, time) - 1
    following = bisect_left(km.times, time)
    found: Numbers = (1.0, 1.0, 1.0, 0.0)  # before the first time, whatever the limits' scale
    if step >= 0:
        found = (km.survival[step], km.lower[step], km.upper[step], km.std_err[step])
    value, lower, upper, std_err = found
    parameters = (*km.parameters, ("time", f"{time:g}"))
    survival = Estimate(value, lower, upper, km.level, km.method, parameters)
    beyond = following >= len(km.times)
    return SurvivalPoint(time, survival, std_err, 0 if beyond else km.at_risk[following], beyond)


def quantile(km: KaplanMeier, p: float, plateau_at_end: PlateauAtEnd = "ne") -> Estimate:
    """Return the time by which a share `p` has had the event, with limits from the pointwise band.

    The time is the first with S(t) <= 1 - p. Where S equals 1 - p (within 1.5e-8) it is the
    midpoint between that time and the next fall of S. If S never falls again, "ne" says not
    estimable, as SAS does, and "last" takes the midpoint with the end of follow-up, as R does.

    Source: Brookmeyer & Crowley 1982 with the limits' own transformation. On a band that does not
        only fall, the time of its highest value not above 1 - p is taken, as R does.
    """
    end = km.last_time or 0.0
    steps = _Steps(km.times.array, km.survival.array, km.lower.array, km.upper.array, end)
    return _quantile(steps, p, plateau_at_end, km.level, km.conf_type)


def median(
    rows: Observations, level: float, conf_type: ConfType, plateau_at_end: PlateauAtEnd
) -> Estimate:
    """Return the median of rows that are already checked, without keeping their curve."""
    table = rows.tabulate()
    end = float(table.time[-1]) if len(table.time) else 0.0
    return median_of(
        table.time, table.at_risk[0], table.deaths[0], end, level, conf_type, plateau_at_end
    )


def median_of(
    time: Floats,
    at_risk: Floats,
    deaths: Floats,
    end: float,
    level: float,
    conf_type: ConfType,
    plateau_at_end: PlateauAtEnd,
) -> Estimate:
    """Return the median of the curve that counts at rising times make; `end` is its last time."""
    survival, std_err = product_limit(at_risk, deaths)
    bands = limits(survival, std_err, critical_value(level), conf_type)
    return _quantile(_Steps(time, survival, *bands, end), 0.5, plateau_at_end, level, conf_type)


class _Steps(NamedTuple):
    """A curve with its limits at rising times, and the end of follow-up."""

    time: Floats
    survival: Floats
    lower: Floats
    upper: Floats
    end: float


def _quantile(
    steps: _Steps, p: float, plateau_at_end: PlateauAtEnd, level: float, conf_type: ConfType
) -> Estimate:
    if not 0 < p < 1:
        raise StatsError(f"A quantile must lie between 0 and 1, not at {p:g}.")
    value, lower, upper = (
        _crossing(steps, band, 1 - p, plateau_at_end)
        for band in (steps.survival, steps.lower, steps.upper)
    )
    told = (("conf_type", conf_type), ("level", f"{level:g}"), ("p", f"{p:g}"))
    parameters = (*told, ("plateau_at_end", plateau_at_end))
    return Estimate(value, lower, upper, level, METHOD, parameters)


def _crossing(
    steps: _Steps, band: Floats, target: float, plateau_at_end: PlateauAtEnd
) -> float | None:
    reached = _highest(band, target + TOLERANCE)
    if reached is None:
        return None
    fallen = _highest(band, target - TOLERANCE)
    if fallen is None and plateau_at_end == "ne":
        return None
    following = steps.end if fallen is None else float(steps.time[fallen])
    return (float(steps.time[reached]) + following) / 2


def _highest(band: Floats, ceiling: float) -> int | None:
    """Return where the band is highest among its values up to a ceiling, None if none is."""
    if not len(band):
        return None
    below = np.where(band <= ceiling, band, -1.0)
    index = int(below.argmax())
    return index if below[index] >= 0 else None


def median_follow_up(
    time: ArrayLike,
    event: ArrayLike,
    *,
    level: float = 0.95,
    conf_type: ConfType = "log-log",
    plateau_at_end: PlateauAtEnd = "ne",
) -> Estimate:
    """Return the median follow-up by reverse Kaplan-Meier: event and censoring exchanged.

    Source: Schemper & Smith 1996.
    """
    rows = observe(time, event)
    found = median(rows._replace(event=~rows.event), level, conf_type, plateau_at_end)
    return replace(found, method="reverse_kaplan_meier/1")
