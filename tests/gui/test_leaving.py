from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from slidekit.app import save_deck
from slidekit.deck.edit import ChangeSlide
from slidekit.deck.file import read_deck
from slidekit.resources import sample_data_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.main_window import MainWindow
    from widgets.study.import_view import StudyImport

    Settle = Callable[[MainWindow], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen have no size to tell."""

WAIT_MS = 60_000
SAVE = QMessageBox.StandardButton.Save
DISCARD = QMessageBox.StandardButton.Discard
CANCEL = QMessageBox.StandardButton.Cancel
EDIT = ChangeSlide("Edit the title", "limitations", (("title", "Mine"),))


def answer(box: QMessageBox | None, button: QMessageBox.StandardButton) -> None:
    """Click a button of a question."""
    assert box is not None
    QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton)


def name_given(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Answer the system's dialog for the name of a file; "": it is cancelled."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))


def saved(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    """Save under a name, and let what follows a save happen."""
    with qtbot.waitSignal(window.document.saved, timeout=WAIT_MS):
        window.document.save_as(path)
    qtbot.wait(50)


def test_a_later_save_does_not_close_a_window_that_was_to_stay(
    window: MainWindow,
    simple_deck: Deck,
    settled: Settle,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Close, Save, no name given: the wish to close is over."""
    window.document.start(simple_deck)
    settled(window)
    name_given(monkeypatch, "")
    assert not window.close()
    answer(window.leaving.box, SAVE)
    saved(window, tmp_path / "later.slidekit", qtbot)
    assert window.isVisible()


def test_a_save_that_is_refused_ends_the_wish_to_leave(
    opened: MainWindow, deck_file: Path, simple_deck: Deck, qtbot: QtBot, tmp_path: Path
) -> None:
    """The file changed under our hands: nothing is written, and a later save as closes nothing."""
    opened.document.do(EDIT)
    save_deck(replace(simple_deck, title="From elsewhere"), deck_file)
    qtbot.waitUntil(lambda: opened.document.on_disk is not None, timeout=WAIT_MS)
    assert not opened.close()
    answer(opened.leaving.box, SAVE)
    assert read_deck(deck_file).title == "From elsewhere"
    saved(opened, tmp_path / "later.slidekit", qtbot)
    assert opened.isVisible()


def test_what_is_edited_while_the_deck_is_saved_is_asked_for_too(
    opened: MainWindow, deck_file: Path, qtbot: QtBot
) -> None:
    """The window does not close over it."""
    opened.document.do(EDIT)
    assert not opened.close()
    with qtbot.waitSignal(opened.document.saved, timeout=WAIT_MS):
        answer(opened.leaving.box, SAVE)
        opened.document.do(ChangeSlide("Edit", "limitations", (("title", "Typed meanwhile"),)))
    assert opened.isVisible()
    answer(opened.leaving.box, CANCEL)
    assert opened.isVisible()


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Return a copy of a study."""
    return shutil.copytree(sample_data_dir() / "simple", tmp_path / "study")


@pytest.fixture
def typed(window: MainWindow, study: Path, qtbot: QtBot) -> StudyImport:
    """Return the page of a study into which something was typed."""
    window.take_in([study])
    page = window.study_import
    assert page is not None
    qtbot.waitUntil(page.write.isEnabled, timeout=WAIT_MS)
    assert page.intake.edit(("sponsor",), "An hour of typing")
    qtbot.waitUntil(lambda: not page.intake.is_judging, timeout=WAIT_MS)
    return page


def is_written(study: Path) -> bool:
    """Tell whether study.yaml has what was typed."""
    return "An hour of typing" in (study / "study.yaml").read_text("utf-8")


def test_closing_asks_for_a_study_that_is_not_written(
    window: MainWindow, typed: StudyImport, study: Path, qtbot: QtBot
) -> None:
    """Cancel stays; Write writes and closes."""
    assert not window.close()
    assert window.leaving.study is not None
    answer(window.leaving.study.box, CANCEL)
    assert window.isVisible()
    assert typed.intake.is_changed
    assert not window.close()
    answer(window.leaving.study.box, SAVE)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert is_written(study)


def test_a_study_that_is_given_up_is_not_written(
    window: MainWindow, typed: StudyImport, study: Path
) -> None:
    """The window closes, and study.yaml is as it was; what is typed after that asks again."""
    assert typed.intake.is_changed
    assert not window.close()
    assert window.leaving.study is not None
    answer(window.leaving.study.box, DISCARD)
    assert not window.isVisible()
    assert not is_written(study)
    assert typed.intake.edit(("title",), "Another title")
    assert window.leaving.study.is_unwritten


def test_other_tables_do_not_come_over_a_study_that_is_not_written(
    window: MainWindow, typed: StudyImport, study: Path, qtbot: QtBot
) -> None:
    """They are asked for; after Write the same folder says what was typed."""
    window.go_home()
    window.take_in([study])
    assert window.leaving.study is not None
    assert typed.intake.spec.sponsor == "An hour of typing"
    assert typed.intake.is_changed
    with qtbot.waitSignal(typed.intake.opened, timeout=WAIT_MS):
        answer(window.leaving.study.box, SAVE)
    assert is_written(study)
    assert typed.intake.spec.sponsor == "An hour of typing"
    assert not typed.intake.is_changed


def test_a_study_that_cannot_be_written_stays(
    window: MainWindow, typed: StudyImport, tmp_path: Path, qtbot: QtBot
) -> None:
    """The window stays open and shows why."""
    occupied = tmp_path / "occupied"
    occupied.write_text("a file where a folder is wanted", "utf-8")
    typed.save_into(occupied / "study")
    window.go_home()
    assert not window.close()
    assert window.leaving.study is not None
    with qtbot.waitSignal(typed.intake.failed, timeout=WAIT_MS):
        answer(window.leaving.study.box, SAVE)
    assert window.isVisible()
    assert window.stack.currentWidget() is typed
    assert typed.status.text()
    assert typed.intake.is_changed
