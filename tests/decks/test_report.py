"""A study report beside the tables of onc301: its numbers are shown, checked, explained or blocked.

R gives for overall survival a hazard ratio of 0.7545 (0.6291 to 0.9050) stratified and 0.7578
(0.6332 to 0.9068) without strata, medians of 16.69 (14.32 to 18.46) and 12.68 (11.01 to 14.65).
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from slidekit import app
from tests.needs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck
    from slidekit.rules.finding import Finding

HR = "os.hr.quelmatinib_vs_ostrataxel"
HEADER = "cutoff,endpoint_id,population,measure,arm,comparator,n,N,value,ci_lo,ci_hi,ci_level,p"
ROWS = (
    "events,Quelmatinib,,226,309,73.1%,,,,",
    "events,Ostrataxel,,254,311,81.7%,,,,",
    "median,Quelmatinib,,,,16.7,14.3,18.5,95,",
    "median,Ostrataxel,,,,12.7,11.0,14.7,95,",
)
STRATIFIED = "hr,Quelmatinib,Ostrataxel,,,0.75,0.63,0.90,95,0.002"
UNSTRATIFIED = "hr,Quelmatinib,Ostrataxel,,,0.76,0.63,0.91,95,0.002"
WRONG = "hr,Quelmatinib,Ostrataxel,,,0.70,0.58,0.85,95,0.0003"


def with_report(folder: Path, *rows: str, stated: str = "") -> Path:
    """Return a copy of onc301 with a report, and with an explanation if one is stated."""
    study = folder / "onc301"
    shutil.copytree(ROOT / "sample_data" / "onc301", study, ignore=shutil.ignore_patterns("trial"))
    lines = [f"2026-06-30,os,itt,{row},csr,Table 14.2.1" for row in rows]
    text = "\n".join([f"{HEADER},ref_id,anchor", *lines, ""])
    (study / "estimates.csv").write_text(text, encoding="utf-8")
    if stated:
        path = study / "study.yaml"
        told = f"statistics:\n  differences:\n    {HR}: {stated}\n"
        spec = path.read_text(encoding="utf-8").replace("statistics:\n", told, 1)
        path.write_text(spec, encoding="utf-8")
    return study


def judged(study: Path) -> tuple[Deck, tuple[Finding, ...]]:
    """Return the deck of a study and what the rules say of it, but for its small groups."""
    deck = app.new_deck([study], app.Options())
    return deck, tuple(f for f in app.findings(deck) if f.rule != "small-cells")


def test_a_report_that_the_tables_confirm_raises_no_finding(tmp_path: Path) -> None:
    """Its digits are shown, its source is cited, and `inspect` lists five numbers that agree."""
    study = with_report(tmp_path, *ROWS, STRATIFIED)
    deck, found = judged(study)
    assert found == ()
    fact = deck.fact_index()[HR]
    assert (fact.reported, dict(fact.as_printed)["value"]) == (True, "0.75")
    (km,) = [slide for slide in deck.slides if slide.id == "primary.os"]
    assert "As reported (Table 14.2.1{ref:csr})" in km.footnotes[0]
    assert "csr" in km.references
    listed = app.inspect([study])
    assert [number["agrees"] for number in listed["reported"]] == [True] * 5
    assert "os.rate.quelmatinib.t12" in listed["post_hoc"]


def test_a_ratio_without_strata_is_explained_and_to_be_confirmed(tmp_path: Path) -> None:
    """The way that gives the report's digits is named in a warning; confirmed, it is silent."""
    _, found = judged(with_report(tmp_path / "found", *ROWS, UNSTRATIFIED))
    assert [(one.rule, one.severity) for one in found] == [("reported-agrees", "warn")]
    assert "the report's number is found without strata" in found[0].message
    _, confirmed = judged(
        with_report(tmp_path / "said", *ROWS, UNSTRATIFIED, stated="The report is unstratified.")
    )
    assert confirmed == ()


def test_a_number_that_nothing_explains_blocks_the_deck(tmp_path: Path) -> None:
    """The finding names both numbers; `inspect` names the line and is an error."""
    study = with_report(tmp_path, *ROWS, WRONG)
    _, found = judged(study)
    assert [(one.rule, one.severity) for one in found] == [("reported-agrees", "block")]
    assert "value: 0.70 reported, 0.7545 computed" in found[0].message
    problems = [p for p in app.inspect([study])["problems"] if p["severity"] == "error"]
    assert [(p["code"], p["file"], p["row"]) for p in problems] == [
        ("reported_differs", "estimates.csv", 6)
    ]


def test_an_exported_deck_with_a_report_recomputes_equal(tmp_path: Path) -> None:
    """`verify --data` finds the reported numbers in the report and the computed ones in tables."""
    study, out = with_report(tmp_path, *ROWS, STRATIFIED), tmp_path / "deck.pptx"
    app.build(app.new_deck([study], app.Options()), out)
    answer = app.verify(out, study)
    assert (answer["verdict"], answer["recomputed"]["different"]) == ("unchanged", [])


@pytest.mark.parametrize("level", ["90", "0.9"])
def test_limits_of_another_level_are_compared_at_that_level(tmp_path: Path, level: str) -> None:
    """A report at 90% is explained; a slide that mixes it with 95% under one heading is blocked."""
    row = f"hr,Quelmatinib,Ostrataxel,,,0.75,0.65,0.88,{level},0.002"
    _, found = judged(with_report(tmp_path, *ROWS, row))
    (told,) = [one for one in found if one.rule == "reported-agrees"]
    assert told.severity == "warn"
    assert "the report's number is found at a confidence level of 0.9" in told.message
    assert {one.rule for one in found} == {"reported-agrees", "ci-with-estimate"}
