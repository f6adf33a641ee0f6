"""The audit trail: who did what when, by deck, person and day; and as CSV for a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from widgets.jobs import InTurn, Jobs
from widgets.review.event_record import record_of
from widgets.review.event_words import action_words, object_words, reason_words, value_words
from widgets.review.words import time_words
from widgets.study.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QPersistentModelIndex

    from slidekit.library.sessions import Session

COLUMNS = {
    "seq": (QT_TRANSLATE_NOOP("AuditPage", "No."), 50),
    "at": (QT_TRANSLATE_NOOP("AuditPage", "When"), 180),
    "login": (QT_TRANSLATE_NOOP("AuditPage", "Who"), 70),
    "action": (QT_TRANSLATE_NOOP("AuditPage", "What"), 190),
    "object": (QT_TRANSLATE_NOOP("AuditPage", "Of"), 180),
    "old": (QT_TRANSLATE_NOOP("AuditPage", "Before"), 170),
    "new": (QT_TRANSLATE_NOOP("AuditPage", "After"), 300),
    "reason": (QT_TRANSLATE_NOOP("AuditPage", "Reason"), 160),
}
"""Column of an event -> words and width in pixels."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Trail:
    """Events in their order, and who the people are whose ids they name."""

    events: tuple[dict[str, Any], ...]
    names: Mapping[str, str]
    """Id of a person -> full name."""


class Events(QAbstractTableModel):
    """Events, the newest first; thousands of them cost no more than the rows that show."""

    def __init__(self) -> None:
        """Begin without events."""
        super().__init__()
        self.events: tuple[dict[str, Any], ...] = ()
        self.names: Mapping[str, str] = {}
        """Id of a person -> full name."""

    def show_trail(self, trail: Trail) -> None:
        """Show other events."""
        self.beginResetModel()
        self.events, self.names = tuple(reversed(trail.events)), trail.names
        self.endResetModel()

    def record(self, row: int) -> str:
        """Return all of an event, by its names."""
        return record_of(self.events[row], self.names)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many events there are."""
        return 0 if parent.isValid() else len(self.events)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many columns an event has."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column."""
        is_name = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole and is_name:
            return _tr([*COLUMNS.values()][section][0])
        if role == Qt.ItemDataRole.TextAlignmentRole and is_name:
            return LEFT
        return None

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a cell in words; its tool tip is what the library keeps."""
        event, name = self.events[index.row()], [*COLUMNS][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "" if event[name] is None else str(event[name])
        return self._words(event, name) if role == Qt.ItemDataRole.DisplayRole else None

    def _words(self, event: dict[str, Any], name: str) -> str:
        value = event[name]
        if name == "at":
            return time_words(str(value))
        if name == "action":
            return action_words(str(value))
        if name == "object":
            return object_words(str(value), self.names)
        if name in ("old", "new"):
            return value_words(event["field"], value, self.names)
        return reason_words(value) if name == "reason" else str(value)


class AuditPage(QWidget):
    """Reads the trail on the worker thread; that it was read is an event too."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Build the page of a person who may read it, and read the trail."""
        super().__init__(parent)
        self._session = session
        self._jobs, self._writing = Jobs(self), InTurn(self)
        self.deck, self.person, self.since = QLineEdit(), QLineEdit(), QLineEdit()
        self.read = QPushButton(self.tr("Show"))
        self.save = QPushButton(self.tr("Export as &CSV ..."))
        self.summary, self.detail = QLabel(), QPlainTextEdit()
        self.model, self.view = Events(), QTableView()
        self._build()
        self.read.clicked.connect(self.show_events)
        self.save.clicked.connect(self._on_save)
        for line in (self.deck, self.person, self.since):
            line.returnPressed.connect(self.show_events)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._jobs.finish()
        self._writing.finish()

    @Slot()
    def show_events(self) -> None:
        """Read the events that the filter lets through."""
        session, deck, person = self._session, self.deck.text().strip(), self.person.text().strip()
        since = self.since.text().strip()
        self.summary.setText(self.tr("Reading ..."))
        self._jobs.ask(
            lambda: _read(session, deck, person, since),
            self._on_read,
            self.summary.setText,
        )

    def write(self, path: Path) -> None:
        """Write the events that are shown as CSV."""
        from slidekit.errors import LibraryError
        from slidekit.files import write_whole
        from slidekit.library.trail import as_csv

        events = tuple(reversed(self.model.events))
        said = self.tr("Wrote {0}: {1} events.").format(path, len(events))
        self._writing.ask(
            lambda: write_whole(path, as_csv(events), LibraryError),
            lambda _: self.summary.setText(said),
            self.summary.setText,
        )

    def _build(self) -> None:
        self._build_view()
        self.detail.setReadOnly(True)
        self.detail.setAccessibleName(self.tr("The event in full"))
        self.detail.setPlaceholderText(self.tr("Choose an event to read it in full."))
        both = QSplitter(Qt.Orientation.Vertical)
        both.addWidget(self.view)
        both.addWidget(self.detail)
        both.setSizes([460, 130])
        both.setChildrenCollapsible(False)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 12, 12, 12)
        lines.setSpacing(8)
        lines.addLayout(self._filter())
        lines.addWidget(self.summary)
        lines.addWidget(both, 1)
        self.summary.setText(self.tr("Show reads the trail; that it was read is noted in it."))
        self.save.setEnabled(False)

    def _build_view(self) -> None:
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Events"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.view.setAlternatingRowColors(True)
        self.view.setWordWrap(False)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.view.horizontalHeader().setStretchLastSection(True)
        for place, (_, width) in enumerate(COLUMNS.values()):
            self.view.setColumnWidth(place, width)

    def _filter(self) -> QHBoxLayout:
        """Return the fields that narrow the trail down, and the buttons beside them."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, line in (
            (self.tr("&Deck"), self.deck),
            (self.tr("&Person"), self.person),
            (self.tr("S&ince"), self.since),
        ):
            label = QLabel(words)
            label.setBuddy(line)
            line.setAccessibleName(words.replace("&", ""))
            row.addWidget(label)
            row.addWidget(line)
        self.since.setPlaceholderText(self.tr("such as 2026-06-30"))
        row.addWidget(self.read)
        row.addStretch(1)
        row.addWidget(self.save)
        return row

    def _on_read(self, found: object) -> None:
        assert isinstance(found, Trail)
        self.model.show_trail(found)
        count = len(found.events)
        self.save.setEnabled(count > 0)
        self.summary.setText(self.tr("{0} events, the newest first.").format(count))
        if count:
            self.view.selectRow(0)

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        if not index.isValid():
            self.detail.clear()
            return
        self.detail.setPlainText(self.model.record(index.row()))

    @Slot()
    def _on_save(self) -> None:
        kinds = self.tr("CSV files (*.csv)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Audit trail"), "audit.csv", kinds)
        if name:
            self.write(Path(name))


def _read(session: Session, deck: str, person: str, since: str) -> Trail:
    from slidekit.library.people import full_names
    from slidekit.library.trail import list_events

    found = list_events(session, deck=deck, by=person, since=since)
    with session.reading() as connection:
        return Trail(found, full_names(connection))


def _tr(text: str) -> str:
    return QCoreApplication.translate("AuditPage", text)
