"""What was done to a deck, step by step, so that each step can be taken back and done again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slidekit.deck.edit import Edit
    from slidekit.deck.model import Deck, Origin

    Step = tuple[str, Deck]
    """The label of an edit, and the deck on its other side."""


@dataclass(frozen=True, slots=True)
class History:
    """A deck with those that it was and those that it may be again.

    Former decks are kept whole: they share all that an edit left alone, so that depth costs little.
    """

    now: Deck
    past: tuple[Step, ...] = ()
    """What undo takes back, the last step last, each with the deck before it."""
    future: tuple[Step, ...] = ()
    """What redo does again, the next step last, each with the deck after it."""

    def do(self, edit: Edit) -> History:
        """Return the history after an edit; one that changes nothing leaves no step."""
        after = edit.apply(self.now)
        if after is self.now:
            return self
        return History(after, (*self.past, (edit.label, self.now)))

    def undo(self) -> History:
        """Return the history before the last step; the same one where there is none."""
        if not self.past:
            return self
        label, before = self.past[-1]
        return History(before, self.past[:-1], (*self.future, (label, self.now)))

    def redo(self) -> History:
        """Return the history after the step that was taken back last."""
        if not self.future:
            return self
        label, after = self.future[-1]
        return History(after, (*self.past, (label, self.now)), self.future[:-1])

    def at_version(self, origin: Origin) -> History:
        """Return the history of a deck that is known as a version of a library from now on."""
        return History(
            replace(self.now, origin=origin),
            tuple((label, replace(deck, origin=origin)) for label, deck in self.past),
            tuple((label, replace(deck, origin=origin)) for label, deck in self.future),
        )

    @property
    def undoes(self) -> str:
        """The label of what undo takes back; "" for nothing."""
        return self.past[-1][0] if self.past else ""

    @property
    def redoes(self) -> str:
        """The label of what redo does again; "" for nothing."""
        return self.future[-1][0] if self.future else ""
