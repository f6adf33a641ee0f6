"""The route of an author, a medical and a regulatory reviewer, and who releases: in the window.

On SQLite and on PostgreSQL. Its chapters are told one after the other by one test, for each begins
where the one before it ended; a picture of the screen is kept at each step for whoever asks.
"""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from slidekit.app import save_deck, verify_in_library
from tests.gui.camera import Camera
from tests.gui.hands import CTRL, press
from tests.gui.review_hands import PASSWORD, Reviewer, children, made_library, tops, type_words
from tests.gui.stories import SHIFT
from tests.gui.study_hands import click
from tests.library.server import ENGINES, OWNER
from tests.library.small import WAIVABLE, small_deck

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.library.server import Server
    from widgets.main_window import MainWindow
    from widgets.review.version_page import VersionPage

    Settle = Callable[[MainWindow], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Dialogs without a screen have no size to tell."""
_numbers = count(1)


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Return which kind of database the library lies in."""
    return str(request.param)


@pytest.fixture
def address(
    engine_name: str, tmp_path: Path, library_keys: None, request: pytest.FixtureRequest
) -> str:
    """Return a library with a team, which the settings name."""
    if engine_name == "sqlite":
        return made_library(f"sqlite:///{tmp_path}/library.db")
    server: Server = request.getfixturevalue("server")
    database = f"review{next(_numbers)}"
    server.run(f"CREATE DATABASE {database} OWNER {OWNER}")
    return made_library(server.address(database))


@pytest.fixture
def reviewer(engine_name: str, address: str, window: MainWindow, qtbot: QtBot) -> Reviewer:
    """Return who sits before the window; the screen is photographed where somebody asks for it."""
    window.activateWindow()
    return Reviewer(window, qtbot, Camera(f"review {engine_name}"))


@pytest.fixture
def stored(engine_name: str, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Return the file of the database, or the folder with all of its files."""
    if engine_name == "sqlite":
        return tmp_path / "library.db"
    server: Server = request.getfixturevalue("server")
    return server.folder / "data"


@pytest.fixture
def deck_path(tmp_path: Path) -> Path:
    """Return a deck of five slides as a file; one finding of it can be waived."""
    path = tmp_path / "talk.slidekit"
    save_deck(small_deck(), path)
    return path


def submit(reviewer: Reviewer, words: str) -> None:
    """Submit the open deck by keys."""
    press(reviewer.window, Qt.Key.Key_R, CTRL, SHIFT)
    dialog = reviewer.window.shell.library.submit_dialog
    assert dialog is not None
    reviewer.wait(lambda: dialog.isVisible() and dialog.bar.isHidden())
    QTest.keyClicks(dialog.message, words)
    reviewer.look("submitting")
    with reviewer.qtbot.waitSignal(dialog.submitted, timeout=120_000):
        click(dialog.send)
    reviewer.window.activateWindow()
    reviewer.look("submitted")


def has_rows(page: VersionPage, rows: int) -> bool:
    """Tell whether so many threads are listed."""
    return page.comments.tree.topLevelItemCount() == rows


def waive(reviewer: Reviewer) -> None:
    """Waive the one finding that can be waived."""
    page = reviewer.page
    page.tabs.setCurrentWidget(page.findings)
    item = next(one for one in tops(page.findings.tree) if "waive" in one.text(0).lower())
    page.findings.tree.setCurrentItem(item)
    reviewer.look("a finding to waive")
    click(page.findings.waive)
    dialog = reviewer.dialog()
    QTest.keyClicks(dialog.reason, "Limitations are on the title slide")
    reviewer.sign(dialog)
    reviewer.wait(lambda: not page.opened or not page.opened.whole.unwaived)
    reviewer.look("waived")


def author_submits(reviewer: Reviewer, path: Path, settled: Settle) -> None:
    """Nothing waits for a new author, who opens a deck and submits it."""
    reviewer.look("start page")
    reviewer.come("arno")
    assert reviewer.tasks() == []
    reviewer.window.open(path)
    settled(reviewer.window)
    submit(reviewer, "First draft for the congress")


def reviewer_sends_back(reviewer: Reviewer) -> None:
    """Comment on a number and on a title, which must be fixed, and reject by a signature."""
    reviewer.come("mia")
    assert reviewer.tasks() == [("Awaits my review (1)", "simple", 1)]
    page = reviewer.open_first()
    assert page.changes.summary.text() == "This is the first version: all of it is new."
    reviewer.look("first version")
    page.strip.choose("primary.os")
    fact = reviewer.click_number("os.hr.")
    assert page.tabs.currentWidget() is page.numbers
    reviewer.look("a number and its source")
    click(page.numbers.comment)
    assert page.comments.words.hasFocus()
    type_words(page.comments.words, "Say which test gave this")
    click(page.comments.must_fix)
    reviewer.look("a comment on a number")
    click(page.comments.send)
    reviewer.wait(lambda: page.opened and len(page.opened.whole.comments) == 1)
    assert page.opened is not None
    said = page.opened.whole.comments[0]
    assert (said.slide, said.fact, said.must_fix) == ("primary.os", fact, True)
    page.view.choose("title")
    type_words(page.comments.words, "Say in which trial")
    click(page.comments.must_fix)
    assert "slide 3" in page.comments.place.text()
    click(page.comments.send)
    reviewer.wait(lambda: page.opened and len(page.opened.whole.comments) == 2)
    said = page.opened.whole.comments[1]
    assert (said.slide, said.block, said.must_fix) == ("primary.os", "primary.os.title", True)
    assert "primary.os.title" in dict(page.view.pin_places())
    reviewer.look("two comments")
    dialog = reviewer.ask("reject")
    assert "must be fixed: 2" in dialog.told.text()
    QTest.keyClicks(dialog.reason, "The title does not name the trial")
    reviewer.sign(dialog)
    reviewer.wait_for_state("changes_requested")
    reviewer.look("sent back")


def author_answers(reviewer: Reviewer, settled: Settle) -> None:
    """See what was said beside one's own slides, answer it, mend the title and submit anew."""
    window = reviewer.window
    reviewer.come("arno")
    assert reviewer.tasks() == [("Came back to me (1)", "simple", 1)]
    window.go_back()
    press(window, Qt.Key.Key_C, CTRL, Qt.KeyboardModifier.AltModifier)
    dock = window.shell.library.beside
    assert dock is not None
    reviewer.wait(lambda: dock.panel.tree.topLevelItemCount() == 3)
    reviewer.look("comments beside the slides")
    told = next(one for one in tops(dock.panel.tree) if "Say in which trial" in one.text(1))
    dock.panel.tree.setCurrentItem(told)
    dock.panel.tree.itemActivated.emit(told, 1)
    assert window.editor.slide == "primary.os"
    type_words(dock.panel.words, "Named now")
    click(dock.panel.answer)
    reviewer.wait(lambda: any(children(one) for one in tops(dock.panel.tree)))
    reviewer.look("answered")
    window.editor.author.retype("primary.os", "title", "Overall survival in the trial FICT-1")
    settled(window)
    submit(reviewer, "The trial is named")
    reviewer.wait(lambda: "version 2: In review" in dock.told.text())
    reviewer.look("the comments beside the new version")


def medical_approves(reviewer: Reviewer) -> None:
    """See the one change, settle what was demanded, waive a finding and sign."""
    reviewer.come("mia")
    assert reviewer.tasks() == [("Awaits my review (1)", "simple", 2)]
    page = reviewer.open_first()
    row = page.changes.row
    assert row is not None
    assert (row.kind, row.slides, page.slide) == ("text", ("primary.os",), "primary.os")
    assert "<b><u>" in page.changes.detail.text()
    assert "FICT-1" in page.changes.detail.text()
    assert page.view.block is not None
    assert page.view.block.part == "title"
    reviewer.look("what changed")
    page.tabs.setCurrentWidget(page.comments)
    reviewer.look("comments that came along")
    said = ("Say in which trial", "The title does not name the trial", "Say which test gave this")
    for words in said:
        item = next(one for one in tops(page.comments.tree) if words in one.text(1))
        assert "from an earlier version" in item.text(1)
        page.comments.tree.setCurrentItem(item)
        wanted = partial(has_rows, page, page.comments.tree.topLevelItemCount() - 1)
        click(page.comments.resolve)
        reviewer.wait(wanted)
    reviewer.look("all comments settled")
    waive(reviewer)
    dialog = reviewer.ask("approve")
    assert [dialog.role.itemText(n) for n in range(dialog.role.count())] == ["medical reviewer"]
    assert dialog.meaning.currentText() == "Medically accurate and balanced"
    reviewer.sign(dialog)
    reviewer.wait(lambda: page.opened and page.opened.whole.waits_for == ("regulatory",))
    reviewer.look("approved by one")


def regulatory_approves(reviewer: Reviewer) -> None:
    """A wrong password is told and forgotten; the right one makes the version approved."""
    reviewer.come("rita")
    assert reviewer.tasks() == [("Awaits my review (1)", "simple", 2)]
    reviewer.open_first()
    dialog = reviewer.ask("approve")
    QTest.keyClicks(dialog.password, "not my password")
    click(dialog.sign)
    reviewer.wait(dialog.note.isVisible)
    assert dialog.note.text().startswith("Login or password is wrong.")
    assert dialog.password.text() == ""
    reviewer.look("a wrong password")
    reviewer.sign(dialog)
    reviewer.wait_for_state("approved")
    reviewer.look("approved by both")


def librarian_releases(reviewer: Reviewer, address: str, out: Path) -> None:
    """Write the stamped files; the library says of them that they are released."""
    reviewer.come("lena")
    assert reviewer.tasks() == [("Can be released by me (1)", "simple", 2)]
    reviewer.open_first()
    dialog = reviewer.ask("release")
    assert dialog.release is not None
    dialog.release.path.selectAll()
    QTest.keyClicks(dialog.release.path, str(out))
    reviewer.sign(dialog)
    reviewer.wait_for_state("released")
    reviewer.look("released")
    answer = verify_in_library(address, out)
    assert (answer["signatures"], answer["approval"]["state"]) == ("valid", "released")
    assert out.with_suffix(".pdf").exists()


def librarian_withdraws(reviewer: Reviewer, address: str, out: Path) -> None:
    """From then on the same file is told to be withdrawn, and why."""
    dialog = reviewer.ask("withdraw")
    QTest.keyClicks(dialog.reason, "The label changed")
    reviewer.sign(dialog)
    reviewer.wait_for_state("withdrawn")
    page = reviewer.page
    page.tabs.setCurrentWidget(page.record)
    reviewer.look("withdrawn")
    answer = verify_in_library(address, out)
    assert (answer["signatures"], answer["approval"]["state"]) == ("valid", "withdrawn")
    assert page.opened is not None
    assert WAIVABLE in [one.rule for one in page.opened.whole.waivers]


def test_the_whole_route_by_mouse_and_keys(
    reviewer: Reviewer,
    deck_path: Path,
    address: str,
    tmp_path: Path,
    settled: Settle,
    stored: Path,
) -> None:
    """Submit, comment, send back, submit anew, approve by two, release, verify, withdraw, verify.

    No file of the database holds the password that all of it was signed with.
    """
    released = tmp_path / "released.pptx"
    author_submits(reviewer, deck_path, settled)
    reviewer_sends_back(reviewer)
    author_answers(reviewer, settled)
    medical_approves(reviewer)
    regulatory_approves(reviewer)
    librarian_releases(reviewer, address, released)
    librarian_withdraws(reviewer, address, released)
    files = [path for path in (stored, *stored.rglob("*")) if path.is_file()]
    assert any(b"The label changed" in path.read_bytes() for path in files)
    assert not any(PASSWORD.encode() in path.read_bytes() for path in files)
