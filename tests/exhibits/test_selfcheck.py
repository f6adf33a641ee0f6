"""The self-check must see a kernel that is wrong by one part in ten thousand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from statsmodels.duration.hazard_regression import PHReg

from slidekit.exhibits.methods import make_methods
from slidekit.exhibits.model import Made, Missing, Request, TableData
from slidekit.exhibits.response_analysis import response_analysis
from slidekit.exhibits.selfcheck import agree, self_checked
from slidekit.exhibits.survival_analysis import survival_analysis
from slidekit.study.opening import open_study
from slidekit.template.load import load_policy
from tests.exhibits.freireich import MERCAPTOPURINE, freireich, one_arm
from tests.exhibits.trials import POLICY
from tests.needs import ROOT

if TYPE_CHECKING:
    from slidekit.exhibits.fact import Fact
    from slidekit.study.model import Study
    from slidekit.template.policy import Policy


def facts_of(study: Study, policy: Policy = POLICY) -> dict[str, Fact]:
    """Return the facts of all endpoints."""
    found: dict[str, Fact] = {}
    for endpoint in study.spec.endpoints:
        analyse = response_analysis if endpoint.type == "response" else survival_analysis
        found |= analyse(study, policy, endpoint.id).facts
    return found


def outcomes(study: Study, facts: dict[str, Fact], policy: Policy = POLICY) -> dict[str, bool]:
    """Return for each number that was computed again whether the programs agree."""
    found = self_checked(study, policy.statistics, "", facts)
    return {
        id_: check.agrees
        for id_, fact in found.items()
        for check in fact.provenance.checks
        if check.kind == "second_kernel"
    }


def test_all_headline_numbers_of_the_sample_trial_agree() -> None:
    """Medians, rates, ratios, differences and p of onc301, stratified and not."""
    study, policy = open_study(ROOT / "sample_data" / "onc301"), load_policy("default")
    found = outcomes(study, facts_of(study, policy), policy)
    assert all(found.values())
    assert {"os.hr.quelmatinib_vs_ostrataxel", "os.median.ostrataxel"} <= found.keys()
    assert {"orr.rate.quelmatinib", "orr.difference.quelmatinib_vs_ostrataxel"} <= found.keys()


def test_breslow_ties_and_the_other_plateau_rule_are_checked_as_well() -> None:
    """The second program follows the policy, or every number would differ."""
    changes = {"ties": "breslow", "median_plateau_at_end": "last", "level": 0.9}
    policy = POLICY.model_copy(update={"statistics": POLICY.statistics.model_copy(update=changes)})
    study = freireich(statistics={"strata": ["REMSTAT"]})
    assert all(outcomes(study, facts_of(study, policy), policy).values())


PARTS = ["value", "lower", "upper", "p"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("factor", [1 + 1e-4, 1 - 1e-4])
def test_a_kernel_that_is_off_by_one_in_ten_thousand_is_seen(part: str, factor: float) -> None:
    """Each part of each number that was computed again is watched, and only that one fails."""
    study = freireich()
    facts = facts_of(study)
    sound = outcomes(study, facts)
    assert all(sound.values())
    watched = [id_ for id_ in sound if getattr(facts[id_], part) not in (None, 0)]
    assert "rfs.hr.mp_vs_pbo" in watched
    for id_ in watched:
        wrong = replace(facts[id_], **{part: getattr(facts[id_], part) * factor})
        assert outcomes(study, {**facts, id_: wrong}) == sound | {id_: False}


def test_a_number_that_is_there_once_and_once_not_differs() -> None:
    """A median that only one of the programs reaches is a difference, not a gap."""
    study = freireich()
    facts = facts_of(study)
    lost = replace(facts["rfs.median.pbo"], value=None, absent="not_reached")
    assert outcomes(study, {**facts, lost.id: lost})[lost.id] is False
    assert agree(None, None)
    assert not agree(float("inf"), None)


def test_one_arm_is_checked_without_comparison() -> None:
    """Median and rates of a single arm; no hazard ratio is asked for."""
    study = one_arm(MERCAPTOPURINE)
    found = outcomes(study, facts_of(study))
    assert found["rfs.median.mp"]
    assert not any(".hr." in id_ for id_ in found)


def test_the_methods_slide_tells_how_every_number_was_made() -> None:
    """One row per kind of number, without numerals, and the outcome of the self-check below."""
    study = freireich(statistics={"strata": ["REMSTAT"]}, labels={"REMSTAT": "Status at entry"})
    facts = self_checked(study, POLICY.statistics, "", facts_of(study))
    made = make_methods(Request(study, POLICY, facts=tuple(facts.values())))
    assert isinstance(made, Made)
    assert isinstance(made.exhibit.data, TableData)
    rows = {row.cells[0]: row.cells[1] for row in made.exhibit.data.rows}
    ratios = "Cox proportional hazards model, Efron handling of tied times, with "
    assert rows["Hazard ratios"] == (
        f"{ratios}{{rfs.hr.mp_vs_pbo:level}} Wald limits. Stratified by status at entry."
    )
    assert rows["Log-rank test"].endswith("Stratified by status at entry.")
    assert (
        "{self_check.agreeing} of {self_check.checked} headline numbers agree with"
        in (made.exhibit.footnotes[0])
    )
    assert ", stratified_logrank/1" in made.exhibit.notes[-1]
    assert facts["self_check.agreeing"].value == facts["self_check.checked"].value


def test_a_study_of_printed_tables_has_no_data_on_file() -> None:
    """The slide lists what stands where in the paper; differences rest on its counts."""
    study, policy = open_study(ROOT / "sample_data" / "published301"), load_policy("default")
    made = make_methods(Request(study, policy, facts=tuple(facts_of(study, policy).values())))
    assert isinstance(made, Made)
    assert isinstance(made.exhibit.data, TableData)
    rows = {row.cells[0]: row.cells[1] for row in made.exhibit.data.rows}
    assert rows["Page 1104{ref:paper}"] == "Median follow-up, as printed."
    assert rows["Table 2{ref:paper}"].endswith("rates and hazard ratios, as printed.")
    assert made.exhibit.footnotes[-1].startswith("Source: published reports{ref:paper}; tables")


@pytest.mark.parametrize("failure", [ValueError, np.linalg.LinAlgError, OverflowError])
def test_a_program_that_gives_up_leaves_a_number_computed_once(
    failure: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The deck is made; footnote and notes say which number has no second one, and whose it was."""

    def give_up(model: PHReg) -> None:
        raise failure

    monkeypatch.setattr(PHReg, "fit", give_up)
    study = freireich()
    facts = self_checked(study, POLICY.statistics, "", facts_of(study))
    ratio = facts["rfs.hr.mp_vs_pbo"].provenance
    assert ratio.checks == ()
    assert ratio.without_second.startswith("statsmodels ")
    assert facts["self_check.without"].value == 1
    assert facts["self_check.agreeing"].value == facts["self_check.checked"].value == 6
    made = make_methods(Request(study, POLICY, facts=tuple(facts.values())))
    assert isinstance(made, Made)
    assert made.exhibit.footnotes[1].startswith(
        "Without a second number: {self_check.without} more, for which statsmodels "
    )
    assert made.exhibit.notes[-1] == (
        f"rfs.hr.mp_vs_pbo was computed once: {ratio.without_second} gave no number."
    )


def test_without_numbers_there_is_no_methods_slide() -> None:
    """A deck of words needs none."""
    assert isinstance(make_methods(Request(freireich(), POLICY)), Missing)
