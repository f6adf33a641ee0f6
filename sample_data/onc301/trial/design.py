"""What the protocol fixes, and how the invented disease and medicines behave."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

STUDY = "ONC301"
FIRST_SCREENED = dt.date(2022, 12, 5)
CUTOFF = dt.date(2026, 6, 30)
ENROLMENT_DAYS = 660
RANDOMISED = 620
SCREENED = 800
BLOCK = 4

CONTROL, EXPERIMENTAL = 0, 1
ARMS = ("Ostrataxel + placebo", "Quelmatinib + placebo")
SCREEN_FAILURE = "Screen Failure"

SCAN_DAYS = (*range(42, 337, 42), *range(399, 2000, 63))
"""Days of tumour imaging: every 6 weeks for 48 weeks, then every 9 weeks."""
QUESTIONNAIRE_DAYS = tuple(range(22, 2000, 21))
TEAE_DAYS = 30
"""An event counts as treatment-emergent until this many days after the last dose."""


@dataclass(frozen=True, slots=True)
class Course:
    """How patients of one arm fare; medians in days, hazards per day."""

    death_median: float
    progression_median: float
    response: float
    complete: float
    stop_for_event: float
    never_treated: float
    function_hazards: tuple[float, float]
    """Hazard of deterioration of physical functioning, up to day 75 and after."""


COURSES = (
    Course(392, 124, 0.42, 0.05, 0.00045, 0.012, (0.0018, 0.0031)),
    Course(480, 181, 0.56, 0.08, 0.00052, 0.007, (0.0045, 0.0012)),
)
DEATH_SHAPE = 1.3
PROGRESSION_SHAPE = 1.15
CORRELATION = 0.72
"""Of the normal scores of a patient's times to progression and to death."""
GLOBAL_HEALTH_MEDIAN = 235
EARLY_DAYS = 75
LOST_MEDIAN = 16000
CONSENT_WITHDRAWN_MEDIAN = 14000
FATAL_EVENT = 0.16
"""Share of the deaths within the treatment-emergent period that an adverse event caused."""

COUNTRIES: dict[str, tuple[str, float]] = {
    "USA": ("North America", 19),
    "CAN": ("North America", 6),
    "DEU": ("Europe", 9),
    "FRA": ("Europe", 10),
    "ESP": ("Europe", 9),
    "ITA": ("Europe", 7),
    "POL": ("Europe", 6),
    "JPN": ("Asia Pacific", 11),
    "KOR": ("Asia Pacific", 9),
    "AUS": ("Asia Pacific", 4),
    "BRA": ("Latin America", 6),
    "ARG": ("Latin America", 4),
}
RACES: dict[str, dict[str, float]] = {
    "North America": {"WHITE": 76, "BLACK OR AFRICAN AMERICAN": 14, "ASIAN": 8, "OTHER": 2},
    "Europe": {"WHITE": 93, "BLACK OR AFRICAN AMERICAN": 3, "ASIAN": 2, "NOT REPORTED": 2},
    "Asia Pacific": {"ASIAN": 86, "WHITE": 14},
    "Latin America": {"WHITE": 76, "BLACK OR AFRICAN AMERICAN": 14, "OTHER": 10},
}
RACE_GROUPS = {"WHITE": "White", "ASIAN": "Asian"}
FAILURE_REASONS: dict[str, float] = {
    "FAILURE TO MEET RANDOMIZATION CRITERIA": 78,
    "WITHDRAWAL BY SUBJECT": 15,
    "PHYSICIAN DECISION": 7,
}
