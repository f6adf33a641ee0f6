"""Finding words in a deck and putting others in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from widgets.document import Document


class FindBar(QFrame):
    """A bar over the slides. Enter goes to the next place, Esc closes it."""

    place_wanted = Signal(str, str)
    """Slide, and the field of it where the words stand."""
    edit_made = Signal(object)
    """The edit that replaces."""
    closed = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Build a bar that is not shown, for the deck of a document as it is at each moment."""
        super().__init__(parent)
        self._document = document
        self._at = -1
        self.words, self.other = QLineEdit(), QLineEdit()
        self.case = QCheckBox(self.tr("Match &case"))
        self.count = QLabel()
        self.next = QPushButton(self.tr("Find &next"))
        self.one = QPushButton(self.tr("Replace on &slide"))
        self.all = QPushButton(self.tr("Replace &all"))
        self._build()
        self.words.textChanged.connect(self._on_changed)
        self.case.toggled.connect(self._on_changed)
        self.words.returnPressed.connect(self.find_next)
        self.next.clicked.connect(self.find_next)
        self.one.clicked.connect(lambda: self._replace(is_all=False))
        self.all.clicked.connect(lambda: self._replace(is_all=True))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_bar)
        self.hide()

    @property
    def _deck(self) -> Deck | None:
        return self._document.deck

    def begin(self, *, replacing: bool) -> None:
        """Show the bar, with or without what replaces."""
        for part in (self.other, self.one, self.all, self._other_label):
            part.setVisible(replacing)
        self.show()
        self.words.setFocus()
        self.words.selectAll()
        self._on_changed()

    def follow(self) -> None:
        """Count again: the deck was edited."""
        if self.isVisible():
            self._count()

    @Slot()
    def find_next(self) -> None:
        """Go to the next place, after the last one to the first."""
        places = self._places()
        if places:
            self._at = (self._at + 1) % len(places)
            self.place_wanted.emit(*places[self._at])
        self._count()

    @Slot()
    def close_bar(self) -> None:
        """Close the bar."""
        self.hide()
        self.closed.emit()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._other_label = QLabel(self.tr("Re&place by"))
        self._other_label.setBuddy(self.other)
        label = QLabel(self.tr("&Find"))
        label.setBuddy(self.words)
        self.words.setAccessibleName(self.tr("Words to find"))
        self.other.setAccessibleName(self.tr("Words to put in their place"))
        self.words.setClearButtonEnabled(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 12, 6)
        for column, part in enumerate((label, self.words, self.next, self.case, self.count)):
            grid.addWidget(part, 0, column)
        for column, part in enumerate((self._other_label, self.other, self.one, self.all)):
            grid.addWidget(part, 1, column)
        grid.setColumnStretch(1, 1)
        self.count.setMinimumWidth(120)

    def _places(self) -> list[tuple[str, str]]:
        from slidekit.deck.typed import find_words

        words = self.words.text()
        deck = self._deck
        return list(find_words(deck, words, self.case.isChecked())) if deck else []

    @Slot()
    def _on_changed(self) -> None:
        self._at = -1
        self._count()

    def _count(self) -> None:
        total = len(self._places())
        if not self.words.text():
            self.count.setText("")
        elif not total:
            self.count.setText(self.tr("Not found"))
        elif self._at >= 0:
            self.count.setText(self.tr("{0} of {1}").format(self._at + 1, total))
        else:
            one = self.tr("one place")
            self.count.setText(one if total == 1 else self.tr("{0} places").format(total))
        for button in (self.next, self.one, self.all):
            button.setEnabled(total > 0)

    def _replace(self, *, is_all: bool) -> None:
        from slidekit.deck.typed import replace_words

        deck, places = self._deck, self._places()
        if deck is None or not places:
            return
        only = "" if is_all else places[max(self._at, 0)][0]
        edit, count = replace_words(
            deck,
            self.words.text(),
            self.other.text(),
            match_case=self.case.isChecked(),
            only=only,
        )
        if edit is None:
            self.count.setText(self.tr("Locked: not replaced"))
            return
        self.edit_made.emit(edit)
        self.words.setFocus()  # the buttons may have nothing left to do, and would lose it
        self.count.setText(self.tr("{0} replaced").format(count))
