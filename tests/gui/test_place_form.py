"""Lines for where a printed table stands in its source."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from slidekit.resources import sample_data_dir
from slidekit.study.opening import open_study
from slidekit.study.views import reported
from tests.gui.study_hands import add_entry, click, go_to_part, pick, type_into
from widgets.study.import_view import StudyImport

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QLabel
    from pytestqt.qtbot import QtBot

    from widgets.study.table_page import TablePage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAMES = ("ae.csv", "estimates.csv", "km_points.csv", "subgroups.csv")


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> StudyImport:
    """Return the import with the tables of a paper, without study.yaml."""
    for name in NAMES:
        shutil.copy(sample_data_dir() / "published301" / name, tmp_path)
    return shown(qtbot, tmp_path)


def shown(qtbot: QtBot, folder: Path) -> StudyImport:
    """Show the import of a folder."""
    view = StudyImport()
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.open([folder])
    qtbot.waitUntil(lambda: view.write.isEnabled(), timeout=60_000)
    return view


def table(view: StudyImport, name: str) -> TablePage:
    """Go to the page of a table."""
    return go_to_part(view, name)  # type: ignore[return-value]


def say(view: StudyImport, name: str, endpoint: str, words: str) -> None:
    """Type a place and leave the line."""
    line = table(view, name).places.lines[endpoint]
    click(line)
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Tab)


def test_only_what_rows_leave_open_is_asked_for(view: StudyImport) -> None:
    """Estimates name their pages, curves come from three figures, harms from one table."""
    assert list(table(view, "estimates.csv").places.lines) == []
    assert "Each row says itself" in table(view, "estimates.csv").places.note.text()
    assert list(table(view, "km_points.csv").places.lines) == ["os", "pfs", "ttdghs"]
    assert list(table(view, "ae.csv").places.lines) == [""]


def test_a_remark_leads_to_the_line_that_is_missing(view: StudyImport) -> None:
    """It counts the rows; Enter puts the cursor where the place is typed."""
    words = [view.problems.item(n).text() for n in range(view.problems.count())]
    row = next(n for n, text in enumerate(words) if "76 rows of ae.csv do not say" in text)
    item = view.problems.visualItemRect(view.problems.item(row)).center()
    QTest.mouseClick(view.problems.viewport(), Qt.MouseButton.LeftButton, pos=item)
    page: TablePage = view.pages.currentWidget()  # type: ignore[assignment]
    assert page.file == "ae.csv"
    assert page.places.lines[""].hasFocus()


def test_places_and_sources_are_written_and_read_back(
    view: StudyImport, qtbot: QtBot, tmp_path: Path
) -> None:
    """Of two sources, the harms come from the second one; each curve has its own figure."""
    sources = go_to_part(view, "Sources")
    add_entry(sources, "The trial")  # type: ignore[arg-type]
    add_entry(sources, "The report")  # type: ignore[arg-type]
    pick(table(view, "ae.csv").places.source, view.intake.spec.references[1].id)
    say(view, "ae.csv", "", "Table 14.3.1")
    for endpoint, words in (("os", "Figure 1"), ("pfs", "Figure 2")):
        say(view, "km_points.csv", endpoint, words)
    with qtbot.waitSignal(view.written, timeout=60_000):
        click(view.write)
    rows = reported(open_study(tmp_path))
    harms = {(row.source.reference, row.source.anchor) for row in rows.adverse_events}
    assert harms == {(view.intake.spec.references[1].id, "Table 14.3.1")}
    places = {point.endpoint_id: point.source.anchor for point in rows.km_points}
    assert places == {"os": "Figure 1", "pfs": "Figure 2", "ttdghs": ""}


def test_a_line_is_named_as_its_endpoint_is_by_now(view: StudyImport, qtbot: QtBot) -> None:
    """The short name that was typed meanwhile, for eyes and for screen readers."""
    page = go_to_part(view, "Endpoints")
    type_into(page.view, 1, 1, "PFS")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not view.intake.is_judging)
    form = table(view, "km_points.csv").places
    label: QLabel = form._form.labelForField(form.lines["pfs"])  # type: ignore[assignment]
    assert label.text() == "PFS"
    assert form.lines["pfs"].accessibleName() == "Place of PFS in the source"


def test_a_table_that_is_described_part_by_part_is_left_to_its_file(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """The sample study names a figure for each part of its curves; lines would be of no use."""
    folder = shutil.copytree(sample_data_dir() / "published301", tmp_path / "paper")
    form = table(shown(qtbot, folder), "km_points.csv").places
    assert form.lines == {}
    assert "part by part" in form.note.text()
