"""Changes to times to an event and to subgroups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.fact import Fact
from slidekit.exhibits.km_data import KmData, RiskRow
from slidekit.layout.frame import Group
from tests.rules.case import Case
from tests.rules.decks import (
    clean,
    with_exhibit,
    with_fact,
    with_line,
    with_policy,
    with_settings,
    with_slide,
    with_spec,
    without,
)
from tests.rules.drafts import with_frame
from tests.rules.exhibits import km_data
from tests.rules.purposes import approved
from tests.rules.results import OWN

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame
    from slidekit.rules.finding import Draft

LABEL = "Not randomised: time-to-event cannot be interpreted as treatment effect."
MEDIANS = "Median survival {os.median.new:full} and {os.median.old:full} months."
RATIO = f"Hazard ratio {{os.hr.new_vs_old:full}}. {MEDIANS}"
ALIVE = "At 12 months {os.rate.new.t12:full} and {os.rate.old.t12:full} were alive."


def without_part(deck: Deck, slide: str, part: str) -> Draft:
    """Return the draft with a part of a figure taken out."""

    def change(frame: Frame) -> Frame:
        items = tuple(
            replace(item, items=tuple(i for i in item.items if part not in i.name))
            if isinstance(item, Group)
            else item
            for item in frame.items
        )
        return replace(frame, items=items)

    return with_frame(deck, slide, change)


def with_km(deck: Deck, **changes: object) -> Deck:
    """Return the deck with another figure of the primary endpoint."""
    return with_exhibit(deck, "km.os", data=replace(km_data(), **changes))  # type: ignore[arg-type]


def with_risk(deck: Deck, quantity: str, counts: tuple[int | None, ...]) -> Deck:
    """Return the deck with other numbers in a row of the new arm."""
    rows = (
        replace(row, counts=counts) if (row.quantity, row.arm) == (quantity, "new") else row
        for row in km_data().risk
    )
    return with_km(deck, risk=tuple(rows))


def at_risk_only(counts: tuple[int, int]) -> tuple[RiskRow, ...]:
    """Return rows of numbers at risk alone, those of the new arm given."""
    rows = (row for row in km_data().risk if row.quantity == "At risk")
    return tuple(replace(row, counts=counts) if row.arm == "new" else row for row in rows)


def with_curves(deck: Deck, old: tuple[float, float], last: float = 9.0) -> Deck:
    """Return the deck with curves of two steps: 80 and 70 % in the new arm, others in the old."""
    heights = {"new": (80.0, 70.0), "old": old}
    curves = (
        replace(curve, times=(0.0, 6.0, last), survival=(100.0, *heights[curve.arm]))
        for curve in km_data().curves
    )
    return with_km(deck, curves=tuple(curves))


def without_curves(deck: Deck) -> Deck:
    """Return the deck of a trial without randomisation in which figures are of another kind."""
    told = not_randomised(deck)
    exhibits = (
        replace(e, kind="response") if isinstance(e.data, KmData) else e for e in told.exhibits
    )
    return replace(told, exhibits=tuple(exhibits))


def doubtful(deck: Deck, p: float) -> Deck:
    """Return the deck with a test of proportional hazards."""
    test = Fact("os.ph.new_vs_old", "p_value", p, p=p, endpoint="os", provenance=OWN)
    return replace(deck, facts=(*deck.facts, test))


def with_rates(deck: Deck) -> Deck:
    """Return the deck with rates at twelve months among its conclusions."""
    index = deck.fact_index()
    rates = (
        replace(
            index[f"os.median.{arm}"],
            id=f"os.rate.{arm}.t12",
            measure="proportion",
            value=0.6,
            lower=0.5,
            upper=0.7,
        )
        for arm in ("new", "old")
    )
    return with_line(replace(deck, facts=(*deck.facts, *rates)), "conclusions", ALIVE)


def not_randomised(deck: Deck, label: str = "") -> Deck:
    """Return the deck of a trial without randomisation: medians stand, ratios are gone."""
    gone = {f.id for f in deck.facts if ".hr." in f.id or ".interaction." in f.id}
    deck = with_spec(without(deck, "forest"), "design", randomised=False)
    for exhibit, slide in (("km.os", "primary"), ("km.pfs", "key_secondary")):
        old = deck.exhibit_index()[exhibit]
        kept = tuple(line for line in old.key_lines if ".hr." not in line)
        facts = tuple(fact for fact in old.facts if fact not in gone)
        deck = with_exhibit(deck, exhibit, facts=facts)
        deck = with_slide(deck, slide, key_lines=(*kept, label), alt="Curves.")
    deck = with_exhibit(deck, "ledger", data=_without_ratios(deck))
    harms = deck.slides[-2].body[1:]
    deck = with_slide(deck, "conclusions", body=harms)
    deck = with_line(deck, "limitations", "Not randomised.")
    return replace(deck, facts=tuple(f for f in deck.facts if f.id not in gone))


def _without_ratios(deck: Deck) -> object:
    data = deck.exhibit_index()["ledger"].data
    assert hasattr(data, "rows")
    rows = (
        replace(row, cells=(*row.cells[:3], "not compared", "none", row.cells[5]))
        for row in data.rows
    )
    return replace(data, rows=tuple(rows))  # type: ignore[type-var]


def with_ratio_again(deck: Deck) -> Deck:
    """Return the deck with the ratio of the primary endpoint among its results."""
    return replace(deck, facts=(*deck.facts, clean().fact_index()["os.hr.new_vs_old"]))


BROKEN = (
    Case("km-risk-table", "no rows", lambda d: with_km(d, risk=()), 'the arm "Newmab"'),
    Case(
        "km-risk-table",
        "rows that are not drawn",
        lambda d: without_part(d, "primary", "risk.old"),
        'the arm "Oldmab"',
    ),
    Case(
        "km-risk-table",
        "counts that do not add up",
        lambda d: with_risk(d, "Events", (0, 41)),
        "do not add up",
    ),
    Case(
        "km-risk-table",
        "a tail that goes on",
        lambda d: with_km(d, tail="plain"),
        "after 10",
        "warn",
    ),
    Case(
        "km-risk-table",
        "nobody marked as censored",
        lambda d: with_km(
            d, curves=tuple(replace(c, censored=((3.0, 90.0),)) for c in km_data().curves)
        ),
        "who were censored",
        "warn",
    ),
    Case(
        "median-nr",
        "a limit above what was not reached",
        lambda d: with_fact(d, "os.median.new", value=None, absent="not_reached", upper=30.0),
        "os.median.new",
    ),
    Case(
        "median-nr",
        "no reason why there is none",
        lambda d: with_fact(d, "pfs.median.old", value=None, upper=None),
        "pfs.median.old",
    ),
    Case(
        "median-nr",
        "medians without events",
        lambda d: with_slide(
            with_exhibit(
                d,
                "km.pfs",
                facts=tuple(f for f in d.exhibit_index()["km.pfs"].facts if "events" not in f),
            ),
            "key_secondary",
            key_lines=d.exhibit_index()["km.pfs"].key_lines[:4],
        ),
        "without the number of events",
    ),
    Case("single-arm-tte", "a curve without its label", not_randomised, "does not say"),
    Case(
        "single-arm-tte",
        "a curve with its label needs a waiver",
        lambda d: not_randomised(d, LABEL),
        "no randomised comparator",
        "block_unless_waived",
    ),
    Case(
        "single-arm-tte",
        "a curve in a deck on an approved use",
        lambda d: approved(with_settings(not_randomised(d, LABEL), purpose="on_label")),
        "no randomised comparator",
        "block",
    ),
    Case(
        "single-arm-tte",
        "a time to an event among the conclusions",
        lambda d: with_line(not_randomised(d, LABEL), "conclusions", MEDIANS),
        "rests on the median of Overall survival for Newmab (os.median.new)",
    ),
    Case(
        "single-arm-tte",
        "a ratio of arms that were not randomised",
        lambda d: with_line(with_ratio_again(not_randomised(d, LABEL)), "background", RATIO),
        "compares arms",
    ),
    Case(
        "ph-check",
        "crossing curves without rates",
        lambda d: doubtful(d, 0.01),
        "os.ph.new_vs_old",
    ),
    Case(
        "ph-check",
        "under a stricter policy",
        lambda d: with_policy(doubtful(d, 0.08), "statistics", proportional_hazards_alpha=0.1),
        '"Overall survival" do not look proportional',
    ),
    Case(
        "km-risk-table",
        "more at risk later than before",
        lambda d: with_km(d, risk=at_risk_only((150, 200))),
        "at risk later than before",
    ),
    Case(
        "km-risk-table",
        "ten subjects fewer at risk at the start than events were counted of",
        lambda d: with_risk(d, "At risk", (190, 140)),
        "190 subjects of the arm",
    ),
    Case(
        "km-risk-table",
        "a tail with one subject less than a tenth, and nobody says where it begins",
        lambda d: with_km(d, risk=at_risk_only((200, 19)), tail_from=None),
        "after 6",
        "warn",
    ),
    Case(
        "km-risk-table",
        "a tail that is not drawn in grey",
        lambda d: without_part(d, "primary", ".tail"),
        "in full colour",
        "warn",
    ),
    Case(
        "km-risk-table",
        "curves that are cut without a word",
        lambda d: with_km(d, tail="cut"),
        "cut at 10",
        "warn",
    ),
    Case(
        "median-nr",
        "a median after the last follow-up",
        lambda d: with_fact(d, "os.median.new", value=24.2, lower=20.0, upper=30.0),
        "beyond the last follow-up of its arm, at 24",
    ),
    Case(
        "ph-check",
        "curves that cross, and no test of it",
        lambda d: with_curves(d, (85.0, 60.0)),
        "The curves of Newmab and Oldmab cross",
        "warn",
    ),
)

NEAR = (
    Case(
        "km-risk-table",
        "a tail that goes on, with enough at risk",
        lambda d: with_km(d, tail="plain", tail_from=None),
    ),
    Case(
        "km-risk-table",
        "a published figure without events and censored",
        lambda d: with_km(d, risk=tuple(r for r in km_data().risk if r.quantity == "At risk")),
    ),
    Case(
        "median-nr",
        "not reached, with a lower limit only",
        lambda d: with_fact(d, "os.median.new", value=None, absent="not_reached", upper=None),
    ),
    Case(
        "single-arm-tte",
        "not randomised, and no curve is shown",
        without_curves,
    ),
    Case("ph-check", "hazards that look proportional", lambda d: doubtful(d, 0.2)),
    Case("ph-check", "crossing curves with rates", lambda d: with_rates(doubtful(d, 0.01))),
    Case(
        "km-risk-table",
        "just a tenth at risk at the last tick",
        lambda d: with_km(d, risk=at_risk_only((200, 20)), tail_from=None),
    ),
    Case(
        "km-risk-table",
        "curves that are cut, and the slide says so",
        lambda d: with_slide(
            with_km(d, tail="cut"),
            "primary",
            footnotes=(
                *d.exhibit_index()["km.os"].footnotes,
                "Curves end where few are at risk.",
            ),
        ),
    ),
    Case(
        "median-nr",
        "a median at the last follow-up, apart from rounding",
        lambda d: with_fact(d, "os.median.new", value=24.04, lower=20.0, upper=30.0),
    ),
    Case(
        "single-arm-tte",
        "not randomised: medians in a text on the background, and no curve",
        lambda d: with_line(without_curves(d), "background", MEDIANS),
    ),
    Case("ph-check", "curves that touch", lambda d: with_curves(d, (82.0, 60.0))),
    Case(
        "ph-check",
        "curves that cross where few are at risk",
        lambda d: with_curves(d, (85.0, 60.0), last=11.0),
    ),
)
