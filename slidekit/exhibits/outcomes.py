"""What becomes of the hypotheses of a test plan when p-values come in, analysis by analysis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from slidekit.stats.graphical import rejections

if TYPE_CHECKING:
    from slidekit.exhibits.alpha_plan import AlphaPlan
    from slidekit.stats.graphical import Graph
    from slidekit.study.plan import Hypothesis
    from slidekit.study.spec import Endpoint, StudySpec

State = Literal[
    "met",
    "partly_met",
    "not_met",
    "not_tested",
    "not_yet_tested",
    "immature",
    "descriptive",
    "not_reported",
]
OPEN: tuple[State, ...] = ("immature", "not_yet_tested")
"""States of hypotheses that later analyses may still reject."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A p-value with as many sides as the plan, and which arm did better."""

    p: float
    is_below: bool
    """It was printed as "<0.001": the number lies below."""
    is_better: bool | None
    """The effect points the way that the trial hoped for; None where nobody can tell."""


Lookup = Callable[["Hypothesis", str, bool], Evidence | None]
"""Gives the p of a hypothesis at an analysis, by its id; true where it is the latest that it has
had so far, whose p is the one that the deck reports."""


def is_rejected(found: Evidence | None, bound: float | None) -> bool | None:
    """Tell whether a p lies below what it is held against; None where nobody can know.

    An effect known to point the other way rejects nothing, however small its p: a treatment that
    harms has not met its endpoint.
    """
    if found is None or bound is None:
        return None
    if found.is_better is False:
        return False
    if found.is_below and found.p > bound:
        return None
    is_under = found.p < bound or (found.is_below and found.p == bound)
    return found.is_better if is_under else False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one hypothesis."""

    hypothesis: Hypothesis
    endpoint: str
    state: State
    level: float
    """The alpha that it had when it was rejected, or has at the end."""
    stage: int | None
    """Place of the analysis at which it was last tested; None where it was not."""
    boundary: float | None
    """What its p was held against there."""


def outcomes_of(plan: AlphaPlan, spec: StudySpec, find: Lookup) -> tuple[Outcome, ...]:
    """Return what became of every hypothesis, in the plan's order.

    What study.yaml says of an endpoint or a comparison holds; the rest is decided by its p. Where
    the plan does not keep its alpha, or does not say which analysis is reported, no p decides.
    """
    endpoints = {one.id: one for one in spec.endpoints}
    trial = _Trial(plan, endpoints, frozenset(spec.design.immature), find)
    return trial.outcomes()


@dataclass(frozen=True, slots=True)
class _Rejection:
    stage: int
    level: float


@dataclass(frozen=True, slots=True)
class _Trial:
    """A plan with all that is known of its endpoints."""

    plan: AlphaPlan
    endpoints: dict[str, Endpoint]
    immature: frozenset[str]
    find: Lookup

    def outcomes(self) -> tuple[Outcome, ...]:
        graph, rejected = self._run()
        return tuple(
            self._outcome(place, graph, rejected.get(place))
            for place in range(len(self.plan.hypotheses))
        )

    def _run(self) -> tuple[Graph, dict[int, _Rejection]]:
        """Reject what can be at each analysis in turn; alpha that is passed on counts at once."""
        graph, rejected = self.plan.graph, dict[int, _Rejection]()
        if not graph.is_whole() or self.plan.current is None:
            return graph, rejected
        for stage in range(self.plan.current + 1):
            _, found = rejections(graph, self.plan.alpha, partial(self._is_rejected, stage))
            for place in found:
                level = graph.weights[place] * self.plan.alpha
                rejected[place] = _Rejection(self._tested(place, stage)[-1], level)
                graph = graph.without(place)
        return graph, rejected

    def _is_rejected(self, stage: int, place: int, level: float) -> bool:
        """Tell whether a hypothesis is rejected at a level once a stage has come."""
        tested = self._tested(place, stage)
        if not tested or not self._is_tested_now(place, stage):
            return False
        return self._verdict(place, tested[-1], level) is True

    def _tested(self, place: int, stage: int) -> tuple[int, ...]:
        """Return the analyses that a hypothesis has had up to a stage."""
        return tuple(one for one in self.plan.stages(place) if one <= stage)

    def _is_tested_now(self, place: int, stage: int) -> bool:
        """Tell whether it is tested at a stage, or had its last analysis before.

        After its last analysis it may be tested again with alpha that is passed on to it.
        """
        stages = self.plan.stages(place)
        return stage in stages or stage > stages[-1]

    def _endpoint(self, place: int) -> Endpoint | None:
        return self.endpoints.get(self.plan.endpoint_id(place))

    def _said(self, place: int) -> bool | None:
        """Return what study.yaml says became of a hypothesis, None where it says nothing."""
        own, endpoint = self.plan.hypotheses[place].met, self._endpoint(place)
        return own if own is not None or endpoint is None else endpoint.met

    def _fixed(self, place: int) -> State | None:
        """Return the state of what was not tested, where study.yaml gives one."""
        endpoint = self._endpoint(place)
        if endpoint is None:
            return "not_reported"
        if endpoint.state is not None and endpoint.state != "tested":
            return endpoint.state
        if endpoint.id in self.immature and self._said(place) is None:
            return "immature"
        return None

    def _verdict(self, place: int, stage: int, level: float) -> bool | None:
        """Tell whether a hypothesis is rejected; None where nobody can know.

        What study.yaml says is what had come out by the latest analysis that it has had. When a
        hypothesis that was met was rejected before, only a p of that earlier analysis tells.
        """
        if self._fixed(place) is not None:
            return False
        said = self._said(place)
        is_latest = self._tested(place, self.plan.current or 0)[-1] == stage
        if said is False or (said and is_latest):
            return said
        found = self.find(self.plan.hypotheses[place], self.plan.analyses[stage], is_latest)
        return is_rejected(found, self.plan.boundary(place, stage, level))

    def _outcome(self, place: int, graph: Graph, rejection: _Rejection | None) -> Outcome:
        plan, one = self.plan, self.plan.hypotheses[place]
        endpoint = plan.endpoint_id(place)
        if rejection:
            stage, level = rejection.stage, rejection.level
            bound = plan.boundary(place, stage, level)
            return Outcome(one, endpoint, "met", level, stage, bound)
        level = graph.weights[place] * plan.alpha
        state = self._state(place, graph)
        tested = self._tested(place, -1 if plan.current is None else plan.current)
        if level <= 0 or not tested or self._fixed(place) is not None:
            return Outcome(one, endpoint, state, level, None, None)
        bound = plan.boundary(place, tested[-1], level)
        return Outcome(one, endpoint, state, level, tested[-1], bound)

    def _state(self, place: int, graph: Graph) -> State:
        """Return the state of a hypothesis that was not rejected."""
        if fixed := self._fixed(place):
            return fixed
        if (said := self._said(place)) is not None:
            return "met" if said else "not_met"
        if self.plan.current is None or not graph.is_whole():
            return "not_reported"
        if graph.weights[place] <= 0:
            return self._waiting(place, graph)
        return self._tried(place, graph)

    def _tried(self, place: int, graph: Graph) -> State:
        """Return the state of a hypothesis that has alpha."""
        tested = self._tested(place, self.plan.current or 0)
        if not tested:
            return "not_yet_tested"
        if self._verdict(place, tested[-1], graph.weights[place] * self.plan.alpha) is None:
            return "not_reported"
        return "not_met" if tested[-1] == self.plan.stages(place)[-1] else "immature"

    def _waiting(self, place: int, graph: Graph) -> State:
        """Return the state of a hypothesis without alpha, by those that may still pass some on."""
        states = {
            self._state(other, graph) for other in _before(place, graph) if graph.weights[other] > 0
        }
        if states & set(OPEN):
            return "not_yet_tested"
        return "not_reported" if "not_reported" in states else "not_tested"


def _before(place: int, graph: Graph) -> set[int]:
    """Return the hypotheses from which alpha can come to one, by way of others too."""
    found, wanted = set[int](), {place}
    while wanted:
        end = wanted.pop()
        starts = {start for start, row in enumerate(graph.edges) if row[end] > 0}
        wanted |= starts - found - {place}
        found |= starts - {place}
    return found
