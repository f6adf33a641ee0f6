"""What is typed and not sent outlives another version, a sign-out, a lock and a close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from slidekit.app import release_version, save_deck
from slidekit.library.anchors import Anchor
from slidekit.library.comments import comment
from slidekit.library.versions import Ref
from tests.gui.hands import CTRL, press
from tests.gui.review_hands import (
    PASSWORD,
    Reviewer,
    approved,
    session_of,
    submitted,
    tops,
    type_words,
)
from tests.gui.study_hands import LEFT, click
from tests.library.small import WAIVABLE, retitled, small_deck
from widgets.review.derive_dialog import DeriveDialog
from widgets.review.findings_tab import FINDING
from widgets.review.version_list import TASK

if TYPE_CHECKING:
    from pathlib import Path

    from widgets.review.version_page import VersionPage
    from widgets.unsent import Unsent

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Dialogs without a screen have no size to tell."""

ROLES = QMessageBox.ButtonRole


def press_in(asking: Unsent[Any] | None, role: QMessageBox.ButtonRole) -> None:
    """Click the button of a question that has a role."""
    assert asking is not None
    box = asking.box
    assert box is not None
    (button,) = [one for one in box.buttons() if box.buttonRole(one) == role]
    click(button)


def look_at(reviewer: Reviewer, ref: Ref) -> VersionPage:
    """Open a version by a double click in the list of all versions."""
    desk = reviewer.window.shell.library
    if desk.version is not None and reviewer.window.stack.currentWidget() is desk.version:
        click(desk.version.head.back)
    tree = reviewer.browse().tree
    item = next(one for one in tops(tree) if one.data(0, TASK).version.ref == ref)
    place = tree.visualItemRect(item).center()
    QTest.mouseClick(tree.viewport(), LEFT, pos=place)
    QTest.mouseDClick(tree.viewport(), LEFT, pos=place)
    reviewer.wait(lambda: reviewer.page.opened and reviewer.page.opened.version.ref == ref)
    reviewer.wait(lambda: not reviewer.page.is_busy)
    return reviewer.page


def sign_in_again(reviewer: Reviewer, login: str) -> None:
    """Type login and password where the window asks for them."""
    form = reviewer.library.sign_in
    reviewer.wait(form.isVisible)
    form.login.selectAll()
    QTest.keyClicks(form.login, login)
    QTest.keyClicks(form.password, PASSWORD)
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    reviewer.wait(lambda: reviewer.window.shell.library.session is not None)


def test_a_comment_that_is_not_sent_waits_at_its_version(reviewer: Reviewer, address: str) -> None:
    """For who typed it alone, at its place, through another version, a close and a sign-out."""
    arno = session_of(address, "arno")
    first = submitted(arno, small_deck(), "First")
    second = submitted(arno, retitled("Another"), "Of another deck")
    reviewer.come("mia")
    page = look_at(reviewer, first)
    reviewer.wait(lambda: page.opened and all(one.items for one in page.opened.pages.frames))
    page.strip.setFocus()
    for _ in range(2):
        QTest.keyClick(page.strip, Qt.Key.Key_Down)
    number = reviewer.click_number("os.hr")
    page.tabs.setCurrentWidget(page.comments)
    type_words(page.comments.words, "In which trial?")
    click(page.comments.must_fix)
    place = page.comments.place.text()

    look_at(reviewer, second)
    assert page.comments.words.toPlainText() == ""
    assert not page.comments.must_fix.isChecked()
    page.tabs.setCurrentWidget(page.comments)
    type_words(page.comments.words, "Too long")

    look_at(reviewer, first)
    assert page.tabs.currentWidget() is page.comments
    assert page.comments.words.toPlainText() == "In which trial?"
    assert page.comments.words.hasFocus()
    assert page.comments.must_fix.isChecked()
    reviewer.wait(lambda: page.comments.place.text() == place)
    assert page.comments.wished_anchor().fact == number
    assert "not sent yet" in page.head.message.text()

    asking = reviewer.window.leaving.comments
    assert not reviewer.window.close()
    assert asking is not None
    assert asking.box is not None
    assert asking.box.text() == "2 comments are begun and not sent."
    press_in(asking, ROLES.RejectRole)
    assert reviewer.window.isVisible()
    assert not reviewer.window.close()
    press_in(asking, ROLES.AcceptRole)
    reviewer.wait(lambda: page.opened and page.opened.version.ref == second and not page.is_busy)
    assert page.comments.words.toPlainText() == "Too long"
    page.comments.words.selectAll()
    QTest.keyClick(page.comments.words, Qt.Key.Key_Delete)

    reviewer.window.actions_by_name["sign_out"].trigger()
    assert "kept till then" in reviewer.library.sign_in.why.text()
    reviewer.come("rita")
    assert not reviewer.library.message.isVisible()
    assert look_at(reviewer, first).comments.words.toPlainText() == ""
    reviewer.come("mia")
    assert f"not sent yet: {first.deck}, version 1." in reviewer.library.message.text()
    look_at(reviewer, first)
    assert page.comments.words.toPlainText() == "In which trial?"
    page.comments.send.setFocus()
    QTest.keyClick(page.comments.send, Qt.Key.Key_Space)
    reviewer.wait(lambda: page.opened and page.opened.whole.comments)
    assert page.comments.words.hasFocus()
    assert page.opened is not None
    (sent,) = page.opened.whole.comments
    assert (sent.text, sent.fact, sent.must_fix) == ("In which trial?", number, True)
    reviewer.wait(lambda: page.comments.words.toPlainText() == "")
    assert not asking.is_unwritten
    click(page.head.back)
    reviewer.wait(lambda: not reviewer.library.message.isVisible())


def test_a_comment_is_given_up_only_where_somebody_says_so(
    reviewer: Reviewer, address: str
) -> None:
    """Close without it closes. On the way a finding is waived: the keys stay with the findings."""
    ref = submitted(session_of(address, "arno"), small_deck(), "First")
    reviewer.come("mia")
    page = look_at(reviewer, ref)
    page.tabs.setCurrentWidget(page.findings)
    found = [row for row in tops(page.findings.tree) if WAIVABLE in row.data(0, FINDING).rule]
    page.findings.tree.setCurrentItem(found[0])
    page.findings.waive.setFocus()
    QTest.keyClick(page.findings.waive, Qt.Key.Key_Space)
    dialog = reviewer.dialog()
    type_words(dialog.reason, "They stand on the title slide")
    reviewer.sign(dialog)
    reviewer.wait(lambda: page.opened and page.opened.whole.waivers)
    assert page.findings.tree.hasFocus()
    page.tabs.setCurrentWidget(page.comments)
    type_words(page.comments.words, "Say why")
    reviewer.window.actions_by_name["sign_out"].trigger()
    assert not reviewer.window.close()
    asking = reviewer.window.leaving.comments
    press_in(asking, ROLES.AcceptRole)
    sign_in_again(reviewer, "mia")
    reviewer.wait(lambda: page.opened and not page.is_busy)
    assert page.comments.words.toPlainText() == "Say why"
    assert not reviewer.window.close()
    press_in(asking, ROLES.DestructiveRole)
    assert not reviewer.window.isVisible()


def test_words_that_can_be_sent_no_more_can_be_copied(reviewer: Reviewer, address: str) -> None:
    """A version that a newer one takes the place of takes no comment; what was begun is seen."""
    arno = session_of(address, "arno")
    ref = submitted(arno, small_deck(), "First")
    reviewer.come("mia")
    page = look_at(reviewer, ref)
    page.tabs.setCurrentWidget(page.comments)
    type_words(page.comments.words, "Say why")
    submitted(arno, retitled("Two"), "Second", ref.deck)
    page.refresh()
    reviewer.wait(lambda: not page.comments.send.isVisible())
    assert page.comments.words.isVisible()
    assert page.comments.words.toPlainText() == "Say why"
    assert page.comments.place.text().startswith("Not sent, and nothing more can be said")


def test_a_lock_covers_a_dialog_and_gives_it_back(
    reviewer: Reviewer, address: str, tmp_path: Path
) -> None:
    """With the reason and without the password, to who left it; another person gets none of it.

    A release that was asked for is made meanwhile, and told when its maker is back.
    """
    ref = submitted(session_of(address, "arno"), small_deck(), "First")
    reviewer.come("mia")
    page = look_at(reviewer, ref)
    desk = reviewer.window.shell.library
    dialog = reviewer.ask("reject")
    type_words(dialog.reason, "Say it on slide 3")
    QTest.keyClicks(dialog.password, PASSWORD)
    desk.idle.passed.emit()
    assert not dialog.isVisible()
    assert QApplication.activeModalWidget() is None
    assert dialog.password.text() == ""
    assert "kept till then" in reviewer.library.sign_in.why.text()
    assert not reviewer.window.close()
    asking = reviewer.window.leaving.comments
    assert asking is not None
    assert asking.box is not None
    assert asking.box.text() == "What was typed before the window was locked is not sent."
    press_in(asking, ROLES.AcceptRole)
    reviewer.window.actions_by_name["sign_out"].trigger()  # nobody is signed in
    sign_in_again(reviewer, "mia")
    assert dialog.isVisible()
    assert dialog.reason.toPlainText() == "Say it on slide 3"
    reviewer.wait(lambda: page.opened and not page.is_busy)
    assert reviewer.window.stack.currentWidget() is page

    desk.idle.passed.emit()
    sign_in_again(reviewer, "rita")
    assert desk.sign_dialog is None
    assert reviewer.window.stack.currentWidget() is reviewer.library
    approved(address, ref)
    reviewer.come("lena")
    look_at(reviewer, ref)
    release = reviewer.ask("release")
    assert release.release is not None
    release.release.path.setText(str(tmp_path / "talk.pptx"))
    click(release.release.pdf)
    QTest.keyClicks(release.password, PASSWORD)
    click(release.sign)
    desk.idle.passed.emit()
    assert not release.isVisible()
    assert desk.session is None
    reviewer.wait(lambda: desk.sign_dialog is None)
    assert page.opened is None
    assert page.head.title.text() == ""
    assert page.head.message.text() == ""
    sign_in_again(reviewer, "lena")
    reviewer.wait(lambda: page.opened and page.opened.version.state == "released")
    reviewer.wait(lambda: "talk.pptx" in page.head.message.text())


def test_a_lock_gives_back_what_was_to_be_submitted(
    reviewer: Reviewer, address: str, tmp_path: Path
) -> None:
    """The message stands there, over the deck; a deck that is submitted meanwhile knows it."""
    path = tmp_path / "small.slidekit"
    save_deck(small_deck(), path)
    dialog = reviewer.hand_in(path)
    type_words(dialog.message, "New data cut")
    desk = reviewer.window.shell.library
    desk.idle.passed.emit()
    assert not dialog.isVisible()
    assert not reviewer.window.close()
    press_in(reviewer.window.leaving.comments, ROLES.RejectRole)
    reviewer.window.activateWindow()
    reviewer.wait(reviewer.window.isActiveWindow)
    press(reviewer.window, Qt.Key.Key_L, CTRL)
    sign_in_again(reviewer, "arno")
    assert dialog.isVisible()
    assert dialog.message.toPlainText() == "New data cut"
    assert reviewer.window.is_editing
    click(dialog.send)
    desk.idle.passed.emit()
    assert not dialog.isVisible()
    reviewer.wait(lambda: desk.submit_dialog is None)
    deck = reviewer.window.document.deck
    assert deck is not None
    assert deck.origin is not None
    assert deck.origin.version == 1


def test_what_is_said_of_a_talk_is_asked_about_and_given_back(
    reviewer: Reviewer, address: str, tmp_path: Path
) -> None:
    """The meeting for which slides are derived, typed before the window was locked."""
    ref = submitted(session_of(address, "arno"), small_deck(), "First")
    approved(address, ref)
    release_version(session_of(address, "lena"), ref, PASSWORD, tmp_path / "whole.pptx")
    reviewer.come("arno")
    click(look_at(reviewer, ref).head.derive)
    desk = reviewer.window.shell.library
    acts = desk.deck_acts
    assert acts is not None
    dialog = acts.dialog
    assert isinstance(dialog, DeriveDialog)
    desk.idle.passed.emit()
    assert reviewer.window.leaving.comments is not None
    assert not reviewer.window.leaving.comments.is_unwritten
    sign_in_again(reviewer, "arno")
    type_words(dialog.lines["meeting"], "Evening round in Ulm")
    desk.idle.passed.emit()
    assert not reviewer.window.close()
    press_in(reviewer.window.leaving.comments, ROLES.RejectRole)
    sign_in_again(reviewer, "arno")
    assert dialog.isVisible()
    assert dialog.lines["meeting"].text() == "Evening round in Ulm"


def test_an_answer_that_is_begun_beside_a_deck_is_kept_too(
    reviewer: Reviewer, address: str, tmp_path: Path
) -> None:
    """Through a lock, and to the page of its version, with the comment that it answers."""
    path = tmp_path / "small.slidekit"
    save_deck(small_deck(), path)
    dialog = reviewer.hand_in(path)
    type_words(dialog.message, "First")
    click(dialog.send)
    desk = reviewer.window.shell.library
    reviewer.wait(lambda: desk.submit_dialog is None)
    origin = reviewer.window.document.deck.origin  # type: ignore[union-attr]
    assert origin is not None
    ref = Ref(origin.deck, origin.version)
    comment(session_of(address, "mia"), ref, "Say why", anchor=Anchor("primary.os"))
    reviewer.window.actions_by_name["comments"].trigger()
    dock = desk.beside
    assert dock is not None
    reviewer.wait(lambda: tops(dock.panel.tree))
    dock.panel.tree.setCurrentItem(tops(dock.panel.tree)[0])
    type_words(dock.panel.words, "Since the label does")
    desk.idle.passed.emit()
    assert dock.panel.words.toPlainText() == ""
    assert not reviewer.window.close()
    press_in(reviewer.window.leaving.comments, ROLES.AcceptRole)
    sign_in_again(reviewer, "arno")
    reviewer.wait(lambda: reviewer.page.opened and not reviewer.page.is_busy)
    page = reviewer.page
    assert page.comments.words.toPlainText() == "Since the label does"
    assert page.comments.comment is not None
    assert page.comments.comment.text == "Say why"
    click(page.comments.answer)
    reviewer.wait(lambda: page.opened and len(page.opened.whole.comments) == 2)
