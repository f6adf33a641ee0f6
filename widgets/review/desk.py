"""The library in a window: who is signed in, its pages, and what its commands do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from widgets.review.absence import Absence
from widgets.review.idle import Idle
from widgets.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version
    from slidekit.rules.finding import Finding
    from widgets.main_window import MainWindow
    from widgets.review.beside import BesideDock
    from widgets.review.deck_acts import DeckActs
    from widgets.review.drafts import Drafts
    from widgets.review.form_dialog import FormDialog
    from widgets.review.library_page import LibraryPage
    from widgets.review.sign_dialog import SignDialog
    from widgets.review.submit_dialog import SubmitDialog
    from widgets.review.unsent import Begins
    from widgets.review.version_page import VersionPage


ROOMY_PX = 1600
"""Width of a window that has room for slides, a slide, the inspector and the comments."""


class Desk(QObject):
    """Holds the session of a window; it ends with the window, and after some idle minutes."""

    def __init__(self, window: MainWindow) -> None:
        """Connect the commands of the library; nothing of it is loaded yet."""
        super().__init__(window)
        self._window = window
        self.session: Session | None = None
        self.library: LibraryPage | None = None
        self.version: VersionPage | None = None
        self.sign_dialog: SignDialog | None = None
        self.submit_dialog: SubmitDialog | None = None
        self.beside: BesideDock | None = None
        self.deck_acts: DeckActs | None = None
        self.begun: Begins | None = None
        """Comments that were begun and not sent, once somebody has looked at a version."""
        self._absence = Absence()
        self._lent = False
        """Whether the comments have the inspector's place."""
        self._next: Callable[[], object] | None = None
        """What was wanted when somebody had to sign in first."""
        self.idle = Idle(self)
        self.idle.passed.connect(self.lock)
        commands: dict[str, Callable[[], object]] = {
            "inbox": self.show_inbox,
            "submit": self.submit,
            "comments": self.show_comments,
            "audit": self.show_audit,
            "people": self.show_people,
            "sign_out": self.sign_out,
        }
        for name, do in commands.items():
            window.actions_by_name[name].triggered.connect(lambda _=False, do=do: self._run(do))
        window.document.opened.connect(self._on_other_deck)
        card = window.start_page.reviews
        card.library_wanted.connect(self.show_inbox)
        card.version_wanted.connect(self.open_version)
        self._show_card()
        window.stack.currentChanged.connect(lambda _: self._on_page())

    @Slot()
    def show_inbox(self) -> None:
        """Show what waits, or ask who is there."""
        self._next = None  # whoever left the question does something else now
        page = self._library_page()
        self._show(page)
        if self.session is None:
            page.ask(read_settings().library)
        else:
            page.tabs.setCurrentWidget(page.inbox)
            page.refresh()

    @Slot(object)
    def open_version(self, ref: Ref) -> None:
        """Show a version, its changes first."""
        if self.session is None:
            self._first_sign_in(lambda: self.open_version(ref))
            return
        page = self._version_page()
        self._show(page)
        page.open(self.session, ref)

    @Slot()
    def submit(self) -> None:
        """Ask what goes with the open deck, and send it to review."""
        from slidekit.app.offline import version_of
        from widgets.review.submit_dialog import SubmitDialog

        window, document = self._window, self._window.document
        if self.session is None:
            self._first_sign_in(self._submit_again)
            return
        if document.deck is None or self.submit_dialog is not None:
            return
        known = version_of(document.deck, self.session.library)
        self.submit_dialog = SubmitDialog(self.session, document.deck, known, window)
        self.submit_dialog.submitted.connect(self._on_submitted)
        self.submit_dialog.finished.connect(self._on_closed)
        self.submit_dialog.open()

    @Slot()
    def show_comments(self) -> None:
        """Show or hide the comments of the version that the open deck was submitted as."""
        if self.beside is not None and self.beside.isVisible():
            self.beside.hide()
            return
        if self.session is None:
            self._first_sign_in(self._comments_again)
            return
        self._beside_dock().show()
        self._make_room()
        self._fill_beside()

    @Slot()
    def show_audit(self) -> None:
        """Show the audit trail to whoever may read it."""
        self._show_record(lambda page: page.show_audit())

    @Slot()
    def show_people(self) -> None:
        """Show accounts and keys to administrators."""
        self._show_record(lambda page: page.show_people())

    @Slot()
    def sign_out(self) -> None:
        """End the session; after a lock there is none, and what waits for its person stays."""
        if self.session is not None:
            self._absence.begin(None, None)
        self._end(self.tr("You are signed out."))

    @Slot()
    def lock(self) -> None:
        """End the session, since nobody has been at the window for a while."""
        page = self.version
        is_shown = page is not None and self._window.stack.currentWidget() is page
        opened = page.opened if page is not None and is_shown else None
        self._absence.begin(self.session, opened.version.ref if opened else None)
        self._drafts()  # what is typed in dialogs is asked about as well
        words = self.tr("Locked after {0} minutes without a key or a click. Sign in again.")
        self._end(words.format(self.idle.minutes))

    @Slot()
    def follow_settings(self) -> None:
        """Ask at the library that the settings name by now, where nobody is signed in."""
        self._show_card()
        if self.library is not None and self.session is None:
            self.library.ask(read_settings().library)

    @Slot()
    def refresh(self) -> None:
        """Something was done in the library: read anew what is shown of it."""
        if self.version is not None:
            self.version.head.say("")
            self.version.refresh()
        if self.library is not None:
            self.library.refresh()

    def open_file(self, path: Path) -> None:
        """Open a deck that was taken out of the library."""
        self._window.open(path)

    def dialogs(self) -> tuple[FormDialog, ...]:
        """Return the dialogs that are open, or were when the window was locked."""
        of_deck = self.deck_acts.dialog if self.deck_acts else None
        all_of_them = (self.sign_dialog, self.submit_dialog, of_deck)
        return tuple(one for one in all_of_them if one is not None)

    def finish(self) -> None:
        """Let the workers end before the window goes."""
        for part in (self.library, self.deck_acts, self.version, self.beside):
            if part is not None:
                part.finish()
        for dialog in self.dialogs():
            dialog.finish()

    def _run(self, do: Callable[[], object]) -> None:
        self._window.finish_typing()
        do()

    def _show(self, page: LibraryPage | VersionPage) -> None:
        self._window.stack.setCurrentWidget(page)

    def _library_page(self) -> LibraryPage:
        if self.library is None:
            from widgets.review.library_page import LibraryPage

            page = self.library = LibraryPage()
            self._window.stack.addWidget(page)
            page.note = lambda: self.begun.reminder(self.session) if self.begun else ""
            page.left.connect(self._window.go_back)
            page.version_wanted.connect(self.open_version)
            page.sign_out_wanted.connect(self.sign_out)
            page.shelf_read.connect(self._window.start_page.reviews.show_shelf)
            page.sign_in.signed_in.connect(self._on_signed_in)
            page.sign_in.settings_wanted.connect(self._window.shell.show_settings)
        return self.library

    def _version_page(self) -> VersionPage:
        if self.version is None:
            from widgets.review.deck_acts import DeckActs
            from widgets.review.version_page import VersionPage

            page = self.version = VersionPage(self._drafts())
            self._window.stack.addWidget(page)
            page.left.connect(self.show_inbox)
            page.act_wanted.connect(self._on_act)
            self.deck_acts = DeckActs(self, page)
        return self.version

    def _drafts(self) -> Drafts:
        """Return what is begun and not sent; the window asks about it before it closes."""
        if self.begun is None:
            from widgets.review.unsent import Begins

            self.begun = Begins(self, self._window)
            self._window.leaving.comments = self.begun.asking
        return self.begun.drafts

    def _beside_dock(self) -> BesideDock:
        if self.beside is None:
            from widgets.review.beside import BesideDock

            dock = self.beside = BesideDock(self._drafts(), self._window)
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            dock.visibilityChanged.connect(self._give_room_back)
            editor = self._window.editor
            dock.place_wanted.connect(editor.show_place)
            editor.slide_shown.connect(self._on_slide)
            self._window.document.opened.connect(self._fill_beside)
        return self.beside

    def _make_room(self) -> None:
        """Let comments take the inspector's place in a small window: the slide is to be read."""
        inspector = self._window.actions_by_name["inspector"]
        if inspector.isChecked() and self._window.width() < ROOMY_PX:
            inspector.setChecked(False)
            self._lent = True

    @Slot()
    def _give_room_back(self) -> None:
        if self._lent and self.beside is not None and self.beside.isHidden():
            self._lent = False
            self._window.actions_by_name["inspector"].setChecked(True)

    def _first_sign_in(self, do: Callable[[], object]) -> None:
        """Ask who is there, and then do something."""
        self.show_inbox()
        self._next = do

    def _submit_again(self) -> None:
        self._window.go_back()
        self.submit()

    def _comments_again(self) -> None:
        self._window.go_back()
        self.show_comments()

    def _show_record(self, show: Callable[[LibraryPage], object]) -> None:
        page = self._library_page()
        if self.session is None:
            self._first_sign_in(lambda: show(page))
        else:
            self.show_inbox()
            show(page)

    def _end(self, words: str) -> None:
        """End the session: nothing of the library stays on the screen."""
        left, self.session, self._next = self.session, None, None
        self.idle.stop()
        self._window.start_page.reviews.forget()
        for dialog in self.dialogs():
            dialog.put_aside()
        if self.deck_acts is not None:
            self.deck_acts.forget()
        if self.beside is not None:
            self.beside.forget(self.tr("Sign in to see the comments."))
        shown = self._window.stack.currentWidget()
        if self.version is not None:
            self.version.forget()
        if self.library is not None:
            kept = self.tr("What you have typed and not sent is kept till then.")
            is_kept = bool(self.dialogs() or (self.begun and self.begun.of(left)))
            self.library.ask(read_settings().library, f"{words} {kept}" if is_kept else words)
            if shown is self.version:
                self._show(self.library)

    @Slot(object)
    def _on_signed_in(self, session: Session) -> None:
        self.session = session
        self.idle.start()
        page = self._library_page()
        page.show_session(session)
        do, self._next = self._next, None
        dialog = self.submit_dialog
        if dialog is not None and self._window.document.deck is not None:
            dialog.deck = self._window.document.deck  # it may have been edited meanwhile
        ref = self._absence.end(session, self.dialogs())
        if do is not None:
            do()
        elif ref is not None:
            self.open_version(ref)
        elif dialog is not None and dialog.isVisible():
            self._window.go_back()

    @Slot(str, object)
    def _on_act(self, act: str, finding: Finding | None) -> None:
        from widgets.review.sign_dialog import SignDialog

        page = self._version_page()
        if self.session is None or page.opened is None:
            return
        self.sign_dialog = SignDialog(self.session, page.opened, act, finding, self._window)
        self.sign_dialog.signed.connect(lambda _: self.refresh())
        self.sign_dialog.written.connect(page.tell_written)
        self.sign_dialog.finished.connect(self._on_closed)
        self.sign_dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        dialog = self.sender()  # not the one that is shown, if this was left at a lock
        if dialog is self.sign_dialog:
            self.sign_dialog = None
        elif dialog is self.submit_dialog:
            self.submit_dialog = None
        dialog.deleteLater()

    @Slot(object)
    def _on_submitted(self, version: Version) -> None:
        """Tell it, and let the deck know of which version it is: the next one is made from it."""
        from slidekit.deck.model import Origin
        from widgets.review.submit_dialog import SubmitDialog

        dialog = self.sender()
        assert isinstance(dialog, SubmitDialog)
        origin = Origin(dialog.session.library.id, version.deck, version.number)
        self._window.document.come_from(origin)
        words = self.tr("Submitted as {0}, version {1}. It is in review.")
        self._window.status.say(words.format(version.title, version.number))
        if self.library is not None:
            self.library.refresh()
        self._fill_beside()

    @Slot()
    def _on_other_deck(self) -> None:
        """What was to be submitted when the window was locked is not open any more."""
        if self.submit_dialog is not None and not self.submit_dialog.is_dropped:
            self.submit_dialog.submitted.disconnect(self._on_submitted)
            self.submit_dialog.drop()

    @Slot()
    def _fill_beside(self) -> None:
        """Show the comments of the version that the open deck is known to be."""
        from slidekit.app.offline import version_of

        dock, session, deck = self.beside, self.session, self._window.document.deck
        if dock is None or not dock.isVisible() or session is None:
            return
        ref = version_of(deck, session.library) if deck else None
        if ref is None:
            dock.forget(self.tr("This deck has not been submitted from this file."))
            return
        dock.show_version(session, ref, deck, self._places())
        self._on_slide()

    @Slot()
    def _on_slide(self) -> None:
        if self.beside is not None:
            self.beside.show_slide(self._window.editor.slide, self._places())

    def _places(self) -> dict[str, int]:
        deck = self._window.document.deck
        return {slide.id: n for n, slide in enumerate(deck.slides, 1)} if deck else {}

    def _show_card(self) -> None:
        self._window.start_page.reviews.setVisible(bool(read_settings().library))

    def _on_page(self) -> None:
        """A dock of the editor belongs to the editor; the card to a library in the settings."""
        self._show_card()
        if self.beside is not None and not self._window.is_editing:
            self.beside.hide()
