"""Response rates: a bar per arm with its limits, the categories under it, the difference beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.comparability import NOT_RANDOMISED, why_not_compared
from slidekit.exhibits.counted import counted_population, counted_words
from slidekit.exhibits.ids import slug
from slidekit.exhibits.model import Exhibit, Made, Missing
from slidekit.exhibits.plot_options import RESPONSE_OPTIONS
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.report_words import report_words
from slidekit.exhibits.response_analysis import response_analysis
from slidekit.exhibits.response_drawing import (
    CategoryRow,
    Piece,
    ResponseBar,
    ResponseData,
    draw_response,
)
from slidekit.exhibits.scale import percent
from slidekit.exhibits.setting import (
    DIFFERENCE_METHODS,
    cutoff_note,
    display_arms,
    provenance_notes,
    references_of,
)
from slidekit.exhibits.survival_words import (
    abbreviations,
    arm_name,
    comparison_name,
    estimate_token,
    facts_in,
    footnote,
    full_token,
    joined_words,
    p_token,
    sentence_case,
    short_name,
    titled,
)
from slidekit.languages import say, to_say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.model import Request
    from slidekit.exhibits.response_analysis import ResponseAnalysis
    from slidekit.template.policy import Policy

CATEGORY_NAMES = {
    "CR": to_say("Complete response"),
    "PR": to_say("Partial response"),
    "SD": to_say("Stable disease"),
    "NON-CR/NON-PD": to_say("Non-CR/non-PD"),
    "PD": to_say("Progressive disease"),
    "NE": to_say("Not evaluable"),
}
"""What the categories of RECIST are called where study.yaml does not say."""


def make_response(request: Request) -> Made | Missing:
    """Make the figure of a response endpoint."""
    study, policy = request.study, request.policy
    try:
        analysis = response_analysis(study, policy, request.endpoint or "", request.prefix)
    except StudyError as error:
        return Missing.because("response", error, f"endpoints: {request.endpoint}")
    return Made(_exhibit(analysis, policy), tuple(analysis.facts.values()))


def _exhibit(analysis: ResponseAnalysis, policy: Policy) -> Exhibit:
    study, endpoint = analysis.study, analysis.endpoint
    key_lines, alt = tuple(_key_lines(analysis)), _alt(analysis)
    words = (_setting_words(analysis), _methods(analysis, policy))
    data = _data(analysis)
    shown = facts_in(*key_lines, *words, alt, *data.tokens)
    known = tuple(analysis.facts[id_] for id_ in shown if id_ in analysis.facts)
    report = report_words(study, known, from_patients=analysis.results is not None)
    short = abbreviations((*key_lines, *words), known, endpoint)
    return Exhibit(
        id=f"{analysis.prefix}response.{endpoint.id}",
        kind="response",
        study=study.spec.id,
        data=data,
        arms=display_arms(study),
        endpoint=endpoint.id,
        population=counted_population(study, endpoint),
        status="post_hoc" if report.is_post_hoc else endpoint.rank,
        facts=shown,
        title=titled(say("{0} by arm", endpoint.label), endpoint, report.mark),
        key_lines=key_lines,
        footnotes=footnote(analysis.source, *words, report.sentence, short, drawn=True),
        notes=(*provenance_notes(analysis.source, _methods(analysis, policy)), *report.notes),
        references=tuple(
            dict.fromkeys(
                (*references_of(analysis.source), *report.references, *endpoint.references)
            )
        ),
        alt=alt,
    )


def _data(analysis: ResponseAnalysis) -> ResponseData:
    study = analysis.study
    bars = tuple(_bar(analysis, arm) for arm in range(len(study.arms)))
    reason = why_not_compared(study, analysis.endpoint)
    banner = say("Not randomised: arms are not compared") if reason == say(NOT_RANDOMISED) else ""
    return ResponseData(
        bars=bars,
        rows=tuple(_rows(analysis)),
        y_label=f"{analysis.endpoint.label} (%)",
        banner=banner,
    )


def _bar(analysis: ResponseAnalysis, arm: int) -> ResponseBar:
    fact = analysis.arm_fact("rate", arm)
    return ResponseBar(
        arm=analysis.study.arms[arm].id,
        name=arm_name(analysis.study, arm),
        style=arm,
        fact=fact.id,
        value=percent(fact.value),
        lower=percent(fact.lower),
        upper=percent(fact.upper),
        pieces=tuple(_pieces(analysis, arm)),
    )


def _pieces(analysis: ResponseAnalysis, arm: int) -> Iterator[Piece]:
    """Yield the parts of a bar: the categories that count as response, the best one lowest."""
    for category in analysis.responders:
        fact = analysis.arm_fact(f"category_{slug(category)}", arm)
        if fact.value is not None:
            yield Piece(category, 100 * fact.value)


def _rows(analysis: ResponseAnalysis) -> Iterator[CategoryRow]:
    """Yield the categories with the subjects of each arm; "No record" only if there are any."""
    labels, arms = analysis.study.spec.labels, range(len(analysis.study.arms))
    for category in analysis.categories:
        name = f"category_{slug(category or 'no record')}"
        facts = [analysis.arm_fact(name, arm) for arm in arms]
        if category or any(fact.n for fact in facts):
            usual = say(CATEGORY_NAMES.get(category.upper(), category))
            label = labels.get(category, usual) if category else say("No record")
            yield CategoryRow(label, category, tuple(fact.id for fact in facts))


def _key_lines(analysis: ResponseAnalysis) -> Iterator[str]:
    study, arms = analysis.study, range(len(analysis.study.arms))
    yield f"{short_name(analysis.endpoint)}, n/N (%)"
    for arm in arms:
        fact = analysis.arm_fact("rate", arm)
        style = "count_percent" if fact.n is not None else "value"
        yield f"{arm_name(study, arm)}: {{{fact.id}:{style}}}"
    yield say("{0} CI, %", f"{{{analysis.arm_fact('rate', 0).id}:level}}")
    for arm in arms:
        yield f"{arm_name(study, arm)}: {{{analysis.arm_fact('rate', arm).id}:interval}}"
    facts = [(arm, analysis.pair_fact("difference", arm)) for arm in analysis.comparisons]
    if facts:
        yield say("Difference, percentage points ({0} CI)", f"{{{facts[0][1].id}:level}}")
    for arm, fact in facts:
        words = "; ".join(filter(None, (estimate_token(fact), p_token(fact))))
        yield f"{comparison_name(study, arm)}: {words}"


def _definition(analysis: ResponseAnalysis) -> str:
    """Return how response was judged: criteria, by whom, confirmed or not."""
    endpoint = analysis.endpoint
    confirmed = {
        True: say("confirmed"),
        False: say("not confirmed"),
        None: say("confirmation not reported"),
    }
    return say(
        "Response: {0}, {1}, {2}.",
        endpoint.criteria or say("criteria not reported"),
        sentence_case(endpoint.assessor) if endpoint.assessor else say("assessor not reported"),
        confirmed[endpoint.confirmed],
    )


def _setting_words(analysis: ResponseAnalysis) -> str:
    population = counted_words(analysis.study, analysis.endpoint)
    return (
        f"{population}, N = {{{analysis.fact('subjects').id}}}. {cutoff_note(analysis.study)} "
        f"{_definition(analysis)}"
    )


def _methods(analysis: ResponseAnalysis, policy: Policy) -> str:
    if analysis.results is None:
        return say("Estimates as reported in the source.")
    words = [say("Clopper-Pearson limits; subjects without an assessment count as non-responders.")]
    if analysis.comparisons:
        name = say(DIFFERENCE_METHODS[policy.statistics.risk_difference])
        words.append(say("Difference: {0} limits; p: {1}.", name, _test_words(analysis)))
    return " ".join(words)


def _test_words(analysis: ResponseAnalysis) -> str:
    assert analysis.results is not None
    if not analysis.results.strata_used:
        return say("two-sided chi-square test")
    labels = analysis.study.spec.labels
    names = [sentence_case(labels.get(name, name)) for name in analysis.results.strata_used]
    return say("two-sided Cochran-Mantel-Haenszel test, stratified by {0}", joined_words(names))


def _alt(analysis: ResponseAnalysis) -> str:
    study = analysis.study
    facts = [(arm, analysis.arm_fact("rate", arm).id) for arm in range(len(study.arms))]
    rates = "; ".join(
        f"{arm_name(study, arm)} {{{id_}:count}}, {{{id_}:full}}" for arm, id_ in facts
    )
    compared = "".join(
        say(
            " Difference {0}, percentage points: {1}.",
            comparison_name(study, arm),
            full_token(analysis.pair_fact("difference", arm)),
        )
        for arm in analysis.comparisons
    )
    return say(
        "Bars of {0} per arm. {1}, N = {2}: {3}.{4}",
        sentence_case(analysis.endpoint.label),
        counted_words(study, analysis.endpoint),
        f"{{{analysis.fact('subjects').id}}}",
        rates,
        compared,
    )


KINDS = {
    "response": Kind(
        "response",
        "Response rates",
        ResponseData,
        make_response,
        draw_response,
        choosing=RESPONSE_OPTIONS,
    ),
}
