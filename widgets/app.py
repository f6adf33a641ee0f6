"""Starts the desktop app."""

from __future__ import annotations

import os
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from slidekit.errors import UsageError
from widgets import theme
from widgets.language import speak, wished_language
from widgets.main_window import MainWindow
from widgets.rubbish import collect_here

if TYPE_CHECKING:
    from collections.abc import Callable

SWITCH_SECONDS = 0.0005
"""How long the worker may hold the interpreter while the screen waits: the usual 5 ms add up, since
painting a page lets go of it hundreds of times."""
LOADED_LATER = (
    *("widgets.slide_view", "widgets.inspector"),
    *("widgets.deck_parts", "widgets.study.import_view"),
)
"""What no start page needs and every deck and study does: each takes less than 40 ms to load, and
longer while a worker is at work, so it comes before the pictures of templates."""


def start(argv: list[str], run: bool = True) -> MainWindow | int:
    """Show the main window, with the deck that `argv[1]` names.

    Args:
        argv: the program's name and, where given, a .slidekit file.
        run: stay in the event loop until the window is closed.

    Returns:
        The exit code, or the window itself where `run` is False.

    Raises:
        UsageError: the app is to run where there is no screen.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    application = QApplication.instance() or _application(argv[:1], run)
    speak(wished_language())
    window = MainWindow()
    collect_here(window)
    later = [*map(_loading, LOADED_LATER), window.prepare, window.start_page.load]
    if run:
        later = [partial(_guard, window), *later, window.shell.tour.begin_once]
    AfterPaint(window, later)
    window.show()
    if len(argv) > 1:
        window.shell.open(Path(argv[1]))
    return application.exec() if run else window


class AfterPaint(QObject):
    """Does what a person need not wait for once a window is on the screen, one thing a turn."""

    def __init__(self, window: MainWindow, later: list[Callable[[], object]]) -> None:
        """Wait for the first paint of a window."""
        super().__init__(window)
        self._window, self._later = window, later
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Begin behind the first paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go_on)
        return False

    def _go_on(self) -> None:
        if self._later and self._window.isVisible():  # else it has been closed since
            self._later.pop(0)()
            QTimer.singleShot(0, self, self._go_on)


def _loading(module: str) -> Callable[[], object]:
    return lambda: import_module(module)


def _guard(window: MainWindow) -> None:
    from widgets.faults import keep_log

    keep_log()
    window.shell.guard()


def _application(argv: list[str], run: bool) -> QApplication:
    if not _has_screen():
        if run:
            raise UsageError(
                "There is no screen to show the app on.",
                fix="Use the commands instead: `slidekit --help` lists them.",
            )
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication(argv or ["slidekit"])
    application.setApplicationName("slidekit")
    application.setOrganizationName("slidekit")
    theme.apply(application)
    return application


def _has_screen() -> bool:
    """Tell whether Qt will find a display server; without one it would end the process."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)
