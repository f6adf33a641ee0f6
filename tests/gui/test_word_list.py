"""Word lists that are read in pieces have what the library itself reads."""

from __future__ import annotations

import json

import pytest

from widgets.spelling.word_list import pieces, spell_checker, word_list


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_word_is_lost_between_two_pieces(language: str) -> None:
    """The same words and counts as by the library's own way."""
    from spellchecker import SpellChecker

    whole = SpellChecker(language=language).word_frequency
    assert spell_checker(language).word_frequency.dictionary == whole.dictionary
    assert len(word_list(language)) > 100_000


@pytest.mark.parametrize("length", [0, 3, 9, 1000])
def test_pieces_end_between_two_words(length: int) -> None:
    """Each piece is a list of whole entries, however short pieces are to be."""
    entries = {"a": 7, "aachen": 50, "a,b": 3, "z": 1}
    text = json.dumps(entries, indent=0).strip("{}\n")
    parsed = [json.loads(f"{{{piece}}}") for piece in pieces(text, length)]
    assert {word: count for piece in parsed for word, count in piece.items()} == entries
    assert length > len(text) or len(parsed) > 1
