"""Kaplan-Meier figure of one time-to-event endpoint."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.counted import counted_population, counted_words, size_words
from slidekit.exhibits.ids import at_time
from slidekit.exhibits.km_data import KmData, km_data
from slidekit.exhibits.km_drawing import draw_km
from slidekit.exhibits.km_options import KM_OPTIONS
from slidekit.exhibits.km_published import published_km_data
from slidekit.exhibits.km_reconstructed import check_notes, curve_words, redrawn, with_checks
from slidekit.exhibits.model import Exhibit, Made, Missing
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.report_words import report_words
from slidekit.exhibits.setting import display_arms, references_of, unit_words
from slidekit.exhibits.survival_analysis import survival_analysis
from slidekit.exhibits.survival_words import (
    abbreviations,
    arm_name,
    comparison_name,
    estimate_token,
    facts_in,
    footnote,
    full_token,
    inner_name,
    methods_words,
    p_token,
    sentence_case,
    setting_words,
    survival_notes,
    time_words,
    titled,
)
from slidekit.languages import numeral, say, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.model import Request
    from slidekit.exhibits.survival_analysis import SurvivalAnalysis
    from slidekit.template.policy import Policy

LANDMARKS_IN_PANEL = 2
ARMS_WITH_RATES = 3


def make_km(request: Request) -> Made | Missing:
    """Make the Kaplan-Meier figure of an endpoint."""
    study, policy = request.study, request.policy
    try:
        analysis = survival_analysis(study, policy, request.endpoint or "", request.prefix)
    except StudyError as error:
        return Missing.because("km", error, f"endpoints: {request.endpoint}")
    if analysis.results is None and not analysis.points:
        reason = tell("No table holds the curves of {0}.", analysis.endpoint.label)
        return Missing("km", reason, "columns")
    if analysis.results is None:
        return _published(analysis, policy)
    data = km_data(analysis, analysis.results, policy.figures)
    return Made(_exhibit(analysis, policy, data), tuple(analysis.facts.values()))


def _published(analysis: SurvivalAnalysis, policy: Policy) -> Made:
    """Return the figure of published curves, reconstructed where their source allows it."""
    found = redrawn(analysis)
    data = published_km_data(analysis, found)
    analysis = with_checks(analysis, found, policy.statistics)
    exhibit = _exhibit(analysis, policy, data, curve_words(analysis, found))
    exhibit = replace(exhibit, notes=(*exhibit.notes, *check_notes(analysis, found)))
    return Made(exhibit, tuple(analysis.facts.values()))


def _exhibit(
    analysis: SurvivalAnalysis, policy: Policy, data: KmData, drawn_how: str = ""
) -> Exhibit:
    study, endpoint = analysis.study, analysis.endpoint
    key_lines = tuple(_key_lines(analysis, policy))
    alt = f"{data.note}. {_alt(analysis)}" if data.note else _alt(analysis)
    how = (methods_words(analysis, policy), drawn_how, _tail_words(data, policy))
    words = (setting_words(analysis), *filter(None, how))
    shown = facts_in(*key_lines, *words, alt)
    known = tuple(analysis.facts[id_] for id_ in shown if id_ in analysis.facts)
    report = report_words(study, known, from_patients=analysis.results is not None)
    short = abbreviations((*key_lines, *words), known, endpoint)
    return Exhibit(
        id=f"{analysis.prefix}km.{endpoint.id}",
        kind="km",
        study=study.spec.id,
        data=data,
        arms=display_arms(study),
        endpoint=endpoint.id,
        population=counted_population(study, endpoint),
        status="post_hoc" if report.is_post_hoc else endpoint.rank,
        facts=shown,
        title=titled(say("{0}: Kaplan-Meier estimate", endpoint.label), endpoint, report.mark),
        key_lines=key_lines,
        footnotes=footnote(analysis.source, *words, report.sentence, short, drawn=True),
        notes=(*survival_notes(analysis, policy), *report.notes),
        references=tuple(
            dict.fromkeys(
                (*references_of(analysis.source), *report.references, *endpoint.references)
            )
        ),
        alt=alt,
    )


def _key_lines(analysis: SurvivalAnalysis, policy: Policy) -> Iterator[str]:
    study, arms = analysis.study, range(len(analysis.study.arms))
    medians = [analysis.arm_fact("median", arm) for arm in arms]
    level = f"{{{medians[0].id}:level}}"
    yield say(
        "Median {0}, {1} ({2} CI)",
        inner_name(analysis.endpoint),
        unit_words(study.spec.unit),
        level,
    )
    yield from (f"{arm_name(study, arm)}: {estimate_token(medians[arm])}" for arm in arms)
    yield from _ratio_lines(analysis)
    noun = analysis.endpoint.event_noun
    yield say("Events, n/N (%)") if noun in ("", "event") else say("Events ({0}), n/N (%)", noun)
    events = [analysis.arm_fact("events", arm).id for arm in arms]
    yield from (f"{arm_name(study, arm)}: {{{events[arm]}:count_percent}}" for arm in arms)
    yield from _proportionality_lines(analysis, policy.statistics.proportional_hazards_alpha)


def _ratio_lines(analysis: SurvivalAnalysis) -> Iterator[str]:
    """Yield hazard ratio, interval and typed p of every arm against the reference."""
    study, several = analysis.study, len(analysis.comparisons) > 1
    for arm in analysis.comparisons:
        fact = analysis.pair_fact("hr", arm)
        result = "; ".join(filter(None, (estimate_token(fact), p_token(fact))))
        against = say("vs {0}", arm_name(study, study.reference))
        if not several or arm == analysis.comparisons[0]:
            what = against if several else comparison_name(study, arm)
            yield say("HR ({0} CI), {1}", f"{{{fact.id}:level}}", what)
        yield f"{arm_name(study, arm)}: {result}" if several else result


def _proportionality_lines(analysis: SurvivalAnalysis, alpha: float) -> Iterator[str]:
    """Yield a word of caution, and rates at landmarks, where hazards are not proportional."""
    tests = [analysis.pair_fact("ph", arm) for arm in analysis.comparisons]
    if not (failed := [test for test in tests if test.p is not None and test.p < alpha]):
        return
    study = analysis.study
    yield say("Hazards not proportional")
    yield say("Test: {0}; a single HR does not describe all times", f"{{{failed[0].id}:p}}")
    if len(study.arms) > ARMS_WITH_RATES:  # the panel has no room; the landmark table has them
        return
    for time in analysis.landmarks[:LANDMARKS_IN_PANEL]:
        rates = [analysis.arm_fact("rate", arm, at_time(time)) for arm in range(len(study.arms))]
        yield say(
            "Event-free at {0}, % ({1} CI)",
            time_words(time, study.spec.unit),
            f"{{{rates[0].id}:level}}",
        )
        for arm, rate in enumerate(rates):
            yield f"{arm_name(study, arm)}: {estimate_token(rate)}"


def _tail_words(data: KmData, policy: Policy) -> str:
    if data.tail_from is None or data.tail == "plain":
        return ""
    share, least = policy.figures.tail_share * 100, policy.figures.tail_subjects
    how = say("Grey") if data.tail == "grey" else say("Curves end")
    return say(
        "{0}: fewer than {1} subjects or {2}% at risk in an arm.", how, least, numeral(share)
    )


def _alt(analysis: SurvivalAnalysis) -> str:
    study, endpoint = analysis.study, analysis.endpoint
    medians = "; ".join(
        say(
            "{0} {1}, events {2}",
            arm_name(study, arm),
            full_token(analysis.arm_fact("median", arm)),
            f"{{{analysis.arm_fact('events', arm).id}:count}}",
        )
        for arm in range(len(study.arms))
    )
    ratios = "".join(
        say(
            " Hazard ratio {0}: {1}.",
            comparison_name(study, arm),
            f"{{{analysis.pair_fact('hr', arm).id}:full}}",
        )
        for arm in analysis.comparisons
    )
    return say(
        "Kaplan-Meier curves of {0}. {1}, N = {2}. Median in {3}: {4}.{5}",
        sentence_case(endpoint.label),
        counted_words(study, analysis.endpoint),
        size_words(analysis),
        unit_words(study.spec.unit),
        medians,
        ratios,
    )


KINDS = {
    "km": Kind("km", "Kaplan-Meier figure", KmData, make_km, draw_km, choosing=KM_OPTIONS),
}
