from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from slidekit.app import Options, findings, new_deck
from slidekit.errors import ExportError
from slidekit.resources import sample_data_dir
from widgets.export_dialog import ExportDialog
from widgets.export_work import NOTES, PDF, PNG, PPTX, Task, export
from widgets.finding_words import fix_of
from widgets.notes_pages import write_notes

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
"""Windows without a screen have no size to tell."""


@pytest.fixture(scope="module")
def deck() -> Deck:
    """Return the deck of the simplest sample study, which lacks much that rules ask for."""
    return new_deck([sample_data_dir() / "simple"], Options())


@pytest.fixture
def dialog(deck: Deck, tmp_path: Path, qtbot: QtBot) -> ExportDialog:
    """Return the dialog as it opens."""
    shown = ExportDialog(deck, tmp_path, "talk")
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def pages_of(path: Path) -> int:
    """Return how many pages a PDF has."""
    return len(re.findall(rb"/Type /Page\b", path.read_bytes()))


def test_powerpoint_and_pdf_are_written_and_progress_is_told(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    """The bar goes up to the last page; then the file can be opened by one key."""
    told: list[tuple[str, int, int]] = []
    dialog.told.connect(lambda *step: told.append(step))
    dialog.formats[PDF].setFocus()
    QTest.keyClick(dialog.formats[PDF], Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.exported, timeout=120_000) as exported:
        QTest.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
        assert dialog.bar.isVisible()
        assert not dialog.write.isEnabled()
    assert exported.args == [(tmp_path / "talk.pptx", tmp_path / "talk.pdf")]
    slides = len(dialog.task().deck.slides)
    assert pages_of(tmp_path / "talk.pdf") == slides
    assert (tmp_path / "talk.pptx").read_bytes().startswith(b"PK")
    assert [done for _, done, _ in told] == list(range(slides + 2))
    assert {total for _, _, total in told} == {slides + 2}
    assert "talk.pdf" in dialog.status.text()
    assert dialog.open_file.hasFocus()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talk.pdf", "talk.pptx"]


def test_a_stopped_export_leaves_nothing_behind(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    """Escape while pages are painted: no file, not even half of one."""
    for kind in (PDF, PNG, NOTES):
        dialog.formats[kind].setChecked(True)
    dialog.told.connect(lambda step, *_: step == PNG and QTest.keyClick(dialog, Qt.Key.Key_Escape))
    QTest.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Nothing was written" in dialog.status.text(), timeout=120_000)
    assert list(tmp_path.iterdir()) == []
    assert dialog.isVisible()
    assert dialog.write.isEnabled()


def test_blocking_findings_are_listed_and_lead_to_their_slide(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    """Why it blocks, what to do, and a key that asks for the place."""
    qtbot.waitUntil(lambda: dialog.findings.count() > 0, timeout=60_000)
    assert "DRAFT" in dialog.verdict.text()
    assert str(dialog.findings.count()) in dialog.verdict.text()
    dialog.findings.setFocus()
    dialog.findings.setCurrentRow(0)
    with qtbot.waitSignal(dialog.finding_wanted) as wanted:
        QTest.keyClick(dialog.findings, Qt.Key.Key_Return)
    assert wanted.args[0].severity in ("block", "block_unless_waived")
    assert fix_of(wanted.args[0]) in dialog.findings.item(0).text()


def test_warnings_that_do_not_block_are_counted(deck: Deck, dialog: ExportDialog) -> None:
    """A deck that may go to review says how many warnings go with it."""
    warnings = tuple(one for one in findings(deck) if one.severity == "warn")
    assert len(warnings) > 1
    dialog._on_judged(warnings)
    assert f"{len(warnings)} warnings stand" in dialog.verdict.text()
    dialog._on_judged(warnings[:1])
    assert "One warning stands" in dialog.verdict.text()
    dialog._on_judged(())
    assert "warning" not in dialog.verdict.text()


def test_what_keeps_it_from_writing_is_said_before_it_is_tried(
    dialog: ExportDialog, tmp_path: Path
) -> None:
    """No format, a name that is none, and a file that would be replaced."""
    dialog.formats[PPTX].setFocus()
    QTest.keyClick(dialog.formats[PPTX], Qt.Key.Key_Space)
    assert not dialog.write.isEnabled()
    assert "at least one kind" in dialog.status.text()
    QTest.keyClick(dialog.formats[PPTX], Qt.Key.Key_Space)
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "a/b")
    assert "Give a name" in dialog.status.text()
    (tmp_path / "talk.pptx").write_bytes(b"old")
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "talk")
    assert "talk.pptx: is there already" in dialog.status.text()
    assert dialog.write.isEnabled()


def test_a_folder_that_went_away_is_said(deck: Deck, tmp_path: Path, qtbot: QtBot) -> None:
    """The sentence stands in the dialog, and nothing hangs."""
    shown = ExportDialog(deck, tmp_path / "gone", "talk")
    qtbot.addWidget(shown)
    assert "folder is not there" in shown.status.text()
    assert not shown.write.isEnabled()


def test_pictures_take_the_place_of_pictures_only(deck: Deck, tmp_path: Path) -> None:
    """Old slides go from the folder; what else lies there stays."""
    few = replace(deck, slides=deck.slides[:2])
    folder = tmp_path / "talk-png"
    folder.mkdir()
    (folder / "slide-09.png").write_bytes(b"old")
    (folder / "letter.txt").write_text("mine", "utf-8")
    export(Task(few, tmp_path, "talk", (PNG,)), lambda *_: None, lambda: False)
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["letter.txt", "slide-01.png", "slide-02.png"]


def test_a_file_that_is_in_the_way_is_told_with_what_was_written(
    deck: Deck, tmp_path: Path
) -> None:
    """A folder stands where the PDF is wanted: the pictures before it are named, nothing else."""
    few = replace(deck, slides=deck.slides[:1])
    (tmp_path / "talk.pdf").mkdir()
    told = r"talk\.pdf cannot be written: .* Written before it: talk-png\."
    with pytest.raises(ExportError, match=told):
        export(Task(few, tmp_path, "talk", (PNG, PDF)), lambda *_: None, lambda: False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talk-png", "talk.pdf"]
    assert [path.name for path in (tmp_path / "talk-png").iterdir()] == ["slide-01.png"]


@pytest.mark.usefixtures("qapp")
def test_long_notes_go_on_to_a_second_page(deck: Deck, tmp_path: Path) -> None:
    """A page a slide; notes of a hundred lines need more."""
    from slidekit.app import draft

    frames = draft(replace(deck, slides=deck.slides[:2])).frames
    write_notes(frames, ["short", ""], tmp_path / "short.pdf", title="Talk")
    assert pages_of(tmp_path / "short.pdf") == 2
    write_notes(frames, ["\n".join(["word " * 30] * 60), ""], tmp_path / "long.pdf", title="Talk")
    assert pages_of(tmp_path / "long.pdf") > 3


def test_the_screen_goes_on_while_files_are_written(dialog: ExportDialog, qtbot: QtBot) -> None:
    """A timer that fires every few milliseconds goes on firing."""
    ticks: list[None] = []
    timer = QTimer(dialog)
    timer.timeout.connect(lambda: ticks.append(None))
    dialog.formats[PDF].setChecked(True)
    timer.start(5)
    with qtbot.waitSignal(dialog.exported, timeout=120_000):
        QTest.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    assert len(ticks) > 50
