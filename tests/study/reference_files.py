"""Files of references for tests: what reference managers export, in small."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RIS = """\
Provider: Example
TY  - JOUR
AU  - Smith, John A.
AU  - van der Berg, Jean-Paul
AU  - M\N{LATIN SMALL LETTER U WITH DIAERESIS}ller, K., Jr.
AU  - The ONC Study Group
TI  - Survival with drug A in
      old people: a trial.
JO  - The Fictional Journal of Medicine
JA  - Fict J Med
PY  - 2024/03/05/
VL  - 390
IS  - 4
SP  - 301
EP  - 12
SN  - 0028-4793
DO  - https://doi.org/10.1000/FJM.001.
ER  -\x20

TY  - CONF
AU  - Jones, B.
TI  - Survival with drug A in old people
T2  - A Congress of Oncology
CY  - Chicago, IL
PY  - 2023
ER  -\x20
"""

NBIB = """\

PMID- 12345678
OWN - NLM
IS  - 1533-4406 (Electronic)
VI  - 390
IP  - 4
DP  - 2024 Mar 5
TI  - Survival with drug A in old people: a\x20
      trial.
PG  - 301-312
LID - 10.1000/fjm.001 [doi]
AB  - BACKGROUND: a text with TI  - in it.
FAU - Smith, John A
AU  - Smith JA
AUID- ORCID: 0000-0002-1825-0097
CN  - ONC Study Group
TA  - Fict J Med
JT  - The Fictional journal of medicine
PT  - Journal Article
SI  - ClinicalTrials.gov/NCT01234567
DEP - 20240228

PMID- 23456789
DP  - 2020 Winter
TI  - Treatment of a disease: a guideline.
AU  - Doe J
TA  - Fict Guidel
PT  - Practice Guideline
"""

CSL = [
    {
        "id": "berg2021",
        "type": "article-journal",
        "title": "CO<sub>2</sub> and 10<sup>5</sup> cells &amp; <i>more</i>",
        "author": [
            {"family": "Berg", "given": "Ludwig", "non-dropping-particle": "van den"},
            {"literal": "World Example Organization"},
        ],
        "issued": {"date-parts": [[2021, 5]]},
        "container-title": "Journal of Fiction",
        "container-title-short": "J Fict",
        "volume": 12,
        "page": "e12",
        "DOI": "10.1000/ABC",
    },
    {
        "id": 3,
        "type": "webpage",
        "title": "A study of drug A",
        "URL": "https://clinicaltrials.gov/study/NCT01234567",
        "accessed": {"date-parts": [[2025, 3, 5]]},
    },
]

BIB = r"""
% exported
@string{fjm = "Fict J Med"}
@article{Mueller_2023,
  author = {M{\"u}ller, Karl and {{The ONC Group}} and others},
  title = {A \textit{phase} 3 trial of $\alpha$-{B} in 50\% of patients},
  journal = fjm, year = 2023, volume = 1, number = 2, pages = {101--9},
  doi = {10.1000/x\_y},
}
"""


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
