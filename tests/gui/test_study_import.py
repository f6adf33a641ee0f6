from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from slidekit.app import Options, new_deck
from slidekit.resources import sample_data_dir
from slidekit.study.opening import open_study
from widgets.study.import_view import StudyImport

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QTableView
    from pytestqt.qtbot import QtBot

    from widgets.study.entry_page import EntryPage
    from widgets.study.table_page import TablePage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
"""Windows without a screen have no size to tell."""

RESPONSES = "patient,response\n" + "".join(
    f"{n},{('CR', 'PR', 'SD', 'PD')[n % 4]}\n" for n in range(1001, 1121)
)


@pytest.fixture
def view(qtbot: QtBot) -> StudyImport:
    """Return the import as it is shown, without a study."""
    shown = StudyImport()
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Return a folder with three plain tables and no study.yaml."""
    folder = tmp_path / "plain"
    folder.mkdir()
    for name in ("survival.csv", "events.csv"):
        shutil.copy(sample_data_dir() / "simple" / name, folder)
    (folder / "answers.csv").write_text(RESPONSES, "utf-8")
    return folder


def take_in(view: StudyImport, qtbot: QtBot, *paths: Path) -> None:
    """Open tables and wait until they are read."""
    view.open(list(paths))
    qtbot.waitUntil(lambda: view.write.isEnabled(), timeout=60_000)


def settled(view: StudyImport) -> Callable[[], bool]:
    """Return the question whether all edits have been judged."""
    return lambda: not view.intake.is_judging


def part(view: StudyImport, words: str) -> object:
    """Go to a part by the keys of the list at the left, and return its page."""
    view.parts.setFocus()
    QTest.keyClick(view.parts, Qt.Key.Key_Home)
    while view.parts.currentItem().text() != words:
        before = view.parts.currentRow()
        QTest.keyClick(view.parts, Qt.Key.Key_Down)
        assert view.parts.currentRow() == before + 1
    return view.pages.currentWidget()


def type_into(table: QTableView, row: int, column: int, text: str) -> None:
    """Go to a cell, press F2, type and confirm."""
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes the text over only when it is idle


def choose_in(table: QTableView, row: int, column: int, words: str) -> None:
    """Go to a cell, press F2, and take a value from the list by its first letters."""
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    QTest.keyClick(table, Qt.Key.Key_F2)
    box = table.findChild(QComboBox)
    assert box is not None
    assert box.findText(words) >= 0
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != words:
        QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_three_dropped_tables_become_a_study_that_opens(
    view: StudyImport, plain: Path, qtbot: QtBot
) -> None:
    """Roles, an arm's short name, the rank of the endpoint and the purpose, typed and clicked."""
    take_in(view, qtbot, *sorted(plain.glob("*.csv")))
    page: TablePage = part(view, "answers.csv")  # type: ignore[assignment]
    page.kind.setFocus()
    QTest.keyClick(page.kind, Qt.Key.Key_End)
    assert page.kind.currentText() == "Not read"
    arms: EntryPage = part(view, "Arms")  # type: ignore[assignment]
    type_into(arms.view, 0, 1, "FIC")
    endpoints: EntryPage = part(view, "Endpoints")  # type: ignore[assignment]
    choose_in(endpoints.view, 0, 3, "Primary")
    type_into(endpoints.view, 0, 1, "OS")
    deck = part(view, "Trial and deck")
    audience = deck.fields[("deck", "audience")]  # type: ignore[attr-defined]
    audience.setFocus()
    QTest.keyClicks(audience, "Oncologists")
    QTest.keyClick(audience, Qt.Key.Key_Tab)
    qtbot.waitUntil(settled(view))
    with qtbot.waitSignal(view.written, timeout=60_000) as written:
        QTest.mouseClick(view.write, Qt.MouseButton.LeftButton)
    assert written.args == [plain]
    assert "opens without errors" in view.status.text()
    study = open_study(plain)
    assert [problem for problem in study.problems if problem.severity == "error"] == []
    assert [arm.short for arm in study.arms] == ["FIC", ""]
    assert (study.spec.endpoints[0].rank, study.spec.endpoints[0].short) == ("primary", "OS")
    assert study.spec.deck.audience == "Oncologists"
    assert {t.file.name for t in study.tables} == {"survival.csv", "events.csv"}
    assert new_deck([plain], Options()).slides


def test_printed_tables_of_a_paper_become_a_study(
    view: StudyImport, tmp_path: Path, qtbot: QtBot
) -> None:
    """Endpoints are found in the tables; the paper's title makes it the source of all of them.

    Where in it three of the tables stand is still to be said.
    """
    folder = tmp_path / "paper"
    folder.mkdir()
    for path in (sample_data_dir() / "published301").glob("*.csv"):
        shutil.copy(path, folder)
    take_in(view, qtbot, folder)
    assert view.problems.count() == 7
    view.problems.setFocus()
    view.problems.setCurrentRow(0)
    QTest.keyClick(view.problems, Qt.Key.Key_Return)
    assert view.parts.currentItem().text() == "Sources"
    sources: EntryPage = view.pages.currentWidget()  # type: ignore[assignment]
    sources.new_name.setFocus()
    QTest.keyClicks(sources.new_name, "The randomised ONC302 trial")
    QTest.keyClick(sources.new_name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.problems.count() == 3)
    with qtbot.waitSignal(view.written, timeout=60_000):
        QTest.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    study = open_study(folder)
    assert {problem.code for problem in study.problems} == {"unplaced"}
    assert [endpoint.id for endpoint in study.spec.endpoints] == ["os", "pfs", "orr", "ttdghs"]
    assert {entry.reference for entry in study.spec.columns} == {"paper"}
    assert new_deck([folder], Options()).slides


def test_a_role_is_given_by_keys_and_its_error_marked(
    view: StudyImport, plain: Path, qtbot: QtBot
) -> None:
    """Without a time the table is not usable, which is said; undo brings the role back."""
    take_in(view, qtbot, plain / "survival.csv", plain / "events.csv")
    page: TablePage = part(view, "survival.csv")  # type: ignore[assignment]
    row = page.columns.names.index("months")
    choose_in(page.column_list, row, 2, "Nothing that is used")
    qtbot.waitUntil(lambda: "1 error" in view.summary.text())
    assert "which column is time" in view.problems.item(0).text()
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "error" not in view.summary.text())
    assert page.columns.roles["months"].name == "time"
    choose_in(page.column_list, page.columns.names.index("age"), 2, "Time")
    assert "months" not in page.columns.roles


def test_a_wrong_cell_is_marked_and_found_by_a_click(
    view: StudyImport, plain: Path, qtbot: QtBot
) -> None:
    """Grade 9 in line 5: its cell has another ground, and says what to do."""
    path = plain / "events.csv"
    lines = path.read_text("utf-8").splitlines()
    lines[4] = lines[4].replace(",2,", ",9,")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    take_in(view, qtbot, path, plain / "survival.csv")
    wrong = next(p for p in view.intake.problems if p.severity == "error")
    row = next(n for n, p in enumerate(view.intake.problems) if p == wrong)
    item = view.problems.item(row)
    assert "AETOXGR is the column grade here" in item.text()
    place = view.problems.visualItemRect(item).center()
    QTest.mouseClick(view.problems.viewport(), Qt.MouseButton.LeftButton, pos=place)
    page: TablePage = view.pages.currentWidget()  # type: ignore[assignment]
    index = page.grid_view.currentIndex()
    assert index.data() == "9"
    assert index.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert wrong.fix in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.siblingAtRow(0).data(Qt.ItemDataRole.BackgroundRole) is None


def test_arms_are_ordered_by_keys_and_one_is_the_reference(
    view: StudyImport, plain: Path, qtbot: QtBot
) -> None:
    """Alt+Down moves; a mark on one arm takes it from the other."""
    take_in(view, qtbot, plain / "survival.csv")
    arms: EntryPage = part(view, "Arms")  # type: ignore[assignment]
    arms.view.setFocus()
    arms.view.setCurrentIndex(arms.model.index(0, 0))
    QTest.keyClick(arms.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [arm.id for arm in view.intake.spec.arms] == ["placebo", "fictivan"]
    arms.view.setCurrentIndex(arms.model.index(1, 2))
    QTest.keyClick(arms.view, Qt.Key.Key_Space)
    assert [arm.reference for arm in view.intake.spec.arms] == [False, True]


def test_a_unit_that_was_guessed_is_confirmed_by_choosing_it(
    view: StudyImport, plain: Path, qtbot: QtBot
) -> None:
    """No name says a unit: the guess is marked, and gone when somebody says it."""
    path = plain / "survival.csv"
    path.write_text(path.read_text("utf-8").replace("months", "time", 1), "utf-8")
    take_in(view, qtbot, path)
    endpoints: EntryPage = part(view, "Endpoints")  # type: ignore[assignment]
    cell = endpoints.model.index(0, 7)
    assert cell.data().endswith("To be confirmed")
    choose_in(endpoints.view, 0, 7, "Months")
    qtbot.waitUntil(settled(view))
    assert endpoints.model.index(0, 7).data() == "Months"
    assert view.intake.spec.endpoints[0].unit == "months"


def test_what_is_being_typed_survives_an_answer_that_comes_meanwhile(
    view: StudyImport, plain: Path, qtbot: QtBot
) -> None:
    """An edit elsewhere is judged while a name is typed: the half-typed name stays."""
    take_in(view, qtbot, plain / "survival.csv")
    arms: EntryPage = part(view, "Arms")  # type: ignore[assignment]
    arms.view.setFocus()
    arms.view.setCurrentIndex(arms.model.index(0, 1))
    QTest.keyClick(arms.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "Half")
    view.intake.edit(("short_title",), "TRIAL")
    qtbot.waitUntil(settled(view))
    assert editor.text() == "Half"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert view.intake.spec.arms[0].short == "Half"


def test_what_the_schema_refuses_is_said_and_what_was_typed_stays(
    view: StudyImport, plain: Path, qtbot: QtBot
) -> None:
    """A registration number of four signs: a sentence below, the line as it was typed."""
    take_in(view, qtbot, plain / "survival.csv")
    deck = part(view, "Trial and deck")
    line = deck.fields[("nct",)]  # type: ignore[attr-defined]
    line.setFocus()
    QTest.keyClicks(line, "1234")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "NCT and eight digits" in view.status.text()
    assert line.text() == "1234"
    assert view.intake.spec.nct == ""
    assert view.intake.edit(("sponsor",), "Quelmat")
    assert line.text() == "1234"
    assert [action.toolTip() for action in line.actions()] == [line.accessibleDescription()]
    assert "NCT and eight digits" in line.accessibleDescription()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "NCT01234567")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert view.intake.spec.nct == "NCT01234567"
    assert line.actions() == []
    assert line.accessibleDescription() == ""


def test_what_cannot_be_read_leads_to_other_tables(
    view: StudyImport, tmp_path: Path, qtbot: QtBot
) -> None:
    """A folder without tables: one sentence and one button, which has the focus."""
    view.open([tmp_path])
    qtbot.waitUntil(view.other.isVisible)
    assert "There is no table" in view.message.text()
    with qtbot.waitSignal(view.other_wanted):
        QTest.keyClick(view.other, Qt.Key.Key_Space)


def test_of_a_million_rows_the_first_are_seen_while_the_rest_is_read(
    view: StudyImport, tmp_path: Path, qtbot: QtBot
) -> None:
    """The first rows are there before the rest is read; then every row is to be scrolled to."""
    path = tmp_path / "long.csv"
    rows = "".join(f"{n % 1000},{n % 2},{n % 97}.5\n" for n in range(1000))
    path.write_text("patient,arm,months\n" + rows * 1000, "utf-8")
    view.open([path])
    qtbot.waitUntil(lambda: view.pages.count() > 0)
    page: TablePage = view.pages.widget(0)  # type: ignore[assignment]
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    assert page.model.rowCount() < 1_000_000
    assert "is being read" in page.size_words.text()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1_000_000, timeout=120_000)
    bar = page.grid_view.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.grid_view.grab()
    assert page.model.index(999_999, 0).data() == "999"


def test_every_part_has_a_name_for_screen_readers(
    view: StudyImport, plain: Path, qtbot: QtBot
) -> None:
    """Lists, tables, boxes and lines that take the focus say what they are."""
    take_in(view, qtbot, plain / "survival.csv")
    for row in range(view.parts.count()):
        view.parts.setCurrentRow(row)
        page = view.pages.currentWidget()
        assert page is not None
        kinds = (QComboBox, QLineEdit)
        for widget in (w for kind in kinds for w in page.findChildren(kind)):
            has_buddy = any(
                label.buddy() is widget for label in page.findChildren(type(view.status))
            )
            assert widget.accessibleName() or has_buddy, (row, widget)
    assert view.problems.accessibleName()
    assert view.parts.accessibleName()


def test_only_what_can_be_done_with_an_entry_is_offered(
    view: StudyImport, plain: Path, qtbot: QtBot
) -> None:
    """Without a chosen entry nothing is moved or removed, and the first one does not move up."""
    take_in(view, qtbot, plain)
    sources: EntryPage = part(view, "Sources")  # type: ignore[assignment]
    assert not any(button.isEnabled() for button in (sources.remove, sources.up, sources.down))
    arms: EntryPage = part(view, "Arms")  # type: ignore[assignment]
    arms.view.setCurrentIndex(arms.model.index(0, 0))
    assert [one.isEnabled() for one in (arms.remove, arms.up, arms.down)] == [True, False, True]
    arms.view.setCurrentIndex(arms.model.index(arms.model.rowCount() - 1, 0))
    assert [one.isEnabled() for one in (arms.remove, arms.up, arms.down)] == [True, True, False]
