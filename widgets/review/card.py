"""The part of the start page that tells what waits in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from widgets.look import meaning_ink
from widgets.review.due import due_sentence, is_overdue
from widgets.review.task_words import asked_words, group_words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from widgets.review.shelf import Shelf, Task

REF = Qt.ItemDataRole.UserRole
MOST_ROWS = 4
KINDS = ("review", "release", "revise")


class Waiting(QListWidget):
    """A few versions; Enter or a click opens one."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty list."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("What awaits me in the library"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(self._on_chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and Space open."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentItem() is not None:
            self._on_chosen(self.currentItem())
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        if (ref := item.data(REF)) is not None:
            self.opened.emit(ref)


class ReviewCard(QWidget):
    """Shown where the settings name a library; signing in is asked for on the library's page."""

    library_wanted = Signal()
    version_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build a card that knows of nothing that waits."""
        super().__init__(parent)
        self.list, self.open = Waiting(), QPushButton()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 16)
        lines.setSpacing(8)
        lines.addWidget(self.list)
        lines.addWidget(self.open)
        self.open.clicked.connect(self.library_wanted)
        self.list.opened.connect(self.version_wanted)
        self.forget()

    def forget(self) -> None:
        """Nobody is signed in: say how to see what waits."""
        self.list.clear()
        self.list.hide()
        self.open.setText(self.tr("What awaits my &review ..."))

    def show_shelf(self, shelf: Shelf) -> None:
        """List what is due first or waits longest, under its headings."""
        self.list.clear()
        for kind in KINDS:
            tasks = shelf.of(kind)
            if tasks:
                self._head(group_words(kind, len(tasks)))
            for task in tasks[:MOST_ROWS]:
                self._add(task)
        rows = sum(self.list.sizeHintForRow(row) for row in range(min(self.list.count(), 6)))
        self.list.setFixedHeight(rows + 2 * self.list.frameWidth() + 4)
        self.list.setVisible(self.list.count() > 0)
        waits = self.tr("All of the librar&y ...")
        self.open.setText(
            waits if self.list.count() else self.tr("Nothing awaits me. Librar&y ...")
        )

    def _head(self, words: str) -> None:
        item = QListWidgetItem(words, self.list)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        face = item.font()
        face.setBold(True)
        item.setFont(face)

    def _add(self, task: Task) -> None:
        version = task.version
        name = f"{version.title} ({version.deck})"
        words = self.tr("{0}, version {1}").format(name, version.number)
        item = QListWidgetItem(words, self.list)
        item.setData(REF, version.ref)
        item.setToolTip(f"{words}\n{asked_words(task)}")
        if due := due_sentence(version):
            item.setText(f"{words}; {due}")
            item.setToolTip(f"{item.toolTip()}\n{due}")
        if is_overdue(version):
            item.setForeground(meaning_ink("block", self.palette()))
