"""Numbers at the edge: an effect of exactly nothing, an arm without events, requests gone wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from slidekit.errors import StatsError
from slidekit.stats.cox import cox
from slidekit.stats.fine_gray import fine_gray
from slidekit.stats.request import answer
from slidekit.stats.rmst import compare_restricted_means, restricted_mean
from slidekit.stats.survival import kaplan_meier

if TYPE_CHECKING:
    from pathlib import Path

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
