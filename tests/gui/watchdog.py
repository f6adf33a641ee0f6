"""How long the screen stood still: the longest gap between two turns of the event loop."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MS = 5


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A wait of the event loop, in seconds."""

    clock: float
    """What a person waits."""
    program: float
    """Processor time of all threads of this program: they hold the interpreter from each other."""
    screen: float
    """Processor time of the screen's own thread."""

    @property
    def own(self) -> float:
        """What the program itself is the cause of, in seconds, whatever else the machine does.

        While other programs have the processors the clock goes on and this does not. Waiting for
        a disk is not in it either: only the clock shows that.
        """
        return min(self.clock, self.program)


class Watchdog(QObject):
    """Ticks as long as the loop turns, and keeps the longest waits of each chapter."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin to watch."""
        super().__init__(parent)
        self.gaps: dict[str, Gap] = {}
        """Chapter -> its longest wait by the clock."""
        self.own: dict[str, Gap] = {}
        """Chapter -> the wait for which the program worked longest."""
        self.chapter = ""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        watchdogs.append(self)
        self.turn("start")

    @property
    def longest(self) -> float:
        """The longest wait that the program itself was the cause of, in seconds."""
        return max((gap.own for gap in self.own.values()), default=0.0)

    @property
    def longest_by_clock(self) -> float:
        """The longest wait of all, in seconds; what other programs do is in it."""
        return max((gap.clock for gap in self.gaps.values()), default=0.0)

    def turn(self, chapter: str) -> None:
        """Go to the next chapter; what was done between is the test's work and does not count."""
        self.chapter = chapter
        for kept in (self.gaps, self.own):
            kept.setdefault(chapter, Gap(0.0, 0.0, 0.0))
        self._last = _now()
        self._timer.start(TICK_MS)

    def rest(self) -> None:
        """Stop watching until the next chapter."""
        self._tick()
        self._timer.stop()

    def told(self) -> str:
        """Return a line for each chapter."""
        return "\n".join(
            f"{chapter:24} {1000 * gap.clock:5.0f} ms, {1000 * gap.program:5.0f} ms of work, "
            f"{1000 * gap.screen:5.0f} ms by the screen; "
            f"at most {1000 * self.own[chapter].own:5.0f} ms by the program"
            for chapter, gap in self.gaps.items()
        )

    def _tick(self) -> None:
        now = _now()
        clock, program, screen = (a - b for a, b in zip(now, self._last, strict=True))
        gap = Gap(max(0.0, clock - TICK_MS / 1000), program, screen)
        self._last = now
        self.gaps[self.chapter] = max(self.gaps[self.chapter], gap)
        self.own[self.chapter] = max(self.own[self.chapter], gap, key=lambda one: one.own)


watchdogs: list[Watchdog] = []
"""All that watched, for whoever measures a whole run."""


def _now() -> tuple[float, float, float]:
    return time.perf_counter(), time.process_time(), time.thread_time()
