"""How long statistics take that `test_survival_peers.py` does not set beside those of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest

from slidekit.stats.proportional_hazards import proportional_hazards_test
from slidekit.stats.risk_difference import risk_differences
from slidekit.stats.subgroups import subgroup_hazard_ratios
from slidekit.stats.survival import kaplan_meier, quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytest_benchmark.fixture import BenchmarkFixture


class Rows(NamedTuple):
    """A simulated trial of two arms, 42 % censored."""

    time: NDArray[np.float64]
    event: NDArray[np.bool_]
    arm: NDArray[np.int64]
    stratum: NDArray[np.int64]


@pytest.fixture(params=[300, 30_000, 1_000_000])
def size(request: pytest.FixtureRequest) -> int:
    """Return a number of rows."""
    return int(request.param)


@pytest.fixture(params=["days", "continuous"])
def rows(request: pytest.FixtureRequest, size: int) -> Rows:
    """Return rows with heavily tied or with continuous times."""
    return simulate(size, continuous=request.param == "continuous")


def simulate(n: int, *, continuous: bool) -> Rows:
    """Simulate exponential times with a hazard ratio of 0.7."""
    random = np.random.default_rng(n)
    arm = random.integers(0, 2, n)
    event_time = random.exponential(300 / np.where(arm == 1, 0.7, 1.0))
    censoring = random.uniform(0, 880, n)
    time = np.minimum(event_time, censoring)
    event = event_time <= censoring
    return Rows(time if continuous else np.ceil(time), event, arm, random.integers(0, 4, n))


@pytest.mark.benchmark(group="kaplan_meier")
def test_curve_with_median(benchmark: BenchmarkFixture, rows: Rows) -> None:
    """Time a curve of all rows with log-log limits, and its median."""
    found = benchmark(lambda: quantile(kaplan_meier(rows.time, rows.event), 0.5))
    assert 150 < found.value < 350


@pytest.mark.benchmark(group="proportional_hazards")
def test_proportional_hazards(benchmark: BenchmarkFixture) -> None:
    """Time the check of proportional hazards in a trial of 3 000."""
    rows = simulate(3_000, continuous=False)
    found = benchmark(proportional_hazards_test, rows.time, rows.event, rows.arm)
    assert found.df == 1


@pytest.mark.benchmark(group="forest")
@pytest.mark.parametrize("n", [300, 3_000])
def test_a_forest_of_thirty_levels(benchmark: BenchmarkFixture, n: int) -> None:
    """Time ten subgroup variables of three levels with medians and interactions: under 0.2 s."""
    rows = simulate(n, continuous=False)
    random = np.random.default_rng(1)
    columns = [np.array(list("abc"), object)[random.integers(0, 3, n)] for _ in range(10)]

    def forest() -> int:
        found = [
            subgroup_hazard_ratios(rows.time, rows.event, rows.arm, column) for column in columns
        ]
        return sum(len(one.levels) for one in found)

    assert benchmark(forest) == 30
    assert benchmark.stats is None or benchmark.stats.stats.median < 0.2


@pytest.mark.benchmark(group="risk_difference")
def test_a_table_of_risk_differences(benchmark: BenchmarkFixture) -> None:
    """Time the Miettinen-Nurminen limits of 600 rows of an adverse-event table."""
    tables = [(row % 50, 100, row * 7 % 60, 110) for row in range(600)]
    assert len(benchmark(risk_differences, tables)) == 600
