from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.errors import StudyError
from slidekit.exhibits.survival_analysis import survival_analysis
from slidekit.study.opening import open_study
from tests.exhibits.freireich import RELAPSE, freireich, one_arm, tables
from tests.exhibits.trials import POLICY, table, trial

if TYPE_CHECKING:
    from pathlib import Path


def test_medians_are_those_of_the_textbooks() -> None:
    """Placebo 8 weeks (4 to 11), 6-MP 23 weeks (13 to not estimable), log-log limits as R gives."""
    analysis = survival_analysis(freireich(), POLICY, "rfs")
    placebo, drug = analysis.arm_fact("median", 1), analysis.arm_fact("median", 0)
    assert (placebo.value, placebo.lower, placebo.upper) == (8, 4, 11)
    assert (drug.value, drug.lower, drug.upper) == (23, 13, None)
    assert drug.unit == "weeks"


def test_hazard_ratio_and_log_rank_p_agree_with_r() -> None:
    """The hazard ratio is 0.2076 (0.0925 to 0.4659), the log-rank p 0.0000417."""
    fact = survival_analysis(freireich(), POLICY, "rfs").pair_fact("hr", 0)
    assert fact.id == "rfs.hr.mp_vs_pbo"
    assert fact.value == pytest.approx(0.207603524841537, rel=1e-8)
    assert fact.lower == pytest.approx(0.0925128372620035, rel=1e-8)
    assert fact.upper == pytest.approx(0.465872897234473, rel=1e-8)
    assert fact.p == pytest.approx(4.16880910933456e-05, rel=1e-9)
    assert (fact.n, fact.N) == (30, 42)


def test_proportionality_is_tested_as_cox_zph_does() -> None:
    """R's cox.zph on the Kaplan-Meier scale gives p = 0.8798."""
    fact = survival_analysis(freireich(), POLICY, "rfs").pair_fact("ph", 0)
    assert fact.p == pytest.approx(0.879812894957257, rel=1e-8)


def test_landmark_rates_and_their_difference_agree_with_r() -> None:
    """At 10 weeks 75.3% and 38.1% are free of relapse, a difference of 37.2 points."""
    analysis = survival_analysis(freireich(), POLICY, "rfs")
    rate = analysis.arm_fact("rate", 0, "t10")
    assert rate.value == pytest.approx(0.752941176470588)
    assert (rate.lower, rate.upper) == pytest.approx((0.503199510799957, 0.889361835169265))
    difference = analysis.pair_fact("rate_difference", 0, "t10")
    assert difference.value == pytest.approx(0.371988795518207)
    assert difference.lower == pytest.approx(0.0912747069055651)


def test_at_risk_counts_who_leaves_at_the_time_itself() -> None:
    """15 and 8 are at risk at 10 weeks, where one relapses and one is censored on 6-MP."""
    analysis = survival_analysis(freireich(), POLICY, "rfs")
    assert analysis.arm_fact("at_risk", 0, "t10").value == 15
    assert analysis.arm_fact("at_risk", 1, "t10").value == 8


def test_events_are_counted_of_all_subjects_of_the_arm() -> None:
    """9 of 21 relapsed on 6-MP, 21 of 21 on placebo."""
    analysis = survival_analysis(freireich(), POLICY, "rfs")
    assert [(analysis.arm_fact("events", arm).n, analysis.arm_fact("events", arm).N)
            for arm in (0, 1)] == [(9, 21), (21, 21)]  # fmt: skip


def test_an_analysis_is_computed_once() -> None:
    """Two exhibits of one study ask for the same analysis and get the same object."""
    study = freireich()
    assert survival_analysis(study, POLICY, "rfs") is survival_analysis(study, POLICY, "rfs")


def test_a_rate_beyond_follow_up_is_not_estimable() -> None:
    """Nobody on placebo was followed to 30 weeks, so there is no rate and no difference."""
    analysis = survival_analysis(freireich(endpoint={"landmarks": [30]}), POLICY, "rfs")
    placebo = analysis.arm_fact("rate", 1, "t30")
    assert (placebo.value, placebo.absent) == (None, "not_estimable")
    assert analysis.pair_fact("rate_difference", 0, "t30").value is None
    assert analysis.arm_fact("rate", 0, "t30").value == pytest.approx(0.448179271708683)


def test_a_rate_of_100_percent_has_no_limits() -> None:
    """Nobody relapsed on 6-MP before week 6: 100%, and no interval that would claim certainty."""
    analysis = survival_analysis(freireich(endpoint={"landmarks": [5]}), POLICY, "rfs")
    for fact in (
        analysis.arm_fact("rate", 0, "t5"),
        analysis.pair_fact("rate_difference", 0, "t5"),
    ):
        assert fact.value is not None
        assert (fact.lower, fact.upper) == (None, None)


def test_a_median_that_is_not_reached_says_so() -> None:
    """With one event among four the curve stays above one half."""
    analysis = survival_analysis(one_arm(["1C", "2+C", "3+C", "4+C"]), POLICY, "rfs")
    assert analysis.arm_fact("median", 0).absent == "not_reached"


def test_without_events_nothing_is_estimated() -> None:
    """Two arms without events have no hazard ratio and no p, and no error."""
    both = tables((("New", ["1+C", "2+C"]), ("Old", ["3+C", "4+C"])))
    study = trial(*both, unit="weeks", endpoints=[RELAPSE], design={"randomised": True})
    fact = survival_analysis(study, POLICY, "rfs").pair_fact("hr", 0)
    assert (fact.value, fact.p, fact.absent) == (None, None, "not_estimable")


def test_a_trial_that_was_not_randomised_has_no_comparison() -> None:
    """There is no hazard ratio where study.yaml says that arms were not randomised."""
    analysis = survival_analysis(freireich(design={"randomised": False}), POLICY, "rfs")
    assert analysis.comparisons == ()
    assert not [id_ for id_ in analysis.facts if ".hr." in id_]


def test_responders_are_not_compared() -> None:
    """Duration of response is known of responders only: no hazard ratio, no p."""
    study = freireich(endpoint={"label": "Duration of response"})
    assert survival_analysis(study, POLICY, "rfs").comparisons == ()


def test_the_prefix_stands_before_every_id() -> None:
    """In a deck of several studies each has its own facts."""
    analysis = survival_analysis(freireich(), POLICY, "rfs", "first.")
    assert all(id_.startswith("first.rfs.") for id_ in analysis.facts)


def test_strata_stratify_hazard_ratio_and_p_alike() -> None:
    """R gives 0.1812 and p = 0.0000228 within the status at entry; provenance names it."""
    study = freireich(statistics={"strata": ["REMSTAT"]})
    fact = survival_analysis(study, POLICY, "rfs").pair_fact("hr", 0)
    assert fact.value == pytest.approx(0.181230419454127, rel=1e-8)
    assert fact.p == pytest.approx(2.2763540942659e-05, rel=1e-8)
    parameters = dict(fact.provenance.parameters)
    assert fact.provenance.method == "stratified_cox_efron/1"
    assert (parameters["strata"], parameters["test"]) == ("REMSTAT", "stratified_logrank/1")


def test_an_endpoint_without_any_table_is_an_error() -> None:
    """The message names the parameter that is lacking."""
    study = freireich(endpoint={"paramcd": "OS"})
    with pytest.raises(StudyError, match="OS"):
        survival_analysis(study, POLICY, "rfs")


ESTIMATES = {
    "endpoint_id": ["rfs", "rfs", "rfs"],
    "measure": ["hr", "median", "rate.t10"],
    "arm": ["6-MP", "6-MP", "6-MP"],
    "comparator": ["Placebo", "", ""],
    "value": ["0.21", "23", "75%"],
    "ci_lo": ["0.09", "13", ""],
    "ci_hi": ["0.47", "NE", ""],
    "ci_level": ["95", "95", ""],
    "p": ["<0.001", "", ""],
    "p_type": ["", "", ""],
    "n": ["", "", ""],
    "N": ["42", "21", "21"],
    "ref_id": ["paper", "paper", "paper"],
    "anchor": ["Table 2", "Table 2", "Table 2"],
}


def test_a_reported_number_is_shown_and_the_computed_one_kept_as_a_check() -> None:
    """The printed 0.21 wins; 0.2076 stands beside it as what was recomputed."""
    study = freireich(table("estimates", ESTIMATES))
    analysis = survival_analysis(study, POLICY, "rfs")
    shown = analysis.pair_fact("hr", 0)
    assert (shown.value, shown.reported, dict(shown.as_printed)["value"]) == (0.21, True, "0.21")
    assert shown.provenance.reference == "paper"
    assert analysis.facts["rfs.hr.mp_vs_pbo.recomputed"].value == pytest.approx(0.2076, abs=1e-4)


def test_published_numbers_alone_make_an_analysis() -> None:
    """What the source does not give is not reported, never zero."""
    endpoint = {**RELAPSE, "landmarks": []}
    arms = [{"id": "mp", "name": "6-MP"}, {"id": "pbo", "name": "Placebo", "reference": True}]
    study = trial(table("estimates", ESTIMATES), arms=arms, unit="weeks", endpoints=[endpoint])
    analysis = survival_analysis(study, POLICY, "rfs")
    assert analysis.arm_fact("median", 1).absent == "not_reported"
    assert analysis.arm_fact("rate", 0, "t10").value == pytest.approx(0.75)
    assert analysis.landmarks == (10.0,)
    assert analysis.pair_fact("hr", 0).p == pytest.approx(0.001)


def test_an_arm_whose_id_begins_with_t_is_no_time() -> None:
    """The id "rfs.events.trt" names an arm, "rfs.rate.trt.t10" a time as well."""
    arms = [{"id": "trt", "name": "6-MP"}, {"id": "pbo", "name": "Placebo", "reference": True}]
    printed = {**ESTIMATES, "measure": ["hr", "events", "rate.t10"], "value": ["0.21", "9", "75%"]}
    study = trial(
        table("estimates", printed),
        arms=arms,
        unit="weeks",
        endpoints=[{**RELAPSE, "landmarks": []}],
    )
    assert survival_analysis(study, POLICY, "rfs").landmarks == (10.0,)


def test_the_endpoints_own_population_holds() -> None:
    """A later row of another population does not displace it, whatever its data cut."""
    printed = {name: [cells[0]] * 2 for name, cells in ESTIMATES.items()} | {
        "value": ["0.21", "0.31"],
        "population": ["ITT", "PP"],
        "cutoff": ["2024-01-01", "2025-01-01"],
    }
    study = freireich(table("estimates", printed))
    fact = survival_analysis(study, POLICY, "rfs").pair_fact("hr", 0)
    assert (fact.value, fact.population) == (0.21, "itt")


@pytest.mark.parametrize(("n", "printed", "value"), [("1", "0.5", 0.005), ("105", "0.5", 0.5)])
def test_n_of_n_tells_a_percentage_from_a_fraction(n: str, printed: str, value: float) -> None:
    """0.5 is half a percent where 1 of 210 had it, and half where 105 had it."""
    rows = {name: [cells[2]] for name, cells in ESTIMATES.items()}
    rows |= {"measure": ["events"], "value": [printed], "n": [n], "N": ["210"]}
    analysis = survival_analysis(freireich(table("estimates", rows)), POLICY, "rfs")
    assert analysis.arm_fact("events", 0).value == pytest.approx(value)


@pytest.mark.needs("shared")
def test_a_trial_of_three_arms_agrees_with_the_peers(shared_dir: Path) -> None:
    """Overall and progression-free survival of the public trial, as R and lifelines gave them."""
    study = open_study(shared_dir / "data" / "random_cdisc")
    survival = survival_analysis(study, POLICY, "os").pair_fact("hr", 0)
    assert survival.value == pytest.approx(1.0000361957, rel=1e-8)
    assert (survival.lower, survival.upper) == pytest.approx((0.695, 1.439), abs=5e-4)
    assert survival.p == pytest.approx(0.9998, abs=5e-5)
    progression = survival_analysis(study, POLICY, "pfs")
    assert [progression.arm_fact("events", arm).n for arm in (0, 1)] == [79, 84]
    medians = [progression.arm_fact("median", arm).value for arm in (0, 1)]
    assert medians == pytest.approx([8.561, 8.352], abs=5e-4)
    assert progression.pair_fact("hr", 0).value == pytest.approx(0.8887, abs=5e-5)
