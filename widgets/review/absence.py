"""What somebody left open when the window was locked; whoever else signs in gets none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref
    from widgets.review.form_dialog import FormDialog


class Absence:
    """From one session to the next at the same window."""

    def __init__(self) -> None:
        """Nobody has been there."""
        self._who: tuple[str, str] | None = None
        self._ref: Ref | None = None

    def begin(self, session: Session | None, ref: Ref | None) -> None:
        """Note who leaves, and which version was shown; None: the person signed out."""
        self._who, self._ref = _who(session) if session else None, ref

    def end(self, session: Session, dialogs: Iterable[FormDialog]) -> Ref | None:
        """Give the same person the dialogs back, and return the version that was shown."""
        is_back = self._who == _who(session)
        ref = self._ref if is_back else None
        self._who = self._ref = None
        for dialog in dialogs:
            dialog.resume(session) if is_back else dialog.drop()
        return ref


def _who(session: Session) -> tuple[str, str]:
    return session.library.id, session.person.id
