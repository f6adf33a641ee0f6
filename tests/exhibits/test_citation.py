from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.errors import DeckError
from slidekit.exhibits.citation import format_reference, joined_numbers
from slidekit.languages import deck_in
from slidekit.layout.frame import TextBlock
from slidekit.layout.words import citations, wording
from slidekit.rules.judge import judge
from slidekit.study.spec import Reference
from tests.rules.decks import clean, draft_of, with_line, with_lines, with_spec
from tests.rules.study import REFERENCES

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Run

SEVEN = [f"{name} A" for name in ("Abel", "Bell", "Cole", "Dale", "Eads", "Fell", "Gray")]
PAPER = {
    "type": "article",
    "title": "A trial of it",
    "authors": ["Smith A", "Jones B"],
    "journal": "J Test",
    "year": 2025,
    "volume": "12",
    "issue": "3",
    "pages": "101-109",
    "doi": "10.1000/x",
    "pmid": "12345678",
}
ONLINE = {
    **{name: PAPER[name] for name in ("type", "title", "authors", "journal", "year", "doi")},
    "published_online": "2025-03-05",
}
TALK = {
    "type": "abstract",
    "title": "A trial of it",
    "authors": ["Smith A"],
    "meeting": "A Congress of Oncology",
    "meeting_date": "June 1, 2025",
    "meeting_place": "Chicago, IL",
    "number": "9001",
    "year": 2025,
}
LABEL = {
    "type": "label",
    "title": "Fictivan, US prescribing information",
    "version": "Revision 4",
    "publisher": "Example Pharma",
    "year": 2026,
    "accessed": "2026-03-05",
    "url": "https://example.org/label",
}
LINES: dict[str, tuple[dict[str, object], str, str]] = {
    "a paper": (
        PAPER,
        "Smith A, Jones B. A trial of it. J Test. 2025;12(3):101-109. doi:10.1000/x",
        "Smith A, Jones B. A trial of it. J Test. 2025;12(3):101-9. doi: 10.1000/x. "
        "PMID: 12345678.",
    ),
    "a paper without DOI": (
        {**PAPER, "doi": "", "pages": "S93-9", "title": "Is it?"},
        "Smith A, Jones B. Is it? J Test. 2025;12(3):S93-S99. PMID: 12345678.",
        "Smith A, Jones B. Is it? J Test. 2025;12(3):S93-9. PMID: 12345678.",
    ),
    "seven authors": (
        {"type": "article", "title": "Many", "authors": SEVEN, "journal": "J Test", "year": 2020},
        "Abel A, Bell A, Cole A, et al. Many. J Test. 2020.",
        "Abel A, Bell A, Cole A, Dale A, Eads A, Fell A, et al. Many. J Test. 2020.",
    ),
    "six authors": (
        {"type": "article", "title": "Fewer", "authors": SEVEN[:6], "journal": "J Test"},
        "Abel A, Bell A, Cole A, Dale A, Eads A, Fell A. Fewer. J Test.",
        "Abel A, Bell A, Cole A, Dale A, Eads A, Fell A. Fewer. J Test.",
    ),
    "a paper that is online first": (
        ONLINE,
        "Smith A, Jones B. A trial of it. J Test. Published online March 5, 2025. doi:10.1000/x",
        "Smith A, Jones B. A trial of it. J Test. 2025 Mar 5. doi: 10.1000/x. "
        "Epub ahead of print.",
    ),
    "a paper that was online first and is printed": (
        {**ONLINE, "volume": "12", "pages": "e251234"},
        "Smith A, Jones B. A trial of it. J Test. 2025;12:e251234. doi:10.1000/x",
        "Smith A, Jones B. A trial of it. J Test. 2025;12:e251234. doi: 10.1000/x.",
    ),
    "a paper of a registered trial": (
        {**PAPER, "nct": "NCT01234567"},
        "Smith A, Jones B. A trial of it. J Test. 2025;12(3):101-109. ClinicalTrials.gov "
        "identifier: NCT01234567. doi:10.1000/x",
        "Smith A, Jones B. A trial of it. J Test. 2025;12(3):101-9. doi: 10.1000/x. PMID: "
        "12345678. ClinicalTrials.gov registration number: NCT01234567.",
    ),
    "a retracted paper": (
        {"type": "article", "title": "A trial", "journal": "J Test", "retracted": True},
        "A trial [retracted]. J Test.",
        "A trial [retracted]. J Test.",
    ),
    "a retracted paper that says so": (
        {"type": "article", "title": "RETRACTED: A trial", "journal": "J Test", "retracted": True},
        "RETRACTED: A trial. J Test.",
        "RETRACTED: A trial. J Test.",
    ),
    "a congress abstract": (
        TALK,
        "Smith A. A trial of it. Abstract 9001 presented at: A Congress of Oncology; June 1, "
        "2025; Chicago, IL.",
        "Smith A. A trial of it [abstract]. Presented at: A Congress of Oncology; June 1, 2025; "
        "Chicago, IL. Abstract no. 9001.",
    ),
    "a congress abstract in a supplement": (
        {**TALK, "meeting": "", "journal": "J Test", "volume": "43", "issue": "16 suppl",
         "pages": "9001", "doi": "10.1000/x"},
        "Smith A. A trial of it. Abstract 9001. J Test. 2025;43(16 suppl):9001. doi:10.1000/x",
        "Smith A. A trial of it [abstract]. J Test. 2025;43(16 suppl):9001. Abstract no. 9001. "
        "doi: 10.1000/x.",
    ),
    "a label": (
        LABEL,
        "Fictivan, US prescribing information. Revision 4. Example Pharma; 2026. Accessed March "
        "5, 2026. https://example.org/label",
        "Fictivan, US prescribing information [Internet]. Revision 4. Example Pharma; 2026 "
        "[cited 2026 Mar 5]. Available from: https://example.org/label",
    ),
    "a guideline of a society": (
        {"type": "guideline", "title": "Treatment", "authors": ["Example Society"],
         "version": "Version 2", "publisher": "Example Press", "year": 2024},
        "Example Society. Treatment. Version 2. Example Press; 2024.",
        "Example Society. Treatment. Version 2. Example Press; 2024.",
    ),
    "a guideline in a journal": (
        {**PAPER, "type": "guideline", "pmid": ""},
        "Smith A, Jones B. A trial of it. J Test. 2025;12(3):101-109. doi:10.1000/x",
        "Smith A, Jones B. A trial of it. J Test. 2025;12(3):101-9. doi: 10.1000/x.",
    ),
    "a record of a registry": (
        {"type": "registry", "title": "Record", "nct": "NCT01234567", "accessed": "2026-03-05",
         "url": "https://clinicaltrials.gov/study/NCT01234567"},
        "Record. ClinicalTrials.gov identifier: NCT01234567. Accessed March 5, 2026. "
        "https://clinicaltrials.gov/study/NCT01234567",
        "Record [Internet]. [cited 2026 Mar 5]. ClinicalTrials.gov registration number: "
        "NCT01234567. Available from: https://clinicaltrials.gov/study/NCT01234567",
    ),
    "data on file": (
        {"type": "data_on_file", "title": "Study report", "publisher": "Example Pharma",
         "year": 2026},
        "Data on file: Study report. Example Pharma; 2026.",
        "Data on file: Study report. Example Pharma; 2026.",
    ),
    "a title alone": ({"type": "other", "title": "Report"}, "Report.", "Report."),
}  # fmt: skip


@pytest.mark.parametrize("case", LINES)
def test_references_read_as_each_style_orders_them(case: str) -> None:
    """AMA names three authors of seven, whole pages and no stop after a DOI; Vancouver does else.

    Those of journals, of the congress and of the guideline were compared with what citeproc-py
    0.11.1 makes by the CSL styles of AMA (11th edition) and NLM.
    """
    fields, ama, vancouver = LINES[case]
    reference = Reference.model_validate({"id": "r", **fields})
    assert format_reference(reference) == format_reference(reference, "ama") == ama
    assert format_reference(reference, "vancouver") == vancouver


@pytest.mark.parametrize("style", ["ama", "vancouver"])
@pytest.mark.parametrize("case", LINES)
def test_what_is_absent_leaves_no_trace(case: str, style: str) -> None:
    """Whichever field is not given, no stray sign and no empty part stands in its place."""
    fields = LINES[case][0]
    for name in fields:
        if name in ("type", "title"):
            continue
        rest = {key: value for key, value in fields.items() if key != name}
        line = format_reference(Reference.model_validate({"id": "r", **rest}), style)  # type: ignore[arg-type]
        assert not [odd for odd in ("  ", " .", "..", ";.", ":.", "()", "; ;", ".;") if odd in line]


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([1], "1"), ([2, 1], "1,2"), ([3, 1, 2], "1-3"), ([1, 3, 4, 5, 5, 7], "1,3-5,7"), ([], "")],
)
def test_numbers_in_a_row_are_joined(numbers: list[int], text: str) -> None:
    """Three or more by a hyphen, others by a comma, as AMA does."""
    assert joined_numbers(numbers) == text


@given(st.sets(st.integers(1, 60), min_size=1))
def test_joined_numbers_name_each_number(numbers: set[int]) -> None:
    """Who reads the ranges finds the same numbers."""
    found: set[int] = set()
    for part in joined_numbers(numbers).split(","):
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    assert found == numbers


def superscripts(runs: tuple[Run, ...]) -> list[str]:
    """Return what stands raised."""
    return [run.text for run in runs if run.baseline == "super"]


def test_a_mark_with_a_place_prints_the_number_alone() -> None:
    """The place within the source is for reviewers; readers see the same number as ever."""
    words = wording(clean())
    bare, placed = (
        words.runs(f"The disease is rare.{{ref:review{place}}} It is.", 18)
        for place in ("", "@Table 2, line 4")
    )
    assert bare == placed
    assert superscripts(placed) == ["1"]
    assert words.plain("Rare.{ref:review@page 3}") == "Rare. [1]"


def test_marks_at_one_place_are_one_list_of_numbers() -> None:
    """With places or without, in whatever order they were written."""
    words = wording(clean())
    marks = "{ref:registry@line 4}{ref:review@Table 2} {ref:label}"
    assert superscripts(words.runs(f"Known.{marks}", 18)) == ["1-3"]


def test_a_mark_with_a_place_is_counted_by_first_appearance() -> None:
    """References are numbered in the order in which slides cite them, marks with places too."""
    deck = with_lines(clean(), "background", "Known.{ref:registry@line 4}", "Rare.{ref:review}")
    assert citations(deck) == {"registry": 1, "review": 2}


def test_a_mark_of_an_unknown_source_is_an_error() -> None:
    """A place makes no source of one that is not listed."""
    words = wording(clean())
    with pytest.raises(DeckError, match=r"cites \{ref:nobody\}"):
        words.plain("Known.{ref:nobody@Table 2}")


def test_the_list_is_printed_in_the_style_of_the_policy() -> None:
    """A company chooses the style once, in its policy."""
    paper = REFERENCES[0].model_copy(update={"authors": tuple(SEVEN)})
    deck = with_spec(clean(), references=(paper, *REFERENCES[1:]))
    formats = deck.policy.formats.model_copy(update={"citation_style": "vancouver"})
    policy = deck.policy.model_copy(update={"formats": formats})
    ama, vancouver = listed(deck)[0], listed(replace(deck, policy=policy))[0]
    assert ama.startswith("1. Abel A, Bell A, Cole A, et al. A review of the disease.")
    assert vancouver.startswith("1. Abel A, Bell A, Cole A, Dale A, Eads A, Fell A, et al.")


def listed(deck: Deck) -> list[str]:
    """Return the lines of the slide of references as laid out."""
    draft = draft_of(deck)
    frame = next(frame for frame in draft.frames if frame.slide_id == "references")
    blocks = [item for item in frame.items if isinstance(item, TextBlock) and item.role == "body"]
    return [paragraph.text for block in blocks for paragraph in block.paragraphs]


def test_a_typed_number_with_a_placed_source_is_bound() -> None:
    """Digits of a place are no numerals of the text, and its source is one."""
    deck = with_line(clean(), "background", "About 12% live long.{ref:review@Table 2, 34%}")
    assert judge(draft_of(deck)) == ()


def test_a_german_list_of_references_says_its_own_words_in_german() -> None:
    """Data on file, the day of access and the registry; titles stay as their source has them."""
    source = Reference(
        id="a",
        type="registry",
        title="Trial record",
        url="https://example.org",
        accessed=dt.date(2026, 3, 5),
    )
    report = Reference(id="b", type="data_on_file", title="Study report", year=2026)
    with deck_in("de"):
        assert "Abgerufen am 5. März 2026" in format_reference(source)
        assert "[abgerufen am 5.3.2026]" in format_reference(source, "vancouver")
        assert format_reference(source, "vancouver").endswith(
            "Verfügbar unter: https://example.org"
        )
        assert format_reference(report).startswith("Daten liegen vor: Study report.")
    assert "Accessed March 5, 2026" in format_reference(source)
