"""What a reviewer sees first: all that changed since the version that was approved last."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from widgets.review.change_rows import (
    KINDS,
    NUMBER,
    ChangeRow,
    change_rows,
    heading,
    marked,
    sum_up,
    unseen_numbers,
)
from widgets.review.words import state_words
from widgets.review.wrapping import Wrapping

if TYPE_CHECKING:
    from widgets.review.reading import Opened

ROW = Qt.ItemDataRole.UserRole
WIDTHS_PX = (62, 124, 0, 0, 108)
"""Slide, what, before, now, why; before and now share the rest."""
WHY = 4


class ChangesTab(QWidget):
    """Lists changes; choosing one goes to its slide and marks its place."""

    change_chosen = Signal(object)
    """A ChangeRow."""
    base_wanted = Signal(int)
    """Number of the version to compare with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty list."""
        super().__init__(parent)
        self.base, self.summary = QComboBox(), QLabel()
        self.tree, self.detail = QTreeWidget(), QLabel()
        self.wrapping = Wrapping(self.tree, range(5))
        self._build()
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.itemClicked.connect(self._on_current)
        self.base.activated.connect(lambda _: self.base_wanted.emit(self.base.currentData()))

    @property
    def row(self) -> ChangeRow | None:
        """The change that is chosen."""
        item = self.tree.currentItem()
        found = item.data(0, ROW) if item else None
        return found if isinstance(found, ChangeRow) else None

    def show_opened(self, opened: Opened) -> None:
        """List what changed, and choose the first number, or what comes first."""
        self._show_bases(opened)
        self.tree.clear()
        compared, old = opened.compared, opened.base_deck
        if compared is None or old is None:
            self.summary.setText(self.tr("This is the first version: all of it is new."))
            self.detail.clear()
            return
        rows = change_rows(compared, opened.deck, old)
        unseen = unseen_numbers(compared)
        also = self.tr("{0} more that no slide shows").format(unseen) if unseen else ""
        self.summary.setText(" \N{MIDDLE DOT} ".join(filter(None, (sum_up(rows), also))))
        self.tree.ensurePolished()
        self.tree.setColumnHidden(WHY, not any(row.why for row in rows))
        for kind in KINDS:
            self._group(kind, [row for row in rows if row.kind == kind])
        self.tree.expandAll()
        self.wrapping.fit()
        first = self.tree.topLevelItem(0)
        child = first.child(0) if first is not None else None
        if child is not None:
            self.tree.setCurrentItem(child)

    def _build(self) -> None:
        self.tree.setAccessibleName(self.tr("What changed"))
        self.base.setAccessibleName(self.tr("Compared with"))
        self.tree.setHeaderLabels(
            [self.tr("Slide"), self.tr("What"), self.tr("Before"), self.tr("Now"), self.tr("Why")]
        )
        self.tree.setIndentation(10)
        self.tree.setRootIsDecorated(False)
        self.tree.setAlternatingRowColors(True)
        self.tree.header().setStretchLastSection(False)
        for column, width in enumerate(WIDTHS_PX):
            modes = QHeaderView.ResizeMode
            mode = modes.Interactive if width else modes.Stretch
            self.tree.header().setSectionResizeMode(column, mode)
            if width:
                self.tree.setColumnWidth(column, width)
        for label in (self.summary, self.detail):
            label.setWordWrap(True)
        self.detail.setTextFormat(Qt.TextFormat.RichText)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setAccessibleDescription(self.tr("The change in full"))
        self.detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        top = QHBoxLayout()
        label = QLabel(self.tr("&Compared with"))
        label.setBuddy(self.base)
        top.addWidget(label)
        top.addWidget(self.base, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(8, 8, 8, 8)
        lines.setSpacing(6)
        lines.addLayout(top)
        lines.addWidget(self.summary)
        lines.addWidget(self.tree, 1)
        lines.addWidget(self.detail)

    def _show_bases(self, opened: Opened) -> None:
        self.base.clear()
        for one in opened.earlier:
            words = self.tr("version {0} ({1})").format(one.number, state_words(one.state))
            self.base.addItem(words, one.number)
        if opened.base:
            self.base.setCurrentIndex(self.base.findData(opened.base.number))
        self.base.setEnabled(bool(opened.earlier))

    def _group(self, kind: str, rows: list[ChangeRow]) -> None:
        if not rows:
            return
        group = QTreeWidgetItem(self.tree, [heading(kind, len(rows))])
        group.setFirstColumnSpanned(True)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        face = group.font(0)
        face.setBold(True)
        group.setFont(0, face)
        for row in rows:
            cells = [row.place, row.what, row.before, row.now, row.why]
            item = QTreeWidgetItem(group, cells)
            item.setData(0, ROW, row)
            for column, words in enumerate(cells):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignTop)
                item.setToolTip(column, words)

    @Slot()
    def _on_current(self) -> None:
        row = self.row
        self.detail.setText(self._told(row) if row else "")
        if row is not None:
            self.change_chosen.emit(row)

    def _told(self, row: ChangeRow) -> str:
        """Return the change in full, word by word where words changed."""
        if row.old or row.new:
            return f"<b>{escape(row.what)}</b><br>{marked(row.old, row.new)}"
        if row.kind == NUMBER:
            line = f"{marked(row.before, row.now)}"
            return f"<b>{escape(row.what)}</b><br>{line}<br>{escape(row.why)}"
        return escape(row.what)
