"""What is done with a whole deck of the library: checked out and in, made smaller."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from widgets.jobs import InTurn
from widgets.review.form_dialog import FormDialog

if TYPE_CHECKING:
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref
    from widgets.review.asking import AskDialog
    from widgets.review.derive_dialog import DeriveDialog
    from widgets.review.desk import Desk
    from widgets.review.version_page import VersionPage


class DeckActs(QObject):
    """Serves the page of a version; who may do what is the library's to say."""

    def __init__(self, desk: Desk, page: VersionPage) -> None:
        """Connect the buttons of a page."""
        super().__init__(page)
        self._desk, self._page = desk, page
        self.dialog: AskDialog | DeriveDialog | None = None
        self._jobs = InTurn(self)
        page.head.edit_wanted.connect(self._on_edit)
        page.head.return_wanted.connect(self._on_return)
        page.head.derive_wanted.connect(self._on_derive)

    def take_out(self, ref: Ref, path: Path) -> None:
        """Take a deck out into a file and open that: the next version is made there."""
        session = self._desk.session
        if session is None:
            return

        def work() -> None:
            from slidekit.app import check_out_file

            check_out_file(session, ref.deck, path)

        self._jobs.ask(work, lambda _: self._on_taken_out(path), self._fail)

    def forget(self) -> None:
        """Open no file any more: nobody is signed in."""
        self._jobs.forget()

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._jobs.finish()
        if self.dialog is not None:
            self.dialog.finish()

    @Slot()
    def _on_edit(self) -> None:
        """Ask where the deck is to be kept as a file."""
        if self._page.opened is None:
            return
        ref = self._page.opened.version.ref
        kinds = self.tr("Decks (*.slidekit)")
        wished = str(Path.home() / f"{ref.deck}.slidekit")
        title = self.tr("Keep the deck as")
        told_below = QFileDialog.Option.DontConfirmOverwrite  # a file that is there is refused
        name, _ = QFileDialog.getSaveFileName(
            self._page.window(), title, wished, kinds, "", told_below
        )
        if name:
            path = Path(name)
            self.take_out(ref, path if path.suffix else path.with_suffix(".slidekit"))

    def _on_taken_out(self, path: Path) -> None:
        self._desk.refresh()
        self._desk.open_file(path)

    @Slot()
    def _on_return(self) -> None:
        """Give a deck back; what somebody else has is freed for a reason."""
        opened, session = self._page.opened, self._desk.session
        if opened is None or session is None:
            return
        deck = opened.whole.deck
        if opened.has_deck:
            work = lambda: give_back(session, deck.id)  # noqa: E731
            self._jobs.ask(work, lambda _: self._desk.refresh(), self._fail)
            return
        from widgets.review.asking import AskDialog, Field
        from widgets.review.words import time_words

        fields = (Field("reason", self.tr("Why it is freed")),)
        words = self.tr("Free the deck for others")
        dialog = AskDialog(
            words,
            fields,
            lambda said: give_back(session, deck.id, said["reason"]),
            self._page.window(),
        )
        who = opened.whole.people[deck.checked_out_by or ""].full_name
        told = self.tr(
            "{0} works on this deck since {1}. Then anybody can submit its next version."
        )
        dialog.introduce(told.format(who, time_words(deck.checked_out_at or "")))
        dialog.done_well.connect(self._desk.refresh)
        self._show(dialog)

    @Slot()
    def _on_derive(self) -> None:
        from widgets.review.derive_dialog import DeriveDialog

        opened, session = self._page.opened, self._desk.session
        if opened is not None and session is not None:
            dialog = DeriveDialog(session, opened, self._page.window())
            dialog.derived.connect(self._on_derived)
            self._show(dialog)

    @Slot(object)
    def _on_derived(self, done: object) -> None:
        from slidekit.app.derivatives import DerivedFile
        from widgets.dates import day_words

        assert isinstance(done, DerivedFile)
        self._desk.refresh()
        words = self.tr("Written: {0}. In the library it is {1}, approval {2}, until {3}.")
        until = day_words(done.approval.valid_until)
        told = words.format(done.out, done.version.deck, done.approval.id, until)
        self._page.head.say(told)

    def _show(self, dialog: AskDialog | DeriveDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_closed)
        dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        dialog = self.sender()  # not the one that is shown, if this was left at a lock
        assert isinstance(dialog, FormDialog)
        if dialog is self.dialog:
            self.dialog = None
        dialog.deleteLater()

    def _fail(self, sentence: str) -> None:
        self._page.head.say(sentence, is_wrong=True)


def give_back(session: Session, deck: str, reason: str = "") -> None:
    """On the worker: note that nobody works on a deck any more."""
    from slidekit.library.checkouts import check_in

    check_in(session, deck, reason)
