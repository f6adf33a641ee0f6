"""What the texts of a deck name in braces must be there: results, number formats, references."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from slidekit.errors import DeckError
from slidekit.exhibits.format import STYLES, TOKEN, nearest, suits
from slidekit.exhibits.model import TableData
from slidekit.study.marks import MARK
from slidekit.study.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from slidekit.deck.model import Deck, Slide
    from slidekit.exhibits.fact import Fact

IN_BRACES = re.compile(r"\{\s*(?:ref\s*:|[A-Za-z0-9_]+\s*\.)[^{}]*\}", re.IGNORECASE)
"""What somebody meant as a token or as the mark of a reference, well formed or not."""
SHOWN = 60
"""Characters of a text that a message repeats."""


def check_tokens(deck: Deck, name: str, *, made: bool = False, before: Deck | None = None) -> None:
    """Hold the texts of a deck to what they name.

    Args:
        deck: the deck.
        name: what its file is called in messages.
        made: it was made just now, so that its texts are those of study.yaml or of the template.
        before: the deck before an edit, which was held to it; what the edit left is not read again.

    Raises:
        DeckError: a text names a result, number format or reference that the deck lacks; the
            message says where the text comes from, and which ids are nearest.
    """
    facts, references = deck.fact_index(), [one.id for one in deck.references()]
    for slide in _unread(deck, before):
        for part, text in texts_of(slide, deck):
            for group in IN_BRACES.findall(text):
                if wrong := _wrong(group, facts, references):
                    origin = _origin(group, deck) if made else ""
                    place = origin or f"{name}: slide {slide.id}, {part}"
                    said = f"{place}: {wrong[0]} (in {_shortened(text, group)!r})."
                    raise DeckError(said, fix=wrong[1])


def _unread(deck: Deck, before: Deck | None) -> Iterator[Slide]:
    """Yield the slides that another deck with the very same results and sources has not."""
    kept = ("facts", "exhibits", "studies")
    is_alike = before and all(getattr(deck, part) is getattr(before, part) for part in kept)
    read = {id(slide) for slide in before.slides} if before and is_alike else ()
    yield from (slide for slide in deck.slides if id(slide) not in read)


def texts_of(slide: Slide, deck: Deck) -> Iterator[tuple[str, str]]:
    """Yield part and text of all that a slide shows, says in its notes or describes."""
    yield "title", slide.title
    yield "tag", slide.tag
    for part, lines in (("body", slide.body), ("right", slide.right)):
        yield from ((part, line.text) for line in lines)
    for part in ("key_lines", "footnotes", "notes"):
        yield from ((part, text) for text in getattr(slide, part))
    yield "alt", slide.alt
    exhibit = deck.exhibit_index().get(slide.exhibit)
    if exhibit and isinstance(exhibit.data, TableData):
        yield from (("table", cell) for row in exhibit.data.rows for cell in row.cells)


def is_whole(text: str, facts: Mapping[str, Fact], references: list[str]) -> bool:
    """Tell whether all that a text names in braces is there."""
    return not any(_wrong(group, facts, references) for group in IN_BRACES.findall(text))


def _wrong(group: str, facts: Mapping[str, Fact], references: list[str]) -> tuple[str, str] | None:
    """Return what is wrong with a text in braces, and what to do; None: nothing is."""
    if mark := MARK.fullmatch(group):
        if mark[1] in references:
            return None
        return f"{group} cites a reference that is not there", did_you_mean(mark[1], references)
    if not (token := TOKEN.fullmatch(group)):
        return _malformed(group, facts, references)
    if token[1] not in facts:
        return f"{group} names a result that is not there", _meant(token[1], token[2], facts)
    if token[2] and token[2] not in STYLES:
        close = get_close_matches(token[2], STYLES, n=1)
        meant = f"Did you mean {{{token[1]}:{close[0]}}}? " if close else ""
        return (
            f"{group} asks for a number format that is not there",
            f"{meant}There is {', '.join(STYLES)}.",
        )
    return _unsuited(group, token[2] or "", facts[token[1]])


def _unsuited(group: str, style: str, fact: Fact) -> tuple[str, str] | None:
    """Return what a result lacks that its number format prints."""
    if suits(style, fact):
        return None
    has = ", ".join(one for one in STYLES if suits(one, fact))
    return f"{group} asks for what this result does not have", f"It can be printed as {has}."


def _malformed(group: str, facts: Iterable[str], references: list[str]) -> tuple[str, str]:
    """Return what to do about braces that would be printed as they stand."""
    inner = re.sub(r"\s+", "", group[1:-1])
    what = f"{group} stands neither for a result nor for a source"
    if inner.lower().startswith("ref:"):
        id_ = inner[4:].split("@")[0].lower()
        return what, f"Write {{ref:ID}} in small letters. {did_you_mean(id_, references)}"
    id_, _, style = inner.partition(":")
    return what, f"Write it in small letters, without spaces. {_meant(id_, style, facts)}"


def _meant(id_: str, style: str | None, facts: Iterable[str]) -> str:
    suffix = f":{style}" if style in STYLES else ""
    close = [f"{{{one}{suffix}}}" for one in nearest(id_, facts)]
    hint = "`slidekit facts` lists the ids of a deck that was made."
    return f"Did you mean {' or '.join(close)}? {hint}" if close else hint


def _shortened(text: str, group: str) -> str:
    """Return a text, or what stands around the braces of a long one."""
    if len(text) <= SHOWN + len(group):
        return text
    start = max(0, text.index(group) - SHOWN // 2)
    return f"...{text[start : start + SHOWN + len(group)]}..."


def _origin(group: str, deck: Deck) -> str:
    """Return the key of study.yaml, or the slide of the template, that a text was taken from."""
    for section in deck.template.sections:
        for entry in section.slides:
            if group in entry.title:
                return f"template {deck.template.name}, slide {entry.role}, title"
    for study in deck.studies:
        tree = study.spec.model_dump(mode="python", exclude_defaults=True)
        keys = [key for key, own in _leaves(tree, "") if group in own]
        if keys:
            return f"study.yaml of {study.id}, {keys[0]}"
    return ""


def _leaves(tree: object, key: str) -> Iterator[tuple[str, str]]:
    """Yield dotted key and text of all texts in nested values; entries count from 1."""
    if isinstance(tree, str):
        yield key, tree
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from _leaves(value, f"{key}.{name}".lstrip("."))
    elif isinstance(tree, list | tuple):
        for number, value in enumerate(tree, 1):
            yield from _leaves(value, f"{key}, entry {number}")
