"""Time our calls and those of others in turn, on the same rows: A B C, A B C, ..."""

from __future__ import annotations

import math
import os
import platform
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SHORTEST = 0.02
"""Seconds that one measurement lasts at least: short calls are repeated within it."""
BUDGET = 8.0
"""Seconds for all measurements of one call."""
FEWEST, MOST = 3, 15


class Rows(NamedTuple):
    """A simulated trial of two arms, about 42 % censored, with 4 strata and 10 subgroups."""

    time: NDArray[np.float64]
    event: NDArray[np.bool_]
    arm: NDArray[np.int64]
    stratum: NDArray[np.int64]
    subgroups: tuple[NDArray[np.object_], ...]
    """Of three levels each."""


def simulate(kind: str, n: int, folder: Path) -> Rows:
    """Simulate exponential times, hazard ratio 0.75, and leave them in the folder for R as well.

    Args:
        kind: "continuous", or "days" for times rounded up to whole days.
        n: rows.
        folder: for the file KIND_N.bin, fourteen columns of double precision.
    """
    random = np.random.default_rng(20260 + n)
    arm, stratum = random.permutation(np.arange(n) % 2), random.integers(0, 4, n)
    groups = random.integers(0, 3, (10, n))
    lived = random.exponential(1, n) * 500 / np.exp(math.log(0.75) * arm + 0.2 * stratum)
    censored = random.uniform(0, 1, n) * 880
    event, exact = lived <= censored, np.minimum(lived, censored)
    days = exact if kind == "continuous" else np.ceil(exact)
    columns = np.vstack((days, event, arm, stratum, groups))
    columns.astype(np.float64).tofile(folder / f"{kind}_{n}.bin")
    names = np.array(["0", "1", "2"], dtype=object)
    return Rows(days, event, arm, stratum, tuple(names[group] for group in groups))


class Timed(NamedTuple):
    """One measurement."""

    seconds: float
    """Of one call."""
    value: float
    """What the call found, so that both sides can be seen to do the same."""


class Contender(Protocol):
    """Something to be timed."""

    def __call__(self, calls: int) -> Timed:
        """Make some calls one after the other."""
        ...


def ours(call: Callable[[], float]) -> Contender:
    """Return a call in this process as a contender."""

    def run(calls: int) -> Timed:
        begun = time.perf_counter()
        for _ in range(calls):
            value = call()
        return Timed((time.perf_counter() - begun) / calls, value)

    return run


@dataclass(frozen=True, slots=True)
class R:
    """A session of R that waits for tasks."""

    process: subprocess.Popen[str]
    version: str

    @classmethod
    def start(cls) -> R | None:
        """Start R, None where it or its package survival is not installed."""
        program = shutil.which("Rscript")
        if program is None:
            return None
        script = Path(__file__).with_name("survival.R")
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            [program, "--vanilla", str(script)],
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdout is not None
        version = process.stdout.readline().strip()
        return cls(process, version) if version else None

    def ask(self, line: str) -> str:
        """Send one line and return the answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def load(self, folder: Path, kind: str, n: int) -> None:
        """Read the rows that `simulate` left."""
        assert self.ask(f"load {folder} {kind} {n}") == "loaded"

    def task(self, name: str) -> Contender:
        """Return a task of survival.R as a contender."""

        def run(calls: int) -> Timed:
            seconds, value = self.ask(f"{name} {calls}").split()
            return Timed(float(seconds), float(value))

        return run

    def close(self) -> None:
        """End the session."""
        self.process.communicate()


class Measured(NamedTuple):
    """All measurements of one contender."""

    median: float
    """Seconds a call."""
    runs: int
    value: float


def in_turn(contenders: dict[str, Contender]) -> dict[str, Measured]:
    """Time contenders in turn, so that a busy moment of the machine meets all alike."""
    first = {name: run(1) for name, run in contenders.items()}  # also warms up
    calls = {
        name: max(1, math.ceil(SHORTEST / max(one.seconds, 1e-6))) for name, one in first.items()
    }
    once = sum(max(one.seconds, SHORTEST) for one in first.values())
    rounds = min(max(int(BUDGET / once), FEWEST), MOST)
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            seconds[name].append(run(calls[name]).seconds)
    return {name: Measured(median(seconds[name]), rounds, first[name].value) for name in contenders}


def machine() -> str:
    """Return what was measured on: processor, number of processors, Python and numpy."""
    models = [line.split(":")[1] for line in _cpu_lines() if line.startswith("model name")]
    processor = models[0].strip() if models else platform.machine()
    versions = f"Python {platform.python_version()}, numpy {np.__version__}"
    return f"{processor}, {os.cpu_count()} processors; {versions}"


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text("utf-8").splitlines() if path.exists() else []
