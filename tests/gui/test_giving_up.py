"""Giving up while a deck is being opened: at once."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def held_up() -> Iterator[threading.Event]:
    """Return what lets layout go on: a deck that takes as long as that to be opened."""
    from widgets.sight import ONE_AT_A_TIME

    go_on = threading.Event()
    taken = threading.Event()

    def hold() -> None:
        with ONE_AT_A_TIME:
            taken.set()
            go_on.wait(60)

    holder = threading.Thread(target=hold)
    holder.start()
    assert taken.wait(10)
    yield go_on
    go_on.set()
    holder.join()


def test_cancel_is_taken_while_the_work_at_hand_goes_on(
    window: MainWindow, qtbot: QtBot, deck_file: Path, held_up: threading.Event
) -> None:
    """The start page is there although layout hangs; its pages come too late and are dropped."""
    window.open(deck_file)
    qtbot.waitUntil(lambda: window.document.deck is not None, timeout=60_000)
    QTest.mouseClick(window.waiting.back, Qt.MouseButton.LeftButton)
    assert window.stack.currentWidget() is window.start_page
    assert window.document.deck is None
    held_up.set()
    qtbot.wait(200)
    assert window.document.pages is None
    assert window.editor.slides.count() == 0
