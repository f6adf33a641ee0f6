from __future__ import annotations

import pickle
from bisect import bisect_left

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.stats.column import Column
from slidekit.stats.survival import KaplanMeier, kaplan_meier

NUMBERS = st.lists(st.one_of(st.none(), st.floats(-9, 9)), max_size=6)


def column(values: list[float | None]) -> Column[float | None]:
    """Return a column of values, of which some may be None."""
    return Column(np.array(values, dtype=np.float64))


def curve() -> KaplanMeier:
    """Return the curve of two events, one censoring and a tie."""
    return kaplan_meier([2, 3, 3, 5], [1, 1, 0, 0])


@given(NUMBERS, NUMBERS)
def test_a_column_is_the_tuple_of_its_values(
    values: list[float | None], other: list[float]
) -> None:
    """Length, order, items, slices, equality and hash are those of the tuple."""
    ours, theirs = column(values), column(list(other))
    assert tuple(ours) == tuple(values)
    assert len(ours) == len(values)
    assert [ours[place] for place in range(len(ours))] == values
    assert ours[1:3] == tuple(values[1:3])
    assert (ours == theirs) == (values == other)
    assert tuple(values) == ours
    assert hash(ours) == hash(tuple(values))


def test_a_column_gives_numbers_of_python() -> None:
    """Counts are int and print without a decimal point, times are float; neither is numpy's."""
    km = curve()
    assert [type(value) for value in (*km.at_risk, km.at_risk[0])] == [int] * 4
    assert [type(value) for value in (*km.times, km.times[-1])] == [float] * 4
    assert (list(km.at_risk), list(km.events_at), list(km.censored_at)) == (
        [4, 3, 1],
        [1, 1, 0],
        [0, 1, 1],
    )


def test_a_column_cannot_be_changed() -> None:
    """Nobody changes a result: not by the column, not by the array it gives."""
    km = curve()
    with pytest.raises(TypeError):
        km.survival[0] = 1  # type: ignore[index]
    with pytest.raises(ValueError, match="read-only"):
        np.asarray(km.survival)[0] = 1


def test_a_column_is_an_array_without_a_copy() -> None:
    """What is missing is nan there; another type is a copy."""
    ours = column([0.5, None, 0.25])
    assert np.asarray(ours) is ours.array
    assert np.isnan(np.asarray(ours)).tolist() == [False, True, False]
    assert np.array(ours, dtype=np.float32).dtype == np.float32
    assert bisect_left(curve().times, 3) == 1


def test_curves_of_the_same_rows_are_equal_and_hash_alike() -> None:
    """A result is a value: it can be compared, kept in a set, and sent to another process."""
    assert curve() == curve()
    assert len({curve(), curve(), kaplan_meier([2, 3, 3, 5], [1, 1, 1, 0])}) == 2
    assert pickle.loads(pickle.dumps(curve())) == curve()


def test_a_column_is_no_list() -> None:
    """As with a tuple, a list of the same values is something else."""
    assert curve().times != [2.0, 3.0, 5.0]
    assert curve().times == (2.0, 3.0, 5.0)
