"""What a liaison does from tables to files, by mouse and keys alone; told for tests and benches."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog

from slidekit.resources import sample_data_dir
from tests.gui.hands import CTRL, box_of, press
from tests.gui.test_start_page import drop
from tests.gui.test_study_import import choose_in, part, type_into
from widgets.export_work import PDF

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pytest
    from pytestqt.qtbot import QtBot

    from slidekit.rules.finding import Finding
    from tests.gui.watchdog import Watchdog
    from widgets.main_window import MainWindow
    from widgets.study.entry_page import EntryPage
    from widgets.study.import_view import StudyImport

WAIT_MS = 240_000
SHIFT = Qt.KeyboardModifier.ShiftModifier
TALK = {
    ("deck", "audience"): "Oncologists at a congress",
    ("deck", "markets"): "US",
    ("deck", "presenter", "name"): "Ada Example, MD",
    ("deck", "presenter", "employer"): "Velthane Oncology (fictional)",
    ("deck", "presenter", "conflicts"): "Employee of the sponsor",
    ("deck", "funder"): "Velthane Oncology (fictional)",
    ("deck", "meeting"): "Congress of Invented Oncology",
    ("deck", "date"): "2027-01-31",
    ("title",): "Quelmatinib or ostrataxel in lung cancer",
    ("short_title",): "ONC301",
    ("nct",): "NCT99000301",
    ("phase",): "3",
    ("condition",): "Non-small-cell lung cancer",
    ("sponsor",): "Velthane Oncology (fictional)",
    ("data_cutoff",): "2026-06-30",
}
"""What the form asks for -> what the person types."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever sits before the window."""

    window: MainWindow
    qtbot: QtBot
    watch: Watchdog

    def wait(self, is_so: Callable[[], object]) -> None:
        """Wait until something is to be seen."""
        self.qtbot.waitUntil(lambda: bool(is_so()), timeout=WAIT_MS)

    def is_laid_out(self) -> bool:
        """Tell whether the window shows the deck as it is, whatever the rules say."""
        pages = self.window.document.pages
        return pages is not None and pages.deck is self.window.document.deck

    def is_settled(self) -> bool:
        """Tell whether the window shows the deck as it is, with what the rules say."""
        document = self.window.document
        return document.verdict is not None and document.verdict.deck is document.deck


def copied(study: str, names: Sequence[str], folder: Path) -> list[Path]:
    """Return copies of tables of a sample study, without its study.yaml."""
    folder.mkdir()
    return [Path(shutil.copy(sample_data_dir() / study / name, folder)) for name in names]


def drop_tables(person: Person, tables: Sequence[Path]) -> StudyImport:
    """Let tables fall on the empty app and wait until they are read."""
    person.watch.turn("dropping tables")
    assert drop(person.window.start_page, tables) == "Take in the study"
    view = person.window.study_import
    assert view is not None
    person.wait(view.write.isEnabled)
    person.wait(lambda: not view.intake.is_judging)
    return view


def fill_form(person: Person, view: StudyImport) -> None:
    """Type what the tables cannot say of the talk and the trial."""
    person.watch.turn("filling the form")
    form = part(view, "Trial and deck")
    for path, words in TALK.items():
        line = form.fields[path]  # type: ignore[attr-defined]
        line.setFocus()
        line.selectAll()
        for sign in words:
            QTest.keyClicks(line, sign)
            QTest.qWait(0)
        QTest.keyClick(line, Qt.Key.Key_Tab)
        QTest.qWait(1)
        assert not view.status.isVisible(), view.status.text()
    for path, words in (
        (("deck", "purpose"), "investigational"),
        (("design", "randomised"), "yes"),
        (("design", "blinding"), "double-blind"),
        (("design", "control"), "active"),
    ):
        choose(form.fields[path], words)  # type: ignore[attr-defined]


def choose(box: QComboBox, value: str) -> None:
    """Go down a box until the value is chosen."""
    assert box.findData(value) >= 0, [box.itemData(n) for n in range(box.count())]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentData() != value:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() == before + 1


def name_arm(view: StudyImport, row: int, short: str) -> None:
    """Give an arm a short name."""
    arms: EntryPage = part(view, "Arms")  # type: ignore[assignment]
    type_into(arms.view, row, 1, short)


@dataclass(frozen=True, slots=True)
class Planned:
    """What the person knows of an endpoint from the trial's protocol and report."""

    code: str
    short: str
    rank: str
    met: str = ""
    place: str = ""


def plan_endpoints(person: Person, view: StudyImport, planned: Sequence[Planned]) -> None:
    """Say of each endpoint whether it was the primary one, planned, and met."""
    person.watch.turn("endpoints")
    page: EntryPage = part(view, "Endpoints")  # type: ignore[assignment]
    codes = [entry.id for entry in view.intake.spec.endpoints]
    for one in planned:
        row = codes.index(one.code)
        type_into(page.view, row, 1, one.short)
        QTest.qWait(1)
        if one.place:
            type_into(page.view, row, 5, one.place)
        for column, words in ((3, one.rank), (4, "Yes"), (6, one.met)):
            QTest.qWait(1)  # the box of the cell before is gone then
            if words:
                choose_in(page.view, row, column, words)


def add_source(person: Person, view: StudyImport, title: str) -> None:
    """Name the paper from which printed tables come, and what a citation needs."""
    person.watch.turn("naming the source")
    sources: EntryPage = part(view, "Sources")  # type: ignore[assignment]
    sources.new_name.setFocus()
    QTest.keyClicks(sources.new_name, title)
    QTest.keyClick(sources.new_name, Qt.Key.Key_Return)
    QTest.qWait(1)
    for column, words in ((2, "Example A"), (3, "Journal of Invented Trials"), (4, "2026")):
        type_into(sources.view, 0, column, words)
        QTest.qWait(1)
    choose_in(sources.view, 0, 1, "Article")
    person.wait(lambda: not view.intake.is_judging)


def add_population(person: Person, view: StudyImport, short: str, name: str) -> None:
    """Name who was counted: all who were randomised have no filter, which their short name says."""
    person.watch.turn("naming the population")
    page: EntryPage = part(view, "Populations")  # type: ignore[assignment]
    page.new_name.setFocus()
    QTest.keyClicks(page.new_name, short)
    QTest.keyClick(page.new_name, Qt.Key.Key_Return)
    QTest.qWait(1)
    type_into(page.view, 0, 0, name)
    person.wait(lambda: not view.intake.is_judging)


def make_deck(person: Person, view: StudyImport) -> None:
    """Write study.yaml, ask for a deck, take what the dialog offers."""
    person.wait(lambda: not view.intake.is_judging)
    person.watch.turn("writing study.yaml")
    QTest.mouseClick(view.write, Qt.MouseButton.LeftButton)
    person.wait(view.make_deck.isVisible)
    assert "opens without errors" in view.status.text(), view.intake.problems
    person.watch.turn("asking for a deck")
    QTest.keyClick(view.make_deck, Qt.Key.Key_Space)
    dialog = person.window.new_deck
    assert dialog is not None
    person.wait(dialog.isVisible)
    choose(dialog.template, "conference")
    person.watch.turn("making the deck")
    QTest.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    person.wait(person.is_settled)
    assert person.window.editor.isVisible()
    person.window.activateWindow()


def choose_slide(person: Person, slide: str) -> None:
    """Click a slide in the strip."""
    strip = person.window.editor.slides
    rows = [strip.row_of(number) for number in range(strip.count())]
    item = strip.item(next(n for n, row in enumerate(rows) if row and row.slide == slide))
    strip.scrollToItem(item)
    place = strip.visualItemRect(item).center()
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert strip.slide == slide


def retitle(person: Person, words: str) -> None:
    """Click the title of the slide twice, type another one and confirm it."""
    view = person.window.editor.view
    place = view.place_of(box_of(person.window, "title")).center().toPoint()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.editor.isVisible()
    QTest.keyClick(view.editor, Qt.Key.Key_A, CTRL)
    for sign in words:
        QTest.keyClicks(view.editor, sign)
        QTest.qWait(0)  # nobody types two keys within one turn of the event loop
    QTest.keyClick(view.editor, Qt.Key.Key_Return)
    assert not view.editor.isVisible(), person.window.statusBar().currentMessage()


def edit_and_undo(person: Person, slide: str, steps: int) -> None:
    """Type titles one after the other, take all of them back, and make them again."""
    person.watch.turn("typing titles")
    choose_slide(person, slide)
    first = title_of(person, slide)
    for step in range(steps):
        retitle(person, f"Limitations, wording {ascii_lowercase[step % 26] * (1 + step // 26)}")
        person.wait(person.is_laid_out)
    person.wait(person.is_settled)
    last = title_of(person, slide)
    assert last.startswith("Limitations, wording")
    person.watch.turn("undoing")
    for _ in range(steps):
        press(person.window, Qt.Key.Key_Z, CTRL)
    person.wait(person.is_settled)
    assert title_of(person, slide) == first
    person.watch.turn("redoing")
    for _ in range(steps):
        press(person.window, Qt.Key.Key_Y, CTRL)
    person.wait(person.is_settled)
    assert title_of(person, slide) == last


def title_of(person: Person, slide: str) -> str:
    """Return the title that the strip shows of a slide."""
    found = person.window.editor.author.slide(slide)
    assert found is not None
    return found.title


def export_files(
    person: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[Finding], tuple[Path, ...]]:
    """Save by the dialog, export PPTX and PDF, and return what blocks and what was written."""
    person.watch.turn("saving")
    name = str(folder / "talk")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    press(person.window, Qt.Key.Key_S, CTRL, SHIFT)
    person.wait(lambda: not person.window.document.is_dirty)
    person.watch.turn("exporting")
    press(person.window, Qt.Key.Key_E, CTRL)
    dialog = person.window.export_dialog
    assert dialog is not None
    person.wait(lambda: "Asking" not in dialog.verdict.text())
    role = Qt.ItemDataRole.UserRole
    blocking = [dialog.findings.item(row).data(role) for row in range(dialog.findings.count())]
    QTest.keyClick(dialog.formats[PDF], Qt.Key.Key_Space)
    with person.qtbot.waitSignal(dialog.exported, timeout=WAIT_MS) as exported:
        QTest.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    person.watch.rest()
    assert exported.args is not None
    return blocking, tuple(exported.args[0])
