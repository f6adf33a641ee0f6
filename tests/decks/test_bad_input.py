"""Study folders that are wrong: one sentence and nothing written, or a deck that says what is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.app import draft
from slidekit.cli import main
from slidekit.deck.file import read_deck
from tests.decks.spoils import (
    all_censored,
    as_bytes,
    as_workbook,
    endpoint,
    files_in,
    in_latin_1,
    is_plain,
    of_another_trial,
    spec,
    text,
    times,
    with_a_long_line,
    with_a_subject_twice,
    without_anything,
    without_tables,
)
from tests.decks.variants import copy_study, keep_endpoints
from tests.decks.walk import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.deck.model import Deck

    Spoil = Callable[[Path], object]
    Printed = pytest.CaptureFixture[str]


REFUSED: dict[str, tuple[Spoil, str]] = {
    "empty folder": (without_anything, "There is no table in simple."),
    "only a README": (without_tables, "There is no table in simple."),
    "unknown key": (spec(lambda s: s.update(colour="red")), "colour is no known key"),
    "misspelt key": (endpoint(landmark=[6]), "Did you mean landmarks"),
    "endpoint twice": (
        spec(lambda s: s["endpoints"].append(s["endpoints"][0])),
        "id os is given twice",
    ),
    "arm twice": (spec(lambda s: s["arms"].append(s["arms"][0])), "is given twice"),
    "unknown rank": (endpoint(rank="best"), "rank is 'best'. It must be primary"),
    "unknown unit": (endpoint(unit="fortnights"), "unit is 'fortnights'. It must be days"),
    "unknown population": (endpoint(population="nobody"), "has no population 'nobody'"),
    "landmark that is no number": (endpoint(landmarks=["soon"]), "landmarks"),
    "reference that is not there": (
        spec(lambda s: s.update(deck={"background": ["Known.{ref:nothing}"]})),
        "{ref:nothing} cites a reference that is not there",
    ),
    "number that is not there": (
        spec(lambda s: s.update(deck={"background": ["It is {os.hr.old_vs_new:full}."]})),
        "{os.hr.old_vs_new:full} names a result that is not there",
    ),
    "no YAML": (text("arms: ["), "this is no YAML that can be read"),
    "no UTF-8": (in_latin_1, "is not written in UTF-8"),
    "empty study.yaml": (text(""), "study.yaml is empty"),
    "another schema": (spec(lambda s: s.update(schema="2")), "schema is '2'"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_in_a_sentence(
    name: str, tmp_path: Path, capsys: Printed
) -> None:
    """Exit code 2, what is wrong on stderr, nothing on stdout, and no file."""
    spoil, sentence = REFUSED[name]
    folder = copy_study("simple", tmp_path)
    spoil(folder)
    before = files_in(tmp_path)
    assert main(["build", str(folder), "-o", str(tmp_path / "deck.pptx")]) == 2
    printed = capsys.readouterr()
    assert sentence in printed.err
    assert printed.out == ""
    assert is_plain(printed.err)
    assert files_in(tmp_path) == before


TOLD: dict[str, tuple[str, Spoil, str]] = {
    "workbook named .csv": ("simple", as_workbook, "survival.csv is an Excel workbook"),
    "empty file": ("simple", as_bytes(b""), "survival.csv is empty"),
    "bytes that are no text": (
        "simple",
        as_bytes(bytes(range(256)) * 9),
        "survival.csv is no text",
    ),
    "header alone": (
        "simple",
        as_bytes(b"patient,arm,age,sex,months,dead\n"),
        "No subject of survival",
    ),
    "line too long": ("simple", with_a_long_line, "line 6: 8 cells where the header has 6"),
    "subject twice": ("simple", with_a_subject_twice, "repeats a subject"),
    "negative time": ("simple", times("-4"), "has a negative time and is left out (line 2)"),
    "time in words": (
        "simple",
        times("5", "long"),
        "has a time that is no number and is left out (line 3)",
    ),
    "column that is not there": (
        "simple",
        spec(lambda s: s["columns"][2]["columns"].update(time="weeks")),
        "names the column weeks of survival.csv, which has no such column",
    ),
    "filter of no column": (
        "simple",
        spec(lambda s: s["populations"][0].update(filter={"NOPE": ["Y"]})),
        "has no column NOPE",
    ),
    "two references": (
        "simple",
        spec(lambda s: [arm.update(reference=True) for arm in s["arms"]]),
        "marks several arms as reference",
    ),
    "two trials": (
        "onc301",
        of_another_trial("adtte"),
        "620 subjects of adtte.csv are not in adsl.csv",
    ),
    "endpoint without records": (
        "onc301",
        endpoint(paramcd="NOPE"),
        "has records of the endpoint os (PARAMCD NOPE)",
    ),
    "arm that nobody is in": (
        "onc301",
        spec(lambda s: s["arms"][0].update(values=["Nobody"])),
        "No subject of adsl.csv is in the arm Quelmatinib",
    ),
    "stratum of no column": (
        "onc301",
        spec(lambda s: s["statistics"].update(strata=["NOPE"])),
        "names the column NOPE under statistics: strata",
    ),
    "subgroup of no column": (
        "onc301",
        spec(lambda s: s["subgroups"][0].update(column="NOPE")),
        'The factor "Age, years" is shown without these levels',
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_tables_lack_is_told_with_the_deck(name: str, tmp_path: Path, capsys: Printed) -> None:
    """The deck is made of what there is; the finding names what is wrong, and blocks."""
    source, spoil, sentence = TOLD[name]
    folder = copy_study(source, tmp_path)
    if source == "onc301":
        keep_endpoints(folder, "os")
        (folder / "adae.csv").unlink()
        (folder / "adrs.csv").unlink()
    spoil(folder)
    file = str(tmp_path / "deck.slidekit")
    assert main(["new", str(folder), "-o", file]) == 0
    assert main(["check", file]) == 1
    printed = capsys.readouterr()
    assert any(line.startswith("block") and sentence in line for line in printed.out.splitlines())
    assert is_plain(printed.err)
    assert files_in(tmp_path) - files_in(folder) == {"deck.slidekit", source}


def made(folder: Path) -> Deck:
    """Return the deck of a study by the command line."""
    file = folder.with_suffix(".slidekit")
    assert main(["new", str(folder), "-o", str(file)]) == 0
    return read_deck(file)


def test_where_nobody_died_nothing_is_estimated(tmp_path: Path) -> None:
    """Medians are not reached, the hazard ratio is not estimable, and no number is made up."""
    folder = copy_study("simple", tmp_path)
    all_censored(folder)
    deck = made(folder)
    facts = deck.fact_index()
    assert [facts[f"os.median.{arm}"].absent for arm in ("fictivan", "placebo")] == [
        "not_reached"
    ] * 2
    ratio = facts["os.hr.fictivan_vs_placebo"]
    assert (ratio.value, ratio.absent, ratio.n) == (None, "not_estimable", 0)
    shown = "\n".join(map(words, draft(deck).frames))
    assert "Fictivan: NR" in shown
    assert "nan" not in shown
    assert "inf " not in shown


def test_a_time_beyond_follow_up_has_no_estimate(tmp_path: Path) -> None:
    """After the last patient nobody knows: NE, and nobody at risk."""
    folder = copy_study("simple", tmp_path)
    endpoint(landmarks=[6, 600])(folder)
    facts = made(folder).fact_index()
    for arm in ("fictivan", "placebo"):
        assert facts[f"os.rate.{arm}.t6"].value is not None
        assert facts[f"os.rate.{arm}.t600"].absent == "not_estimable"
        assert facts[f"os.rate.{arm}.t600"].value is None
        assert facts[f"os.at_risk.{arm}.t600"].value in (0, None)


@pytest.mark.parametrize("table", ["adtte", "adrs", "adae"])
def test_a_table_of_another_trial_is_no_trial_in_which_nothing_happened(
    table: str, tmp_path: Path
) -> None:
    """Where no record is of a subject of the trial, nothing is shown as zero."""
    folder = keep_endpoints(copy_study("onc301", tmp_path), "os", "orr")
    of_another_trial(table)(folder)
    lost = {"adtte": "os.events", "adrs": "orr.rate", "adae": "safety.teae"}[table]
    deck = made(folder)
    assert [f.id for f in deck.facts if f.id.startswith(lost) and f.value is not None] == []
    assert any(
        "not reported" in words(f) for f in draft(deck).frames if f.slide_id == "conclusions"
    )


def test_hidden_files_are_no_tables(tmp_path: Path) -> None:
    """What systems and programs leave in a folder changes nothing."""
    folder, plain = copy_study("simple", tmp_path / "a"), copy_study("simple", tmp_path / "b")
    (folder / ".DS_Store").write_bytes(b"\0\1")
    (folder / "._survival.csv").write_bytes(b"\0\5\x16\7")
    (folder / ".~lock.survival.csv#").write_text("someone", "utf-8")
    (folder / "~$survival.csv").write_text("someone", "utf-8")
    (folder / ".hidden.csv").write_text("a,b\n1,2\n", "utf-8")
    (folder / ".git").mkdir()
    assert made(folder) == made(plain)


def test_without_study_yaml_a_deck_asks_for_its_keys(tmp_path: Path, capsys: Printed) -> None:
    """Tables alone give a deck without results of efficacy: nobody said what was primary."""
    folder = copy_study("simple", tmp_path)
    (folder / "study.yaml").unlink()
    deck = made(folder)
    assert main(["check", str(folder.with_suffix(".slidekit"))]) == 1
    told = capsys.readouterr().out
    assert [k for k in ("deck.purpose", "endpoints.os.rank", "data_cutoff") if k not in told] == []
    assert {"primary", "ledger", "conclusions"} & {slide.role for slide in deck.slides} == set()
