"""Competing risks against R: small made-up trials, and Fine and Gray's model by survival.

`tests/reference/competing_risks.R` made the trials and computed what stands in the JSON file beside
it: cumulative incidence and Gray's test by cmprsk's cuminc, Fine and Gray's model by its crr, the
infinitesimal jackknife by survival's survfit. They have ties between causes and with censorings,
events at time 0, up to four arms, three strata, three causes, and arms without a cause or an event.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from slidekit.stats.competing_risks import cumulative_incidence, incidence_at
from slidekit.stats.fine_gray import fine_gray
from slidekit.stats.gray import gray_test
from slidekit.stats.survival import kaplan_meier, survival_at
from tests.needs import ROOT

if TYPE_CHECKING:
    from slidekit.stats.survival import ConfType

TRIALS: list[dict[str, Any]] = json.loads(
    (ROOT / "tests" / "reference" / "competing_risks.json").read_text("utf-8")
)
EVERY = pytest.mark.parametrize("trial", TRIALS, ids=[str(place) for place in range(len(TRIALS))])


def floats(values: Any) -> Any:
    """Return numbers as R gave them, nan where it has none, a single one as a list."""
    return np.atleast_1d(np.array(values, float))


def close(values: Any, tolerance: float = 1e-9) -> Any:
    """Return what equals R's numbers up to a tolerance, absent where they are."""
    return pytest.approx(floats(values), rel=tolerance, abs=tolerance, nan_ok=True)


@EVERY
def test_incidence_and_its_errors_are_those_of_r(trial: dict[str, Any]) -> None:
    """Estimate and both standard errors agree, absent after the arm's last time as in cmprsk."""
    rows = [np.array(trial[name]) for name in ("time", "cause", "arm")]
    for code, causes in enumerate(trial["arms"]):
        time, cause = (column[rows[2] == code] for column in rows[:2])
        for k, expected in causes.items():
            aalen = cumulative_incidence(time, cause, of_interest=int(k))
            jackknife = cumulative_incidence(time, cause, of_interest=int(k), variance="jackknife")
            points = incidence_at(aalen, trial["times"])
            beyond = np.array([point.beyond_follow_up for point in points])
            value = floats([point.incidence.value for point in points])
            std_err = floats([point.std_err for point in points])
            other = [point.std_err for point in incidence_at(jackknife, trial["times"])]
            assert value == close(expected["est"])
            assert other == close(expected["jackknife_se"])
            value[beyond] = std_err[beyond] = np.nan
            assert value == close(expected["cif"])
            assert std_err == close(expected["se"])
            naive = survival_at(kaplan_meier(time, cause == int(k)), trial["times"])
            free = floats([point.survival.value for point in naive])
            assert 1 - free == close(expected["naive"])


@EVERY
def test_gray_is_that_of_cmprsk(trial: dict[str, Any]) -> None:
    """Statistic, p and degrees of freedom agree; where cmprsk gives none, an arm does not count."""
    rows = (trial["time"], trial["cause"], trial["arm"])
    arms = len(trial["arms"])
    for k, expected in trial["causes"].items():
        for name, strata in (("gray", None), ("stratified", trial["stratum"])):
            test = gray_test(*rows, strata, of_interest=int(k))
            if expected[name] is None:
                assert test.df < max(arms - 1, 1)
            else:
                found = (test.statistic, test.p, test.df)
                assert found == pytest.approx(expected[name], rel=1e-9, abs=1e-9)


@EVERY
def test_fine_and_gray_is_that_of_cmprsk(trial: dict[str, Any]) -> None:
    """Coefficients and robust errors agree as far as R iterates, and are none where R's diverge."""
    rows = (trial["time"], trial["cause"], trial["arm"])
    for k, expected in trial["causes"].items():
        fit = fine_gray(*rows, of_interest=int(k))
        if expected["fine_gray"] is None:
            assert fit.hazard_ratios == ()
            continue
        found = floats([ratio.coefficient for ratio in fit.hazard_ratios])
        errors = floats([ratio.std_err for ratio in fit.hazard_ratios])
        assert found == close(expected["fine_gray"]["coef"], 1e-6)
        assert errors == close(expected["fine_gray"]["se"], 1e-6)


@pytest.mark.parametrize(
    ("conf_type", "lower", "upper"),
    [
        (
            "log",
            (0.05790057422, 0.1232125901, 0.3040459512),
            (0.69083943536, 0.8138598310, 0.9949154028),
        ),
        (
            "log-log",
            (0.03090902431, 0.07330195403, 0.1996295784),
            (0.47471469044, 0.60289779511, 0.8010633472),
        ),
        (
            "plain",
            (-0.04791801292, 0.01775282181, 0.2239933119),  # survfit cuts the first to 0
            (0.4479180129, 0.61558051152, 0.8760066881),
        ),
    ],
)
def test_limits_are_those_that_survfit_prints(
    conf_type: ConfType, lower: tuple[float, ...], upper: tuple[float, ...]
) -> None:
    """Ten subjects: what survfit(Surv(time, factor(cause)) ~ 1, conf.type=...) says of 2, 5, 7."""
    time, cause = [1, 2, 2, 3, 4, 5, 6, 7, 7, 9], [1, 2, 1, 0, 1, 2, 1, 0, 1, 0]
    curve = cumulative_incidence(time, cause, variance="jackknife", conf_type=conf_type)
    points = incidence_at(curve, [2, 5, 7])
    assert [point.incidence.lower for point in points] == pytest.approx(lower, abs=1e-9)
    assert [point.incidence.upper for point in points] == pytest.approx(upper, abs=1e-9)


def test_the_trials_have_what_makes_them_hard() -> None:
    """Else the agreement above would say little."""
    assert len(TRIALS) >= 25
    assert sum(min(trial["time"]) == 0 for trial in TRIALS) >= 4
    assert any(max(trial["arm"]) == 0 for trial in TRIALS)
    assert any(0 not in trial["cause"] for trial in TRIALS)
    tied = [len(set(trial["time"])) < len(trial["time"]) / 2 for trial in TRIALS]
    assert sum(tied) >= 20
    coefficients = [
        floats(part["fine_gray"]["coef"])
        for trial in TRIALS
        for part in trial["causes"].values()
        if part["fine_gray"]
    ]
    assert sum(np.isnan(part).any() for part in coefficients) >= 5
