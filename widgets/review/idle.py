"""Nobody at the window: told after some minutes without a key, a click or a turn of the wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

MINUTES = 15
KINDS = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)
"""What shows that somebody is there."""


class Idle(QObject):
    """Watches the windows that have had the keyboard; what programs send to widgets is no person.

    A filter on the windows alone sees each key once and none of the many events of widgets.
    """

    passed = Signal()

    def __init__(self, parent: QObject | None = None, minutes: float = MINUTES) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(minutes * 60_000))
        self._timer.timeout.connect(self.passed)
        self._is_watching = False

    @property
    def minutes(self) -> int:
        """After how long it is told."""
        return max(1, round(self._timer.interval() / 60_000))

    def start(self) -> None:
        """Begin to watch."""
        self._timer.start()
        application = QGuiApplication.instance()
        if not self._is_watching and isinstance(application, QGuiApplication):
            self._is_watching = True
            application.focusWindowChanged.connect(self._watch)
            for window in application.topLevelWindows():
                self._watch(window)

    def stop(self) -> None:
        """Tell nothing any more."""
        self._timer.stop()

    @Slot(object)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # a filter that is set twice would be asked twice
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Begin to count anew with each sign of a person."""
        if event.type() in KINDS and self._timer.isActive():
            self._timer.start()
        return False
