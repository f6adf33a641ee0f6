"""How a row of the slide strip looks: section, number, picture and badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from widgets.look import drawn, meaning_ink

if TYPE_CHECKING:
    from widgets.slide_strip import SlideRow, SlideStrip

ROW = Qt.ItemDataRole.UserRole
NUMBER_PX = 40
"""Room at the left of a picture for number and badges."""
GAP_PX = 8
HEADING_PX = 28
BADGE_PX = 18

Index = QModelIndex | QPersistentModelIndex


class StripPainter(QStyledItemDelegate):
    """Paints rows; a section's label stands over its first slide."""

    def __init__(self, strip: SlideStrip) -> None:
        """Paint for a strip."""
        super().__init__(strip)
        self._strip = strip

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a picture with its gaps, and of a heading where there is one."""
        row: SlideRow | None = index.data(ROW)
        heading = HEADING_PX if row and row.section else 0
        return QSize(100, self._strip.picture_size().height() + GAP_PX + heading)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: SlideRow | None = index.data(ROW)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRect(option.rect)
        if row.section:
            self._heading(painter, box, row.section)
            box.setTop(box.top() + HEADING_PX)
        picture = QRect(box.topLeft(), self._strip.picture_size())
        picture.translate(NUMBER_PX, GAP_PX // 2)
        state = option.state
        self._picture(painter, picture, row, bool(state & QStyle.StateFlag.State_Selected))
        self._side(painter, QRect(box.left(), picture.top(), NUMBER_PX - 8, picture.height()), row)
        painter.restore()

    def _ink(self, role: QPalette.ColorRole) -> QColor:
        return self._strip.palette().color(role)

    def _heading(self, painter: QPainter, box: QRect, words: str) -> None:
        face = QFont(self._strip.font())
        face.setBold(True)
        painter.setFont(face)
        painter.setPen(self._ink(QPalette.ColorRole.Text))
        place = QRect(box.left() + 12, box.top() + 4, box.width() - 20, HEADING_PX - 4)
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)

    def _picture(self, painter: QPainter, place: QRect, row: SlideRow, is_chosen: bool) -> None:
        painter.setOpacity(0.45 if row.is_hidden else 1.0)
        found = self._strip.picture_of(row.frame)
        painter.fillRect(place, Qt.GlobalColor.white)
        if found is not None:
            painter.drawImage(place, found)
        painter.setOpacity(1.0)
        if is_chosen:
            painter.setPen(QPen(self._ink(QPalette.ColorRole.Highlight), 3))
            painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), 3, 3)
        else:
            painter.setPen(QPen(self._ink(QPalette.ColorRole.Mid), 1))
            painter.drawRect(place)

    def _side(self, painter: QPainter, place: QRect, row: SlideRow) -> None:
        """Paint number and badges below each other."""
        face = QFont(self._strip.font())
        face.setStrikeOut(row.is_hidden)
        painter.setFont(face)
        painter.setPen(self._ink(QPalette.ColorRole.Text))
        line = QRect(place.left(), place.top(), place.width(), BADGE_PX)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, right, str(row.number))
        line.translate(0, BADGE_PX + 2)
        for severity, count in (("block", row.blocking), ("warn", row.warning)):
            if count:
                self._badge(painter, line, severity == "block", count)
                line.translate(0, BADGE_PX + 2)
        self._need(painter, line, row)

    def _badge(self, painter: QPainter, line: QRect, blocks: bool, count: int) -> None:
        """Paint how many findings there are: filled where they block, an outline where not."""
        ink = meaning_ink("block" if blocks else "warn", self._strip.palette())
        face = QFont(self._strip.font())
        face.setBold(True)
        face.setPixelSize(11)
        painter.setFont(face)
        text = str(count) if count < 100 else "99+"
        width = max(BADGE_PX, painter.fontMetrics().horizontalAdvance(text) + 10)
        pill = QRect(line.right() - width + 1, line.top(), width, BADGE_PX - 2)
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(ink if blocks else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pill, 8, 8)
        painter.setPen(self._ink(QPalette.ColorRole.Base) if blocks else ink)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _need(self, painter: QPainter, line: QRect, row: SlideRow) -> None:
        """Paint what is special: a lock, a ring for optional, a plus for not in the template."""
        if row.need == "locked":
            ratio = self._strip.devicePixelRatio()
            lock = drawn("locked", self._ink(QPalette.ColorRole.Text), 16, ratio)
            painter.drawPixmap(line.right() - 15, line.top() + 1, lock)
        elif row.need == "optional":
            painter.setPen(QPen(self._ink(QPalette.ColorRole.PlaceholderText), 1.5))
            painter.drawEllipse(line.right() - 9, line.center().y() - 4, 8, 8)
        elif row.need == "added":
            painter.setPen(self._ink(QPalette.ColorRole.Text))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, "+")
