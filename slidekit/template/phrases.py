"""The small language in which a lexicon names wordings: plain words, no regular expressions.

word          the word, small or capital letters, British or American spelling
improve~      a word with its endings: improves, improved, improving; German -e, -en, ...
tolerat*      every word that begins so
proves/shows  one of several words
(very)        a word that may be there or not
...           up to six words in between, within one sentence
non-toxic     with a hyphen, with a blank or as one word; between words that are apart a hyphen, a
              slash or a plus may stand as well
{drug}        a medicine of the study that is not the comparator
{number}      a number, typed or bound, with or without a sign of percent
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING

from slidekit.template.inflection import forms_of, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"^#?[^\W_]+(?:[-'][^\W_]+)*[~*]?$")
DRUG, NUMBER = "{drug}", "{number}"
SAMPLE_DRUG, SAMPLE_NUMBER = "thedrug", "29%"
MOST_SAMPLES = 5000


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a phrase: the words that may stand there, each with all its forms."""

    words: tuple[str, ...] = ()
    """In small letters; a * at the end stands for any ending. Without words: up to six others."""
    optional: bool = False

    @property
    def is_gap(self) -> bool:
        """Tell whether the step stands for the words in between."""
        return not self.words


@lru_cache(maxsize=4096)
def parse_phrase(text: str, language: str = "en") -> tuple[Step, ...]:
    """Return the steps of a phrase, with the words' forms in a language.

    Raises:
        ValueError: the phrase is not written in the language above; the message says why.
    """
    steps = tuple(_step(text, token, language) for token in text.split())
    if not steps:
        raise ValueError("a term is empty")
    if steps[0].is_gap or steps[-1].is_gap:
        raise ValueError(f'"{text}": "..." stands between two words, not at an end')
    if steps[0].optional:
        raise ValueError(f'"{text}": the first word cannot be in brackets')
    if any(one.is_gap and other.is_gap for one, other in pairwise(steps)):
        raise ValueError(f'"{text}": "..." is followed by another one')
    return steps


def _step(text: str, token: str, language: str) -> Step:
    if token == "...":
        return Step()
    optional = token.startswith("(") and token.endswith(")")
    words = (token[1:-1] if optional else token).split("/")
    for word in words:
        _require_word(text, word)
    return Step(tuple(form for word in words for form in _forms(word, language)), optional)


def _require_word(text: str, word: str) -> None:
    if word in (DRUG, NUMBER):
        return
    if not word:
        raise ValueError(f'"{text}": there is no word beside a "/" or in a bracket')
    if "(" in word or ")" in word:
        raise ValueError(f'"{text}": a bracket is not closed, or holds more than one word')
    if "{" in word or "}" in word:
        raise ValueError(f'"{text}": "{word}" is no placeholder; there is {DRUG} and {NUMBER}')
    if not WORD.match(word):
        raise ValueError(
            f'"{text}": "{word}" is no word; it may hold letters, digits, hyphens and apostrophes, '
            f"and ~ or * at its end"
        )


def _forms(word: str, language: str) -> Iterator[str]:
    """Yield all forms of a word that was written as in a lexicon."""
    if word in (DRUG, NUMBER):
        yield word
    elif word.endswith("*"):
        yield from (f"{form}*" for form in spellings(word[:-1].lower()))
    else:
        *first, last = word.lower().rstrip("~").split("-")
        endings = forms_of(last, language) if word.endswith("~") else (last,)
        parts = [spellings(part) for part in first]
        parts.append(tuple(form for ending in endings for form in spellings(ending)))
        yield from dict.fromkeys("-".join(combined) for combined in product(*parts))


def samples(steps: tuple[Step, ...]) -> Iterator[str]:
    """Yield wordings that a phrase stands for, thousands at most; gaps are left out."""
    choices = [_choices(step) for step in steps if not step.is_gap]
    for chosen in islice(product(*choices), MOST_SAMPLES):
        yield " ".join(word for word in chosen if word)


def _choices(step: Step) -> tuple[str, ...]:
    shown = {DRUG: SAMPLE_DRUG, NUMBER: SAMPLE_NUMBER}
    words = tuple(shown.get(word, word.rstrip("*")) for word in step.words)
    return (*words, "") if step.optional else words
