"""The numbers of a test plan as facts: alpha, parts passed on, information and boundaries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.exhibits.alpha_plan import SLACK
from slidekit.exhibits.fact import Fact, Provenance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from slidekit.exhibits.alpha_plan import AlphaPlan
    from slidekit.exhibits.outcomes import Outcome
    from slidekit.study.plan import Look
    from slidekit.study.spec import StudySpec

PROTOCOL = Provenance(method="protocol")
SMALLEST = 0.0001
"""The smallest boundary that is printed as a number."""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """Names the numbers of one plan."""

    plan: AlphaPlan
    spec: StudySpec
    outcomes: tuple[Outcome, ...]
    prefix: str

    @property
    def total_id(self) -> str:
        """Id of the alpha of the plan as a whole."""
        return f"{self.prefix}plan.alpha"

    def alpha_id(self, place: int) -> str:
        """Return the id of a hypothesis's alpha at first."""
        return self._id("alpha", place)

    def level_id(self, place: int) -> str:
        """Return the id of the alpha that it has by now."""
        return self._id("level", place)

    def edge_id(self, start: int, end: int) -> str:
        """Return the id of the part that is passed on."""
        names = [self.plan.hypotheses[place].id for place in (start, end)]
        return f"{self.prefix}plan.passed.{'_to_'.join(names)}"

    def fraction_id(self, place: int, stage: int) -> str:
        """Return the id of an information fraction, "" where none is given."""
        return (
            "" if self.plan.fraction(place, stage) is None else self._at("fraction", place, stage)
        )

    def boundary_id(self, place: int, stage: int) -> str:
        """Return the id of a boundary, "" where there is none."""
        level = self.level(place)
        known = self.plan.boundary(place, stage, level) if level > 0 else None
        return "" if known is None else self._at("boundary", place, stage)

    def has_other_level(self, place: int) -> bool:
        """Tell whether alpha was passed on to a hypothesis."""
        level = self.outcomes[place].level
        return level > 0 and abs(level - self.plan.first_alpha(place)) > SLACK

    def level(self, place: int) -> float:
        """Return the alpha that the boundaries shown belong to.

        One that has none yet is shown with the boundaries that are printed, of the lowest level
        first; where none are, it has none (0).
        """
        known = self.outcomes[place].level or self.plan.first_alpha(place)
        printed = [at for one in self.plan.stages(place) for at in self.plan.printed(place, one)]
        return known or min(printed, default=0.0)

    def all(self) -> Iterator[Fact]:
        """Yield every number of the plan that the figure shows."""
        total = self.plan.alpha
        yield self._fact(self.total_id, total, f"{total:.6g}", None, PROTOCOL)
        for place in range(len(self.plan.hypotheses)):
            yield from self._of_hypothesis(place)
        for start, row in enumerate(self.plan.graph.edges):
            for end, weight in enumerate(row):
                if weight > 0:
                    id_ = self.edge_id(start, end)
                    yield self._fact(id_, weight, f"{weight:.3g}", None, PROTOCOL)

    def _of_hypothesis(self, place: int) -> Iterator[Fact]:
        if self.plan.first_alpha(place) > 0:
            yield self.alpha_fact(place)
        if self.has_other_level(place):
            how = Provenance(method="graphical_test/1")
            level = self.outcomes[place].level
            yield self._fact(self.level_id(place), level, f"{level:.4g}", place, how)
        if len(self.plan.analyses) == 1 and self.plan.fraction(place, 0) is None:
            return
        for stage in self.plan.stages(place):
            id_, fraction = self.fraction_id(place, stage), self.plan.printed_fraction(place, stage)
            if fraction is not None:
                yield self._given(id_, fraction, place)
            if id_ := self.boundary_id(place, stage):
                yield self._boundary(id_, place, stage)

    def _boundary(self, id_: str, place: int, stage: int) -> Fact:
        level = self.level(place)
        bound = self.plan.boundary(place, stage, level) or 0.0
        found = self.plan.computed(place, level)
        printed = self.plan.printed_looks(place, stage).values()
        if look := next((look for look, p in printed if p == bound), None):
            return self._printed(id_, look, bound, place)
        if not found:
            return self._level(id_, bound, place)
        parameters = (("alpha", f"{level:g}"), ("sided", str(self.plan.sided)))
        how = Provenance(method=found.method, parameters=parameters)
        return self._fact(id_, bound, _rounded(bound), place, how)

    def _level(self, id_: str, bound: float, place: int) -> Fact:
        """Return the boundary of a hypothesis that is tested at its alpha."""
        if not self.has_other_level(place):
            return replace(self.alpha_fact(place), id=id_)
        how = Provenance(method="graphical_test/1")
        return self._fact(id_, bound, f"{bound:.4g}", place, how)

    def _printed(self, id_: str, look: Look, bound: float, place: int) -> Fact:
        """Return a boundary that the protocol prints; as a p computed where it prints z."""
        if look.alpha is not None:
            return self._given(id_, look.alpha, place)
        parameters = (("z", str(look.z)), ("sided", str(self.plan.sided)))
        how = Provenance(method="from_z/1", parameters=parameters)
        return self._fact(id_, bound, _rounded(bound), place, how)

    def _id(self, part: str, place: int) -> str:
        return f"{self.prefix}plan.{part}.{self.plan.hypotheses[place].id}"

    def _at(self, part: str, place: int, stage: int) -> str:
        return f"{self._id(part, place)}.{self.plan.analyses[stage]}"

    def alpha_fact(self, place: int) -> Fact:
        """Return the alpha of a hypothesis at first: as given, or as its share of the whole."""
        id_, given = self.alpha_id(place), self.plan.hypotheses[place].alpha
        if given is not None:
            return self._given(id_, given, place)
        alpha, weight = self.plan.first_alpha(place), self.plan.graph.weights[place]
        if weight == 1:
            return self._fact(id_, alpha, f"{alpha:.6g}", place, PROTOCOL)
        parameters = (("alpha", f"{self.plan.alpha:g}"), ("weight", f"{weight:.6g}"))
        how = Provenance(method="alpha_share/1", parameters=parameters)
        return self._fact(id_, alpha, f"{alpha:.4g}", place, how)

    def _given(self, id_: str, value: Decimal, place: int) -> Fact:
        """Return a number of the protocol, with the digits that study.yaml gives."""
        return self._fact(id_, float(value), f"{value:f}", place, PROTOCOL)

    def _fact(
        self, id_: str, value: float, digits: str, place: int | None, how: Provenance
    ) -> Fact:
        name = None if place is None else self.plan.endpoint_id(place)
        endpoint = next((one for one in self.spec.endpoints if one.id == name), None)
        return Fact(
            id=id_,
            measure="number",
            value=value,
            endpoint=endpoint.id if endpoint else None,
            status=endpoint.rank if endpoint else None,
            reported=how is PROTOCOL,
            as_printed=(("value", digits),),
            provenance=how,
        )


def _rounded(bound: float) -> str:
    """Return a computed boundary as it is printed."""
    return f"<{SMALLEST:g}" if bound < SMALLEST else f"{bound:.4f}"
