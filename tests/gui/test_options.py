"""Choosing how a figure is drawn, by keys and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox

from slidekit.app import Options, new_deck
from slidekit.layout.frame import Group, TextBlock
from slidekit.resources import sample_data_dir
from tests.gui.hands import CTRL, ids, press

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Deck
    from widgets.main_window import MainWindow

    Settle = Callable[[MainWindow], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen cannot grab the keyboard."""
KM = "primary.os"


@pytest.fixture(scope="module")
def onc301() -> Deck:
    """Return the deck of the large sample study."""
    return new_deck([sample_data_dir() / "onc301"], Options())


@pytest.fixture
def large(window: MainWindow, onc301: Deck, settled: Settle) -> MainWindow:
    """Return the window with that deck, at its first Kaplan-Meier figure."""
    window.document.start(onc301)
    settled(window)
    window.activateWindow()
    window.editor.slides.choose(KM)
    return window


def drawn(window: MainWindow) -> tuple[set[str], set[str]]:
    """Return the names of the shapes of the figure that is shown, and its texts."""
    frame = window.editor.view.frame
    assert frame is not None
    items = [i for group in frame.items if isinstance(group, Group) for i in group.items]
    words = [i for i in items if isinstance(i, TextBlock)]
    return {i.name for i in items}, {p.text for block in words for p in block.paragraphs}


def test_a_switch_is_one_step_that_shows_and_is_taken_back(
    large: MainWindow, settled: Settle
) -> None:
    """Space on "Censor marks" takes them off the figure; Ctrl+Z, named so, puts them back."""
    switch = large.editor.inspector.options.editors["marks"]
    assert isinstance(switch, QCheckBox)
    assert any(".figure.censor." in name for name in drawn(large)[0])
    before = large.document.deck
    assert before is not None
    QTest.keyClick(switch, Qt.Key.Key_Space)
    settled(large)
    assert not any(".figure.censor." in name for name in drawn(large)[0])
    after = large.document.deck
    assert after is not None
    assert after.exhibits is before.exhibits
    assert "censor marks" in large.actions_by_name["undo"].text()
    press(large, Qt.Key.Key_Z, CTRL)
    settled(large)
    assert large.document.deck is before
    assert any(".figure.censor." in name for name in drawn(large)[0])
    assert switch.isChecked()


def test_the_page_is_painted_before_the_rules_begin(large: MainWindow, settled: Settle) -> None:
    """Both want the interpreter, so the person would wait for the rules as well; one paint does."""
    view = large.editor.view
    painted: list[bool] = []
    large.document.laid_out.connect(lambda: painted.append(view.is_painted))
    large.document.judged.connect(lambda: painted.append(view.is_painted))
    large.editor.inspector.options.chosen.emit("rows", "1")
    settled(large)
    assert painted == [True, True]


def test_a_choice_leaves_rows_out_and_keeps_those_at_risk(
    large: MainWindow, settled: Settle
) -> None:
    """Up in the list of rows goes from all three to two, then to "At risk" alone."""
    box = large.editor.inspector.options.editors["rows"]
    assert isinstance(box, QComboBox)
    assert [box.itemText(row) for row in range(3)] == [
        "At risk",
        "At risk, events",
        "At risk, events, censored",
    ]
    for _ in range(2):
        QTest.keyClick(box, Qt.Key.Key_Up)
        settled(large)
    _, texts = drawn(large)
    assert "At risk" in texts
    assert not texts & {"Events", "Censored"}


def test_a_number_ends_the_time_axis_where_few_are_at_risk_and_not_before(
    large: MainWindow, settled: Settle
) -> None:
    """Months from 30 on may go, since fewer than a tenth are at risk there; 12 months stay."""
    box = large.editor.inspector.options.editors["end"]
    assert isinstance(box, QDoubleSpinBox)
    assert box.suffix() == " months"
    assert "36" in drawn(large)[1]
    box.selectAll()
    QTest.keyClicks(box, "12")
    QTest.keyClick(box, Qt.Key.Key_Return)
    settled(large)
    assert box.value() == box.minimum() == 30
    assert "36" not in drawn(large)[1]
    assert {"24", "30"} <= drawn(large)[1]


def test_both_parts_of_a_figure_are_drawn_alike(large: MainWindow, settled: Settle) -> None:
    """The arms change sides on both slides of the butterfly, in one step."""
    large.editor.slides.choose("ae_butterfly-2")
    box = large.editor.inspector.options.editors["order"]
    before = large.document.deck
    QTest.keyClick(box, Qt.Key.Key_Down)
    settled(large)
    deck = large.document.deck
    assert deck is not None
    chosen = {s.id: s.options for s in deck.slides if s.role == "ae_butterfly"}
    assert set(chosen.values()) == {(("order", "reversed"),)}
    assert len(chosen) == 2
    large.document.undo()
    assert large.document.deck is before


def test_what_needs_the_tables_is_not_offered_and_the_panel_says_so(large: MainWindow) -> None:
    """A table of adverse events has nothing to choose; a slide of words has no panel at all."""
    inspector = large.editor.inspector
    large.editor.slides.choose("ae_common")
    assert inspector.options.editors == {}
    assert "File, Edit the study" in inspector.options.note.text()
    assert not inspector.options.isHidden()
    large.editor.slides.choose("limitations")
    assert inspector.options.isHidden()
    assert "limitations" in ids(large)
