"""Draws the screens: `python -m widgets.screens [FOLDER [SCREEN ...]]`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from widgets.screens import SCREENS
from widgets.screens.image import picture, save
from widgets.screens.index import parts_of, write_index
from widgets.screens.names import shared_names
from widgets.screens.sheet import contact_sheet, thumbnail
from widgets.theme import colour

if TYPE_CHECKING:
    from collections.abc import Collection

    from widgets.screens.stage import Stage

THEMES = ("light", "dark")
LARGE = ("editor-number",)
"""Screens of documents at 2x."""
DARK = (
    *("start-empty", "import-table", "editor-number", "new-deck", "editor-finding", "open-failed"),
    "review-comments",
)
"""Screens of documents in dark."""
GERMAN = (
    *("start-empty", "import-endpoints", "new-deck", "editor-number", "export"),
    *("review-changes", "review-approve", "help"),
)
"""Screens of documents in German."""
LOOKS = (
    ("light", 1, "en", tuple(SCREENS)),
    ("dark", 1, "en", DARK),
    ("light", 1, "de", GERMAN),
    ("light", 2, "en", LARGE),
)
"""Theme, scale, language, and the screens of which documents have a picture of full size."""
SMALL = QSize(400, 225)
"""Of a screen on the sheet of its look, in pixels."""


def main(arguments: list[str]) -> int:
    """Write pictures into a folder; each look has a process, since Qt's scale cannot be changed."""
    asked = _asked(arguments)
    if asked.theme:
        return _draw(asked)
    wanted = [look for look in LOOKS if set(look[3]) & set(asked.screens or SCREENS)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        codes = list(pool.map(lambda look: _run(asked, *look), wanted))
    return max(codes)


def _run(
    asked: argparse.Namespace, theme: str, scale: int, language: str, screens: Collection[str]
) -> int:
    """Draw the screens of one look in a process of its own; whole looks have a sheet as well."""
    names = [name for name in screens if name in (asked.screens or SCREENS)]
    command = [sys.executable, "-m", "widgets.screens", str(asked.folder), *names]
    command += ["--language", language, "--theme", theme, "--scale", str(scale)]
    command += [] if asked.screens else ["--sheet"]
    return subprocess.run(command, check=False).returncode


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="widgets.screens", description=main.__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("docs/screens"))
    parser.add_argument("screens", nargs="*", metavar="SCREEN", help=", ".join(SCREENS))
    parser.add_argument("--language", default="en", help="of the words on the screens")
    parser.add_argument("--theme", choices=THEMES, default="", help="draw this look alone")
    parser.add_argument("--scale", type=int, default=1)
    words = "draw all screens: those that are named in full size, and every one on a sheet"
    parser.add_argument("--sheet", action="store_true", help=words)
    return parser.parse_args(arguments)


def _draw(asked: argparse.Namespace) -> int:
    """Draw the screens of one look in this process."""
    from widgets.screens.stage import Stage

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(asked.scale)
    os.environ["SLIDEKIT_LANGUAGE"] = asked.language
    _application(asked.theme)
    asked.folder.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.gettempdir()) / f"slidekit-{_look(asked) or 'light'}" / "Talks"
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        parts = _draw_all(Stage(folder), asked)
    except Exception:
        traceback.print_exc()  # before the window goes, which may end the process
        return 1
    finally:
        rmtree(folder.parent, ignore_errors=True)
    if not _look(asked) and set(parts) == set(SCREENS):
        sheets = [look_name(*look[:3]) for look in LOOKS]
        write_index(asked.folder, SCREENS, parts, [look for look in sheets if look])
    return 0


def _draw_all(stage: Stage, asked: argparse.Namespace) -> dict[str, set[str]]:
    """Draw screens one after the other and return the parts that are seen on each.

    Raises:
        ValueError: on a screen two parts have one name, so that nobody hears which is which.
    """
    full = asked.screens or SCREENS
    seen, small = {}, {}
    for name in (name for name in SCREENS if asked.sheet or name in full):
        widget = SCREENS[name](stage)
        QTest.qWait(150)  # what was just asked for is painted, and a bar's steps are at rest
        if alike := shared_names(widget):
            raise ValueError(f"{name}: two parts have the name {', '.join(map(repr, alike))}")
        seen[name], drawn = parts_of(widget), picture(widget)
        small[name] = thumbnail(drawn, SMALL)
        if name in full:
            save(drawn, asked.folder / file_name(name, _look(asked)))
        _leave(stage, widget)
    if asked.sheet and _look(asked):
        sheet = contact_sheet(list(small.values()), list(small))
        save(sheet, asked.folder / file_name("sheet", _look(asked)))
    stage.discard()
    stage.window.leaving.discards = True
    stage.window.close()
    return seen


def _leave(stage: Stage, shown: QWidget) -> None:
    """Close what lies above or beside the window."""
    for dialog in stage.window.findChildren(QDialog):
        dialog.close()
    if shown is not stage.window:
        shown.close()


def file_name(screen: str, look: str) -> str:
    """Return the name of a picture, such as "editor-de-dark.png"."""
    return f"{screen}-{look}.png" if look else f"{screen}.png"


def look_name(theme: str, scale: int, language: str) -> str:
    """Return what the names of a look's pictures end with, such as "de-dark-2x"."""
    own = "" if language == "en" else language
    parts = (own, "dark" if theme == "dark" else "", "2x" if scale == 2 else "")
    return "-".join(part for part in parts if part)


def _look(asked: argparse.Namespace) -> str:
    return look_name(asked.theme, asked.scale, asked.language)


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
