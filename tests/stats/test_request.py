"""`slidekit stats`: what it answers, and what it says of requests that cannot be answered."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.errors import StatsError
from slidekit.stats.request import KINDS, answer, plain
from tests.needs import ROOT
from tests.stats.oracle import read_json

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """\
ARM,AVAL,CNSR,SEX,ENTRY
A,1,0,F,0
A,2,0,M,0
A,3,1,F,1
A,4,0,M,1
B,2,0,F,0
B,5,1,M,0
B,6,0,F,2
B,7,0,M,2
C,3,0,F,0
C,4,1,M,3
"""
SURVIVAL: dict[str, Any] = {
    "kind": "survival",
    "data": "data.csv",
    "time": "AVAL",
    "censor": "CNSR",
    "arm": "ARM",
    "arms": ["A", "B"],
    "times": [2, 4],
    "grid": [0, 3],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small table."""
    (tmp_path / "data.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_arms_that_are_not_named_are_left_out(folder: Path) -> None:
    """The third arm of the table is dropped and counted as dropped."""
    found = answer("survival", SURVIVAL, folder)
    assert list(found["km"]) == ["A", "B"]
    assert found["input"]["rows_after_filter"] == 10
    assert found["input"]["rows_dropped_missing_or_entry_not_before_exit"] == 2


def test_a_filter_keeps_what_equals_one_of_its_values(folder: Path) -> None:
    """Texts, numbers and lists filter; a cell that is empty passes no filter."""
    for wanted, n in (("F", 4), (["F", "M"], 8), ({"not_missing": True}, 8), ("X", None)):
        request = {**SURVIVAL, "filter": {"SEX": wanted}, "blocks": ["logrank", "cox"]}
        if n is None:
            with pytest.raises(StatsError, match=r"No row of data\.csv is left"):
                answer("survival", request, folder)
        else:
            assert answer("survival", request, folder)["cox"]["unstratified"]["efron"]["n"] == n
    only = answer("survival", {**SURVIVAL, "filter": {"AVAL": [2, 3.0, "7"]}}, folder)
    assert only["input"]["rows_after_filter"] == 5


def test_rows_that_enter_too_late_are_dropped(folder: Path) -> None:
    """An entry at the time of leaving or after it leaves nothing to observe."""
    text = TABLE.replace("A,3,1,F,1", "A,3,1,F,3").replace("B,5,1,M,0", "B,5,1,M,9")
    (folder / "data.csv").write_text(text, encoding="utf-8")
    found = answer("survival", {**SURVIVAL, "entry": "ENTRY", "blocks": ["km"]}, folder)
    assert found["input"]["rows_dropped_missing_or_entry_not_before_exit"] == 4
    assert found["km"]["A"]["n"] == 3
    assert "median_followup_reverse_km" not in found["km"]["A"]


def test_a_list_of_one_number_is_a_number(folder: Path) -> None:
    """As R writes them; longer lists stay lists."""
    found = answer("survival", {**SURVIVAL, "times": [2], "quantiles": [0.5]}, folder)
    assert found["km"]["A"]["survival_at"]["surv"] == 0.5
    assert found["km"]["A"]["survival_at"]["times"] == 2
    assert found["km"]["A"]["quantiles"]["log-log"]["prob_of_event"] == 0.5
    assert found["km"]["A"]["at_risk"]["n_risk"] == [4, 2]


def test_the_plateau_rule_can_be_asked_for(folder: Path) -> None:
    """A plateau at one half to the end: R's midpoint by default, none as SAS has it."""
    (folder / "data.csv").write_text("ARM,AVAL,CNSR\nA,1,0\nA,9,1\n", encoding="utf-8")
    request = {**SURVIVAL, "arms": "A", "quantiles": [0.5], "blocks": ["km"]}
    assert answer("survival", request, folder)["km"]["A"]["quantiles"]["log"]["time"] == 5
    strict = answer("survival", {**request, "median_plateau_at_end": "ne"}, folder)
    assert strict["km"]["A"]["quantiles"]["log"]["time"] is None


def test_what_is_not_offered_is_named(folder: Path) -> None:
    """A block that is unknown, or has no meaning here, is absent and named."""
    asked = ["km", "logrank", "cox", "horoscope"]
    single = answer("survival", {**SURVIVAL, "arms": ["A"], "blocks": asked}, folder)
    assert single["not_offered"] == ["logrank", "cox", "horoscope"]
    assert set(single) == {"kind", "input", "km", "not_offered", "provenance"}
    weighted = {**SURVIVAL, "weight": "ENTRY", "blocks": asked, "ties": ["efron", "exact"]}
    found = answer("survival", weighted, folder)
    assert found["not_offered"] == ["logrank", "horoscope", "cox.unstratified.exact"]
    assert set(found["cox"]["unstratified"]) == {"efron"}


def test_an_arm_without_rows_has_nulls(folder: Path) -> None:
    """An arm that nobody is in is there, empty, and its hazard ratio is not estimable."""
    found = answer("survival", {**SURVIVAL, "arms": ["A", "B", "Z"], "tau": 4}, folder)
    assert (found["km"]["Z"]["n"], found["km"]["Z"]["max_time"]) == (0, None)
    assert found["cox"]["unstratified"]["efron"]["contrasts"]["Z"]["hr"] is None
    assert found["cox"]["unstratified"]["efron"]["estimable"] is False
    assert json.dumps(found, allow_nan=False)


def test_infinite_and_missing_numbers_are_spelled_out() -> None:
    """JSON knows neither infinity nor nan."""
    values = {"a": [float("inf"), float("-inf")], "b": float("nan"), "c": [[1.0]], "d": [{}]}
    assert plain(values) == {"a": ["Inf", "-Inf"], "b": None, "c": [1.0], "d": [{}]}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "meta"}, "'meta', but 'survival' was asked for"),
        ({"data": None}, "'data' is missing in the request"),
        ({"data": 5}, "'data' in the request must be a text, not 5"),
        ({"data": "nothing.csv"}, "There is no file nothing.csv"),
        ({"data": "data.csv/deeper.csv"}, "There is no file deeper.csv"),
        ({"data": "."}, "cannot be read as a CSV file"),
        ({"time": "AVALX"}, "data.csv has no column 'AVALX' (it has ARM, AVAL"),
        ({"time": "SEX"}, "data.csv, line 2: 'F' in column 'SEX' is not a number"),
        ({"arm": None}, "'arm' is missing"),
        ({"arms": []}, "'arms' in the request must list the arms"),
        ({"arms": ["A", "A"]}, "each once"),
        ({"arms": {"A": 1}}, "'arms' in the request must be a list of texts"),
        ({"arms": ["A", 2]}, "'arms' in the request must be a list of texts"),
        ({"arms": ["X", "Y"]}, "No row of data.csv is left"),
        ({"times": ["soon"]}, "'times' in the request must be a list of numbers"),
        ({"times": [True]}, "'times' in the request must be a list of numbers"),
        ({"grid": [float("inf")]}, "'grid' in the request must be a list of numbers"),
        ({"quantiles": [2]}, "A quantile must lie between 0 and 1"),
        ({"conf_level": 95}, "'conf_level' in the request must be a level between 0 and 1"),
        ({"conf_level": "high"}, "'conf_level' in the request must be a number"),
        ({"conf_types": ["logit"]}, "conf_type 'logit' is not known"),
        ({"ties": ["random"]}, "Ties 'random' is not known"),
        ({"filter": ["SEX"]}, "'filter' in the request must be an object"),
        ({"filter": {"SEX": {"like": "F"}}}, "The filter on 'SEX' must hold texts or numbers"),
        ({"filter": {"AGE": 5}}, "has no column 'AGE'"),
        ({"strata": ["SITE"]}, "has no column 'SITE'"),
        ({"subgroups": ["SITE"]}, "has no column 'SITE'"),
        ({"entry": "CNSR", "weight": "SEX"}, "'F' in column 'SEX' is not a number"),
        ({"median_plateau_at_end": "first"}, "must be one of last, ne"),
        ({"blocks": "km", "curve_max_points": [1]}, "'curve_max_points' in the request"),
    ],
)
def test_a_bad_survival_request_is_refused_in_plain_words(
    folder: Path, change: dict[str, Any], message: str
) -> None:
    """The message names the key, file, line or column that is wrong."""
    with pytest.raises(StatsError) as refused:
        answer("survival", {**SURVIVAL, **change}, folder)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "data.csv is empty"),
        (b"ARM,AVAL,ARM\n", "two columns of the same name"),
        (b"ARM,AVAL,CNSR\nA,1\n", "data.csv, line 2 has 2 cells where the header has 3"),
        (b"ARM,AVAL,CNSR\nA,1e999,0\n", "'1e999' in column 'AVAL' is not a number"),
        (b"ARM,AVAL,CNSR\nA,nan,0\n", "'nan' in column 'AVAL' is not a number"),
        (b"ARM,AVAL,CNSR\n\xff\xfe,1,0\n", "cannot be read as a CSV file"),
        (b"ARM,AVAL,CNSR\n\0,1,0\n", "data.csv"),
        (b"ARM,AVAL,CNSR\n", "No row of data.csv is left"),
    ],
)
def test_a_damaged_table_is_refused_in_plain_words(
    folder: Path, content: bytes, message: str
) -> None:
    """Whatever lies in the file, the answer is one sentence."""
    (folder / "data.csv").write_bytes(content)
    with pytest.raises(StatsError) as refused:
        answer("survival", SURVIVAL, folder)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("kind", "request_", "message"),
    [
        ("astrology", {}, "no statistics of kind 'astrology': use survival, binomial"),
        ("survival", [], "must be a JSON object"),
        ("survival", None, "must be a JSON object"),
        ("binomial", {}, "'task' is missing"),
        ("binomial", {"task": "three"}, "must be one of single, two_sample"),
        ("binomial", {"task": "single", "rows": [5]}, "must be a list of objects"),
        ("binomial", {"task": "single", "rows": [{"x": 1.5, "n": 2}]}, "'x' in row 1 of 'rows'"),
        ("binomial", {"task": "single", "rows": [{"x": 3, "n": 2}]}, "3 of 2 is no proportion"),
        ("binomial", {"task": "two_sample", "rows": [{"x1": 1}]}, "'n1' is missing in row 1"),
        ("binomial", {"task": "stratified_2x2"}, "No stratum has subjects in both arms"),
        ("binomial", {"task": "response"}, "'data' is missing"),
        ("rates", {"rows": [{"x1": 1, "t1": 0, "x0": 1, "t0": 2}]}, "needs exposure in both"),
        ("rates", {"rows": [{"x1": 1, "t1": "1", "x0": 1, "t0": 2}]}, "'t1' in row 1 of 'rows'"),
        ("adverse-events", {}, "'subjects' is missing in 'data' of the request"),
    ],
)
def test_a_bad_request_of_any_kind_is_refused_in_plain_words(
    kind: str, request_: object, message: str, tmp_path: Path
) -> None:
    """Other kinds name what is wrong as well."""
    with pytest.raises(StatsError) as refused:
        answer(kind, request_, tmp_path)  # type: ignore[arg-type]
    assert message in str(refused.value)


def test_two_rows_of_one_subject_are_refused_without_naming_the_subject(tmp_path: Path) -> None:
    """The denominator would be wrong; identifiers do not belong in messages."""
    (tmp_path / "adsl.csv").write_text("ID,ARM\nS-001,A\nS-001,A\n", encoding="utf-8")
    (tmp_path / "adae.csv").write_text("ID,SOC,PT\n", encoding="utf-8")
    data = {"subjects": "adsl.csv", "events": "adae.csv"}
    request = {"data": data, "id": "ID", "arm": "ARM", "arms": ["A"], "soc": "SOC", "pt": "PT"}
    with pytest.raises(StatsError, match="more than one row for a subject") as refused:
        answer("adverse-events", request, tmp_path)
    assert "S-001" not in str(refused.value)


def test_events_of_nobody_in_an_arm_do_not_count(tmp_path: Path) -> None:
    """Records of subjects outside the arms, or not in the subject table, are left out."""
    (tmp_path / "adsl.csv").write_text("ID,ARM\n1,A\n2,B\n3,Screening\n", encoding="utf-8")
    rows = "ID,SOC,PT\n1,S,P\n1,S,P\n3,S,P\n9,S,P\n2,,\n"
    (tmp_path / "adae.csv").write_text(rows, encoding="utf-8")
    data = {"subjects": "adsl.csv", "events": "adae.csv"}
    request = {"data": data, "id": "ID", "arm": "ARM", "arms": ["A", "B"], "soc": "SOC", "pt": "PT"}
    found = answer("adverse-events", request, tmp_path)
    assert found["N"] == {"A": 1, "B": 1}
    assert found["any_event"]["events"] == {"A": 2, "B": 1}
    assert found["soc"]["S"]["subjects"] == {"A": 1, "B": 0}
    assert "eair_events_per_100py" not in found["any_event"]


def test_every_kind_answers_its_name(folder: Path) -> None:
    """The kinds of the contract are all known."""
    assert set(KINDS) == {
        *("survival", "binomial", "adverse-events", "rates", "meta", "continuous", "descriptive")
    }
    assert answer("survival", SURVIVAL, folder)["kind"] == "survival"


def test_survival_statistics_start_without_scipy_and_pandas() -> None:
    """Curves, tests and hazard ratios need numpy alone, so that nobody waits for more."""
    case = ROOT / "tests" / "reference" / "cases" / "edge_ties"
    assert read_json(case / "request.json")["kind"] == "survival"
    script = (
        "import json, pathlib, sys; from slidekit.stats.request import answer;"
        f"case = pathlib.Path({str(case)!r});"
        "answer('survival', json.loads((case / 'request.json').read_text()), case);"
        "print([name for name in ('scipy', 'pandas', 'lifelines') if name in sys.modules])"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
