"""A published Kaplan-Meier figure: reconstructed, or redrawn from its points as given.

Either way nothing is added and nothing cut: no band, no censor marks, no grey tail.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from slidekit.exhibits.comparability import why_not_compared
from slidekit.exhibits.km_data import QUANTITIES, Curve, KmData, RiskRow, curve_label, round_ticks
from slidekit.exhibits.km_reconstructed import LABEL, points_of_arm
from slidekit.exhibits.setting import unit_words
from slidekit.exhibits.survival_words import arm_name
from slidekit.languages import say
from slidekit.stats.survival import kaplan_meier

if TYPE_CHECKING:
    from slidekit.exhibits.km_data import Quantity
    from slidekit.exhibits.km_reconstructed import Redrawn
    from slidekit.exhibits.survival_analysis import SurvivalAnalysis
    from slidekit.stats.reconstruction import Reconstruction
    from slidekit.study.published import KmPoint, Printed


def published_km_data(analysis: SurvivalAnalysis, found: Redrawn) -> KmData:
    """Return the figure of an endpoint whose curves were published as points."""
    study = analysis.study
    arms = range(len(study.arms))
    curves = tuple(curve for arm in arms if (curve := _curve(analysis, arm, found)) is not None)
    times = [point.time for point in analysis.points if point.time is not None]
    x_end = max(times, default=1.0) or 1.0
    ticks = _printed_ticks(analysis.points) or round_ticks(x_end, study.spec.unit)
    return KmData(
        curves=curves,
        ticks=ticks,
        x_end=x_end,
        x_label=unit_words(study.spec.unit).capitalize(),
        y_label=curve_label(analysis.endpoint),
        risk=tuple(_risk_rows(analysis, ticks)),
        tail="plain",
        tail_from=None,
        banner=why_not_compared(study, analysis.endpoint),
        note=say(LABEL) if found.arms else "",
    )


def _curve(analysis: SurvivalAnalysis, arm: int, found: Redrawn) -> Curve | None:
    """Return the curve of an arm up to its last point, None where it has no point."""
    spec = analysis.study.arms[arm]
    points = _corners_of_points(analysis, arm)
    if not points:
        return None
    corners = _corners_of_reconstruction(found.arms[arm], points) if found.arms else points
    times, survival = zip(*corners, strict=True)
    nothing = (None,) * len(times)
    return Curve(
        arm=spec.id,
        name=arm_name(analysis.study, arm),
        style=arm,
        times=times,
        survival=survival,
        lower=nothing,
        upper=nothing,
        censored=(),
        end=points[-1][0],
    )


def _corners_of_points(analysis: SurvivalAnalysis, arm: int) -> list[tuple[float, float]]:
    """Return the points of an arm in %; a curve begins at 100 unless a point says else."""
    known = [(p.time or 0.0, p.survival) for p in points_of_arm(analysis, arm)]
    corners = [(time, 100 * survival) for time, survival in known if survival is not None]
    if corners and corners[0][0] > 0:
        corners.insert(0, (0.0, 100.0))
    return corners


def _corners_of_reconstruction(
    made: Reconstruction, read: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Return the falls of a reconstructed curve in %, at the times of the points read off."""
    km, times = kaplan_meier(made.times, made.events), [time for time, _ in read]
    corners = {0.0: 100.0}
    for time, survival, fell in zip(km.times, km.survival, km.events_at, strict=True):
        if fell:
            corners[times[min(bisect_left(times, time), len(times) - 1)]] = 100 * survival
    return list(corners.items())


def _printed_ticks(points: tuple[KmPoint, ...]) -> tuple[float, ...]:
    """Return the times at which the source gives numbers at risk."""
    return tuple(sorted({p.time for p in points if p.at_risk.text and p.time is not None}))


def _risk_rows(analysis: SurvivalAnalysis, ticks: tuple[float, ...]) -> list[RiskRow]:
    """Return the rows that the source gives; at risk always, if only as not reported."""
    rows = []
    for quantity in QUANTITIES:
        of_quantity = [
            _risk_row(analysis, quantity, arm, ticks) for arm in range(len(analysis.study.arms))
        ]
        is_printed = any(count is not None for row in of_quantity for count in row.counts)
        if is_printed or quantity == "At risk":
            rows += of_quantity
    return rows


def _risk_row(
    analysis: SurvivalAnalysis, quantity: Quantity, arm: int, ticks: tuple[float, ...]
) -> RiskRow:
    spec = analysis.study.arms[arm]
    printed = {p.time: _cell(p, quantity).value for p in points_of_arm(analysis, arm)}
    counts = tuple(_whole(printed.get(tick)) for tick in ticks)
    return RiskRow(quantity, spec.id, arm_name(analysis.study, arm), arm, counts)


def _cell(point: KmPoint, quantity: Quantity) -> Printed:
    cells = {"At risk": point.at_risk, "Events": point.events, "Censored": point.censored}
    return cells[quantity]


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
