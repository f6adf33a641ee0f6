"""Adverse events of special interest: every one has a row, also where nobody had it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.ae_overview import arm_columns, by_arm
from slidekit.exhibits.model import Column, Exhibit, Made, Missing, Row, TableData
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.safety_analysis import safety_analysis
from slidekit.exhibits.safety_notes import safety_notes
from slidekit.exhibits.setting import display_arms, references_of
from slidekit.languages import say, tell, to_say
from slidekit.study.subjects import filter_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.model import Request
    from slidekit.exhibits.safety_analysis import Facts, SafetyAnalysis, Special
    from slidekit.study.model import Study

NAME = "aesi"
NONE_DEFINED = to_say("No adverse event of special interest was defined")


def make(request: Request) -> Made | Missing:
    """Return the table; Missing where study.yaml does not say what was of special interest."""
    analysis = safety_analysis(request.study, request.prefix)
    if isinstance(analysis, Missing):
        return replace(analysis, kind=NAME)
    if analysis.special is None:
        reason = tell(
            "study.yaml does not say which adverse events were of special interest; [] says that "
            "none were defined."
        )
        return Missing(NAME, reason, "safety.aesi")
    return _made(request, analysis, analysis.special)


def _made(request: Request, analysis: SafetyAnalysis, special: tuple[Special, ...]) -> Made:
    study = request.study
    below = safety_notes(request, analysis)
    shown = tuple(fact for one in special for row in _sorts(analysis, one).values() for fact in row)
    facts = (*analysis.row("teae"), *shown, *below.facts)
    exhibit = Exhibit(
        id=f"{request.prefix}{NAME}",
        kind=NAME,
        study=study.spec.id,
        data=_table(study, analysis, special),
        arms=display_arms(study),
        population=analysis.source.population,
        status="safety",
        facts=tuple(fact.id for fact in facts),
        title=say("Adverse events of special interest"),
        footnotes=below.footnotes,
        notes=(*below.notes, *_definitions(study)),
        references=references_of(analysis.source),
        alt=_alt(study, special),
    )
    return Made(exhibit, (*facts, *analysis.checks_of(shown)))


def _sorts(analysis: SafetyAnalysis, one: Special) -> dict[str, Facts]:
    return {
        say("Any grade"): one.any_grade,
        say(analysis.severe_label): one.severe,
        say("Serious"): one.serious,
        say("Fatal"): one.fatal,
    }


def _table(study: Study, analysis: SafetyAnalysis, special: tuple[Special, ...]) -> TableData:
    heading = Column(say("Event of special interest, n/N (%)"), "left", 2.0)
    rows = tuple(row for one in special for row in _rows(study, analysis, one))
    none = Row((say(NONE_DEFINED), *("",) * len(study.arms)))
    return TableData((heading, *arm_columns(study, analysis)), rows or (none,))


def _rows(study: Study, analysis: SafetyAnalysis, one: Special) -> Iterator[Row]:
    """Yield a heading and a row for each sort; n/N stands in every cell, also 0/N."""
    yield Row((one.label, *("",) * len(study.arms)), bold=True, group=True)
    for label, facts in _sorts(analysis, one).items():
        yield Row((label, *(f"{{{fact.id}:count_percent}}" for fact in facts)), level=1)


def _definitions(study: Study) -> Iterator[str]:
    for one in study.spec.safety.aesi or ():
        parts = [", ".join(one.terms), filter_words(one.filter)]
        if words := "; ".join(part for part in parts if part):
            yield f"{one.label}: {words}."


def _alt(study: Study, special: tuple[Special, ...]) -> str:
    if not special:
        return f"{say(NONE_DEFINED)}."
    each = "; ".join(f"{one.label}: {by_arm(study, one.any_grade)}" for one in special)
    return say("Table of adverse events of special interest per arm. {0}.", each)


KINDS = {NAME: Kind(NAME, "Adverse events of special interest", TableData, make)}
