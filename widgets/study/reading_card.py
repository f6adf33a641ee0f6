"""One printed number, large, beside all that leads to its place in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from widgets.number_names import measure_name
from widgets.study.words import column_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.study.model import Study
    from slidekit.study.second_reader import PrintedNumber

LARGE = 2.6
"""Size of the number, as a multiple of the text's."""
TOLD_FIRST = ("endpoint_id", "measure", "factor", "level", "soc", "pt", "time", "arm", "comparator")
LEFT_OUT = frozenset({"nct", "rank", "status", "ref_id", "anchor", "prespecified"})
"""What nobody looks up to find a number in its source."""


class ReadingCard(QScrollArea):
    """What is to be compared: the printed text, what it is, and where it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the card without a number."""
        super().__init__(parent)
        self.text, self.what, self.remark = QLabel(), QLabel(), QLabel()
        self._rows = QFormLayout()
        self._build()

    def show_number(self, number: PrintedNumber, study: Study, remark: str) -> None:
        """Show a number.

        Args:
            number: to be read.
            study: in which its source and its arms are named.
            remark: what was found when it was read.
        """
        self.text.setText(number.text)
        self.what.setText(column_words(number.column))
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        while self._rows.rowCount():
            self._rows.removeRow(0)
        for name, words in (*_told(number, study), *self._place(number, study)):
            self._add(name, words)

    def lines(self) -> list[str]:
        """Return what the card says, a line each."""
        return [
            f"{self._label(row, QFormLayout.ItemRole.LabelRole)}: "
            f"{self._label(row, QFormLayout.ItemRole.FieldRole)}"
            for row in range(self._rows.rowCount())
        ]

    def _build(self) -> None:
        font = self.text.font()
        font.setPointSizeF(font.pointSizeF() * LARGE)
        font.setBold(True)
        self.text.setFont(font)
        for label in (self.text, self.what, self.remark):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(6)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.what)
        column.addWidget(self.text)
        column.addWidget(self.remark)
        column.addSpacing(12)
        column.addLayout(self._rows)
        column.addStretch()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def _add(self, name: str, words: str) -> None:
        label, value = QLabel(name), QLabel(words)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        for one in (label, value):
            one.setTextFormat(Qt.TextFormat.PlainText)
            one.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rows.addRow(label, value)

    def _place(self, number: PrintedNumber, study: Study) -> Iterator[tuple[str, str]]:
        from slidekit.exhibits.citation import format_reference

        source = next((r for r in study.spec.references if r.id == number.reference), None)
        words = format_reference(source) if source else number.reference
        yield self.tr("Source"), words or self.tr("no source is named")
        yield self.tr("Place in it"), number.anchor or self.tr("not said")
        if source and source.attachment:
            yield self.tr("Its file"), source.attachment
        place = self.tr("{0}, line {1}, column {2}")
        yield self.tr("Typed in"), place.format(number.file, number.line, number.column)

    def _label(self, row: int, role: QFormLayout.ItemRole) -> str:
        item = self._rows.itemAt(row, role)
        widget = item.widget() if item else None
        return widget.text() if isinstance(widget, QLabel) else ""


def _told(number: PrintedNumber, study: Study) -> Iterator[tuple[str, str]]:
    """Yield what the row says of its number, what finds it in the source first."""
    about = dict(number.about)
    named = {
        "endpoint_id": {one.id: one.label for one in study.spec.endpoints},
        "population": {one.id: one.label for one in study.spec.populations},
        "measure": {about.get("measure", ""): measure_name(about.get("measure", ""))},
    }
    names = [*(name for name in TOLD_FIRST if name in about), *about]
    for name in dict.fromkeys(names):
        if name not in LEFT_OUT:
            known, said = named.get(name, {}), about[name]
            yield column_words(name), known.get(said) or known.get(said.lower()) or said
