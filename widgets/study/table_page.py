"""One table: what it is, what its columns mean, and its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from widgets.boxes import ComboBox
from widgets.look import as_heading
from widgets.study.entry_table import Choice, Index, is_shown, view_as_list
from widgets.study.fitting import Fitting
from widgets.study.grid import GridModel, GridView
from widgets.study.place_form import FORM_GAP_PX, PlaceForm
from widgets.study.words import kind_words, role_words, type_words, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtCore import QAbstractItemModel

    from slidekit.study.delimited import Grid
    from slidekit.study.model import Problem, Table
    from slidekit.study.roles import Role
    from widgets.study.intake import StudyIntake

NO_PARENT = QModelIndex()
COLUMN_LIST_PX = 420


class ColumnModel(QAbstractTableModel):
    """The columns of a table: name, what is in it, and what it means."""

    def __init__(self, page: TablePage) -> None:
        """Start without columns."""
        super().__init__(page)
        self._page = page
        self.names: list[str] = []
        self.kinds: list[str] = []
        self.roles: dict[str, Role] = {}
        self.choices: tuple[Role, ...] = ()

    def show(self, types: Mapping[str, str]) -> None:
        """Show other columns: their names, and what they hold."""
        self.beginResetModel()
        self.names, self.kinds = list(types), list(types.values())
        self.endResetModel()

    def show_roles(self, roles: dict[str, Role], choices: tuple[Role, ...]) -> None:
        """Show what the columns mean, and what they may mean."""
        self.roles, self.choices = roles, choices
        if self.names:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.names) - 1, 2))

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        """Return how many columns the table has."""
        return 0 if parent.isValid() else len(self.names)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        """Name, content, meaning."""
        return 0 if parent.isValid() else 3

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the titles."""
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Column"), self.tr("Holds"), self.tr("Means"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words; the meaning is what can be changed."""
        name = self.names[index.row()]
        if index.column() == 2 and role == Qt.ItemDataRole.EditRole:
            return self.roles.get(name)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        shown = (name, type_words(self.kinds[index.row()]), role_words(self.roles.get(name)))
        return shown[index.column()]

    def setData(  # noqa: N802
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Give a column another meaning."""
        if role != Qt.ItemDataRole.EditRole or index.column() != 2:
            return False
        self._page.give_role(self.names[index.row()], value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the meaning is edited."""
        editable = Qt.ItemFlag.ItemIsEditable if index.column() == 2 else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable


class RoleDelegate(QStyledItemDelegate):
    """Offers the roles of a table."""

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return the list of roles; the first one is none."""
        del option
        box = Choice(parent)
        box.addItem(self.tr("Nothing that is used"), None)
        for role in cast("ColumnModel", index.model()).choices:
            box.addItem(role_words(role), role)
        box.chosen.connect(lambda: self._close(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Show the role that the column has."""
        if isinstance(editor, ComboBox) and not is_shown(editor):
            roles = [editor.itemData(place) for place in range(editor.count())]
            role = index.data(Qt.ItemDataRole.EditRole)
            editor.setCurrentIndex(roles.index(role) if role in roles else 0)

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Hand the role on."""
        if isinstance(editor, ComboBox):
            model.setData(index, editor.currentData())

    def _close(self, editor: ComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class TablePage(QWidget):
    """A table of the study; before it is read as a whole, its first rows."""

    def __init__(self, intake: StudyIntake, file: str, parent: QWidget | None = None) -> None:
        """Build the page of a file."""
        super().__init__(parent)
        self._intake, self.file = intake, file
        self._table: Table | None = None
        self._recognised = "unknown"
        self.title, self.size_words = QLabel(file), QLabel()
        self.kind, self.codes = ComboBox(), QLineEdit()
        self._codes_label = QLabel(self.tr("&Texts that mean an event"))
        self.places = PlaceForm(intake)
        self.columns = ColumnModel(self)
        self.column_list = QTableView()
        self._fitting = Fitting(self.column_list, lambda: _fit(self.column_list))
        self.model = GridModel(self)
        self.grid_view = GridView(self.model)
        self._build()
        intake.opened.connect(self._on_opened)
        intake.changed.connect(self._on_changed)
        intake.judged.connect(self._on_judged)
        self.kind.activated.connect(self._on_kind_chosen)
        self.codes.editingFinished.connect(self._on_codes_typed)

    def show_first_rows(self, grid: Grid) -> None:
        """Show the beginning of the file until all of it has been read."""
        if self._table is None:
            self.model.show(grid.columns, grid.lines)
            self.size_words.setText(self.tr("The first rows; the rest is being read ..."))

    def go_to(self, problem: Problem) -> None:
        """Show the cell that a problem is about, or the line that is missing."""
        if problem.code == "unplaced" and self.places.focus_empty():
            return
        self.grid_view.setCurrentIndex(self.model.place(problem))
        self.grid_view.scrollTo(self.grid_view.currentIndex())
        self.grid_view.setFocus()

    def give_role(self, column: str, role: object) -> None:
        """Give a column another meaning."""
        from slidekit.study.roles import with_role

        if self._table is not None and role != self.columns.roles.get(column):
            spec = with_role(self._intake.spec, self._table, self._recognised, column, role)  # type: ignore[arg-type]
            self._intake.take(spec)

    def _build(self) -> None:
        as_heading(self.title)
        self.kind.setAccessibleName(self.tr("What this table holds"))
        view_as_list(self.column_list, self.columns, self.tr("Columns and what they mean"))
        self.column_list.setItemDelegate(RoleDelegate(self))
        self.column_list.verticalHeader().hide()
        self._codes_label.setBuddy(self.codes)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(FORM_GAP_PX)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        label = QLabel(self.tr("This table &holds"))
        label.setBuddy(self.kind)
        form.addRow(label, self.kind)
        label.setMinimumWidth(self.places.name_width())
        self.places.begin_at(label.sizeHint().width())
        form.addRow(self._codes_label, self.codes)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.size_words)
        head.addStretch()
        sides = QSplitter()
        sides.addWidget(self._left(form))
        sides.addWidget(self.grid_view)
        sides.setStretchFactor(1, 1)
        sides.setHandleWidth(12)
        sides.setSizes([COLUMN_LIST_PX, 700])
        sides.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(sides, 1)

    def _left(self, form: QFormLayout) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self.places)
        column.addWidget(self.column_list, 1)
        return left

    @Slot()
    def _on_opened(self) -> None:
        intake = self._intake.intake
        tables = {table.file.name: table for table in intake.files.tables} if intake else {}
        if intake is None or self.file not in tables:
            self.size_words.setText(self.tr("This file could not be read."))
            return
        self._table = table = tables[self.file]
        self._recognised = _kind(table)
        self.size_words.setText(
            self.tr("{0} rows, {1} columns").format(
                QLocale().toString(table.size), len(table.columns)
            )
        )
        self.model.show(table.columns, table.lines)
        self.columns.show(intake.types[self.file])

    @Slot()
    def _on_changed(self) -> None:
        from slidekit.study.roles import kind_choice, role_choices, roles, standard_names

        if self._table is None:
            return
        spec, kind = self._intake.spec, self._recognised
        self._show_kind(kind_choice(spec, self.file), kind)
        found = roles(spec, self._table, kind)
        self.columns.show_roles(found, role_choices(spec, self.file, kind))
        words = {name: role_words(role) for name, role in found.items()}
        self.model.show_roles(words, standard_names(spec, self._table, kind))
        self.grid_view.frozen.freeze(_telling(self._table.columns, found))
        self._show_codes()
        self.places.show_table(self._table, kind)
        self._fitting.ask()

    def _show_kind(self, choice: str, kind: str) -> None:
        from slidekit.study.roles import KIND_CHOICES

        choices = KIND_CHOICES if choice in KIND_CHOICES else (*KIND_CHOICES, choice)
        self.kind.clear()
        for value in choices:
            words = " + ".join(kind_words(part) for part in value.split("+"))
            if value in KIND_CHOICES:
                words = kind_words(value)
            if not value:
                words = self.tr("{0}: {1}").format(words, within(kind_words(kind)))
            self.kind.addItem(words, value)
        self.kind.setCurrentIndex(self.kind.findData(choice))

    def _show_codes(self) -> None:
        entries = [e for e in self._intake.spec.columns if e.file == self.file]
        coded = [entry for entry in entries if "event" in entry.columns]
        for widget in (self.codes, self._codes_label):
            widget.setVisible(len(coded) == 1)
        if coded and not self.codes.hasFocus():
            self.codes.setText(", ".join(coded[0].event_codes))

    @Slot()
    def _on_judged(self) -> None:
        if self._table is not None:
            mine = [p for p in self._intake.problems if p.file == self.file]
            self.model.show_problems(mine)

    @Slot()
    def _on_kind_chosen(self) -> None:
        from slidekit.study.roles import with_kind

        if self._table is not None:
            spec = with_kind(self._intake.spec, self._table, self.kind.currentData())
            self._intake.take(spec)

    @Slot()
    def _on_codes_typed(self) -> None:
        codes = [text for part in self.codes.text().split(",") if (text := part.strip())]
        for place, entry in enumerate(self._intake.spec.columns):
            if entry.file == self.file and "event" in entry.columns:
                self._intake.edit(("columns", place, "event_codes"), codes or None)


def _telling(columns: Iterable[str], roles: Mapping[str, Role]) -> int:
    """Return how many first columns say whose row it is: up to the patient, else the first."""
    first = [roles.get(name) for name in list(columns)[:FIRST]]
    return next((n for n, role in enumerate(first, 1) if role and role.name == "id"), 1)


FIRST = 3
"""Columns among which the patient is looked for."""


def _fit(view: QTableView) -> None:
    """Give each column the width of its words and some air; the last one takes the rest."""
    view.resizeColumnsToContents()
    for column in range(view.model().columnCount() - 1):
        view.setColumnWidth(column, min(view.columnWidth(column) + 16, COLUMN_LIST_PX // 2))
    view.horizontalHeader().setStretchLastSection(True)


def _kind(table: Table) -> str:
    """Return what a table is by its columns alone, whatever study.yaml says of it."""
    from slidekit.errors import SlidekitError
    from slidekit.study.recognise import recognise

    try:
        return recognise(table).kind
    except SlidekitError:
        return "unknown"
