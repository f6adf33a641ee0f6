"""What can be chosen of how a figure is drawn, each with a small editor; a choice shows at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from slidekit.exhibits.options import NO, YES
from widgets.boxes import ComboBox, NumberBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.deck.choices import Offered
    from slidekit.exhibits.options import Option

HALF_STEP = 0.05
"""Half of the last digit of a number as it is shown."""


class OptionsPanel(QWidget):
    """Shows the options of one slide; typing into an editor goes on while the slide is redrawn."""

    chosen = Signal(str, str)
    """Name of an option and the value that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build a panel without options."""
        super().__init__(parent)
        self._shown: tuple[str, tuple[Option, ...]] = ("", ())
        self.editors: dict[str, QWidget] = {}
        """By the name of the option."""
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(4)
        self.lines.addWidget(self.note)

    def show_options(self, slide: str, offers: Sequence[Offered], why_not: str = "") -> None:
        """Show the options of a slide.

        Args:
            slide: id of the slide.
            offers: what there is to choose, and what is chosen.
            why_not: why the slide must not be changed; "": it may be.
        """
        options = tuple(one.option for one in offers)
        if self._shown != (slide, options):
            self._shown = (slide, options)
            self._build(options)
        for one in offers:
            editor = self.editors[one.option.name]
            editor.blockSignals(True)
            _show_value(editor, one)
            editor.blockSignals(False)
            editor.setEnabled(not why_not)
        self.note.setText(why_not or self._words(is_empty=not offers))

    def _words(self, *, is_empty: bool) -> str:
        if is_empty:
            return self.tr(
                "Nothing to choose here. What it shows was computed from the tables by what the "
                "study says of them: File, Edit the study."
            )
        return self.tr(
            "Populations, thresholds and methods are chosen in the study: File, Edit the study."
        )

    def _build(self, options: Sequence[Option]) -> None:
        while self.lines.count() > 1:
            former = self.lines.takeAt(0)
            if (widget := former.widget() if former else None) is not None:
                widget.hide()
                widget.deleteLater()
        self.editors = {option.name: self._editor(option) for option in options}
        for option in options:
            editor = self.editors[option.name]
            if option.sort != "switch":
                label = QLabel(option.label)
                label.setBuddy(editor)
                self._add(label)
            self._add(editor)

    def _add(self, part: QWidget) -> None:
        """Add a part above the note."""
        self.lines.insertWidget(self.lines.count() - 1, part)

    def _editor(self, option: Option) -> QWidget:
        if option.sort == "switch":
            editor: QWidget = self._switch(option)
        else:
            editor = self._number(option) if option.sort == "number" else self._choice(option)
        editor.setAccessibleName(option.label)
        return editor

    def _switch(self, option: Option) -> QCheckBox:
        box = QCheckBox(option.label)
        box.toggled.connect(lambda on: self.chosen.emit(option.name, YES if on else NO))
        return box

    def _choice(self, option: Option) -> ComboBox:
        box = ComboBox()
        for value, words in option.choices:
            box.addItem(words, value)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.currentIndexChanged.connect(
            lambda row: self.chosen.emit(option.name, str(box.itemData(row)))
        )
        return box

    def _number(self, option: Option) -> NumberBox:
        box = NumberBox()
        box.setDecimals(1)
        box.setRange(*option.limits)
        box.setCorrectionMode(NumberBox.CorrectionMode.CorrectToNearestValue)
        box.setKeyboardTracking(False)
        if option.unit:
            box.setSuffix(f" {option.unit}")
        box.valueChanged.connect(partial(self._on_number, option))
        return box

    def _on_number(self, option: Option, value: float) -> None:
        """Take the rounded default for the default itself, which has more digits."""
        is_default = abs(value - float(option.default)) <= HALF_STEP
        self.chosen.emit(option.name, option.default if is_default else f"{value:g}")


def _show_value(editor: QWidget, offered: Offered) -> None:
    if isinstance(editor, QCheckBox):
        editor.setChecked(offered.value == YES)
    elif isinstance(editor, ComboBox):
        editor.setCurrentIndex(editor.findData(offered.value))
    elif isinstance(editor, NumberBox):
        editor.setValue(float(offered.value))
