from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.errors import StudyError
from slidekit.study.model import Fate
from slidekit.study.views import disposition, responses, subjects
from tests.study.tables import (
    ADRS,
    ADSL,
    STUDY,
    small_study,
    with_cell,
    with_column,
    without_column,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_population_is_counted_by_arm(tmp_path: Path) -> None:
    """Everyone randomised, whoever was treated."""
    people = subjects(small_study(tmp_path), "itt")
    assert (people.count(0), people.count(1)) == (3, 3)
    assert people.columns["SEX"].tolist() == ["F", "M", "F", "M", "F", "M"]
    assert "USUBJID" not in people.columns


def test_a_subject_counts_once(tmp_path: Path) -> None:
    """A repeated row and a row without a subject change no N."""
    rows = ADSL + ADSL.splitlines()[1] + "\n" + "," * 12 + "\n,Drug,Drug,Drug,Y,Y,F,N,,,,,\n"
    assert subjects(small_study(tmp_path, adsl=rows), "itt").count(0) == 3


def test_cells_name_an_arm_in_any_of_its_columns(tmp_path: Path) -> None:
    """Values may stand in TRT01P or in ARM, with blanks and in any case."""
    table = ADSL.replace(",Drug,Drug,", ",Drug, DRUG 10 mg ,")
    text = STUDY.replace("name: Drug", "name: Pill, values: [Drug 10 mg]")
    assert subjects(small_study(tmp_path, adsl=table, study=text), "itt").count(0) == 3
    text = STUDY.replace("name: Drug", "name: Pill, values: [Drug]")
    assert subjects(small_study(tmp_path, adsl=table, study=text), "itt").count(0) == 3


def test_the_flow_of_subjects(tmp_path: Path) -> None:
    """Counts by planned arm; nobody says how many were screened, so that is not reported."""
    flow = disposition(small_study(tmp_path))
    assert (flow.screened, flow.screen_failures) == (None, None)
    drug, placebo = flow.arms
    assert (drug.randomised, drug.treated, drug.analysed) == (3, 3, (("itt", 3), ("safety", 3)))
    assert (placebo.randomised, placebo.treated) == (3, 2)
    assert drug.study == Fate(0, 1, 2, (("ADVERSE EVENT", 1), ("DEATH", 1)))
    assert drug.treatment == Fate(None, None, None, None)


def test_screen_failures_were_screened(tmp_path: Path) -> None:
    """They count as screened, under every name that they have."""
    extra = "S7,Screen Failure,,,,,F,N,,,,,\nS8,NOTASSGN,,,,,M,N,,,,,\n"
    flow = disposition(small_study(tmp_path, adsl=ADSL + extra))
    assert (flow.screened, flow.screen_failures) == (8, 2)
    assert [arm.randomised for arm in flow.arms] == [3, 3]


def test_what_no_column_says_is_not_reported(tmp_path: Path) -> None:
    """No flag and no date of treatment, a status in other words, a population without column."""
    table = ADSL
    for column in ("SAFFL", "TRTSDT", "TRTEDT", "DCSREAS"):
        table = without_column(table, column)
    text = STUDY + "populations: [{id: pp, label: Per protocol, filter: {PPROTFL: [Y]}}]\n"
    arm = disposition(small_study(tmp_path, adsl=table, study=text)).arms[0]
    assert (arm.treated, arm.analysed) == (None, (("pp", None),))
    assert (arm.study.discontinued, arm.study.reasons) == (2, None)
    odd = with_cell(table, 3, "EOSSTT", "moved away")
    assert disposition(small_study(tmp_path, adsl=odd)).arms[0].study.completed is None


def test_responses_of_every_subject(tmp_path: Path) -> None:
    """A subject without a record is missing, and stays in the denominator."""
    found = responses(small_study(tmp_path), "bor")
    assert found.response.tolist() == ["PR", "CR", "SD", "PD", "SD", ""]
    assert found.arm.tolist() == [0, 0, 0, 1, 1, 1]
    assert found.source.filter == "PARAMCD = BOR; ITTFL = Y"


def test_the_flagged_response_is_taken(tmp_path: Path) -> None:
    """Of several records per subject, ANL01FL = Y is the one to analyse."""
    table = with_column(ADRS, "ANL01FL", "Y") + "S1,Drug,BOR,Best overall response,PD,\n"
    assert responses(small_study(tmp_path, adrs=table), "bor").response[0] == "PR"


def test_a_response_by_visit_is_refused(tmp_path: Path) -> None:
    """Nobody chooses between two records by chance."""
    study = small_study(tmp_path, adrs=ADRS + "S1,Drug,BOR,Best overall response,PD\n")
    with pytest.raises(StudyError, match=r"more than one record of BOR for 1 subject \(line 7\)"):
        responses(study, "bor")
