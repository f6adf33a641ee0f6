"""The main window: the deck's slides at the left, the chosen one in the middle."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QListWidget,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from widgets.jobs import Jobs
from widgets.slide_view import SlideView

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from slidekit.layout.frame import Frame


@dataclass(frozen=True, slots=True)
class OpenDeck:
    """A deck as the window shows it."""

    title: str
    frames: tuple[Frame, ...]
    slide_titles: tuple[str, ...]


class MainWindow(QMainWindow):
    """Shows one deck; what cannot be shown is said in one sentence in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the window without a deck."""
        super().__init__(parent)
        self._frames: tuple[Frame, ...] = ()
        self._jobs = Jobs(self)
        self.slides = QListWidget()
        self.slides.setAccessibleName(self.tr("Slides"))
        self.view = SlideView()
        self.message = QLabel(self.tr("No deck is open. Open a .slidekit deck with Ctrl+O."))
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setMargin(32)
        self._middle = QStackedWidget()
        self._build()
        self.slides.currentRowChanged.connect(self._on_slide_chosen)

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The slides of the open deck."""
        return self._frames

    def open(self, path: Path) -> None:
        """Read and lay out a deck on the worker thread, then show it."""
        self._say(self.tr("Opening {0} ...").format(path.name))
        self._jobs.ask(lambda: _read(path), self._on_opened, self._say)

    @Slot()
    def choose_file(self) -> None:
        """Ask for a deck and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a deck"), "", self.tr("slidekit decks (*.slidekit)")
        )
        if name:
            self.open(Path(name))

    @Slot()
    def show_next(self) -> None:
        """Go one slide on."""
        self._go(1)

    @Slot()
    def show_previous(self) -> None:
        """Go one slide back."""
        self._go(-1)

    def _build(self) -> None:
        self.slides.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.slides.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.slides.setSpacing(4)
        self._middle.addWidget(self.message)
        self._middle.addWidget(self.view)
        splitter = QSplitter()
        splitter.addWidget(self.slides)
        splitter.addWidget(self._middle)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([280, 1000])
        self.setCentralWidget(splitter)
        self.setWindowTitle("slidekit")
        self.resize(1280, 760)
        menu = self.menuBar().addMenu(self.tr("&Deck"))
        menu.addAction(self._action(self.tr("&Open ..."), self.choose_file, "Ctrl+O"))
        menu.addAction(self._action(self.tr("&Next slide"), self.show_next, "PgDown", "Right"))
        menu.addAction(self._action(self.tr("&Previous slide"), self.show_previous, "PgUp", "Left"))
        menu.addAction(self._action(self.tr("&Close"), self.close, "Ctrl+Q"))

    def _action(self, words: str, slot: object, *keys: str) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(slot)
        return action

    def _go(self, by: int) -> None:
        row = self.slides.currentRow() + by
        if 0 <= row < self.slides.count():
            self.slides.setCurrentRow(row)

    def _say(self, sentence: str) -> None:
        """Show a sentence where the slide would be."""
        self._frames = ()
        self.slides.clear()
        self.message.setText(sentence)
        self._middle.setCurrentWidget(self.message)

    def _on_opened(self, deck: object) -> None:
        if not isinstance(deck, OpenDeck) or not deck.frames:
            self._say(self.tr("This deck has no slides."))
            return
        self._frames = deck.frames
        self.setWindowTitle(f"{deck.title} \N{EN DASH} slidekit")
        numbered = (f"{n}  {title}" for n, title in enumerate(deck.slide_titles, start=1))
        self.slides.addItems(list(numbered))
        self._middle.setCurrentWidget(self.view)
        self.slides.setCurrentRow(0)
        self.slides.setFocus()

    @Slot(int)
    def _on_slide_chosen(self, row: int) -> None:
        if 0 <= row < len(self._frames):
            self.view.show_frame(self._frames[row], self.slides.item(row).text())
        else:
            self.view.show_frame(None)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Let the worker end before the window goes."""
        self._jobs.finish()
        super().closeEvent(event)


def _read(path: Path) -> OpenDeck:
    """Return a deck laid out, with the font files made that painting it needs."""
    from slidekit.app import open_frames
    from slidekit.layout.fonts import static_font

    for bold in (False, True):
        static_font(bold)
    return OpenDeck(*open_frames(path))
