from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.errors import StudyError
from slidekit.study.durations import convert, unit_named
from slidekit.study.views import time_to_event
from tests.study.tables import (
    ADSL,
    ADTTE,
    STUDY,
    small_study,
    with_cell,
    with_column,
    without_column,
)

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.study.spec import Unit


def test_times_are_in_the_unit_shown_by_planned_arm(tmp_path: Path) -> None:
    """Days / 30.4375; CNSR 0 is an event; the order is that of the table of subjects."""
    times = time_to_event(small_study(tmp_path), "os")
    assert times.time.tolist() == [4, 6, 3, 2, 5, 1]
    assert times.event.tolist() == [True, False, False, True, False, False]
    assert times.arm.tolist() == [0, 0, 0, 1, 1, 1]
    assert times.subgroups["SEX"].tolist() == ["F", "M", "F", "M", "F", "M"]
    assert (times.strata, times.n_missing) == (None, 0)


def test_the_source_says_files_filter_and_population(tmp_path: Path) -> None:
    """Provenance names both tables and every condition."""
    source = time_to_event(small_study(tmp_path), "pfs").source
    assert [file.name for file in source.files] == ["adsl.csv", "adtte.csv"]
    assert (source.filter, source.population) == ("PARAMCD = PFS; ITTFL = Y", "itt")


@pytest.mark.parametrize(
    ("unit", "expected"), [("days", 121.75), ("weeks", 121.75 / 7), ("years", 1 / 3)]
)
def test_every_unit_can_be_shown(tmp_path: Path, unit: str, expected: float) -> None:
    """Days / 7 are weeks, days / 365.25 years."""
    study = small_study(tmp_path, study=STUDY + f"unit: {unit}\n")
    assert time_to_event(study, "os").time[0] == pytest.approx(expected, rel=1e-12)


@given(
    st.lists(st.floats(0, 1e4), min_size=1),
    st.sampled_from(["days", "weeks", "months", "years"]),
    st.sampled_from(["days", "weeks", "months", "years"]),
)
def test_units_convert_there_and_back(values: list[float], given_unit: Unit, shown: Unit) -> None:
    """No time is lost on the way; the same unit changes no bit."""
    times = np.array(values)
    back = convert(convert(times, given_unit, shown), shown, given_unit)
    assert np.allclose(back, times, rtol=1e-12, atol=1e-300)
    assert (convert(times, shown, shown) == times).all()


def test_units_are_known_by_their_usual_names() -> None:
    """A count has no unit of time."""
    assert [unit_named(t) for t in ("DAYS", " wk", "Months", "yrs", "(days)")] == [
        "days",
        "weeks",
        "months",
        "years",
        "days",
    ]
    assert unit_named("COUNT") is None


def test_a_subject_without_a_usable_time_is_counted(tmp_path: Path) -> None:
    """No record, no time, a negative time, a code that is none: left out and counted, never 0."""
    table = ADTTE.replace("S6,Placebo,OS", "S6,Placebo,XX")
    for line, column, cell in ((2, "AVAL", ""), (3, "AVAL", "-1"), (4, "CNSR", "no")):
        table = with_cell(table, line, column, cell)
    times = time_to_event(small_study(tmp_path, adtte=table), "os")
    assert (times.time.tolist(), times.n_missing) == ([2, 5], 4)


def test_higher_codes_are_censored(tmp_path: Path) -> None:
    """CNSR 1, 2, 3 name reasons of censoring; 0.0 is as much an event as 0."""
    table = with_cell(with_cell(ADTTE, 2, "CNSR", "2"), 3, "CNSR", "0.0")
    event = time_to_event(small_study(tmp_path, adtte=table), "os").event
    assert event.tolist() == [False, True, False, True, False, False]


def test_screen_failures_are_in_no_population(tmp_path: Path) -> None:
    """Not even where a flag says so."""
    failed = "S7,Screen Failure,Screen Failure,,Y,N,F,N,,,,,\n"
    table = ADTTE + "S7,Screen Failure,OS,Overall survival,9,DAYS,1,Alive\n"
    times = time_to_event(small_study(tmp_path, adsl=ADSL + failed, adtte=table), "os")
    assert len(times.time) == 6
    assert times.n_missing == 0


def test_without_a_flag_everyone_in_an_arm_is_randomised(tmp_path: Path) -> None:
    """The trial of the public pilot data has no ITTFL."""
    times = time_to_event(small_study(tmp_path, adsl=without_column(ADSL, "ITTFL")), "os")
    assert len(times.time) == 6
    assert times.source.filter == "PARAMCD = OS; in an arm, no screen failures"


def test_an_empty_flag_says_nothing(tmp_path: Path) -> None:
    """A column without a single text is no flag that excludes everybody."""
    study = small_study(tmp_path, adsl=with_column(ADSL, "ITTFL", ""))
    assert len(time_to_event(study, "os").time) == 6


def test_a_population_of_study_yaml_is_followed(tmp_path: Path) -> None:
    """Per-protocol subjects are those whom the filter passes."""
    text = STUDY + "populations: [{id: women, label: Women, filter: {SEX: [F]}}]\n"
    text = text.replace("label: Overall survival", "label: Overall survival, population: women")
    times = time_to_event(small_study(tmp_path, study=text), "os")
    assert times.time.tolist() == [4, 3, 5]
    assert (times.source.filter, times.source.population) == ("PARAMCD = OS; SEX = F", "women")


def test_strata_are_crossed(tmp_path: Path) -> None:
    """One code per combination, -1 where a cell is missing, none where strata are not used."""
    table = with_cell(with_column(ADSL, "REGION1", "EU"), 4, "REGION1", "US")
    table = with_cell(table, 7, "REGION1", "")
    text = STUDY + "statistics: {strata: [SEX, REGION1]}\n"
    strata = time_to_event(small_study(tmp_path, adsl=table, study=text), "os").strata
    assert strata is not None
    assert strata.tolist() == [0, 2, 1, 2, 0, -1]
    text = text.replace("REGION1]", "REGION1], stratified: no")
    assert time_to_event(small_study(tmp_path, adsl=table, study=text), "os").strata is None


def test_the_record_to_analyse_is_flagged(tmp_path: Path) -> None:
    """Of two records of a subject, ANL01FL = Y is taken, and the filter says so."""
    table = with_column(ADTTE, "ANL01FL", "Y")
    table += "S1,Drug,OS,Overall survival,9999,DAYS,1,Alive,\n"
    times = time_to_event(small_study(tmp_path, adtte=table), "os")
    assert times.time[0] == 4
    assert times.source.filter == "PARAMCD = OS; ANL01FL = Y; ITTFL = Y"


def test_a_study_without_subjects_counts_records(tmp_path: Path) -> None:
    """A table of times alone gives curves; a problem says what is missed."""
    study = small_study(tmp_path, adsl=None, adae=None)
    assert time_to_event(study, "os").arm.tolist() == [0, 0, 0, 1, 1, 1]
    assert "no_subject_table" in {problem.code for problem in study.problems}


@pytest.mark.parametrize("names", [("Drug",), ("Drug", "Placebo", "Combo", "Control")])
def test_one_arm_and_four_arms_work(tmp_path: Path, names: tuple[str, ...]) -> None:
    """Arms are those of study.yaml, in its order."""
    n = len(names)
    rows = [f"S{i},{names[i % n]},OS,OS,{i + 1},MONTHS,0,Death\n" for i in range(8)]
    people = "USUBJID,ARM\n" + "".join(f"S{i},{names[i % n]}\n" for i in range(8))
    arms = "".join(f"  - {{id: {name.lower()}, name: {name}}}\n" for name in names)
    study = small_study(
        tmp_path,
        adsl=people,
        adtte=ADTTE.splitlines(keepends=True)[0] + "".join(rows),
        adae=None,
        adrs=None,
        study=f"schema: 1\nid: s\narms:\n{arms}endpoints: [{{id: os, label: OS}}]\n",
    )
    assert time_to_event(study, "os").arm.tolist() == [i % n for i in range(8)]


REFUSED = {
    "an unknown endpoint": ("oss", {}, "has no endpoint 'oss' that is a time to an event. Did you"),
    "a response": ("bor", {}, "has no endpoint 'bor' that is a time to an event."),
    "no records": (
        "os",
        {"adtte": ADTTE.replace(",OS,", ",OVS,")},
        "No table of kind ADTTE has records with PARAMCD OS. Did you mean OVS?",
    ),
    "a count": (
        "os",
        {"adtte": with_column(ADTTE, "AVALU", "COUNT")},
        "os is no time: adtte.csv gives its values as 'COUNT'.",
    ),
    "two units": (
        "os",
        {"adtte": with_cell(ADTTE, 2, "AVALU", "MONTHS")},
        "adtte.csv gives the times of os in several units (DAYS, MONTHS).",
    ),
    "two records": (
        "os",
        {"adtte": ADTTE + "S2,Drug,OS,Overall survival,1,DAYS,0,Death\n"},
        "adtte.csv has more than one record of OS for 1 subject (line 14).",
    ),
    "no subjects": (
        "os",
        {"adsl": None, "adtte": None, "adrs": None},
        "The study has no table of subjects.",
    ),
    "an unknown population": (
        "os",
        {"study": STUDY.replace("label: Overall", "population: mitt, label: Overall")},
        "study.yaml has no population 'mitt'.",
    ),
    "a population nobody described": (
        "os",
        {
            "study": STUDY.replace("label: Overall", "population: mitt, label: Overall")
            + "populations: [{id: mitt, label: Modified ITT}]\n"
        },
        "study.yaml does not say who belongs to the population 'mitt'.",
    ),
    "a filter on no column": (
        "os",
        {
            "study": STUDY.replace("label: Overall", "population: pp, label: Overall")
            + "populations: [{id: pp, label: PP, filter: {PPFL: [Y]}}]\n"
        },
        "adsl.csv has no column PPFL, which the filter of population pp in study.yaml names.",
    ),
    "a stratum that is not there": (
        "os",
        {"study": STUDY + "statistics: {strata: [ECOG]}\n"},
        "No column ECOG, which study.yaml names as a stratum, in adsl.csv.",
    ),
}


@pytest.mark.parametrize(("endpoint", "changed", "words"), REFUSED.values(), ids=REFUSED)
def test_times_that_cannot_be_had_are_refused(
    tmp_path: Path, endpoint: str, changed: dict[str, str | None], words: str
) -> None:
    """The message says which table and what to do; no number is made up."""
    study = small_study(tmp_path, **changed)
    with pytest.raises(StudyError) as refusal:
        time_to_event(study, endpoint)
    assert words in str(refusal.value)
