"""The figure of the test plan: boxes in order, alpha and boundaries bound, states in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from slidekit.exhibits.evidence import reported_evidence
from slidekit.exhibits.model import Missing
from slidekit.exhibits.plan_drawing import PlanData
from slidekit.exhibits.testing import p_type, state_of
from tests.exhibits.drawn import drawn, labels, outside, overlapping
from tests.exhibits.trials import POLICY, made, make, rows, say, table, trial

if TYPE_CHECKING:
    from slidekit.exhibits.model import Made
    from slidekit.study.model import Study

ENDPOINTS: list[dict[str, Any]] = [
    {"id": "pfs", "label": "Progression-free survival", "rank": "primary", "alpha_order": 1},
    {"id": "os", "label": "Overall survival", "rank": "primary", "alpha_order": 1},
    {"id": "orr", "label": "Objective response rate", "rank": "key_secondary", "alpha_order": 2,
     "type": "response"},
]  # fmt: skip
PLAN: dict[str, Any] = {
    "success": "any",
    "analyses": [{"id": "ia1", "label": "interim 1"}, {"id": "final", "label": "final analysis"}],
    "analysis": "ia1",
    "hypotheses": [
        {"id": "pfs", "alpha": 0.01, "looks": [{"analysis": "ia1"}]},
        {
            "id": "os",
            "alpha": 0.04,
            "spending": "obrien_fleming",
            "looks": [{"analysis": "ia1", "fraction": 0.7}, {"analysis": "final", "fraction": 1}],
        },
        {"id": "orr", "weight": 0, "looks": [{"analysis": "ia1"}]},
    ],
    "edges": [
        {"from": "pfs", "to": "os"},
        {"from": "os", "to": "pfs", "weight": 0.5},
        {"from": "os", "to": "orr", "weight": 0.5},
    ],
}


def estimates(*rows_: tuple[str, str, str, str], arm: str = "New") -> Any:
    """Return a published table of hazard ratios: endpoint, analysis, value and p of each."""
    ids, analyses, values, p = zip(*rows_, strict=True)
    return table(
        "estimates",
        {
            "endpoint_id": ids,
            "analysis_id": analyses,
            "measure": ["difference" if one == "orr" else "HR" for one in ids],
            "arm": [arm] * len(ids),
            "comparator": ["Old"] * len(ids),
            "value": values,
            "p": p,
        },
    )


PUBLISHED = (("pfs", "ia1", "0.62", "0.004"), ("os", "ia1", "0.80", "0.03"))


def study(*published: tuple[str, str, str, str], plan: Any = PLAN, **changes: Any) -> Study:
    """Return a trial known from published tables, with a plan."""
    statistics = {"alpha": 0.05, "plan": plan, **changes}
    return trial(
        estimates(*(published or PUBLISHED)),
        endpoints=ENDPOINTS,
        statistics=statistics,
        design={"randomised": True},
    )


def boxes(found: Made) -> list[list[str]]:
    """Return the lines of each box as they are read."""
    assert isinstance(found.exhibit.data, PlanData)
    return [
        [
            box.name,
            *(" ".join(say(found, part) for part in line) for line in (*box.lines, *box.looks)),
            box.result,
        ]
        for box in found.exhibit.data.boxes
    ]


def states(of: Study) -> list[str]:
    """Return what became of every endpoint."""
    return [state_of(of, POLICY.statistics, one) for one in of.spec.endpoints]


def test_boxes_say_alpha_boundary_and_state() -> None:
    """PFS met at 0.01 raises the alpha of OS to 0.05, whose interim boundary is then 0.0148."""
    assert boxes(made("test_plan", study())) == [
        [
            "Progression-free survival",
            "Alpha at first: 0.01",
            "Interim 1: boundary 0.01",
            "Result: met at interim 1",
        ],
        [
            "Overall survival",
            "Alpha at first: 0.04",
            "With alpha passed on: 0.05",
            "Interim 1: information 0.7, boundary 0.0148",
            "Final analysis: information 1, boundary 0.0455",
            "Result: boundary not crossed at interim 1",
        ],
        [
            "Objective response rate",
            "No alpha of its own",
            "Interim 1: boundary by its alpha",
            "Result: not yet tested",
        ],
    ]


def test_a_boundary_given_as_z_is_no_p_of_the_protocol() -> None:
    """2.9626 is a p of 0.00305: computed here and said so; a printed 0.0480 keeps its zero."""
    looks = [
        {"analysis": "ia1", "fraction": "0.50", "z": "2.9626"},
        {"analysis": "final", "fraction": "1.0", "alpha": "0.0480"},
    ]
    hypotheses = [{"id": "os", "alpha": "0.050", "looks": looks}, PLAN["hypotheses"][2]]
    found = made("test_plan", study(plan={**PLAN, "hypotheses": hypotheses}))
    assert boxes(found)[0][1:4] == [
        "Alpha at first: 0.050",
        "Interim 1: information 0.50, boundary 0.0031",
        "Final analysis: information 1.0, boundary 0.0480",
    ]
    early, late = (
        next(fact for fact in found.facts if fact.id == f"plan.boundary.os.{name}")
        for name in ("ia1", "final")
    )
    assert (early.reported, early.provenance.method) == (False, "from_z/1")
    assert early.provenance.parameters == (("z", "2.9626"), ("sided", "2"))
    assert early.value == pytest.approx(0.00305, abs=5e-6)
    assert (late.reported, late.provenance.method) == (True, "protocol")
    said_of = "Computed here, data on file: p-values of boundaries that the protocol gives as z."
    assert said_of in found.exhibit.footnotes


def test_a_share_of_alpha_by_its_weight_is_computed() -> None:
    """A third of 0.05 stands in no protocol; the whole of it does."""
    once = {"hypotheses": [{"id": "os", "weight": 1 / 3}, {"id": "pfs", "weight": 2 / 3}]}
    found = study(plan=once)
    share = next(f for f in made("test_plan", found).facts if f.id == "plan.alpha.os")
    assert (share.reported, share.provenance.method) == (False, "alpha_share/1")
    assert dict(share.as_printed)["value"] == "0.01667"
    words = "computed here, data on file"
    assert any(words in note for note in made("statistics", found).exhibit.footnotes)
    whole = study(plan={"hypotheses": [{"id": "os", "weight": 1}, {"id": "pfs", "weight": 0}]})
    assert not any(words in note for note in made("statistics", whole).exhibit.footnotes)
    assert all(fact.reported for fact in made("statistics", whole).facts)


def test_the_table_and_the_figure_give_alpha_in_the_same_digits() -> None:
    """Both bind the same number, as study.yaml prints it."""
    hypotheses = [{**PLAN["hypotheses"][0], "alpha": "0.010"}, *PLAN["hypotheses"][1:]]
    found = study(plan={**PLAN, "hypotheses": hypotheses})
    facts = [
        next(fact for fact in made(kind, found).facts if fact.id == "plan.alpha.pfs")
        for kind in ("test_plan", "statistics")
    ]
    assert facts[0] == facts[1]
    assert rows(made("statistics", found))[0][3] == "0.010"


def test_arrows_carry_the_parts_that_are_passed_on() -> None:
    """Three arrows with their weights, each bound to its fact."""
    found = made("test_plan", study())
    assert isinstance(found.exhibit.data, PlanData)
    arrows = [(one.start, one.end, say(found, one.weight)) for one in found.exhibit.data.arrows]
    assert arrows == [(0, 1, "1"), (1, 0, "0.5"), (1, 2, "0.5")]
    assert {one.step for one in found.exhibit.data.boxes} == {1, 2}


def test_the_alternative_text_says_the_plan() -> None:
    """Steps, alpha, boundaries, states and arrows are there without the figure."""
    found = made("test_plan", study())
    alt = say(found, found.exhibit.alt)
    assert alt.startswith(
        "Diagram of the test plan with 3 hypotheses: step 1, Progression-free survival, alpha at "
        "first: 0.01, interim 1: boundary 0.01, result: met at interim 1; step 1, Overall survival"
    )
    assert alt.endswith(
        "Passed on when met: Progression-free survival to Overall survival 1, Overall survival to "
        "Progression-free survival 0.5, Overall survival to Objective response rate 0.5."
    )


def test_every_number_of_the_figure_is_bound() -> None:
    """Each numeral but those in names of analyses is the text of a fact."""
    found = made("test_plan", study())
    runs = [run for item in labels(drawn(found)) for run in item.paragraphs[0].runs]
    unbound = [
        run.text for run in runs if not run.fact and any(sign.isdigit() for sign in run.text)
    ]
    assert unbound
    assert all("nterim 1" in text or text == "interim 1" for text in unbound)
    assert {run.fact for run in runs if run.fact} <= set(found.exhibit.facts)


def chain(count: int, edges: list[tuple[int, int]], own: int) -> Study:
    """Return a plan of many hypotheses, the first ones with alpha of their own."""
    ids = [f"e{number}" for number in range(count)]
    hypotheses = [
        {**PLAN["hypotheses"][1], "id": name, "alpha": 0.05 / own if number < own else 0}
        for number, name in enumerate(ids)
    ]
    plan = {
        **PLAN,
        "hypotheses": hypotheses,
        "edges": [
            {"from": f"e{a}", "to": f"e{b}", "weight": 1 / sum(a == x for x, _ in edges)}
            for a, b in edges
        ],
    }
    endpoints = [
        {"id": name, "label": f"Time to deterioration of function {name}", "rank": "primary",
         "alpha_order": number + 1}
        for number, name in enumerate(ids)
    ]  # fmt: skip
    statistics = {"alpha": 0.05, "plan": plan}
    published = estimates(("e0", "ia1", "0.7", "0.2"))
    return trial(published, endpoints=endpoints, statistics=statistics)


@pytest.mark.parametrize(
    ("count", "edges", "own"),
    [
        (2, [(0, 1), (1, 0)], 2),
        (3, [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)], 3),
        (4, [(0, 2), (1, 3), (2, 1), (3, 0)], 2),
        (5, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (0, 4)], 1),
        (6, [(0, 3), (1, 4), (2, 5), (3, 1), (4, 2), (5, 0)], 3),
    ],
)
def test_the_figure_keeps_its_texts_apart_and_inside(
    count: int, edges: list[tuple[int, int]], own: int
) -> None:
    """Pairs, triangles, gatekeeping, loops and long ways round leave every text readable."""
    items = drawn(made("test_plan", chain(count, edges, own)))
    assert outside(items) == []
    assert overlapping(items) == []
    assert len([item for item in labels(items) if "Result: " in item.paragraphs[0].text]) == count


def test_a_fixed_sequence_needs_no_figure() -> None:
    """The table of endpoints shows it; a plan that does not add up is not drawn either."""
    for plan in (None, {}, {"hypotheses": [{"id": "os"}, {"id": "pfs"}]}):
        assert isinstance(make("test_plan", study(plan=plan)), Missing), plan
    two = {"hypotheses": [{"id": "os", "weight": 0.7}, {"id": "pfs", "weight": 0.7}]}
    missing = make("test_plan", study(plan=two))
    assert isinstance(missing, Missing)
    assert missing.reason == "The shares of alpha in the plan do not add up."


def test_the_reported_p_of_an_analysis_decides_its_look() -> None:
    """OS crossed at the interim analysis; the p of the final analysis is not asked again."""
    final = {**PLAN, "analysis": "final"}
    rows_ = (*PUBLISHED[:1], ("os", "ia1", "0.7", "0.01"), ("os", "final", "0.9", "0.2"))
    assert states(study(*rows_, plan=final))[:2] == ["met", "met"]
    later = (*PUBLISHED[:1], ("os", "ia1", "0.8", "0.03"), ("os", "final", "0.9", "0.2"))
    assert states(study(*later, plan=final)) == ["met", "not_met", "not_tested"]


def test_the_p_of_every_analysis_goes_into_the_deck() -> None:
    """No slide shows the p of an earlier analysis, and the rules need it."""
    rows_ = (*PUBLISHED[:1], ("os", "ia1", "0.7", "0.01"), ("os", "final", "0.9", "0.2"))
    facts = made("statistics", study(*rows_, plan={**PLAN, "analysis": "final"})).facts
    looks = {fact.id: fact.p for fact in facts if ".p." in fact.id}
    assert looks == {"plan.p.pfs.ia1": 0.004, "plan.p.os.ia1": 0.01, "plan.p.os.final": 0.2}


def test_a_one_sided_plan_takes_reported_p_by_their_sides() -> None:
    """A p of 0.03 is 0.015 on one side if it was two-sided, and stays 0.03 if it was one-sided."""
    once = {"hypotheses": [{"id": "os", "weight": 1}]}
    for sides, state in ((2, "met"), (1, "not_met")):
        plan = {**once, "reported_sided": sides}
        found = study(("os", "", "0.8", "0.03"), plan=plan, alpha=0.025, sided=1)
        assert states(found)[1] == state


def test_a_trial_that_harmed_has_not_met_its_endpoint() -> None:
    """Deaths in BELLINI: hazard ratio 2.03, p 0.034 (Kumar et al. 2020, Lancet Oncol 21:1630)."""
    plan = {"hypotheses": [{"id": "os", "weight": 1}]}
    assert states(study(("os", "", "2.03", "0.034"), plan=plan))[1] == "not_met"
    assert states(study(("os", "", "2.03", "<0.05"), plan=plan))[1] == "not_met"


def test_an_effect_of_unknown_direction_meets_nothing_and_fails_nothing() -> None:
    """Without a ratio nobody knows whom a p under alpha speaks for; one above it fails anyway."""
    plan = {"hypotheses": [{"id": "os", "weight": 1}]}
    assert states(study(("os", "", "NR", "0.034"), plan=plan))[1] == "not_reported"
    assert states(study(("os", "", "NR", "0.34"), plan=plan))[1] == "not_met"


@pytest.mark.parametrize(
    ("value", "reported_sided", "sided", "p"),
    [
        ("0.6", 2, 1, 0.005),
        ("1.6", 2, 1, 0.995),
        ("NR", 2, 1, 0.005),
        ("0.6", 1, 2, 0.02),
        ("1.6", 1, 1, 0.01),
    ],
)
def test_a_p_gets_the_sides_of_the_plan_by_the_direction_of_its_effect(
    value: str, reported_sided: int, sided: int, p: float
) -> None:
    """A printed 0.01 on two sides is 0.005 on the side of benefit, and 0.995 where it harmed."""
    plan = {"hypotheses": [{"id": "os", "weight": 1}], "reported_sided": reported_sided}
    found = study(("os", "", value, "0.01"), plan=plan, sided=sided)
    evidence = reported_evidence(found, found.spec.endpoints[1], 0)
    assert evidence is not None
    assert evidence.p == pytest.approx(p)


def test_a_one_sided_p_that_contradicts_its_effect_decides_nothing() -> None:
    """A ratio of 1.02 with p 0.004 on one side, as a test of non-inferiority prints them."""
    plan = {"hypotheses": [{"id": "os", "weight": 1}], "reported_sided": 1}
    found = study(("os", "", "1.02", "0.004"), plan=plan, alpha=0.025, sided=1)
    assert states(found)[1] == "not_reported"


def test_a_printed_limit_of_p_is_enough_or_not() -> None:
    """Printed as <0.001, p is under a boundary of 0.01 and of no known side of 0.0001."""
    for alpha, state in ((0.01, "met"), (0.0001, "not_reported")):
        plan = {"hypotheses": [{"id": "os", "alpha": alpha}]}
        assert states(study(("os", "", "0.8", "<0.001"), plan=plan))[1] == state


def test_types_of_p_follow_the_plan() -> None:
    """Tested with alpha is controlled; what no alpha came to is nominal."""
    found = study()
    assert [p_type(found, POLICY.statistics, one) for one in found.spec.endpoints] == [
        "controlled",
        "controlled",
        "nominal",
    ]


def test_comparisons_of_three_arms_have_their_own_state() -> None:
    """Of two doses the high one is met at half of alpha and the low one is not at the whole."""
    arms = [
        {"id": "high", "name": "High"},
        {"id": "low", "name": "Low"},
        {"id": "old", "name": "Old", "reference": True},
    ]
    plan = {
        "hypotheses": [
            {"id": "os_high", "endpoint": "os", "arm": "high", "weight": 0.5},
            {"id": "os_low", "endpoint": "os", "arm": "low", "weight": 0.5},
        ],
        "edges": [{"from": "os_high", "to": "os_low"}, {"from": "os_low", "to": "os_high"}],
    }
    found = trial(
        estimates(("os", "", "0.7", "0.01"), arm="High"),
        estimates(("os", "", "0.9", "0.06"), arm="Low"),
        arms=arms,
        endpoints=ENDPOINTS[1:2],
        statistics={"alpha": 0.05, "plan": plan},
        design={"randomised": True},
    )
    (os,) = found.spec.endpoints
    of_arms = [state_of(found, POLICY.statistics, os, arm) for arm in ("high", "low")]
    assert of_arms == ["met", "not_met"]
    assert states(found) == ["partly_met"]
    figure = made("test_plan", found)
    assert [box[0] for box in boxes(figure)] == ["Overall survival: High", "Overall survival: Low"]
    assert boxes(figure)[1][1:] == [
        "Alpha at first: 0.025",
        "With alpha passed on: 0.05",
        "Result: not met",
    ]
    ledger = rows(made("ledger", found))
    assert [row[-1] for row in ledger] == ["Met in part", "Met", "Not met"]
    assert [row[-2] for row in ledger[1:]] == [
        "p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.01",
        "p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.06",
    ]
    types = [p_type(found, POLICY.statistics, os, arm) for arm in ("high", "low")]
    assert types == ["controlled", "controlled"]


def test_the_table_of_endpoints_has_the_alpha_of_the_plan() -> None:
    """Alpha at first, and words where it can only come from others."""
    found = made("statistics", study())
    assert [row[:4] for row in rows(found)] == [
        ["1", "Progression-free survival", "Primary", "0.01"],
        ["1", "Overall survival", "Primary", "0.04"],
        ["2", "Objective response rate", "Key secondary", "Passed on by others"],
    ]
