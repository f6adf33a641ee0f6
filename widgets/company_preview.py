"""A title slide and a figure in the look of a profile, beside the form that makes it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from widgets.jobs import Jobs

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame

WIDTH_PX = 320
PAUSE_MS = 300
"""Typing goes on for longer than this between two words."""
SHOWN = ("title", "primary")
"""Roles of the slides that are shown."""


class CompanyPreview(QWidget):
    """Draws again a moment after the last change; what cannot be drawn is said in a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.jobs = Jobs(self)
        self.pages = tuple(QLabel() for _ in SHOWN)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._asked: tuple[dict[str, Any], Path] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._on_paused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for page, name in zip(self.pages, (self.tr("Title slide"), self.tr("Figure")), strict=True):
            page.setFixedSize(WIDTH_PX, WIDTH_PX * 9 // 16)
            page.setAccessibleName(name)
            page.setStyleSheet("background: white; border: 1px solid #D5DBE1")
            layout.addWidget(page)
        layout.addWidget(self.message)
        layout.addStretch(1)

    def show_profile(self, said: dict[str, Any], path: Path) -> None:
        """Draw the slides in a profile's look after a moment."""
        self._asked = (said, path)
        self._pause.start()

    def stop(self) -> None:
        """Drop what is being drawn: nobody looks any more."""
        self._pause.stop()
        self.jobs.forget()

    def leave(self, window: QWidget | None) -> None:
        """Draw no more; what is at work ends with the window above."""
        self._pause.stop()
        self.jobs.outlive(window)

    @Slot()
    def _on_paused(self) -> None:
        if self._asked is None:
            return
        said, path = self._asked
        self.message.setText(self.message.text() or self.tr("Drawing ..."))
        self.jobs.ask(lambda: _frames(said, path), self._on_drawn, self.message.setText)

    def _on_drawn(self, frames: object) -> None:
        from widgets.paint import paint_image

        assert isinstance(frames, tuple)
        self.message.clear()
        ratio = self.devicePixelRatioF()
        for page, frame in zip(self.pages, frames, strict=True):
            image = paint_image(frame, round(2 * WIDTH_PX * ratio))
            smooth = Qt.TransformationMode.SmoothTransformation
            shown = QPixmap.fromImage(image.scaledToWidth(round(WIDTH_PX * ratio), smooth))
            shown.setDevicePixelRatio(ratio)
            page.setPixmap(shown)


def _frames(said: dict[str, Any], path: Path) -> tuple[Frame, ...]:
    from slidekit.app import profile_said
    from slidekit.layout.fonts import static_font
    from slidekit.layout.slide import lay_out

    profile = profile_said(said, path).profile
    for bold in (False, True):
        static_font(bold)  # painting needs the files, and making them takes seconds once
    return lay_out(replace(_sample(), profile=profile))


@cache
def _sample() -> Deck:
    """Return two slides of the smallest sample; it takes a second or two, once per process."""
    from slidekit.app import Options, new_deck
    from slidekit.resources import sample_data_dir

    deck = new_deck([sample_data_dir() / "simple"], Options())
    slides = tuple(next(s for s in deck.slides if s.role == role) for role in SHOWN)
    return replace(deck, slides=slides)
