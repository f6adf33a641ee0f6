"""Changes to the order of slides, the design and the limitations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.deck.model import Gap
from tests.rules.case import Case
from tests.rules.decks import (
    inserted,
    moved,
    prose,
    with_endpoint,
    with_entry,
    with_line,
    with_lines,
    with_row,
    with_slide,
    with_spec,
    with_tags,
    without,
)

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

NO_TABLE = Gap("key_secondary", "efficacy", "No table has it.", "columns")


def open_label(deck: Deck) -> Deck:
    """Return the deck of a trial that was not blinded, as its slide on the design says."""
    told = with_spec(deck, "design", blinding="open-label")
    return with_row(told, "design", 0, "Blinding", "Open-label")


def with_missing(deck: Deck, subjects: int) -> Deck:
    """Return the deck of a trial in which some subjects have no record of the primary endpoint."""
    missing = replace(
        deck.fact_index()["os.follow_up"], id="os.missing", measure="count", value=float(subjects)
    )
    return replace(deck, facts=(*deck.facts, missing))


BROKEN = (
    Case(
        "limitations-slide",
        "missing data without their line",
        lambda d: with_missing(d, 3),
        'Data of "Overall survival" are missing',
    ),
    Case(
        "design-slide",
        "blinding as study.yaml has it is not on the slide",
        lambda d: with_row(d, "design", 0, "Blinding", "Yes"),
        '"double-blind"',
    ),
    Case(
        "design-slide",
        "an arm by another name",
        lambda d: with_row(d, "design", 2, "Arms", "Newmab; comparator"),
        '"Oldmab"',
    ),
    Case(
        "template-sections",
        "a required slide taken out",
        lambda d: without(d, "key_secondary"),
        "was taken out",
    ),
    Case(
        "template-sections",
        "a required slide that could not be made",
        lambda d: replace(without(d, "key_secondary"), gaps=(NO_TABLE,)),
        "No table has it. (`columns`)",
    ),
    Case(
        "template-sections",
        "the design before the background",
        lambda d: moved(d, "design", "background"),
        "section Methods",
    ),
    Case(
        "template-sections",
        "a slide of a section that the template has not",
        lambda d: inserted(d, "design", prose("case", "cases", "A case", "A patient")),
        '"cases"',
    ),
    Case(
        "template-sections",
        "a slide later than its entry allows",
        lambda d: with_entry(d, "background", within=3),
        "number 4; the template wants it among the first 3",
    ),
    *(
        Case("design-slide", f"no {key}", change, says)
        for key, change, says in (
            ("randomisation", lambda d: with_spec(d, "design", randomised=None), "randomised"),
            ("control", lambda d: with_spec(d, "design", control=None), "controlled"),
            ("alpha", lambda d: with_spec(d, "statistics", alpha=None), "alpha"),
            ("eligibility", lambda d: with_spec(d, eligibility=()), "take part"),
            ("populations", lambda d: with_spec(d, populations=()), "populations"),
        )
    ),
    Case(
        "design-slide",
        "registered nowhere",
        lambda d: with_lines(
            with_spec(d, nct="", references=d.studies[0].spec.references[:2]),
            "background",
            "The disease is rare.{ref:review} Newmab is not approved for it.{ref:label}",
        ),
        "where abc101 is registered",
    ),
    Case(
        "design-slide",
        "no order of tests",
        lambda d: with_endpoint(
            with_endpoint(with_spec(d, "statistics", testing_order=()), "os", alpha_order=None),
            "pfs",
            alpha_order=None,
        ),
        "in which order",
    ),
    Case("design-slide", "no slide", lambda d: without(d, "design"), "no slide"),
    Case(
        "design-slide",
        "blinding left open",
        lambda d: with_spec(d, "design", blinding=None),
        "blinded",
    ),
    Case(
        "design-slide",
        "no sample size",
        lambda d: with_spec(d, "statistics", sample_size=""),
        "sample size of abc101",
    ),
    Case(
        "limitations-slide",
        "open label without its line",
        lambda d: open_label(d),
        "open-label",
    ),
    Case(
        "limitations-slide",
        "open label with a line on unblinding",
        lambda d: with_line(
            open_label(d),
            "limitations",
            "Harms may have unblinded patients.",
        ),
        "open-label",
    ),
    Case(
        "limitations-slide",
        "crossover without its line",
        lambda d: with_spec(d, "design", crossover=True),
        "Crossover",
    ),
    Case(
        "limitations-slide",
        "another endpoint named as immature",
        lambda d: with_line(
            with_endpoint(d, "dor", state="immature"), "limitations", "Data on PFS were immature."
        ),
        '"Time to response" were immature',
    ),
    Case(
        "limitations-slide",
        "an interim analysis without its line",
        lambda d: with_tags(
            with_spec(d, "design", interim=True, information_fraction=0.62),
            "Interim analysis (62% of information)",
        ),
        "interim",
    ),
    Case("limitations-slide", "no slide", lambda d: without(d, "limitations"), "no slide"),
)

NEAR = (
    Case(
        "limitations-slide",
        "missing data with their line",
        lambda d: with_line(
            with_missing(d, 3), "limitations", "Overall survival: records are missing for a few."
        ),
    ),
    Case("limitations-slide", "nobody's data are missing", lambda d: with_missing(d, 0)),
    Case(
        "design-slide",
        "double blind without its hyphen",
        lambda d: with_row(d, "design", 0, "Blinding", "Double blind"),
    ),
    Case(
        "template-sections",
        "slides of one section in another order",
        lambda d: moved(d, "key_secondary", "ledger"),
    ),
    Case(
        "template-sections",
        "one more slide within a section",
        lambda d: inserted(d, "design", prose("more", "background", "More", "More words")),
    ),
    Case("template-sections", "an empty backup", lambda d: d),
    Case(
        "design-slide",
        "alpha given by endpoint and not for the trial",
        lambda d: with_endpoint(with_spec(d, "statistics", alpha=None), "os", alpha=0.05),
    ),
    Case(
        "design-slide",
        "registered elsewhere than in the United States",
        lambda d: with_spec(d, nct=""),
    ),
    Case(
        "limitations-slide",
        "open label with its line",
        lambda d: with_line(open_label(d), "limitations", "Open-label treatment."),
    ),
    Case(
        "limitations-slide",
        "an immature endpoint with its line",
        lambda d: with_line(
            with_endpoint(d, "dor", state="immature"), "limitations", "TTR: immature data."
        ),
    ),
    Case(
        "limitations-slide",
        "a title without a word of limitations",
        lambda d: with_slide(d, "limitations", title="Points to keep in mind"),
    ),
)
