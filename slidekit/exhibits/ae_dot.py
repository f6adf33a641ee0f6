"""Dot plot of adverse events (Amit 2008): incidence per arm, and risk difference with limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.exhibits.ae_overview import by_arm
from slidekit.exhibits.dot_drawing import DotArm, DotData, DotRow, Interval, count_rows, draw_dots
from slidekit.exhibits.fact import Fact
from slidekit.exhibits.model import Exhibit, Made, Missing
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.safety_analysis import safety_analysis
from slidekit.exhibits.safety_difference import differences
from slidekit.exhibits.safety_notes import safety_notes
from slidekit.exhibits.scale import percent
from slidekit.exhibits.setting import (
    DIFFERENCE_METHODS,
    arm_labels,
    display_arms,
    provenance_of,
    references_of,
)
from slidekit.languages import say, tell

if TYPE_CHECKING:
    from slidekit.exhibits.model import Request
    from slidekit.exhibits.safety_analysis import Facts, SafetyAnalysis, Term
    from slidekit.study.model import Study

NAME = "ae_dot"


@dataclass(frozen=True, slots=True)
class _Compared:
    """A term with its differences to the reference arm."""

    term: Term
    differences: Facts


def make(request: Request) -> Made | Missing:
    """Return the dot plot; Missing without events, or where no two arms may be compared."""
    study = request.study
    analysis = safety_analysis(study, request.prefix)
    if isinstance(analysis, Missing):
        return replace(analysis, kind=NAME)
    if len(study.arms) < 2 or study.spec.design.randomised is False:
        reason = tell("Risk differences need two randomised arms or more.")
        return Missing(NAME, reason, "design.randomised")
    if not analysis.terms:
        return Missing(
            NAME, tell("The tables of adverse events name no preferred terms."), "columns"
        )
    return _made(request, analysis)


def _made(request: Request, analysis: SafetyAnalysis) -> Made:
    study = request.study
    compared = _compared(request, analysis)
    number = _number(request, analysis, len(compared))
    method = say(
        "{0} confidence limits", say(DIFFERENCE_METHODS[request.policy.statistics.risk_difference])
    )
    own = (
        say(" computed from the printed counts, post hoc, data on file;")
        if analysis.reported
        else ""
    )
    below = safety_notes(
        request,
        analysis,
        say(
            "The {0} most frequent terms of all arms together, sorted by risk difference;{1} {2}.",
            f"{{{number.id}}}",
            own,
            method,
        ),
        drawn=True,
    )
    shown = tuple(f for one in compared for f in (*one.term.any_grade, *one.differences))
    facts = (number, *analysis.row("teae"), *shown, *below.facts)
    exhibit = Exhibit(
        id=f"{request.prefix}{NAME}",
        kind=NAME,
        study=study.spec.id,
        data=_data(study, analysis, compared),
        arms=display_arms(study),
        population=analysis.source.population,
        status="post_hoc" if analysis.reported else "safety",
        facts=tuple(fact.id for fact in facts),
        title=_title(analysis, number),
        footnotes=below.footnotes,
        notes=below.notes,
        references=references_of(analysis.source),
        alt=_alt(study, compared),
    )
    return Made(exhibit, facts)


def _title(analysis: SafetyAnalysis, number: Fact) -> str:
    """Return the title; differences that nobody printed are named post hoc in it."""
    topic = say("Adverse events: the {0} most frequent terms", f"{{{number.id}}}")
    if analysis.reported:
        return say("{0}, risk differences (post hoc)", topic)
    return say("{0} and their risk differences", topic)


def _compared(request: Request, analysis: SafetyAnalysis) -> tuple[_Compared, ...]:
    """Return the most frequent terms by falling risk difference of the first arm compared."""
    terms = analysis.terms[: request.policy.safety.dot_plot_terms]
    rows = differences(request.study, [term.any_grade for term in terms], request.policy.statistics)
    found = [_Compared(term, row) for term, row in zip(terms, rows, strict=True)]
    return tuple(sorted(found, key=_falling))


def _falling(one: _Compared) -> tuple[bool, float, str]:
    value = one.differences[0].value
    return value is None, -(value or 0.0), one.term.name


def _number(request: Request, analysis: SafetyAnalysis, count: int) -> Fact:
    return Fact(
        id=f"{request.prefix}safety.dot_terms",
        measure="count",
        value=float(count),
        population=analysis.source.population,
        status="safety",
        provenance=provenance_of(analysis.source, "policy"),
    )


def _data(study: Study, analysis: SafetyAnalysis, compared: tuple[_Compared, ...]) -> DotData:
    labels = arm_labels(study)
    others = tuple(arm for arm in range(len(labels)) if arm != study.reference)
    return DotData(
        arms=tuple(
            DotArm(f"{label} (N = {{{fact.id}:big_n}})", style)
            for style, (label, fact) in enumerate(zip(labels, analysis.row("teae"), strict=True))
        ),
        compared=others,
        reference=labels[study.reference],
        experimental=labels[others[0]] if len(others) == 1 else say("other arms"),
        level=f"{{{compared[0].differences[0].id}:level}}",
        rows=tuple(_row(one) for one in compared),
    )


def _row(one: _Compared) -> DotRow:
    return DotRow(
        name=one.term.name,
        shares=tuple(percent(fact.value) for fact in one.term.any_grade),
        differences=tuple(
            Interval(fact.id, percent(fact.value), percent(fact.lower), percent(fact.upper))
            for fact in one.differences
        ),
    )


def _alt(study: Study, compared: tuple[_Compared, ...]) -> str:
    first = compared[0]
    each = "; ".join(
        say(
            "{0} against {1} {2} percentage points",
            label,
            arm_labels(study)[study.reference],
            f"{{{fact.id}:full}}",
        )
        for label, fact in zip(_others(study), first.differences, strict=True)
    )
    return say(
        "Dot plot of incidence per arm and risk difference of {0} terms. Largest "
        "difference: {1}, {2}; {3}.",
        len(compared),
        first.term.name,
        by_arm(study, first.term.any_grade),
        each,
    )


def _others(study: Study) -> tuple[str, ...]:
    return tuple(label for arm, label in enumerate(arm_labels(study)) if arm != study.reference)


KINDS = {
    NAME: Kind(
        NAME,
        "Adverse events: incidence and risk difference",
        DotData,
        make,
        draw_dots,
        count_rows,
        row_height_pt=26.0,
    )
}
