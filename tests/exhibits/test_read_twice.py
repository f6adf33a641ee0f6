from __future__ import annotations

import datetime as dt
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, new_deck
from slidekit.cli import main
from slidekit.resources import sample_data_dir
from slidekit.study.opening import open_study
from slidekit.study.readings import Readings, save_readings
from slidekit.study.second_reader import printed_numbers, read_by
from widgets.provenance import lines_of

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.exhibits.fact import Check, Fact
    from slidekit.study.second_reader import PrintedNumber

DAY = dt.date(2026, 3, 9)
MEDIAN = "os.median.quelmatinib"
UNDER_65 = "os.hr.quelmatinib_vs_ostrataxel.subgroup=age_under_65_years"
ALL_EVENTS = "safety.teae.quelmatinib"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a copy of the study that has printed tables only."""
    return shutil.copytree(sample_data_dir() / "published301", tmp_path / "paper")


def read(folder: Path, *left_out: str, wrong: str = "") -> None:
    """Read all numbers but those of some cells; one cell differs."""

    def named(one: PrintedNumber) -> str:
        return f"{one.file} {one.line} {one.column}"

    numbers = [n for n in printed_numbers(open_study(folder)) if named(n) not in left_out]
    read = {
        n.digest: read_by(n, "Ada Quill", DAY, agrees=named(n) != wrong, typist="", note="15.7")
        for n in numbers
    }
    save_readings(Readings({}, read), folder)


def facts_of(folder: Path) -> dict[str, Fact]:
    """Return the numbers of a deck of the study."""
    return {fact.id: fact for fact in new_deck([folder], Options()).facts}


def second(fact: Fact) -> tuple[Check, ...]:
    """Return what the second reader found."""
    return tuple(one for one in fact.provenance.checks if one.kind == "second_reader")


def test_numbers_that_were_read_say_by_whom_and_when(paper: Path) -> None:
    """An estimate, a ratio of a subgroup and a count of adverse events."""
    read(paper)
    facts = facts_of(paper)
    for id_ in (MEDIAN, ALL_EVENTS, UNDER_65):
        (check,) = second(facts[id_])
        assert (check.by, check.agrees, check.note) == ("Ada Quill on 2026-03-09", True, "")


def test_a_number_read_by_half_counts_as_unread(paper: Path) -> None:
    """The upper limit was left out: the median as it is shown was not read."""
    read(paper, "estimates.csv 4 ci_hi")
    facts = facts_of(paper)
    assert second(facts[MEDIAN]) == ()
    assert second(facts["os.median.ostrataxel"])


def test_a_number_that_differs_says_what_the_source_prints(paper: Path) -> None:
    """One cell of the row is enough, and the rest of the deck is as it was."""
    before = facts_of(paper)
    read(paper, wrong="estimates.csv 4 value")
    after = facts_of(paper)
    (check,) = second(after[MEDIAN])
    assert (check.agrees, check.note) == (False, "value 16.4: 15.7")
    assert list(before) == list(after)
    assert before[MEDIAN].value == after[MEDIAN].value


def test_the_facts_as_json_and_the_inspector_tell_the_reader(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the deck keeps, both show."""
    read(paper)
    main(["facts", str(paper), "--json"])
    told = json.loads(capsys.readouterr().out)
    listed = told["facts"] if isinstance(told, dict) else told
    fact = next(one for one in listed if one["id"] == MEDIAN)
    assert [c["kind"] for c in fact["provenance"]["checks"]] == ["second_reader"]
    deck = new_deck([paper], Options())
    shown = lines_of(next(f for f in deck.facts if f.id == MEDIAN), deck)
    assert ("Second reader", "Ada Quill on 2026-03-09: agrees.") in shown
