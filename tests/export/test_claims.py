from __future__ import annotations

from dataclasses import replace

from slidekit.exhibits.fact import Provenance
from slidekit.export.claims import claims_of, sources_of
from tests.rules.decks import clean, draft_of, with_fact, with_lines, with_slide, with_spec
from tests.rules.study import REFERENCES

LIVER = "safety.aesi_liver.new"
PAPER = Provenance(method="reported", reference="review", anchor="Table 2")


def test_each_cited_statement_is_listed_with_its_place() -> None:
    """Slide, words, source, its number and the place; a mark without a place has none."""
    deck = with_lines(
        clean(),
        "background",
        "The disease is rare.{ref:review@page 3} Newmab is not approved.{ref:label}",
        "The trial was registered.{ref:registry@line 4}",
    )
    found = claims_of(deck, draft_of(deck).frames)
    statement = "The disease is rare. Newmab is not approved."
    assert [
        (one["slide"], one["claim"], one["reference"], one["number"], one["anchor"])
        for one in found
    ] == [
        ("background", statement, "review", 1, "page 3"),
        ("background", statement, "label", 2, None),
        ("background", "The trial was registered.", "registry", 3, "line 4"),
    ]
    assert {one["slide_number"] for one in found} == {4}
    assert {one["fact"] for one in found} == {None}


def test_each_reported_number_is_listed_with_its_place_and_source() -> None:
    """The number as printed, and the digest that fixes the version of its source."""
    paper = REFERENCES[0].model_copy(update={"attachment": "review.pdf", "sha256": "ab" * 32})
    deck = with_spec(clean(), references=(paper, *REFERENCES[1:]))
    deck = with_fact(deck, LIVER, reported=True, provenance=PAPER)
    notes = (*deck.exhibit_index()["aesi"].footnotes, "Source: a review.{ref:review}")
    deck = with_slide(deck, "aesi", footnotes=notes)
    found = [one for one in claims_of(deck, draft_of(deck).frames) if one["fact"]]
    assert found == [
        {
            "slide": "aesi",
            "slide_number": 13,
            "claim": "9/200 (4.5%)",
            "fact": LIVER,
            "reference": "review",
            "number": 1,
            "anchor": "Table 2",
            "attachment": "review.pdf",
            "sha256": "ab" * 32,
        }
    ]


def test_a_claim_is_listed_once_for_each_slide() -> None:
    """The same number twice on a slide is one claim; on two slides it is two."""
    deck = with_fact(clean(), "safety.serious.new", reported=True, provenance=PAPER)
    found = [one["slide"] for one in claims_of(deck, draft_of(deck).frames) if one["fact"]]
    assert sorted(found) == ["ae_overview", "conclusions"]


def test_the_list_of_references_makes_no_claim() -> None:
    """A title in the list that looks like a citation cites nothing."""
    deck = clean()
    slides = tuple(
        replace(slide, body=()) if slide.role != "references" else slide for slide in deck.slides
    )
    bare = replace(deck, slides=slides)
    bare = with_lines(bare, "references", "A title.{ref:review}")
    assert claims_of(bare, draft_of(bare).frames) == []


def test_a_footnote_that_names_the_place_is_a_statement() -> None:
    """One that only names the source speaks for the slide's numbers, which are listed anyway."""
    deck = clean()
    notes = deck.exhibit_index()["aesi"].footnotes
    placed = with_slide(deck, "aesi", footnotes=(*notes, "Liver tests.{ref:review@page 9}"))
    bare = with_slide(deck, "aesi", footnotes=(*notes, "Liver tests.{ref:review}"))
    found = [
        [(one["claim"], one["anchor"]) for one in claims_of(d, draft_of(d).frames)]
        for d in (placed, bare)
    ]
    assert ("Liver tests.", "page 9") in found[0]
    assert not [claim for claim, _ in found[1] if claim == "Liver tests."]


def test_sources_are_listed_as_on_the_slide() -> None:
    """Number, line and digest; what nobody cites is not there."""
    deck = with_lines(
        clean(), "background", "Registered.{ref:registry@line 4}", "Rare.{ref:review}"
    )
    assert [(one["number"], one["reference"], one["sha256"]) for one in sources_of(deck)] == [
        (1, "registry", None),
        (2, "review", None),
    ]
    assert sources_of(deck)[0]["text"] == (
        "Record of the trial. ClinicalTrials.gov identifier: NCT99000101."
    )
