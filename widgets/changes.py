"""What new tables would change in the deck, listed before anything is taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from slidekit.languages import tell
from widgets.finding_words import message_of
from widgets.number_names import name_of
from widgets.study.words import RANK, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from slidekit.app import Refreshed
    from slidekit.deck.diff import FactChange, SlideChange, TextChange
    from slidekit.deck.model import Deck
    from slidekit.deck.side import Number
    from slidekit.rules.finding import Finding

SIZE_PX = (960, 560)
WIDTHS_PX = (124, 296, 186, 186)
"""Slide, what, before, after; the reason takes the rest."""
AIR_PX = 12
"""Around the words of a cell."""
CONTEXT = 3
"""Words that are shown on each side of those that differ."""
MOST_PLACES = 3
"""Slides that are named in a row; more are dots."""


class ChangesDialog(QDialog):
    """Waits for the new results, then lists numbers, slides, words and findings that change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build a dialog that says that the results are being made."""
        super().__init__(parent)
        self.refreshed: Refreshed | None = None
        self._places: dict[str, str] = {}
        """Id of a slide -> its number, of a slide that goes the one that it had."""
        self._deck: Deck
        self.summary, self.bar, self.tree = QLabel(), QProgressBar(), QTreeWidget()
        self.buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.take = self.buttons.addButton(self.tr("&Take over"), roles.AcceptRole)
        self.later = self.buttons.addButton(self.tr("&Later"), roles.RejectRole)
        self._build()
        self.begin()

    def begin(self) -> None:
        """Say that the results are being made; what was listed was of another deck."""
        self.refreshed = None
        self.tree.clear()
        self.tree.hide()
        self.bar.show()
        self.take.setEnabled(False)
        self.summary.setText(self.tr("Making the results of the study anew ..."))

    def show_refreshed(self, refreshed: Refreshed) -> None:
        """List what changes; where nothing does there is nothing to take but the new tables."""
        self.refreshed = refreshed
        self.tree.ensurePolished()  # rows have the height of their style
        diff, compared = refreshed.compared.diff, refreshed.compared
        numbers: dict[str, object] = {
            slide.id: n for n, slide in enumerate(refreshed.deck.slides, 1)
        }
        gone: dict[str, object] = {
            one.id: one.was for one in diff.slides if one.change == "removed"
        }
        self._places = {i: str(n) for i, n in (gone | numbers).items()}
        self._group(self.tr("Not as it was"), [self._told(one) for one in refreshed.told])
        self._deck = refreshed.deck
        self._group(self.tr("Numbers"), [self._fact(one) for one in on_slides(diff.facts)])
        self._group(self.tr("Slides"), [self._slide(one) for one in diff.slides])
        self._group(self.tr("Words"), self._texts(diff.texts))
        came, left = compared.new_findings, compared.gone_findings
        self._group(self.tr("New findings"), [self._finding(one) for one in came])
        self._group(self.tr("Findings that are gone"), [self._finding(one) for one in left])
        self.tree.expandAll()
        self.bar.hide()
        self.tree.show()
        self._give_room()
        self.take.setEnabled(refreshed.is_new)
        self._sum_up(refreshed)
        (self.take if refreshed.is_new else self.later).setFocus()

    def fail(self, sentence: str) -> None:
        """Say why there is nothing to show."""
        self.bar.hide()
        self.summary.setText(sentence)
        self.later.setText(self.tr("Close"))

    def _build(self) -> None:
        self.setWindowTitle(self.tr("What the study changes in the deck"))
        self.resize(*SIZE_PX)
        self.summary.setWordWrap(True)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.tree.setAccessibleName(self.tr("What the study changes in the deck"))
        self.tree.setHeaderLabels(
            [
                self.tr("Slide"),
                self.tr("What"),
                self.tr("Before"),
                self.tr("After"),
                self.tr("Because of"),
            ]
        )
        self.tree.setWordWrap(True)
        self.tree.setIndentation(14)
        self.tree.setAlternatingRowColors(True)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(WIDTHS_PX):
            self.tree.setColumnWidth(column, width)
        self.tree.header().sectionResized.connect(self._give_room)
        self.take.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 14)
        lines.setSpacing(10)
        lines.addWidget(self.summary)
        lines.addWidget(self.bar)
        lines.addWidget(self.tree, 1)
        lines.addStretch()
        lines.addWidget(self.buttons)

    def _sum_up(self, refreshed: Refreshed) -> None:
        diff = refreshed.compared.diff
        if not refreshed.is_new:
            words = self.tr("The study gives the very deck that is open.")
        elif refreshed.compared.is_equal:
            words = self.tr("The study is another, and nothing that the deck says changes.")
        else:
            words = self.tr("Numbers that change: {0}, slides: {1}, words: {2}.").format(
                len(on_slides(diff.facts)), len(diff.slides), len(self._texts(diff.texts))
            )
            words += " " + self.tr("What you typed, moved and hid stays; undo takes it all back.")
        self.summary.setText(words)

    def _group(self, name: str, rows: Sequence[tuple[str, ...]]) -> None:
        if not rows:
            return
        group = QTreeWidgetItem(self.tree, [f"{name} ({len(rows)})"])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFirstColumnSpanned(True)
        for cells in rows:
            item = QTreeWidgetItem(group, list(cells))
            item.setFirstColumnSpanned(len(cells) == 1)
            for column, words in enumerate(cells):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignTop)
                item.setToolTip(column, words)

    @Slot()
    def _give_room(self) -> None:
        """Give each row the height of its words: a tree breaks lines but leaves one of them."""
        for group in map(self.tree.topLevelItem, range(self.tree.topLevelItemCount())):
            for item in map(group.child, range(group.childCount())) if group else ():
                if item is not None:
                    item.setSizeHint(0, QSize(0, self._height(item)))

    def _height(self, item: QTreeWidgetItem) -> int:
        whole = self.tree.viewport().width() - self.tree.indentation()
        columns = range(1 if item.isFirstColumnSpanned() else self.tree.columnCount())
        widths = [self.tree.columnWidth(n) for n in columns]
        widths[0] = whole if len(widths) == 1 else widths[0] - self.tree.indentation()
        metrics, wrapped = self.tree.fontMetrics(), Qt.TextFlag.TextWordWrap
        boxes = (
            metrics.boundingRect(QRect(0, 0, width - AIR_PX, 9999), wrapped, item.text(n))
            for n, width in zip(columns, widths, strict=True)
        )
        return max(box.height() for box in boxes) + AIR_PX

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give rows room anew."""
        super().resizeEvent(event)
        self._give_room()

    def _fact(self, one: FactChange) -> tuple[str, ...]:
        shown = next((n.slides for n in (one.new, one.old) if n and n.slides), ())
        slides = [self._places.get(i, "") for i in shown]
        old, new = (side.text if side else self.tr("none") for side in (one.old, one.new))
        if old == new and one.old and one.new:  # the same digits of another rank
            old, new = (with_status(side) for side in (one.old, one.new))
        return (listed(slides), name_of(one.id, self._deck), old, new, self._reason(one.reason))

    def _reason(self, reason: str) -> str:
        return {
            "data": self.tr("new data"),
            "method": self.tr("another method"),
            "population": self.tr("another population"),
            "definition": self.tr("another definition"),
        }.get(reason, self.tr("not known"))

    def _slide(self, one: SlideChange) -> tuple[str, ...]:
        was, now = (str(n) if n is not None else "" for n in (one.was, one.now))
        what = {
            "added": self.tr("comes in: {0}"),
            "removed": self.tr("goes: {0}"),
            "moved": self.tr("moves: {0}"),
        }
        hidden = self.tr("is hidden: {0}") if one.now else self.tr("is shown again: {0}")
        told = what.get(one.change, hidden).format(one.title)
        is_place = one.change != "hidden"
        shown = (was, now) if is_place else ("", "")
        return (self._places.get(one.id, ""), told, *shown, "")

    def _texts(self, changes: Sequence[TextChange]) -> list[tuple[str, ...]]:
        """Return a row for each change of words; what changes alike on many slides is one."""
        alike: dict[tuple[str, str], list[TextChange]] = {}
        for one in changes:
            alike.setdefault(around(one.old, one.new, 0), []).append(one)
        rows = (self._alike(ones) for ones in alike.values())
        return [row for row in rows if row[2] != row[3]]

    def _alike(self, ones: list[TextChange]) -> tuple[str, ...]:
        slides = tuple(dict.fromkeys(self._places.get(one.slide, "") for one in ones))
        words = [self._block(one.block) for one in ones]
        blocks = ", ".join(dict.fromkeys(words))
        shown = around(ones[0].old, ones[0].new, 0 if len(ones) > 1 else CONTEXT)
        return (listed(slides), blocks, *shown, "")

    def _block(self, block: str) -> str:
        from slidekit.deck.typed import FIELDS, WORDS
        from widgets.slide_words import part_name

        return tell(WORDS[FIELDS[block]]) if block in FIELDS else part_name(block)

    def _finding(self, one: Finding) -> tuple[str, ...]:
        place = self._places.get(one.slide or "", "")
        where = self.tr("Slide {0}").format(place) if place else self.tr("Deck")
        return (f"{where}: {message_of(one)}",)

    def _told(self, sentence: str) -> tuple[str, ...]:
        return (sentence,)


def with_status(number: Number) -> str:
    """Return a number behind the rank of its endpoint, as far as it has one."""
    status = str(dict(number.parts).get("status", ""))
    return f"{said(RANK[status])}: {number.text}" if RANK.get(status) else number.text


def on_slides(changes: Sequence[FactChange]) -> list[FactChange]:
    """Return the numbers that some slide shows; others change with them and are not read."""
    return [one for one in changes if any(n.slides for n in (one.old, one.new) if n)]


def listed(places: Sequence[str]) -> str:
    """Return "7, 8, 11", or the first of many."""
    shown = [place for place in places if place]
    return ", ".join(shown[:MOST_PLACES]) + (" ..." if len(shown) > MOST_PLACES else "")


def around(old: str, new: str, context: int) -> tuple[str, str]:
    """Return what differs between two texts, each with so many words around it."""
    from slidekit.deck.diff import word_by_word

    stretches = word_by_word(old, new)
    return _told_of(stretches, "old", context), _told_of(stretches, "new", context)


def _told_of(stretches: Sequence[tuple[str, str]], wanted: str, context: int) -> str:
    shown = []
    for place, (kind, text) in enumerate(stretches):
        if kind == wanted:
            shown.append(text.strip())
        elif kind == "same":
            before = context if place else 0
            after = context if place + 1 < len(stretches) else 0
            shown.append(_ends(text.split(), before, after))
    return " ".join(part for part in shown if part).removeprefix("... ").removesuffix(" ...")


def _ends(words: list[str], before: int, after: int) -> str:
    """Return the first and the last of some words, with dots for those between."""
    if len(words) <= before + after + 1:
        return " ".join(words)
    return " ".join((*words[:before], "...", *words[len(words) - after :]))
