"""Where in its source a printed table stands: the source, and a line for each figure or table."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from slidekit.errors import SlidekitError
from widgets.boxes import ComboBox
from widgets.study.tab_order import chain

if TYPE_CHECKING:
    from slidekit.study.model import Table
    from slidekit.study.places import Places
    from widgets.study.intake import StudyIntake

FORM_GAP_PX = 8
"""Between a name and its line."""


class PlaceForm(QWidget):
    """Lines that are asked only for what the rows of a table do not say themselves."""

    def __init__(self, intake: StudyIntake, parent: QWidget | None = None) -> None:
        """Build the form without lines."""
        super().__init__(parent)
        self._intake = intake
        self._table: Table | None = None
        self._kind = ""
        self._least_px = 0
        self.source = ComboBox()
        self.lines: dict[str, QLineEdit] = {}
        """Id of an endpoint, or "" for the whole table -> the line of its place."""
        self.note = QLabel()
        self.note.setWordWrap(True)
        self._source_label = QLabel(self.tr("S&ource"))
        self._source_label.setBuddy(self.source)
        self.source.setAccessibleName(self.tr("Source of this table"))
        self.source.setMinimumContentsLength(12)
        self.source.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(FORM_GAP_PX)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(self._source_label, self.source)
        self._form.addRow(self.note)
        self.source.activated.connect(self._on_source_chosen)
        self.hide()

    def name_width(self) -> int:
        """Return what the name of the usual line needs, in pixels."""
        words = self.tr("Place &in it").replace("&", "")
        return self.fontMetrics().horizontalAdvance(words) + 1

    def begin_at(self, width_px: int) -> None:
        """Give the names at least a width, so that lines begin below those of a form above."""
        self._source_label.setMinimumWidth(width_px)
        self._least_px = width_px

    def show_table(self, table: Table, kind: str) -> None:
        """Show what study.yaml says of the places of a table."""
        from slidekit.study.places import places

        self._table, self._kind = table, kind
        found = places(self._intake.spec, table, kind)
        self.setVisible(found is not None)
        if found is not None:
            self._show_source(found)
            self._show_lines({} if found.is_divided else found.anchors)
            self._say(found)

    def focus_empty(self) -> bool:
        """Put the cursor into the first line that says nothing yet; False: there is none."""
        empty = next((line for line in self.lines.values() if not line.text()), None)
        if empty is not None:
            empty.setFocus()
        return empty is not None

    def _show_source(self, found: Places) -> None:
        self.source.clear()
        self.source.addItem(self.tr("Not said"), None)
        for reference in self._intake.spec.references:
            self.source.addItem(reference.title, reference.id)
        self.source.setCurrentIndex(max(0, self.source.findData(found.reference)))
        self.source.setToolTip(self.source.currentText())
        self.source.setEnabled(self.source.count() > 1)
        for widget in (self.source, self._source_label):
            widget.setVisible(found.asks_source and not found.is_divided)

    def _show_lines(self, anchors: dict[str, str]) -> None:
        """Keep the lines that are there: one of them may be typed in."""
        if list(anchors) != list(self.lines):
            for line in self.lines.values():
                self._form.removeRow(line)
            self.lines = {endpoint: self._line(endpoint) for endpoint in anchors}
            chain(self.source, *self.lines.values())
        for endpoint, words in anchors.items():
            line = self.lines[endpoint]
            self._name(line, endpoint)
            if not line.isModified() or not line.hasFocus():
                line.setText(words)

    def _line(self, endpoint: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(self.tr("such as Table 2, page 6"))
        line.editingFinished.connect(lambda: self._on_typed(endpoint, line.text().strip()))
        label = QLabel()
        label.setMinimumWidth(self._least_px)
        label.setBuddy(line)
        self._form.insertRow(self._form.rowCount() - 1, label, line)
        return line

    def _name(self, line: QLineEdit, endpoint: str) -> None:
        """Name a line as its endpoint is named by now."""
        name = self._name_of(endpoint)
        label = cast("QLabel", self._form.labelForField(line))
        label.setText(name.replace("&", "&&") if endpoint else self.tr("Place &in it"))
        place = self.tr("Place of {0} in the source").format(name)
        line.setAccessibleName(place if endpoint else self.tr("Place in the source"))

    def _name_of(self, endpoint: str) -> str:
        found = (e for e in self._intake.spec.endpoints if e.id == endpoint)
        return next((e.short or e.label for e in found), endpoint)

    def _say(self, found: Places) -> None:
        words = ""
        if found.is_divided:
            words = self.tr("study.yaml says it part by part, and is where it is changed.")
        elif not found.anchors:
            words = self.tr("Each row says itself where in the source it stands.")
        self.note.setText(words)
        self.note.setVisible(bool(words))

    @Slot()
    def _on_source_chosen(self) -> None:
        from slidekit.study.places import with_source_of

        if self._table is not None:
            spec, chosen = self._intake.spec, self.source.currentData()
            self._intake.take(with_source_of(spec, self._table, self._kind, chosen))

    def _on_typed(self, endpoint: str, words: str) -> None:
        from slidekit.study.places import places, with_place

        spec, table = self._intake.spec, self._table
        said = places(spec, table, self._kind) if table is not None else None
        if table is None or said is None or said.anchors.get(endpoint) in (words, None):
            return
        try:
            self._intake.take(with_place(spec, table, self._kind, endpoint, words))
        except SlidekitError as error:
            self._intake.refused.emit(str(error))
