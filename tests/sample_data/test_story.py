"""What study.yaml says of ONC301 is true of the tables that are kept."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest
from statsmodels.duration.survfunc import SurvfuncRight, survdiff
from statsmodels.stats.contingency_tables import StratifiedTable

from slidekit.study.specfile import load_spec
from tests.sample_data.made import CONTROL, EXPERIMENTAL, SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.study.spec import Endpoint
    from tests.sample_data.made import Row, Trial

SPEC = load_spec(SAMPLES / "onc301" / "study.yaml")
DAYS_PER_MONTH = 30.4375


def months(trial: Trial, code: str, arm: str) -> tuple[np.ndarray, np.ndarray]:
    """Return times in months and events of one arm."""
    rows = [row for row in trial.times(code).values() if row["TRTP"] == arm]
    time = np.array([int(row["AVAL"]) / DAYS_PER_MONTH for row in rows])
    return time, np.array([row["CNSR"] == "0" for row in rows], dtype=int)


def survival(trial: Trial, code: str, arm: str) -> SurvfuncRight:
    """Return the curve of one arm."""
    return SurvfuncRight(*months(trial, code, arm))


def at(curve: SurvfuncRight, month: float) -> float:
    """Return survival at a time."""
    place = int(np.searchsorted(curve.surv_times, month, side="right"))
    return 1.0 if place == 0 else float(curve.surv_prob[place - 1])


def log_rank(trial: Trial, code: str, weight: str | None = None) -> float:
    """Return p of the log-rank test, stratified as the patients were randomised."""
    rows, itt = trial.times(code), trial.itt()
    time = [int(row["AVAL"]) for row in rows.values()]
    event = [int(row["CNSR"] == "0") for row in rows.values()]
    arm = [row["TRTP"] for row in rows.values()]
    strata = [itt[name]["STRAT1R"] + itt[name]["STRAT2R"] for name in rows]
    _, p = survdiff(
        np.array(time), np.array(event), np.array(arm), strata=np.array(strata), weight_type=weight
    )
    return float(p)


def response_p(trial: Trial) -> float:
    """Return p of the Cochran-Mantel-Haenszel test of confirmed response."""
    itt = trial.itt()
    cells: Counter[tuple[str, str, bool]] = Counter()
    for name, row in trial.responses("CBOR").items():
        stratum = itt[name]["STRAT1R"] + itt[name]["STRAT2R"]
        cells[stratum, row["TRTP"], row["AVALC"] in ("CR", "PR")] += 1
    tables = [
        np.array([[cells[s, arm, True], cells[s, arm, False]] for arm in (EXPERIMENTAL, CONTROL)])
        for s in sorted({key[0] for key in cells})
    ]
    return float(StratifiedTable(tables).test_null_odds(correction=False).pvalue)


def p_of(trial: Trial, endpoint: Endpoint) -> float:
    """Return p of the planned test of an endpoint."""
    if endpoint.type == "response":
        return response_p(trial)
    return log_rank(trial, endpoint.paramcd)


def test_met_endpoints_are_those_of_the_fixed_sequence(kept: Trial) -> None:
    """Each endpoint is tested at its alpha while all before it were met, and none after that."""
    endpoints = {endpoint.id: endpoint for endpoint in SPEC.endpoints}
    going = True
    for endpoint_id in SPEC.statistics.testing_order:
        endpoint = endpoints[endpoint_id]
        if not going:
            assert (endpoint.state, endpoint.met) == ("not_tested", None)
            continue
        going = p_of(kept, endpoint) < 0.05
        assert (endpoint.state, endpoint.met, endpoint.alpha) == ("tested", going, 0.05)
    assert not going


def test_the_order_of_tests_is_the_alpha_order() -> None:
    """Two places of study.yaml say the same, and endpoints outside the order are descriptive."""
    ordered = sorted((e.alpha_order, e.id) for e in SPEC.endpoints if e.alpha_order)
    assert tuple(name for _, name in ordered) == SPEC.statistics.testing_order
    assert all(e.state == "descriptive" for e in SPEC.endpoints if e.alpha_order is None)


def test_medians_of_overall_survival_are_reached_and_apart(kept: Trial) -> None:
    """About 17 and 13 months, with the planned number of deaths."""
    experimental = survival(kept, "OS", EXPERIMENTAL).quantile(0.5)
    control = survival(kept, "OS", CONTROL).quantile(0.5)
    assert 15.5 < experimental < 17.5
    assert 11.5 < control < 13.5
    assert sum(row["CNSR"] == "0" for row in kept.times("OS").values()) >= 460


def test_progression_free_survival_differs_more_than_overall_survival(kept: Trial) -> None:
    """About 6.5 and 4.3 months."""
    assert 5.5 < survival(kept, "PFS", EXPERIMENTAL).quantile(0.5) < 7.5
    assert 3.8 < survival(kept, "PFS", CONTROL).quantile(0.5) < 5.0
    assert log_rank(kept, "PFS") < log_rank(kept, "OS") < 0.01


def test_curves_of_physical_functioning_cross(trial: Trial) -> None:
    """The experimental arm lies below at first and above later, with every seed."""
    experimental, control = (survival(trial, "TTDPF", arm) for arm in (EXPERIMENTAL, CONTROL))
    assert at(experimental, 2.5) < at(control, 2.5) - 0.05
    assert at(experimental, 12) > at(control, 12) + 0.05


def test_hazards_of_physical_functioning_are_not_proportional(kept: Trial) -> None:
    """Grambsch and Therneau's test rejects; it does not for overall survival."""
    assert proportional_hazards_p(kept, "TTDPF") < 0.001
    assert proportional_hazards_p(kept, "OS") > 0.2


def proportional_hazards_p(trial: Trial, code: str) -> float:
    """Return p of a score test of arm by log time, computed from risk sets without strata."""
    rows = trial.times(code).values()
    time = np.array([int(row["AVAL"]) for row in rows], dtype=float)
    event = np.array([row["CNSR"] == "0" for row in rows])
    arm = np.array([row["TRTP"] == EXPERIMENTAL for row in rows], dtype=float)
    beta = _cox(time, event, arm)
    risk = np.exp(beta * arm)
    at_times = time[event]
    share = np.array([(risk * arm)[time >= t].sum() / risk[time >= t].sum() for t in at_times])
    variance, residual = share * (1 - share), arm[event] - share
    g = np.log(at_times)
    g = g - (g * variance).sum() / variance.sum()
    z = (g * residual).sum() / math.sqrt((g**2 * variance).sum())
    return math.erfc(abs(z) / math.sqrt(2))


def _cox(time: np.ndarray, event: np.ndarray, arm: np.ndarray) -> float:
    beta = 0.0
    for _ in range(20):
        risk = np.exp(beta * arm)
        share = np.array(
            [(risk * arm)[time >= t].sum() / risk[time >= t].sum() for t in time[event]]
        )
        beta += float((arm[event] - share).sum() / (share * (1 - share)).sum())
    return beta


def test_follow_up_is_long_enough_to_read_the_curves(kept: Trial) -> None:
    """Reverse Kaplan-Meier median of two years or more; every patient alive is censored late."""
    rows = kept.times("OS").values()
    time = np.array([int(row["AVAL"]) / DAYS_PER_MONTH for row in rows])
    alive = np.array([int(row["CNSR"] == "1") for row in rows])
    assert 24 < SurvfuncRight(time, alive).quantile(0.5) < 34


@pytest.mark.parametrize(
    ("marks", "low", "high"),
    [
        (lambda row: True, 94, 99.5),
        (lambda row: int(row["AETOXGR"]) >= 3, 46, 60),
        (lambda row: row["AESER"] == "Y", 23, 36),
        (lambda row: row["AEACN"] == "DRUG WITHDRAWN", 5, 14.5),
        (lambda row: row["AEACN"] in ("DRUG INTERRUPTED", "DOSE REDUCED"), 28, 50),
        (lambda row: row["AESDTH"] == "Y", 0.6, 4),
        (lambda row: row["AEREL"] == "RELATED", 84, 97),
    ],
    ids=["any", "grade 3 or higher", "serious", "discontinuation", "change", "fatal", "related"],
)
def test_adverse_events_are_as_frequent_as_clinicians_expect(
    trial: Trial, marks: Callable[[Row], bool], low: float, high: float
) -> None:
    """Percent of treated patients, in either arm, with any seed."""
    for arm in (EXPERIMENTAL, CONTROL):
        size = sum(row["TRT01A"] == arm for row in trial.adsl)
        found = {r["USUBJID"] for r in trial.emergent() if r["TRTA"] == arm and marks(r)}
        assert low <= 100 * len(found) / size <= high, arm


def test_each_medicine_has_harms_of_its_own(trial: Trial) -> None:
    """Some events are more frequent with the experimental medicine, some with the comparator."""
    more = {
        EXPERIMENTAL: ("Diarrhoea", "Rash", "Hypertension"),
        CONTROL: ("Alopecia", "Neutropenia"),
    }
    for arm, names in more.items():
        for term in names:
            mine, theirs = (
                len(
                    {
                        r["USUBJID"]
                        for r in trial.emergent()
                        if r["AEDECOD"] == term and (r["TRTA"] == arm) == same
                    }
                )
                for same in (True, False)
            )
            assert mine > 1.3 * theirs, term


def test_one_group_of_special_interest_is_absent_in_one_arm(kept: Trial) -> None:
    """A row of zeros has to be shown, not left out."""
    interest = next(found for found in SPEC.safety.aesi or () if found.id == "retinal_disorder")
    arms = Counter(r["TRTA"] for r in kept.emergent() if r["AEDECOD"] in interest.terms)
    assert arms[CONTROL] == 0
    assert arms[EXPERIMENTAL] > 0
    assert len(SPEC.safety.aesi or ()) == 4


def test_exposure_differs_between_arms_by_less_than_a_half(trial: Trial) -> None:
    """Longer in the experimental arm, but plain percentages can still be compared."""
    medians = [
        float(np.median([int(r["TRTDURD"]) for r in trial.treated().values() if r["TRT01A"] == a]))
        for a in (EXPERIMENTAL, CONTROL)
    ]
    assert 1.0 < medians[0] / medians[1] < 1.5


def test_response_rates_are_plausible(trial: Trial) -> None:
    """About 37 and 23 percent, with few complete responses and few not evaluable."""
    bounds = {EXPERIMENTAL: (0.28, 0.46), CONTROL: (0.15, 0.31)}
    for arm, (low, high) in bounds.items():
        best = Counter(r["AVALC"] for r in trial.responses("CBOR").values() if r["TRTP"] == arm)
        assert low < (best["CR"] + best["PR"]) / best.total() < high
        assert 0 < best["CR"] < 0.05 * best.total()
        assert best["NE"] < 0.1 * best.total()
