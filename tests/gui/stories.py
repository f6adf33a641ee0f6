"""What a liaison does from tables to files, by mouse and keys alone; told for tests and benches."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from slidekit.resources import sample_data_dir
from tests.gui.camera import Camera
from tests.gui.hands import CTRL, box_of, press
from tests.gui.study_hands import (
    add_entry,
    choose_in,
    click,
    column_of,
    fill,
    go_to_part,
    pick,
    tick,
    type_into,
)
from tests.gui.test_renewal import rows
from tests.gui.test_start_page import drop
from widgets.export_work import PDF

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pytest
    from pytestqt.qtbot import QtBot

    from slidekit.rules.finding import Finding
    from tests.gui.watchdog import Watchdog
    from widgets.main_window import MainWindow
    from widgets.study.deck_page import DeckPage
    from widgets.study.entry_page import EntryPage
    from widgets.study.import_view import StudyImport
    from widgets.study.table_page import TablePage

WAIT_MS = 240_000
SHIFT = Qt.KeyboardModifier.ShiftModifier
TALK = {
    ("deck", "purpose"): "investigational",
    ("deck", "audience"): "Oncologists at a congress",
    ("deck", "markets"): "US",
    ("deck", "presenter", "name"): "Ada Example, MD",
    ("deck", "presenter", "employer"): "Velthane Oncology (fictional)",
    ("deck", "presenter", "conflicts"): "Employee of the sponsor",
    ("deck", "funder"): "Velthane Oncology (fictional)",
    ("deck", "funder_role"): "Design, conduct and analysis; medical writing",
    ("deck", "background"): (
        "Platinum and immunotherapy come first in metastatic lung cancer; "
        "After them docetaxel or ostrataxel is a usual choice"
    ),
    ("deck", "limitations"): "Typical harms may have unblinded patients",
    ("deck", "meeting"): "Congress of Invented Oncology",
    ("deck", "date"): "2027-01-31",
    ("title",): "Quelmatinib or ostrataxel in lung cancer",
    ("short_title",): "ONC301",
    ("nct",): "NCT99000301",
    ("phase",): "3",
    ("condition",): "Non-small-cell lung cancer",
    ("sponsor",): "Velthane Oncology (fictional)",
    ("data_cutoff",): "2026-06-30",
    ("design", "randomised"): "yes",
    ("design", "blinding"): "double-blind",
    ("design", "control"): "active",
    ("eligibility",): "Metastatic disease after platinum; ECOG performance status 0 or 1",
    ("statistics", "sample_size"): (
        "About 460 deaths give 87% power to detect a hazard ratio of 0.75 for overall survival"
    ),
    ("statistics", "alpha"): "0.05",
}
"""What the form asks for -> what the person types, or chooses."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever sits before the window."""

    window: MainWindow
    qtbot: QtBot
    watch: Watchdog
    camera: Camera = field(default_factory=Camera)

    def look(self, step: str) -> None:
        """Keep what the screen shows at a step, where somebody wants to see it."""
        if self.camera.take(step):
            self.watch.turn(self.watch.chapter)  # the camera's time is not the window's

    def wait(self, is_so: Callable[[], object]) -> None:
        """Wait until something is to be seen."""
        self.qtbot.waitUntil(lambda: bool(is_so()), timeout=WAIT_MS)

    def return_to_window(self) -> None:
        """A dialog is closed: the window is the active one again, as window managers see to it."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

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
    person.look("tables dropped")
    return view


def fill_form(person: Person, view: StudyImport, acronym: str) -> None:
    """Type what the tables cannot say of the talk and the trial."""
    person.watch.turn("filling the form")
    form: DeckPage = go_to_part(view, "Trial and deck")  # type: ignore[assignment]
    person.look("form empty")
    fill(form, TALK | {("short_title",): acronym})
    assert not view.status.isVisible(), view.status.text()
    person.look("form filled")


def name_arms(person: Person, view: StudyImport, shorts: Mapping[str, str], control: str) -> None:
    """Give arms their short names, and mark the one that others are compared with."""
    person.watch.turn("arms")
    page: EntryPage = go_to_part(view, "Arms")  # type: ignore[assignment]
    names = [arm.name for arm in view.intake.spec.arms]
    for name, short in shorts.items():
        type_into(page.view, names.index(name), column_of(page, "short"), short)
    if not view.intake.spec.arms[names.index(control)].reference:
        tick(page.view, names.index(control), column_of(page, "reference"))
    assert view.intake.spec.arms[names.index(control)].reference
    person.look("arms")


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
    page: EntryPage = go_to_part(view, "Endpoints")  # type: ignore[assignment]
    codes = [entry.id for entry in view.intake.spec.endpoints]
    for one in planned:
        row = codes.index(one.code)
        type_into(page.view, row, 1, one.short)
        choose_in(page.view, row, 3, one.rank)
        choose_in(page.view, row, 4, "Yes")
        if one.place:
            type_into(page.view, row, 5, one.place)
        if one.met:
            choose_in(page.view, row, 6, one.met)
    person.look("endpoints")


def add_source(person: Person, view: StudyImport, title: str) -> None:
    """Name the paper from which printed tables come, and what a citation needs."""
    person.watch.turn("naming the source")
    sources: EntryPage = go_to_part(view, "Sources")  # type: ignore[assignment]
    row = add_entry(sources, title)
    choose_in(sources.view, row, 1, "Article")
    for column, words in ((2, "Example A"), (3, "Journal of Invented Trials"), (4, "2026")):
        type_into(sources.view, row, column, words)
    person.wait(lambda: not view.intake.is_judging)
    person.look("sources")


def add_population(person: Person, view: StudyImport, name: str) -> None:
    """Name who was counted: all who were randomised need no filter."""
    person.watch.turn("naming the population")
    page: EntryPage = go_to_part(view, "Populations")  # type: ignore[assignment]
    add_entry(page, name)
    person.wait(lambda: not view.intake.is_judging)
    person.look("populations")


def add_medicine(person: Person, view: StudyImport, generic: str, uses: str) -> None:
    """Say what is tested, for which use, and where that is approved."""
    person.watch.turn("naming the medicine")
    page: EntryPage = go_to_part(view, "Medicines")  # type: ignore[assignment]
    row = add_entry(page, generic)
    type_into(page.view, row, column_of(page, "indications"), uses)
    assert not view.status.isVisible(), view.status.text()
    person.look("medicines")


def add_special_interest(person: Person, view: StudyImport, label: str, terms: str = "") -> None:
    """Name an event that the protocol watched, with its preferred terms."""
    person.watch.turn("naming special interest")
    page: EntryPage = go_to_part(view, "Special interest")  # type: ignore[assignment]
    row = add_entry(page, label)
    if terms:
        type_into(page.view, row, column_of(page, "terms"), terms)
    person.wait(lambda: not view.intake.is_judging)
    person.look("special interest")


def say_places(person: Person, view: StudyImport, table: str, places: Mapping[str, str]) -> None:
    """Say where in the paper a table stands, or each endpoint of it."""
    person.watch.turn("saying where numbers stand")
    page: TablePage = go_to_part(view, table)  # type: ignore[assignment]
    assert list(page.places.lines) == list(places)
    for endpoint, words in places.items():
        line = page.places.lines[endpoint]
        click(line)
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Tab)
        QTest.qWait(1)
    person.wait(lambda: not view.intake.is_judging)
    person.look(f"places of {table}")


def change_endpoint(person: Person, endpoint: str, short: str, rank: str) -> list[list[str]]:
    """Open the study of the deck, name and rank an endpoint anew, and take what that changes.

    Returns:
        The rows of the list that the person saw before taking it over.
    """
    person.watch.turn("changing an endpoint")
    press(person.window, Qt.Key.Key_T, CTRL)
    view = person.window.study_import
    assert view is not None
    person.wait(view.isVisible)
    person.wait(view.write.isEnabled)
    page: EntryPage = go_to_part(view, "Endpoints")  # type: ignore[assignment]
    row = [entry.id for entry in view.intake.spec.endpoints].index(endpoint)
    type_into(page.view, row, 1, short)
    choose_in(page.view, row, 3, rank)
    person.wait(lambda: not view.intake.is_judging)
    person.look("endpoint changed")
    click(view.write)
    person.wait(lambda: person.window.renewal.dialog is not None)
    dialog = person.window.renewal.dialog
    assert dialog is not None
    person.wait(lambda: dialog.refreshed is not None)
    person.look("list of changes")
    shown = rows(dialog)
    click(dialog.take)
    person.wait(person.is_settled)
    person.return_to_window()
    person.look("change taken over")
    return shown


def make_deck(person: Person, view: StudyImport) -> None:
    """Write study.yaml, ask for a deck, take what the dialog offers."""
    person.wait(lambda: not view.intake.is_judging)
    person.watch.turn("writing study.yaml")
    click(view.write)
    person.wait(view.make_deck.isVisible)
    assert "opens without errors" in view.status.text(), view.intake.problems
    person.look("study written")
    person.watch.turn("asking for a deck")
    click(view.make_deck)
    dialog = person.window.new_deck
    assert dialog is not None
    person.wait(dialog.isVisible)
    pick(dialog.template, "conference")
    person.look("new deck")
    person.watch.turn("making the deck")
    click(dialog.make)
    person.wait(person.is_settled)
    assert person.window.editor.isVisible()
    person.return_to_window()
    person.look("deck made")


def choose_slide(person: Person, slide: str) -> None:
    """Click a slide in the strip, and go from there to the wanted one by arrow keys."""
    strip = person.window.editor.slides
    QTest.mouseClick(
        strip.viewport(), Qt.MouseButton.LeftButton, pos=strip.viewport().rect().center()
    )
    QTest.keyClick(strip, Qt.Key.Key_Home)
    for _ in range(strip.count()):
        if strip.slide != slide:
            QTest.keyClick(strip, Qt.Key.Key_Down)
            QTest.qWait(0)  # nobody presses two keys within one turn of the event loop
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
    person.look("titles typed")
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
    dialog = person.window.exporting.dialog
    assert dialog is not None
    person.wait(lambda: "Asking" not in dialog.verdict.text())
    role = Qt.ItemDataRole.UserRole
    blocking = [dialog.findings.item(row).data(role) for row in range(dialog.findings.count())]
    person.look("export asked")
    box = dialog.formats[PDF]
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))
    assert box.isChecked()
    with person.qtbot.waitSignal(dialog.exported, timeout=WAIT_MS) as exported:
        click(dialog.write)
    person.look("export written")
    person.watch.rest()
    assert exported.args is not None
    return blocking, tuple(exported.args[0])
