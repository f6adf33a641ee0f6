"""Few people and single ones: what somebody might be known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.rules.audience import names_any
from slidekit.rules.finding import Rule
from slidekit.rules.scales import draws
from slidekit.rules.shown import all_shown, of_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Breach, Draft
    from slidekit.template.policy import AudiencePrivacy

BY_SUBJECT = ("waterfall", "swimmer", "spider", "edish")
"""Kinds of figures that draw every subject for itself."""


def small_cells(draft: Draft) -> Iterator[Breach]:
    """Where subjects are described or drawn one by one, there are not very few of them."""
    of_audience = (one.smallest_cell for one in _audience(draft))
    least = max((draft.policy.privacy.smallest_cell, *of_audience))
    for shown in all_shown(draft):
        few = [f for f in shown.facts if f.id in shown.printed and _describes(f, least)]
        if few:
            yield shown.breach(fact=few[0].id, number=str(len(few)), least=str(least))
    for shown in of_kind(draft, *BY_SUBJECT):
        totals = {f.arm: f.N for f in shown.facts if f.arm and f.N and not f.reported}
        for arm, total in sorted(totals.items()):
            if total < least:
                yield shown.breach("drawn", arm=arm, number=str(total), least=str(least))


def _audience(draft: Draft) -> list[AudiencePrivacy]:
    """Return what the policy asks for the audience of a deck."""
    audience = draft.deck.settings.audience
    return [one for one in draft.policy.privacy.audiences if names_any(audience, one.words)]


def _describes(fact: Fact, least: int) -> bool:
    """Tell whether a fact of an arm describes subjects, and fewer than the policy shows.

    What a publication printed is public; counts of harms are never hidden.
    """
    is_baseline = fact.status == "baseline" and fact.measure == "proportion"
    return is_baseline and not fact.reported and fact.n is not None and 0 < fact.n < least


def individual_data(draft: Draft) -> Iterator[Breach]:
    """Figures with a value for each subject are shown only to audiences that may see them."""
    audience, not_shown = draft.deck.settings.audience, withheld(draft)
    for shown in all_shown(draft):
        kind = shown.exhibit.kind if shown.exhibit else ""
        if kind in not_shown:
            yield shown.breach("figure", kind=kind, audience=audience)
        elif "km_marks" in not_shown and kind == "km" and draws(shown.frame, "censor"):
            yield shown.breach("marks", audience=audience)


def withheld(draft: Draft) -> set[str]:
    """Return the kinds of figures that the audience of a deck is not shown."""
    of_audience = (kind for one in _audience(draft) for kind in one.not_shown)
    return {*draft.policy.privacy.not_shown, *of_audience}


RULES = (
    Rule(
        "small-cells",
        "Company policy, after ICH E6 on confidentiality",
        "warn",
        small_cells,
        reads=("privacy.smallest_cell", "privacy.audiences"),
    ),
    Rule(
        "individual-data",
        "Company policy, after ICH E6 on confidentiality",
        "block",
        individual_data,
        reads=("privacy.not_shown", "privacy.audiences"),
    ),
)
