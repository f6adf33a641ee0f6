"""A window with sample studies to draw screens of, brought about as a person's clicks do."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from slidekit.resources import sample_data_dir
from widgets.app import start
from widgets.main_window import MainWindow
from widgets.start.gallery import PICTURE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

    from widgets.study.import_view import StudyImport

    Screen = Callable[["Stage"], QWidget]

WAIT_SECONDS = 300
"""Long, since a machine may have much else to do while screens are drawn."""
TURN_SECONDS = 0.001
"""Between two turns of the event loop: a deck takes thousands of them."""
WIDTH_PX, HEIGHT_PX = 1366, 768
CONGRESS, SMALL = "ONC301 at the congress.slidekit", "Fictivan.slidekit"


class Stage:
    """A window with a folder of its own, as a person has them after the installation."""

    def __init__(self, folder: Path) -> None:
        """Start the app; decks and tables lie in the folder."""
        self.folder = folder
        window = start(["slidekit"], run=False)
        assert isinstance(window, MainWindow)
        self.window = window
        window.resize(WIDTH_PX, HEIGHT_PX)

    def wait(self, is_so: Callable[[], object]) -> None:
        """Let the app go on until something is so.

        Raises:
            TimeoutError: it does not come.
        """
        end = time.monotonic() + WAIT_SECONDS
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError("a screen did not get ready")
            QCoreApplication.processEvents()
            time.sleep(TURN_SECONDS)  # QTest.qWait sleeps ten times as long

    def home(self) -> None:
        """Go to the page to start from, with the pictures of all templates."""
        self.window.go_home()
        gallery = self.window.start_page.gallery
        self.wait(lambda: gallery.count() and all(map(_is_painted, items_of(gallery))))

    def tables(self, *names: str, study: str = "onc301") -> Path:
        """Return a folder with files of a sample study, without its study.yaml; none: all files."""
        folder = self.folder / study.upper()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(sample_data_dir() / study, folder, ignore=_others(names))
        return folder

    def deck(self, study: str = "onc301", name: str = CONGRESS) -> Path:
        """Return the deck of a sample study as a file, made once."""
        from slidekit.app import Options, new_deck, save_deck

        path = self.folder / name
        if not path.exists():
            save_deck(new_deck([sample_data_dir() / study], Options()), path)
        return path

    def study_import(self, *paths: Path) -> StudyImport:
        """Take in tables and return the page that shows them."""
        self.window.take_in(paths)
        page = self.window.study_import
        assert page is not None
        self.wait(lambda: page.write.isEnabled() and not page.intake.is_judging)
        return page

    def edited(self, study: str = "onc301", name: str = CONGRESS, slide: str = "") -> None:
        """Open a deck, or go back to it, and wait until the rules have spoken of a slide."""
        window, path = self.window, self.deck(study, name)
        window.editor.view.editor.abandoned.emit()
        window.renewal.later()
        if window.document.path != path or window.document.is_dirty:
            self.discard()
            window.open(path)
        self.wait(self.is_judged)
        window.go_back()
        window.dock.hide()
        QTest.qWait(20)  # parts have found their places
        if slide:
            window.editor.slides.choose(slide)
        self.wait(lambda: window.editor.slides.is_painted)

    def discard(self) -> None:
        """Give up the deck that is open."""
        self.window.leaving.discards = True
        self.window.document.close(discard=True)
        self.window.leaving.discards = False

    def above(self, dialog: QDialog | None) -> QWidget:
        """Return the window below a dialog once that can be seen."""
        assert dialog is not None
        dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
        self.wait(dialog.isVisible)
        return self.window

    def is_judged(self) -> bool:
        """Tell whether the rules have spoken of the deck as it stands."""
        document = self.window.document
        return bool(document.verdict and document.verdict.deck is document.deck)


def items_of(view: QListWidget) -> list[QListWidgetItem]:
    """Return the rows of a list."""
    return [view.item(row) for row in range(view.count())]


def _others(names: tuple[str, ...]) -> Callable[[str, list[str]], set[str]]:
    """Return what names the files that are not to be copied."""
    return lambda _, found: set(found) - set(names) if names else set()


def _is_painted(card: QListWidgetItem) -> bool:
    return card.data(PICTURE) is not None
