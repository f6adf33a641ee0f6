from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from slidekit.app import Options, new_deck
from slidekit.deck.edit import ChangeSlide
from slidekit.resources import sample_data_dir
from tests.gui.hands import CTRL, box_of, ids, press, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow

    Settle = Callable[[MainWindow], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen have no size to tell, and cannot grab the keyboard."""


def test_a_title_is_typed_in_place_and_taken_back(opened: MainWindow, settled: Settle) -> None:
    """Double click, type, Enter; the strip and the window follow; Ctrl+Z and Ctrl+Y go to and fro.

    The file itself is not touched until it is saved.
    """
    opened.editor.slides.choose("limitations")
    before = title(opened, "limitations")
    place = opened.editor.view.place_of(box_of(opened, "title")).center().toPoint()
    QTest.mouseDClick(opened.editor.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.editor.view.editor.isVisible()
    assert opened.editor.view.editor.toPlainText() == before
    QTest.keyClick(opened.editor.view.editor, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(opened.editor.view.editor, "What we do not know")
    QTest.keyClick(opened.editor.view.editor, Qt.Key.Key_Return)
    settled(opened)
    assert not opened.editor.view.editor.isVisible()
    assert title(opened, "limitations") == "What we do not know"
    row = opened.editor.slides.row_of(ids(opened).index("limitations"))
    assert row is not None
    assert row.title == "What we do not know"
    assert opened.isWindowModified()
    assert "Edit the title" in opened.actions_by_name["undo"].text()
    press(opened, Qt.Key.Key_Z, CTRL)
    settled(opened)
    assert title(opened, "limitations") == before
    assert not opened.isWindowModified()
    press(opened, Qt.Key.Key_Y, CTRL)
    assert title(opened, "limitations") == "What we do not know"


def test_body_text_is_edited_by_keys_alone(opened: MainWindow, settled: Settle) -> None:
    """Tab goes from block to block, Enter opens, Ctrl+Enter ends; each line is a paragraph."""
    opened.editor.slides.choose("limitations")
    opened.editor.view.setFocus()
    chosen = []
    while "body" not in chosen:
        QTest.keyClick(opened.editor.view, Qt.Key.Key_Tab)
        assert opened.editor.view.block is not None
        chosen.append(opened.editor.view.block.part)
    assert chosen[-2:] == ["title", "body"]
    QTest.keyClick(opened.editor.view, Qt.Key.Key_Return)
    assert opened.editor.view.editor.isVisible()
    QTest.keyClicks(opened.editor.view.editor, "One")
    QTest.keyClick(opened.editor.view.editor, Qt.Key.Key_Return)
    QTest.keyClicks(opened.editor.view.editor, "Two")
    QTest.keyClick(opened.editor.view.editor, Qt.Key.Key_Return, CTRL)
    settled(opened)
    slide = opened.editor.author.slide("limitations")
    assert slide is not None
    assert [line.text for line in slide.body] == ["One", "Two"]


def test_tokens_are_offered_and_an_unknown_one_is_refused(
    opened: MainWindow, settled: Settle
) -> None:
    """A brace opens the list, Enter takes the first; a wrong id keeps it open, whatever F2 does."""
    opened.editor.slides.choose("limitations")
    opened.editor.view.choose("title")
    press(opened, Qt.Key.Key_F2)
    text = opened.editor.view.editor
    pages = opened.document.pages
    assert pages is not None
    token = next(name for name in pages.tokens if name.endswith(":full}"))
    QTest.keyClicks(text, f"We saw {token[:-1]}")
    assert text.choices.isVisible()
    QTest.keyClick(text.choices, Qt.Key.Key_Return)
    assert text.toPlainText() == f"We saw {token}"
    QTest.keyClick(text, Qt.Key.Key_Escape)
    settled(opened)
    assert title(opened, "limitations") == f"We saw {token}"
    row = opened.editor.slides.row_of(ids(opened).index("limitations"))
    assert row is not None
    assert row.title == f"We saw {pages.tokens[token]}"
    opened.editor.view.choose("title")
    opened.editor.typing_in.begin_chosen()
    text.setPlainText("We saw {no.such}")
    text.choices.hide()
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert text.isVisible()
    assert "{no.such}" in opened.statusBar().currentMessage()
    opened.actions_by_name["edit"].trigger()
    assert text.toPlainText() == "We saw {no.such}"
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert not text.isVisible()
    assert title(opened, "limitations") == f"We saw {token}"


def test_a_number_that_takes_another_line_is_seen_at_once(opened: MainWindow) -> None:
    """The place to type in grows with the token that was chosen; letters of names find it."""
    opened.editor.slides.choose("limitations")
    opened.editor.view.choose("title")
    press(opened, Qt.Key.Key_F2)
    text = opened.editor.view.editor
    QTest.keyClicks(text, f"{'Words that fill the line ' * 3}{{overall rate 12")
    assert text.choices.isVisible()
    first = text.choices.model().index(0, 0).data()
    assert "Overall survival: rate, at 12 months" in first
    QTest.keyClick(text.choices, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert text.toPlainText().endswith("}")
    assert text.document().size().height() > 1
    assert text.height() >= text.text_height()
    assert text.viewport().rect().contains(text.cursorRect())


def test_a_double_click_selects_the_word_under_it(opened: MainWindow) -> None:
    """As in PowerPoint: the next key takes that word's place, not that of the whole title."""
    opened.editor.slides.choose("limitations")
    before = title(opened, "limitations")
    view = opened.editor.view
    box = view.place_of(box_of(opened, "title"))
    place = QPoint(round(box.left()) + 12, round(box.center().y()))
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    first = before.split()[0]
    assert view.editor.textCursor().selectedText() == first
    QTest.keyClicks(view.editor, "X")
    assert view.editor.toPlainText() == before.replace(first, "X", 1)
    QTest.keyClick(view.editor, Qt.Key.Key_A, CTRL)
    assert view.editor.textCursor().selectedText() == view.editor.toPlainText()


def test_slides_move_with_keys_within_their_section_only(
    opened: MainWindow, settled: Settle
) -> None:
    """Ctrl+Down moves; at the end of the section the status line says why not."""
    opened.editor.slides.choose("design")
    place = ids(opened).index("design")
    press(opened, Qt.Key.Key_Down, CTRL)
    settled(opened)
    assert ids(opened).index("design") == place + 1
    assert opened.editor.slides.slide == "design"
    press(opened, Qt.Key.Key_Up, CTRL)
    settled(opened)
    order = ids(opened)
    assert order.index("design") == place
    press(opened, Qt.Key.Key_Up, CTRL)
    assert ids(opened) == order
    assert "belongs to the section" in opened.statusBar().currentMessage()


def drag(window: MainWindow, slide: str, onto: str, kind: type[QDropEvent]) -> QDropEvent:
    """Send a drag of a slide onto the lower half of another one."""
    window.editor.slides.choose(slide)
    item = window.editor.slides.item(ids(window).index(onto))
    window.editor.slides.scrollToItem(item)
    QApplication.processEvents()
    box = window.editor.slides.visualItemRect(item)
    at = QPointF(box.center().x(), box.bottom() - 3)
    data = QMimeData()
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = at.toPoint() if kind is QDragMoveEvent else at
    event = kind(place, Qt.DropAction.MoveAction, data, *held)
    if isinstance(event, QDragMoveEvent):
        window.editor.slides.dragMoveEvent(event)
    else:
        window.editor.slides.dropEvent(event)
    return event


def test_a_slide_is_dragged_where_the_template_allows(opened: MainWindow, settled: Settle) -> None:
    """Elsewhere the pointer and the status line say no, and dropping changes nothing."""
    order = ids(opened)
    place = order.index("design")
    drag(opened, "design", order[place + 1], QDropEvent)
    settled(opened)
    assert ids(opened).index("design") == place + 1
    order = ids(opened)
    refused = drag(opened, "design", order[0], QDragMoveEvent)
    assert not refused.isAccepted()
    assert "belongs to the section" in opened.statusBar().currentMessage()
    drag(opened, "design", order[0], QDropEvent)
    assert ids(opened) == order


def test_required_slides_are_not_deleted_and_copies_are(
    opened: MainWindow, settled: Settle
) -> None:
    """Del says why not; Ctrl+D makes a copy, shows it, and Del takes it out again."""
    opened.editor.slides.choose("limitations")
    opened.editor.slides.setFocus()
    press(opened, Qt.Key.Key_Delete)
    assert "requires this slide" in opened.statusBar().currentMessage()
    assert "limitations" in ids(opened)
    press(opened, Qt.Key.Key_D, CTRL)
    settled(opened)
    assert opened.editor.slides.slide == "limitations.copy"
    press(opened, Qt.Key.Key_Delete)
    settled(opened)
    assert "limitations.copy" not in ids(opened)
    assert opened.editor.slides.count() == len(ids(opened))


def test_a_slide_that_was_lost_is_offered_again(opened: MainWindow, settled: Settle) -> None:
    """As a fix of the finding and in the palette of Ctrl+M."""
    from slidekit.deck.edit import RemoveSlides

    opened.document.do(RemoveSlides("Lose it", ("limitations",)))
    settled(opened)
    assert "limitations" not in ids(opened)
    assert not opened.editor.left.missing.isHidden()
    why = opened.editor.left.missing.toolTip().splitlines()
    assert [line for line in why if "imitations" in line] == ["limitations: it was taken out"]
    press(opened, Qt.Key.Key_M, CTRL)
    palette = opened.editor.palette_window
    assert palette is not None
    assert palette.slides.item(0).text().startswith("Interpretation: ")
    QTest.keyClick(palette, Qt.Key.Key_Return)
    settled(opened)
    assert opened.editor.slides.slide == "limitations"


def test_all_safe_fixes_are_one_step(opened: MainWindow, settled: Settle, qtbot: QtBot) -> None:
    """Two hidden slides are shown again by one click, and hidden again by one undo."""
    hidden = ("limitations", "ae_overview")
    for name in hidden:
        opened.document.do(ChangeSlide("Hide", name, (("hidden", True),)))
    settled(opened)
    opened.actions_by_name["findings"].trigger()
    assert opened.findings.fix_all.isVisible()
    QTest.mouseClick(opened.findings.fix_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened.document.undoes == "Make all safe fixes", timeout=60_000)
    settled(opened)
    slides = [opened.editor.author.slide(name) for name in hidden]
    assert [slide.hidden for slide in slides if slide] == [False, False]
    press(opened, Qt.Key.Key_Z, CTRL)
    slides = [opened.editor.author.slide(name) for name in hidden]
    assert [slide.hidden for slide in slides if slide] == [True, True]
    settled(opened)


def test_a_finding_leads_to_its_place_and_its_fix(opened: MainWindow, settled: Settle) -> None:
    """Choosing it shows the slide; the button mends it; Ctrl+Z breaks it again."""
    opened.document.do(ChangeSlide("Hide", "limitations", (("hidden", True),)))
    settled(opened)
    opened.actions_by_name["findings"].trigger()
    assert opened.dock.isVisible()
    tree = opened.findings.tree
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    offers = [item.data(0, Qt.ItemDataRole.UserRole) for item in items if item]
    place = next(
        row
        for row, (finding, fix) in enumerate(offers)
        if fix and finding.slide == "limitations" and "Show the hidden" in fix.edit.label
    )
    opened.editor.slides.setCurrentRow(0)
    item = items[place]
    assert item is not None
    tree.setCurrentItem(item)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert opened.editor.slides.slide == "limitations"
    assert opened.findings.fix.isVisible()
    QTest.mouseClick(opened.findings.fix, Qt.MouseButton.LeftButton)
    settled(opened)
    slide = opened.editor.author.slide("limitations")
    assert slide is not None
    assert not slide.hidden


def test_words_are_found_and_replaced(opened: MainWindow, settled: Settle) -> None:
    """Enter goes round the places; replacing all is one step; Esc closes the bar."""
    press(opened, Qt.Key.Key_H, CTRL)
    bar = opened.editor.find_bar
    assert bar.isVisible()
    QTest.keyClicks(bar.words, "placebo")
    assert bar.count.text().endswith("places")
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.count.text().startswith("1 of")
    QTest.keyClicks(bar.other, "Nocebo")
    before = opened.document.deck
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    settled(opened)
    after = opened.document.deck
    assert after is not None
    assert any("Nocebo" in slide.title for slide in after.slides)
    opened.document.undo()
    assert opened.document.deck is before
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_words_are_replaced_in_what_was_typed_last(opened: MainWindow, settled: Settle) -> None:
    """A title that is still open when the button is clicked is taken first and then searched."""
    opened.document.do(ChangeSlide("Edit", "limitations", (("title", "Limits of the trial"),)))
    settled(opened)
    opened.editor.slides.choose("limitations")
    press(opened, Qt.Key.Key_H, CTRL)
    bar = opened.editor.find_bar
    QTest.keyClicks(bar.words, "trial")
    QTest.keyClicks(bar.other, "study")
    opened.editor.view.choose("title")
    opened.editor.view.setFocus()
    opened.editor.typing_in.begin()
    opened.editor.view.editor.setPlainText("Limits of the trial that we know")
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert title(opened, "limitations") == "Limits of the study that we know"
    opened.document.undo()
    assert title(opened, "limitations") == "Limits of the trial that we know"
    settled(opened)


def test_notes_are_kept_when_they_are_left(opened: MainWindow, settled: Settle) -> None:
    """Typed in the inspector, they are the slide's as soon as something else is chosen."""
    opened.editor.slides.choose("limitations")
    notes = opened.editor.inspector.notes
    notes.setFocus()
    notes.selectAll()
    QTest.keyClicks(notes, "Say this slowly")
    opened.editor.slides.setFocus()
    settled(opened)
    slide = opened.editor.author.slide("limitations")
    assert slide is not None
    assert slide.notes == ("Say this slowly",)


def test_only_optional_slides_are_hidden(opened: MainWindow, settled: Settle) -> None:
    """Ctrl+Shift+H hides and shows; the row says so; a required slide stays."""
    shift = Qt.KeyboardModifier.ShiftModifier
    opened.editor.slides.choose("forest.os")
    press(opened, Qt.Key.Key_H, CTRL, shift)
    settled(opened)
    row = opened.editor.slides.row_of(ids(opened).index("forest.os"))
    assert row is not None
    assert row.is_hidden
    assert opened.actions_by_name["hide"].isChecked()
    press(opened, Qt.Key.Key_H, CTRL, shift)
    settled(opened)
    assert not opened.actions_by_name["hide"].isChecked()
    opened.editor.slides.choose("limitations")
    press(opened, Qt.Key.Key_H, CTRL, shift)
    assert "neither deleted nor hidden" in opened.statusBar().currentMessage()
    assert not opened.actions_by_name["hide"].isChecked()


def test_words_that_the_template_locks_are_not_typed_into(
    window: MainWindow, settled: Settle
) -> None:
    """The status line says why; a figure or table says where its words are."""
    window.document.start(
        new_deck([sample_data_dir() / "simple"], Options(template="grand_rounds"))
    )
    settled(window)
    window.editor.slides.choose("disclosures")
    row = window.editor.slides.row_of(ids(window).index("disclosures"))
    assert row is not None
    assert row.need == "locked"
    window.editor.view.choose("body")
    press(window, Qt.Key.Key_F2)
    assert not window.editor.view.editor.isVisible()
    assert "locks the words" in window.statusBar().currentMessage()
    window.editor.slides.choose("ae_overview")
    window.editor.view.choose("table")
    press(window, Qt.Key.Key_F2)
    assert not window.editor.view.editor.isVisible()
    assert "made from results" in window.statusBar().currentMessage()
