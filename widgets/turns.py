"""Long work of the screen itself, cut into turns of the event loop: it never stands still."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Turns(QObject):
    """Does one step in each turn of the event loop; what a person does meanwhile comes between."""

    def __init__(self, parent: QObject) -> None:
        """Start without steps."""
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go)

    def begin(self, steps: Iterable[Callable[[], object]]) -> None:
        """Do these steps, beginning in the next turn, in the place of what is still left."""
        self._steps = deque(steps)
        self._timer.start()

    def _go(self) -> None:
        if self._steps:
            step = self._steps.popleft()
            self._timer.start()
            step()
