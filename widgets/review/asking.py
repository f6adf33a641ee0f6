"""A small dialog that asks for a few words and has something done with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from widgets.boxes import ComboBox
from widgets.review.form_dialog import FormDialog, form_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TICKS_IN_ROW = 3


@dataclass(frozen=True, slots=True)
class Field:
    """What is asked for: a line, or some of a few values."""

    key: str
    words: str
    hint: str = ""
    is_needed: bool = True
    is_secret: bool = False
    value: str = ""
    """What stands there at first."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Value -> words; empty: any text. Of several the answer has commas between them."""
    is_one: bool = False
    """Whether only one of the choices can be meant."""


class Ticks(QWidget):
    """Any of a few values, each with a box."""

    changed = Signal()

    def __init__(self, choices: Mapping[str, str], value: str = "") -> None:
        """Show boxes; those of the values in `value`, which has commas between them, are ticked."""
        super().__init__()
        self.boxes = {key: QCheckBox(words) for key, words in choices.items()}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)  # long words in German stand apart
        for place, (key, box) in enumerate(self.boxes.items()):
            box.setChecked(key in value.split(","))
            box.toggled.connect(lambda _: self.changed.emit())
            grid.addWidget(box, place // TICKS_IN_ROW, place % TICKS_IN_ROW)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def text(self) -> str:
        """Return the values that are ticked, with commas between them."""
        return ",".join(key for key, box in self.boxes.items() if box.isChecked())


Part = QLineEdit | ComboBox | Ticks
"""What takes the answer to a field."""


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
        self.parts = {one.key: self._part(one) for one in fields}
        rows = ((one.words, self.parts[one.key]) for one in fields)
        self._lay_out(form_of((words, part, part) for words, part in rows))
        self.buttons.accepted.connect(self._on_ok)
        self.finished.connect(lambda _: self._jobs.finish())
        self._enable()

    @property
    def lines(self) -> dict[str, QLineEdit]:
        """The lines to type into, by the keys of their fields."""
        return {key: part for key, part in self.parts.items() if isinstance(part, QLineEdit)}

    @property
    def is_ready(self) -> bool:
        """Whether all fields are filled that have to be."""
        needed = (self.parts[one.key] for one in self._fields if one.is_needed)
        return all(_said(part).strip() for part in needed)

    def put_aside(self) -> None:
        """Close, unless it is being done: what is asked here is little, and some of it secret."""
        if self.is_busy:
            super().put_aside()
        else:
            self.drop()

    def _part(self, one: Field) -> Part:
        if one.choices and one.is_one:
            box = ComboBox()
            for value, words in {"": "", **one.choices}.items():
                box.addItem(words, value)
            box.currentIndexChanged.connect(self._enable)
            return box
        if one.choices:
            ticks = Ticks(one.choices, one.value)
            ticks.changed.connect(self._enable)
            return ticks
        line = QLineEdit(one.value)
        line.setPlaceholderText(one.hint)
        line.setToolTip(one.hint)
        if one.is_secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        line.textChanged.connect(self._enable)
        return line

    @Slot()
    def _on_ok(self) -> None:
        said = {
            one.key: _said(part) if one.is_secret else _said(part).strip()
            for one, part in zip(self._fields, self.parts.values(), strict=True)
        }
        self._do(lambda: self._work(said), self._on_done)

    def _on_done(self, _: object) -> None:
        self.accept()
        self.done_well.emit()


def _said(part: Part) -> str:
    return str(part.currentData()) if isinstance(part, ComboBox) else part.text()
