from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from slidekit.resources import sample_data_dir
from slidekit.study.opening import open_study
from slidekit.study.readings import load_readings
from widgets.study.import_view import StudyImport

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from widgets.study.reader_page import ReaderPage

    Opened = Callable[[Path], ReaderPage]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a copy of the study that has printed tables only."""
    return shutil.copytree(sample_data_dir() / "published301", tmp_path / "paper")


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    """Return what opens a study and goes to the second reading by keys."""

    def go(folder: Path) -> ReaderPage:
        view = StudyImport()
        qtbot.addWidget(view)
        view.resize(1366, 768)
        view.show()
        qtbot.waitExposed(view)
        view.open([folder])
        qtbot.waitUntil(lambda: view.write.isEnabled(), timeout=60_000)
        view.parts.setFocus()
        QTest.keyClick(view.parts, Qt.Key.Key_End)
        assert view.pages.currentWidget() is view.shown.reader
        assert view.shown.reader is not None
        return view.shown.reader

    return go


def named(page: ReaderPage, name: str) -> ReaderPage:
    """Type who reads; Enter leads to the list."""
    page.reader.setFocus()
    page.reader.selectAll()
    QTest.keyClicks(page.reader, name)
    QTest.keyClick(page.reader, Qt.Key.Key_Return)
    assert page.list.hasFocus()
    return page


def keys(page: ReaderPage, *pressed: Qt.Key) -> None:
    """Press keys in the list."""
    for key in pressed:
        QTest.keyClick(page.list, key)


def at(page: ReaderPage) -> int:
    """Return the row that is shown."""
    return page.list.currentIndex().row()


def test_numbers_are_read_by_keys_and_kept_beside_their_tables(opened: Opened, paper: Path) -> None:
    """Space, Enter, and N with a note: three ticks in the file, and in the study as it opens."""
    page = named(opened(paper), "Ada Quill")
    keys(page, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_N)
    assert page.note.hasFocus()
    QTest.keyClicks(page.note, "222")
    QTest.keyClick(page.note, Qt.Key.Key_Return)
    assert page.list.hasFocus()
    assert at(page) == 3
    assert page.count.text() == "3 of 613 read, 1 of them differ"
    read = load_readings(paper).by_digest.values()
    assert [(r.text, r.agrees, r.note) for r in read] == [
        ("620", True, ""),
        ("28.3", True, ""),
        ("223", False, "222"),
    ]
    assert {one.by for one in read} == {"Ada Quill"}
    assert open_study(paper).readings == load_readings(paper).by_digest


def test_each_number_stands_beside_its_source(opened: Opened, paper: Path) -> None:
    """The first median: text, row, reference with its place, file, line and column."""
    page = opened(paper)
    page.list.setFocus()
    keys(page, *[Qt.Key.Key_Down] * 6)
    assert page.card.text.text() == "16.4"
    told = dict(line.split(": ", 1) for line in page.card.lines())
    assert told["Which number"] == "median"
    assert told["Endpoint"] == "Overall survival"
    assert told["Place in it"] == "Table 2"
    assert told["Typed in"] == "estimates.csv, line 4, column value"
    assert "quelmatinib" in told["Source"].lower()


def test_backspace_goes_back_and_delete_withdraws_a_tick(opened: Opened, paper: Path) -> None:
    """Going back changes nothing; a withdrawn tick is gone from the file too."""
    page = named(opened(paper), "Ada Quill")
    keys(page, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Backspace)
    assert at(page) == 1
    assert "agrees with the source" in page.card.remark.text()
    assert len(load_readings(paper).by_digest) == 2
    keys(page, Qt.Key.Key_Delete)
    assert [r.text for r in load_readings(paper).by_digest.values()] == ["620"]
    assert page.count.text() == "1 of 613 read"


def test_escape_leaves_the_note_and_says_nothing_of_the_number(opened: Opened, paper: Path) -> None:
    """So does Enter in an empty note, which says what is lacking."""
    page = named(opened(paper), "Ada Quill")
    keys(page, Qt.Key.Key_N)
    QTest.keyClick(page.note, Qt.Key.Key_Return)
    assert "not said what differs" in page.status.text()
    QTest.keyClicks(page.note, "half")
    QTest.keyClick(page.note, Qt.Key.Key_Escape)
    assert page.note.isHidden()
    assert at(page) == 0
    assert not (paper / "second_reader.yaml").exists()


def test_without_a_name_nothing_is_read(opened: Opened, paper: Path) -> None:
    """The line for the name gets the focus, and a sentence says why."""
    page = opened(paper)
    page.list.setFocus()
    keys(page, Qt.Key.Key_Space)
    assert "Type your name first" in page.status.text()
    assert page.reader.hasFocus()
    assert page.count.text() == "0 of 613 read"


def test_who_typed_a_table_cannot_read_it(opened: Opened, paper: Path) -> None:
    """Typed by Ada: Bo may read it, she may not; and Bo cannot be named its typist any more."""
    page = named(opened(paper), "Ada Quill")
    page.typist.setFocus()
    QTest.keyClicks(page.typist, "ada quill")
    QTest.keyClick(page.typist, Qt.Key.Key_Return)
    keys(page, Qt.Key.Key_Space)
    assert "cannot be its second reader" in page.status.text()
    named(page, "Bo Reed")
    keys(page, Qt.Key.Key_Space)
    assert page.count.text() == "1 of 613 read"
    page.typist.setFocus()
    page.typist.selectAll()
    QTest.keyClicks(page.typist, "Bo Reed")
    QTest.keyClick(page.typist, Qt.Key.Key_Return)
    assert load_readings(paper).typed_by == {"estimates.csv": "ada quill"}


def test_a_changed_number_is_found_and_read_again(opened: Opened, paper: Path) -> None:
    """What stood there before is told; the next number to read is that one."""
    page = named(opened(paper), "Ada Quill")
    keys(page, *[Qt.Key.Key_Space] * 3)
    table = paper / "estimates.csv"
    table.write_text(table.read_text("utf-8").replace(",28.3,", ",28.4,", 1), "utf-8")
    again = opened(paper)
    assert at(again) == 1
    assert "28.3 stood here" in again.card.remark.text()
    assert again.count.text() == "2 of 613 read"
    again.list.setFocus()
    keys(again, Qt.Key.Key_Space)
    assert at(again) == 3
    assert again.count.text() == "3 of 613 read"


def test_a_broken_file_of_ticks_is_not_written_over(opened: Opened, paper: Path) -> None:
    """The colleague's ticks stay in it until somebody mends it."""
    (paper / "second_reader.yaml").write_text("schema: 1\nread: [what\n", "utf-8")
    page = named(opened(paper), "Ada Quill")
    keys(page, Qt.Key.Key_Space)
    assert "is broken" in page.status.text()
    assert (paper / "second_reader.yaml").read_text("utf-8") == "schema: 1\nread: [what\n"


def test_two_readers_of_one_folder_keep_each_others_ticks(opened: Opened, paper: Path) -> None:
    """What one reads or names while the other has the page open is there for both."""
    ada, bo = named(opened(paper), "Ada Quill"), opened(paper)
    ada.list.setFocus()
    keys(ada, *[Qt.Key.Key_Space] * 3)
    named(bo, "Bo Reed")
    keys(bo, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Space)
    read = load_readings(paper).by_digest.values()
    assert sorted(one.by for one in read) == ["Ada Quill"] * 3 + ["Bo Reed"]
    assert bo.count.text() == "4 of 613 read"
    keys(ada, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
    read = load_readings(paper).by_digest.values()
    assert sorted(one.by for one in read) == ["Ada Quill"] * 2 + ["Bo Reed"]
    ada.typist.setFocus()
    QTest.keyClicks(ada.typist, "Bo Reed")
    QTest.keyClick(ada.typist, Qt.Key.Key_Return)
    assert "cannot be its second reader" in ada.status.text()
    assert load_readings(paper).typed_by == {}


def test_a_file_of_ticks_that_broke_meanwhile_is_told(opened: Opened, paper: Path) -> None:
    """The page does not write over it, and takes no tick that is not kept."""
    page = named(opened(paper), "Ada Quill")
    (paper / "second_reader.yaml").write_text("schema: 1\nread: [what\n", "utf-8")
    keys(page, Qt.Key.Key_Space)
    assert "second_reader.yaml" in page.status.text()
    assert page.count.text() == "0 of 613 read"
    assert (paper / "second_reader.yaml").read_text("utf-8") == "schema: 1\nread: [what\n"


def test_a_study_without_printed_tables_has_no_second_reading(qtbot: QtBot) -> None:
    """Its numbers are computed: nobody typed them, whatever study was taken in before it."""
    view = StudyImport()
    qtbot.addWidget(view)
    for study, is_without in (("published301", False), ("simple", True)):
        view.open([sample_data_dir() / study])
        with qtbot.waitSignal(view.intake.judged, timeout=60_000):
            pass
        assert view.write.isEnabled()
        assert view.parts.item(view.parts.count() - 1).isHidden() is is_without
