"""Risk differences of adverse events against the reference arm, with their limits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.ids import versus
from slidekit.stats.risk_difference import risk_differences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.safety_analysis import Facts
    from slidekit.stats.result import Estimate
    from slidekit.stats.risk_difference import Counts
    from slidekit.study.model import Study
    from slidekit.template.policy import StatisticsPolicy


def differences(
    study: Study, rows: Sequence[Facts], statistics: StatisticsPolicy
) -> tuple[Facts, ...]:
    """Return for each row of facts per arm the differences of the other arms to the reference.

    A row of the result has a fact per arm but the reference, in study order; where a count is not
    reported, so is the difference.
    """
    others = [arm for arm in range(len(study.arms)) if arm != study.reference]
    pairs = [(row[arm], row[study.reference]) for row in rows for arm in others]
    tables = [_counts(pair) for pair in pairs]
    known = [counts for counts in tables if counts]
    estimates = iter(risk_differences(known, statistics.risk_difference, statistics.level))
    facts = [
        _estimated(pair, next(estimates)) if counts else _unknown(pair)
        for pair, counts in zip(pairs, tables, strict=True)
    ]
    return tuple(
        tuple(facts[start : start + len(others)]) for start in range(0, len(facts), len(others))
    )


def _counts(pair: tuple[Fact, Fact]) -> Counts | None:
    """Return n and N of both arms; None where one of them is not reported."""
    (one, other) = pair
    if one.n is None or other.n is None or not one.N or not other.N:
        return None
    return one.n, one.N, other.n, other.N


def _unknown(pair: tuple[Fact, Fact]) -> Fact:
    """Return the difference of two counts of which one is not reported."""
    one, other = pair
    stem = one.id.removesuffix(f".{one.arm}")
    return replace(
        one,
        id=f"{stem}_difference.{versus(one.arm or '', other.arm or '')}",
        measure="difference",
        value=None,
        n=None,
        N=None,
        status="post_hoc" if one.reported or other.reported else one.status,
        reported=False,
        as_printed=(),
        absent="not_reported",
    )


def _estimated(pair: tuple[Fact, Fact], estimate: Estimate) -> Fact:
    blank = _unknown(pair)
    how = replace(blank.provenance, method=estimate.method, parameters=(*estimate.parameters,))
    return replace(
        blank,
        value=estimate.value,
        lower=estimate.lower,
        upper=estimate.upper,
        level=estimate.level,
        absent="",
        provenance=how,
    )
