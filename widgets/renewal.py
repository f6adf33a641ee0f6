"""A deck whose study's tables changed: what would change is shown, then taken over or not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QMainWindow

from slidekit.deck.edit import TakeDeck
from slidekit.languages import tell
from widgets.changes import ChangesDialog
from widgets.jobs import Jobs
from widgets.pauses import loading
from widgets.start.origins import origin_of, remember_origin
from widgets.tables import Tables, read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.app import Refreshed
    from slidekit.deck.model import Deck
    from widgets.document import Document
    from widgets.notice import Notice
    from widgets.tables import State


class Renewal(QObject):
    """Knows from which folders the deck came, and brings their new results into it."""

    def __init__(self, window: QMainWindow, document: Document, notice: Notice) -> None:
        """Serve the document of a window; `notice` is the line over its slides."""
        super().__init__(window)
        self._window, self._document, self._notice = window, document, notice
        self._made_of: tuple[Path, ...] = ()
        self._asked: tuple[Path, ...] = ()
        self._of: Deck | None = None
        """The deck of which the list of changes tells."""
        self._words: State = frozenset()
        """study.yaml of its studies, as the list was made of it."""
        self._jobs = Jobs(self)
        self.tables = Tables(self)
        self.is_pending = False
        """Whether tables changed and nobody has looked at it yet."""
        self.dialog: ChangesDialog | None = None
        document.opened.connect(self._on_opened)
        document.saved.connect(self._on_saved)
        document.noticed.connect(self._tell)
        document.changed.connect(self._on_changed)
        self.tables.changed.connect(self._on_tables_changed)

    def expect(self, folders: Sequence[Path]) -> None:
        """Note from which folders the deck was made that is shown next."""
        self._made_of = tuple(folders)

    @Slot()
    def ask_folder(self) -> None:
        """Ask where the tables of each study are, then show what they would change."""
        if folders := self.folders_asked():
            self.show_changes(folders)

    def folders_asked(self) -> tuple[Path, ...]:
        """Ask where the tables of each study are; () where no answer is given."""
        deck = self._document.deck
        if deck is None:
            return ()
        folders: list[Path] = []
        known = self.tables.folders
        for place, study in enumerate(deck.studies):
            start = str(known[place]) if place < len(known) else ""
            words = self.tr("Folder with the tables of {0}").format(study.id)
            name = QFileDialog.getExistingDirectory(self._window, words, start)
            if not name:
                return ()
            folders.append(Path(name))
        return tuple(folders)

    def show_changes(self, folders: Sequence[Path] = ()) -> None:
        """Show what the tables would change, those of the deck's own folders by default."""
        deck = self._document.deck
        if deck is None or self.dialog is not None:
            return
        self._asked = tuple(folders) or self.tables.folders
        self.dialog = ChangesDialog(self._window)
        self.dialog.accepted.connect(self._take)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()
        self._ask(self.dialog, deck)

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._jobs.finish()
        self.tables.finish()

    @Slot()
    def later(self) -> None:
        """Say no more of these tables until they change again."""
        self.is_pending = False
        self._document.noticed.emit()

    @Slot()
    def _on_opened(self) -> None:
        document = self._document
        expected, self._made_of = self._made_of, ()
        self.is_pending = False
        folders = origin_of(document.path) if document.path else expected
        self.tables.watch(document.deck, folders)

    @Slot()
    def _on_saved(self) -> None:
        if self._document.path and self.tables.folders:
            remember_origin(self._document.path, self.tables.folders)

    @Slot()
    def _on_tables_changed(self) -> None:
        self.is_pending = True
        self._document.noticed.emit()

    @Slot()
    def _tell(self) -> None:
        """Offer the new tables where nothing more pressing is said of the file."""
        document = self._document
        is_busy = document.on_disk or document.recovery or document.is_open_elsewhere
        if self.is_pending and not is_busy:
            words = self.tr("The tables of this deck's study changed.")
            show = (self.tr("Show what changes"), self.show_changes)
            self._notice.show_words(words, (show, (self.tr("Later"), self.later)))

    def _ask(self, dialog: ChangesDialog, deck: Deck) -> None:
        self._of, asked = deck, self._asked
        self._jobs.ask(lambda: _refreshed(deck, asked), self._on_refreshed, dialog.fail)

    @Slot()
    def _on_changed(self) -> None:
        """An edit that was still being made when the list was opened: the list begins anew."""
        deck = self._document.deck
        self.tables.judge_by(deck)
        is_listed = self.dialog is not None and self.dialog.isVisible()
        if is_listed and self.dialog is not None and deck is not None and deck is not self._of:
            self.dialog.begin()
            self._ask(self.dialog, deck)

    def _on_refreshed(self, found: object) -> None:
        refreshed, self._words = cast("tuple[Refreshed, State]", found)
        if self.dialog is not None:
            self.dialog.show_refreshed(refreshed)

    def _take(self) -> None:
        """Put the refreshed deck in the place of the one it was made of; undo goes back to that."""
        refreshed = self.dialog.refreshed if self.dialog else None
        if refreshed is None:
            return
        edit = TakeDeck(tell("Update the numbers from the new tables"), refreshed.deck)
        if not self._document.do(edit):
            return
        self.is_pending = False
        if self._asked == self.tables.folders:
            self.tables.take(self._words)
        else:
            self.tables.watch(self._document.deck, self._asked, self._words)
        if self._document.path:
            remember_origin(self._document.path, self._asked)
        self._document.noticed.emit()

    @Slot()
    def _on_closed(self) -> None:
        self._jobs.forget()
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()


def _refreshed(deck: Deck, folders: Sequence[Path]) -> tuple[Refreshed, State]:
    """Return the deck made anew, and study.yaml as it was before: what comes later is told."""
    from slidekit.app import refresh_deck

    with loading("decks"):
        words = read_words(folders)
        return refresh_deck(deck, folders), words
