"""The pages of the library: what changed, the inbox, locking, refusals, audit trail, people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from slidekit.deck.edit import duplicate
from slidekit.layout.slide import lay_out
from slidekit.library.anchors import Anchor
from slidekit.library.comments import Comment, comment
from slidekit.resources import sample_data_dir
from tests.gui.hands import CTRL, press
from tests.gui.review_hands import (
    PASSWORD,
    WAIT_MS,
    Reviewer,
    approved,
    session_of,
    submitted,
    tops,
)
from tests.gui.study_hands import click
from tests.library.small import retitled, small_deck
from widgets.review.change_rows import marked
from widgets.review.comment_rows import ALL, HERE, MUST, OPEN, pins_of, threads_of
from widgets.review.idle import Idle
from widgets.review.people_page import PeoplePage
from widgets.review.sign_in import short_name
from widgets.settings import Settings, keep_settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Dialogs without a screen have no size to tell."""


def long_deck(slides: int) -> Deck:
    """Return the small deck with copies of its table until it has so many slides."""
    deck = small_deck()
    while len(deck.slides) < slides:
        table = next(slide for slide in deck.slides if slide.id == "ae_overview")
        deck = duplicate(deck, table).apply(deck)
    return deck


def with_ratio(deck: Deck, value: float) -> Deck:
    """Return a deck whose hazard ratio of survival is another one, from other rows."""
    facts = tuple(
        replace(one, value=value, provenance=replace(one.provenance, inputs="f" * 64))
        if one.id == ratio_of(deck)
        else one
        for one in deck.facts
    )
    return replace(deck, facts=facts)


def ratio_of(deck: Deck) -> str:
    """Return the id of the hazard ratio of survival."""
    return next(fact.id for fact in deck.facts if fact.id.startswith("os.hr."))


def test_one_changed_ratio_among_60_slides_is_found_in_two_actions(
    reviewer: Reviewer, address: str
) -> None:
    """Enter in the inbox shows old, new and reason beside the slide; three actions are allowed."""
    arno, deck = session_of(address, "arno"), long_deck(60)
    first = submitted(arno, deck, "First")
    approved(address, first)
    submitted(arno, with_ratio(deck, 0.5), "Final data", first.deck)
    reviewer.come("mia")

    QTest.keyClick(reviewer.library.inbox.tree, Qt.Key.Key_Return)  # the first action
    reviewer.wait(lambda: reviewer.page.opened is not None and not reviewer.page.is_busy)
    page = reviewer.page
    assert page.strip.count() == 60
    assert page.tabs.currentWidget() is page.changes
    row = page.changes.row
    assert row is not None
    assert (row.kind, row.fact, row.why) == ("number", ratio_of(deck), "new data")
    assert row.now.startswith("0.50 (")
    assert not row.before.startswith("0.50")
    assert page.slide == "primary.os"
    assert page.view.number is not None
    assert page.view.number.fact == ratio_of(deck)
    assert "0.50" in page.view.number.text
    assert len([one for group in tops(page.changes.tree) for one in [group.childCount()]]) == 1

    QTest.keyClick(page.changes.tree, Qt.Key.Key_Tab)  # whoever goes on reads it in full
    assert "<s>" in page.changes.detail.text()
    assert "<b><u>0.50</u></b>" in page.changes.detail.text()


def test_a_place_that_is_not_laid_out_yet_is_marked_when_it_is_there(
    reviewer: Reviewer, address: str
) -> None:
    """A version of 60 slides opens with its first; at its end all are those of the whole deck."""
    submitted(session_of(address, "arno"), long_deck(60), "First")
    reviewer.come("mia")
    QTest.keyClick(reviewer.library.inbox.tree, Qt.Key.Key_Return)
    reviewer.wait(lambda: reviewer.page.opened is not None and not reviewer.page.is_busy)
    page, opened = reviewer.page, reviewer.page.opened
    assert opened is not None
    assert page.view.frame is not None
    assert page.view.frame.items
    last = opened.deck.slides[-1].id
    assert not opened.pages.frames[-1].items
    page.show_place(last, f"{last}.title")
    reviewer.wait(lambda: page.view.block)
    assert page.view.block is not None
    assert page.view.block.name == f"{last}.title"
    reviewer.wait(lambda: page.opened and all(frame.items for frame in page.opened.pages.frames))
    assert page.opened is not None
    assert page.opened.pages.frames == lay_out(opened.deck)
    assert page.slide == last


def test_what_changed_is_asked_of_another_version_too(reviewer: Reviewer, address: str) -> None:
    """The last approved version is offered first, even where a later one was sent back."""
    arno = session_of(address, "arno")
    first = submitted(arno, retitled("Title one"), "First")
    approved(address, first)
    submitted(arno, retitled("Title two"), "Second", first.deck)
    submitted(arno, retitled("Title three"), "Third", first.deck)
    reviewer.come("mia")
    page = reviewer.open_first()
    assert [page.changes.base.itemText(n) for n in range(2)] == [
        "version 2 (Superseded)",
        "version 1 (Approved)",
    ]
    assert page.changes.base.currentText() == "version 1 (Approved)"
    row = page.changes.row
    assert row is not None
    assert (row.old, row.new) == ("Title one", "Title three")
    page.changes.base.setFocus()
    QTest.keyClick(page.changes.base, Qt.Key.Key_Up)
    page.changes.base.activated.emit(page.changes.base.currentIndex())
    reviewer.wait(lambda: page.changes.row and page.changes.row.old == "Title two")


def test_long_words_make_no_window_wider(reviewer: Reviewer, address: str) -> None:
    """A title of 300 signs wraps; of a long message the head shows the beginning."""
    deck = replace(small_deck(), title="Ostrataxel in carcinoma " * 12)
    submitted(session_of(address, "arno"), deck, "The hazard ratio is of the last analysis; " * 9)
    reviewer.come("mia")
    width = reviewer.window.width()
    page = reviewer.open_first()
    QTest.qWait(50)
    reviewer.look("long words")
    assert reviewer.window.width() == width
    assert page.head.title.height() > 2 * page.head.title.fontMetrics().height()
    assert 1 < page.head.lines.text().count("last analysis") < 4
    page.tabs.setCurrentWidget(page.record)
    assert page.record.toPlainText().count("last analysis") == 9


def test_an_act_on_what_somebody_changed_meanwhile_is_refused_in_the_library_s_words(
    reviewer: Reviewer, address: str
) -> None:
    """The page stays; the password has to be typed again."""
    ref = submitted(session_of(address, "arno"), small_deck(), "First")
    reviewer.come("mia")
    reviewer.open_first()
    comment(session_of(address, "rita"), ref, "Wait for me")
    dialog = reviewer.ask("reject")
    QTest.keyClicks(dialog.reason, "Not yet")
    QTest.keyClicks(dialog.password, PASSWORD)
    click(dialog.sign)
    reviewer.wait(dialog.note.isVisible)
    assert "Somebody else has done something" in dialog.note.text()
    assert dialog.password.text() == ""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert reviewer.page.opened is not None
    assert reviewer.page.opened.version.state == "in_review"


def test_after_idle_minutes_nothing_of_the_library_is_on_the_screen(
    reviewer: Reviewer, address: str
) -> None:
    """The session is gone and the way back is the password; the login stands there."""
    submitted(session_of(address, "arno"), small_deck(), "First")
    reviewer.come("mia")
    reviewer.open_first()
    desk = reviewer.window.shell.library
    desk.idle.passed.emit()
    assert desk.session is None
    assert reviewer.window.stack.currentWidget() is reviewer.library
    assert reviewer.library.sign_in.isVisible()
    assert "Locked after 15 minutes" in reviewer.library.sign_in.why.text()
    assert reviewer.library.sign_in.login.text() == "mia"
    assert reviewer.library.sign_in.password.text() == ""
    assert reviewer.page.opened is None
    assert reviewer.library.inbox.tree.topLevelItemCount() == 0


def test_a_key_at_the_window_begins_the_idle_minutes_anew(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With each key the count begins again; when the minutes have passed, that is told."""
    idle = Idle(minutes=1)
    timer = idle.findChild(QTimer)
    handle = window.windowHandle()
    assert timer is not None
    assert handle is not None
    idle.start()
    assert timer.isActive()
    begun: list[str] = []
    monkeypatch.setattr(timer, "start", lambda: begun.append("anew"))
    for keys in (1, 2, 3):
        QTest.keyClick(handle, Qt.Key.Key_Shift)
        assert begun == ["anew"] * keys
    hasty = Idle(minutes=0.001)
    with qtbot.waitSignal(hasty.passed):
        hasty.start()


def test_versions_are_found_by_words_and_state(reviewer: Reviewer, address: str) -> None:
    """All words have to be somewhere; a state alone lists its versions; Enter opens the first."""
    arno = session_of(address, "arno")
    first = submitted(arno, small_deck(), "About survival")
    approved(address, first)
    submitted(arno, small_deck(), "About safety", first.deck)
    reviewer.come("rita")
    page = reviewer.browse()

    def shown() -> list[str]:
        return [item.text(1) for item in tops(page.tree)]

    assert shown() == ["2", "1"]
    QTest.keyClicks(page.words, "safety simple")
    assert shown() == ["2"]
    QTest.keyClick(page.words, Qt.Key.Key_Return)
    reviewer.wait(lambda: reviewer.page.opened and not reviewer.page.is_busy)
    assert reviewer.page.opened is not None
    assert reviewer.page.opened.version.number == 2
    click(reviewer.page.head.back)
    page.words.clear()
    page.state.setCurrentIndex(page.state.findData("approved"))
    assert shown() == ["1"]
    assert [item.text(2) for item in tops(page.tree)] == ["Approved"]


def test_without_a_library_in_the_settings_nobody_is_asked_for_a_password(
    window: MainWindow,
) -> None:
    """The page says what is missing, and offers the settings."""
    keep_settings(Settings())
    window.activateWindow()
    press(window, Qt.Key.Key_L, CTRL)
    page = window.shell.library.library
    assert page is not None
    assert "name no library" in page.sign_in.where.text()
    assert not page.sign_in.enter.isEnabled()
    assert page.sign_in.settings.isEnabled()
    assert not window.start_page.reviews.isVisibleTo(window.start_page)


def test_people_without_the_role_see_no_records(reviewer: Reviewer) -> None:
    """Audit trail and accounts are pages of auditors, librarians and administrators."""
    reviewer.come("mia")
    tabs = reviewer.library.tabs
    assert [tabs.tabText(n) for n in range(tabs.count())] == ["For me", "All versions"]
    reviewer.come("lena")
    shown = [tabs.tabText(n) for n in range(tabs.count())][2:]
    assert shown == ["Audit trail", "People and keys", "Policies and settings"]


def test_numbers_are_computed_again_from_the_tables(reviewer: Reviewer, address: str) -> None:
    """A number that the tables give says so, and one that was changed says what they give."""
    deck = with_ratio(small_deck(), 0.5)
    submitted(session_of(address, "arno"), deck, "First")
    reviewer.come("mia")
    page = reviewer.open_first()
    page.tabs.setCurrentWidget(page.numbers)
    page.numbers.compute_from([sample_data_dir() / "simple"])
    reviewer.qtbot.waitUntil(page.numbers.compute.isEnabled, timeout=WAIT_MS)
    page.show_place("primary.os", fact=ratio_of(deck))
    assert "It differs." in page.numbers.verdict.text()
    other = next(fact.id for fact in deck.facts if fact.id.startswith("os.median."))
    page.show_place("primary.os", fact=other)
    assert page.numbers.verdict.text() == "Computed now: equal."


def test_words_that_changed_are_shown_one_in_the_other() -> None:
    """What went is struck out, what came is bold and underlined; signs of HTML are words."""
    told = marked("Safe < 5% of patients", "Seen in 5% of patients")
    assert told == "<s>Safe</s> <b><u>Seen</u></b> <s>&lt;</s> <b><u>in</u></b> 5% of patients"


def test_comments_are_threads_by_filter() -> None:
    """Answers go with their comment; what must be fixed comes first and what is settled last."""

    def made(name: str, slide: str, must: bool, answer: str | None = None, by: str = "") -> Comment:
        place = Anchor(slide)
        done = "2026-11-27T09:00:00+00:00" if by else None
        return Comment(
            *(name, "d", 1, place.slide, place.block, "", name, must, "mia"),
            *("2026-11-27T08:00:00+00:00", answer, None, by or None, done),
        )

    said = (
        made("a", "title", must=False),
        made("b", "title", must=True),
        made("c", "primary.os", must=False, by="rita"),
        made("d", "title", must=False, answer="a"),
    )

    def names(kind: str) -> list[str]:
        return [thread.comment.id for thread in threads_of(said, kind, "title")]

    assert (names(ALL), names(OPEN)) == (["b", "a", "c"], ["b", "a"])
    assert (names(MUST), names(HERE)) == (["b"], ["b", "a"])
    assert [one.id for one in threads_of(said)[1].answers] == ["d"]
    assert pins_of(said, "title") == ({"": 2}, frozenset({""}))


@pytest.mark.parametrize(
    ("address_given", "shown"),
    [
        ("sqlite:////srv/approvals/library.db", "library.db"),
        ("postgresql+psycopg://ann:secret@db.example/approvals", "db.example/approvals"),
        ("postgresql+psycopg://ann@/approvals?host=%2Frun&password=se@ret", "approvals"),
        ("postgresql+psycopg://ann:sec?ret@db.example/approvals", "db.example/approvals"),
    ],
)
def test_an_address_is_shown_without_its_password(address_given: str, shown: str) -> None:
    """Somebody may look over one's shoulder."""
    assert short_name(address_given) == shown


def test_no_letter_of_a_page_is_that_of_a_menu(reviewer: Reviewer, address: str) -> None:
    """Alt and a letter opens the menu, whichever page of the library is shown."""
    submitted(session_of(address, "arno"), small_deck(), "First")
    menus = {_letter(action.text()) for action in reviewer.window.menuBar().actions()}
    reviewer.come("anna")
    reviewer.library.show_people()
    reviewer.come("mia")
    pages = (reviewer.library, reviewer.open_first(), reviewer.window.start_page.reviews)
    for page in pages:
        words = [one.text() for one in page.findChildren(QAbstractButton)]
        words += [one.text() for one in page.findChildren(QLabel) if one.buddy() is not None]
        letters = [letter for letter in map(_letter, words) if letter]
        assert not menus & {*letters}, page
    people = PeoplePage(session_of(address, "anna"))
    reviewer.qtbot.addWidget(people)
    letters = [_letter(one.text()) for one in people.findChildren(QAbstractButton)]
    assert not menus & {*letters}
    assert len({*letters} - {""}) == len([letter for letter in letters if letter]) == 10
    people.finish()


def _letter(words: str) -> str:
    """Return the letter that Alt goes with; "" for none."""
    _, sign, rest = words.partition("&")
    return rest[:1].lower() if sign else ""
