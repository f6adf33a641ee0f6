"""Numbers that cannot be, and numbers that were computed twice and differ."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from slidekit.exhibits.agreement import digits_of
from slidekit.rules.finding import Breach, Rule
from slidekit.rules.naming import AT_TIME, compared_arms, measured
from slidekit.study.digits import rounds_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Draft

SLACK = 1e-9


def numbers_recompute(draft: Draft) -> Iterator[Breach]:
    """Every estimate lies within its interval, every share is n of N, and all are numbers."""
    for fact in draft.deck.facts:
        for message in _wrong(fact):
            yield Breach(message=message, facts=(("fact", fact.id),))
    yield from _too_many(draft)


def _too_many(draft: Draft) -> Iterator[Breach]:
    """Yield rates whose categories count more subjects of an arm than there are."""
    counted: dict[tuple[str, str], list[Fact]] = {}
    for fact in draft.deck.facts:
        if fact.arm and measured(fact).startswith("category_") and fact.n and fact.N:
            counted.setdefault((fact.id.split(".category_")[0], fact.arm), []).append(fact)
    for facts in counted.values():
        if sum(fact.n or 0 for fact in facts) > (facts[0].N or 0):
            yield Breach(message="total", facts=(("fact", facts[0].id),))


def _wrong(fact: Fact) -> Iterator[str]:
    numbers = (fact.value, fact.p, fact.level)
    if any(number is not None and not math.isfinite(number) for number in numbers):
        yield "not_a_number"
    elif not _is_inside(fact):
        yield "outside"
    if fact.p is not None and not 0 <= fact.p <= 1:
        yield "p"
    if fact.n is not None and fact.N is not None and not 0 <= fact.n <= fact.N:
        yield "more_than_all"
    elif not _is_share(fact):
        yield "share"
    pair = compared_arms(fact)
    if fact.measure == "ratio" and fact.arm and pair and fact.arm != pair[0]:
        yield "direction"


def _is_inside(fact: Fact) -> bool:
    """Tell whether a value lies between its limits, as far as both are there."""
    if fact.value is None:
        return True
    slack = SLACK * max(1.0, abs(fact.value))
    lower = -math.inf if fact.lower is None else fact.lower
    upper = math.inf if fact.upper is None else fact.upper
    return lower - slack <= fact.value <= upper + slack


def _is_share(fact: Fact) -> bool:
    """Tell whether a share with n and N is the one of the other, rounded as its source does.

    A share at a time is an estimate with the censored subjects in it, and no count.
    """
    is_counted = fact.measure == "proportion" and not AT_TIME.search(fact.id)
    if not is_counted or fact.value is None or fact.n is None or not fact.N:
        return True
    if fact.reported:
        digits, scale = digits_of(fact, "value")
        return rounds_to(scale * fact.n / fact.N, digits)
    return abs(fact.value - fact.n / fact.N) <= SLACK


def second_kernel_agrees(draft: Draft) -> Iterator[Breach]:
    """Every headline number that another program computed again is the same there."""
    for fact in draft.deck.facts:
        for check in fact.provenance.checks:
            if check.kind == "second_kernel" and not check.agrees:
                told = (("fact", fact.id), ("by", check.by), ("note", check.note))
                yield Breach(facts=told)


def reported_agrees(draft: Draft) -> Iterator[Breach]:
    """Every reported number is the one computed from patient data, rounded, or it is said why."""
    stated = {id_ for study in draft.deck.studies for id_ in study.spec.statistics.differences}
    for fact in draft.deck.facts:
        for check in fact.provenance.checks:
            if check.kind != "reported" or check.agrees:
                continue
            told = (("fact", fact.id), ("note", check.note), ("why", check.explanation))
            if fact.id in stated:
                if check.doubt:
                    doubted = (*told, ("doubt", check.doubt))
                    yield Breach(message="doubted", severity="warn", facts=doubted)
            elif check.explanation:
                yield Breach(message="explained", severity="warn", facts=told)
            else:
                yield Breach(message="unexplained", facts=told)


RULES = (
    Rule(
        "numbers-recompute",
        "Company policy: every number can be computed again",
        "block",
        numbers_recompute,
    ),
    Rule(
        "second-kernel-agrees",
        "Company policy: headline numbers are computed twice, by programs that share no code",
        "block",
        second_kernel_agrees,
    ),
    Rule(
        "reported-agrees",
        "Company policy: the reported number is shown, the computed one is its check",
        "block",
        reported_agrees,
    ),
)
