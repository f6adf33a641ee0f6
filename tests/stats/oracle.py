"""Compare an answer with what R gave, within the precision that R itself has."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from slidekit.stats.request import answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = {"case", "kind", "title", "versions", "notes", "note", "published", "warnings"}
"""Not results: texts of the case."""
AS_PRINTED = {"fisher_test_as_printed_by_R", "mantelhaen_test_exact_as_printed_by_R"}
"""R solves these to 1% only; the same stand beside them solved to 1e-12."""
ROW_COUNTS = (
    "rows_after_filter",
    "rows_dropped_missing_or_entry_not_before_exit",
    "times_merged_by_timefix",
)
WHERE_INFINITE = ("n", "events", "loglik_null", "loglik", "lrt", "score", "estimable", "reason")
"""What R can say of a model with an infinite coefficient."""
CLOSED_FORM, ITERATED, ROUNDED_BY_R = 1e-9, 1e-6, 0.00501
FINE_GRAY = 2e-4
"""R's crr stops at a slope of 1e-6 of the log-likelihood."""
TIGHT = "tight"
STOPPED_EARLY = {
    **{"reml": 5e-4, "reml_hksj": 5e-4, "leave_one_out_reml": 0.02},
    **{"pm": 0.05, "pm_hksj": 0.05, "egger_reml": 0.1},
}
"""Relative error of R's own meta-analyses, whose tau squared stops at 1e-5 (REML) or 1e-4 (PM)."""

Place = tuple[str, ...]
Difference = tuple[str, object, object]


def read_json(path: Path) -> dict[str, Any]:
    """Return a JSON object."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def differences(case: Path) -> list[Difference]:
    """Return where the answer to a case is not what R gave: place, R's value, ours."""
    request, expected = read_json(case / "request.json"), read_json(case / "expected.json")
    found = answer(request["kind"], request, case)
    offered = {key: part for key, part in expected.items() if key not in found["not_offered"]}
    labels = {str(label) for label in request.get("arms", ())}
    solved = {key: part for key, part in _tight(case).items() if key in found}
    return [*_compare(offered, found, (), labels), *_compare(solved, found, (TIGHT,), labels)]


def _tight(case: Path) -> dict[str, Any]:
    """Return what R iterates too coarsely, solved again to 1e-12; empty for most cases."""
    path = case.parents[1] / "tight" / f"{case.name}.json"
    solved = read_json(path) if path.is_file() else {}
    for name in ("reml", "pm"):
        both = solved.pop(name, {})
        scaled = {key: value for key, value in both.items() if key.startswith("hksj_")}
        solved[name] = {key: value for key, value in both.items() if key not in scaled}
        solved[f"{name}_hksj"] = {key.removeprefix("hksj_"): value for key, value in scaled.items()}
    return solved


def _compare(expected: Any, found: Any, place: Place, arms: set[str]) -> Iterator[Difference]:
    if isinstance(expected, dict):
        for key in _keys(expected, place, arms):
            ours = found.get(key, "absent") if isinstance(found, dict) else found
            yield from _compare(expected[key], ours, (*place, key), arms)
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, (theirs, ours) in enumerate(zip(expected, found, strict=True)):
            yield from _compare(theirs, ours, (*place, str(index)), arms)
    elif not _same(expected, found, place):
        yield "/".join(place), expected, found


def _keys(expected: dict[str, Any], place: Place, arms: set[str]) -> list[str]:
    """Return the keys of an object that are results which R has right."""
    if place == ("input",):
        return [key for key in ROW_COUNTS if key in expected]
    if expected.get("estimable") is False:
        return [key for key in WHERE_INFINITE if key in expected]
    if place[-1:] == ("interaction",) and "warnings" in expected:
        return ["lrt"]
    if place[-2:-1] == ("interaction",) and _counts_main_effects(place, arms):
        return ["chisq"] if place[-1] == "lrt" else []
    return [key for key in expected if key not in WORDS | AS_PRINTED]


def _counts_main_effects(place: Place, arms: set[str]) -> bool:
    """Tell whether the case took main effects for interactions.

    The cases find interaction terms by the colon in R's coefficient names; where the name of an
    arm ("A: Drug X") or of a level ("US:NIH") has one, main effects were tested with them. The
    likelihood-ratio chi-square is right all the same; R gives our degrees of freedom and our Wald
    test when the terms are chosen by hand.
    """
    return any(":" in arm for arm in arms) or place[2] == "HOSPCAT"


def _same(expected: object, found: object, place: Place) -> bool:
    if isinstance(expected, bool) or not isinstance(expected, int | float):
        return expected == found
    if isinstance(found, bool) or not isinstance(found, int | float):
        return False
    if place[-2:] == ("wald", "chisq") and place[0] == "cox":
        return abs(expected - found) <= ROUNDED_BY_R
    tolerance = ITERATED if place[0] in ("cox", "subgroups") else CLOSED_FORM
    tolerance = FINE_GRAY if place[:2] == ("competing_risks", "fine_gray") else tolerance
    if place[0] in STOPPED_EARLY:
        return math.isclose(expected, found, rel_tol=STOPPED_EARLY[place[0]], abs_tol=tolerance)
    return math.isclose(expected, found, rel_tol=tolerance, abs_tol=tolerance)
