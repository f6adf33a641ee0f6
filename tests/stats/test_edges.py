"""Numbers at the edge: an effect of exactly nothing, an arm without events, requests gone wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from slidekit.errors import StatsError
from slidekit.stats.cox import cox
from slidekit.stats.fine_gray import fine_gray
from slidekit.stats.proportional_hazards import proportional_hazards_test
from slidekit.stats.request import answer
from slidekit.stats.rmst import compare_restricted_means, restricted_mean
from slidekit.stats.survival import kaplan_meier

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.stats.proportional_hazards import Transform

TIME, ARM = [1.0, 1.0, 2.0, 2.0], [0, 1, 0, 1]


def test_a_hazard_ratio_of_exactly_1_has_p_1() -> None:
    """Two arms alike: coefficient 0, z 0 and p 1, as R has it, and not p 0."""
    ratio = cox(TIME, [True] * 4, ARM).hazard_ratios[0]
    assert (ratio.ratio.value, ratio.z, ratio.p) == (1, 0, 1)
    other = fine_gray(TIME, np.array([1, 1, 2, 2]), ARM).hazard_ratios[0]
    assert other.ratio.value == pytest.approx(1)
    assert other.p == pytest.approx(1)


@pytest.mark.parametrize("tau", [0.7, 2.9, 3.1])
def test_an_arm_without_events_has_lost_no_time(tau: float) -> None:
    """Nothing lost is 0 whatever rounding the area has; its ratio has no limits and no p."""
    none = kaplan_meier([0.3, 0.9, 1.2, 2.9], [False] * 4)
    some = kaplan_meier([0.3, 0.5, 3.1], [True] * 3)
    means = restricted_mean(none, tau), restricted_mean(some, tau)
    assert means[0].lost == 0
    found = compare_restricted_means(*means).lost_ratio
    assert (found.estimate.value, found.estimate.lower, found.p) == (0, None, None)
    assert compare_restricted_means(*means[::-1]).lost_ratio.estimate.value is None


def test_null_is_as_good_as_absent(tmp_path: Path) -> None:
    """A level of null is 95%."""
    (tmp_path / "data.csv").write_text("T,C,A\n1,0,x\n2,0,y\n", encoding="utf-8")
    request: dict[str, Any] = {"data": "data.csv", "time": "T", "censor": "C", "arm": "A"}
    request |= {"arms": ["x", "y"], "blocks": ["cox"], "conf_level": None}
    found = answer("survival", request, tmp_path)
    assert "95% Wald limits" in found["provenance"]["methods"][0]["text"]


@pytest.mark.parametrize(
    ("kind", "request_", "message"),
    [
        ("survival", {"data": "data.csv\0", "arms": ["x"]}, "cannot be read"),
        ("rates", {"rows": [{"x1": 1e308, "t1": 1, "x0": 1, "t0": 1}]}, "from 0 to ten million"),
        ("rates", {"rows": [{"x1": 1, "t1": 1e308, "x0": 1, "t0": 1}]}, "'t1' in row 1"),
        ("rates", {"rows": [], "rate_per": 10**400}, "'rate_per' in the request must be a number"),
    ],
)
def test_numbers_beyond_all_trials_are_refused(
    kind: str, request_: dict[str, Any], message: str, tmp_path: Path
) -> None:
    """One sentence, and no crash of floating point."""
    with pytest.raises(StatsError) as refused:
        answer(kind, request_, tmp_path)
    assert message in str(refused.value)


WEIGHTED = """\
id,time,censor,arm,w,w2,sex
1,1,0,A,0,,x
2,1,0,A,1,1,y
3,3,0,B,2,2,x
4,4,0,B,1,1,y
5,2.5,0,A,1,1,x
6,1.5,1,B,0,,y
"""


def test_rows_of_weight_zero_count_as_absent(tmp_path: Path) -> None:
    """The hazard ratio is that of the rows left, the curve has no gap, and nothing warns."""
    (tmp_path / "t.csv").write_text(WEIGHTED, encoding="utf-8")
    request: dict[str, Any] = {"data": "t.csv", "time": "time", "censor": "censor", "arm": "arm"}
    request |= {"arms": ["A", "B"], "subgroups": ["sex"], "times": [1, 3], "tau": 3}
    zero = answer("survival", {**request, "weight": "w"}, tmp_path)
    absent = answer("survival", {**request, "weight": "w2"}, tmp_path)
    fits = [one["cox"]["unstratified"]["efron"] for one in (zero, absent)]
    assert fits[0] == fits[1]
    assert zero["cox"]["efron_robust"] == absent["cox"]["efron_robust"]
    assert zero["km"]["A"]["survival_at"] == absent["km"]["A"]["survival_at"]


@pytest.mark.parametrize("transform", ["km", "rank", "identity", "log"])
def test_proportional_hazards_cannot_be_tested_without_events(transform: Transform) -> None:
    """There is no statistic, no degree of freedom, no p, and no warning."""
    found = proportional_hazards_test([1, 2, 3, 4], [0] * 4, [0, 0, 1, 1], transform=transform)
    assert (found.statistic, found.df, found.p) == (None, 0, None)


def test_weights_of_zero_in_all_rows_give_no_ratio(tmp_path: Path) -> None:
    """Robust or not, nobody is there to compare."""
    nobody = "t,c,arm,w\n1,0,A,0\n2,0,B,0\n"
    (tmp_path / "t.csv").write_text(nobody, encoding="utf-8")
    request: dict[str, Any] = {"data": "t.csv", "time": "t", "censor": "c", "arm": "arm"}
    request |= {"arms": ["A", "B"], "weight": "w", "blocks": ["cox"]}
    found = answer("survival", request, tmp_path)["cox"]
    assert found["efron_robust"]["contrasts"]["B"]["hr"] is None
