"""Tables that change while a deck is open: told, shown, taken over, and taken back."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QTreeWidgetItem

from slidekit.app import Options, save_deck
from slidekit.deck import schema
from slidekit.deck.edit import ChangeSlide
from slidekit.deck.migrations import STEPS, Step
from slidekit.resources import sample_data_dir
from tests.gui.hands import title
from widgets.start.origins import origin_of, remember_origin

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.changes import ChangesDialog
    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen have no size to tell."""

WAIT_MS = 60_000
OLD, NEW = "1001,Placebo,51,male,6.2,yes", "1001,Placebo,51,male,9.9,no"
EVENTS = "os.events.placebo"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Return a copy of the simplest sample study."""
    return shutil.copytree(sample_data_dir() / "simple", tmp_path / "study")


@pytest.fixture
def watched(
    window: MainWindow, deck_file: Path, study: Path, settled: Callable[[MainWindow], None]
) -> MainWindow:
    """Return the window with a deck whose study folder is known."""
    remember_origin(deck_file, [study])
    window.open(deck_file)
    settled(window)
    return window


def change(study: Path) -> None:
    """Let one patient live on in a new cut of the data."""
    table = study / "survival.csv"
    table.write_text(table.read_text().replace(OLD, NEW))


def events(window: MainWindow) -> int | None:
    """Return the deaths on placebo that the open deck has."""
    assert window.document.deck is not None
    return window.document.deck.fact_index()[EVENTS].n


def shown(window: MainWindow, qtbot: QtBot) -> ChangesDialog:
    """Return the list of changes as soon as it is filled."""
    dialog = window.renewal.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.refreshed is not None, timeout=WAIT_MS)
    return dialog


def rows(dialog: ChangesDialog) -> list[list[str]]:
    """Return the rows of all groups of the list."""
    groups = map(dialog.tree.topLevelItem, range(dialog.tree.topLevelItemCount()))
    items = (group.child(n) for group in groups if group for n in range(group.childCount()))
    count = dialog.tree.columnCount()
    return [[item.text(column) for column in range(count)] for item in items if item]


def test_new_tables_are_told_shown_taken_over_and_taken_back(
    watched: MainWindow, study: Path, qtbot: QtBot
) -> None:
    """A typed title stays, the number changes, and one undo brings all of the former deck."""
    watched.document.do(ChangeSlide("Edit", "primary.os", (("title", "Mine"),)))
    assert not watched.editor.notice.isVisible()
    change(study)
    qtbot.waitUntil(watched.editor.notice.isVisible, timeout=WAIT_MS)
    assert "tables" in watched.editor.notice.words.text()
    watched.editor.notice.buttons[0].click()
    dialog = shown(watched, qtbot)
    row = next(one for one in rows(dialog) if one[1] == "Overall survival: events, Placebo")
    assert row[2:] == ["45/60 (75.0%)", "44/60 (73.3%)", "new data"]
    assert row[0]
    groups = [dialog.tree.topLevelItem(n) for n in range(dialog.tree.topLevelItemCount())]
    sizes = {one.text(0).split(" (")[0]: one.childCount() for one in groups if one}
    told = re.findall(r"(\w+)(?: that change)?: (\d+)", dialog.summary.text())
    assert {name.capitalize(): int(count) for name, count in told} == {
        name: sizes.get(name, 0) for name in ("Numbers", "Slides", "Words")
    }
    assert all(one[2] != one[3] for one in rows(dialog) if one[2])
    before = watched.document.deck
    dialog.take.click()
    assert (events(watched), title(watched, "primary.os")) == (44, "Mine")
    assert not watched.editor.notice.isVisible()
    watched.document.undo()
    assert watched.document.deck is before
    assert events(watched) == 45


def test_an_edit_that_arrives_while_changes_are_listed_is_kept(
    watched: MainWindow, study: Path, qtbot: QtBot
) -> None:
    """The list is made anew for the deck as it is then; taking it over loses nothing."""
    change(study)
    watched.renewal.show_changes([study])
    dialog = shown(watched, qtbot)
    watched.document.do(ChangeSlide("Edit", "primary.os", (("title", "Came late"),)))
    assert not dialog.take.isEnabled()
    shown(watched, qtbot).take.click()
    assert (events(watched), title(watched, "primary.os")) == (44, "Came late")


def test_what_is_written_after_the_list_was_made_is_told_as_well(
    watched: MainWindow, study: Path, qtbot: QtBot
) -> None:
    """study.yaml changes while the list is read: taking it over is not the end of it."""
    change(study)
    watched.renewal.show_changes([study])
    dialog = shown(watched, qtbot)
    words = study / "study.yaml"
    words.write_text(f"{words.read_text('utf-8')}# one more remark\n", "utf-8")
    dialog.take.click()
    assert not watched.renewal.is_pending
    qtbot.waitUntil(lambda: watched.renewal.is_pending)


def test_later_keeps_the_deck_until_tables_change_again(
    watched: MainWindow, study: Path, qtbot: QtBot
) -> None:
    """The notice goes and the deck is as it was; another change brings it back."""
    change(study)
    qtbot.waitUntil(watched.editor.notice.isVisible, timeout=WAIT_MS)
    watched.editor.notice.buttons[1].click()
    assert not watched.editor.notice.isVisible()
    assert events(watched) == 45
    assert not watched.document.is_dirty
    watched.renewal.tables.look()
    table = study / "events.csv"
    table.write_text(table.read_text().replace("1001,Headache,1,no", "1001,Headache,3,no"))
    qtbot.waitUntil(watched.editor.notice.isVisible, timeout=WAIT_MS)


def test_tables_that_changed_while_the_deck_was_closed_are_told(
    window: MainWindow, deck_file: Path, study: Path, qtbot: QtBot
) -> None:
    """The deck knows the digests of the tables that it was made from."""
    remember_origin(deck_file, [study])
    change(study)
    window.open(deck_file)
    qtbot.waitUntil(window.editor.notice.isVisible, timeout=WAIT_MS)
    assert window.renewal.is_pending


def test_a_folder_that_is_chosen_is_remembered(
    opened: MainWindow, deck_file: Path, study: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The deck's file holds no path; the settings of the person do."""
    change(study)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(study))
    opened.actions_by_name["refresh"].trigger()
    shown(opened, qtbot).take.click()
    assert events(opened) == 44
    assert origin_of(deck_file) == (study,)
    with qtbot.waitSignal(opened.document.saved, timeout=WAIT_MS):
        opened.document.save()
    assert str(study).encode() not in deck_file.read_bytes()


def test_the_same_tables_leave_nothing_to_take(
    watched: MainWindow, qtbot: QtBot, study: Path
) -> None:
    """The list says so, and its first button cannot be pressed."""
    watched.renewal.show_changes([study])
    dialog = shown(watched, qtbot)
    assert not dialog.take.isEnabled()
    assert rows(dialog) == []
    dialog.later.click()
    assert watched.renewal.dialog is None


def test_long_words_of_the_list_are_wholly_shown(
    watched: MainWindow, study: Path, qtbot: QtBot
) -> None:
    """A cell that is narrower than its words has as many lines as they need."""
    watched.renewal.show_changes([study])
    dialog = shown(watched, qtbot)
    tree = dialog.tree
    group = QTreeWidgetItem(tree, ["Words (2)"])
    short, long = "A title", "It read: " + "progression-free survival by review " * 12
    items = [QTreeWidgetItem(group, ["7", "title", words, words, ""]) for words in (short, long)]
    tree.expandAll()
    dialog.resize(dialog.width() + 10, dialog.height())
    QApplication.processEvents()
    line = tree.fontMetrics().height()
    heights = [tree.visualItemRect(one).height() for one in items]
    assert heights[0] < 3 * line
    assert heights[1] > 12 * line


def test_a_folder_of_another_study_is_told_in_the_list(opened: MainWindow, qtbot: QtBot) -> None:
    """The sentence names both studies, and nothing can be taken."""
    opened.renewal.show_changes([sample_data_dir() / "onc301"])
    dialog = opened.renewal.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "onc301" in dialog.summary.text(), timeout=WAIT_MS)
    assert not dialog.take.isEnabled()
    dialog.later.click()


def test_an_older_deck_is_opened_when_the_person_agrees(
    window: MainWindow,
    simple_deck: Deck,
    tmp_path: Path,
    qtbot: QtBot,
    settled: Callable[[MainWindow], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Cancelling leaves the page as it is; saving keeps the old file beside the new one."""
    path = tmp_path / "talk.slidekit"
    save_deck(simple_deck, path)
    before = path.read_bytes()
    monkeypatch.setattr(schema, "SCHEMA", 2)
    monkeypatch.setitem(STEPS, 1, Step("Titles stay as they are.", lambda document: document))
    window.open(path)
    assert window.older.box is not None
    assert "Titles stay as they are." in window.older.box.informativeText()
    window.older.box.button(QMessageBox.StandardButton.Cancel).click()
    assert window.document.deck is None
    window.open(path)
    assert window.older.box is not None
    window.older.box.defaultButton().click()
    settled(window)
    window.document.do(ChangeSlide("Edit", "primary.os", (("title", "Mine"),)))
    with qtbot.waitSignal(window.document.saved, timeout=WAIT_MS):
        window.document.save()
    assert (tmp_path / "talk.schema-1.slidekit").read_bytes() == before
    assert schema.schema_of(path) == 2


def test_folders_of_a_deck_that_was_given_up_are_not_those_of_the_next(
    window: MainWindow,
    simple_deck: Deck,
    study: Path,
    qtbot: QtBot,
    settled: Callable[[MainWindow], None],
) -> None:
    """Another deck without a file is shown: nobody knows where its tables are."""
    window.make([study], Options())
    window.waiting.back.click()
    window.waiting.finish()
    window.document.start(simple_deck)
    settled(window)
    assert window.renewal.tables.folders == ()
    window.leaving.discards = True
    window.document.close(discard=True)
    with qtbot.waitSignal(window.document.judged, timeout=WAIT_MS):
        window.make([study], Options())
    assert list(window.renewal.tables.folders) == [study]
