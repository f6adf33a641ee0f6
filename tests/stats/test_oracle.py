"""Every statistic that is offered, against R."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.needs import ROOT, SHARED, oracle_cases
from tests.stats.oracle import differences, read_json

if TYPE_CHECKING:
    from pathlib import Path

TOYS = sorted((ROOT / "tests" / "reference" / "cases").iterdir())


@pytest.mark.needs("oracle")
@pytest.mark.parametrize("name", oracle_cases())
def test_every_offered_block_of_a_case_is_what_r_gave(name: str) -> None:
    """What is offered agrees with R within R's own precision, null exactly where R has none."""
    assert not differences(SHARED / "oracle" / "cases" / name)


@pytest.mark.parametrize("case", TOYS, ids=lambda case: case.name)
def test_the_toy_cases_are_what_r_gave(case: Path) -> None:
    """The edge cases come with the project, so that a clone alone holds them."""
    assert not differences(case)


def test_all_toy_cases_are_there() -> None:
    """A lost folder would go unnoticed in the test above."""
    assert {case.name for case in TOYS} == set(oracle_cases("edge_"))


def test_a_wrong_answer_is_seen(tmp_path: Path) -> None:
    """The comparison is no yes-man: one changed number, one lost key and one null are named."""
    case = ROOT / "tests" / "reference" / "cases" / "edge_ties"
    for name in ("request.json", "data.csv", "expected.json"):
        (tmp_path / name).write_bytes((case / name).read_bytes())
    text = (tmp_path / "expected.json").read_text(encoding="utf-8")
    arm = next(iter(read_json(case / "expected.json")["km"]))
    changed = text.replace('"max_time": ', '"max_time": 1', 1).replace('"rho0"', '"rho9"', 1)
    (tmp_path / "expected.json").write_text(changed, encoding="utf-8")
    places = {place for place, _, _ in differences(tmp_path)}
    assert places == {
        f"km/{arm}/max_time",
        "logrank/survdiff/rho9/chisq",
        "logrank/survdiff/rho9/df",
        "logrank/survdiff/rho9/p",
    }
