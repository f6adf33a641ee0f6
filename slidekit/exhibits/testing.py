"""The test plan: which endpoints were tested in which order, and what became of each.

A state that study.yaml gives holds. Where it gives none, an endpoint is met if its p lies under the
boundary of its analysis (with a plan) or under its alpha (in a fixed sequence), and the effect
points the usual way; an effect that points the other way does not meet it. Without an alpha or a p
nothing is claimed. A reported p comes before one that is computed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.exhibits.alpha_plan import plan_of
from slidekit.exhibits.evidence import computed_evidence, reported_effect, reported_evidence
from slidekit.exhibits.outcomes import State, is_rejected, outcomes_of
from slidekit.languages import to_say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from slidekit.exhibits.fact import Fact, PType
    from slidekit.exhibits.outcomes import Evidence, Outcome
    from slidekit.study.model import Study
    from slidekit.study.plan import Hypothesis
    from slidekit.study.spec import Endpoint
    from slidekit.template.policy import StatisticsPolicy

WITHIN = (
    *(to_say("met"), to_say("met in part"), to_say("not met"), to_say("not tested")),
    *(to_say("not yet tested"), to_say("immature"), to_say("descriptive")),
)
"""The same within a sentence."""
STATE_WORDS: dict[State, str] = {
    "met": to_say("Met"),
    "partly_met": to_say("Met in part"),
    "not_met": to_say("Not met"),
    "not_tested": to_say("Not tested"),
    "not_yet_tested": to_say("Not yet tested"),
    "immature": to_say("Immature"),
    "descriptive": to_say("Descriptive"),
    "not_reported": to_say("Not reported"),
}
TESTED: tuple[State, ...] = ("met", "not_met", "immature", "not_reported")


def is_prespecified(endpoint: Endpoint) -> bool:
    """Tell whether an endpoint was planned: as study.yaml says, else by its rank."""
    if endpoint.prespecified is not None:
        return endpoint.prespecified
    return endpoint.rank in ("primary", "key_secondary", "secondary")


def p_type(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint, arm: str | None = None
) -> PType:
    """Return how a p-value of an endpoint, or of one comparison of it, may be read.

    "controlled": the plan tested it with alpha of its own or passed on; "descriptive": the endpoint
    was not planned, or was to be described only; else "nominal". With three arms or more only a
    plan says which comparison was tested; without one none is called controlled.
    """
    if not is_prespecified(endpoint) or endpoint.state == "descriptive":
        return "descriptive"
    if len(study.arms) > 2 and arm is None:
        return "nominal"
    if study.spec.statistics.plan is not None:
        found = outcomes(study, statistics, endpoint, arm)
        return "controlled" if any(is_controlled(one) for one in found) else "nominal"
    if len(study.arms) > 2 or not in_hierarchy(endpoint):
        return "nominal"
    return "controlled" if reached(study, statistics, endpoint) else "nominal"


def is_controlled(outcome: Outcome) -> bool:
    """Tell whether a hypothesis was tested with alpha of the plan."""
    return outcome.stage is not None and outcome.level > 0 and outcome.state in TESTED


def typed(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint, facts: Mapping[str, Fact]
) -> dict[str, Fact]:
    """Return facts in which the p of each comparison of a plan is typed by its own test."""
    if study.spec.statistics.plan is None or len(study.arms) <= 2:
        return dict(facts)
    return {
        id_: replace(fact, p_type=p_type(study, statistics, endpoint, fact.arm))
        if fact.arm and fact.p_type == "nominal"
        else fact
        for id_, fact in facts.items()
    }


def in_hierarchy(endpoint: Endpoint) -> bool:
    """Tell whether an endpoint has a place in the order of tests and was tested."""
    return endpoint.alpha_order is not None and endpoint.state in (None, "tested")


def reached(study: Study, statistics: StatisticsPolicy, endpoint: Endpoint) -> bool:
    """Tell whether every endpoint that is tested before this one was met."""
    order = endpoint.alpha_order or 0
    before = [e for e in study.spec.endpoints if e.alpha_order and e.alpha_order < order]
    return all(state_of(study, statistics, earlier) == "met" for earlier in before)


def outcomes(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint, arm: str | None = None
) -> tuple[Outcome, ...]:
    """Return what became of the hypotheses on an endpoint, or on one comparison of it."""
    return tuple(
        one
        for one in all_outcomes(study, statistics)
        if one.endpoint == endpoint.id and (arm is None or one.hypothesis.arm in (None, arm))
    )


@lru_cache(maxsize=64)
def all_outcomes(study: Study, statistics: StatisticsPolicy) -> tuple[Outcome, ...]:
    """Return what became of every hypothesis of a study's plan; nothing without a plan."""
    if (plan := plan_of(study.spec)) is None:
        return ()

    def find(hypothesis: Hypothesis, analysis: str, is_latest: bool) -> Evidence | None:
        return _evidence(study, statistics, hypothesis, analysis, is_latest)

    return outcomes_of(plan, study.spec, find)


def look_facts(study: Study, prefix: str) -> Iterator[Fact]:
    """Yield the effects that published tables give of single analyses of the plan.

    No slide shows those of earlier analyses, but the rules judge the plan by them.
    """
    if (plan := plan_of(study.spec)) is None:
        return
    for place, hypothesis in enumerate(plan.hypotheses):
        endpoint, arm = _endpoint_of(study, hypothesis), _arm_of(study, hypothesis)
        if endpoint is None or arm is None:
            continue
        for name in (plan.analyses[stage] for stage in plan.stages(place)):
            if fact := reported_effect(study, endpoint, arm, name):
                yield replace(fact, id=look_id(prefix, hypothesis, name), p_type=None)


def look_id(prefix: str, hypothesis: Hypothesis, analysis: str) -> str:
    """Return the id of a hypothesis's effect at one analysis."""
    return f"{prefix}plan.p.{hypothesis.id}.{analysis}"


def state_of(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint, arm: str | None = None
) -> State:
    """Return what became of an endpoint, or of one comparison of it."""
    if endpoint.state in ("not_tested", "not_yet_tested", "immature", "descriptive"):
        return endpoint.state
    if study.spec.statistics.plan is not None:
        if plan_of(study.spec) is None:
            return "not_reported"
        return joint_state(one.state for one in outcomes(study, statistics, endpoint, arm))
    return _state_in_order(study, statistics, endpoint)


def joint_state(states: Iterable[State]) -> State:
    """Return the state of an endpoint from those of its comparisons; none: it is described."""
    found = set(states)
    if len(found) <= 1:
        return next(iter(found), "descriptive")
    order: tuple[State, ...] = ("not_reported", "immature", "not_yet_tested", "not_met")
    return "partly_met" if "met" in found else next(one for one in order if one in found)


def _state_in_order(study: Study, statistics: StatisticsPolicy, endpoint: Endpoint) -> State:
    """Return the state of an endpoint in a fixed sequence."""
    if endpoint.met is not None:
        return "met" if endpoint.met else "not_met"
    if endpoint.id in study.spec.design.immature:
        return "immature"
    if endpoint.alpha_order is None:
        return "descriptive"
    if not reached(study, statistics, endpoint):
        return "not_tested"
    return _judged(study, statistics, endpoint)


def _judged(study: Study, statistics: StatisticsPolicy, endpoint: Endpoint) -> State:
    """Return met or not met by p and alpha, where both are known for the one comparison."""
    alpha = endpoint.alpha or study.spec.statistics.alpha
    if alpha is None or len(study.arms) != 2:
        return "not_reported"
    arm = 1 - study.reference
    found = reported_evidence(study, endpoint, arm) or computed_evidence(
        study, statistics, endpoint, arm
    )
    return state_by(is_rejected(found, alpha))


def state_by(verdict: bool | None) -> State:
    """Return the state of an endpoint of a fixed sequence by what its p says."""
    if verdict is None:
        return "not_reported"
    return "met" if verdict else "not_met"


def _evidence(
    study: Study,
    statistics: StatisticsPolicy,
    hypothesis: Hypothesis,
    analysis: str,
    is_latest: bool,
) -> Evidence | None:
    """Return the p of a hypothesis at an analysis.

    Rows of published tables that name the analysis come first. The p that the deck reports belongs
    to the latest analysis that a hypothesis has had.
    """
    endpoint = _endpoint_of(study, hypothesis)
    arm = _arm_of(study, hypothesis)
    if endpoint is None or arm is None:
        return None
    if named := reported_evidence(study, endpoint, arm, analysis):
        return named
    if not is_latest:
        return None
    return reported_evidence(study, endpoint, arm) or computed_evidence(
        study, statistics, endpoint, arm
    )


def _endpoint_of(study: Study, hypothesis: Hypothesis) -> Endpoint | None:
    wanted = hypothesis.endpoint or hypothesis.id
    return next((one for one in study.spec.endpoints if one.id == wanted), None)


def _arm_of(study: Study, hypothesis: Hypothesis) -> int | None:
    """Return the place of the arm that a hypothesis compares with the reference."""
    others = [place for place in range(len(study.arms)) if place != study.reference]
    if hypothesis.arm is None:
        return others[0] if len(others) == 1 else None
    return next((place for place in others if study.arms[place].id == hypothesis.arm), None)
