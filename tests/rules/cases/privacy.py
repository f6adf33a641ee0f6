"""Changes to counts of few people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.exhibits.fact import Provenance
from slidekit.layout.frame import Group, Path
from tests.rules.case import Case
from tests.rules.cases.responses import DEFINED, response
from tests.rules.decks import clean, with_fact, with_line, with_policy, with_settings
from tests.rules.drafts import with_frame

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Command, Frame
    from slidekit.rules.finding import Draft


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


def before(deck: Deck, audience: str) -> Deck:
    """Return the deck for another audience."""
    return with_settings(deck, audience=audience)


def waterfall(deck: Deck) -> Deck:
    """Return the deck with a bar for each subject beside the response rates."""
    return response(deck, kind="waterfall", note=f"{DEFINED} Not plotted: none.")


def marked(deck: Deck) -> Draft:
    """Return the draft in which the curves of the primary endpoint have marks of censoring."""

    def change(frame: Frame) -> Frame:
        items = (
            replace(item, items=(*item.items, Path(f"{item.name}.censor.new", MARK, line="0072B2")))
            if isinstance(item, Group)
            else item
            for item in frame.items
        )
        return replace(frame, items=tuple(items))

    return with_frame(deck, "primary", change)


MARK: tuple[Command, ...] = (("M", 5, 0), ("L", 5, 9))
PRINTED = Provenance(method="reported", reference="label", anchor="Table 1")

BROKEN = (
    Case("small-cells", "four people", lambda d: described(d, 4), "fewer than 5 subjects", "warn"),
    Case(
        "small-cells",
        "under a stricter policy",
        lambda d: with_policy(described(d, 9), "privacy", smallest_cell=10),
        "2 counts on this slide",
    ),
    Case(
        "small-cells",
        "seven people before the public",
        lambda d: before(described(d, 7), "Members of the general public"),
        "fewer than 10 subjects",
        "warn",
    ),
    Case(
        "small-cells",
        "an arm too small to be drawn one by one",
        lambda d: with_policy(waterfall(d), "privacy", smallest_cell=201),
        "draws each of 200 subjects",
        "warn",
    ),
    Case(
        "individual-data",
        "a bar for each subject before journalists",
        lambda d: before(waterfall(d), "Journalists"),
        "a waterfall plot, shows a value for each subject",
        "block",
    ),
    Case(
        "individual-data",
        "marks of censoring before patient organisations",
        lambda d: marked(before(d, "Patient organisations")),
        "mark when single subjects were censored",
        "block",
    ),
    Case(
        "individual-data",
        "a policy that shows no such figure to anybody",
        lambda d: with_policy(waterfall(d), "privacy", not_shown=("waterfall",)),
        '"Prescribing oncologists"',
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
    Case(
        "small-cells",
        "an arm just large enough to be drawn one by one",
        lambda d: with_policy(waterfall(d), "privacy", smallest_cell=200),
    ),
    Case("individual-data", "a bar for each subject before prescribers", waterfall),
    Case(
        "individual-data",
        "an audience that only begins like one of the words",
        lambda d: before(waterfall(d), "Pressure ulcer nurses"),
    ),
    Case(
        "individual-data",
        "curves without marks before the press",
        lambda d: before(d, "The press"),
    ),
)
