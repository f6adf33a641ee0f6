"""A line over the slides that says what happened to the file and offers what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Notice(QFrame):
    """One sentence with buttons; nothing waits for an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build a line that is not shown."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._row.addWidget(self.words, 1)
        self.hide()

    def show_words(self, words: str, actions: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Show a sentence and what can be done; "": show nothing."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        self.words.setText(words)
        self.setAccessibleName(words)
        for label, do in actions:
            button = QPushButton(label)
            button.clicked.connect(lambda _=False, do=do: do())
            self._row.addWidget(button)
            self.buttons.append(button)
        self.setVisible(bool(words))
