"""Hazard ratios within subgroups as facts: every level of every factor, with its interaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.exhibits.baseline_levels import level_label, order_levels
from slidekit.exhibits.fact import Fact
from slidekit.exhibits.ids import in_subgroup, slug
from slidekit.exhibits.setting import provenance_of
from slidekit.exhibits.survival_results import pair_codes
from slidekit.languages import once_per_language
from slidekit.stats.subgroups import METHOD, subgroup_hazard_ratios
from slidekit.study.spec import Subgroup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Provenance
    from slidekit.exhibits.survival_analysis import SurvivalAnalysis
    from slidekit.stats.subgroups import SubgroupLevel, Subgroups
    from slidekit.study.model import TimeToEvent
    from slidekit.template.policy import Policy, StatisticsPolicy


@dataclass(frozen=True, slots=True)
class LevelResult:
    """One row of a forest plot."""

    label: str
    hazard_ratio: Fact
    arm_events: Fact
    reference_events: Fact
    events: int | None
    """Of both arms together."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts of the row."""
        return self.hazard_ratio, self.arm_events, self.reference_events


@dataclass(frozen=True, slots=True)
class FactorResult:
    """A factor with its levels in reading order."""

    label: str
    levels: tuple[LevelResult, ...]
    interaction: Fact | None
    """None: not prespecified, or not known to be; a p would then be of no use."""
    missing: Fact | None
    """Subjects without a level, where there are any."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts of the factor."""
        of_levels = (fact for level in self.levels for fact in level.facts)
        of_factor = (fact for fact in (self.interaction, self.missing) if fact is not None)
        return (*of_levels, *of_factor)


def computed_factors(
    analysis: SurvivalAnalysis, policy: Policy, arm: int
) -> tuple[FactorResult, ...]:
    """Return the subgroups of an endpoint that was computed from patient data, one arm compared."""
    return _computed(analysis, policy.statistics, policy.figures.forest_min_events, arm)


@once_per_language(64)
def _computed(
    analysis: SurvivalAnalysis, statistics: StatisticsPolicy, min_events: int, arm: int
) -> tuple[FactorResult, ...]:
    if analysis.results is None:
        return ()
    return tuple(
        _Factor(analysis, analysis.results.data, statistics, min_events, arm, factor).result()
        for factor in shown_subgroups(analysis)
    )


def shown_subgroups(analysis: SurvivalAnalysis) -> tuple[Subgroup, ...]:
    """Return the factors of study.yaml whose columns are there, else the usual ones found."""
    assert analysis.results is not None
    columns = analysis.results.data.subgroups
    if (named := analysis.study.spec.subgroups) is None:
        labels = analysis.study.spec.labels
        return tuple(Subgroup(column=name, label=labels.get(name, name)) for name in columns)
    return tuple(factor for factor in named if factor.column.upper() in columns)


@dataclass(frozen=True, slots=True, eq=False)
class _Factor:
    """One factor of one comparison on its way to facts."""

    analysis: SurvivalAnalysis
    data: TimeToEvent
    statistics: StatisticsPolicy
    min_events: int
    arm: int
    factor: Subgroup

    def result(self) -> FactorResult:
        found = self._compute()
        ordered = self._ordered(found.levels)
        return FactorResult(
            label=self.factor.label,
            levels=tuple(self._level(level) for level in ordered),
            interaction=self._interaction(found) if self.factor.prespecified else None,
            missing=self._missing(found) if found.n_missing else None,
        )

    def _compute(self) -> Subgroups:
        return subgroup_hazard_ratios(
            self.data.time,
            self.data.event,
            pair_codes(self.data.arm, self.arm, self.analysis.study.reference),
            self.data.subgroups[self.factor.column.upper()],
            level=self.statistics.level,
            plateau_at_end=self.statistics.median_plateau_at_end,
        )

    def _ordered(self, levels: tuple[SubgroupLevel, ...]) -> list[SubgroupLevel]:
        """Return levels as study.yaml lists them, the others behind, as at baseline."""
        counts = {level.level: level.n for level in levels}
        order = order_levels(self.analysis.study, self.factor.column.upper(), counts)
        return sorted(levels, key=lambda level: order.index(level.level))

    @property
    def _blank(self) -> Fact:
        return Fact(
            id="",
            measure="ratio",
            value=None,
            population=self.data.source.population,
            endpoint=self.analysis.endpoint.id,
            status=self.analysis.endpoint.rank,
        )

    def _level(self, found: SubgroupLevel) -> LevelResult:
        within = in_subgroup(self.factor.column, found.level)
        reference = self.analysis.study.reference
        return LevelResult(
            label=self._label(found.level),
            hazard_ratio=self._ratio(found, within),
            arm_events=self._events(found, self.arm, 1, within),
            reference_events=self._events(found, reference, 0, within),
            events=found.events,
        )

    def _label(self, level: str) -> str:
        named = self.factor.names.get(level)
        return named or level_label(self.analysis.study, self.factor.column.upper(), level)

    def _ratio(self, found: SubgroupLevel, within: str) -> Fact:
        """Return the hazard ratio; not estimable with fewer events than the policy asks."""
        ratio = found.hazard_ratio.ratio if found.hazard_ratio else None
        too_few = found.events < self.min_events
        blank = replace(
            self._blank,
            id=self.analysis.id("hr", self.analysis.pair(self.arm), within),
            level=self.statistics.level,
            n=found.events,
            N=found.n,
            arm=self.analysis.study.arms[self.arm].id,
            absent="not_estimable",
        )
        if ratio is None or ratio.value is None or too_few:
            return replace(blank, provenance=self._provenance())
        return replace(
            blank,
            value=ratio.value,
            lower=ratio.lower,
            upper=ratio.upper,
            absent="",
            provenance=self._provenance(),
        )

    def _provenance(self) -> Provenance:
        return provenance_of(self.data.source, METHOD, (("ties", "efron"),))

    def _events(self, found: SubgroupLevel, arm: int, place: int, within: str) -> Fact:
        id_ = self.analysis.study.arms[arm].id
        n, subjects = found.events_per_arm[place], found.n_per_arm[place]
        return replace(
            self._blank,
            id=self.analysis.id("events", id_, within),
            measure="proportion",
            arm=id_,
            n=n,
            N=subjects,
            value=n / subjects if subjects else None,
            absent="" if subjects else "not_estimable",
            provenance=provenance_of(self.data.source, "count/1"),
        )

    def _interaction(self, found: Subgroups) -> Fact:
        """Return p of the likelihood-ratio test that all levels have the same hazard ratio.

        Where fewer than two levels have a ratio there is nothing to compare.
        """
        test = found.likelihood_ratio
        estimable = [one for one in found.levels if one.hazard_ratio and one.hazard_ratio.estimable]
        p = test.p if len(estimable) > 1 else None
        several = len(self.analysis.comparisons) > 1
        pair = (self.analysis.pair(self.arm),) if several else ()
        return replace(
            self._blank,
            id=self.analysis.id("interaction", *pair, slug(self.factor.column)),
            measure="p_value",
            value=p,
            p=p,
            p_type="nominal",
            absent="not_estimable" if p is None else "",
            provenance=provenance_of(self.data.source, test.method),
        )

    def _missing(self, found: Subgroups) -> Fact:
        several = len(self.analysis.comparisons) > 1
        pair = (self.analysis.pair(self.arm),) if several else ()
        return replace(
            self._blank,
            id=self.analysis.id("missing", *pair, slug(self.factor.column)),
            measure="count",
            value=found.n_missing,
            provenance=provenance_of(self.data.source, "count/1"),
        )


def factor_facts(factors: tuple[FactorResult, ...]) -> Iterator[Fact]:
    """Yield the facts of all factors."""
    for factor in factors:
        yield from factor.facts
