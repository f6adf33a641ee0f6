"""CONSORT flow diagram: assessed, allocated, treated, discontinued, analysed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.exhibits.disposition_analysis import disposition_analysis
from slidekit.exhibits.flow_drawing import INDENT, FlowArm, FlowData, draw_flow
from slidekit.exhibits.model import Exhibit, Made, Missing
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.setting import (
    arm_labels,
    cutoff_note,
    display_arms,
    population_label,
    population_of,
    provenance_notes,
    source_note,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.disposition_analysis import ArmFacts, DispositionAnalysis, FateFacts
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Request
    from slidekit.study.model import Study

NAME = "disposition"
ASSIGNED = {True: "Randomised", False: "Enrolled", None: "Assigned to an arm"}


def make(request: Request) -> Made | Missing:
    """Return the flow diagram; Missing where there is no table of subjects."""
    study = request.study
    flow = disposition_analysis(study, request.prefix)
    if isinstance(flow, Missing):
        return flow
    words = _Words(study, flow)
    exhibit = Exhibit(
        id=f"{request.prefix}{NAME}",
        kind=NAME,
        study=study.spec.id,
        data=words.data(),
        arms=display_arms(study),
        facts=tuple(fact.id for fact in flow.facts),
        title="Disposition of subjects",
        footnotes=(
            f"Subjects by arm as {words.assigned.lower()}. {words.abbreviations()}"
            f"{cutoff_note(study)} {source_note(flow.source)}",
        ),
        notes=provenance_notes(flow.source),
        alt=words.alt(),
    )
    return Made(exhibit, flow.facts)


@dataclass(frozen=True, slots=True)
class _Words:
    """The lines of the diagram's boxes, with tokens."""

    study: Study
    flow: DispositionAnalysis

    @property
    def assigned(self) -> str:
        """What being given an arm is called."""
        return ASSIGNED[self.study.spec.design.randomised]

    def data(self) -> FlowData:
        """Return all boxes."""
        labels = arm_labels(self.study)
        return FlowData(
            assessed=_line("Assessed for eligibility", self.flow.screened),
            excluded=_line("Excluded", self.flow.screen_failures),
            assigned=_line(self.assigned, self.flow.randomised),
            arms=tuple(
                FlowArm(
                    name=labels[index],
                    style=index,
                    allocated=tuple(self.allocated(arm)),
                    fate=tuple(self.fate(arm)),
                    analysed=tuple(self.analysed(arm)),
                )
                for index, arm in enumerate(self.flow.arms)
            ),
        )

    def allocated(self, arm: ArmFacts) -> Iterator[str]:
        yield _line(self.assigned, arm.randomised)
        yield _line("Received treatment", arm.treated)
        if any(one.not_treated.value for one in self.flow.arms):
            yield _line("Did not receive treatment", arm.not_treated)

    def fate(self, arm: ArmFacts) -> Iterator[str]:
        """Yield what became of treatment and study; reasons stand under one of the two."""
        treatment, study = arm.treatment, arm.study
        if treatment.is_reported or not study.is_reported:
            yield from self.states(
                [one.treatment for one in self.flow.arms], treatment, "treatment"
            )
            yield from _reasons(treatment, needed=study.reasons is None)
            if study.is_reported:
                yield _line("Discontinued study", study.discontinued)
        else:
            yield from self.states([one.study for one in self.flow.arms], study, "study")
        if study.is_reported and treatment.reasons is None:
            yield from _reasons(study, needed=study.reasons is not None)

    def states(self, fates: list[FateFacts], fate: FateFacts, what: str) -> Iterator[str]:
        """Yield ongoing and completed where any arm has some, then discontinued."""
        if any(one.ongoing.value for one in fates):
            yield _line(f"{what.capitalize()} ongoing", fate.ongoing)
        if any(one.completed.value for one in fates):
            yield _line(f"Completed {what}", fate.completed)
        yield _line(f"Discontinued {what}", fate.discontinued)

    def analysed(self, arm: ArmFacts) -> Iterator[str]:
        for population, fact in arm.analysed:
            yield _line(self.short(population), fact)

    def short(self, population: str) -> str:
        found = population_of(self.study, population)
        return f"Analysed, {found.abbreviation or found.label[:1].lower() + found.label[1:]}"

    def abbreviations(self) -> str:
        """Return what the abbreviations of populations stand for."""
        found = [population_of(self.study, name) for name, _ in self.flow.analysed]
        words = [f"{one.abbreviation}: {one.label.lower()}" for one in found if one.abbreviation]
        return f"{'; '.join(words)}. " if words else ""

    def alt(self) -> str:
        each = ", ".join(
            f"{label} {{{arm.randomised.id}}} ({{{arm.treated.id}}} treated, "
            f"{{{arm.treatment.discontinued.id}}} discontinued treatment)"
            for label, arm in zip(arm_labels(self.study), self.flow.arms, strict=True)
        )
        populations = ", ".join(
            f"{population_label(self.study, name)} {{{fact.id}}}"
            for name, fact in self.flow.analysed
        )
        return (
            f"Flow diagram. Assessed: {{{self.flow.screened.id}}}; {self.assigned.lower()}: "
            f"{{{self.flow.randomised.id}}}: {each}. Analysed: {populations}."
        )


def _reasons(fate: FateFacts, *, needed: bool) -> Iterator[str]:
    if fate.reasons is None and needed:
        yield f"{INDENT}Reasons: not reported"
    for reason, fact in fate.reasons or ():
        yield f"{INDENT}{_line(reason, fact)}"


def _line(label: str, fact: Fact) -> str:
    return f"{label}: {{{fact.id}}}"


KINDS = {NAME: Kind(NAME, "Disposition of subjects", FlowData, make, draw_flow)}
