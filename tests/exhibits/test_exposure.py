"""Exposure: medians, patient-time, and rates where arms were treated for unlike times."""

from __future__ import annotations

import pytest

from slidekit.exhibits.model import Missing
from tests.exhibits.trials import events, made, make, rows, say, subjects, trial


def test_durations_are_months_of_treatment() -> None:
    """30.4375 days are one month; median, range and total are in months."""
    days = ["30.4375", "60.875", "304.375", "30.4375"]
    found = made("exposure", trial(subjects("New", "New", "New", "Old", TRTDURD=days)))
    assert rows(found)[:2] == [
        ["Duration of treatment, months, median (range)", "2.0 (1 to 10)", "1.0 (1 to 1)"],
        ["Total exposure, patient-months", "13.0", "1.0"],
    ]


def test_an_unknown_duration_leaves_the_total_unknown() -> None:
    """Patient-time of some subjects is not the patient-time of the arm."""
    found = made("exposure", trial(subjects("New", "New", "Old", TRTDURD=["61", "", "30"])))
    cells = rows(found)
    assert cells[1][1] == "not reported"
    assert cells[2] == ["Subjects with known duration, n/N", "1/2", "1/1"]


def test_unlike_exposure_adds_rates_per_100_patient_years() -> None:
    """Ten events in 100 patient-years are 10.0 per 100 with exact limits 4.8 to 18.4."""
    people = subjects(*("New",) * 10, "Old", TRTDURD=["3652.5"] * 10 + ["365.25"])
    had = events(*((f"S{number}", "Rash") for number in range(1, 11)), AESER=["N"] * 10)
    found = made("exposure", trial(people, had))
    cells = rows(found)
    assert cells[2][0] == "Events per 100 patient-years of treatment (95% CI)"
    assert cells[3] == ["Any TEAE", "10.0 (4.8 to 18.4)", "0.0 (0.0 to 368.9)"]
    assert cells[4] == ["Grade ≥ 3 TEAE", "not reported", "not reported"]
    assert cells[5][1] == "0.0 (0.0 to 3.7)"
    assert "Ratio of the longest to the shortest median: 10.00." in say(
        found, found.exhibit.footnotes[0]
    )


def test_like_exposure_has_no_rates() -> None:
    """Within the policy's ratio crude shares are comparable and stand alone."""
    people = subjects("New", "Old", TRTDURD=["45", "30"])
    found = made("exposure", trial(people, events(("S1", "Rash"))))
    assert len(rows(found)) == 2
    assert "Ratio of the longest to the shortest median: 1.50." in say(
        found, found.exhibit.footnotes[0]
    )


def test_median_exposure_facts_hold_the_range() -> None:
    """The range stands in the fact's limits and is no confidence interval."""
    found = made("exposure", trial(subjects("New", "New", "Old", TRTDURD=["30", "90", "60"])))
    median = next(fact for fact in found.facts if fact.id == "exposure.median.new")
    assert median.level is None
    assert (median.lower, median.upper) == pytest.approx((30 / 30.4375, 90 / 30.4375))
    assert (median.n, median.N) == (2, 2)


def test_without_durations_the_reason_is_said() -> None:
    """A subject table without days of treatment gives no exposure."""
    found = make("exposure", trial(subjects("New", "Old")))
    assert isinstance(found, Missing)
    assert "duration of treatment" in found.reason
