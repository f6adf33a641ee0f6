from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from slidekit.app import build, check_pptx
from slidekit.rules.finding import count_blocking
from tests.gui.hands import CTRL, heading_on_top, press
from widgets.jobs import Jobs

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.file_check import FileCheck
    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Windows without a screen cannot be raised."""

WAIT_MS = 60_000


@pytest.fixture
def talk(simple_deck: Deck, tmp_path: Path) -> Path:
    """Return the deck as PowerPoint has it."""
    path = tmp_path / "talk.pptx"
    build(simple_deck, path)
    return path


def checked(window: MainWindow, path: Path, qtbot: QtBot) -> FileCheck:
    """Give a file to the page to start from and wait for the answer."""
    window.start_page.open([path])
    check = window.shell.checks[-1]
    assert check.bar.isVisible()
    qtbot.waitUntil(check.again.isEnabled, timeout=WAIT_MS)
    assert not check.bar.isVisible()
    return check


def test_a_file_that_is_dropped_is_checked(window: MainWindow, talk: Path, qtbot: QtBot) -> None:
    """The window lists what the command lists, each with its place and what to do."""
    _, found = check_pptx(talk)
    check = checked(window, talk, qtbot)
    tree = check.findings.tree
    assert tree.topLevelItemCount() == len(found) > 10
    blocking = count_blocking(found)
    assert check.head.text() == f"talk.pptx: {len(found)} findings, {blocking} of them block"
    assert "template conference" in check.about.text()
    QTest.keyClick(tree, Qt.Key.Key_End)
    chosen = tree.currentItem()
    assert chosen is not None
    finding = chosen.data(0, Qt.ItemDataRole.UserRole)[0]
    assert chosen.text(1) == str(finding.slide_number or "deck")
    assert finding.fix in check.findings.detail.text()


def test_ctrl_o_opens_a_powerpoint_file_as_well(
    window: MainWindow, talk: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is checked beside what the window shows, which stays; Esc comes back to it."""
    window.activateWindow()
    asked: list[str] = []

    def choose(*told: object) -> tuple[str, str]:
        asked.append(str(told[-1]))
        return str(talk), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    press(window, Qt.Key.Key_O, CTRL)
    assert "*.pptx" in asked[0]
    assert "*.slidekit" in asked[0]
    (check,) = window.shell.checks
    qtbot.waitUntil(check.again.isEnabled, timeout=WAIT_MS)
    assert check.head.text().startswith("talk.pptx: ")
    QTest.keyClick(check, Qt.Key.Key_Escape)
    assert not check.isVisible()
    assert window.stack.currentWidget() is window.start_page


def test_f1_tells_of_the_rule(window: MainWindow, talk: Path, qtbot: QtBot) -> None:
    """At its heading in the guide of the rules."""
    check = checked(window, talk, qtbot)
    tree = check.findings.tree
    first = tree.topLevelItem(0)
    assert first is not None
    tree.setCurrentItem(first)
    QTest.keyClick(check, Qt.Key.Key_F1)
    assert window.shell.help is not None
    assert heading_on_top(window.shell.help) == check.rule_chosen() != ""


def test_a_file_that_is_mended_is_checked_again(
    window: MainWindow, talk: Path, qtbot: QtBot
) -> None:
    """A file that cannot be read says so in one sentence; the whole one is taken as it is then."""
    whole = talk.read_bytes()
    talk.write_bytes(whole[:2000])
    check = checked(window, talk, qtbot)
    assert check.head.text() == "talk.pptx could not be checked"
    assert "talk.pptx" in check.about.text()
    assert not check.rule.isEnabled()
    talk.write_bytes(whole)
    QTest.keyClick(check.again, Qt.Key.Key_Space)
    qtbot.waitUntil(check.again.isEnabled, timeout=WAIT_MS)
    assert "findings" in check.head.text()
    QTest.keyClick(check, Qt.Key.Key_Escape)
    assert not check.isVisible()


def test_windows_that_were_closed_are_let_go(window: MainWindow, talk: Path, qtbot: QtBot) -> None:
    """The next check takes the closed ones away, and leaves those that are still looked at."""
    first, second = checked(window, talk, qtbot), checked(window, talk, qtbot)
    first.close()
    with qtbot.waitSignal(first.destroyed, timeout=WAIT_MS):
        third = checked(window, talk, qtbot)
    assert window.shell.checks == [second, third]
    with qtbot.waitSignal(second.findChildren(Jobs)[0].destroyed, timeout=WAIT_MS):
        second.close()
    window.close()
    assert not third.isVisible()


def test_a_window_may_be_closed_while_it_checks(window: MainWindow, talk: Path) -> None:
    """No answer comes to it any more, and the program ends in good order."""
    window.start_page.open([talk])
    check = window.shell.checks[-1]
    check.close()
    window.close()
    assert check.findings.tree.topLevelItemCount() == 0
