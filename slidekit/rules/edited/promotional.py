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

    from slidekit.layout.seen import SeenSlide
    from slidekit.rules.edited.returned import Returned, Sighting
    from slidekit.template.lexicon import Condition, LanguageRule
    from slidekit.template.matching import Hit, Matcher
    from slidekit.template.policy import Policy, Severity

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
RESULT = re.compile(r"\d[.,\u00b7]\d|\d\s?%|\d\s?/\s?\d")
"""A decimal, a percentage or a count of a total: what a slide's own number never looks like."""


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
        known = ""
        if origin:
            written = (text for s in origin.shapes.values() for text in (s.text, s.alt))
            known = cleaned("\n".join([origin.notes, *written])).casefold()
            added = [shape.text for shape in slide.shapes if shape.name not in origin.shapes]
            texts.append(("", " ".join(text.strip() for text in added)))
        # A slogan on a master is told once, on the first slide that shows it.
        drawn = [(s.name, s.text) for s in slide.under if (s.name, s.text) not in told]
        told.update(drawn)
        yield from _terms(returned, slide, rule, [*texts, *drawn], known)


def _terms(
    returned: Returned,
    slide: SeenSlide,
    rule: LanguageRule,
    texts: list[tuple[str, str]],
    known: str,
) -> Iterator[Sighting]:
    """Yield the words of a language rule on a slide but for those that stood there before."""
    read = [text for _, text in texts]
    said: set[str] = set()
    for term in promotional_terms(read, returned.policy, rule, bound=bool(returned.written)):
        block, text = texts[term.place]
        words = term.found.casefold()
        # All that was added is read once more in one go, for words over several boxes.
        if _stands_in(words, known) or (not block and words in said):
            continue
        said.add(words)
        yield on(
            slide,
            "term" if term.alternative else "delete",
            block=block,
            severity=term.severity,
            term=term.found,
            text=short(text),
            reason=term.reason,
            alternative=term.alternative,
        )


def _stands_in(words: str, text: str) -> bool:
    """Tell whether words stand in a text as words: "safe" does not in "safety"."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def promotional_terms(
    texts: Sequence[str], policy: Policy, rule: LanguageRule, *, bound: bool
) -> tuple[Term, ...]:
    """Return the promotional words in the texts of a slide that a rule judges, each once a text.

    Args:
        texts: free texts, as people typed them.
        policy: has the lexicon, or that of the house where it was made before there was one.
        rule: the rule that is asked.
        bound: whether numbers of the deck are known to be bound. If so, words typed by hand have
            none to stand on; if not, a number, source or quotation that is seen makes a word that
            it could bear out a warning.
    """
    words = matcher(policy.lexicon if policy.lexicon.entries else house_lexicon())
    whole = " ".join(texts)
    found = [
        Term(
            hit.words,
            "warn" if not bound and _may_stand(hit, text, whole) else hit.entry.level,
            place,
            hit.entry.reason,
            hit.entry.alternative,
        )
        for place, text in enumerate(texts)
        for hit in _hits(words, text)
        if hit.entry.rule == rule and hit.entry.level != "off"
    ]
    return tuple({(term.place, term.found.casefold()): term for term in found}.values())


def _hits(words: Matcher, text: str) -> tuple[Hit, ...]:
    """Return what is found in a text as it stands, and what its letters disguise."""
    plain = cleaned(text)
    found = words.find(plain, marks=False)
    bare = undisguised(text)
    if bare in (text, plain):
        return found
    known = {hit.entry for hit in found}
    return (*found, *(hit for hit in words.find(bare, marks=False) if hit.entry not in known))


def _may_stand(hit: Hit, text: str, slide: str) -> bool:
    """Tell whether what a word needs may be there, as far as a file shows it."""
    for needed in hit.entry.satisfied_by:
        seen = slide if needed in ELSEWHERE else text
        if (QUOTATION if needed in QUOTED else RESULT).search(seen):
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
