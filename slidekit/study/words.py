"""Words for messages: lists, counts and guesses at what was meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 12
"""Most names that a message lists."""


def did_you_mean(text: str, known: Sequence[str]) -> str:
    """Return "Did you mean x?" or the list of what there is."""
    folded = {name.casefold(): name for name in known}
    if close := get_close_matches(text.casefold(), folded, n=1, cutoff=0.7):
        return f"Did you mean {folded[close[0]]}?"
    return f"There is {listed(known)}." if known else "There is none yet."


def listed(names: Sequence[str]) -> str:
    """Return names with commas, at most twelve of them."""
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def lines_named(lines: Sequence[int]) -> str:
    """Return "line 4" or "lines 4, 9, 12 and 3 more"."""
    first = ", ".join(str(line) for line in lines[:3])
    more = f" and {len(lines) - 3} more" if len(lines) > 3 else ""
    return f"line{'s' if len(lines) > 1 else ''} {first}{more}"


def agree(n: int, one: str, several: str) -> str:
    """Return the verb that goes with a count, such as "has" or "have"."""
    return one if n == 1 else several


def counted(n: int, noun: str, plural: str = "") -> str:
    """Return "1 subject" or "3 subjects"."""
    return f"{n} {noun if n == 1 else plural or noun + 's'}"
