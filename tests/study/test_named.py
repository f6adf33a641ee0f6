"""A slip of the pen in study.yaml is told, before it makes a wrong slide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import Options, findings, inspect, new_deck
from tests.decks.variants import copy_study, edit_spec

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Spec = dict[str, Any]


def problems_after(change: Callable[[Spec], object], parent: Path) -> list[dict[str, Any]]:
    """Return the problems that `inspect` tells of the sample trial with a changed study.yaml."""
    folder = edit_spec(copy_study("onc301", parent), change)
    found: list[dict[str, Any]] = inspect([folder])["problems"]
    return found


def interest(spec: Spec, name: str) -> Spec:
    """Return an event of special interest of a study.yaml."""
    found: Spec = next(one for one in spec["safety"]["aesi"] if one["id"] == name)
    return found


SLIPS: dict[str, tuple[Callable[[Spec], object], str, str, str]] = {
    "a term with a letter too many": (
        lambda s: interest(s, "retinal_disorder").update(terms=["Serous retinaal detachment"]),
        "term_misspelled",
        "error",
        "Did you mean Serous retinal detachment?",
    ),
    "terms that no row has": (
        lambda s: interest(s, "retinal_disorder").update(terms=["Chromatopsia"]),
        "aesi_not_found",
        "warn",
        "spelled as in the table",
    ),
    "a column that is not there": (
        lambda s: interest(s, "ild").update(filter={"CQ01NAME": ["INTERSTITIAL LUNG DISEASE"]}),
        "aesi_column",
        "error",
        "Did you mean CQ01NAM?",
    ),
    "a text that the column never holds": (
        lambda s: interest(s, "ild").update(filter={"CQ01NAM": ["INTERSTITIAL LUNG DISORDER"]}),
        "aesi_not_found",
        "warn",
        "spelled as in the table",
    ),
    "a source of an endpoint": (
        lambda s: s["endpoints"][0].update(references=["csrx"]),
        "unknown_reference",
        "error",
        "Did you mean csr?",
    ),
    "a source of a product": (
        lambda s: s["products"][0].update(reference="lable_quelmatinib"),
        "unknown_reference",
        "error",
        "Did you mean label_quelmatinib?",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_what_was_meant(slip: str, tmp_path: Path) -> None:
    """Code, weight and remedy."""
    change, code, severity, fix = SLIPS[slip]
    (found,) = [one for one in problems_after(change, tmp_path) if one["code"] == code]
    assert found["severity"] == severity
    assert fix in found["fix"]


def test_the_sample_has_no_slip(tmp_path: Path) -> None:
    """Terms that are spelled as in the table, in whatever case, and sources that there are."""
    codes = {one["code"] for one in problems_after(lambda s: None, tmp_path / "as_it_is")}
    assert not codes & {code for _, code, _, _ in SLIPS.values()}
    shouted = problems_after(
        lambda s: interest(s, "retinal_disorder").update(terms=["RETINOPATHY"]), tmp_path / "loud"
    )
    assert not {one["code"] for one in shouted} & {"term_misspelled", "aesi_not_found"}


def test_a_misspelled_term_blocks_the_deck(tmp_path: Path) -> None:
    """A false zero of an event of special interest reaches nobody unseen."""
    change = SLIPS["a term with a letter too many"][0]
    deck = new_deck([edit_spec(copy_study("onc301", tmp_path), change)], Options())
    told = [f for f in findings(deck) if f.rule == "study-contradiction"]
    assert [f.severity for f in told] == ["block"]
    assert "Serous retinaal detachment" in told[0].message


def test_no_reference_arm_blocks_the_deck(tmp_path: Path) -> None:
    """Which arm the others are compared with turns every ratio over."""
    folder = edit_spec(
        copy_study("onc301", tmp_path), lambda s: [arm.pop("reference", 0) for arm in s["arms"]]
    )
    told = [f for f in findings(new_deck([folder], Options())) if "with which arm" in f.message]
    assert [f.severity for f in told] == ["block"]
