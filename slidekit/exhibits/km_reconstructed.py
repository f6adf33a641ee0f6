"""Published curves redrawn from a reconstruction, and what must be said of it.

Only the corners of the curves reach a deck. What is estimated from pseudo-patients is a check in
the notes: it never stands in the place of a published number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.errors import StatsError
from slidekit.exhibits.fact import Fact
from slidekit.exhibits.setting import provenance_of
from slidekit.exhibits.survival_words import arm_name, comparison_name, full_token
from slidekit.languages import say, to_say
from slidekit.stats.cox import cox
from slidekit.stats.reconstruction import METHOD, reconstruct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.exhibits.fact import Provenance
    from slidekit.exhibits.survival_analysis import SurvivalAnalysis
    from slidekit.stats.reconstruction import Reconstruction
    from slidekit.stats.result import Estimate
    from slidekit.study.published import KmPoint
    from slidekit.template.policy import StatisticsPolicy

LABEL = to_say("Reconstructed from published curve")
"""Stands on the figure, in its footnote and in its alternative text."""
ERROR = "reconstruction_error"
"""Measure of the fact that says how far the curves lie from the points read off."""


@dataclass(frozen=True, slots=True)
class Redrawn:
    """Reconstructions of an endpoint's curves by arm, or why there are none."""

    arms: Mapping[int, Reconstruction]
    why_not: str = ""
    """Words for the footnote; "" where there is a reconstruction, or nothing was read off."""


def points_of_arm(analysis: SurvivalAnalysis, arm: int) -> list[KmPoint]:
    """Return the points of an arm in the order of time."""
    points = [p for p in analysis.points if p.arm_index == arm and p.time is not None]
    return sorted(points, key=lambda point: point.time or 0.0)


def redrawn(analysis: SurvivalAnalysis) -> Redrawn:
    """Return the reconstruction of all curves, or of none: a figure is made in one way."""
    if not any(point.digitised for point in analysis.points):
        return Redrawn({})
    arms = range(len(analysis.study.arms))
    drawn = [arm for arm in arms if any(_heights(points_of_arm(analysis, arm)))]
    if not all(_begins_with_number(points_of_arm(analysis, arm)) for arm in drawn):
        return Redrawn(
            {}, say("not reconstructed: the source gives no numbers at risk from time 0 on")
        )
    try:
        return Redrawn({arm: _reconstruction(analysis, arm) for arm in drawn})
    except StatsError:
        return Redrawn(
            {}, say("not reconstructed: points and numbers at risk contradict each other")
        )


def _heights(points: list[KmPoint]) -> list[bool]:
    return [point.survival is not None for point in points]


def _begins_with_number(points: list[KmPoint]) -> bool:
    return any(point.time == 0 and point.at_risk.value for point in points)


def _reconstruction(analysis: SurvivalAnalysis, arm: int) -> Reconstruction:
    points = points_of_arm(analysis, arm)
    read = [(p.time or 0.0, p.survival) for p in points if p.survival is not None]
    listed = {p.time or 0.0: p.at_risk.value for p in points if p.at_risk.value is not None}
    times, survival = zip(*read, strict=True)
    counts = tuple(listed.values())
    total = _total_events(analysis, arm, counts[0])
    return reconstruct(times, survival, tuple(listed), counts, total)


def _total_events(analysis: SurvivalAnalysis, arm: int, n: float) -> int | None:
    """Return the published events of an arm, if they are counted in the patients of the curve."""
    fact = analysis.arm_fact("events", arm)
    same = fact.N in (None, n) and fact.n is not None and fact.n <= n
    return fact.n if same else None


# What is said of it


def with_checks(
    analysis: SurvivalAnalysis, found: Redrawn, statistics: StatisticsPolicy
) -> SurvivalAnalysis:
    """Return the analysis with the facts that judge a reconstruction; it alone gives no result."""
    facts = {fact.id: fact for fact in _facts(analysis, found, statistics)}
    return replace(analysis, facts={**analysis.facts, **facts})


def _facts(
    analysis: SurvivalAnalysis, found: Redrawn, statistics: StatisticsPolicy
) -> Iterator[Fact]:
    if not found.arms:
        return
    blank = Fact(
        id="",
        measure="count",
        value=None,
        population=analysis.source.population,
        endpoint=analysis.endpoint.id,
        status=analysis.endpoint.rank,
        provenance=_provenance(analysis, found),
    )
    furthest = max(arm.largest_difference for arm in found.arms.values())
    error = replace(blank, measure="number", unit="percentage points")
    yield replace(error, id=analysis.id(ERROR), value=100 * furthest)
    for arm, made in found.arms.items():
        name = analysis.study.arms[arm].id
        missed = max(map(abs, made.at_risk_differences))
        yield replace(blank, id=analysis.id("reconstructed_events", name), value=sum(made.events))
        yield replace(blank, id=analysis.id("reconstructed_at_risk", name), value=missed)
    for arm in _compared(analysis, found):
        ratio = _hazard_ratio(analysis, found, arm, statistics)
        yield replace(
            blank,
            id=analysis.id("reconstructed_hr", analysis.pair(arm)),
            measure="ratio",
            value=ratio.value,
            lower=ratio.lower,
            upper=ratio.upper,
            level=ratio.level,
            absent="not_estimable" if ratio.value is None else "",
            provenance=_provenance(analysis, found, ratio.method),
        )


def _compared(analysis: SurvivalAnalysis, found: Redrawn) -> list[int]:
    has_reference = analysis.study.reference in found.arms
    return [arm for arm in analysis.comparisons if has_reference and arm in found.arms]


def _provenance(analysis: SurvivalAnalysis, found: Redrawn, model: str = "") -> Provenance:
    arms = [
        (analysis.study.arms[arm].id, ", ".join(f"{key} {told}" for key, told in made.parameters))
        for arm, made in found.arms.items()
    ]
    fitted = (("model", model),) if model else ()
    return provenance_of(analysis.source, METHOD, (*arms, *fitted))


def _hazard_ratio(
    analysis: SurvivalAnalysis, found: Redrawn, arm: int, statistics: StatisticsPolicy
) -> Estimate:
    ours, theirs = found.arms[arm], found.arms[analysis.study.reference]
    codes = [1] * ours.n + [0] * theirs.n
    fit = cox(
        ours.times + theirs.times,
        ours.events + theirs.events,
        codes,
        ties=statistics.ties,
        level=statistics.level,
    )
    return fit.hazard_ratios[0].ratio


def curve_words(analysis: SurvivalAnalysis, found: Redrawn) -> str:
    """Return how published curves were drawn, for the footnote."""
    if found.arms:
        return say(
            "{0}: from points read off the figure and its numbers at risk (method of "
            "Guyot et al.); largest difference from the read-off points {1} percentage "
            "points.",
            say(LABEL),
            f"{{{analysis.id(ERROR)}}}",
        )
    how = say("read off the published figure") if any(p.digitised for p in analysis.points) else ""
    parts = (say("Curves redrawn from published points"), how)
    drawn = ", ".join(part for part in parts if part)
    return f"{'; '.join(part for part in (drawn, found.why_not) if part)}."


def check_notes(analysis: SurvivalAnalysis, found: Redrawn) -> tuple[str, ...]:
    """Return for the speaker notes what the reconstruction gave, beside what was published."""
    return tuple(_notes(analysis, found))


def _notes(analysis: SurvivalAnalysis, found: Redrawn) -> Iterator[str]:
    if not found.arms:
        return
    yield (
        say(
            "{0} ({1}; Guyot et al., BMC Med Res Methodol 2012;12:9), without data of "
            "patients. All results on this slide are the published ones.",
            say(LABEL),
            METHOD,
        )
    )
    for arm in found.arms:
        name = analysis.study.arms[arm].id
        yield (
            say(
                "Check of the reconstruction, {0}: {1} events, published {2}; largest "
                "difference from a printed number at risk {3}.",
                arm_name(analysis.study, arm),
                f"{{{analysis.id('reconstructed_events', name)}}}",
                f"{{{analysis.arm_fact('events', arm).id}:n}}",
                f"{{{analysis.id('reconstructed_at_risk', name)}}}",
            )
        )
    for arm in _compared(analysis, found):
        ratio = analysis.pair_fact("reconstructed_hr", arm)
        yield (
            say(
                "Estimated from the reconstructed data for checking, no result: hazard ratio "
                "{0}, unstratified: {1}; published: {2}.",
                comparison_name(analysis.study, arm),
                full_token(ratio),
                full_token(analysis.pair_fact("hr", arm)),
            )
        )
