"""A small dialog that asks for a few words and has something done with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.review.form_dialog import FormDialog, form_of

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Field:
    """A line that is asked for."""

    key: str
    words: str
    hint: str = ""
    is_needed: bool = True
    is_secret: bool = False
    value: str = ""
    """What stands there at first."""


class AskDialog(FormDialog):
    """Closes once it is done; else it says why not and stays."""

    done_well = Signal()

    def __init__(
        self,
        title: str,
        fields: tuple[Field, ...],
        work: Callable[[dict[str, str]], object],
        parent: QWidget | None = None,
    ) -> None:
        """Ask for fields; `work` gets them by their keys on a worker thread."""
        super().__init__(title, QCoreApplication.translate("AskDialog", "OK"), parent)
        self._work, self._fields = work, fields
        self.lines = {field.key: QLineEdit() for field in fields}
        for field in fields:
            line = self.lines[field.key]
            line.setPlaceholderText(field.hint)
            line.setToolTip(field.hint)
            line.setText(field.value)
            if field.is_secret:
                line.setEchoMode(QLineEdit.EchoMode.Password)
            line.textChanged.connect(self._enable)
        rows = ((field.words, self.lines[field.key]) for field in fields)
        self._lay_out(form_of((words, line, line) for words, line in rows))
        self.buttons.accepted.connect(self._on_ok)
        self.finished.connect(lambda _: self._jobs.finish())
        self._enable()

    @property
    def is_ready(self) -> bool:
        """Whether all fields are filled that have to be."""
        needed = (self.lines[field.key] for field in self._fields if field.is_needed)
        return all(line.text().strip() for line in needed)

    @Slot()
    def _on_ok(self) -> None:
        said = {
            field.key: line.text() if field.is_secret else line.text().strip()
            for field, line in zip(self._fields, self.lines.values(), strict=True)
        }
        self._do(lambda: self._work(said), self._on_done)

    def _on_done(self, _: object) -> None:
        self.accept()
        self.done_well.emit()
