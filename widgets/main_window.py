"""The main window: a page to start from, one that takes studies in, and the editor of a deck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStackedWidget, QStatusBar, QWidget

from widgets.amending import Amending
from widgets.commands import build, draw_icons, enable, name_steps
from widgets.deck_names import deck_to_save, file_to_open, title_of
from widgets.document import Document
from widgets.exporting import Exporting
from widgets.leaving import Leaving
from widgets.older import Older
from widgets.panes import go_on, panes_of
from widgets.shell import Shell
from widgets.start.recent import remember, remember_study
from widgets.start.start_page import StartPage
from widgets.status import StatusLine
from widgets.waiting import Waiting
from widgets.window_places import first_size, restore_splitter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from slidekit.app import Options
    from slidekit.deck.model import Deck
    from slidekit.rules.finding import Finding
    from widgets.deck_parts import DeckParts
    from widgets.editor import Editor
    from widgets.findings import FindingsPanel
    from widgets.new_deck import NewDeckDialog
    from widgets.renewal import Renewal
    from widgets.study.import_view import StudyImport


class MainWindow(QMainWindow):
    """Holds one deck and takes the person from one page to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the window without a deck."""
        super().__init__(parent)
        self.document = Document(self)
        self.exporting = Exporting(self, self.document)
        self.start_page, self.waiting = StartPage(), Waiting()
        self._parts: DeckParts | None = None
        self.study_import: StudyImport | None = None
        """Made when the first study is taken in."""
        self.new_deck: NewDeckDialog | None = None
        self._is_new = False
        """Whether a deck was opened whose pages have not been shown yet."""
        self.stack = QStackedWidget()
        self.dock = QDockWidget(self.tr("Findings"), self)
        self._build()
        self.setStatusBar(QStatusBar(self))  # made here: Python would lose hold of Qt's own
        self.status = StatusLine(self.statusBar())
        self.actions_by_name = build(self)
        self.leaving = Leaving(self, self.document, self.save_as)
        self._connect()
        self.older = Older(self)
        self.amending = Amending(
            self, self.document, lambda: self.renewal, self._study_page, self.leaving
        )
        self._connect_commands()
        draw_icons(self.actions_by_name, self)
        self.shell = Shell(self)
        self._on_page_changed()

    @property
    def editor(self) -> Editor:
        """The page of an open deck."""
        return self.prepare().editor

    @property
    def findings(self) -> FindingsPanel:
        """What the rules say of it."""
        return self.prepare().findings

    @property
    def renewal(self) -> Renewal:
        """What its study's tables say by now."""
        return self.prepare().renewal

    @property
    def built_editor(self) -> Editor | None:
        """The page of an open deck, where there has been one."""
        return self._parts.editor if self._parts else None

    @property
    def is_editing(self) -> bool:
        """Whether the page of the open deck is shown."""
        return self._parts is not None and self.stack.currentWidget() is self._parts.editor

    def prepare(self) -> DeckParts:
        """Return what shows an open deck, built when it is asked for the first time."""
        if self._parts is None:
            from widgets.deck_parts import DeckParts

            self._parts = DeckParts(self)
            self._take_in_parts(self._parts)
        return self._parts

    def open(self, path: Path) -> None:
        """Read and lay out a deck on the worker thread, then show it."""
        self.older.then(path, lambda: self.leaving.then(lambda: self._open(path)))

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in the tables of a study."""

        def go() -> None:
            self.amending.end()
            self._study_page().open(paths)
            self._show(self._study_page())

        self.leaving.study_then(go)

    @Slot()
    def edit_study(self) -> None:
        """Open the study of the deck; what is written there is listed before the deck takes it."""
        page = self.amending.begin()
        if page is not None:
            self._show(page)

    def begin(self, template: str = "", study: Path | None = None) -> None:
        """Ask what a new deck needs, with a template or a study chosen beforehand."""
        from widgets.new_deck import NewDeckDialog

        self.new_deck = NewDeckDialog(template, study, self)
        self.new_deck.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.new_deck.wanted.connect(self.make)
        self.new_deck.tables_wanted.connect(self.start_page.choose_tables)
        self.new_deck.open()

    def make(self, studies: Sequence[Path], options: Options) -> None:
        """Make a first deck of study folders and show it."""

        def go() -> None:
            self._show(self.waiting)
            self.waiting.make(studies, options)

        for folder in studies:
            remember_study(folder)
        self.leaving.then(go)

    @Slot()
    def choose_file(self) -> None:
        """Ask for a deck or a PowerPoint file, and open it."""
        if path := file_to_open(self):
            self.shell.open(path)

    @Slot()
    def save_as(self) -> bool:
        """Ask for a name and save the deck under it; False: no name was given."""
        path = deck_to_save(self, self.document, self.renewal.tables.folders)
        if path is not None:
            self.document.save_as(path)
        return path is not None

    def finish_typing(self) -> None:
        """Take what is being typed on a slide and in its notes."""
        if self.built_editor is not None:
            self.built_editor.finish_typing()

    @Slot()
    def go_home(self) -> None:
        """Show the page to start from; the deck stays as it is."""
        deck = self.document.deck
        self.start_page.refresh()
        self.start_page.show_way_back(deck.title if deck and self.document.pages else "")
        self._show(self.start_page)
        self.start_page.gallery.setFocus()

    @Slot()
    def go_back(self) -> None:
        """Show the deck that is open, or the page to start from."""
        if self.document.pages is not None:
            self._show(self.editor)
            self.editor.slides.setFocus()
        else:
            self.go_home()

    def _build(self) -> None:
        for page in (self.start_page, self.waiting):
            self.stack.addWidget(page)
        self.setCentralWidget(self.stack)
        self.dock.setObjectName("findings")
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
        self.resizeDocks([self.dock], [170], Qt.Orientation.Vertical)
        self.dock.hide()
        self.setWindowTitle("slidekit")
        self.resize(first_size())

    def _connect(self) -> None:
        document, page = self.document, self.start_page
        document.awaited.connect(self.prepare)
        document.opened.connect(self._on_opened)
        document.failed.connect(self._fail)
        document.laid_out.connect(self._refresh)
        document.judged.connect(self._on_judged)
        document.state_changed.connect(self._on_state)
        document.refused.connect(self.status.say)
        document.name_wanted.connect(self.save_as)
        document.saved.connect(self._on_saved)
        self.exporting.finding_wanted.connect(self._on_finding_wanted)
        self.status.findings.clicked.connect(lambda: self.dock.setVisible(True))
        page.template_chosen.connect(self.begin)
        page.sample_chosen.connect(lambda folder: self.begin(study=folder))
        page.deck_opened.connect(self.open)
        page.paths_dropped.connect(self.take_in)
        page.left.connect(self.go_back)
        self.waiting.made.connect(self._on_made)
        self.waiting.given_up.connect(self._on_given_up)
        self.stack.currentChanged.connect(self._on_page_changed)

    def _connect_commands(self) -> None:
        document, actions = self.document, self.actions_by_name
        self._bind(
            {
                **{"new": self.go_home, "open": self.choose_file, "close": self.close},
                **{"save": document.save, "save_as": self.save_as, "export": self.exporting.begin},
                **{"undo": document.undo, "redo": document.redo, "pane": self._next_pane},
                "study": self.edit_study,
            }
        )
        actions["inspector"].setChecked(True)
        actions["findings"].toggled.connect(self.dock.setVisible)
        self.dock.visibilityChanged.connect(
            lambda _: actions["findings"].setChecked(not self.dock.isHidden())
        )

    def _bind(self, commands: dict[str, Callable[[], object]]) -> None:
        """Say what commands do."""
        for name, do in commands.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, do=do: self._run(do))

    def _take_in_parts(self, parts: DeckParts) -> None:
        """Give the parts of a deck their places in the window, and the commands their work."""
        self.stack.addWidget(parts.editor)
        restore_splitter(parts.editor)
        self.dock.setWidget(parts.findings)
        parts.editor.slide_shown.connect(self._on_slide_shown)
        self._bind(parts.commands())
        self.actions_by_name["inspector"].toggled.connect(parts.editor.inspector.setVisible)

    def _run(self, do: Callable[[], object]) -> None:
        """Take what is being typed before anything else is done."""
        self.finish_typing()
        do()
        self._on_state()  # a wish that was refused must not leave its command checked

    def _show(self, page: QWidget) -> None:
        if page is not self.waiting:
            self.waiting.forget()  # nobody waits for that deck any more
        self.stack.setCurrentWidget(page)

    def _open(self, path: Path) -> None:
        words = self.tr("Opening {0} ...").format(path.name)
        self.waiting.wait_for(words, lambda: self._open(path))
        self._show(self.waiting)
        self.document.open(path)

    def _study_page(self) -> StudyImport:
        if self.study_import is None:
            from widgets.study.import_view import StudyImport
            from widgets.study.unwritten import Unwritten

            self.study_import = StudyImport()
            self.leaving.study = Unwritten(self.study_import, self._show)
            self.stack.addWidget(self.study_import)
            self.study_import.written.connect(remember_study)
            self.study_import.deck_wanted.connect(lambda folder: self.begin(study=folder))
            self.study_import.other_wanted.connect(self.start_page.choose_tables)
            self.study_import.left.connect(self.go_back)
            self.study_import.changes_wanted.connect(self._show_changes)
        return self.study_import

    @Slot()
    def _show_changes(self) -> None:
        self.go_back()
        self.amending.show_changes()

    def _next_pane(self) -> None:
        go_on(panes_of(self))

    def _fail(self, sentence: str) -> None:
        """Say why there is no deck to show."""
        self.editor.clear()
        self.waiting.fail(sentence)
        self._show(self.waiting)
        self._on_state()

    @Slot(object, object)
    def _on_made(self, deck: Deck, studies: Sequence[Path]) -> None:
        def go() -> None:
            self.renewal.expect(studies)
            self.document.start(deck)

        self.leaving.then(go)

    @Slot()
    def _on_given_up(self) -> None:
        """Stop opening; a deck that is shown stays."""
        if self.document.pages is None:
            self.document.give_up()
        self.go_back()

    @Slot()
    def _on_page_changed(self) -> None:
        enable(self.actions_by_name, has_deck=self.is_editing)
        version = self.shell.library.version
        self.actions_by_name["pane"].setEnabled(
            self.is_editing or (version is not None and self.stack.currentWidget() is version)
        )
        self.statusBar().setVisible(self.is_editing)
        self.dock.setVisible(self.is_editing and self.actions_by_name["findings"].isChecked())
        self._on_state()

    @Slot()
    def _on_opened(self) -> None:
        self._is_new = True
        self.status.show_deck(self.document.deck)
        self.status.show_verdict(None)

    @Slot()
    def _on_saved(self) -> None:
        if self.document.path is not None:
            remember(self.document.path)

    @Slot()
    def _refresh(self) -> None:
        """Show the pages as they are by now."""
        self.editor.refresh()
        if self._is_new:
            self._is_new = False
            if self.document.path is not None:
                remember(self.document.path)
            self._show(self.editor)
            self.editor.slides.setFocus()
        self._on_state()

    @Slot()
    def _on_judged(self) -> None:
        verdict = self.document.verdict
        self.status.show_verdict(verdict)
        self.findings.show_offers(verdict.offers if verdict else ())
        self._refresh()

    @Slot()
    def _on_state(self) -> None:
        document, actions = self.document, self.actions_by_name
        self.status.show_kept(document)
        self.setWindowTitle(title_of(document))
        self.setWindowModified(document.is_dirty)
        name_steps(actions, document.undoes, document.redoes, is_editing=self.is_editing)
        editor = self.built_editor
        slide = editor.author.slide(editor.slide) if editor else None
        actions["hide"].setChecked(bool(slide and slide.hidden))

    @Slot()
    def _on_slide_shown(self) -> None:
        slides = self.editor.slides
        self.status.show_place(slides.currentRow() + 1, slides.count())
        self.status.show_zoom(self.editor.view.zoom)
        self._on_state()

    @Slot(object)
    def _on_finding_wanted(self, finding: Finding) -> None:
        self._show(self.editor)
        self.editor.show_place(finding.slide or "", finding.block or "")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw icons anew when the system turns dark or light."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "actions_by_name"):
            draw_icons(self.actions_by_name, self)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask what becomes of edits that are not saved, then let the worker end."""
        self.finish_typing()
        if not self.leaving.may_close():
            event.ignore()
            return
        self.shell.finish()
        self.exporting.finish()
        self.start_page.gallery.finish()
        self.waiting.finish()
        if self._parts is not None:
            self._parts.renewal.finish()
        if self.study_import is not None:
            self.study_import.intake.finish()
        self.document.close(discard=self.leaving.discards)
        self.document.finish()
        super().closeEvent(event)
