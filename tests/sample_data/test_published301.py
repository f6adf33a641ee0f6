"""The invented paper prints what its patients say, rounded, with the gaps that papers have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.stats import beta, chi2
from statsmodels.duration.hazard_regression import PHReg
from statsmodels.duration.survfunc import SurvfuncRight, survdiff
from statsmodels.stats.proportion import confint_proportions_2indep

from slidekit.study.opening import open_study
from slidekit.study.recognise import CONTRACTS
from slidekit.study.views import reported
from tests.sample_data.made import CONTROL, EXPERIMENTAL, SAMPLES, make, onc301, rows

if TYPE_CHECKING:
    from tests.sample_data.made import Row, Trial

FOLDER = SAMPLES / "published301"
ARMS = {"Quelmatinib": EXPERIMENTAL, "Ostrataxel": CONTROL}
CODES = {"os": "OS", "pfs": "PFS", "ttdghs": "TTDGHS"}
DAYS_PER_MONTH = 30.4375


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """Return the patients behind the paper."""
    return onc301(make("onc301", tmp_path_factory.mktemp("paper") / "patients", seed=302))


@pytest.fixture(scope="module")
def estimates() -> tuple[Row, ...]:
    """Return the printed estimates."""
    return rows(FOLDER / "estimates.csv")


def found(estimates: tuple[Row, ...], endpoint: str, measure: str, arm: str = "Quelmatinib") -> Row:
    """Return one printed estimate."""
    key = (endpoint, measure, arm)
    return next(r for r in estimates if (r["endpoint_id"], r["measure"], r["arm"]) == key)


def columns(trial: Trial, code: str) -> dict[str, np.ndarray]:
    """Return months, event, experimental arm and stratum of all randomised patients."""
    table, itt = trial.times(code), trial.itt()
    return {
        "time": np.array([int(row["AVAL"]) / DAYS_PER_MONTH for row in table.values()]),
        "event": np.array([int(row["CNSR"] == "0") for row in table.values()]),
        "arm": np.array([int(row["TRTP"] == EXPERIMENTAL) for row in table.values()]),
        "stratum": np.array([itt[name]["STRAT1R"] + itt[name]["STRAT2R"] for name in table]),
    }


def cox(data: dict[str, np.ndarray], keep: np.ndarray | None = None) -> tuple[float, float]:
    """Return log hazard ratio and standard error; stratified unless some patients are chosen."""
    chosen = np.ones(len(data["time"]), dtype=bool) if keep is None else keep
    fit = PHReg(
        data["time"][chosen],
        data["arm"][chosen][:, None],
        status=data["event"][chosen],
        strata=data["stratum"] if keep is None else None,
        ties="efron",
    ).fit()
    return float(fit.params[0]), float(fit.bse[0])


def ratio_words(log_ratio: float, error: float) -> list[str]:
    """Return ratio and limits as printed."""
    shifts = (0.0, -1.959964, 1.959964)
    return [f"{np.exp(log_ratio + shift * error):.2f}" for shift in shifts]


@pytest.mark.parametrize("endpoint", CODES)
def test_hazard_ratios_and_p_are_those_of_a_stratified_model(
    behind: Trial, estimates: tuple[Row, ...], endpoint: str
) -> None:
    """Cox regression with Efron's ties and the log-rank test of statsmodels give them again."""
    row, data = found(estimates, endpoint, "hr"), columns(behind, CODES[endpoint])
    assert [row["value"], row["ci_lo"], row["ci_hi"]] == ratio_words(*cox(data))
    _, p = survdiff(data["time"], data["event"], data["arm"], strata=data["stratum"])
    assert row["p"] == ("<0.001" if p < 0.001 else f"{p:.3f}")
    assert (row["comparator"], row["p_type"], row["ci_level"]) == ("Ostrataxel", "controlled", "95")


@pytest.mark.parametrize("endpoint", CODES)
@pytest.mark.parametrize("arm", ARMS)
def test_medians_have_log_log_intervals(
    behind: Trial, estimates: tuple[Row, ...], endpoint: str, arm: str
) -> None:
    """Brookmeyer and Crowley's interval, in months with one decimal."""
    data = columns(behind, CODES[endpoint])
    mine = data["arm"] == (arm == "Quelmatinib")
    curve = SurvfuncRight(data["time"][mine], data["event"][mine])
    with np.errstate(divide="ignore", invalid="ignore"):  # of the last step, where survival is 0
        low, high = curve.quantile_ci(0.5, method="cloglog")
    row = found(estimates, endpoint, "median", arm)
    printed = [float(row[name]) for name in ("value", "ci_lo", "ci_hi")]
    assert printed == pytest.approx([curve.quantile(0.5), low, high], abs=0.0501)
    events = found(estimates, endpoint, "events", arm)
    assert (int(events["n"]), int(events["N"])) == (data["event"][mine].sum(), mine.sum())


@pytest.mark.parametrize("arm", ARMS)
def test_response_rates_have_exact_limits(
    behind: Trial, estimates: tuple[Row, ...], arm: str
) -> None:
    """Clopper and Pearson's limits; the categories add up to all randomised patients."""
    best = [r["AVALC"] for r in behind.responses("CBOR").values() if r["TRTP"] == ARMS[arm]]
    n, of = sum(cell in ("CR", "PR") for cell in best), len(best)
    limits = (beta.ppf(0.025, n, of - n + 1), beta.ppf(0.975, n + 1, of - n))
    row = found(estimates, "orr", "response_rate", arm)
    assert [row["n"], row["N"], row["value"], row["ci_lo"], row["ci_hi"]] == [
        str(n), str(of), f"{100 * n / of:.1f}%", *(f"{100 * limit:.1f}" for limit in limits)
    ]  # fmt: skip
    categories = [r for r in estimates if r["measure"].startswith("category.") and r["arm"] == arm]
    assert sum(int(r["n"]) for r in categories) == of


def test_the_difference_of_response_rates_has_newcombes_limits(
    estimates: tuple[Row, ...],
) -> None:
    """In percentage points with one decimal."""
    one, two = (found(estimates, "orr", "response_rate", arm) for arm in ARMS)
    counts = [int(row[name]) for row in (one, two) for name in ("n", "N")]
    limits = confint_proportions_2indep(*counts, method="newcomb", compare="diff")
    row = found(estimates, "orr", "rate_difference")
    assert [row["ci_lo"], row["ci_hi"]] == [f"{100 * limit:.1f}" for limit in limits]


def test_subgroups_print_both_arms_and_the_hazard_ratio_once(behind: Trial) -> None:
    """Events, patients and ratios of all levels come from the patients, factors are complete."""
    data, itt = columns(behind, "OS"), behind.itt()
    sexes = np.array([itt[name]["SEX"] for name in behind.times("OS")])
    table = rows(FOLDER / "subgroups.csv")
    for cell, level in (("F", "Female"), ("M", "Male")):
        first, second = (row for row in table if row["level"] == level)
        assert (first["arm"], second["arm"]) == tuple(ARMS)
        shown = [first["est"], first["ci_lo"], first["ci_hi"]]
        assert shown == ratio_words(*cox(data, sexes == cell))
        assert (second["est"], second["p_interaction"]) == ("", "")
        mine = (sexes == cell) & (data["arm"] == 1)
        assert int(first["N"]) == mine.sum()
        assert int(first["n"]) == int(first["events"]) == data["event"][mine].sum()
    for factor in {row["factor"] for row in table}:
        for arm in ARMS:
            levels = [r for r in table if (r["factor"], r["arm"]) == (factor, arm)]
            assert sum(int(r["N"]) for r in levels) == 310, factor


def test_the_interaction_test_is_one_of_heterogeneity(behind: Trial) -> None:
    """Cochran's Q of the log hazard ratios, here of four regions."""
    data, itt = columns(behind, "OS"), behind.itt()
    regions = np.array([itt[name]["REGION1"] for name in behind.times("OS")])
    fits = np.array([cox(data, regions == region) for region in np.unique(regions)])
    weights = fits[:, 1] ** -2
    mean = (weights * fits[:, 0]).sum() / weights.sum()
    p = chi2.sf((weights * (fits[:, 0] - mean) ** 2).sum(), len(fits) - 1)
    printed = {
        r["p_interaction"] for r in rows(FOLDER / "subgroups.csv") if r["factor"] == "Region"
    }
    assert printed == {f"{p:.3f}", ""}


def test_the_table_of_harms_counts_each_patient_once(behind: Trial) -> None:
    """Numbers by term are those of treated patients in the arm they got."""
    table = rows(FOLDER / "ae.csv")
    for row in table:
        if row["pt"] in ("Diarrhoea", "Alopecia"):
            mine = [
                event
                for event in behind.emergent()
                if (event["AEDECOD"], event["TRTA"]) == (row["pt"], ARMS[row["arm"]])
            ]
            assert int(row["n_any"]) == len({event["USUBJID"] for event in mine})
        assert int(row["N"]) == sum(s["TRT01A"] == ARMS[row["arm"]] for s in behind.adsl)


def test_common_terms_reach_the_threshold_in_some_arm() -> None:
    """At least 10 % in any arm, as the table says of itself."""
    table = rows(FOLDER / "ae.csv")
    terms = [r for r in table if r["soc"] not in ("", "Adverse events of special interest")]
    for name in {row["pt"] for row in terms}:
        shares = [int(r["n_any"]) / int(r["N"]) for r in terms if r["pt"] == name]
        assert len(shares) == 2
        assert max(shares) >= 0.1


def test_curves_fall_and_numbers_at_risk_stand_at_the_printed_ticks() -> None:
    """Survival is read every half month, patients at risk every six; all points are digitised."""
    for endpoint in CODES:
        for arm in ARMS:
            points = [
                row
                for row in rows(FOLDER / "km_points.csv")
                if (row["endpoint_id"], row["arm"]) == (endpoint, arm)
            ]
            surv = [float(row["surv"]) for row in points]
            assert surv[0] == 1.0
            assert surv == sorted(surv, reverse=True)
            ticks = [float(row["time"]) for row in points if row["at_risk"]]
            assert ticks == [0, 6, 12, 18, 24, 30, 36]
            assert {row["digitised"] for row in points} == {"yes"}
            assert {row["events"] + row["censored"] for row in points} == {""}


def test_what_the_paper_does_not_report_is_an_empty_cell(estimates: tuple[Row, ...]) -> None:
    """No interaction test for race, no exposure, no retinal events, no serious events by term."""
    race = [row for row in rows(FOLDER / "subgroups.csv") if row["factor"] == "Race"]
    assert race
    assert {row["p_interaction"] for row in race} == {""}
    assert not [row for row in estimates if "exposure" in row["measure"]]
    harms = rows(FOLDER / "ae.csv")
    assert not [row for row in harms if "retin" in row["pt"].lower()]
    assert {row["n_serious"] for row in harms if row["pt"] != "Any adverse event"} == {""}


@pytest.mark.parametrize("kind", ["estimates", "km_points", "subgroups", "ae"])
def test_tables_have_the_columns_of_their_contract(kind: str) -> None:
    """Every documented column is there, in the documented order."""
    header = list(rows(FOLDER / f"{kind}.csv")[0])
    contract = CONTRACTS[kind]  # type: ignore[index]
    assert [name for name in header if name in contract] == list(contract)


def test_every_printed_number_is_bound_to_the_paper_and_a_place_in_it() -> None:
    """No row of the study lacks its reference, its anchor or its arm."""
    printed = reported(open_study(FOLDER))
    tables = (printed.estimates, printed.km_points, printed.subgroups, printed.adverse_events)
    for table in tables:
        assert table
        for row in table:
            assert (row.source.reference, bool(row.source.anchor)) == ("paper", True)
            assert row.arm_index >= 0 or not row.arm


def test_met_endpoints_of_the_paper_are_those_it_prints(estimates: tuple[Row, ...]) -> None:
    """study.yaml calls an endpoint met where the printed p lies below its alpha."""
    study = open_study(FOLDER)
    for endpoint in study.spec.endpoints:
        rows_with_p = [r for r in estimates if r["endpoint_id"] == endpoint.id and r["p"]]
        p = float(rows_with_p[0]["p"].lstrip("<"))
        assert len(rows_with_p) == 1
        assert endpoint.met is (p < 0.05)
