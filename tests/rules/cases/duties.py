"""Changes to what markets want to see of a medicine that is approved there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slidekit.template.load import load_policy
from tests.rules.case import Case
from tests.rules.decks import (
    with_line,
    with_policy,
    with_product,
    with_settings,
    with_slide,
)
from tests.rules.purposes import EVERYWHERE, approved

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

TRIANGLE = "\N{BLACK DOWN-POINTING TRIANGLE}"
MONITORED = f"{TRIANGLE} Newmab is subject to additional monitoring in Great Britain."
IN_EUROPE = f"{TRIANGLE} Newmab is subject to additional monitoring in the European Union."
POINTER = "Newmab, prescribing information for Great Britain: the handout at the door"
YELLOW_CARD = (
    "Adverse events should be reported. Reporting forms and information can be found at "
    "yellowcard.mhra.gov.uk or in the Yellow Card app. Adverse events should also be reported to "
    "Firm Ltd, safety desk."
)
MEDWATCH = (
    "To report suspected adverse reactions, contact Firm Ltd, safety desk or FDA MedWatch at "
    "1-800-FDA-1088 or www.fda.gov/medwatch."
)


def under_duties(deck: Deck) -> Deck:
    """Return the deck under what the house's policy says of markets."""
    return with_policy(deck, markets=load_policy("default").markets)


def in_britain(deck: Deck, *lines: str, **changes: Any) -> Deck:
    """Return a promotional deck for Britain, with what is asked there on its second slide."""
    use = EVERYWHERE.model_copy(update={"status": {"GB": "approved"}})
    told = {
        "indications": (use,),
        "additional_monitoring": ("GB",),
        "prescribing_information": {"GB": "the handout at the door"},
    }
    deck = with_product(under_duties(deck), **(told | changes))
    deck = with_settings(
        deck, purpose="on_label", markets=("GB",), safety_contact="Firm Ltd, safety desk"
    )
    deck = with_slide(deck, "title", title=f"Newmab{TRIANGLE} or Oldmab (ABC-101)")
    for line in lines:
        deck = with_line(deck, "disclosures", line)
    return deck


def in_america(deck: Deck, *lines: str, **changes: Any) -> Deck:
    """Return a deck for the United States only, on an approved use."""
    told = with_settings(
        approved(under_duties(deck), status={"US": "approved"}),
        markets=("US",),
        safety_contact="Firm Ltd, safety desk",
        **({"purpose": "on_label"} | changes),
    )
    for line in lines:
        told = with_line(told, "disclosures", line)
    return told


BROKEN = (
    Case(
        "market-duties",
        "the first mention without triangle",
        lambda d: with_slide(
            in_britain(d, MONITORED, POINTER, YELLOW_CARD),
            "title",
            title="Newmab or Oldmab (ABC-101)",
        ),
        "first to name Newmab, and the name carries no black triangle",
        "block",
    ),
    Case(
        "market-duties",
        "a triangle that is not explained",
        lambda d: in_britain(d, POINTER, YELLOW_CARD),
        "what the black triangle of Newmab means",
        "block",
    ),
    Case(
        "market-duties",
        "no pointer to the prescribing information",
        lambda d: in_britain(d, MONITORED, YELLOW_CARD),
        '"Newmab, prescribing information for Great Britain: the handout at the door"',
        "block",
    ),
    Case(
        "market-duties",
        "nobody says where the prescribing information is",
        lambda d: in_britain(d, MONITORED, YELLOW_CARD, prescribing_information={}),
        "Nothing says where the prescribing information of Newmab is found in GB.",
    ),
    Case(
        "market-duties",
        "the reporting of another market",
        lambda d: in_britain(d, MONITORED, POINTER, MEDWATCH),
        "where adverse events are reported in GB",
        "block",
    ),
    Case(
        "market-duties",
        "no contact at the company",
        lambda d: with_settings(in_britain(d, MONITORED, POINTER), safety_contact=""),
        "to whom at the company",
    ),
    Case(
        "market-duties",
        "no line on MedWatch in a promotional deck",
        in_america,
        "reported in US",
        "block",
    ),
    Case(
        "market-duties",
        "the line in the speaker notes",
        lambda d: with_slide(in_america(d), "background", notes=(MEDWATCH,)),
        "reported in US",
    ),
    Case(
        "market-duties",
        "a medicine of the company by a name that study.yaml does not have",
        lambda d: with_settings(in_america(d), own_products=("Newmab (NWB-1)",)),
        '"Newmab (NWB-1)", and no study of the deck has a product of that name (there is: Newmab)',
        "block_unless_waived",
    ),
    Case(
        "market-duties",
        "no triangle in a scientific deck",
        lambda d: with_settings(
            with_product(
                with_settings(under_duties(d), markets=("EU",)),
                indications=(EVERYWHERE,),
                additional_monitoring=("EU",),
            ),
            purpose="investigational",
        ),
        "carries no black triangle, which EU asks for",
        "warn",
    ),
)

NEAR = (
    Case(
        "market-duties",
        "all that Britain asks for",
        lambda d: in_britain(d, MONITORED, POINTER, YELLOW_CARD),
    ),
    Case("market-duties", "the line on MedWatch", lambda d: in_america(d, MEDWATCH)),
    Case(
        "market-duties",
        "a scientific deck in the United States",
        lambda d: in_america(d, purpose="investigational"),
    ),
    Case(
        "market-duties",
        "a triangle that another market asks for",
        lambda d: with_product(
            in_america(d, MEDWATCH),
            indications=(EVERYWHERE,),
            additional_monitoring=("EU", "GB"),
        ),
    ),
    Case(
        "market-duties",
        "a medicine of another company",
        lambda d: with_product(in_america(d), arms=("old",)),
    ),
    Case(
        "market-duties",
        "the name of the company's medicine in small letters",
        lambda d: with_settings(in_america(d, MEDWATCH), own_products=("newmab",)),
    ),
)
