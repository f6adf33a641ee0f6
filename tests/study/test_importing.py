from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from slidekit.app.importing import revised, take_in, write_intake
from slidekit.errors import StudyError
from slidekit.resources import sample_data_dir
from slidekit.study.revision import with_value
from slidekit.study.specfile import load_spec

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Return a folder with the two plain tables."""
    folder = tmp_path / "plain"
    folder.mkdir()
    for name in ("survival.csv", "events.csv"):
        shutil.copy(sample_data_dir() / "simple" / name, folder)
    return folder


def test_what_is_written_opens_as_it_was_shown(tables: Path) -> None:
    """No error, and the words that were typed."""
    intake = take_in([tables])
    named = revised(intake, with_value(intake.spec, ("short_title",), "PLAIN"))
    study = write_intake(named, tables)
    assert study.spec == named.spec
    assert not study.is_suggested
    assert [problem for problem in study.problems if problem.severity == "error"] == []


def test_a_table_that_was_not_taken_in_is_named_as_not_read(tables: Path) -> None:
    """Only the events are dropped: the other table of the folder stays out."""
    study = write_intake(take_in([tables / "events.csv"]), tables)
    assert [(entry.file, entry.kind) for entry in study.spec.columns] == [
        ("events.csv", "ADAE"),
        ("survival.csv", "ignore"),
    ]


def test_tables_are_copied_into_another_folder(tables: Path, tmp_path: Path) -> None:
    """The study is whole there; the first folder stays as it was."""
    there = tmp_path / "study"
    write_intake(take_in([tables]), there)
    names = sorted(path.name for path in there.iterdir())
    assert names == ["events.csv", "study.yaml", "survival.csv"]
    assert not (tables / "study.yaml").exists()


def test_nothing_is_written_over(tables: Path, tmp_path: Path) -> None:
    """Another table of the same name, or another study: a sentence, and all stays."""
    there = tmp_path / "study"
    there.mkdir()
    (there / "events.csv").write_text("mine", "utf-8")
    with pytest.raises(StudyError, match=r"another file called events\.csv"):
        write_intake(take_in([tables]), there)
    assert (there / "events.csv").read_text("utf-8") == "mine"
    (there / "events.csv").unlink()
    (there / "study.yaml").write_text("schema: 1\nid: other\n", "utf-8")
    with pytest.raises(StudyError, match="of another study"):
        write_intake(take_in([tables]), there)
    assert load_spec(there / "study.yaml").id == "other"
    assert [path.name for path in there.iterdir()] == ["study.yaml"], "patients' tables stay away"


def test_tables_beside_a_study_file_are_read_with_it(tmp_path: Path) -> None:
    """Its comments stay when the study is written again, and so does its attachment."""
    folder = tmp_path / "published301"
    shutil.copytree(sample_data_dir() / "published301", folder)
    before = (folder / "study.yaml").read_text("utf-8")
    intake = take_in([folder / "estimates.csv", folder / "ae.csv"])
    assert len(intake.files.tables) == 4
    named = revised(intake, with_value(intake.spec, ("deck", "meeting"), "A meeting"))
    there = tmp_path / "copy"
    write_intake(named, there)
    changed = (there / "study.yaml").read_text("utf-8").splitlines()
    lines = zip(before.splitlines(), changed, strict=True)
    assert [new for old, new in lines if old != new] == ["  meeting: A meeting"]
    assert (there / "label.pdf").is_file()
