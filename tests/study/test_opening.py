from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from slidekit.errors import StudyError
from slidekit.study.opening import open_study
from slidekit.study.specfile import load_spec, spec_text, write_spec
from slidekit.study.views import responses, time_to_event
from tests.study.tables import ADSL, STUDY, TABLES, put, small_study

if TYPE_CHECKING:
    from pathlib import Path


def test_a_study_is_read_as_study_yaml_says(tmp_path: Path) -> None:
    """Arms in its order, the reference where it says, tables by name."""
    study = small_study(tmp_path)
    assert [arm.id for arm in study.arms] == ["drug", "placebo"]
    assert (study.reference, study.is_suggested) == (1, False)
    assert [(table.file.name, table.kind) for table in study.tables] == [
        ("adae.csv", "ADAE"),
        ("adrs.csv", "ADRS"),
        ("adsl.csv", "ADSL"),
        ("adtte.csv", "ADTTE"),
    ]


def test_without_study_yaml_everything_is_suggested(tmp_path: Path) -> None:
    """Arms, populations and endpoints come from the tables, and a placebo is the reference."""
    study = small_study(tmp_path, study=None)
    assert [(arm.id, arm.reference) for arm in study.arms] == [("drug", False), ("placebo", True)]
    assert [population.id for population in study.spec.populations] == ["itt", "safety"]
    assert [(e.id, e.type, e.paramcd) for e in study.spec.endpoints] == [
        ("os", "time_to_event", "OS"),
        ("pfs", "time_to_event", "PFS"),
        ("bor", "response", "BOR"),
    ]
    assert time_to_event(study, "os").time.tolist() == [4, 6, 3, 2, 5, 1]
    assert responses(study, "bor").response[0] == "PR"


def test_a_suggestion_is_written_and_read_again(tmp_path: Path) -> None:
    """The file says what the suggestion said, and stays when it is there already."""
    study = small_study(tmp_path, study=None)
    path = tmp_path / "study.yaml"
    write_spec(study.spec, path)
    assert load_spec(path) == study.spec
    assert not open_study(tmp_path).is_suggested
    with pytest.raises(StudyError, match=r"study\.yaml is there already and was not overwritten"):
        write_spec(study.spec, path)


def test_the_order_of_tests_gives_endpoints_their_place() -> None:
    """Where no endpoint has a place of its own, that in testing_order holds."""
    ordered = STUDY + "statistics: {testing_order: [pfs, os]}\n"
    assert [one.alpha_order for one in load_spec(ordered).endpoints] == [2, 1, None]
    own = ordered.replace("Overall survival}", "Overall survival, alpha_order: 7}")
    assert [one.alpha_order for one in load_spec(own).endpoints] == [7, None, None]


@pytest.mark.parametrize(
    "name", ["A: Drug X", "null", "Drug #1", "[10 mg]", 'the "new" one', "50 %", "é\u0085\t", "- x"]
)
def test_any_arm_can_be_written(tmp_path: Path, name: str) -> None:
    """Names that mean something to YAML are put in quotes."""
    quoted = '"' + name.replace('"', '""') + '"'
    study = small_study(tmp_path, study=None, adsl=ADSL.replace("Drug", quoted))
    assert load_spec(spec_text(study.spec)) == study.spec
    assert name.strip() in {arm.name for arm in study.arms}


PLAIN = {
    "months and dead": (
        "id,arm,months,dead\n1,A,2.5,1\n2,A,4,0\n3,B,1,1\n4,B,3,0\n",
        ("os", "months", [2.5, 4, 1, 3], [True, False, True, False]),
    ),
    "days and status": (
        "Patient ID;Treatment;Time (days);Status\n1;A;304,375;alive\n2;B;30,4375;dead\n",
        ("endpoint", "days", [10, 1], [False, True]),
    ),
    "weeks and censoring": (
        "subject\ttrt\tpfs_weeks\tpfs_censored\n1\tA\t30.4375\tno\n2\tB\t60.875\tyes\n",
        ("pfs", "weeks", [7, 14], [True, False]),
    ),
    "codes of R": (
        "id,rx,months,status\n1,A,1,1\n2,B,2,2\n3,B,3,2\n",
        ("endpoint", "months", [1, 2, 3], [False, True, True]),
    ),
}


@pytest.mark.parametrize(("text", "expected"), PLAIN.values(), ids=PLAIN)
def test_a_plain_table_works_without_a_line_of_yaml(
    tmp_path: Path, text: str, expected: tuple[str, str, list[float], list[bool]]
) -> None:
    """Columns are told by names and values; what was guessed stands in the suggestion."""
    endpoint, unit, months, events = expected
    study = open_study(put(tmp_path, {"patients.csv": text}))
    times = time_to_event(study, endpoint)
    assert times.time.tolist() == pytest.approx(months)
    assert times.event.tolist() == events
    assert study.spec.columns[1].unit == unit
    assert "# confirm" in spec_text(study.spec)


def test_two_endpoints_of_one_plain_table_are_told_apart(tmp_path: Path) -> None:
    """Times and events with the same beginning of their names belong together."""
    text = "id,group,os_months,pfs_months,pfs_event,os_event\n1,A,5,2,1,0\n2,B,6,3,1,1\n"
    study = open_study(put(tmp_path, {"patients.csv": text}))
    assert [endpoint.label for endpoint in study.spec.endpoints] == [
        "Overall survival",
        "Progression-free survival",
    ]
    assert time_to_event(study, "os").event.tolist() == [False, True]
    assert time_to_event(study, "pfs").time.tolist() == [2, 3]


def test_a_unit_that_nobody_said_is_a_problem(tmp_path: Path) -> None:
    """Times up to 213 are taken as days, and somebody must confirm it."""
    text = "id,arm,time,dead\n1,A,213,1\n2,B,100,0\n"
    study = open_study(put(tmp_path, {"patients.csv": text}))
    assert [p.code for p in study.problems if p.severity == "error"] == [
        "reference_to_confirm",
        "unit_to_confirm",
    ]
    assert time_to_event(study, "os").time[0] == 213 / 30.4375


def test_one_study_yaml_decides_and_the_case_of_file_names_does_not(tmp_path: Path) -> None:
    """A table whose columns would be recognised can be left out."""
    study = small_study(
        tmp_path, study=TABLES["study.yaml"] + "columns: [{file: ADAE.CSV, kind: ignore}]\n"
    )
    assert not study.of_kind("ADAE")
    assert study.problems == ()


REFUSED = {
    "nothing there": ("trial", {}, "There is no file or folder trial."),
    "an empty folder": (".", {"README.txt": "x"}, "There is no table in "),
    "no table that can be read": (".", {"adsl.csv": ""}, "adsl.csv is empty."),
    "a wrong name": (".", TABLES | {"study.yml": "x"}, None),
    "study.yml": (".", {"adsl.csv": ADSL, "study.yml": "x"}, "has a study.yml, which is not read."),
    "a number's name in a cell": (
        ".",
        {"adsl.csv": ADSL.replace("Drug", "{os.hr}", 1)},
        "adsl.csv, line 2, column",
    ),
    "an arm of several lines": (
        ".",
        {"adsl.csv": ADSL.replace("Drug", '"Drug\nSUBJ-1"')},
        "The tables hold an arm whose name is too long, has several lines or has braces {}.",
    ),
    "an arm longer than any name": (
        ".",
        {"adsl.csv": ADSL.replace("Drug", "D" * 5000)},
        "The tables hold an arm whose name is too long",
    ),
    "a broken study.yaml": (".", TABLES | {"study.yaml": "id: x y"}, "study.yaml, line 1: id is"),
}


@pytest.mark.parametrize(("name", "files", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_study_is_refused(
    tmp_path: Path, name: str, files: dict[str, str], words: str | None
) -> None:
    """The message says what is missing; a study.yml beside study.yaml does no harm."""
    put(tmp_path, files)
    if words is None:
        assert open_study(tmp_path / name).problems == ()
        return
    with pytest.raises(StudyError, match=re.escape(words)):
        open_study(tmp_path / name)


def test_opening_a_study_imports_no_heavy_library(tmp_path: Path) -> None:
    """CSV tables are read with the standard library and numpy alone."""
    put(tmp_path, TABLES)
    heavy = ("pandas", "scipy", "matplotlib", "pyreadstat", "charset_normalizer", "PySide6")
    script = (
        "import sys; from pathlib import Path; from slidekit.study.opening import open_study; "
        f"open_study(Path(sys.argv[1])); print([m for m in {heavy!r} if m in sys.modules])"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"
