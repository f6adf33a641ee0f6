"""A source is cited from the list of the deck, and a token says what it stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from slidekit.app import save_deck
from slidekit.study.spec import Reference
from tests.gui.hands import ids, title
from widgets.cite_dialog import CiteDialog
from widgets.number_list import Offered, meant

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.main_window import MainWindow
    from widgets.text_editor import TextEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Windows without a screen cannot be raised and have no size to tell."""

NUMBER = Offered("{os.hr.a_vs_b}", "OS: hazard ratio, A vs B", "0.75")
FULL = Offered("{os.hr.a_vs_b:full}", "OS: hazard ratio, A vs B", "0.75 (95% CI, 0.6 to 0.9)")
SOURCE = Offered("{ref:paper}", "Quill R 2026: A trial", "Source")


@pytest.mark.parametrize(
    ("token", "found"),
    [
        ("{os.hr.a_vs_b}", NUMBER),
        ("{os.hr.a_vs_b:full}", FULL),
        ("{os.hr.a_vs_b:interval}", NUMBER),
        ("{ref:paper}", SOURCE),
        ("{ref:paper@Table 2}", SOURCE),
        ("{ref:other}", None),
        ("{os.median.a}", None),
    ],
)
def test_a_token_means_its_number_or_source(token: str, found: Offered | None) -> None:
    """Another format is the same number, a place in a source is the same source."""
    assert meant(token, (NUMBER, FULL, SOURCE)) is found


@pytest.fixture
def deck_file(simple_deck: Deck, tmp_path: Path) -> Path:
    """Return the deck with two sources in its study, as a file; no text cites them yet."""
    paper = Reference(
        id="paper", type="article", title="A trial of fictivan", authors=("Quill R",), year=2026
    )
    label = Reference(id="label", type="label", title="Fictivan label", publisher="Example Pharma")
    (study,) = simple_deck.studies
    spec = study.spec.model_copy(update={"references": (paper, label)})
    path = tmp_path / "cited.slidekit"
    save_deck(replace(simple_deck, studies=(replace(study, spec=spec),)), path)
    return path


def cite(window: MainWindow) -> CiteDialog:
    """Call the command and return the dialog that it opens."""
    window.actions_by_name["cite"].trigger()
    dialog = window.editor.typing_in.cite_dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def test_a_source_is_cited_at_the_end_of_the_title(
    opened: MainWindow, settled: Callable[[MainWindow], None]
) -> None:
    """Found by a word of its title, with its place, it is printed as number 1 and inspected."""
    slide = ids(opened)[2]
    opened.editor.slides.choose(slide)
    opened.editor.view.choose("title")
    before = title(opened, slide)
    dialog = cite(opened)
    QTest.keyClicks(dialog.words, "trial 2026")
    assert dialog.list.count() == 1
    assert dialog.list.item(0).text() == "Quill R 2026: A trial of fictivan"
    QTest.keyClicks(dialog.place, "Table 2")
    QTest.keyClick(dialog.place, Qt.Key.Key_Return)
    QTest.keyClick(opened.editor.view.editor, Qt.Key.Key_Return)
    settled(opened)
    assert title(opened, slide) == f"{before}{{ref:paper@Table 2}}"
    assert opened.editor.inspector.sources.text() == "1  Quill R 2026: A trial of fictivan"
    opened.actions_by_name["undo"].trigger()
    settled(opened)
    assert opened.editor.inspector.sources.text() == "This slide cites no source."


def test_giving_up_leaves_the_text_as_it_was(opened: MainWindow) -> None:
    """Escape closes the dialog, and nothing is put into the text that is being typed."""
    opened.editor.view.choose("title")
    opened.actions_by_name["edit"].trigger()
    edit = opened.editor.view.editor
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    before = edit.toPlainText()
    dialog = cite(opened)
    QTest.keyClick(dialog.words, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert edit.isVisible()
    assert edit.toPlainText() == before
    QTest.keyClicks(edit, "{quill")
    assert edit.choices.isVisible()
    assert edit.choices.currentIndex().data() == "Source    Quill R 2026: A trial of fictivan"
    opened.editor.view.editor.abandoned.emit()


def test_a_deck_without_sources_says_where_they_are_added(qtbot: QtBot) -> None:
    """There is nothing to cite, and the sentence leads to the study."""
    dialog = CiteDialog(())
    qtbot.addWidget(dialog)
    assert not dialog.cite.isEnabled()
    assert "page Sources" in dialog.message.text()


def test_a_token_says_what_it_stands_for(opened: MainWindow) -> None:
    """The status line at the cursor and a tip under the mouse tell its number and its name."""
    opened.editor.view.choose("title")
    opened.actions_by_name["edit"].trigger()
    edit = opened.editor.view.editor
    edit.setPlainText("{os.median.fictivan} months")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    words = "16.8    Overall survival: median, Fictivan"
    assert opened.statusBar().currentMessage() == words
    edit.moveCursor(QTextCursor.MoveOperation.End)
    assert opened.statusBar().currentMessage().startswith("Type {")

    place = edit.cursorRect(_at(edit, 4)).center()
    tip = QHelpEvent(QEvent.Type.ToolTip, place, edit.viewport().mapToGlobal(place))
    QApplication.sendEvent(edit.viewport(), tip)
    assert QToolTip.text() == words
    QToolTip.showText(QPoint(), "")
    edit.abandoned.emit()
    assert opened.statusBar().currentMessage() == ""  # nothing is typed any more


def _at(edit: TextEditor, place: int) -> QTextCursor:
    cursor = edit.textCursor()
    cursor.setPosition(place)
    return cursor
