"""Starts the desktop app."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from slidekit.errors import UsageError
from widgets import theme
from widgets.faults import keep_log
from widgets.language import speak, wished_language
from widgets.main_window import MainWindow
from widgets.rubbish import collect_here

SWITCH_SECONDS = 0.0005
"""How long the worker may hold the interpreter while the screen waits: the usual 5 ms add up, since
painting a page lets go of it hundreds of times."""


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
    window.show()
    QTimer.singleShot(0, window, window.start_page.load)  # the first paint comes before it
    if len(argv) > 1:
        window.open(Path(argv[1]))
    if run:
        keep_log()
        window.shell.guard()
        QTimer.singleShot(0, window, window.shell.tour.begin_once)
    return application.exec() if run else window


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
