"""Typing into a slide: which texts can be edited in place, and what becomes of what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal, Slot
from PySide6.QtGui import QTextCursor

from widgets.text_editor import words_in

if TYPE_CHECKING:
    from widgets.author import Author
    from widgets.cite_dialog import CiteDialog
    from widgets.slide_view import SlideView

ONE_LINE = ("title", "tag")
MOST_SIGNS = 40
"""Of a text that is told of."""
CITES = ("body", "key", "footnotes", "title")
"""Parts of a slide, in the order in which a source is cited where none is chosen."""


class TypingIn(QObject):
    """Opens the editor over a block and hands over what was typed."""

    told = Signal(str)

    def __init__(self, view: SlideView, author: Author) -> None:
        """Join a canvas and an author."""
        super().__init__(view)
        self._view, self._author = view, author
        self._slide = self._field = ""
        self._kept: dict[tuple[str, str], str] = {}
        """Slide and field -> what was typed there and not taken when the slide was left."""
        self.cite_dialog: CiteDialog | None = None
        view.edit_wanted.connect(self.begin)
        view.editor.finished.connect(self._on_finished)
        view.editor.abandoned.connect(self._abandon)
        view.edit_left.connect(self._leave)
        view.editor.token_met.connect(self._on_token_met)

    @property
    def not_taken(self) -> tuple[tuple[str, str, str], ...]:
        """Slide, field and words of each text that was typed and that the deck does not have."""
        kept = tuple((*place, text) for place, text in self._kept.items())
        return (*kept, *self._open())

    def forget(self) -> None:
        """Another deck: nothing that was typed is for a slide of it."""
        self._kept.clear()
        self._abandon()

    @Slot(str)
    def begin(self, _: str = "") -> None:
        """Edit the chosen block, where it is a text that can be."""
        from slidekit.deck.typed import FIELDS, typed

        if self._field and self._view.editor.isVisible():  # what was refused is to be mended first
            self._view.editor.setFocus()
            return
        block, page = self._view.block, self._view.frame
        slide = self._author.slide(page.slide_id) if page else None
        if block is None or slide is None:
            return
        field = FIELDS.get(block.part, "")
        if not field:
            self.told.emit(
                self.tr("This is made from results. Its words are in title and footnotes.")
            )
        elif reason := self._author.why_not_edit(slide.id, field):
            self.told.emit(reason)
        else:
            self._slide, self._field = slide.id, field
            tokens, kept = self._author.tokens(), self._kept.pop((slide.id, field), None)
            text = typed(slide, field) if kept is None else kept
            self._view.edit(text, tokens, one_line=field in ONE_LINE)
            self.told.emit(self._hint() if kept is None else self._refused_before())

    @Slot()
    def begin_chosen(self) -> None:
        """Edit the chosen block, or the title where none is chosen."""
        if self._view.block is None:
            self._view.choose("title")
        self.begin()

    @Slot()
    def cite(self) -> None:
        """Ask which source is cited where the cursor stands, or at the end of a text."""
        from widgets.cite_dialog import CiteDialog

        editor = self._view.editor
        if not editor.isVisible():
            self._begin_somewhere()
            editor.moveCursor(QTextCursor.MoveOperation.End)
        if editor.isVisible():
            self.cite_dialog = CiteDialog(self._author.sources(), self._view)
            self.cite_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.cite_dialog.cited.connect(editor.put)
            self.cite_dialog.open()

    def _begin_somewhere(self) -> None:
        """Edit the chosen block, or the first one that usually cites."""
        for part in CITES:
            if self._view.block is None:
                self._view.choose(part)
        self.begin()

    def _hint(self) -> str:
        return self.tr("Type { to choose a number or a source. Esc ends.")

    def _refused_before(self) -> str:
        """Let the text be mended where it is wrong, which is seldom all of it."""
        self._view.editor.moveCursor(QTextCursor.MoveOperation.End)
        return self.tr("You typed this before, and it was not taken. Esc tries again.")

    @Slot(str)
    def _on_token_met(self, words: str) -> None:
        """Say what stands where the cursor is; the text shows only its token."""
        if self._field:
            self.told.emit(words or self._hint())

    def finish(self) -> None:
        """Take what is being typed, if anything is."""
        if self._field and self._view.editor.isVisible():
            self._on_finished(words_in(self._view.editor))

    @Slot(str)
    def _on_finished(self, text: str) -> None:
        if not self._field:
            return
        field, self._field = self._field, ""
        self.told.emit("")  # the hint has been of use; a refusal may follow
        if self._author.retype(self._slide, field, text):
            self._view.end_edit()
        else:
            self._field = field
            self._view.editor.refuse()

    def _open(self) -> tuple[tuple[str, str, str], ...]:
        """Return what stands in the editor, if the deck has other words there."""
        from slidekit.deck.typed import typed

        slide, text = self._author.slide(self._slide), words_in(self._view.editor)
        if not self._field or (slide is not None and text == typed(slide, self._field)):
            return ()
        return ((self._slide, self._field, text),)

    @Slot()
    def _leave(self) -> None:
        """Keep what was typed and could not be taken: the slide is not shown any more."""
        left = self._open()
        self._abandon()
        for slide, field, text in left:
            self._kept[slide, field] = text
            words = self.tr("Not taken, but kept: {0} It is there again when you edit that text.")
            self.told.emit(words.format(quoted(text)))

    @Slot()
    def _abandon(self) -> None:
        if self._field:
            self.told.emit("")  # the hint is of no use any more
        self._field = ""
        self._view.end_edit()


def quoted(text: str) -> str:
    """Return the beginning of a text as it is told of."""
    first = " ".join(text.split())
    is_long = len(first) > MOST_SIGNS
    return QLocale().quoteString(f"{first[:MOST_SIGNS]} ..." if is_long else first)
