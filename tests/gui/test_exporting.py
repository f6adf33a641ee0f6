from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from slidekit.deck.edit import ChangeSlide
from tests.gui.hands import CTRL, press
from widgets.export_dialog import ExportDialog
from widgets.export_work import PNG

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.main_window import MainWindow

    Settle = Callable[[MainWindow], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen have no size to tell."""

WAIT_MS = 60_000
EDIT = ChangeSlide("Edit the title", "limitations", (("title", "Mended meanwhile"),))


def dialogs() -> list[ExportDialog]:
    """Return the dialogs that can be seen."""
    shown = QApplication.topLevelWidgets()
    return [one for one in shown if isinstance(one, ExportDialog) and one.isVisible()]


def ask(window: MainWindow) -> ExportDialog:
    """Ask for files by the key."""
    press(window, Qt.Key.Key_E, CTRL)
    (dialog,) = dialogs()
    return dialog


def test_what_is_mended_with_the_dialog_open_is_exported(
    opened: MainWindow, settled: Settle, qtbot: QtBot
) -> None:
    """The rules are asked again, and the files are those of the deck as it stands."""
    dialog = ask(opened)
    qtbot.waitUntil(lambda: dialog.findings.count() > 0, timeout=WAIT_MS)
    before = dialog.findings.count()
    opened.document.do(EDIT)
    assert dialog.task().deck is opened.document.deck
    assert dialog.verdict.text() == "Asking the rules ..."
    qtbot.waitUntil(lambda: "Asking" not in dialog.verdict.text(), timeout=WAIT_MS)
    assert dialog.findings.count() == before
    settled(opened)
    dialog.close()


def test_there_is_one_dialog_at_a_time(opened: MainWindow) -> None:
    """A second Ctrl+E brings it forward; once it is closed the next one is new."""
    first = ask(opened)
    press(opened, Qt.Key.Key_E, CTRL)
    assert dialogs() == [first]
    first.close()
    assert dialogs() == []
    second = ask(opened)
    assert second is not first
    second.close()


def test_another_deck_closes_the_dialog(
    opened: MainWindow, simple_deck: Deck, settled: Settle
) -> None:
    """It would name its files after the former deck."""
    ask(opened)
    opened.document.start(simple_deck)
    settled(opened)
    assert dialogs() == []


def test_closing_the_window_ends_an_export(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """The dialog goes with it, and leaves no half of a file."""
    before = sorted(path.name for path in tmp_path.iterdir())
    dialog = ask(opened)
    dialog.formats[PNG].setChecked(True)
    with qtbot.waitSignal(dialog.told, timeout=WAIT_MS):
        QTest.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    assert opened.close()
    assert dialogs() == []
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [name for name in before if not name.endswith(".lock")]
