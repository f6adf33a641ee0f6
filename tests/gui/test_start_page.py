from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from slidekit.resources import sample_data_dir
from widgets.start.dropped import Kind, sort_out
from widgets.start.gallery import PICTURE
from widgets.start.recent import MOST, forget, recent_decks, remember
from widgets.start.start_page import StartPage
from widgets.start.thumbnails import WIDTH_PX, height_px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
"""Windows without a screen have no size to tell."""


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    """Return the page as it is shown, without templates yet."""
    shown = StartPage()
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def drop(page: StartPage, paths: Sequence[Path]) -> str:
    """Drag files over the page and let them go; return what the page promised."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), copy, data, buttons, keys))
    assert page.veil.isVisible()
    promised = page.veil.text()
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, data, buttons, keys))
    assert not page.veil.isVisible()
    return promised


def test_templates_that_cannot_be_listed_are_told_in_their_place(page: StartPage) -> None:
    """The empty page says why, to eyes and to a screen reader."""
    empty = page.gallery.viewport().grab().toImage()
    page.gallery.fail("conference.yaml is damaged. Install slidekit again.")
    assert page.gallery.viewport().grab().toImage() != empty
    assert page.gallery.accessibleDescription().startswith("conference.yaml is damaged.")


def test_templates_are_shown_with_slides_of_a_real_deck(page: StartPage, qtbot: QtBot) -> None:
    """Six cards; each picture is painted once, then comes from the cache."""
    cache = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    assert "qttest" in cache.casefold()
    shutil.rmtree(cache, ignore_errors=True)
    page.load()
    qtbot.waitUntil(lambda: page.gallery.count() == 6, timeout=60_000)

    def pictures() -> list[object]:
        return [page.gallery.item(row).data(PICTURE) for row in range(6)]

    qtbot.waitUntil(lambda: all(pictures()), timeout=240_000)
    first = pictures()[0]
    assert isinstance(first, QImage)
    assert (first.width(), first.height()) == (WIDTH_PX, height_px())
    colours = {first.pixelColor(x, y).rgba() for x in range(0, 264, 3) for y in range(0, 148, 3)}
    assert len(colours) > 20
    kept = list(Path(cache).rglob("*.png"))
    assert len(kept) == 6
    blue = QImage(first.size(), QImage.Format.Format_RGB32)
    blue.fill(Qt.GlobalColor.blue)
    assert all(blue.save(str(path)) for path in kept)
    page.gallery.clear()
    page.load()
    qtbot.waitUntil(lambda: page.gallery.count() == 6 and all(pictures()), timeout=60_000)
    again = pictures()[0]
    assert isinstance(again, QImage)
    assert again.pixelColor(9, 9) == blue.pixelColor(9, 9)


def test_a_template_is_chosen_by_keys(page: StartPage, qtbot: QtBot) -> None:
    """The first card has the focus; an arrow key and Enter choose the second."""
    page.load()
    qtbot.waitUntil(lambda: page.gallery.count() == 6, timeout=60_000)
    with qtbot.waitSignal(page.template_chosen) as chosen:
        QTest.keyClick(page.gallery, Qt.Key.Key_Right)
        QTest.keyClick(page.gallery, Qt.Key.Key_Return)
    assert chosen.args == ["advisory_board"]
    assert page.gallery.item(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Conference")


def test_dropped_tables_are_handed_on_together(page: StartPage, qtbot: QtBot) -> None:
    """Three tables are one study, and the page says so before they are let go."""
    paths = [sample_data_dir() / "simple" / name for name in ("survival.csv", "events.csv")]
    paths.append(sample_data_dir() / "published301" / "ae.csv")
    with qtbot.waitSignal(page.paths_dropped) as dropped:
        assert drop(page, paths) == "Take in the study"
    assert dropped.args == [tuple(paths)]


def test_a_dropped_deck_is_opened_and_listed(page: StartPage, tmp_path: Path, qtbot: QtBot) -> None:
    """It stands first in the list from then on, and Enter opens it again."""
    path = tmp_path / "talk.slidekit"
    path.write_bytes(b"deck")
    assert page.no_recent.isVisible()
    with qtbot.waitSignal(page.deck_opened):
        drop(page, [path])
    assert page.recent.count() == 0, "only what could be opened is listed"
    remember(path)
    page.refresh()
    assert page.recent.item(0).text() == "talk"
    page.recent.setFocus()
    page.recent.setCurrentRow(0)
    with qtbot.waitSignal(page.deck_opened) as opened:
        QTest.keyClick(page.recent, Qt.Key.Key_Return)
    assert opened.args == [path]


def test_a_dropped_powerpoint_file_is_to_be_checked(
    page: StartPage, tmp_path: Path, qtbot: QtBot
) -> None:
    """It is no deck of slidekit, so another signal says it."""
    with qtbot.waitSignal(page.slides_opened) as opened:
        assert drop(page, [tmp_path / "talk.PPTX"]) == "Check the PowerPoint file"
    assert opened.args == [tmp_path / "talk.PPTX"]


def test_what_cannot_be_used_is_said_and_nothing_is_opened(
    page: StartPage, tmp_path: Path, qtbot: QtBot
) -> None:
    """A picture, and a deck together with a table."""
    signals = [page.deck_opened, page.paths_dropped, page.slides_opened]
    for names, words in (
        (["figure.png"], "figure.png cannot be used"),
        (["a.csv", "b.slidekit"], "either tables or one deck"),
    ):
        with qtbot.assertNotEmitted(signals[0]), qtbot.assertNotEmitted(signals[1]):
            drop(page, [tmp_path / name for name in names])
        assert words in page.message.text()


def test_sample_studies_are_offered(page: StartPage, qtbot: QtBot) -> None:
    """All three, by what is written of them; a click asks for one."""
    assert page.samples.count() == 3
    item = page.samples.item(0)
    place = page.samples.visualItemRect(item).center()
    with qtbot.waitSignal(page.sample_chosen) as chosen:
        QTest.mouseClick(page.samples.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [sample_data_dir() / "onc301"]


def test_only_the_last_decks_that_are_still_there_are_kept(tmp_path: Path) -> None:
    """Twelve at most, the last one first, none that was deleted."""
    paths = [tmp_path / f"{number}.slidekit" for number in range(MOST + 3)]
    for path in paths:
        path.write_bytes(b"deck")
        remember(path)
    remember(paths[5])
    assert len(recent_decks()) == MOST
    assert recent_decks()[:2] == (paths[5], paths[-1])
    paths[5].unlink()
    assert paths[5] not in recent_decks()
    forget()
    assert recent_decks() == ()


def test_files_are_told_apart_without_being_opened(tmp_path: Path) -> None:
    """A folder is a study, unless it is an unpacked deck."""
    (tmp_path / "unpacked").mkdir()
    (tmp_path / "unpacked" / "deck.yaml").write_text("", "utf-8")
    assert sort_out([tmp_path]).kind is Kind.TABLES
    assert sort_out([tmp_path / "unpacked"]).kind is Kind.DECK
    assert sort_out([Path("a.csv"), Path("study.yaml")]).kind is Kind.TABLES
    assert sort_out([Path("a.pptx"), Path("b.pptx")]).kind is Kind.MIXED
    assert sort_out([]).kind is Kind.UNKNOWN
