"""`slidekit stats continuous`: what it answers, where it has null, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.errors import StatsError
from slidekit.stats.request import answer
from tests.needs import SHARED
from tests.stats.oracle import differences, read_json

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """\
ARM,VISIT,SITE,AVAL,BASE,CHG
P,Baseline,1,10,10,0
P,Baseline,1,12,12,0
L,Baseline,2,11,11,0
P,Week 4,1,13,10,3
P,Week 4,2,13,12,1
P,Week 4,2,15,,
L,Week 4,1,9,11,-2
L,Week 4,2,8,12,-4
L,Week 4,2,7,13,-6
L,Week 8,2,6,11,-5
Q,Week 4,1,99,99,99
"""
PAIR = {"name": "L - P", "arm1": "L", "arm0": "P"}
REQUEST: dict[str, Any] = {
    "kind": "continuous",
    "data": "data.csv",
    "arm": "ARM",
    "arms": ["P", "L", "H"],
    "visit": "VISIT",
    "visits": ["Baseline", "Week 4", "Week 8", "Week 12"],
    "baseline_visit": "Baseline",
    "value": "AVAL",
    "base": "BASE",
    "change": "CHG",
    "pairwise_t": {"expected_key": "week4_t", "visit": "Week 4", "pairs": [PAIR]},
    "ancova": {
        "visit": "Week 4",
        "response": "CHG",
        "factor_covariates": ["SITE"],
        "numeric_covariates": ["BASE"],
        "contrasts": [PAIR, {"name": "H - P", "arm1": "H", "arm0": "P"}],
        "dose": {"P": 0, "L": 10, "H": 20},
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small table."""
    (tmp_path / "data.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_a_summary_counts_what_is_there(folder: Path) -> None:
    """Three values and two changes of placebo at week 4; other arms of the table are left out."""
    week4 = answer("continuous", REQUEST, folder)["by_visit"]["Week 4"]
    assert set(week4) == {"P", "L", "H"}
    assert (week4["P"]["aval"]["n"], week4["P"]["chg"]["n"]) == (3, 2)
    assert week4["P"]["aval"]["mean"] == pytest.approx(41 / 3)
    assert (week4["P"]["chg"]["mean"], week4["P"]["chg"]["sd"]) == (2, pytest.approx(2**0.5))
    assert (week4["L"]["aval"]["min"], week4["L"]["aval"]["max"]) == (7, 9)


def test_visits_with_nobody_and_with_one_have_nulls(folder: Path) -> None:
    """An arm without rows, one value, no change at baseline: null, never 0 and no failure."""
    visits = answer("continuous", REQUEST, folder)["by_visit"]
    nobody, one = visits["Week 12"]["L"]["aval"], visits["Week 8"]["L"]["chg"]
    assert nobody.pop("n") == 0
    assert set(nobody.values()) == {None}
    assert (one["n"], one["mean"], one["q3_type2"], one["q1_type7"]) == (1, -5, -5, -5)
    assert (one["sd"], one["se"], one["ci_lower"]) == (None, None, None)
    assert visits["Baseline"]["P"]["chg"] is None
    assert visits["Week 4"]["H"]["chg"]["n"] == 0


def test_means_are_compared_pair_by_pair(folder: Path) -> None:
    """Changes of -2, -4, -6 against 3, 1: a difference of -6 whose standard error is worked out."""
    found = answer("continuous", REQUEST, folder)["week4_t"]["L - P"]
    assert found["difference"] == -6
    assert found["pooled"]["df"] == 3
    assert found["pooled"]["t"] == pytest.approx(-6 / ((8 + 2) / 3 * (1 / 3 + 1 / 2)) ** 0.5)
    assert found["welch"]["t"] == pytest.approx(-6 / (4 / 3 + 2 / 2) ** 0.5)


def test_a_test_that_the_values_do_not_allow_is_null(folder: Path) -> None:
    """One value against none, and against one: R stops, the answer has null."""
    pairs = [{**PAIR, "arm1": "L", "arm0": arm, "name": arm} for arm in ("P", "H")]
    request = {**REQUEST, "pairwise_t": {"visit": "Week 8", "pairs": pairs}}
    found = answer("continuous", request, folder)["pairwise_t"]
    assert found["H"] == {"difference": None, "pooled": None, "welch": None}
    (folder / "data.csv").write_text(f"{TABLE}P,Week 8,1,9,9,-1\n", encoding="utf-8")
    found = answer("continuous", request, folder)["pairwise_t"]
    assert found["P"] == {"difference": -4, "pooled": None, "welch": None}


def test_an_ancova_takes_complete_rows_and_names_its_model(folder: Path) -> None:
    """Five of six rows are complete; an arm that nobody is in is not estimable."""
    found = answer("continuous", REQUEST, folder)["ancova"]
    assert (found["model"], found["n"]) == ("CHG ~ ARM + SITE + BASE", 5)
    assert found["L - P"]["df"] == 1
    assert found["L - P"]["est"] is not None
    assert (found["H - P"]["est"], found["H - P"]["p"]) == (None, None)
    assert set(found["ls_means"]["H"]["equal_site_weights"].values()) == {None}
    assert found["dose_response_p"] == pytest.approx(found["L - P"]["p"])


def test_an_ancova_without_rows_or_doses_has_nulls(folder: Path) -> None:
    """At week 12 nobody was seen: n is 0 and all else null."""
    part = {key: value for key, value in REQUEST["ancova"].items() if key != "dose"}
    request = {**REQUEST, "ancova": {**part, "visit": "Week 12", "expected_key": "week12"}}
    found = answer("continuous", request, folder)["week12"]
    assert (found["n"], found["rmse"], found["dose_response_p"]) == (0, None, None)
    assert found["L - P"]["est"] is None
    assert json.dumps(found, allow_nan=False)


def test_change_is_worked_out_where_the_table_has_none(folder: Path) -> None:
    """Without a column of changes it is value minus base; without a base there is none."""
    worked_out = {key: value for key, value in REQUEST.items() if key != "change"}
    assert (
        answer("continuous", worked_out, folder)["by_visit"]
        == (answer("continuous", REQUEST, folder)["by_visit"])
    )
    values_only = {key: value for key, value in worked_out.items() if key != "base"}
    found = answer("continuous", values_only, folder)
    assert found["by_visit"]["Week 4"]["P"]["chg"] is None
    assert found["week4_t"]["L - P"]["difference"] == pytest.approx(8 - 41 / 3)


def test_visits_default_to_those_of_the_table(folder: Path) -> None:
    """In the order in which they first stand there."""
    request = {**REQUEST, "visits": None, "ancova": None, "pairwise_t": None}
    found = answer("continuous", request, folder)
    assert list(found["by_visit"]) == ["Baseline", "Week 4", "Week 8"]
    assert not {"ancova", "pairwise_t", "week4_t"} & set(found)


def test_arms_can_be_compared_at_a_visit_that_is_not_listed(folder: Path) -> None:
    """The summaries are of the visits that were asked for, the comparison is of its own."""
    found = answer("continuous", {**REQUEST, "visits": ["Week 8"]}, folder)
    assert list(found["by_visit"]) == ["Week 8"]
    assert found["week4_t"]["L - P"]["difference"] == -6


def test_what_is_not_offered_is_named(folder: Path) -> None:
    """A mixed model for repeated measures is asked for in vain, under both of its names."""
    asked = {**REQUEST, "mmrm": {"expected_key": "week4_mmrm", "covariance": "un"}, "locf": True}
    found = answer("continuous", {**asked, "title": "T", "published": {"p": 0.1}}, folder)
    assert found["not_offered"] == ["mmrm", "week4_mmrm", "locf"]
    assert "week4_mmrm" not in found


def test_another_confidence_level_is_kept_to(folder: Path) -> None:
    """At 80% the limits are narrower, everywhere."""
    wide = answer("continuous", REQUEST, folder)
    narrow = answer("continuous", {**REQUEST, "conf_level": 0.8}, folder)
    lowest = [
        (
            found["by_visit"]["Week 4"]["L"]["chg"]["ci_lower"],
            found["week4_t"]["L - P"]["welch"]["lower"],
            found["ancova"]["L - P"]["lower"],
            found["ancova"]["ls_means"]["P"]["observed_site_margins"]["lower"],
        )
        for found in (wide, narrow)
    ]
    assert all(one < other for one, other in zip(*lowest, strict=True))


@pytest.mark.needs("oracle")
def test_a_wrong_number_of_the_case_is_seen(tmp_path: Path) -> None:
    """One changed digit in a least-squares mean of the CDISC pilot is named, and nothing else."""
    case = SHARED / "oracle" / "cases" / "cfb_sysbp_b"
    expected = read_json(case / "expected.json")
    expected["week16_ancova"]["ls_means"]["Placebo"]["equal_site_weights"]["se"] += 1e-8
    for name in ("request.json", "data.csv"):
        (tmp_path / name).write_bytes((case / name).read_bytes())
    (tmp_path / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    places = [place for place, _, _ in differences(tmp_path)]
    assert places == ["week16_ancova/ls_means/Placebo/equal_site_weights/se"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"data": None}, "'data' is missing in the request"),
        ({"value": None}, "'value' is missing in the request"),
        ({"value": "SITES"}, "data.csv has no column 'SITES'"),
        ({"value": "ARM"}, "data.csv, line 2: 'P' in column 'ARM' is not a number"),
        ({"visit": None}, "'visit' is missing"),
        ({"visits": [4]}, "'visits' in the request must be a list of texts"),
        ({"arms": ["X"]}, "No row of data.csv is left to analyse"),
        ({"conf_level": 95}, "'conf_level' in the request must be a level between 0 and 1"),
        ({"pairwise_t": "Week 4"}, "'pairwise_t' in the request must be an object"),
        ({"pairwise_t": {"pairs": []}}, "'visit' is missing in 'pairwise_t' of the request"),
        ({"pairwise_t": {"visit": "Week 5"}}, "must be one of Baseline, Week 4, Week 8, Week 12"),
        (
            {"pairwise_t": {"visit": "Week 4", "pairs": [{**PAIR, "arm1": "Q"}]}},
            "'arm1' in row 1 of 'pairs' must be one of P, L, H, not 'Q'",
        ),
        (
            {"pairwise_t": {"visit": "Week 4", "pairs": [{**PAIR, "name": None}]}},
            "'name' is missing in row 1 of 'pairs'",
        ),
        ({"ancova": {"visit": "Week 4", "response": "GAIN"}}, "has no column 'GAIN'"),
        (
            {"ancova": {"visit": "Week 4", "factor_covariates": [1]}},
            "'factor_covariates' in 'ancova' of the request must be a list of texts",
        ),
        (
            {"ancova": {"visit": "Week 4", "numeric_covariates": ["VISIT"]}},
            "'Week 4' in column 'VISIT' is not a number",
        ),
        (
            {"ancova": {"visit": "Week 4", "dose": {"P": 0, "L": 10}}},
            "'H' is missing in 'dose' of 'ancova' of the request: it must be a number",
        ),
    ],
)
def test_a_bad_request_is_refused_in_plain_words(
    folder: Path, change: dict[str, Any], message: str
) -> None:
    """The message names the key, column or line that is wrong."""
    with pytest.raises(StatsError) as refused:
        answer("continuous", {**REQUEST, **change}, folder)
    assert message in str(refused.value)
