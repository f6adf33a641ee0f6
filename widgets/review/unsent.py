"""All comments of a window that are begun and not sent; it asks about them before it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from widgets.review.drafts import Drafts
from widgets.unsent import Asked, Unsent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref
    from widgets.review.desk import Desk
    from widgets.review.drafts import Draft, Key
    from widgets.review.form_dialog import FormDialog

    Begun = tuple[Key, Draft]
    Typed = Begun | FormDialog


class Begins:
    """Comments in the panels of a desk, and those that were put away."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Begin with none."""
        self._desk = desk
        self.drafts = Drafts()
        self.asking: Unsent[Typed] = Unsent(window, self._unsent, self._show, self._words)

    @property
    def all(self) -> tuple[Begun, ...]:
        """All of them, whoever is signed in."""
        panels = (self._desk.version, self._desk.beside)
        shown = (one.talk.unsent for one in panels if one is not None)
        return (*self.drafts.kept, *(begun for one in shown for begun in one))

    def of(self, session: Session | None) -> tuple[Ref, ...]:
        """Return on which versions somebody has begun one."""
        who = (session.library.id, session.person.id) if session else ()
        return tuple(key.ref for key, _ in self.all if (key.library, key.person) == who)

    def reminder(self, session: Session | None) -> str:
        """Return where somebody has begun comments, in a sentence; "" for nowhere."""
        on = "; ".join(
            _tr("{0}, version {1}").format(one.deck, one.number) for one in self.of(session)
        )
        return _tr("You began a comment that is not sent yet: {0}.").format(on) if on else ""

    def _unsent(self) -> tuple[Typed, ...]:
        """Return what would be lost: comments, and dialogs that a lock took off the screen."""
        left = (one for one in self._desk.dialogs() if one.isHidden() and not one.is_dropped)
        return (*self.all, *(one for one in left if one.typed and not one.is_busy))

    def _show(self, one: Typed) -> None:
        """Go to what was typed; whoever did may have to sign in first."""
        if not isinstance(one, tuple):
            self._desk.show_inbox()
            return
        if self._desk.beside is not None:
            self._desk.beside.talk.lay_down()
        self._desk.open_version(one[0].ref)

    def _words(self, count: int) -> Asked:
        told = _tr("A comment is begun and not sent.")
        if count > 1:
            told = _tr("{0} comments are begun and not sent.").format(count)
        if count > len(self.all):
            told = _tr("What was typed before the window was locked is not sent.")
        loss = _tr("What is not sent is lost when the window closes.")
        return Asked(told, loss, _tr("Close &without it"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Begins", text)
