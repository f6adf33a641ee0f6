"""`slidekit stats meta`: what it answers, where it has null, and what it refuses."""

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

COUNTS: dict[str, Any] = {
    "kind": "meta",
    "measure": "OR",
    "inputs": "counts",
    "zero_cells": "only0",
    "studies": [
        {"label": "A", "x1": 0, "n1": 30, "x0": 0, "n0": 30},
        {"label": "B", "x1": 4, "n1": 40, "x0": 9, "n0": 38},
        {"label": "C", "x1": 20, "n1": 90, "x0": 31, "n0": 88},
    ],
}
HAZARDS: dict[str, Any] = {
    "kind": "meta",
    "measure": "HR",
    "inputs": "o_minus_e",
    "studies": [
        {"label": "A", "o_minus_e": -10, "v": 25},
        {"label": "B", "o_minus_e": 2, "v": 5},
    ],
}
MEANS: dict[str, Any] = {
    "kind": "meta",
    "measure": "MD",
    "inputs": "means",
    "studies": [{"label": "A", "m1": 12, "sd1": 3, "n1": 9, "m0": 10, "sd0": 4, "n0": 16}],
}
EGGER = {
    "meta_bcg_rr": (-0.8033291930908, 0.4217844888553),
    "meta_bcg_or": (-0.7742909044139, 0.438758781226),
    "meta_bcg_rd": (-3.850388074849, 0.00011793081426),
    "meta_crash_or": (-1.228960468798, 0.2190866278735),
    "meta_normand1999_md": (-1.308246974922, 0.1907895537791),
    "meta_pignon2000_hr": (-1.583894646673, 0.1132176958282),
}
"""z and p of R's regtest, with tau squared iterated to 1e-12 or 1e-13 instead of 1e-5."""


@pytest.mark.needs("oracle")
@pytest.mark.parametrize("name", EGGER)
def test_egger_is_that_of_r_iterated_to_the_end(name: str) -> None:
    """R's own print stops so early that p is off by up to 8%."""
    case = SHARED / "oracle" / "cases" / name
    found = answer("meta", read_json(case / "request.json"), case)["egger_reml"]
    assert (found["z"], found["p"]) == pytest.approx(EGGER[name], rel=1e-8)


@pytest.mark.needs("oracle")
def test_the_numbers_solved_to_the_end_are_compared_closely(tmp_path: Path) -> None:
    """One part in a million of tau squared is seen, which R's own precision would hide."""
    case, tight = tmp_path / "cases" / "meta_bcg_rr", tmp_path / "tight" / "meta_bcg_rr.json"
    case.mkdir(parents=True)
    tight.parent.mkdir()
    for name in ("request.json", "expected.json"):
        source = SHARED / "oracle" / "cases" / "meta_bcg_rr" / name
        (case / name).write_bytes(source.read_bytes())
    solved = read_json(SHARED / "oracle" / "tight" / "meta_bcg_rr.json")
    solved["reml"]["tau2"] *= 1 + 1e-6
    solved["reml"]["hksj_se"] *= 1 + 1e-6
    tight.write_text(json.dumps(solved), encoding="utf-8")
    places = [place for place, _, _ in differences(case)]
    assert places == ["tight/reml/tau2", "tight/reml_hksj/se"]


def test_without_methods_all_that_fit_are_answered(tmp_path: Path) -> None:
    """Counts have Mantel-Haenszel, odds ratios Peto, log-rank tests their sum, means neither."""
    odds, hazards, means = (answer("meta", r, tmp_path) for r in (COUNTS, HAZARDS, MEANS))
    risks = answer("meta", {**COUNTS, "measure": "RR"}, tmp_path)
    shared = {"fixed_effect", "dl", "reml", "pm", "dl_hksj", "reml_hksj", "pm_hksj"}
    shared |= {"egger_reml", "leave_one_out_reml", "kind", "measure", "studies"}
    shared |= {"not_offered", "provenance"}
    assert set(odds) == shared | {"mantel_haenszel", "peto"}
    assert set(risks) == shared | {"mantel_haenszel"}
    assert set(hazards) == shared | {"peto_pooled_o_minus_e"}
    assert set(means) == shared
    assert all(found["not_offered"] == [] for found in (odds, risks, hazards, means))


def test_methods_that_are_unknown_or_do_not_fit_are_named(tmp_path: Path) -> None:
    """Nobody takes silence for a result; what was not asked for is absent."""
    asked = ["dl", "trim_and_fill", "mantel_haenszel", "peto", "peto_pooled_o_minus_e"]
    found = answer("meta", {**MEANS, "methods": asked}, tmp_path)
    assert found["not_offered"] == asked[1:]
    assert set(found) == {"kind", "measure", "studies", "dl", "not_offered", "provenance"}
    counts = answer("meta", {**COUNTS, "measure": "RR", "methods": asked}, tmp_path)
    assert counts["not_offered"] == ["trim_and_fill", "peto_pooled_o_minus_e"]
    assert counts["peto"] == answer("meta", COUNTS, tmp_path)["peto"]


def test_ratios_are_given_twice_and_differences_as_they_are(tmp_path: Path) -> None:
    """`est` is the logarithm of a ratio, `est_back` the ratio; of a difference both are it."""
    odds = answer("meta", COUNTS, tmp_path)["fixed_effect"]
    assert odds["est_back"] == pytest.approx(2.718281828459045 ** odds["est"])
    means = answer("meta", MEANS, tmp_path)
    assert means["fixed_effect"]["est_back"] == means["fixed_effect"]["est"] == 2
    assert "pi_lower" not in means["fixed_effect"]
    assert means["reml"]["pi_lower"] == means["reml"]["lower"]


def test_a_single_study_has_numbers_for_lists_and_null_for_what_needs_more(tmp_path: Path) -> None:
    """Egger and leaving one out are null with one study; Egger also with two."""
    one = answer("meta", MEANS, tmp_path)
    assert (one["studies"]["label"], one["studies"]["yi"]) == ("A", 2)
    assert (one["dl"]["weights_pct"], one["dl"]["k"], one["dl"]["Q_df"]) == (100, 1, 0)
    assert one["egger_reml"] == {"z": None, "p": None}
    assert one["leave_one_out_reml"] == {"est": None, "lower": None, "upper": None}
    two = answer("meta", HAZARDS, tmp_path)
    assert two["egger_reml"] == {"z": None, "p": None}
    assert two["leave_one_out_reml"]["est"] == pytest.approx([0.4, -0.4])


def test_equal_effects_have_an_infinite_t_that_is_spelled_out(tmp_path: Path) -> None:
    """JSON knows no infinity; R's t is infinite where no width is left."""
    same = [{"label": label, "o_minus_e": -5, "v": 10} for label in "ABC"]
    found = answer("meta", {**HAZARDS, "studies": same}, tmp_path)
    assert (found["dl_hksj"]["stat"], found["dl_hksj"]["p"]) == ("-Inf", 0)
    assert found["reml"]["tau2"] == found["pm"]["tau2"] == 0
    assert found["egger_reml"] == {"z": None, "p": None}
    assert json.dumps(found, allow_nan=False)


def test_no_event_anywhere_has_null_ratios(tmp_path: Path) -> None:
    """Inverse variances still pool the studies with half events; Mantel-Haenszel and Peto do not.

    The Q of Mantel-Haenszel then has no study to compare.
    """
    none = [{"label": label, "x1": 0, "n1": 30, "x0": 0, "n0": 40} for label in "AB"]
    found = answer("meta", {**COUNTS, "studies": none}, tmp_path)
    assert found["fixed_effect"]["k"] == 2
    assert found["mantel_haenszel"] == {
        **{"est": None, "se": None, "lower": None, "upper": None},
        **{"Q": 0, "Q_p": 1},
    }
    assert set(found["peto"].values()) == {None}


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({}, "'inputs' is missing in the request: it must be one of counts, means, o_minus_e"),
        ({**COUNTS, "inputs": "curves"}, "'inputs' in the request must be one of counts"),
        ({**COUNTS, "measure": "SMD"}, "'measure' in the request must be one of RR, OR, RD, not"),
        ({**MEANS, "measure": "SMD"}, "'measure' in the request must be one of MD, not 'SMD'"),
        ({**COUNTS, "measure": None}, "'measure' is missing"),
        ({**COUNTS, "zero_cells": "all"}, "'zero_cells' in the request must be one of only0"),
        ({**COUNTS, "conf_level": 95}, "must be a level between 0 and 1"),
        ({**COUNTS, "methods": {"dl": 1}}, "'methods' in the request must be a list of texts"),
        ({**COUNTS, "studies": []}, "There is no study to pool. List the studies under 'studies'"),
        ({**COUNTS, "studies": ["A"]}, "'studies' in the request must be a list of objects"),
        ({**COUNTS, "studies": [{"x1": 1}]}, "'label' is missing in row 1 of 'studies'"),
        ({**COUNTS, "studies": [{"label": "A", "x1": -1}]}, "'x1' in row 1 of 'studies' must be"),
        ({**MEANS, "studies": [{"label": "A", "m1": "2"}]}, "'m1' in row 1 of 'studies' must be"),
        (
            {**COUNTS, "studies": [{"label": "A", "x1": 9, "n1": 5, "x0": 1, "n0": 5}]},
            "9 of 5 is no proportion",
        ),
        (
            {**COUNTS, "studies": [{"label": "A", "x1": 0, "n1": 0, "x0": 1, "n0": 5}]},
            "Study 1 has nobody in one arm. Leave the study out.",
        ),
        (
            {**HAZARDS, "studies": [{"label": "A", "o_minus_e": 1, "v": -2}]},
            "Study 1 has a variance V of -2, which must be above 0.",
        ),
        (
            {**HAZARDS, "studies": [{"label": "A", "o_minus_e": 1e14, "v": 1e-300}]},
            "which gives it no weight that can be computed",
        ),
    ],
)
def test_a_bad_request_is_refused_in_plain_words(
    request_: dict[str, Any], message: str, tmp_path: Path
) -> None:
    """The message names the key or study that is wrong."""
    with pytest.raises(StatsError) as refused:
        answer("meta", request_, tmp_path)
    assert message in str(refused.value)
