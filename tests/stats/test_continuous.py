"""Means, quantiles, t tests and analyses of covariance against R, SAS and printed examples."""

from __future__ import annotations

import json
from typing import Any

import pytest

from slidekit.errors import StatsError
from slidekit.stats.ancova import ancova, dose_response
from slidekit.stats.anova import one_way_anova
from slidekit.stats.descriptive import summarise
from slidekit.stats.quantiles import QUANTILE_TYPES, quantile
from slidekit.stats.rank_tests import kruskal_wallis
from slidekit.stats.t_tests import mean_interval, pooled_t, t_critical_value, t_p, welch_t
from tests.needs import ROOT

FROM_R = ROOT / "tests" / "reference" / "continuous.json"
TRIALS: list[dict[str, Any]] = json.loads(FROM_R.read_text(encoding="utf-8"))
SLEEP = (
    [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
    [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
)
"""Hours of sleep gained under two soporifics (Student 1908)."""
BEFORE = (
    *(11, 8, 5, 14, 19, 6, 10, 6, 11, 3),
    *(6, 6, 7, 8, 18, 8, 19, 8, 5, 15),
    *(16, 13, 11, 9, 21, 16, 12, 12, 7, 12),
)
AFTER = (
    *(6, 0, 2, 8, 11, 4, 13, 1, 8, 0),
    *(0, 2, 3, 1, 18, 4, 14, 9, 1, 9),
    *(13, 10, 18, 5, 23, 12, 5, 16, 1, 20),
)
"""Leprosy bacilli before and after drug A, drug D or placebo F (Snedecor & Cochran 1967)."""
DRUG = [0] * 10 + [1] * 10 + [2] * 10


def named(trial: dict[str, Any]) -> str:
    """Return what a trial of the reference file is."""
    return f"{trial['what']}, n {trial['n']}"


def close(expected: float | None) -> Any:
    """Return what equals R's number, None where R has none."""
    return None if expected is None else pytest.approx(expected, rel=1e-9, abs=1e-11)


def printed(value: float, digits: int) -> Any:
    """Return what rounds to a number as it was printed."""
    return pytest.approx(value, abs=0.5000001 * 10.0**-digits)


def codes_and_numbers(trial: dict[str, Any]) -> dict[str, Any]:
    """Return the covariates of a trial as the methods take them."""
    data = trial["data"]
    return {"factors": (data["site"], data["sex"]), "numeric": (data["base"], data["age"])}


@pytest.mark.parametrize("trial", TRIALS, ids=named)
def test_an_analysis_of_covariance_is_that_of_r(trial: dict[str, Any]) -> None:
    """Contrasts, both kinds of least-squares means and what cannot be estimated: lm and emmeans."""
    data, arms = trial["data"], max(trial["data"]["arm"]) + 1
    pairs = [(arm, 0) for arm in range(1, arms)]
    found = ancova(data["change"], data["arm"], arms, contrasts=pairs, **codes_and_numbers(trial))
    assert (found.n, found.df) == (trial["n"], trial["df"])
    assert found.residual == close(trial["rmse"])
    nothing = {"est": None, "se": None, "p": None}
    for arm in range(arms):
        equal, observed = found.equal_margins[arm], found.observed_margins[arm]
        for margins, one in (("equal", equal), ("observed", observed)):
            expected = trial["means"][margins].get(str(arm), nothing)
            assert one.estimate.value == close(expected["est"])
            assert one.std_err == close(expected["se"])
        if arm:
            expected = trial["contrasts"].get(str(arm), nothing)
            contrast = found.contrasts[arm - 1]
            assert contrast.estimate.value == close(expected["est"])
            assert (contrast.std_err, contrast.p) == (close(expected["se"]), close(expected["p"]))


@pytest.mark.parametrize("trial", TRIALS, ids=named)
def test_a_dose_response_is_the_slope_of_r(trial: dict[str, Any]) -> None:
    """The arm as a number: its p, whatever the unit of the dose."""
    for unit in (10, 0.001):
        dose = [unit * arm for arm in trial["data"]["arm"]]
        found = dose_response(trial["data"]["change"], dose, **codes_and_numbers(trial))
        assert found.p == close(trial["dose_response_p"])


@pytest.mark.parametrize("trial", TRIALS, ids=named)
def test_tests_of_unadjusted_values_are_those_of_r(trial: dict[str, Any]) -> None:
    """Both t tests, analysis of variance and the Kruskal-Wallis test, with tied values."""
    change, arm = trial["data"]["change"], trial["data"]["arm"]
    assert one_way_anova(change, arm).p == close(trial["anova_p"])
    assert kruskal_wallis(change, arm).p == close(trial["kruskal_p"])
    other = trial["t_tests"]["pooled"]["arm"]
    ours, theirs = ([c for c, a in zip(change, arm, strict=True) if a == of] for of in (other, 0))
    for name, test in (("pooled", pooled_t), ("welch", welch_t)):
        found, expected = test(ours, theirs), trial["t_tests"][name]
        limits = (found.estimate.lower, found.estimate.upper)
        assert limits == (close(expected["lower"]), close(expected["upper"]))
        assert (found.t, found.df) == (close(expected["t"]), close(expected["df"]))
        assert found.p == close(expected["p"])


@pytest.mark.parametrize("kind", QUANTILE_TYPES)
@pytest.mark.parametrize("trial", TRIALS, ids=named)
def test_quantiles_of_every_type_are_those_of_r(trial: dict[str, Any], kind: Any) -> None:
    """10, 25, 50, 75 and 90%: SAS's default, Minitab's and R's."""
    shares = (0.1, 0.25, 0.5, 0.75, 0.9)
    found = [quantile(trial["data"]["change"], share, kind) for share in shares]
    assert found == [close(value) for value in trial["quantiles"][str(kind)]]


def test_quartiles_of_ten_values_by_hand() -> None:
    """Ten values: the 3rd and 8th; or a quarter and three quarters of the way between two."""
    values = [11, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert [quantile(values, share, 2) for share in (0.25, 0.5, 0.75)] == [3, 5.5, 8]
    assert [quantile(values, share, 6) for share in (0.25, 0.75)] == [2.75, 8.25]
    assert [quantile(values, share, 7) for share in (0.25, 0.75)] == [3.25, 7.75]
    assert quantile(values[:8], 0.25) == 4.5  # 8 x 0.25 = 2: between the 2nd and the 3rd
    assert [quantile(values, share) for share in (0, 1)] == [1, 11]


def test_student_put_nobody_to_sleep() -> None:
    """The sleep of 1908 as R prints it: Welch's p 0.0794, the pooled one 0.0792."""
    welch, pooled = welch_t(*SLEEP), pooled_t(*SLEEP)
    assert (welch.t, welch.df, welch.p) == (
        printed(-1.8608, 4),
        printed(17.776, 3),
        printed(0.07939, 5),
    )
    assert welch.estimate.lower == printed(-3.3654832, 7)
    assert welch.estimate.upper == printed(0.2054832, 7)
    assert (pooled.df, pooled.p) == (18, printed(0.07919, 5))
    assert (pooled.estimate.method, welch.estimate.method) == ("pooled_t/1", "welch_t/1")


def test_sas_analyses_the_leprosy_trial_like_this() -> None:
    """The example of PROC GLM: adjusted means, differences, standard errors and p as printed."""
    found = ancova(AFTER, DRUG, 3, numeric=(BEFORE,), contrasts=((0, 2), (1, 2)))
    means = [(mean.estimate.value, mean.std_err) for mean in found.equal_margins]
    assert means == [
        (printed(6.7149635, 7), printed(1.2884943, 7)),
        (printed(6.8239348, 7), printed(1.2724690, 7)),
        (printed(10.1611017, 7), printed(1.3159234, 7)),
    ]
    differences = [(one.estimate.value, one.std_err, one.p) for one in found.contrasts]
    assert differences == [
        (printed(-3.446138280, 9), printed(1.88678065, 8), printed(0.0793, 4)),
        (printed(-3.337166948, 9), printed(1.85386642, 8), printed(0.0835, 4)),
    ]
    assert (found.residual, found.df) == (printed(4.005778, 6), 26)


def test_without_covariates_least_squares_means_are_means() -> None:
    """Adjusted for nothing, an arm's mean is its own, with the standard error all arms share."""
    found = ancova([1, 2, 3, 7, 9], [0, 0, 0, 1, 1], 2, contrasts=((1, 0),))
    assert [mean.estimate.value for mean in found.observed_margins] == [
        pytest.approx(2),
        pytest.approx(8),
    ]
    pooled = pooled_t([7, 9], [1, 2, 3])
    assert found.contrasts[0].t == pytest.approx(pooled.t)
    assert found.contrasts[0].estimate.lower == pytest.approx(pooled.estimate.lower)


def test_one_value_has_a_mean_and_no_more() -> None:
    """Nobody, one and two values: what can be said of them grows."""
    nobody, one, two = summarise([]), summarise([4.5]), summarise([4, 6])
    assert (nobody.n, nobody.mean.value, nobody.sd, nobody.q1, nobody.maximum) == (0, *[None] * 4)
    assert (one.mean.value, one.median, one.minimum, one.q3) == (4.5, 4.5, 4.5, 4.5)
    assert (one.sd, one.std_err, one.mean.lower) == (None, None, None)
    assert two.sd == pytest.approx(2**0.5)
    assert two.mean.lower == pytest.approx(5 - 12.7062047361747)  # t of one degree of freedom
    assert (two.method, two.parameters) == (
        "summary_statistics/1",
        (("level", "0.95"), ("quantile_type", "2")),
    )


def test_equal_values_do_not_vary_by_rounding() -> None:
    """Ten times 0.1 has no standard deviation, though ten tenths do not add up to 1 in binary."""
    same = [0.1] * 10
    assert (summarise(same).sd, summarise(same).mean.lower) == (0, 0.1)
    assert mean_interval(same).p is None
    for test in (pooled_t(same, [0.3] * 4), welch_t(same, [0.3] * 4)):
        assert test.estimate.value == pytest.approx(-0.2)
        assert (test.estimate.lower, test.t, test.p) == (None, None, None)
    assert one_way_anova([*same, *same], [0] * 10 + [1] * 10).p is None
    assert kruskal_wallis([*same, *same], [0] * 10 + [1] * 10).p is None
    flat = ancova([0.7] * 12, [0, 1] * 6, 2, numeric=(range(12),), contrasts=((1, 0),))
    assert (flat.residual, flat.contrasts[0].p) == (0, None)


def test_one_value_in_an_arm_is_enough_for_one_common_variance() -> None:
    """R compares 1 value with 3 by the pooled test, and refuses Welch's."""
    found = pooled_t([9], [1, 2, 3])
    assert (found.df, found.t) == (2, close(7 / (4 / 3) ** 0.5))
    assert welch_t([9], [1, 2, 3]).p is None
    assert welch_t([9], [1, 2, 3]).estimate.value == 7
    assert pooled_t([9], [1]).p is None
    assert pooled_t([], [1, 2]).estimate.value is None


def test_means_that_differ_without_variation_are_infinitely_apart() -> None:
    """As R's oneway.test has it: F is infinite and p 0; with one value per group there is no F."""
    found = one_way_anova([1, 1, 2, 2], [0, 0, 1, 1])
    assert (found.statistic, found.p) == (float("inf"), 0)
    assert one_way_anova([1, 2], [0, 1]).p is None
    assert one_way_anova([1, 2, 3], [0, 0, 0]).p is None
    assert one_way_anova([], []).df == 0


@pytest.mark.parametrize(
    ("df", "quantile_", "p_of_2"),
    [
        (1, 12.7062047361747, 0.295167235300866),
        (4.5, 2.6589123472044, 0.108257907181125),
        (30, 2.04227245630124, 0.0546250449629831),
        (1e6, 1.95996635681411, 0.0455005338513192),
    ],
)
def test_t_has_the_tails_of_r(df: float, quantile_: float, p_of_2: float) -> None:
    """Quantiles and p of Student's t for one degree of freedom, a fraction, many."""
    assert t_critical_value(0.95, df) == pytest.approx(quantile_, rel=1e-11)
    assert t_p(-2, df) == pytest.approx(p_of_2, rel=1e-11)
    assert t_p(0, df) == 1


def test_what_is_missing_or_of_another_length_is_refused() -> None:
    """Rows are left out by whoever calls, who knows how many."""
    with pytest.raises(StatsError, match="value is missing or infinite in row 1"):
        summarise([1, float("nan")])
    with pytest.raises(StatsError, match="A quantile must lie between 0 and 1, not at 25"):
        quantile([1], 25)
    with pytest.raises(StatsError, match="type 5 are not known: use type 2, 6 or 7"):
        quantile([1], 0.5, 5)  # type: ignore[arg-type]
    with pytest.raises(StatsError, match="A factor has rows without a level"):
        ancova([1, 2], [0, 1], 2, factors=([0, -1],))
    with pytest.raises(StatsError, match="covariate has shape"):
        ancova([1, 2], [0, 1], 2, numeric=([1, 2, 3],))
