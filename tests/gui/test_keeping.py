"""What becomes of edits that are not saved: no window loses its own or touches another's."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from slidekit.app import Options, save_deck
from slidekit.deck.file import read_deck
from slidekit.resources import sample_data_dir
from tests.gui.typed import WAIT_MS, keep, title, titled
from widgets import deckfile
from widgets.deckfile import unsaved_decks
from widgets.sidecar import (
    find_recovery,
    left_behind,
    lock_of,
    sidecar_of,
    unsaved_folder,
    write_sidecar,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.document import Document
    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Windows without a screen have no size to tell."""


def test_what_is_being_kept_when_the_deck_is_discarded_is_deleted_too(
    deck_file: Path, open_it: Callable[[Path], Document]
) -> None:
    """The worker has not begun to write it when the person gives it up."""
    document = open_it(deck_file)
    hurry = threading.Event()
    document._files.ask(lambda: hurry.wait(30), lambda _: None, lambda _: None)
    document.do(titled("Given up"))
    document.keep()
    document.close(discard=True)
    hurry.set()
    document.finish()
    assert [path.name for path in deck_file.parent.glob(".*")] == []


def test_a_second_window_keeps_its_edits_apart(
    own_home: Path, deck_file: Path, open_it: Callable[[Path], Document], qtbot: QtBot
) -> None:
    """It neither writes nor deletes what the first window keeps, and its own is offered too."""
    first, second = open_it(deck_file), open_it(deck_file)
    assert (first.is_open_elsewhere, second.is_open_elsewhere) == (False, True)
    first.do(titled("An hour of work"))
    keep(first, qtbot)
    second.do(titled("Of the second"))
    keep(second, qtbot)
    sidecar = sidecar_of(deck_file, "simple")
    assert title(read_deck(sidecar)) == "An hour of work"
    second.close()
    second.finish()
    assert own_home in unsaved_folder().parents
    assert [title(read_deck(path)) for path in unsaved_decks()] == ["Of the second"]
    third = open_it(deck_file)
    third.do(titled("Of the third"))
    keep(third, qtbot)
    third.close(discard=True)
    third.finish()
    assert title(read_deck(sidecar)) == "An hour of work"
    with qtbot.waitSignal(first.refused, timeout=WAIT_MS):
        first.save_as(_held(open_it, deck_file))


def _held(open_it: Callable[[Path], Document], deck_file: Path) -> Path:
    """Return another file that is open in a window."""
    other = deck_file.with_name("other.slidekit")
    save_deck(read_deck(deck_file), other)
    open_it(other)
    return other


def test_a_second_window_cannot_write_the_file_under_its_own_name(
    own_home: Path, deck_file: Path, open_it: Callable[[Path], Document], qtbot: QtBot
) -> None:
    """Save as with the name that it has already is refused while the first window holds it."""
    first, second = open_it(deck_file), open_it(deck_file)
    assert own_home in unsaved_folder().parents
    second.do(titled("Mine"))
    with qtbot.waitSignal(second.refused, timeout=WAIT_MS) as told:
        second.save_as(deck_file)
    assert "open in another window" in told.args[0]
    first.close()
    first.finish()
    with qtbot.waitSignal(second.saved, timeout=WAIT_MS):
        second.save_as(deck_file)
    assert not second.is_open_elsewhere
    assert title(read_deck(deck_file)) == "Mine"


@pytest.mark.parametrize(("hours", "is_held"), [(20, True), (30, False)])
def test_a_lock_of_another_machine_holds_for_a_day(
    own_home: Path,
    deck_file: Path,
    open_it: Callable[[Path], Document],
    qtbot: QtBot,
    hours: int,
    is_held: bool,
) -> None:
    """Nobody can ask whether its program lives; one that keeps edits shows that it does."""
    document = open_it(deck_file)
    lock = lock_of(deck_file)
    mine = lock.read_text("utf-8").split("\n")
    os.utime(lock, (0, 0))
    document.do(titled("Mine"))
    keep(document, qtbot)
    assert lock.stat().st_mtime > 0
    document.close(discard=True)
    document.finish()
    lock.write_text("\n".join([*mine[:2], "elsewhere", "0" * 32, ""]), "utf-8")
    then = time.time() - hours * 3600
    os.utime(lock, (then, then))
    assert own_home in unsaved_folder().parents
    assert open_it(deck_file).is_open_elsewhere is is_held


def test_saving_twice_writes_what_came_meanwhile(
    deck_file: Path, open_it: Callable[[Path], Document], qtbot: QtBot
) -> None:
    """The second wish waits for the first, and our own writing is no other program's."""
    document, said = open_it(deck_file), list[str]()
    document.refused.connect(said.append)
    document.do(titled("One"))
    document.save()
    document.do(titled("Two"))
    document.save()
    document.save()
    qtbot.waitUntil(lambda: not document.is_dirty, timeout=WAIT_MS)
    qtbot.wait(600)  # the watcher has settled
    assert title(read_deck(deck_file)) == "Two"
    assert said == []
    assert document.on_disk is None
    assert not sidecar_of(deck_file, "simple").exists()


def test_saving_under_another_name_leaves_the_doubt_behind(
    deck_file: Path, simple_deck: Deck, open_it: Callable[[Path], Document], qtbot: QtBot
) -> None:
    """What another program wrote into the former file is no concern of the new one."""
    document = open_it(deck_file)
    save_deck(replace(simple_deck, title="From elsewhere"), deck_file)
    qtbot.waitUntil(lambda: document.on_disk is not None, timeout=WAIT_MS)
    document.do(titled("Two"))
    other = deck_file.with_name("other.slidekit")
    with qtbot.waitSignal(document.saved, timeout=WAIT_MS):
        document.save_as(other)
    assert document.on_disk is None
    document.do(titled("Three"))
    with qtbot.waitSignal(document.saved, timeout=WAIT_MS):
        document.save()
    assert title(read_deck(other)) == "Three"
    save_deck(replace(simple_deck, title="Once more"), deck_file)
    qtbot.wait(800)
    assert document.on_disk is None
    document.take_from_disk()
    assert document.deck is not None
    assert document.deck.title == simple_deck.title


def test_a_change_on_disk_that_was_taken_back_is_forgotten(
    deck_file: Path, simple_deck: Deck, open_it: Callable[[Path], Document], qtbot: QtBot
) -> None:
    """The file is again what was saved: nobody has to choose."""
    document = open_it(deck_file)
    save_deck(replace(simple_deck, title="From elsewhere"), deck_file)
    qtbot.waitUntil(lambda: document.on_disk is not None, timeout=WAIT_MS)
    save_deck(simple_deck, deck_file)
    qtbot.waitUntil(lambda: document.on_disk is None, timeout=WAIT_MS)
    assert not document.is_dirty


def test_loading_what_equals_the_open_deck_leaves_nothing_to_save(
    deck_file: Path, simple_deck: Deck, open_it: Callable[[Path], Document], qtbot: QtBot
) -> None:
    """Another program wrote the very edit that was made here."""
    document = open_it(deck_file)
    document.do(titled("The same"))
    save_deck(titled("The same").apply(simple_deck), deck_file)
    qtbot.waitUntil(lambda: document.on_disk is not None, timeout=WAIT_MS)
    document.take_from_disk()
    assert not document.is_dirty
    assert document.is_kept


def test_recovered_edits_stay_on_disk_until_they_are_kept_again(
    deck_file: Path, simple_deck: Deck, open_it: Callable[[Path], Document], qtbot: QtBot
) -> None:
    """A second crash at once would lose nothing."""
    sidecar = sidecar_of(deck_file, "simple")
    write_sidecar(titled("Hours of work").apply(simple_deck), sidecar)
    document = open_it(deck_file)
    document.recover()
    (offered,) = left_behind(sidecar)
    assert title(read_deck(offered)) == "Hours of work"
    qtbot.waitUntil(lambda: left_behind(sidecar) == (), timeout=WAIT_MS)
    assert title(read_deck(sidecar)) == "Hours of work"


def test_edits_that_were_taken_back_are_not_offered_as_lost(
    deck_file: Path, open_it: Callable[[Path], Document], qtbot: QtBot
) -> None:
    """Undo back to the saved deck, close: nothing stays beside the file."""
    document = open_it(deck_file)
    document.do(titled("Not so"))
    keep(document, qtbot)
    document.undo()
    document.close()
    document.finish()
    assert [path.name for path in deck_file.parent.glob(".*")] == []
    assert open_it(deck_file).recovery is None


def test_a_discarded_deck_does_not_stay_on_the_screen(opened: MainWindow, qtbot: QtBot) -> None:
    """Edits of a deck that is closed would go nowhere: there is no way back to it."""
    opened.document.do(titled("Given up"))
    opened.make([sample_data_dir() / "simple"], Options())
    box = opened.leaving.box
    assert box is not None
    QTest.mouseClick(box.button(QMessageBox.StandardButton.Discard), Qt.MouseButton.LeftButton)
    QTest.mouseClick(opened.waiting.back, Qt.MouseButton.LeftButton)
    document = opened.document
    assert (document.deck, document.pages, document.verdict, document.path) == (None,) * 4
    assert opened.stack.currentWidget() is opened.start_page
    assert not opened.start_page.way_back.isVisible()
    assert not opened.actions_by_name["save"].isEnabled()


def test_edits_that_cannot_be_set_aside_are_offered_where_they_lie(
    deck_file: Path, simple_deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that has become read-only keeps a deck from no window."""
    sidecar = sidecar_of(deck_file, "simple")
    write_sidecar(titled("Mine").apply(simple_deck), sidecar)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.rename", refuse)
    found = find_recovery(simple_deck, sidecar)
    assert found is not None
    assert (found.path, title(found.deck)) == (sidecar, "Mine")
    assert deckfile.read(deck_file).recovery == found


def test_giving_up_does_not_wait_for_the_file(
    window: MainWindow, deck_file: Path, qtbot: QtBot
) -> None:
    """A folder of a slow network is read on behind the screen's back, and what it says dropped."""
    hurry = threading.Event()
    window.document._files.ask(lambda: hurry.wait(30), lambda _: None, lambda _: None)
    window.open(deck_file)
    QTest.mouseClick(window.waiting.back, Qt.MouseButton.LeftButton)
    assert not hurry.is_set()
    assert window.stack.currentWidget() is window.start_page
    hurry.set()
    window.document.finish()
    qtbot.wait(50)
    assert window.document.deck is None
    assert not lock_of(deck_file).exists()
