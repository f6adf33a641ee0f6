"""Leaving a study that was typed in and is not written: write it, or do without, or stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from widgets.study.import_view import StudyImport


class Unwritten(QObject):
    """Asks once, without stopping the program meanwhile."""

    def __init__(self, page: StudyImport, show: Callable[[QWidget], None]) -> None:
        """Ask for the study of a page, which `show` brings back where writing fails."""
        super().__init__(page)
        self._page, self._show = page, show
        self._asked: Callable[[], object] | None = None
        self._next: Callable[[], object] | None = None
        """What is done as soon as the study is written."""
        self._is_given_up = False
        self.box: QMessageBox | None = None
        page.intake.changed.connect(self._on_changed)
        page.intake.written.connect(self._on_written)
        page.intake.failed.connect(self._on_failed)

    @property
    def is_unwritten(self) -> bool:
        """Whether something would be lost that nobody has given up."""
        return self._page.intake.is_changed and not self._is_given_up

    def then(self, do: Callable[[], object]) -> None:
        """Do something that leaves the study, after asking where it is not written."""
        if self.is_unwritten:
            self._ask(do)
        else:
            do()

    def _ask(self, do: Callable[[], object]) -> None:
        if self.box is not None:
            self.box.raise_()
            return
        self._asked = do
        buttons = QMessageBox.StandardButton
        self.box = box = QMessageBox(self._page.window())
        box.setText(self.tr("Write what was typed into study.yaml?"))
        box.setInformativeText(self.tr("What is not written is lost."))
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        box.button(buttons.Save).setText(self.tr("&Write study.yaml"))
        box.finished.connect(self._on_answered)
        box.open()

    @Slot(int)
    def _on_answered(self, answer: int) -> None:
        box, self.box = self.box, None
        do, self._asked = self._asked, None
        if box is not None:
            box.deleteLater()
        if answer == QMessageBox.StandardButton.Save:
            self._next = do
            self._page.write.click()
        elif answer == QMessageBox.StandardButton.Discard and do is not None:
            self._is_given_up = True
            do()

    @Slot()
    def _on_changed(self) -> None:
        self._is_given_up = False

    @Slot()
    def _on_written(self) -> None:
        do, self._next = self._next, None
        if do is not None:
            self.then(do)  # something may have been typed meanwhile

    @Slot()
    def _on_failed(self) -> None:
        """Why it was not written stands on the page."""
        if self._next is not None:
            self._next = None
            self._show(self._page)
