"""One fingerprint of the rows that an analysis used, whatever their order in the file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray

Column = tuple[bytes, "NDArray[np.int64]"]
"""Distinct values of a column, sorted, as bytes; and each row's place among them."""


def rows_digest(columns: Mapping[str, NDArray[Any]]) -> str:
    """Return the SHA-256 of rows given as columns of texts or numbers, each of shape (n,).

    Rows are sorted first, so the same subjects in another order give the same digest; one changed
    cell gives another. NaN counts as one value.
    """
    total = hashlib.sha256()
    places = []
    for name in sorted(columns):
        cells = columns[name]
        values, place = _texts(cells) if cells.dtype.kind == "O" else _numbers(cells)
        total.update(f"{name}\0{len(values)}\0".encode() + values)
        places.append(place)
    order = np.lexsort(places) if places else np.zeros(0, np.int64)
    for place in places:
        total.update(place[order].astype("<i8").tobytes())
    return total.hexdigest()


def joint_digest(*digests: str) -> str:
    """Return one SHA-256 for an analysis that joins several tables."""
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def _texts(cells: NDArray[np.object_]) -> Column:
    listed = cells.tolist()
    values = sorted(set(listed))  # faster than np.unique, which sorts every row
    place = {value: rank for rank, value in enumerate(values)}
    packed = b"".join(b"%d:%b" % (len(text), text) for text in (v.encode() for v in values))
    return packed, np.array([place[cell] for cell in listed], dtype=np.int64)


def _numbers(cells: NDArray[Any]) -> Column:
    plain = cells.astype(np.float64) + 0.0  # -0.0 is 0.0 to every reader, but not in its bytes
    values, place = np.unique(plain, return_inverse=True)
    return values.astype("<f8").tobytes(), place.astype(np.int64)
