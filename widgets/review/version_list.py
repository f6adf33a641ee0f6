"""Versions as a list: grouped by what they ask of a person, or all of them with a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from slidekit.library.wording import STATES
from widgets.look import meaning_ink
from widgets.review.due import due_words, is_overdue
from widgets.review.task_words import asked_words, group_words
from widgets.review.words import since_words, state_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from widgets.review.shelf import Shelf, Task

TASK = Qt.ItemDataRole.UserRole
ROW_PX = 26
WIDTHS_PX = (300, 76, 110, 360, 180, 140)
"""Deck, version, state, what is asked, by when, since when; who submitted takes the rest."""
DUE = 4
"""Column of the day by which a decision is wanted."""


class VersionTree(QTreeWidget):
    """A list of versions; Enter or a double click opens one."""

    opened = Signal(object)
    """The Ref of a version."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Build an empty list under a name."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHeaderLabels(
            [
                self.tr("Deck"),
                self.tr("Version"),
                self.tr("State"),
                self.tr("What is asked"),
                self.tr("Due"),
                self.tr("Since"),
                self.tr("Submitted by"),
            ]
        )
        self.setRootIsDecorated(False)
        self.setIndentation(12)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(WIDTHS_PX):
            self.setColumnWidth(column, width)
        self.itemDoubleClicked.connect(lambda *_: self.open_chosen())

    @property
    def task(self) -> Task | None:
        """The version that is chosen."""
        item = self.currentItem()
        return item.data(0, TASK) if item else None

    def add(self, task: Task, group: QTreeWidgetItem | None = None) -> None:
        """Add a version, below the heading of a group where there is one."""
        item = self.made(task)
        if group:
            group.addChild(item)
        else:
            self.addTopLevelItem(item)

    def made(self, task: Task) -> QTreeWidgetItem:
        """Return the item of a version, in no list yet."""
        version = task.version
        cells = [
            f"{version.title}  ({version.deck})",
            str(version.number),
            state_words(version.state),
            asked_words(task),
            due_words(version),
            since_words(task.since),
            task.author,
        ]
        item = QTreeWidgetItem(cells)
        item.setData(0, TASK, task)
        item.setToolTip(0, f"{version.ref}\n{version.message}")
        item.setSizeHint(0, QSize(0, ROW_PX))
        if is_overdue(version):
            item.setForeground(DUE, meaning_ink("block", self.palette()))
        return item

    def add_group(self, words: str) -> QTreeWidgetItem:
        """Add a heading and return it."""
        group = QTreeWidgetItem(self, [words])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFirstColumnSpanned(True)
        group.setSizeHint(0, QSize(0, ROW_PX))
        face = group.font(0)
        face.setBold(True)
        group.setFont(0, face)
        return group

    def choose(self, held: Task | None) -> None:
        """Choose the version that was chosen before, where it is still listed, else the first."""
        item = None
        for one in self._items():
            item = one if item is None else item
            if held is None or one.data(0, TASK).version.ref == held.version.ref:
                item = one
                break
        if item is not None:
            self.setCurrentItem(item)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        """Yield the items of versions, below headings or not."""
        tops = map(self.topLevelItem, range(self.topLevelItemCount()))
        for top in (one for one in tops if one is not None):
            if top.data(0, TASK) is not None:
                yield top
            yield from map(top.child, range(top.childCount()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.task is not None:
            self.open_chosen()
        else:
            super().keyPressEvent(event)

    @Slot()
    def open_chosen(self) -> None:
        """Open the version that is chosen."""
        if (task := self.task) is not None:
            self.opened.emit(task.version.ref)


class Inbox(QWidget):
    """What waits for the person who is signed in, and what waits for others."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty page."""
        super().__init__(parent)
        self.tree, self.empty = VersionTree(self.tr("What awaits me")), QLabel()
        self.empty.setWordWrap(True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 12, 12, 12)
        lines.addWidget(self.empty)
        lines.addWidget(self.tree, 1)
        lines.addStretch()
        self.tree.opened.connect(self.opened)

    def show_shelf(self, shelf: Shelf) -> None:
        """List what waits: what is due first, then what waits longest."""
        from widgets.review.shelf import RELEASE, REVIEW, REVISE, WAITING

        held = self.tree.task
        self.tree.clear()
        for kind in (REVIEW, RELEASE, REVISE, WAITING):
            if tasks := shelf.of(kind):
                group = self.tree.add_group(group_words(kind, len(tasks)))
                for task in tasks:
                    self.tree.add(task, group)
        self.tree.expandAll()
        self.tree.choose(held)
        judged = self.tr(
            "Nothing waits for you. Versions that you are asked to judge are listed here."
        )
        own = self.tr("File > Submit for review sends the deck that is open.")
        self.empty.setText(f"{judged} {own}" if "author" in shelf.roles else judged)
        has_any = self.tree.topLevelItemCount() > 0
        self.tree.setVisible(has_any)
        self.empty.setVisible(not has_any)


class Browser(QWidget):
    """All versions that a person may see, by words and state."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty page."""
        super().__init__(parent)
        self._tasks: tuple[Task, ...] = ()
        self._items: list[tuple[str, str, QTreeWidgetItem]] = []
        """State, words that are searched, and item of each version; made once for a shelf, when it
        is first looked at, for thousands take a while."""
        self.words, self.state = QLineEdit(), QComboBox()
        self.tree = VersionTree(self.tr("Versions of the library"))
        self.words.setPlaceholderText(self.tr("Title, product, deck or author"))
        self.words.setClearButtonEnabled(True)
        self.words.setAccessibleName(self.tr("Search"))
        self.state.setAccessibleName(self.tr("State"))
        self.state.addItem(self.tr("All states"), "")
        for state in STATES:
            self.state.addItem(state_words(state), state)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.state)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 12, 12, 12)
        lines.addLayout(row)
        lines.addWidget(self.tree, 1)
        self.words.textChanged.connect(self._fill)
        self.words.returnPressed.connect(self.tree.open_chosen)
        self.state.currentIndexChanged.connect(self._fill)
        self.tree.opened.connect(self.opened)

    def show_shelf(self, shelf: Shelf) -> None:
        """List all versions, those of a deck together, the newest first."""
        order = sorted(shelf.tasks, key=lambda one: -one.version.number)
        self._tasks = tuple(sorted(order, key=lambda one: one.version.deck))
        self._items.clear()
        if self.isVisible():
            self._fill()

    def clear(self) -> None:
        """Show nothing any more: nobody is signed in."""
        self._tasks = ()
        self._items.clear()
        self.tree.clear()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """List what was read meanwhile."""
        super().showEvent(event)
        if not self._items:
            self._fill()

    @Slot()
    def _fill(self) -> None:
        held = self.tree.task
        if not self._items:
            self.tree.clear()
            self._items = [
                (task.version.state, _searched(task), self.tree.made(task)) for task in self._tasks
            ]
        words, wanted = self.words.text().casefold().split(), str(self.state.currentData())
        found = [
            item
            for state, searched, item in self._items
            if wanted in ("", state) and all(word in searched for word in words)
        ]
        self.tree.invisibleRootItem().takeChildren()
        self.tree.addTopLevelItems(found)
        self.tree.choose(held)


def _searched(task: Task) -> str:
    version = task.version
    held = (version.title, version.product, str(version.ref), task.author, version.message)
    return " ".join((*held, version.approval_id or "")).casefold()
