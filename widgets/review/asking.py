"""A small dialog that asks for a few words and has something done with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from widgets.jobs import Jobs
from widgets.look import meaning_ink

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH_PX = 560


@dataclass(frozen=True, slots=True)
class Field:
    """A line that is asked for."""

    key: str
    words: str
    hint: str = ""
    is_needed: bool = True
    is_secret: bool = False


class AskDialog(QDialog):
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
        super().__init__(parent)
        self._work, self._fields = work, fields
        self._jobs = Jobs(self)
        self.lines = {field.key: QLineEdit() for field in fields}
        self.message = QLabel()
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.setWindowTitle(title)
        self.resize(WIDTH_PX, self.sizeHint().height())
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in fields:
            line = self.lines[field.key]
            line.setPlaceholderText(field.hint)
            line.setToolTip(field.hint)
            line.setAccessibleName(field.words)
            if field.is_secret:
                line.setEchoMode(QLineEdit.EchoMode.Password)
            line.textChanged.connect(self._enable)
            form.addRow(field.words, line)
        palette = self.message.palette()
        palette.setColor(self.message.foregroundRole(), meaning_ink("block", self.palette()))
        self.message.setPalette(palette)
        self.message.setWordWrap(True)
        self.message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self._on_ok)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _: self._jobs.finish())
        self._enable()

    @Slot()
    def _enable(self) -> None:
        needed = (self.lines[field.key] for field in self._fields if field.is_needed)
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(all(line.text().strip() for line in needed))

    @Slot()
    def _on_ok(self) -> None:
        said = {
            field.key: line.text() if field.is_secret else line.text().strip()
            for field, line in zip(self._fields, self.lines.values(), strict=True)
        }
        self.buttons.setEnabled(False)
        self._jobs.ask(lambda: self._work(said), self._on_done, self._fail)

    def _on_done(self, _: object) -> None:
        self.accept()
        self.done_well.emit()

    def _fail(self, sentence: str) -> None:
        self.buttons.setEnabled(True)
        self.message.setText(sentence)
        self.message.show()
