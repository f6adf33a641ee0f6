"""Typing into a slide: the text with its tokens, and the tokens of the deck to choose from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QStandardItem, QStandardItemModel, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QToolTip, QWidget

from widgets.number_list import NAMED, NumberRow, meant, ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent

    from widgets.number_list import Offered

BRACES = re.compile(r"\{[^{}]*\}")
CHOICES = 8
"""Tokens that are shown at once."""
LISTED = 200
"""Tokens that the list holds; who looks for another one types more of it."""
WIDTH_PX = 560
"""Room for a token and what it prints."""
ENDS = {ord("\N{PARAGRAPH SEPARATOR}"): "\n", ord("\N{LINE SEPARATOR}"): "\n"}
"""How Qt keeps the ends of lines."""


def words_in(field: QPlainTextEdit) -> str:
    """Return what stands in a field; Qt's own answer has a plain blank for one that joins words."""
    return field.document().toRawText().translate(ENDS)


class TextEditor(QPlainTextEdit):
    """Lies over a block while it is typed into. Enter or Esc ends and keeps, as in PowerPoint."""

    finished = Signal(str)
    abandoned = Signal()
    token_met = Signal(str)
    """What the token at the cursor prints, and what it is; "" behind the last one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an editor that is not shown."""
        super().__init__(parent)
        self._is_one_line = True
        self._is_refused = False
        self._met = ""
        self.setAccessibleName(self.tr("Text of the slide; { offers numbers and sources"))
        self.setTabChangesFocus(False)
        self.completer = QCompleter(self)
        self.completer.setWidget(self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._tokens: tuple[Offered, ...] = ()
        self._rows = QStandardItemModel(self.completer)
        self.completer.setModel(self._rows)
        self.completer.setMaxVisibleItems(CHOICES)
        self.completer.activated[QModelIndex].connect(self._on_chosen)  # type: ignore[index]
        self.choices = QListView()  # made here: Python would lose hold of the one that Qt makes
        self.choices.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.completer.setPopup(self.choices)
        self.choices.setItemDelegate(NumberRow(self.choices))
        self.textChanged.connect(self._offer)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.hide()

    def begin(self, text: str, tokens: Sequence[Offered], *, one_line: bool) -> None:
        """Show a text, all of it selected."""
        self._is_one_line, self._is_refused = one_line, False
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if one_line else bar.ScrollBarAsNeeded
        )
        self._tokens = tuple(tokens)
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self.selectAll()
        self.show()
        self.setFocus()

    def put(self, words: str) -> None:
        """Type words in the place of what is selected."""
        self.textCursor().insertText(words)
        self.setFocus()

    def meaning_at(self, cursor: QTextCursor) -> str:
        """Return what the token at a place prints and what it is; "" where there is none."""
        line, at = cursor.block().text(), cursor.positionInBlock()
        held = next((m[0] for m in BRACES.finditer(line) if m.start() <= at <= m.end()), "")
        found = meant(held, self._tokens) if held else None
        return found.words if found else ""

    def select_at(self, place: QPoint) -> None:
        """Select the word at a place of the editor; at a token stand behind it."""
        cursor = self.cursorForPosition(place)
        line, at = cursor.block().text(), cursor.positionInBlock()
        held = next((m for m in BRACES.finditer(line) if m.start() < at < m.end()), None)
        if held is None:
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        else:
            cursor.setPosition(cursor.block().position() + held.end())
        self.setTextCursor(cursor)

    def text_height(self) -> float:
        """Return the height that all lines need, in device independent pixels."""
        lines = max(1.0, self.document().size().height())
        return lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin() + 4

    def refuse(self) -> None:
        """Stay open: what was typed cannot be taken; a second Esc gives it up."""
        self._is_refused = True
        self.setFocus()

    def end(self) -> None:
        """Go away."""
        self.choices.hide()
        self.hide()

    @Slot()
    def _on_cursor_moved(self) -> None:
        words = "" if self.textCursor().hasSelection() else self.meaning_at(self.textCursor())
        if words != self._met:
            self._met = words
            self.token_met.emit(words)

    @Slot()
    def _offer(self) -> None:
        prefix = self._prefix()
        found = ranked(self._tokens, prefix)[:LISTED] if prefix is not None else ()
        if not found:
            self.choices.hide()
            return
        self._rows.setRowCount(0)
        for one in found:
            item = QStandardItem(one.words)
            item.setData(one.token, Qt.ItemDataRole.UserRole)
            item.setData(one.id, NAMED)
            self._rows.appendRow(item)
        self.completer.setCompletionPrefix("")
        self.choices.setCurrentIndex(self.completer.completionModel().index(0, 0))
        place = self.cursorRect()
        place.setWidth(WIDTH_PX)
        self.completer.complete(place)

    def _prefix(self) -> str | None:
        """Return what is typed of a token; None: the cursor is in none."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        begun = before.rpartition("{")
        return None if not begun[1] or "}" in begun[2] else begun[2]

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        prefix, cursor = self._prefix() or "", self.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(prefix) + 1
        )
        cursor.insertText(str(index.data(Qt.ItemDataRole.UserRole)))

    def _finish(self) -> None:
        if self.isVisible():
            self.finished.emit(words_in(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """End on Enter in one line, on Ctrl+Enter and on Esc; leave the choice of a token to it."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.choices.isVisible() and (enter or event.key() == Qt.Key.Key_Tab):
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape and self._is_refused:
            self.abandoned.emit()
        elif event.key() == Qt.Key.Key_Escape or (enter and self._ends(event)):
            self._finish()
        else:
            super().keyPressEvent(event)

    def _ends(self, event: QKeyEvent) -> bool:
        return self._is_one_line or bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Keep what was typed when something else is clicked."""
        super().focusOutEvent(event)
        kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in kept and not self._is_refused:
            self._finish()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Tell of the token under the mouse what it prints and what it is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.meaning_at(self.cursorForPosition(event.pos()))
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep keys of the window, such as PgDown and Del, for the text."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            own = (Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)
            is_window = event.modifiers() & held or event.key() == Qt.Key.Key_F7
            if event.key() in own or not is_window:
                event.accept()
                return True
        return super().event(event)
