"""Where in a paper its numbers stand: said by rows, by the table, or by endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.study.additions import with_population
from slidekit.study.opening import gather, open_study
from slidekit.study.places import places, with_place, with_source_of
from slidekit.study.subjects import usual_id
from slidekit.study.views import reported, subjects
from tests.study.tables import ADSL, STUDY, problems_of, put, small_study

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.study.model import Study, Table
    from slidekit.study.spec import StudySpec

CURVES = """\
endpoint_id,arm,time,unit,surv,at_risk,events,censored,digitised
os,Drug,0,months,1.0,,,,yes
OS,Drug,6,months,0.8,,,,yes
pfs,Drug,6,months,0.5,,,,yes
"""
HARMS = """\
arm,N,soc,pt,n_any,n_g3,n_serious,n_related,threshold,ref_id,anchor
Drug,10,,Headache,3,0,0,1,,,
Drug,10,,Rash,2,0,0,1,,,page 7
Drug,10,,Fever,1,0,0,1,,label,
"""
SPEC = """\
schema: 1
id: paper
arms: [{id: drug, name: Drug}]
endpoints: [{id: os, label: Overall survival}, {id: pfs, label: Progression-free survival}]
references:
  - {id: paper, type: article, title: A trial}
  - {id: label, type: label, title: A label}
"""
SAID = """\
columns:
  - {file: curves.csv, kind: km_points, reference: paper, anchors: {os: Figure 1}, anchor: Figure 2}
  - {file: harms.csv, kind: ae, reference: paper, anchor: "Table 4, page 9"}
"""
FILES = {"curves.csv": CURVES, "harms.csv": HARMS, "study.yaml": SPEC}


def opened(folder: Path, said: str = "") -> Study:
    """Open the paper's two tables with what study.yaml says of their places."""
    return open_study(put(folder, FILES | {"study.yaml": SPEC + said}))


def silent(folder: Path) -> tuple[StudySpec, dict[str, Table]]:
    """Return a study.yaml that says nothing of places, and the tables by name."""
    files = gather([put(folder, FILES)])
    assert files.spec is not None
    return files.spec, {table.file.name: table for table in files.tables}


def test_a_table_says_the_place_of_rows_that_say_none(tmp_path: Path) -> None:
    """A row's own page stays, and a row of the label is in no table of the paper."""
    rows = reported(opened(tmp_path, SAID)).adverse_events
    assert [(row.source.reference, row.source.anchor) for row in rows] == [
        ("paper", "Table 4, page 9"),
        ("paper", "page 7"),
        ("label", ""),
    ]


def test_each_endpoint_of_a_table_has_its_own_figure(tmp_path: Path) -> None:
    """However the table writes the endpoint's id; one that is not named has the table's place."""
    points = reported(opened(tmp_path, SAID)).km_points
    assert [point.source.anchor for point in points] == ["Figure 1", "Figure 1", "Figure 2"]


def test_a_place_of_an_endpoint_that_there_is_not_is_an_error(tmp_path: Path) -> None:
    """Its numbers would have no place, and nobody would know why."""
    (found,) = problems_of(opened(tmp_path, SAID.replace("os:", "oss:")), "endpoint_of_anchor")
    assert "columns, curves.csv: anchors: in study.yaml names the endpoint oss" in found.message
    assert "os" in found.fix


def test_a_person_is_asked_for_what_rows_leave_open(tmp_path: Path) -> None:
    """A line for each endpoint of the curves, one for the harms, none where all rows say it."""
    spec, tables = silent(tmp_path)
    curves = places(spec, tables["curves.csv"], "km_points")
    harms = places(spec, tables["harms.csv"], "ae")
    assert curves is not None
    assert harms is not None
    assert curves.anchors == {"os": "", "pfs": ""}
    assert (harms.anchors, harms.asks_source) == ({"": ""}, True)
    assert places(spec, tables["harms.csv"], "ADAE") is None
    full = HARMS.replace(",,\n", ",paper,page 7\n").replace("label,\n", "label,page 1\n")
    (table,) = gather([put(tmp_path, {"harms.csv": full}) / "harms.csv"]).tables
    said = places(spec, table, "ae")
    assert said is not None
    assert said.anchors == {}


def test_what_a_person_says_is_read_back_and_can_be_taken_away(tmp_path: Path) -> None:
    """A table that study.yaml did not name gets an entry; the numbers then have the place."""
    spec, tables = silent(tmp_path)
    spec = with_source_of(spec, tables["curves.csv"], "km_points", "paper")
    spec = with_place(spec, tables["curves.csv"], "km_points", "pfs", "Figure 2")
    spec = with_place(spec, tables["harms.csv"], "ae", "", "Table 4")
    assert [(e.file, e.kind, e.anchor, e.anchors) for e in spec.columns] == [
        ("curves.csv", "km_points", "", {"pfs": "Figure 2"}),
        ("harms.csv", "ae", "Table 4", {}),
    ]
    spec = with_place(spec, tables["curves.csv"], "km_points", "pfs", "")
    assert spec.columns[0].anchors == {}


@pytest.mark.parametrize(
    ("label", "id_"),
    [
        ("Intention-to-treat population", "itt"),
        ("Intent-to-treat (ITT) population", "itt"),
        ("Full analysis set", "itt"),
        ("All randomised patients", "itt"),
        ("Intention-to-treat-Population", "itt"),
        ("Safety population (treated patients)", "safety"),
        ("Sicherheitspopulation", "safety"),
        ("Modified intention-to-treat population", None),
        ("Per-protocol population", None),
        ("Patients", None),
    ],
)
def test_populations_of_usual_names_are_known(label: str, id_: str | None) -> None:
    """Only those that every trial counts alike."""
    assert usual_id(label) == id_


def test_a_population_typed_by_its_name_needs_no_filter(tmp_path: Path) -> None:
    """All six randomised subjects are in it, and nothing asks who belongs to it."""
    study = small_study(tmp_path)
    spec = with_population(study.spec, "Intention-to-treat population")
    assert [(p.id, p.label) for p in spec.populations] == [("itt", "Intention-to-treat population")]
    said = "populations: [{id: itt, label: Intention-to-treat population}]\n"
    again = small_study(tmp_path, adsl=ADSL, study=STUDY + said)
    assert problems_of(again, "population_without_filter") == []
    assert len(subjects(again, "itt").arm) == 6
