"""Incidence of adverse events over plain arrays."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.errors import StatsError
from slidekit.stats.adverse_events import incidence, incidence_by_term, worst_levels
from slidekit.stats.exposure import patient_years, years_to_first_event

records = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(["Rash", "Nausea", "Cough", ""])), max_size=30
)


def test_a_subject_counts_once_and_every_record_is_an_event() -> None:
    """Two rashes of one subject are two events in one subject."""
    found = incidence([0, 0, 1, 5], [0, 0, 0, 1], [4, 2])
    assert found.subjects == (2, 1)
    assert found.events == (3, 1)
    assert found.percent(0) == 50
    assert found.against(1) == (1, 2, 2, 4)


def test_an_arm_without_events_counts_zero_and_an_empty_arm_has_no_percentage() -> None:
    """Zero is a result; a share of nobody is not."""
    found = incidence([0], [0], [5, 3, 0])
    assert found.subjects == (1, 0, 0)
    assert [found.percent(arm) for arm in range(3)] == [20, 0, None]


@settings(max_examples=40, deadline=None)
@given(records)
def test_terms_are_counted_as_by_hand(rows: list[tuple[int, str]]) -> None:
    """Subjects and events per term and arm equal sets and lists of the records."""
    subject = np.array([number for number, _ in rows], dtype=np.int64)
    terms = np.array([term for _, term in rows], dtype=object)
    found = incidence_by_term([terms], subject, subject % 2, [5, 5])
    assert [row.terms[0] for row in found] == list(dict.fromkeys(term for _, term in rows if term))
    for row in found:
        mine = [number for number, term in rows if term == row.terms[0]]
        for arm in (0, 1):
            of_arm = [number for number in mine if number % 2 == arm]
            assert row.incidence.events[arm] == len(of_arm)
            assert row.incidence.subjects[arm] == len(set(of_arm))


def test_a_term_is_a_term_within_its_class() -> None:
    """The same preferred term under two classes makes two rows."""
    found = incidence_by_term([["Skin", "General"], ["Rash", "Rash"]], [0, 0], [0, 0], [3])
    assert [row.terms for row in found] == [("Skin", "Rash"), ("General", "Rash")]


def test_the_worst_level_of_a_subject_counts() -> None:
    """Grades 1, 3 and 2 of one subject count as 3; a subject with no known grade does not."""
    found = worst_levels([0, 2, 1, 0, -1], 3, [7, 7, 7, 2, 4], [1, 1, 1, 0, 0], 2)
    assert found == ((1, 0, 0), (0, 0, 1))


def test_time_to_the_first_event_is_held_within_exposure() -> None:
    """Onset before day 1 counts as day 1, after the end as the end; no day, the full exposure."""
    exposure = [100.0, 100.0, 100.0, 100.0, np.nan]
    subject, day = [0, 0, 1, 2, 3], [40.0, 10.0, -5.0, 400.0, np.nan]
    years = years_to_first_event(exposure, subject, day, days_per_year=1.0)
    assert years.tolist() == [10, 1, 100, 100, 0]
    assert patient_years(exposure, 1.0).tolist() == [100, 100, 100, 100, 0]


def test_a_record_of_an_unknown_arm_is_refused() -> None:
    """An arm code without a number of subjects has no denominator."""
    with pytest.raises(StatsError, match="arm that is not there"):
        incidence([0], [2], [5, 5])
