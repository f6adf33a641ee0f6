from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from slidekit.app import Options, new_deck
from slidekit.resources import sample_data_dir
from tests.gui.hands import CTRL, box_of, ids, press, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from widgets.main_window import MainWindow

    Settle = Callable[[MainWindow], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen have no size to tell, and cannot grab the keyboard."""


def test_a_title_is_typed_in_place_and_taken_back(editor: MainWindow, settled: Settle) -> None:
    """Double click, type, Enter; the strip and the window follow; Ctrl+Z and Ctrl+Y go to and fro.

    The file itself is not touched until it is saved.
    """
    editor.slides.choose("limitations")
    before = title(editor, "limitations")
    place = editor.view.place_of(box_of(editor, "title")).center().toPoint()
    QTest.mouseDClick(editor.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.view.editor.isVisible()
    assert editor.view.editor.toPlainText() == before
    QTest.keyClicks(editor.view.editor, "What we do not know")
    QTest.keyClick(editor.view.editor, Qt.Key.Key_Return)
    settled(editor)
    assert not editor.view.editor.isVisible()
    assert title(editor, "limitations") == "What we do not know"
    row = editor.slides.row_of(ids(editor).index("limitations"))
    assert row is not None
    assert row.title == "What we do not know"
    assert editor.isWindowModified()
    assert "Edit the title" in editor.actions_by_name["undo"].text()
    press(editor, Qt.Key.Key_Z, CTRL)
    settled(editor)
    assert title(editor, "limitations") == before
    assert not editor.isWindowModified()
    press(editor, Qt.Key.Key_Y, CTRL)
    assert title(editor, "limitations") == "What we do not know"


def test_body_text_is_edited_by_keys_alone(editor: MainWindow, settled: Settle) -> None:
    """Tab goes from block to block, Enter opens, Ctrl+Enter ends; each line is a paragraph."""
    editor.slides.choose("limitations")
    editor.view.setFocus()
    chosen = []
    while "body" not in chosen:
        QTest.keyClick(editor.view, Qt.Key.Key_Tab)
        assert editor.view.block is not None
        chosen.append(editor.view.block.part)
    assert chosen[-2:] == ["title", "body"]
    QTest.keyClick(editor.view, Qt.Key.Key_Return)
    assert editor.view.editor.isVisible()
    QTest.keyClicks(editor.view.editor, "One")
    QTest.keyClick(editor.view.editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor.view.editor, "Two")
    QTest.keyClick(editor.view.editor, Qt.Key.Key_Return, CTRL)
    settled(editor)
    slide = editor.author.slide("limitations")
    assert slide is not None
    assert [line.text for line in slide.body] == ["One", "Two"]


def test_tokens_are_offered_and_an_unknown_one_is_refused(
    editor: MainWindow, settled: Settle
) -> None:
    """A brace opens the list, Enter takes the first; a wrong id keeps the editor open."""
    editor.slides.choose("limitations")
    editor.view.choose("title")
    press(editor, Qt.Key.Key_F2)
    text = editor.view.editor
    pages = editor.document.pages
    assert pages is not None
    token = next(name for name in pages.tokens if name.endswith(":full}"))
    QTest.keyClicks(text, f"We saw {token[:-1]}")
    assert text.choices.isVisible()
    QTest.keyClick(text.choices, Qt.Key.Key_Return)
    assert text.toPlainText() == f"We saw {token}"
    QTest.keyClick(text, Qt.Key.Key_Escape)
    settled(editor)
    assert title(editor, "limitations") == f"We saw {token}"
    row = editor.slides.row_of(ids(editor).index("limitations"))
    assert row is not None
    assert row.title == f"We saw {pages.tokens[token]}"
    editor.view.choose("title")
    editor.typing_in.begin_chosen()
    text.setPlainText("We saw {no.such}")
    text.choices.hide()
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert text.isVisible()
    assert "{no.such}" in editor.statusBar().currentMessage()
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert not text.isVisible()
    assert title(editor, "limitations") == f"We saw {token}"


def test_slides_move_with_keys_within_their_section_only(
    editor: MainWindow, settled: Settle
) -> None:
    """Ctrl+Down moves; at the end of the section the status line says why not."""
    editor.slides.choose("design")
    place = ids(editor).index("design")
    press(editor, Qt.Key.Key_Down, CTRL)
    settled(editor)
    assert ids(editor).index("design") == place + 1
    assert editor.slides.slide == "design"
    press(editor, Qt.Key.Key_Up, CTRL)
    settled(editor)
    order = ids(editor)
    assert order.index("design") == place
    press(editor, Qt.Key.Key_Up, CTRL)
    assert ids(editor) == order
    assert "belongs to the section" in editor.statusBar().currentMessage()


def drag(window: MainWindow, slide: str, onto: str, kind: type[QDropEvent]) -> QDropEvent:
    """Send a drag of a slide onto the lower half of another one."""
    window.slides.choose(slide)
    item = window.slides.item(ids(window).index(onto))
    window.slides.scrollToItem(item)
    QApplication.processEvents()
    box = window.slides.visualItemRect(item)
    at = QPointF(box.center().x(), box.bottom() - 3)
    data = QMimeData()
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = at.toPoint() if kind is QDragMoveEvent else at
    event = kind(place, Qt.DropAction.MoveAction, data, *held)
    if isinstance(event, QDragMoveEvent):
        window.slides.dragMoveEvent(event)
    else:
        window.slides.dropEvent(event)
    return event


def test_a_slide_is_dragged_where_the_template_allows(editor: MainWindow, settled: Settle) -> None:
    """Elsewhere the pointer and the status line say no, and dropping changes nothing."""
    order = ids(editor)
    place = order.index("design")
    drag(editor, "design", order[place + 1], QDropEvent)
    settled(editor)
    assert ids(editor).index("design") == place + 1
    order = ids(editor)
    refused = drag(editor, "design", order[0], QDragMoveEvent)
    assert not refused.isAccepted()
    assert "belongs to the section" in editor.statusBar().currentMessage()
    drag(editor, "design", order[0], QDropEvent)
    assert ids(editor) == order


def test_required_slides_are_not_deleted_and_copies_are(
    editor: MainWindow, settled: Settle
) -> None:
    """Del says why not; Ctrl+D makes a copy, shows it, and Del takes it out again."""
    editor.slides.choose("limitations")
    editor.slides.setFocus()
    press(editor, Qt.Key.Key_Delete)
    assert "requires this slide" in editor.statusBar().currentMessage()
    assert "limitations" in ids(editor)
    press(editor, Qt.Key.Key_D, CTRL)
    settled(editor)
    assert editor.slides.slide == "limitations.copy"
    press(editor, Qt.Key.Key_Delete)
    settled(editor)
    assert "limitations.copy" not in ids(editor)
    assert editor.slides.count() == len(ids(editor))


def test_a_slide_that_was_lost_is_offered_again(editor: MainWindow, settled: Settle) -> None:
    """As a fix of the finding and in the menu of Ctrl+M."""
    from slidekit.deck.edit import RemoveSlides

    editor.document.do(RemoveSlides("Lose it", ("limitations",)))
    settled(editor)
    assert "limitations" not in ids(editor)
    menu = editor.insert_menu()
    offered = [action.text() for action in menu.actions()]
    assert not editor.left.missing.isHidden()
    assert editor.left.missing.toolTip().split(", ").count("limitations") == 1
    assert len(offered) > 0
    assert offered[0].startswith("Interpretation: ")
    menu.actions()[0].trigger()
    menu.close()
    settled(editor)
    assert editor.slides.slide == "limitations"


def test_a_finding_leads_to_its_place_and_its_fix(editor: MainWindow, settled: Settle) -> None:
    """Choosing it shows the slide; the button mends it; Ctrl+Z breaks it again."""
    from slidekit.deck.edit import ChangeSlide

    editor.document.do(ChangeSlide("Hide", "limitations", (("hidden", True),)))
    settled(editor)
    editor.actions_by_name["findings"].trigger()
    assert editor.dock.isVisible()
    tree = editor.findings.tree
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    offers = [item.data(0, Qt.ItemDataRole.UserRole) for item in items if item]
    place = next(
        row
        for row, (finding, fix) in enumerate(offers)
        if fix and finding.slide == "limitations" and "Show the hidden" in fix.edit.label
    )
    editor.slides.setCurrentRow(0)
    item = items[place]
    assert item is not None
    tree.setCurrentItem(item)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert editor.slides.slide == "limitations"
    assert editor.findings.fix.isVisible()
    QTest.mouseClick(editor.findings.fix, Qt.MouseButton.LeftButton)
    settled(editor)
    slide = editor.author.slide("limitations")
    assert slide is not None
    assert not slide.hidden


def test_words_are_found_and_replaced(editor: MainWindow, settled: Settle) -> None:
    """Enter goes round the places; replacing all is one step; Esc closes the bar."""
    press(editor, Qt.Key.Key_H, CTRL)
    bar = editor.find_bar
    assert bar.isVisible()
    QTest.keyClicks(bar.words, "placebo")
    assert bar.count.text().endswith("places")
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.count.text().startswith("1 of")
    QTest.keyClicks(bar.other, "Nocebo")
    before = editor.document.deck
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    settled(editor)
    after = editor.document.deck
    assert after is not None
    assert any("Nocebo" in slide.title for slide in after.slides)
    editor.document.undo()
    assert editor.document.deck is before
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_notes_are_kept_when_they_are_left(editor: MainWindow, settled: Settle) -> None:
    """Typed in the inspector, they are the slide's as soon as something else is chosen."""
    editor.slides.choose("limitations")
    notes = editor.inspector.notes
    notes.setFocus()
    notes.selectAll()
    QTest.keyClicks(notes, "Say this slowly")
    editor.slides.setFocus()
    settled(editor)
    slide = editor.author.slide("limitations")
    assert slide is not None
    assert slide.notes == ("Say this slowly",)


def test_only_optional_slides_are_hidden(editor: MainWindow, settled: Settle) -> None:
    """Ctrl+Shift+H hides and shows; the row says so; a required slide stays."""
    shift = Qt.KeyboardModifier.ShiftModifier
    editor.slides.choose("forest.os")
    press(editor, Qt.Key.Key_H, CTRL, shift)
    settled(editor)
    row = editor.slides.row_of(ids(editor).index("forest.os"))
    assert row is not None
    assert row.is_hidden
    assert editor.actions_by_name["hide"].isChecked()
    press(editor, Qt.Key.Key_H, CTRL, shift)
    settled(editor)
    assert not editor.actions_by_name["hide"].isChecked()
    editor.slides.choose("limitations")
    press(editor, Qt.Key.Key_H, CTRL, shift)
    assert "neither deleted nor hidden" in editor.statusBar().currentMessage()
    assert not editor.actions_by_name["hide"].isChecked()


def test_words_that_the_template_locks_are_not_typed_into(
    window: MainWindow, settled: Settle
) -> None:
    """The status line says why; a figure or table says where its words are."""
    window.document.start(
        new_deck([sample_data_dir() / "simple"], Options(template="grand_rounds"))
    )
    settled(window)
    window.slides.choose("disclosures")
    row = window.slides.row_of(ids(window).index("disclosures"))
    assert row is not None
    assert row.need == "locked"
    window.view.choose("body")
    press(window, Qt.Key.Key_F2)
    assert not window.view.editor.isVisible()
    assert "locks the words" in window.statusBar().currentMessage()
    window.slides.choose("ae_overview")
    window.view.choose("table")
    press(window, Qt.Key.Key_F2)
    assert not window.view.editor.isVisible()
    assert "made from results" in window.statusBar().currentMessage()
