from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.study.references.identifiers import (
    DOI,
    NCT,
    PMID,
    bare_doi,
    bare_orcid,
    is_issn,
    is_orcid,
)
from slidekit.study.references.names import initials, short_name
from slidekit.study.references.pages import short_pages, whole_pages
from slidekit.study.references.record import clean, day_in, year_in


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/x", "10.1000/x"),
        ("https://doi.org/10.1000/x", "10.1000/x"),
        ("http://dx.doi.org/10.1000/X.", "10.1000/X"),
        ("doi: 10.1000/x;", "10.1000/x"),
        ("DOI:10.1000/x,", "10.1000/x"),
        ("info:doi/10.1000/x", "10.1000/x"),
        ("10.1016/S0140-6736(05)71146-6", "10.1016/S0140-6736(05)71146-6"),
        ("10.1000/x(05)", "10.1000/x(05)"),
        ("10.1000/x).", "10.1000/x"),
        ("10.1002/(SICI)1097-0258(1998)17:15<1661::AID>3.0.CO;2-2",) * 2,
    ],
)
def test_a_doi_is_found_in_its_dress(text: str, doi: str) -> None:
    """Addresses before it and the punctuation of a sentence behind it are no part of it."""
    assert bare_doi(text) == doi
    assert DOI.fullmatch(doi)


@pytest.mark.parametrize("text", ["10.1000", "10.100/x", "11.1000/x", "10.1000/", "10.1000/a b"])
def test_what_is_no_doi_is_told(text: str) -> None:
    """A DOI is 10., four to nine digits, a slash, and something without spaces."""
    assert not DOI.fullmatch(bare_doi(text))


@given(st.from_regex(r"10\.[0-9]{4,9}/[A-Za-z0-9]{1,20}", fullmatch=True))
def test_a_bare_doi_stays(doi: str) -> None:
    """What has no dress loses nothing, and undressing it twice is undressing it once."""
    assert bare_doi(doi) == doi == bare_doi(f"https://doi.org/{doi}.")


def test_pmid_and_nct_have_their_digits() -> None:
    """One to eight digits without a zero before them; NCT and eight digits."""
    assert [
        bool(PMID.fullmatch(t)) for t in ("1", "38000000", "99999999", "0", "012", "1" * 9)
    ] == [
        *(True, True, True),
        *(False, False, False),
    ]
    assert [bool(NCT.fullmatch(t)) for t in ("NCT01234567", "NCT1234567", "nct01234567")] == [
        *(True, False, False),
    ]


@pytest.mark.parametrize("issn", ["0028-4793", "0140-6736", "1533-4406", "2434-561X"])
def test_an_issn_is_held_to_its_check_digit(issn: str) -> None:
    """The last sign of the ISSN of a known journal fits; any other last sign does not."""
    assert is_issn(issn)
    assert [sign for sign in "0123456789X" if is_issn(issn[:-1] + sign)] == [issn[-1]]
    assert not is_issn(issn.replace("-", ""))


@pytest.mark.parametrize(
    "orcid", ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"]
)
def test_an_orcid_is_held_to_its_check_digit(orcid: str) -> None:
    """ORCID's own examples fit; any other last sign does not."""
    assert is_orcid(orcid)
    assert [sign for sign in "0123456789X" if is_orcid(orcid[:-1] + sign)] == [orcid[-1]]
    assert bare_orcid(f"https://orcid.org/{orcid.replace('-', '').lower()}") == orcid


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Smith, John A.", "Smith JA"),
        ("Smith, John, Jr.", "Smith J Jr"),
        ("Smith, III, John", "Smith J III"),
        ("Sartre, Jean-Paul", "Sartre JP"),
        ("de la Cruz, M.A.", "de la Cruz MA"),
        ("Smith, JA", "Smith JA"),
        ("Smith JA", "Smith JA"),
        ("The ONC Study Group", "The ONC Study Group"),
        ("Department of Health, England", "Department of Health, England"),
        ("Example Pharma,", "Example Pharma"),
    ],
)
def test_authors_are_named_as_journals_name_them(name: str, short: str) -> None:
    """Family name and initials without points; groups keep their names."""
    assert short_name(name) == short


def test_initials_stay_initials() -> None:
    """What is one already is not cut again."""
    assert (initials("J. A."), initials("JA"), initials("Mary Ann"), initials("")) == (
        *("JA", "JA", "MA", ""),
    )


@pytest.mark.parametrize(
    ("whole", "short"),
    [
        ("101-109", "101-9"),
        ("1101-1112", "1101-12"),
        ("S93-S99", "S93-9"),
        ("S6-S12", "S6-12"),
        ("e101-e109", "e101-9"),
        ("e2512345", "e2512345"),
        ("457-481", "457-81"),
        ("12", "12"),
        ("1-5, 10-12", "1-5, 10-2"),
        ("98-103", "98-103"),
        ("A1-B2", "A1-B2"),
    ],
)
def test_pages_are_written_whole_or_short(whole: str, short: str) -> None:
    """Each form gives the other, so a file may have either."""
    assert (whole_pages(whole), short_pages(whole)) == (whole, short)
    assert (whole_pages(short), short_pages(short)) == (whole, short)


@given(st.integers(1, 99_999), st.integers(0, 9_999))
def test_short_pages_can_be_made_whole_again(first: int, more: int) -> None:
    """No digit is lost on the way."""
    pages = f"{first}-{first + more}"
    assert whole_pages(short_pages(pages)) == pages


def test_dates_are_read_as_files_write_them() -> None:
    """Four ways of one day; what is no day is none, and a year is told from other numbers."""
    days = [day_in(t) for t in ("2024/03/05/", "2024-03-05", "20240305", "2024 Mar 5")]
    assert {day.isoformat() for day in days if day} == {"2024-03-05"}
    assert [day_in(t) for t in ("2024", "2024-13-05", "2024-02-30", "Winter")] == [None] * 4
    assert [year_in(t) for t in ("2024 Winter", "12024", "in press")] == [2024, None, None]


@given(st.text())
def test_a_cleaned_text_is_one_line_and_stays_as_it_is(text: str) -> None:
    """Whatever a file holds, a text has no line breaks, no spaces around it, nothing unseen."""
    once = clean(text)
    assert once == once.strip()
    assert "\n" not in once
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in once
