"""Common adverse events: terms by system organ class, any grade and grade 3 or higher per arm."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.ae_overview import cells
from slidekit.exhibits.ae_threshold import AT_LEAST, is_common, threshold_of
from slidekit.exhibits.model import Column, Exhibit, Made, Missing, Row, TableData
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.safety_analysis import safety_analysis
from slidekit.exhibits.safety_notes import safety_notes
from slidekit.exhibits.setting import arm_labels, display_arms, references_of
from slidekit.languages import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Request
    from slidekit.exhibits.safety_analysis import SafetyAnalysis, Term
    from slidekit.study.model import Study

NAME = "ae_common"


def make(request: Request) -> Made | Missing:
    """Return the table of common events; Missing where no table of adverse events is there."""
    analysis = safety_analysis(request.study, request.prefix)
    if isinstance(analysis, Missing):
        return replace(analysis, kind=NAME)
    if not analysis.terms:
        reason = tell("The tables of adverse events name no preferred terms.")
        return Missing(NAME, reason, "columns")
    threshold = threshold_of(request, analysis)
    listed = tuple(_listed(analysis, threshold))
    below = safety_notes(request, analysis, _rule(analysis, threshold))
    shown = tuple(fact for term in listed for fact in (*term.any_grade, *term.severe))
    facts = (threshold, *shown, *analysis.row("teae"), *below.facts)
    exhibit = Exhibit(
        id=f"{request.prefix}{NAME}",
        kind=NAME,
        study=request.study.spec.id,
        data=_table(request.study, analysis, listed),
        arms=display_arms(request.study),
        population=analysis.source.population,
        status="safety",
        facts=tuple(fact.id for fact in facts),
        title=say("Adverse events in {0} of subjects in any arm", _share(threshold)),
        footnotes=below.footnotes,
        notes=below.notes,
        references=references_of(analysis.source),
        alt=_alt(request.study, listed, threshold),
    )
    return Made(exhibit, (*facts, *analysis.checks_of(shown)))


def _listed(analysis: SafetyAnalysis, threshold: Fact) -> Iterator[Term]:
    """Yield the classes, each before those of its terms that reach the threshold.

    Where classes have no counts of their own, the terms stand in one list.
    """
    common = [term for term in analysis.terms if is_common(term, threshold)]
    classes = {one.soc: one for one in analysis.classes}
    for soc in classes:
        if terms := [term for term in common if term.soc == soc]:
            yield from (classes[soc], *terms)
    yield from (term for term in common if term.soc not in classes)


def _table(study: Study, analysis: SafetyAnalysis, listed: tuple[Term, ...]) -> TableData:
    grouped = any(not term.name for term in listed)
    return TableData(
        columns=(Column(_heading(grouped), "left", 2.0), *_columns(study, analysis)),
        rows=tuple(_row(term, grouped) for term in listed) or (_none(len(study.arms)),),
    )


def _heading(grouped: bool) -> str:
    words = say("System organ class\nPreferred term") if grouped else say("Preferred term")
    return f"{words}, n (%)"


def _columns(study: Study, analysis: SafetyAnalysis) -> Iterator[Column]:
    severe = say(analysis.severe_label.lower())
    for label, fact in zip(arm_labels(study), analysis.row("teae"), strict=True):
        yield Column(say("{0}\n(N = {1})\nany grade", label, f"{{{fact.id}:big_n}}"))
        yield Column(f"{label}\n{severe}")


def _row(term: Term, grouped: bool) -> Row:
    pairs = zip(cells(term.any_grade), cells(term.severe), strict=True)
    numbers = (cell for pair in pairs for cell in pair)
    if not term.name:
        return Row((term.soc, *numbers), bold=True, group=True)
    return Row((term.name, *numbers), level=1 if grouped else 0)


def _none(arms: int) -> Row:
    return Row((say("No term reached the threshold"), *("",) * (2 * arms)))


def _share(threshold: Fact) -> str:
    return f"{AT_LEAST} {{{threshold.id}:trimmed}}"


def _rule(analysis: SafetyAnalysis, threshold: Fact) -> str:
    printed = say(" Source threshold: {0}.", analysis.threshold) if analysis.threshold else ""
    classes = say("; rows of a class count all its terms") if analysis.classes else ""
    return say(
        "Terms in {0} of subjects in any arm, most frequent in all arms together first{1}.{2}",
        _share(threshold),
        classes,
        printed,
    )


def _alt(study: Study, listed: tuple[Term, ...], threshold: Fact) -> str:
    terms = sorted((term for term in listed if term.name), key=lambda term: -term.share)[:3]
    each = "; ".join(f"{term.name}: {_values(study, term)}" for term in terms)
    return say(
        "Table of adverse events in {0} of subjects in any arm. {1}",
        _share(threshold),
        say("Most frequent: {0}.", each) if each else say("No term reached the threshold."),
    )


def _values(study: Study, term: Term) -> str:
    pairs = zip(arm_labels(study), term.any_grade, strict=True)
    return ", ".join(f"{label} {{{fact.id}:count_percent}}" for label, fact in pairs)


KINDS = {NAME: Kind(NAME, "Adverse events by system organ class", TableData, make)}
