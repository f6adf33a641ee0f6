"""What changed in meaning between two states of a deck: numbers, slides, words, findings."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Literal

from slidekit.languages import to_tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.deck.side import Number, Page, Side, Text

Reason = Literal["data", "method", "population", "definition", "unknown"]
TOLERANCE = 1e-9
"""Relative: what a number may lose on another processor."""
FORMER_FIGURE, NEW_FIGURE = to_tell("figure as it was"), to_tell("figure drawn anew")


@dataclass(frozen=True, slots=True)
class FactChange:
    """A number that is another one now; None: one side does not have it."""

    id: str
    old: Number | None
    new: Number | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class SlideChange:
    """A slide that came, went, moved, or was hidden or shown again."""

    id: str
    change: Literal["added", "removed", "moved", "hidden"]
    was: int | bool | None
    """Its number before, or whether it was hidden."""
    now: int | bool | None
    title: str = ""


@dataclass(frozen=True, slots=True)
class TextChange:
    """Words of one block of a slide; numbers that changed within it do not count."""

    slide: str
    block: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Diff:
    """All that changed, each kind in the order of the new deck."""

    facts: tuple[FactChange, ...] = ()
    slides: tuple[SlideChange, ...] = ()
    texts: tuple[TextChange, ...] = ()

    @property
    def is_equal(self) -> bool:
        """Whether nothing changed."""
        return not (self.facts or self.slides or self.texts)


def difference(old: Side, new: Side) -> Diff:
    """Return what changed from one side to the other.

    Numbers are compared unrounded; of a number that only one side has, the slides that showed it
    are told apart from the slides that went with it.
    """
    return Diff(_facts(old, new), _slides(old.pages, new.pages), _texts(old, new))


def word_by_word(old: str, new: str) -> tuple[tuple[Literal["same", "old", "new"], str], ...]:
    """Return two texts as stretches that both have, that went, and that came."""
    before, after = (re.findall(r"\s+|[^\s]+", text) for text in (old, new))
    found: list[tuple[Literal["same", "old", "new"], str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(before[a:b])))
            continue
        found += [("old", "".join(before[a:b]))] if b > a else []
        found += [("new", "".join(after[c:d]))] if d > c else []
    return tuple(found)


def gone_and_new(
    old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]
) -> tuple[list[int], list[int]]:
    """Return the places in each list of what the other list has less often."""
    return _left(old, Counter(new)), _left(new, Counter(old))


def _left(keys: Sequence[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> list[int]:
    places = []
    for place, key in enumerate(keys):
        if other[key] > 0:
            other[key] -= 1
        else:
            places.append(place)
    return places


def _facts(old: Side, new: Side) -> tuple[FactChange, ...]:
    ids = dict.fromkeys((*new.numbers, *old.numbers))
    pairs = ((i, old.numbers.get(i), new.numbers.get(i)) for i in ids)
    return tuple(
        FactChange(i, a, b, _reason(a, b, old, new))
        for i, a, b in pairs
        if not _same_number(a, b) and _is_told(a, b, old, new)
    )


def _is_told(a: Number | None, b: Number | None, old: Side, new: Side) -> bool:
    """Leave out a number that only went or came with its slides, where a file lists those alone."""
    if (a is None) == (b is None):
        return True
    one, other = (a, new) if a else (b, old)
    there = {page.id for page in other.pages}
    return one is not None and (not one.slides or any(slide in there for slide in one.slides))


def _same_number(a: Number | None, b: Number | None) -> bool:
    if a is None or b is None:
        return a is b
    pairs = zip(a.parts, b.parts, strict=True)
    return a.text == b.text and all(_same(x, y) for (_, x), (_, y) in pairs)


def _same(a: object, b: object) -> bool:
    if isinstance(a, int | float) and isinstance(b, int | float):
        return math.isclose(a, b, rel_tol=TOLERANCE, abs_tol=1e-12)
    return a == b


def _reason(a: Number | None, b: Number | None, old: Side, new: Side) -> Reason:
    """Return why a number is another one; a decision somebody took comes before new rows."""
    if a is None or b is None:
        return _why_alone(old, new)
    if a.population != b.population:
        return "population"
    if a.definition != b.definition:
        return "definition"
    if a.method != b.method:
        return "method"
    has_rows = bool(a.rows and b.rows)
    is_other = a.rows != b.rows if has_rows else (a.files, a.source) != (b.files, b.source)
    return "data" if is_other else "unknown"


def _why_alone(old: Side, new: Side) -> Reason:
    if old.definitions and new.definitions and old.definitions != new.definitions:
        return "definition"
    return "data" if old.tables != new.tables else "unknown"


def _slides(old: Sequence[Page], new: Sequence[Page]) -> tuple[SlideChange, ...]:
    before = {page.id: (number, page) for number, page in enumerate(old, 1)}
    after = {page.id: (number, page) for number, page in enumerate(new, 1)}
    moved = _moved([i for i in before if i in after], [i for i in after if i in before])
    found: list[SlideChange] = []
    for i, (number, page) in before.items():
        if i not in after:
            found.append(SlideChange(i, "removed", number, None, page.title))
    for i, (number, page) in after.items():
        if i not in before:
            found.append(SlideChange(i, "added", None, number, page.title))
            continue
        if i in moved:
            found.append(SlideChange(i, "moved", before[i][0], number, page.title))
        if before[i][1].hidden != page.hidden:
            was = before[i][1].hidden
            found.append(SlideChange(i, "hidden", was, page.hidden, page.title))
    return tuple(found)


def _moved(old: list[str], new: list[str]) -> set[str]:
    """Return the fewest slides whose moving explains the new order of slides on both sides."""
    rank = {i: place for place, i in enumerate(old)}
    tails: list[int] = []
    ends: list[str] = []
    before: dict[str, str] = {}
    for i in new:
        at = bisect_left(tails, rank[i])
        tails[at : at + 1] = [rank[i]]
        ends[at : at + 1] = [i]
        if at:
            before[i] = ends[at - 1]
    stays: set[str] = set()
    one = ends[-1] if ends else ""
    while one:
        stays.add(one)
        one = before.get(one, "")
    return set(new) - stays


def _texts(old: Side, new: Side) -> tuple[TextChange, ...]:
    before = {page.id: page for page in old.pages}
    changed = {i for i, n in new.numbers.items() if not _same_number(old.numbers.get(i), n)}
    found: list[TextChange] = []
    for page in new.pages:
        if page.id in before:
            found += _of_page(before[page.id], page, changed)
    return tuple(found)


def _of_page(old: Page, new: Page, changed: set[str]) -> list[TextChange]:
    a, b = _by_block(old), _by_block(new)
    found = [
        TextChange(new.id, block, _words(a.get(block)), _words(b.get(block)))
        for block in dict.fromkeys((*b, *a))
        if _key(a.get(block)) != _key(b.get(block))
    ]
    is_drawn = None not in (old.picture, new.picture) and old.picture != new.picture
    if is_drawn and not new.numbers & changed:
        found.append(TextChange(new.id, "figure", FORMER_FIGURE, NEW_FIGURE))
    return found


def _by_block(page: Page) -> dict[str, Text]:
    return {text.block: text for text in page.texts}


def _key(text: Text | None) -> str:
    return text.key if text else ""


def _words(text: Text | None) -> str:
    return text.shown if text else ""


def numbers_as_json(number: Number | None) -> dict[str, Any] | None:
    """Return the parts of a number by name; None for a number that is not there."""
    return dict(number.parts) if number else None
