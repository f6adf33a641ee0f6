"""Opening a deck of an older slidekit: asked before, since the file is another one when saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QMessageBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Older(QObject):
    """Asks once, without stopping the program meanwhile."""

    def __init__(self, window: QMainWindow) -> None:
        """Ask for a window."""
        super().__init__(window)
        self._window = window
        self.box: QMessageBox | None = None

    def then(self, path: Path, do: Callable[[], object]) -> None:
        """Do something that opens a deck, after asking where it has to be brought up to date."""
        from slidekit.deck import schema

        if self.box is not None:
            self.box.raise_()
        elif schema.is_older(path):
            self._ask(path, do)
        else:
            do()

    def _ask(self, path: Path, do: Callable[[], object]) -> None:
        from slidekit.deck import schema
        from slidekit.deck.file import backup_of
        from slidekit.deck.migrations import told

        box = QMessageBox(self._window)
        words = self.tr("{0} was made by an older slidekit. Bring it up to date?")
        box.setText(words.format(path.name))
        kept = self.tr("When it is saved, the old file stays beside it as {0}.")
        changes = told(schema.schema_of(path) or schema.SCHEMA, schema.SCHEMA)
        box.setInformativeText(" ".join((*changes, kept.format(backup_of(path).name))))
        roles = QMessageBox.ButtonRole
        bring = box.addButton(self.tr("Bring up to date"), roles.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(bring)
        box.finished.connect(lambda _: self._on_answered(box.clickedButton() is bring, do))
        self.box = box
        box.open()

    def _on_answered(self, is_wanted: bool, do: Callable[[], object]) -> None:
        box, self.box = self.box, None
        if box is not None:
            box.deleteLater()
        if is_wanted:
            do()
