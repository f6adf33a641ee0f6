"""The long runs, in short: the same code with a fixed seed and a few attempts."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from slidekit.library.sessions import sign_in
from tests.stress import clients, fuzz_tables, kills, work
from tests.stress.__main__ import load_attempt, stress_names
from tests.stress.mutations import mutate_rows, small_study, write_bytes
from tests.stress.record import (
    Problem,
    Record,
    next_record,
    read_record,
    run_attempts,
    write_record,
)

if TYPE_CHECKING:
    from pathlib import Path


def fails_every_third(rng: Random, folder: Path) -> str | None:
    """Fail now and then, as the seed says, and leave a file behind."""
    (folder / "left").touch()
    drawn = rng.random()
    return f"drew {drawn}" if drawn < 1 / 3 else None


def attempts_of(count: int, seed: int) -> Record:
    """Return what so many attempts give."""
    record = Record("specimen", seed)
    for _ in range(count):
        record = next_record(fails_every_third, record)
    return record


def test_every_stress_can_be_run_by_its_name() -> None:
    """The list holds no module without an attempt."""
    assert "fuzz_tables" in stress_names()
    assert all(callable(load_attempt(name)) for name in stress_names())


def test_a_seed_brings_the_same_problems_back() -> None:
    """What was found on another machine is found again, and another seed finds others."""
    first = attempts_of(30, seed=7)
    assert first.attempts == 30
    assert first.problems
    assert first == attempts_of(30, seed=7)
    assert first.problems != attempts_of(30, seed=8).problems


def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path) -> None:
    """Ten attempts, a stop and ten more are twenty attempts."""
    file = tmp_path / "results" / "specimen-7.json"
    write_record(attempts_of(10, seed=7), file)
    record = read_record(file, "specimen", 7)
    for _ in range(10):
        record = next_record(fails_every_third, record)
    assert record == attempts_of(20, seed=7)
    assert read_record(tmp_path / "none.json", "specimen", 7) == Record("specimen", 7)


def test_a_run_ends_when_its_seconds_are_over(tmp_path: Path) -> None:
    """The time is counted with that of earlier runs."""
    before = Record("specimen", 1, 5, 100.0, (Problem(2, "x"),))
    record = run_attempts(fails_every_third, before, 0.05, tmp_path / "specimen-1.json")
    assert record.attempts > 5
    assert record.seconds >= 100.0
    assert record.problems[0] == Problem(2, "x")


def test_mutations_damage_a_study_in_ever_new_ways() -> None:
    """No mutation trips over what an earlier one left, and hardly two results are the same."""
    written = set()
    for number in range(200):
        rng = Random(number)
        for rows in small_study(rng).values():
            mutate_rows(rows, rng)
            written.add(write_bytes(rows, rng))
    assert len(written) > 380


@pytest.mark.parametrize(
    ("problem", "fault"),
    [
        ({}, None),
        ({"severity": "fatal"}, "severity"),
        ({"message": "", "fix": ""}, "without words"),
        ({"message": "ONC-SUBJ-004 has two arms."}, "names a subject"),
        ({"row": float("nan")}, "no JSON"),
        ({"row": object()}, "no JSON"),
    ],
)
def test_a_wrong_answer_is_told_from_a_right_one(
    problem: dict[str, object], fault: str | None
) -> None:
    """The fuzzer knows what the contract of `inspect --json` allows."""
    right = {"severity": "error", "message": "AVAL holds text.", "fix": "Write a number.", "row": 3}
    found = fuzz_tables.fault_of({"problems": [{**right, **problem}]})
    assert found is None if fault is None else fault in (found or "")


def test_a_few_damaged_studies_are_inspected_without_a_trace() -> None:
    """The first attempts of seed 1; `dev.py stress fuzz_tables` makes many more."""
    record = Record("fuzz_tables", seed=1)
    for _ in range(40):
        record = next_record(fuzz_tables.attempt, record)
    assert record.problems == ()


@pytest.mark.parametrize(
    "engine", ["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))]
)
def test_what_a_killed_program_had_done_is_there(engine: str, tmp_path: Path) -> None:
    """Three kills; `dev.py stress kills` makes many more."""
    with work.empty_place(engine, tmp_path) as address:
        acts, fault = kills.killed(address, tmp_path, 3, Random(4))
    assert fault is None
    assert acts > 0


@pytest.mark.needs("postgresql")
def test_people_at_once_lose_nothing_and_approve_nothing_twice(tmp_path: Path) -> None:
    """Four for two seconds; `dev.py stress clients` lets twenty work for a minute."""
    with work.empty_place("postgresql", tmp_path) as address:
        done, fault = clients.worked(address, tmp_path, 4, 2.0, seed=1)
    assert fault is None
    assert done["submit"] > 0
    assert not [word for word in done if word.startswith("failed")]


def test_an_act_that_the_library_lost_would_be_found(tmp_path: Path) -> None:
    """The journal tells of a comment and of a version that are not there, and of one twice."""
    journal = work.Journal(tmp_path / "journal")
    with work.empty_place("sqlite", tmp_path) as address:
        admin = work.peopled(address, 1)
        author = sign_in(admin.library, "p0", work.PASSWORD)
        assert work.act(author, 0, journal, Random(1)) == "submit"
        assert work.fault_of(address, [journal]) is None
        journal.note(*journal.lines()[0])
        assert (work.fault_of(address, [journal]) or "").startswith("given twice")
        journal.note("comment", "gone")
        assert (work.fault_of(address, [journal]) or "").startswith("lost")
