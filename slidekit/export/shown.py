"""Where each bound number stands: found in the Frames, kept in the manifest, listed by `facts`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.layout.frame import Group, Table, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.frame import Frame, Paragraph


@dataclass(frozen=True, slots=True)
class Shown:
    """A number at one place: offsets count characters of the shape's text (see export.content)."""

    fact: str
    shape: str
    text: str
    start: int


def shown_facts(frame: Frame) -> tuple[Shown, ...]:
    """Return every bound number of a frame, in reading order."""
    seen: Counter[str] = Counter()
    return tuple(found for item in _flat(frame) for found in _in_item(item, seen))


def _flat(frame: Frame) -> Iterator[TextBlock | Table]:
    for item in frame.items:
        parts = item.items if isinstance(item, Group) else (item,)
        yield from (part for part in parts if isinstance(part, TextBlock | Table))


def _in_item(item: TextBlock | Table, seen: Counter[str]) -> Iterator[Shown]:
    seen[item.name] += 1
    name = item.name if seen[item.name] == 1 else f"{item.name}#{seen[item.name]}"
    if isinstance(item, TextBlock):
        yield from _in_paragraphs(item.paragraphs, name, 0)
        return
    start = 0
    for row in item.rows:
        for cell in row:
            yield from _in_paragraphs(cell.paragraphs, name, start)
            start += sum(len(p.text) + 1 for p in cell.paragraphs) + 1
        start += 1


def _in_paragraphs(paragraphs: tuple[Paragraph, ...], name: str, start: int) -> Iterator[Shown]:
    for paragraph in paragraphs:
        place = start
        for run in paragraph.runs:
            if run.fact:
                yield Shown(run.fact, name, run.text, place)
            place += len(run.text)
        start += len(paragraph.text) + 1
