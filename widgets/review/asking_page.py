"""A page of the library on which each change is asked for in a small dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from widgets.jobs import Jobs
from widgets.look import as_plain
from widgets.review.asking import AskDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from slidekit.library.sessions import Session
    from widgets.review.asking import Field


class AskingPage(QWidget):
    """Has its work done on a worker thread, and says in a line of its own what was refused."""

    changed = Signal()
    """What was asked for is done: what the page shows is to be read anew."""

    def __init__(
        self, session: Session, roles: Iterable[str], parent: QWidget | None = None
    ) -> None:
        """Prepare a page.

        Args:
            session: of whoever looks.
            roles: that this person can use.
            parent: the page around it.
        """
        super().__init__(parent)
        self._session, self._is_admin = session, "administrator" in roles
        self._jobs = Jobs(self)
        self.message = as_plain(QLabel())
        self.message.hide()
        self.dialog: AskDialog | None = None

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer; what was asked leaves the screen."""
        for dialog in self.findChildren(AskDialog):
            dialog.hide()
        self._jobs.finish()

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def _ask(
        self,
        title: str,
        fields: tuple[Field, ...],
        work: Callable[[dict[str, str]], object],
        words: str = "",
    ) -> None:
        """Ask for fields; what is then done is refused in the dialog, in the library's words."""
        self.dialog = AskDialog(title, fields, work, self)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.done_well.connect(self.changed)
        if words:
            self.dialog.introduce(words)
            self.dialog.make_room()
        self.dialog.open()
