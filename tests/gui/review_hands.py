"""A library with a team, and what its people do in the window: by keys and clicks alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from slidekit.app import draft
from slidekit.app.releasing import report_of
from slidekit.app.reviewing import anchors_of, bytes_of
from slidekit.export.digests import ascii_json, content_digest
from slidekit.library.opening import init_library, open_library
from slidekit.library.people import NewPerson
from slidekit.library.policies import permit
from slidekit.library.review import approve
from slidekit.library.sessions import sign_in
from slidekit.library.submission import Submission, submit
from slidekit.library.waivers import waive
from tests.gui.camera import Camera
from tests.gui.hands import CTRL, press
from tests.gui.study_hands import click
from tests.library.hands import entered
from tests.library.small import WAIVABLE, small_deck
from widgets.blocks import blocks, numbers
from widgets.review.version_list import TASK
from widgets.settings import Settings, keep_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget
    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref
    from widgets.main_window import MainWindow
    from widgets.review.library_page import LibraryPage
    from widgets.review.sign_dialog import SignDialog
    from widgets.review.submit_dialog import SubmitDialog
    from widgets.review.version_list import Browser
    from widgets.review.version_page import VersionPage

PASSWORD = "correct horse battery"
TEAM = {
    "arno": ("Arno Autor", "author"),
    "mia": ("Mia Medical", "medical"),
    "rita": ("Rita Regulatory", "regulatory"),
    "lena": ("Lena Librarian", "librarian"),
}
WAIT_MS = 120_000


def made_library(address: str) -> str:
    """Make a library with a team, name it in the settings, and return its address."""
    first = NewPerson("anna", "Anna Ader", "Otto Orth", None, ("administrator",))
    admin = sign_in(init_library(address, first, PASSWORD), "anna", PASSWORD)
    for login, (name, role) in TEAM.items():
        entered(admin, NewPerson(login, name, "Otto Orth", "2026-01-15", (role,)), PASSWORD)
    permit(admin, [small_deck().policy], "The policy of the tests")
    keep_settings(Settings(library=address))
    return address


def submitted(
    session: Session, deck: Deck, message: str, deck_id: str = "", due_on: str = ""
) -> Ref:
    """Submit a deck without the files of PowerPoint, which no page of the window shows."""
    laid_out = draft(deck)
    made = Submission(
        name=deck.id,
        title=deck.title,
        product="",
        message=message,
        content_digest=content_digest(deck, laid_out.frames),
        deck_file=bytes_of(deck),
        report_file=ascii_json(report_of(laid_out)),
        anchors=anchors_of(deck, laid_out.frames),
        deck=deck_id,
        due_on=due_on,
        drafts=False,
    )
    return submit(session, made).ref


def approved(address: str, ref: Ref) -> None:
    """Let a medical and a regulatory reviewer approve a version, its findings waived."""
    mia, rita = session_of(address, "mia"), session_of(address, "rita")
    waive(mia, ref, PASSWORD, rule=WAIVABLE, reason="They stand on the title slide")
    approve(mia, ref, PASSWORD, role="medical", meaning="Accurate")
    approve(rita, ref, PASSWORD, role="regulatory", meaning="Acceptable")


def session_of(address: str, login: str) -> Session:
    """Return somebody's session, as a colleague at another desk has it."""
    return sign_in(open_library(address), login, PASSWORD)


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Whoever sits before the window."""

    window: MainWindow
    qtbot: QtBot
    camera: Camera = field(default_factory=Camera)

    def look(self, step: str) -> None:
        """Keep what the screen shows at a step, where somebody wants to see it."""
        self.camera.take(step)

    def wait(self, is_so: Callable[[], object]) -> None:
        """Wait until something is to be seen."""
        self.qtbot.waitUntil(lambda: bool(is_so()), timeout=WAIT_MS)

    @property
    def library(self) -> LibraryPage:
        """The page of the library."""
        page = self.window.shell.library.library
        assert page is not None
        return page

    @property
    def page(self) -> VersionPage:
        """The page of a version."""
        page = self.window.shell.library.version
        assert page is not None
        return page

    def come(self, login: str) -> None:
        """Sign in by keys, whoever was there before."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        if self.window.shell.library.session is not None:
            self.window.actions_by_name["sign_out"].trigger()
        press(self.window, Qt.Key.Key_L, CTRL)
        form = self.library.sign_in
        self.wait(form.isVisible)
        form.login.selectAll()
        QTest.keyClicks(form.login, login)
        self.look(f"{login} signs in")
        QTest.keyClicks(form.password, PASSWORD)
        QTest.keyClick(form.password, Qt.Key.Key_Return)
        self.wait(lambda: self.library.shelf is not None)
        self.look(f"inbox of {login}")

    def browse(self) -> Browser:
        """Show all versions, which are read once the inbox is painted."""
        browser = self.library.browser
        self.library.tabs.setCurrentWidget(browser)
        self.wait(lambda: browser.tree.topLevelItemCount() > 0)
        return browser

    def hand_in(self, path: Path, login: str = "arno") -> SubmitDialog:
        """Open a deck, sign in as its author, and return the dialog that submits it."""
        document = self.window.document
        self.window.open(path)
        self.wait(lambda: document.verdict is not None and document.verdict.deck is document.deck)
        self.come(login)
        self.window.go_back()
        self.window.actions_by_name["submit"].trigger()
        dialog = self.window.shell.library.submit_dialog
        assert dialog is not None
        self.wait(lambda: not dialog.is_busy)
        return dialog

    def open_first(self) -> VersionPage:
        """Open the version that waits first, by Enter."""
        tree = self.library.inbox.tree
        assert tree.hasFocus()
        QTest.keyClick(tree, Qt.Key.Key_Return)
        self.wait(lambda: self.page.opened is not None and not self.page.is_busy)
        self.wait(lambda: self.page.opened and all(f.items for f in self.page.opened.pages.frames))
        return self.page

    def click_number(self, begins: str) -> str:
        """Click the first number on the slide whose result has such an id, and return the id."""
        view = self.page.view
        assert view.frame is not None
        found = (number for block in blocks(view.frame) for number in numbers(block))
        number = next(one for one in found if one.fact.startswith(begins))
        place = view.place_of(number.box).center().toPoint()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert view.number is not None
        assert view.number.fact == number.fact
        return number.fact

    def ask(self, act: str) -> SignDialog:
        """Press the button of an act and return the dialog."""
        click(self.page.head.acts[act])
        return self.dialog()

    def dialog(self) -> SignDialog:
        """Return the dialog that asks for a signature."""
        dialog = self.window.shell.library.sign_dialog
        assert dialog is not None
        self.wait(dialog.isVisible)
        return dialog

    def sign(self, dialog: SignDialog, password: str = PASSWORD) -> None:
        """Type the password and sign; return when it is done."""
        QTest.keyClicks(dialog.password, password)
        self.look(f"{dialog.act} before the signature")
        with self.qtbot.waitSignal(dialog.signed, timeout=WAIT_MS):
            click(dialog.sign)
        self.wait(lambda: self.window.shell.library.sign_dialog is None)
        self.window.activateWindow()

    def wait_for_state(self, state: str) -> None:
        """Wait until the page shows a state."""
        self.wait(lambda: self.page.opened and self.page.opened.version.state == state)

    def tasks(self) -> list[tuple[str, str, int]]:
        """Return heading, deck and version of what the inbox lists."""
        tree = self.library.inbox.tree
        return [
            (group.text(0), task.version.deck, task.version.number)
            for group in tops(tree)
            for task in (child.data(0, TASK) for child in children(group))
        ]


def tops(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """Return the first level of a tree."""
    found = (tree.topLevelItem(row) for row in range(tree.topLevelItemCount()))
    return [item for item in found if item is not None]


def children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Return what lies below a row."""
    found = (item.child(row) for row in range(item.childCount()))
    return [child for child in found if child is not None]


def type_words(widget: QWidget, words: str) -> None:
    """Type into a field that is clicked."""
    widget.setFocus()
    QTest.keyClicks(widget, words)
