"""Reconstruction from published curves: by hand, and against trials whose truth R knows."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pytest

from slidekit.errors import StatsError
from slidekit.stats.cox import cox
from slidekit.stats.reconstruction import Reconstruction, reconstruct
from slidekit.stats.survival import kaplan_meier, quantile
from tests.needs import ROOT, SHARED, oracle_cases
from tests.stats.oracle import read_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.stats.survival import KaplanMeier

TRIALS = oracle_cases("km_")
"""Patient-like data of thirteen published trials."""


def rows(found: Reconstruction) -> list[str]:
    """Return pseudo-patients as texts such as "3+" for one censored at 3."""
    pairs = zip(found.times, found.events, strict=True)
    return [f"{time:g}{'' if event else '+'}" for time, event in pairs]


def heights(km: KaplanMeier, times: Sequence[float]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return the curve at some times."""
    return np.append(1.0, km.survival)[np.searchsorted(km.times, times, "right")]


# By hand


def test_ten_patients_come_out_as_by_hand() -> None:
    """Censorings lead from 10 at risk to 5, three of them evenly: at 1, 2 and 3 of 4 months.

    At 1 the fall to 0.9 is 1 of 10, at 2 the fall to 0.7875 is 1 of the 8 left, at 5 the fall to
    0.63 is 1 of 5. Three censorings in four months make 1.5 in the last two, rounded to 2: with
    both, 1 of 4 would fall to 0.59; with one, halfway, the fall at 6 to 0.42 is 1 of 3.
    """
    found = reconstruct([0, 1, 2, 5, 6], [1, 0.9, 0.7875, 0.63, 0.42], [0, 4], [10, 5])
    assert rows(found) == ["1", "1.5+", "2", "3+", "3+", "5", "5.5+", "6", "6+", "6+"]
    assert found.n == 10
    assert found.at_risk_differences == (0, 0)
    assert found.largest_difference == pytest.approx(0, abs=1e-12)
    assert found.rms_difference == pytest.approx(0, abs=1e-12)
    assert found.events_difference is None
    assert found.method == "guyot_reconstruction/1"
    assert dict(found.parameters) == {
        "points": "5",
        "numbers_at_risk": "2",
        "total_events": "not reported",
    }


def test_without_further_numbers_at_risk_nobody_is_censored_before_the_end() -> None:
    """From 4 patients and falls to 3/4 and 1/4: one event, two events, one left at the end."""
    found = reconstruct([0, 2, 3, 7], [1, 0.75, 0.25, 0.25], [0], [4])
    assert rows(found) == ["2", "3", "3", "7+"]


def test_a_total_of_events_tells_how_many_were_censored() -> None:
    """A curve falls to one half: in 100 patients by 50 events, or by 40 and censorings between."""
    times = list(range(11))
    curve = [1 - 0.05 * time for time in times]
    free, told = (reconstruct(times, curve, [0], [100], total) for total in (None, 40))
    assert (sum(free.events), free.events_difference) == (50, None)
    assert (sum(told.events), told.events_difference) == (40, 0)
    censored = [t for t, event in zip(told.times, told.events, strict=True) if not event and t < 10]
    assert len(censored) > 20
    assert told.largest_difference < 0.01


def test_everybody_who_failed_comes_back_at_the_week_of_failure() -> None:
    """All 21 children on placebo relapsed (Freireich 1963): the curve alone gives all weeks."""
    weeks = sorted((1, 22, 3, 12, 8, 17, 2, 11, 8, 12, 2, 5, 4, 15, 8, 23, 5, 11, 4, 1, 8))
    left = [sum(week > at for week in weeks) / 21 for at in weeks]
    found = reconstruct([0, *weeks], [1, *left], [0], [21])
    assert rows(found) == [str(week) for week in weeks]
    told = reconstruct([0, *weeks], [1, *np.round(left, 3)], [0, 8, 16], [21, 12, 3], 21)
    assert [round(time) for time in told.times] == weeks
    assert (all(told.events), told.at_risk_differences) == (True, (0, 0, 0))


def test_six_mercaptopurine_keeps_its_median_and_its_numbers_at_risk() -> None:
    """9 of 21 relapsed, half by week 23: with steps of 5 points a relapse more or less is close."""
    weeks = [0, 6, 7, 10, 13, 16, 22, 23, 35]
    curve = [1, 0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448, 0.448]
    found = reconstruct(weeks, curve, [0, 8, 16, 24, 32], [21, 16, 11, 5, 4], 9)
    assert abs(sum(found.events) - 9) <= 1
    assert found.events_difference == sum(found.events) - 9
    assert set(found.at_risk_differences) == {0}
    assert quantile(kaplan_meier(found.times, found.events), 0.5).value == 23
    assert found.largest_difference < 0.5 / 21


def test_a_fall_read_off_at_a_number_at_risk_lies_before_it_as_far_as_there_is_room() -> None:
    """From 10 to 7 at risk all 3 events of a fall to 0.7 are before; with 8 left, one is after."""
    before = reconstruct([0, 6], [1, 0.7], [0, 6], [10, 7])
    assert rows(before) == ["5.94"] * 3 + ["6+"] * 7
    split = reconstruct([0, 6], [1, 0.7], [0, 6], [10, 8])
    assert rows(split) == ["5.94"] * 2 + ["6"] + ["6+"] * 7
    assert before.at_risk_differences == split.at_risk_differences == (0, 0)


def test_a_number_that_the_curve_undercuts_gives_way_and_is_named() -> None:
    """Two of ten are left at a fall to 0.2; a printed 5 at risk after it cannot be."""
    found = reconstruct([0, 1, 4, 5], [1, 0.2, 0.2, 0.1], [0, 4], [10, 5])
    assert found.at_risk_differences == (0, -3)
    assert found.largest_difference == pytest.approx(0, abs=1e-12)


def test_points_that_rise_are_put_in_order_and_the_change_is_told() -> None:
    """Points at both ends of one steep fall, the times of which were read off the wrong way."""
    times, curve = [0, 4.1, 4.1, 4.2, 4.2, 6], [1, 0.87, 0.85, 0.91, 0.9, 0.8]
    found = reconstruct(times, curve, [0], [100])
    assert found.largest_reordering == pytest.approx(0.05)
    in_order = reconstruct([0, 4.1, 4.2, 6], [1, 0.9, 0.85, 0.8], [0], [100])
    assert found.times == in_order.times
    assert in_order.largest_reordering == 0


def test_of_several_points_at_one_time_the_lowest_is_where_the_curve_goes_on() -> None:
    """Both ends of a vertical stroke say no more than its lower one."""
    both = reconstruct([0, 2, 2, 5], [1, 1, 0.5, 0.5], [0], [10])
    assert rows(both) == ["2"] * 5 + ["5+"] * 5
    assert both.largest_reordering == 0


def test_events_at_time_0_are_kept() -> None:
    """Some trials count who never began: their curve begins below 1."""
    assert rows(reconstruct([0, 3], [0.9, 0.9], [0], [10])) == ["0", *["3+"] * 9]


# Trials whose truth is known


class Arm(NamedTuple):
    """One arm of a trial as R describes it."""

    time: np.ndarray[Any, np.dtype[np.float64]]
    survival: np.ndarray[Any, np.dtype[np.float64]]
    known: dict[str, Any]

    def digitised(self, every: int = 0) -> Reconstruction:
        """Return the reconstruction from points at all falls, or from evenly spaced ones.

        Survival is read off to 0.001, numbers at risk are those of R's grid, events are told.
        """
        falls = np.diff(np.append(1.0, self.survival)) < 0
        at = self.time[falls | (self.time == self.time[-1])]
        if every:
            at = np.linspace(0, self.time[-1], every)
        height = np.append(1.0, self.survival)[np.searchsorted(self.time, at, "right")]
        listed = self.known["at_risk"]
        total = self.known["events"]
        return reconstruct(at, height.round(3), listed["times"], listed["n_risk"], total)


def arms_of(name: str) -> tuple[list[Arm], dict[str, Any]]:
    """Return the arms of a case that have a curve, the reference first, and what R gave."""
    folder = SHARED / "oracle" / "cases" / name
    expected = read_json(folder / "expected.json")
    known = [expected["km"][arm] for arm in read_json(folder / "request.json")["arms"]]
    curves = [(arm["curve"], arm) for arm in known if "curve" in arm]
    return [Arm(np.array(c["time"], float), np.array(c["surv"], float), a) for c, a in curves], (
        expected
    )


@pytest.mark.needs("oracle")
@pytest.mark.parametrize("name", TRIALS)
def test_curves_read_off_at_their_falls_come_back(name: str) -> None:
    """Everywhere within 1 percentage point, events within 4%, all numbers at risk met."""
    for arm in arms_of(name)[0]:
        found = arm.digitised()
        km = kaplan_meier(found.times, found.events)
        assert np.abs(heights(km, arm.time.tolist()) - arm.survival).max() < 0.01
        assert found.largest_difference < 0.01
        assert abs(found.events_difference or 0) <= 0.04 * arm.known["events"]
        assert set(found.at_risk_differences) == {0}


@pytest.mark.needs("oracle")
@pytest.mark.parametrize("name", TRIALS)
def test_medians_come_back(name: str) -> None:
    """To within 1% of R's, and not reached where they were not."""
    for arm in arms_of(name)[0]:
        true = arm.known["quantiles"]["log-log"]["time"][1]
        found = arm.digitised()
        ours = quantile(kaplan_meier(found.times, found.events), 0.5, "last").value
        assert (ours is None) == (true is None)
        assert (ours or 0) == pytest.approx(true or 0, rel=0.01)


@pytest.mark.needs("oracle")
@pytest.mark.parametrize("every", [0, 61], ids=["falls", "evenly"])
@pytest.mark.parametrize("name", TRIALS)
def test_hazard_ratios_come_back(name: str, every: int) -> None:
    """To within 2%, and their standard errors to within 5%, also from 61 points evenly spaced."""
    arms, expected = arms_of(name)
    if len(arms) < 2:  # a curve that is too long to be stored with the case
        assert name in ("km_prevail1a", "km_recourse1a")
        return
    found = [arm.digitised(every) for arm in arms]
    times = [time for arm in found for time in arm.times]
    events = [event for arm in found for event in arm.events]
    codes = [code for code, arm in enumerate(found) for _ in arm.times]
    (ours,) = cox(times, events, codes).hazard_ratios
    (true,) = expected["cox"]["unstratified"]["efron"]["contrasts"].values()
    assert ours.coefficient == pytest.approx(true["coef"], abs=0.02)
    assert ours.std_err == pytest.approx(true["se"], rel=0.05)


@pytest.mark.needs("oracle")
@pytest.mark.parametrize("name", TRIALS)
def test_evenly_spaced_points_lose_no_more_than_what_lies_between_them(name: str) -> None:
    """At the points the curve is met to 1 percentage point, numbers at risk to 3 patients."""
    for arm in arms_of(name)[0]:
        found = arm.digitised(every=61)
        assert found.largest_difference < 0.01
        assert min(found.at_risk_differences) >= -3
        assert max(found.at_risk_differences) == 0
        assert abs(found.events_difference or 0) <= 0.05 * arm.known["events"]


PRINTED = {"os": (0.77, 223, 248), "pfs": (0.73, 287, 293), "ttdghs": (1.24, 165, 139)}
"""Of the sample paper: stratified hazard ratio, deaths or other events of both arms."""


@pytest.mark.parametrize("endpoint", PRINTED)
def test_the_sample_paper_gives_nearly_its_own_hazard_ratios(endpoint: str) -> None:
    """From points of every half month and six numbers at risk; its ratios are stratified ones."""
    path = ROOT / "sample_data" / "published301" / "km_points.csv"
    with path.open(encoding="utf-8", newline="") as file:
        points = [row for row in csv.DictReader(file) if row["endpoint_id"] == endpoint]
    ratio, *events = PRINTED[endpoint]
    arms = [_of_paper(points, arm) for arm in ("Quelmatinib", "Ostrataxel")]
    for arm, total in zip(arms, events, strict=True):
        assert sum(arm.events) == pytest.approx(total, rel=0.03)
        assert set(arm.at_risk_differences) == {0}
        assert arm.largest_difference < 0.01
    drug, control = arms
    codes = [1] * drug.n + [0] * control.n
    fit = cox(drug.times + control.times, drug.events + control.events, codes)
    assert fit.hazard_ratios[0].ratio.value == pytest.approx(ratio, rel=0.04)


def _of_paper(points: list[dict[str, str]], arm: str) -> Reconstruction:
    read = [(float(p["time"]), float(p["surv"])) for p in points if p["arm"] == arm]
    listed = [p for p in points if p["arm"] == arm and p["at_risk"]]
    times, survival = zip(*read, strict=True)
    numbers = [int(p["at_risk"]) for p in listed]
    return reconstruct(times, survival, [float(p["time"]) for p in listed], numbers)


# What cannot be reconstructed


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"time": [], "survival": []}, "A curve has 0 times and 0 values of survival."),
        ({"survival": [1, 0.5]}, "A curve has 3 times and 2 values of survival."),
        ({"survival": [1, 84.4, 50]}, "A survival of 84.4 does not lie between 0 and 1."),
        ({"time": [-1, 2, 3]}, "A point of the curve stands at time -1, before the start."),
        ({"survival": [1, float("nan"), 0.5]}, "survival is missing or infinite in row 1."),
        ({"at_risk_time": [1, 2]}, "The numbers at risk do not begin at time 0."),
        ({"at_risk_time": [], "at_risk": []}, "The numbers at risk do not begin at time 0."),
        ({"at_risk": [10]}, "There are 2 times of numbers at risk and 1 numbers."),
        ({"at_risk_time": [0, 0]}, "Two numbers at risk stand at one time."),
        ({"at_risk": [10, 11]}, "The number at risk rises with time."),
        ({"at_risk": [10, 4.5]}, "A number at risk is not a whole number, or is below 0."),
        ({"at_risk": [0, 0]}, "Nobody is at risk at time 0."),
        ({"total_events": 11}, "11 events cannot have occurred in 10 patients."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(changed: dict[str, Any], words: str) -> None:
    """Each says what is wrong and what to do."""
    given_ = {
        "time": [0, 2, 3],
        "survival": [1, 0.8, 0.5],
        "at_risk_time": [0, 2],
        "at_risk": [10, 8],
        **changed,
    }
    with pytest.raises(StatsError) as caught:
        reconstruct(**given_)
    assert str(caught.value).startswith(words)
    assert caught.value.fix
