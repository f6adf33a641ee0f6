"""The route of an author, a medical and a regulatory reviewer, and who releases: in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from slidekit.app import save_deck, verify_in_library
from tests.gui.hands import CTRL, press
from tests.gui.review_hands import PASSWORD, Reviewer, children, made_library, tops, type_words
from tests.gui.stories import SHIFT
from tests.gui.study_hands import click
from tests.library.small import WAIVABLE, small_deck

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow
    from widgets.review.version_page import VersionPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Dialogs without a screen have no size to tell."""


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a library with a team, which the settings name; keys lie in a folder of the test."""
    monkeypatch.setenv("SLIDEKIT_KEYS", str(tmp_path / "keys"))
    return made_library(tmp_path)


@pytest.fixture
def person(address: str, window: MainWindow, qtbot: QtBot) -> Reviewer:
    """Return who sits before the window."""
    assert address.startswith("sqlite")
    window.activateWindow()
    return Reviewer(window, qtbot)


@pytest.fixture
def deck_path(tmp_path: Path) -> Path:
    """Return a deck of five slides as a file; one finding of it can be waived."""
    path = tmp_path / "talk.slidekit"
    save_deck(small_deck(), path)
    return path


def submit(person: Reviewer, words: str) -> None:
    """Submit the open deck by keys."""
    press(person.window, Qt.Key.Key_R, CTRL, SHIFT)
    dialog = person.window.shell.library.submit_dialog
    assert dialog is not None
    person.wait(lambda: dialog.isVisible() and dialog.bar.isHidden())
    QTest.keyClicks(dialog.message, words)
    with person.qtbot.waitSignal(dialog.submitted, timeout=120_000):
        click(dialog.send)
    person.window.activateWindow()


def has_rows(page: VersionPage, count: int) -> bool:
    """Tell whether so many threads are listed."""
    return page.comments.tree.topLevelItemCount() == count


def waive(person: Reviewer) -> None:
    """Waive the one finding that can be waived."""
    page = person.page
    page.tabs.setCurrentWidget(page.findings)
    item = next(one for one in tops(page.findings.tree) if "waive" in one.text(0).lower())
    page.findings.tree.setCurrentItem(item)
    click(page.findings.waive)
    dialog = person.dialog()
    QTest.keyClicks(dialog.reason, "Limitations are on the title slide")
    person.sign(dialog)
    person.wait(lambda: not page.opened or not page.opened.whole.unwaived)


def test_the_whole_route_by_mouse_and_keys(
    person: Reviewer,
    deck_path: Path,
    address: str,
    tmp_path: Path,
    settled: Callable[[MainWindow], None],
) -> None:
    """Submit, comment, send back, submit anew, see the change, approve by two, release it."""
    window = person.window
    person.come("arno")
    assert person.tasks() == []
    window.open(deck_path)
    settled(window)
    submit(person, "First draft for the congress")

    person.come("mia")
    assert person.tasks() == [("Awaits my review (1)", "simple", 1)]
    page = person.open_first()
    assert page.changes.summary.text() == "This is the first version: all of it is new."
    page.strip.choose("primary.os")
    page.view.choose("title")
    type_words(page.comments.words, "Say in which trial")
    click(page.comments.must_fix)
    assert "slide 3" in page.comments.place.text()
    click(page.comments.send)
    person.wait(lambda: page.opened and len(page.opened.whole.comments) == 1)
    assert page.opened is not None
    said = page.opened.whole.comments[0]
    assert (said.slide, said.block, said.must_fix) == ("primary.os", "primary.os.title", True)
    assert dict(page.view.pin_places()).keys() == {"primary.os.title"}
    dialog = person.ask("reject")
    assert "must be fixed: 1" in dialog.told.text()
    QTest.keyClicks(dialog.reason, "The title does not name the trial")
    person.sign(dialog)
    person.wait_for_state("changes_requested")

    person.come("arno")
    assert person.tasks() == [("Came back to me (1)", "simple", 1)]
    window.go_back()
    press(window, Qt.Key.Key_C, CTRL, Qt.KeyboardModifier.AltModifier)
    dock = window.shell.library.beside
    assert dock is not None
    person.wait(lambda: dock.panel.tree.topLevelItemCount() == 2)
    first = tops(dock.panel.tree)[0]
    assert "Say in which trial" in first.text(1)
    dock.panel.tree.setCurrentItem(first)
    dock.panel.tree.itemActivated.emit(first, 1)
    assert window.editor.slide == "primary.os"
    type_words(dock.panel.words, "Named now")
    click(dock.panel.answer)
    person.wait(lambda: children(tops(dock.panel.tree)[0]))
    window.editor.author.retype("primary.os", "title", "Overall survival in the trial FICT-1")
    settled(window)
    submit(person, "The trial is named")

    person.come("mia")
    assert person.tasks() == [("Awaits my review (1)", "simple", 2)]
    page = person.open_first()
    row = page.changes.row
    assert row is not None
    assert (row.kind, row.slides, page.slide) == ("text", ("primary.os",), "primary.os")
    assert "<b><u>" in page.changes.detail.text()
    assert "FICT-1" in page.changes.detail.text()
    assert page.view.block is not None
    assert page.view.block.part == "title"
    for words in ("Say in which trial", "The title does not name the trial"):
        page.tabs.setCurrentWidget(page.comments)
        item = next(one for one in tops(page.comments.tree) if words in one.text(1))
        assert "from an earlier version" in item.text(1)
        page.comments.tree.setCurrentItem(item)
        wanted = partial(has_rows, page, page.comments.tree.topLevelItemCount() - 1)
        click(page.comments.resolve)
        person.wait(wanted)
    waive(person)
    dialog = person.ask("approve")
    assert [dialog.role.itemText(n) for n in range(dialog.role.count())] == ["medical reviewer"]
    assert dialog.meaning.currentText() == "Medically accurate and balanced"
    person.sign(dialog)
    person.wait(lambda: page.opened and page.opened.whole.waits_for == ("regulatory",))

    person.come("rita")
    assert person.tasks() == [("Awaits my review (1)", "simple", 2)]
    person.open_first()
    dialog = person.ask("approve")
    QTest.keyClicks(dialog.password, "not my password")
    click(dialog.sign)
    person.wait(dialog.message.isVisible)
    assert dialog.message.text().startswith("Login or password is wrong.")
    assert dialog.password.text() == ""
    person.sign(dialog)
    person.wait_for_state("approved")

    person.come("lena")
    assert person.tasks() == [("Can be released by me (1)", "simple", 2)]
    page = person.open_first()
    dialog = person.ask("release")
    assert dialog.release is not None
    released = tmp_path / "released.pptx"
    dialog.release.path.selectAll()
    QTest.keyClicks(dialog.release.path, str(released))
    person.sign(dialog)
    person.wait_for_state("released")
    answer = verify_in_library(address, released)
    assert (answer["signatures"], answer["approval"]["state"]) == ("valid", "released")
    assert released.with_suffix(".pdf").exists()
    dialog = person.ask("withdraw")
    QTest.keyClicks(dialog.reason, "The label changed")
    person.sign(dialog)
    person.wait_for_state("withdrawn")
    assert verify_in_library(address, released)["approval"]["state"] == "withdrawn"
    assert WAIVABLE in [one.rule for one in page.opened.whole.waivers]  # type: ignore[union-attr]
    assert PASSWORD not in (tmp_path / "library.db").read_bytes().decode("latin-1")
