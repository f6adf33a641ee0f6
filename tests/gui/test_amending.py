"""From the deck to its study and back: by one command, with a list before anything is taken."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from slidekit.resources import sample_data_dir
from tests.gui.hands import CTRL, press
from tests.gui.study_hands import choose_in, click, go_to_part, press_tab, type_into
from tests.gui.test_renewal import rows
from widgets.start.origins import remember_origin

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow
    from widgets.study.import_view import StudyImport

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen have no size to tell."""

WAIT_MS = 60_000


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Return a copy of the study of the deck."""
    return shutil.copytree(sample_data_dir() / "simple", tmp_path / "study")


@pytest.fixture
def deck(
    window: MainWindow,
    deck_file: Path,
    study: Path,
    qtbot: QtBot,
    settled: Callable[[MainWindow], None],
) -> MainWindow:
    """Return the window with the deck, of which it is known where its study lies."""
    remember_origin(deck_file, [study])
    window.open(deck_file)
    settled(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def edit_study(window: MainWindow, qtbot: QtBot) -> StudyImport:
    """Press Ctrl+T and wait until the study is read."""
    press(window, Qt.Key.Key_T, CTRL)
    view = window.study_import
    assert view is not None
    assert window.stack.currentWidget() is view
    qtbot.waitUntil(lambda: view.write.isEnabled(), timeout=WAIT_MS)
    return view


def rename_endpoint(view: StudyImport, qtbot: QtBot, short: str) -> None:
    """Type another short name of the first endpoint."""
    page = go_to_part(view, "Endpoints")
    type_into(page.view, 0, 1, short)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not view.intake.is_judging, timeout=WAIT_MS)


def test_what_is_written_is_listed_and_then_taken(deck: MainWindow, qtbot: QtBot) -> None:
    """The comments of study.yaml stay; the deck has the new name, and one undo brings the old."""
    before = deck.document.deck
    view = edit_study(deck, qtbot)
    assert view.back.isVisible()
    assert not view.choose.isVisible()
    rename_endpoint(view, qtbot, "OSV")
    click(view.write)
    qtbot.waitUntil(lambda: deck.renewal.dialog is not None, timeout=WAIT_MS)
    dialog = deck.renewal.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.refreshed is not None, timeout=WAIT_MS)
    assert deck.stack.currentWidget() is deck.editor
    assert any("OSV" in cell for row in rows(dialog) for cell in row)
    assert deck.document.deck is before
    click(dialog.take)
    now = deck.document.deck
    assert now is not None
    assert now.studies[0].spec.endpoints[0].short == "OSV"
    deck.activateWindow()
    qtbot.waitUntil(deck.isActiveWindow)
    press(deck, Qt.Key.Key_Z, CTRL)
    assert deck.document.deck is before


def test_going_back_leaves_the_deck_and_what_is_half_done(deck: MainWindow, qtbot: QtBot) -> None:
    """Nothing is written; the command leads to the study as it was left."""
    view = edit_study(deck, qtbot)
    rename_endpoint(view, qtbot, "OSV")
    click(view.back)
    assert deck.stack.currentWidget() is deck.editor
    assert deck.renewal.dialog is None
    view = edit_study(deck, qtbot)
    assert view.intake.spec.endpoints[0].short == "OSV"
    assert view.intake.is_changed


def test_a_study_of_which_no_folder_is_known_is_asked_for(
    opened: MainWindow, study: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an answer nothing happens."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    opened.actions_by_name["study"].trigger()
    assert opened.stack.currentWidget() is opened.editor
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(study))
    opened.actions_by_name["study"].trigger()
    view = opened.study_import
    assert view is not None
    qtbot.waitUntil(lambda: view.write.isEnabled(), timeout=WAIT_MS)
    assert view.intake.intake is not None
    assert view.intake.intake.folder == study


def test_other_tables_are_not_for_the_deck(deck: MainWindow, study: Path, qtbot: QtBot) -> None:
    """Tables that are dropped after that lead to a new deck again."""
    view = edit_study(deck, qtbot)
    deck.take_in([study])
    assert not view.back.isVisible()
    assert view.make_deck.text() == "Make a &deck"


def test_tab_leads_from_the_parts_into_the_page_and_then_to_the_buttons(
    deck: MainWindow, qtbot: QtBot
) -> None:
    """Of the form, the first line has the focus; behind the last one comes what is wrong."""
    view = edit_study(deck, qtbot)
    form = go_to_part(view, "Trial and deck")
    fields = list(form.fields.values())  # type: ignore[attr-defined]
    press_tab()
    assert fields[0].hasFocus()
    for _ in fields:
        press_tab()
    assert view.problems.hasFocus() or view.back.hasFocus()


def test_columns_widen_with_what_is_chosen(deck: MainWindow, qtbot: QtBot) -> None:
    """The longest rank is read whole as soon as it is there."""
    view = edit_study(deck, qtbot)
    page = go_to_part(view, "Endpoints")
    table = page.view  # type: ignore[attr-defined]
    choose_in(table, 0, 3, "Key secondary")
    assert table.columnWidth(3) > table.fontMetrics().horizontalAdvance("Key secondary")
