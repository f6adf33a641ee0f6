"""Kaplan-Meier estimates at landmark times: per arm, with the difference to the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.comparability import why_not_compared
from slidekit.exhibits.counted import counted_population, counted_words, size_words
from slidekit.exhibits.ids import at_time
from slidekit.exhibits.model import Column, Exhibit, Made, Missing, Row, TableData
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.report_words import report_words
from slidekit.exhibits.setting import cutoff_note, display_arms, references_of
from slidekit.exhibits.survival_analysis import survival_analysis
from slidekit.exhibits.survival_words import (
    abbreviations,
    arm_name,
    comparison_name,
    estimate_token,
    facts_in,
    footnote,
    full_token,
    sentence_case,
    short_name,
    survival_notes,
    time_words,
    titled,
)
from slidekit.languages import say, tell, to_say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.model import Request
    from slidekit.exhibits.survival_analysis import SurvivalAnalysis
    from slidekit.study.spec import Endpoint

RANKS = ("primary", "key_secondary", "secondary")
NOT_COMPARED = to_say("not compared")
FIRST = to_say("Endpoint, time")
"""Heading of the first column."""


def make_landmark(request: Request) -> Made | Missing:
    """Make the landmark table of one endpoint, or of all planned ones that have times."""
    analyses = tuple(_analyses(request))
    if not analyses:
        reason = tell("No time-to-event endpoint has a time that every arm was followed to.")
        return Missing("landmark", reason, "endpoints: landmarks")
    facts = {fact.id: fact for analysis in analyses for fact in analysis.facts.values()}
    return Made(_exhibit(request, analyses), tuple(facts.values()))


def _analyses(request: Request) -> Iterator[SurvivalAnalysis]:
    for endpoint in _endpoints(request):
        try:
            analysis = survival_analysis(request.study, request.policy, endpoint.id, request.prefix)
        except StudyError:
            continue
        if analysis.landmarks:
            yield analysis


def _endpoints(request: Request) -> list[Endpoint]:
    timed = [one for one in request.study.spec.endpoints if one.type == "time_to_event"]
    if request.endpoint:
        return [one for one in timed if one.id == request.endpoint]
    planned = [one for one in timed if one.rank in RANKS]
    return sorted(planned, key=_rank) or timed


def _rank(endpoint: Endpoint) -> int:
    """Return the place of an endpoint's rank in the plan: the primary one comes first."""
    return RANKS.index(endpoint.rank or "secondary")


def _exhibit(request: Request, analyses: tuple[SurvivalAnalysis, ...]) -> Exhibit:
    study, first = request.study, analyses[0]
    rows = tuple(row for analysis in analyses for row in _rows(analysis))
    columns = _columns(first)
    cells = (*(cell for row in rows for cell in row.cells), *(column.text for column in columns))
    words = (cutoff_note(study), _methods(request, analyses))
    alt = _alt(analyses)
    shown = facts_in(*cells, *words, alt)
    known = {fact.id: fact for analysis in analyses for fact in analysis.facts.values()}
    endpoints = [analysis.endpoint for analysis in analyses]
    populations = {counted_population(study, endpoint) for endpoint in endpoints}
    short = abbreviations((*cells, *words), (known[id_] for id_ in shown), *endpoints)
    from_patients = any(analysis.results for analysis in analyses)
    report = report_words(study, (known[id_] for id_ in shown), from_patients=from_patients)
    title = say("Kaplan-Meier estimates at landmark times")
    one = len(analyses) == 1
    return Exhibit(
        id=f"{request.prefix}landmark" + (f".{first.endpoint.id}" if one else ""),
        kind="landmark",
        study=study.spec.id,
        data=TableData(columns, rows),
        arms=display_arms(study),
        endpoint=first.endpoint.id if one else None,
        population=populations.pop() if len(populations) == 1 else None,
        status="post_hoc" if report.is_post_hoc else first.endpoint.rank if one else None,
        facts=shown,
        title=titled(
            f"{first.endpoint.label}: {title}" if one else title,
            first.endpoint,
            report.mark,
        ),
        footnotes=footnote(first.source, *words, report.sentence, short),
        notes=(
            *dict.fromkeys(n for a in analyses for n in survival_notes(a, request.policy)),
            *report.notes,
        ),
        references=tuple(
            dict.fromkeys(
                (*(r for a in analyses for r in references_of(a.source)), *report.references)
            )
        ),
        alt=alt,
    )


def _columns(analysis: SurvivalAnalysis) -> tuple[Column, ...]:
    """Return the columns: with two arms side by side, with more a row for each arm."""
    study, level = analysis.study, _level(analysis)
    reference = arm_name(study, study.reference)
    if len(study.arms) > 2:
        return (
            Column(say(FIRST), "left", 2.0),
            Column(say("At risk")),
            Column(say("Event-free, % ({0} CI)", level), weight=2.0),
            Column(
                say("Difference from {0},\npercentage points ({1} CI)", reference, level),
                weight=2.0,
            ),
        )
    arms = [
        column
        for arm in range(len(study.arms))
        for column in (
            Column(say("{0}\nat risk", arm_name(study, arm))),
            Column(say("{0}\nevent-free, % ({1} CI)", arm_name(study, arm), level), weight=2.0),
        )
    ]
    difference = Column(say("Difference,\npercentage points\n({0} CI)", level), weight=2.0)
    return (Column(say(FIRST), "left", 2.0), *arms, *([difference] if len(study.arms) > 1 else []))


def _level(analysis: SurvivalAnalysis) -> str:
    time = at_time(analysis.landmarks[0])
    return f"{{{analysis.arm_fact('rate', 0, time).id}:level}}"


def _rows(analysis: SurvivalAnalysis) -> Iterator[Row]:
    study, endpoint = analysis.study, analysis.endpoint
    width = 4 if len(study.arms) > 2 else 2 * len(study.arms) + (len(study.arms) > 1) + 1
    heading = titled(short_name(endpoint), endpoint)
    who = sentence_case(counted_words(study, endpoint, brief=True))
    text = f"{heading}: {who}, N = {size_words(analysis)}"
    yield Row((text, *[""] * (width - 1)), bold=True, group=True)
    for time in analysis.landmarks:
        yield from _time_rows(analysis, time)


def _time_rows(analysis: SurvivalAnalysis, time: float) -> Iterator[Row]:
    study, label = analysis.study, time_words(time, analysis.study.spec.unit)
    arms, at = range(len(study.arms)), at_time(time)
    if len(arms) <= 2:
        cells = [cell for arm in arms for cell in _arm_cells(analysis, arm, at)]
        others = [arm for arm in arms if arm != study.reference]
        yield Row((label, *cells, *(_difference(analysis, arm, at) for arm in others)), level=1)
        return
    for arm in arms:
        name = f"{label}: {arm_name(study, arm)}"
        is_reference = arm == study.reference
        difference = say("reference") if is_reference else _difference(analysis, arm, at)
        yield Row((name, *_arm_cells(analysis, arm, at), difference), level=1)


def _arm_cells(analysis: SurvivalAnalysis, arm: int, at: str) -> tuple[str, str]:
    at_risk = analysis.arm_fact("at_risk", arm, at)
    return f"{{{at_risk.id}}}", estimate_token(analysis.arm_fact("rate", arm, at))


def _difference(analysis: SurvivalAnalysis, arm: int, at: str) -> str:
    if arm not in analysis.comparisons:
        return say(NOT_COMPARED)
    return estimate_token(analysis.pair_fact("rate_difference", arm, at))


def _methods(request: Request, analyses: tuple[SurvivalAnalysis, ...]) -> str:
    words = []
    if any(analysis.results for analysis in analyses):
        words.append(
            say(
                "Kaplan-Meier, {0} confidence limits; difference: Greenwood standard errors, "
                "no test. Event-free: without an event of the endpoint.",
                request.policy.statistics.conf_type,
            )
        )
    if any(analysis.results is None for analysis in analyses):
        words.append(say("Published estimates as reported in the source."))
    if unplanned := [a for a in analyses if a.results and not a.endpoint.landmarks]:
        names = ", ".join(sentence_case(a.endpoint.label) for a in unplanned)
        words.append(say("Times not stated to be prespecified: {0}.", names))
    reasons = (why_not_compared(a.study, a.endpoint) for a in analyses)
    words += [f"{reason}." for reason in dict.fromkeys(reasons) if reason]
    return " ".join(words)


def _alt(analyses: tuple[SurvivalAnalysis, ...]) -> str:
    first = analyses[0]
    time = first.landmarks[0]
    arms = range(len(first.study.arms))
    rates = "; ".join(
        f"{arm_name(first.study, arm)} {full_token(first.arm_fact('rate', arm, at_time(time)))}"
        for arm in arms
    )
    compared = "".join(
        say(
            " Difference {0}: {1}.",
            comparison_name(first.study, arm),
            full_token(first.pair_fact("rate_difference", arm, at_time(time))),
        )
        for arm in first.comparisons
    )
    labels = ", ".join(sentence_case(analysis.endpoint.label) for analysis in analyses)
    return say(
        "Table of Kaplan-Meier estimates at landmark times for {0}. {1} at {2}, N = {3}: {4}.{5}",
        labels,
        first.endpoint.label,
        time_words(time, first.study.spec.unit),
        f"{{{first.fact('subjects').id}}}",
        rates,
        compared,
    )


KINDS = {"landmark": Kind("landmark", "Landmark table", TableData, make_landmark)}
