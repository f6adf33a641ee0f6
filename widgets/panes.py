"""The parts of a page between which F6 goes round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from widgets.main_window import MainWindow


def panes_of(window: MainWindow) -> tuple[QWidget, ...]:
    """Return the parts of the page that is shown, in reading order; some may be hidden."""
    version, beside = window.shell.library.version, window.shell.library.beside
    if version is not None and window.stack.currentWidget() is version:
        return version.panes
    editor = window.editor
    panes = (editor.slides, editor.view, editor.inspector.list, window.findings.tree)
    return (*panes, beside.panel.pane) if beside is not None else panes


def go_on(panes: Sequence[QWidget]) -> None:
    """Give the keys to the part after the one that has them."""
    shown = [pane for pane in panes if pane.isVisible()]
    if shown:
        held = next((n for n, pane in enumerate(shown) if pane.hasFocus()), -1)
        shown[(held + 1) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
