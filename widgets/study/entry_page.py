"""A page for one list of study.yaml: the table, and what adds, removes and orders its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from slidekit.errors import SlidekitError
from widgets.look import as_heading
from widgets.study.entry_table import EntryModel, EntryView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from slidekit.study.spec import StudySpec
    from widgets.study.entry_table import Column
    from widgets.study.intake import StudyIntake

    Added = Callable[[StudySpec, str], StudySpec]


class EntryPage(QWidget):
    """Arms, populations, endpoints or sources."""

    def __init__(
        self, intake: StudyIntake, block: str, columns: Sequence[Column], added: Added
    ) -> None:
        """Build the page of a block.

        Args:
            intake: the study.
            block: key of study.yaml, such as "arms" or "safety.aesi".
            columns: what is shown of each entry.
            added: gives study.yaml with an entry of a name that was typed.
        """
        super().__init__()
        self._intake, self.block, self._added = intake, block, added
        self.heading, self.explanation = QLabel(), QLabel()
        self.model = EntryModel(intake, block, columns)
        self.view = EntryView(self.model, "")
        self.new_name = QLineEdit()
        self.add = QPushButton(self.tr("&Add"))
        self.remove = QPushButton(self.tr("&Remove"))
        self.up = QPushButton(self.tr("Move &up"))
        self.down = QPushButton(self.tr("Move &down"))
        self._build()
        self._connect()

    def name(self, heading: str, explanation: str, new: str) -> None:
        """Say what the page is about, and what a new entry is called by."""
        self.heading.setText(heading)
        self.explanation.setText(explanation)
        self.view.setAccessibleName(heading)
        self.new_name.setPlaceholderText(new)
        self.new_name.setAccessibleName(new)

    def _build(self) -> None:
        as_heading(self.heading)
        self.explanation.setWordWrap(True)
        self.add.setEnabled(False)
        self.up.setToolTip(self.tr("Alt+Up"))
        self.down.setToolTip(self.tr("Alt+Down"))
        row = QHBoxLayout()
        row.addWidget(self.new_name, 1)
        for button in (self.add, self.remove, self.up, self.down):
            button.setAutoDefault(False)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.heading)
        layout.addWidget(self.explanation)
        layout.addWidget(self.view, 1)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.new_name.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.new_name.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        chosen = self.view.selectionModel().currentChanged
        for signal in (chosen, self.model.modelReset, self.model.dataChanged):
            signal.connect(self._enable)
        self._enable()
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self._move(by))

    @Slot()
    def _enable(self) -> None:
        """Offer only what can be done with the entry that is chosen."""
        row = self.view.currentIndex().row()
        self.remove.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.model.rowCount() - 1)

    @Slot()
    def _on_add(self) -> None:
        name = self.new_name.text().strip()
        if not name:
            return
        try:
            self._intake.take(self._added(self._intake.spec, name))
        except SlidekitError as error:
            self._intake.refused.emit(str(error))
            return
        self.new_name.clear()
        self.view.setCurrentIndex(self.model.index(self.model.rowCount() - 1, 0))

    @Slot()
    def _on_remove(self) -> None:
        """Take an entry out; undo brings it back, so nobody is asked."""
        row = self.view.currentIndex().row()
        if row >= 0:
            self._intake.edit((*self.block.split("."), row), None)

    def _move(self, by: int) -> None:
        here = self.view.currentIndex()
        if here.isValid() and 0 <= here.row() + by < self.model.rowCount():
            self._intake.move(self.block, here.row(), here.row() + by)
            self.view.setCurrentIndex(self.model.index(here.row() + by, here.column()))
