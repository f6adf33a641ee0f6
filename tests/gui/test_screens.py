from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

from tools.places import ROOT
from widgets.screens import LARGE, SCREENS, main

if TYPE_CHECKING:
    from pathlib import Path


def test_a_screen_is_drawn_in_light_and_dark(tmp_path: Path) -> None:
    """Of the size that the page of documents expects; the ground tells the theme."""
    assert main([str(tmp_path), "open-failed"]) == 0
    pictures = {path.name: QImage(str(path)) for path in tmp_path.iterdir()}
    assert sorted(pictures) == ["open-failed-dark.png", "open-failed.png"]
    assert {(one.width(), one.height()) for one in pictures.values()} == {(1366, 768)}
    corner = {name: QColor(one.pixelColor(700, 700)).lightness() for name, one in pictures.items()}
    assert corner["open-failed.png"] > 200
    assert corner["open-failed-dark.png"] < 80


@pytest.mark.parametrize("name", SCREENS)
def test_documents_have_a_picture_of_each_screen(name: str) -> None:
    """`python3 dev.py shots` makes them, and they stay small."""
    folder = ROOT / "docs" / "screens"
    files = [f"{name}.png", f"{name}-dark.png", *([f"{name}-2x.png"] if name in LARGE else [])]
    assert all((folder / file).is_file() for file in files)
    assert sum(path.stat().st_size for path in folder.iterdir()) < 6_000_000
