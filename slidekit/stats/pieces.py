"""Long arrays in pieces that stay in a processor's cache.

A pass over a million numbers then costs what its arithmetic costs, and not fresh memory as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_CACHE = 8192
"""Numbers in a piece. BLAS shares larger ones out to threads, which others may hold up."""


def pieces(size: int, rows: int = 1) -> Iterator[slice]:
    """Yield slices that cover a table of `rows` x `size` numbers from left to right."""
    step = max(IN_CACHE // max(rows, 1), 1)
    return (slice(start, min(start + step, size)) for start in range(0, size, step))
