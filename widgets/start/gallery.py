"""The templates as cards: a picture of real slides, a name, and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from widgets.faces import ask_painter
from widgets.jobs import Jobs
from widgets.start.thumbnails import WIDTH_PX, Template, height_px, picture, shipped_templates

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent

PAD_PX = 12
LINES = 3
"""Lines of the description."""
PICTURE = Qt.ItemDataRole.UserRole + 1


class Gallery(QListWidget):
    """Arrow keys go from card to card; Enter, Space or a click chooses one."""

    template_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty gallery; `load` fills it."""
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._waiting: list[str] = []
        self._is_painting = False
        self._why_none = ""
        self.setAccessibleName(self.tr("Templates"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(4)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(Cards(self))
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.itemClicked.connect(self._on_chosen)

    def load(self) -> None:
        """Read the templates and paint their pictures, one after the other, off this thread."""
        self._jobs.ask(shipped_templates, self._on_listed, self.fail)

    def fail(self, sentence: str) -> None:
        """Say in the place of the cards why there are none."""
        self._why_none = sentence
        self.setAccessibleDescription(sentence)
        self.viewport().update()

    def finish(self) -> None:
        """Wait for the picture at hand."""
        self._waiting = []
        self._jobs.finish()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Go on with the pictures that are not painted yet."""
        super().showEvent(event)
        if not self._is_painting:
            self._paint_next()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the cards, or why there are none."""
        super().paintEvent(event)
        if self._why_none and not self.count():
            box = self.viewport().rect().adjusted(PAD_PX, PAD_PX, -PAD_PX, -PAD_PX)
            with QPainter(self.viewport()) as painter:
                painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
                painter.drawText(box, Qt.TextFlag.TextWordWrap, self._why_none)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and Space choose the card with the focus."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentRow() >= 0:
            self._on_chosen(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _on_listed(self, templates: object) -> None:
        found: tuple[Template, ...] = templates  # type: ignore[assignment]
        for template in found:
            item = QListWidgetItem(template.title)
            item.setData(Qt.ItemDataRole.UserRole, template)
            item.setToolTip(template.description)
            words = f"{template.title}: {template.description}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.addItem(item)
        self.setCurrentRow(0)
        self._waiting = [template.name for template in found]
        self._paint_next()

    def _paint_next(self) -> None:
        """Paint the next picture; not behind other pages, whose work comes first."""
        self._is_painting = bool(self._waiting) and self.isVisible()
        if self._is_painting:
            name, scale = self._waiting.pop(0), self.devicePixelRatioF()
            work = lambda: (name, picture(name, scale))  # noqa: E731
            ask_painter(self._jobs, work, self._on_painted, self._on_failed)

    def _on_painted(self, answer: object) -> None:
        name, image = cast("tuple[str, QImage]", answer)
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole).name == name:
                self.item(row).setData(PICTURE, image)
        self._paint_next()

    def _on_failed(self, sentence: str) -> None:
        """A card without a picture can still be chosen; its tip says why there is none."""
        if self.count() > len(self._waiting):
            self.item(self.count() - len(self._waiting) - 1).setToolTip(sentence)
        self._paint_next()

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.template_chosen.emit(item.data(Qt.ItemDataRole.UserRole).name)


class Cards(QStyledItemDelegate):
    """Paints a card."""

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All cards have one size."""
        del index
        text = option.fontMetrics.lineSpacing() * (LINES + 1) + 14
        return QSize(WIDTH_PX + 2 * PAD_PX, height_px() + text + 2 * PAD_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Picture, name, and what the template is for."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        box = option.rect.adjusted(PAD_PX, PAD_PX, -PAD_PX, -PAD_PX)
        self._picture(painter, box, index.data(PICTURE), option.palette)
        self._words(painter, box, index.data(Qt.ItemDataRole.UserRole), option)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """A card under the mouse is lit; the one with the focus has a rim."""
        palette, state = option.palette, option.state
        box = option.rect.adjusted(2, 2, -2, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            painter.setBrush(palette.color(QPalette.ColorRole.Base))
            painter.drawRoundedRect(box, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(box, 6, 6)

    def _picture(self, painter: QPainter, box: QRect, image: object, palette: QPalette) -> None:
        place = QRect(box.x(), box.y(), WIDTH_PX, height_px())
        if isinstance(image, QImage):
            painter.drawImage(place, image)
            return
        empty = QRect(place.x(), place.y(), WIDTH_PX, round(WIDTH_PX * 9 / 16))
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(empty)

    def _words(
        self, painter: QPainter, box: QRect, template: Template, option: QStyleOptionViewItem
    ) -> None:
        bold = QFont(option.font)
        bold.setBold(True)
        line = option.fontMetrics.lineSpacing()
        top = box.y() + height_px() + 8
        painter.setPen(option.palette.color(QPalette.ColorRole.WindowText))
        painter.setFont(bold)
        room = QRect(box.x(), top, box.width(), line)
        elide = Qt.TextElideMode.ElideRight
        title = painter.fontMetrics().elidedText(template.title, elide, room.width())
        painter.drawText(room, 0, title)
        painter.setFont(option.font)
        for number, words in enumerate(
            _broken(template.description, option.fontMetrics, box.width())
        ):
            place = QRect(box.x(), top + line + 2 + number * line, box.width(), line)
            painter.drawText(place, 0, words)


def _broken(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Return the first lines of a text; the last one tells by dots that it goes on."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < LINES:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= width:
            line += f" {words.pop(0)}"
        lines.append(line)
    if words:
        rest = " ".join([lines[-1], *words])
        lines[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return lines
