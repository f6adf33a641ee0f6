"""The page that is shown while a deck is opened or made, and says why it could not be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from widgets.jobs import Jobs
from widgets.pauses import loading
from widgets.start.dropped import paths_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from slidekit.app import Options
    from slidekit.deck.model import Deck

BAR_PX, MOST_PX = 240, 720


class Waiting(QWidget):
    """One sentence in the middle, with a bar and a button to give up while something runs."""

    made = Signal(object, object)
    """A first deck, and the folders of the studies that it was made of."""
    given_up = Signal()
    dropped = Signal(object)
    """Paths of files that were dropped where a reading has failed."""
    _step = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty page."""
        super().__init__(parent)
        self._jobs, self._asked = Jobs(self), 0
        self.message, self.bar, self.back = QLabel(), QProgressBar(), QPushButton()
        self.again = QPushButton(self.tr("&Try again"))
        self._retry: Callable[[], object] | None = None
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setMaximumWidth(MOST_PX)
        self.bar.setRange(0, 0)
        self.bar.setFixedWidth(BAR_PX)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch()
        row = QHBoxLayout()  # an aligned label would not be given the height of its lines
        row.addStretch(1)
        row.addWidget(self.message, 8)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        choices = QHBoxLayout()
        choices.addStretch()
        choices.addWidget(self.back)
        choices.addWidget(self.again)
        choices.addStretch()
        column.addLayout(choices)
        column.addStretch()
        self.back.clicked.connect(self._on_back)
        self.again.clicked.connect(self._on_again)
        self._step.connect(self._on_step)

    def make(self, studies: Sequence[Path], options: Options) -> None:
        """Make a first deck of study folders on the worker thread."""
        self.wait_for(self.tr("Making the deck ..."), lambda: self.make(studies, options))
        tell = partial(self._step.emit, self._asked)
        work = lambda: _made(studies, options, tell)  # noqa: E731
        self._jobs.ask(work, lambda deck: self.made.emit(deck, tuple(studies)), self.fail)

    def forget(self) -> None:
        """Drop the deck that is being made, and what is told of it."""
        self._asked += 1
        self._jobs.forget()

    def wait_for(self, words: str, again: Callable[[], object] | None = None) -> None:
        """Say what is going on, and no more of what went on before; note what does it again."""
        self.forget()
        self._retry = again
        self._show(words, self.tr("Cancel"), is_busy=True)

    def fail(self, sentence: str) -> None:
        """Say why it could not be done."""
        self._show(sentence, self.tr("&Back"), is_busy=False)

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._jobs.finish()

    def _show(self, words: str, button: str, *, is_busy: bool) -> None:
        self.message.setText(words)
        self.back.setText(button)
        self.bar.setVisible(is_busy)
        self.again.setVisible(not is_busy and self._retry is not None)
        self.setAcceptDrops(not is_busy)
        self.back.setFocus()

    @Slot(int, str)
    def _on_step(self, asked: int, words: str) -> None:
        if asked == self._asked:
            self.message.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files where nothing runs."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Hand the files on."""
        event.acceptProposedAction()
        self.given_up.emit()  # first back to a page that can say what it does not take
        self.dropped.emit(paths_in(event.mimeData()))

    @Slot()
    def _on_again(self) -> None:
        if self._retry is not None:
            self._retry()

    @Slot()
    def _on_back(self) -> None:
        self.forget()
        self.given_up.emit()


def _made(studies: Sequence[Path], options: Options, progress: object) -> Deck:
    from slidekit.app import new_deck

    assert callable(progress)
    with loading("decks"):
        return new_deck(studies, options, progress)
