"""One line to type into: commands by the beginnings of their words, slides by number or title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

WIDTH_PX, HEIGHT_PX, KEYS_PX = 560, 380, 130
ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be done or gone to."""

    words: str
    do: Callable[[], object]
    keys: str = ""
    why_not: str = ""
    """Why it cannot be done now; "" where it can."""


def matches(typed: str, words: str) -> bool:
    """Tell whether each typed part is made of beginnings of words, such as "nd" of "New deck"."""
    offered = tuple(words.casefold().split())
    return all(_is_begun(part, offered) for part in typed.casefold().split())


def _is_begun(part: str, words: tuple[str, ...]) -> bool:
    if not part:
        return True
    return any(
        part[:length] == word[:length] and _is_begun(part[length:], words[place + 1 :])
        for place, word in enumerate(words)
        for length in range(min(len(part), len(word)), 0, -1)
    )


def found(typed: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return what fits what was typed: what begins with it first, what cannot be done last."""
    fitting = [entry for entry in entries if matches(typed, entry.words)]
    start = typed.casefold().strip()
    return tuple(
        sorted(
            fitting,
            key=lambda one: (bool(one.why_not), not one.words.casefold().startswith(start)),
        )
    )


def entries_of(actions: Sequence[QAction], why_not: str) -> tuple[Entry, ...]:
    """Return the commands of a window; one that is disabled says why."""
    return tuple(
        Entry(
            plain(action.text()),
            action.trigger,
            action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            "" if action.isEnabled() else why_not,
        )
        for action in actions
    )


def plain(words: str) -> str:
    """Return the words of a command without the sign of its key in menus."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix(" ...")


class Palette(QDialog):
    """Typing narrows the list, arrows choose in it, Enter does it, Esc leaves."""

    refused = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        """Offer commands and slides as they are now."""
        super().__init__(parent)
        self._entries = tuple(entries)
        self.line, self.list, self.nothing = QLineEdit(), QTreeWidget(), QLabel()
        self._build()
        self.line.textChanged.connect(self._refresh)
        self.list.itemClicked.connect(lambda _: self.run_chosen())
        self.line.installEventFilter(self)
        self._refresh()

    def shown(self) -> tuple[Entry, ...]:
        """Return what is listed, from top to bottom."""
        items = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return tuple(item.data(0, ENTRY) for item in items if item is not None)

    @Slot()
    def run_chosen(self) -> None:
        """Do what is chosen, or say why it cannot be done."""
        item = self.list.currentItem()
        if item is None:
            return
        entry: Entry = item.data(0, ENTRY)
        if entry.why_not:
            self.nothing.setText(f"{entry.words}: {entry.why_not}")
            self.nothing.show()
            self.refused.emit(self.nothing.text())
            return
        self.accept()
        entry.do()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows move in the list and Enter runs while the line keeps what is typed."""
        if watched is self.line and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
                QCoreApplication.sendEvent(self.list, event)
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in _ENTERS:
                self.run_chosen()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Do or go to"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self.line.setPlaceholderText(self.tr("A command, or the number or title of a slide"))
        self.line.setAccessibleName(self.tr("Command or slide"))
        self.line.setClearButtonEnabled(True)
        self.list.setAccessibleName(self.tr("What can be done"))
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.nothing.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for part in (self.line, self.list, self.nothing):
            layout.addWidget(part)

    @Slot()
    def _refresh(self) -> None:
        self.list.clear()
        for entry in found(self.line.text(), self._entries):
            self._add(entry)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self.nothing.setVisible(first is None)
        self.nothing.setText("" if first else self.tr("No command and no slide is called so."))

    def _add(self, entry: Entry) -> None:
        item = QTreeWidgetItem(self.list, [entry.words, entry.why_not or entry.keys])
        item.setData(0, ENTRY, entry)
        item.setToolTip(0, entry.words)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if entry.why_not:
            faint = self.palette().placeholderText()
            item.setForeground(0, faint)
            item.setForeground(1, faint)
        spoken = ", ".join(part for part in (entry.words, entry.keys, entry.why_not) if part)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)


_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
