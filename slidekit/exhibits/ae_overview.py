"""Overview of adverse events: a row per sort of event, subjects n (%) per arm."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.model import Column, Exhibit, Made, Missing, Row, TableData
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.safety_analysis import safety_analysis
from slidekit.exhibits.safety_notes import safety_notes
from slidekit.exhibits.setting import arm_labels, display_arms, references_of
from slidekit.languages import say, to_say

if TYPE_CHECKING:
    from slidekit.exhibits.model import Request
    from slidekit.exhibits.safety_analysis import Facts, SafetyAnalysis
    from slidekit.study.model import Study

NAME = "ae_overview"

LABELS = {
    "teae": to_say("Any treatment-emergent adverse event (TEAE)"),
    "grade3": to_say("{severe} TEAE"),
    "serious": to_say("Serious TEAE"),
    "discontinuation": to_say("TEAE leading to discontinuation of treatment"),
    "dose_change": to_say("TEAE leading to interruption or dose reduction"),
    "fatal": to_say("Fatal TEAE"),
    "death": to_say("Death from any cause"),
    "related": to_say("TEAE related to treatment (investigator)"),
}
"""Rows in reading order; related events come after all events, whatever their cause."""


def make(request: Request) -> Made | Missing:
    """Return the overview table; Missing where no table of adverse events is there."""
    analysis = safety_analysis(request.study, request.prefix)
    if isinstance(analysis, Missing):
        return replace(analysis, kind=NAME)
    below = safety_notes(request, analysis)
    shown = tuple(fact for key in LABELS for fact in analysis.row(key))
    facts = (*shown, *below.facts)
    exhibit = Exhibit(
        id=f"{request.prefix}{NAME}",
        kind=NAME,
        study=request.study.spec.id,
        data=overview_table(request.study, analysis),
        arms=display_arms(request.study),
        population=analysis.source.population,
        status="safety",
        facts=tuple(fact.id for fact in facts),
        title=say("Adverse events: overview by treatment received"),
        footnotes=below.footnotes,
        notes=below.notes,
        references=references_of(analysis.source),
        alt=_alt(request.study, analysis),
    )
    return Made(exhibit, (*facts, *analysis.checks_of(shown)))


def overview_table(study: Study, analysis: SafetyAnalysis) -> TableData:
    """Return the table of the overview; N stands in the headings."""
    return TableData(
        columns=(
            Column(say("Subjects with event, n (%)"), "left", 2.0),
            *arm_columns(study, analysis),
        ),
        rows=tuple(
            Row(
                (
                    say(label).replace("{severe}", say(analysis.severe_label)),
                    *cells(analysis.row(key)),
                )
            )
            for key, label in LABELS.items()
        ),
    )


def row_label(analysis: SafetyAnalysis, label: str) -> str:
    """Return what a row is called; the severe ones by grade or by severity."""
    return say(label).replace("{severe}", say(analysis.severe_label))


def arm_columns(study: Study, analysis: SafetyAnalysis) -> tuple[Column, ...]:
    """Return a column per arm, headed by its name and N."""
    totals = analysis.row("teae")
    return tuple(
        Column(f"{label}\n(N = {{{fact.id}:big_n}})")
        for label, fact in zip(arm_labels(study), totals, strict=True)
    )


def cells(facts: Facts) -> tuple[str, ...]:
    """Return "n (%)" of each arm as tokens."""
    return tuple(f"{{{fact.id}:cell}}" for fact in facts)


def by_arm(study: Study, facts: Facts) -> str:
    """Return "Nexo {...}, Control {...}" with n/N (%) of each arm."""
    each = zip(arm_labels(study), facts, strict=True)
    return ", ".join(f"{label} {{{fact.id}:count_percent}}" for label, fact in each)


def _alt(study: Study, analysis: SafetyAnalysis) -> str:
    parts = (
        say("any TEAE: {0}", by_arm(study, analysis.row("teae"))),
        f"{say(analysis.severe_label.lower())}: {by_arm(study, analysis.row('grade3'))}",
        say("serious: {0}", by_arm(study, analysis.row("serious"))),
    )
    return say("Table of subjects with adverse events per arm. {0}.", "; ".join(parts))


KINDS = {NAME: Kind(NAME, "Adverse events: overview", TableData, make)}
