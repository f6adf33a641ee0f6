"""What a release needs beside the signature: where the files go, and for how long they hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

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
        self._replaced: Path | None = None
        """A file that the person has said shall be written over."""
        self.path = QLineEdit(str(Path.home() / name))
        self.browse = QPushButton(self.tr("&Choose ..."))
        self.pdf = QCheckBox(self.tr("a &PDF beside it"))
        self.span = QSpinBox()
        self.pdf.setChecked(True)
        self.span.setRange(0, MOST_MONTHS)
        self.span.setSpecialValueText(self.tr("as long as the library allows"))
        self.span.setSuffix(self.tr(" months"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.path, 1)
        row.addWidget(self.browse)
        self.pdf.setAccessibleName(self.pdf.text().replace("&", ""))
        self.form = form_of(
            (
                (self.tr("Released file"), row, self.path),
                ("", self.pdf, self.pdf),
                (self.tr("Valid for"), self.span, self.span),
            )
        )
        self.setLayout(self.form)
        self.browse.clicked.connect(self._on_browse)

    def out(self) -> Path:
        """Return the PPTX to write."""
        path = Path(self.path.text().strip())
        return path if path.suffix.lower() == ".pptx" else path.with_name(f"{path.name}.pptx")

    def has_pdf(self) -> bool:
        """Tell whether a PDF is wanted too."""
        return self.pdf.isChecked()

    def months(self) -> int | None:
        """Return for how long; None: as long as the library allows."""
        return self.span.value() or None

    def why_not(self) -> str:
        """Return what is wrong with the name; "" where nothing is."""
        path = self.path.text().strip()
        if not path or not Path(path).parent.is_dir():
            return self.tr("Choose a folder that is there, and a name for the released file.")
        files = (self.out(), self.out().with_suffix(".pdf"))[: 2 if self.has_pdf() else 1]
        taken = [one.name for one in files if one.exists() and one != self._replaced]
        return (
            self.tr("{0} is there already. Choose another name.").format(taken[0]) if taken else ""
        )

    @Slot()
    def _on_browse(self) -> None:
        kinds = self.tr("PowerPoint files (*.pptx)")
        title = self.tr("Released file")
        name, _ = QFileDialog.getSaveFileName(self, title, self.path.text(), kinds)
        if name:
            self._replaced = Path(name)  # the system has asked
            self.path.setText(name)
