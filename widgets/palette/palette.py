"""The palette: every kind of exhibit with its picture, found by words or arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from widgets.faces import ask_painter
from widgets.palette.choice import choices
from widgets.palette.pictures import HEIGHT_PX, WIDTH_PX, picture

if TYPE_CHECKING:
    from widgets.jobs import Jobs
    from widgets.palette.choice import Choice
    from widgets.sight import Insertable, Verdict

HOLDS = Qt.ItemDataRole.UserRole
SIDE_PX = 280
CELL_PX = (WIDTH_PX + 28, HEIGHT_PX + 52)


class Palette(QDialog):
    """Shows all kinds; choosing a slide of one asks for it to be put in, and closes."""

    wanted = Signal(object)
    """Slides, each with the ids of those before it, the nearest first."""

    def __init__(self, verdict: Verdict | None, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Build the palette of what a deck can take.

        Args:
            verdict: what is known of the open deck; None: not yet.
            jobs: paints the pictures; it outlives the palette, which so closes at once.
            parent: the window below.
        """
        super().__init__(parent)
        self._jobs = jobs
        self.words, self.kinds, self.slides = QLineEdit(), QListWidget(), QListWidget()
        self.name, self.reason = QLabel(), QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        accept = QDialogButtonBox.ButtonRole.AcceptRole
        self.insert = self.buttons.addButton(self.tr("&Insert"), accept)
        self._build()
        self._fill(choices(verdict))
        self._waiting = [one.kind for one in self._choices()]
        self.words.textChanged.connect(self._on_words)
        self.kinds.currentItemChanged.connect(self._on_kind)
        self.kinds.itemActivated.connect(self.accept)
        self.slides.itemActivated.connect(self.accept)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.words.installEventFilter(self)
        self.finished.connect(lambda _: jobs.forget())
        self.kinds.setCurrentRow(0)
        self._on_kind()
        self._paint_next()

    @property
    def is_painted(self) -> bool:
        """Whether each kind has the picture that it can have."""
        return not self._waiting

    @Slot()
    def accept(self) -> None:
        """Ask for the chosen slide; where there is none the reason stays in view."""
        chosen = tuple(item.data(HOLDS) for item in self.slides.selectedItems())
        if not chosen:
            return
        super().accept()
        self.wanted.emit(tuple((one.slide, one.after) for one in chosen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let arrow keys go from the words into the pictures; Enter inserts what is chosen."""
        is_pressed = watched is self.words and event.type() == QEvent.Type.KeyPress
        if is_pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.kinds.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Insert an exhibit"))
        self.resize(1060, 640)
        self.words.setPlaceholderText(self.tr("Find an exhibit, such as survival or adverse"))
        self.words.setAccessibleName(self.tr("Words to find an exhibit by"))
        self.words.setClearButtonEnabled(True)
        self.kinds.setAccessibleName(self.tr("Kinds of exhibit"))
        self.kinds.setViewMode(QListView.ViewMode.IconMode)
        self.kinds.setMovement(QListView.Movement.Static)
        self.kinds.setResizeMode(QListView.ResizeMode.Adjust)
        self.kinds.setIconSize(QSize(WIDTH_PX, HEIGHT_PX))
        self.kinds.setGridSize(QSize(*CELL_PX))
        self.kinds.setWordWrap(True)
        self.slides.setAccessibleName(self.tr("Slides that can be inserted"))
        self.slides.setWordWrap(True)
        self.slides.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        for label in (self.name, self.reason):
            label.setWordWrap(True)
        face = self.name.font()
        face.setBold(True)
        self.name.setFont(face)
        left, side = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.words)
        left.addWidget(self.kinds, 1)
        for part, share in ((self.name, 0), (self.reason, 0), (self.slides, 1)):
            side.addWidget(part, share)
        side.addStretch(0)
        side.addWidget(self.buttons)
        box = QWidget()
        box.setLayout(side)
        box.setFixedWidth(SIDE_PX)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        lines = QHBoxLayout(self)
        lines.setSpacing(16)
        lines.addLayout(left, 1)
        lines.addWidget(box)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.insert.setDefault(True)

    def _fill(self, found: tuple[Choice, ...]) -> None:
        ratio = self.devicePixelRatioF()
        empty = QPixmap(QSize(WIDTH_PX, HEIGHT_PX) * ratio)
        empty.fill(QColor(127, 127, 127, 40))
        for one in found:
            item = QListWidgetItem(QIcon(empty), f"{one.title}\n{one.state}", self.kinds)
            item.setData(HOLDS, one)
            item.setToolTip(one.reason)
            told = f"{one.title}: {one.state}. {one.reason}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            if not one.slides:
                item.setForeground(self.palette().placeholderText())

    def _choices(self) -> list[Choice]:
        return [self.kinds.item(row).data(HOLDS) for row in range(self.kinds.count())]

    @Slot(str)
    def _on_words(self, text: str) -> None:
        """Leave the kinds that have all words in their title, name or slides."""
        words = text.casefold().split()
        first = -1
        for row, one in enumerate(self._choices()):
            said = " ".join((one.title, one.kind, *(i.title for i in one.slides))).casefold()
            is_found = all(word in said for word in words)
            self.kinds.item(row).setHidden(not is_found)
            first = row if is_found and first < 0 else first
        self.kinds.setCurrentRow(first)

    @Slot()
    def _on_kind(self) -> None:
        row = self.kinds.currentRow()
        one: Choice | None = self.kinds.item(row).data(HOLDS) if row >= 0 else None
        self.name.setText(one.title if one else self.tr("No exhibit has these words"))
        self.reason.setText(one.reason if one else "")
        self.slides.clear()
        for insertable in one.slides if one else ():
            item = QListWidgetItem(insertable.title, self.slides)
            item.setData(HOLDS, insertable)
            item.setSelected(_goes_with(insertable, one.slides[0]) if one else False)
        self.slides.setVisible(self.slides.count() > 0)
        self.insert.setEnabled(self.slides.count() > 0)

    def _paint_next(self) -> None:
        """Paint the next picture that is lacking, off this thread."""
        if self._waiting:
            kind, scale = self._waiting[0], self.devicePixelRatioF()
            work = lambda: (kind, picture(kind, scale))  # noqa: E731
            ask_painter(self._jobs, work, self._on_painted, self._on_failed)

    def _on_painted(self, answer: object) -> None:
        kind, image = cast("tuple[str, QImage]", answer)
        for row, one in enumerate(self._choices()):
            if one.kind == kind:
                self.kinds.item(row).setIcon(_untinted(QPixmap.fromImage(image)))
        self._waiting = self._waiting[1:]
        self._paint_next()

    def _on_failed(self, _: str) -> None:
        """A kind that no sample study shows has no picture, and can be chosen all the same."""
        self._waiting = self._waiting[1:]
        self._paint_next()


def _untinted(picture: QPixmap) -> QIcon:
    """Return an icon that looks the same when it is chosen: the words below it show that."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon


def _goes_with(one: Insertable, first: Insertable) -> bool:
    """Tell whether a slide is the first or another part of its exhibit: those come together."""
    is_part = one.slide.parts[1] > 1 and one.slide.exhibit == first.slide.exhibit
    return one is first or is_part
