"""What became of tests, as the rules read it from the numbers of a deck."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.rules.alpha_plan import alpha_plan
from slidekit.rules.endpoints import failed_primaries
from slidekit.rules.tested import plan_outcomes
from slidekit.rules.testplan import test_state as state_of_test
from slidekit.study.spec import Arm
from tests.rules.decks import clean, draft_of, with_endpoint, with_fact, with_spec
from tests.rules.plans import interim, undecided, with_plan

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

HR = "os.hr.new_vs_old"


def with_effect(**changes: Any) -> Deck:
    """Return the deck without a plan in which p decides on overall survival."""
    return with_fact(with_endpoint(clean(), "os", met=None), HR, **changes)


def with_response(**changes: Any) -> Deck:
    """Return the deck whose primary endpoint is a response, with the p of its difference."""
    found = with_effect(p=None)
    effect = replace(
        clean().fact_index()[HR], id="os.difference.new_vs_old", measure="difference", **changes
    )
    return with_endpoint(replace(found, facts=(*found.facts, effect)), "os", type="response")


def failed(deck: Deck) -> list[str]:
    """Return the primary endpoints that were not met."""
    draft = draft_of(deck)
    return [one.id for one in failed_primaries(draft, deck.studies[0])]


@pytest.mark.parametrize(
    ("value", "p", "is_failed"),
    [(1.55, 0.01, True), (0.75, 0.01, False), (0.75, 0.06, True), (None, 0.01, False)],
)
def test_a_hazard_ratio_fails_by_its_p_and_its_direction(
    value: float | None, p: float, is_failed: bool
) -> None:
    """A p under alpha for harm is a failure; without a ratio nobody knows."""
    assert failed(with_effect(value=value, p=p)) == ["os"] * is_failed


def test_a_p_printed_as_below_alpha_is_met_in_the_deck_as_in_the_table() -> None:
    """A printed "<0.05" at an alpha of 0.05 rejects; "<0.1" says nothing."""
    for p in (0.05, 0.1):
        changes = {"p": p, "as_printed": (("value", "0.75"), ("p", f"<{p:g}"))}
        assert failed(with_effect(reported=True, **changes)) == []


def test_a_response_fails_as_survival_does() -> None:
    """A difference of 4 points with p 0.4 is not met; one of 12 with 0.01 is, one of -12 not."""
    assert failed(with_response(value=0.04, p=0.4)) == ["os"]
    assert failed(with_response(value=0.12, p=0.01)) == []
    assert failed(with_response(value=-0.12, p=0.01)) == ["os"]


def test_a_one_sided_alpha_is_held_against_the_side_of_benefit() -> None:
    """At 0.025 on one side, two-sided p of 0.04 for benefit are met and for harm are not."""
    for value, found in ((0.75, []), (1.55, ["os"])):
        deck = with_spec(with_effect(value=value, p=0.04), "statistics", sided=1, alpha=0.025)
        assert failed(with_endpoint(deck, "os", alpha=0.025)) == found


def test_immature_data_are_no_failure() -> None:
    """What the design calls immature is not failed by the p of the day."""
    deck = with_spec(with_effect(p=0.4), "design", immature=("os",))
    assert failed(deck) == []


def test_a_claim_of_significance_is_judged_by_the_same_p() -> None:
    """The word "significant" finds an endpoint not met where its effect is a harm."""
    for value, state in ((0.75, "passed"), (1.55, "not_met"), (None, "unknown")):
        deck = with_effect(value=value, p=0.01)
        study = deck.studies[0]
        endpoint = next(one for one in study.spec.endpoints if one.id == "os")
        assert state_of_test(draft_of(deck), study, endpoint) == state


IN_TURN: dict[str, Any] = {
    "hypotheses": [{"id": "os", "weight": 1}, {"id": "pfs", "weight": 0}],
    "edges": [{"from": "os", "to": "pfs"}],
}


def said(deck: Deck) -> list[str]:
    """Return what the rule on the test plan finds."""
    return [found.message for found in alpha_plan(draft_of(deck))]


def states(deck: Deck) -> list[str]:
    """Return what became of the hypotheses of a plan."""
    return [one.state for one in plan_outcomes(draft_of(deck), deck.studies[0])]


def test_alpha_that_a_p_earned_serves_a_stated_result() -> None:
    """OS is met by p 0.001 and passes its alpha on, so PFS may be called met; after 0.2 not."""
    for p, found in ((0.001, []), (0.2, ["beyond", "controlled"])):
        deck = with_fact(with_plan(with_endpoint(clean(), "os", met=None), **IN_TURN), HR, p=p)
        assert said(with_endpoint(deck, "pfs", met=True)) == found


def test_a_plan_names_the_arm_where_there_are_several() -> None:
    """With a third arm no p of one comparison decides on a hypothesis that names none."""
    plan = with_plan(undecided(clean()), **IN_TURN)
    assert (states(plan), said(plan)) == (["met", "met"], [])
    arms = (*plan.studies[0].spec.arms, Arm(id="low", name="Lowmab"))
    three = with_spec(plan, arms=arms)
    assert states(three) == ["not_reported", "not_reported"]
    assert said(three)[0] == "arm"
    named = [{**one, "arm": "new"} for one in IN_TURN["hypotheses"]]
    assert states(with_plan(three, **{**IN_TURN, "hypotheses": named})) == ["met", "met"]
    assert "arm" not in said(with_plan(three, **{**IN_TURN, "hypotheses": named}))


def test_a_claim_of_significance_is_held_against_the_boundary_of_the_plan() -> None:
    """At half of the information the boundary is 0.0031: p 0.03 does not carry the word."""
    for p, found in ((0.03, ["not_tested"] * 2), (0.002, ["passed", "not_tested"])):
        deck = with_fact(undecided(interim(clean(), analysis="interim")), HR, p=p)
        draft, study = draft_of(deck), deck.studies[0]
        os, pfs, dor = study.spec.endpoints
        assert [state_of_test(draft, study, one) for one in (os, pfs)] == found
        assert state_of_test(draft, study, dor) == "uncontrolled"
