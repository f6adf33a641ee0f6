"""The start page: a new deck from a template, decks opened last, sample studies, and dropping."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from widgets.deck_names import file_to_open
from widgets.deckfile import unsaved_decks, unsaved_words
from widgets.look import as_heading
from widgets.review.card import ReviewCard
from widgets.start.dropped import Dropped, Kind, paths_in, sort_out
from widgets.start.gallery import Gallery
from widgets.start.recent import recent_decks
from widgets.start.samples import sample_studies

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QKeyEvent,
        QResizeEvent,
    )

SIDE_PX = 340
MOST_ROWS = 10
"""Of a list, before it is scrolled."""


class Choices(QListWidget):
    """A short list of paths; Enter or a click chooses one."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Build an empty list under a name."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_chosen)

    def add(self, path: Path, words: str) -> None:
        """Offer a path."""
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, path)
        item.setToolTip(str(path))
        self.addItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and Space choose."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentRow() >= 0:
            self._on_chosen(self.currentItem())
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class StartPage(QWidget):
    """Says what is wanted; opens nothing itself."""

    template_chosen = Signal(str)
    paths_dropped = Signal(object)
    deck_opened = Signal(object)
    slides_opened = Signal(object)
    sample_chosen = Signal(object)
    left = Signal()
    """Back to the deck that is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the page; `load` fills the gallery."""
        super().__init__(parent)
        self.gallery = Gallery()
        self.way_back, self.back = QWidget(), QPushButton()
        self.reviews = ReviewCard()
        self.open_deck = QPushButton(self.tr("&Open a deck or PowerPoint file ..."))
        self.take_tables = QPushButton(self.tr("&Take in tables ..."))
        self.unsaved_head = _heading(self.tr("Not saved when slidekit ended"))
        self.unsaved = Choices(self.tr("Decks that were not saved when slidekit ended"))
        """They never had a file, so that no opening of one would find them."""
        self.recent = Choices(self.tr("Decks opened last"))
        self.samples = Choices(self.tr("Sample studies"))
        self.no_recent = QLabel(self.tr("Decks that you open will be listed here."))
        self.message, self.veil = QLabel(), QLabel(self)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self.refresh()

    def load(self) -> None:
        """Fill the gallery; whoever has gone on to another page meanwhile keeps the keys there."""
        self.gallery.load()
        if self.isVisible():
            self.gallery.setFocus()

    @Slot()
    def refresh(self) -> None:
        """List decks and samples as they are now."""
        self.unsaved.clear()
        for path in unsaved_decks():
            self.unsaved.add(path, unsaved_words(path))
        for part in (self.unsaved_head, self.unsaved):
            part.setVisible(self.unsaved.count() > 0)
        self.recent.clear()
        for path in recent_decks():
            self.recent.add(path, path.stem)
        has_any = self.recent.count() > 0
        self.recent.setVisible(has_any)
        self.no_recent.setVisible(not has_any)
        self.samples.clear()
        for path, words in sample_studies():
            self.samples.add(path, words)
        for box in (self.unsaved, self.recent, self.samples):
            _fit_height(box)

    def show_way_back(self, title: str) -> None:
        """Offer to go back to the deck that is open; "": there is none."""
        self.back.setText(self.tr("&Back to {0}").format(title.replace("&", "&&")))
        self.way_back.setVisible(bool(title))

    def open(self, paths: list[Path]) -> None:
        """Hand on what files are, or say why they are nothing that can be used."""
        dropped = sort_out(paths)
        self.message.setText(self._refusal(dropped))
        self.message.setVisible(bool(self.message.text()))
        if dropped.kind is Kind.TABLES:
            self.paths_dropped.emit(dropped.paths)
        elif dropped.kind is Kind.DECK:
            self.deck_opened.emit(dropped.paths[0])
        elif dropped.kind is Kind.SLIDES:
            self.slides_opened.emit(dropped.paths[0])

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(_heading(self.tr("New deck")))
        left.addWidget(_line(self.tr("Choose the occasion. The pictures show a sample study.")))
        left.addWidget(self.gallery, 1)
        hint = QLabel(
            self.tr("Or drop tables, a study folder, a deck or a PowerPoint file on this page.")
        )
        for label in (hint, self.no_recent):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self.message, hint, self.no_recent):
            label.setWordWrap(True)
        self.message.hide()
        back = QVBoxLayout(self.way_back)
        back.setContentsMargins(0, 0, 0, 16)
        back.addWidget(self.back)
        self.way_back.hide()
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.way_back)
        right.addWidget(self.reviews)
        right.addWidget(self.unsaved_head)
        right.addWidget(self.unsaved)
        right.addWidget(_heading(self.tr("Open")))
        right.addWidget(self.open_deck)
        right.addWidget(self.take_tables)
        right.addWidget(hint)
        right.addWidget(self.message)
        right.addSpacing(16)
        right.addWidget(_heading(self.tr("Last opened")))
        right.addWidget(self.no_recent)
        right.addWidget(self.recent)
        right.addSpacing(16)
        right.addWidget(_heading(self.tr("Sample studies")))
        right.addWidget(self.samples)
        right.addStretch()
        side = QWidget()
        side.setFixedWidth(SIDE_PX)
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 8)  # two rows of cards fit 768 pixels
        layout.setSpacing(32)
        layout.addLayout(left, 1)
        layout.addWidget(side)
        self._build_veil()

    def _build_veil(self) -> None:
        self.veil.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.veil.setAutoFillBackground(True)
        self.veil.setObjectName("veil")
        as_heading(self.veil)
        self.veil.hide()

    def _connect(self) -> None:
        self.gallery.template_chosen.connect(self.template_chosen)
        self.unsaved.chosen.connect(self.deck_opened)
        self.recent.chosen.connect(lambda path: self.open([path]))
        self.samples.chosen.connect(self.sample_chosen)
        self.open_deck.clicked.connect(self._on_open_deck)
        self.take_tables.clicked.connect(self.choose_tables)
        self.back.clicked.connect(self.left)

    @Slot()
    def _on_open_deck(self) -> None:
        if path := file_to_open(self):
            self.open([path])

    @Slot()
    def choose_tables(self) -> None:
        """Ask for the tables of a study."""
        kinds = self.tr("Tables (*.csv *.tsv *.tab *.txt *.xpt *.sas7bdat *.yaml)")
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Tables of a study"), "", kinds)
        if names:
            self.open([Path(name) for name in names])

    def _refusal(self, dropped: Dropped) -> str:
        names = ", ".join(path.name for path in dropped.paths)
        if dropped.kind is Kind.MIXED:
            return self.tr("Drop either tables or one deck, not both: {0}").format(names)
        if dropped.kind is Kind.UNKNOWN:
            return self.tr(
                "{0} cannot be used. Drop CSV or SAS tables, a folder, a .slidekit or a .pptx file."
            ).format(names)
        return ""

    def _promise(self, dropped: Dropped) -> str:
        """Say what dropping would do."""
        words = {
            Kind.DECK: self.tr("Open the deck"),
            Kind.SLIDES: self.tr("Check the PowerPoint file"),
            Kind.TABLES: self.tr("Take in the study"),
        }
        return words.get(dropped.kind) or self._refusal(dropped)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Say what would come of it before the files are let go."""
        paths = paths_in(event.mimeData())
        if paths:
            self.veil.setText(self._promise(sort_out(paths)))
            self.veil.setGeometry(self.rect().adjusted(8, 8, -8, -8))
            self.veil.raise_()
            self.veil.show()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Nothing was dropped."""
        self.veil.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Hand the files on."""
        self.veil.hide()
        event.acceptProposedAction()
        self.open(paths_in(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the veil over the whole page."""
        self.veil.setGeometry(self.rect().adjusted(8, 8, -8, -8))
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Let the worker end before the page goes."""
        self.gallery.finish()
        super().closeEvent(event)


def _fit_height(box: QListWidget) -> None:
    """Make a list as high as its lines."""
    rows = sum(box.sizeHintForRow(row) for row in range(min(box.count(), MOST_ROWS)))
    box.setFixedHeight(rows + 2 * box.frameWidth() + 4)


def _line(words: str) -> QLabel:
    """Return a line of text that takes no more height than it needs."""
    label = QLabel(words)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label


def _heading(words: str) -> QLabel:
    return as_heading(_line(words))
