"""The self-check: a deck's headline numbers computed again by another program, from the same rows.

What came of it is kept in each number's provenance; a number on which the programs differ blocks.
"""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, ParamSpec, TypeVar

import numpy as np

from slidekit.errors import StudyError
from slidekit.exhibits.fact import Check, Fact, Provenance
from slidekit.exhibits.ids import at_time, versus
from slidekit.exhibits.response_results import response_results
from slidekit.exhibits.survival_results import pair_codes, survival_results
from slidekit.stats import second_kernel as second

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from slidekit.exhibits.response_results import ResponseResults
    from slidekit.exhibits.survival_results import SurvivalResults
    from slidekit.study.model import Study
    from slidekit.study.spec import Endpoint
    from slidekit.template.policy import StatisticsPolicy

Asked = ParamSpec("Asked")
Found = TypeVar("Found")

CLOSE = 1e-5
"""Relative difference up to which two programs agree."""
SMALLEST = 1e-12
MOST_SUBJECTS = 20_000
"""Above, statsmodels would take minutes for one hazard ratio."""
METHOD = "self_check/1"
Part = Literal["value", "lower", "upper", "p"]
Parts = tuple[tuple[Part, float | None], ...]


FAILURES = (ValueError, ArithmeticError, np.linalg.LinAlgError)
"""What other programs raise where an estimate diverges or a matrix has no inverse."""


@dataclass(frozen=True, slots=True)
class Again:
    """One number computed again: its fact's id, who did it, and the parts that were computed."""

    fact: str
    by: str
    parts: Parts | None
    """None: the other program gave none."""


def self_checked(
    study: Study, statistics: StatisticsPolicy, prefix: str, facts: Mapping[str, Fact]
) -> dict[str, Fact]:
    """Return the facts of a study with the outcome of the self-check in their provenance.

    Checked are medians, survival rates, hazard ratios, response rates, their differences and their
    p, of every endpoint that was computed from patients.
    """
    checked: dict[str, Fact] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the other programs warn of what we treat as NE
        for again in _all_again(study, statistics):
            if id_ := _computed(f"{prefix}{again.fact}", facts):
                checked[id_] = _with_outcome(facts[id_], again)
    counts = {fact.id: fact for fact in _counts(prefix, checked.values())}
    return {**facts, **checked, **counts}


def _with_outcome(fact: Fact, again: Again) -> Fact:
    how = fact.provenance
    if again.parts is None:
        return replace(fact, provenance=replace(how, without_second=again.by))
    check = _compare(fact, again.by, again.parts)
    return replace(fact, provenance=replace(how, checks=(*how.checks, check)))


def _computed(id_: str, facts: Mapping[str, Fact]) -> str | None:
    """Return the id under which our own number stands, where a source gives another one."""
    names = (f"{id_}.recomputed", id_)
    return next((name for name in names if name in facts and not facts[name].reported), None)


def _counts(prefix: str, checked: Collection[Fact]) -> Iterator[Fact]:
    """Yield how many numbers were checked, on how many the programs agree, and how many were not.

    Numbers of which the other program gave none are counted where there are any.
    """
    compared = [fact for fact in checked if not fact.provenance.without_second]
    agreeing = sum(fact.provenance.checks[-1].agrees for fact in compared)
    without = len(checked) - len(compared)
    counts = {"checked": len(compared), "agreeing": agreeing} if compared else {}
    for name, count in (counts | ({"without": without} if without else {})).items():
        how = Provenance(method=METHOD)
        yield Fact(f"{prefix}self_check.{name}", "count", float(count), provenance=how)


def _compare(fact: Fact, by: str, parts: Parts) -> Check:
    ours = {part: getattr(fact, part) for part, _ in parts}
    differing = [part for part, theirs in parts if not agree(ours[part], theirs)]
    note = "; ".join(
        f"{part}: {_shown(ours[part])} here, {_shown(dict(parts)[part])} there"
        for part in differing
    )
    return Check("second_kernel", by, not differing, note)


def agree(ours: float | None, theirs: float | None) -> bool:
    """Tell whether two programs found the same number, or both found none."""
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= max(CLOSE * abs(theirs), SMALLEST)


def _shown(value: float | None) -> str:
    return "none" if value is None else f"{value:.6g}"


def _all_again(study: Study, statistics: StatisticsPolicy) -> Iterator[Again]:
    for endpoint in study.spec.endpoints:
        yield from _again(study, statistics, endpoint)


def _again(study: Study, statistics: StatisticsPolicy, endpoint: Endpoint) -> Iterator[Again]:
    try:
        if endpoint.type == "response":
            yield from _responses(study, statistics, endpoint)
        else:
            yield from _survival(study, statistics, endpoint)
    except StudyError:  # known from published tables only: there is nothing to compute from
        return


def _survival(study: Study, statistics: StatisticsPolicy, endpoint: Endpoint) -> Iterator[Again]:
    results = survival_results(study, statistics, endpoint)
    yield from _curves(study, statistics, endpoint, results)
    if len(results.data.time) <= MOST_SUBJECTS:
        yield from _pairs(study, statistics, endpoint, results)


def _curves(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint, results: SurvivalResults
) -> Iterator[Again]:
    by, data = second.programs("lifelines"), results.data
    for index, arm in enumerate(study.arms):
        rows, ours = data.arm == index, results.arms[index]
        if not rows.any():
            continue
        one = second.survival_curve
        curve = _tried(one, data.time[rows], data.event[rows], statistics.level)
        has_limits = statistics.conf_type == "log-log"  # the only ones that lifelines has
        median = curve and _tried(second.median, curve, statistics.median_plateau_at_end)
        yield Again(f"{endpoint.id}.median.{arm.id}", by, _parts(median, limits=has_limits))
        for point in ours.rates:
            if not point.beyond_follow_up:
                found = curve and _tried(second.survival_at, curve, point.time)
                inside = has_limits and point.std_err is not None and point.std_err > 0
                id_ = f"{endpoint.id}.rate.{arm.id}.{at_time(point.time)}"
                yield Again(id_, by, _parts(found, limits=inside))


def _pairs(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint, results: SurvivalResults
) -> Iterator[Again]:
    by, data = second.programs("statsmodels"), results.data
    for pair in results.pairs:
        if not pair.hazard_ratio.estimable or pair.log_rank.p is None:
            continue
        arm = pair_codes(data.arm, pair.arm, study.reference)
        rows = arm >= 0 if data.strata is None else (arm >= 0) & (data.strata >= 0)
        strata = None if data.strata is None else data.strata[rows]
        seen = (data.time[rows], data.event[rows], arm[rows], strata)
        ratio = _tried(second.hazard_ratio, *seen, statistics.ties, statistics.level)
        p = _tried(second.log_rank_p, *seen)
        both = versus(study.arms[pair.arm].id, study.arms[study.reference].id)
        yield Again(f"{endpoint.id}.hr.{both}", by, _parts(ratio, p, limits=True))


def _responses(study: Study, statistics: StatisticsPolicy, endpoint: Endpoint) -> Iterator[Again]:
    results = response_results(study, statistics, endpoint)
    for arm, ours in zip(study.arms, results.arms, strict=True):
        if ours.N:
            rate = _tried(second.proportion, ours.n, ours.N, statistics.level)
            by = second.programs("scipy")
            yield Again(f"{endpoint.id}.rate.{arm.id}", by, _parts(rate, limits=True))
    yield from _response_pairs(study, statistics, endpoint, results)


def _response_pairs(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint, results: ResponseResults
) -> Iterator[Again]:
    by = second.programs("scipy", "statsmodels")
    for pair in results.pairs:
        ours, theirs = results.arms[pair.arm], results.arms[study.reference]
        if not ours.N or not theirs.N or pair.test.p is None:
            continue
        method, level = statistics.risk_difference, statistics.level
        counts = (ours.n, ours.N, theirs.n, theirs.N)
        found = _tried(second.risk_difference, *counts, method, level)
        p = _tried(
            second.proportions_p,
            pair.tables,
            stratified=pair.test.method.startswith("mantel_haenszel"),
        )
        both = versus(study.arms[pair.arm].id, study.arms[study.reference].id)
        yield Again(f"{endpoint.id}.difference.{both}", by, _parts(found, p, limits=True))


def _tried(
    compute: Callable[Asked, Found], *asked: Asked.args, **more: Asked.kwargs
) -> Found | None:
    """Return what another program computes, None where it gives up: a deck is made all the same."""
    try:
        return compute(*asked, **more)
    except FAILURES:
        return None


def _parts(found: second.Numbers | None, *p: float | None, limits: bool) -> Parts | None:
    """Return the parts of an estimate, and its p if one was asked for.

    None where the other program gave up or diverged.
    """
    if found is None or None in p:
        return None
    parts: Parts = (("value", found.value),)
    if limits:
        parts += (("lower", found.lower), ("upper", found.upper))
    parts += tuple(("p", one) for one in p)
    return parts if all(one is None or math.isfinite(one) for _, one in parts) else None
