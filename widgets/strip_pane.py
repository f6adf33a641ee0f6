"""The strip with, below it, how many slides of the template are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QToolTip, QVBoxLayout, QWidget

from widgets.slide_words import role_name

if TYPE_CHECKING:
    from widgets.sight import Verdict
    from widgets.slide_strip import SlideStrip


class StripPane(QWidget):
    """Holds a strip; its button offers what is missing."""

    def __init__(self, strip: SlideStrip, parent: QWidget | None = None) -> None:
        """Put a button below a strip; it is shown where something is missing."""
        super().__init__(parent)
        self.missing = QPushButton()
        self.missing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(strip, 1)
        layout.addWidget(self.missing)

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Say how many required slides are missing; which, and why, stands in the tool tip."""
        lacks = verdict.lacks if verdict else ()
        why = "\n".join(f"{role_name(lack.role)}: {lack.reason}" for lack in lacks)
        self.missing.setText(self.tr("Missing slides: {0}").format(len(lacks)))
        self.missing.setToolTip(why)
        self.missing.setAccessibleDescription(why)
        self.missing.setVisible(bool(lacks))

    def tell_why(self) -> None:
        """Show which slides are missing and why, beside the button."""
        place = self.missing.mapToGlobal(self.missing.rect().topRight())
        QToolTip.showText(place, self.missing.toolTip(), self.missing)
