"""The schema of `statistics: plan:` in study.yaml: how alpha is shared out, passed on and spent.

Only what each key may hold is checked here, and that nothing is said twice in two ways; whether
the plan as a whole keeps its alpha is the rule alpha-plan's to say, so that a deck can show what
is wrong. Numbers that a protocol prints are decimals, which keep their digits: 0.010 is no 0.01.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from slidekit.languages import tell
from slidekit.study.entry import Entry, Slug, whole_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

Label = Annotated[str, StringConstraints(pattern=r"^[^{}\x00-\x1f]*$", max_length=120)]
Share = Annotated[float, Field(ge=0, le=1)]
Probability = Annotated[float, Field(gt=0, lt=1)]
Key = TypeVar("Key")


def _twice(keys: Iterable[Key]) -> Key | None:
    """Return the first key that comes a second time."""
    found = list(keys)
    return next((key for place, key in enumerate(found) if key in found[:place]), None)


def _require_own_ids(values: tuple[Key, ...]) -> tuple[Key, ...]:
    if id_ := _twice(str(getattr(value, "id", value)) for value in values):
        raise ValueError(tell("id {0} is given twice; every id must be its own", id_))
    return values


class PlannedAnalysis(Entry):
    """An interim or final analysis, in the order in which they come."""

    id: Slug
    """As the column analysis_id of published estimates names it."""
    label: Label = ""


class Look(Entry):
    """One analysis of one hypothesis, with its boundary where it is printed."""

    analysis: Slug
    fraction: Decimal | None = Field(default=None, gt=0, le=Decimal("1.5"))
    """Information fraction; above 1 where more events came than planned."""
    alpha: Annotated[Decimal, Field(gt=0, lt=1)] | None = None
    """The boundary as a p-value with as many sides as the plan."""
    z: Decimal | None = Field(default=None, gt=0, le=20)
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
    alpha: Annotated[Decimal, Field(ge=0, lt=1)] | None = None
    """The same as an alpha; one of the two is given."""
    spending: Literal["obrien_fleming", "pocock"] | None = None
    """Lan-DeMets spending function that its boundaries come from."""
    looks: Annotated[tuple[Look, ...], Field(max_length=40)] = ()
    """Left out: it is tested once, at the last analysis."""
    met: bool | None = None
    """What became of this comparison, where the endpoint has several."""

    @model_validator(mode="after")
    def _one_share(self) -> Self:
        if self.weight is not None and self.alpha is not None:
            raise ValueError(
                tell("has a weight and an alpha, which say the same; keep one of them")
            )
        return self

    @model_validator(mode="after")
    def _one_boundary(self) -> Self:
        first = None if self.alpha is None else float(self.alpha)
        if twice := _twice((look.analysis, look.level or first) for look in self.looks):
            raise ValueError(
                tell(
                    "has two looks at {0} for the same alpha; keep one of them, or give each the "
                    "level that it belongs to",
                    twice[0],
                )
            )
        return self


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
    hypotheses: Annotated[
        tuple[Hypothesis, ...], Field(max_length=40), AfterValidator(_require_own_ids)
    ] = ()
    """Left out: one for each endpoint in the order of tests."""
    edges: Annotated[tuple[Edge, ...], Field(max_length=400)] = ()
    analyses: Annotated[
        tuple[PlannedAnalysis, ...], Field(max_length=12), AfterValidator(_require_own_ids)
    ] = ()
    analysis: Slug | None = None
    """The analysis that the deck reports."""
    reported_sided: Annotated[Literal[1, 2], BeforeValidator(whole_number)] = 2
    """Sides of the p-values that published tables give."""

    @property
    def is_sequence(self) -> bool:
        """Nobody gives shares or edges: each hypothesis waits for the one before it."""
        shares = (one.weight is not None or one.alpha is not None for one in self.hypotheses)
        return not self.edges and not any(shares)

    def steps(self) -> dict[str, int]:
        """Return the step of each endpoint that alpha can reach: 1 has some at first, ..."""
        places = {one.id: place for place, one in enumerate(self.hypotheses)}
        has_alpha = [bool(one.weight or one.alpha) for one in self.hypotheses]
        edges = [
            (places[edge.start], places[edge.end])
            for edge in self.edges
            if edge.start in places and edge.end in places and edge.weight > 0
        ]
        if self.is_sequence:
            has_alpha, edges = [place == 0 for place in places.values()], _in_turn(len(places))
        found: dict[str, int] = {}
        for one, step in zip(self.hypotheses, steps(has_alpha, edges), strict=True):
            if step <= len(places):
                endpoint = one.endpoint or one.id
                found[endpoint] = min(found.get(endpoint, step), step)
        return found


def _in_turn(count: int) -> list[tuple[int, int]]:
    return [(place, place + 1) for place in range(count - 1)]


def steps(has_alpha: Sequence[bool], edges: Collection[tuple[int, int]]) -> tuple[int, ...]:
    """Return how many rejections it takes at least until each hypothesis has alpha, from 1.

    Args:
        has_alpha: of each hypothesis, before anything is tested.
        edges: from which place to which alpha is passed on.

    Returns:
        A step for each; one that never gets any has a step above their number.
    """
    count = len(has_alpha)
    found = [1 if has else count + 1 for has in has_alpha]
    for _ in has_alpha:
        for start, end in edges:
            found[end] = min(found[end], found[start] + 1)
    return tuple(found)
