"""Comments that are begun and not sent: each is kept for its writer and its version.

They live as long as the window, and on no disk: what somebody thinks of a version under review is
nobody else's to read on that machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from slidekit.library.anchors import Anchor

if TYPE_CHECKING:
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref


class Key(NamedTuple):
    """Whose draft it is, and of what."""

    library: str
    person: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Draft:
    """A comment or an answer as it stood when it was left."""

    words: str
    must_fix: bool = False
    is_on_whole: bool = False
    """Whether it is on the whole slide, whatever is chosen there."""
    anchor: Anchor = field(default_factory=Anchor)
    comment: str = ""
    """Id of the comment that was chosen: an answer would go to it."""

    def and_then(self, other: Draft) -> Draft:
        """Return this draft with the words of another one below its own."""
        return replace(self, words=f"{self.words}\n{other.words}")


class Drafts:
    """What has been typed in this window and was not sent."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[Key, Draft] = {}

    @property
    def kept(self) -> tuple[tuple[Key, Draft], ...]:
        """All of them, the oldest first."""
        return tuple(self._kept.items())

    def keep(self, key: Key, draft: Draft) -> None:
        """Keep a draft, below what is kept for the same version already."""
        former = self._kept.get(key)
        self._kept[key] = former.and_then(draft) if former else draft

    def take(self, key: Key) -> Draft | None:
        """Hand a draft out; from then on whoever asked has it."""
        return self._kept.pop(key, None)

    def drop(self, key: Key, words: str) -> None:
        """Forget a draft that was sent after all, unless something else was typed since."""
        draft = self._kept.get(key)
        if draft is not None and draft.words.strip() == words.strip():
            del self._kept[key]


def key_of(session: Session, ref: Ref) -> Key:
    """Return under which key a person's draft on a version is kept."""
    return Key(session.library.id, session.person.id, ref)
