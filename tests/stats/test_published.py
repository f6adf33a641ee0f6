"""Printed numbers of R, SAS and articles, on data that anybody can look up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest
from lifelines.datasets import load_lung

from slidekit.stats.at_risk import at_risk_table
from slidekit.stats.binomial import clopper_pearson
from slidekit.stats.cox import cox
from slidekit.stats.logrank import log_rank
from slidekit.stats.proportional_hazards import proportional_hazards_test
from slidekit.stats.risk_difference import risk_difference
from slidekit.stats.rmst import restricted_mean
from slidekit.stats.stratified import (
    mantel_haenszel_odds_ratio,
    mantel_haenszel_risk_difference,
    mantel_haenszel_test,
)
from slidekit.stats.subgroups import subgroup_hazard_ratios
from slidekit.stats.survival import kaplan_meier, quantile, survival_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from slidekit.stats.cox_model import Ties
    from slidekit.stats.result import Estimate
    from slidekit.stats.risk_difference import RiskDifferenceMethod
    from slidekit.stats.survival import ConfType

MALE, FEMALE = 0, 1


class Lung(NamedTuple):
    """The lung cancer trial of the North Central Cancer Treatment Group (Loprinzi et al. 1994)."""

    days: NDArray[np.float64]
    died: NDArray[np.bool_]
    sex: NDArray[np.int64]
    ecog: NDArray[np.int64]
    """-1 where it is missing."""
    elderly: NDArray[np.object_]


@pytest.fixture(scope="module")
def lung() -> Lung:
    """Return the data as R's survival ships them."""
    table = load_lung()
    ecog = table["ph.ecog"].fillna(-1).to_numpy().astype(np.int64)
    elderly = np.where(table["age"] >= 65, "65 or more", "below 65").astype(object)
    days, died = (
        table["time"].to_numpy(np.float64),
        (table["status"] == table["status"].max()).to_numpy(),
    )
    return Lung(days, died, table["sex"].to_numpy() - 1, ecog, elderly)


def printed(estimate: Estimate, digits: int) -> tuple[float | None, ...]:
    """Return value and limits as an article prints them."""
    parts = (estimate.value, estimate.lower, estimate.upper)
    return tuple(None if part is None else round(part, digits) for part in parts)


@pytest.mark.parametrize(
    ("conf_type", "sex", "median"),
    [
        ("log", MALE, (270, 212, 310)),
        ("log", FEMALE, (426, 348, 550)),
        ("log-log", MALE, (270, 210, 306)),
        ("log-log", FEMALE, (426, 345, 524)),
        ("plain", MALE, (270, 212, 306)),
        ("plain", FEMALE, (426, 345, 524)),
    ],
)
def test_lung_medians(
    lung: Lung, conf_type: ConfType, sex: int, median: tuple[float, float, float]
) -> None:
    """Medians and their limits are those of R's survfit under each transformation."""
    mine = lung.sex == sex
    km = kaplan_meier(lung.days[mine], lung.died[mine], conf_type=conf_type)
    assert printed(quantile(km, 0.5), 6) == median


def test_lung_quartiles(lung: Lung) -> None:
    """Quartiles too; the upper limit of the women's third quartile is not reached."""
    curves = [
        kaplan_meier(lung.days[lung.sex == sex], lung.died[lung.sex == sex], conf_type="log")
        for sex in (MALE, FEMALE)
    ]
    found = [printed(quantile(km, share), 6) for km in curves for share in (0.25, 0.75)]
    assert found == [(144, 107, 177), (457, 387, 574), (226, 186, 340), (687, 550, None)]


@pytest.mark.parametrize(
    ("conf_type", "male", "female"),
    [
        ("log", (0.260901, 0.432943), (0.421486, 0.657586)),
        ("log-log", (0.252729, 0.421302), (0.403580, 0.635316)),
        ("plain", (0.250979, 0.421197), (0.409381, 0.643545)),
    ],
)
def test_lung_survival_at_one_year(
    lung: Lung, conf_type: ConfType, male: tuple[float, float], female: tuple[float, float]
) -> None:
    """S(365) and its limits are those of R's survfit."""
    for sex, value, limits in ((MALE, 0.336088, male), (FEMALE, 0.526463, female)):
        mine = lung.sex == sex
        km = kaplan_meier(lung.days[mine], lung.died[mine], conf_type=conf_type)
        assert printed(survival_at(km, [365])[0].survival, 6) == (value, *limits)


def test_lung_numbers_at_risk(lung: Lung) -> None:
    """At risk at t are those with time >= t, as R and SAS print them."""
    grid = range(0, 1001, 100)
    found = [
        [row.at_risk for row in at_risk_table(lung.days[mine], lung.died[mine], list(grid))]
        for mine in (lung.sex == MALE, lung.sex == FEMALE)
    ]
    assert found[MALE] == [138, 114, 78, 49, 31, 20, 13, 8, 6, 2, 2]
    assert found[FEMALE] == [90, 82, 66, 43, 26, 21, 11, 8, 2, 1, 0]


@pytest.mark.parametrize(
    ("ties", "ratio"),
    [
        ("efron", (0.5880028, 0.4237178, 0.8159848)),
        ("breslow", (0.5883716, 0.4239817, 0.8165002)),
        ("exact", (0.5875971, 0.4232631, 0.8157346)),
    ],
)
def test_lung_hazard_ratio(lung: Lung, ties: Ties, ratio: tuple[float, float, float]) -> None:
    """Women against men, under each way to treat ties."""
    fit = cox(lung.days, lung.died, lung.sex, ties=ties)
    assert printed(fit.against_reference(FEMALE).ratio, 7) == ratio


def test_lung_tests_of_the_hazard_ratio(lung: Lung) -> None:
    """Likelihood-ratio, score and Wald test, and the check of proportional hazards."""
    fit = cox(lung.days, lung.died, lung.sex)
    assert fit.likelihood_ratio.statistic == pytest.approx(10.6336, abs=5e-5)
    assert fit.likelihood_ratio.p == pytest.approx(0.0011105, abs=5e-8)
    assert fit.score.statistic == pytest.approx(10.3251, abs=5e-5)
    assert fit.against_reference(FEMALE).p == pytest.approx(0.0014912, abs=5e-8)
    zph = proportional_hazards_test(lung.days, lung.died, lung.sex)
    assert zph.statistic == pytest.approx(2.86, abs=5e-3)
    assert zph.p == pytest.approx(0.091, abs=5e-4)


def test_lung_log_rank(lung: Lung) -> None:
    """Log-rank and Peto's modification (R's rho = 1)."""
    plain = log_rank(lung.days, lung.died, lung.sex)
    assert plain.statistic == pytest.approx(10.32674195, abs=5e-9)
    assert plain.p == pytest.approx(0.00131116, abs=5e-9)
    early = log_rank(lung.days, lung.died, lung.sex, weighting="peto_km")
    assert early.statistic == pytest.approx(12.7141514, abs=5e-8)
    assert early.p == pytest.approx(0.00036290, abs=5e-9)


def test_lung_stratified_by_performance_status(lung: Lung) -> None:
    """Stratified analyses leave out the one row without a stratum."""
    test = log_rank(lung.days, lung.died, lung.sex, lung.ecog)
    assert test.statistic == pytest.approx(10.7951, abs=5e-5)
    assert test.p == pytest.approx(0.001018, abs=5e-7)
    fit = cox(lung.days, lung.died, lung.sex, strata=lung.ecog)
    assert fit.n == 227
    assert printed(fit.against_reference(FEMALE).ratio, 4) == (0.5744, 0.4112, 0.8025)
    assert fit.against_reference(FEMALE).p == pytest.approx(0.00115, abs=5e-6)


def test_lung_interaction_with_age(lung: Lung) -> None:
    """Hazard ratios below and above 65 with events per number, and whether they differ."""
    known = lung.ecog >= 0
    days, died, sex, age = (column[known] for column in lung if column is not lung.ecog)
    found = subgroup_hazard_ratios(days, died, sex, age)
    assert found.likelihood_ratio.statistic == pytest.approx(0.3697, abs=5e-5)
    assert found.likelihood_ratio.p == pytest.approx(0.5432, abs=5e-5)
    old, young = found.levels
    assert (young.events, young.n, old.events, old.n) == (85, 127, 79, 100)
    assert young.hazard_ratio is not None
    assert old.hazard_ratio is not None
    assert printed(young.hazard_ratio.ratio, 4) == (0.6553, 0.4187, 1.0256)
    assert printed(old.hazard_ratio.ratio, 4) == (0.5259, 0.3217, 0.8596)


def test_lung_restricted_means(lung: Lung) -> None:
    """The standard error is that of the estimator, not of min(T, tau)."""
    everyone = np.ones(len(lung.days), bool)
    found = []
    for mine in (everyone, lung.sex == MALE, lung.sex == FEMALE):
        result = restricted_mean(kaplan_meier(lung.days[mine], lung.died[mine]), 365)
        found.append((round(result.mean.value or 0, 4), round(result.std_err, 4)))
    assert found == [(263.2219, 7.7989), (241.4951, 10.3582), (297.4654, 10.7913)]


def test_median_of_four_events_is_the_midpoint() -> None:
    """S is exactly one half from 2 to 3: the median is 2.5, not 2."""
    assert quantile(kaplan_meier([1, 2, 3, 4], [1, 1, 1, 1]), 0.5).value == 2.5


def test_median_on_a_plateau_before_censoring() -> None:
    """Events at 10, 20, 30, 50, censored at 40, 60: the midpoint of 30 and 50."""
    km = kaplan_meier([10, 20, 30, 40, 50, 60], [1, 1, 1, 0, 1, 0])
    assert quantile(km, 0.5).value == 40


def test_median_on_a_plateau_to_the_end() -> None:
    """Five of ten die, the last at 87; follow-up ends at 118. SAS: not estimable; R: 102.5."""
    times = [54, 75, 77, 84, 87, 92, 103, 105, 112, 118]
    km = kaplan_meier(times, [1] * 5 + [0] * 5)
    assert quantile(km, 0.5).value is None
    assert quantile(km, 0.5, "last").value == 102.5


@pytest.mark.parametrize(
    ("counts", "method", "limits"),
    [
        ((56, 70, 48, 80), "miettinen_nurminen", (0.0528, 0.3382)),
        ((5, 56, 0, 29), "miettinen_nurminen", (-0.0326, 0.1933)),
        ((9, 10, 3, 10), "miettinen_nurminen", (0.1700, 0.8406)),
        ((10, 10, 0, 20), "miettinen_nurminen", (0.7156, 1)),
        ((36, 154, 12, 77), "miettinen_nurminen", (-0.0361, 0.1775)),
        ((0, 20, 5, 20), "miettinen_nurminen", (-0.4716, -0.0656)),
        ((0, 20, 0, 20), "miettinen_nurminen", (-0.1646, 0.1646)),
        ((20, 20, 10, 20), "miettinen_nurminen", (0.2972, 0.7028)),
        ((7, 25, 2, 25), "miettinen_nurminen", (-0.0169, 0.4145)),
        ((56, 70, 48, 80), "mee", (0.0533, 0.3377)),
        ((5, 56, 0, 29), "mee", (-0.0313, 0.1926)),
        ((7, 25, 2, 25), "mee", (-0.0144, 0.4124)),
        ((56, 70, 48, 80), "newcombe", (0.0524, 0.3339)),
        ((5, 56, 0, 29), "newcombe", (-0.0381, 0.1926)),
    ],
)
def test_risk_differences_as_published(
    counts: tuple[int, int, int, int], method: RiskDifferenceMethod, limits: tuple[float, float]
) -> None:
    """Newcombe 1998 (Stat Med 17:873), Table II, and the test values of the R package ratesci."""
    assert printed(risk_difference(*counts, method), 4)[1:] == limits


def test_clopper_pearson_as_published() -> None:
    """Exact limits of one proportion, none of the subjects included."""
    assert printed(clopper_pearson(36, 154), 7)[1:] == (0.1694153, 0.3086490)
    assert printed(clopper_pearson(0, 20), 4)[1:] == (0, 0.1684)


def test_berkeley_admissions() -> None:
    """Men and women admitted by six departments (R's UCBAdmissions), not corrected."""
    departments = [
        (512, 825, 89, 108),
        (353, 560, 17, 25),
        (120, 325, 202, 593),
        (138, 417, 131, 375),
        (53, 191, 94, 393),
        (22, 373, 24, 341),
    ]
    test = mantel_haenszel_test(departments)
    assert test.statistic == pytest.approx(1.5246, abs=5e-5)
    assert test.p == pytest.approx(0.2169, abs=5e-5)
    assert printed(mantel_haenszel_odds_ratio(departments).estimate, 4) == (0.9047, 0.7719, 1.0603)


def test_cochran_test_of_a_stratified_risk_difference() -> None:
    """Three strata: p without continuity correction, and the difference weighted by Cochran."""
    strata = [(21, 464, 26, 453), (11, 165, 25, 174), (8, 69, 11, 70)]
    assert mantel_haenszel_test(strata).p == pytest.approx(0.0263063, abs=5e-8)
    assert mantel_haenszel_test(strata, corrected=True).p == pytest.approx(0.0341591, abs=5e-8)
    found = mantel_haenszel_risk_difference(strata).estimate
    assert found.value == pytest.approx(-0.0308, abs=5e-5)
