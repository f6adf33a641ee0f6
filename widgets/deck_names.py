"""Asking for the name of a deck's file, with the system's own dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def deck_to_open(parent: QWidget) -> Path | None:
    """Return the deck that a person chooses; None for none."""
    name, _ = QFileDialog.getOpenFileName(parent, _tr("Open a deck"), "", _sort())
    return Path(name) if name else None


def deck_to_save(parent: QWidget, path: Path | None) -> Path | None:
    """Return the name under which a person wants to save a deck; None for none."""
    name, _ = QFileDialog.getSaveFileName(parent, _tr("Save the deck"), str(path or ""), _sort())
    if not name:
        return None
    return Path(name if name.endswith(".slidekit") else f"{name}.slidekit")


def _sort() -> str:
    return _tr("slidekit decks (*.slidekit)")


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)
