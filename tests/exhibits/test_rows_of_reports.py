"""Rows of a report that no slide shows: which are named, and what is said of them."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from slidekit.app import inspect
from slidekit.app.importing import revised, take_in
from slidekit.exhibits.comparison import compare_with_report
from slidekit.exhibits.model import Missing
from slidekit.exhibits.safety_analysis import safety_analysis
from slidekit.resources import sample_data_dir
from tests.exhibits.trials import POLICY, table, trial

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.study.model import Study


def harms(*rows: tuple[str, str, str, str]) -> Study:
    """Return a trial known from printed numbers of harms: measure, arm, n and N of each."""
    measures, arms, n, subjects_ = zip(*rows, strict=True)
    columns = {"endpoint_id": ["safety"] * len(rows), "measure": measures, "arm": arms}
    return trial(table("estimates", {**columns, "n": n, "N": subjects_, "value": [""] * len(rows)}))


def test_harms_that_the_deck_shows_are_not_called_shown_nowhere() -> None:
    """Deaths of both arms stand in the overview, though they belong to no endpoint."""
    study = harms(("death", "New", "3", "10"), ("death", "Old", "4", "10"))
    found = safety_analysis(study)
    assert not isinstance(found, Missing)
    assert [fact.n for fact in found.row("death")] == [3, 4]
    assert compare_with_report(study, POLICY).problems == ()


@pytest.mark.parametrize(
    ("measure", "arm", "n"), [("deaths", "New", "3"), ("death", "Newer", "3"), ("death", "New", "")]
)
def test_nobody_is_told_to_take_out_a_row_of_harms(measure: str, arm: str, n: str) -> None:
    """No slide shows it for a mistyped measure or arm, or without n: it is to be corrected."""
    study = harms(("fatal", "New", "1", "10"), (measure, arm, n, "10"))
    (problem,) = compare_with_report(study, POLICY).problems
    assert (problem.code, problem.row) == ("row_unused", 3)
    assert "fatal, related, death" in problem.fix
    assert "take it out" not in problem.fix


def test_rows_of_harms_beside_a_table_that_gives_them_are_named() -> None:
    """The overview has deaths from estimates.csv only where ae.csv does not print them."""
    events = table(
        "ae", {"arm": ["New", "Old"], "N": ["10", "10"], "pt": ["", ""], "n_any": ["9", "8"]}
    )
    rows = (("teae", "New", "9", "10"), ("death", "New", "3", "10"), ("death", "Old", "4", "10"))
    study = harms(*rows)
    found = compare_with_report(trial(*study.tables, events), POLICY).problems
    assert [problem.row for problem in found] == [2]


def test_earlier_analyses_of_a_plan_are_not_called_shown_nowhere() -> None:
    """The plan is judged by the p of its interim analysis, which no slide prints."""
    columns = {
        "endpoint_id": ["os", "os", "os"],
        "analysis_id": ["interim", "final", "older"],
        "cutoff": ["2024-01-01", "2025-01-01", "2023-01-01"],
        "measure": ["hr"] * 3,
        "arm": ["New"] * 3,
        "comparator": ["Old"] * 3,
        "value": ["0.8", "0.7", "0.9"],
        "p": ["0.03", "0.004", "0.2"],
    }
    looks = [{"analysis": "interim", "alpha": 0.01}, {"analysis": "final", "alpha": 0.045}]
    plan = {
        "analyses": [{"id": "interim"}, {"id": "final"}],
        "hypotheses": [{"id": "os", "alpha": 0.05, "looks": looks}],
    }
    study = trial(
        table("estimates", columns),
        endpoints=[{"id": "os", "label": "Overall survival", "rank": "primary"}],
        statistics={"alpha": 0.05, "plan": plan},
    )
    found = compare_with_report(study, POLICY).problems
    assert [(problem.code, problem.row) for problem in found] == [("row_unused", 4)]


def test_a_study_of_printed_tables_alone_has_no_remark_for_each_number() -> None:
    """That nothing is computed again holds for all of it; one time does not differ from another."""
    columns = {"endpoint_id": ["os"], "measure": ["hr"], "arm": ["New"], "comparator": ["Old"]}
    study = trial(
        table("estimates", {**columns, "value": ["0.7"]}),
        endpoints=[{"id": "os", "label": "Overall survival"}],
    )
    found = compare_with_report(study, POLICY)
    assert [number.agrees for number in found.numbers] == [None]
    assert found.is_printed_only
    assert found.problems == ()


def test_the_window_and_the_command_find_the_same(tmp_path: Path) -> None:
    """What nothing shows is a remark in both, and a policy that is not there an error."""
    there = shutil.copytree(sample_data_dir() / "published301", tmp_path / "published301")
    assert take_in([there]).study.problems == ()
    assert inspect([there])["problems"] == []
    rows = there / "estimates.csv"
    rows.write_text(rows.read_text("utf-8").replace(",safety,death,", ",safety,deaths,"), "utf-8")
    words = there / "study.yaml"
    words.write_text(
        words.read_text("utf-8").replace("deck:\n", "deck:\n  policy: none\n"), "utf-8"
    )
    found = take_in([there])
    assert [one.code for one in found.study.problems] == ["policy_unread", *["row_unused"] * 2]
    assert [asdict(one) for one in found.study.problems] == inspect([there])["problems"]
    assert revised(found, found.spec).study.problems == found.study.problems
