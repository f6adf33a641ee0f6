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
from slidekit.exhibits.survival_words import all_small, first_small
from slidekit.languages import say, to_say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.disposition_analysis import ArmFacts, DispositionAnalysis, FateFacts
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Request
    from slidekit.study.model import Study

NAME = "disposition"
ONGOING = {"treatment": to_say("Treatment ongoing"), "study": to_say("Study ongoing")}
COMPLETED = {"treatment": to_say("Completed treatment"), "study": to_say("Completed study")}
DISCONTINUED = {
    "treatment": to_say("Discontinued treatment"),
    "study": to_say("Discontinued study"),
}
ASSIGNED_WITHIN = (to_say("randomised"), to_say("enrolled"), to_say("assigned to an arm"))
ASSIGNED = {
    True: to_say("Randomised"),
    False: to_say("Enrolled"),
    None: to_say("Assigned to an arm"),
}


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
        title=say("Disposition of subjects"),
        footnotes=(
            f"{say('Subjects by arm as {0}.', words.assigned_within)} {words.abbreviations()}"
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
        return say(ASSIGNED[self.study.spec.design.randomised])

    @property
    def assigned_within(self) -> str:
        """The same within a sentence."""
        return say(ASSIGNED[self.study.spec.design.randomised].lower())

    def data(self) -> FlowData:
        """Return all boxes."""
        labels = arm_labels(self.study)
        return FlowData(
            assessed=_line(say("Assessed for eligibility"), self.flow.screened),
            excluded=_line(say("Excluded"), self.flow.screen_failures),
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
        yield _line(say("Received treatment"), arm.treated)
        if any(one.not_treated.value for one in self.flow.arms):
            yield _line(say("Did not receive treatment"), arm.not_treated)

    def fate(self, arm: ArmFacts) -> Iterator[str]:
        """Yield what became of treatment and study; reasons stand under one of the two."""
        treatment, study = arm.treatment, arm.study
        if treatment.is_reported or not study.is_reported:
            yield from self.states(
                [one.treatment for one in self.flow.arms], treatment, "treatment"
            )
            yield from _reasons(treatment, needed=study.reasons is None)
            if study.is_reported:
                yield _line(say("Discontinued study"), study.discontinued)
        else:
            yield from self.states([one.study for one in self.flow.arms], study, "study")
        if study.is_reported and treatment.reasons is None:
            yield from _reasons(study, needed=study.reasons is not None)

    def states(self, fates: list[FateFacts], fate: FateFacts, what: str) -> Iterator[str]:
        """Yield ongoing and completed where any arm has some, then discontinued."""
        if any(one.ongoing.value for one in fates):
            yield _line(say(ONGOING[what]), fate.ongoing)
        if any(one.completed.value for one in fates):
            yield _line(say(COMPLETED[what]), fate.completed)
        yield _line(say(DISCONTINUED[what]), fate.discontinued)

    def analysed(self, arm: ArmFacts) -> Iterator[str]:
        for population, fact in arm.analysed:
            yield _line(self.short(population), fact)

    def short(self, population: str) -> str:
        found = population_of(self.study, population)
        return say("Analysed, {0}", found.abbreviation or first_small(found.label))

    def abbreviations(self) -> str:
        """Return what the abbreviations of populations stand for."""
        found = [population_of(self.study, name) for name, _ in self.flow.analysed]
        words = [f"{one.abbreviation}: {all_small(one.label)}" for one in found if one.abbreviation]
        return f"{'; '.join(words)}. " if words else ""

    def alt(self) -> str:
        each = ", ".join(
            say(
                "{0} {1} ({2} treated, {3} discontinued treatment)",
                label,
                f"{{{arm.randomised.id}}}",
                f"{{{arm.treated.id}}}",
                f"{{{arm.treatment.discontinued.id}}}",
            )
            for label, arm in zip(arm_labels(self.study), self.flow.arms, strict=True)
        )
        populations = ", ".join(
            f"{population_label(self.study, name)} {{{fact.id}}}"
            for name, fact in self.flow.analysed
        )
        return say(
            "Flow diagram. Assessed: {0}; {1}: {2}: {3}. Analysed: {4}.",
            f"{{{self.flow.screened.id}}}",
            self.assigned_within,
            f"{{{self.flow.randomised.id}}}",
            each,
            populations,
        )


def _reasons(fate: FateFacts, *, needed: bool) -> Iterator[str]:
    if fate.reasons is None and needed:
        yield f"{INDENT}{say('Reasons: not reported')}"
    for reason, fact in fate.reasons or ():
        yield f"{INDENT}{_line(reason, fact)}"


def _line(label: str, fact: Fact) -> str:
    return f"{label}: {{{fact.id}}}"


KINDS = {NAME: Kind(NAME, "Disposition of subjects", FlowData, make, draw_flow)}
