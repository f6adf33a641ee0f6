"""What the app loads and builds before its window is on the screen, and what only then."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from widgets.waiting import Waiting

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow

LATER = """
typer numpy pandas matplotlib pydantic yaml fontTools
slidekit.app slidekit.exhibits slidekit.layout slidekit.rules
widgets.editor widgets.export_dialog widgets.paint widgets.spelling
"""
STARTS = """
import sys
from PySide6.QtWidgets import QApplication
from slidekit.cli import main
QApplication.exec = lambda *_: print(*sys.modules) or 0
sys.exit(main([]))
"""
"""The program as it is started without arguments, up to where it would wait for a person."""


def test_a_window_that_shows_no_deck_yet_loads_nothing_that_decks_need() -> None:
    """The start page is there before libraries of figures, rules, editors and commands are."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", STARTS]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "widgets.start.start_page" in loaded
    assert [name for name in LATER.split() if name in loaded] == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_editor_is_built_once_the_window_is_painted(window: MainWindow, qtbot: QtBot) -> None:
    """No work of the person is waited for: the first deck finds an editor."""
    assert window.built_editor is None
    assert [type(window.stack.widget(1)), window.stack.count()] == [Waiting, 2]
    qtbot.waitUntil(lambda: window.built_editor is not None)
    assert window.stack.widget(2) is window.built_editor
    assert not window.is_editing
    window.start_page.gallery.finish()
