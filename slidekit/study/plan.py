"""The schema of `statistics: plan:` in study.yaml: how alpha is shared out, passed on and spent.

Only what each key may hold is checked here; whether the plan as a whole keeps its alpha is the
rule alpha-plan's to say, so that a deck can show what is wrong.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from slidekit.study.entry import Entry, Slug, whole_number

Label = Annotated[str, StringConstraints(pattern=r"^[^{}\x00-\x1f]*$", max_length=120)]
Share = Annotated[float, Field(ge=0, le=1)]
Probability = Annotated[float, Field(gt=0, lt=1)]


class PlannedAnalysis(Entry):
    """An interim or final analysis, in the order in which they come."""

    id: Slug
    """As the column analysis_id of published estimates names it."""
    label: Label = ""


class Look(Entry):
    """One analysis of one hypothesis, with its boundary where it is printed."""

    analysis: Slug
    fraction: float | None = Field(default=None, gt=0, le=1.5)
    """Information fraction; above 1 where more events came than planned."""
    alpha: Probability | None = None
    """The boundary as a p-value with as many sides as the plan."""
    z: float | None = Field(default=None, gt=0, le=20)
    """The boundary as a standard normal deviate."""
    level: Probability | None = None
    """The alpha of the hypothesis that the boundary belongs to; left out: its alpha at first."""


class Hypothesis(Entry):
    """What is tested: an endpoint, for one comparison where there are several."""

    id: Slug
    endpoint: Slug | None = None
    """Left out: the endpoint of the same id."""
    arm: Slug | None = None
    """The arm that is compared with the reference, where there are more than two."""
    weight: Share | None = None
    """Its share of alpha at first."""
    alpha: Annotated[float, Field(ge=0, lt=1)] | None = None
    """The same as an alpha."""
    spending: Literal["obrien_fleming", "pocock"] | None = None
    """Lan-DeMets spending function that its boundaries come from."""
    looks: Annotated[tuple[Look, ...], Field(max_length=40)] = ()
    """Left out: it is tested once, at the last analysis."""
    met: bool | None = None
    """What became of this comparison, where the endpoint has several."""


class Edge(Entry):
    """Alpha that is passed on when a hypothesis is rejected."""

    start: Slug = Field(alias="from")
    end: Slug = Field(alias="to")
    weight: Share = 1.0


class Plan(Entry):
    """How `alpha` of `statistics` is shared out and spent.

    Without weights and edges it is a fixed sequence in the order given.
    """

    success: Literal["each", "any"] | None = None
    """Of several primary endpoints, whether each must be met or any one is enough."""
    hypotheses: Annotated[tuple[Hypothesis, ...], Field(max_length=40)] = ()
    """Left out: one for each endpoint in the order of tests."""
    edges: Annotated[tuple[Edge, ...], Field(max_length=400)] = ()
    analyses: Annotated[tuple[PlannedAnalysis, ...], Field(max_length=12)] = ()
    analysis: Slug | None = None
    """The analysis that the deck reports."""
    reported_sided: Annotated[Literal[1, 2], BeforeValidator(whole_number)] = 2
    """Sides of the p-values that published tables give."""

    def steps(self) -> dict[str, int]:
        """Return the step of each endpoint: 1 has alpha at first, 2 gets some from step 1, ..."""
        ids = [one.id for one in self.hypotheses]
        if all(one.weight is None and one.alpha is None for one in self.hypotheses):
            found = {name: 1 if self.edges else place for place, name in enumerate(ids, 1)}
        else:
            found = {one.id: 1 for one in self.hypotheses if one.weight or one.alpha}
        for _ in ids:
            for edge in self.edges:
                if edge.start in found and edge.end in ids and edge.weight > 0:
                    found[edge.end] = min(found.get(edge.end, len(ids)), found[edge.start] + 1)
        endpoints = {one.id: one.endpoint or one.id for one in self.hypotheses}
        steps: dict[str, int] = {}
        for name, step in found.items():
            steps[endpoints[name]] = min(steps.get(endpoints[name], step), step)
        return steps
