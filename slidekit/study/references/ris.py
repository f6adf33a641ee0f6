"""RIS files, as reference managers and publishers export them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.references.names import short_name
from slidekit.study.references.record import Record, day_in, is_retracted, year_in
from slidekit.study.references.tagged import Fields, tagged_lines
from slidekit.study.references.text import AGAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)")
TYPES = {
    **dict.fromkeys(("JOUR", "EJOUR", "JFULL", "MGZN", "INPR"), "article"),
    **dict.fromkeys(("ABST", "CONF", "CPAPER", "SLIDE", "HEAR"), "abstract"),
}
"""Types of RIS -> ours; all others are "other"."""
PUBMED_ID = re.compile(r"\bPMID:?\s*(\d{1,8})\b")
REGISTRY = re.compile(r"clinicaltrials\.gov/\S*\b(NCT\d{8})\b", re.IGNORECASE)


def read_ris(text: str, name: str) -> Iterator[Record]:
    """Yield the references of a RIS file.

    Raises:
        StudyError: naming the line: a reference does not begin with TY or does not end with ER.
    """
    for fields in _split(text, name):
        yield Record(name, fields.line, _fields(fields))


def _split(text: str, name: str) -> Iterator[Fields]:
    record: Fields | None = None
    for line in tagged_lines(text, LINE):
        if line.tag == "TY":
            if record:
                raise _unended(record, name)
            record = Fields(line.line)
        elif line.tag and not record:
            raise StudyError(
                tell(
                    "{0}, line {1}: {2} stands outside a reference, which begins with TY.",
                    name,
                    line.line,
                    line.tag,
                ),
                fix=AGAIN,
            )
        if record:
            if line.tag == "ER":
                yield record
                record = None
            else:
                record.add(line.tag, line.text)
    if record:
        raise _unended(record, name)


def _unended(record: Fields, name: str) -> StudyError:
    return StudyError(
        tell(
            "{0}, line {1}: the reference that begins here has no end (ER), so the file may have "
            "been cut off.",
            name,
            record.line,
        ),
        fix=AGAIN,
    )


def _fields(ris: Fields) -> dict[str, Any]:
    kind = TYPES.get(ris.first("TY").upper(), "other")
    url = ris.first("UR")
    registered = REGISTRY.search(url)
    return {
        "type": "registry" if registered else kind,
        "title": ris.first("TI", "T1", "CT"),
        "authors": tuple(short_name(author) for author in ris.all("AU", "A1")),
        "year": year_in(ris.first("PY", "Y1", "DA")),
        "volume": ris.first("VL"),
        "issue": ris.first("IS"),
        "pages": _pages(ris),
        "doi": ris.first("DO"),
        "pmid": _pmid(ris),
        "nct": registered[1].upper() if registered else "",
        "issn": ris.first("SN") if kind == "article" else "",
        "publisher": "" if kind == "article" else ris.first("PB"),
        "url": url,
        "accessed": day_in(ris.first("Y2")),
        "retracted": is_retracted(*ris.all("TY", "M3", "KW", "TI", "T1")) or None,
        **(_meeting(ris) if kind == "abstract" else {"journal": _journal(ris)}),
    }


def _journal(ris: Fields) -> str:
    """Return the journal's name, abbreviated where the file has that."""
    return ris.first("JA", "J2", "J1", "JO", "T2", "JF")


def _meeting(ris: Fields) -> dict[str, str]:
    journal = ris.first("JA", "J2", "J1", "JO", "JF")
    meeting = ris.first("T2", "C3", "BT")
    return {
        "journal": journal,
        "meeting": "" if meeting == journal else meeting,
        "meeting_place": ris.first("CY"),
    }


def _pages(ris: Fields) -> str:
    start, end = ris.first("SP"), ris.first("EP")
    if start and end and start != end and "-" not in start:
        return f"{start}-{end}"
    return start or end or ris.first("C7")


def _pmid(ris: Fields) -> str:
    """Return the PMID: PubMed's accession number, or one that the notes name."""
    number = ris.first("AN")
    is_pubmed = any(word in ris.first("DB", "DP").lower() for word in ("pubmed", "medline", "nlm"))
    if is_pubmed and number.isdecimal():
        return number
    found = PUBMED_ID.search(" ".join(ris.all("AN", "N1", "ID")))
    return found[1] if found else ""
