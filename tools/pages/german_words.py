"""The generated parts of pages in German: lines of the English ones, said again by a word list."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from slidekit.languages import screen_language, told_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

WORDS = Path(__file__).parent / "german_words.yaml"
"""English words -> German ones; a run of `code` in them is {}."""
_CODE = re.compile(r"`[^`]*`(?:, `[^`]*`)*")
_BAR = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"^(#+ |- )?(.*)$", re.DOTALL)
_NAME = re.compile(r"[\d.,{} -]*|\w+\.csv|[a-z]+_[a-z_]+|(\[[\w-]+\]\([^)]+\)(, )?)+")
"""What is the same in every language: nothing, numbers, code, a file, an id, links to rules."""
_CHOICE = re.compile(r"(list: )?\{\}( or \{\})+")
"""One of several values, however many there are."""
_SENTENCE = re.compile(r"(?<=[.?]) (?=[A-Z])")


def said_again(
    parts: Mapping[str, Callable[[], Iterable[str]]],
) -> dict[str, Callable[[], Iterable[str]]]:
    """Return the parts of an English page as those of the German one."""
    return {name: _german(make) for name, make in parts.items()}


def _german(make: Callable[[], Iterable[str]]) -> Callable[[], Iterable[str]]:
    return lambda: in_german("\n".join(make()))


def told_again(
    parts: Mapping[str, Callable[[], Iterable[str]]],
) -> dict[str, Callable[[], Iterable[str]]]:
    """Return the parts of a page whose makers themselves speak the language of the screen."""
    return {name: _told(make) for name, make in parts.items()}


def _told(make: Callable[[], Iterable[str]]) -> Callable[[], Iterable[str]]:
    def made() -> list[str]:
        with told_in("de"):
            return [*make()]

    return made


def worded(words: str) -> str:
    """Return words in the language of the screen, for makers that speak it."""
    return words if screen_language() == "en" else _said(words)


def in_german(text: str) -> Iterator[str]:
    """Yield the lines of a generated part in German.

    Raises:
        ValueError: the word list lacks some of its words.
    """
    for line in text.splitlines():
        cells = _BAR.split(line)
        yield "|".join(map(_cell, cells)) if len(cells) > 1 else _line(line)


def _cell(cell: str) -> str:
    words = cell.strip()
    return cell.replace(words, _said(words)) if words else cell


def _line(line: str) -> str:
    match = _MARKS.match(line)
    assert match is not None
    return f"{match[1] or ''}{_said(match[2])}"


def _said(words: str) -> str:
    """Return words in German, with their runs of code put in again in the same order."""
    codes = iter(_CODE.findall(words))
    key = _CODE.sub("{}", words)
    return re.sub(r"\{\}", lambda _: next(codes), _known(key))


def _known(key: str) -> str:
    """Return words in German, known as a whole or sentence by sentence."""
    if _NAME.fullmatch(key):
        return key
    if _CHOICE.fullmatch(key):
        return key.replace("list", "Liste").replace(" or ", " oder ")
    if key in german_words():
        return german_words()[key]
    sentences = _SENTENCE.split(key)
    if len(sentences) == 1:
        raise ValueError(f"{WORDS.name} has no German for: {key}")
    return " ".join(map(_known, sentences))


@cache
def german_words() -> dict[str, str]:
    """Return the word list."""
    found: dict[str, str] = yaml.safe_load(WORDS.read_text("utf-8"))
    return found
