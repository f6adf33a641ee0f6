"""Changes to what is said of provisional approvals and of unapproved uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.rules.case import Case
from tests.rules.decks import (
    with_fact,
    with_line,
    with_policy,
    with_product,
    with_row,
    with_settings,
    with_slide,
    with_spec,
)
from tests.rules.purposes import (
    ELSEWHERE,
    STUDIED,
    approved,
    siuu,
    tagged,
    without_file,
)

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

PROVISIONAL = {
    "pathway": "accelerated",
    "basis": "response rate",
    "confirmatory_trial": "ABC-102, which is recruiting",
}
STATEMENT = (
    "Accelerated approval, based on response rate; confirmatory trial: ABC-102, which is "
    "recruiting."
)
LIMITED = ELSEWHERE.model_copy(update={"limits_of_use": "Not after transplantation"})
WARNED = STUDIED.model_copy(update={"cautions": ("More deaths in advanced disease",)})
OTHER_RESULT = "A trial of fewer patients found the opposite.{ref:review}"


def provisional(deck: Deck, **changes: str) -> Deck:
    """Return the deck of a use with accelerated approval, told where it must be."""
    told = approved(deck, **(PROVISIONAL | changes))
    told = with_row(told, "status", 0, "Newmab", "Advanced disease", "US, EU", STATEMENT)
    lines = told.exhibit_index()["km.os"].key_lines
    return with_slide(told, "primary", key_lines=(*lines, STATEMENT))


BROKEN = (
    Case(
        "accelerated-approval",
        "nothing on what it rests on",
        lambda d: provisional(d, basis=""),
        "rests on",
    ),
    Case(
        "accelerated-approval",
        "no confirmatory trial",
        lambda d: provisional(d, confirmatory_trial=""),
        "has to confirm",
    ),
    Case(
        "accelerated-approval",
        "not on the slide of approval status",
        lambda d: with_row(
            provisional(d), "status", 0, "Newmab", "Advanced disease", "US, EU", "Approved"
        ),
        "slide on approval status",
    ),
    Case(
        "accelerated-approval",
        "in a footnote of the first efficacy slide",
        lambda d: with_slide(
            provisional(d),
            "primary",
            key_lines=d.exhibit_index()["km.os"].key_lines,
            footnotes=(*d.exhibit_index()["km.os"].footnotes, STATEMENT),
        ),
        "above its footnotes",
        "block",
    ),
    Case(
        "offlabel-disclosure-set",
        "not approved, and no word that nothing is established",
        lambda d: with_row(d, "status", 0, "Newmab", "Advanced disease", "US, EU", "Not approved"),
        "not established",
    ),
    Case(
        "offlabel-disclosure-set",
        "the limits of the approved use are not told",
        lambda d: with_product(siuu(d), indications=(STUDIED, LIMITED)),
        '"Not after transplantation"',
    ),
    Case(
        "offlabel-disclosure-set",
        "nobody looked into the label for this use",
        lambda d: with_product(
            siuu(d), indications=(STUDIED.model_copy(update={"cautions": None}), ELSEWHERE)
        ),
        "warns of",
    ),
    Case(
        "offlabel-disclosure-set",
        "a caution that is not shown",
        lambda d: with_product(siuu(d), indications=(WARNED, ELSEWHERE)),
        '"More deaths in advanced disease"',
    ),
    Case(
        "offlabel-disclosure-set",
        "no label",
        lambda d: without_file(siuu(d), "label.pdf"),
        "label of Newmab is not attached",
    ),
    Case(
        "offlabel-disclosure-set",
        "nobody said whether other studies found the same",
        lambda d: with_settings(siuu(d), contrary_studies=None),
        "other results are known",
    ),
    Case(
        "offlabel-disclosure-set",
        "another study that is not shown",
        lambda d: with_settings(siuu(d), contrary_studies=(OTHER_RESULT,)),
        "No slide that is seen names this study",
    ),
    Case(
        "offlabel-disclosure-set",
        "another study without its citation",
        lambda d: with_settings(siuu(d), contrary_studies=("The trial was small.",)),
        "no citation",
    ),
    Case(
        "offlabel-disclosure-set",
        "a source without a date",
        lambda d: with_spec(
            siuu(d),
            references=tuple(
                r.model_copy(update={"year": None, "type": "registry"}) if r.id == "paper" else r
                for r in siuu(d).studies[0].spec.references
            ),
        ),
        '"paper" has no year',
    ),
    Case(
        "offlabel-slide-tag",
        "a slide of safety without the mark",
        lambda d: with_slide(siuu(d), "aesi", tag="safety"),
        '"Events of special interest"',
        "block",
    ),
    Case(
        "offlabel-slide-tag",
        "the mark in a footnote",
        lambda d: with_slide(
            with_policy(siuu(d), severities={"qualifier-not-footnote": "off"}),
            "ledger",
            tag="efficacy",
            footnotes=(*d.exhibit_index()["ledger"].footnotes, "Unapproved use."),
        ),
        '"All endpoints of the test plan"',
    ),
    Case(
        "siuu-published",
        "a count of harms on file",
        lambda d: with_fact(
            siuu(d), "safety.related.new", provenance=d.fact_index()["pfs.hr.new_vs_old"].provenance
        ),
        "1 numbers of this slide stand in no publication, adverse events related",
        "block",
    ),
    Case(
        "siuu-published",
        "a source that is no publication",
        lambda d: with_spec(
            siuu(d),
            references=tuple(
                r.model_copy(update={"type": "data_on_file"}) if r.id == "paper" else r
                for r in siuu(d).studies[0].spec.references
            ),
        ),
        "in no publication",
    ),
    Case(
        "siuu-published",
        "the publication is not attached",
        lambda d: without_file(siuu(d), "paper.pdf"),
        '"paper" is not attached',
    ),
)

NEAR = (
    Case("accelerated-approval", "told on both slides", provisional),
    Case(
        "accelerated-approval",
        "in a market that the deck is not for",
        lambda d: with_product(
            d,
            indications=(
                STUDIED.model_copy(
                    update={"pathway": "conditional", "status": STUDIED.status | {"JP": "approved"}}
                ),
            ),
        ),
    ),
    Case("offlabel-disclosure-set", "all of it", siuu),
    Case(
        "offlabel-disclosure-set",
        "a caution and another study, both shown",
        lambda d: with_line(
            with_line(
                with_settings(
                    with_product(siuu(d), indications=(WARNED, ELSEWHERE)),
                    contrary_studies=(OTHER_RESULT,),
                ),
                "limitations",
                OTHER_RESULT,
            ),
            "boxed_warning",
            "More deaths in advanced disease",
        ),
    ),
    Case(
        "offlabel-disclosure-set",
        "a product that was never approved has no label to attach",
        lambda d: with_product(d, reference=None),
    ),
    Case(
        "offlabel-slide-tag",
        "off-label instead of unapproved",
        lambda d: tagged(siuu(d), "off-label use"),
    ),
    Case(
        "offlabel-slide-tag",
        "a use that is approved in the deck's markets",
        lambda d: approved(with_settings(d, purpose="on_label")),
    ),
    Case(
        "siuu-published",
        "data on file in a deck of another purpose",
        lambda d: with_settings(d, purpose="investigational"),
    ),
    Case(
        "siuu-published",
        "a threshold of the policy stands in no publication",
        lambda d: with_fact(siuu(d), "safety.common_threshold", value=0.1),
    ),
)
