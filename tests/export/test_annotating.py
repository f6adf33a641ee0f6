"""Claims numbered on slides and marked in sources: found by words, on the page that is named."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from slidekit.export.annotating import Mark, highlighted, numbered
from slidekit.export.pdf_text import UnreadableError, page_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE = (
    ("The ONC302 trial", "Quelmatinib is an oral multikinase", "inhibitor of two kinases."),
    ("Results", "Median follow-up was 28\\2673 months."),
    ("Table 2. Survival", "Hazard ratio 10.71, 0.71 \\(0.58 to 0.86\\)", "see Table 21"),
)
"""Lines of each page; \\267 is the middle dot that some journals print in decimals."""


def written(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF with lines of text, the first at 100, 700 points."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    for lines in pages:
        page = document.add_blank_page(page_size=(595, 842))
        name = page.add_resource(font, pikepdf.Name.Font)
        shown = "".join(
            f"BT {name} 12 Tf 100 {700 - 20 * n} Td ({line}) Tj ET\n"
            for n, line in enumerate(lines)
        )
        page.Contents = document.make_stream(shown.encode("ascii"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def marks_in(pdf: bytes) -> list[tuple[int, str, list[float]]]:
    """Return page, words and corners of each highlight."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            (number, str(note.Contents), [float(one) for one in _listed(note.Rect)])
            for number, page in enumerate(document.pages, 1)
            for note in _listed(page.get("/Annots", []))
        ]


def _listed(array: Any) -> list[Any]:
    return list(array)


def test_a_place_is_marked_where_its_words_stand() -> None:
    """On the page of its table, as a whole number, whatever dash or decimal point is printed."""
    claims = (
        Mark(1, "0.71", "Table 2"),
        Mark(2, "28.3", "page 1102"),
        Mark(3, "Quelmatinib is an oral multikinase inhibitor of two kinases."),
        Mark(4, "28.3", "p. 2"),
    )
    content, pages = highlighted(written(SOURCE), claims, first_page=1101)
    assert pages == {1: 3, 2: 2, 3: 1, 4: 2}
    found = {words: (page, corners) for page, words, corners in marks_in(content)}
    page, (left, bottom, right, top) = found["Claim 1"]
    assert page == 3
    # the table's heading in the line at 700 points, the number in the one below
    assert (left, top) == pytest.approx((100, 709), abs=3)
    assert bottom == pytest.approx(680, abs=4)
    assert 190 < right < 280
    page, (left, bottom, right, top) = found["Claim 3"]
    assert page == 1
    assert left == pytest.approx(100, abs=2)
    assert top - bottom > 28


def test_nothing_is_marked_by_guess() -> None:
    """No page for a lone number, a place that is not there, or another number's digits."""
    claims = (
        Mark(1, "0.71"),
        Mark(2, "0.7", "Table 9"),
        Mark(3, "x", "page 88"),
        Mark(4, "11", "page 2"),
    )
    source = written(SOURCE)
    assert highlighted(source, claims) == (source, {})
    with page_texts(source) as texts:
        assert texts.find("0.71", 2) != ()
        assert (texts.find("0.7", 2), texts.find("21", 1), texts.find("", 0)) == ((), (), ())
        assert texts.find("Table 2", 9) == ()


def test_numbers_stand_beside_the_claims_on_a_slide() -> None:
    """Each number once; what is not found is numbered at the margin, none upon another."""
    slide = written([("Overall survival", "0.71 and 0.71", "16.4 months")])
    marks = [Mark(1, "0.71"), Mark(22, "16.4 months"), Mark(3, "nowhere"), Mark(4, "0.71")]
    content = numbered(slide, {1: marks})
    with page_texts(content) as texts:
        places = {n: texts.find(str(n), 0) for n in (1, 22, 3, 4)}
    assert all(places.values())
    lefts = {n: round(found[0][0]) for n, found in places.items()}
    assert lefts[1] < 100
    assert lefts[3] < 40
    first, fourth = places[1][0], places[4][0]
    assert fourth[3] < first[1] + 1 or abs(fourth[0] - first[0]) > 5


def test_a_source_that_cannot_be_read_is_told() -> None:
    """No PDF, half of one, or one with a password."""
    whole = written(SOURCE)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    for content in (b"", b"no pdf", out.getvalue()):
        with pytest.raises(UnreadableError):
            highlighted(content, [Mark(1, "0.71", "Table 2")])


PAPER = (
    ("Abstract", "Supplement"),
    (
        "Table 1. Baseline",
        "Age 61",
        "Deaths are listed in",
        "Table 2. Those of Table S2",
        "differ.",
    ),
    ("Table 2 shows that 120 died,", "as Figure 3 does."),
    ("Table S2. Deaths by region", "Died 120", "Table 3", "120"),
    ("Text on Table 2 again", "Table 2: Deaths", "Died 120"),
    ("Table 4. First half", "Figure 5"),
    ("Table 4. Second half", "71.3"),
)
"""Lines of a paper in which tables are mentioned before they come."""


def page_marked(anchor: str, words: str = "120", first_page: int = 1) -> int | None:
    """Return the page (from 1) on which a claim of a place is marked."""
    _, pages = highlighted(written(PAPER), [Mark(1, words, anchor)], first_page)
    return pages.get(1)


def test_a_table_is_where_its_caption_stands() -> None:
    """Not where the text speaks of it, be it at the beginning of a line."""
    assert page_marked("Table 2") == 5
    assert page_marked("Table S2") == 4
    assert page_marked("Supplementary Table S2") is None
    assert page_marked("Table 3") == 4
    content, _ = highlighted(written(PAPER), [Mark(1, "120", "Table 2")])
    ((page, _, (_, bottom, _, top)),) = marks_in(content)
    assert page == 5
    assert (bottom, top) == pytest.approx((658, 689), abs=4)


def test_a_table_of_two_pages_is_where_the_claim_stands() -> None:
    """Its caption stands twice; without the claim on one of them nothing is marked."""
    assert page_marked("Table 4", "71.3") == 7
    assert page_marked("Table 4", "99") is None


def test_a_figure_that_is_only_mentioned_is_not_found() -> None:
    """Its caption may be a picture: the place is left open."""
    assert page_marked("Figure 3") is None
    assert page_marked("Fig. 3") is None


NO_PAGES = ("Table S2", "Figure S1", "Fig. S3", "Panel P2", "Supplementary Table S12", "Appendix 3")
PAGES = {"p. 3": 3, "pp. 4": 4, "page 5": 5, "S. 6": 6, "Seite 2": 2, "Table 2, p. 5": 5, "S 4": 4}


def test_the_number_of_a_table_is_no_page() -> None:
    """S stands for supplementary before a number, and for Seite before a stop or a blank."""
    from slidekit.export.annotating import _named, _phrase

    assert [anchor for anchor in NO_PAGES if _named(anchor, 1, 20) is not None] == []
    assert [_phrase(anchor) for anchor in NO_PAGES] == list(NO_PAGES)
    assert {anchor: (_named(anchor, 1, 20) or 0) + 1 for anchor in PAGES} == PAGES
    assert _phrase("Table S2, p. 5") == "Table S2"
