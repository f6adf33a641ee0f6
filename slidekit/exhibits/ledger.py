"""The endpoint ledger: every planned endpoint in the order of tests, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from slidekit.errors import StudyError
from slidekit.exhibits.alpha_plan import is_sequence, plan_of
from slidekit.exhibits.model import Column, Exhibit, Made, Missing, Row, TableData
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.report_words import report_words
from slidekit.exhibits.response_analysis import ResponseAnalysis, response_analysis
from slidekit.exhibits.setting import (
    RANK_WORDS,
    SIDED,
    cutoff_note,
    display_arms,
    provenance_notes,
    references_of,
    unit_words,
)
from slidekit.exhibits.survival_analysis import SurvivalAnalysis, survival_analysis
from slidekit.exhibits.survival_words import (
    abbreviations,
    arm_name,
    comparison_name,
    computes_ratio,
    estimate_token,
    facts_in,
    footnote,
    full_token,
    p_token,
    sentence_case,
    strata_words,
)
from slidekit.exhibits.testing import STATE_WORDS, is_prespecified, state_of
from slidekit.languages import numeral, say, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.alpha_plan import AlphaPlan
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Request
    from slidekit.study.model import Study
    from slidekit.study.spec import Endpoint

    Analysis = SurvivalAnalysis | ResponseAnalysis

Cell = TypeVar("Cell")

RANKS = tuple(rank for rank in RANK_WORDS if rank != "post_hoc")
NO_P = "\N{EN DASH}"


def make_ledger(request: Request) -> Made | Missing:
    """Make the table of all planned endpoints."""
    planned = planned_endpoints(request.study)
    if not planned:
        return Missing("ledger", tell("No endpoint has a rank."), "endpoints: rank")
    found = {endpoint.id: _analysis(request, endpoint) for endpoint in planned}
    analyses = tuple(analysis for analysis in found.values() if analysis is not None)
    facts = {fact.id: fact for analysis in analyses for fact in analysis.facts.values()}
    rows = tuple(row for one in planned for row in _rows(request, one, found[one.id]))
    return Made(_exhibit(request, planned, rows, analyses), tuple(facts.values()))


def planned_endpoints(study: Study) -> tuple[Endpoint, ...]:
    """Return the endpoints that were planned, in the order of tests, then by rank."""
    planned = [
        one
        for one in study.spec.endpoints
        if one.rank in RANKS and (is_prespecified(one) or one.prespecified is None)
    ]
    last = len(study.spec.endpoints) + 1

    def place(endpoint: Endpoint) -> tuple[int, int]:
        return endpoint.alpha_order or last, RANKS.index(endpoint.rank or "secondary")

    return tuple(sorted(planned, key=place))


def _analysis(request: Request, endpoint: Endpoint) -> Analysis | None:
    """Return an endpoint's facts; None where no table has it."""
    analyse = response_analysis if endpoint.type == "response" else survival_analysis
    try:
        return analyse(request.study, request.policy, endpoint.id, request.prefix)
    except StudyError:
        return None


def _exhibit(
    request: Request,
    planned: tuple[Endpoint, ...],
    rows: tuple[Row, ...],
    analyses: tuple[Analysis, ...],
) -> Exhibit:
    study = request.study
    columns = _columns(study, _level(analyses))
    cells = (*(cell for row in rows for cell in row.cells), *(column.text for column in columns))
    alt = _alt(request, planned, analyses)
    words = (cutoff_note(study), _plan_words(study), _methods(analyses))
    shown = facts_in(*cells, *words, alt)
    known = {fact.id: fact for analysis in analyses for fact in analysis.facts.values()}
    short = abbreviations((*cells, *words), (known[id_] for id_ in shown))
    from_patients = any(analysis.results for analysis in analyses)
    report = report_words(study, (known[id_] for id_ in shown), from_patients=from_patients)
    sources = {(a.source.files, a.source.filter): a for a in analyses}
    return Exhibit(
        id=f"{request.prefix}ledger",
        kind="ledger",
        study=study.spec.id,
        data=TableData(columns, rows),
        arms=display_arms(study),
        facts=shown,
        title=_title(report.mark),
        footnotes=footnote(
            analyses[0].source if analyses else None, *words, report.sentence, short
        ),
        notes=(*(n for a in sources.values() for n in provenance_notes(a.source)), *report.notes),
        references=tuple(
            dict.fromkeys(
                (*(r for a in analyses for r in references_of(a.source)), *report.references)
            )
        ),
        alt=alt,
    )


def _title(mark: str) -> str:
    """Return the title; with a mark it is shorter, so that no word of it falls on a second line."""
    if mark:
        return say("Prespecified endpoints in testing order ({0})", mark)
    return say("All prespecified endpoints in the order of testing")


def _level(analyses: tuple[Analysis, ...]) -> str:
    """Return the token of the confidence level, from the first effect that there is."""
    ids = (_effect_fact(a, arm).id for a in analyses for arm in a.comparisons)
    first = next(ids, "")
    return f"{{{first}:level}}" if first else ""


def _columns(study: Study, level: str) -> tuple[Column, ...]:
    named = len(study.arms) <= 2
    reference = arm_name(study, study.reference)
    other = next((i for i in range(len(study.arms)) if i != study.reference), study.reference)
    results = [Column(arm_name(study, other) if named else say("Arm"), "left", 1.9)]
    if len(study.arms) > 1:
        results.append(Column(reference, "left", 1.9))
    results = _in_order(study, results)
    return (
        Column(say("Endpoint"), "left", 2.2),
        Column(say("Rank (order)"), "left", 1.3),
        *results,
        Column(say("Effect ({0} CI)", level) if level else say("Effect"), "left", 2.6),
        Column("p", "left", 1.1),
        Column(say("Result"), "left", 1.0),
    )


def _in_order(study: Study, cells: list[Cell]) -> list[Cell]:
    """Return an arm's cell and that of the reference as the arms of the study stand."""
    return cells[::-1] if study.reference == 0 else cells


def _rows(request: Request, endpoint: Endpoint, analysis: Analysis | None) -> Iterator[Row]:
    """Yield the row of an endpoint; with three arms or more, one for each comparison."""
    study = request.study
    state = say(STATE_WORDS[state_of(study, request.policy.statistics, endpoint)])
    others = [arm for arm in range(len(study.arms)) if arm != study.reference]
    label, rank = _label(study, endpoint), _rank(endpoint)
    if len(others) <= 1:
        cells = [_result(analysis, arm) for arm in range(len(study.arms))]
        pair = others[0] if others else None
        yield Row((label, rank, *cells, *_effect(analysis, pair), state))
        return
    yield Row((label, rank, "", "", "", "", state), bold=True, group=True)
    for arm in others:
        cells = _in_order(study, [_result(analysis, one) for one in (arm, study.reference)])
        state = _state_of_arm(request, endpoint, arm)
        name = comparison_name(study, arm)
        yield Row((name, "", *cells, *_effect(analysis, arm), state), level=1)


def _state_of_arm(request: Request, endpoint: Endpoint, arm: int) -> str:
    """Return what became of one comparison; "" where no plan tests comparisons."""
    study = request.study
    if study.spec.statistics.plan is None:
        return ""
    arm_id = study.arms[arm].id
    return say(STATE_WORDS[state_of(study, request.policy.statistics, endpoint, arm_id)])


def _label(study: Study, endpoint: Endpoint) -> str:
    if endpoint.type == "response":
        return f"{endpoint.label},\N{NO-BREAK SPACE}%"
    return say("{0}: median, {1}", endpoint.label, unit_words(study.spec.unit))


def _rank(endpoint: Endpoint) -> str:
    word = say(RANK_WORDS[endpoint.rank or "secondary"])
    return f"{word}\N{NO-BREAK SPACE}({endpoint.alpha_order})" if endpoint.alpha_order else word


def _result(analysis: Analysis | None, arm: int) -> str:
    """Return the result of an arm: median or rate with its limits."""
    if analysis is None:
        return say("not reported")
    measure = "rate" if analysis.endpoint.type == "response" else "median"
    return estimate_token(analysis.arm_fact(measure, arm))


def _effect(analysis: Analysis | None, arm: int | None) -> tuple[str, str]:
    """Return effect with limits and typed p of one comparison."""
    if analysis is None:
        return say("not reported"), NO_P
    if arm is None or arm not in analysis.comparisons:
        return say("not compared"), NO_P
    is_response = analysis.endpoint.type == "response"
    fact = analysis.pair_fact("difference" if is_response else "hr", arm)
    name = say("Diff.") if is_response else say("HR")
    return f"{name}\N{NO-BREAK SPACE}{estimate_token(fact)}", p_token(fact) or NO_P


def _plan_words(study: Study) -> str:
    """Return how the order of tests controls the error, as far as study.yaml says."""
    alpha = study.spec.statistics.alpha
    if alpha is None or not any(one.alpha_order for one in study.spec.endpoints):
        return say("Order of testing: not reported.")
    sided = say(SIDED[study.spec.statistics.sided])
    plan = plan_of(study.spec)
    if plan is not None and not is_sequence(plan):
        return say(
            "In brackets after the rank: step of the test plan, overall {0} alpha {1}. "
            "Result: p against the boundary of the plan{2}.",
            sided,
            numeral(alpha),
            _analysis_words(study, plan),
        )
    return say(
        "In brackets after the rank: order of testing, {0} alpha {1}.", sided, numeral(alpha)
    )


def _analysis_words(study: Study, plan: AlphaPlan) -> str:
    """Return the analysis that is reported, where there are several."""
    given = study.spec.statistics.plan
    if given is None or plan.current is None or len(plan.analyses) == 1:
        return ""
    current = given.analyses[plan.current]
    return say(", analysis reported: {0}", current.label or current.id)


def _methods(analyses: tuple[Analysis, ...]) -> str:
    words = []
    compared = [a for a in analyses if a.comparisons]
    timed = [a for a in compared if isinstance(a, SurvivalAnalysis) and computes_ratio(a)]
    if timed:
        strata = strata_words(timed[0])
        how = say(", stratified by {0}", strata) if strata else ""
        words.append(say("HR: Cox model, p: log-rank test{0}.", how))
    if any(isinstance(a, ResponseAnalysis) for a in compared):
        words.append(say("Diff.: difference of rates, percentage points."))
    return " ".join(words)


def _alt(request: Request, planned: tuple[Endpoint, ...], analyses: tuple[Analysis, ...]) -> str:
    study, statistics = request.study, request.policy.statistics
    states = "; ".join(
        f"{sentence_case(one.label)} {say(STATE_WORDS[state_of(study, statistics, one)].lower())}"
        for one in planned
    )
    first = next(iter(analyses), None)
    effects = (
        f" {first.endpoint.label}, N = {{{first.fact('subjects').id}}}, "
        f"{comparison_name(study, arm)}: {full_token(_effect_fact(first, arm))}."
        for arm in (first.comparisons if first else ())
        if first
    )
    return say("Table of all prespecified endpoints: {0}.{1}", states, "".join(effects))


def _effect_fact(analysis: Analysis, arm: int) -> Fact:
    is_response = analysis.endpoint.type == "response"
    return analysis.pair_fact("difference" if is_response else "hr", arm)


KINDS = {"ledger": Kind("ledger", "Endpoint ledger", TableData, make_ledger)}
