"""Messages that remember how they were said, so that they can be said in another language later.

A deck keeps what its tables lacked when it was made. Whoever reads that may sit at a screen in
another language than whoever made it, and the deck must be the same bytes for both.
"""

from __future__ import annotations

from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

from slidekit.languages.counts import Count

if TYPE_CHECKING:
    from collections.abc import Mapping

    Value = str | int | float
BARE = "bare"


class Told(str):
    """A message in the language of the screen, with its English words and what is put into them."""

    __slots__ = ("english", "is_frame", "named", "values")

    english: str
    """What the catalogue knows it by."""
    is_frame: bool
    """It has no words of its own and holds other messages only: no catalogue has it."""
    values: tuple[Value, ...]
    named: Mapping[str, Value]

    def __deepcopy__(self, memo: object) -> Told:
        """Return itself: it never changes."""
        return self

    def __format__(self, wanted: str) -> str:
        """Return the message; as "bare" without its full stop, to go on with the sentence."""
        return str(self).removesuffix(".") if wanted == BARE else format(str(self), wanted)


def told(
    said: str,
    english: str,
    values: tuple[object, ...],
    named: Mapping[str, object],
    *,
    is_frame: bool = False,
) -> Told:
    """Return a message that remembers its English words and values.

    Args:
        said: the message as a person reads it.
        english: its words with braces.
        values: what stands in the braces, in order.
        named: what stands in the braces, by name.
        is_frame: whether the words are in no catalogue.
    """
    message = Told(said)
    message.english, message.is_frame = english, is_frame
    message.values = tuple(map(_kept, values))
    message.named = {name: _kept(value) for name, value in named.items()}
    return message


def _kept(value: object) -> Value:
    """Return a value that can be written down: text or a number."""
    if isinstance(value, str | Count):
        return value
    if isinstance(value, Integral):
        return int(value)
    return float(value) if isinstance(value, Real) else str(value)


def written(message: Told) -> dict[str, Any]:
    """Return how a message was said, as plain values that name no language."""
    found = {
        "frame" if message.is_frame else "says": message.english,
        "values": [_written_value(value) for value in message.values],
        "named": {name: _written_value(value) for name, value in message.named.items()},
    }
    return {key: value for key, value in found.items() if value}


def _written_value(value: Value) -> object:
    if isinstance(value, Told):
        return written(value)
    return {"count": int(value)} if isinstance(value, Count) else value
