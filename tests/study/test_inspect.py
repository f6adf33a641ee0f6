from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.errors import StudyError
from slidekit.study.inspect import inspect, write_suggestion
from slidekit.study.specfile import load_spec
from tests.study.tables import ADTTE, TABLES, put, with_cell, without_column

if TYPE_CHECKING:
    from pathlib import Path


def inspected(folder: Path, files: dict[str, str]) -> dict[str, Any]:
    """Return the JSON object of a folder, as a script would read it."""
    found: dict[str, Any] = json.loads(json.dumps(inspect([put(folder, files)])))
    return found


def test_the_object_has_the_keys_that_scripts_rely_on(tmp_path: Path) -> None:
    """Numbers are unrounded, what is absent is null."""
    found = inspected(tmp_path, TABLES)
    assert found["arms"] == [
        {"name": "Drug", "randomised": 3, "treated": 3},
        {"name": "Placebo", "randomised": 3, "treated": 2},
    ]
    assert [(p["id"], p["n"]) for p in found["populations"]] == [("itt", 6), ("safety", 5)]
    assert found["endpoints"] == [
        {
            "id": "os",
            "paramcd": "OS",
            "label": "Overall survival",
            "unit": "days",
            "unit_confirmed": True,
        },
        {
            "id": "pfs",
            "paramcd": "PFS",
            "label": "Progression-free survival",
            "unit": "days",
            "unit_confirmed": True,
        },
        {
            "id": "bor",
            "paramcd": "BOR",
            "label": "Best overall response",
            "unit": None,
            "unit_confirmed": True,
        },
    ]
    assert found["problems"] == []


def test_columns_have_a_role_a_type_and_their_gaps(tmp_path: Path) -> None:
    """Names as they stand in the file."""
    found = inspected(tmp_path, TABLES)
    people = next(d for d in found["datasets"] if d["file"] == "adsl.csv")
    assert (people["kind"], people["rows"]) == ("ADSL", 6)
    columns = {column.pop("name"): column for column in people["columns"]}
    assert columns["USUBJID"] == {"role": "subject", "type": "text", "missing": 0}
    assert columns["TRT01A"] == {"role": "actual arm", "type": "text", "missing": 1}
    assert columns["SAFFL"] == {"role": "flag", "type": "flag", "missing": 0}
    assert columns["TRTSDT"] == {"role": None, "type": "date", "missing": 1}


def test_a_plain_table_shows_what_was_guessed(tmp_path: Path) -> None:
    """One file is two data sets: its subjects and its times."""
    text = "Patient,Arm,Months,Dead,Note\n1,A,2.5,1,\n2,B,4,0,\n"
    found = inspected(tmp_path, {"patients.csv": text})
    assert [(d["file"], d["kind"]) for d in found["datasets"]] == [
        ("patients.csv", "ADSL"),
        ("patients.csv", "ADTTE"),
    ]
    roles = {column["name"]: column["role"] for column in found["datasets"][1]["columns"]}
    assert roles == {
        "Patient": "subject",
        "Arm": "planned arm",
        "Months": "value",
        "Dead": "event",
        "Note": None,
    }
    assert found["arms"][0] == {"name": "A", "randomised": 1, "treated": None}


def test_a_unit_that_is_a_guess_is_not_confirmed(tmp_path: Path) -> None:
    """The guess is shown, and a problem asks for the truth."""
    found = inspected(tmp_path, TABLES | {"adtte.csv": without_column(ADTTE, "AVALU")})
    assert [(e["unit"], e["unit_confirmed"]) for e in found["endpoints"][:2]] == [
        ("days", False),
        ("days", False),
    ]


def test_problems_name_file_line_and_column(tmp_path: Path) -> None:
    """The header is line 1."""
    found = inspected(tmp_path, TABLES | {"adtte.csv": with_cell(ADTTE, 4, "AVAL", "-1")})
    (problem,) = found["problems"]
    assert {k: problem[k] for k in ("severity", "code", "file", "row", "column")} == {
        "severity": "error",
        "code": "negative_time",
        "file": "adtte.csv",
        "row": 4,
        "column": "AVAL",
    }
    assert problem["message"]
    assert problem["fix"]


def test_single_tables_are_inspected_without_study_yaml(tmp_path: Path) -> None:
    """A path may be a table; a table that cannot be read is a problem beside those that can."""
    put(tmp_path, TABLES | {"broken.csv": "a,b\n1\n"})
    found = inspect([tmp_path / "adtte.csv", tmp_path / "broken.csv"])
    datasets, problems = found["datasets"], found["problems"]
    assert isinstance(datasets, list)
    assert isinstance(problems, list)
    assert [data["file"] for data in datasets] == ["adtte.csv"]
    assert "unreadable" in {problem["code"] for problem in problems}


def test_nothing_that_can_be_read_is_an_error(tmp_path: Path) -> None:
    """Then there is nothing to say but why."""
    (tmp_path / "broken.csv").write_text("a,b\n1\n")
    with pytest.raises(StudyError, match=r"broken\.csv, line 2: 1 cells where the header has 2"):
        inspect([tmp_path / "broken.csv"])


def test_a_suggestion_is_written_for_a_folder(tmp_path: Path) -> None:
    """Its id is the folder's name; an existing file is left alone."""
    folder = tmp_path / "Trial 301"
    folder.mkdir()
    put(folder, {name: text for name, text in TABLES.items() if name != "study.yaml"})
    write_suggestion([folder], folder / "study.yaml")
    assert load_spec(folder / "study.yaml").id == "trial_301"
    with pytest.raises(StudyError, match="was not overwritten"):
        write_suggestion([folder], folder / "study.yaml")
