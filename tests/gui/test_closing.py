"""What is closed while its worker is busy goes at once: nobody waits for the answer any more."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from slidekit.library.versions import Ref
from tests.library.small import small_deck
from widgets import company_preview, export_dialog, file_check
from widgets.export_dialog import ExportDialog
from widgets.file_check import FileCheck
from widgets.jobs import Jobs
from widgets.review import derive_dialog
from widgets.review.derive_dialog import DeriveDialog
from widgets.settings_dialog import SettingsDialog
from widgets.sight import lay_out_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    Make = Callable[[QWidget, Path], QWidget]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
WAIT_SECONDS = 60


class Held:
    """Work that has begun and does not end before it is let go."""

    def __init__(self) -> None:
        """Hold it back."""
        self.begun, self.gate, self.ended = (threading.Event() for _ in range(3))

    def __call__(self, *_: object) -> tuple[str, ...]:
        """Do it."""
        self.begun.set()
        self.gate.wait(WAIT_SECONDS)
        self.ended.set()
        return ()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """Put held work in the place of what each dialog has done by its worker."""
    work = Held()
    monkeypatch.setattr(company_preview, "_frames", work)
    monkeypatch.setattr(export_dialog, "_judged", work)
    monkeypatch.setattr(derive_dialog, "reasons_against", work)
    monkeypatch.setattr(file_check, "_checked", work)
    yield work
    work.gate.set()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window for dialogs to stand above."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def settings(window: QWidget, folder: Path) -> QWidget:
    """Return the settings while they draw a company's look."""
    dialog = SettingsDialog(window)
    dialog.company.make(folder / "norvia.yaml")
    return dialog


def export(window: QWidget, folder: Path) -> QWidget:
    """Return the dialog of files while it asks the rules."""
    return ExportDialog(small_deck(), folder, "talk", window)


def derive(window: QWidget, _: Path) -> QWidget:
    """Return the dialog of a derived deck while it asks what the approval covers."""
    deck = small_deck()
    version = SimpleNamespace(title=deck.title, deck="small", number=1, ref=Ref("small", 1))
    opened = SimpleNamespace(version=version, deck=deck, pages=lay_out_pages(deck, frozenset()))
    return DeriveDialog(None, opened, window)  # type: ignore[arg-type]


def check(window: QWidget, folder: Path) -> QWidget:
    """Return a check of a PowerPoint file."""
    return FileCheck(folder / "talk.pptx", "", window)


@pytest.mark.parametrize("make", [settings, export, derive, check])
def test_a_busy_dialog_closes_at_once(
    make: Make, held: Held, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    """The dialog is gone while its worker is at work, and the worker after that."""
    dialog = make(window, tmp_path)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    qtbot.waitUntil(held.begun.is_set)
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(dialog)
    assert not held.ended.is_set()
    assert window.findChildren(Jobs)
    held.gate.set()
    qtbot.waitUntil(lambda: not window.findChildren(Jobs))
    assert held.ended.is_set()
