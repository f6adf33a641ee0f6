"""What became of tests by the numbers of a deck alone, judged as when the deck was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.alpha_plan import plan_of
from slidekit.exhibits.evidence import MEASURES, fact_evidence
from slidekit.exhibits.outcomes import is_rejected, outcomes_of
from slidekit.exhibits.testing import joint_state, look_id
from slidekit.rules.naming import compared_arms, measured

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.deck.model import DeckStudy
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.outcomes import Evidence, Lookup, Outcome, State
    from slidekit.rules.finding import Draft
    from slidekit.study.plan import Hypothesis
    from slidekit.study.spec import Endpoint, StudySpec


def plan_outcomes(draft: Draft, study: DeckStudy) -> tuple[Outcome, ...]:
    """Return what became of every hypothesis by the numbers of the deck; nothing without a plan."""
    plan = plan_of(study.spec)
    return () if plan is None else outcomes_of(plan, study.spec, _finder(draft, study))


def plan_states(draft: Draft, study: DeckStudy) -> dict[str, State]:
    """Return what became of each endpoint of a plan; nothing without one."""
    found: dict[str, list[State]] = {}
    for one in plan_outcomes(draft, study):
        found.setdefault(one.endpoint, []).append(one.state)
    return {endpoint: joint_state(states) for endpoint, states in found.items()}


def _finder(draft: Draft, study: DeckStudy) -> Lookup:
    endpoints, prefix = {one.id: one for one in study.spec.endpoints}, _prefix(draft, study)

    def find(hypothesis: Hypothesis, analysis: str, is_latest: bool) -> Evidence | None:
        endpoint = endpoints.get(hypothesis.endpoint or hypothesis.id)
        if endpoint is None or not names_comparison(study.spec, hypothesis):
            return None
        shown = [
            fact
            for fact in effects(draft, study, endpoint)
            if hypothesis.arm in (None, fact.arm) and fact.p is not None
        ]
        of_look = draft.deck.fact_index().get(look_id(prefix, hypothesis, analysis))
        fact = of_look or (_deciding(shown) if is_latest else None)
        return fact_evidence(study.spec, endpoint, fact) if fact else None

    return find


def names_comparison(spec: StudySpec, hypothesis: Hypothesis) -> bool:
    """Tell whether a hypothesis says which comparison it tests, where there are several."""
    return hypothesis.arm is not None or len(spec.arms) <= 2


def _deciding(effects: Iterable[Fact]) -> Fact | None:
    """Return the effect whose p decides; None where they tell several comparisons."""
    found = list(effects)
    if len({compared_arms(fact) for fact in found}) != 1:
        return None
    return min(found, key=lambda fact: MEASURES.index(measured(fact)))


def rejected_in_order(draft: Draft, study: DeckStudy, endpoint: Endpoint) -> bool | None:
    """Tell whether an endpoint of a fixed sequence is met by its controlled p.

    None where nobody can know: without an alpha, or without one comparison that was tested.
    """
    return is_rejected(_controlled(draft, study, endpoint), alpha_of(study.spec, endpoint))


def denied_by_p(draft: Draft, study: DeckStudy, endpoint: Endpoint) -> bool:
    """Tell whether study.yaml calls an endpoint met or not met, and its controlled p denies it.

    A p below its alpha denies no "met", whatever the direction: it may be one of non-inferiority.
    """
    found, alpha = _controlled(draft, study, endpoint), alpha_of(study.spec, endpoint)
    if found is None or alpha is None or endpoint.met is None:
        return False
    if endpoint.met:
        return alpha < found.p <= 1 and not found.is_below
    return is_rejected(found, alpha) is True


def alpha_of(spec: StudySpec, endpoint: Endpoint) -> float | None:
    """Return what the p of an endpoint of a fixed sequence is held against."""
    return endpoint.alpha or spec.statistics.alpha


def _controlled(draft: Draft, study: DeckStudy, endpoint: Endpoint) -> Evidence | None:
    shown = effects(draft, study, endpoint)
    fact = _deciding(one for one in shown if one.p_type == "controlled" and one.p is not None)
    return fact_evidence(study.spec, endpoint, fact) if fact else None


def _prefix(draft: Draft, study: DeckStudy) -> str:
    """Return what the ids of a study's facts begin with."""
    return f"{study.id}." if len(draft.deck.studies) > 1 else ""


def effects(draft: Draft, study: DeckStudy, endpoint: Endpoint) -> list[Fact]:
    """Return the effects of an endpoint in all its subjects, as they are shown."""
    stem = f"{_prefix(draft, study)}{endpoint.id}."
    return [
        fact
        for fact in draft.deck.facts
        if fact.endpoint == endpoint.id
        and fact.id.startswith(stem)
        and measured(fact) in MEASURES
        and compared_arms(fact)
        and not fact.id.endswith(".recomputed")
        and ".subgroup=" not in fact.id
    ]
