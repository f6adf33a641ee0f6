"""Kaplan-Meier figure of one time-to-event endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.ids import at_time
from slidekit.exhibits.km_data import KmData, km_data
from slidekit.exhibits.km_drawing import draw_km
from slidekit.exhibits.model import Exhibit, Made, Missing
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.setting import display_arms, population_label, references_of
from slidekit.exhibits.survival_analysis import survival_analysis
from slidekit.exhibits.survival_words import (
    abbreviations_footnote,
    arm_name,
    comparison_name,
    facts_in,
    methods_footnote,
    no_comparison_banner,
    setting_footnote,
    short_name,
    survival_notes,
    titled,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.model import Request
    from slidekit.exhibits.survival_analysis import SurvivalAnalysis
    from slidekit.template.policy import Policy

LANDMARKS_IN_PANEL = 2


def make_km(request: Request) -> Made | Missing:
    """Make the Kaplan-Meier figure of an endpoint."""
    try:
        analysis = survival_analysis(
            request.study, request.policy, request.endpoint or "", request.prefix
        )
    except StudyError as error:
        return Missing("km", str(error), f"endpoints: {request.endpoint}")
    return Made(_exhibit(analysis, request.policy), tuple(analysis.facts.values()))


def _exhibit(analysis: SurvivalAnalysis, policy: Policy) -> Exhibit:
    study, endpoint = analysis.study, analysis.endpoint
    data = km_data(analysis, policy.figures, no_comparison_banner(study))
    key_lines = tuple(_key_lines(analysis, policy))
    alt = _alt(analysis)
    notes = (
        setting_footnote(analysis),
        methods_footnote(analysis, policy) + _tail_words(data, policy),
    )
    shown = (*key_lines, *notes, alt)
    return Exhibit(
        id=f"{analysis.prefix}km.{endpoint.id}",
        kind="km",
        study=study.spec.id,
        data=data,
        arms=display_arms(study),
        endpoint=endpoint.id,
        population=analysis.source.population,
        status=endpoint.rank,
        facts=facts_in(*shown),
        title=titled(f"{endpoint.label}: Kaplan-Meier estimate", endpoint, study),
        key_lines=key_lines,
        footnotes=tuple(filter(None, (*notes, abbreviations_footnote(shown, endpoint)))),
        notes=survival_notes(analysis, policy),
        references=(*references_of(analysis.source), *endpoint.references),
        alt=alt,
    )


def _key_lines(analysis: SurvivalAnalysis, policy: Policy) -> Iterator[str]:
    study, arms = analysis.study, range(len(analysis.study.arms))
    medians = [analysis.arm_fact("median", arm).id for arm in arms]
    yield f"Median {short_name(analysis.endpoint)}, {study.spec.unit} ({{{medians[0]}:level}} CI)"
    yield from (f"{arm_name(study, arm)}: {{{medians[arm]}:brief}}" for arm in arms)
    yield from _ratio_lines(analysis)
    yield f"{_events_word(analysis)}, n/N (%)"
    events = [analysis.arm_fact("events", arm).id for arm in arms]
    yield from (f"{arm_name(study, arm)}: {{{events[arm]}:count_percent}}" for arm in arms)
    yield from _proportionality_lines(analysis, policy.statistics.proportional_hazards_alpha)


def _ratio_lines(analysis: SurvivalAnalysis) -> Iterator[str]:
    """Yield hazard ratio, interval and typed p of every arm against the reference."""
    for arm in analysis.comparisons:
        fact = analysis.pair_fact("hr", arm)
        yield f"HR ({{{fact.id}:level}} CI), {comparison_name(analysis.study, arm)}"
        p = f"; {{{fact.id}:p}}" if fact.p is not None else ""
        yield f"{{{fact.id}:brief}}{p}"


def _proportionality_lines(analysis: SurvivalAnalysis, alpha: float) -> Iterator[str]:
    """Yield a word of caution, and rates at landmarks, where hazards are not proportional."""
    tests = [analysis.pair_fact("ph", arm) for arm in analysis.comparisons]
    if not (crossed := [test for test in tests if test.p is not None and test.p < alpha]):
        return
    study = analysis.study
    yield f"Hazards not proportional ({{{crossed[0].id}:p}}): one HR does not describe all times."
    for time in analysis.landmarks[:LANDMARKS_IN_PANEL]:
        rates = (
            f"{arm_name(study, arm)} {{{analysis.arm_fact('rate', arm, at_time(time)).id}}}"
            for arm in range(len(study.arms))
        )
        yield f"{short_name(analysis.endpoint)} at {time:g} {study.spec.unit}: {', '.join(rates)}"


def _events_word(analysis: SurvivalAnalysis) -> str:
    noun = analysis.endpoint.event_noun
    return f"{noun.capitalize()}s" if noun else "Events"


def _tail_words(data: KmData, policy: Policy) -> str:
    if data.tail_from is None or data.tail == "plain":
        return ""
    share, least = policy.figures.tail_share * 100, policy.figures.tail_subjects
    how = "Grey" if data.tail == "grey" else "Curves end"
    return f" {how} where fewer than {least} subjects or {share:g}% are at risk in an arm."


def _alt(analysis: SurvivalAnalysis) -> str:
    study, endpoint = analysis.study, analysis.endpoint
    population = population_label(study, analysis.source.population)
    medians = ", ".join(
        f"{arm_name(study, arm)} {{{analysis.arm_fact('median', arm).id}:full}} "
        f"with {{{analysis.arm_fact('events', arm).id}:count}} events"
        for arm in range(len(study.arms))
    )
    ratios = "".join(
        f" Hazard ratio {comparison_name(study, arm)}: {{{analysis.pair_fact('hr', arm).id}:full}}."
        for arm in analysis.comparisons
    )
    return (
        f"Kaplan-Meier curves of {endpoint.label.lower()} in the {population}, "
        f"N = {{{analysis.id('subjects')}:value}}. Median in {study.spec.unit}: {medians}.{ratios}"
    )


KINDS = {
    "km": Kind("km", "Kaplan-Meier figure", KmData, make_km, draw_km),
}
