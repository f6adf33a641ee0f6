"""Hazard ratios of one arm against another in the levels of subgroups: the rows of a forest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.stats.cox import HazardRatio, hazard_ratio
from slidekit.stats.cox_two_arms import log_hazard_ratio
from slidekit.stats.levels import Two, compared, count_levels, labels_of
from slidekit.stats.observations import observe
from slidekit.stats.result import Estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from slidekit.stats.levels import LevelCounts

METHOD = "cox_efron/1"


@dataclass(frozen=True, slots=True)
class LevelRatio:
    """One row of a forest plot; pairs are (reference, experimental arm)."""

    level: str
    n: int
    events: int
    n_per_arm: Two
    events_per_arm: Two
    hazard_ratio: HazardRatio | None
    """None without an event or with an empty arm; not estimable where one arm has no event."""


def forest(
    time: ArrayLike,
    event: ArrayLike,
    arm: ArrayLike,
    subgroups: Sequence[ArrayLike],
    *,
    reference: int = 0,
    experimental: int = 1,
    level: float = 0.95,
    entry: ArrayLike | None = None,
    weight: ArrayLike | None = None,
) -> tuple[tuple[LevelRatio, ...], ...]:
    """Estimate the hazard ratio in every level of several subgroup variables, sorting once.

    Args:
        time: time to event or censoring, shape (n,).
        event: True where the event was observed, shape (n,).
        arm: arm code, shape (n,); rows of other arms are left out.
        subgroups: for each variable the text of the level, shape (n,); "" is missing.
        reference: code of the reference arm.
        experimental: code of the arm that is compared with it.
        level: two-sided confidence level.
        entry: time from which the row is under observation; None: from the start.
        weight: case weights; None: all 1.

    Returns:
        For each variable its levels in the order of their text, each with the Cox fit (Efron) of
        its own rows. `subgroup_hazard_ratios` adds medians and interaction to those of one.
    """
    rows = observe(time, event, entry=entry, weight=weight)
    pair = compared(rows, arm, reference, experimental)
    found = []
    for subgroup in subgroups:
        labels = labels_of(subgroup, len(rows.time))
        levels = zip(labels.names, count_levels(pair.of(labels), len(labels.names)), strict=True)
        found.append(tuple(level_ratio(name, counts, level) for name, counts in levels))
    return tuple(found)


def level_ratio(name: str, counts: LevelCounts, level: float) -> LevelRatio:
    """Return one row of a forest."""
    comparable = sum(counts.events) > 0 and min(counts.n) > 0
    return LevelRatio(
        name,
        sum(counts.n),
        sum(counts.events),
        counts.n,
        counts.events,
        _hazard_ratio(counts, level) if comparable else None,
    )


def _hazard_ratio(counts: LevelCounts, level: float) -> HazardRatio:
    deaths = float(counts.table.deaths[1].sum())
    ratio = log_hazard_ratio(deaths, counts.weight, *counts.risk)
    blank = Estimate(None, None, None, level, METHOD, (("ties", "efron"), ("level", f"{level:g}")))
    return hazard_ratio(1, *ratio, blank)
