"""All keys on one page, as menus have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from widgets.command_palette import plain
from widgets.commands import MENUS

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

WIDTH_PX, HEIGHT_PX = 480, 600


class KeysWindow(QDialog):
    """Not modal, so that keys can be tried while they are read."""

    def __init__(
        self, actions: dict[str, QAction], menus: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        """List commands under the titles of their menus.

        Args:
            actions: commands by name.
            menus: titles of the menus as they are shown, in the order of `MENUS`.
            parent: the window that the commands belong to.
        """
        super().__init__(parent)
        self.list = QTreeWidget()
        self._build()
        self.list.ensurePolished()  # rows have the height of their style
        for title, (_, names) in zip(menus, MENUS, strict=True):
            self._add(plain(title), [actions[name] for name in names if name])
        self.list.expandAll()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Keys"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self.list.setAccessibleName(self.tr("Commands and their keys"))
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.list.setItemsExpandable(False)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(12)
        self.list.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.list)
        layout.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()

    def _add(self, title: str, actions: list[QAction]) -> None:
        head = QTreeWidgetItem(self.list, [title])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        bold = self.list.font()
        bold.setBold(True)
        head.setFont(0, bold)
        for action in actions:
            native = QKeySequence.SequenceFormat.NativeText
            keys = ", ".join(key.toString(native) for key in action.shortcuts())
            QTreeWidgetItem(head, [_name(action), keys])


def _name(action: QAction) -> str:
    """Return what a command is called, without what it would undo at this moment."""
    return plain(action.text()).partition(": ")[0]
