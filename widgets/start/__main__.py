"""A window with the start page alone: `python -m widgets.start`."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from widgets.start.start_page import StartPage

if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    application.setApplicationName("slidekit")
    application.setStyle("Fusion")
    page = StartPage()
    page.resize(1366, 768)
    page.show()
    page.load()
    sys.exit(application.exec())
