"""References against the examples that the makers of both styles give, and how they look."""

from __future__ import annotations

import pytest

from slidekit.exhibits.citation import format_reference
from slidekit.layout.frame import Run, TextBlock
from slidekit.layout.prose import in_italics
from slidekit.study.spec import Reference
from tests.rules.decks import clean, draft_of, with_policy

AMA: dict[str, tuple[dict[str, object], str]] = {
    "three authors": (
        {"title": "Mechanistic approaches to predicting oral drug absorption",
         "authors": ["Huang W", "Lee SL", "Lu LX"], "journal": "AAPS J", "year": 2009,
         "volume": "11", "issue": "2", "pages": "217-224", "doi": "10.1208/s12248-009-9098-z"},
        "Huang W, Lee SL, Lu LX. Mechanistic approaches to predicting oral drug absorption. "
        "AAPS J. 2009;11(2):217-224. doi:10.1208/s12248-009-9098-z",
    ),
    "one page, no DOI": (
        {"title": "Determining sucrose concentration in syrups by pharmaceutical methods",
         "authors": ["Al-Achi A", "Kanade AY"], "journal": "Clin Pharmacol Biopharm",
         "year": 2019, "volume": "8", "issue": "1", "pages": "188"},
        "Al-Achi A, Kanade AY. Determining sucrose concentration in syrups by pharmaceutical "
        "methods. Clin Pharmacol Biopharm. 2019;8(1):188.",
    ),
    "a label": (
        {"type": "label", "title": "Azilect", "version": "Package insert",
         "publisher": "Teva Pharmaceuticals Inc", "year": 2014},
        "Azilect. Package insert. Teva Pharmaceuticals Inc; 2014.",
    ),
}  # fmt: skip
"""Sullivan University Library's guide to the AMA Manual of Style, 11th ed, section 3."""

NLM: dict[str, tuple[dict[str, object], str]] = {
    "three authors": (
        {"title": "Solid-organ transplantation in HIV-infected patients",
         "authors": ["Halpern SD", "Ubel PA", "Caplan AL"], "journal": "N Engl J Med",
         "year": 2002, "volume": "347", "issue": "4", "pages": "284-287"},
        "Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected patients. "
        "N Engl J Med. 2002;347(4):284-7.",
    ),
    "more than six authors": (
        {"title": "Regulation of interstitial excitatory amino acid concentrations after cortical "
         "contusion injury",
         "authors": ["Rose ME", "Huerbin MB", "Melick J", "Marion DW", "Palmer AM", "Schiding JK",
                     "Kochanek PM", "Graham SH"],
         "journal": "Brain Res", "year": 2002, "volume": "935", "issue": "1-2", "pages": "40-46"},
        "Rose ME, Huerbin MB, Melick J, Marion DW, Palmer AM, Schiding JK, et al. Regulation of "
        "interstitial excitatory amino acid concentrations after cortical contusion injury. "
        "Brain Res. 2002;935(1-2):40-6.",
    ),
    "a group": (
        {"title": "Hypertension, insulin, and proinsulin in participants with impaired glucose "
         "tolerance",
         "authors": ["Diabetes Prevention Program Research Group"], "journal": "Hypertension",
         "year": 2002, "volume": "40", "issue": "5", "pages": "679-686"},
        "Diabetes Prevention Program Research Group. Hypertension, insulin, and proinsulin in "
        "participants with impaired glucose tolerance. Hypertension. 2002;40(5):679-86.",
    ),
}  # fmt: skip
"""NLM, Samples of Formatted References for Authors of Journal Articles, nos. 1 and 2."""


def made(fields: dict[str, object]) -> Reference:
    """Return a reference, an article where the case does not say otherwise."""
    return Reference.model_validate({"id": "r", "type": "article", **fields})


@pytest.mark.parametrize("case", AMA)
def test_examples_of_ama_are_met(case: str) -> None:
    """Whole page numbers, all of six authors, no full stop after a DOI."""
    fields, line = AMA[case]
    assert format_reference(made(fields), "ama") == line


@pytest.mark.parametrize("case", NLM)
def test_examples_of_nlm_are_met(case: str) -> None:
    """Page numbers without what repeats, six authors of eight."""
    fields, line = NLM[case]
    assert format_reference(made(fields), "vancouver") == line


def italics(style: str) -> list[str]:
    """Return what stands in italics on the slide of references."""
    deck = with_policy(clean(), "formats", citation_style=style)
    frame = next(f for f in draft_of(deck).frames if f.slide_id == "references")
    blocks = (i for i in frame.items if isinstance(i, TextBlock) and i.role == "body")
    runs = (run for block in blocks for p in block.paragraphs for run in p.runs)
    return [run.text for run in runs if run.italic]


def test_ama_sets_journals_in_italics_and_vancouver_does_not() -> None:
    """The label and the record of the registry, which are in no journal, stay upright."""
    assert italics("ama") == ["Fictional Journal"]
    assert italics("vancouver") == []


def test_the_journal_and_not_the_title_that_names_it_is_in_italics() -> None:
    """A paper on a journal, or in one that is called like its subject."""
    line = Run("1. Smith A. Stroke. A review of Stroke. Stroke. 2012;43(11):2942-2947.", 14)
    parts = in_italics(line, "Stroke")
    assert [part.text for part in parts if part.italic] == ["Stroke"]
    assert parts[0].text == "1. Smith A. Stroke. A review of Stroke. "
    assert "".join(part.text for part in parts) == line.text
    assert in_italics(line, "") == in_italics(line, "JAMA") == (line,)
