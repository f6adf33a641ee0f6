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
    p = min(fact.p * spec.statistics.sided / sides, 1.0)
    return Evidence(p, is_below, _is_better(endpoint, fact))


def _is_better(endpoint: Endpoint, fact: Fact) -> bool:
    if fact.value is None:
        return False
    if fact.measure != "ratio":
        return fact.value > 0
    is_wanted = endpoint.type == "response" or is_event_wanted(endpoint)
    return (fact.value > 1) == is_wanted


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
    return Evidence(p * study.spec.statistics.sided / 2, is_below=False, is_better=is_better)


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
