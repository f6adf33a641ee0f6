from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

import widgets
from tools.places import ROOT
from widgets.screens import SCREENS
from widgets.screens.__main__ import LOOKS, file_name, look_name, main
from widgets.screens.index import BOX, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
    """Of the size that the page of documents expects; the ground tells the theme."""
    assert main([str(tmp_path), "open-failed"]) == 0
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


def test_each_part_of_the_app_is_seen_on_a_picture() -> None:
    """A new dialog or page needs a screen; the page of the pictures says what is seen on each."""
    page = (PICTURES / "README.md").read_text("utf-8")
    seen = set(re.findall(r"[a-z_.]+\.[A-Z][A-Za-z]+", page))
    assert parts() - seen == set()
    assert page.count(BOX) == questions()


def test_pictures_of_documents_stay_small() -> None:
    """All together below 6 MB, so that a clone stays quick."""
    folders = (PICTURES, ROOT / "docs" / "gallery")
    assert sum(path.stat().st_size for folder in folders for path in folder.iterdir()) < 6_000_000
