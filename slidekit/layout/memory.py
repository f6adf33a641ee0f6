"""What was worked out before, kept for as long as the object lives that it was worked out from.

Values of a deck are frozen, and an edited deck shares with the former one all that was not edited.
So what is worked out from a slide, an exhibit or a figure is found again by its being the same
object. Nothing here keeps a deck alive, and no memory holds more than its number of entries.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

MOST = 4096
"""Entries of a memory: some tens of decks, which is more than anybody has open."""


class Memory(Generic[V]):
    """Values by the object that they come from, and by a name for which of its values.

    A value must not refer to its object, or neither is ever let go.

    Several threads may use it: each step on the dictionary is one that the interpreter does not
    divide. A lock would not do: an object may go, and its entry with it, in the midst of any step.
    """

    def __init__(self, most: int = MOST) -> None:
        """Make an empty memory of `most` entries."""
        self.most = most
        self._kept: dict[tuple[int, str], tuple[weakref.ref[object], V]] = {}

    def __len__(self) -> int:
        """Return how many values are kept."""
        return len(self._kept)

    def get(self, owner: object, name: str = "") -> V | None:
        """Return what is kept for an object, None if nothing is."""
        known = self._kept.get((id(owner), name))
        return known[1] if known and known[0]() is owner else None

    def put(self, owner: object, value: V, name: str = "") -> V:
        """Keep a value until its object is gone, or until many newer ones are kept."""
        place = (id(owner), name)
        kept = self._kept
        kept[place] = weakref.ref(owner, lambda _: kept.pop(place, None)), value
        while len(kept) > self.most:
            with suppress(RuntimeError, StopIteration):  # another thread came between: once more
                kept.pop(next(iter(kept)), None)
        return value


def once_per_object(work: Callable[[K], V]) -> Callable[[K], V]:
    """Make a pure function of one frozen object that works once for each, while that lives.

    Its value must not refer to the object.
    """
    memory: Memory[tuple[V]] = Memory()

    @wraps(work)
    def recalled(owner: K) -> V:
        known = memory.get(owner) or memory.put(owner, (work(owner),))
        return known[0]

    return recalled


class Watched(Mapping[str, V]):
    """A mapping that notes what was looked up in it."""

    def __init__(self, source: Mapping[str, V]) -> None:
        """Watch a mapping."""
        self.source = source
        self.read: dict[str, V | None] = {}
        """Key -> what was found; None: it was not there."""
        self.whole: dict[str, V] | None = None
        """All of it, where somebody went through all of it."""

    def __getitem__(self, key: str) -> V:
        """Return a value and note it; KeyError: it is not there, which is noted too."""
        self.read[key] = self.source.get(key)
        return self.source[key]

    def __iter__(self) -> Iterator[str]:
        """Go through all keys, and note that all counts."""
        self.whole = dict(self.source)
        return iter(self.whole)

    def __len__(self) -> int:
        """Return the number of keys, and note that all counts."""
        self.whole = dict(self.source)
        return len(self.whole)

    def let_go(self) -> None:
        """Forget the mapping: what was looked up in it is all that is kept."""
        self.source = {}

    def holds_for(self, other: Mapping[str, V]) -> bool:
        """Tell whether all that was looked up is the same in another mapping."""
        if self.whole is not None and list(self.whole.items()) != list(other.items()):
            return False
        return all(other.get(key) == value for key, value in self.read.items())


@dataclass(frozen=True, slots=True)
class Known:
    """A value with all that it was worked out from."""

    given: tuple[Any, ...]
    watched: tuple[Watched[Any], ...]
    value: Any

    def holds_for(self, given: tuple[Any, ...], sources: tuple[Mapping[str, Any], ...]) -> bool:
        """Tell whether working it out again would give the same."""
        pairs = zip(self.watched, sources, strict=True)
        return self.given == given and all(seen.holds_for(source) for seen, source in pairs)
