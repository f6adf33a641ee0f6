"""The canvas: one slide, as large as the window lets it be or at a zoom, to look at and edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from slidekit.units import EMU_PER_POINT
from widgets.blocks import block_at, block_named, blocks, number_at, numbers
from widgets.fonts import font
from widgets.look import canvas_ground
from widgets.paint import paint_frame, paint_image, paint_whole
from widgets.slide_words import part_name
from widgets.text_editor import TextEditor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from slidekit.layout.frame import Frame
    from widgets.blocks import Block, Box, Number
    from widgets.number_list import Offered

RIM_PX = 16
ZOOMS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""Steps of the zoom; 1 is the size at which a point of type is a point of the screen at 96 dpi."""
LARGEST_KEPT_PX = 4000
"""A wider page is painted where it shows, and not kept as a picture."""
SMALLEST_TYPE_PX = 11
"""Type of the editor: smaller cannot be read, whatever the zoom."""


class SlideView(QAbstractScrollArea):
    """Shows a page, lets blocks and numbers be chosen, and lies an editor over a block."""

    block_chosen = Signal(str)
    """Name of a block; "": none."""
    number_chosen = Signal(str)
    """Id of a result; "": none."""
    edit_wanted = Signal(str)
    """Name of a block whose text is to be edited."""
    edit_left = Signal()
    """The page went whose block was being edited."""
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty canvas."""
        super().__init__(parent)
        self._frame: Frame | None = None
        self._image = QImage()
        self._zoom: float | None = None
        self._chosen, self._number = "", -1
        self.editor = TextEditor(self.viewport())
        self._edited = ""
        self._type_pt, self._is_bold = 18.0, False
        self.editor.textChanged.connect(self._place_editor)
        # a word that goes to another line is known only after the text has changed
        layout = self.editor.document().documentLayout()
        layout.documentSizeChanged.connect(lambda _: self._place_editor())
        self.setMinimumSize(320, 180)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Slide"))

    @property
    def zoom(self) -> float:
        """The scale at which the page shows; 1 is 96 device independent pixels an inch."""
        if self._frame is None:
            return 1.0
        return self._zoom if self._zoom is not None else self._fitting_zoom()

    @property
    def frame(self) -> Frame | None:
        """The page that is shown."""
        return self._frame

    @property
    def is_painted(self) -> bool:
        """Whether the page, as it is shown, has its picture."""
        return not self._image.isNull()

    @property
    def block(self) -> Block | None:
        """The block that is chosen."""
        return block_named(self._frame, self._chosen) if self._frame and self._chosen else None

    @property
    def number(self) -> Number | None:
        """The number that is chosen in the block."""
        found = numbers(self.block) if self.block else ()
        return found[self._number] if 0 <= self._number < len(found) else None

    def show_frame(self, frame: Frame | None, title: str = "") -> bool:
        """Show a page, or none; the chosen block stays chosen where the page still has it.

        Returns:
            Whether it is another page than before: `block_chosen` has told of that.
        """
        is_other = frame is None or self._frame is None or frame.slide_id != self._frame.slide_id
        if frame is not self._frame:
            self._frame, self._image = frame, QImage()
        self.setAccessibleDescription(title)
        if is_other:
            if self._edited:
                self.edit_left.emit()
            self.choose("")
        self._settle()
        return is_other

    def slide_box(self) -> QRectF:
        """Return where the page lies on the canvas, in device independent pixels."""
        if self._frame is None:
            return QRectF()
        room = self.viewport().size()
        width, height = self._size(self.zoom)
        x = (room.width() - width) / 2 if width < room.width() - 2 * RIM_PX else RIM_PX
        y = (room.height() - height) / 2 if height < room.height() - 2 * RIM_PX else RIM_PX
        x -= self.horizontalScrollBar().value()
        y -= self.verticalScrollBar().value()
        return QRectF(x, y, width, height)

    def place_of(self, box: Box) -> QRectF:
        """Return where a box in EMU lies on the canvas."""
        page, scale = self.slide_box(), self._scale()
        return QRectF(
            page.x() + box[0] * scale, page.y() + box[1] * scale, box[2] * scale, box[3] * scale
        )

    def choose(self, name: str, number: int = -1) -> None:
        """Choose a block by its name and, where given, one of its numbers; "": none."""
        found = block_named(self._frame, name) if self._frame and name else None
        self._chosen, self._number = found.name if found else "", number if found else -1
        self.block_chosen.emit(self._chosen)
        self.number_chosen.emit(self.number.fact if self.number else "")
        self._announce()
        self.viewport().update()

    def edit(self, text: str, tokens: Sequence[Offered], *, one_line: bool) -> None:
        """Lay the editor with a text over the chosen block."""
        block = self.block
        if block is None:
            return
        self._edited = block.name
        runs = [run for one in getattr(block.item, "paragraphs", ()) for run in one.runs]
        self._type_pt = max((run.size_pt for run in runs), default=18.0)
        self._is_bold = bool(runs) and all(run.bold for run in runs)
        self.editor.begin(text, tokens, one_line=one_line)
        self._place_editor()

    def end_edit(self) -> None:
        """Take the editor away."""
        had_focus = self.editor.hasFocus()
        self._edited = ""
        self.editor.end()
        if had_focus:
            self.setFocus()

    @Slot()
    def zoom_in(self) -> None:
        """Show the page one step larger."""
        self.set_zoom(next((z for z in ZOOMS if z > self.zoom * 1.01), ZOOMS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        """Show the page one step smaller."""
        self.set_zoom(next((z for z in reversed(ZOOMS) if z < self.zoom * 0.99), ZOOMS[0]))

    @Slot()
    def fit(self) -> None:
        """Show the whole page as large as the window lets it be."""
        self.set_zoom(None)

    def set_zoom(self, zoom: float | None, around: QPointF | None = None) -> None:
        """Show the page at a scale, None: fitted; the place under `around` stays where it is."""
        before, held = self.slide_box(), around or QPointF(self.viewport().rect().center())
        share = QPointF(
            (held.x() - before.x()) / (before.width() or 1),
            (held.y() - before.y()) / (before.height() or 1),
        )
        self._zoom = zoom
        self._settle()
        after = self.slide_box()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + round(after.x() + share.x() * after.width() - held.x()))
        down.setValue(down.value() + round(after.y() + share.y() * after.height() - held.y()))
        self.zoom_changed.emit()

    def _size(self, zoom: float) -> tuple[float, float]:
        assert self._frame is not None
        inch = 96 * zoom / (72 * EMU_PER_POINT)
        return self._frame.width * inch, self._frame.height * inch

    def _fitting_zoom(self) -> float:
        width, height = self._size(1)
        room = self.viewport().size()
        across, down = room.width() - 2 * RIM_PX, room.height() - 2 * RIM_PX
        return max(0.02, min(across / width, down / height))

    def _scale(self) -> float:
        """Return device independent pixels an EMU."""
        return self.slide_box().width() / self._frame.width if self._frame else 1.0

    def _settle(self) -> None:
        """Give the scroll bars the room that the page needs."""
        width, height = self._size(self.zoom) if self._frame and self._zoom else (0, 0)
        room = self.viewport().size()
        for bar, need, have in (
            (self.horizontalScrollBar(), width, room.width()),
            (self.verticalScrollBar(), height, room.height()),
        ):
            bar.setRange(0, max(0, round(need + 2 * RIM_PX - have)))
            bar.setPageStep(have)
            bar.setSingleStep(40)
        self._place_editor()
        self.viewport().update()

    def _place_editor(self) -> None:
        block = block_named(self._frame, self._edited) if self._frame and self._edited else None
        if block is None:
            return
        type_px = max(SMALLEST_TYPE_PX, self._type_pt * EMU_PER_POINT * self._scale())
        self.editor.setFont(font(round(type_px), self._is_bold))
        place = self.place_of(block.box).adjusted(-6, -6, 6, 8)
        place.setHeight(max(place.height(), self.editor.text_height()))
        room = QRectF(self.viewport().rect())
        self.editor.setGeometry(place.intersected(room).toAlignedRect())

    def _announce(self) -> None:
        """Tell screen readers what is chosen."""
        block, number = self.block, self.number
        if block is None:
            return
        said = number.text if number else block.text
        self.setAccessibleDescription(f"{part_name(block.part)}: {said}")
        kind = QAccessible.Event.DescriptionChanged
        QAccessible.updateAccessibility(QAccessibleEvent(self, kind))

    def _go(self, by: int) -> bool:
        """Choose the next block; False: there is none, so that Tab leaves the canvas."""
        names = [one.name for one in blocks(self._frame)] if self._frame else []
        place = names.index(self._chosen) + by if self._chosen in names else (0 if by > 0 else -1)
        if not names or not -1 <= place < len(names) or (place < 0 and self._chosen):
            return False
        self.choose(names[place])
        return True

    def _go_number(self, by: int) -> None:
        found = numbers(self.block) if self.block else ()
        if found:
            start = self._number if self._number >= 0 else (-1 if by > 0 else 0)
            self.choose(self._chosen, (start + by) % len(found))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the page; its picture is kept until page or size change."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), canvas_ground(self.palette()))
            if self._frame is not None:
                self._paint_page(painter, self._frame)
                self._paint_choice(painter)

    def _paint_page(self, painter: QPainter, frame: Frame) -> None:
        box, ratio = self.slide_box(), self.devicePixelRatio()
        width_px = max(1, round(box.width() * ratio))
        if width_px > LARGEST_KEPT_PX:
            painter.save()
            painter.translate(box.topLeft())
            painter.setClipRect(QRectF(0, 0, box.width(), box.height()))
            paint_frame(painter, frame, box.width())
            painter.restore()
            return
        if self._image.width() != width_px:
            self._image = paint_image(frame, width_px)
        paint_whole(painter, box.topLeft(), self._image, ratio)

    def _paint_choice(self, painter: QPainter) -> None:
        ink = self.palette().color(QPalette.ColorRole.Highlight)
        if self.number is not None:
            wash = QColor(ink)
            wash.setAlpha(70)
            painter.fillRect(self.place_of(self.number.box).adjusted(-2, -1, 2, 1), wash)
        if self.block is not None:
            style = Qt.PenStyle.SolidLine if self.hasFocus() else Qt.PenStyle.DashLine
            painter.setPen(QPen(ink, 2, style))
            painter.drawRect(self.place_of(self.block.box).adjusted(-4, -1, 4, 1))
        elif self.hasFocus():
            painter.setPen(QPen(ink, 2))
            painter.drawRect(self.slide_box().adjusted(-3, -3, 3, 3))

    def _emu(self, place: QPointF) -> tuple[int, int]:
        page, scale = self.slide_box(), self._scale()
        return round((place.x() - page.x()) / scale), round((place.y() - page.y()) / scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the block, and the number in it, that was clicked."""
        if event.button() != Qt.MouseButton.LeftButton or self._frame is None:
            return
        x, y = self._emu(event.position())
        block = block_at(self._frame, x, y)
        number = number_at(block, x, y) if block else None
        place = numbers(block).index(number) if block and number else -1
        self.choose(block.name if block else "", place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Edit the text that was double-clicked."""
        self.mousePressEvent(event)
        if self._chosen:
            self.edit_wanted.emit(self._chosen)
        if self.editor.isVisible():
            place = self.viewport().mapToGlobal(event.position().toPoint())
            self.editor.select_at(self.editor.viewport().mapFromGlobal(place))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with Ctrl, around the pointer; scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = 1.1 ** (event.angleDelta().y() / 120)
            zoom = min(ZOOMS[-1], max(ZOOMS[0], self.zoom * factor))
            self.set_zoom(zoom, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from block to block with Tab, from number to number with arrows, edit with Enter."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self._chosen:
            self.edit_wanted.emit(self._chosen)
        elif key == Qt.Key.Key_Escape and self._chosen:
            self.choose("")
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and self._chosen:
            self._go_number(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Let Tab choose the blocks of the page first, and leave the canvas after the last."""
        if self.hasFocus() and self._go(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that keys come here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the page anew."""
        super().resizeEvent(event)
        self._settle()
        if self._zoom is None:  # the page is as large as the window lets it be
            self.zoom_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Move page and editor together."""
        super().scrollContentsBy(dx, dy)
        self._place_editor()
        self.viewport().update()
