from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from slidekit.study.references import import_references
from slidekit.study.spec import Reference
from tests.study.reference_files import BIB, CSL, NBIB, RIS, put

if TYPE_CHECKING:
    from pathlib import Path


def imported(folder: Path, name: str, content: str | bytes) -> list[dict[str, object]]:
    """Return the references of a file, without what they leave empty."""
    found = import_references([put(folder, name, content)]).references
    return [reference.model_dump(exclude_defaults=True) for reference in found]


def test_a_ris_file_is_read(tmp_path: Path) -> None:
    """Authors get initials, the journal its short name, pages both numbers, the DOI no address."""
    paper, abstract = imported(tmp_path, "refs.ris", RIS)
    assert paper == {
        "id": "smith_2024_survival",
        "type": "article",
        "title": "Survival with drug A in old people: a trial",
        "authors": (
            "Smith JA",
            "van der Berg JP",
            "M\N{LATIN SMALL LETTER U WITH DIAERESIS}ller K Jr",
            "The ONC Study Group",
        ),
        "journal": "Fict J Med",
        "year": 2024,
        "volume": "390",
        "issue": "4",
        "pages": "301-312",
        "doi": "10.1000/FJM.001",
        "issn": "0028-4793",
    }
    assert abstract == {
        "id": "jones_2023_survival",
        "type": "abstract",
        "title": "Survival with drug A in old people",
        "authors": ("Jones B",),
        "year": 2023,
        "meeting": "A Congress of Oncology",
        "meeting_place": "Chicago, IL",
    }


def test_a_pubmed_file_is_read(tmp_path: Path) -> None:
    """Registration, ORCID iD, electronic date and type of publication come along."""
    paper, guideline = imported(tmp_path, "refs.nbib", NBIB)
    assert paper == {
        "id": "smith_2024_survival",
        "type": "article",
        "title": "Survival with drug A in old people: a trial",
        "authors": ("Smith JA", "ONC Study Group"),
        "journal": "Fict J Med",
        "year": 2024,
        "volume": "390",
        "issue": "4",
        "pages": "301-312",
        "doi": "10.1000/fjm.001",
        "pmid": "12345678",
        "nct": "NCT01234567",
        "issn": "1533-4406",
        "orcids": ("0000-0002-1825-0097",),
        "published_online": dt.date(2024, 2, 28),
    }
    assert (guideline["type"], guideline["year"]) == ("guideline", 2020)


def test_a_csl_file_is_read(tmp_path: Path) -> None:
    """Markup goes, a power of ten stays one, and a record of the registry is known by its URL."""
    paper, record = imported(tmp_path, "refs.json", json.dumps(CSL))
    assert paper == {
        "id": "berg2021",
        "type": "article",
        "title": "CO2 and 10^5 cells & more",
        "authors": ("van den Berg L", "World Example Organization"),
        "journal": "J Fict",
        "year": 2021,
        "volume": "12",
        "pages": "e12",
        "doi": "10.1000/ABC",
    }
    assert record == {
        "id": "drug",
        "type": "registry",
        "title": "A study of drug A",
        "nct": "NCT01234567",
        "url": "https://clinicaltrials.gov/study/NCT01234567",
        "accessed": dt.date(2025, 3, 5),
    }


def test_a_bibtex_file_is_read(tmp_path: Path) -> None:
    """LaTeX becomes Unicode, strings are filled in, and the key that a person chose is the id."""
    assert imported(tmp_path, "refs.bib", BIB) == [
        {
            "id": "mueller_2023",
            "type": "article",
            "title": "A phase 3 trial of \N{GREEK SMALL LETTER ALPHA}-B in 50% of patients",
            "authors": (
                "M\N{LATIN SMALL LETTER U WITH DIAERESIS}ller K",
                "The ONC Group",
                "et al",
            ),
            "journal": "Fict J Med",
            "year": 2023,
            "volume": "1",
            "issue": "2",
            "pages": "101-109",
            "doi": "10.1000/x_y",
        }
    ]


RETRACTED = {
    "nbib.nbib": "PMID- 1\nTI  - A trial\nPT  - Retracted Publication\n",
    "in.nbib": "PMID- 1\nTI  - A trial\nRIN - Fict J Med. 2025;1:1. PMID: 2\n",
    "ris.ris": "TY  - JOUR\nTI  - A trial\nM3  - Retracted Publication\nER  - \n",
    "title.ris": "TY  - JOUR\nTI  - RETRACTED: A trial\nER  - \n",
    "csl.json": '[{"id": "x", "type": "article-journal", "title": "[Retracted] A trial"}]',
    "bib.bib": "@article{x1, title={A trial}, keywords={a; Retracted Publication}}",
}


@pytest.mark.parametrize("name", RETRACTED)
def test_a_retraction_in_the_record_is_seen(name: str, tmp_path: Path) -> None:
    """Each format says it in its own way."""
    assert imported(tmp_path, name, RETRACTED[name])[0]["retracted"] is True


@pytest.mark.parametrize(
    "text",
    [
        "PMID- 1\nTI  - A trial\nPT  - Retraction of Publication\n",
        "PMID- 1\nTI  - Why papers are retracted: a survey\nPT  - Journal Article\n",
        "PMID- 1\nTI  - Retracted tympanic membranes in children\nPT  - Journal Article\n",
    ],
)
def test_what_is_about_a_retraction_is_not_retracted(text: str, tmp_path: Path) -> None:
    """The notice of a retraction, and a paper on the subject, stand."""
    assert "retracted" not in imported(tmp_path, "refs.nbib", text)[0]


def test_one_source_in_two_files_becomes_one_reference(tmp_path: Path) -> None:
    """The first record holds, the second fills its gaps, and the place of both is said."""
    paths = [put(tmp_path, "refs.ris", RIS), put(tmp_path, "refs.nbib", NBIB)]
    found = import_references(paths)
    assert [one.id for one in found.references] == [
        "smith_2024_survival",
        "jones_2023_survival",
        "doe_2020_treatment",
    ]
    paper = found.references[0]
    assert (paper.doi, paper.pmid, paper.nct) == ("10.1000/FJM.001", "12345678", "NCT01234567")
    (problem,) = found.problems
    assert (problem.severity, problem.code) == ("warn", "reference_merged")
    assert (problem.file, problem.row) == ("refs.nbib", 2)
    assert problem.message == (
        "refs.nbib, line 2: 'Survival with drug A in old people: a trial' is the source that "
        "refs.ris, line 2 gives as smith_2024_survival; the two are one reference now."
    )


def test_what_a_person_wrote_holds_over_an_import(tmp_path: Path) -> None:
    """The id and the year of study.yaml stay; that the file differs is said."""
    known = Reference(id="paper", type="article", title="Any", year=2023, doi="10.1000/fjm.001")
    found = import_references([put(tmp_path, "refs.ris", RIS)], (known,))
    assert found.references[0].id == "paper"
    assert (found.references[0].year, found.references[0].volume) == (2023, "390")
    assert "study.yaml gives as paper" in found.problems[0].message
    assert "They differ (year 2023 and 2024); what came first holds." in found.problems[0].message


TWINS = """\
TY  - {0}
AU  - Smith, J
TI  - Survival in a trial
PY  - {1}
DO  - {2}
ER  -\x20
"""


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (("JOUR", "2024", "10.1000/a"), ("JOUR", "2024", "10.1000/A"), 1),
        (("JOUR", "2024", "10.1000/a"), ("JOUR", "2024", ""), 1),
        (("JOUR", "2024", ""), ("JOUR", "", ""), 1),
        (("JOUR", "2024", "10.1000/a"), ("JOUR", "2024", "10.1000/b"), 2),
        (("JOUR", "2024", ""), ("JOUR", "2022", ""), 2),
        (("JOUR", "2024", ""), ("CONF", "2024", ""), 2),
    ],
)
def test_a_title_alone_makes_no_double(
    first: tuple[str, ...], second: tuple[str, ...], count: int, tmp_path: Path
) -> None:
    """A paper and its congress abstract share their title; another year or DOI speaks against."""
    path = put(tmp_path, "refs.ris", TWINS.format(*first) + TWINS.format(*second))
    assert len(import_references([path]).references) == count


def test_ids_do_not_hang_on_the_order_of_a_file(tmp_path: Path) -> None:
    """Two papers that would share an id both get a mark of their own, whichever comes first."""
    one, other = (TWINS.format("JOUR", "2024", f"10.1000/{x}") for x in "ab")
    ids = [
        {r.doi: r.id for r in import_references([put(tmp_path, "r.ris", text)]).references}
        for text in (one + other, other + one)
    ]
    assert ids[0] == ids[1]
    assert all(id_.startswith("smith_2024_survival_") for id_ in ids[0].values())
    assert len(set(ids[0].values())) == 2


def test_an_id_of_study_yaml_is_never_taken(tmp_path: Path) -> None:
    """An imported paper that would have the id of another gets one of its own."""
    known = Reference(id="smith_2024_survival", type="other", title="Something else")
    path = put(tmp_path, "r.ris", TWINS.format("JOUR", "2024", "10.1000/a"))
    _, paper = import_references([path], (known,)).references
    assert paper.id.startswith("smith_2024_survival_")


def test_names_without_latin_letters_still_give_an_id(tmp_path: Path) -> None:
    """An id is of Latin letters, so what cannot be written in them is left out."""
    title = "\N{CJK UNIFIED IDEOGRAPH-4E2D}\N{CJK UNIFIED IDEOGRAPH-56FD}"
    assert imported(tmp_path, "r.ris", f"TY  - JOUR\nTI  - {title}\nPY  - 2020\nER  - \n") == [
        {"id": "ref_2020", "type": "article", "title": title, "year": 2020}
    ]


def test_signs_that_cannot_be_seen_leave_no_trace(tmp_path: Path) -> None:
    """A sign that turns the direction of writing could make a title read as another."""
    title = "A\N{RIGHT-TO-LEFT OVERRIDE} tri\N{ZERO WIDTH SPACE}al\tof\N{NO-BREAK SPACE}it"
    found = imported(tmp_path, "r.ris", f"TY  - JOUR\nTI  - {title}\nER  - \n")
    assert found[0]["title"] == "A trial of it"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("r.txt", RIS),
        ("r.txt", NBIB),
        ("r.ris", RIS.replace("\n", "\r\n")),
        ("r.ris", "\N{BYTE ORDER MARK}" + RIS),
        ("r.ris", RIS.encode("utf-16")),
    ],
)
def test_line_ends_marks_and_endings_make_no_difference(
    name: str, content: str | bytes, tmp_path: Path
) -> None:
    """Files from Windows, with a byte order mark, or saved as text are the same files."""
    assert imported(tmp_path, name, content)[0]["doi"] in ("10.1000/FJM.001", "10.1000/fjm.001")
