"""Changes to what sources are called, and to where in them a number stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.fact import Provenance
from slidekit.study.spec import Reference
from tests.rules.case import Case
from tests.rules.decks import with_fact, with_lines, with_settings, with_slide, with_spec
from tests.rules.study import REFERENCES

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

LIVER = "safety.aesi_liver.new"
PAPER = Provenance(method="reported", reference="review", anchor="Table 2")
BLOT = {"doi": "none", "pmid": "nothing", "nct": "NCT", "retracted": True, "year": 2199}


def with_review(deck: Deck, **changes: object) -> Deck:
    """Return the deck with the paper that it cites changed."""
    first, *others = REFERENCES
    return with_spec(deck, references=(first.model_copy(update=changes), *others))


def told_by(deck: Deck, provenance: Provenance, **changes: object) -> Deck:
    """Return the deck with a number of the slide of liver injuries taken from a paper it cites."""
    told = with_fact(deck, LIVER, reported=True, provenance=provenance, **changes)
    notes = (*deck.exhibit_index()["aesi"].footnotes, "Source: a review.{ref:review}")
    return with_slide(told, "aesi", footnotes=notes)


def of_two_cuts(deck: Deck, paper: str, record: str) -> Deck:
    """Return the deck with the data cuts of its paper and of the trial's record."""
    first, label, registry = REFERENCES
    told = {"nct": "NCT99000101", "data_cutoff": dt.date.fromisoformat(paper)}
    later = registry.model_copy(update={"data_cutoff": dt.date.fromisoformat(record)})
    return with_spec(deck, references=(first.model_copy(update=told), label, later))


def with_congress(deck: Deck, **fields: object) -> Deck:
    """Return the deck with a congress abstract in the place of its paper."""
    abstract = Reference.model_validate(
        {"id": "review", "type": "abstract", "title": "A review of the disease", **fields}
    )
    return with_spec(deck, references=(abstract, *REFERENCES[1:]))


BROKEN = (
    Case(
        "ref-valid",
        "a paper that was retracted",
        lambda d: with_review(d, retracted=True),
        '"review" was retracted',
        "block",
    ),
    Case(
        "ref-valid",
        "an abstract that names no congress",
        lambda d: with_congress(d, authors=("Writer C",), year=2024),
        '"review" lacks meeting or journal.',
    ),
    Case(
        "ref-valid",
        "a DOI with its address",
        lambda d: with_review(d, doi="https://doi.org/10.1000/review.1"),
        "is written https://doi.org/10.1000/review.1",
        "warn",
    ),
    Case(
        "ref-valid",
        "a DOI with the full stop of a sentence",
        lambda d: with_review(d, doi="10.1000/review.1."),
        "is written 10.1000/review.1.",
        "warn",
    ),
    Case(
        "ref-valid",
        "a DOI without its second half",
        lambda d: with_review(d, doi="10.1000"),
        "is none: 10.1000.",
        "block",
    ),
    Case(
        "ref-valid",
        "a PMID of nine digits",
        lambda d: with_review(d, pmid="123456789"),
        "is none: 123456789.",
    ),
    Case(
        "ref-valid",
        "an NCT number in small letters",
        lambda d: with_review(d, nct="nct01234567"),
        "is none: nct01234567.",
    ),
    Case(
        "ref-valid",
        "an ISSN with two digits exchanged",
        lambda d: with_review(d, issn="0028-4739"),
        "mistyped: 0028-4739.",
    ),
    Case(
        "ref-valid",
        "an ORCID iD with a wrong last digit",
        lambda d: with_review(d, orcids=("0000-0002-1825-0097", "0000-0002-1825-0098")),
        "mistyped: 0000-0002-1825-0098.",
    ),
    Case(
        "ref-valid",
        "a paper of the year after next",
        lambda d: with_settings(with_review(d, year=2028), date=dt.date(2026, 9, 1)),
        "is of 2028; sources of this deck can be of 2027 at the latest",
    ),
    Case(
        "ref-valid",
        "a paper of a far year in a deck without a date",
        lambda d: with_review(d, year=2104),
        "is of 2104; sources of this deck can be of 2056 at the latest",
    ),
    Case(
        "ref-valid",
        "a paper that was put online after it was printed",
        lambda d: with_review(d, published_online=dt.date(2025, 1, 2)),
        "is of 2024, and was put online later, on 2025-01-02",
    ),
    Case(
        "ref-anchored",
        "a reported number without a place in its source",
        lambda d: told_by(d, replace(PAPER, anchor="")),
        f"where in their source these numbers stand: liver for Newmab ({LIVER}).",
        "block_unless_waived",
    ),
    Case(
        "ref-anchored",
        "a reported number without a source",
        lambda d: told_by(d, d.fact_index()[LIVER].provenance),
        f"nothing says by which source: liver for Newmab ({LIVER}).",
        "block_unless_waived",
    ),
    Case(
        "ref-anchored",
        "a time that was not reached, in a place that nobody names",
        lambda d: told_by(d, replace(PAPER, anchor=" "), value=None, n=None, absent="not_reached"),
        f"where in their source these numbers stand: liver for Newmab ({LIVER}).",
    ),
    Case(
        "ref-anchored",
        "an attachment of which nothing fixes the version",
        lambda d: told_by(with_review(d, attachment="review.pdf"), PAPER),
        'from "review" rest on the attachment review.pdf',
    ),
    Case(
        "ref-anchored",
        "numbers of an earlier data cut than another source of the trial has",
        lambda d: told_by(of_two_cuts(d, "2025-12-31", "2026-06-30"), PAPER),
        'data cut-off 2025-12-31; "registry" reports the same trial at a later cut-off, 2026-06-30',
        "warn",
    ),
)

NEAR = (
    Case(
        "ref-valid",
        "a DOI in capitals, and an old one with brackets",
        lambda d: with_review(
            d, doi="10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID>3.0.CO"
        ),
    ),
    Case(
        "ref-valid",
        "check digits that are an X",
        lambda d: with_review(d, issn="2434-561X", orcids=("0000-0002-1694-233X",)),
    ),
    Case(
        "ref-valid",
        "the first PMID and the first NCT number",
        lambda d: with_review(d, pmid="1", nct="NCT00000102"),
    ),
    Case(
        "ref-valid",
        "a paper of next year's first issue that is online now",
        lambda d: with_settings(
            with_review(d, year=2027, published_online=dt.date(2026, 8, 1)),
            date=dt.date(2026, 9, 1),
        ),
    ),
    Case(
        "ref-valid",
        "a source that is wrong in everything, and cited nowhere",
        lambda d: with_spec(
            d,
            references=(
                *REFERENCES,
                Reference(id="other", type="article", title="Another source").model_copy(
                    update=BLOT
                ),
            ),
        ),
    ),
    Case(
        "ref-valid",
        "an abstract at a congress, in no journal",
        lambda d: with_congress(d, authors=("Writer C",), year=2024, meeting="A congress"),
    ),
    Case(
        "ref-valid",
        "marks that name the place in their source",
        lambda d: with_lines(
            d,
            "background",
            "The disease is rare.{ref:review@Table 2} Newmab is not approved.{ref:label@page 1}",
            "The trial was registered in 2022.{ref:registry@line 4}",
        ),
    ),
    Case("ref-anchored", "a reported number with its place", lambda d: told_by(d, PAPER)),
    Case(
        "ref-anchored",
        "numbers of the later of two data cuts",
        lambda d: told_by(of_two_cuts(d, "2026-06-30", "2025-12-31"), PAPER),
    ),
    Case(
        "ref-anchored",
        "two sources of one data cut",
        lambda d: told_by(of_two_cuts(d, "2026-06-30", "2026-06-30"), PAPER),
    ),
    Case(
        "ref-anchored",
        "an attachment that its digest fixes",
        lambda d: told_by(with_review(d, attachment="review.pdf", sha256="ab" * 32), PAPER),
    ),
    Case(
        "ref-anchored",
        "a number of our own, which stands in no paper",
        lambda d: with_fact(d, LIVER, value=0.05, n=10),
    ),
    Case(
        "ref-anchored",
        "a number that was fixed before the trial",
        lambda d: with_fact(d, LIVER, reported=True, provenance=Provenance(method="protocol")),
    ),
)
