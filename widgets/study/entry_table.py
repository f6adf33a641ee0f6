"""A list of study.yaml as a table to type in: a row an entry, a column a key."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from slidekit.errors import SlidekitError
from widgets.boxes import ComboBox
from widgets.study.fitting import Fitting
from widgets.study.frozen import FrozenColumns
from widgets.study.words import YES_NO, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from widgets.study.intake import StudyIntake

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
NEAREST = QAbstractItemView.ScrollHint.EnsureVisible


@dataclass(frozen=True, slots=True)
class Column:
    """One key of the entries, and how it is typed."""

    key: str
    title: str
    choices: Mapping[str, str] = field(default_factory=dict)
    """Value -> words; empty: any text."""
    listed: bool = False
    """The key holds a list; its texts are typed with commas."""
    paired: bool = False
    """The key holds columns and their texts, typed as COLUMN = text, text; COLUMN = text."""
    only: bool = False
    """A mark that one entry has and the others then lose."""
    tip: str = ""
    written: Callable[[object], str] | None = None
    """How a value that is neither a text nor a list is shown, and offered for typing."""
    read: Callable[[str, object], object] | None = None
    """What typed words mean, given the value that there was; None takes the key away."""


class EntryModel(QAbstractTableModel):
    """Reads study.yaml and sends edits; holds no copy."""

    hinted = Signal()

    def __init__(self, intake: StudyIntake, block: str, columns: Sequence[Column]) -> None:
        """Show the entries of a block, such as "arms" or "safety.aesi"."""
        super().__init__(intake)
        self._intake, self.block, self.columns = intake, block, tuple(columns)
        self._size = 0
        self._hints: Mapping[tuple[str, str], str] = {}
        self._refused: dict[tuple[str, str], str] = {}
        """Id of an entry and key -> what was typed there last and not taken."""
        intake.changed.connect(self._on_changed)
        intake.opened.connect(lambda: self._refused.clear())

    def show_hints(self, hints: Mapping[tuple[str, str], str]) -> None:
        """Show what holds where nothing is said: (id of an entry, key) -> words."""
        is_new, self._hints = hints != self._hints, hints
        self._on_changed()
        if is_new:
            self.hinted.emit()

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        """Return how many entries there are."""
        return 0 if parent.isValid() else self._size

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        """Return how many keys are shown."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column, or the place of an entry."""
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return said(column.tip) or None
        return said(column.title) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a key, or its value for editing."""
        column = self.columns[index.column()]
        value = self._value(index.row(), column)
        if column.only and role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if value == "yes" else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.EditRole:
            return self._refused.get(self._name(index.row(), column), value)
        if role == Qt.ItemDataRole.DisplayRole and not column.only:
            return self._words(index.row(), column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{said(column.title)}: {self._words(index.row(), column)}"
        return None

    def _words(self, row: int, column: Column) -> str:
        """Return a key as people read it, or what holds where nothing is said."""
        value = self._value(row, column)
        if not value and (hint := self._hint(row, column)):
            return hint
        choices = YES_NO if column.only else column.choices
        return said(choices[value]) if value in choices else value

    def setData(  # noqa: N802
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Change a key of an entry."""
        column = self.columns[index.column()]
        if column.only and role == Qt.ItemDataRole.CheckStateRole:
            return self._mark(index.row(), column, Qt.CheckState(value) == Qt.CheckState.Checked)
        if role != Qt.ItemDataRole.EditRole:
            return False
        text, name = str(value).strip(), self._name(index.row(), column)
        if text.split() == self._value(index.row(), column).split():
            self._refused.pop(name, None)
            return False  # a line holds no line breaks, which are no reason to change a text
        is_taken = self._take(index.row(), column, text)
        if is_taken:
            self._refused.pop(name, None)
        else:
            self._refused[name] = text  # it is there again when somebody mends it
        return is_taken

    def _take(self, row: int, column: Column, text: str) -> bool:
        """Give an entry what was typed; False: it is refused, and why was told."""
        try:
            plain = self._read(row, column, text)
        except SlidekitError as error:
            self._intake.refused.emit(str(error))
            return False
        return self._intake.edit((*self.block.split("."), row, column.key), plain)

    def _name(self, row: int, column: Column) -> tuple[str, str]:
        """Return what names a cell though entries are moved: an entry without an id is its row."""
        return str(getattr(self._entries()[row], "id", row)), column.key

    def _read(self, row: int, column: Column, text: str) -> object:
        if column.read is None:
            return _plain(text, column)
        return column.read(text, getattr(self._entries()[row], column.key))

    def _entries(self) -> tuple[Any, ...]:
        """Return the entries; a block of which nobody said anything has none."""
        return attrgetter(self.block)(self._intake.spec) or ()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every key can be changed."""
        base = super().flags(index)
        if self.columns[index.column()].only:
            return base | Qt.ItemFlag.ItemIsUserCheckable
        return base | Qt.ItemFlag.ItemIsEditable

    def _value(self, row: int, column: Column) -> str:
        value = getattr(self._entries()[row], column.key)
        if column.written is not None:
            return column.written(value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if column.listed:
            return ", ".join(value)
        if column.paired:
            return "; ".join(f"{key} = {', '.join(texts)}" for key, texts in value.items())
        return "" if value is None else str(value)

    def _hint(self, row: int, column: Column) -> str:
        entry = self._entries()[row]
        return self._hints.get((getattr(entry, "id", ""), column.key), "")

    def _mark(self, row: int, column: Column, is_on: bool) -> bool:
        """Give the mark to one entry alone, as one step that undo takes back."""
        spec = self._intake.spec
        entries = tuple(
            entry.model_copy(update={column.key: is_on and place == row})
            for place, entry in enumerate(self._entries())
        )
        self._intake.take(spec.model_copy(update={self.block: entries}))
        return True

    @Slot()
    def _on_changed(self) -> None:
        size = len(self._entries())
        if size != self._size:
            self.beginResetModel()
            self._size = size
            self.endResetModel()
        elif size:
            self.dataChanged.emit(self.index(0, 0), self.index(size - 1, len(self.columns) - 1))


def _plain(text: str, column: Column) -> object:
    """Return typed words as study.yaml holds them; None takes the key away."""
    if column.paired:
        parts = (part.partition("=") for part in text.split(";") if part.strip())
        return {key.strip(): _listed(texts) for key, _, texts in parts} or None
    return (_listed(text) if column.listed else text) or None


def _listed(text: str) -> list[str]:
    return [stripped for part in text.split(",") if (stripped := part.strip())]


class Choice(ComboBox):
    """A list of values: keys look through it, Enter or a click takes one."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty list."""
        super().__init__(parent)
        self._by_key = False
        self.activated.connect(self._on_activated)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt calls a value activated at each arrow key: that is looking, not yet taking."""
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False

    @Slot()
    def _on_activated(self) -> None:
        if not self._by_key:
            self.chosen.emit()


def is_shown(editor: QWidget) -> bool:
    """Tell whether an editor has had its value, and note that it has it from now on."""
    shown = bool(editor.property("shown"))
    editor.setProperty("shown", True)
    return shown


class ChoiceDelegate(QStyledItemDelegate):
    """Offers the values of a key in a list; all others are typed."""

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return the list, opened so that one key less is needed."""
        column = cast("EntryModel", index.model()).columns[index.column()]
        if not column.choices:
            return super().createEditor(parent, option, index)
        box = Choice(parent)
        for value, words in column.choices.items():
            box.addItem(said(words), value)
        box.chosen.connect(lambda: self._close(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Show the value that the key has; what is being typed is left alone when others change."""
        if is_shown(editor):
            return
        if isinstance(editor, ComboBox):
            value = index.data(Qt.ItemDataRole.EditRole)
            editor.setCurrentIndex(max(0, editor.findData(value)))
        else:
            super().setEditorData(editor, index)

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Hand the chosen value on."""
        if isinstance(editor, ComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Give a text room to be read while it is typed, over the empty cells beside it too."""
        super().updateEditorGeometry(editor, option, index)
        parent, place = editor.parentWidget(), editor.geometry()
        if isinstance(editor, QLineEdit) and parent is not None:
            room = parent.width() - place.left()
            place.setWidth(max(place.width(), min(TYPED_PX, room)))
            editor.setGeometry(place)

    def _close(self, editor: ComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class EntryView(QTableView):
    """The table: Enter or F2 edits, Alt+Up and Alt+Down move an entry."""

    def __init__(self, model: EntryModel, name: str, parent: QWidget | None = None) -> None:
        """Show a model under an accessible name."""
        super().__init__(parent)
        view_as_list(self, model, name)
        self.setWordWrap(False)
        self.setItemDelegate(ChoiceDelegate(self))
        self.frozen = FrozenColumns(self)
        fitting, widening = Fitting(self, self._fit), Fitting(self, self._widen)
        fitting.ask()
        model.modelReset.connect(fitting.ask)
        model.dataChanged.connect(widening.ask)
        model.hinted.connect(fitting.ask)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Say in a list without entries how one comes into it."""
        super().paintEvent(event)
        if self.model().rowCount():
            return
        with QPainter(self.viewport()) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            words = self.tr("Nothing here yet. Type a name below and press Enter.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, words)

    def scrollTo(  # noqa: N802
        self, index: Index, hint: QAbstractItemView.ScrollHint = NEAREST
    ) -> None:
        """Show a key of an entry, and not under the names that stand still; those are seen."""
        base = super().scrollTo
        self.frozen.bring(index, lambda: base(index, hint))

    def edit(self, index: Index, *how: Any) -> bool:  # type: ignore[override] # noqa: ANN401
        """Type into a key; into one that stands still at its own place, for which is scrolled.

        Args:
            index: the key of an entry.
            how: a trigger and an event, where Qt itself asks whether they begin it.
        """
        is_begun = bool(super().edit(index, *how)) if how else self._edit_at_once(index)
        if is_begun and self.frozen.shows(index):
            super().scrollTo(index)
        return is_begun

    def _edit_at_once(self, index: Index) -> bool:
        super().edit(index)  # calls this function again, with what made it begin
        return False

    def _fit(self) -> None:
        """Give each key the width of its words, at most that of a long name."""
        self.resizeColumnsToContents()
        for column in range(self.model().columnCount()):
            least = max(self.columnWidth(column) + 16, self._listed_width(column), 72)
            self.setColumnWidth(column, min(least, WIDEST_PX))

    def _listed_width(self, column: int) -> int:
        """Return what the list of a key needs, so that no choice widens the table."""
        words = cast("EntryModel", self.model()).columns[column].choices.values()
        widths = [self.fontMetrics().horizontalAdvance(said(one)) for one in words]
        return max(widths, default=0) + LIST_ARROW_PX if widths else 0

    def _widen(self) -> None:
        """Give a key more room where longer words were chosen or typed; what is wide stays so."""
        for column in range(self.model().columnCount()):
            wanted = min(self.sizeHintForColumn(column) + 16, WIDEST_PX)
            if wanted > self.columnWidth(column):
                self.setColumnWidth(column, wanted)


WIDEST_PX = 344
TYPED_PX = 300
"""Room for a text that is being typed."""
LIST_ARROW_PX = 44
"""Arrow and rims of a list in a cell."""


def view_as_list(view: QTableView, model: QAbstractTableModel, name: str) -> None:
    """Show a model as a list to type in: one row at a time, keys lead out of it."""
    view.setModel(model)
    view.setAccessibleName(name)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(
        QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
        | QAbstractItemView.EditTrigger.AnyKeyPressed
        | QAbstractItemView.EditTrigger.SelectedClicked
    )
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 14)
    columns = view.horizontalHeader()
    columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    columns.setStretchLastSection(True)
    columns.setHighlightSections(False)
