"""What changed between two versions, as rows to read: numbers, slides, words, findings."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from slidekit.languages import tell
from widgets.changes import CONTEXT, around, listed, on_slides, with_status
from widgets.finding_words import message_of
from widgets.number_names import name_of
from widgets.study.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from slidekit.app import Compared
    from slidekit.deck.diff import FactChange, SlideChange, TextChange
    from slidekit.deck.model import Deck
    from slidekit.rules.finding import Finding

NUMBER, SLIDE, TEXT, NEW, GONE = "number", "slide", "text", "new", "gone"
KINDS = {
    NUMBER: QT_TRANSLATE_NOOP("ChangeRows", "Numbers"),
    SLIDE: QT_TRANSLATE_NOOP("ChangeRows", "Slides"),
    TEXT: QT_TRANSLATE_NOOP("ChangeRows", "Words"),
    NEW: QT_TRANSLATE_NOOP("ChangeRows", "New findings"),
    GONE: QT_TRANSLATE_NOOP("ChangeRows", "Findings that are gone"),
}
"""Kind of a change -> the heading over its rows, in this order."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change."""

    kind: str
    slides: tuple[str, ...]
    """Ids of the slides of the new version that show it; none where it shows on none."""
    place: str
    """Their numbers."""
    what: str
    before: str = ""
    now: str = ""
    why: str = ""
    fact: str = ""
    block: str = ""
    old: str = ""
    new: str = ""
    """The whole words, to be read one against the other."""


def change_rows(compared: Compared, deck: Deck, old: Deck) -> tuple[ChangeRow, ...]:
    """Return the changes from one deck to another, numbers first, each kind by slides."""
    there = {slide.id: number for number, slide in enumerate(deck.slides, 1)}
    diff = compared.diff
    facts = [_fact(one, deck, old, there) for one in on_slides(diff.facts)]
    return (
        *sorted(facts, key=lambda row: there.get(row.slides[0], 0) if row.slides else 10**6),
        *(_slide(one, there) for one in diff.slides),
        *_texts(diff.texts, there),
        *(_finding(NEW, one, there) for one in compared.new_findings),
        *(_finding(GONE, one, there) for one in compared.gone_findings),
    )


def unseen_numbers(compared: Compared) -> int:
    """Return how many numbers changed that no slide shows."""
    return len(compared.diff.facts) - len(on_slides(compared.diff.facts))


def sum_up(rows: Sequence[ChangeRow]) -> str:
    """Return how many changes of each kind there are: "Numbers: 2, words: 1"."""
    if not rows:
        return _tr("Nothing changed.")
    counts = {kind: sum(row.kind == kind for row in rows) for kind in KINDS}
    told = (f"{_kind(kind)}: {count}" for kind, count in counts.items() if count)
    return " \N{MIDDLE DOT} ".join(told)


def heading(kind: str, count: int) -> str:
    """Return the heading over the rows of a kind."""
    return f"{_kind(kind)} ({count})"


def marked(old: str, new: str) -> str:
    """Return two texts as one in HTML: what went is struck out, what came bold and underlined."""
    from slidekit.deck.diff import word_by_word

    signs = {"same": "{0}", "old": "<s>{0}</s>", "new": "<b><u>{0}</u></b>"}
    pieces = (
        signs[kind].format(escape(text.strip())) for kind, text in word_by_word(old, new) if text
    )
    return " ".join(piece for piece in pieces if piece).replace("\n", "<br>")


def _fact(one: FactChange, deck: Deck, old: Deck, there: Mapping[str, int]) -> ChangeRow:
    held = [number for number in (one.new, one.old) if number is not None]
    shown = next((number.slides for number in held if number.slides), ())
    slides = tuple(slide for slide in shown if slide in there)
    before, now = (side.text if side else _tr("none") for side in (one.old, one.new))
    if before == now and one.old and one.new:  # the same digits of another rank
        before, now = (with_status(side) for side in (one.old, one.new))
    return ChangeRow(
        NUMBER,
        slides,
        listed([str(there[slide]) for slide in slides]),
        name_of(one.id, deck if one.new else old),
        before,
        now,
        _reason(one.reason),
        fact=one.id,
    )


def _reason(reason: str) -> str:
    return {
        "data": _tr("new data"),
        "method": _tr("another method"),
        "population": _tr("another population"),
        "definition": _tr("another definition"),
    }.get(reason, _tr("not known"))


def _slide(one: SlideChange, there: Mapping[str, int]) -> ChangeRow:
    is_place = one.change != "hidden"
    was, now = (str(n) if is_place and n is not None else "" for n in (one.was, one.now))
    told = {"added": _tr("new slide"), "removed": _tr("removed"), "moved": _tr("moved")}
    hidden = _tr("hidden") if one.now else _tr("shown again")
    what = f"{told.get(one.change, hidden)}: {one.title}"
    slides = (one.id,) if one.id in there else ()
    return ChangeRow(SLIDE, slides, str(there.get(one.id, one.was)), what, was, now)


def _texts(changes: Iterable[TextChange], there: Mapping[str, int]) -> list[ChangeRow]:
    """Return a row for each change of words; what changes alike on many slides is one."""
    alike: dict[tuple[str, str], list[TextChange]] = {}
    for one in changes:
        alike.setdefault(around(one.old, one.new, 0), []).append(one)
    return [_alike(ones, there) for ones in alike.values()]


def _alike(ones: list[TextChange], there: Mapping[str, int]) -> ChangeRow:
    slides = tuple(dict.fromkeys(one.slide for one in ones if one.slide in there))
    blocks = ", ".join(dict.fromkeys(_block(one.block) for one in ones))
    before, now = around(ones[0].old, ones[0].new, 0 if len(ones) > 1 else CONTEXT)
    return ChangeRow(
        TEXT,
        slides,
        listed([str(there[slide]) for slide in slides]),
        blocks,
        before,
        now,
        block=ones[0].block,
        old=ones[0].old,
        new=ones[0].new,
    )


def _block(block: str) -> str:
    from slidekit.deck.typed import FIELDS, WORDS
    from widgets.slide_words import part_name

    return tell(WORDS[FIELDS[block]]) if block in FIELDS else part_name(block)


def _finding(kind: str, one: Finding, there: Mapping[str, int]) -> ChangeRow:
    slides = (one.slide,) if one.slide in there else ()
    place = str(there[slides[0]]) if slides and slides[0] else _tr("deck")
    shown = tuple(s for s in slides if s)
    return ChangeRow(kind, shown, place, message_of(one), block=one.block or "")


def _kind(kind: str) -> str:
    return _tr(KINDS[kind])


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChangeRows", text)
