"""Butterfly of common adverse events: two arms as mirrored bars, grade 3 or higher darker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.ae_threshold import AT_LEAST, is_common, threshold_of
from slidekit.exhibits.butterfly_drawing import (
    Bar,
    ButterflyData,
    ButterflyRow,
    Side,
    count_rows,
    draw_butterfly,
)
from slidekit.exhibits.model import Exhibit, Made, Missing
from slidekit.exhibits.plot_options import BUTTERFLY_OPTIONS
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.safety_analysis import safety_analysis
from slidekit.exhibits.safety_notes import safety_notes
from slidekit.exhibits.scale import percent
from slidekit.exhibits.setting import arm_labels, display_arms, references_of
from slidekit.languages import say, tell

if TYPE_CHECKING:
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Request
    from slidekit.exhibits.safety_analysis import SafetyAnalysis, Term
    from slidekit.study.model import Study

NAME = "ae_butterfly"
OPTION = "arm"
"""Option that names the arm to show against the reference, in a study of more than two arms."""

Pair = tuple[int, int]
"""Arms at the left and at the right, in study order."""


def make(request: Request) -> Made | Missing:
    """Return the butterfly; Missing without events, or where it is not said which two arms."""
    analysis = safety_analysis(request.study, request.prefix)
    if isinstance(analysis, Missing):
        return replace(analysis, kind=NAME)
    if isinstance(pair := _pair(request), Missing):
        return pair
    threshold = threshold_of(request, analysis)
    terms = tuple(term for term in analysis.terms if is_common(term, threshold))
    if not terms:
        percent = request.policy.safety.common_percent
        return Missing(NAME, tell("No adverse event was reported by {0:g} % of any arm.", percent))
    return _made(request, analysis, pair, threshold, terms)


def _pair(request: Request) -> Pair | Missing:
    """Return the two arms of a study, or the one that the option names and the reference."""
    study = request.study
    if len(study.arms) == 2:
        return (0, 1)
    named = [i for i, arm in enumerate(study.arms) if arm.id == request.option(OPTION)]
    if not named or named[0] == study.reference:
        reason = tell(
            "The figure shows two arms, and the study has {0}: the option {1} of the template does "
            "not name one to show against the reference.",
            len(study.arms),
            OPTION,
        )
        return Missing(NAME, reason)
    first, second = sorted((named[0], study.reference))
    return first, second


def _made(
    request: Request,
    analysis: SafetyAnalysis,
    pair: Pair,
    threshold: Fact,
    terms: tuple[Term, ...],
) -> Made:
    share = f"{AT_LEAST} {{{threshold.id}:trimmed}}"
    below = safety_notes(
        request,
        analysis,
        say(
            "Terms in {0} of subjects in any arm, most frequent in all arms together "
            "first. Numbers: any grade ({1}).",
            share,
            say(analysis.severe_label.lower()),
        ),
        drawn=True,
    )
    shown = tuple(
        fact for term in terms for arm in pair for fact in (term.any_grade[arm], term.severe[arm])
    )
    facts = (threshold, *analysis.row("teae"), *shown, *below.facts)
    exhibit = Exhibit(
        id=f"{request.prefix}{NAME}",
        kind=NAME,
        study=request.study.spec.id,
        data=_data(request.study, analysis, pair, terms),
        arms=tuple(display_arms(request.study)[arm] for arm in pair),
        population=analysis.source.population,
        status="safety",
        facts=tuple(fact.id for fact in facts),
        title=say("Adverse events in {0} of subjects in any arm, by arm and grade", share),
        footnotes=below.footnotes,
        notes=below.notes,
        references=references_of(analysis.source),
        alt=_alt(request.study, pair, terms),
    )
    return Made(exhibit, facts)


def _data(
    study: Study, analysis: SafetyAnalysis, pair: Pair, terms: tuple[Term, ...]
) -> ButterflyData:
    labels, totals = arm_labels(study), analysis.row("teae")
    sides = [Side(f"{labels[arm]} (N = {{{totals[arm].id}:big_n}})", arm) for arm in pair]
    return ButterflyData(
        left=sides[0],
        right=sides[1],
        severe=say(analysis.severe_label),
        rows=tuple(
            ButterflyRow(term.name, _bar(term, pair[0]), _bar(term, pair[1])) for term in terms
        ),
    )


def _bar(term: Term, arm: int) -> Bar:
    any_grade, severe = term.any_grade[arm], term.severe[arm]
    return Bar(any_grade.id, percent(any_grade.value), severe.id, percent(severe.value))


def _alt(study: Study, pair: Pair, terms: tuple[Term, ...]) -> str:
    labels = arm_labels(study)
    each = "; ".join(
        f"{term.name}: "
        + ", ".join(f"{labels[arm]} {{{term.any_grade[arm].id}:count_percent}}" for arm in pair)
        for term in terms[:3]
    )
    return say(
        "Mirrored bars of the incidence of {0} adverse events. Most frequent: {1}.",
        len(terms),
        each,
    )


KINDS = {
    NAME: Kind(
        NAME,
        "Adverse events: two arms mirrored",
        ButterflyData,
        make,
        draw_butterfly,
        count_rows,
        row_height_pt=21.0,
        choosing=BUTTERFLY_OPTIONS,
    )
}
