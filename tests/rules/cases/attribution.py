"""Changes to which events are counted, and over which time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.rules.case import Case
from tests.rules.decks import with_exhibit, with_fact, with_line, with_policy, with_slide
from tests.rules.exhibits import harms_exhibit
from tests.rules.results import OWN

if TYPE_CHECKING:
    from slidekit.deck.model import Deck


def with_harms(deck: Deck, *keys: str) -> Deck:
    """Return the deck with more counts of events, as of nausea."""
    index = deck.fact_index()
    new = (
        replace(index[f"safety.pt_nausea.{arm}"], id=f"safety.{key}.{arm}")
        for key in keys
        for arm in ("new", "old")
    )
    return replace(deck, facts=(*deck.facts, *new))


def with_rows(deck: Deck, exhibit: str, *keys: str) -> Deck:
    """Return the deck with more rows in a table of harms."""
    told = with_harms(deck, *keys)
    old = told.exhibit_index()[exhibit]
    more = harms_exhibit(exhibit, old.title, {key: key for key in keys})
    data = replace(old.data, rows=(*old.data.rows, *more.data.rows))  # type: ignore[type-var, attr-defined]
    return with_exhibit(told, exhibit, data=data, facts=(*old.facts, *more.facts))


def with_rate(deck: Deck) -> Deck:
    """Return the deck with events per time among its words on limitations."""
    index = deck.fact_index()
    rates = tuple(
        replace(
            index[f"safety.serious.{arm}"],
            id=f"safety.serious_rate.{arm}",
            measure="number",
            value=12.0,
            n=None,
            N=None,
        )
        for arm in ("new", "old")
    )
    told = replace(deck, facts=(*deck.facts, *rates))
    return with_line(
        told,
        "limitations",
        "Serious events per time at risk: {safety.serious_rate.new}, {safety.serious_rate.old}.",
    )


def exposed(deck: Deck, months: float) -> Deck:
    """Return the deck of a trial whose new arm was treated for other times; the old one 5.2."""
    return with_fact(deck, "exposure.median.new", value=months)


BROKEN = (
    Case(
        "all-cause-first",
        "related events of a term that is not counted otherwise",
        lambda d: with_rows(d, "aesi", "aesi_eye_related"),
        "whatever their cause",
        "block",
    ),
    Case(
        "all-cause-first",
        "related events before all",
        lambda d: with_rows(d, "ae_overview", "pt_rash_related"),
        "before the same events",
    ),
    Case(
        "all-cause-first",
        "a title that speaks of related events",
        lambda d: with_slide(d, "aesi", title="Treatment-related events of special interest"),
        "speaks of related events",
    ),
    Case(
        "exposure-adjust",
        "twice as long in one arm",
        lambda d: exposed(d, 10.4),
        "2.0-fold",
        "warn",
    ),
    Case(
        "exposure-adjust",
        "under a stricter policy",
        lambda d: with_policy(d, "safety", exposure_ratio=1.2),
        "limit 1.2",
    ),
    Case(
        "exposure-adjust",
        "a share of events by Kaplan-Meier",
        lambda d: with_fact(
            d, "safety.aesi_liver.new", provenance=replace(OWN, method="kaplan_meier/1")
        ),
        "takes deaths for censored",
    ),
)

NEAR = (
    Case(
        "all-cause-first",
        "related events after all",
        lambda d: with_rows(d, "aesi", "pt_rash_related"),
    ),
    Case(
        "all-cause-first",
        "a preferred term with that word in it",
        lambda d: with_rows(d, "ae_common", "pt_infusion_related_reaction"),
    ),
    Case(
        "all-cause-first",
        "a title on both",
        lambda d: with_slide(
            d, "aesi", title="Special interest: treatment-emergent and treatment-related events"
        ),
    ),
    Case("exposure-adjust", "just the ratio of the policy", lambda d: exposed(d, 7.8)),
    Case("exposure-adjust", "twice as long, with rates", lambda d: with_rate(exposed(d, 10.4))),
)
