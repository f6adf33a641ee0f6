"""Hazard ratios within subgroups, with the test of interaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.stats.cox_likelihood import partial_likelihood, risk_terms
from slidekit.stats.distributions import chi_square_p
from slidekit.stats.forest import LevelRatio, level_ratio
from slidekit.stats.levels import compared, count_levels, labels_of
from slidekit.stats.newton import maximise
from slidekit.stats.observations import observe
from slidekit.stats.quadratic_form import chi_square_test
from slidekit.stats.result import TestResult
from slidekit.stats.survival import median_of

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from slidekit.stats.levels import LabelledPair, LevelCounts
    from slidekit.stats.newton import Maximum
    from slidekit.stats.result import Estimate
    from slidekit.stats.survival import PlateauAtEnd

METHOD = "subgroup_cox_efron/1"


@dataclass(frozen=True, slots=True)
class SubgroupLevel(LevelRatio):
    """One row of a forest plot with medians."""

    median_per_arm: tuple[Estimate, Estimate]


@dataclass(frozen=True, slots=True)
class Subgroups:
    """All levels of one subgroup variable and whether the hazard ratio differs between them."""

    levels: tuple[SubgroupLevel, ...]
    """In the order of their text."""
    n_missing: int
    """Rows of the two arms without a level."""
    likelihood_ratio: TestResult
    """Interaction; the one to show."""
    wald: TestResult
    """Interaction; None where a coefficient is infinite."""
    method: str = METHOD


def subgroup_hazard_ratios(
    time: ArrayLike,
    event: ArrayLike,
    arm: ArrayLike,
    subgroup: ArrayLike,
    *,
    reference: int = 0,
    experimental: int = 1,
    level: float = 0.95,
    plateau_at_end: PlateauAtEnd = "ne",
    entry: ArrayLike | None = None,
    weight: ArrayLike | None = None,
) -> Subgroups:
    """Estimate the hazard ratio of one arm against the reference within each level.

    Args:
        time: time to event or censoring, shape (n,).
        event: True where the event was observed, shape (n,).
        arm: arm code, shape (n,); rows of other arms are left out.
        subgroup: text of the level, shape (n,); "" is missing.
        reference: code of the reference arm.
        experimental: code of the arm that is compared with it.
        level: two-sided confidence level.
        plateau_at_end: how a median is read from a plateau that lasts to the end.
        entry: time from which the row is under observation; None: from the start.
        weight: case weights; None: all 1.

    Returns:
        Unstratified Cox fits (Efron) within the levels, and the interaction of all levels by
        likelihood ratio and Wald: arm + level against arm x level, with as many degrees of freedom
        as there are interaction terms that the data identify.
    """
    rows = observe(time, event, entry=entry, weight=weight)
    pair, labels = compared(rows, arm, reference, experimental), labels_of(subgroup, len(rows.time))
    known, n_levels = pair.of(labels), len(labels.names)
    counts = zip(labels.names, count_levels(known, n_levels), strict=True)
    levels = tuple(_level(name, counted, level, plateau_at_end) for name, counted in counts)
    missing = len(pair.arm) - len(known.arm)
    return Subgroups(levels, missing, *_interaction(known, n_levels))


def _level(
    name: str, counts: LevelCounts, level: float, plateau_at_end: PlateauAtEnd
) -> SubgroupLevel:
    row = level_ratio(name, counts, level)
    table, end = counts.table, counts.last_time
    medians = [
        median_of(
            table.time,
            table.at_risk[arm],
            table.deaths[arm],
            end[arm],
            level,
            "log-log",
            plateau_at_end,
        )
        for arm in (0, 1)
    ]
    return SubgroupLevel(
        row.level,
        row.n,
        row.events,
        row.n_per_arm,
        row.events_per_arm,
        row.hazard_ratio,
        (medians[0], medians[1]),
    )


def _interaction(pair: LabelledPair, n_levels: int) -> tuple[TestResult, TestResult]:
    names = ("interaction_likelihood_ratio/1", "interaction_wald/1")
    if n_levels < 2:
        return TestResult(None, 0, None, names[0]), TestResult(None, 0, None, names[1])
    rows, cell = pair.rows, pair.arm * n_levels + pair.code
    if rows.weight is not None:  # rows of weight 0 count as absent
        there = rows.weight > 0
        rows, cell = rows.only(there), cell[there]
    table = rows.tabulate(cell, 2 * n_levels, events_only=True)
    arm = np.repeat((0.0, 1.0), n_levels)[:, None]
    level = np.tile(np.eye(n_levels), (2, 1))[:, 1:]
    main, full = np.hstack((arm, level)), np.hstack((arm, level, arm * level))
    terms = risk_terms(table, "efron")
    without, with_terms = (
        maximise(partial_likelihood(terms, design), design.shape[1]) for design in (main, full)
    )
    df = len(with_terms.identified) - len(without.identified)
    if not df:
        return TestResult(None, 0, None, names[0]), TestResult(None, 0, None, names[1])
    gain = 2 * (with_terms.at.value - without.at.value)
    ratio = TestResult(gain, df, chi_square_p(gain, df), names[0])
    return ratio, _wald(with_terms, main.shape[1], names[1])


def _wald(found: Maximum, n_main: int, method: str) -> TestResult:
    terms = [place for place, column in enumerate(found.identified) if column >= n_main]
    if not found.converged:
        return TestResult(None, len(terms), None, method)
    covariance = found.covariance()[np.ix_(terms, terms)]
    return chi_square_test(found.coefficients[terms], covariance, method)
