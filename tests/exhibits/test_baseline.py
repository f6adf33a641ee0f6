"""Table 1: numbers as R has them, levels in reading order, missing rows, no p-values."""

from __future__ import annotations

import csv
import json

import pytest

from slidekit.exhibits.baseline_levels import level_label, order_levels
from slidekit.exhibits.model import Missing
from tests.exhibits.trials import events, headings, made, make, rows, say, subjects, table, trial
from tests.needs import SHARED

CASE = SHARED / "oracle" / "cases" / "demog_random_cdisc_b"
ARMS = ("A: Drug X", "C: Combination", "B: Placebo")


def arms() -> list[dict[str, object]]:
    """Return the arms of the oracle's case."""
    ids = ("x", "combo", "placebo")
    return [
        {"id": arm, "name": name, "values": [name], "reference": arm == "placebo"}
        for arm, name in zip(ids, ARMS, strict=True)
    ]


@pytest.mark.needs("oracle")
def test_numbers_are_those_of_r() -> None:
    """Means, standard deviations, medians, ranges and shares agree with R in every arm."""
    with (CASE / "data.csv").open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["REGION1"] in ("Asia", "North America")]
    columns = {name: [row[name] for row in found] for name in found[0]}
    columns["USUBJID"] = [str(number) for number in range(len(found))]
    baseline = made(
        "baseline",
        trial(
            table("ADSL", columns), arms=arms(), populations=[], baseline=["AGE", "BMRKR1", "SEX"]
        ),
    )
    facts = {fact.id: fact for fact in baseline.facts}
    expected = json.loads((CASE / "expected.json").read_text("utf-8"))
    for column in ("AGE", "BMRKR1"):
        by_arm = expected["continuous"][column]["by_arm"]
        wanted = {f".{arm['id']}": by_arm[arm["name"]] for arm in arms()}
        wanted[""] = expected["continuous"][column]["total"]
        for suffix, numbers in wanted.items():
            stem = f"baseline.{column.lower()}"
            median = facts[f"{stem}_median{suffix}"]
            assert facts[f"{stem}_mean{suffix}"].value == pytest.approx(numbers["mean"], rel=1e-12)
            assert facts[f"{stem}_sd{suffix}"].value == pytest.approx(numbers["sd"], rel=1e-12)
            assert (median.value, median.lower, median.upper) == pytest.approx(
                (numbers["median"], numbers["min"], numbers["max"]), rel=1e-12
            )
    assert all(fact.p is None for fact in baseline.facts)


def test_the_table_reads_as_a_table_1() -> None:
    """Rows stand under their characteristic; numbers have the usual digits."""
    study = trial(
        subjects("New", "New", "Old", AGE=["60", "65", "70"], SEX=["M", "F", "F"]), baseline=[]
    )
    found = made("baseline", study)
    assert headings(found) == ["Characteristic", "New\n(N = 2)", "Old\n(N = 1)", "Total\n(N = 3)"]
    assert rows(found) == [
        ["Age, years", "", "", ""],
        ["Mean (SD)", "62.5 (3.5)", "70.0 (NE)", "65.0 (5.0)"],
        ["Median (range)", "62.5 (60 to 65)", "70.0 (70 to 70)", "65.0 (60 to 70)"],
        ["Sex, n (%)", "", "", ""],
        ["Female", "1 (50.0)", "1 (100.0)", "2 (66.7)"],
        ["Male", "1 (50.0)", "0", "1 (33.3)"],
    ]


def test_missing_cells_have_a_row_and_stay_in_the_denominator() -> None:
    """An empty cell is counted as missing; percentages are of all subjects of the arm."""
    study = trial(
        subjects("New", "New", "Old", "Old", ECOG=["0", "", "1", "Missing"]), baseline=["ECOG"]
    )
    assert rows(made("baseline", study))[1:] == [
        ["0", "1 (50.0)", "0", "1 (25.0)"],
        ["1", "0", "1 (50.0)", "1 (25.0)"],
        ["Missing", "1 (50.0)", "1 (50.0)", "2 (50.0)"],
    ]


def test_a_column_that_the_table_lacks_is_not_reported() -> None:
    """What study.yaml asks for and nobody collected stands there and says so."""
    study = trial(subjects("New", "Old", SEX=["M", "F"]), baseline=["SEX", "ECOG"])
    assert rows(made("baseline", study))[-1] == [
        "ECOG performance status",
        "not reported",
        "not reported",
        "not reported",
    ]


def test_one_arm_has_no_total() -> None:
    """A total of one arm would say everything twice."""
    study = trial(subjects("New", "New", AGE=["50", "60"]), arms=[{"id": "new", "name": "New"}])
    assert headings(made("baseline", study)) == ["Characteristic", "New\n(N = 2)"]


def test_screen_failures_are_in_no_n() -> None:
    """Subjects who were never randomised are not at baseline."""
    people = subjects("New", "Old", "Screen Failure", ITTFL=["Y", "Y", "N"], SEX=["M", "F", "F"])
    assert headings(made("baseline", trial(people)))[-1] == "Total\n(N = 2)"


def test_names_of_columns_and_levels_are_those_of_study_yaml() -> None:
    """Labels given there come first; coded texts in capitals are made readable."""
    study = trial(
        subjects("New", "Old", RACE=["BLACK OR AFRICAN AMERICAN", "ASIAN"], SMOK=["Y", "N"]),
        baseline=["RACE", "SMOK"],
        labels={"SMOK": "Ever smoked", "Y": "Yes", "N": "No"},
    )
    assert [row[0] for row in rows(made("baseline", study))] == [
        "Race, n (%)",
        "Asian",
        "Black or African American",
        "Ever smoked, n (%)",
        "No",
        "Yes",
    ]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("female", "Female"),
        ("LOW", "Low"),
        (">=50%", "\N{GREATER-THAN OR EQUAL TO}50%"),
        ("AMERICAN INDIAN OR ALASKA NATIVE", "American Indian or Alaska Native"),
        ("S1", "S1"),
    ],
)
def test_levels_are_readable_as_they_are_typed(cell: str, shown: str) -> None:
    """Capitals and small letters of a table become words; codes stay."""
    assert level_label(trial(subjects("New")), "X", cell) == shown


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        (["65-74", ">=75", "<65"], ("<65", "65-74", ">=75")),
        ([">64", "18-64"], ("18-64", ">64")),
        ([">=50%", "<1%", "1-49%"], ("<1%", "1-49%", ">=50%")),
        (["2", "0", "10", "1"], ("0", "1", "2", "10")),
        (["HIGH", "LOW", "MEDIUM"], ("LOW", "MEDIUM", "HIGH")),
        (["M", "F"], ("F", "M")),
        (["OTHER", "ASIAN", "WHITE", "UNKNOWN"], ("WHITE", "ASIAN", "OTHER", "UNKNOWN")),
    ],
)
def test_levels_stand_in_reading_order(levels: list[str], order: tuple[str, ...]) -> None:
    """Numbers rise, ordered words keep their order, others fall by frequency, "other" is last."""
    counts = {level: place + 1 for place, level in enumerate(levels)}
    assert order_levels(trial(subjects("New")), "X", counts) == order


def test_the_order_of_study_yaml_comes_first() -> None:
    """Levels of a subgroup keep the order given there."""
    spec = {"column": "REGION1", "label": "Region", "levels": ["North America", "Europe"]}
    study = trial(subjects("New"), subgroups=[spec])
    counts = {"Asia": 9, "Europe": 5, "North America": 1}
    assert order_levels(study, "REGION1", counts) == ("North America", "Europe", "Asia")


def test_without_a_subject_table_the_reason_is_said() -> None:
    """Nothing is made of adverse events alone."""
    found = make("baseline", trial(events(("S1", "Rash"))))
    assert isinstance(found, Missing)
    assert "no table of subjects" in found.reason


def test_footnotes_name_population_cut_off_and_source() -> None:
    """What the percentages are of stands below the table."""
    study = trial(subjects("New", "Old", AGE=["50", "60"]), data_cutoff="2026-06-30")
    found = made("baseline", study)
    words = say(found, " ".join(found.exhibit.footnotes))
    assert words.startswith("Intention-to-treat population (ITT), arms as randomised.")
    assert "Data cut-off: 30 Jun 2026. Source: data on file, study report tables." in words
