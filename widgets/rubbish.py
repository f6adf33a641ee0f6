"""Objects that nobody holds any more are taken away on the screen's thread, and nowhere else.

Python's collector runs on whichever thread makes the next object. On a worker it would take away
parts of windows, which Qt allows on the screen's thread alone: the program would end at once.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

REST_MS = 1000
"""Between two looks: what lies about meanwhile is small."""


def collect_here(owner: QObject) -> None:
    """Let objects be taken away on this thread alone, as long as a window lives."""
    gc.disable()
    place = object()
    _living.append(place)
    timer = QTimer(owner)
    timer.timeout.connect(_collect)
    timer.start(REST_MS)
    owner.destroyed.connect(lambda _: _leave(place))


_living: list[object] = []
"""One for each window that lives; the windows themselves are not held."""


def _leave(place: object) -> None:
    """Give the collector back to Python once the last window is gone."""
    _living.remove(place)
    if not _living:
        gc.enable()


def _collect() -> None:
    """Take away the oldest generation that is due, as Python does by itself."""
    due = [
        n
        for n, pair in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if pair[0] > pair[1]
    ]
    if due:
        gc.collect(max(due))
