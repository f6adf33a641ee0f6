"""Numbers as journals print them, rounded half up once from the full value."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paper.survival import Interval


def fixed(value: float | None, decimals: int, absent: str = "NE") -> str:
    """Return a number with so many decimals; `absent` where it is not estimable."""
    if value is None:
        return absent
    # the fifteenth digit is noise of binary arithmetic, which must not decide a tie
    exact = Decimal(f"{value:.12g}")
    return str(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def p_value(p: float) -> str:
    """Return p with three decimals, "<0.001" below that."""
    return "<0.001" if p < 0.001 else fixed(p, 3)


def percent(value: float | None) -> str:
    """Return a share as a percentage with one decimal and its sign, so that 0.6% is no 60%."""
    return "NE" if value is None else f"{fixed(100 * value, 1)}%"


def limits(interval: Interval, decimals: int, scale: float = 1) -> dict[str, str]:
    """Return value and limits under the names of the table of estimates."""
    parts = {"value": interval.value, "ci_lo": interval.low, "ci_hi": interval.high}
    shown = {name: None if part is None else scale * part for name, part in parts.items()}
    absent = {"value": "NR", "ci_lo": "NE", "ci_hi": "NE"}
    words = {name: fixed(part, decimals, absent[name]) for name, part in shown.items()}
    return {**words, "ci_level": "95"}


def share(interval: Interval) -> dict[str, str]:
    """Return a share and its limits as percentages."""
    return {**limits(interval, 1, 100), "value": percent(interval.value)}
