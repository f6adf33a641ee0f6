"""The words of a text that can be misspelled: no tokens, numbers, identifiers, abbreviations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SKIPPED = re.compile(
    r"\{[^{}]*\}?"  # a token, also one that is being typed
    r"|\b(?:https?://|www\.|doi:|10\.\d{4,}/)\S+"
    r"|\S+@\S+\.\w+"
    r"|\b[\w-]+\.(?:csv|xpt|yaml|pdf|sas7bdat)\b"
)
WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W\d_]+)*")
JOINED = "_/\\0123456789"
"""Signs that make a word beside them part of an identifier or a quantity, as in TRT01P."""
SHORTEST = 3
"""Letters that a word has at least to be looked up; shorter ones are mostly units."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it begins, in characters."""

    text: str
    start: int


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text that can be misspelled, in order."""
    plain = SKIPPED.sub(lambda found: " " * len(found[0]), text)
    for found in WORD.finditer(plain):
        word = Word(found[0], found.start())
        if len(word.text) >= SHORTEST and not _is_code(word.text) and not _is_joined(plain, word):
            yield word


def plain_form(word: str) -> str:
    """Return a word as lists hold it: small letters, one kind of apostrophe, no genitive."""
    return _lower(word).removesuffix("'s")


def _lower(word: str) -> str:
    """Return small letters; casefold would make ss of a sharp s, which German lists have."""
    return word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _is_code(word: str) -> bool:
    """Tell whether capitals stand within a word, as in abbreviations and names of genes."""
    return any(letter.isupper() for letter in word[1:])


def _is_joined(text: str, word: Word) -> bool:
    end = word.start + len(word.text)
    beside = (text[end : end + 1], text[max(word.start - 1, 0) : word.start])
    return any(sign in JOINED for sign in beside if sign)
