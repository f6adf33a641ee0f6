"""What is chosen, at the right: the slide, its block, its numbers and where they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from widgets.look import as_bold
from widgets.number_names import name_of
from widgets.options_panel import OptionsPanel
from widgets.provenance import lines_of
from widgets.text_editor import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

    from slidekit.deck.choices import Offered
    from slidekit.deck.model import Deck, Slide
    from slidekit.exhibits.fact import Fact

FACT = Qt.ItemDataRole.UserRole
NOTES_PX = 132
MOST_ROWS = 7


PAUSE_MS = 1000
"""Of typing: then autosave is to know of it."""


class Notes(QPlainTextEdit):
    """The speaker notes of one slide; what was typed is taken at a pause and when they are left."""

    typed = Signal(str, str)
    """The slide, and what its notes are to be; whoever takes it calls `take`."""
    kept_back = Signal(str)
    """Words that were not taken when their slide was left; they are there again with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the notes of no slide."""
        super().__init__(parent)
        self._slide = ""
        self._kept: dict[str, str] = {}
        """Slide -> what was typed there and not taken."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.finish)
        self.textChanged.connect(self._pause.start)

    def show_notes(self, slide: str, notes: str) -> None:
        """Show the notes of a slide; what was typed on it and not taken yet stays."""
        if slide != self._slide:
            self._leave()
        elif self.document().isModified() or _lines(words_in(self)) == _lines(notes):
            return
        self._show(slide, notes)
        if (kept := self._kept.pop(slide, None)) is not None:
            self.setPlainText(kept)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self.document().setModified(True)
            self._pause.stop()  # until something is mended it would be refused again

    @property
    def not_taken(self) -> tuple[tuple[str, str], ...]:
        """Slide and words of notes that were typed and that the deck does not have."""
        is_open = self._slide and self.document().isModified()
        here = ((self._slide, words_in(self)),) if is_open else ()
        return (*self._kept.items(), *here)

    def _leave(self) -> None:
        """Hand over what was typed; what is refused is kept for its slide."""
        self.finish()
        if self._slide and self.document().isModified():
            self._kept[self._slide] = words_in(self)
            self.kept_back.emit(words_in(self))

    def finish(self) -> None:
        """Hand over what was typed, if anything was."""
        self._pause.stop()
        if self._slide and self.document().isModified():
            self.typed.emit(self._slide, words_in(self))

    def take(self) -> None:
        """Note that the deck has what was typed."""
        self.document().setModified(False)

    def forget(self) -> None:
        """Another deck: nothing that stands here is for a slide of it."""
        self._kept.clear()
        self._show("", "")

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Hand over what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()

    def _show(self, slide: str, notes: str) -> None:
        self._slide = slide
        self.setPlainText(notes)
        self.take()
        self._pause.stop()


class Inspector(QScrollArea):
    """Shows one slide and one number of it; nothing here is changed but the notes."""

    number_wanted = Signal(str)
    """Id of a result of the list."""
    source_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty inspector."""
        super().__init__(parent)
        self._deck: Deck | None = None
        self._fact: Fact | None = None
        self.slide_form, self.number_form = QFormLayout(), QFormLayout()
        self.list = QListWidget()
        self.notes = Notes()
        self.options = OptionsPanel()
        self.copy = QPushButton(self.tr("Copy its token"))
        self.sources, self.cite = QLabel(), QPushButton(self.tr("Cite a source ..."))
        self.hint = QLabel(self.tr("Click a number on the slide to see where it came from."))
        self.sources_head = _head(self.tr("Sources"))
        self.slide_head = _head(self.tr("Slide"))
        self.list_head = _head(self.tr("Numbers"))
        self.options_head = _head(self.tr("How it is drawn"))
        self._build()
        self.list.currentItemChanged.connect(self._on_listed)
        self.copy.clicked.connect(self._on_copy)
        self.cite.clicked.connect(self.source_wanted)

    @property
    def fact(self) -> Fact | None:
        """The number that is shown."""
        return self._fact

    def show_slide(self, slide: Slide, lines: Sequence[tuple[str, str]], *, editable: bool) -> None:
        """Show what is to be said of a slide."""
        _fill(self.slide_form, lines)
        self.notes.show_notes(slide.id, "\n".join(slide.notes))
        self.notes.setReadOnly(not editable)

    def show_sources(self, cited: Sequence[str], *, editable: bool) -> None:
        """Show the sources that a slide cites, a line each."""
        self.sources.setText("\n".join(cited) or self.tr("This slide cites no source."))
        self.cite.setEnabled(editable)
        for part in (self.sources_head, self.sources, self.cite):
            part.show()

    def show_options(self, slide: Slide, offers: Sequence[Offered], why_not: str) -> None:
        """Show what can be chosen of how the slide's exhibit is drawn; nothing for words."""
        for part in (self.options_head, self.options):
            part.setVisible(bool(slide.exhibit))
        self.options.show_options(slide.id, offers, why_not)

    def show_numbers(self, deck: Deck, facts: Sequence[str]) -> None:
        """List the numbers of a block or slide."""
        from slidekit.exhibits.format import Formatter

        self._deck = deck
        printer, known = Formatter(deck.policy.formats, deck.template.language), deck.fact_index()
        self.list.blockSignals(True)
        self.list.clear()
        for name in dict.fromkeys(facts):
            if name in known:
                words = f"{printer.value(known[name])}   {name_of(name, deck)}"
                item = QListWidgetItem(words, self.list)
                item.setData(FACT, name)
                item.setToolTip(f"{words}\n{name}")
        self.list.blockSignals(False)
        rows = min(max(self.list.count(), 1), MOST_ROWS)
        self.list.setFixedHeight(
            rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() + 2
        )
        self.list.setVisible(self.list.count() > 0)
        self.list_head.setVisible(self.list.count() > 0)
        self.list_head.setText(self.tr("Numbers ({0})").format(self.list.count()))

    def show_number(self, deck: Deck, name: str) -> None:
        """Show where a number came from; "": none is chosen."""
        self._fact = deck.fact_index().get(name) if name else None
        self._deck = deck
        _fill(self.number_form, lines_of(self._fact, deck) if self._fact else ())
        self.hint.setVisible(self._fact is None)
        self.copy.setVisible(self._fact is not None)
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(FACT) == name:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setMinimumWidth(240)
        self.setAccessibleName(self.tr("Inspector"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setAccessibleName(self.tr("Numbers of this slide or block"))
        self.notes.setAccessibleName(self.tr("Speaker notes"))
        self.notes.setPlaceholderText(self.tr("What is said with this slide."))
        self.notes.setTabChangesFocus(True)
        self.notes.setMinimumHeight(NOTES_PX)
        self.hint.setWordWrap(True)
        self.copy.hide()
        for part in (self.sources_head, self.sources, self.cite):
            part.hide()  # where nothing can be cited, as in a review
        self.sources.setWordWrap(True)
        self.sources.setTextFormat(Qt.TextFormat.PlainText)
        self.sources.setAccessibleDescription(self.tr("Sources of this slide"))
        self.cite.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a text that is being typed stays open
        for form in (self.slide_form, self.number_form):
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
            form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            form.setHorizontalSpacing(12)
            form.setVerticalSpacing(4)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.slide_head)
        layout.addLayout(self.slide_form)
        layout.addSpacing(8)
        layout.addWidget(self.list_head)
        layout.addWidget(self.list)
        layout.addSpacing(8)
        layout.addWidget(_head(self.tr("Where the number came from")))
        layout.addWidget(self.hint)
        layout.addLayout(self.number_form)
        layout.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(8)
        layout.addWidget(self.sources_head)
        layout.addWidget(self.sources)
        layout.addWidget(self.cite, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(8)
        layout.addWidget(self.options_head)
        layout.addWidget(self.options)
        layout.addSpacing(8)
        layout.addWidget(_head(self.tr("Speaker notes")))
        layout.addWidget(self.notes)
        layout.addStretch(1)
        self.setWidget(inside)

    @Slot()
    def _on_listed(self) -> None:
        if self.list.currentRow() >= 0:
            self.number_wanted.emit(str(self.list.currentItem().data(FACT)))

    @Slot()
    def _on_copy(self) -> None:
        if self._fact:
            QGuiApplication.clipboard().setText(f"{{{self._fact.id}}}")


def _lines(text: str) -> list[str]:
    """Return the lines of notes as a deck keeps them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _head(words: str) -> QLabel:
    return as_bold(QLabel(words))


def _fill(form: QFormLayout, lines: Sequence[tuple[str, str]]) -> None:
    while form.rowCount():
        form.removeRow(0)
    for name, value in lines:
        said = QLabel(value)
        said.setWordWrap(True)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        said.setAccessibleName(f"{name}: {value}")
        label = QLabel(name)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.addRow(label, said)
