"""A wavy line under doubtful words, and the menu that mends them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QPlainTextEdit

    from widgets.spelling.lexicon import Lexicon

WAVE = QColor("#D1242F")


class Underline(QSyntaxHighlighter):
    """Underlines the doubtful words of one editor, and offers others in its context menu."""

    added = Signal(str)
    """A word that the person calls known."""
    needed = Signal()
    """The editor is typed into, and there is no lexicon yet."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        """Watch an editor."""
        super().__init__(edit.document())
        self._edit = edit
        self._lexicon: Lexicon | None = None
        edit.installEventFilter(self)
        edit.viewport().installEventFilter(self)

    def use(self, lexicon: Lexicon | None) -> None:
        """Take other words for known; None: underline nothing."""
        if lexicon is not self._lexicon:
            self._lexicon = lexicon
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """Underline the doubtful words of a paragraph."""
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        wave.setUnderlineColor(WAVE)
        for start, length in self._lexicon.doubtful(text) if self._lexicon else ():
            self.setFormat(start, length, wave)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Ask for words when somebody begins to type; show our own context menu."""
        if event.type() == QEvent.Type.FocusIn and self._lexicon is None:
            self.needed.emit()
        if isinstance(event, QContextMenuEvent) and not self._edit.isReadOnly():
            is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            at = self._edit.cursorRect().bottomLeft() if is_key else event.pos()
            self.menu(at).popup(self._edit.viewport().mapToGlobal(at))
            return True
        return super().eventFilter(watched, event)

    def menu(self, at: QPoint) -> QMenu:
        """Return the menu at a place of the editor: suggestions first, then what it always has."""
        menu = self._edit.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        cursor = self._word_at(at)
        if cursor is None or self._lexicon is None:
            return menu
        first, word = menu.actions()[0], cursor.selectedText()
        for words in self._lexicon.suggestions(word):
            action = menu.addAction(words)
            action.triggered.connect(partial(self._replace, cursor, words))
            menu.insertAction(first, action)
        add = menu.addAction(self.tr("&Add to the dictionary"))
        add.triggered.connect(partial(self._add, word))
        menu.insertAction(first, add)
        menu.insertSeparator(first)
        return menu

    def _word_at(self, at: QPoint) -> QTextCursor | None:
        """Return the doubtful word at a place, selected."""
        cursor = self._edit.cursorForPosition(at)
        text, place = cursor.block().text(), cursor.positionInBlock()
        for start, length in self._lexicon.doubtful(text) if self._lexicon else ():
            if start <= place <= start + length:
                cursor.setPosition(cursor.block().position() + start)
                cursor.setPosition(cursor.position() + length, QTextCursor.MoveMode.KeepAnchor)
                return cursor
        return None

    def _replace(self, cursor: QTextCursor, words: str, _: bool = False) -> None:
        cursor.insertText(words)

    def _add(self, word: str, _: bool = False) -> None:
        self.added.emit(word)
