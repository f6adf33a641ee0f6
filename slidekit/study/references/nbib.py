"""PubMed's own format (MEDLINE, .nbib)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.references.record import Record, day_in, is_retracted, year_in
from slidekit.study.references.tagged import Fields, tagged_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = re.compile(r"([A-Z]{2,4} {0,2})(?<=^.{4})- ?(.*)")
GUIDELINES = ("guideline", "practice guideline")
REGISTERED = re.compile(r"ClinicalTrials\.gov/(NCT\d{8})", re.IGNORECASE)
ORCID = re.compile(r"ORCID:\s*(\S+)")


def read_nbib(text: str, name: str) -> Iterator[Record]:
    """Yield the references of a file that PubMed exported.

    Raises:
        StudyError: naming the line: something stands before the first PMID.
    """
    record: Fields | None = None
    for line in tagged_lines(text, LINE):
        if line.tag == "PMID":
            if record:
                yield Record(name, record.line, _fields(record))
            record = Fields(line.line)
        if not record:
            raise StudyError(
                tell(
                    "{0}, line {1}: a reference begins with PMID, and this line does not.",
                    name,
                    line.line,
                ),
                fix=tell("In PubMed choose Send to, Citation manager, and give that file."),
            )
        record.add(line.tag, line.text)
    if record:
        yield Record(name, record.line, _fields(record))


def _fields(nbib: Fields) -> dict[str, Any]:
    types = [text.casefold() for text in nbib.all("PT")]
    is_guideline = any(text in GUIDELINES for text in types)
    return {
        "type": "guideline" if is_guideline else "article",
        "title": nbib.first("TI", "BTI"),
        "authors": nbib.all("AU", "CN"),
        "journal": nbib.first("TA", "JT"),
        "year": year_in(nbib.first("DP")),
        "volume": nbib.first("VI"),
        "issue": nbib.first("IP"),
        "pages": nbib.first("PG"),
        "doi": _doi(nbib),
        "pmid": nbib.first("PMID"),
        "nct": _found(REGISTERED, nbib.all("SI")).upper(),
        "issn": nbib.first("IS"),
        "orcids": tuple(m[1] for text in nbib.all("AUID") if (m := ORCID.search(text))),
        "published_online": day_in(nbib.first("DEP")),
        "retracted": is_retracted(*types, *nbib.all("TI")) or bool(nbib.all("RIN")) or None,
    }


def _doi(nbib: Fields) -> str:
    marked = (text for text in nbib.all("LID", "AID") if text.endswith("[doi]"))
    return next((text.removesuffix("[doi]").strip() for text in marked), "")


def _found(pattern: re.Pattern[str], texts: tuple[str, ...]) -> str:
    return next((match[1] for text in texts if (match := pattern.search(text))), "")
