"""Giving up while a deck is being opened: at once, and without losing anything."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from slidekit.deck.file import write_deck
from widgets.deckfile import unsaved_decks
from widgets.sidecar import unsaved_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
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


def test_a_deck_that_was_never_saved_outlives_cancel(
    window: MainWindow,
    qtbot: QtBot,
    simple_deck: Deck,
    settled: Callable[[MainWindow], None],
    held_up: threading.Event,
) -> None:
    """What a crash left is the only copy there is: it can be opened again."""
    folder = unsaved_folder()
    folder.mkdir(parents=True, exist_ok=True)
    left = folder / "simple-1.autosave"
    write_deck(simple_deck, left)
    window.open(left)
    qtbot.waitUntil(lambda: window.document.deck is not None, timeout=60_000)
    QTest.mouseClick(window.waiting.back, Qt.MouseButton.LeftButton)
    held_up.set()
    (again,) = unsaved_decks()
    window.open(again)
    settled(window)
    assert window.document.deck == simple_deck
    assert window.document.is_dirty
    window.document.close(discard=True)
    assert unsaved_decks() == ()
