"""How much memory the survival statistics take for each row: about the same at every size."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from slidekit.stats.cox import cox
from slidekit.stats.forest import forest
from slidekit.stats.logrank import log_rank
from slidekit.stats.subgroups import subgroup_hazard_ratios
from slidekit.stats.survival import kaplan_meier
from tests.bench.peers import Rows, simulate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

SIZES = (30_000, 300_000, 1_000_000)
MOST_GROWTH = 1.1

CALLS: dict[str, Callable[[Rows], object]] = {
    "curves of two arms": lambda rows: [
        kaplan_meier(rows.time[rows.arm == arm], rows.event[rows.arm == arm]) for arm in (0, 1)
    ],
    "log-rank": lambda rows: log_rank(rows.time, rows.event, rows.arm),
    "Cox": lambda rows: cox(rows.time, rows.event, rows.arm),
    "Cox, 4 strata": lambda rows: cox(rows.time, rows.event, rows.arm, strata=rows.stratum),
    "forest of 30 levels": lambda rows: forest(rows.time, rows.event, rows.arm, rows.subgroups),
    "one interaction": lambda rows: subgroup_hazard_ratios(
        rows.time, rows.event, rows.arm, rows.subgroups[0]
    ),
}


def peak(call: Callable[[Rows], object], rows: Rows) -> float:
    """Return the most bytes a row that a call and its result hold at once."""
    tracemalloc.start()
    try:
        call(rows)
        return tracemalloc.get_traced_memory()[1] / len(rows.time)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ["continuous", "days"])
@pytest.mark.parametrize("name", CALLS)
def test_memory_grows_as_the_rows_do(
    benchmark: BenchmarkFixture,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    kind: str,
    name: str,
) -> None:
    """Thirty times the rows take thirty times the memory, to a tenth; results included."""
    trials = [simulate(kind, n, tmp_path) for n in SIZES]
    found = [peak(CALLS[name], rows) for rows in trials]
    with capsys.disabled():
        each = "   ".join(f"{n:,} rows {one:.0f}" for n, one in zip(SIZES, found, strict=True))
        print(f"\n{kind:10} {name:20} bytes a row: {each}", end="")
    benchmark.pedantic(CALLS[name], (trials[0],), rounds=1)  # type: ignore[no-untyped-call]
    assert found[-1] <= MOST_GROWTH * found[0]
