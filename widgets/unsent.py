"""Leaving what is typed and went nowhere yet: go to it, or do without, or stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

Typed = TypeVar("Typed")
"""What was typed, and where."""


class Asked(NamedTuple):
    """The words of the question."""

    what: str
    loss: str
    without: str
    """The button that does without."""


class Unsent(QObject, Generic[Typed]):
    """Asks once, without stopping the program meanwhile."""

    def __init__(
        self,
        window: QWidget,
        typed: Callable[[], tuple[Typed, ...]],
        show: Callable[[Typed], object],
        words: Callable[[int], Asked],
    ) -> None:
        """Ask for a window.

        Args:
            window: that is left.
            typed: returns all that would be lost.
            show: goes to one of it.
            words: the question, for how many there are.
        """
        super().__init__(window)
        self._window, self._typed, self._show, self._words = window, typed, show, words
        self._asked: Callable[[], object] | None = None
        self._given_up: tuple[Typed, ...] = ()
        self.box: QMessageBox | None = None

    @property
    def is_unwritten(self) -> bool:
        """Whether something would be lost that nobody has given up."""
        return self._typed() not in ((), self._given_up)

    def then(self, do: Callable[[], object]) -> None:
        """Do something that forgets what was typed, after asking where there is any."""
        if self.is_unwritten:
            self._ask(do)
        else:
            do()

    def _ask(self, do: Callable[[], object]) -> None:
        if self.box is not None:
            self.box.raise_()
            return
        self._asked, words = do, self._words(len(self._typed()))
        self.box = box = QMessageBox(self._window)
        box.setText(words.what)
        box.setInformativeText(words.loss)
        roles = QMessageBox.ButtonRole
        show = box.addButton(self.tr("&Go to it"), roles.AcceptRole)
        box.addButton(words.without, roles.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(show)
        box.finished.connect(self._on_answered)
        box.open()

    @Slot()
    def _on_answered(self) -> None:
        box, self.box = self.box, None
        do, self._asked = self._asked, None
        if box is None:
            return
        roles, pressed = QMessageBox.ButtonRole, cast("QWidget | None", box.clickedButton())
        role = box.buttonRole(box.clickedButton()) if pressed is not None else roles.RejectRole
        box.deleteLater()
        typed = self._typed()
        if role == roles.AcceptRole and typed:
            self._show(typed[0])
        elif role == roles.DestructiveRole and do is not None:
            self._given_up = typed
            do()
