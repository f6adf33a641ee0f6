"""Names of authors as medical journals print them: family name and initials without points."""

from __future__ import annotations

import re

GROUP = re.compile(
    r"\b(?:group|committee|investigators?|study|trial|trialists|department|institutes?|agency|"
    r"society|association|academy|organi[sz]ation|consortium|collaborat\w+|network|university|"
    r"college|council|cent(?:er|re)|foundation|ministry|administration|company|inc|ltd|gmbh|"
    r"pharma\w*)\b",
    re.IGNORECASE,
)
"""Words of which groups of authors and institutions are made, and people's names are not."""

SUFFIX = re.compile(r"(?:jr|sr|[ivx]+|[1-9](?:st|nd|rd|th))\.?", re.IGNORECASE)
_PARTS = re.compile(r"[\s.\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]+")


def joined_name(family: str, given: str = "", suffix: str = "", particle: str = "") -> str:
    """Return "van der Berg JA Jr" from the parts of a name."""
    last = " ".join(part for part in (particle.strip(), family.strip()) if part)
    parts = (last, initials(given), suffix.strip().rstrip("."))
    return " ".join(part for part in parts if part)


def short_name(name: str) -> str:
    """Return "Smith JA" of "Smith, John A."; a name without a comma, or of a group, stays."""
    parts = [part.strip() for part in name.split(",")]
    whole = name.strip().rstrip(",").strip()
    if len(parts) not in (2, 3) or GROUP.search(whole):
        return whole
    given = next((part for part in parts[1:] if not SUFFIX.fullmatch(part)), "")
    suffix = next((part for part in parts[1:] if part != given), "")
    return joined_name(parts[0], given, suffix)


def initials(given: str) -> str:
    """Return "JPA" of "Jean-Paul A."; initials that are given as such stay."""
    return "".join(
        part if part.isupper() and len(part) <= 3 else part[0].upper()
        for part in _PARTS.split(given)
        if part
    )
