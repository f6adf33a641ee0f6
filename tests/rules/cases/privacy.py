"""Changes to counts of few people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.exhibits.fact import Provenance
from tests.rules.case import Case
from tests.rules.decks import clean, with_fact, with_line, with_policy

if TYPE_CHECKING:
    from slidekit.deck.model import Deck


def described(deck: Deck, n: int, **changes: Any) -> Deck:
    """Return the deck with subjects of one race among its words on limitations."""
    index = clean().fact_index()
    facts = tuple(
        replace(
            index[f"safety.teae.{arm}"],
            id=f"baseline.race_other.{arm}",
            n=n,
            value=n / 200,
            status="baseline",
            **changes,
        )
        for arm in ("new", "old")
    )
    told = replace(deck, facts=(*deck.facts, *facts))
    return with_line(
        told,
        "limitations",
        "Race, other: {baseline.race_other.new:count_percent} and "
        "{baseline.race_other.old:count_percent}.{ref:label}",
    )


PRINTED = Provenance(method="reported", reference="label", anchor="Table 1")

BROKEN = (
    Case("small-cells", "four people", lambda d: described(d, 4), "fewer than 5 subjects", "warn"),
    Case(
        "small-cells",
        "under a stricter policy",
        lambda d: with_policy(described(d, 9), "privacy", smallest_cell=10),
        "2 counts on this slide",
    ),
)

NEAR = (
    Case("small-cells", "five people", lambda d: described(d, 5)),
    Case("small-cells", "nobody", lambda d: described(d, 0)),
    Case(
        "small-cells",
        "four people, as printed",
        lambda d: described(d, 4, reported=True, provenance=PRINTED),
    ),
    Case(
        "small-cells",
        "deaths are never hidden",
        lambda d: with_fact(d, "safety.fatal.new", n=1, value=1 / 200),
    ),
)
