"""Columns take the width of their words when somebody looks at them, and once for all changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTableView


class Fitting(QObject):
    """Measures the columns of a view: in the turn after they changed, or when it is shown.

    Each table takes some ten milliseconds, several things of it change at once, and all but one
    table of a study are behind others.
    """

    def __init__(self, view: QTableView, measure: Callable[[], None]) -> None:
        """Be ready to measure a view."""
        super().__init__(view)
        self._view, self._measure, self._is_due = view, measure, False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._settle)
        view.installEventFilter(self)

    @Slot()
    def ask(self) -> None:
        """Say that something of the view has changed."""
        self._is_due = True
        if self._view.isVisible():
            self._turn.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Measure what came while nobody looked."""
        if event.type() == QEvent.Type.Show:
            self._settle()
        return super().eventFilter(watched, event)

    @Slot()
    def _settle(self) -> None:
        if self._is_due and self._view.isVisible():
            self._is_due = False
            self._measure()
