"""What hands do to a window with a deck: keys and clicks, and what there is to ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from widgets.blocks import blocks

if TYPE_CHECKING:
    from widgets.blocks import Box
    from widgets.help_window import HelpWindow
    from widgets.main_window import MainWindow


def ids(window: MainWindow) -> list[str]:
    """Return the slides of the deck in order."""
    assert window.document.deck is not None
    return [slide.id for slide in window.document.deck.slides]


def title(window: MainWindow, slide: str) -> str:
    """Return the title of a slide with its tokens."""
    found = window.editor.author.slide(slide)
    assert found is not None
    return found.title


def click(window: MainWindow, box: Box) -> None:
    """Click the middle of a box of the page."""
    place = window.editor.view.place_of(box).center().toPoint()
    QTest.mouseClick(window.editor.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def box_of(window: MainWindow, part: str) -> Box:
    """Return the box of a part of the page."""
    assert window.editor.view.frame is not None
    return next(block.box for block in blocks(window.editor.view.frame) if block.part == part)


def press(window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key with Ctrl and the like in the window."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(window, key, held)


def heading_on_top(help_window: HelpWindow) -> str:
    """Return the heading at which a page of help stands; "" above the first."""
    block = help_window.text.textCursor().block()
    while block.isValid() and not block.blockFormat().headingLevel():
        block = block.previous()
    return block.text()


CTRL = Qt.KeyboardModifier.ControlModifier
