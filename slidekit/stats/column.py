"""Columns of results: many numbers that read like a tuple and are stored like an array."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, overload

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import DTypeLike, NDArray

Value = TypeVar("Value", bound=float | None, covariant=True)


@dataclass(frozen=True, slots=True, eq=False)
class Column(Sequence[Value]):
    """Numbers of a result, of which some may be None; never changed once made.

    It compares, hashes, slices and iterates as the tuple of its values does. `np.asarray` gives the
    array without a copy, read-only, with nan where a value is None.
    """

    array: NDArray[Any]
    """Whole or floating-point numbers, shape (n,); made read-only."""

    def __post_init__(self) -> None:
        """Lock the array."""
        self.array.setflags(write=False)

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self.array)

    def __iter__(self) -> Iterator[Value]:
        """Yield the values as Python's own numbers."""
        values: list[Any] = self.array.tolist()
        for place in np.flatnonzero(np.isnan(self.array)).tolist():
            values[place] = None
        return iter(values)

    @overload
    def __getitem__(self, place: int) -> Value: ...
    @overload
    def __getitem__(self, place: slice) -> Column[Value]: ...
    def __getitem__(self, place: int | slice) -> Any:
        """Return one value, or a column of some of them."""
        if isinstance(place, slice):
            return Column[Value](self.array[place])
        value = self.array[place].item()
        return None if value != value else value

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> NDArray[Any]:
        """Return the values as an array."""
        return np.array(self.array, dtype=dtype, copy=copy)

    def __eq__(self, other: object) -> bool:
        """Tell whether another column, or a tuple, has the same values."""
        if isinstance(other, Column):
            return np.array_equal(self.array, other.array, equal_nan=True)
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        """Return the hash of the equal tuple."""
        return hash(tuple(self))
