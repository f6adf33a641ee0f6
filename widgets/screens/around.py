"""Screens around the work: help, keys, settings, commands, files that came back, faults."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from PySide6.QtTest import QTest

from widgets.screens.stage import SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from widgets.screens.stage import Stage

TRACE = """Traceback (most recent call last):
  File "slidekit/exhibits/km.py", line 66, in facts
    return known["os"]
KeyError: 'os'
"""
RETYPED = (
    b"<a:t>Overall survival: Kaplan-Meier estimate</a:t>",
    b"<a:t>Fictivan is safe and works better than placebo</a:t>",
)
"""A title as it was written, and what somebody made of it in PowerPoint."""


def help_page(stage: Stage) -> QWidget:
    """A page of help."""
    shell = stage.window.shell
    shell.show_help("rules.md")
    assert shell.help is not None
    return shell.help


def keys(stage: Stage) -> QWidget:
    """All commands with their keys."""
    stage.edited(slide="primary.os")
    stage.window.shell.show_keys()
    return stage.above(stage.window.shell.keys)


def commands(stage: Stage) -> QWidget:
    """Commands and slides that begin as what was typed."""
    stage.edited(slide="primary.os")
    stage.window.shell.show_palette()
    palette = stage.window.shell.palette
    assert palette is not None
    QTest.keyClicks(palette.line, "s")
    return stage.above(palette)


def settings(stage: Stage) -> QWidget:
    """Who uses the app, and how."""
    stage.edited(slide="primary.os")
    stage.window.shell.show_settings()
    return stage.above(stage.window.shell.settings)


def company(stage: Stage) -> QWidget:
    """How new decks look, and two slides that look so."""
    settings(stage)
    dialog = stage.window.shell.settings
    assert dialog is not None
    dialog.tabs.setCurrentIndex(1)
    dialog.company.make(stage.folder / "Velthane Oncology.yaml")
    stage.wait(lambda: all(not page.pixmap().isNull() for page in dialog.company.preview.pages))
    return stage.above(dialog)


def about(stage: Stage) -> QWidget:
    """Which program this is, and what it does not know."""
    stage.edited(slide="primary.os")
    stage.window.shell.show_about()
    return stage.above(stage.window.shell.about)


def fault(stage: Stage) -> QWidget:
    """A fault of the program."""
    from widgets.faults import Fault

    stage.edited(slide="primary.os")
    shell = stage.window.shell
    shell.guard()
    assert shell.desk is not None
    desk = shell.desk
    desk.faults.met.emit(Fault("KeyError: 'os'", TRACE))
    stage.wait(lambda: desk.dialog is not None)
    desk.faults.release()
    return stage.above(desk.dialog)


def file_check(stage: Stage) -> QWidget:
    """What edits have done to a PowerPoint file that came back."""
    return checked(stage, _came_back(stage))


def checked(stage: Stage, path: Path) -> QWidget:
    """Return the window of a PowerPoint file with its first finding chosen."""
    stage.window.shell.check_file(path)
    check = stage.window.shell.checks[-1]
    stage.wait(check.again.isEnabled)
    first = check.findings.tree.topLevelItem(0)
    assert first is not None
    check.findings.tree.setCurrentItem(first)
    return check


def _came_back(stage: Stage) -> Path:
    """Return a deck as PowerPoint has it, with a title that promotes."""
    from slidekit.app import Options, build, open_deck

    sent, path = stage.folder / "Talk.pptx", stage.folder / "Talk that came back.pptx"
    build(open_deck([stage.deck("simple", SMALL)], Options()), sent)
    return retyped(sent, path, *RETYPED)


def retyped(sent: Path, path: Path, old: bytes, new: bytes) -> Path:
    """Write a copy of a PowerPoint file in which somebody typed something else."""
    with ZipFile(sent) as before, ZipFile(path, "w", ZIP_DEFLATED) as after:
        for part in before.namelist():
            after.writestr(part, before.read(part).replace(old, new))
    return path
