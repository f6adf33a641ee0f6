"""Where the window stood and how wide its parts were, kept from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QSplitter

GEOMETRY, STATE, SPLITTER = "window/geometry", "window/state", "window/splitter"
WISHED_PX = (1366, 768)
FRAME_PX = (12, 44)
"""The widest frame and highest title bar that desktops have by default."""
VERSION = 1
"""Of the parts that a window has; what another version kept is not taken."""


def first_size() -> QSize:
    """Return the size of a window that was never placed: what a small laptop's screen holds.

    Its frame and title bar, which only the window manager knows, must be on the screen too.
    """
    wished = QSize(*WISHED_PX)
    if QGuiApplication.platformName() == "offscreen":
        return wished
    room = QGuiApplication.primaryScreen().availableGeometry().size()
    return wished.boundedTo(room - QSize(*FRAME_PX))


def restore_places(window: QMainWindow) -> None:
    """Give a window the places that were kept; Qt brings it back on a screen."""
    kept = QSettings()
    geometry, state = (kept.value(key) for key in (GEOMETRY, STATE))
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    if isinstance(state, QByteArray):
        window.restoreState(state, VERSION)


def restore_splitter(splitter: QSplitter) -> None:
    """Give the editor's parts the widths that were kept."""
    sizes = QSettings().value(SPLITTER)
    if isinstance(sizes, QByteArray):
        splitter.restoreState(sizes)


def keep_places(window: QMainWindow, splitter: QSplitter | None) -> None:
    """Keep the places for the next start; those of an editor only where one was built."""
    kept = QSettings()
    kept.setValue(GEOMETRY, window.saveGeometry())
    kept.setValue(STATE, window.saveState(VERSION))
    if splitter is not None:
        kept.setValue(SPLITTER, splitter.saveState())
