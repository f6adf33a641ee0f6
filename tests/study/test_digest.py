"""The fingerprint of the rows that an analysis used."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.study.digest import joint_digest, rows_digest

if TYPE_CHECKING:
    from random import Random

    from numpy.typing import NDArray

Rows = list[tuple[str, int]]
ROWS = st.lists(st.tuples(st.sampled_from(["", "a", "ab", "b"]), st.integers(0, 3)), max_size=8)


def columns(rows: Rows) -> dict[str, NDArray[Any]]:
    """Return rows as two columns."""
    texts = np.array([text for text, _ in rows], dtype=object)
    return {"x": texts, "n": np.array([number for _, number in rows], dtype=np.int64)}


@settings(max_examples=60, deadline=None)
@given(ROWS, ROWS, st.randoms(use_true_random=False))
def test_the_same_rows_have_the_same_digest_and_others_another(
    one: Rows, other: Rows, random: Random
) -> None:
    """Order does not matter; which cells stand in one row does."""
    shuffled = random.sample(one, len(one))
    assert rows_digest(columns(shuffled)) == rows_digest(columns(one))
    same = sorted(one) == sorted(other)
    assert (rows_digest(columns(one)) == rows_digest(columns(other))) == same


def test_numbers_are_told_apart_to_the_last_digit() -> None:
    """A time that differs by rounding error is another input; missing values are one value."""
    time = np.array([0.3, np.nan, np.nan])
    assert rows_digest({"t": time}) == rows_digest({"t": time[::-1]})
    assert rows_digest({"t": time}) != rows_digest({"t": np.array([0.1 + 0.2, np.nan, np.nan])})


def test_a_zero_with_a_sign_is_zero() -> None:
    """A change of -0.0 that a program writes as 0.0 is the same input."""
    assert rows_digest({"x": np.array([-0.0, 1])}) == rows_digest({"x": np.array([0.0, 1])})


def test_texts_cannot_run_into_each_other() -> None:
    """Cells "ab" and "c" are not "a" and "bc"; the name of a column counts."""
    first, second = (np.array(cells, dtype=object) for cells in (["ab", "c"], ["a", "bc"]))
    assert rows_digest({"x": first}) != rows_digest({"x": second})
    assert rows_digest({"x": first}) != rows_digest({"y": first})


def test_a_digest_of_two_tables_names_both() -> None:
    """The joint digest is the SHA-256 of the digests, line by line."""
    assert joint_digest("a", "b") == hashlib.sha256(b"a\nb").hexdigest()
