"""Menus and the toolbar: every command with its words, keys and icon in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolBar

from widgets.look import ICON_PX, icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

NEEDS_DECK = "save save_as export refresh study undo redo find replace insert duplicate delete hide"
NEEDS_DECK += " up down findings inspector pane edit cite spelling next previous play play_here fit"
NEEDS_DECK += " zoom_in zoom_out submit comments"

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "&File",
        (
            *("new", "open", "verify", "", "save", "save_as", "export", "submit", ""),
            *("refresh", "study", "", "close"),
        ),
    ),
    ("&Edit", ("undo", "redo", "", "edit", "cite", "", "find", "replace", "spelling")),
    ("&Slide", ("insert", "duplicate", "delete", "hide", "", "up", "down", "", "previous", "next")),
    ("&View", ("fit", "zoom_in", "zoom_out", "", "findings", "inspector", "", "pane")),
    ("Slide sho&w", ("play", "play_here")),
    ("&Library", ("inbox", "comments", "", "audit", "people", "", "sign_out")),
    ("&Help", ("help", "keys", "tour", "", "palette", "settings", "", "about")),
)
"""Title of a menu and the names of its commands; "" is a line between them."""
TOOLBAR = (
    *(
        "new",
        "open",
        "save",
        "export",
        "",
        "undo",
        "redo",
        "",
        "insert",
        "duplicate",
        "delete",
        "hide",
        "",
    ),
    *("find", "", "fit", "zoom_out", "zoom_in", "", "findings", "inspector", "", "play"),
)

COMMANDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "new": ("&New deck", ("Ctrl+N",)),
    "open": ("&Open ...", ("Ctrl+O",)),
    "verify": ("&Check or verify a file ...", ()),
    "save": ("&Save", ("Ctrl+S",)),
    "save_as": ("Save &as ...", ("Ctrl+Shift+S", "F12")),
    "export": ("&Export ...", ("Ctrl+E",)),
    "submit": ("Submit for re&view ...", ("Ctrl+Shift+R",)),
    "refresh": ("&Refresh from the study ...", ("Ctrl+R",)),
    "study": ("Edit the stud&y ...", ("Ctrl+T",)),
    "close": ("&Quit", ("Ctrl+Q",)),
    "undo": ("&Undo", ("Ctrl+Z",)),
    "redo": ("&Redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
    "edit": ("&Edit the text", ("F2",)),
    "cite": ("&Cite a source ...", ("Ctrl+Shift+C",)),
    "find": ("&Find ...", ("Ctrl+F",)),
    "replace": ("Re&place ...", ("Ctrl+H",)),
    "spelling": ("Next spelling &mistake", ("F7",)),
    "insert": ("&Insert a slide ...", ("Ctrl+M",)),
    "duplicate": ("&Duplicate", ("Ctrl+D",)),
    "delete": ("De&lete", ("Del",)),
    "hide": ("&Hide", ("Ctrl+Shift+H",)),
    "up": ("Move &up", ("Ctrl+Up",)),
    "down": ("Move do&wn", ("Ctrl+Down",)),
    "previous": ("&Previous slide", ("PgUp",)),
    "next": ("&Next slide", ("PgDown",)),
    "fit": ("&Fit the slide", ("Ctrl+0",)),
    "zoom_in": ("Zoom &in", ("Ctrl++", "Ctrl+=")),
    "zoom_out": ("Zoom &out", ("Ctrl+-",)),
    "findings": ("Fin&dings", ("Ctrl+Alt+F",)),
    "inspector": ("In&spector", ("Ctrl+Alt+I",)),
    "pane": ("Next &part of the window", ("F6",)),
    "play": ("From the &beginning", ("F5",)),
    "play_here": ("From &this slide", ("Shift+F5",)),
    "inbox": ("What awaits my &review", ("Ctrl+L",)),
    "comments": ("&Comments of the reviewers", ("Ctrl+Alt+C",)),
    "audit": ("&Audit trail", ()),
    "people": ("&People and keys", ()),
    "sign_out": ("Sign &out", ()),
    "help": ("&Help", ("F1",)),
    "keys": ("&Keys", ("Ctrl+/",)),
    "tour": ("&Tour of the window", ()),
    "palette": ("&Do or go to ...", ("Ctrl+K",)),
    "settings": ("&Settings ...", ("Ctrl+,",)),
    "about": ("&About slidekit", ()),
}
"""Name of a command -> its words and its keys."""
TOGGLES = ("findings", "inspector", "hide")


def build(window: QMainWindow) -> dict[str, QAction]:
    """Give a window its menus and toolbar; returns the commands by name."""
    actions = {name: _action(window, name) for name in COMMANDS}
    for title, names in MENUS:
        menu = window.menuBar().addMenu(_tr(title))
        for name in names:
            menu.addAction(actions[name]) if name else menu.addSeparator()
    bar = QToolBar(_tr("Commands"), window)
    bar.setObjectName("commands")
    bar.setMovable(False)
    bar.setIconSize(QSize(ICON_PX, ICON_PX))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    for name in TOOLBAR:
        bar.addAction(actions[name]) if name else bar.addSeparator()
    window.addToolBar(bar)
    return actions


def draw_icons(actions: dict[str, QAction], window: QMainWindow) -> None:
    """Draw the icons in the colours that the palette has by now."""
    for name in (name for name in TOOLBAR if name):
        actions[name].setIcon(icon(name, window.palette()))


def enable(actions: dict[str, QAction], *, has_deck: bool) -> None:
    """Enable the commands that need a deck, or none of them."""
    for name in NEEDS_DECK.split():
        actions[name].setEnabled(has_deck)


def name_steps(actions: dict[str, QAction], undoes: str, redoes: str, *, is_editing: bool) -> None:
    """Say which step Undo and Redo would take; without one, or without a deck, none can be."""
    for name, label in (("undo", undoes), ("redo", redoes)):
        words = _tr(COMMANDS[name][0])
        actions[name].setEnabled(is_editing and bool(label))
        actions[name].setText(f"{words}: {label}" if label else words)


def _action(window: QMainWindow, name: str) -> QAction:
    words, keys = COMMANDS[name]
    action = QAction(_tr(words), window)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setCheckable(name in TOGGLES)
    plain = _tr(words).replace("&", "").removesuffix(" ...")
    action.setToolTip(f"{plain} ({_key_words(keys[0])})" if keys else plain)
    return action


def _key_words(key: str) -> str:
    """Return a key as the keyboards of the screen's language are labelled, such as "Strg+S"."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)
