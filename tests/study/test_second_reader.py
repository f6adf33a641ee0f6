from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from slidekit.app.importing import take_in, write_intake
from slidekit.errors import StudyError
from slidekit.study.opening import open_study
from slidekit.study.readings import Readings, load_readings, readings_beside, save_readings
from slidekit.study.second_reader import (
    lost,
    printed_numbers,
    progress,
    read_by,
    state_of,
    with_reading,
)
from tests.study.tables import put
from tests.study.test_published import FILES

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.study.second_reader import PrintedNumber, Reading

DAY = dt.date(2026, 3, 9)


def numbers(folder: Path, **changed: str) -> tuple[PrintedNumber, ...]:
    """Return the numbers of the four printed tables, some of them written anew."""
    folder.mkdir(exist_ok=True)
    files = {name: changed.get(name.split(".")[0], text) for name, text in FILES.items()}
    return printed_numbers(open_study(put(folder, files)))


def number(found: tuple[PrintedNumber, ...], file: str, line: int, column: str) -> PrintedNumber:
    """Return one of them."""
    return next(n for n in found if (n.file, n.line, n.column) == (file, line, column))


def ticked(one: PrintedNumber) -> Reading:
    """Return the reading of a number that agrees."""
    return read_by(one, "Ada Quill", DAY, agrees=True, typist="Bo Reed")


def test_each_printed_number_is_told_with_its_row_and_its_place(tmp_path: Path) -> None:
    """The ratio of the first row: text, line, column, source, and what the row says it is."""
    hr = number(numbers(tmp_path), "estimates.csv", 2, "value")
    assert (hr.text, hr.reference, hr.anchor) == ("0.70", "paper", "Table 2")
    assert ("measure", "hr") in hr.about
    assert ("comparator", "Placebo") in hr.about


def test_numbers_of_all_four_tables_are_read_but_not_points_off_a_figure(tmp_path: Path) -> None:
    """Cells that say nothing are no numbers; a digitised share is printed nowhere, its N is."""
    found = numbers(tmp_path)
    of_km = [(n.line, n.column, n.text) for n in found if n.file == "km.csv"]
    assert of_km == [
        (2, "at_risk", "310"),
        (2, "events", "0"),
        (2, "censored", "0"),
        (4, "surv", "90"),
        (4, "at_risk", "280"),
    ]
    assert [n.text for n in found if n.file == "ae.csv" and n.line == 3] == ["306", "31", "0"]
    assert {n.file for n in found} == {"estimates.csv", "km.csv", "subgroups.csv", "ae.csv"}


def test_a_changed_number_loses_its_tick_and_its_neighbours_keep_theirs(tmp_path: Path) -> None:
    """0.70 is typed anew as 0.71: it was read before and is to be read again."""
    before = numbers(tmp_path / "before")
    read = {n.digest: ticked(n) for n in before}
    changed = FILES["estimates.csv"].replace("0.70", "0.71")
    after = numbers(tmp_path / "after", estimates=changed)
    gone = lost(after, read)
    states = {(n.file, n.line, n.column): state_of(n, read, gone) for n in after}
    assert states.pop(("estimates.csv", 2, "value")) == "changed"
    assert set(states.values()) == {"agrees"}
    again = with_reading(after, read, ticked(number(after, "estimates.csv", 2, "value")))
    assert lost(after, again) == {}
    assert len(again) == len(read)


def test_another_place_in_the_source_takes_the_tick_away(tmp_path: Path) -> None:
    """Who read Table 2 has not read Table 3."""
    before = numbers(tmp_path / "before")
    read = {n.digest: ticked(n) for n in before}
    moved = FILES["estimates.csv"].replace("paper,p. 4", "paper,p. 5")
    after = numbers(tmp_path / "after", estimates=moved)
    unread = {(n.line, n.column) for n in after if n.digest not in read}
    assert unread == {(4, "n"), (4, "N"), (4, "value")}


def test_a_row_that_moves_in_its_file_keeps_its_ticks(tmp_path: Path) -> None:
    """Rows in another order, and a tick given then, cost no tick of the others."""
    before = numbers(tmp_path / "before")
    head, first, second, third = FILES["estimates.csv"].strip().split("\n")
    read = {n.digest: ticked(n) for n in before if (n.file, n.line) != ("estimates.csv", 4)}
    turned = "\n".join([head, third, first, second]) + "\n"
    after = numbers(tmp_path / "after", estimates=turned)
    for one in (n for n in after if (n.file, n.line) == ("estimates.csv", 2)):
        read = with_reading(after, read, ticked(one))
    assert {state_of(n, read, lost(after, read)) for n in after} == {"agrees"}


def test_another_unit_on_the_slides_takes_no_tick_away(tmp_path: Path) -> None:
    """Points of a curve are printed in weeks, whatever slides show."""
    before = numbers(tmp_path / "before")
    after = numbers(tmp_path / "after", study=FILES["study.yaml"] + "unit: days\n")
    assert [n.digest for n in before] == [n.digest for n in after]


def test_progress_counts_read_and_differing_numbers(tmp_path: Path) -> None:
    """Two of all are read, one of them differs."""
    found = numbers(tmp_path)
    read = {found[0].digest: ticked(found[0])}
    differs = read_by(found[1], "Ada Quill", DAY, agrees=False, typist="", note="0.56")
    read = with_reading(found, read, differs)
    told = progress(found, read)
    assert (told.read, told.differing, told.total) == (2, 1, len(found))


@pytest.mark.parametrize(
    ("reader", "typist", "note", "message"),
    [
        ("  ", "", "0.56", "Nobody is named"),
        ("ada  quill", "Ada Quill", "0.56", "cannot be its second reader"),
        ("Bo Reed", "Ada Quill", " ", "not said what differs"),
    ],
)
def test_a_reading_is_refused_that_is_none(
    tmp_path: Path, reader: str, typist: str, note: str, message: str
) -> None:
    """Without a name, of one's own typing, or without saying what differs."""
    one = numbers(tmp_path)[0]
    with pytest.raises(StudyError, match=message):
        read_by(one, reader, DAY, agrees=False, typist=typist, note=note)


def test_readings_come_back_from_their_file_as_they_were(tmp_path: Path) -> None:
    """Quotes, colons and signs of other scripts in names and notes are kept."""
    found = numbers(tmp_path)
    read = with_reading(found, {}, ticked(found[0]))
    note = 'Table 2 prints "0.56": # see p. 4 \N{EN DASH} Müller'
    read = with_reading(
        found, read, read_by(found[1], "Zoë: Müller", DAY, agrees=False, typist="", note=note)
    )
    before = Readings({"estimates.csv": "Bo: Reed"}, read)
    save_readings(before, tmp_path)
    assert load_readings(tmp_path) == before
    assert open_study(tmp_path).readings == read


def test_a_broken_file_of_readings_is_a_remark_and_blocks_nothing(tmp_path: Path) -> None:
    """The study opens; a warning names the file and the line, and no number counts as read."""
    found = numbers(tmp_path)
    save_readings(Readings({}, {found[0].digest: ticked(found[0])}), tmp_path)
    path = tmp_path / "second_reader.yaml"
    path.write_text(path.read_text("utf-8").replace("agrees: yes", "agrees: perhaps"), "utf-8")
    study = open_study(tmp_path)
    told = next(p for p in study.problems if p.file == "second_reader.yaml")
    assert told.severity == "warn"
    assert "line 5" in told.message
    assert study.readings == {}


def test_a_file_in_which_the_typist_reads_counts_for_nothing(tmp_path: Path) -> None:
    """A name that is written into the file by hand is held to the same rule."""
    found = numbers(tmp_path)
    typed = Readings({found[0].file: "ADA QUILL"}, {found[0].digest: ticked(found[0])})
    save_readings(typed, tmp_path)
    read, problems = readings_beside(tmp_path)
    assert read == Readings()
    assert "typed estimates.csv in" in problems[0].message


def test_ticks_go_along_when_the_study_is_written_elsewhere(tmp_path: Path) -> None:
    """They are copied, but not over those of the other folder."""
    found = numbers(tmp_path / "old")
    save_readings(Readings({}, {found[0].digest: ticked(found[0])}), tmp_path / "old")
    intake = take_in([tmp_path / "old"])
    assert len(write_intake(intake, tmp_path / "new").readings) == 1
    (tmp_path / "begun").mkdir()
    both = {n.digest: ticked(n) for n in found[:2]}
    save_readings(Readings({}, both), tmp_path / "begun")
    assert len(write_intake(intake, tmp_path / "begun").readings) == 2
