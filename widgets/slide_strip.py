"""The slides of a deck by sections, small, with what is wrong with each and what holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from slidekit.layout.memory import Memory
from widgets.paint import paint_image
from widgets.strip_painter import ROW, StripPainter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragMoveEvent, QDropEvent, QImage, QResizeEvent

    from slidekit.layout.frame import Frame

REST_MS = 40
"""Pages are painted when the strip has come to rest: a page takes longer than a step may."""
PICTURES: Memory[QImage] = Memory(1024)
"""Page -> its picture, for as long as the page lives."""


@dataclass(frozen=True, slots=True)
class SlideRow:
    """What the strip shows of a slide."""

    slide: str
    number: int
    title: str
    frame: Frame
    section: str = ""
    """Label of the section that begins with this slide."""
    need: str = "optional"
    is_hidden: bool = False
    blocking: int = 0
    warning: int = 0


class SlideStrip(QListWidget):
    """Chooses slides; moving one is only wished for here, the deck decides."""

    move_wanted = Signal(str, int)
    """Id of a slide, and the place in the deck before which it is to stand."""
    move_asked = Signal(str, int)
    """The same while it is still being dragged: may it?"""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty strip."""
        super().__init__(parent)
        self.may_move = True
        """The answer to `move_asked`."""
        self.setAccessibleName(self.tr("Slides"))
        self.setItemDelegate(StripPainter(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)  # the brightest thing there is a slide
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMinimumWidth(150)
        self._painting = QTimer(self)
        self._painting.setInterval(0)
        self._painting.timeout.connect(self._paint_next)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._painting.start(REST_MS))

    @property
    def slide(self) -> str:
        """The id of the chosen slide; "" for none."""
        return row.slide if (row := self.row_of(self.currentRow())) else ""

    @property
    def is_painted(self) -> bool:
        """Whether each page that shows has its picture."""
        rows = filter(None, map(self.row_of, self._shown_rows()))
        return all(self.picture_of(row.frame) is not None for row in rows)

    def row_of(self, number: int) -> SlideRow | None:
        """Return what a row shows."""
        row = self.item(number).data(ROW) if 0 <= number < self.count() else None
        return row if isinstance(row, SlideRow) else None

    def show_rows(self, rows: Sequence[SlideRow]) -> None:
        """Show slides; the chosen one stays chosen, else the one that stands in its place."""
        wanted, place = self.slide, self.currentRow()
        self.blockSignals(True)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        for number, row in enumerate(rows):
            item = self.item(number) if number < self.count() else QListWidgetItem(self)
            if item.data(ROW) != row:
                self._fill(item, row)
        ids = [row.slide for row in rows]
        chosen = ids.index(wanted) if wanted in ids else min(max(place, 0), len(ids) - 1)
        self.setCurrentRow(chosen)
        self.blockSignals(False)
        self.currentRowChanged.emit(chosen)
        self.viewport().update()
        self._painting.start()

    def choose(self, slide: str) -> None:
        """Choose a slide by its id."""
        for number in range(self.count()):
            row = self.row_of(number)
            if row and row.slide == slide:
                self.setCurrentRow(number)

    def _fill(self, item: QListWidgetItem, row: SlideRow) -> None:
        item.setData(ROW, row)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(row))
        item.setToolTip(self._spoken(row))

    def _spoken(self, row: SlideRow) -> str:
        """Return what a screen reader says of a row, which is also its tool tip."""
        needs = {
            "locked": self.tr("locked by the template"),
            "required": self.tr("required by the template"),
            "optional": self.tr("optional"),
            "added": self.tr("not in the template"),
        }
        parts = [self.tr("Slide {0}: {1}").format(row.number, row.title), needs[row.need]]
        if row.is_hidden:
            parts.append(self.tr("hidden"))
        if row.blocking:
            parts.append(self.tr("findings that block: {0}").format(row.blocking))
        if row.warning:
            parts.append(self.tr("warnings: {0}").format(row.warning))
        return ", ".join(parts)

    def _paint_next(self) -> None:
        """Paint one page that shows and has no picture, so that no key waits for more than that."""
        self._painting.setInterval(0)
        for number in self._shown_rows():
            row = self.row_of(number)
            if row and self.picture_of(row.frame) is None:
                self._paint(row.frame)
                self.update(self.indexFromItem(self.item(number)))
                return
        self._painting.stop()

    def _paint(self, frame: Frame) -> None:
        ratio = self.devicePixelRatio()
        # twice the size, then scaled down: type of a few pixels stays legible
        large = paint_image(frame, round(self.picture_size().width() * ratio) * 2)
        small = large.scaledToWidth(large.width() // 2, Qt.TransformationMode.SmoothTransformation)
        PICTURES.put(frame, small)

    def picture_of(self, frame: Frame) -> QImage | None:
        """Return the picture of a page at the strip's size; None: it is yet to be painted."""
        picture = PICTURES.get(frame)
        width = round(self.picture_size().width() * self.devicePixelRatio())
        return picture if picture is not None and abs(picture.width() - width) <= 1 else None

    def picture_size(self) -> QSize:
        """Return the size of a picture in device independent pixels."""
        width = max(96, self.viewport().width() - 64)
        return QSize(width, round(width * 9 / 16))

    def _shown_rows(self) -> range:
        room = self.viewport().rect()
        first = self.indexAt(room.topLeft()).row()
        last = self.indexAt(room.bottomLeft()).row()
        return range(max(0, first), (last if last >= 0 else self.count() - 1) + 1)

    def place_at(self, event: QDropEvent) -> int:
        """Return before which slide something would be dropped."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid():
            return self.count()
        return index.row() + (at.y() > self.visualRect(index).center().y())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Show where a slide may be dropped; where not, the pointer says so."""
        super().dragMoveEvent(event)
        self.may_move = True
        self.move_asked.emit(self.slide, self.place_at(event))
        if self.may_move:
            event.accept()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Wish for the move; the list itself stays as the deck is."""
        self.move_wanted.emit(self.slide, self.place_at(event))
        event.setDropAction(Qt.DropAction.IgnoreAction)  # else the list takes the row out itself
        event.ignore()
        self.setState(QAbstractItemView.State.NoState)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give rows the height of their pictures."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.scrollTo(self.currentIndex())
        self._painting.start()

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:  # noqa: N802
        """Return what other programs get of a dragged slide: its title."""
        data = super().mimeData(items)
        rows = [item.data(ROW) for item in items]
        data.setText("\n".join(row.title for row in rows if isinstance(row, SlideRow)))
        return data
