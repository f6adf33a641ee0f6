"""Policies and settings of a library: read by librarians, changed with a reason; and refusals."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from slidekit.app import save_deck
from slidekit.library.governing import read_settings
from slidekit.library.opening import open_library
from slidekit.library.policies import list_policies
from slidekit.library.tables import policies
from slidekit.rules.about import codes_of_rules
from slidekit.template.load import digest
from tests.gui.review_hands import Reviewer, session_of, submitted, tops
from tests.gui.study_hands import click
from tests.library.small import WAIVABLE, small_deck
from widgets.review import rules
from widgets.review.asking import Ticks
from widgets.review.rules_page import RulesPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Dialogs without a screen have no size to tell."""


def gentle() -> Deck:
    """Return the small deck under a policy that switches every rule but one off."""
    deck = small_deck()
    off: dict[str, Any] = {rule: "off" for rule in (*codes_of_rules(),) if rule != WAIVABLE}
    policy = deck.policy.model_copy(
        update={"name": "gentle", "version": "9", "severities": deck.policy.severities | off}
    )
    return replace(deck, policy=policy)


def rules_of(reviewer: Reviewer, login: str) -> RulesPage:
    """Return the page of policies and settings as somebody sees it."""
    reviewer.come(login)
    page = reviewer.library.rules
    assert page is not None
    reviewer.library.tabs.setCurrentWidget(page)
    reviewer.wait(lambda: tops(page.settings))
    return page


def test_a_submission_is_refused_readably_and_a_librarian_permits_the_deck_s_policy(
    reviewer: Reviewer, address: str, tmp_path: Path
) -> None:
    """All of the refusal is seen in the dialog; from the deck's file the policy is permitted.

    A row that somebody wrote into the table is shown as invalid, and stands in nobody's way.
    """
    path = tmp_path / "gentle.slidekit"
    save_deck(gentle(), path)
    dialog = reviewer.hand_in(path)
    QTest.keyClicks(dialog.message, "First")
    click(dialog.send)
    reviewer.wait(dialog.note.isVisible)
    reviewer.wait(lambda: not dialog.is_busy)
    told = dialog.note.text()
    assert told.startswith("The library does not permit the policy that the deck brings, gentle 9")
    assert "It differs from" in told
    assert told.endswith("or ask a librarian or administrator to permit this one there.")
    assert "`" not in told
    reviewer.look("refused for its policy")
    room = dialog.note.heightForWidth(dialog.note.width())
    assert dialog.note.height() >= room
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with open_library(address).engine.begin() as connection:
        written = {"id": "by-hand", "name": "gentle", "reason": "Agreed"}
        written |= {"digest": digest(gentle().policy), "version": "9", "language": "en"}
        written |= {"file": connection.scalar(select(policies.c.file)) or ""}
        written |= {"permitted_at": "some day"}
        connection.execute(policies.insert().values(written))
    page = rules_of(reviewer, "lena")
    before = len(tops(page.policies))
    states = [one.text(2) for one in tops(page.policies) if one.text(0) == "gentle 9"]
    assert states == ["invalid"]
    page.permit_file(path)
    reviewer.wait(lambda: page.dialog is not None)
    ask = page.dialog
    assert ask is not None
    assert "gentle 9, English" in ask.intro.text()
    assert "It differs from" in ask.intro.text()
    assert not ask.go.isEnabled()
    QTest.keyClicks(ask.lines["reason"], "Agreed with the medical lead")
    reviewer.look("permit a policy")
    QTest.keyClick(ask, Qt.Key.Key_Return)
    reviewer.wait(lambda: len(tops(page.policies)) == before + 1)
    row = next(one for one in tops(page.policies) if one.text(4).startswith("Agreed with"))
    assert [row.text(n) for n in (1, 2, 4)] == [
        "English",
        "permitted",
        "Agreed with the medical lead",
    ]
    assert row.text(3).endswith(", Lena Librarian")
    assert submitted(session_of(address, "arno"), gentle(), "First").number == 1
    page.permit_file(path)
    reviewer.wait(page.message.isVisible)
    reviewer.wait(lambda: page.message.text() == "It is permitted already.")


def test_a_policy_is_withdrawn_with_a_reason(reviewer: Reviewer, address: str) -> None:
    """By the mouse; what has been withdrawn stays in the list and cannot be withdrawn again."""
    page = rules_of(reviewer, "lena")
    assert page.change.isHidden()
    assert not page.withdraw.isEnabled()
    row = next(one for one in tops(page.policies) if one.text(4) == "The policy of the tests")
    page.policies.setCurrentItem(row)
    click(page.withdraw)
    dialog = page.dialog
    assert dialog is not None
    assert "stays released" in dialog.intro.text()
    QTest.keyClicks(dialog.lines["reason"], "Replaced by the one of 2027")
    click(dialog.go)
    reviewer.wait(lambda: any(one.text(2).startswith("withdrawn ") for one in tops(page.policies)))
    held = list_policies(session_of(address, "lena"))
    assert [one.reason for one in held if not one.holds] == ["The policy of the tests"]
    assert page.policy is not None
    assert not page.policy.holds
    assert not page.withdraw.isEnabled()


def test_an_administrator_changes_a_setting_with_a_reason(reviewer: Reviewer, address: str) -> None:
    """Its value stands in the dialog; what it cannot be is refused there, and says what it can."""
    page = rules_of(reviewer, "anna")
    names = [one.text(0) for one in tops(page.settings)]
    row = tops(page.settings)[names.index("Longest time that an approval holds")]
    assert row.text(1) == "12 months"
    page.settings.setCurrentItem(row)
    page.change.setFocus()
    QTest.keyClick(page.change, Qt.Key.Key_Space)
    dialog = page.dialog
    assert dialog is not None
    assert dialog.lines["value"].text() == "12"
    assert "A whole number from 1 to 60" in dialog.intro.text()
    dialog.lines["value"].selectAll()
    QTest.keyClicks(dialog.lines["value"], "99")
    QTest.keyClicks(dialog.lines["reason"], "House rule of 2027")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    reviewer.wait(dialog.note.isVisible)
    refusal = (
        "Longest time that an approval holds cannot be '99'. Give a whole number from 1 to 60."
    )
    assert dialog.note.text() == refusal
    dialog.lines["value"].selectAll()
    QTest.keyClicks(dialog.lines["value"], "6")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    reviewer.wait(lambda: "6 months" in [one.text(1) for one in tops(page.settings)])
    assert read_settings(session_of(address, "anna"))["valid_months"] == "6"

    row = tops(page.settings)[names.index("Roles whose approval every version needs")]
    page.settings.setCurrentItem(row)
    click(page.change)
    assert page.dialog is not None
    roles = page.dialog.parts["value"]
    assert isinstance(roles, Ticks)
    assert roles.text() == "medical,regulatory"
    assert roles.boxes["legal"].text() == "legal reviewer"
    page.dialog.reject()


def test_a_policy_that_is_being_read_is_not_forgotten_when_the_list_is_read_anew(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are asked of the worker, and each gets its answer."""
    gate = threading.Event()
    monkeypatch.setattr(rules, "all_rules", lambda _: rules.Rules((), {}, {}))
    monkeypatch.setattr(rules, "wished_in", lambda *_: (gate.wait(60), ())[1])
    page = RulesPage(None, ())  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.permit_file(Path("company.yaml"))
    page.refresh()
    gate.set()
    qtbot.waitUntil(lambda: page.message.text() == "It is permitted already.")
