"""How far two colours lie apart for all eyes, also those that see colours differently."""

from __future__ import annotations

from functools import lru_cache

from coloraide import Color

KINDS = ("protan", "deutan", "tritan")
"""Without cones for long, for middle and for short waves."""


def difference(first: str, second: str) -> float:
    """Return the least difference of two colours, whatever eyes see them.

    Args:
        first: a colour as six hexadecimal digits.
        second: another.
    """
    return closest(first, second)[0]


@lru_cache(maxsize=256)
def closest(first: str, second: str) -> tuple[float, str]:
    """Return the least difference of two colours, and the eyes that see them so.

    Colours are simulated after Viénot, Brettel and Machado, as the library coloraide does, and
    compared by CIEDE2000, in which 1 is just noticeable.

    Args:
        first: a colour as six hexadecimal digits.
        second: another.

    Returns:
        The least of the differences with usual sight and with each kind of dichromacy, and the
        kind, "" for usual sight.
    """
    pair = [Color(f"#{color}") for color in (first, second)]
    seen = {"": pair, **{kind: [color.filter(kind) for color in pair] for kind in KINDS}}
    return min((one.delta_e(other, method="2000"), kind) for kind, (one, other) in seen.items())
