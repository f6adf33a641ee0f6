"""What a stress has done so far, kept as JSON, so that it goes on where it was stopped."""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

Attempt = Callable[[random.Random, Path], str | None]
"""One try, made of a seeded generator in an empty folder; returns what went wrong, or None."""

SAVE_EVERY_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong in which attempt; the attempt's number and the seed bring it back."""

    attempt: int
    what: str


@dataclass(frozen=True, slots=True)
class Record:
    """The attempts made with one seed."""

    name: str
    seed: int
    attempts: int = 0
    seconds: float = 0.0
    problems: tuple[Problem, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return the record as JSON's types."""
        return asdict(self)


def read_record(file: Path, name: str, seed: int) -> Record:
    """Return what an earlier run of this stress and seed has done, or an empty record."""
    if not file.exists():
        return Record(name, seed)
    kept = json.loads(file.read_text(encoding="utf-8"))
    problems = tuple(Problem(**problem) for problem in kept["problems"])
    return Record(name, seed, kept["attempts"], kept["seconds"], problems)


def write_record(record: Record, file: Path) -> None:
    """Write a record beside its place and rename it, so that a kill leaves the old one whole."""
    file.parent.mkdir(exist_ok=True)
    beside = file.with_suffix(".tmp")
    beside.write_text(json.dumps(record.to_json(), indent=2) + "\n", encoding="utf-8")
    beside.replace(file)


def run_attempts(attempt: Attempt, record: Record, seconds: float, file: Path) -> Record:
    """Go on with a record for so many seconds, saving it now and then."""
    start = saved = time.monotonic()
    now = start
    done = record
    while now - start < seconds:
        done = next_record(attempt, done)
        now = time.monotonic()
        done = replace(done, seconds=round(record.seconds + now - start, 1))
        if now - saved > SAVE_EVERY_SECONDS:
            write_record(done, file)
            saved = now
    return done


def next_record(attempt: Attempt, record: Record) -> Record:
    """Make the next attempt: its number and the seed alone decide what it tries."""
    number = record.attempts
    with tempfile.TemporaryDirectory() as folder:
        what = attempt(random.Random(f"{record.seed}/{number}"), Path(folder))
    problems = record.problems if what is None else (*record.problems, Problem(number, what))
    return replace(record, attempts=number + 1, problems=problems)
