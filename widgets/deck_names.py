"""Asking for the name of a deck's file, with the system's own dialog."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from widgets.start.samples import is_sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from widgets.document import Document

FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
"""Signs that some system allows in no file's name."""


def file_to_open(parent: QWidget) -> Path | None:
    """Return the deck or the PowerPoint file that a person chooses; None for none."""
    kinds = _tr("Decks and PowerPoint files (*.slidekit *.pptx *.pptm *.ppsx)")
    name, _ = QFileDialog.getOpenFileName(parent, _tr("Open"), "", kinds)
    return Path(name) if name else None


def file_to_check(parent: QWidget) -> Path | None:
    """Return the PowerPoint file that a person chooses to have checked; None for none."""
    kinds = _tr("PowerPoint files (*.pptx *.pptm *.ppsx *.ppsm *.potx *.potm)")
    name, _ = QFileDialog.getOpenFileName(parent, _tr("Check or verify a file"), "", kinds)
    return Path(name) if name else None


def deck_to_save(parent: QWidget, document: Document, folders: Sequence[Path]) -> Path | None:
    """Return the name under which a person wants to save a deck; None for none.

    Args:
        parent: the window that asks.
        document: the open deck.
        folders: of its studies, as far as they are known.
    """
    proposed = str(document.path or proposed_path(document, folders))
    name, _ = QFileDialog.getSaveFileName(parent, _tr("Save the deck"), proposed, _sort())
    if not name:
        return None
    return Path(name if name.endswith(".slidekit") else f"{name}.slidekit")


def proposed_path(document: Document, folders: Sequence[Path]) -> Path:
    """Return a name for a deck that has no file: beside its study, else among the documents.

    The samples come with the program and are no place for decks.
    """
    title = document.deck.title if document.deck else ""
    name = FORBIDDEN.sub("_", title).strip(" ._")[:80] or "slidekit"
    own = [folder for folder in folders if not is_sample(folder)]
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return (own[0] if own else Path(documents or Path.home())) / f"{name}.slidekit"


def title_of(document: Document) -> str:
    """Return the title of a window: the file of the deck and what the deck is called."""
    title = document.deck.title if document.deck else ""
    names = [document.path.name, title] if title and document.path else [title]
    dash = " \N{EN DASH} "
    return f"{names[0]}[*]{dash}{dash.join((*names[1:], 'slidekit'))}" if title else "slidekit"


def _sort() -> str:
    return _tr("slidekit decks (*.slidekit)")


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)
