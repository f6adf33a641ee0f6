from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from slidekit.errors import StudyError
from slidekit.resources import sample_data_dir
from slidekit.study.opening import open_study
from slidekit.study.screens import COLUMNS, FORM, PAGES, page_of
from slidekit.study.spec import Indication
from widgets.language import speak
from widgets.study.deck_page import DeckPage
from widgets.study.entry_page import EntryPage
from widgets.study.import_view import StudyImport
from widgets.study.medicine_pages import read_uses, written_uses
from widgets.study.words import RANK

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> StudyImport:
    """Return the import with a study of two tables and no study.yaml."""
    return taken_in(qtbot, tmp_path)


def taken_in(qtbot: QtBot, folder: Path) -> StudyImport:
    """Return the import in a window, once it has read two tables in a folder."""
    for name in ("survival.csv", "events.csv"):
        shutil.copy(sample_data_dir() / "simple" / name, folder)
    shown = StudyImport()
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    qtbot.waitExposed(shown)
    shown.open([folder])
    qtbot.waitUntil(lambda: shown.write.isEnabled(), timeout=60_000)
    return shown


def page(view: StudyImport, name: str) -> EntryPage:
    """Go to a part by its name."""
    row = next(n for n in range(view.parts.count()) if view.parts.item(n).text() == name)
    view.parts.setCurrentRow(row)
    return view.pages.currentWidget()  # type: ignore[return-value]


def add(shown: EntryPage, name: str) -> None:
    """Type the name of an entry; Enter adds it."""
    shown.new_name.setFocus()
    QTest.keyClicks(shown.new_name, name)
    QTest.keyClick(shown.new_name, Qt.Key.Key_Return)


def type_into(shown: EntryPage, row: int, key: str, text: str) -> None:
    """Go to the cell of a key, press F2, type and confirm."""
    column = next(n for n, one in enumerate(shown.model.columns) if one.key == key)
    shown.view.setFocus()
    shown.view.setCurrentIndex(shown.model.index(row, column))
    QTest.keyClick(shown.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_medicine_with_its_uses_is_typed_and_written(
    view: StudyImport, qtbot: QtBot, tmp_path: Path
) -> None:
    """Its arm is found by its name; two uses have their statuses by market."""
    medicines = page(view, "Medicines")
    add(medicines, "fictivan")
    uses = "Early disease = US approved, EU under review; Late disease"
    type_into(medicines, 0, "indications", uses)
    qtbot.waitUntil(lambda: not view.intake.is_judging)
    with qtbot.waitSignal(view.written, timeout=60_000):
        QTest.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (product,) = open_study(tmp_path).spec.products
    assert product.arms == ("fictivan",)
    assert [use.text for use in product.indications] == ["Early disease", "Late disease"]
    assert product.indications[0].status == {"US": "approved", "EU": "under_review"}


def test_the_population_of_an_endpoint_is_suggested_and_chosen(view: StudyImport) -> None:
    """The one in which it is counted anyway is named; nothing is said until somebody chooses."""
    endpoints = page(view, "Endpoints")
    at = next(n for n, one in enumerate(endpoints.model.columns) if one.key == "population")
    cell = endpoints.model.index(0, at)
    assert cell.data() == "ITT? To be confirmed"
    assert view.intake.spec.endpoints[0].population == ""
    endpoints.view.setFocus()
    endpoints.view.setCurrentIndex(cell)
    QTest.keyClick(endpoints.view, Qt.Key.Key_F2)
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    names = ["not said", "Intention-to-treat population"]
    assert [box.itemText(n) for n in range(box.count())] == names
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert view.intake.spec.endpoints[0].population == "itt"
    assert cell.data() == "Intention-to-treat population"


def test_a_click_on_a_name_that_stands_still_scrolls_nothing_until_it_is_edited(
    view: StudyImport,
) -> None:
    """The columns that were looked at stay in sight; F2 and a double click show where is typed."""
    table = page(view, "Endpoints").view
    across = table.horizontalScrollBar()
    QApplication.processEvents()
    assert across.maximum() > 0
    for begin in ("F2", "double click"):
        table.setFocus()
        table.setCurrentIndex(table.model().index(0, table.model().columnCount() - 1))
        across.setValue(across.maximum())
        frozen = table.frozen
        place = frozen.visualRect(frozen.model().index(0, 0)).center()
        QTest.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 0)
        assert across.value() == across.maximum()
        if begin == "F2":
            QTest.keyClick(table, Qt.Key.Key_F2)
        else:
            QTest.mouseDClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=place)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        assert table.viewport().rect().contains(editor.geometry().topLeft())
        assert not frozen.isVisible() or frozen.geometry().right() < editor.geometry().left()
        QTest.keyClick(editor, Qt.Key.Key_Escape)


@pytest.mark.parametrize("language", ["en", "de"])
def test_findings_name_pages_as_the_list_at_the_left_does(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    """Each key that a page has is known to be there, under the page's name."""
    speak(language)
    try:
        shown = taken_in(qtbot, tmp_path)
        names = [shown.parts.item(n).text() for n in range(shown.parts.count())]
        lists = {}
        for row in range(shown.pages.count()):
            one = shown.pages.widget(row)
            if isinstance(one, EntryPage):
                lists[one.block] = names[row]
                assert COLUMNS[one.block] == tuple(column.key for column in one.model.columns)
                assert page_of(one.block) == names[row]
            elif isinstance(one, DeckPage):
                assert set(FORM) == {".".join(path) for path in one.fields}
                assert page_of(FORM[0]) == names[row]
        assert lists.keys() == PAGES.keys()
    finally:
        speak("en")


def test_a_status_that_nobody_knows_is_refused(view: StudyImport) -> None:
    """The sentence tells what is allowed; the cell stays, and has what was typed to mend it."""
    medicines = page(view, "Medicines")
    add(medicines, "fictivan")
    type_into(medicines, 0, "indications", "Early disease = US perhaps")
    assert "approved" in view.status.text()
    assert medicines.view.currentIndex().data() == ""
    QTest.keyClick(medicines.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Early disease = US perhaps"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    type_into(medicines, 0, "indications", "Early disease = US")
    assert "what US is" in view.status.text()
    assert view.intake.spec.products[0].indications == ()
    type_into(medicines, 0, "indications", "Early disease = US approved")
    (product,) = view.intake.spec.products
    assert [one.status for one in product.indications] == [{"US": "approved"}]
    assert medicines.view.currentIndex().data(Qt.ItemDataRole.EditRole).endswith("US approved")


def test_a_factor_is_added_planned_and_removed_by_keys(view: StudyImport) -> None:
    """A factor has the name of its column until it gets another one."""
    subgroups = page(view, "Subgroups")
    before = len(view.intake.spec.subgroups or ())
    add(subgroups, "region")
    type_into(subgroups, before, "label", "Region of the world")
    type_into(subgroups, before, "levels", "North, South")
    added = (view.intake.spec.subgroups or ())[before]
    assert (added.column, added.label) == ("region", "Region of the world")
    assert added.levels == ("North", "South")
    subgroups.view.setCurrentIndex(subgroups.model.index(before, 0))
    QTest.mouseClick(subgroups.remove, Qt.MouseButton.LeftButton)
    assert len(view.intake.spec.subgroups or ()) == before


def test_events_of_special_interest_are_added_ordered_and_removed(view: StudyImport) -> None:
    """Each is marked by the term of its name; a list that was emptied says that there are none."""
    events = page(view, "Special interest")
    assert view.intake.spec.safety.aesi is None
    add(events, "Pneumonitis")
    add(events, "Hepatitis")
    type_into(events, 1, "terms", "Hepatitis, Hepatic failure")
    QTest.keyClick(events.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    told = view.intake.spec.safety.aesi
    assert told is not None
    assert [(e.id, e.terms) for e in told] == [
        ("hepatitis", ("Hepatitis", "Hepatic failure")),
        ("pneumonitis", ("Pneumonitis",)),
    ]
    for _ in range(2):
        events.view.setCurrentIndex(events.model.index(0, 0))
        QTest.mouseClick(events.remove, Qt.MouseButton.LeftButton)
    assert view.intake.spec.safety.aesi == ()


def test_allocation_and_versions_of_dictionaries_are_typed(view: StudyImport) -> None:
    """They are lines of the form of the trial."""
    form = page(view, "Trial and deck")
    for path, text in ((("design", "allocation"), "2:1"), (("safety", "meddra"), "27.0")):
        line = form.fields[path]  # type: ignore[attr-defined]
        line.setFocus()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Tab)
    assert view.intake.spec.design.allocation == "2:1"
    assert view.intake.spec.safety.meddra == "27.0"


def test_what_else_is_known_of_a_use_stays_when_its_status_is_typed() -> None:
    """An accelerated approval stays one; words and statuses come back as they were typed."""
    old = Indication(text="Late disease", status={"US": "approved"}, pathway="accelerated")
    read = read_uses("Late disease = US withdrawn", (old,))
    assert read == [
        {"text": "Late disease", "status": {"US": "withdrawn"}, "pathway": "accelerated"}
    ]
    assert written_uses((old,)) == "Late disease = US approved"


def test_a_use_with_the_signs_of_typing_in_it_is_not_typed_over() -> None:
    """A semicolon in a label's words would be taken for the end of the use."""
    old = Indication(text="Late disease; second line")
    with pytest.raises(StudyError, match="cannot be typed here"):
        read_uses("Late disease", (old,))


def test_a_list_in_a_cell_shows_its_words_and_widens_no_column(view: StudyImport) -> None:
    """Whichever choice of a key is taken, no column moves under the pointer; it is read aloud."""
    endpoints = page(view, "Endpoints")
    table = endpoints.view
    keys = [one.key for one in endpoints.model.columns]
    before = [table.columnWidth(n) for n in range(len(keys))]
    column = keys.index("rank")
    longest = max(RANK, key=lambda value: len(RANK[value]))
    assert endpoints.model.setData(endpoints.model.index(0, column), longest)
    spoken = endpoints.model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Rank: {RANK[longest]}"
    assert [table.columnWidth(n) for n in range(len(keys))] == before
    room = table.fontMetrics().horizontalAdvance(RANK[longest])
    assert before[column] > room + 20


def test_a_text_is_typed_with_room_to_read_it(view: StudyImport) -> None:
    """The empty authors of a source are a narrow column; what is typed there is not cut."""
    sources = page(view, "Sources")
    add(sources, "The trial")
    column = [one.key for one in sources.model.columns].index("authors")
    sources.view.setCurrentIndex(sources.model.index(0, column))
    QTest.keyClick(sources.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.width() >= 300
    assert editor.geometry().right() <= sources.view.viewport().width()
