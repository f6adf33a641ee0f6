"""Whether a text is English: a lexicon in English finds words that other languages have too.

Function words tell it: every sentence has some, and few of them are words of another language.
"""

from __future__ import annotations

import re

IN_ENGLISH = """
the of and with were is are from by that this which has have been to for not
"""
IN_GERMAN = """
der das und mit bei von für nicht ist ein eine einer im zur zum den dem des wurde wurden auf nach
oder
"""
IN_OTHERS = """
le la les une du avec dans pour sur est chez aux sont été el los las con una por para es il di
della dei nel gli che sono alla het een van met voor niet zijn op uma não com em
"""
"""Words of French, Spanish, Italian, Dutch and Portuguese. Left out are those that English
has too ("die", "per"), and parts of names ("de novo", "et al", "del(17p)")."""
ENGLISH, GERMAN = frozenset(IN_ENGLISH.split()), frozenset(IN_GERMAN.split())
OTHERS = GERMAN | frozenset(IN_OTHERS.split())
LETTERS = re.compile(r"[^\W\d_]+")


def is_english(text: str) -> bool | None:
    """Tell whether a text is English by its function words; None where it has none."""
    words = LETTERS.findall(text.lower())
    ours = sum(word in ENGLISH for word in words)
    theirs = sum(word in OTHERS for word in words)
    return ours >= theirs if ours or theirs else None


def is_foreign(text: str, around: str = "") -> bool:
    """Tell whether a text is of another language, by what stands around it if it does not say."""
    said = is_english(text)
    return said is False or (said is None and is_english(around) is False)


def language_of(text: str) -> str:
    """Return the language of a long text, of those that there is a lexicon for; else English."""
    words = LETTERS.findall(text.lower())
    german = sum(word in GERMAN for word in words)
    others = sum(word in OTHERS for word in words)
    english = sum(word in ENGLISH for word in words)
    return "de" if german > english and 2 * german > others else "en"
