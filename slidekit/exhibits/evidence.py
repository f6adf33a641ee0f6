"""The p-value of an endpoint that a test plan is judged by: the reported one, else the computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.comparability import is_event_wanted
from slidekit.exhibits.ids import versus
from slidekit.exhibits.outcomes import Evidence
from slidekit.exhibits.reported_facts import reported_facts
from slidekit.exhibits.response_results import response_results
from slidekit.exhibits.survival_results import survival_results

if TYPE_CHECKING:
    from slidekit.exhibits.fact import Fact
    from slidekit.study.model import Study
    from slidekit.study.spec import Endpoint, StudySpec
    from slidekit.template.policy import StatisticsPolicy

MEASURES = ("hr", "difference", "odds_ratio", "risk_ratio")
"""Effects whose p decides, the first that has one."""
HALF = 0.5
"""A one-sided p below it says that the effect points the way hoped for. Where the effect itself
points the other way, as it may when a trial tests for non-inferiority, nobody can tell."""


def reported_evidence(
    study: Study, endpoint: Endpoint, arm: int, analysis: str = ""
) -> Evidence | None:
    """Return the p that published tables give of an arm against the reference, if any does.

    With an analysis, only rows that name it in analysis_id count.
    """
    fact = reported_effect(study, endpoint, arm, analysis)
    return None if fact is None else fact_evidence(study.spec, endpoint, fact)


def reported_effect(study: Study, endpoint: Endpoint, arm: int, analysis: str = "") -> Fact | None:
    """Return the effect of an arm against the reference whose p published tables give."""
    facts = reported_facts(study, endpoint, "", "nominal", analysis)
    pair = versus(study.arms[arm].id, study.arms[study.reference].id)
    found = (facts.get(f"{endpoint.id}.{measure}.{pair}") for measure in MEASURES)
    return next((one for one in found if one is not None and one.p is not None), None)


def fact_evidence(spec: StudySpec, endpoint: Endpoint, fact: Fact) -> Evidence | None:
    """Return the p of a fact with as many sides as the plan; None where it has none."""
    if fact.p is None:
        return None
    printed = dict(fact.as_printed).get("p", "")
    is_below = printed.strip().startswith(("<", "\N{LESS-THAN OR EQUAL TO}"))
    sides = spec.statistics.plan.reported_sided if spec.statistics.plan and fact.reported else 2
    is_better = _is_better(endpoint, fact)
    if sides == 1 and is_better is False and fact.p < HALF:
        is_better = None
    p = on_sides(fact.p, sides, spec.statistics.sided, is_better=is_better)
    return Evidence(p, is_below, is_better)


def on_sides(p: float, given: int, wanted: int, *, is_better: bool | None) -> float:
    """Return a p of a symmetric test with another number of sides.

    Args:
        p: with as many sides as given.
        given: 1 or 2.
        wanted: 1 or 2.
        is_better: the effect points the way that the one side asks about. Where it points the
            other way, a small p on two sides is one near 1 on that side.
    """
    if given == wanted:
        return p
    if wanted == 1:
        return 1 - p / 2 if is_better is False else p / 2
    return min(2 * (1 - p if is_better is False else p), 1.0)


def _is_better(endpoint: Endpoint, fact: Fact) -> bool | None:
    """Tell whether an effect points the way hoped for; None where it points nowhere."""
    none = 1 if fact.measure == "ratio" else 0
    if fact.value is None or fact.value == none:
        return None
    is_ratio_of_harm = fact.measure == "ratio" and endpoint.type != "response"
    return (fact.value > none) == (not is_ratio_of_harm or is_event_wanted(endpoint))


def computed_evidence(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint, arm: int
) -> Evidence | None:
    """Return the p of an arm against the reference from patient data, if they give one."""
    compute = _response_test if endpoint.type == "response" else _survival_test
    try:
        found = compute(study, statistics, endpoint, arm)
    except StudyError:
        return None
    if found is None:
        return None
    p, is_better = found
    on_plan = on_sides(p, 2, study.spec.statistics.sided, is_better=is_better)
    return Evidence(on_plan, is_below=False, is_better=is_better)


def _survival_test(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint, arm: int
) -> tuple[float, bool] | None:
    for pair in survival_results(study, statistics, endpoint).pairs:
        ratio, p = pair.hazard_ratio.ratio.value, pair.log_rank.p
        if pair.arm == arm and ratio is not None and p is not None:
            return p, (ratio > 1) == is_event_wanted(endpoint)
    return None


def _response_test(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint, arm: int
) -> tuple[float, bool] | None:
    for pair in response_results(study, statistics, endpoint).pairs:
        if pair.arm == arm and pair.test.p is not None and pair.difference.value is not None:
            return pair.test.p, pair.difference.value > 0
    return None
