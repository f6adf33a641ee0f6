"""The names that sources go by, such as DOI and PMID: their form, which no network is asked for.

Sources:
    DOI: ISO 26324; Crossref, "DOIs and matching regular expressions" (four to nine digits).
    ISSN: ISO 3297, check digit modulo 11. ORCID iD: ISO/IEC 7064, MOD 11-2.
    PMID: National Library of Medicine, one to eight digits. NCT number: ClinicalTrials.gov.
"""

from __future__ import annotations

import re

DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
PMID = re.compile(r"[1-9]\d{0,7}")
NCT = re.compile(r"NCT\d{8}")
ISSN = re.compile(r"\d{4}-\d{3}[\dX]")
ORCID = re.compile(r"(?:\d{4}-){3}\d{3}[\dX]")

_DOI_DRESS = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|(?:info:)?doi\s*[:/]?\s*", re.I)
_ORCID_DRESS = re.compile(r"(?:https?://)?(?:www\.)?orcid\.org/", re.I)
_AROUND = ".,;:'\"\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"


def bare_doi(text: str) -> str:
    """Return a DOI without the address before it and without the punctuation of a sentence.

    What is left may still be none. Capitals stay: a DOI means the same in small letters.
    """
    found = text.strip()
    if dress := _DOI_DRESS.match(found):
        found = found[dress.end() :]
    found = found.rstrip(_AROUND)
    while found.endswith(")") and found.count(")") > found.count("("):
        found = found[:-1].rstrip(_AROUND)
    return found


def bare_orcid(text: str) -> str:
    """Return an ORCID iD without the address before it, in the form 0000-0002-1825-0097."""
    found = _ORCID_DRESS.sub("", text.strip()).upper()
    digits = found.replace("-", "")
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4)) if len(digits) == 16 else found


def is_issn(text: str) -> bool:
    """Tell whether a text is an ISSN whose last sign checks the seven digits before it."""
    if not ISSN.fullmatch(text):
        return False
    digits = [_digit(sign) for sign in text.replace("-", "")]
    return sum(digit * (8 - place) for place, digit in enumerate(digits)) % 11 == 0


def is_orcid(text: str) -> bool:
    """Tell whether a text is an ORCID iD whose last sign checks the fifteen digits before it."""
    if not ORCID.fullmatch(text):
        return False
    digits = [_digit(sign) for sign in text.replace("-", "")]
    total = 0
    for digit in digits[:-1]:
        total = (total + digit) * 2
    return (12 - total % 11) % 11 == digits[-1]


def _digit(sign: str) -> int:
    return 10 if sign == "X" else int(sign)
