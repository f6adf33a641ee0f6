"""Promotional words in free text.

This is the only place that knows the list; the lexicon of the policy is to take its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.template.policy import Policy, Severity


@dataclass(frozen=True, slots=True)
class Term:
    """A promotional word as it stands in a text."""

    found: str
    severity: Severity
    place: int
    """Which of the texts."""


_BLOCK = (
    r"safer",
    r"safe\b(?! to (?:say|assume))",
    r"(?:well|better)[- ]tolerated",
    r"favou?rable (?:safety|tolerability|benefit)[\w/ -]{0,12}profile",
    r"(?:manageable|acceptable) (?:safety|toxicity|tolerability|side[- ]effects?)",
    r"(?:minimal|mild|few|no) side[- ]effects?",
    r"side[- ]effect[- ]free",
    r"no risks?(?! (?:difference|set|table))",
    r"non-?toxic",
    r"placebo-like",
    r"prove[ns]?|proving",
    r"break-?through(?! (?:therapy designation|infections?|seizures?|bleeding|pain))",
    r"revolution(?:ary|i[sz]e[sd]?|i[sz]ing)",
    r"game[- ]chang(?:er|ing)",
    r"unprecedented",
    r"best[- ]in[- ]class",
    r"gold standard",
    r"trend(?:s|ed|ing)? towards?",
    r"(?:marginally|nearly|almost) significant",
    r"life-?changing|miracle|wonder drug|cure[sd]?\b(?! rate)",
    r"should be (?:used|prescribed|considered)",
    r"(?:doubles|halves|triples)\b",
    r"superior efficacy|unsurpassed|unmatched|remarkable|impressive|dramatic(?:ally)?",
)
_WARN = (
    r"effective\b(?! (?:dates?|doses?|sample|population))",
    r"no new safety signals?",
    r"durable(?! response rate)|long-lasting",
    r"rapid(?:ly)?(?! (?:disease|progress))",
    r"next-generation|novel\b|(?<!no )\bnew (?:standard|hope|era|option)",
    r"unmet need",
    r"numerically (?:higher|better|lower)",
    r"powerful|potent\b|robust(?! (?:variance|standard|sandwich))",
    r"excellent|outstanding(?! questions?)",
)


def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(terms)})(?!\w)", re.IGNORECASE)


_LEVELS: tuple[tuple[Severity, re.Pattern[str]], ...] = (
    ("block", _pattern(_BLOCK)),
    ("warn", _pattern(_WARN)),
)


def promotional_terms(texts: Iterable[str], policy: Policy) -> tuple[Term, ...]:
    """Return the promotional words in texts, each once a text.

    Args:
        texts: free texts, as people typed them.
        policy: may switch the rule off; it is to bring the list as well.
    """
    if policy.severities.get("lexicon") == "off":
        return ()
    found = (
        Term(match[0], severity, place)
        for place, text in enumerate(texts)
        for severity, pattern in _LEVELS
        for match in pattern.finditer(text)
    )
    return tuple({(term.place, term.found.casefold()): term for term in found}.values())
