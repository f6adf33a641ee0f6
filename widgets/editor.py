"""The editor: slides at the left, the chosen one in the middle, what is known of it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from widgets.author import Author
from widgets.find_bar import FindBar
from widgets.inspector import Inspector
from widgets.jobs import Jobs
from widgets.notice import Notice
from widgets.rows import rows_of, shown_pages
from widgets.slide_show import SlideShow
from widgets.slide_strip import SlideStrip
from widgets.slide_view import SlideView
from widgets.spelling.speller import Speller
from widgets.strip_pane import StripPane
from widgets.typing_in import TypingIn, quoted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from slidekit.layout.frame import Frame
    from widgets.document import Document
    from widgets.palette.palette import Palette
    from widgets.spelling.speller import Doubt

BLOCK_OF = {"key_lines": "key", "notes": "", "alt": "figure"}
"""Field of a slide that is not the name of a block -> the block that shows it."""


class Editor(QSplitter):
    """Shows the pages of a document and sends it what the person does with them."""

    told = Signal(str)
    """A sentence for the status line."""
    slide_shown = Signal()
    """Another slide or zoom is on the canvas."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Build an editor of a document that may have no deck yet."""
        super().__init__(parent)
        self.document, self.author = document, Author(document)
        self.slides, self.view, self.inspector = SlideStrip(), SlideView(), Inspector()
        self.left = StripPane(self.slides)
        self.find_bar, self.notice = FindBar(document), Notice()
        self.typing_in = TypingIn(self.view, self.author)
        self.speller = Speller(document, self.view.editor, self.inspector.notes)
        self.show_window: SlideShow | None = None
        self.palette_window: Palette | None = None
        self._pictures = Jobs(self)
        self._frames: tuple[Frame, ...] = ()
        self._wanted = ""
        self._build()
        self._connect()

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The slides of the open deck as they are shown."""
        return self._frames

    @property
    def slide(self) -> str:
        """Id of the slide that is chosen."""
        return self.slides.slide

    def clear(self) -> None:
        """Show no deck."""
        self._frames = ()
        self.slides.clear()

    def want(self, slide: str) -> None:
        """Go to a slide as soon as it is laid out."""
        self._wanted = slide

    def finish_typing(self) -> None:
        """Take what is being typed on the slide and in its notes."""
        self.typing_in.finish()
        self.inspector.notes.finish()

    @property
    def not_taken(self) -> tuple[tuple[str, str, str], ...]:
        """Slide, field and words of all that was typed and that the deck does not have."""
        notes = ((slide, "notes", text) for slide, text in self.inspector.notes.not_taken)
        return (*self.typing_in.not_taken, *notes)

    def go_on_typing(self, slide: str, field: str, text: str) -> None:
        """Go to a text that was typed and not taken."""
        if self.author.slide(slide) is None:
            words = self.tr("Slide {0} is not in the deck any more. You had typed on it: {1}")
            self.told.emit(words.format(slide, text))
            return
        self.show_place(slide, field)
        if field == "notes":
            self.inspector.notes.setFocus()
        else:
            self.typing_in.begin()

    def show_place(self, slide: str, block: str) -> None:
        """Go to a slide and choose a block of it, or the block that shows a field."""
        if slide:
            self.slides.choose(slide)
        self.view.choose(BLOCK_OF.get(block, block))

    @Slot()
    def refresh(self) -> None:
        """Show the pages as they are by now."""
        pages, verdict = self.document.pages, self.document.verdict
        if pages is None:
            return
        self._frames = shown_pages(pages, verdict)
        wanted, self._wanted = self._wanted, ""
        self.slides.show_rows(rows_of(pages, verdict, self._frames))
        self.left.show_verdict(verdict)
        if wanted:
            self.slides.choose(wanted)
        self.find_bar.follow()
        if verdict is None or verdict.deck is not pages.deck:
            self.view.viewport().repaint()  # now, for rules that judge meanwhile slow it down

    @Slot()
    def show_next(self) -> None:
        """Go one slide on."""
        self._go(1)

    @Slot()
    def show_previous(self) -> None:
        """Go one slide back."""
        self._go(-1)

    @Slot()
    def insert_slide(self) -> None:
        """Show all kinds of exhibit: the slides that can be put in, and why others cannot."""
        from widgets.palette.palette import Palette

        self.palette_window = Palette(self.document.verdict, self._pictures, self)
        self.palette_window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.palette_window.wanted.connect(self.author.insert)
        self.palette_window.open()

    def duplicate(self) -> None:
        """Put a copy behind the chosen slide."""
        self.author.duplicate(self.slide)

    def delete(self) -> None:
        """Delete the slide, where it is the slide that is chosen and nothing on it."""
        if self.slides.hasFocus() or (self.view.hasFocus() and self.view.block is None):
            self.author.delete(self.slide)
        else:
            self.told.emit(self.tr("Choose the slide at the left to delete it."))

    def hide_slide(self) -> None:
        """Hide the chosen slide, or show it again."""
        self.author.set_hidden(self.slide)

    def move_up(self) -> None:
        """Move the chosen slide before the one above it."""
        self.author.step(self.slide, down=False)

    def move_down(self) -> None:
        """Move the chosen slide behind the one below it."""
        self.author.step(self.slide, down=True)

    def find_words(self) -> None:
        """Look for words."""
        self._find(replacing=False)

    def replace_words(self) -> None:
        """Look for words and put others in."""
        self._find(replacing=True)

    def next_doubt(self) -> None:
        """Go to the next word of the deck that the spelling does not know."""
        self.speller.go_on(self.slide)

    def play(self) -> None:
        """Show the slides on the whole screen from the first one."""
        self._play("")

    def play_here(self) -> None:
        """Show the slides on the whole screen from the chosen one."""
        self._play(self.slide)

    def _build(self) -> None:
        middle = QWidget()
        lines = QVBoxLayout(middle)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.notice)
        lines.addWidget(self.find_bar)
        lines.addWidget(self.view, 1)
        for part, share in ((self.left, 0), (middle, 1), (self.inspector, 0)):
            self.addWidget(part)
            self.setStretchFactor(self.count() - 1, share)
        self.setSizes([220, 840, 300])
        self.setChildrenCollapsible(False)

    def _connect(self) -> None:
        document, author = self.document, self.author
        document.opened.connect(self._on_opened)
        author.told.connect(self.told)
        author.slide_wanted.connect(self.want)
        self.slides.currentRowChanged.connect(self._on_slide_chosen)
        self.slides.move_wanted.connect(author.move)
        self.slides.move_asked.connect(self._on_move_asked)
        self.view.block_chosen.connect(lambda _: self._inspect())
        self.view.number_chosen.connect(self._on_number_chosen)
        self.view.zoom_changed.connect(self.slide_shown)
        self.typing_in.told.connect(self.told)
        self.speller.told.connect(self.told)
        self.speller.doubted.connect(self._on_doubted)
        self.inspector.number_wanted.connect(self._on_number_chosen)
        self.inspector.source_wanted.connect(self.typing_in.cite)
        self.inspector.notes.typed.connect(self._on_notes_typed)
        self.inspector.notes.kept_back.connect(self._on_notes_kept_back)
        self.inspector.options.chosen.connect(
            lambda name, value: author.choose(self.slide, name, value)
        )
        self.find_bar.place_wanted.connect(self.show_place)
        self.find_bar.edit_made.connect(document.do)
        self.find_bar.closed.connect(self.view.setFocus)
        self.left.missing.clicked.connect(self._on_missing_wanted)

    @Slot()
    def _on_missing_wanted(self) -> None:
        """Offer what can be put in; where that is nothing, say why the slides are missing."""
        verdict = self.document.verdict
        if verdict and not verdict.insertable:
            self.left.tell_why()
        else:
            self.insert_slide()

    def _go(self, by: int) -> None:
        row = self.slides.currentRow() + by
        if 0 <= row < self.slides.count():
            self.slides.setCurrentRow(row)

    def _find(self, *, replacing: bool) -> None:
        if self.document.deck:
            self.find_bar.begin(replacing=replacing)

    def _play(self, first: str) -> None:
        pages = self.document.pages
        if pages is None:
            return
        hidden = {slide.id for slide in pages.deck.slides if slide.hidden}
        frames = [frame for frame in self._frames if frame.slide_id not in hidden - {first}]
        if not frames:
            self.told.emit(self.tr("Every slide is hidden."))
            return
        self.show_window = SlideShow(frames, first, self)
        self.show_window.ended.connect(self.slides.choose)
        self.show_window.showFullScreen()

    @Slot(str, str)
    def _on_notes_typed(self, slide: str, text: str) -> None:
        if self.author.retype(slide, "notes", text):
            self.inspector.notes.take()

    @Slot(str)
    def _on_notes_kept_back(self, text: str) -> None:
        words = self.tr("Notes not taken, but kept: {0} They are there again with their slide.")
        self.told.emit(words.format(quoted(text)))

    @Slot()
    def _on_opened(self) -> None:
        self.typing_in.forget()
        self.inspector.notes.forget()
        deck = self.document.deck
        self.want(deck.slides[0].id if deck and deck.slides else "")

    @Slot(int)
    def _on_slide_chosen(self, row: int) -> None:
        if not 0 <= row < len(self._frames):
            self.view.show_frame(None)
            return
        shown = self.slides.row_of(row)
        title = f"{row + 1}  {shown.title if shown else ''}"
        if not self.view.show_frame(self._frames[row], title):
            self._inspect()
        self.slide_shown.emit()

    @Slot(str)
    def _on_number_chosen(self, fact: str) -> None:
        if self.document.deck:
            self.inspector.show_number(self.document.deck, fact)

    @Slot(object)
    def _on_doubted(self, doubt: Doubt) -> None:
        """Open the text with a doubtful word, and select the word."""
        self.show_place(doubt.slide, doubt.field)
        edit: QPlainTextEdit = self.inspector.notes
        if doubt.field != "notes":
            self.typing_in.begin()
            edit = self.view.editor
        edit.setFocus()
        cursor = edit.textCursor()
        cursor.setPosition(doubt.start)
        cursor.setPosition(doubt.start + doubt.length, QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)

    def _inspect(self) -> None:
        from slidekit.deck.choices import offered
        from widgets.about_slide import about, facts_of
        from widgets.sources import cited_on

        pages = self.document.pages
        slide = self.author.slide(self.slide)
        if pages is None or slide is None or self.slides.currentRow() >= len(self._frames):
            return
        frame = self._frames[self.slides.currentRow()]
        why = self.author.why_not_edit(slide.id, "notes")
        self.inspector.show_slide(slide, about(pages.deck, slide), editable=not why)
        self.inspector.show_sources(cited_on(pages.deck, slide), editable=not why)
        self.inspector.show_options(slide, offered(pages.deck, slide), why)
        self.inspector.show_numbers(pages.deck, facts_of(pages.deck, slide, frame, self.view.block))

    @Slot(str, int)
    def _on_move_asked(self, slide: str, place: int) -> None:
        reason = self.author.why_not_move(slide, place)
        self.slides.may_move = not reason
        if reason:
            self.told.emit(reason)
