"""Citing a source: which one, and where in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from widgets.number_list import NAMED, NumberRow, ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.number_list import Offered

SIZE_PX = (620, 420)
TOKEN = Qt.ItemDataRole.UserRole


class CiteDialog(QDialog):
    """Offers the sources of a deck; those of the study are added on its pages."""

    cited = Signal(str)
    """The mark that cites the source, such as {ref:paper@Table 2}."""

    def __init__(self, sources: Sequence[Offered], parent: QWidget | None = None) -> None:
        """Show the sources of a deck."""
        super().__init__(parent)
        self._sources = tuple(sources)
        self.words, self.place, self.list = QLineEdit(), QLineEdit(), QListWidget()
        self.message = QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.cite = self.buttons.addButton(self.tr("C&ite"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._build()
        self.words.textChanged.connect(self._show_found)
        self.words.installEventFilter(self)
        self.list.itemActivated.connect(self.accept)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._show_found()

    @Slot()
    def accept(self) -> None:
        """Hand over the mark of the chosen source."""
        item = self.list.currentItem()
        if item is None:
            return
        super().accept()
        place = self.place.text().strip().replace("{", "").replace("}", "")
        token = str(item.data(TOKEN))
        self.cited.emit(f"{token[:-1]}@{place}}}" if place else token)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the arrow keys choose in the list while words are typed."""
        if isinstance(event, QKeyEvent) and watched is self.words and _steps(event):
            row = self.list.currentRow() + _steps(event)
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Cite a source"))
        self.resize(*SIZE_PX)
        self.words.setPlaceholderText(self.tr("Find a source by author, year or title"))
        self.words.setAccessibleName(self.tr("Words to find a source by"))
        self.words.setClearButtonEnabled(True)
        self.place.setPlaceholderText(self.tr("if need be, such as Table 2, page 6"))
        self.place.setAccessibleName(self.tr("Place in the source"))
        self.list.setAccessibleName(self.tr("Sources of the deck"))
        self.list.setItemDelegate(NumberRow(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.message.setWordWrap(True)
        self.message.hide()
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        form = QFormLayout()
        label = QLabel(self.tr("&Place in it"))
        label.setBuddy(self.place)
        form.addRow(label, self.place)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(8)
        lines.addWidget(self.words)
        lines.addWidget(self.message)
        lines.addWidget(self.list, 1)
        lines.addLayout(form)
        lines.addWidget(self.buttons)
        self.cite.setDefault(True)  # once it is in the dialog: before that, Cancel would become it

    @Slot()
    def _show_found(self) -> None:
        self.list.clear()
        for one in ranked(self._sources, self.words.text()):
            item = QListWidgetItem(one.name, self.list)
            item.setData(TOKEN, one.token)
            item.setData(NAMED, one.whole)
            item.setToolTip(one.whole)
        self.list.setCurrentRow(0)
        self.cite.setEnabled(self.list.count() > 0)
        self.message.setVisible(self.list.count() == 0)
        none = self.tr("The study names no source yet: File, Edit the study, page Sources.")
        self.message.setText(self.tr("No source has these words.") if self._sources else none)


def _steps(event: QKeyEvent) -> int:
    """Return how many rows down a key that is pressed leads; 0: it is none of the arrows."""
    steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
    return steps.get(Qt.Key(event.key()), 0) if event.type() == QEvent.Type.KeyPress else 0
