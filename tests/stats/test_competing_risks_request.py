"""`slidekit stats survival` with competing risks: what is answered, absent, and refused."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.errors import StatsError
from slidekit.stats.request import answer
from slidekit.stats.survival import kaplan_meier

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """\
ARM,AVAL,CNSR,CAUSE,SITE,W,ENTRY,ID
A,1,0,1,X,1,0,1
A,2,0,2,X,2,1,2
A,2,0,1,Y,1,0,3
A,4,1,0,Y,1,2,4
A,5,0,1,X,3,0,5
B,1,0,2,X,1,0,6
B,3,0,1,Y,1,1,7
B,3,1,0,X,2,2,8
B,6,0,2,Y,1,0,9
B,7,1,0,X,1,3,10
C,2,0,1,X,1,0,11
C,4,0,2,Y,1,1,12
C,5,0,1,Y,2,0,13
C,8,1,0,X,1,0,14
"""
REQUEST: dict[str, Any] = {
    "kind": "survival",
    "data": "data.csv",
    "time": "AVAL",
    "censor": "CNSR",
    "arm": "ARM",
    "arms": ["A", "B", "C"],
    "cause": "CAUSE",
    "times": [0, 2, 6],
    "blocks": ["competing_risks"],
}
COMPARISONS = ["gray_test", "fine_gray", "cause_specific_cox_efron"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small table."""
    (tmp_path / "data.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def asked(folder: Path, **changes: Any) -> dict[str, Any]:
    """Return the answer to the request with some keys changed."""
    return answer("survival", {**REQUEST, **changes}, folder)


def test_every_arm_has_every_cause(folder: Path) -> None:
    """Incidence at each time is null after the arm's last, and carried on as survfit does."""
    found = asked(folder)
    block = found["competing_risks"]
    assert list(block) == ["arms", *COMPARISONS]
    assert {arm: list(causes) for arm, causes in block["arms"].items()} == {
        arm: ["cause1", "cause2"] for arm in "ABC"
    }
    first = block["arms"]["A"]["cause1"]
    assert first["events"] == 3
    assert first["cif"] == [0, pytest.approx(0.4), None]
    assert first["se_cmprsk"][2] is None
    assert first["ci_log_log"]["lower"][0] is None
    assert first["ci_plain"]["upper"] == [0, pytest.approx(0.4 + 1.959964 * 0.25, abs=0.1), None]
    assert first["aalen_johansen_survfit"]["est"][2] == pytest.approx(0.8)
    km = kaplan_meier([1, 2, 2, 4, 5], [True, False, True, False, True])
    assert first["naive_one_minus_km"] == pytest.approx([0, 1 - km.survival[1], 1])
    assert found["not_offered"] == []
    assert json.dumps(found, allow_nan=False)


def test_all_comparisons_have_every_cause_and_arm(folder: Path) -> None:
    """Gray's test counts all arms, models have one ratio per arm but the reference."""
    block = asked(folder, strata=["SITE"])["competing_risks"]
    assert block["gray_test"]["cause2"]["df"] == 2
    assert set(block["gray_test_stratified"]) == {"cause1", "cause2"}
    ratio = block["fine_gray"]["cause1"]["C"]
    assert list(ratio) == ["coef", "se", "shr", "lower", "upper", "p", "converged"]
    assert ratio["converged"] is True
    assert ratio["lower"] < ratio["shr"] < ratio["upper"]
    cox = block["cause_specific_cox_efron"]["cause2"]["B"]
    assert list(cox) == ["coef", "se", "hr", "lower", "upper", "z", "p_wald"]
    assert cox["hr"] > 0


def test_a_cause_that_nobody_has_is_zero_and_compares_nothing(folder: Path) -> None:
    """A cause that the request names is there, its tests and ratios null."""
    block = asked(folder, cause_codes={"0": "censored", "1": "a", "3": "c"})["competing_risks"]
    third = block["arms"]["B"]["cause3"]
    assert (third["events"], third["cif"], third["se_cmprsk"]) == (0, [0, 0, 0], [0, 0, 0])
    assert third["ci_log_log"]["upper"] == [None] * 3
    assert third["naive_one_minus_km"] == [0, 0, 0]
    assert block["gray_test"]["cause3"] == {"chisq": None, "df": 0, "p": None}
    ratio = block["fine_gray"]["cause3"]["B"]
    assert ratio == {
        **dict.fromkeys(("coef", "se", "shr", "lower", "upper", "p")),
        "converged": False,
    }
    assert block["cause_specific_cox_efron"]["cause3"]["B"]["coef"] is None


def test_an_arm_without_the_cause_has_no_ratio_but_the_others_do(folder: Path) -> None:
    """The ratio of zero is null and not converged; Gray's test still counts the arm."""
    text = TABLE.replace("B,3,0,1", "B,3,0,2")
    (folder / "data.csv").write_text(text, encoding="utf-8")
    block = asked(folder)["competing_risks"]
    ratios = block["fine_gray"]["cause1"]
    assert (ratios["B"]["shr"], ratios["B"]["converged"]) == (None, False)
    assert ratios["C"]["converged"] is True
    assert block["gray_test"]["cause1"]["df"] == 2


def test_an_arm_that_nobody_is_in_has_nulls(folder: Path) -> None:
    """It is there, without estimates, and takes no degree of freedom."""
    for arms in (["A", "Z", "B"], ["A", "B", "Z"]):
        block = asked(folder, arms=arms)["competing_risks"]
        empty = block["arms"]["Z"]["cause1"]
        assert (empty["events"], empty["cif"]) == (0, [None] * 3)
        assert empty["aalen_johansen_survfit"]["est"] == [None] * 3
        assert block["gray_test"]["cause1"]["df"] == 1
        assert block["fine_gray"]["cause1"]["Z"]["shr"] is None
        assert block["fine_gray"]["cause1"]["B"]["converged"] is True
        assert block["cause_specific_cox_efron"]["cause1"]["Z"]["hr"] is None


def test_one_arm_alone_is_described_and_not_compared(folder: Path) -> None:
    """What compares arms is absent and named."""
    found = asked(folder, arms=["A"], times=[2])
    assert list(found["competing_risks"]) == ["arms"]
    assert found["competing_risks"]["arms"]["A"]["cause1"]["cif"] == pytest.approx(0.4)
    assert found["not_offered"] == [f"competing_risks.{name}" for name in COMPARISONS]


@pytest.mark.parametrize("key", [{"weight": "W"}, {"entry": "ENTRY"}])
def test_weights_and_entry_times_leave_what_holds_with_them(
    folder: Path, key: dict[str, str]
) -> None:
    """Aalen-Johansen and Cox take them; cmprsk's variance, Gray and Fine-Gray are named absent."""
    found = asked(folder, **key, strata=["SITE"], id="ID")
    block = found["competing_risks"]
    assert list(block) == ["arms", "cause_specific_cox_efron"]
    assert set(block["arms"]["A"]["cause1"]) == {
        *("events", "times", "cif", "aalen_johansen_survfit", "naive_one_minus_km")
    }
    assert found["not_offered"] == [
        f"competing_risks.{name}"
        for name in (
            *("gray_test", "gray_test_stratified", "fine_gray"),
            *("arms.se_cmprsk", "arms.ci_log_log", "arms.ci_plain"),
        )
    ]


def test_without_causes_the_block_is_named(folder: Path) -> None:
    """A request that names no column of causes gets none of it."""
    found = asked(folder, cause=None, blocks=["competing_risks", "rmst", "km"])
    assert found["not_offered"] == ["competing_risks", "rmst"]


def test_nobody_with_an_event_has_zeros(folder: Path) -> None:
    """All censored: incidences of 0, tests and ratios null."""
    rows = [line.split(",") for line in TABLE.splitlines()[1:]]
    lines = [",".join([*row[:2], "1", "0", *row[4:]]) for row in rows]
    text = "\n".join([TABLE.splitlines()[0], *lines])
    (folder / "data.csv").write_text(text, encoding="utf-8")
    block = asked(folder)["competing_risks"]
    assert block["arms"]["C"]["cause1"]["cif"] == [0, 0, 0]
    assert block["gray_test"]["cause1"]["p"] is None
    assert block["fine_gray"]["cause1"]["B"]["coef"] is None


def test_empty_causes(folder: Path) -> None:
    """Empty with a censoring means censored; with an event the row is left out and counted."""
    told = asked(folder)["competing_risks"]
    text = re.sub(r"^(\w,\d,1),0,", r"\1,,", TABLE, flags=re.MULTILINE)
    assert text.count(",1,,") == 4
    (folder / "data.csv").write_text(text, encoding="utf-8")
    assert asked(folder)["competing_risks"] == told
    (folder / "data.csv").write_text(TABLE.replace("A,2,0,2", "A,2,0,"), encoding="utf-8")
    block = asked(folder)["competing_risks"]
    assert block["rows_without_cause"] == 1
    (folder / "data.csv").write_text(TABLE.replace("A,2,0,2,X,2,1,2\n", ""), encoding="utf-8")
    assert {**asked(folder)["competing_risks"], "rows_without_cause": 1} == block


def test_competing_events_may_be_censored_for_the_main_analysis(folder: Path) -> None:
    """Where `censor` counts competing events as censorings, the cause decides."""
    told = asked(folder)["competing_risks"]
    (folder / "data.csv").write_text(TABLE.replace(",0,2,", ",1,2,"), encoding="utf-8")
    assert asked(folder)["competing_risks"] == told


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("B,6,0,2", "B,6,0,1.5", r"data.csv, line 10: the cause in column 'CAUSE' is not a whole"),
        ("B,6,0,2", "B,6,0,-1", r"data.csv, line 10: the cause in column 'CAUSE' is not a whole"),
        (
            "B,6,0,2",
            "B,6,0,1e99",
            r"line 10: the cause in column 'CAUSE' is not a whole number from",
        ),
        ("B,6,0,2", "B,6,0,x", r"data.csv, line 10: 'x' in column 'CAUSE' is not a number"),
        ("B,6,0,2", "B,6,0,0", r"line 10: the cause in column 'CAUSE' says censored where"),
    ],
)
def test_a_cause_that_makes_no_sense_is_refused(
    folder: Path, old: str, new: str, message: str
) -> None:
    """The message names file, line and column."""
    (folder / "data.csv").write_text(TABLE.replace(old, new), encoding="utf-8")
    with pytest.raises(StatsError, match=message):
        asked(folder)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cause": "REASON"}, "data.csv has no column 'REASON'"),
        ({"cause": 3}, "'cause' in the request must be a text"),
        ({"cause_codes": ["death"]}, "'cause_codes' in the request must be an object"),
        ({"cause_codes": {"death": "1"}}, "The keys of 'cause_codes' of the request must be whole"),
    ],
)
def test_a_request_for_causes_that_makes_no_sense_is_refused(
    folder: Path, change: dict[str, Any], message: str
) -> None:
    """The message names the key or column."""
    with pytest.raises(StatsError, match=message):
        asked(folder, **change)
