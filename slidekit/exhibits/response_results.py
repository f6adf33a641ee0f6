"""The numbers of one response endpoint, computed once for all exhibits that show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from slidekit.exhibits.comparability import compared_arms
from slidekit.stats.binomial import clopper_pearson
from slidekit.stats.risk_difference import risk_difference
from slidekit.stats.stratified import mantel_haenszel_test
from slidekit.stats.two_by_two import chi_square
from slidekit.study.cells import is_one_of
from slidekit.study.views import responses, subjects

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from slidekit.stats.result import Estimate, TestResult
    from slidekit.stats.risk_difference import Counts
    from slidekit.study.model import Source, Study
    from slidekit.study.spec import Endpoint
    from slidekit.template.policy import StatisticsPolicy

USUAL_CATEGORIES = ("CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE")
USUAL_RESPONDERS = ("CR", "PR")
NO_RECORD = ""


@dataclass(frozen=True, slots=True)
class ArmResponse:
    """Responders of one arm; who has no record counts in N, not in n."""

    n: int
    N: int
    rate: Estimate | None
    """None: the arm has no subjects."""
    categories: tuple[int, ...]
    """Subjects of each category, the last one without a record."""


@dataclass(frozen=True, slots=True)
class ResponsePair:
    """One arm against the reference."""

    arm: int
    difference: Estimate
    test: TestResult
    """Stratified by the factors of the analysis where there are any."""
    tables: tuple[Counts, ...]
    """What was tested, one table per stratum that has subjects of both arms."""


@dataclass(frozen=True, slots=True, eq=False)
class ResponseResults:
    """What was computed of one endpoint."""

    arms: tuple[ArmResponse, ...]
    pairs: tuple[ResponsePair, ...]
    categories: tuple[str, ...]
    """Cell texts in reading order; "" at the end: no record."""
    source: Source
    strata_used: tuple[str, ...]
    """Columns that stratify the test."""


@lru_cache(maxsize=64)
def response_results(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint
) -> ResponseResults:
    """Return `compute_response`, which all exhibits of an endpoint share."""
    return compute_response(study, statistics, endpoint)


def compute_response(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint
) -> ResponseResults:
    """Compute an endpoint from the study's tables.

    Raises:
        StudyError: the tables hold no such endpoint, or not one response per subject.
    """
    data = responses(study, endpoint.id)
    responders = endpoint.responders or USUAL_RESPONDERS
    responded = is_one_of(data.response, responders)
    categories = _categories(endpoint, data.response)
    arms = tuple(
        _arm(data.response[data.arm == arm], responded[data.arm == arm], categories, statistics)
        for arm in range(len(study.arms))
    )
    columns, stratum = _strata(study, data.source.population, len(data.arm))
    pairs = tuple(
        _pair(arm, study.reference, data.arm, responded, stratum, arms, statistics)
        for arm in compared_arms(study, endpoint)
    )
    return ResponseResults(arms, pairs, categories, data.source, columns)


def _categories(endpoint: Endpoint, found: NDArray[np.object_]) -> tuple[str, ...]:
    """Return the categories of study.yaml, else the usual ones; others found stand behind them."""
    present = set(found.tolist()) - {NO_RECORD}
    usual = endpoint.categories or tuple(name for name in USUAL_CATEGORIES if name in present)
    return (*usual, *sorted(present - set(usual)), NO_RECORD)


def _arm(
    found: NDArray[np.object_],
    responded: NDArray[np.bool_],
    categories: tuple[str, ...],
    statistics: StatisticsPolicy,
) -> ArmResponse:
    n, subjects_of_arm = int(responded.sum()), len(found)
    rate = clopper_pearson(n, subjects_of_arm, statistics.level) if subjects_of_arm else None
    counts = tuple(int((found == category).sum()) for category in categories)
    return ArmResponse(n, subjects_of_arm, rate, counts)


def _strata(study: Study, population: str, n: int) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Return the stratifying columns and each subject's stratum, one for all without strata."""
    asked = study.spec.statistics
    people = subjects(study, population).columns
    names = tuple(name.upper() for name in asked.strata)
    if not names or asked.stratified is False or any(name not in people for name in names):
        return (), np.zeros(n, dtype=np.int64)
    rows = list(zip(*(people[name].tolist() for name in names), strict=True))
    codes = {row: code for code, row in enumerate(sorted({row for row in rows if all(row)}))}
    return asked.strata, np.array([codes.get(row, -1) for row in rows], dtype=np.int64)


def _pair(
    arm: int,
    reference: int,
    arms_of: NDArray[np.int64],
    responded: NDArray[np.bool_],
    stratum: NDArray[np.int64],
    arms: tuple[ArmResponse, ...],
    statistics: StatisticsPolicy,
) -> ResponsePair:
    ours, theirs = arms[arm], arms[reference]
    counts = (ours.n, ours.N, theirs.n, theirs.N)
    difference = risk_difference(*counts, statistics.risk_difference, statistics.level)
    tables = [
        _counts(arms_of[stratum == code], responded[stratum == code], arm, reference)
        for code in range(int(stratum.max(initial=-1)) + 1)
    ]
    usable = tuple(table for table in tables if table[1] and table[3])
    if len(tables) > 1 and usable:
        return ResponsePair(arm, difference, mantel_haenszel_test(usable), usable)
    return ResponsePair(arm, difference, chi_square(*counts), (counts,))


def _counts(
    arms_of: NDArray[np.int64], responded: NDArray[np.bool_], arm: int, reference: int
) -> Counts:
    ours, theirs = arms_of == arm, arms_of == reference
    return (
        int(responded[ours].sum()),
        int(ours.sum()),
        int(responded[theirs].sum()),
        int(theirs.sum()),
    )
