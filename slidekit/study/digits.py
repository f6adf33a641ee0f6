"""The digits of a source: what a printed number says of the number behind it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

AT_MOST = "<\N{LESS-THAN OR EQUAL TO}"
AT_LEAST = ">\N{GREATER-THAN OR EQUAL TO}"
SLACK = 1e-9
"""What floating point may add to half a unit of the last printed digit, relative."""


def unsigned(text: str) -> str:
    """Return the digits of a printed number, without a sign of comparison and without "%"."""
    return text.strip().lstrip(f"{AT_MOST}{AT_LEAST}= ").rstrip("% ")


def rounds_to(value: float | None, text: str) -> bool:
    """Tell whether a number, rounded as a source prints it, gives the source's digits.

    "0.71" holds from 0.705 to 0.715, both ends included, for sources round halves in several ways;
    "<0.001" holds for all below; words such as "NR" hold where there is no number.
    """
    try:
        told = Decimal(unsigned(text).replace("\N{MINUS SIGN}", "-"))
    except InvalidOperation:
        return value is None
    if value is None or not told.is_finite():
        return False
    sign = text.strip()[0]
    if sign in AT_MOST:
        return value <= float(told)
    if sign in AT_LEAST:
        return value >= float(told)
    half_unit = 0.5 * 10.0 ** int(told.as_tuple().exponent)
    return abs(value - float(told)) <= half_unit + SLACK * max(1.0, abs(value))
