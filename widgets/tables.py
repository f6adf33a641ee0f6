"""The tables of a deck's study on disk, watched: whether they are still those it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from widgets.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from slidekit.deck.model import Deck

SETTLE_MS = 400
"""Statistical programs write a table for a while; folders are read when they have been quiet."""
STUDY_FILE = "study.yaml"
State = frozenset[tuple[str, str]]
"""Names and digests of files."""


class Tables(QObject):
    """Looks at study folders whenever something in them changes."""

    changed = Signal()
    """The tables differ from the deck's, in a way that nobody was told of yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        self.folders: tuple[Path, ...] = ()
        self._deck: Deck | None = None
        self._seen: State = frozenset()
        """What was told, or taken over; it is not told again."""
        self._words: State | None = None
        """study.yaml as it was when watching began: a deck holds its content, not its digest."""
        self._jobs = Jobs(self)
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.look)
        for signal in (self._watcher.fileChanged, self._watcher.directoryChanged):
            signal.connect(lambda _: self._settle.start())

    def watch(self, deck: Deck | None, folders: Sequence[Path], words: State | None = None) -> None:
        """Watch the folders of a deck in the place of any others, and look at once.

        Args:
            deck: the deck.
            folders: of its studies.
            words: study.yaml as the deck was made of it; None: as it is now.
        """
        self._jobs.forget()
        self._settle.stop()
        if held := (*self._watcher.files(), *self._watcher.directories()):
            self._watcher.removePaths(list(held))
        self._deck, self.folders = deck, tuple(folders)
        self._seen, self._words = frozenset(), words
        if deck is not None and self.folders:
            self.look()

    def take(self, words: State) -> None:
        """Note that the deck is made of study.yaml as it was read, and look for what came since."""
        self._words, self._seen = words, frozenset()
        self.look()

    def judge_by(self, deck: Deck | None) -> None:
        """Compare with another state of the deck from now on."""
        self._deck = deck

    def look(self) -> None:
        """Read the tables on the worker thread and tell where they are others."""
        deck, folders = self._deck, self.folders
        if deck is None or not folders:
            return
        self._follow()
        self._jobs.ask(lambda: read_state(deck, folders), self._on_read, lambda _: None)

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._settle.stop()
        self._jobs.finish()

    def _follow(self) -> None:
        """Watch files too: a file that is written in place changes no folder."""
        deck = self._deck
        names = {f.name for study in deck.studies for f in study.files} if deck else set()
        wanted = [folder / name for folder in self.folders for name in (*names, STUDY_FILE)]
        held = {*self._watcher.files(), *self._watcher.directories()}
        paths = [str(path) for path in (*self.folders, *wanted) if path.exists()]
        if new := [path for path in paths if path not in held]:
            self._watcher.addPaths(new)

    def _on_read(self, found: object) -> None:
        assert isinstance(found, tuple)
        tables, words = found
        if self._words is None:
            self._words = words
        is_other = bool(tables) or words != self._words
        state = tables | words
        if is_other and state != self._seen:
            self._seen = state
            self.changed.emit()
        elif not is_other:
            self._seen = frozenset()


def read_state(deck: Deck, folders: Sequence[Path]) -> tuple[State, State]:
    """Return the tables that are not as the deck had them, and study.yaml as it is.

    A table that is not there tells nothing: folders are tidied and copied while decks are open.
    """
    from slidekit.study.references.inside import sha256_of

    had = {(file.name, file.sha256) for study in deck.studies for file in study.files}
    names = {name for name, _ in had}
    paths = [folder / name for folder in folders for name in names]
    now = {(path.name, sha256_of(path)) for path in paths if path.is_file()}
    return frozenset(now - had), read_words(folders)


def read_words(folders: Sequence[Path]) -> State:
    """Return study.yaml of each folder as it is, where there is one."""
    from slidekit.study.references.inside import sha256_of

    paths = [folder / STUDY_FILE for folder in folders]
    return frozenset((str(path), sha256_of(path)) for path in paths if path.is_file())
