"""Leaving a deck with edits that are not saved: save them, or do without, or stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow

    from widgets.document import Document
    from widgets.study.unwritten import Unwritten
    from widgets.unsent import Unsent


class Leaving(QObject):
    """Asks once, without stopping the program meanwhile."""

    def __init__(
        self, window: QMainWindow, document: Document, save_as: Callable[[], bool]
    ) -> None:
        """Ask for a window; `save_as` asks for a name, and tells whether there is one."""
        super().__init__(window)
        self._window, self._document, self._save_as = window, document, save_as
        self._asked: Callable[[], object] | None = None
        self._next: Callable[[], object] | None = None
        """What is done as soon as the deck is saved."""
        self.study: Unwritten | None = None
        """The same for a study, once there has been one."""
        self.comments: Unsent[Any] | None = None
        """The same for comments that are begun, once somebody has looked at a version."""
        self.texts: Unsent[Any] | None = None
        """The same for texts that the deck did not take, once there has been one."""
        self.is_sample: Callable[[], bool] = lambda: False
        """Whether the open deck was made of a study that comes with the program."""
        self.discards = False
        """Whether the person chose to do without the edits."""
        self.box: QMessageBox | None = None
        document.saved.connect(self._on_saved)
        document.refused.connect(self._on_refused)

    def may_close(self) -> bool:
        """Tell whether nothing would be lost; if something would, ask and close after that."""
        if self.discards:
            return True
        for other in (self.study, self.comments, self.texts):
            if other is not None and other.is_unwritten:
                other.then(self._window.close)
                return False
        if not self._would_lose():
            self.discards = self._document.is_dirty
            return True
        self._ask(self._window.close)
        return False

    def then(self, do: Callable[[], object]) -> None:
        """Do something that leaves the deck, after asking where edits are not saved."""
        if self.texts is not None and self.texts.is_unwritten:
            self.texts.then(lambda: self.then(do))
        elif self._would_lose():
            self._ask(do)
        else:
            if self._document.is_dirty:
                self._document.close(discard=True)
            do()

    def study_then(self, do: Callable[[], object]) -> None:
        """Do something that leaves the study being typed in, after asking where there is one."""
        if self.study is not None:
            self.study.then(do)
        else:
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
        self._asked = do
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
        do, self._asked = self._asked, None
        if box is not None:
            box.deleteLater()
        if answer == QMessageBox.StandardButton.Save:
            self._next = do
            self._save()
        elif answer == QMessageBox.StandardButton.Discard and do is not None:
            self._discard(do)

    def _save(self) -> None:
        """Save; where that ends without beginning, nothing is to follow a later save."""
        document = self._document
        if document.path is None or document.is_open_elsewhere:
            is_begun = self._save_as()
        else:
            is_begun = document.on_disk is None
            document.save()
        if not is_begun:
            self._next = None

    def _on_saved(self) -> None:
        do, self._next = self._next, None
        if do is not None:
            self.then(do)  # something may have been edited meanwhile

    def _on_refused(self) -> None:
        self._next = None

    def _discard(self, do: Callable[[], object]) -> None:
        self.discards = True
        self._document.close(discard=True)
        do()
        self.discards = False
