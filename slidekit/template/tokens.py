"""A text as words with what is between them, and a phrase as what can be looked up in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from slidekit.template.phrases import DRUG, NUMBER, parse_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

BOUND = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a text where a bound number is printed."""
WORDS = re.compile(rf"(?:\d+(?:[.,]\d+)*|{BOUND})(?:\s?%)?(?!\w)|#?\w+(?:'\w+)*|{BOUND}")
INVISIBLE = re.compile("[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH JOINER}]")
HYPHENS = ("-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}")
BETWEEN = f" \t\n\r\f\v/+{''.join(HYPHENS)}\N{EN DASH}\N{NO-BREAK SPACE}"
"""What may stand between two words of a phrase."""
SENTENCE_ENDS = frozenset(".;:!?")
ABBREVIATED = ("vs", "no", "approx", "incl")
"""Behind these a point ends no sentence; behind "no" only before a number."""
LONGEST_GAP = 6


class Word(NamedTuple):
    """A word of a text in small letters, and where it stands."""

    text: str
    start: int
    stop: int
    is_near: bool
    """Only blanks, hyphens and slashes are between it and the word before it."""
    begins: bool
    """A sentence, the text, or a paragraph such as a bullet without a point begins with it."""


def cleaned(text: str) -> str:
    """Return a text for matching: no ligatures, no invisible characters, straight apostrophes."""
    if text.isascii():
        return text
    # NFKC would make the two letters TM of the trade mark sign.
    text = text.replace("\N{TRADE MARK SIGN}", "\N{REGISTERED SIGN}")
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return plain.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def words_of(text: str) -> list[Word]:
    """Return the words of a cleaned text in order; a number with its sign of percent is one."""
    found: list[Word] = []
    end = -1
    for match in WORDS.finditer(text):
        start, stop = match.span()
        between = text[end:start] if end >= 0 else "."
        if found and _is_abbreviated(found[-1].text, between, match[0]):
            between = " "
        is_line = "\n" in between and text[start].isupper()
        is_near = between == " " or (bool(between) and not between.strip(BETWEEN))
        is_near = is_near and not (is_line and text[found[-1].start].islower())
        begins = is_line or (not is_near and not SENTENCE_ENDS.isdisjoint(between))
        found.append(Word(match[0].lower().removesuffix("'s"), start, stop, is_near, begins))
        end = stop
    return found


def _is_abbreviated(word: str, between: str, following: str) -> bool:
    """Tell whether the point behind a word belongs to it: "vs. Oldmab", "No. 1"."""
    if word not in ABBREVIATED or between.strip(BETWEEN) != ".":
        return False
    return word != "no" or following[0].isdecimal()


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a phrase, ready to be looked up."""

    rests: Mapping[str, tuple[tuple[str, ...], ...]]
    """First word -> the words that follow it, such as "side" -> ("effects",)."""
    stems: tuple[str, ...] = ()
    takes_number: bool = False
    optional: bool = False

    @property
    def is_gap(self) -> bool:
        """Tell whether it stands for any words in between."""
        return not (self.rests or self.stems or self.takes_number)


@lru_cache(maxsize=8192)
def spots_of(phrase: str, names: tuple[str, ...], language: str = "en") -> tuple[Spot, ...] | None:
    """Return a phrase ready to be looked up, None if it speaks of a medicine and there is none.

    Args:
        phrase: as it stands in a lexicon.
        names: what {drug} may be called.
        language: of the lexicon.
    """
    steps = parse_phrase(phrase, language)
    if not names and any(DRUG in step.words for step in steps):
        return None
    return tuple(_spot(step.words, names, optional=step.optional) for step in steps)


def _spot(forms: tuple[str, ...], names: tuple[str, ...], *, optional: bool) -> Spot:
    rests: dict[str, list[tuple[str, ...]]] = {}
    for first, *others in (words for form in forms for words in _spelled(form, names)):
        rests.setdefault(first, []).append(tuple(others))
    longest_first = {
        word: tuple(sorted(dict.fromkeys(found), key=len, reverse=True))
        for word, found in rests.items()
    }
    stems = tuple(form[:-1] for form in forms if form.endswith("*"))
    return Spot(longest_first, stems, NUMBER in forms, optional)


def _spelled(form: str, names: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the words that a form is in a text: apart, and those with a hyphen as one as well."""
    if form == DRUG:
        yield from (WORDS.findall(name.lower()) for name in names)
    elif form != NUMBER and not form.endswith("*"):
        yield form.split("-")
        if "-" in form:
            yield [form.replace("-", "")]


def second_words(spots: tuple[Spot, ...]) -> frozenset[str] | None:
    """Return the words of which one must follow the first of a phrase; None: any may."""
    found = {rest[0] for rests in spots[0].rests.values() for rest in rests if rest}
    is_one_word = spots[0].takes_number or spots[0].stems
    if not is_one_word and all(rest for rests in spots[0].rests.values() for rest in rests):
        return frozenset(found)
    if len(spots) == 1:
        return None
    after = spots[1]
    if after.is_gap or after.optional or after.stems or after.takes_number:
        return None
    return frozenset(found | set(after.rests))


def stop_of(spots: tuple[Spot, ...], words: Sequence[Word], at: int) -> int | None:
    """Return after which word a phrase ends that begins with word `at`; None: it does not."""
    return _stop(spots, 0, words, at, loose=True)


def _stop(
    spots: tuple[Spot, ...], spot: int, words: Sequence[Word], at: int, *, loose: bool
) -> int | None:
    """Return the end of the rest of a phrase, of which `at` is the next word."""
    if spot == len(spots):
        return at
    here = spots[spot]
    if here.is_gap:
        return _stop_after_gap(spots, spot + 1, words, at)
    if at < len(words) and (loose or words[at].is_near):
        for after in _ends(here, words, at):
            if (stop := _stop(spots, spot + 1, words, after, loose=False)) is not None:
                return stop
    return _stop(spots, spot + 1, words, at, loose=loose) if here.optional else None


def _stop_after_gap(
    spots: tuple[Spot, ...], spot: int, words: Sequence[Word], at: int
) -> int | None:
    for later in range(at, min(at + LONGEST_GAP + 1, len(words))):
        if words[later].begins:
            return None
        if (stop := _stop(spots, spot, words, later, loose=True)) is not None:
            return stop
    return None


def _ends(spot: Spot, words: Sequence[Word], at: int) -> Iterator[int]:
    """Yield after which words a place of a phrase may end, the longest first."""
    word = words[at].text
    for rest in spot.rests.get(word, ()):
        following = words[at + 1 : at + 1 + len(rest)]
        if tuple(w.text for w in following) == rest and all(w.is_near for w in following):
            yield at + 1 + len(rest)
    if word.startswith(spot.stems) or (spot.takes_number and is_number(word)):
        yield at + 1


def is_number(word: str) -> bool:
    """Tell whether a word of a text is a number, typed or bound."""
    return word[0] == BOUND or word[0].isdecimal()


def runs_on(text: str, stop: int) -> bool:
    """Tell whether a wording runs into a compound: "the only treatment-related death"."""
    return text[stop : stop + 1] in HYPHENS and text[stop + 1 : stop + 2].isalpha()
