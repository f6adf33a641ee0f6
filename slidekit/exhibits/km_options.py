"""What may be chosen of a Kaplan-Meier figure: its bands, marks, rows, order and time axis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.km_data import QUANTITIES, KmData
from slidekit.exhibits.options import NO, Choosing, Option, switch
from slidekit.languages import LANGUAGES, say_in, tell, to_tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.exhibits.km_data import Curve

AS_STUDY, REVERSED = "study", "reversed"

ROWS = dict(
    zip(QUANTITIES, (to_tell("At risk"), to_tell("events"), to_tell("censored")), strict=True)
)
"""What rows under curves hold -> how a choice of them names it."""
UNITS = (to_tell("days"), to_tell("weeks"), to_tell("months"), to_tell("years"))


def offer(data: KmData) -> tuple[Option, ...]:
    """Return the options; only those for which the figure has something to show."""
    return (
        *([switch("bands", tell("Confidence bands"))] if _has_bands(data) else []),
        *([switch("marks", tell("Censor marks"))] if any(c.censored for c in data.curves) else []),
        *_rows(data),
        *_order(data),
        *_end(data),
    )


def choose(data: KmData, values: Mapping[str, str]) -> KmData:
    """Return the figure as it is to be drawn."""
    curves = tuple(_curve(curve, values) for curve in data.curves)
    end = float(values["end"]) if "end" in values else data.x_end
    ticks = tuple(tick for tick in data.ticks if tick <= end)
    kept = QUANTITIES[: int(values["rows"]) if "rows" in values else len(QUANTITIES)]
    rows = tuple(replace(r, counts=r.counts[: len(ticks)]) for r in data.risk if r.quantity in kept)
    if values.get("order") == REVERSED:
        curves = curves[::-1]
        rows = tuple(row for name in kept for row in rows[::-1] if row.quantity == name)
    return replace(data, curves=curves, risk=rows, ticks=ticks, x_end=end)


def _curve(curve: Curve, values: Mapping[str, str]) -> Curve:
    if values.get("bands") == NO:
        nothing = (None,) * len(curve.times)
        curve = replace(curve, lower=nothing, upper=nothing)
    return replace(curve, censored=()) if values.get("marks") == NO else curve


def _has_bands(data: KmData) -> bool:
    return any(limit is not None for curve in data.curves for limit in curve.lower)


def _rows(data: KmData) -> tuple[Option, ...]:
    """Numbers at risk always stand under the curves; events and censored may be left out."""
    there = {row.quantity for row in data.risk}
    known = [name for name in QUANTITIES if name in there]
    if len(known) < 2 or known[0] != QUANTITIES[0]:
        return ()
    choices = tuple(
        (str(QUANTITIES.index(name) + 1), ", ".join(tell(ROWS[n]) for n in known[:i]))
        for i, name in enumerate(known, 1)
    )
    return (Option("rows", tell("Rows under the curves"), "choice", choices[-1][0], choices),)


def _order(data: KmData) -> tuple[Option, ...]:
    if len(data.curves) < 2:
        return ()
    choices = ((AS_STUDY, tell("As in the study")), (REVERSED, tell("Reversed")))
    return (Option("order", tell("Order of the arms"), "choice", AS_STUDY, choices),)


def _end(data: KmData) -> tuple[Option, ...]:
    """The axis may only lose times at which few are at risk: what is well known stays in view."""
    least = next((tick for tick in data.ticks if tick > (data.tail_from or data.x_end)), None)
    if least is None or least >= data.x_end:
        return ()
    unit, limits = _unit(data.x_label), (least, data.x_end)
    return (
        Option("end", tell("Time axis ends at"), "number", f"{data.x_end:.17g}", (), limits, unit),
    )


def _unit(label: str) -> str:
    """Return the unit that an axis names in the deck's language in that of the screen."""
    said = {say_in(language, unit).lower(): unit for language in LANGUAGES for unit in UNITS}
    return tell(said[label.lower()]) if label.lower() in said else label


KM_OPTIONS = Choosing(offer, choose)
