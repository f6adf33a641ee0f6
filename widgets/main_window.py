"""The main window: slides at the left, the chosen one in the middle, what is known of it right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import (
    QDockWidget,
    QFileDialog,
    QLabel,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from widgets.author import Author
from widgets.commands import build, draw_icons, enable
from widgets.document import Document
from widgets.find_bar import FindBar
from widgets.findings import FindingsPanel
from widgets.insert_menu import menu_of
from widgets.inspector import Inspector
from widgets.leaving import Leaving
from widgets.notice import Notice
from widgets.notices import show_notice
from widgets.rows import rows_of, shown_pages
from widgets.slide_show import SlideShow
from widgets.slide_strip import SlideStrip
from widgets.slide_view import SlideView
from widgets.status import StatusLine
from widgets.strip_pane import StripPane
from widgets.typing_in import TypingIn

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from slidekit.layout.frame import Frame


class MainWindow(QMainWindow):
    """Shows one deck and takes edits; what cannot be shown is said in one sentence in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the window without a deck."""
        super().__init__(parent)
        self.document = Document(self)
        self.author = Author(self.document)
        self.slides, self.view, self.inspector = SlideStrip(), SlideView(), Inspector()
        self.left = StripPane(self.slides)
        self.findings, self.find_bar, self.notice = FindingsPanel(), FindBar(), Notice()
        self.message = QLabel(self.tr("No deck is open. Open a .slidekit deck with Ctrl+O."))
        self.stack = QStackedWidget()
        """A page to start from, and the editor; `set_start_page` puts another one in."""
        self.dock = QDockWidget(self.tr("Findings"), self)
        self.show_window: SlideShow | None = None
        self._frames: tuple[Frame, ...] = ()
        self._wanted = ""
        self._build()
        self.status = StatusLine(self.statusBar())
        self.actions_by_name = build(self)
        self.typing_in = TypingIn(self.view, self.author)
        self.leaving = Leaving(self, self.document, self.save_as)
        self._connect()
        draw_icons(self.actions_by_name, self)
        enable(self.actions_by_name, has_deck=False)

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The slides of the open deck as they are shown."""
        return self._frames

    def set_start_page(self, page: QWidget) -> None:
        """Show another page where no deck is open."""
        self.stack.insertWidget(0, page)
        if self.stack.currentWidget() is self.message:
            self.stack.setCurrentWidget(page)

    def open(self, path: Path) -> None:
        """Read and lay out a deck on the worker thread, then show it."""
        self.leaving.then(lambda: self._open(path))

    @Slot()
    def choose_file(self) -> None:
        """Ask for a deck and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a deck"), "", self.tr("slidekit decks (*.slidekit)")
        )
        if name:
            self.open(Path(name))

    @Slot()
    def save_as(self) -> None:
        """Ask for a name and save the deck under it."""
        path = self.document.path
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the deck"), str(path or ""), self.tr("slidekit decks (*.slidekit)")
        )
        if name:
            self.document.save_as(Path(name if name.endswith(".slidekit") else f"{name}.slidekit"))

    @Slot()
    def show_next(self) -> None:
        """Go one slide on."""
        self._go(1)

    @Slot()
    def show_previous(self) -> None:
        """Go one slide back."""
        self._go(-1)

    @Slot()
    def play(self) -> None:
        """Show the slides on the whole screen from the first one."""
        self._play("")

    def show_place(self, slide: str, block: str) -> None:
        """Go to a slide and choose a block of it, or the block that shows a field."""
        if slide:
            self.slides.choose(slide)
        names = {"key_lines": "key", "notes": "", "alt": "figure"}
        self.view.choose(names.get(block, block))

    @Slot()
    def insert_slide(self) -> None:
        """Offer the slides that can be put in, and say why others cannot."""
        menu = self.insert_menu()
        corner = self.view.mapToGlobal(self.view.rect().topLeft())
        menu.popup(corner)
        menu.setActiveAction(menu.actions()[0])

    def insert_menu(self) -> QMenu:
        """Return the menu of slides that the deck lacks."""
        return menu_of(self, self.document.verdict, self.author.insert)

    def _build(self) -> None:
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setMargin(32)
        middle = QWidget()
        lines = QVBoxLayout(middle)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.notice)
        lines.addWidget(self.find_bar)
        lines.addWidget(self.view, 1)
        self.editor = QSplitter()
        for part, share in ((self.left, 0), (middle, 1), (self.inspector, 0)):
            self.editor.addWidget(part)
            self.editor.setStretchFactor(self.editor.count() - 1, share)
        self.editor.setSizes([220, 840, 300])
        self.editor.setChildrenCollapsible(False)
        self.stack.addWidget(self.message)
        self.stack.addWidget(self.editor)
        self.setCentralWidget(self.stack)
        self.dock.setObjectName("findings")
        self.dock.setWidget(self.findings)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
        self.resizeDocks([self.dock], [170], Qt.Orientation.Vertical)
        self.dock.hide()
        self.setWindowTitle("slidekit")
        self.resize(1366, 768)

    def _connect(self) -> None:
        document, author = self.document, self.author
        document.opened.connect(self._on_opened)
        document.failed.connect(self._say)
        document.laid_out.connect(self._refresh)
        document.judged.connect(self._on_judged)
        document.state_changed.connect(self._on_state)
        document.noticed.connect(lambda: show_notice(self.notice, document, self.save_as))
        document.refused.connect(self.status.say)
        document.name_wanted.connect(self.save_as)
        author.told.connect(self.status.say)
        author.slide_wanted.connect(self._want)
        self.slides.currentRowChanged.connect(self._on_slide_chosen)
        self.slides.move_wanted.connect(author.move)
        self.slides.move_asked.connect(self._on_move_asked)
        self.view.block_chosen.connect(self._on_block_chosen)
        self.view.number_chosen.connect(self._on_number_chosen)
        self.view.zoom_changed.connect(lambda: self.status.show_zoom(self.view.zoom))
        self.typing_in.told.connect(self.status.say)
        self.inspector.number_wanted.connect(self._on_number_chosen)
        self.inspector.notes.typed.connect(lambda text: author.retype(self._slide, "notes", text))
        self.findings.place_wanted.connect(self.show_place)
        self.findings.fix_wanted.connect(author.fix)
        self.find_bar.place_wanted.connect(self.show_place)
        self.find_bar.edit_made.connect(document.do)
        self.find_bar.closed.connect(self.view.setFocus)
        self.status.findings.clicked.connect(lambda: self.dock.setVisible(True))
        self.left.missing.clicked.connect(self.insert_slide)
        self._connect_commands()

    def _connect_commands(self) -> None:
        commands = {
            **{"open": self.choose_file, "save": self.document.save, "save_as": self.save_as},
            **{"undo": self.document.undo, "redo": self.document.redo, "close": self.close},
            **{"insert": self.insert_slide, "play": self.play},
            "duplicate": lambda: self.author.duplicate(self._slide),
            "delete": self._delete,
            "hide": lambda: self.author.set_hidden(self._slide),
            "up": lambda: self.author.step(self._slide, down=False),
            "down": lambda: self.author.step(self._slide, down=True),
            "edit": self.typing_in.begin_chosen,
            "find": lambda: self._find(replacing=False),
            "replace": lambda: self._find(replacing=True),
            **{"next": self.show_next, "previous": self.show_previous},
            **{"fit": self.view.fit, "zoom_in": self.view.zoom_in, "zoom_out": self.view.zoom_out},
            "pane": self._next_pane,
            "play_here": lambda: self._play(self._slide),
        }
        for name, do in commands.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, do=do: self._run(do))
        for name, part in (("findings", self.dock), ("inspector", self.inspector)):
            action = self.actions_by_name[name]
            action.setChecked(part is self.inspector)
            action.toggled.connect(part.setVisible)
        self.dock.visibilityChanged.connect(
            lambda _: self.actions_by_name["findings"].setChecked(not self.dock.isHidden())
        )

    def _run(self, do: object) -> None:
        """Take what is being typed before anything else is done."""
        self.typing_in.finish()
        assert callable(do)
        do()
        self._on_state()  # a wish that was refused must not leave its command checked

    @property
    def _slide(self) -> str:
        return self.slides.slide

    def _open(self, path: Path) -> None:
        self._say(self.tr("Opening {0} ...").format(path.name))
        self.document.open(path)

    def _go(self, by: int) -> None:
        row = self.slides.currentRow() + by
        if 0 <= row < self.slides.count():
            self.slides.setCurrentRow(row)

    def _want(self, slide: str) -> None:
        """Go to a slide as soon as it is laid out."""
        self._wanted = slide

    def _delete(self) -> None:
        """Delete the slide, where it is the slide that is chosen and nothing on it."""
        if self.slides.hasFocus() or (self.view.hasFocus() and self.view.block is None):
            self.author.delete(self._slide)
        else:
            self.status.say(self.tr("Choose the slide at the left to delete it."))

    def _find(self, *, replacing: bool) -> None:
        if self.document.deck:
            self.find_bar.begin(self.document.deck, replacing=replacing)

    def _next_pane(self) -> None:
        panes: list[QWidget] = [self.slides, self.view, self.inspector.list, self.findings.tree]
        shown = [pane for pane in panes if pane.isVisible()]
        if shown:
            held = next((n for n, pane in enumerate(shown) if pane.hasFocus()), -1)
            shown[(held + 1) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def _play(self, first: str) -> None:
        pages = self.document.pages
        if pages is None:
            return
        hidden = {slide.id for slide in pages.deck.slides if slide.hidden}
        frames = [frame for frame in self._frames if frame.slide_id not in hidden - {first}]
        if not frames:
            self.status.say(self.tr("Every slide is hidden."))
            return
        self.show_window = SlideShow(frames, first, self)
        self.show_window.ended.connect(self.slides.choose)
        self.show_window.showFullScreen()

    def _say(self, sentence: str) -> None:
        """Show a sentence where the slide would be."""
        self._frames = ()
        self.slides.clear()
        self.message.setText(sentence)
        self.stack.setCurrentWidget(self.message)
        self._on_state()
        enable(self.actions_by_name, has_deck=False)

    @Slot()
    def _on_opened(self) -> None:
        deck = self.document.deck
        self._wanted = deck.slides[0].id if deck and deck.slides else ""
        self.status.show_deck(deck)
        self.status.show_verdict(None)

    @Slot()
    def _refresh(self) -> None:
        """Show the pages as they are by now."""
        pages, verdict = self.document.pages, self.document.verdict
        if pages is None:
            return
        self._frames = shown_pages(pages, verdict)
        was_empty = self.stack.currentWidget() is not self.editor
        wanted, self._wanted = self._wanted, ""
        self.stack.setCurrentWidget(self.editor)
        self.slides.show_rows(rows_of(pages, verdict, self._frames))
        if wanted:
            self.slides.choose(wanted)
        self.find_bar.follow(pages.deck)
        enable(self.actions_by_name, has_deck=True)
        self._on_state()
        if was_empty:
            self.slides.setFocus()

    @Slot()
    def _on_judged(self) -> None:
        verdict = self.document.verdict
        self.status.show_verdict(verdict)
        self.findings.show_offers(verdict.offers if verdict else ())
        self.left.show_verdict(verdict)
        self._refresh()

    @Slot()
    def _on_state(self) -> None:
        document, actions = self.document, self.actions_by_name
        self.status.show_kept(document)
        title = document.deck.title if document.deck else ""
        self.setWindowTitle(f"{title}[*] \N{EN DASH} slidekit" if title else "slidekit")
        self.setWindowModified(document.is_dirty)
        for name, words, label in (
            ("undo", self.tr("&Undo"), document.undoes),
            ("redo", self.tr("&Redo"), document.redoes),
        ):
            actions[name].setEnabled(bool(label))
            actions[name].setText(f"{words}: {label}" if label else words)
        slide = self.author.slide(self._slide)
        actions["hide"].setChecked(bool(slide and slide.hidden))

    @Slot(int)
    def _on_slide_chosen(self, row: int) -> None:
        if not 0 <= row < len(self._frames):
            self.view.show_frame(None)
            return
        shown = self.slides.row_of(row)
        self.view.show_frame(self._frames[row], f"{row + 1}  {shown.title if shown else ''}")
        self.status.show_place(row + 1, len(self._frames))
        self.status.show_zoom(self.view.zoom)
        self._inspect()
        self._on_state()

    @Slot(str)
    def _on_block_chosen(self, _: str) -> None:
        self._inspect()

    @Slot(str)
    def _on_number_chosen(self, fact: str) -> None:
        if self.document.deck:
            self.inspector.show_number(self.document.deck, fact)

    def _inspect(self) -> None:
        from widgets.about_slide import about, facts_of

        pages = self.document.pages
        slide = self.author.slide(self._slide)
        if pages is None or slide is None or self.slides.currentRow() >= len(self._frames):
            return
        frame = self._frames[self.slides.currentRow()]
        why = self.author.why_not_edit(slide.id, "notes")
        notes = "\n".join(slide.notes)
        self.inspector.show_slide(about(pages.deck, slide), notes, editable=not why)
        self.inspector.show_numbers(pages.deck, facts_of(pages.deck, slide, frame, self.view.block))

    @Slot(str, int)
    def _on_move_asked(self, slide: str, place: int) -> None:
        reason = self.author.why_not_move(slide, place)
        self.slides.may_move = not reason
        if reason:
            self.status.say(reason)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw icons anew when the system turns dark or light."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "actions_by_name"):
            draw_icons(self.actions_by_name, self)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask what becomes of edits that are not saved, then let the worker end."""
        self.typing_in.finish()
        if self.leaving.may_close():
            self.document.close(discard=self.leaving.discards)
            super().closeEvent(event)
        else:
            event.ignore()
