"""Hazard ratios within subgroups, with the test of interaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.stats.cox import HazardRatio, summarise
from slidekit.stats.cox_model import fit_arms, likelihood_of
from slidekit.stats.distributions import chi_square_p
from slidekit.stats.newton import maximise
from slidekit.stats.observations import check_length, codes, observe
from slidekit.stats.quadratic_form import chi_square_test
from slidekit.stats.result import TestResult
from slidekit.stats.survival import median

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from slidekit.stats.newton import Maximum
    from slidekit.stats.observations import Observations
    from slidekit.stats.result import Estimate
    from slidekit.stats.risk_sets import Codes, Flags
    from slidekit.stats.survival import PlateauAtEnd

METHOD = "subgroup_cox_efron/1"


class Pair(NamedTuple):
    """Rows of one comparison: arm 1 against arm 0."""

    rows: Observations
    arm: Codes


@dataclass(frozen=True, slots=True)
class SubgroupLevel:
    """One row of a forest plot; pairs are (reference, experimental arm)."""

    level: str
    n: int
    events: int
    n_per_arm: tuple[int, int]
    events_per_arm: tuple[int, int]
    median_per_arm: tuple[Estimate, Estimate]
    hazard_ratio: HazardRatio | None
    """None without an event or with an empty arm; not estimable where one arm has no event."""


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
    arms = codes("arm", arm, len(rows.time))
    labels = np.asarray(subgroup, dtype=object)
    check_length("subgroup", labels, len(rows.time))
    compared = (arms == reference) | (arms == experimental)
    known = compared & (labels != "") & np.array([label is not None for label in labels], bool)
    names, code = np.unique(labels[known].astype(str), return_inverse=True)
    pair = Pair(rows.only(known), (arms[known] == experimental).astype(np.int64))
    levels = tuple(
        _level(str(name), pair, code == index, level, plateau_at_end)
        for index, name in enumerate(names)
    )
    missing = int(np.count_nonzero(compared & ~known))
    return Subgroups(levels, missing, *_interaction(pair, code.astype(np.int64), len(names)))


def _level(
    name: str, pair: Pair, member: Flags, level: float, plateau_at_end: PlateauAtEnd
) -> SubgroupLevel:
    rows, arm = pair.rows.only(member), pair.arm[member]
    first, second = (rows.only(arm == code) for code in (0, 1))
    n_per_arm = (len(first.time), len(second.time))
    events_per_arm = (int(first.event.sum()), int(second.event.sum()))
    medians = tuple(median(part, level, "log-log", plateau_at_end) for part in (first, second))
    comparable = sum(events_per_arm) > 0 and min(n_per_arm) > 0
    ratio = summarise(fit_arms(rows, arm), level).hazard_ratios[0] if comparable else None
    return SubgroupLevel(
        name,
        sum(n_per_arm),
        sum(events_per_arm),
        n_per_arm,
        events_per_arm,
        (medians[0], medians[1]),
        ratio,
    )


def _interaction(pair: Pair, code: Codes, n_levels: int) -> tuple[TestResult, TestResult]:
    names = ("interaction_likelihood_ratio/1", "interaction_wald/1")
    if n_levels < 2:
        return TestResult(None, 0, None, names[0]), TestResult(None, 0, None, names[1])
    table = pair.rows.tabulate(pair.arm * n_levels + code, 2 * n_levels).at_events()
    arm = np.repeat((0.0, 1.0), n_levels)[:, None]
    level = np.tile(np.eye(n_levels), (2, 1))[:, 1:]
    main, full = np.hstack((arm, level)), np.hstack((arm, level, arm * level))
    without, with_terms = (
        maximise(likelihood_of(table, design, "efron"), design.shape[1]) for design in (main, full)
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
