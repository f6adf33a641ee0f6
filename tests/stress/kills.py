"""A program killed while it writes: what the library had taken is there, and the chain holds."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from typing import TYPE_CHECKING, Any

from slidekit.library.opening import open_library
from slidekit.library.sessions import sign_in
from tests.needs import find_postgresql
from tests.stress.work import PASSWORD, Journal, empty_place, fault_of, peopled, tried

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 20
MOST_ACTS = 6
LONGEST_SECONDS = 0.08
"""A kill comes after some acts or none, and then at any time within the next two or so."""


def attempt(rng: random.Random, folder: Path) -> str | None:
    """Kill a writer twenty times in a new library of either kind."""
    engine = rng.choice(("sqlite", "postgresql") if find_postgresql() else ("sqlite",))
    with empty_place(engine, folder) as address:
        acts, fault = killed(address, folder, KILLS, rng)
    print(f"{engine}: {KILLS} kills, {acts} acts were taken")
    return fault


def killed(address: str, folder: Path, kills: int, draw: random.Random) -> tuple[int, str | None]:
    """Kill a writer so many times; return how much it had done, and what is wrong."""
    peopled(address, 3)
    context: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    journal = Journal(folder / "journal")
    for kill in range(kills):
        writer = context.Process(target=_write, args=(address, journal, draw.random()))
        writer.start()
        _wait(journal, draw.randrange(MOST_ACTS))
        time.sleep(draw.random() * LONGEST_SECONDS)
        writer.kill()
        writer.join(60)
        if fault := fault_of(address, [journal]):
            return len(journal.lines()), f"after kill {kill + 1}: {fault}"
    return len(journal.lines()), None


def _wait(journal: Journal, acts: int) -> None:
    """Wait until so many more acts are in the journal."""
    wanted, end = len(journal.lines()) + acts, time.monotonic() + 20
    while len(journal.lines()) < wanted and time.monotonic() < end:
        time.sleep(0.002)


def _write(address: str, journal: Journal, seed: float) -> None:
    """Work as three people in turn until killed."""
    draw, library = random.Random(seed), open_library(address)
    people = [sign_in(library, f"p{number}", PASSWORD) for number in range(3)]
    while True:
        for number, session in enumerate(people):
            tried(session, number, journal, draw)
