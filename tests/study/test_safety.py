from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from slidekit.errors import StudyError
from slidekit.study.views import adverse_events, exposure, subjects
from tests.study.tables import ADAE, ADSL, small_study, with_cell, with_column, without_column

if TYPE_CHECKING:
    from pathlib import Path


def test_n_is_that_of_the_safety_population(tmp_path: Path) -> None:
    """From the table of subjects: S6 was never treated, S2 and S3 had no event."""
    events = adverse_events(small_study(tmp_path))
    assert events.n_subjects == (3, 2)
    assert events.subject.tolist() == [0, 0, 0, 3, 3, 4]
    assert events.arm.tolist() == [0, 0, 0, 1, 1, 1]
    assert (events.source.filter, events.source.population) == ("TRTEMFL = Y; SAFFL = Y", "safety")


def test_safety_counts_the_arm_that_was_given(tmp_path: Path) -> None:
    """Planned Placebo, given Drug: an event of Drug, but a time of Placebo."""
    study = small_study(tmp_path, adsl=with_cell(ADSL, 6, "TRT01A", "Drug"))
    assert adverse_events(study).n_subjects == (4, 1)
    assert adverse_events(study).arm.tolist()[-1] == 0
    assert subjects(study, "safety").arm.tolist() == [0, 0, 0, 1, 0]
    assert subjects(study, "itt").arm.tolist() == [0, 0, 0, 1, 1, 1]


def test_other_events_are_left_out(tmp_path: Path) -> None:
    """Not treatment-emergent, of an untreated subject, of nobody known."""
    table = with_cell(ADAE, 2, "TRTEMFL", "").replace("S5,Rash", "S6,Rash")
    table += "S9,Nausea,Gastrointestinal disorders,1,N,,,,Y\n"
    events = adverse_events(small_study(tmp_path, adae=table))
    assert events.columns["AEDECOD"].tolist() == ["Nausea", "Nausea", "Nausea", "Stroke"]


def test_an_empty_column_is_absent(tmp_path: Path) -> None:
    """What nobody filled in cannot be counted as no."""
    events = adverse_events(small_study(tmp_path, adae=with_column(ADAE, "AEACN", "")))
    assert "AEACN" not in events.columns
    assert "AESER" in events.columns
    assert "USUBJID" not in events.columns


def test_a_trial_without_events_has_its_n(tmp_path: Path) -> None:
    """A header without rows means that no event was reported."""
    events = adverse_events(small_study(tmp_path, adae=ADAE.splitlines()[0] + "\n"))
    assert (events.n_subjects, len(events.subject), events.columns) == ((3, 2), 0, {})


def test_a_study_without_the_table_says_so(tmp_path: Path) -> None:
    """Nothing is tabulated as zero."""
    with pytest.raises(StudyError, match="The study has no table of adverse events"):
        adverse_events(small_study(tmp_path, adae=None))


def test_exposure_counts_first_and_last_day(tmp_path: Path) -> None:
    """1 January to 31 March 2024 are 91 days; a subject without dates is unknown, not 0."""
    found = exposure(small_study(tmp_path, adsl=with_cell(ADSL, 3, "TRTEDT", "")))
    assert found is not None
    assert found.duration[0] == 91 / 30.4375
    assert np.isnan(found.duration[1])
    assert (found.unit, found.n_missing, found.arm.tolist()) == ("months", 1, [0, 0, 0, 1, 1])


def test_a_duration_in_the_table_comes_first(tmp_path: Path) -> None:
    """TRTDURD is days; what is no positive number is unknown."""
    table = with_cell(with_column(ADSL, "TRTDURD", "60.875"), 2, "TRTDURD", "-3")
    found = exposure(small_study(tmp_path, adsl=table))
    assert found is not None
    assert found.duration.tolist()[1:] == [2, 2, 2, 2]
    assert found.n_missing == 1


def test_dates_with_times_and_of_sas_are_dates(tmp_path: Path) -> None:
    """2024-01-01T08:00 and 01JAN2024 are one day."""
    table = with_cell(with_cell(ADSL, 2, "TRTSDT", "2024-01-01T08:00"), 2, "TRTEDT", "31MAR2024")
    found = exposure(small_study(tmp_path, adsl=table))
    assert found is not None
    assert found.duration[0] == 91 / 30.4375


def test_exposure_that_no_table_says_is_none(tmp_path: Path) -> None:
    """Without dates and durations there is nothing to show."""
    assert exposure(small_study(tmp_path, adsl=without_column(ADSL, "TRTEDT"))) is None
