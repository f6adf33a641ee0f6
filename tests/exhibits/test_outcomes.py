"""What becomes of hypotheses: analyses in turn, alpha passed on, states that stay open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.exhibits.alpha_plan import AlphaPlan, is_sequence, plan_of
from slidekit.exhibits.outcomes import Evidence, outcomes_of
from slidekit.study.spec import StudySpec

if TYPE_CHECKING:
    from slidekit.exhibits.outcomes import Lookup, Outcome
    from slidekit.study.plan import Hypothesis

ENDPOINTS = [
    {"id": "pfs", "label": "PFS", "rank": "primary"},
    {"id": "os", "label": "OS", "rank": "primary"},
    {"id": "orr", "label": "ORR", "rank": "key_secondary", "type": "response"},
]
ANALYSES = [{"id": "interim"}, {"id": "final"}]
DUAL: dict[str, Any] = {
    "success": "any",
    "analyses": ANALYSES,
    "hypotheses": [
        {"id": "pfs", "alpha": 0.01, "looks": [{"analysis": "interim"}]},
        {
            "id": "os",
            "alpha": 0.04,
            "spending": "obrien_fleming",
            "looks": [
                {"analysis": "interim", "fraction": 0.7},
                {"analysis": "final", "fraction": 1},
            ],
        },
        {"id": "orr", "weight": 0, "looks": [{"analysis": "interim"}]},
    ],
    "edges": [
        {"from": "pfs", "to": "os"},
        {"from": "os", "to": "orr"},
    ],
}
"""A dual primary: PFS is final when OS is looked at for the first time; OS passes on to ORR."""


def spec(plan: dict[str, Any], sided: int = 2, **changes: Any) -> StudySpec:
    """Return study.yaml with a plan; changes are those of endpoints, by id."""
    endpoints = [{**one, **changes.get(str(one["id"]), {})} for one in ENDPOINTS]
    statistics = {"alpha": 0.05, "sided": sided, "plan": plan}
    return StudySpec.model_validate({"id": "t", "endpoints": endpoints, "statistics": statistics})


def given_p(**p: float | dict[str, float]) -> Lookup:
    """Return a lookup of p by hypothesis; a bare number is the one that the deck reports."""

    def find(hypothesis: Hypothesis, analysis: str, is_latest: bool) -> Evidence | None:
        found = p.get(hypothesis.id)
        value = found.get(analysis) if isinstance(found, dict) else found if is_latest else None
        return None if value is None else Evidence(value, is_below=False, is_better=True)

    return find


def plan(of: StudySpec) -> AlphaPlan:
    """Return the plan, which must be there."""
    found = plan_of(of)
    assert found is not None
    return found


def outcomes(study: StudySpec, find: Lookup) -> tuple[Outcome, ...]:
    """Return what became of the hypotheses of a study."""
    return outcomes_of(plan(study), study, find)


def states(at: str, p: Lookup, **changes: Any) -> list[str]:
    """Return the states of PFS, OS and ORR in the deck of an analysis."""
    return [one.state for one in outcomes(spec({**DUAL, "analysis": at}, **changes), p)]


def test_alpha_that_is_passed_on_raises_the_boundary() -> None:
    """PFS met at 0.01 gives OS 0.05: at 70% of the information p 0.0146 is then enough."""
    pfs, os, _ = outcomes(spec({**DUAL, "analysis": "interim"}), given_p(pfs=0.004, os=0.0143))
    assert [pfs.state, os.state] == ["met", "met"]
    assert [pfs.level, os.level] == pytest.approx([0.01, 0.05])
    assert os.boundary == pytest.approx(0.0148, abs=1e-4)
    alone = outcomes(spec({**DUAL, "analysis": "interim"}), given_p(pfs=0.02, os=0.0143))[1]
    assert alone.state == "immature"
    assert alone.level == pytest.approx(0.04)
    assert alone.boundary == pytest.approx(0.0108, abs=1e-4)


def test_an_interim_that_crosses_nothing_leaves_the_endpoint_open() -> None:
    """OS is not failed at its first look; what waits for its alpha is not yet tested."""
    assert states("interim", given_p(pfs=0.004, os=0.03, orr=0.001)) == [
        "met",
        "immature",
        "not_yet_tested",
    ]


def test_at_the_final_analysis_the_endpoint_fails_and_the_rest_is_not_tested() -> None:
    """OS at 0.049 misses its final boundary of about 0.044 though it is under 0.05."""
    assert states("final", given_p(pfs=0.004, os=0.049, orr=0.001)) == [
        "met",
        "not_met",
        "not_tested",
    ]


def test_an_earlier_look_that_crossed_stays_met() -> None:
    """What was rejected at the interim analysis is not tested again."""
    p = given_p(pfs=0.02, os={"interim": 0.001, "final": 0.3}, orr=0.01)
    assert states("final", p) == ["not_met", "met", "met"]


def test_an_endpoint_past_its_last_look_is_tested_again_with_new_alpha() -> None:
    """PFS at 0.03 fails at 0.01 and is met once OS passes its 0.04 on (Maurer & Bretz 2013)."""
    back = {**DUAL, "edges": [{"from": "os", "to": "pfs"}]}
    found = outcomes(spec({**back, "analysis": "final"}), given_p(pfs=0.03, os=0.02))
    assert [one.state for one in found[:2]] == ["met", "met"]
    assert found[0].level == pytest.approx(0.05)


def test_an_endpoint_without_a_look_so_far_is_not_yet_tested() -> None:
    """It has alpha, and its analysis is still to come."""
    late = [DUAL["hypotheses"][0], {"id": "os", "alpha": 0.04}]
    found = outcomes(spec({**DUAL, "hypotheses": late, "analysis": "interim"}), given_p(pfs=0.02))
    assert [one.state for one in found] == ["not_met", "not_yet_tested"]


def test_what_study_yaml_says_holds_and_passes_alpha_on() -> None:
    """A stated outcome needs no p; a stated state takes an endpoint out of testing."""
    assert states("final", given_p(orr=0.02), pfs={"met": True}, os={"met": True})[2] == "met"
    assert states("final", given_p(os=0.001), os={"state": "immature"})[1:] == [
        "immature",
        "not_yet_tested",
    ]


IN_TURN: dict[str, Any] = {
    "analyses": ANALYSES,
    "analysis": "final",
    "hypotheses": [
        {
            "id": name,
            "weight": weight,
            "looks": [
                {"analysis": "interim", "alpha": 0.0076},
                {"analysis": "final", "alpha": 0.0476},
            ],
        }
        for name, weight in (("os", 1), ("pfs", 0))
    ],
    "edges": [{"from": "os", "to": "pfs"}],
}
"""OS, then PFS, each with boundaries of O'Brien-Fleming type."""


def test_a_stated_result_is_that_of_the_latest_analysis() -> None:
    """OS was met at the final analysis: its alpha cannot meet PFS at the interim one."""
    study = spec(IN_TURN, os={"met": True})
    os, pfs = outcomes(study, given_p(pfs={"interim": 0.001, "final": 0.9}))
    assert (os.state, os.stage, os.boundary) == ("met", 1, 0.0476)
    assert (pfs.state, pfs.stage) == ("not_met", 1)


def test_a_p_of_the_interim_analysis_tells_that_a_stated_result_came_then() -> None:
    """OS crossed its boundary at the interim analysis, so that PFS had its alpha there too."""
    p = given_p(os={"interim": 0.002}, pfs={"interim": 0.001, "final": 0.9})
    os, pfs = outcomes(spec(IN_TURN, os={"met": True}), p)
    assert (os.stage, os.boundary) == (0, 0.0076)
    assert (pfs.state, pfs.stage) == ("met", 0)


def test_a_deck_runs_the_published_procedure_of_two_doses() -> None:
    """Bretz et al. 2011, figure 1: of p 0.01, 0.02, 0.03 and 0.05 two are rejected, then none."""
    names = ("high", "low", "high_second", "low_second")
    weights = (0.5, 0.5, 0, 0)
    edges = (("high", "high_second"), ("low", "low_second"), ("high_second", "low"))
    given_plan = {
        "hypotheses": [
            {"id": one, "endpoint": "os", "weight": weight}
            for one, weight in zip(names, weights, strict=True)
        ],
        "edges": [{"from": a, "to": b} for a, b in (*edges, ("low_second", "high"))],
    }
    found = outcomes(
        spec(given_plan), given_p(high=0.01, low=0.02, high_second=0.03, low_second=0.05)
    )
    assert [one.state for one in found] == ["met", "met", "not_met", "not_met"]
    assert [one.level for one in found] == pytest.approx([0.025] * 4)


def test_a_p_that_nobody_gives_decides_nothing() -> None:
    """Without the p of OS neither OS nor ORR is judged."""
    assert states("final", given_p(pfs=0.004, orr=0.001)) == [
        "met",
        "not_reported",
        "not_reported",
    ]


def test_a_p_printed_as_below_a_limit_is_judged_only_where_that_is_enough() -> None:
    """Below 0.001 is below 0.005 and 0.001, and may or may not be below 0.0005."""

    def find(_hypothesis: Hypothesis, _analysis: str, _is_latest: bool) -> Evidence:
        return Evidence(0.001, is_below=True, is_better=True)

    for alpha, state in ((0.005, "met"), (0.001, "met"), (0.0005, "not_reported")):
        one = {"hypotheses": [{"id": "os", "alpha": alpha}]}
        assert outcomes(spec(one), find)[0].state == state


def test_a_plan_that_does_not_keep_its_alpha_decides_nothing() -> None:
    """Two times 0.04 is more than 0.05: no p makes an endpoint met."""
    two = {"hypotheses": [{"id": "os", "alpha": 0.04}, {"id": "pfs", "alpha": 0.04}]}
    found = outcomes(spec(two), given_p(os=0.0001, pfs=0.0001))
    assert [one.state for one in found] == ["not_reported", "not_reported"]


def test_without_the_reported_analysis_nothing_is_decided() -> None:
    """Of two analyses nobody says which one the numbers are of."""
    found = outcomes(spec(DUAL), given_p(pfs=0.0001, os=0.0001, orr=0.0001))
    assert {one.state for one in found} == {"not_reported"}


def test_a_printed_boundary_comes_before_the_computed_one() -> None:
    """The protocol's 0.0122 holds at 0.05; at a higher level it may stand in, at a lower not."""
    look = {"analysis": "interim", "fraction": 0.7, "alpha": 0.0122, "level": 0.04}
    hypothesis = {"id": "os", "weight": 1, "looks": [look, {"analysis": "final"}]}
    found = plan(spec({"analyses": ANALYSES, "analysis": "final", "hypotheses": [hypothesis]}))
    assert found.boundary(0, 0, 0.04) == 0.0122
    assert found.boundary(0, 0, 0.05) == 0.0122
    assert found.boundary(0, 0, 0.03) is None
    assert found.boundary(0, 1, 0.05) is None


def test_a_printed_boundary_above_its_alpha_meets_nothing() -> None:
    """With half of alpha each, 0.05 is no boundary: p 0.04 fails, p 0.02 would do."""
    looks = [{"analysis": "once", "alpha": 0.05}]
    two = {"hypotheses": [{"id": one, "weight": 0.5, "looks": looks} for one in ("os", "pfs")]}
    found = outcomes(spec(two), given_p(os=0.04, pfs=0.02))
    assert [one.state for one in found] == ["not_met", "met"]
    assert found[0].boundary == pytest.approx(0.025)


def test_a_boundary_given_as_a_deviate_is_held_against_p() -> None:
    """A deviate of 2.9626 is a two-sided p of 0.00305 and a one-sided one of 0.00152."""
    look = {"analysis": "interim", "z": 2.9626}
    hypothesis = {"id": "os", "weight": 1, "looks": [look, {"analysis": "final"}]}
    given_plan = {"analyses": ANALYSES, "analysis": "interim", "hypotheses": [hypothesis]}
    assert plan(spec(given_plan)).boundary(0, 0, 0.05) == pytest.approx(0.00305, abs=1e-5)
    assert plan(spec(given_plan, 1)).boundary(0, 0, 0.05) == pytest.approx(0.00152, abs=1e-5)


def test_hypotheses_without_shares_are_a_fixed_sequence() -> None:
    """The simplest plan is the order of tests that study.yaml has without one."""
    order: dict[str, Any] = {"pfs": {"alpha_order": 2}, "os": {"alpha_order": 1}}
    found = plan(spec({}, **order))
    assert [one.id for one in found.hypotheses] == ["os", "pfs"]
    assert is_sequence(found)
    assert not is_sequence(plan(spec(DUAL)))
    met = outcomes_of(found, spec({}, **order), given_p(os=0.04, pfs=0.06))
    assert [one.state for one in met] == ["met", "not_met"]


@given(st.lists(st.floats(0.0001, 0.06), min_size=3, max_size=3), st.sampled_from([0, 1]))
def test_less_evidence_never_meets_more(p: list[float], at: int) -> None:
    """Raising one p never makes an endpoint met that was not."""
    name = ("interim", "final")[at]
    pfs, os, orr = p
    better = states(name, given_p(pfs=pfs, os=os, orr=orr))
    worse = states(name, given_p(pfs=pfs, os=os + 0.01, orr=orr))
    assert all(b == "met" for b, w in zip(better, worse, strict=True) if w == "met")
