from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QObject

from widgets.jobs import Jobs
from widgets.rubbish import collect_here

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")

MANY = 100_000
"""Objects after which Python's collector has run more than once."""


class Ring:
    """Holds itself, so that only the collector can take it away; tells which thread did."""

    def __init__(self, told: list[int]) -> None:
        """Note whom to tell."""
        self.told, self.itself = told, self

    def __del__(self) -> None:
        """Tell."""
        self.told.append(threading.get_ident())


def test_a_worker_takes_no_parts_of_windows_away(window: MainWindow, qtbot: QtBot) -> None:
    """A ring that a page left behind goes on the screen's thread, whatever a worker makes."""
    told: list[int] = []
    Ring(told)
    jobs, made = Jobs(window), list[object]()
    jobs.ask(lambda: [[n] for n in range(MANY)], made.append, made.append)
    qtbot.waitUntil(lambda: bool(made))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [threading.get_ident()]


def test_of_two_windows_the_one_that_stays_is_not_collected_by_workers(qtbot: QtBot) -> None:
    """Python's own collector rests until the last window is gone, and then works again."""
    first, second = QObject(), QObject()
    collect_here(first)
    collect_here(second)
    shiboken6.delete(first)
    assert not gc.isenabled()
    shiboken6.delete(second)
    assert gc.isenabled()
