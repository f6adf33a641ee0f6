"""Changes to purpose, interests and approval status."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.rules.case import Case
from tests.rules.decks import (
    inserted,
    moved,
    prose,
    with_product,
    with_row,
    with_settings,
    with_spec,
    without,
)
from tests.rules.purposes import ELSEWHERE, EVERYWHERE, STUDIED, approved, siuu

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

UNKNOWN_STATUS = ELSEWHERE.model_copy(update={"status": {"US": "under_review"}})


def compared(deck: Deck, day: dt.date) -> Deck:
    """Return the deck of a day, whose label was compared on 7 July 2025."""
    return with_settings(with_product(deck, label_reviewed=dt.date(2025, 7, 7)), date=day)


BROKEN = (
    Case("purpose-declared", "no purpose", lambda d: with_settings(d, purpose=None), "what"),
    Case("purpose-declared", "no market", lambda d: with_settings(d, markets=()), "markets"),
    Case(
        "purpose-declared",
        "a purpose that the template is not for",
        lambda d: with_settings(approved(d), purpose="consistent_with_label"),
        '"consistent_with_label"',
    ),
    Case(
        "purpose-declared",
        "unapproved use of a product that is approved for nothing",
        lambda d: with_product(
            with_settings(siuu(d), contrary_studies=()), indications=(STUDIED, UNKNOWN_STATUS)
        ),
        "Newmab",
    ),
    Case(
        "purpose-declared",
        "an unapproved use before those who do not prescribe",
        lambda d: with_settings(siuu(d), audience="Non-prescribers and patients"),
        '"Non-prescribers and patients"',
    ),
    Case(
        "purpose-declared",
        "unapproved use before people who do not prescribe",
        lambda d: with_settings(siuu(d), audience="Patients"),
        '"Patients"',
    ),
    Case(
        "purpose-declared",
        "unapproved use in a market where nobody asked",
        lambda d: with_product(
            with_settings(siuu(d), markets=("US", "EU")),
            indications=(STUDIED, ELSEWHERE.model_copy(update={"status": EVERYWHERE.status})),
        ),
        "only in answer to a question",
        "block",
    ),
    Case(
        "purpose-declared", "no audience", lambda d: with_settings(d, audience=""), "who will see"
    ),
    Case(
        "disclosures-first",
        "nothing on the presenter's conflicts",
        lambda d: with_settings(d, "presenter", conflicts=""),
        "presenter's conflicts",
    ),
    Case("disclosures-first", "no funder", lambda d: with_settings(d, funder=""), "who paid"),
    Case(
        "disclosures-first",
        "nothing on what the funder did",
        lambda d: with_settings(d, funder_role=""),
        "what part the funder had",
    ),
    Case(
        "disclosures-first",
        "authors without their conflicts",
        lambda d: with_settings(d, author_conflicts=""),
        "Authors are named",
    ),
    Case(
        "status-slide",
        "on the fifth slide",
        lambda d: inserted(
            inserted(d, "status", prose("agenda", "opening", "Agenda", "Results")),
            "status",
            prose("aims", "opening", "Aims", "To tell results"),
        ),
        "slide 5",
    ),
    Case("status-slide", "no product", lambda d: with_spec(d, products=()), "no product"),
    Case(
        "status-slide",
        "a product without a use",
        lambda d: with_product(d, indications=()),
        "no indication of Newmab",
    ),
    Case("disclosures-first", "no slide", lambda d: without(d, "disclosures"), "no slide"),
    Case(
        "disclosures-first",
        "no employer",
        lambda d: with_settings(d, "presenter", employer=""),
        "employs",
        "block",
    ),
    Case(
        "disclosures-first",
        "on the fourth slide",
        lambda d: moved(
            inserted(d, "status", prose("agenda", "opening", "Agenda", "Results")),
            "disclosures",
            "background",
        ),
        "slide 4",
    ),
    Case(
        "disclosures-first",
        "a funder that the slide does not show",
        lambda d: with_settings(d, funder="Some Charity"),
        '"Some Charity"',
    ),
    Case("status-slide", "no slide", lambda d: without(d, "status"), "no slide"),
    Case(
        "status-slide",
        "a market without a status",
        lambda d: with_settings(d, markets=("US", "EU", "JP")),
        "Newmab is approved in JP",
    ),
    Case(
        "status-slide",
        "a label that nobody compared for more than a year",
        lambda d: compared(d, dt.date(2026, 7, 8)),
        "last compared with the one in force on 2025-07-07",
        "warn",
    ),
    Case(
        "status-slide",
        "an indication without a row",
        lambda d: with_row(d, "status", 0, "Newmab", "Early disease", "US, EU", "Not approved"),
        '"Advanced disease"',
    ),
)

NEAR = (
    Case(
        "purpose-declared",
        "unapproved use of a product that is approved for something, before prescribers",
        siuu,
    ),
    Case(
        "disclosures-first",
        "authors are not named, so that nothing is said of them",
        lambda d: with_settings(d, authors=(), author_conflicts=""),
    ),
    Case(
        "disclosures-first",
        "on the third slide",
        lambda d: moved(d, "status", "disclosures"),
    ),
    Case(
        "status-slide",
        "a label that was compared a year ago to the day",
        lambda d: compared(d, dt.date(2026, 7, 7)),
    ),
    Case(
        "status-slide",
        "only the markets of the deck need a status",
        lambda d: with_settings(d, markets=("US",)),
    ),
    Case(
        "purpose-declared",
        "unapproved use before nurses who prescribe",
        lambda d: with_settings(siuu(d), audience="Nurse prescribers"),
    ),
    Case(
        "status-slide",
        "on the fourth slide",
        lambda d: inserted(d, "status", prose("agenda", "opening", "Agenda", "Background")),
    ),
)
