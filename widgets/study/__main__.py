"""A window with the import alone: `python -m widgets.study TABLES...`."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from widgets.study.import_view import StudyImport

if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    view = StudyImport()
    view.resize(1366, 768)
    view.show()
    view.open([Path(name) for name in sys.argv[1:]])
    sys.exit(application.exec())
