"""The page of the library: signing in, then what awaits the person, all versions, and records."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from widgets.jobs import Jobs
from widgets.look import as_bold, meaning_ink
from widgets.review.sign_in import SignInForm
from widgets.review.version_list import Browser, Inbox
from widgets.review.words import roles_words
from widgets.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.library.sessions import Session
    from widgets.review.audit_page import AuditPage
    from widgets.review.people_page import PeoplePage
    from widgets.review.rules_page import RulesPage
    from widgets.review.shelf import Shelf

READERS = {"auditor", "administrator", "librarian"}
"""Roles that may read the audit trail."""
KEEPERS = {"administrator", "librarian"}
"""Roles that confirm who people are, and permit policies."""


class LibraryPage(QWidget):
    """Shows the library to whoever is signed in; nothing of it to others."""

    left = Signal()
    version_wanted = Signal(object)
    sign_out_wanted = Signal()
    shelf_read = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the page with nobody signed in."""
        super().__init__(parent)
        self.session: Session | None = None
        self.shelf: Shelf | None = None
        self._jobs, self._turns = Jobs(self), Turns(self)
        self.note: Callable[[], str] = lambda: ""
        """What the person is to be reminded of, as it is by now."""
        self._wanted = ""
        """The page of records that is to be shown once it is known whether the person may."""
        self.sign_in, self.tabs, self.inside = SignInForm(), QTabWidget(), QWidget()
        self.inbox, self.browser = Inbox(), Browser()
        self.audit: AuditPage | None = None
        self.people: PeoplePage | None = None
        self.rules: RulesPage | None = None
        self.stack, self.who, self.message = QStackedWidget(), QLabel(), QLabel()
        self.warning = QLabel()
        self.back = QPushButton(self.tr("&Back"))
        self.again = QPushButton(self.tr("&Refresh"))
        self.out = QPushButton(self.tr("Sign &out"))
        self._build()
        self._connect()

    def ask(self, address: str, why: str = "") -> None:
        """Ask who is there."""
        self.session, self.shelf, self._wanted = None, None, ""
        self._turns.begin(())
        self._jobs.forget()
        self._forget_records()
        self.stack.setCurrentWidget(self.sign_in)
        for part in (self.again, self.out, self.who):
            part.hide()
        self.sign_in.ask(address, why)

    def show_session(self, session: Session) -> None:
        """Show the library to a person."""
        self.session = session
        self.who.setText(session.person.full_name)
        for part in (self.again, self.out, self.who):
            part.show()
        self.warning.setText(self.sign_in.warning)
        self.warning.setVisible(bool(self.sign_in.warning))
        self.stack.setCurrentWidget(self.inside)
        self.tabs.setCurrentWidget(self.inbox)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the versions anew: first those that may wait for the person, then all."""
        from widgets.review.due import UNDER_WAY
        from widgets.review.shelf import shelf_of

        session = self.session
        if session is not None:
            self._say(self.tr("Reading the library ...") if self.shelf is None else "")
            self._jobs.ask(lambda: shelf_of(session, UNDER_WAY), self._on_read, self._say)

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._turns.begin(())
        self._jobs.finish()
        self.sign_in.finish()
        for page in (self.audit, self.people, self.rules):
            if page is not None:
                page.finish()

    def show_audit(self) -> None:
        """Show the audit trail, or say that the person may not read it."""
        self._want("audit")

    def show_people(self) -> None:
        """Show accounts and keys, or say that the person may not see them."""
        self._want("people")

    def _want(self, name: str) -> None:
        self._wanted = name
        if self._records(name) is not None:
            self._show_wanted()

    def _records(self, name: str) -> QWidget | None:
        return {"audit": self.audit, "people": self.people}.get(name)

    def _show_wanted(self) -> None:
        name, self._wanted = self._wanted, ""
        page = self._records(name)
        if page is not None:
            self.tabs.setCurrentWidget(page)
        elif name:
            self._say(self.tr("None of your roles is for that page."))

    def _build(self) -> None:
        self.tabs.addTab(self.inbox, self.tr("For me"))
        self.tabs.addTab(self.browser, self.tr("All versions"))
        self.tabs.setDocumentMode(True)
        for label in (self.warning, self.message):
            label.setWordWrap(True)
            label.setContentsMargins(12, 4, 12, 4)
            label.hide()
        palette = self.warning.palette()
        palette.setColor(self.warning.foregroundRole(), meaning_ink("block", self.palette()))
        self.warning.setPalette(palette)
        inside = QVBoxLayout(self.inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.warning)
        inside.addWidget(self.message)
        inside.addWidget(self.tabs, 1)
        for part in (self.sign_in, self.inside):
            self.stack.addWidget(part)
        head = as_bold(QLabel(self.tr("Library")), 1.2)
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(8)
        top.addWidget(self.back)
        top.addSpacing(8)
        top.addWidget(head)
        top.addStretch(1)
        for part in (self.who, self.again, self.out):
            top.addWidget(part)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(top)
        lines.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.again.clicked.connect(self._on_again)
        self.out.clicked.connect(self.sign_out_wanted)
        for page in (self.inbox, self.browser):
            page.opened.connect(self.version_wanted)

    @Slot()
    def _on_again(self) -> None:
        """Read anew what is shown; the audit trail is read by its own button, which is noted."""
        self.refresh()
        for page in (self.people, self.rules):
            if page is not None and page is self.tabs.currentWidget():
                page.refresh()

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def _on_read(self, found: object) -> None:
        from widgets.review.shelf import ASKED, Shelf

        assert isinstance(found, Shelf)
        is_first = self.shelf is None
        self.shelf = found
        self._say(self.note())
        person = self.session.person.full_name if self.session else ""
        roles = roles_words(found.roles)
        self.who.setText(f"{person} ({roles})" if roles else person)
        self.inbox.show_shelf(found)
        count = len(found.of(*ASKED))
        words = self.tr("For me ({0})").format(count) if count else self.tr("For me")
        self.tabs.setTabText(self.tabs.indexOf(self.inbox), words)
        self._show_records(found)
        self._show_wanted()
        if is_first and self.tabs.currentWidget() is self.inbox:
            self.inbox.tree.setFocus()
        self.shelf_read.emit(found)
        self._turns.begin((self._read_all,))  # once the inbox has been painted

    def _read_all(self) -> None:
        from widgets.review.shelf import shelf_of

        session = self.session
        if session is not None:
            self._jobs.ask(lambda: shelf_of(session), self._on_all_read, self._say)

    def _on_all_read(self, found: object) -> None:
        from widgets.review.reading import load_ahead

        self.browser.show_shelf(cast("Shelf", found))
        self._jobs.ask(load_ahead, lambda _: None, lambda _: None)

    def _show_records(self, shelf: Shelf) -> None:
        """Add the pages that the person's roles are for."""
        if self.audit is None and self.session and READERS & shelf.of_library:
            from widgets.review.audit_page import AuditPage

            self.audit = AuditPage(self.session)
            self.tabs.addTab(self.audit, self.tr("Audit trail"))
        if self.people is None and self.session and KEEPERS & shelf.of_library:
            from widgets.review.people_page import PeoplePage

            self.people = PeoplePage(self.session, tuple(sorted(shelf.of_library)))
            self.tabs.addTab(self.people, self.tr("People and keys"))
        if self.rules is None and self.session and KEEPERS & shelf.of_library:
            from widgets.review.rules_page import RulesPage

            self.rules = RulesPage(self.session, tuple(sorted(shelf.of_library)))
            self.tabs.addTab(self.rules, self.tr("Policies and settings"))

    def _forget_records(self) -> None:
        """Take the records of whoever was signed in off the screen."""
        for page in (self.audit, self.people, self.rules):
            if page is not None:
                page.finish()
                self.tabs.removeTab(self.tabs.indexOf(page))
                page.deleteLater()
        self.audit = self.people = self.rules = None
        self.inbox.tree.clear()
        self.browser.clear()
