"""What a release needs beside the signature: where the files go, and for how long they hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from widgets.boxes import CountBox
from widgets.review.file_row import FileRow
from widgets.review.form_dialog import form_of

if TYPE_CHECKING:
    from widgets.review.reading import Opened

MOST_MONTHS = 60


class ReleaseForm(QWidget):
    """Asks for the PPTX's name, for a PDF beside it, and for the months."""

    def __init__(self, opened: Opened, parent: QWidget | None = None) -> None:
        """Offer a name made of the version's."""
        super().__init__(parent)
        version = opened.version
        name = f"{version.deck}-version-{version.number}.pptx"
        self.file = FileRow(self.tr("Released file"), Path.home() / name)
        self.path, self.browse = self.file.path, self.file.browse
        self.pdf = QCheckBox(self.tr("A &PDF beside it"))
        self.span = CountBox()
        self.pdf.setChecked(True)
        self.span.setRange(0, MOST_MONTHS)
        self.span.setSpecialValueText(self.tr("as long as the library allows"))
        self.span.setSuffix(self.tr(" months"))
        self.pdf.setAccessibleName(self.pdf.text().replace("&", ""))
        self.form = form_of(
            (
                (self.tr("Released file"), self.file, self.path),
                ("", self.pdf, self.pdf),
                (self.tr("Valid for"), self.span, self.span),
            )
        )
        self.setLayout(self.form)

    def out(self) -> Path:
        """Return the PPTX to write."""
        return self.file.out()

    def has_pdf(self) -> bool:
        """Tell whether a PDF is wanted too."""
        return self.pdf.isChecked()

    def months(self) -> int | None:
        """Return for how long; None: as long as the library allows."""
        return self.span.value() or None

    def why_not(self) -> str:
        """Return what is wrong with the name; "" where nothing is."""
        return self.file.why_not(has_pdf=self.has_pdf())
