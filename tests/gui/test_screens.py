from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

import widgets
from tools.places import ROOT
from widgets.screens import SCREENS
from widgets.screens.__main__ import LOOKS, SMALL, file_name, look_name, main
from widgets.screens.index import BOX, name_of
from widgets.screens.names import shared_names
from widgets.screens.sheet import GAP_PX, NAME_PX, contact_sheet, thumbnail

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PICTURES = ROOT / "docs" / "screens"
FAINT = {
    "study.entry_table.Choice",
    "review.form_dialog.FormDialog",
    "review.asking_page.AskingPage",
}
"""The list of a cell, which looks as every list of values does; the frames of dialogs and pages."""


def modules() -> Iterator[str]:
    """Yield the names of all modules of the app."""
    for found in pkgutil.walk_packages(widgets.__path__, "widgets."):
        if not found.name.endswith("__main__"):
            yield found.name


def parts() -> set[str]:
    """Return the names of all kinds of widget that the code of the app defines."""
    kinds = [one for name in modules() for one in vars(importlib.import_module(name)).values()]
    own = [one for one in kinds if isinstance(one, type) and issubclass(one, QWidget)]
    return {name_of(one) for one in own if one.__module__.startswith("widgets.")} - FAINT


def questions() -> int:
    """Return how many places of the code build a question or message of Qt's own kind."""
    files = (ROOT / "widgets").rglob("*.py")
    calls = (one for file in files for one in ast.walk(ast.parse(file.read_text("utf-8"))))
    names = [
        one.func.id for one in calls if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)
    ]
    return names.count("QMessageBox")


def test_a_screen_is_drawn_in_light_and_dark(tmp_path: Path) -> None:
    """Of the size that the page of documents expects; the ground tells the theme.

    The other one has two buttons of three dots: it is drawn since they do not have one name.
    """
    assert main([str(tmp_path), "open-failed", "settings-company"]) == 0
    (tmp_path / "settings-company.png").unlink()
    pictures = {path.name: QImage(str(path)) for path in tmp_path.iterdir()}
    assert sorted(pictures) == ["open-failed-dark.png", "open-failed.png"]
    assert {(one.width(), one.height()) for one in pictures.values()} == {(1366, 768)}
    corner = {name: QColor(one.pixelColor(700, 700)).lightness() for name, one in pictures.items()}
    assert corner["open-failed.png"] > 200
    assert corner["open-failed-dark.png"] < 80


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look_name(*look[:3]) or "light")
def test_documents_have_a_picture_of_each_screen(
    look: tuple[str, int, str, tuple[str, ...]],
) -> None:
    """`python3 dev.py shots` makes them, each look those screens that it is asked for."""
    theme, scale, language, screens = look
    expected = {file_name(screen, look_name(theme, scale, language)) for screen in screens}
    assert expected <= {path.name for path in PICTURES.iterdir()}
    assert set(screens) <= set(SCREENS)


@pytest.mark.parametrize("look", LOOKS[1:], ids=lambda look: look_name(*look[:3]))
def test_documents_have_a_sheet_of_all_screens_in_each_other_look(
    look: tuple[str, int, str, tuple[str, ...]],
) -> None:
    """Four in a row, and as many rows as the screens need; the page of the pictures names it."""
    name = file_name("sheet", look_name(*look[:3]))
    rows = -(-len(SCREENS) // 4)
    height = rows * (NAME_PX + SMALL.height() + GAP_PX) + GAP_PX
    sheet = QImage(str(PICTURES / name))
    assert (sheet.width(), sheet.height()) == (4 * (SMALL.width() + GAP_PX) + GAP_PX, height)
    assert f"]({name})" in (PICTURES / "README.md").read_text("utf-8")


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_two_buttons_that_sound_alike_are_told(qtbot: QtBot) -> None:
    """What is read aloud of a button is its name, and else its words; hidden ones do not count."""
    window = QWidget()
    qtbot.addWidget(window)
    lines = QVBoxLayout(window)
    first, second, other = (QPushButton("...") for _ in range(3))
    for button in (first, second, other):
        lines.addWidget(button)
    other.hide()
    window.show()
    assert shared_names(window) == ["..."]
    second.setAccessibleName("Choose the logo")
    assert shared_names(window) == []


def test_a_sheet_shows_its_pictures_in_their_order() -> None:
    """One of a screen at 2x, one that is smaller than its place: each as large as it fits."""
    colours = ("#0072B2", "#D55E00", "#009E73")
    pictures = [
        QImage(*size, QImage.Format.Format_RGB32) for size in ((800, 400), (50, 90), (8, 8))
    ]
    pictures[0].setDevicePixelRatio(2)
    for one, colour in zip(pictures, colours, strict=True):
        one.fill(QColor(colour))
    small = [thumbnail(one, QSize(400, 225)) for one in pictures]
    assert [(one.width(), one.height()) for one in small] == [(400, 200), (50, 90), (8, 8)]
    sheet = contact_sheet(small, ("first", "second", "third"))
    seen = [
        sheet.pixelColor(GAP_PX + n * (400 + GAP_PX) + 4, GAP_PX + NAME_PX + 4) for n in range(3)
    ]
    assert [one.name().upper() for one in seen] == list(colours)


def test_each_part_of_the_app_is_seen_on_a_picture() -> None:
    """A new dialog or page needs a screen; the page of the pictures says what is seen on each."""
    page = (PICTURES / "README.md").read_text("utf-8")
    seen = set(re.findall(r"[a-z_.]+\.[A-Z][A-Za-z]+", page))
    assert parts() - seen == set()
    assert page.count(BOX) == questions()


def test_pictures_of_documents_stay_small() -> None:
    """All together below 9 MB, so that a clone stays quick.

    Three of these are sheets, on which every screen is seen in dark, in German and at 2x.
    """
    folders = (PICTURES, ROOT / "docs" / "gallery")
    assert sum(path.stat().st_size for folder in folders for path in folder.iterdir()) < 9_000_000
