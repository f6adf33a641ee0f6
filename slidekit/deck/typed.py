"""What a person types in the place of a text of a slide, and the edit that it makes.

Lines of prose are typed one a line; a tab in front moves one level in.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.deck.edit import ChangeSlide, Together
from slidekit.deck.limits import why_not_edit
from slidekit.exhibits.model import Line
from slidekit.languages import tell, to_tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slidekit.deck.edit import Edit
    from slidekit.deck.model import Deck, Slide

FIELDS = {
    "title": "title",
    "tag": "tag",
    "body": "body",
    "right": "right",
    "key": "key_lines",
    "footnotes": "footnotes",
    "notes": "notes",
    "alt": "alt",
}
"""Part of a slide, as its blocks are named -> the field of `Slide` that holds its words."""
WORDS = {
    "title": to_tell("title"),
    "tag": to_tell("line over the title"),
    "body": to_tell("text"),
    "right": to_tell("second column"),
    "key_lines": to_tell("lines beside the figure"),
    "footnotes": to_tell("footnotes"),
    "notes": to_tell("speaker notes"),
    "alt": to_tell("alternative text"),
}
"""Field -> what people call it."""
DEEPEST = 8
"""Levels of a list that PowerPoint knows, from 0."""
BLANKS = re.compile(r"[ \t\r\n]+")
"""Not the blank that keeps words together, which somebody put there."""
BRACES = re.compile(r"\{[^{}]*\}")
UNENDED = re.compile(r"\{[^{}\n]*$", re.MULTILINE)


def is_unended(text: str) -> bool:
    """Tell whether a brace was opened and no number or source chosen: slides would print it."""
    return UNENDED.search(text) is not None


def typed(slide: Slide, field: str) -> str:
    """Return a field of a slide as a person edits it."""
    value = getattr(slide, field)
    if isinstance(value, str):
        return value
    if field in ("body", "right"):
        return "\n".join("\t" * line.level + line.text for line in value)
    return "\n".join(value)


def retype(slide: Slide, field: str, text: str) -> ChangeSlide | None:
    """Return the edit that gives a field the text that was typed; None where it has it.

    A line that was there keeps its bullet and weight, as does one that was changed in its place.
    """
    if text == typed(slide, field):
        return None
    former = getattr(slide, field)
    value: object
    if isinstance(former, str):
        value = BLANKS.sub(" ", text).strip(" ")
    elif field in ("body", "right"):
        value = _lines(text, former)
    else:
        value = tuple(line.strip() for line in text.splitlines() if line.strip())
    label = tell("Edit the {0} of slide {1}", tell(WORDS[field]), slide.id)
    return ChangeSlide(label, slide.id, ((field, value),)) if value != former else None


def replace_words(
    deck: Deck, words: str, other: str, *, match_case: bool = False, only: str = ""
) -> tuple[Edit | None, int]:
    """Return the edit that replaces words in all texts, and in how many places it does.

    Tokens of numbers and marks of references stay as they are, as do slides that are locked.

    Args:
        deck: the deck.
        words: what is looked for; nothing is found for "".
        other: what stands in its place.
        match_case: capitals count.
        only: the id of the only slide that is changed; "": all.
    """
    slides = [s for s in deck.slides if only in ("", s.id) and not why_not_edit(deck, s)]
    edits: list[Edit] = []
    total = 0
    for slide in slides:
        for field in FIELDS.values():
            text = typed(slide, field)
            count = len(found_in(text, words, match_case))
            changed = _outside_braces(text, lambda part: _replaced(part, words, other, match_case))
            if count and (edit := retype(slide, field, changed)):
                edits.append(edit)
                total += count
    if not edits:
        return None, 0
    return Together(
        tell("Replace \N{LEFT DOUBLE QUOTATION MARK}{0}\N{RIGHT DOUBLE QUOTATION MARK}", words),
        tuple(edits),
    ), total


def find_words(deck: Deck, words: str, match_case: bool = False) -> Iterator[tuple[str, str]]:
    """Yield slide and field of every place where words stand, in reading order."""
    for slide in deck.slides:
        for field in FIELDS.values():
            for _ in found_in(typed(slide, field), words, match_case):
                yield slide.id, field


def found_in(text: str, words: str, match_case: bool = False) -> list[int]:
    """Return where words begin in a text, outside of braces."""
    if not words:
        return []
    blank = BRACES.sub(lambda braces: "\0" * len(braces[0]), text)
    return [match.start() for match in _pattern(words, match_case).finditer(blank)]


def _pattern(words: str, match_case: bool) -> re.Pattern[str]:
    return re.compile(re.escape(words), re.NOFLAG if match_case else re.IGNORECASE)


def _replaced(text: str, words: str, other: str, match_case: bool) -> str:
    return _pattern(words, match_case).sub(lambda _: other, text) if words else text


def _outside_braces(text: str, change: Callable[[str], str]) -> str:
    pieces = BRACES.split(text)
    held = BRACES.findall(text)
    return "".join(
        change(piece) + (held[n] if n < len(held) else "") for n, piece in enumerate(pieces)
    )


def _lines(text: str, former: tuple[Line, ...]) -> tuple[Line, ...]:
    known = {line.text: line for line in former}
    lines = []
    for number, raw in enumerate(one for one in text.splitlines() if one.strip()):
        level = min(len(raw) - len(raw.lstrip("\t")), DEEPEST)
        words = raw.strip()
        like = known.get(words) or (former[number] if number < len(former) else Line(""))
        lines.append(replace(like, text=words, level=level))
    return tuple(lines)
