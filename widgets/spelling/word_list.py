"""The word list of a language, read in pieces, so that nobody waits while it is parsed whole."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = 100_000
"""Characters that are parsed at a time, in about 3 ms: Python's reader of JSON lets no other thread
run, and the German list of 7 million characters takes it a fifth of a second."""
SEAM = ',\n"'
"""What stands between two words of a list."""


def spell_checker(language: str) -> Any:  # noqa: ANN401, it has no types
    """Return a checker that knows the words of a language, "en" or "de"."""
    from spellchecker import SpellChecker

    made = SpellChecker(language=None, distance=1)
    made.word_frequency.load_json(word_list(language))
    return made


def word_list(language: str) -> dict[str, int]:
    """Return the words of a language, and how often they are written."""
    packed = files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
    text = gzip.decompress(packed).decode()
    words: dict[str, int] = {}
    for piece in pieces(text[text.index("{") + 1 : text.rindex("}")]):
        words.update(json.loads(f"{{{piece}}}"))
    return words


def pieces(text: str, length: int = PIECE) -> Iterator[str]:
    """Yield the entries of a JSON object without its braces, so many characters at a time."""
    start = 0
    while (seam := text.find(SEAM, start + length)) >= 0:
        yield text[start:seam]
        start = seam + 1
    yield text[start:]
