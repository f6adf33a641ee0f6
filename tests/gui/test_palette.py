"""The palette of exhibits: pictures, words to find them by, and what the deck can take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest

from slidekit.app import Options, new_deck
from slidekit.deck.edit import RemoveSlides
from slidekit.exhibits.registry import kind_names
from slidekit.resources import sample_data_dir
from tests.gui.hands import CTRL, ids, press
from widgets.palette.palette import HOLDS, Palette

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow

    Settle = Callable[[MainWindow], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen cannot grab the keyboard."""


def shown(window: MainWindow) -> Palette:
    """Return the palette after Ctrl+M."""
    press(window, Qt.Key.Key_M, CTRL)
    palette = window.editor.palette_window
    assert palette is not None
    assert palette.isVisible()
    return palette


def found(palette: Palette) -> list[str]:
    """Return the kinds that are in view."""
    items = [palette.kinds.item(row) for row in range(palette.kinds.count())]
    return [item.data(HOLDS).kind for item in items if not item.isHidden()]


def choose(palette: Palette, words: str) -> None:
    """Type words to find a kind by."""
    palette.words.clear()
    QTest.keyClicks(palette.words, words)


def test_a_figure_that_was_deleted_comes_back_to_its_place_by_keys(
    opened: MainWindow, settled: Settle
) -> None:
    """Ctrl+M, "forest", Enter: the slide stands where it stood, and undo takes it out."""
    order = ids(opened)
    opened.document.do(RemoveSlides("Lose it", ("forest.os",)))
    settled(opened)
    palette = shown(opened)
    assert set(found(palette)) == set(kind_names())
    assert found(palette)[0] == "forest"
    choose(palette, "forest sub")
    assert found(palette) == ["forest"]
    assert palette.slides.count() == 1
    QTest.keyClick(palette.words, Qt.Key.Key_Return)
    settled(opened)
    assert ids(opened) == order
    assert opened.editor.slides.slide == "forest.os"
    opened.actions_by_name["undo"].trigger()
    settled(opened)
    assert "forest.os" not in ids(opened)


def test_what_cannot_be_inserted_says_why(opened: MainWindow) -> None:
    """A kind on a slide says where; one that the template lacks, or data do not allow, says so."""
    palette = shown(opened)
    choose(palette, "kaplan")
    assert (
        palette.kinds.currentItem()
        .text()
        .endswith(f"On slide {ids(opened).index('primary.os') + 1}")
    )
    assert not palette.insert.isEnabled()
    choose(palette, "long question")
    assert "has no place for it" in palette.reason.text()
    choose(palette, "nothing of the kind")
    assert found(palette) == []
    assert palette.name.text() == "No exhibit has these words"
    QTest.keyClick(palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_pictures_are_made_by_the_exhibits_and_kept(opened: MainWindow, qtbot: QtBot) -> None:
    """The picture of a Kaplan-Meier figure has both arms' colours and lies in the cache."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    palette = shown(opened)
    kept = Path(folder) / "exhibits"
    qtbot.waitUntil(lambda: bool(list(kept.glob("ledger-*.png"))), timeout=60_000)
    qtbot.waitUntil(lambda: len(set(_colours(palette, "km"))) > 2)
    assert {"blue", "orange"} <= _colours(palette, "km")
    palette.reject()


def _colours(palette: Palette, kind: str) -> set[str]:
    """Return which of the arms' hues a picture has, besides "other"."""
    row = next(
        r for r in range(palette.kinds.count()) if palette.kinds.item(r).data(HOLDS).kind == kind
    )
    icon = palette.kinds.item(row).icon()
    image = icon.pixmap(palette.kinds.iconSize()).toImage()
    seen = {"other", "ground"}
    for x in range(image.width()):
        for y in range(image.height()):
            colour = image.pixelColor(x, y)
            if colour.saturation() > 120:
                seen.add("blue" if 190 < colour.hue() < 220 else "orange")
    return seen


def test_the_parts_of_a_figure_are_put_in_together(window: MainWindow, settled: Settle) -> None:
    """Both slides of the forest plot come back to their places in one step."""
    window.document.start(new_deck([sample_data_dir() / "onc301"], Options()))
    settled(window)
    order, both = ids(window), ("forest.os", "forest.os-2")
    window.document.do(RemoveSlides("Lose them", both))
    settled(window)
    before = window.document.deck
    palette = shown(window)
    choose(palette, "forest")
    assert len(palette.slides.selectedItems()) == 2
    QTest.mouseClick(palette.insert, Qt.MouseButton.LeftButton)
    settled(window)
    assert ids(window) == order
    window.document.undo()
    assert window.document.deck is before
