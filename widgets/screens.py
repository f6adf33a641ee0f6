"""Pictures of the app for docs/screens: one entry a screen, in light and dark, some at 2x.

A screen is shown by the same calls that a person's clicks make, with the sample studies, so that a
picture cannot show what the app does not do. A new screen is a function and its line in SCREENS.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings, QStandardPaths, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QListWidgetItem, QWidget

from slidekit.resources import sample_data_dir
from widgets.app import start
from widgets.main_window import MainWindow
from widgets.start.gallery import PICTURE
from widgets.study.deck_page import DeckPage
from widgets.theme import colour

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from widgets.study.import_view import StudyImport

WAIT_SECONDS = 240
WIDTH_PX, HEIGHT_PX = 1366, 768
THEMES = ("light", "dark")
ADAM = ("adsl.csv", "adtte.csv", "adae.csv")


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
            QTest.qWait(20)

    def wait_for_gallery(self) -> None:
        """Wait until each template has its picture."""
        gallery = self.window.start_page.gallery
        self.wait(lambda: gallery.count() and all(map(_is_painted, _items(gallery))))

    def tables(self, *names: str, study: str = "onc301") -> Path:
        """Return a folder with tables of a sample study, without its study.yaml."""
        folder = self.folder / "ONC301"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in names:
            shutil.copy(sample_data_dir() / study / name, folder)
        return folder

    def deck(self) -> Path:
        """Return the deck of the simulated trial as a file, made once."""
        from slidekit.app import Options, new_deck, save_deck

        path = self.folder / "ONC301 at the congress.slidekit"
        if not path.exists():
            save_deck(new_deck([sample_data_dir() / "onc301"], Options()), path)
        return path

    def study_import(self, folder: Path) -> StudyImport:
        """Take in the tables of a folder and return the page that shows them."""
        self.window.take_in(sorted(folder.glob("*.csv")))
        page = self.window.study_import
        assert page is not None
        self.wait(lambda: page.write.isEnabled() and not page.intake.is_judging)
        return page

    def edited(self) -> None:
        """Open the deck and wait until the rules have spoken."""
        document = self.window.document
        if document.pages is None:
            self.window.open(self.deck())
            self.wait(lambda: document.verdict and document.verdict.deck is document.deck)
        self.window.go_back()


def start_empty(stage: Stage) -> QWidget:
    """Nothing was opened yet."""
    stage.wait_for_gallery()
    return stage.window


def start_used(stage: Stage) -> QWidget:
    """A deck was opened some time, and one is open now."""
    stage.edited()
    stage.window.go_home()
    stage.wait_for_gallery()
    return stage.window


def import_table(stage: Stage) -> QWidget:
    """A table that was recognised."""
    page = stage.study_import(stage.tables(*ADAM))
    page.parts.setCurrentRow([p.text() for p in _items(page.parts)].index("adsl.csv"))
    return stage.window


def import_endpoints(stage: Stage) -> QWidget:
    """What was planned, to be said by the person."""
    page = stage.study_import(stage.tables(*ADAM))
    page.parts.setCurrentRow(len(ADAM) + 2)
    return stage.window


def import_deck(stage: Stage) -> QWidget:
    """The form of the talk and the trial."""
    page = stage.study_import(stage.tables(*ADAM))
    forms = (page.pages.widget(row) for row in range(page.pages.count()))
    page.parts.setCurrentRow([isinstance(form, DeckPage) for form in forms].index(True))
    return stage.window


def import_problems(stage: Stage) -> QWidget:
    """A cell that cannot be true, and the list that leads to it."""
    path = stage.tables("survival.csv", "events.csv", study="simple") / "events.csv"
    lines = path.read_text("utf-8").splitlines()
    lines[4] = lines[4].replace(",2,", ",9,")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    page = stage.study_import(path.parent)
    stage.wait(lambda: page.problems.count())
    errors = [n for n, p in enumerate(page.intake.problems) if p.severity == "error"]
    page.problems.setCurrentRow(errors[0])
    page.go_to(page.intake.problems[errors[0]])
    return stage.window


def import_nothing(stage: Stage) -> QWidget:
    """A folder without tables."""
    stage.window.take_in([stage.tables()])
    page = stage.window.study_import
    assert page is not None
    stage.wait(page.other.isVisible)
    return stage.window


def new_deck_dialog(stage: Stage) -> QWidget:
    """What a first deck needs."""
    stage.window.go_home()
    stage.wait_for_gallery()
    stage.window.begin("conference", sample_data_dir() / "onc301")
    return _above(stage, stage.window.new_deck)


def open_failed(stage: Stage) -> QWidget:
    """A file that is no deck."""
    path = stage.folder / "damaged.slidekit"
    path.write_bytes(b"no deck")
    stage.window.open(path)
    stage.wait(lambda: not stage.window.waiting.bar.isVisible())
    return stage.window


def editor(stage: Stage) -> QWidget:
    """A deck."""
    stage.edited()
    stage.window.editor.slides.choose("primary.os")
    return stage.window


def editor_number(stage: Stage) -> QWidget:
    """What the rules found, and where a number came from."""
    stage.edited()
    stage.window.editor.slides.choose("primary.os")
    stage.window.dock.show()
    numbers = stage.window.editor.inspector.list
    numbers.setCurrentRow(0)
    numbers.itemClicked.emit(numbers.item(0))
    return stage.window


def editor_typing(stage: Stage) -> QWidget:
    """A title that is being typed, with the numbers of the deck on offer."""
    stage.edited()
    stage.window.dock.hide()
    stage.window.editor.slides.choose("limitations")
    stage.window.editor.view.choose("title")
    stage.window.editor.typing_in.begin_chosen()
    QTest.keyClicks(stage.window.editor.view.editor, "What ONC301 cannot tell: ")
    return stage.window


def settings(stage: Stage) -> QWidget:
    """Who uses the app, and how."""
    stage.window.shell.show_settings()
    return _above(stage, stage.window.shell.settings)


def export(stage: Stage) -> QWidget:
    """What keeps the deck from release."""
    from slidekit.app import Options, new_deck, save_deck

    path = stage.folder / "Fictivan.slidekit"
    save_deck(new_deck([sample_data_dir() / "simple"], Options()), path)
    stage.window.editor.typing_in.finish()
    stage.window.leaving.discards = True
    stage.window.document.close(discard=True)
    stage.window.open(path)
    document = stage.window.document
    stage.wait(lambda: document.verdict and document.verdict.deck is document.deck)
    stage.window.export()
    dialog = stage.window.export_dialog
    assert dialog is not None
    stage.wait(dialog.findings.count)
    return _above(stage, dialog)


SCREENS: dict[str, Callable[[Stage], QWidget]] = {
    "start-empty": start_empty,
    "import-table": import_table,
    "import-endpoints": import_endpoints,
    "import-talk": import_deck,
    "import-problems": import_problems,
    "import-nothing": import_nothing,
    "open-failed": open_failed,
    "new-deck": new_deck_dialog,
    "editor": editor,
    "editor-number": editor_number,
    "editor-typing": editor_typing,
    "settings": settings,
    "start": start_used,
    "export": export,
}
"""Name of the picture -> what brings its screen about, in this order in one window."""
LARGE = ("editor-number",)
"""Screens that are drawn at 2x too."""
GERMAN = ("start-empty", "import-endpoints", "new-deck", "editor-number", "export")
"""Screens that are drawn in German too."""
LOOKS = (("light", 1, "en"), ("dark", 1, "en"), ("light", 2, "en"), ("light", 1, "de"))


def main(arguments: list[str]) -> int:
    """Write pictures into a folder; each look has a process, since Qt's scale cannot be changed."""
    asked = _asked(arguments)
    if asked.theme:
        return _draw(asked)
    own = [sys.executable, "-m", "widgets.screens", str(asked.folder), *asked.screens]
    for theme, scale, language in LOOKS:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
        environment["SLIDEKIT_LANGUAGE"] = language
        command = [*own, "--language", language, "--theme", theme, "--scale", str(scale)]
        if code := subprocess.run(command, env=environment, check=False).returncode:
            return code
    return 0


def picture(widget: QWidget) -> QImage:
    """Return what a widget shows, without an alpha channel, with its dialogs above it."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        for dialog in widget.findChildren(QDialog):
            if dialog.isVisible():
                _paint_above(painter, widget, dialog)
    return image


def _paint_above(painter: QPainter, widget: QWidget, dialog: QDialog) -> None:
    """Put a dialog in the middle of its window, which is in shade as window managers have it."""
    ratio = widget.devicePixelRatioF()
    place = QPoint((widget.width() - dialog.width()) // 2, (widget.height() - dialog.height()) // 2)
    painter.fillRect(widget.rect(), QColor(0, 0, 0, 90))
    shown = dialog.grab()
    shown.setDevicePixelRatio(ratio)
    painter.drawPixmap(place, shown)
    painter.setPen(dialog.palette().color(QPalette.ColorRole.Mid))
    painter.drawRect(dialog.rect().translated(place).adjusted(-1, -1, 0, 0))


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="widgets.screens", description=main.__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("docs/screens"))
    parser.add_argument("screens", nargs="*", metavar="SCREEN", help=", ".join(SCREENS))
    parser.add_argument("--language", default="en", help="of the words on the screens")
    parser.add_argument("--theme", choices=THEMES, default="")
    parser.add_argument("--scale", type=int, default=1)
    return parser.parse_args(arguments)


def _draw(asked: argparse.Namespace) -> int:
    """Draw the screens of one look in this process."""
    _application(asked.theme)
    asked.folder.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.gettempdir()) / "Talks"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        stage = Stage(folder)
        for name, make in SCREENS.items():
            if name in (asked.screens or SCREENS) and name in _of_look(asked):
                _save(make(stage), asked.folder / _file(name, asked))
        stage.window.leaving.discards = True
        stage.window.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _of_look(asked: argparse.Namespace) -> Collection[str]:
    """Return the screens that are drawn at a scale and in a language."""
    if asked.language != "en":
        return GERMAN
    return LARGE if asked.scale > 1 else SCREENS


def _file(name: str, asked: argparse.Namespace) -> str:
    parts = [name, "" if asked.language == "en" else asked.language]
    parts += ["dark" if asked.theme == "dark" else "", "2x" if asked.scale == 2 else ""]
    return "-".join(part for part in parts if part) + ".png"


def _save(widget: QWidget, path: Path) -> None:
    QTest.qWait(150)  # what was just asked for is painted, and a bar's steps are at rest
    smallest = 0  # of Qt's qualities, which for PNG are none
    if not picture(widget).save(str(path), quality=smallest):
        raise OSError(f"{path} could not be written")
    for dialog in widget.findChildren(QDialog):
        dialog.close()


def _application(theme: str) -> QApplication:
    """Return an application with a theme, and with settings that are not the person's own."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("slidekit")
    application.setOrganizationName("slidekit-screens")
    application.setCursorFlashTime(0)
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, tempfile.mkdtemp("slidekit")
    )
    application.setStyle("Fusion")
    colour(application, Qt.ColorScheme.Dark if theme == "dark" else Qt.ColorScheme.Light)
    return application


def _items(view: QListWidget) -> list[QListWidgetItem]:
    return [view.item(row) for row in range(view.count())]


def _is_painted(card: QListWidgetItem) -> bool:
    return card.data(PICTURE) is not None


def _above(stage: Stage, dialog: QDialog | None) -> QWidget:
    assert dialog is not None
    dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
    stage.wait(dialog.isVisible)
    return stage.window


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
