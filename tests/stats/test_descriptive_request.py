"""`slidekit stats descriptive`: what it answers, where it has null, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slidekit.errors import StatsError
from slidekit.stats.request import answer

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """\
ARM,AGE,SEX,RACE
A,31,F,WHITE
A,44,M,WHITE
A,,F,
B,52,F,ASIAN
B,60,,WHITE
B,58,F,BLACK
C,40,M,
"""
REQUEST: dict[str, Any] = {
    "kind": "descriptive",
    "data": "data.csv",
    "arm": "ARM",
    "arms": ["A", "B"],
    "continuous": ["AGE"],
    "categorical": ["SEX", "RACE"],
    "tests": {"continuous": ["anova", "kruskal"], "categorical": ["chisq", "fisher"]},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small table."""
    (tmp_path / "data.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_numbers_are_summarised_by_arm_and_in_total(folder: Path) -> None:
    """Ages of two and of three subjects, five in all; the third arm was not asked for."""
    found = answer("descriptive", REQUEST, folder)["continuous"]["AGE"]
    assert [found["by_arm"][arm]["n"] for arm in ("A", "B")] == [2, 3]
    assert (found["total"]["n"], found["total"]["mean"], found["total"]["median"]) == (5, 49, 52)
    assert (found["by_arm"]["B"]["q1_type6"], found["by_arm"]["B"]["q1_type7"]) == (52, 55)
    assert found["anova_p"] == pytest.approx(0.04467, abs=5e-6)  # t = -3.331 on 3 degrees
    assert found["kruskal_p"] == pytest.approx(0.0833, abs=5e-5)  # chi-square 3 on 1


def test_shares_are_of_those_whose_cell_is_not_empty(folder: Path) -> None:
    """Two of three in arm A are women, both known ones in arm B; a level nobody has is 0."""
    found = answer("descriptive", REQUEST, folder)["categorical"]
    assert found["SEX"]["counts"] == {"A": {"F": 2, "M": 1}, "B": {"F": 2, "M": 0}}
    assert found["SEX"]["percent"]["A"]["F"] == pytest.approx(200 / 3)
    assert found["SEX"]["percent"]["B"] == {"F": 100, "M": 0}
    assert found["SEX"]["fisher_p"] == 1
    assert found["RACE"]["counts"]["A"] == {"ASIAN": 0, "BLACK": 0, "WHITE": 2}
    assert found["RACE"]["fisher_p"] == pytest.approx(1)


def test_an_arm_without_anybody_has_nulls(folder: Path) -> None:
    """An arm of which nothing is known has counts of 0 and no percent; the others are tested."""
    found = answer("descriptive", {**REQUEST, "arms": ["A", "B", "Z"]}, folder)
    without = answer("descriptive", REQUEST, folder)
    assert found["continuous"]["AGE"]["by_arm"]["Z"]["mean"] is None
    assert found["categorical"]["SEX"]["counts"]["Z"] == {"F": 0, "M": 0}
    assert found["categorical"]["SEX"]["percent"]["Z"] == {"F": None, "M": None}
    for name in ("chisq_p", "fisher_p"):
        assert found["categorical"]["SEX"][name] == without["categorical"]["SEX"][name]
    assert found["continuous"]["AGE"]["anova_p"] == without["continuous"]["AGE"]["anova_p"]
    alone = answer("descriptive", {**REQUEST, "arms": "A"}, folder)
    assert alone["continuous"]["AGE"]["anova_p"] is None
    assert alone["categorical"]["SEX"]["chisq_p"] is None


def test_only_the_tests_that_were_asked_for_are_computed(folder: Path) -> None:
    """Others are null; without the key all are computed; unknown ones are named."""
    asked = {"continuous": ["anova", "wilcoxon"], "categorical": []}
    found = answer("descriptive", {**REQUEST, "tests": asked}, folder)
    age, sex = found["continuous"]["AGE"], found["categorical"]["SEX"]
    assert (age["kruskal_p"], sex["chisq_p"], sex["fisher_p"]) == (None, None, None)
    assert age["anova_p"] is not None
    assert found["not_offered"] == ["wilcoxon"]
    everything = answer("descriptive", {**REQUEST, "tests": None}, folder)
    same = answer("descriptive", REQUEST, folder)
    assert everything["categorical"] == same["categorical"]


def test_a_table_too_large_for_the_exact_test_is_named(folder: Path) -> None:
    """Six arms in six levels, 850 subjects: null and named; Pearson's test is there."""
    rows = [
        f"{arm},{level}"
        for arm in range(6)
        for level in range(6)
        for _ in range(20 + (5 * arm + level) % 7)
    ]
    (folder / "data.csv").write_text("\n".join(["ARM,SITE", *rows]), encoding="utf-8")
    arms = [str(arm) for arm in range(6)]
    request = {**REQUEST, "arms": arms, "continuous": [], "categorical": ["SITE"]}
    found = answer("descriptive", request, folder)
    assert found["categorical"]["SITE"]["fisher_p"] is None
    assert found["categorical"]["SITE"]["chisq_p"] is not None
    assert found["not_offered"] == ["categorical.SITE.fisher_p"]


cells = st.sampled_from(["", "1", "2", "2.5", "-3"])
rows = st.lists(st.tuples(st.sampled_from("ABZ"), cells, cells, st.sampled_from("uvw")), max_size=9)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows)
def test_any_small_table_has_an_answer(folder: Path, rows: list[tuple[str, str, str, str]]) -> None:
    """Few rows, empty cells, one arm, equal values: numbers or null, or one sentence."""
    lines = ["ARM,X,Y,V", "A,1,,u", *(",".join(row) for row in rows)]
    (folder / "data.csv").write_text("\n".join(lines), encoding="utf-8")
    shared = {"data": "data.csv", "arm": "ARM", "arms": ["A", "B", "C"]}
    asked = {**shared, "continuous": ["X", "Y"], "categorical": ["V", "Y"]}
    found = answer("descriptive", asked, folder)
    assert json.dumps(found, allow_nan=False)
    pair = {"name": "B - A", "arm1": "B", "arm0": "A"}
    adjusted = {"response": "X", "numeric_covariates": ["Y"], "factor_covariates": ["V"]}
    measured = {
        **shared,
        **{"visit": "V", "visits": ["u", "v", "x"], "value": "X", "base": "Y"},
        "pairwise_t": {"visit": "u", "pairs": [pair]},
        "ancova": {"visit": "u", **adjusted, "contrasts": [pair], "dose": {"A": 0, "B": 1, "C": 2}},
    }
    assert json.dumps(answer("continuous", measured, folder), allow_nan=False)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"data": "nothing.csv"}, "There is no file nothing.csv"),
        ({"arm": None}, "'arm' is missing"),
        ({"arms": ["Z"]}, "No row of data.csv is left to analyse"),
        ({"continuous": ["SEX"]}, "data.csv, line 2: 'F' in column 'SEX' is not a number"),
        ({"continuous": ["BMI"]}, "data.csv has no column 'BMI'"),
        ({"continuous": {"AGE": 1}}, "'continuous' in the request must be a list of texts"),
        ({"categorical": ["ETHNIC"]}, "data.csv has no column 'ETHNIC'"),
        ({"tests": ["anova"]}, "'tests' in the request must be an object"),
        ({"tests": {"continuous": [1]}}, "'continuous' in 'tests' of the request must be a list"),
        ({"filter": {"AGE": {"over": 40}}}, "The filter on 'AGE' must hold texts or numbers"),
    ],
)
def test_a_bad_request_is_refused_in_plain_words(
    folder: Path, change: dict[str, Any], message: str
) -> None:
    """The message names the key, column or line that is wrong."""
    with pytest.raises(StatsError) as refused:
        answer("descriptive", {**REQUEST, **change}, folder)
    assert message in str(refused.value)
