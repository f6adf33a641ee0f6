"""Writing and judging a study while it is being typed: every wish gets its own answer."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from slidekit.resources import sample_data_dir
from slidekit.study.opening import open_study
from widgets.study.intake import StudyIntake

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WAIT_MS = 60_000
SPONSOR = ("sponsor",)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the simplest sample study."""
    return shutil.copytree(sample_data_dir() / "simple", tmp_path / "study")


@pytest.fixture
def intake(folder: Path, qtbot: QtBot) -> Iterator[StudyIntake]:
    """Return it taken in."""
    taken = StudyIntake()
    with qtbot.waitSignal(taken.opened, timeout=WAIT_MS):
        taken.open([folder])
    yield taken
    taken.finish()


def test_an_edit_while_study_yaml_is_written_leaves_the_answer(
    intake: StudyIntake, folder: Path, qtbot: QtBot
) -> None:
    """It is written, said to be, and the edit is judged and still to be written."""
    intake.edit(SPONSOR, "Written")
    with qtbot.waitSignal(intake.written, timeout=WAIT_MS):
        intake.write(folder)
        intake.edit(SPONSOR, "Typed meanwhile")
    assert open_study(folder).spec.sponsor == "Written"
    assert intake.spec.sponsor == "Typed meanwhile"
    assert intake.is_changed
    qtbot.waitUntil(lambda: not intake.is_judging, timeout=WAIT_MS)
    with qtbot.waitSignal(intake.written, timeout=WAIT_MS):
        intake.write(folder)
    assert open_study(folder).spec.sponsor == "Typed meanwhile"
    assert not intake.is_changed


def test_an_edit_while_writing_fails_leaves_the_error(
    intake: StudyIntake, tmp_path: Path, qtbot: QtBot
) -> None:
    """A file stands where the folder would be made."""
    (tmp_path / "file").write_text("x", "utf-8")
    with qtbot.waitSignal(intake.failed, timeout=WAIT_MS) as told:
        intake.write(tmp_path / "file" / "sub")
        intake.edit(SPONSOR, "Typed meanwhile")
    assert told.args[0]
    assert intake.is_changed
    qtbot.waitUntil(lambda: not intake.is_judging, timeout=WAIT_MS)


def test_writing_judges_what_was_written(intake: StudyIntake, folder: Path, qtbot: QtBot) -> None:
    """The list of problems is that of the file, though the edit had not been judged yet."""
    intake.edit(("endpoints", 0, "rank"), None)
    with qtbot.waitSignals([intake.judged, intake.written], timeout=WAIT_MS):
        intake.write(folder)
    assert not intake.is_judging
    assert intake.problems == open_study(folder).problems
    assert intake.problems


def test_a_study_that_was_copied_is_written_again_where_it_is(
    intake: StudyIntake, tmp_path: Path, qtbot: QtBot
) -> None:
    """The new folder is its own from then on, not that of another study."""
    with qtbot.waitSignal(intake.written, timeout=WAIT_MS):
        intake.write(tmp_path / "new")
    intake.edit(SPONSOR, "Later")
    with qtbot.waitSignal(intake.written, timeout=WAIT_MS):
        intake.write(tmp_path / "new")
    assert open_study(tmp_path / "new").spec.sponsor == "Later"
    assert intake.intake is not None
    assert intake.intake.folder == tmp_path / "new"


def test_problems_are_told_of_a_study_that_was_opened_while_another_was_judged(
    intake: StudyIntake, folder: Path, qtbot: QtBot
) -> None:
    """The answer for the former study is dropped, not waited for."""
    intake.edit(SPONSOR, "A")
    assert intake.is_judging
    with qtbot.waitSignal(intake.opened, timeout=WAIT_MS):
        intake.open([folder])
    assert not intake.is_judging
    with qtbot.waitSignal(intake.judged, timeout=WAIT_MS):
        intake.edit(SPONSOR, "B")
    assert not intake.is_judging
