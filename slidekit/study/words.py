"""Words for messages: lists, counts and guesses at what was meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from slidekit.languages import tell
from slidekit.languages.counts import Count

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 12
"""Most names that a message lists."""


def did_you_mean(text: str, known: Sequence[str]) -> str:
    """Return "Did you mean x?" or the list of what there is."""
    folded = {name.casefold(): name for name in known}
    if close := get_close_matches(text.casefold(), folded, n=1, cutoff=0.7):
        return tell("Did you mean {0}?", folded[close[0]])
    return tell("There is {0}.", listed(known)) if known else tell("There is none yet.")


def listed(names: Sequence[str]) -> str:
    """Return names with commas, at most twelve of them."""
    first = ", ".join(names[:SHOWN])
    more = len(names) - SHOWN
    return tell("{0} and {1} more", first, more) if more > 0 else first


def lines_named(lines: Sequence[int]) -> str:
    """Return "line 4" or "lines 4, 9, 12 and 3 more"."""
    first = ", ".join(str(line) for line in lines[:3])
    if len(lines) > 3:
        first = tell("{0} and {1} more", first, len(lines) - 3)
    return tell("lines {0}", first) if len(lines) > 1 else tell("line {0}", first)


def agree(n: int, one: str, several: str) -> str:
    """Return the verb that goes with a count, such as "has" or "have"."""
    return one if n == 1 else several


def counted(n: int, noun: str, plural: str = "") -> str:
    """Return "1 subject" or "3 subjects"."""
    return f"{n} {noun if n == 1 else plural or noun + 's'}"


def more_mistakes(n: int) -> str:
    """Return how many mistakes follow the one that is told; "" where it is the only one."""
    return tell("{0} {0:more mistake|more mistakes} after it.", Count(n)) if n else ""
