"""The test plan of study.yaml as a graph of hypotheses with the boundaries of each analysis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.errors import StatsError
from slidekit.stats.graphical import Graph, sequence
from slidekit.stats.group_sequential import Boundaries, Sided, Spending, boundaries, nominal
from slidekit.study.plan import Hypothesis, Look, steps

if TYPE_CHECKING:
    from decimal import Decimal

    from slidekit.study.plan import Plan
    from slidekit.study.spec import Endpoint, StudySpec

SLACK = 1e-9
"""What floating point may add to a local alpha."""
OVERSPENT = 1.02
"""How much more than its alpha printed boundaries may spend, for they are rounded."""
ONCE = "once"
"""The analysis of a plan that names none."""


@dataclass(frozen=True, slots=True)
class AlphaPlan:
    """Hypotheses, their shares of alpha, and the analyses at which they are tested."""

    alpha: float
    sided: Sided
    hypotheses: tuple[Hypothesis, ...]
    graph: Graph
    analyses: tuple[str, ...]
    current: int | None
    """Place of the analysis that the deck reports; None where nobody says which of several."""

    def first_alpha(self, place: int) -> float:
        """Return the alpha that a hypothesis has before anything is tested."""
        return self.graph.weights[place] * self.alpha

    def stages(self, place: int) -> tuple[int, ...]:
        """Return the places of the analyses at which a hypothesis is tested."""
        named = {look.analysis for look in self.hypotheses[place].looks}
        found = tuple(stage for stage, name in enumerate(self.analyses) if name in named)
        return found or (len(self.analyses) - 1,)

    def looks(self, place: int, stage: int) -> tuple[Look, ...]:
        """Return what is said of one analysis of a hypothesis, once for each level."""
        name = self.analyses[stage]
        return tuple(look for look in self.hypotheses[place].looks if look.analysis == name)

    def fraction(self, place: int, stage: int) -> float | None:
        """Return the information fraction of a hypothesis at an analysis."""
        given = self.printed_fraction(place, stage)
        return None if given is None else float(given)

    def printed_fraction(self, place: int, stage: int) -> Decimal | None:
        """Return the information fraction with the digits that are given."""
        given = (look.fraction for look in self.looks(place, stage))
        return next((one for one in given if one is not None), None)

    def printed(self, place: int, stage: int) -> dict[float, float]:
        """Return the printed boundaries of an analysis as p-values, by the level they belong to."""
        return {level: p for level, (_, p) in self.printed_looks(place, stage).items()}

    def printed_looks(self, place: int, stage: int) -> dict[float, tuple[Look, float]]:
        """Return what prints a boundary of an analysis, with it as a p, by level.

        Of two for one level, as a weight and a level may give them, the lower one holds.
        """
        usual = self.first_alpha(place) or self.alpha
        found: dict[float, tuple[Look, float]] = {}
        for look in self.looks(place, stage):
            level, p = look.level or usual, self._as_p(look)
            if p is not None and (level not in found or p < found[level][1]):
                found[level] = look, p
        return found

    def _as_p(self, look: Look) -> float | None:
        if look.alpha is not None:
            return float(look.alpha)
        return None if look.z is None else nominal((float(look.z),), self.sided)[0]

    def computed(self, place: int, level: float) -> Boundaries | None:
        """Return the boundaries of all analyses from the spending function, where one is given."""
        spending = self.hypotheses[place].spending
        fractions = tuple(self.fraction(place, stage) for stage in self.stages(place))
        known = tuple(one for one in fractions if one is not None)
        if spending is None or len(known) < len(fractions) or not 0 < level < 1:
            return None
        try:
            return _boundaries(spending, round(level, 12), known, self.sided)
        except StatsError:
            return None

    def boundary(self, place: int, stage: int, level: float) -> float | None:
        """Return what p is held against at an analysis, once a hypothesis has this much alpha.

        A printed boundary of the same level comes first, then that of the spending function. A
        printed boundary of a lower level may stand in, for it only rejects less. A hypothesis that
        is tested once is tested at its level. A printed boundary above its own level holds nowhere.
        None: nobody gave one.
        """
        every = self.printed(place, stage).items()
        printed = {at: p for at, p in every if p <= at * OVERSPENT}
        same = [p for at, p in printed.items() if abs(at - level) <= SLACK]
        if same:
            return same[0]
        if found := self.computed(place, level):
            return found.nominal[self.stages(place).index(stage)]
        if lower := [at for at in printed if at < level]:
            return printed[max(lower)]
        return level if len(self.stages(place)) == 1 and not printed else None

    def endpoint_id(self, place: int) -> str:
        """Return the endpoint that a hypothesis is about."""
        one = self.hypotheses[place]
        return one.endpoint or one.id

    def places_of(self, endpoint: str, arm: str | None = None) -> tuple[int, ...]:
        """Return the hypotheses of an endpoint, or of one comparison of it."""
        return tuple(
            place
            for place, one in enumerate(self.hypotheses)
            if self.endpoint_id(place) == endpoint and (arm is None or one.arm in (None, arm))
        )

    def steps(self) -> tuple[int, ...]:
        """Return the step of each hypothesis, as `slidekit.study.plan.steps` counts them."""
        rows = enumerate(self.graph.edges)
        edges = [(start, end) for start, row in rows for end, edge in enumerate(row) if edge > 0]
        return steps([weight > 0 for weight in self.graph.weights], edges)


@lru_cache(maxsize=512)
def _boundaries(
    spending: Spending, level: float, fractions: tuple[float, ...], sided: Sided
) -> Boundaries:
    return boundaries(spending, level, fractions, sided)


def plan_of(spec: StudySpec) -> AlphaPlan | None:
    """Return the plan of a study; None where study.yaml gives none, or none with an alpha."""
    given = spec.statistics.plan
    if given is None:
        return None
    alpha = spec.statistics.alpha
    hypotheses = given.hypotheses or tuple(_in_order(spec.endpoints))
    if alpha is None or not hypotheses:
        return None
    analyses = tuple(one.id for one in given.analyses) or (ONCE,)
    return AlphaPlan(
        alpha=alpha,
        sided=spec.statistics.sided,
        hypotheses=hypotheses,
        graph=_graph(given, hypotheses, alpha),
        analyses=analyses,
        current=_current(given, analyses),
    )


def is_sequence(plan: AlphaPlan) -> bool:
    """Tell whether a plan is a fixed sequence, each endpoint tested once and for one comparison."""
    endpoints = {plan.endpoint_id(place) for place in range(len(plan.hypotheses))}
    return (
        plan.graph == sequence(len(plan.hypotheses))
        and len(plan.analyses) == 1
        and len(endpoints) == len(plan.hypotheses)
    )


def _in_order(endpoints: tuple[Endpoint, ...]) -> list[Hypothesis]:
    """Return a hypothesis for each endpoint that has a place in the order of tests."""
    ordered = sorted(
        (one for one in endpoints if one.alpha_order), key=lambda one: one.alpha_order or 0
    )
    return [Hypothesis(id=one.id) for one in ordered]


def _graph(given: Plan, hypotheses: tuple[Hypothesis, ...], alpha: float) -> Graph:
    """Return shares and edges; an edge to or from a hypothesis that is none is left out."""
    if given.is_sequence:
        return sequence(len(hypotheses))
    places = {one.id: place for place, one in enumerate(hypotheses)}
    edges = [[0.0] * len(hypotheses) for _ in hypotheses]
    for edge in given.edges:
        if edge.start in places and edge.end in places:
            edges[places[edge.start]][places[edge.end]] += edge.weight
    weights = tuple(_weight(one, alpha) for one in hypotheses)
    return Graph(weights, tuple(tuple(row) for row in edges))


def _weight(hypothesis: Hypothesis, alpha: float) -> float:
    if hypothesis.weight is not None:
        return hypothesis.weight
    return float(hypothesis.alpha or 0) / alpha


def _current(given: Plan, analyses: tuple[str, ...]) -> int | None:
    if given.analysis in analyses:
        return analyses.index(given.analysis)
    return 0 if len(analyses) == 1 and given.analysis is None else None
