"""By when a decision is wanted: asked at submission, first in the inbox, in a version's head."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from slidekit.app import save_deck
from slidekit.library.versions import list_versions
from tests.gui.review_hands import Reviewer, children, session_of, submitted, tops
from tests.gui.study_hands import click
from tests.library.small import retitled, small_deck
from widgets.dates import day_words
from widgets.look import meaning_ink
from widgets.review import due
from widgets.review.due import due_sentence, due_words, is_overdue, today_there
from widgets.review.version_list import DUE, TASK

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Dialogs without a screen have no size to tell."""


def test_a_day_is_asked_for_at_submission_and_none_is_asked_for_without(
    reviewer: Reviewer, address: str, tmp_path: Path
) -> None:
    """No day is asked for unless the box is ticked; a day that has passed cannot be chosen."""
    path = tmp_path / "small.slidekit"
    save_deck(small_deck(), path)
    dialog = reviewer.hand_in(path)
    assert (dialog.request().due, dialog.due.isEnabled()) == ("", False)
    dialog.has_due.setFocus()
    QTest.keyClick(dialog.has_due, Qt.Key.Key_Space)
    assert dialog.request().due == (today_there() + timedelta(days=14)).isoformat()
    dialog.due.setDate(dialog.due.minimumDate().addDays(-30))
    assert dialog.request().due == today_there().isoformat()
    QTest.keyClicks(dialog.message, "First")
    reviewer.look("submitting with a day")
    with reviewer.qtbot.waitSignal(dialog.submitted, timeout=120_000):
        click(dialog.send)
    (made,) = list_versions(session_of(address, "arno"))
    assert made.due_on == today_there().isoformat()


def test_what_is_due_first_stands_on_top_and_what_is_overdue_is_red_with_words(
    reviewer: Reviewer, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of three versions the two with a day come before the one that waits longest.

    Whoever has chosen one finds it chosen when the list was read anew.
    """
    arno, today = session_of(address, "arno"), today_there()
    soon, late = today + timedelta(days=3), today + timedelta(days=9)
    submitted(arno, retitled("None"), "1")
    submitted(arno, retitled("Late"), "2", due_on=late.isoformat())
    submitted(arno, retitled("Soon"), "3", due_on=soon.isoformat())
    monkeypatch.setattr(due, "today_there", lambda: today + timedelta(days=5))
    reviewer.come("mia")
    tree = reviewer.library.inbox.tree
    rows = children(tops(tree)[0])
    told = [(one.data(0, TASK).version.message, one.text(DUE)) for one in rows]
    expected = [("3", f"{day_words(soon)}, overdue"), ("2", day_words(late)), ("1", "")]
    assert told == expected
    red = meaning_ink("block", tree.palette())
    assert rows[0].foreground(DUE).color() == QColor(red)
    assert rows[1].foreground(DUE).color() != QColor(red)

    tree.setCurrentItem(rows[1])
    before = reviewer.library.shelf
    click(reviewer.library.again)
    reviewer.wait(lambda: reviewer.library.shelf is not before)
    assert tree.task is not None
    assert tree.task.version.message == "2"
    tree.setCurrentItem(children(tops(tree)[0])[0])
    tree.setFocus()

    page = reviewer.open_first()
    assert page.opened is not None
    assert page.opened.version.message == "3"
    shown = page.head.lines.text().replace("\N{NO-BREAK SPACE}", " ")
    assert f"overdue since {day_words(soon)}" in shown
    assert QColor(red).name() in shown
    assert "\N{LEFT DOUBLE QUOTATION MARK}3\N{RIGHT DOUBLE QUOTATION MARK}" in shown


def test_what_is_decided_is_not_overdue(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day counts while something is asked of somebody; on the day itself it has not passed."""
    arno, today = session_of(address, "arno"), today_there()
    submitted(arno, small_deck(), "1", due_on=today.isoformat())
    (version,) = list_versions(arno)
    assert not is_overdue(version)
    assert due_sentence(version) == f"due by {day_words(today)}"
    monkeypatch.setattr(due, "today_there", lambda: today + timedelta(days=1))
    assert is_overdue(version)
    assert due_words(replace(version, state="released")) == ""
    assert not is_overdue(replace(version, state="released"))
