"""What stands where on a page: blocks to choose, and the numbers in them. All in EMU."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from slidekit.deck.profile import HOUSE_TYPE, Typeface
from slidekit.layout.fonts import set_in
from slidekit.layout.frame import Group, Path, Picture, Table, TextBlock
from slidekit.layout.lines import cell_blocks, place_lines
from slidekit.layout.measure import rulers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.frame import Frame, Item
    from slidekit.layout.lines import Line, Word

Box = tuple[int, int, int, int]
"""x, y, width, height."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page that can be chosen."""

    name: str
    part: str
    """The name without that of the slide, such as "title"."""
    box: Box
    item: Item
    typeface: Typeface = HOUSE_TYPE
    """In which its texts are set."""

    @property
    def text(self) -> str:
        """What a screen reader says of it."""
        return _spoken(self.item)


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number and the result that it prints."""

    fact: str
    text: str
    box: Box


def blocks(frame: Frame) -> tuple[Block, ...]:
    """Return the blocks of a page in reading order; lines that only part others are none."""
    return tuple(
        Block(
            *(item.name, item.name.removeprefix(f"{frame.slide_id}."), _box(item), item),
            frame.typeface,
        )
        for item in frame.items
        if not (isinstance(item, Path) or item.name == "stamp" or _is_logo(item))
    )


def block_at(frame: Frame, x: int, y: int) -> Block | None:
    """Return the block at a place: the one on top, which is the last."""
    return next((one for one in reversed(blocks(frame)) if _holds(one.box, x, y)), None)


def block_named(frame: Frame, name: str) -> Block | None:
    """Return a block by its name, with or without that of the slide."""
    return next((one for one in blocks(frame) if name in (one.name, one.part)), None)


def number_at(block: Block, x: int, y: int) -> Number | None:
    """Return the number at a place of a block."""
    return next((one for one in numbers(block) if _holds(one.box, x, y)), None)


def numbers(block: Block) -> tuple[Number, ...]:
    """Return the printed numbers of a block in reading order."""
    with set_in(block.typeface):
        return tuple(number for text in _texts(block.item) for number in _numbers(text))


def facts_in(block: Block) -> Iterator[str]:
    """Yield what the printed numbers of a block print, in reading order; nothing is measured."""
    for text in _texts(block.item):
        if not text.rotation:
            yield from (run.fact for one in text.paragraphs for run in one.runs if run.fact)


def _is_logo(item: Item) -> bool:
    """Tell whether an item belongs to the company's look, which is edited nowhere on a slide."""
    return isinstance(item, Picture) and bool(item.data)


def _texts(item: Item) -> Iterator[TextBlock]:
    if isinstance(item, TextBlock):
        yield item
    elif isinstance(item, Table):
        yield from (text for *_, text in cell_blocks(item))
    elif isinstance(item, Group):
        yield from (part for part in item.items if isinstance(part, TextBlock))


def _numbers(text: TextBlock) -> Iterator[Number]:
    if text.rotation:  # no number of ours stands upright
        return
    for line in place_lines(text):
        for fact, words in groupby(line.words, key=lambda word: word.run.fact):
            if fact:
                yield _number(fact, list(words), line)


def _number(fact: str, words: list[Word], line: Line) -> Number:
    last = words[-1]
    right = last.x + round(rulers((last.run,)).grid.length(0, len(last.run.text.rstrip())))
    size = round(last.run.size_pt * 12_700)
    said = "".join(word.run.text for word in words).strip()
    return Number(fact, said, (words[0].x, line.baseline - size, right - words[0].x, size * 5 // 4))


def _box(item: Item) -> Box:
    assert not isinstance(item, Path)
    return item.x, item.y, item.width, item.height


def _holds(box: Box, x: int, y: int) -> bool:
    return box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3]


def _spoken(item: Item) -> str:
    if isinstance(item, TextBlock):
        return "\n".join(paragraph.text for paragraph in item.paragraphs)
    if isinstance(item, Path):
        return ""
    return item.alt
