"""Finding the wordings of a lexicon in texts: by their first word, then by the whole phrase.

A lexicon has some hundreds of wordings and a deck some thousands of sentences. A dictionary of
first words tells for nearly every word of a text that no wording begins there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.template.tokens import (
    is_number,
    runs_on,
    second_words,
    spots_of,
    stop_of,
    words_of,
)
from slidekit.template.tongue import is_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from slidekit.template.lexicon import Entry, Lexicon, Mark
    from slidekit.template.tokens import Spot, Word

MARKS: Mapping[Mark, re.Pattern[str]] = {
    "exclamation": re.compile(r"(?i:(?<!thank you)(?<!thanks))!(?!=)"),
    "question": re.compile(r"[^.?!]*\?"),
    "capitals": re.compile(r"\b[^\W\d_a-z]{4,}(?:\s+[^\W\d_a-z]{4,})+\b"),
    "brand": re.compile("\\w[\\w-]*\\s?\N{REGISTERED SIGN}"),
}
ONE_PLACE = ("title-neutral", "qualifier-not-footnote")
"""Rules that look at one place of a slide only: what they find hides nothing from other rules."""
A_NUMBER = "{number}"
LONGEST_NAME = 8
"""Letters of the longest word that trials are named by: HOPE, CURE, MIRACLE. What is longer
shouts."""
NAMED = re.compile(r"-[A-Z0-9]|\s(?:trial|study|registry|investigators)\b")
"""What follows the name of a trial."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text where a wording of an entry stands."""

    entry: Entry
    start: int
    stop: int
    words: str
    mark: Mark | None = None

    def holds(self, start: int, stop: int) -> bool:
        """Tell whether a stretch of the text lies within this one."""
        return self.start <= start and stop <= self.stop


@dataclass(frozen=True, slots=True)
class _Wording:
    entry: Entry
    spots: tuple[Spot, ...]
    seconds: frozenset[str] | None
    """Words of which one must come second, where that is known: most wordings end there."""


@lru_cache(maxsize=8)
def matcher(lexicon: Lexicon, names: tuple[str, ...] = ()) -> Matcher:
    """Return what finds the wordings of a lexicon.

    Args:
        lexicon: its entries; those that are off are left out.
        names: what {drug} may be called.
    """
    used = tuple(entry for entry in lexicon.entries if entry.level != "off")
    index: dict[str, list[_Wording]] = {}
    stems: dict[str, list[_Wording]] = {}
    for entry in used:
        for spots in filter(None, (spots_of(t, names, lexicon.language) for t in entry.terms)):
            wording, first = _Wording(entry, spots, second_words(spots)), spots[0]
            for word in (*first.rests, *([A_NUMBER] if first.takes_number else ())):
                index.setdefault(word, []).append(wording)
            for stem in first.stems:
                stems.setdefault(stem, []).append(wording)
    marked = tuple(entry for entry in used if entry.marks)
    return Matcher(
        index, stems, tuple(stems), marked, names, frozenset(lexicon.shared), lexicon.language
    )


@dataclass(frozen=True, slots=True, eq=False)
class Matcher:
    """The wordings of a lexicon by the word with which they begin."""

    index: Mapping[str, list[_Wording]]
    stems: Mapping[str, list[_Wording]]
    beginnings: tuple[str, ...]
    marked: tuple[Entry, ...]
    names: tuple[str, ...]
    shared: frozenset[str] = frozenset()
    language: str = "en"

    def find(self, text: str, *, marks: bool = True, around: str = "") -> tuple[Hit, ...]:
        """Return the wordings in a text, none within a guard or within a longer one of them.

        Args:
            text: as `cleaned` returns it.
            marks: whether marks such as "!" are looked for too.
            around: what else stands there; it tells the language of a text of a few words.
        """
        found = _found(self, text, marks)
        if any(map(self._is_shared, found)) and is_foreign(text, around):
            return tuple(hit for hit in found if not self._is_shared(hit))
        return found

    def _is_shared(self, hit: Hit) -> bool:
        """Tell whether a hit is one word, and one that other languages have."""
        return hit.words.lower() in self.shared

    def search(self, text: str, *, marks: bool) -> tuple[Hit, ...]:
        """Do what `find` answers, without asking what was found before."""
        words = words_of(text)
        found = list(self._wordings(text, words))
        if marks:
            found += self._marks(text)
        free = [hit for hit in found if not (_is_name(text, hit) or self._is_guarded(hit, words))]
        return tuple(hit for hit in _each_once(free) if not _is_inside_another(hit, free))

    def _wordings(self, text: str, words: Sequence[Word]) -> Iterator[Hit]:
        following = [*(word.text for word in words[1:]), ""]
        for at, (word, second) in enumerate(zip(words, following, strict=False)):
            for wording in self._beginning_with(word.text):
                if wording.seconds is None or second in wording.seconds:
                    stop = stop_of(wording.spots, words, at)
                    if stop and not (stop > at + 1 and runs_on(text, words[stop - 1].stop)):
                        place = word.start, words[stop - 1].stop
                        yield Hit(wording.entry, *place, text[slice(*place)])

    def _beginning_with(self, word: str) -> Sequence[_Wording]:
        found = self.index.get(word, ())
        if is_number(word):
            found = (*found, *self.index.get(A_NUMBER, ()))
        if not word.startswith(self.beginnings):
            return found
        begun = (several for stem, several in self.stems.items() if word.startswith(stem))
        return (*found, *(wording for several in begun for wording in several))

    def _marks(self, text: str) -> Iterator[Hit]:
        for entry in self.marked:
            for mark in entry.marks:
                for match in MARKS[mark].finditer(text):
                    yield Hit(entry, match.start(), match.end(), match[0].strip(), mark)

    def _is_guarded(self, hit: Hit, words: Sequence[Word]) -> bool:
        """Tell whether a guard of the entry holds the hit; of a mark, also a guard within it."""
        for guard in hit.entry.guards:
            for start, stop in self._places(guard, words):
                if start <= hit.start and hit.stop <= stop:
                    return True
                if hit.mark and hit.holds(start, stop):
                    return True
        return False

    def _places(self, phrase: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Yield where a phrase stands."""
        spots = spots_of(phrase, self.names, self.language)
        for at, word in enumerate(words if spots else ()):
            if spots and (stop := stop_of(spots, words, at)):
                yield word.start, words[stop - 1].stop


@lru_cache(maxsize=8192)
def _found(matcher: Matcher, text: str, marks: bool) -> tuple[Hit, ...]:
    """Return what a matcher finds: footnotes come again on every slide, and texts in every edit."""
    return matcher.search(text, marks=marks)


def _is_name(text: str, hit: Hit) -> bool:
    """Tell whether a word in capitals is a trial's name: "CURE" in "the CURE trial", "HOPE-3"."""
    is_capital = hit.words.isalpha() and hit.words.isupper() and len(hit.words) <= LONGEST_NAME
    return is_capital and not text.isupper() and bool(NAMED.match(text, hit.stop))


def _each_once(hits: list[Hit]) -> list[Hit]:
    """Return hits in the order of the text; of one entry at one place only the longest."""
    longest: dict[tuple[str, int], Hit] = {}
    for hit in hits:
        known = longest.get((hit.entry.id, hit.start))
        if known is None or hit.stop > known.stop:
            longest[hit.entry.id, hit.start] = hit
    return sorted(longest.values(), key=lambda hit: (hit.start, hit.entry.id))


def _is_inside_another(hit: Hit, hits: list[Hit]) -> bool:
    """Tell whether a longer wording says more exactly what is wrong."""
    return any(
        other.holds(hit.start, hit.stop)
        and other.stop - other.start > hit.stop - hit.start
        and _are_rivals(hit, other)
        for other in hits
    )


def _are_rivals(hit: Hit, other: Hit) -> bool:
    """Tell whether one of two hits makes the other needless: both are words, judged everywhere."""
    is_mark = hit.mark is not None or other.mark is not None
    return not is_mark and not {hit.entry.rule, other.entry.rule} & set(ONE_PLACE)
