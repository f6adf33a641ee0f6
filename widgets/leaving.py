"""Leaving a deck with edits that are not saved: save them, or do without, or stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow

    from widgets.document import Document


class Leaving(QObject):
    """Asks once, without stopping the program meanwhile."""

    def __init__(
        self, window: QMainWindow, document: Document, save_as: Callable[[], None]
    ) -> None:
        """Ask for a window."""
        super().__init__(window)
        self._window, self._document, self._save_as = window, document, save_as
        self._next: Callable[[], object] | None = None
        self.is_sample: Callable[[], bool] = lambda: False
        """Whether the open deck was made of a study that comes with the program."""
        self.discards = False
        """Whether the person chose to do without the edits."""
        self.box: QMessageBox | None = None
        document.saved.connect(self._on_saved)

    def may_close(self) -> bool:
        """Tell whether nothing would be lost; if something would, ask and close after that."""
        if self.discards or not self._would_lose():
            self.discards = self.discards or self._document.is_dirty
            return True
        self._ask(self._window.close)
        return False

    def then(self, do: Callable[[], object]) -> None:
        """Do something that leaves the deck, after asking where edits are not saved."""
        if self._would_lose():
            self._ask(do)
        else:
            if self._document.is_dirty:
                self._document.close(discard=True)
            do()

    def _would_lose(self) -> bool:
        """Tell whether edits are not saved; a sample's deck that nobody touched is made again."""
        document = self._document
        is_untouched = document.path is None and not (document.undoes or document.redoes)
        return document.is_dirty and not (is_untouched and self.is_sample())

    def _ask(self, do: Callable[[], object]) -> None:
        if self.box is not None:
            self.box.raise_()
            return
        self._next = do
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self._window)
        deck = self._document.deck
        box.setText(self.tr("Save the edits of {0}?").format(deck.title if deck else ""))
        box.setInformativeText(self.tr("What is not saved is deleted."))
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        box.finished.connect(self._on_answered)
        self.box = box
        box.open()

    def _on_answered(self, answer: int) -> None:
        box, self.box = self.box, None
        if box is not None:
            box.deleteLater()
        if answer == QMessageBox.StandardButton.Save:
            self._document.save()
        elif answer == QMessageBox.StandardButton.Discard:
            self._leave(discards=True)
        else:
            self._next = None

    def _on_saved(self) -> None:
        if self._next is not None and not self._document.is_dirty:
            self._leave(discards=False)

    def _leave(self, *, discards: bool) -> None:
        do, self._next = self._next, None
        self.discards = discards
        if discards:
            self._document.close(discard=True)
        if do is not None:
            do()
        self.discards = False
