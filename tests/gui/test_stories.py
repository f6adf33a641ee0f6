"""The whole way of a liaison through the app, from an empty window to files for review."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from slidekit.deck.file import read_deck
from tests.gui import stories
from tests.gui.hands import CTRL, press
from tests.gui.stories import Person, Planned
from tests.gui.watchdog import Watchdog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Windows without a screen have no size to tell."""

PUBLISHED = ("ae.csv", "estimates.csv", "km_points.csv", "subgroups.csv")
ADAM_PLAN = (
    Planned("os", "OS", "Primary", "Yes", "1"),
    Planned("pfs", "PFS", "Key secondary", "Yes", "2"),
    Planned("dor", "DOR", "Secondary"),
    Planned("ttdghs", "TTD-GHS", "Secondary"),
    Planned("ttdpf", "TTD-PF", "Exploratory"),
)
PAPER_PLAN = (
    Planned("os", "OS", "Primary", "Yes", "1"),
    Planned("pfs", "PFS", "Key secondary", "Yes", "2"),
    Planned("orr", "ORR", "Key secondary", "Yes", "3"),
    Planned("ttdghs", "TTD-GHS", "Key secondary", "No", "4"),
)
ARMS = {"Quelmatinib + placebo": "Quelmatinib", "Ostrataxel + placebo": "Ostrataxel"}
USES = "Advanced non-small-cell lung cancer = US not_approved"
PLACES = {
    "ae.csv": {"": "Table 4, page 1109"},
    "km_points.csv": {"os": "Figure 1", "pfs": "Figure 2", "ttdghs": "Figure 3"},
    "subgroups.csv": {"": "Figure 4"},
}
"""Where the paper has them: what only its reader knows."""


def assert_written(paths: tuple[Path, ...], person: Person) -> None:
    """Look into the files: a slide and a page for each of the deck, and the typed title."""
    pptx, pdf = paths
    deck = person.window.document.deck
    assert deck is not None
    assert len(re.findall(rb"/Type /Page\b", pdf.read_bytes())) == len(deck.slides)
    assert len(Presentation(str(pptx)).slides) == len(deck.slides)
    assert stories.title_of(person, "limitations") in words_of(pptx)


def words_of(pptx: Path) -> str:
    """Return the words of all slides of a file, those of tables too."""
    shapes = [shape for page in Presentation(str(pptx)).slides for shape in page.shapes]
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    tables = (shape.table for shape in shapes if shape.has_table)
    return "\n".join((*texts, *(cell.text for table in tables for cell in table.iter_cells())))


MOST_SECONDS = 1.0
"""Of work in which the screen answers nothing, on the slowest machine that runs these tests."""

TYPES_AND_WAITS = """
import sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from tests.gui.hands import box_of
from widgets.app import start
from PySide6.QtCore import Qt
window = start(["slidekit", sys.argv[1]], run=False)
window.start_page.gallery.finish()
document = window.document
while not (document.verdict and document.verdict.deck is document.deck):
    QTest.qWait(20)
window.editor.slides.choose("limitations")
QTest.qWait(20)
view = window.editor.view
place = view.place_of(box_of(window, "title")).center().toPoint()
QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
view.editor.selectAll()
QTest.keyClicks(view.editor, "Typed before the power failed")
QTest.keyClick(view.editor, Qt.Key.Key_Return)
while not (document.is_dirty and document.is_kept):
    QTest.qWait(20)
print("KEPT", flush=True)
time.sleep(600)
"""
"""A person at the app in another process: types a title, does not save."""


@pytest.fixture
def person(window: MainWindow, qtbot: QtBot) -> Person:
    """Return somebody before an empty app, with a watchdog beside."""
    watch = Watchdog(window)
    qtbot.waitUntil(lambda: window.built_editor is not None)
    watch.rest()
    window.start_page.gallery.finish()
    person = Person(window, qtbot, watch)
    person.return_to_window()
    return person


def test_three_adam_tables_become_files_for_review(
    person: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From three dropped CSVs to PPTX and PDF, of which nothing blocks; an endpoint is changed."""
    names = ("adsl.csv", "adtte.csv", "adae.csv")
    view = stories.drop_tables(person, stories.copied("onc301", names, tmp_path / "study"))
    stories.name_arms(person, view, ARMS, control="Ostrataxel + placebo")
    stories.plan_endpoints(person, view, ADAM_PLAN)
    stories.add_source(person, view, "The randomised ONC301 trial")
    stories.add_medicine(person, view, "Quelmatinib", USES)
    stories.add_medicine(person, view, "Ostrataxel", USES.replace("not_approved", "approved"))
    stories.add_special_interest(person, view, "Interstitial lung disease", "Pneumonitis")
    stories.fill_form(person, view, "ONC301")
    stories.make_deck(person, view)
    stories.edit_and_undo(person, "limitations", 30)
    typed = stories.title_of(person, "limitations")
    listed = stories.change_endpoint(person, "ttdghs", "TTD-QL", "Exploratory")
    assert stories.title_of(person, "limitations") == typed
    blocking, paths = stories.export_files(person, tmp_path, monkeypatch)
    with capsys.disabled():
        sys.stdout.write(f"\n{person.watch.told()}\n")
    assert blocking == []
    assert 0 < person.watch.longest < MOST_SECONDS
    assert person.watch.longest_by_clock < 10 * MOST_SECONDS
    assert ["6, 12", "table", "Secondary", "Exploratory", ""] in listed
    assert any(row[1] == "TTD-QL: events, Quelmatinib" for row in listed)
    assert [path.name for path in paths] == ["talk.pptx", "talk.pdf"]
    assert_written(paths, person)
    assert "TTD-QL" in words_of(paths[0])


def test_printed_tables_become_files_for_review(
    person: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From the four tables of a paper to PPTX and PDF, without patients and without study.yaml."""
    view = stories.drop_tables(
        person, stories.copied("published301", PUBLISHED, tmp_path / "paper")
    )
    stories.add_source(person, view, "The randomised ONC302 trial")
    stories.add_population(person, view, "Intention-to-treat population")
    stories.plan_endpoints(person, view, PAPER_PLAN)
    for table, places in PLACES.items():
        stories.say_places(person, view, table, places)
    stories.add_medicine(person, view, "Quelmatinib", USES)
    stories.add_medicine(person, view, "Ostrataxel", USES.replace("not_approved", "approved"))
    stories.add_special_interest(person, view, "Hepatotoxicity")
    stories.fill_form(person, view, "ONC302")
    stories.make_deck(person, view)
    stories.edit_and_undo(person, "limitations", 3)
    blocking, paths = stories.export_files(person, tmp_path, monkeypatch)
    with capsys.disabled():
        sys.stdout.write(f"\n{person.watch.told()}\n")
    assert blocking == []
    assert 0 < person.watch.longest < MOST_SECONDS
    assert person.watch.longest_by_clock < 10 * MOST_SECONDS
    assert [path.name for path in paths] == ["talk.pptx", "talk.pdf"]
    assert_written(paths, person)


def test_what_was_typed_before_a_crash_is_brought_back(
    person: Person, deck_file: Path, settled: Callable[[MainWindow], None]
) -> None:
    """The process is killed at once; the app, started again, offers the edit, and a click takes it.

    It is as unsaved as it was: Ctrl+Z takes it back, Ctrl+S keeps it.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.curdir}
    command = [sys.executable, "-c", TYPES_AND_WAITS, str(deck_file)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as crashed:
        assert crashed.stdout is not None
        kept = next((line for line in crashed.stdout if line.startswith("KEPT")), "")
        crashed.send_signal(signal.SIGKILL)
    assert kept == "KEPT\n"
    window = person.window
    window.open(deck_file)
    settled(window)
    window.activateWindow()
    assert stories.title_of(person, "limitations") == "Limitations"
    assert "were not saved" in window.editor.notice.words.text()
    QTest.mouseClick(window.editor.notice.buttons[0], Qt.MouseButton.LeftButton)
    settled(window)
    assert stories.title_of(person, "limitations") == "Typed before the power failed"
    assert window.isWindowModified()
    press(window, Qt.Key.Key_S, CTRL)
    person.wait(lambda: not window.document.is_dirty)
    titles = {slide.id: slide.title for slide in read_deck(deck_file).slides}
    assert titles["limitations"] == "Typed before the power failed"
