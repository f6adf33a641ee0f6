"""Numbers in messages that choose the words beside them."""

from __future__ import annotations


class Count(int):
    """A number of things: in "{0} {0:row|rows}" the braces with a bar hold the word that fits it.

    Each language brings both words with its sentence, and may bring them for other parts of it.
    """

    def __format__(self, wanted: str) -> str:
        """Return the word for one or for several, or the number in a format of numbers."""
        one, bar, several = wanted.partition("|")
        if not bar:
            return format(int(self), wanted)
        return one if self == 1 else several
