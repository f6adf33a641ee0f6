"""Units of time: how they are written in tables and how one becomes another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from slidekit.study.spec import Unit

DAYS_GUESSED_ABOVE = 120.0
"""Times beyond this are no months: ten years is longer than trials follow."""

DAYS_IN: dict[Unit, float] = {"days": 1.0, "weeks": 7.0, "months": 30.4375, "years": 365.25}

_WRITTEN: dict[str, Unit] = {
    "d": "days",
    "day": "days",
    "days": "days",
    "w": "weeks",
    "wk": "weeks",
    "wks": "weeks",
    "week": "weeks",
    "weeks": "weeks",
    "mo": "months",
    "mos": "months",
    "month": "months",
    "months": "months",
    "mth": "months",
    "mths": "months",
    "y": "years",
    "yr": "years",
    "yrs": "years",
    "year": "years",
    "years": "years",
}


def unit_named(text: str) -> Unit | None:
    """Return the unit of time that a text such as "DAYS" names; None: it is none."""
    return _WRITTEN.get(text.strip().strip("()").casefold())


def convert(times: NDArray[np.float64], given: Unit, shown: Unit) -> NDArray[np.float64]:
    """Return times in another unit: days / 30.4375 = months, days / 7 = weeks."""
    if given == shown:
        return times
    return times * DAYS_IN[given] / DAYS_IN[shown]


def guess_unit(times: NDArray[np.float64]) -> Unit:
    """Guess the unit of times that do not say it: beyond ten years in months it must be days."""
    largest = float(times[times == times].max(initial=0.0))
    return "days" if largest > DAYS_GUESSED_ABOVE else "months"
