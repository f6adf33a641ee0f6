"""Test plans for the hand-made deck."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.exhibits.model import TableData
from slidekit.study.plan import Plan
from tests.rules.decks import with_endpoint, with_row, with_spec

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

LOOKS = [
    {"analysis": "interim", "fraction": 0.5, "alpha": 0.0031},
    {"analysis": "final", "fraction": 1, "alpha": 0.049},
]
"""Boundaries of O'Brien-Fleming type at a two-sided alpha of 0.05."""


def with_plan(deck: Deck, **plan: Any) -> Deck:
    """Return the deck with another plan."""
    return with_spec(deck, "statistics", plan=Plan.model_validate(plan))


def planned(
    deck: Deck,
    *edges: tuple[str, str, float],
    os_alpha: float = 0.025,
    success: str | None = "any",
) -> Deck:
    """Return the deck with a plan in which both endpoints have half of alpha and pass it on."""
    return with_plan(
        deck,
        success=success,
        hypotheses=[{"id": "os", "alpha": os_alpha}, {"id": "pfs", "alpha": 0.025}],
        edges=[
            {"from": start, "to": end, "weight": weight}
            for start, end, weight in edges or (("os", "pfs", 1), ("pfs", "os", 1))
        ],
    )


def interim(
    deck: Deck, *looks: dict[str, Any], analysis: str | None = "final", **changes: Any
) -> Deck:
    """Return the deck of a trial with an interim analysis of the primary endpoint."""
    primary = {"id": "os", "weight": 1, "looks": list(looks or LOOKS), **changes}
    return with_plan(
        deck,
        analyses=[{"id": "interim"}, {"id": "final"}],
        analysis=analysis,
        hypotheses=[primary, {"id": "pfs", "weight": 0}],
        edges=[{"from": "os", "to": "pfs"}],
    )


def undecided(deck: Deck) -> Deck:
    """Return the deck in which study.yaml leaves to p what became of both endpoints."""
    return with_endpoint(with_endpoint(deck, "os", met=None), "pfs", met=None)


def with_look(deck: Deck, p: float) -> Deck:
    """Return the deck with the p of the interim analysis of overall survival."""
    effect = deck.fact_index()["os.hr.new_vs_old"]
    look = replace(effect, id="plan.p.os.interim", p=p, p_type=None)
    return replace(deck, facts=(*deck.facts, look))


def told(deck: Deck, *words: str) -> Deck:
    """Return the deck whose table of endpoints says other outcomes, row by row."""
    data = deck.exhibit_index()["ledger"].data
    assert isinstance(data, TableData)
    for number, word in enumerate(words):
        deck = with_row(deck, "ledger", number, *data.rows[number].cells[:-1], word)
    return deck
