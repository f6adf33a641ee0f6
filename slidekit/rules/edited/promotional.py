"""Promotional words in free text, by the lexicon of the policy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.rules.edited.disguised import undisguised
from slidekit.rules.edited.returned import on, short
from slidekit.template.load import house_lexicon
from slidekit.template.matching import matcher
from slidekit.template.tokens import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from slidekit.layout.seen import SeenSlide, WrittenSlide
    from slidekit.rules.edited.returned import Returned, Sighting
    from slidekit.template.lexicon import Condition, LanguageRule, Lexicon
    from slidekit.template.matching import Hit, Matcher
    from slidekit.template.policy import Severity

WORD_RULES: tuple[LanguageRule, ...] = (
    "lexicon",
    "safe-unqualified",
    "comparative-bound",
    "significance-controlled",
)
"""Rules whose words can be judged in a text that was typed by hand."""
ELSEWHERE: frozenset[Condition] = frozenset(
    ("controlled", "margin", "head_to_head", "absolutes", "approved_use", "subgroups")
)
"""What lets a word stand and may stand anywhere on the slide; all else stands in the same text."""
QUOTED: frozenset[Condition] = frozenset(("quoted", "guideline", "cited"))
QUOTATION = re.compile('["\u201c\u201e\u00ab]')
GUIDELINE = re.compile(
    r"\b(?:guidelines?|\w*[Ll]eitlinien?)\b.{0,60}\b(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d\b.{0,60}\b(?:guidelines?|\w*[Ll]eitlinien?)\b"
    r"|\b(?:AWMF|DGHO|DGIM|NCCN|ESMO|ASCO|ESC|AHA|EULAR|EASL|AASLD|IDSA|NICE|WHO)\b"
)
"""A guideline that is named: whose it is, or of which year."""
RESULT = re.compile(r"\d[.,\u00b7]\d|\d\s?%|\d\s?/\s?\d")
"""A decimal, a percentage or a count of a total: what a slide's own number never looks like."""

SCRAP = 3
"""A box of so few words may hold a part of a phrase; the rest stands in the next box."""
LONGEST = 90
"""Characters of a text that a message quotes."""


@dataclass(frozen=True, slots=True)
class Term:
    """A promotional word as it stands in a text."""

    found: str
    severity: Severity
    place: int
    """Which of the texts."""
    reason: str
    alternative: str
    """Neutral words; empty where there are none."""


def words_typed(returned: Returned, rule: LanguageRule) -> Iterator[Sighting]:
    """Yield the words of a language rule in what was typed by hand."""
    told: set[tuple[str, str]] = set()
    for slide in returned.seen.slides:
        origin, texts = returned.origin(slide), _texts(slide)
        known = _known(returned, origin) if origin else frozenset()
        if origin:
            added = (shape.text for shape in slide.shapes if shape.name not in origin.shapes)
            scraps = (text.strip() for text in added if len(text.split()) <= SCRAP)
            texts.append(("", " ".join(scraps)))
        # A slogan on a master is told once, on the first slide that shows it.
        drawn = [(s.name, s.text) for s in slide.under if (s.name, s.text) not in told]
        told.update(drawn)
        yield from _terms(returned, slide, rule, [*texts, *drawn], known)


def _terms(
    returned: Returned,
    slide: SeenSlide,
    rule: LanguageRule,
    texts: list[tuple[str, str]],
    known: frozenset[str],
) -> Iterator[Sighting]:
    """Yield the words of a language rule on a slide but for those that stood there before."""
    read = [text for _, text in texts]
    said: set[str] = set()
    for term in promotional_terms(read, returned, rule):
        block, text = texts[term.place]
        words = term.found.casefold()
        # All that was added is read once more in one go, for words over several boxes.
        if words in known or (not block and words in said):
            continue
        said.add(words)
        yield on(
            slide,
            "term" if term.alternative else "delete",
            block=block,
            severity=term.severity,
            term=term.found,
            text=_around(text, term.found),
            reason=term.reason,
            alternative=term.alternative,
        )


def _around(text: str, words: str) -> str:
    """Return a long text as far as it stands about some words of it."""
    plain = " ".join(text.split())
    start = plain.casefold().find(" ".join(words.split()).casefold())
    if len(plain) <= LONGEST or start < 0:
        return short(text)
    begin = max(0, start - LONGEST // 3)
    end = begin + LONGEST
    return ("..." if begin else "") + plain[begin:end].strip() + ("..." if end < len(plain) else "")


def _known(returned: Returned, origin: WrittenSlide) -> frozenset[str]:
    """Return the wordings that stood on a slide when it was written: they were judged then.

    What was guarded is none: "not significant" does not excuse that "significant" is typed.
    """
    find = matcher(_lexicon(returned), returned.medicines).find
    texts = (origin.notes, *(text for s in origin.shapes.values() for text in (s.text, s.alt)))
    hits = (hit for text in texts for hit in find(cleaned(text), marks=False))
    return frozenset(hit.words.casefold() for hit in hits)


def promotional_terms(
    texts: Sequence[str], returned: Returned, rule: LanguageRule
) -> tuple[Term, ...]:
    """Return the promotional words in the texts of a slide that a rule judges, each once a text.

    In a deck that slidekit wrote, words typed by hand have no bound number to stand on. In another
    one, a number, source or quotation that is seen makes a word that it could bear out a warning.

    Args:
        texts: free texts, as people typed them.
        returned: the file; its policy has the lexicon.
        rule: the rule that is asked.
    """
    whole = cleaned(" ".join(texts))
    words = matcher(_lexicon(returned), returned.medicines)
    found: dict[tuple[int, str], Term] = {}
    for place, text in enumerate(texts):
        for hit in _hits(words, text, whole):
            weight = _weight(returned, hit, text, whole)
            if hit.entry.rule == rule and weight != "off":
                term = Term(hit.words, weight, place, hit.entry.reason, hit.entry.alternative)
                found[place, hit.words.casefold()] = term
    return tuple(found.values())


def _lexicon(returned: Returned) -> Lexicon:
    """Return the policy's lexicon, or the house's where the policy is older than lexicons."""
    own = returned.policy.lexicon
    return own if own.entries else house_lexicon()


def _weight(returned: Returned, hit: Hit, text: str, slide: str) -> Severity:
    """Return how much a word weighs: less where the file may bear it out, or leaves a doubt."""
    level = hit.entry.level_for(returned.purpose)
    if level == "off" or returned.written:
        return level
    return "warn" if _may_stand(hit, text, slide) or _may_be_anothers(returned, hit) else level


def _may_be_anothers(returned: Returned, hit: Hit) -> bool:
    """Tell whether a statement is about a medicine of which nobody knows whose it is."""
    return hit.words.casefold().startswith(returned.doubtful_medicines)


def _hits(words: Matcher, text: str, whole: str) -> tuple[Hit, ...]:
    """Return what is found in a text as it stands, and what its letters disguise."""
    plain = cleaned(text)
    found = words.find(plain, marks=False, around=whole)
    bare = undisguised(text)
    if bare in (text, plain):
        return found
    known = {hit.entry for hit in found}
    return (
        *found,
        *(hit for hit in words.find(bare, marks=False, around=whole) if hit.entry not in known),
    )


def _may_stand(hit: Hit, text: str, slide: str) -> bool:
    """Tell whether what a word needs may be there, as far as a file shows it."""
    for needed in hit.entry.satisfied_by:
        seen = slide if needed in ELSEWHERE else text
        if (QUOTATION if needed in QUOTED else RESULT).search(seen):
            return True
        if needed == "guideline" and GUIDELINE.search(text):
            return True
    return False


def _texts(slide: SeenSlide) -> list[tuple[str, str]]:
    """Return block and text of all that people read or hear of a slide."""
    shapes = slide.shapes
    found = [(shape.name, shape.text) for shape in shapes if shape.text.strip()]
    found += [(shape.name, shape.alt) for shape in shapes if shape.alt.strip()]
    found += [(shape.name, shape.inside) for shape in shapes if shape.inside.strip()]
    found += [("comment", text) for text in slide.comments if text.strip()]
    notes = slide.notes
    return [*found, ("notes", notes)] if notes.strip() else found
