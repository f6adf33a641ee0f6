"""A slide to be read: nothing on it can be edited, and comments show as numbered marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPalette

from widgets.blocks import block_named, blocks, numbers
from widgets.look import meaning_ink
from widgets.slide_view import SlideView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

PIN_PX = 22
"""Diameter of a comment's mark."""
ACCENT = (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText)
"""Ground and digit of a mark that demands nothing."""


class ReadView(SlideView):
    """Shows a page with the open comments on it."""

    pin_chosen = Signal(str)
    """Name of the block whose comments are wanted; "": those on the whole slide."""
    number_wanted = Signal(str)
    """The result whose number a person clicked, or chose by Enter."""

    _pins: Mapping[str, int] = {}
    _must: frozenset[str] = frozenset()

    def show_pins(self, pins: Mapping[str, int], must: frozenset[str] = frozenset()) -> None:
        """Mark blocks with how many open comments they have.

        Args:
            pins: name of a block, "" for the slide -> number of open comments.
            must: those blocks of them with one that must be fixed.
        """
        self._pins, self._must = pins, must
        self.viewport().update()

    def mark(self, block: str, fact: str = "") -> None:
        """Choose a block, or the number that prints a result wherever it stands on the page."""
        frame = self.frame
        if frame is None:
            return
        if fact:
            found = [
                (len(number.text), one.name, place)
                for one in blocks(frame)
                for place, number in enumerate(numbers(one))
                if number.fact == fact
            ]
            if found:  # the value with its interval, not "95%", which is a part of it too
                _, block, place = max(found, key=lambda one: one[0])
                self.choose(block, place)
                return
            block = block or next((b.name for b in blocks(frame) if b.part == "figure"), "")
        self.choose(block)

    def pin_places(self) -> Iterator[tuple[str, QRectF]]:
        """Yield each mark with its place on the canvas: right of its block, beside the words."""
        frame = self.frame
        if frame is None:
            return
        for name in self._pins:
            block = block_named(frame, name) if name else None
            box = self.place_of(block.box) if block else self.slide_box()
            left = min(box.right() - 2, self.viewport().width() - PIN_PX)
            yield name, QRectF(left, box.top() - 4, PIN_PX, PIN_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the marks over the page."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for name, place in self.pin_places():
                self._paint_pin(painter, place, name)

    def _paint_pin(self, painter: QPainter, place: QRectF, name: str) -> None:
        palette = self.palette()
        ink, digit = (palette.color(role) for role in ACCENT)
        if name in self._must:
            ink, digit = meaning_ink("block", palette), palette.color(QPalette.ColorRole.Base)
        face = painter.font()
        face.setBold(True)
        face.setPixelSize(12)
        painter.setFont(face)
        painter.setPen(digit)
        painter.setBrush(ink)
        painter.drawEllipse(place)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self._pins[name]))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show the comments whose mark was clicked, else choose what was clicked."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        for name, place in self.pin_places():
            if place.contains(event.position()):
                self.pin_chosen.emit(name)
                return
        super().mousePressEvent(event)
        self._want_number()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter ask where the chosen number came from."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want_number()

    def _want_number(self) -> None:
        if self.number is not None:
            self.number_wanted.emit(self.number.fact)
