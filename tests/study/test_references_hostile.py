"""Files of references as they really come: macros, wrappers, accents, whole libraries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from slidekit.errors import StudyError
from slidekit.study.references import import_references

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.study.spec import Reference

BIB_MACROS = (
    '@string{nejm = "N Engl J Med"}\n'
    "@string(press = {Fictional Press})\n"
    "@article{a, title={On {\\\"u}ber-{\\'e}t{\\'e} $\\alpha$-blockers {\\&} {BRCA}1},"
    " author={M{\\\"u}ller, J{\\o}rgen and {van der Berg}, Ana-Lu{\\'i}sa and {ONC Group}},"
    ' journal=NEJM # " Suppl", year=2020, month=jan, pages={101--109}, volume=12}\n'
)
ITEMS = [
    {
        "DOI": "10.1056/nejmoa1",
        "type": "journal-article",
        "title": ["A <i>trial</i>"],
        "short-container-title": ["N Engl J Med"],
        "container-title": ["New England Journal of Medicine"],
        "issued": {"date-parts": [["2020", 3, 5]]},
        "author": [{"family": "Berg", "given": "Ann B.", "sequence": "first"}],
    }
]
MANY = 100_000
LIBRARIES = {
    "r.ris": "TY  - JOUR\r\nTI  - Trial {n}\r\nAU  - Bell, A\r\nER  - \r\n",
    "r.nbib": "PMID- {n}\nTI  - Trial {n}\nAU  - Bell A\n\n",
    "r.bib": "@article{{k{n}, title={{Trial {n}}}, author={{Bell, A}}, year=2020}}\n",
    "r.json": '{{"id": "k{n}", "type": "article-journal", "title": "Trial {n}"}},\n',
}


def read(tmp_path: Path, name: str, text: str | bytes) -> tuple[Reference, ...]:
    """Return the references of one file."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_references([path]).references


def test_bibtex_names_and_joined_texts_are_put_together(tmp_path: Path) -> None:
    """@string in either bracket and in capitals, #, accents of LaTeX, and groups in braces."""
    (found,) = read(tmp_path, "r.bib", BIB_MACROS)
    assert found.title == "On über-été \N{GREEK SMALL LETTER ALPHA}-blockers & BRCA1"
    assert found.authors == ("Müller J", "van der Berg AL", "ONC Group")
    assert (found.journal, found.year, found.volume) == ("N Engl J Med Suppl", 2020, "12")
    assert found.pages == "101-109"


def test_joined_texts_keep_a_sign_within_quotes(tmp_path: Path) -> None:
    """A # within quotes or braces joins nothing."""
    (found,) = read(tmp_path, "r.bib", '@misc{a, title = "Item #1" # {, part #2}, year = 2020}')
    assert found.title == "Item #1, part #2"


def test_a_bibtex_name_without_its_text_is_refused(tmp_path: Path) -> None:
    """A journal called "nejm" on the slide would be an error that nobody saw."""
    with pytest.raises(StudyError, match=r"r\.bib, line 2: journal is nejm, a name"):
        read(tmp_path, "r.bib", "\n@article{a, title={A trial}, journal=nejm, month=march}")


def test_items_within_the_answer_of_a_service_are_read(tmp_path: Path) -> None:
    """Crossref and Zotero put the list into an object."""
    (found,) = read(tmp_path, "r.json", json.dumps({"status": "ok", "message": {"items": ITEMS}}))
    assert (found.title, found.journal, found.year) == ("A trial", "N Engl J Med", 2020)
    assert (found.doi, found.authors) == ("10.1056/nejmoa1", ("Berg AB",))
    assert read(tmp_path, "z.json", json.dumps({"items": ITEMS})) == (found,)


@pytest.mark.parametrize("text", ['{"items": 5}', '{"message": {"items": ["x"]}}', "[[{}]]"])
def test_an_object_without_items_is_refused(text: str, tmp_path: Path) -> None:
    """Nothing is made of what is no reference."""
    with pytest.raises(StudyError, match=r"r\.json, line 1"):
        read(tmp_path, "r.json", text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_and_unicode_encoding_is_read(
    encoding: str, end: str, tmp_path: Path
) -> None:
    """Windows, old Macs, and a byte order mark before it."""
    text = end.join(("TY  - JOUR", "TI  - Über eine", "  Studie", "AU  - Bell, A", "ER  - ", ""))
    (found,) = read(tmp_path, "r.ris", text.encode(encoding))
    assert (found.title, found.authors) == ("Über eine Studie", ("Bell A",))


def test_a_title_over_several_lines_of_pubmed_is_one(tmp_path: Path) -> None:
    """PubMed breaks titles, abstracts and addresses after some eighty signs."""
    text = (
        "PMID- 12345678\nTI  - A trial of\n      two lines, and\n      three.\n"
        "AB  - TI  - is no title\n      PMID- 1 neither.\nAU  - Bell A\nDP  - 2020 Mar\n"
    )
    (found,) = read(tmp_path, "r.nbib", text)
    assert found.title == "A trial of two lines, and three"
    assert (found.pmid, found.year) == ("12345678", 2020)


def test_one_doi_in_three_forms_and_two_files_is_one_reference(tmp_path: Path) -> None:
    """Capitals and the address before a DOI change nothing; that they differ is said."""
    ris = "TY  - JOUR\nTI  - A trial\nDO  - {doi}\nPY  - {year}\nER  - \n"
    first, second = tmp_path / "a.ris", tmp_path / "b.ris"
    first.write_text(ris.format(doi="10.1056/NEJMoa1", year=2020), "utf-8")
    second.write_text(
        ris.format(doi="https://doi.org/10.1056/nejmoa1", year=2020)
        + ris.format(doi="doi:10.1056/NEJMOA1.", year=2021),
        "utf-8",
    )
    found = import_references([first, second])
    assert [one.doi for one in found.references] == ["10.1056/NEJMoa1"]
    assert len(found.problems) == 2
    assert "They differ (year 2020 and 2021)" in found.problems[1].message


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_whole_library_is_refused(name: str, tmp_path: Path) -> None:
    """A hundred thousand references: the line of the first too many."""
    text = "".join(LIBRARIES[name].format(n=n) for n in range(1, MANY + 1))
    if name.endswith("json"):
        text = f"[{text[:-2]}]"
    with pytest.raises(StudyError, match=r"line \d+: here begins reference 501") as error:
        read(tmp_path, name, text)
    assert "cites" in error.value.fix
