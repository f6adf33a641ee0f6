"""One dialog for the files of the open deck; it follows the deck until another one is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from widgets.document import Document
    from widgets.export_dialog import ExportDialog


class Exporting(QObject):
    """Opens the dialog, and brings forward the one that is open."""

    finding_wanted = Signal(object)
    """A finding of the dialog is to be looked at."""

    def __init__(self, window: QWidget, document: Document) -> None:
        """Serve the document of a window."""
        super().__init__(window)
        self._window, self._document = window, document
        self._is_of_this_deck = False
        self.dialog: ExportDialog | None = None
        document.opened.connect(self._on_opened)
        document.changed.connect(self._on_changed)

    @Slot()
    def begin(self) -> None:
        """Ask which files are to be written of the deck, and where."""
        dialog = self.dialog
        if dialog is not None and (self._is_of_this_deck or dialog.is_running):
            dialog.raise_()
            dialog.activateWindow()
        else:
            self.finish()
            self._open()

    def finish(self) -> None:
        """Close the dialog; what it is writing is stopped at the next step."""
        if self.dialog is not None:
            self.dialog.close()

    def _open(self) -> None:
        from widgets.export_dialog import ExportDialog

        deck, path = self._document.deck, self._document.path
        if deck is None:
            return
        folder, name = (path.parent, path.stem) if path else (Path.home(), deck.id)
        self.dialog, self._is_of_this_deck = ExportDialog(deck, folder, name, self._window), True
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.finding_wanted.connect(self.finding_wanted)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.show()

    @Slot()
    def _on_opened(self) -> None:
        """Another deck: files that are being written are finished, and no more is asked."""
        self._is_of_this_deck = False
        if self.dialog is not None and not self.dialog.is_running:
            self.finish()

    @Slot()
    def _on_changed(self) -> None:
        deck = self._document.deck
        if self.dialog is not None and self._is_of_this_deck and deck is not None:
            self.dialog.follow(deck)

    @Slot()
    def _on_closed(self) -> None:
        self.dialog = None
