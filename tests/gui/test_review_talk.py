"""What is typed as a comment, or chosen for a derived deck, is neither lost nor another's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QThreadPool
from PySide6.QtTest import QTest

from slidekit.app import save_deck
from slidekit.library.anchors import Anchor
from slidekit.library.checkouts import check_out
from slidekit.library.comments import Comment
from slidekit.library.versions import Ref
from tests.gui.hands import CTRL, press
from tests.gui.review_hands import PASSWORD, WAIT_MS, session_of, submitted, tops, type_words
from tests.gui.study_hands import click
from tests.library.small import retitled, small_deck
from widgets.review import derive_dialog
from widgets.review.comments_panel import CommentsPanel
from widgets.review.derive_dialog import DeriveDialog
from widgets.review.sign_in import SignInForm
from widgets.sight import lay_out_pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QObject
    from pytestqt.qtbot import QtBot

    from tests.gui.review_hands import Reviewer
    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Dialogs without a screen have no size to tell."""


def comment_on(slide: str) -> Comment:
    """Return an open comment of Mia's."""
    known: dict[str, Any] = dict.fromkeys(Comment.__slots__)
    told = {"id": "c1", "author": "mia", "at": "2026-11-20T10:00:00+00:00", "text": "Say why"}
    place = {"slide": slide, "block": "", "fact": "", "must_fix": False}
    return Comment(**(known | told | place))


def let_workers_answer(asker: QObject) -> None:
    """Wait until all work is done, and take the answers."""
    for pool in asker.findChildren(QThreadPool):
        pool.waitForDone()
    QCoreApplication.processEvents()


@pytest.fixture
def panel(qtbot: QtBot) -> CommentsPanel:
    """Return the comments with one on slide 3."""
    made = CommentsPanel()
    qtbot.addWidget(made)
    made.show()
    made.show_comments((comment_on("os"),), {"mia": "Mia"}, {"os": 3}, may_talk=True)
    made.tree.setCurrentItem(tops(made.tree)[0])
    return made


def test_how_a_comment_was_settled_goes_with_it(panel: CommentsPanel, qtbot: QtBot) -> None:
    """Words that are typed when Resolve is pressed are its reason, and stay if it is refused."""
    type_words(panel.words, "Named in the title")
    with qtbot.waitSignal(panel.resolve_wanted) as asked:
        click(panel.resolve)
    assert asked.args == ["c1", "Named in the title"]
    panel.wait()
    assert not panel.resolve.isEnabled()
    panel.go_on(is_written=False)
    assert panel.words.toPlainText() == "Named in the title"
    assert panel.resolve.isEnabled()


def test_what_is_typed_while_a_comment_is_written_stays(panel: CommentsPanel) -> None:
    """Only the words that were written go; nothing is sent twice meanwhile."""
    type_words(panel.words, "First")
    panel.wait()
    assert not panel.send.isEnabled()
    type_words(panel.words, ", and more")
    assert not panel.send.isEnabled()
    panel.go_on(is_written=True)
    assert panel.words.toPlainText() == "First, and more"
    panel.wait()
    panel.go_on(is_written=True)
    assert panel.words.toPlainText() == ""


def test_comments_follow_slides_that_get_other_numbers(panel: CommentsPanel) -> None:
    """In the list, and where the next comment would stand."""
    panel.renumber({"new": 3, "os": 4})
    panel.show_place(Anchor("os"))
    assert tops(panel.tree)[0].text(0) == "4"
    assert panel.place.text() == "A new comment stands on: slide 4"


def test_a_comment_outlives_another_comparison_and_what_is_read_anew(
    reviewer: Reviewer, address: str
) -> None:
    """The version is opened beside another one, and at the same time read anew."""
    arno = session_of(address, "arno")
    first = submitted(arno, retitled("One"), "First")
    submitted(arno, retitled("Two"), "Second", first.deck)
    submitted(arno, retitled("Three"), "Third", first.deck)
    reviewer.come("mia")
    page = reviewer.open_first()
    finding = tops(page.findings.tree)[-1]
    page.findings.tree.setCurrentItem(finding)
    chosen = page.findings.finding
    page.tabs.setCurrentWidget(page.comments)
    type_words(page.comments.words, "Say in which")
    page.changes.base_wanted.emit(1)
    page.refresh()
    reviewer.wait(lambda: not page.is_busy)
    assert page.opened is not None
    assert page.opened.base is not None
    assert page.opened.base.number == 1
    assert page.comments.words.toPlainText() == "Say in which"
    page.tabs.setCurrentWidget(page.comments)
    click(page.comments.send)
    type_words(page.comments.words, " trial")
    reviewer.wait(lambda: page.opened and page.opened.whole.comments)
    assert page.opened.whole.comments[0].text == "Say in which"
    assert page.comments.words.toPlainText() == "Say in which trial"
    assert page.findings.finding == chosen

    other = submitted(arno, small_deck(), "Of its own")
    assert reviewer.page.session is not None
    page.open(reviewer.page.session, other)
    assert not any(one.isVisible() for one in page.head.acts.values())
    assert page.comments.words.toPlainText() == ""
    reviewer.wait(lambda: not page.is_busy)
    assert page.head.title.text().endswith("version 1")


def test_a_deck_is_given_back_though_its_author_goes(
    reviewer: Reviewer, address: str, tmp_path: Path
) -> None:
    """What was asked for is done, whatever the page shows by then, and no file opens any more."""
    arno = session_of(address, "arno")
    ref = submitted(arno, small_deck(), "First")
    check_out(arno, ref.deck)
    reviewer.come("arno")
    reviewer.window.shell.library.open_version(ref)
    reviewer.wait(lambda: reviewer.page.opened and not reviewer.page.is_busy)
    acts = reviewer.window.shell.library.deck_acts
    assert acts is not None
    acts.take_out(ref, tmp_path / "mine.slidekit")
    reviewer.page.head.return_wanted.emit()
    reviewer.window.actions_by_name["sign_out"].trigger()
    let_workers_answer(acts)
    assert reviewer.window.document.deck is None
    reviewer.come("mia")
    (task,) = reviewer.library.shelf.tasks  # type: ignore[union-attr]
    assert task.taken_by == ""


def test_a_wish_that_was_left_at_the_sign_in_is_not_carried_out_later(
    reviewer: Reviewer, tmp_path: Path, settled: Callable[[MainWindow], None]
) -> None:
    """Submit, Back, and then signing in for something else opens no dialog."""
    path = tmp_path / "small.slidekit"
    save_deck(small_deck(), path)
    reviewer.window.open(path)
    settled(reviewer.window)
    reviewer.window.actions_by_name["submit"].trigger()
    reviewer.wait(reviewer.library.sign_in.isVisible)
    click(reviewer.library.back)
    assert reviewer.window.is_editing
    press(reviewer.window, Qt.Key.Key_L, CTRL)
    form = reviewer.library.sign_in
    QTest.keyClicks(form.login, "arno")
    QTest.keyClicks(form.password, PASSWORD)
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    reviewer.wait(lambda: reviewer.library.shelf is not None)
    assert reviewer.window.shell.library.submit_dialog is None
    assert reviewer.window.stack.currentWidget() is reviewer.library


def test_a_sign_in_at_the_former_library_does_not_count(qtbot: QtBot, tmp_path: Path) -> None:
    """Its answer is dropped once another library, or a person once more, is asked for."""
    form = SignInForm()
    qtbot.addWidget(form)
    form.show()
    form.ask(f"sqlite:///{tmp_path}/none.db")
    QTest.keyClicks(form.login, "mia")
    QTest.keyClicks(form.password, PASSWORD)
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    form.ask(f"sqlite:///{tmp_path}/other.db")
    let_workers_answer(form)
    assert not form.message.isVisible()


def test_long_words_above_the_sign_in_take_no_room_from_its_fields(qtbot: QtBot) -> None:
    """Why the window was locked, a refusal, two more fields: each line stays as high as it was."""
    form = SignInForm()
    qtbot.addWidget(form)
    form.resize(900, 700)
    form.show()
    form.ask("sqlite:///library.db")
    before = form.login.height()
    for why in ("Locked. " * 30, "Locked. " * 60):
        form.ask("sqlite:///library.db", why)
        click(form.changes)
        QCoreApplication.processEvents()
        assert form.why.height() >= form.why.heightForWidth(form.why.width())
        fields = (form.login, form.password, form.new)
        assert {line.height() for line in fields if line.isVisible()} == {before}


@pytest.fixture
def derived(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> DeriveDialog:
    """Return the dialog on a small deck; what is changed in it is judged when a test says so."""
    monkeypatch.setattr(derive_dialog, "PAUSE_MS", WAIT_MS)
    deck = small_deck()
    version = SimpleNamespace(title=deck.title, deck="small", number=1, ref=Ref("small", 1))
    opened = SimpleNamespace(version=version, deck=deck, pages=lay_out_pages(deck, frozenset()))
    dialog = DeriveDialog(None, opened)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_an_answer_on_a_former_choice_does_not_count(derived: DeriveDialog) -> None:
    """The deck of the former slides is not written for those that are chosen now."""
    tops(derived.slides)[-1].setCheckState(0, Qt.CheckState.Unchecked)
    let_workers_answer(derived)
    assert derived.is_judging
    assert not derived.go.isEnabled()


def test_a_derived_deck_needs_a_name_that_is_free(derived: DeriveDialog, tmp_path: Path) -> None:
    """Without a name nothing is written, and no file is written over unasked."""
    let_workers_answer(derived)
    assert derived.go.isEnabled()
    derived.path.clear()
    click(derived.go)
    assert derived.note.text() == "Choose a folder that is there, and a name for the file."
    (tmp_path / "talk.pptx").touch()
    derived.path.setText(str(tmp_path / "talk"))
    click(derived.go)
    assert derived.note.text() == "talk.pptx is there already. Choose another name."
    assert not derived.is_busy


def test_records_that_were_asked_for_are_shown_after_the_sign_in(reviewer: Reviewer) -> None:
    """To whoever may see them; others are told why they see the inbox."""
    reviewer.window.actions_by_name["people"].trigger()
    library, form = reviewer.library, reviewer.library.sign_in
    QTest.keyClicks(form.login, "mia")
    QTest.keyClicks(form.password, PASSWORD)
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    reviewer.wait(library.message.isVisible)
    reviewer.wait(lambda: library.message.text() == "None of your roles is for that page.")
    assert library.tabs.currentWidget() is library.inbox
    reviewer.window.actions_by_name["sign_out"].trigger()
    reviewer.window.actions_by_name["audit"].trigger()
    form.login.selectAll()
    QTest.keyClicks(form.login, "anna")
    QTest.keyClicks(form.password, PASSWORD)
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    reviewer.wait(lambda: library.audit is not None)
    assert library.tabs.currentWidget() is library.audit
