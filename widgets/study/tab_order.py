"""Where Tab leads: Qt orders widgets as they were made, which is not as they are shown."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(page: QWidget) -> list[QWidget]:
    """Return what Tab stops at within a page, in the order in which it was built."""
    found, widget = [], page.nextInFocusChain()
    while widget is not None and page.isAncestorOf(widget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def chain(*stops: QWidget) -> None:
    """Let Tab lead from each to the next one."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
