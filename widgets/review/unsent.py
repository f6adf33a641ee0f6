"""All comments of a window that are begun and not sent; it asks about them before it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from widgets.review.drafts import Drafts
from widgets.unsent import Asked, Unsent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from slidekit.library.sessions import Session
    from widgets.review.desk import Desk
    from widgets.review.drafts import Draft, Key

    Begun = tuple[Key, Draft]


class Begins:
    """Comments in the panels of a desk, and those that were put away."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Begin with none."""
        self._desk = desk
        self.drafts = Drafts()
        self.asking: Unsent[Begun] = Unsent(window, lambda: self.all, self._show, _words)

    @property
    def all(self) -> tuple[Begun, ...]:
        """All of them, whoever is signed in."""
        panels = (self._desk.version, self._desk.beside)
        shown = (one.talk.unsent for one in panels if one is not None)
        return (*self.drafts.kept, *(begun for one in shown for begun in one))

    def is_of(self, session: Session | None) -> bool:
        """Tell whether one of them is somebody's own."""
        who = session.person.id if session else ""
        return any(key.person == who for key, _ in self.all)

    def _show(self, begun: Begun) -> None:
        """Go to a comment; whoever wrote it may have to sign in first."""
        if self._desk.beside is not None:
            self._desk.beside.talk.lay_down()
        self._desk.open_version(begun[0].ref)


def _words(count: int) -> Asked:
    one = _tr("A comment is begun and not sent.")
    several = _tr("{0} comments are begun and not sent.").format(count)
    loss = _tr("What is not sent is lost when the window closes.")
    return Asked(one if count == 1 else several, loss, _tr("Close &without it"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Begins", text)
