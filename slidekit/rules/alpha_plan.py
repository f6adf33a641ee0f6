"""The test plan is whole, says what is needed of every test, and nothing is tested outside it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from slidekit.exhibits.alpha_plan import OVERSPENT, plan_of
from slidekit.exhibits.testing import is_controlled
from slidekit.rules.shown import breach
from slidekit.rules.tested import alpha_of, denied_by_p, effects, names_comparison, plan_outcomes
from slidekit.stats.group_sequential import crossing, deviate
from slidekit.study.digits import rounds_to
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import DeckStudy
    from slidekit.exhibits.alpha_plan import AlphaPlan
    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Breach, Draft
    from slidekit.study.plan import Hypothesis, Look, Plan
    from slidekit.study.spec import Endpoint, StudySpec

SLACK = 1e-6
ROUNDED = 0.02
"""How far a printed boundary may lie from the computed one, relative: information is rounded."""
TESTED = (None, "tested")


def alpha_plan(draft: Draft) -> Iterator[Breach]:
    """The plan keeps its alpha, has every endpoint that it must, and nothing steps outside it."""
    for study in draft.deck.studies:
        if study.spec.statistics.plan is None:
            yield from _beyond_order(study.spec)
            yield from _against_p(draft, study)
        else:
            yield from _of_plan(draft, study, study.spec.statistics.plan)
        yield from _uncontrolled(draft, study)


def _of_plan(draft: Draft, study: DeckStudy, given: Plan) -> Iterator[Breach]:
    spec, plan = study.spec, plan_of(study.spec)
    if plan is None:
        yield breach("empty", study=spec.id)
        return
    yield from _unknown(spec, given, plan)
    yield from _unnamed(spec, plan)
    yield from _shares(plan, spec)
    yield from _absent(spec, plan)
    yield from _analyses(given, plan, spec)
    for place in range(len(plan.hypotheses)):
        yield from _boundaries(plan, place)
    yield from _beyond_plan(draft, study, plan)


def _unknown(spec: StudySpec, given: Plan, plan: AlphaPlan) -> Iterator[Breach]:
    """Yield what the plan names and study.yaml does not have."""
    ids = {one.id for one in plan.hypotheses}
    arms, endpoints = {arm.id for arm in spec.arms}, {one.id for one in spec.endpoints}
    named = {
        "endpoint": {plan.endpoint_id(place) for place in range(len(plan.hypotheses))} - endpoints,
        "arm": {one.arm for one in plan.hypotheses if one.arm} - arms,
        "hypothesis": {name for edge in given.edges for name in (edge.start, edge.end)} - ids,
        "analysis": {look.analysis for one in plan.hypotheses for look in one.looks}
        - set(plan.analyses),
    }
    for what, names in named.items():
        if names:
            yield breach("unknown", what=what, names=listed(sorted(names)))


def _unnamed(spec: StudySpec, plan: AlphaPlan) -> Iterator[Breach]:
    """Yield hypotheses that could be about any of several comparisons."""
    if names := [one.id for one in plan.hypotheses if not names_comparison(spec, one)]:
        arms = [arm.id for arm in spec.arms if not arm.reference]
        yield breach("arm", hypothesis=listed(names), arms=listed(arms))


def _shares(plan: AlphaPlan, spec: StudySpec) -> Iterator[Breach]:
    """Yield where the plan shares out or passes on more than there is."""
    total = sum(plan.graph.weights)
    if total > 1 + SLACK:
        yield breach("weights", study=spec.id, total=f"{total * plan.alpha:.4g}", alpha=_p(plan))
    for one, row in zip(plan.hypotheses, plan.graph.edges, strict=True):
        if sum(row) > 1 + SLACK:
            yield breach("edges", hypothesis=one.id, total=f"{sum(row):.4g}")
    for place, one in enumerate(plan.hypotheses):
        if plan.graph.edges[place][place]:
            yield breach("loop", hypothesis=one.id)


def _p(plan: AlphaPlan) -> str:
    return f"{plan.alpha:g}"


def _absent(spec: StudySpec, plan: AlphaPlan) -> Iterator[Breach]:
    """Yield primary and key secondary endpoints that the plan leaves out or never reaches."""
    steps = plan.steps()
    for endpoint in spec.endpoints:
        if endpoint.rank in ("primary", "key_secondary"):
            places = plan.places_of(endpoint.id)
            if not places:
                yield breach("absent", endpoint=endpoint.label)
            elif all(steps[place] > len(steps) for place in places):
                yield breach("no_alpha", endpoint=endpoint.label)


def _analyses(given: Plan, plan: AlphaPlan, spec: StudySpec) -> Iterator[Breach]:
    if plan.current is None:
        yield breach("analysis", study=spec.id, names=listed(list(plan.analyses)))
    primaries = [one for one in spec.endpoints if one.rank == "primary"]
    if len(primaries) > 1 and given.success is None:
        yield breach("success", severity="warn", study=spec.id)


def _boundaries(plan: AlphaPlan, place: int) -> Iterator[Breach]:
    """Yield what is wrong with the boundaries of one hypothesis."""
    stages, name = plan.stages(place), plan.hypotheses[place].id
    if above := list(_above(plan, place)):
        yield from above
        return
    levels = {at for stage in stages for at in plan.printed(place, stage)}
    level = plan.first_alpha(place) or min(levels, default=plan.alpha)
    held = {stage: plan.boundary(place, stage, level) for stage in stages}
    missing = [plan.analyses[stage] for stage, bound in held.items() if bound is None]
    if missing:
        yield breach("boundary", hypothesis=name, analyses=listed(missing))
        return
    for one in sorted(levels):
        yield from _other(plan, place, one)
        yield from _spent(plan, place, one)


def _above(plan: AlphaPlan, place: int) -> Iterator[Breach]:
    """Yield printed boundaries that alone are more than the alpha that they belong to."""
    for stage in plan.stages(place):
        for level, (look, p) in plan.printed_looks(place, stage).items():
            if p > level * OVERSPENT:
                yield breach(
                    "above",
                    hypothesis=plan.hypotheses[place].id,
                    analysis=plan.analyses[stage],
                    printed=_printed(look),
                    alpha=f"{level:.4g}",
                )


def _other(plan: AlphaPlan, place: int, level: float) -> Iterator[Breach]:
    """Yield printed boundaries that are not those of the spending function."""
    if (found := plan.computed(place, level)) is None:
        return
    for stage, z, p in zip(plan.stages(place), found.z, found.nominal, strict=True):
        printed = plan.printed_looks(place, stage).get(level)
        if printed and not _agrees(*printed, z, p):
            yield breach(
                "differs",
                hypothesis=plan.hypotheses[place].id,
                analysis=plan.analyses[stage],
                printed=_printed(printed[0]),
                computed=f"{p:.4g}" if printed[0].alpha is not None else f"z {z:.4g}",
            )


def _printed(look: Look) -> str:
    return f"{look.alpha}" if look.alpha is not None else f"z {look.z}"


def _agrees(look: Look, printed: float, z: float, p: float) -> bool:
    """Tell whether a printed boundary rounds the computed one, z held against z and p against p."""
    text, computed = (look.z, z) if look.alpha is None else (look.alpha, p)
    return rounds_to(computed, str(text)) or abs(printed - p) <= ROUNDED * p


def _spent(plan: AlphaPlan, place: int, level: float) -> Iterator[Breach]:
    """Yield boundaries that together spend more than their alpha, or may do so.

    Without information fractions, boundaries that sum to no more than the alpha keep it whatever
    the fractions were (Bonferroni); of others nobody can tell.
    """
    stages, name = plan.stages(place), plan.hypotheses[place].id
    found = [plan.boundary(place, stage, level) for stage in stages]
    bounds = [bound for bound in found if bound is not None]
    fractions = [one for stage in stages if (one := plan.fraction(place, stage)) is not None]
    is_rising = all(early < late for early, late in pairwise(fractions))
    if len(bounds) < len(stages):
        return
    if len(fractions) < len(stages) or not is_rising:
        spent, what = sum(bounds), "unchecked"
    else:
        z = [deviate(p, plan.sided) for p in bounds]
        spent, what = crossing(fractions, z, plan.sided), "overspent"
    if spent > level * OVERSPENT:
        yield breach(what, hypothesis=name, spent=f"{spent:.4f}", alpha=f"{level:.4g}")


def _beyond_order(spec: StudySpec) -> Iterator[Breach]:
    """Yield endpoints of a fixed sequence that were tested after one that was not met."""
    failed = [one for one in spec.endpoints if one.alpha_order and one.met is False]
    for endpoint in spec.endpoints:
        if endpoint.met is None or endpoint.state not in TESTED or not endpoint.alpha_order:
            continue
        before = [one for one in failed if (one.alpha_order or 0) < endpoint.alpha_order]
        if before:
            yield breach("beyond", endpoint=endpoint.label, before=before[0].label)


def _against_p(draft: Draft, study: DeckStudy) -> Iterator[Breach]:
    """Yield endpoints of a fixed sequence that are called other than their p says."""
    for endpoint in study.spec.endpoints:
        if endpoint.alpha_order and denied_by_p(draft, study, endpoint):
            said = "met" if endpoint.met else "not_met"
            alpha = f"{alpha_of(study.spec, endpoint):g}"
            yield breach("against_p", endpoint=endpoint.label, said=said, alpha=alpha)


def _beyond_plan(draft: Draft, study: DeckStudy, plan: AlphaPlan) -> Iterator[Breach]:
    """Yield endpoints that study.yaml calls met or not met and that had no alpha for a test."""
    for outcome in plan_outcomes(draft, study):
        endpoint = next((one for one in study.spec.endpoints if one.id == outcome.endpoint), None)
        said = _said(outcome.hypothesis, endpoint)
        if said is not None and outcome.level <= 0 and outcome.state in ("met", "not_met"):
            before = [
                plan.hypotheses[place].id
                for place, row in enumerate(plan.graph.edges)
                if row[plan.hypotheses.index(outcome.hypothesis)] > 0
            ]
            label = endpoint.label if endpoint else outcome.endpoint
            yield breach("beyond", endpoint=label, before=listed(before) or "any_other")


def _said(hypothesis: Hypothesis, endpoint: Endpoint | None) -> bool | None:
    return hypothesis.met if hypothesis.met is not None or not endpoint else endpoint.met


def _uncontrolled(draft: Draft, study: DeckStudy) -> Iterator[Breach]:
    """Yield endpoints whose p is called controlled though no test of the plan had alpha for it."""
    for endpoint in study.spec.endpoints:
        facts = [f for f in effects(draft, study, endpoint) if f.p_type == "controlled"]
        wrong = [fact.id for fact in facts if not _may_be_controlled(draft, study, endpoint, fact)]
        if wrong:
            yield breach("controlled", fact=listed(wrong), endpoint=endpoint.label)


def _may_be_controlled(draft: Draft, study: DeckStudy, endpoint: Endpoint, fact: Fact) -> bool:
    plan = plan_of(study.spec)
    if plan is None:
        return study.spec.statistics.plan is not None or _is_in_order(study.spec, endpoint)
    if not plan.graph.is_whole() or plan.current is None:
        return True
    return any(
        is_controlled(one)
        for one in plan_outcomes(draft, study)
        if one.endpoint == endpoint.id and one.hypothesis.arm in (None, fact.arm)
    )


def _is_in_order(spec: StudySpec, endpoint: Endpoint) -> bool:
    """Tell whether an endpoint has a place in the fixed sequence, and none before it failed.

    Where no endpoint has a place nobody can tell, and design-slide blocks.
    """
    if not any(one.alpha_order for one in spec.endpoints):
        return True
    if endpoint.alpha_order is None or endpoint.state not in TESTED:
        return False
    before = [e for e in spec.endpoints if e.alpha_order and e.alpha_order < endpoint.alpha_order]
    return all(one.met is not False and one.state in TESTED for one in before)
