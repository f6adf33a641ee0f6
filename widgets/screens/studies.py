"""Screens of a study that is being taken in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from widgets.screens.stage import items_of
from widgets.study.table_page import TablePage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from widgets.screens.stage import Screen, Stage

ADAM = ("adsl.csv", "adtte.csv", "adae.csv")
PAPER = ("ae.csv", "estimates.csv", "km_points.csv", "subgroups.csv")
PARTS = ("arms", "populations", "endpoints", "sources", "subgroups", "medicines", "interest")
"""Pages behind those of the tables, in their order."""


def table(stage: Stage) -> QWidget:
    """A table that was recognised."""
    page = stage.study_import(*sorted(stage.tables(*ADAM).glob("*.csv")))
    page.parts.setCurrentRow([part.text() for part in items_of(page.parts)].index("adsl.csv"))
    return stage.window


def part(number: int, stage: Stage) -> QWidget:
    """A list of what tables do not say, to be filled in by the person."""
    if stage.window.study_import is None:
        table(stage)
    page = stage.window.study_import
    assert page is not None
    page.parts.setCurrentRow(len(ADAM) + number)
    return stage.window


def talk(stage: Stage) -> QWidget:
    """The form of the talk and the trial."""
    return part(len(PARTS), stage)


def problems(stage: Stage) -> QWidget:
    """A cell that cannot be true, and the list that leads to it."""
    path = stage.tables("survival.csv", "events.csv", study="simple") / "events.csv"
    lines = path.read_text("utf-8").splitlines()
    lines[4] = lines[4].replace(",2,", ",9,")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    page = stage.study_import(*sorted(path.parent.glob("*.csv")))
    stage.wait(lambda: page.problems.count())
    errors = [n for n, p in enumerate(page.intake.problems) if p.severity == "error"]
    page.problems.setCurrentRow(errors[0])
    page.shown.go_to(page.intake.problems[errors[0]])
    return stage.window


def places(stage: Stage) -> QWidget:
    """Where in the paper a printed table stands; scrolled sideways, it keeps the arm in sight."""
    folder = stage.tables(*PAPER, study="published301")
    page = stage.study_import(*sorted(folder.glob("*.csv")))
    page.parts.setCurrentRow([part.text() for part in items_of(page.parts)].index("ae.csv"))
    shown = page.pages.currentWidget()
    assert isinstance(shown, TablePage)
    bar = shown.grid_view.horizontalScrollBar()
    stage.wait(bar.maximum)
    bar.setValue(bar.maximum())
    return stage.window


def second_reader(stage: Stage) -> QWidget:
    """Printed numbers that a colleague compares with their source."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    page = stage.study_import(stage.tables(study="published301"))
    page.parts.setCurrentRow(page.parts.count() - 1)
    reader = page.shown.reader
    assert reader is not None
    QTest.keyClicks(reader.reader, "Ada Quill")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space):
        QTest.keyClick(reader.list, key)
    return stage.window


def leaving(stage: Stage) -> QWidget:
    """A study that was typed in and is not written."""
    page = stage.study_import(*sorted(stage.tables(*ADAM).glob("*.csv")))
    page.intake.edit(("phase",), "3")
    study = stage.window.leaving.study
    assert study is not None
    study.then(lambda: None)
    page.intake.undo()  # screens that follow take in other tables
    return stage.above(study.box)


def nothing(stage: Stage) -> QWidget:
    """A folder without tables."""
    stage.window.take_in([stage.tables("README.md")])
    page = stage.window.study_import
    assert page is not None
    stage.wait(page.other.isVisible)
    return stage.window


def parts() -> dict[str, Screen]:
    """Return a screen for each page of what tables cannot say; they follow `table`."""
    return {f"import-{name}": partial(part, number) for number, name in enumerate(PARTS)}


def written(stage: Stage) -> QWidget:
    """A study that was written and can become a deck."""
    page = stage.study_import(stage.tables("survival.csv", "events.csv", study="simple"))
    page.write.click()
    stage.wait(page.make_deck.isVisible)
    return stage.window
