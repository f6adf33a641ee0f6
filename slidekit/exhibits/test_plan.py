"""The test plan as a figure: who has which alpha, where it goes, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.exhibits.alpha_plan import AlphaPlan, is_sequence, plan_of
from slidekit.exhibits.model import Exhibit, Made, Missing
from slidekit.exhibits.plan_drawing import PlanArrow, PlanBox, PlanData, draw_plan
from slidekit.exhibits.plan_facts import PlanFacts
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.setting import SIDED, arm_labels, cutoff_note, display_arms
from slidekit.exhibits.survival_words import first_small, joined_words
from slidekit.exhibits.testing import STATE_WORDS, all_outcomes
from slidekit.languages import say, tell, to_say
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Request
    from slidekit.exhibits.outcomes import Outcome

NAME = "test_plan"
KEY = "statistics: plan"
MOST_STEPS, MOST_IN_STEP = 6, 5
"""What a slide has room for; a larger plan is left to its table."""

COMPUTED = {
    "alpha_share/1": to_say("alpha by the weights of the protocol"),
    "graphical_test/1": to_say("alpha after it is passed on"),
    "obrien_fleming_spending/1": to_say("boundaries of the spending function"),
    "pocock_spending/1": to_say("boundaries of the spending function"),
    "from_z/1": to_say("p-values of boundaries that the protocol gives as z"),
}
"""What each method computed, in words."""


def make(request: Request) -> Made | Missing:
    """Return the plan as a figure; Missing where it is a fixed sequence, which the table shows."""
    plan = plan_of(request.study.spec)
    if plan is None:
        return Missing(NAME, tell("study.yaml gives no test plan beyond an order of tests."), KEY)
    if is_sequence(plan):
        return Missing(NAME, tell("The plan is a fixed sequence, which the table shows."), KEY)
    if not plan.graph.is_whole():
        return Missing(NAME, tell("The shares of alpha in the plan do not add up."), KEY)
    steps = plan.steps()
    if len(set(steps)) > MOST_STEPS or max(steps.count(step) for step in steps) > MOST_IN_STEP:
        return Missing(NAME, tell("The plan has more hypotheses than a figure can hold."), KEY)
    outcomes = all_outcomes(request.study, request.policy.statistics)
    return _Figure(request, plan, outcomes).made()


@dataclass(frozen=True, slots=True)
class _Figure:
    """The words of the figure, with tokens."""

    request: Request
    plan: AlphaPlan
    outcomes: tuple[Outcome, ...]

    def made(self) -> Made:
        request, numbers = self.request, self.numbers
        data = PlanData(tuple(map(self.box, range(len(self.outcomes)))), tuple(self.arrows()))
        facts = tuple(numbers.all())
        exhibit = Exhibit(
            id=f"{request.prefix}{NAME}",
            kind=NAME,
            study=request.study.spec.id,
            data=data,
            arms=display_arms(request.study),
            facts=tuple(fact.id for fact in facts),
            title=say("Test plan: how alpha is shared out and passed on"),
            footnotes=tuple(self.footnotes(facts)),
            alt=self.alt(),
        )
        return Made(exhibit, facts)

    @property
    def numbers(self) -> PlanFacts:
        study, prefix = self.request.study, self.request.prefix
        return PlanFacts(self.plan, study.spec, self.outcomes, prefix)

    def box(self, place: int) -> PlanBox:
        outcome = self.outcomes[place]
        return PlanBox(
            name=self.name(place),
            lines=tuple(self.alphas(place)),
            looks=tuple(self.looks(place)),
            result=self.result(place),
            is_met=outcome.state == "met",
            step=self.plan.steps()[place],
        )

    def name(self, place: int) -> str:
        """Return the endpoint, with the arm where there are several comparisons."""
        study, one = self.request.study, self.plan.hypotheses[place]
        found = next(
            (e for e in study.spec.endpoints if e.id == self.plan.endpoint_id(place)), None
        )
        label = found.label if found else one.id
        if one.arm is None or len(study.arms) <= 2:
            return label
        names = dict(zip((arm.id for arm in study.arms), arm_labels(study), strict=True))
        return f"{label}: {names.get(one.arm, one.arm)}"

    def alphas(self, place: int) -> Iterator[tuple[str, ...]]:
        """Yield the alpha that a hypothesis has at first, and what it has by now."""
        numbers = self.numbers
        if self.plan.first_alpha(place) > 0:
            yield (say("Alpha at first: {0}", f"{{{numbers.alpha_id(place)}}}"),)
        else:
            yield (say("No alpha of its own"),)
        if numbers.has_other_level(place):
            yield (say("With alpha passed on: {0}", f"{{{numbers.level_id(place)}}}"),)

    def looks(self, place: int) -> Iterator[tuple[str, ...]]:
        """Yield each analysis with its information and its boundary."""
        numbers = self.numbers
        for stage in self.plan.stages(place):
            fraction = numbers.fraction_id(place, stage)
            bound = numbers.boundary_id(place, stage)
            words = [
                say("information {0},", f"{{{fraction}}}") if fraction else "",
                say("boundary {0}", f"{{{bound}}}") if bound else self.no_boundary(place),
            ]
            if len(self.plan.analyses) > 1 or fraction:
                head = f"{_capital(self.analysis(stage))}:"
                yield (head, *(word for word in words if word))

    def no_boundary(self, place: int) -> str:
        """Return why no boundary is shown: there is no alpha yet, or nobody gave one."""
        is_given = self.numbers.level(place) > 0
        return say("boundary not reported") if is_given else say("boundary by its alpha")

    def analysis(self, stage: int) -> str:
        given = self.request.study.spec.statistics.plan
        return (given.analyses[stage].label or given.analyses[stage].id) if given else ""

    def result(self, place: int) -> str:
        """Return the state in words, with the analysis that it comes from."""
        outcome = self.outcomes[place]
        word = STATE_WORDS[outcome.state]
        if outcome.stage is None or len(self.plan.analyses) == 1:
            return say("Result: {0}", say(word.lower()))
        if outcome.state == "immature":
            return say("Result: boundary not crossed at {0}", self.analysis(outcome.stage))
        return say("Result: {0} at {1}", say(word.lower()), self.analysis(outcome.stage))

    def arrows(self) -> Iterator[PlanArrow]:
        for start, row in enumerate(self.plan.graph.edges):
            for end, weight in enumerate(row):
                if weight > 0:
                    token = f"{{{self.numbers.edge_id(start, end)}}}"
                    yield PlanArrow(start, end, token)

    def footnotes(self, facts: tuple[Fact, ...]) -> Iterator[str]:
        sided = say(SIDED[self.plan.sided])
        total = f"{{{self.numbers.total_id}}}"
        yield say("Alpha and boundaries are {0} p-values; overall alpha {1}.", sided, total)
        if any(weight for row in self.plan.graph.edges for weight in row):
            yield say("Arrows: the part of its alpha that an endpoint passes on once it is met.")
        if words := f"{self.spending()} {_computed(facts)}".strip():
            yield words
        current = self.plan.current
        several = current is not None and len(self.plan.analyses) > 1
        reported = say("Analysis reported: {0}. ", self.analysis(current or 0)) if several else ""
        yield f"{reported}{cutoff_note(self.request.study)}"

    def spending(self) -> str:
        """Return what the boundaries that we computed come from, "" where none do."""
        names = {"obrien_fleming": "O'Brien-Fleming", "pocock": "Pocock"}
        kinds = dict.fromkeys(names[one.spending] for one in self.plan.hypotheses if one.spending)
        if len(kinds) > 1:
            return say("Lan-DeMets spending functions of {0} type.", joined_words(list(kinds)))
        return "".join(say("Lan-DeMets spending function of {0} type.", kind) for kind in kinds)

    def alt(self) -> str:
        steps = self.plan.steps()
        boxes = "; ".join(
            say("step {0}, {1}", steps[place], self.words(place)) for place in range(len(steps))
        )
        arrows = ", ".join(
            say("{0} to {1} {2}", self.name(arrow.start), self.name(arrow.end), arrow.weight)
            for arrow in self.arrows()
        )
        passed = say(" Passed on when met: {0}.", arrows) if arrows else ""
        return say(
            "Diagram of the test plan with {0} hypotheses: {1}.{2}", len(steps), boxes, passed
        )

    def words(self, place: int) -> str:
        """Return a box as a phrase."""
        lines = [" ".join(line) for line in (*self.alphas(place), *self.looks(place))]
        parts = (self.name(place), *lines, self.result(place))
        return ", ".join((parts[0], *(first_small(part) for part in parts[1:])))


def _computed(facts: tuple[Fact, ...]) -> str:
    """Return which numbers are ours and not the protocol's, "" where none is."""
    methods = {fact.provenance.method for fact in facts if not fact.reported}
    found = dict.fromkeys(say(words) for method, words in COMPUTED.items() if method in methods)
    return say("Computed here, data on file: {0}.", listed(list(found))) if found else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


KINDS = {NAME: Kind(NAME, "Test plan", PlanData, make, draw_plan)}
