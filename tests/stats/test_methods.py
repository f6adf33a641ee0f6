"""Every method has its words, and every number names a method that has."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.errors import StatsError
from slidekit.stats.methods import catalogue, describe
from slidekit.stats.request import answer
from slidekit.stats.request.methods_used import BY_KEY, MANTEL_HAENSZEL
from tests.needs import ROOT
from tests.stats.oracle import read_json

if TYPE_CHECKING:
    from pathlib import Path

CASES = ROOT / "tests" / "reference" / "cases"
NAMED = re.compile(r"\"([a-z_]+/\d)\"")


def test_every_method_that_the_code_names_is_described() -> None:
    """A kernel whose results nobody could explain does not ship."""
    files = [
        *(ROOT / "slidekit" / "stats").rglob("*.py"),
        *(ROOT / "slidekit").rglob("exhibits/*.py"),
    ]
    named = {name for file in files for name in NAMED.findall(file.read_text(encoding="utf-8"))}
    assert len(named) > 60
    for name in named:
        assert describe(name, {}).text


def test_every_part_of_an_answer_names_methods_that_are_described() -> None:
    """The methods of `slidekit stats` are those of the catalogue."""
    named = (methods for part in BY_KEY.values() for methods in part.values())
    for methods in (*named, tuple(MANTEL_HAENSZEL.values())):
        assert all(describe(method, {}).label for method in methods)


def test_sentences_for_slides_hold_no_numerals() -> None:
    """A numeral on a slide that is no result would be a finding; a sentence ends with a stop."""
    for family in catalogue().families:
        for name, method in family.methods.items():
            assert not re.search(r"\d", method.text), name
            assert method.text.endswith("."), name
            assert set(re.findall(r"\{(\w+)\}", method.text)) <= {"level", "conf_type", "strata"}


def test_parts_of_a_name_add_their_sentences() -> None:
    """Stratified, robust, profile and the tests of a model are said in words."""
    told = {"level": "95%", "strata": "sex"}
    assert describe("stratified_cox_efron/1", told).text.endswith("Stratified by sex.")
    assert "Sandwich variance" in describe("cox_breslow_robust/1", told).text
    model = describe("likelihood_ratio_stratified_cox_efron/1", told)
    assert (model.name, model.label) == ("cox_efron", "Hazard ratios")
    assert "Likelihood-ratio test of the model." in model.text
    with pytest.raises(StatsError, match="'tea_leaves/1' has no words"):
        describe("tea_leaves/1", {})


def test_an_answer_names_its_inputs_and_methods() -> None:
    """The table by its SHA-256, the request by that of its canonical JSON, methods in words."""
    case = CASES / "edge_stratum_one_arm"
    found = answer("survival", read_json(case / "request.json"), case)["provenance"]
    table = hashlib.sha256((case / "data.csv").read_bytes()).hexdigest()
    assert found["files"] == [{"name": "data.csv", "sha256": table}]
    names = [method["name"] for method in found["methods"]]
    assert {"kaplan_meier/1", "stratified_logrank/1", "stratified_cox_efron/1"} <= set(names)
    assert len(names) == len(set(names))
    assert found["methods"][0]["text"].startswith("Kaplan-Meier estimate with 95% limits")


def test_the_fingerprint_of_a_request_does_not_depend_on_the_order_of_keys(tmp_path: Path) -> None:
    """The same request is the same, another level is another."""
    rows: list[dict[str, Any]] = [{"x1": 4, "t1": 10.0, "x0": 5, "t0": 9.0}]
    one, other, third = (
        answer("rates", request, tmp_path)["provenance"]["request_sha256"]
        for request in (
            {"rows": rows, "conf_level": 0.9},
            {"conf_level": 0.9, "rows": rows},
            {"rows": rows, "conf_level": 0.95},
        )
    )
    assert one == other
    assert one != third


def methods_of(kind: str, request: dict[str, Any], folder: Path) -> dict[str, str]:
    """Return the methods of an answer with their sentences."""
    listed = answer(kind, request, folder)["provenance"]["methods"]
    return {method["name"]: method["text"] for method in listed}


def test_only_methods_that_gave_a_number_are_named(tmp_path: Path) -> None:
    """Without strata, with one way of ties, and no arm without events: nothing else was used."""
    (tmp_path / "t.csv").write_text("t,c,arm\n1,0,A\n2,0,B\n3,0,A\n4,1,B\n", encoding="utf-8")
    request: dict[str, Any] = {"data": "t.csv", "time": "t", "censor": "c", "arm": "arm"}
    request |= {"arms": ["A", "B"], "blocks": ["km", "cox"], "conf_types": ["log"]}
    found = methods_of("survival", {**request, "ties": ["breslow"]}, tmp_path)
    assert found.keys() == {"kaplan_meier/1", "reverse_kaplan_meier/1", "cox_breslow/1"}
    assert "with 95% limits on the log scale" in found["kaplan_meier/1"]
    several = methods_of("survival", {**request, "conf_types": ["plain", "log"]}, tmp_path)
    assert "on the plain and log scale" in several["kaplan_meier/1"]
    assert "cox_efron_profile/1" in several


def test_rows_have_their_own_confidence_level(tmp_path: Path) -> None:
    """Ten of twenty at 90%, and one of ten at 99%: both are named, not the 95% of no row."""
    rows = [{"x": 10, "n": 20, "conf": 0.9}, {"x": 1, "n": 10, "conf": 0.99}]
    found = methods_of("binomial", {"task": "single", "rows": rows}, tmp_path)
    assert "exact 90% and 99% limits" in found["clopper_pearson/1"]
    assert "newcombe/1" not in found


def test_a_rate_without_events_has_exact_limits_alone(tmp_path: Path) -> None:
    """No events in either arm: the limits on the scale of logs do not exist."""
    rows = [{"x1": 0, "t1": 10.0, "x0": 0, "t0": 9.0}]
    found = methods_of("rates", {"rows": rows}, tmp_path)
    assert "garwood/1" in found
    assert "log_normal_rate_ratio/1" not in found
