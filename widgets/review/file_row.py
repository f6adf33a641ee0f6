"""The line for a PPTX to be written: what is there is written over only where the system asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton

GAP_PX = 8


class FileRow(QHBoxLayout):
    """A name to type, and a button that asks for one."""

    def __init__(self, title: str, path: Path) -> None:
        """Offer a path; `title` is that of the window that asks for another."""
        super().__init__()
        self._title = title
        self._replaced: Path | None = None
        """A file that the person has said shall be written over."""
        self.path, self.browse = QLineEdit(str(path)), QPushButton(_tr("&Choose ..."))
        self.setSpacing(GAP_PX)
        self.addWidget(self.path, 1)
        self.addWidget(self.browse)
        self.browse.clicked.connect(self._on_browse)

    def out(self) -> Path:
        """Return the PPTX to write."""
        path = Path(self.path.text().strip())
        return path if path.suffix.lower() == ".pptx" else Path(f"{path}.pptx")

    def why_not(self, *, has_pdf: bool = False) -> str:
        """Return what is wrong with the name, and with that of a PDF beside it; "" for nothing."""
        out = self.out()
        if not Path(self.path.text().strip()).name or not out.parent.is_dir():
            return _tr("Choose a folder that is there, and a name for the file.")
        files = (out, out.with_suffix(".pdf")) if has_pdf else (out,)
        taken = [one.name for one in files if one.exists() and one != self._replaced]
        return _tr("{0} is there already. Choose another name.").format(taken[0]) if taken else ""

    @Slot()
    def _on_browse(self) -> None:
        window, kinds = self.path.window(), _tr("PowerPoint files (*.pptx)")
        name, _ = QFileDialog.getSaveFileName(window, self._title, self.path.text(), kinds)
        if name:
            self._replaced = Path(name)  # the system has asked
            self.path.setText(name)


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileRow", text)
