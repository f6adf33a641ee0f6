"""Few people: counts so small that somebody might be known by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.rules.finding import Rule
from slidekit.rules.shown import all_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Breach, Draft


def small_cells(draft: Draft) -> Iterator[Breach]:
    """Tables that describe subjects show no count of very few of them."""
    least = draft.policy.privacy.smallest_cell
    for shown in all_shown(draft):
        few = [f for f in shown.facts if f.id in shown.printed and _describes(f, least)]
        if few:
            yield shown.breach(fact=few[0].id, number=str(len(few)), least=str(least))


def _describes(fact: Fact, least: int) -> bool:
    """Tell whether a fact of an arm describes subjects, and fewer than the policy shows.

    What a publication printed is public; counts of harms are never hidden.
    """
    is_baseline = fact.status == "baseline" and fact.measure == "proportion"
    return is_baseline and not fact.reported and fact.n is not None and 0 < fact.n < least


RULES = (
    Rule(
        "small-cells",
        "House policy, after ICH E6 on confidentiality",
        "warn",
        small_cells,
        reads=("privacy.smallest_cell",),
    ),
)
