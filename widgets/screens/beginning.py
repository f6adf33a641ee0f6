"""Screens before a deck is open: the page to start from, and what is asked for a first deck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent

from slidekit.deck import schema
from slidekit.resources import sample_data_dir

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from widgets.screens.stage import Stage


def start_empty(stage: Stage) -> QWidget:
    """The page to start from; nothing was opened yet."""
    stage.home()
    return stage.window


def start_used(stage: Stage) -> QWidget:
    """The page to start from while a deck is open."""
    stage.edited()
    stage.home()
    return stage.window


def start_drop(stage: Stage) -> QWidget:
    """A folder is held over the page and could be let go."""
    stage.home()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample_data_dir() / "onc301"))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    button = Qt.MouseButton.LeftButton
    stage.window.start_page.dragEnterEvent(
        QDragEnterEvent(QPoint(400, 300), copy, data, button, none)
    )
    return stage.window


def tour(stage: Stage) -> QWidget:
    """The first card of the tour."""
    stage.window.start_page.veil.hide()
    stage.home()
    stage.window.shell.tour.begin()
    return stage.window


def new_deck(stage: Stage) -> QWidget:
    """What a first deck needs."""
    stage.window.shell.tour.end()
    stage.home()
    stage.window.begin("conference", sample_data_dir() / "onc301")
    return stage.above(stage.window.new_deck)


def waiting(stage: Stage) -> QWidget:
    """A deck is being made."""
    from slidekit.app import Options

    stage.window.make([sample_data_dir() / "simple"], Options())
    return stage.window


def open_failed(stage: Stage) -> QWidget:
    """A file that is no deck."""
    stage.window.waiting.back.click()
    path = stage.folder / "damaged.slidekit"
    path.write_bytes(b"no deck")
    stage.window.open(path)
    stage.wait(lambda: not stage.window.waiting.bar.isVisible())
    return stage.window


def older(stage: Stage) -> QWidget:
    """A deck of an older version is to be opened; there are none yet, so this one is made newer."""
    path = stage.deck("simple", "Talk of last year.slidekit")
    stage.home()
    schema.SCHEMA += 1
    try:
        stage.window.open(path)
        return stage.above(stage.window.older.box)
    finally:
        schema.SCHEMA -= 1
