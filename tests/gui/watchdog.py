"""How long the screen stood still: the longest gap between two turns of the event loop."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MS = 5


class Watchdog(QObject):
    """Ticks as long as the loop turns, and keeps the longest wait of each chapter.

    A wait is also measured in processor time of this thread: what it costs beyond that is due to
    other threads and to other programs of the machine.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin to watch."""
        super().__init__(parent)
        self.gaps: dict[str, tuple[float, float]] = {}
        """Chapter -> its longest wait: seconds on the clock, and of this thread's work."""
        self.chapter = ""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.turn("start")

    @property
    def longest(self) -> float:
        """Return the longest wait of all, in seconds on the clock."""
        return max((gap for gap, _ in self.gaps.values()), default=0.0)

    def turn(self, chapter: str) -> None:
        """Go to the next chapter; what was done between is the test's work and does not count."""
        self.chapter = chapter
        self.gaps.setdefault(chapter, (0.0, 0.0))
        self._last = time.perf_counter(), time.thread_time()
        self._timer.start(TICK_MS)

    def rest(self) -> None:
        """Stop watching until the next chapter."""
        self._tick()
        self._timer.stop()

    def told(self) -> str:
        """Return a line for each chapter."""
        return "\n".join(
            f"{chapter:32} {1000 * wall:6.0f} ms, {1000 * work:6.0f} ms of work"
            for chapter, (wall, work) in self.gaps.items()
        )

    def _tick(self) -> None:
        now = time.perf_counter(), time.thread_time()
        gap = now[0] - self._last[0] - TICK_MS / 1000, now[1] - self._last[1]
        self._last = now
        self.gaps[self.chapter] = max(self.gaps[self.chapter], gap)
