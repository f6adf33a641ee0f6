from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.gui.hands import CTRL, click, ids, press
from widgets.blocks import blocks, numbers
from widgets.dates import percent_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow

    Settle = Callable[[MainWindow], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen have no size to tell, and cannot grab the keyboard."""


def test_the_page_is_zoomed_around_the_pointer(opened: MainWindow) -> None:
    """Ctrl and the wheel, Ctrl with + and -; Ctrl+0 fits it again."""
    view = opened.editor.view
    fitted = view.zoom
    place = QPointF(view.viewport().rect().center())
    before = view.slide_box()
    share = (place.x() - before.x()) / before.width()
    wheel = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * 12),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.wheelEvent(wheel)
    assert view.zoom == pytest.approx(fitted * 1.1**12, rel=1e-6)
    after = view.slide_box()
    assert after.x() + share * after.width() == pytest.approx(place.x(), abs=2)
    press(opened, Qt.Key.Key_Minus, CTRL)
    assert view.zoom < fitted * 1.1**12
    press(opened, Qt.Key.Key_0, CTRL)
    assert view.zoom == fitted


def test_the_show_passes_over_hidden_slides(
    opened: MainWindow, settled: Settle, qtbot: QtBot
) -> None:
    """F5 begins at the first; keys go on and back; Esc ends it at the slide that was shown."""
    from slidekit.deck.edit import ChangeSlide

    second = ids(opened)[1]
    opened.document.do(ChangeSlide("Hide", second, (("hidden", True),)))
    settled(opened)
    press(opened, Qt.Key.Key_F5)
    show = opened.editor.show_window
    assert show is not None
    QTest.keyClick(show, Qt.Key.Key_PageDown)
    QTest.keyClick(show, Qt.Key.Key_PageDown)
    QTest.keyClick(show, Qt.Key.Key_PageUp)
    assert not show.grab().isNull()
    with qtbot.waitSignal(show.ended) as ended:
        QTest.keyClick(show, Qt.Key.Key_Escape)
    assert ended.args == [ids(opened)[2]]
    assert opened.editor.slides.slide == ids(opened)[2]


def test_every_part_has_a_name_for_those_who_do_not_see_it(opened: MainWindow) -> None:
    """Panes, fields and buttons; rows say title, state and findings; labels say their words."""
    parts = (
        *(
            opened.editor.slides,
            opened.editor.view,
            opened.editor.view.editor,
            opened.editor.inspector.list,
        ),
        *(opened.editor.inspector.notes, opened.findings.tree, opened.editor.find_bar.words),
    )
    assert all(part.accessibleName() for part in parts)
    spoken = opened.editor.slides.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Slide 1: ")
    assert "required by the template" in spoken
    opened.editor.view.choose("title")
    assert opened.editor.view.accessibleDescription().startswith("title: ")
    for label in (opened.editor.inspector.sources, opened.findings.detail):
        interface = QAccessible.queryAccessibleInterface(label)
        assert label.text()
        assert interface.text(QAccessible.Text.Name) == label.text()
    assert all(action.toolTip() for action in opened.actions_by_name.values())


def test_f6_goes_through_the_parts_of_the_window(opened: MainWindow) -> None:
    """Strip, slide, numbers, and back to the strip."""
    opened.editor.slides.setFocus()
    press(opened, Qt.Key.Key_F6)
    assert opened.editor.view.hasFocus()
    opened.editor.slides.setFocus()
    QTest.keyClick(opened, Qt.Key.Key_F6)
    assert not opened.editor.slides.hasFocus()


def test_a_number_tells_where_it_came_from(opened: MainWindow) -> None:
    """A click on it: id, value, table and method are in the inspector; its token can be copied."""
    assert opened.editor.view.frame is not None
    frames = {frame.slide_id: frame for frame in opened.editor.frames}
    found = [
        (slide, number)
        for slide, frame in frames.items()
        for block in blocks(frame)
        for number in numbers(block)
    ]
    slide, number = found[0]
    opened.editor.slides.choose(slide)
    click(opened, number.box)
    assert opened.editor.view.number == number
    fact = opened.editor.inspector.fact
    assert fact is not None
    assert fact.id == number.fact
    inside = opened.editor.inspector.widget()
    assert inside is not None
    said = [label.text() for label in inside.findChildren(QLabel)]
    shown = dict(pairwise(said))
    assert shown["Id"] == fact.id
    assert fact.provenance.method in shown["Method"]
    assert fact.provenance.files[0].name in shown["Table"]
    QTest.mouseClick(opened.editor.inspector.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == f"{{{fact.id}}}"


def test_the_status_line_tells_the_zoom_of_a_page_that_fits(opened: MainWindow) -> None:
    """Also after the window has become smaller and the page with it."""
    told = opened.status.zoom.text()
    opened.resize(opened.width() - 300, opened.height() - 150)
    QApplication.processEvents()
    assert opened.status.zoom.text() == percent_words(opened.editor.view.zoom) != told
