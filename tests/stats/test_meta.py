"""Pooling of studies: R's numbers on toy tables, and hand calculations where there are formulas."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest

from slidekit.errors import StatsError
from slidekit.stats.meta import pool
from slidekit.stats.meta_effects import (
    GroupMeans,
    StudyEffects,
    effects_of_counts,
    effects_of_log_rank,
    effects_of_means,
    study_limits,
)
from slidekit.stats.meta_sensitivity import egger_test, leave_one_out
from slidekit.stats.meta_tables import mantel_haenszel, peto, pooled_log_rank
from slidekit.stats.meta_tau2 import between_study_variance, regression

if TYPE_CHECKING:
    from slidekit.stats.meta import PoolingModel
    from slidekit.stats.meta_effects import CountMeasure
    from slidekit.stats.risk_difference import Counts

TABLES: tuple[Counts, ...] = (
    (0, 30, 0, 30),
    (1, 5, 0, 5),
    (12, 12, 3, 10),
    (4, 40, 9, 38),
    (20, 90, 31, 88),
)
"""No event at all, no event in one arm, only events in one arm, and two plain studies."""
RANDOM: tuple[PoolingModel, ...] = ("dl", "reml", "pm")
MODELS: tuple[PoolingModel, ...] = ("fixed_effect", *RANDOM)


class Printed(NamedTuple):
    """What R's metafor prints of a model, with tau squared iterated to 1e-14."""

    value: float
    std_err: float
    p: float
    tau2: float
    i2: float
    h2: float


R: dict[tuple[CountMeasure, PoolingModel], Printed] = {
    ("OR", "fixed_effect"): Printed(
        -0.500219505937, 0.287492136215, 0.0818692862148, 0, 59.9520048204, 2.49700389624
    ),
    ("OR", "dl"): Printed(
        *(0.107967203948, 0.683014860093, 0.874398126952),
        *(1.13822616854, 59.9520048204, 2.49700389624),
    ),
    ("OR", "reml"): Printed(
        *(0.318683023794, 0.8637980488, 0.712178167314),
        *(2.28268732255, 75.0137929721, 4.00220809379),
    ),
    ("OR", "pm"): Printed(
        *(0.325393617708, 0.871151252018, 0.708760436055),
        *(2.33813375506, 75.4609156124, 4.07513167242),
    ),
    ("RR", "fixed_effect"): Printed(
        -0.172442676532, 0.197291257446, 0.382090326799, 0, 66.3422941804, 2.97108782565
    ),
    ("RR", "dl"): Printed(
        *(0.0249180772498, 0.471969140964, 0.957894457908),
        *(0.588769790521, 66.3422941804, 2.97108782565),
    ),
    ("RR", "reml"): Printed(
        *(0.0299469376904, 0.489046925532, 0.951171813079),
        *(0.650492151715, 68.5309201277, 3.17772239944),
    ),
    ("RR", "pm"): Printed(
        *(0.00587426136802, 0.413124371056, 0.988655173002),
        *(0.399348467595, 57.2090314918, 2.33694173061),
    ),
    ("RD", "fixed_effect"): Printed(
        -0.0113961276728, 0.0266492133888, 0.668917117551, 0, 84.1333581977, 6.30253088497
    ),
    ("RD", "dl"): Printed(
        *(0.0594442355529, 0.092426832356, 0.520127346743),
        *(0.0312164114458, 84.1333581977, 6.30253088497),
    ),
    ("RD", "reml"): Printed(
        *(0.0851592569256, 0.139540766232, 0.541674833314),
        *(0.0837914398954, 93.4353534393, 15.2331125636),
    ),
    ("RD", "pm"): Printed(
        *(0.085928887734, 0.14200165773, 0.545095314507),
        *(0.087188819948, 93.6749707821, 15.8102036456),
    ),
}
HARTUNG_KNAPP: dict[tuple[CountMeasure, PoolingModel], tuple[float, ...]] = {
    ("OR", "dl"): (0.818181135088, -2.16366780373, 2.37960221163, 0.901387390451),
    ("OR", "reml"): (0.869863081569, -2.09644407122, 2.73381011881, 0.732651941914),
    ("OR", "pm"): (0.871151252018, -2.09331001184, 2.74409724726, 0.727714157991),
    ("RR", "dl"): (0.416808145858, -1.13232685912, 1.18216301362, 0.955196039451),
    ("RR", "reml"): (0.417513025883, -1.12925505938, 1.18914893476, 0.946262365592),
    ("RR", "pm"): (0.413124371056, -1.14114287649, 1.15289139923, 0.98933611578),
    ("RD", "dl"): (0.135641538995, -0.317157051451, 0.436045522557, 0.683836983751),
    ("RD", "reml"): (0.141864994485, -0.30872111261, 0.479039626461, 0.580669582885),
    ("RD", "pm"): (0.14200165773, -0.3083309198, 0.480188695268, 0.577747290128),
}
"""Standard error, limits and p of rma with test="knha"."""


def effects(values: tuple[float, ...], variances: tuple[float, ...]) -> StudyEffects:
    """Return differences of means, which are pooled as they are."""
    return StudyEffects("MD", values, variances)


@pytest.mark.parametrize(("measure", "model"), R)
def test_tables_with_zero_cells_pool_as_in_r(measure: CountMeasure, model: PoolingModel) -> None:
    """Half an event in the cells of a study with a zero, and only there, gives R's numbers."""
    found = pool(effects_of_counts(TABLES, measure), model)
    spread = found.heterogeneity
    ours = (found.estimate.value, found.std_err, found.p, *(spread.tau2, spread.i2_percent))
    assert (*ours, spread.h2) == pytest.approx(R[measure, model], rel=1e-10, abs=1e-12)


@pytest.mark.parametrize(
    ("measure", "q", "p"),
    [
        ("OR", 9.98801558496, 0.0406300424763),
        ("RR", 11.8843513026, 0.0182323018432),
        ("RD", 25.2101235399, 4.56448461067e-05),
    ],
)
def test_q_is_that_of_the_fixed_effect_in_every_model(
    measure: CountMeasure, q: float, p: float
) -> None:
    """Cochran's Q does not depend on the estimator of the variance between studies."""
    for model in MODELS:
        test = pool(effects_of_counts(TABLES, measure), model).heterogeneity.q
        assert (test.statistic, test.df, test.p) == pytest.approx((q, 4, p), rel=1e-10)


@pytest.mark.parametrize(("measure", "model"), HARTUNG_KNAPP)
def test_hartung_knapp_limits_are_those_of_r(measure: CountMeasure, model: PoolingModel) -> None:
    """Scaled variance and t with four degrees of freedom, as in R's rma with test="knha"."""
    found = pool(effects_of_counts(TABLES, measure), model, hartung_knapp=True)
    ours = (found.std_err, found.estimate.lower, found.estimate.upper, found.p)
    assert found.df == 4
    assert ours == pytest.approx(HARTUNG_KNAPP[measure, model], rel=1e-10)


@pytest.mark.parametrize(
    ("measure", "value", "std_err", "q", "p"),
    [
        ("OR", -0.291669846296, 0.267534693114, 10.4933104027, 0.0148063452669),
        ("RR", -0.208981532633, 0.192028322229, 11.9075540008, 0.00770664464309),
        ("RD", -0.0475636861002, 0.0433278193588, 24.8423236487, 1.66580922893e-05),
    ],
)
def test_mantel_haenszel_adds_nothing_to_the_tables(
    measure: CountMeasure, value: float, std_err: float, q: float, p: float
) -> None:
    """As R's rma.mh: zeros stay zeros, and the study without events is not in Q."""
    found = mantel_haenszel(TABLES, measure)
    assert (found.estimate.value, found.std_err) == pytest.approx((value, std_err), rel=1e-10)
    assert (found.q.statistic, found.q.df, found.q.p) == pytest.approx((q, 3, p), rel=1e-10)


def test_petos_odds_ratio_is_that_of_r() -> None:
    """As R's rma.peto, with the study without events left out of Q."""
    found = peto(TABLES)
    ours = (found.estimate.value, found.std_err, found.q.statistic, found.q.df, found.q.p)
    r = (-0.309077610235, 0.273398373464, 17.7362170999, 3, 0.000498526131818)
    assert ours == pytest.approx(r, rel=1e-10)


def test_effects_of_one_table_by_hand() -> None:
    """4 of 40 against 9 of 38: the textbook formulas."""
    table: Counts = (4, 40, 9, 38)
    by_hand = {
        "RR": (math.log(0.1 / (9 / 38)), 1 / 4 - 1 / 40 + 1 / 9 - 1 / 38),
        "OR": (math.log(4 * 29 / (36 * 9)), 1 / 4 + 1 / 36 + 1 / 9 + 1 / 29),
        "RD": (0.1 - 9 / 38, 0.1 * 0.9 / 40 + 9 * 29 / 38**3),
    }
    measures: tuple[CountMeasure, ...] = ("RR", "OR", "RD")
    for measure in measures:
        found = effects_of_counts([table], measure)
        assert (found.values[0], found.variances[0]) == pytest.approx(by_hand[measure], rel=1e-14)
    limits = study_limits(effects_of_counts([table], "OR"))[0]
    assert limits.value == pytest.approx(4 * 29 / (36 * 9))
    reach = math.exp(1.959963984540054 * math.sqrt(by_hand["OR"][1]))
    assert limits.upper == pytest.approx(4 * 29 / (36 * 9) * reach)


def test_effects_of_means_and_of_log_rank_tests_by_hand() -> None:
    """Differences keep their unit; (O - E) / V is a log hazard ratio."""
    means = effects_of_means([GroupMeans(12.0, 3.0, 9, 10.0, 4.0, 16)])
    assert (means.values[0], means.variances[0]) == (2.0, 2.0)
    hazard = effects_of_log_rank([-5.0], [20.0])
    assert (hazard.values[0], hazard.variances[0]) == (-0.25, 0.05)
    assert study_limits(hazard)[0].value == pytest.approx(math.exp(-0.25))
    assert study_limits(means)[0].upper == pytest.approx(2 + 1.959963984540054 * math.sqrt(2))


def test_the_example_of_equal_variances_by_hand() -> None:
    """With one variance v for all, each estimator gives s2 - v and the plain mean."""
    three = effects((1.0, 2.0, 6.0), (0.5, 0.5, 0.5))
    for model in RANDOM:
        found = pool(three, model)
        assert found.heterogeneity.tau2 == pytest.approx(7 - 0.5, rel=1e-14)
        assert found.estimate.value == pytest.approx(3, rel=1e-14)
        assert found.std_err == pytest.approx(math.sqrt(7 / 3), rel=1e-14)
        scaled = pool(three, model, hartung_knapp=True)
        assert scaled.std_err == pytest.approx(math.sqrt(7 / 3), rel=1e-14)  # t of one sample
        assert scaled.prediction is not None
        far = 4.30265272974946 * math.sqrt(6.5 + 7 / 3)  # t with 2 degrees of freedom
        assert scaled.prediction.upper == pytest.approx(3 + far, rel=1e-13)


@pytest.mark.parametrize("model", MODELS)
def test_a_single_study_pools_to_itself(model: PoolingModel) -> None:
    """One study has no heterogeneity to estimate, and Hartung-Knapp has nothing to scale by."""
    one = effects((1.5,), (0.25,))
    found = pool(one, model)
    assert (found.estimate.value, found.std_err, found.weights_percent) == (1.5, 0.5, (100,))
    assert found.estimate.upper == pytest.approx(1.5 + 0.5 * 1.959963984540054)
    spread = found.heterogeneity
    assert (spread.q.statistic, spread.q.df, spread.q.p) == (0, 0, 1)
    assert (spread.tau2, spread.i2_percent, spread.h2) == (0, 0, 1)
    if model != "fixed_effect":
        scaled = pool(one, model, hartung_knapp=True)
        assert (scaled.df, scaled.estimate.upper) == (None, found.estimate.upper)
        assert scaled.prediction is not None
        assert scaled.prediction.upper == scaled.estimate.upper
    assert leave_one_out(one) == ()


def test_equal_effects_leave_hartung_and_knapp_without_width() -> None:
    """As R has it: no variance between studies, no width, an infinite t and p = 0."""
    same = effects((0.2, 0.2, 0.2), (0.1, 0.2, 0.4))
    for model in RANDOM:
        found = pool(same, model, hartung_knapp=True)
        assert (found.heterogeneity.tau2, found.heterogeneity.i2_percent) == (0, 0)
        assert (found.heterogeneity.q.statistic, found.heterogeneity.q.p) == (0, 1)
        assert (found.std_err, found.statistic, found.p) == (0, math.inf, 0)
        assert found.estimate.lower == found.estimate.upper == pytest.approx(0.2)
        assert pool(same, model).std_err == pytest.approx((10 + 5 + 2.5) ** -0.5)
    fixed = pool(same, "fixed_effect").heterogeneity
    assert (fixed.i2_percent, fixed.h2) == (0, 0)
    nothing = pool(effects((0.0, 0.0), (1.0, 2.0)), "reml", hartung_knapp=True)
    assert (nothing.statistic, nothing.p) == (None, None)  # 0 / 0


@pytest.mark.parametrize(
    ("values", "variances", "tau2"),
    [
        ((-0.6, 2.3, 2.4), (1.0, 0.001, 0.001), 1.7811037712738),
        ((-0.4, -3.6, -3.7, -3.9), (1.0, 0.001, 0.01, 0.1), 0.0),
    ],
)
def test_the_highest_of_several_peaks_is_found(
    values: tuple[float, ...], variances: tuple[float, ...], tau2: float
) -> None:
    """The first likelihood also peaks at 0.004, the second at 1.30; both are lower (R agrees)."""
    found = pool(effects(values, variances), "reml").heterogeneity.tau2
    assert found == pytest.approx(tau2, rel=1e-12)


def test_one_study_that_rules_the_others_costs_no_digits() -> None:
    """Weights of 1e14 to 1: the method of moments equals the same in exact fractions."""
    values, variances = (Fraction(1), Fraction(3), Fraction(-4)), (Fraction(1, 10**14), 1, 2)
    weights = [1 / Fraction(v) for v in variances]
    mean = sum(w * y for w, y in zip(weights, values, strict=True)) / sum(weights)
    q = sum(w * (y - mean) ** 2 for w, y in zip(weights, values, strict=True))
    spread = sum(weights) - sum(w * w for w in weights) / sum(weights)
    given = effects(tuple(map(float, values)), tuple(map(float, variances)))
    found = between_study_variance(regression(given), "dl")
    assert found == pytest.approx(float((q - 2) / spread), rel=1e-13)


def test_egger_finds_the_slope_of_effects_on_a_line() -> None:
    """Effects 1 + 2 x standard error: slope 2, tau squared 0, the error of weighted regression."""
    size = np.array([0.1, 0.2, 0.4, 0.5])
    found = egger_test(effects(tuple((1 + 2 * size).tolist()), tuple((size**2).tolist())))
    weight = size**-2
    about_mean = size - (weight * size).sum() / weight.sum()
    std_err = float((weight * about_mean**2).sum()) ** -0.5
    assert (found.slope, found.z) == pytest.approx((2, 2 / std_err), rel=1e-12)
    assert found.p == pytest.approx(math.erfc(2 / std_err / math.sqrt(2)), rel=1e-12)


@pytest.mark.parametrize("variances", [(0.1, 0.2), (0.3, 0.3, 0.3), (0.3,)])
def test_egger_needs_three_studies_of_different_size(variances: tuple[float, ...]) -> None:
    """Two studies always lie on a line; equal standard errors have no slope."""
    found = egger_test(effects(tuple(range(len(variances))), variances))
    assert (found.slope, found.z, found.p) == (None, None, None)


def test_leaving_one_out_keeps_the_order_of_studies() -> None:
    """Entry i pools all studies but study i."""
    given = effects((0.1, 0.9, 0.4), (0.01, 0.02, 0.05))
    found = leave_one_out(given, "dl", 0.9)
    assert found[1] == pool(effects((0.1, 0.4), (0.01, 0.05)), "dl", level=0.9)
    assert [len(one.weights_percent) for one in found] == [2, 2, 2]


@pytest.mark.parametrize("tables", [[(0, 10, 0, 12)], [(0, 10, 0, 12), (0, 5, 0, 9)]])
def test_tables_without_events_give_no_ratio(tables: list[Counts]) -> None:
    """No event anywhere: neither Mantel-Haenszel nor Peto has a ratio, and the difference is 0."""
    for found in (mantel_haenszel(tables, "OR"), mantel_haenszel(tables, "RR"), peto(tables)):
        estimate = found.estimate
        assert (estimate.value, estimate.lower, found.std_err) == (None, None, None)
    assert mantel_haenszel(tables, "RD").estimate.value == 0
    assert peto(tables).q.statistic is None


def test_a_ratio_that_is_not_estimable_has_no_q() -> None:
    """Events on one side only: the relative risk is infinite, and nothing varies around it."""
    found = mantel_haenszel([(3, 10, 0, 10), (2, 9, 0, 8)], "RR")
    assert (found.estimate.value, found.q.statistic, found.q.p) == (None, None, None)
    assert found.q.df == 1


def test_pooled_log_rank_tests_by_hand() -> None:
    """Three trials: 16 fewer deaths than expected in a variance of 50."""
    found = pooled_log_rank([-10.0, -8.0, 2.0], [25.0, 20.0, 5.0])
    assert found.hazard_ratio.value == pytest.approx(math.exp(-16 / 50))
    assert found.hazard_ratio.upper == pytest.approx(
        math.exp(-16 / 50 + 1.959963984540054 / math.sqrt(50))
    )
    assert found.test.statistic == pytest.approx(16**2 / 50)
    assert found.test.p == pytest.approx(math.erfc(16 / math.sqrt(100)))


def test_a_ratio_beyond_all_numbers_is_infinite() -> None:
    """The logarithm is kept; its exponential does not overflow into an error."""
    found = pool(StudyEffects("HR", (700.0, 720.0), (1.0, 1.0)), "fixed_effect")
    assert found.estimate.value == pytest.approx(710)
    assert found.natural.value == math.inf


def test_results_name_their_method() -> None:
    """Provenance repeats a method by its name, version and parameters."""
    found = pool(effects_of_counts(TABLES, "RR"), "reml", hartung_knapp=True, level=0.9)
    assert found.estimate.method == "meta_reml_hartung_knapp/1"
    assert found.estimate.parameters == (("measure", "RR"), ("level", "0.9"))
    assert found.prediction is not None
    assert found.prediction.method == "meta_reml_hartung_knapp_prediction/1"
    assert (found.natural.level, found.natural.method) == (0.9, found.estimate.method)


def test_what_cannot_be_pooled_is_refused() -> None:
    """A study that has no weight, or a model that does not exist, is named."""
    good = effects((0.1, 0.2), (1.0, 1.0))
    with pytest.raises(StatsError, match="no study to pool"):
        pool(effects((), ()))
    with pytest.raises(StatsError, match="Model 'bayes' is not known: use fixed_effect, dl"):
        pool(good, "bayes")  # type: ignore[arg-type]
    with pytest.raises(StatsError, match="'ml' is not known for the variance"):
        between_study_variance(regression(good), "ml")  # type: ignore[arg-type]
    with pytest.raises(StatsError, match="belong to a random-effects model"):
        pool(good, "fixed_effect", hartung_knapp=True)
    with pytest.raises(StatsError, match="no study to pool"):
        pooled_log_rank([], [])
    with pytest.raises(StatsError, match="both O - E and its variance"):
        pooled_log_rank([1.0], [])
    with pytest.raises(StatsError, match="Study 2 has a variance V of 0, which must be above 0"):
        effects_of_log_rank([1.0, 2.0], [3.0, 0.0])
    with pytest.raises(StatsError, match="Study 1 has nobody in one arm"):
        peto([(0, 0, 1, 5)])
    with pytest.raises(StatsError, match="7 of 5 is no proportion"):
        effects_of_counts([(7, 5, 1, 5)], "OR")
    with pytest.raises(StatsError, match="Study 1 has an arm of fewer than two subjects"):
        effects_of_means([GroupMeans(1.0, 1.0, 1, 2.0, 1.0, 8)])
    with pytest.raises(StatsError, match="Study 1 has an effect of -1 with a variance of 0"):
        effects_of_means([GroupMeans(1.0, 0.0, 5, 2.0, 0.0, 8)])
