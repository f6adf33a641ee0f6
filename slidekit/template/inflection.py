"""The forms of a word: inflections, and of English words British beside American spelling.

More forms come out than there are words ("beated"); those stand in no text and do no harm. No form
may be another word, which is why the rules ask for a length or an ending.
"""

from __future__ import annotations

import re
from functools import lru_cache

PAIRS = (
    (re.compile(r"(?<=\w{2})our"), "or"),
    (re.compile(r"(?<=\w{3})or(?=s?$|ed$|ing$|ab[ly]|ite|less|ful)"), "our"),
    (re.compile(r"is(?=(?:e[ds]?|ers?|ing|ations?)$)"), "iz"),
    (re.compile(r"iz(?=(?:e[ds]?|ers?|ing|ations?)$)"), "is"),
    (re.compile(r"ys(?=(?:e[ds]?|ers?|ing)$)"), "yz"),
    (re.compile(r"yz(?=(?:e[ds]?|ers?|ing)$)"), "ys"),
    (re.compile(r"(?<=\w{3}[aeiou])ll(?=(?:ed|ing)$)"), "l"),
    (re.compile(r"(?<=\w{3}[aeiou])l(?=(?:ed|ing)$)"), "ll"),
    (re.compile(r"ae|oe(?=[adst])"), "e"),
    (re.compile(r"(?<=\w)tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[aeo])mme(?=s?$)"), "m"),
    (re.compile(r"(?<=dg)e(?=ment)"), ""),
)
"""What is spelled in two ways: one, the other."""
SHORTEST = 6
"""Letters of the shortest word that is respelled: "four" is no "for"."""
VOWELS = "aeiou"


@lru_cache(maxsize=4096)
def spellings(word: str) -> tuple[str, ...]:
    """Return a word in British and in American spelling, the given one first."""
    if len(word) < SHORTEST:
        return (word,)
    found = [word]
    for pattern, other in PAIRS:
        found += [pattern.sub(other, known) for known in found if pattern.search(known)]
    return tuple(dict.fromkeys(found))


GERMAN_ENDINGS = ("e", "en", "er", "es", "em", "n", "s", "t", "te", "ten", "et")
"""Of nouns, adjectives and verbs; a comparative in -er is told apart by the "als" behind it."""


@lru_cache(maxsize=4096)
def forms_of(word: str, language: str) -> tuple[str, ...]:
    """Return a word with its endings in a language; German texts have English words as well."""
    english = inflections(word)
    if language != "de":
        return english
    stem = word.removesuffix("e")
    german = (f"{stem}{ending}" for ending in GERMAN_ENDINGS)
    return tuple(dict.fromkeys((*english, *german)))


@lru_cache(maxsize=4096)
def inflections(word: str) -> tuple[str, ...]:
    """Return a verb or noun with its endings: -s, -ed, -ing."""
    if word.endswith("e"):
        forms = (word, f"{word}s", f"{word}d", f"{word[:-1]}ing")
    elif word.endswith("y") and word[-2:-1] not in VOWELS:
        forms = (word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
    else:
        plural = "es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s"
        forms = (word, f"{word}{plural}", f"{word}ed", f"{word}ing")
    return tuple(dict.fromkeys((*forms, *_doubled(word))))


def _doubled(word: str) -> tuple[str, ...]:
    """Return "preferred" and "preferring" of "prefer"."""
    ends_short = len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in VOWELS
    if not ends_short or word[-3] in VOWELS:
        return ()
    return f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"
