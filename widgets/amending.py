"""From a deck to its study and back: what is changed there comes into the deck as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QInputDialog, QMainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from widgets.document import Document
    from widgets.leaving import Leaving
    from widgets.renewal import Renewal
    from widgets.study.import_view import StudyImport


class Amending(QObject):
    """Opens the study of the deck, and leads into what it changes once it is written."""

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        renewal: Callable[[], Renewal],
        study_page: Callable[[], StudyImport],
        leaving: Leaving,
    ) -> None:
        """Serve the document of a window; functions give what may not be made yet."""
        super().__init__(window)
        self._window, self._document, self._renewal = window, document, renewal
        self._study_page, self._leaving = study_page, leaving
        self._folders: tuple[Path, ...] = ()
        self._folder: Path | None = None
        """Of the study that is being changed for the deck."""
        document.opened.connect(self._on_opened)

    def begin(self) -> StudyImport | None:
        """Open the study of the deck; None: nobody says where it is."""
        deck = self._document.deck
        self._folders = self._renewal().tables.folders or self._renewal().folders_asked()
        folder = self._chosen() if self._folders and deck is not None else None
        if folder is None or deck is None:
            return None
        page = self._study_page()
        if folder == self._folder and page.intake.is_changed:  # what is half done stays
            page.show_deck(deck.title)
        else:
            self._leaving.study_then(lambda: self._open(folder, deck.title))
        return page

    def show_changes(self) -> None:
        """Show what the study, as it was written, changes in the deck."""
        self._renewal().show_changes(self._folders)

    def end(self) -> None:
        """Forget the study: the page is used for another one."""
        self._folder = None

    def _open(self, folder: Path, title: str) -> None:
        page = self._study_page()
        page.open([folder])
        page.show_deck(title)
        self._folder = folder

    def _chosen(self) -> Path | None:
        """Return the folder of the one study, or ask for which of several."""
        deck = self._document.deck
        if len(self._folders) == 1 or deck is None:
            return self._folders[0]
        ids = [study.id for study in deck.studies]
        chosen, is_taken = QInputDialog.getItem(
            self._window, self.tr("Edit the study"), self.tr("Which study?"), ids, 0, False
        )
        return self._folders[ids.index(chosen)] if is_taken else None

    @Slot()
    def _on_opened(self) -> None:
        """Another deck: what is written from now on is not for it."""
        if self._folder is not None:
            self._study_page().show_deck("")
        self._folder = None
