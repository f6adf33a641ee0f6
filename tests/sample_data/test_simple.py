"""A newcomer's way: two plain tables, a suggested study.yaml, five lines of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.study.inspect import write_suggestion
from slidekit.study.opening import open_study
from slidekit.study.views import adverse_events, subjects, time_to_event
from tests.sample_data.made import SAMPLES, rows

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = SAMPLES / "simple"
EDITS = {
    "# title: the full title of the trial": "title: Fictivan or placebo, a small invented trial",
    "# data_cutoff: 2024-01-31": "data_cutoff: 2025-12-31",
    "# design:": "design:",
    "#   randomised: yes": "  randomised: yes",
    "    # rank: primary, key_secondary, secondary, exploratory or post_hoc": "    rank: primary",
}
"""Lines of the suggestion -> what a newcomer makes of them."""


def test_study_yaml_is_the_suggestion_with_five_lines_edited(tmp_path: Path) -> None:
    """What the program suggests from the tables needs no more than that."""
    suggested = tmp_path / "study.yaml"
    write_suggestion([FOLDER], suggested)
    lines = suggested.read_text(encoding="utf-8").splitlines()
    assert len(EDITS) == 5
    assert all(lines.count(line) == 1 for line in EDITS)
    kept = (FOLDER / "study.yaml").read_text(encoding="utf-8").splitlines()
    assert kept == [EDITS.get(line, line) for line in lines]


def test_the_study_holds_both_tables_as_a_statistician_would_read_them() -> None:
    """120 patients, deaths as in the table, every adverse event of its patient's arm."""
    study = open_study(FOLDER)
    times, events = time_to_event(study, "os"), adverse_events(study)
    survival = rows(FOLDER / "survival.csv")
    assert int(times.event.sum()) == sum(row["dead"] == "yes" for row in survival)
    assert times.time.tolist() == [float(row["months"]) for row in survival]
    assert study.arms[study.reference].name == "Placebo"
    assert events.n_subjects == (60, 60)
    assert len(events.subject) == len(rows(FOLDER / "events.csv"))
    assert set(subjects(study).columns["SEX"].tolist()) == {"female", "male"}


def test_the_tables_look_as_people_write_them() -> None:
    """Plain words for columns and cells, one row per patient, events of known patients alone."""
    survival, events = rows(FOLDER / "survival.csv"), rows(FOLDER / "events.csv")
    assert list(survival[0]) == ["patient", "arm", "age", "sex", "months", "dead"]
    assert list(events[0]) == ["patient", "adverse event", "grade", "serious"]
    patients = {row["patient"] for row in survival}
    assert len(patients) == len(survival) == 120
    assert {row["patient"] for row in events} <= patients
    assert all(float(row["months"]) > 0 for row in survival)
    assert all(row["serious"] == "no" for row in events if int(row["grade"]) < 3)
