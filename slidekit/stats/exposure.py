"""Patient-years at risk of adverse events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slidekit.stats.observations import check_length, codes

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from slidekit.stats.risk_sets import Floats

DAYS_PER_YEAR = 365.25


def patient_years(exposure_days: ArrayLike, days_per_year: float = DAYS_PER_YEAR) -> Floats:
    """Return each subject's years of exposure; a missing exposure (nan) adds none."""
    return np.nan_to_num(np.asarray(exposure_days, dtype=np.float64)) / days_per_year


def years_to_first_event(
    exposure_days: ArrayLike,
    subject: ArrayLike,
    day: ArrayLike,
    days_per_year: float = DAYS_PER_YEAR,
) -> Floats:
    """Return each subject's years at risk of a first event.

    Args:
        exposure_days: of each subject, shape (subjects,); nan: missing, adds no time.
        subject: number of the subject of each record of the event, shape (records,).
        day: study day of onset of each record, shape (records,); nan: missing.
        days_per_year: length of a year.

    Returns:
        Up to the first known onset, held between day 1 and the end of exposure; the full exposure
        of subjects without an event or without a known day.
    """
    exposure = np.asarray(exposure_days, dtype=np.float64)
    days = np.asarray(day, dtype=np.float64)
    subjects = codes("subject", subject, len(days))
    check_length("day", days, len(subjects))
    first = np.full(len(exposure), np.inf)
    np.fmin.at(first, subjects, days)
    at_risk = np.where(np.isinf(first), exposure, np.maximum(1.0, np.minimum(first, exposure)))
    return patient_years(at_risk, days_per_year)
