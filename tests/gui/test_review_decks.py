"""Whole decks of the library, by mouse and keys: taken out, given back, made smaller for a talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from slidekit.app import is_clean, release_version, verify_in_library
from slidekit.deck.file import read_deck
from slidekit.library.people import NewPerson
from slidekit.library.versions import list_versions, parse_ref
from tests.gui.hands import press
from tests.gui.review_hands import (
    PASSWORD,
    approved,
    session_of,
    submitted,
    tops,
    type_words,
)
from tests.gui.study_hands import click
from tests.library.hands import entered
from tests.library.small import small_deck
from widgets.review.asking import AskDialog
from widgets.review.derive_dialog import DeriveDialog

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.library.versions import Ref
    from tests.gui.review_hands import Reviewer
    from widgets.review.version_page import VersionPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Dialogs without a screen have no size to tell."""


def open_from_all(reviewer: Reviewer, ref: Ref) -> VersionPage:
    """Open a version from the list of all, by Enter."""
    browser = reviewer.browse()
    row = next(one for one in tops(browser.tree) if str(ref) in one.toolTip(0))
    browser.tree.setFocus()
    browser.tree.setCurrentItem(row)
    QTest.keyClick(browser.tree, Qt.Key.Key_Return)
    reviewer.wait(lambda: reviewer.page.opened and reviewer.page.opened.version.ref == ref)
    reviewer.wait(lambda: not reviewer.page.is_busy)
    return reviewer.page


def plain(words: str) -> str:
    """Return words with spaces at which a line may break."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def asked(reviewer: Reviewer) -> AskDialog | DeriveDialog:
    """Return the dialog that asks about a whole deck."""
    acts = reviewer.window.shell.library.deck_acts
    assert acts is not None
    dialog = acts.dialog
    assert dialog is not None
    reviewer.wait(dialog.isVisible)
    return dialog


def test_who_works_on_a_deck_is_seen_and_keeps_others_from_it(
    reviewer: Reviewer, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One takes it out into a file that opens; others see who; a librarian frees it, with a reason.

    The file knows the version that it was made from.
    """
    new = NewPerson("alma", "Alma Autor", "Otto Orth", "2026-01-15", ("author",))
    entered(session_of(address, "anna"), new, PASSWORD)
    ref = submitted(session_of(address, "arno"), small_deck(), "First")
    path = tmp_path / "mine.slidekit"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    reviewer.come("arno")
    page = open_from_all(reviewer, ref)
    assert not page.head.back_in.isVisible()
    click(page.head.edit)
    reviewer.wait(lambda: reviewer.window.is_editing and reviewer.window.document.path == path)
    origin = read_deck(path).origin
    assert origin is not None
    assert (origin.deck, origin.version) == ("simple", 1)

    reviewer.come("alma")
    page = open_from_all(reviewer, ref)
    assert "Arno Autor works on it" in plain(page.head.lines.text())
    assert not page.head.edit.isVisible()
    assert not page.head.back_in.isVisible()
    reviewer.look("somebody else works on it")
    click(page.head.back)
    (row,) = tops(reviewer.library.browser.tree)
    assert row.text(3).endswith("Arno Autor works on it")

    reviewer.come("lena")
    page = open_from_all(reviewer, ref)
    assert page.head.back_in.text() == "Free for o&thers ..."
    click(page.head.back_in)
    dialog = asked(reviewer)
    assert isinstance(dialog, AskDialog)
    QTest.keyClicks(dialog.lines["reason"], "Arno is on leave")
    reviewer.look("freeing a deck")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    reviewer.wait(lambda: not page.head.back_in.isVisible())

    reviewer.come("alma")
    page = open_from_all(reviewer, ref)
    path = tmp_path / "hers.slidekit"
    click(page.head.edit)
    reviewer.wait(lambda: reviewer.window.is_editing and reviewer.window.document.path == path)
    press(reviewer.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = open_from_all(reviewer, ref)
    assert page.head.back_in.text() == "&Give back"
    reviewer.look("I work on it")
    click(page.head.back_in)
    reviewer.wait(lambda: not page.head.back_in.isVisible())
    assert page.head.edit.isVisible()


def test_a_smaller_deck_is_derived_from_a_released_one(
    reviewer: Reviewer, address: str, tmp_path: Path
) -> None:
    """What the approval covers is told at each choice; the file is released at once."""
    ref = submitted(session_of(address, "arno"), small_deck(), "First")
    approved(address, ref)
    release_version(session_of(address, "lena"), ref, PASSWORD, tmp_path / "whole.pptx")
    out = tmp_path / "talk.pptx"

    reviewer.come("arno")
    page = open_from_all(reviewer, ref)
    reviewer.look("a released version")
    click(page.head.derive)
    dialog = asked(reviewer)
    assert isinstance(dialog, DeriveDialog)
    reviewer.wait(dialog.go.isEnabled)
    assert dialog.note.text() == "The approval covers this choice: 5 slides."
    reviewer.look("deriving a deck")
    safety = next(one for one in tops(dialog.slides) if one.text(2) == "ae_overview")
    dialog.slides.setCurrentItem(safety)
    QTest.keyClick(dialog.slides, Qt.Key.Key_Space)
    assert not dialog.go.isEnabled()
    reviewer.wait(lambda: "does not cover" in dialog.note.text())
    reviewer.look("not covered by the approval")
    assert not dialog.go.isEnabled()
    QTest.keyClick(dialog.slides, Qt.Key.Key_Space)
    last = tops(dialog.slides)[-1]
    dialog.slides.setCurrentItem(last)
    QTest.keyClick(dialog.slides, Qt.Key.Key_Space)
    type_words(dialog.lines["meeting"], "Evening round in Ulm")
    dialog.path.selectAll()
    QTest.keyClicks(dialog.path, str(out))
    reviewer.wait(dialog.go.isEnabled)
    with reviewer.qtbot.waitSignal(dialog.derived, timeout=120_000):
        click(dialog.go)
    reviewer.wait(lambda: "simple-d1" in page.head.message.text())
    reviewer.look("derived")
    assert is_clean(verify_in_library(address, out), asked=True)
    made = {str(one.ref): one for one in list_versions(session_of(address, "mia"))}["simple-d1@1"]
    assert (made.state, made.derived_from) == ("released", "simple@1")

    click(page.head.back)
    reviewer.library.tabs.setCurrentWidget(reviewer.library.browser)
    reviewer.wait(lambda: len(tops(reviewer.library.browser.tree)) == 2)
    page = open_from_all(reviewer, parse_ref("simple-d1@1"))
    assert "derived from simple@1" in plain(page.head.lines.text())
    assert not page.head.derive.isVisible()
    assert not page.head.edit.isVisible()
    assert "conclusions" not in [slide.id for slide in page.opened.deck.slides]  # type: ignore[union-attr]
    reviewer.look("the derived deck")


def test_f6_goes_round_the_parts_of_a_version_and_to_the_comments_beside_a_deck(
    reviewer: Reviewer, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slides, slide and the list in front; in the editor the comments too, empty or not."""
    ref = submitted(session_of(address, "arno"), small_deck(), "First")
    path = tmp_path / "mine.slidekit"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    reviewer.come("arno")
    page = open_from_all(reviewer, ref)
    page.tabs.setCurrentWidget(page.findings)
    page.strip.setFocus()
    for part in (page.view, page.findings.tree, page.strip):
        press(reviewer.window, Qt.Key.Key_F6)
        assert part.hasFocus()
    click(page.head.edit)
    reviewer.wait(lambda: reviewer.window.is_editing and reviewer.window.document.path == path)
    reviewer.window.actions_by_name["comments"].trigger()
    dock = reviewer.window.shell.library.beside
    assert dock is not None
    reviewer.wait(lambda: "version 1" in dock.told.text())
    assert reviewer.window.width() < 1600
    assert not reviewer.window.editor.inspector.isVisible()
    reviewer.window.editor.view.setFocus()
    reached = []
    for _ in range(3):
        press(reviewer.window, Qt.Key.Key_F6)
        reached.append(dock.panel.filter.hasFocus())
    assert reached.count(True) == 1
    reviewer.window.actions_by_name["comments"].trigger()
    assert reviewer.window.editor.inspector.isVisible()


def test_a_number_that_is_clicked_shows_its_source_unless_a_comment_is_begun(
    reviewer: Reviewer, address: str
) -> None:
    """By mouse and by Enter; the comment that is begun takes the number for its place."""
    submitted(session_of(address, "arno"), small_deck(), "First")
    reviewer.come("mia")
    page = reviewer.open_first()
    page.strip.choose("primary.os")
    fact = reviewer.click_number("os.hr.")
    assert page.tabs.currentWidget() is page.numbers
    assert page.numbers.inspector.fact is not None
    assert page.numbers.inspector.fact.id == fact
    click(page.numbers.comment)
    assert page.tabs.currentWidget() is page.comments
    assert page.comments.wished_anchor().fact == fact
    type_words(page.comments.words, "Why")
    other = reviewer.click_number("os.median.")
    assert page.tabs.currentWidget() is page.comments
    assert page.comments.wished_anchor().fact == other
    page.comments.words.clear()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.RightButton)
    assert page.tabs.currentWidget() is page.comments
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.tabs.currentWidget() is page.numbers
