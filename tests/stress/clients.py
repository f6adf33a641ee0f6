"""Twenty people at once: submit, comment and sign on PostgreSQL; nothing is lost or done twice."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from slidekit.library.opening import open_library
from slidekit.library.sessions import sign_in
from tests.library.route import submission
from tests.stress.work import PASSWORD, Journal, empty_place, fault_of, peopled, tried

if TYPE_CHECKING:
    from pathlib import Path

CLIENTS, SECONDS = 20, 60.0


def attempt(rng: random.Random, folder: Path) -> str | None:
    """Let all work for a minute."""
    with empty_place("postgresql", folder) as address:
        done, fault = worked(address, folder, CLIENTS, SECONDS, rng.randrange(1 << 30))
    print(dict(done))
    return fault


def worked(
    address: str, folder: Path, clients: int, seconds: float, seed: int
) -> tuple[Counter[str], str | None]:
    """Let so many processes work in a new library; return what was done, and what is wrong."""
    peopled(address, clients)
    context = multiprocessing.get_context("spawn")
    begin, told = context.Barrier(clients), context.Queue()
    journals = [Journal(folder / f"journal{number}") for number in range(clients)]
    people = [
        context.Process(target=_work, args=(address, number, journal, seconds, seed, begin, told))
        for number, journal in enumerate(journals)
    ]
    for one in people:
        one.start()
    done: Counter[str] = sum((Counter(told.get(timeout=300)) for _ in people), Counter())
    for one in people:
        one.join(60)
    return done, fault_of(address, journals)


def _work(
    address: str,
    number: int,
    journal: Journal,
    seconds: float,
    seed: int,
    begin: Any,
    told: Any,
) -> None:
    """Sign in, wait for the others, and work; what went wrong ends in the counts."""
    draw, done = random.Random(f"{seed}/{number}"), Counter[str]()
    try:
        session = sign_in(open_library(address), f"p{number}", PASSWORD)
        submission("loads what handing in takes")
        begin.wait(200)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            done[tried(session, number, journal, draw)] += 1
    except Exception as problem:
        done[f"failed: {type(problem).__name__} {problem}"] += 1
    told.put(dict(done))
