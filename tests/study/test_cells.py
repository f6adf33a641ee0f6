from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.study.cells import date, dates, number, numbers, texts
from slidekit.study.words import agree, counted, did_you_mean, lines_named, listed


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_it_was_written(value: float) -> None:
    """No digit is lost between the file and the statistics."""
    assert number(repr(value)) == value


@pytest.mark.parametrize(
    "text", ["", "NA", ".", "1,234", "<5", "1_000", "nan", "inf", "1e999", "٣"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    """Not even what the programming language would take for one."""
    assert number(text) is None
    assert np.isnan(numbers(texts([text]))[0])


def test_dates_in_the_ways_that_tables_write_them() -> None:
    """ISO 8601 with and without time, and the dates of SAS; partial ones are none."""
    day = dt.date(2024, 3, 5)
    written = [
        "2024-03-05",
        "2024-03-05T08:00",
        "2024-03-05 08:00:00",
        "05MAR2024",
        "05Mar2024:08:00",
    ]
    assert [date(text) for text in written] == [day] * 5
    assert [date(text) for text in ("2024-03", "2024-02-30", "05XYZ2024", "", "3/5/2024")] == [
        None
    ] * 5
    assert np.isnat(dates(texts(["", "2024-03-05"]))).tolist() == [True, False]


def test_words_of_messages() -> None:
    """Counts, lists and guesses read as a person would write them."""
    assert [counted(n, "subject") for n in (0, 1, 2)] == ["0 subjects", "1 subject", "2 subjects"]
    assert [agree(n, "has", "have") for n in (1, 2)] == ["has", "have"]
    assert lines_named([4]) == "line 4"
    assert lines_named([4, 9, 12, 13, 20]) == "lines 4, 9, 12 and 2 more"
    assert listed([str(n) for n in range(14)]).endswith("10, 11 and 2 more")
    assert did_you_mean("Refrence", ["reference", "id"]) == "Did you mean reference?"
    assert did_you_mean("colour", ["reference", "id"]) == "There is reference, id."
    assert did_you_mean("x", []) == "There is none yet."
