"""A tour of the window in five steps: two before a deck is open, three beside an open one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSettings, QTimer, Slot

from widgets.callout import Callout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from widgets.main_window import MainWindow

STEP = "tour/step"
"""Key of the next step to be shown, so that each is shown once."""
BEFORE_A_DECK = 2
"""So many steps are about the page to start from."""


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the window, and what there is to say of it."""

    part: QWidget
    head: str
    words: str


class Tour(QObject):
    """Shows the steps whose part can be seen, and waits for a deck before the others."""

    def __init__(self, window: MainWindow) -> None:
        """Lead through a window when asked."""
        super().__init__(window)
        self._window = window
        self.callout = Callout(window)
        self.step = -1
        """The step that is shown or waited for; -1 while there is no tour."""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self.refresh)
        self.callout.next_wanted.connect(self.go_on)
        self.callout.skipped.connect(self.end)
        window.stack.currentChanged.connect(lambda _: self._settle.start())
        window.installEventFilter(self)

    def steps(self) -> tuple[Step, ...]:
        """Return the five steps."""
        window = self._window
        start, editor = window.start_page, window.editor
        return (
            Step(
                start.gallery,
                self.tr("Begin with the occasion"),
                self.tr(
                    "Each template knows which slides the occasion needs and in which order. "
                    "Choose one, and a whole first deck is made of your study."
                ),
            ),
            Step(
                start.take_tables,
                self.tr("Drop your tables anywhere here"),
                self.tr(
                    "CSV or SAS tables, a study folder, a deck, or a PowerPoint file that came "
                    "back. Tables stay on this machine and never enter a deck."
                ),
            ),
            Step(
                editor.left,
                self.tr("The slides, and how they stand"),
                self.tr(
                    "A sign on a slide says that a rule has something against it. Slides can be "
                    "dragged, hidden and put in; what the template forbids is explained."
                ),
            ),
            Step(
                editor.inspector,
                self.tr("Where each number came from"),
                self.tr(
                    "Click a number on the slide: file, filter, patients and method are shown "
                    "here. Numbers are bound to their source and are not typed."
                ),
            ),
            Step(
                window.status.findings,
                self.tr("Findings, and export"),
                self.tr(
                    "All that the rules say, with what to do about it. While one of them blocks, "
                    "an exported deck has DRAFT across every slide. Ctrl+E exports."
                ),
            ),
        )

    def begin_once(self) -> None:
        """Show the steps that were never shown on this machine."""
        kept = str(QSettings().value(STEP) or "0")
        first = int(kept) if kept.isdecimal() else 0
        if first < len(self.steps()):
            self._move_to(first)

    @Slot()
    def begin(self) -> None:
        """Show all steps from the first one."""
        self._window.go_home()
        self._move_to(0)

    @Slot()
    def go_on(self) -> None:
        """Show the next step; without a deck the steps beside one wait until it is open.

        An inspector that somebody has put away is no part to lead to.
        """
        following = self.step + 1
        if following >= len(self.steps()):
            self.end()
            return
        part = self.steps()[following].part
        if self._window.is_editing and part.isHidden() and part is self._window.editor.inspector:
            following += 1
        if following == BEFORE_A_DECK and self._window.document.pages is not None:
            self._window.go_back()
        self._move_to(following)

    @Slot()
    def end(self) -> None:
        """Stop; nothing of it is shown again by itself."""
        self.step = -1
        QSettings().setValue(STEP, len(self.steps()))
        self.callout.leave()
        if self._window.is_editing:
            self._window.editor.slides.setFocus()
        else:
            self._window.start_page.gallery.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Put the card beside its part, or away while the part cannot be seen."""
        if self.step < 0:
            return
        step = self.steps()[self.step]
        if not step.part.isVisible():
            self.callout.leave()
            return
        corner = step.part.mapTo(self._window, QPoint(0, 0))
        place = QRect(corner, step.part.size())
        count = self.tr("{0} of {1}").format(self.step + 1, len(self.steps()))
        self.callout.skip.setVisible(self.step + 1 < len(self.steps()))
        words = step.words
        if self._waits():
            words += " " + self.tr("The other steps come with the first deck that is open.")
        self.callout.show_step(place, step.head, words, count, self._forward())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the window when it grows, and a part that is shown again."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and self.step >= 0:
            self._settle.start()
        return super().eventFilter(watched, event)

    def _move_to(self, step: int) -> None:
        self.step = step
        QSettings().setValue(STEP, step)
        part = self.steps()[step].part
        part.removeEventFilter(self)  # a filter that is set twice would be asked twice
        part.installEventFilter(self)
        self.refresh()

    def _forward(self) -> str:
        is_last = self.step + 1 == len(self.steps())
        return self.tr("&Done") if is_last or self._waits() else self.tr("&Next")

    def _waits(self) -> bool:
        """Tell whether the steps that follow need a deck that is not there yet."""
        return self.step + 1 == BEFORE_A_DECK and self._window.document.pages is None
