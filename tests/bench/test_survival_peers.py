"""Survival statistics beside R's and lifelines', and the goals that they are held to.

    python3 dev.py bench -k survival

Every line that this prints was measured in one session, all sides in turn. The goals: the curves of
both arms with log-log limits cost no more than two stable sorts of the times; log-rank, Cox and a
forest of 30 levels no more than what R's survdiff and coxph call inside, without formula, model
frame and residuals (`bare`); each and 1 ms a call.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest

from slidekit.stats.cox import CoxFit, cox
from slidekit.stats.forest import forest
from slidekit.stats.logrank import log_rank
from slidekit.stats.subgroups import subgroup_hazard_ratios
from slidekit.stats.survival import kaplan_meier
from tests.bench.lifelines_peer import VERSION, Lifelines
from tests.bench.peers import R, Rows, in_turn, machine, ours, simulate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_benchmark.fixture import BenchmarkFixture

    from tests.bench.peers import Contender, Measured

ALLOWED = 1e-3
"""Seconds a call that a goal allows beyond the peer."""
LEVELS = 30
SIZES = (300, 30_000, 1_000_000)
KINDS = ("continuous", "days")


class Case(NamedTuple):
    """Rows, and who has them."""

    name: str
    rows: Rows
    r: R | None
    lifelines: Lifelines

    def of_r(self, **tasks: str) -> dict[str, Contender]:
        """Return tasks of R by the name that is printed, none where R is not installed."""
        return {name: self.r.task(task) for name, task in tasks.items()} if self.r else {}


@pytest.fixture(scope="module")
def r() -> Iterator[R | None]:
    """Return a session of R, None where R is not installed."""
    session = R.start()
    try:
        yield session
    finally:
        if session is not None:
            session.close()


@pytest.fixture(scope="module")
def lifelines() -> Lifelines:
    """Return lifelines."""
    return Lifelines()


@pytest.fixture(
    scope="module", params=product(KINDS, SIZES), ids=lambda param: f"{param[0]}-{param[1]}"
)
def case(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    r: R | None,
    lifelines: Lifelines,
) -> Case:
    """Return a trial with continuous or heavily tied times, which all sides have read."""
    kind, n = request.param
    folder = tmp_path_factory.mktemp("rows")
    rows = simulate(kind, n, folder)
    lifelines.load(rows)
    if r is not None:
        r.load(folder, kind, n)
    return Case(f"{kind:10} {n:9,}", rows, r, lifelines)


class Compare:
    """Times contenders in turn and prints a line of their medians."""

    _said_where = False

    def __init__(self, benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]) -> None:
        """Keep where to time and to print."""
        self._benchmark, self._capsys = benchmark, capsys

    def __call__(
        self, case: Case, task: str, contenders: dict[str, Contender]
    ) -> dict[str, Measured]:
        """Return the measurements by contender; the table at the end lists our own call alone."""
        found = in_turn(contenders)
        self._benchmark.pedantic(contenders["slidekit"], (1,), rounds=3)  # type: ignore[no-untyped-call]
        self._benchmark.extra_info.update({name: one.median for name, one in found.items()})
        line = "   ".join(f"{name} {one.median * 1e3:.3f}" for name, one in found.items())
        with self._capsys.disabled():
            if not Compare._said_where:
                Compare._said_where = True
                print(f"\n{machine()}; {case.r.version if case.r else 'no R'}; {VERSION}", end="")
            print(f"\n{case.name}  {task:24} ms: {line}", end="", flush=True)
        return found


@pytest.fixture
def compare(benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]) -> Compare:
    """Return what times and prints."""
    return Compare(benchmark, capsys)


def no_slower(found: dict[str, Measured], calls: int = 1, rel: float = 1e-6) -> bool:
    """Tell whether a goal is met, by so many calls of R; without R there is none, which is printed.

    Both must have found the same, to `rel`: coxph stops at a relative gain in likelihood of 1e-9.
    """
    if "R bare" not in found:
        return True
    own, theirs = found["slidekit"], found["R bare"]
    assert own.value == pytest.approx(theirs.value, rel=rel)
    return own.median <= theirs.median + calls * ALLOWED


def test_curves_of_two_arms(case: Case, compare: Compare) -> None:
    """Curve, Greenwood errors and log-log limits of each arm, as a figure needs them."""
    time, event, arm = case.rows[:3]
    own = [arm == code for code in (0, 1)]

    def curves() -> float:
        found = [kaplan_meier(time[rows], event[rows]) for rows in own]
        return sum(km.survival[-1] for km in found)

    contenders = {
        "slidekit": ours(curves),
        "one stable sort": ours(lambda: float(np.argsort(time, kind="stable")[0])),
    }
    rivals = case.of_r(R="survfit") | case.lifelines.contender("curves")
    found = compare(case, "curves of two arms", contenders | rivals)
    if "R" in found:  # which merges near ties over both arms, as `slidekit stats` does
        assert found["slidekit"].value == pytest.approx(found["R"].value, rel=1e-6)
    assert found["slidekit"].median <= 2 * found["one stable sort"].median + ALLOWED


def test_log_rank(case: Case, compare: Compare) -> None:
    """The log-rank test of two arms."""
    time, event, arm = case.rows[:3]
    contenders = {"slidekit": ours(lambda: log_rank(time, event, arm).statistic or 0.0)}
    rivals = case.of_r(**{"R bare": "survdiff_bare", "R": "survdiff"})
    found = compare(case, "log-rank", contenders | rivals | case.lifelines.contender("log_rank"))
    assert no_slower(found)


@pytest.mark.parametrize("strata", [None, 4], ids=["plain", "4 strata"])
def test_cox(case: Case, compare: Compare, strata: int | None) -> None:
    """Cox's model of one covariate, with Efron's ties."""
    time, event, arm = case.rows[:3]
    stratum = case.rows.stratum if strata else None
    task = "coxph_strata" if strata else "coxph"

    def hazard_ratio() -> float:
        return coefficient(cox(time, event, arm, strata=stratum))

    rivals = case.of_r(**{"R bare": f"{task}_bare", "R": task})
    rivals |= case.lifelines.contender("stratified_cox" if strata else "cox")
    name = "Cox, 4 strata" if strata else "Cox"
    assert no_slower(compare(case, name, {"slidekit": ours(hazard_ratio)} | rivals))


def coefficient(fit: CoxFit) -> float:
    """Return the log hazard ratio of a fit that has one."""
    found = fit.hazard_ratios[0].coefficient
    assert found is not None
    return found


def test_forest(case: Case, compare: Compare) -> None:
    """Hazard ratios with limits in the 30 levels of ten subgroup variables."""
    time, event, arm = case.rows[:3]

    def ratios() -> float:
        found = forest(time, event, arm, case.rows.subgroups)
        rows = (row.hazard_ratio for variable in found for row in variable)
        return sum(row.ratio.value or 0.0 for row in rows if row is not None)

    rivals = case.of_r(**{"R bare": "forest_bare"}) | case.lifelines.contender("forest")
    found = compare(case, "forest of 30 levels", {"slidekit": ours(ratios)} | rivals)
    assert no_slower(found, calls=LEVELS)


def test_forest_with_interactions(case: Case, compare: Compare) -> None:
    """The same and the ten interaction tests; ours with Wald's test and 60 medians as well."""
    time, event, arm = case.rows[:3]

    def subgroups() -> float:
        found = (subgroup_hazard_ratios(time, event, arm, one) for one in case.rows.subgroups)
        return sum(one.likelihood_ratio.statistic or 0.0 for one in found)

    rivals = case.of_r(**{"R bare": "interaction_bare"})
    found = compare(case, "forest with interactions", {"slidekit": ours(subgroups)} | rivals)
    assert no_slower(found, calls=LEVELS + 2 * len(case.rows.subgroups), rel=1e-4)
