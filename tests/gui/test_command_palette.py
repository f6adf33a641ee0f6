from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.hands import CTRL, ids, press
from widgets.command_palette import Palette, matches
from widgets.commands import COMMANDS

if TYPE_CHECKING:
    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen cannot be raised."""


def palette(window: MainWindow, typed: str) -> Palette:
    """Open the palette by its keys and type into it."""
    window.activateWindow()
    press(window, Qt.Key.Key_K, CTRL)
    shown = window.shell.palette
    assert shown is not None
    QTest.keyClicks(shown.line, typed)
    return shown


def test_words_are_found_by_their_beginnings() -> None:
    """In any order by words, or run together; never by what is inside a word."""
    assert matches("ins sl", "Insert a slide")
    assert matches("slide ins", "Insert a slide")
    assert matches("inssl", "Insert a slide")
    assert matches("nd", "New deck")
    assert matches("", "New deck")
    assert not matches("ert", "Insert a slide")
    assert not matches("newx", "New deck")


def test_a_command_is_run_by_enter(opened: MainWindow) -> None:
    """The list says its keys; the deck has one slide more."""
    before = len(ids(opened))
    opened.editor.slides.setCurrentRow(1)
    shown = palette(opened, "dup")
    assert [(one.words, one.keys) for one in shown.shown()] == [("Duplicate", "Ctrl+D")]
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    assert len(ids(opened)) == before + 1


def test_arrows_choose_and_escape_leaves(opened: MainWindow) -> None:
    """What is typed stays while the arrows move."""
    shown = palette(opened, "zoom")
    zoom = opened.editor.view.zoom
    assert [one.words for one in shown.shown()] == ["Zoom in", "Zoom out"]
    QTest.keyClick(shown.line, Qt.Key.Key_Down)
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    assert opened.editor.view.zoom < zoom
    shown = palette(opened, "quit")
    QTest.keyClick(shown.line, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert opened.isVisible()


def test_slides_are_gone_to_by_number_and_title(opened: MainWindow) -> None:
    """Both lead to the same row."""
    QTest.keyClick(palette(opened, "6").line, Qt.Key.Key_Return)
    assert opened.editor.slides.currentRow() == 5
    QTest.keyClick(palette(opened, "study des").line, Qt.Key.Key_Return)
    row = opened.editor.slides.row_of(opened.editor.slides.currentRow())
    assert row is not None
    assert row.title == "Study design"


def test_without_a_deck_commands_say_that_they_need_one(window: MainWindow) -> None:
    """They are listed last, do nothing, and the palette stays open."""
    shown = palette(window, "save")
    assert [one.why_not for one in shown.shown()] == ["needs an open deck"] * 2
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    assert shown.isVisible()
    assert "needs an open deck" in shown.nothing.text()
    shown.line.clear()
    reasons = [bool(one.why_not) for one in shown.shown()]
    assert reasons == sorted(reasons)
    assert len(reasons) == len(COMMANDS) - 1  # all but the palette itself


def test_nothing_found_is_said(window: MainWindow) -> None:
    """Enter then does nothing."""
    shown = palette(window, "xyz")
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    assert shown.nothing.text() == "No command and no slide is called so."


def test_all_keys_are_listed_as_the_menus_have_them(window: MainWindow) -> None:
    """Ctrl+/ opens them; each command stands once, with each of its keys."""
    window.activateWindow()
    press(window, Qt.Key.Key_Slash, CTRL)
    assert window.shell.keys is not None
    tree = window.shell.keys.list
    tops = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    heads = [head for head in tops if head is not None]
    assert [head.text(0) for head in heads][:2] == ["File", "Edit"]
    rows = [head.child(n) for head in heads for n in range(head.childCount())]
    listed = {row.text(0): row.text(1) for row in rows if row is not None}
    assert len(rows) == len(COMMANDS)
    assert listed["Redo"] == "Ctrl+Y, Ctrl+Shift+Z"
    assert listed["About slidekit"] == ""
