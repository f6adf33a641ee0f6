"""The form of what tables cannot say."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from slidekit.resources import sample_data_dir
from slidekit.study.opening import open_study
from widgets.study.deck_page import DeckPage
from widgets.study.import_view import StudyImport

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen cannot be raised."""


def opened(folder: Path, qtbot: QtBot) -> tuple[StudyImport, DeckPage]:
    """Open a copy of the simple study; return the view and the form of the talk."""
    for name in ("survival.csv", "events.csv", "study.yaml"):
        shutil.copy(sample_data_dir() / "simple" / name, folder)
    view = StudyImport()
    qtbot.addWidget(view)
    view.show()
    view.open([folder])
    qtbot.waitUntil(lambda: view.intake.intake is not None)
    return view, next(page for page in view.shown.others if isinstance(page, DeckPage))


def test_lists_and_numbers_are_typed_and_written(tmp_path: Path, qtbot: QtBot) -> None:
    """Lines with a semicolon between them, and alpha as a number; study.yaml has both."""
    view, form = opened(tmp_path, qtbot)
    typed = {
        ("eligibility",): "Adults; Measurable disease",
        ("statistics", "alpha"): "0.025",
        ("deck", "funder_role"): "Design and analysis",
    }
    for path, words in typed.items():
        line = form.fields[path]
        line.clear()
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.written):
        view.write.click()
    spec = open_study(tmp_path).spec
    assert spec.eligibility == ("Adults", "Measurable disease")
    assert spec.statistics.alpha == 0.025
    assert spec.deck.funder_role == "Design and analysis"
    view.intake.finish()


def test_what_was_refused_is_told_until_the_line_is_as_it_was(tmp_path: Path, qtbot: QtBot) -> None:
    """Typing what study.yaml has already ends sign and sentence, though it changes nothing."""
    view, form = opened(tmp_path, qtbot)
    line = form.fields["nct",]
    assert isinstance(line, QLineEdit)
    held = line.text()
    told = []
    for words in ("1234", held):
        line.clear()
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        told.append(view.status.text())
    assert "NCT and eight digits" in told[0]
    assert told[1] == ""
    view.intake.finish()


def test_the_line_that_is_typed_in_stays_in_sight(tmp_path: Path, qtbot: QtBot) -> None:
    """The list of findings below the form grows with an answer, and takes room from it."""
    view, form = opened(tmp_path, qtbot)
    view.shown.pages.setCurrentWidget(form)
    line = list(form.fields.values())[len(form.fields) // 2]
    view.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    form.resize(form.width(), 300)
    form.ensureWidgetVisible(line)
    for height in (200, 80, 300, 60):
        form.resize(form.width(), height)
        middle = line.mapTo(form.viewport(), line.rect().center())
        assert 0 <= middle.y() <= form.viewport().height(), height
    view.intake.finish()
