"""Numbers of decks side by side: facts as plain values, and how they must relate."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.deck.model import Deck
    from slidekit.exhibits.fact import Fact

TOLERANCE = 1e-7
"""Relative: what iteration and the order of a sum may lose."""


def facts_without_files(deck: Deck) -> dict[str, dict[str, Any]]:
    """Return every fact with all that it says, but for the hashes of the tables' bytes."""
    found = {fact.id: asdict(fact) for fact in deck.facts}
    for fact in found.values():
        fact["provenance"]["files"] = [file["name"] for file in fact["provenance"]["files"]]
    return found


def numbers(fact: Fact) -> tuple[float | None, ...]:
    """Return value, limits, p, n and N."""
    return fact.value, fact.lower, fact.upper, fact.p, fact.n, fact.N


def is_close(one: float | None, two: float | None) -> bool:
    """Tell whether two numbers are the same up to rounding in computing; absent equals absent."""
    if one is None or two is None:
        return one is two
    same = math.isclose(one, two, rel_tol=TOLERANCE, abs_tol=1e-10)
    return same or (math.isnan(one) and math.isnan(two))


def unequal(one: Mapping[str, Fact], two: Mapping[str, Fact]) -> dict[str, object]:
    """Return the facts whose numbers differ, and those that only one of both has."""
    differ = {
        key: (numbers(one[key]), numbers(two[key]))
        for key in one.keys() & two.keys()
        if not all(map(is_close, numbers(one[key]), numbers(two[key])))
    }
    return differ | {key: "only in one" for key in sorted(one.keys() ^ two.keys())}


def turned(fact: Fact) -> tuple[float | None, ...]:
    """Return the numbers of a comparison as they are with the arms the other way round."""
    turn = _inverse if fact.measure == "ratio" else _negative
    return turn(fact.value), turn(fact.upper), turn(fact.lower), fact.p


def _inverse(value: float | None) -> float | None:
    if value is None:
        return None
    return math.inf if value == 0 else 1 / value


def _negative(value: float | None) -> float | None:
    return None if value is None else -value
