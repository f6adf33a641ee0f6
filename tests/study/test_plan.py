"""`statistics: plan:` of study.yaml: what it refuses, the digits it keeps, and its steps."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.errors import StudyError
from slidekit.exhibits.alpha_plan import plan_of
from slidekit.study.plan import Plan, steps
from slidekit.study.spec import StudySpec
from slidekit.study.specfile import load_spec

PLAN = """\
id: t
endpoints: [{{id: os, label: OS}}, {{id: pfs, label: PFS}}]
statistics:
  alpha: 0.05
  plan:
    analyses: [{analyses}]
    analysis: fa
    hypotheses:
      - {{id: os, {os}}}
      - {{id: {second}, endpoint: pfs, weight: 0}}
"""
FIRST = "alpha: 0.04, looks: [{analysis: ia, alpha: 0.010}, {analysis: fa, z: 2.00}]"


def text(os: str = FIRST, second: str = "pfs", analyses: str = "{id: ia}, {id: fa}") -> str:
    """Return a study.yaml with two hypotheses."""
    return PLAN.format(os=os, second=second, analyses=analyses)


LOOKS = "looks: [{analysis: ia, alpha: 0.01}, {analysis: ia, alpha: 0.04%s}]"


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        (text(second="os"), 8, "id os is given twice"),
        (text(analyses="{id: fa}, {id: fa}"), 6, "id fa is given twice"),
        (text("weight: 0.5, alpha: 0.05"), 9, "has a weight and an alpha"),
        (text(f"weight: 1, {LOOKS % ''}"), 9, "has two looks at ia for the same alpha"),
        (text(f"alpha: 0.04, {LOOKS % ', level: 0.04'}"), 9, "has two looks at ia"),
        (text("alpha: much"), 9, "alpha is 'much'"),
        (text("alpha: nan"), 9, "alpha is 'nan'"),
    ],
)
def test_a_plan_that_says_two_things_is_refused(source: str, line: int, says: str) -> None:
    """One p would serve two tests, or one of two numbers would be dropped unseen."""
    with pytest.raises(StudyError, match=r"study\.yaml, line") as caught:
        load_spec(source)
    assert f"line {line}: " in str(caught.value)
    assert says in str(caught.value)


def test_looks_of_several_levels_stand_side_by_side() -> None:
    """A boundary for the alpha at first, and one for what is passed on."""
    spec = load_spec(text(f"alpha: 0.04, {LOOKS % ', level: 0.05'}"))
    plan = plan_of(spec)
    assert plan is not None
    assert plan.printed(0, 0) == {0.04: 0.01, 0.05: 0.04}


def test_the_lower_of_two_boundaries_for_one_level_holds() -> None:
    """A weight of 1 and a level of 0.05 are the same alpha, said in two ways."""
    plan = plan_of(load_spec(text(f"weight: 1, {LOOKS % ', level: 0.05'}")))
    assert plan is not None
    assert plan.printed(0, 0) == {0.05: 0.01}


def test_printed_digits_are_kept() -> None:
    """0.010 and 2.00 stay what they are, also once they were written and read again."""
    spec = load_spec(text())
    again = StudySpec.model_validate_json(
        spec.model_dump_json(by_alias=True, exclude_defaults=True)
    )
    for one in (spec, again):
        assert one.statistics.plan
        early, late = one.statistics.plan.hypotheses[0].looks
        assert (str(early.alpha), str(late.z)) == ("0.010", "2.00")


def test_edges_without_shares_give_nobody_alpha() -> None:
    """Then no endpoint has a place in the order of tests, and the rule says why."""
    given_plan: dict[str, Any] = {
        "hypotheses": [{"id": "a"}, {"id": "b"}],
        "edges": [{"from": "a", "to": "b"}],
    }
    plan = Plan.model_validate(given_plan)
    assert plan.steps() == {}
    assert plan_steps(plan) == (3, 3)


def plan_steps(plan: Plan) -> tuple[int, ...]:
    """Return the steps as exhibits count them."""
    spec = StudySpec.model_validate({"id": "t", "statistics": {"alpha": 0.05, "plan": plan}})
    found = plan_of(spec)
    assert found is not None
    return found.steps()


SHARES = st.lists(st.sampled_from([None, 0, 0.5]), min_size=1, max_size=5)


@given(SHARES, st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6))
def test_steps_are_counted_in_one_way(
    weights: list[float | None], edges: list[tuple[int, int]]
) -> None:
    """The order of tests of study.yaml and the figure of the plan never differ."""
    hypotheses = [{"id": f"h{n}", "weight": weight} for n, weight in enumerate(weights)]
    known = [(a, b) for a, b in edges if a != b and max(a, b) < len(weights)]
    plan = Plan.model_validate(
        {
            "hypotheses": hypotheses,
            "edges": [{"from": f"h{a}", "to": f"h{b}"} for a, b in known],
        }
    )
    reached = {f"h{n}": step for n, step in enumerate(plan_steps(plan)) if step <= len(weights)}
    assert plan.steps() == reached


def test_steps_are_the_fewest_rejections() -> None:
    """The third hears from the first by way of the second, the fifth from nobody."""
    assert steps([True, False, False, True, False], [(0, 1), (1, 2), (4, 4)]) == (1, 2, 3, 1, 6)
