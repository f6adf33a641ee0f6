from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from slidekit.deck.edit import ChangeSlide
from slidekit.errors import UsageError
from slidekit.resources import sample_data_dir
from widgets.deck_names import proposed_path
from widgets.jobs import Jobs
from widgets.look import canvas_ground

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.main_window import MainWindow

    Settle = Callable[[MainWindow], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen have no size to tell."""

HEAVY = ("pandas", "matplotlib", "scipy", "lifelines", "pptx", "numpy", "lxml", "pydantic")


def shows_slides(window: MainWindow) -> Callable[[], bool]:
    """Return the question whether the window shows a deck by now."""
    return lambda: window.editor.slides.count() > 0


def test_the_window_opens_on_qt_alone() -> None:
    """Nothing that takes long to import is imported before it is needed, nor behind the paint."""
    code = (
        "import sys\n"
        "from importlib import import_module\n"
        "from widgets.app import LOADED_LATER, start\n"
        "window = start(['slidekit'], run=False)\n"
        "assert window.isVisible()\n"
        "for module in LOADED_LATER: import_module(module)\n"
        f"assert not set({HEAVY!r}) & set(sys.modules), sys.modules.keys()"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.curdir}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=300)


def test_qt_has_no_hand_in_imports() -> None:
    """PySide's own import reads each module's source, and breaks an import in a second thread."""
    code = (
        "import builtins, inspect\n"
        "read = []\n"
        "inspect.getsource = lambda module: read.append(module) or ''\n"
        "import PySide6.QtCore, calendar\n"
        "assert read, 'what PySide does has changed'\n"
        "import widgets\n"
        "read.clear()\n"
        "import colorsys, PySide6.QtSvg, widgets.app\n"
        "assert not read, read\n"
        "assert builtins.__import__ is builtins.__orig_import__"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.curdir}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=300)


def test_an_empty_window_offers_what_to_begin_with(window: MainWindow) -> None:
    """The page to start from, and no command that needs a deck."""
    assert window.start_page.isVisible()
    assert not window.start_page.back.isVisible()
    assert not window.actions_by_name["save"].isEnabled()
    assert window.editor.slides.count() == 0


def test_a_deck_is_listed_and_its_first_slide_shown(
    window: MainWindow, deck_file: Path, qtbot: QtBot
) -> None:
    """One row a slide; the window carries the deck's title."""
    window.open(deck_file)
    qtbot.waitUntil(shows_slides(window), timeout=60_000)
    assert window.editor.slides.count() == len(window.editor.frames) > 5
    assert window.editor.slides.currentRow() == 0
    assert window.editor.view.isVisible()
    assert window.windowTitle().endswith("\u2013 slidekit")
    assert "[*]" in window.windowTitle()  # where the system shows that edits are not saved
    box, picture = window.editor.view.slide_box(), window.editor.view.grab().toImage()
    assert box.width() / box.height() == pytest.approx(16 / 9, rel=1e-3)
    corner = box.topLeft().toPoint() + QPoint(4, 4)
    assert picture.pixelColor(corner).name() == "#ffffff"
    assert (
        picture.pixelColor(corner - QPoint(8, 8)).name() == canvas_ground(window.palette()).name()
    )


def test_keys_go_from_slide_to_slide(window: MainWindow, deck_file: Path, qtbot: QtBot) -> None:
    """Neither past the first nor past the last one."""
    window.open(deck_file)
    qtbot.waitUntil(shows_slides(window), timeout=60_000)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert window.editor.slides.currentRow() == 2
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert window.editor.slides.currentRow() == 1
    window.editor.show_previous()
    window.editor.show_previous()
    assert window.editor.slides.currentRow() == 0
    window.editor.slides.setCurrentRow(window.editor.slides.count() - 1)
    window.editor.show_next()
    assert window.editor.slides.currentRow() == window.editor.slides.count() - 1


def test_what_cannot_be_opened_is_said_in_the_window(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """A missing file and a damaged one: a sentence, no traceback, no slides."""
    damaged = tmp_path / "damaged.slidekit"
    damaged.write_bytes(b"no deck")
    for path in (tmp_path / "missing.slidekit", damaged):
        window.open(path)
        qtbot.waitUntil(lambda: "Opening" not in window.waiting.message.text(), timeout=60_000)
        assert path.name in window.waiting.message.text()
        assert "Traceback" not in window.waiting.message.text()
        assert window.editor.slides.count() == 0


def test_after_a_failed_reading_there_are_ways_on(
    window: MainWindow, deck_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """Escape goes back, Try again reads anew, and a deck that is dropped there is opened."""
    path = tmp_path / "later.slidekit"
    window.show()
    window.open(path)
    waiting = window.waiting
    qtbot.waitUntil(lambda: waiting.again.isVisible(), timeout=60_000)
    QTest.keyClick(waiting.back, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.start_page
    window.open(path)
    qtbot.waitUntil(lambda: waiting.again.isVisible(), timeout=60_000)
    assert waiting.acceptDrops()
    shutil.copy(deck_file, path)
    QTest.mouseClick(waiting.again, Qt.MouseButton.LeftButton)
    assert not waiting.again.isVisible()
    qtbot.waitUntil(shows_slides(window), timeout=60_000)
    assert window.windowTitle().startswith("later.slidekit[*] ")


def test_files_dropped_where_a_reading_failed_are_opened(
    window: MainWindow, deck_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """As on the page to start from."""
    window.show()
    window.open(tmp_path / "missing.slidekit")
    qtbot.waitUntil(lambda: window.waiting.again.isVisible(), timeout=60_000)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(deck_file))])
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, *none)
    window.waiting.dropEvent(event)
    qtbot.waitUntil(shows_slides(window), timeout=60_000)


def test_a_deck_is_offered_a_name_beside_its_study_but_never_beside_a_sample(
    window: MainWindow, simple_deck: Deck, settled: Settle, tmp_path: Path
) -> None:
    """Without a study of one's own it lies among the documents."""
    window.document.start(replace(simple_deck, title="A/B: a trial"))
    settled(window)
    assert proposed_path(window.document, (tmp_path,)) == tmp_path / "A_B_ a trial.slidekit"
    sample = sample_data_dir() / "simple"
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert proposed_path(window.document, (sample,)).parent == Path(documents)


def test_only_a_touched_deck_of_a_sample_is_asked_about(
    window: MainWindow, simple_deck: Deck, settled: Settle
) -> None:
    """Who only looked at a sample leaves it without a question; one edit brings the question."""
    left: list[str] = []
    for words in ("untouched", "edited"):
        window.renewal.expect([sample_data_dir() / "simple"])
        window.document.start(simple_deck)
        settled(window)
        assert window.document.is_dirty
        if words == "edited":
            first = simple_deck.slides[0].id
            window.document.do(ChangeSlide("Edit", first, (("title", "Mine"),)))
        window.leaving.then(partial(left.append, words))
    assert left == ["untouched"]
    assert window.leaving.box is not None
    window.leaving.box.reject()


def test_a_window_that_is_closed_while_it_reads_ends_quietly(
    window: MainWindow, deck_file: Path
) -> None:
    """The answer comes too late and is dropped."""
    window.open(deck_file)
    assert window.close()
    assert window.editor.frames == ()


def test_only_the_last_question_is_answered(qtbot: QtBot) -> None:
    """Answers to older ones are dropped; a bug becomes a sentence."""
    jobs = Jobs()
    heard: list[object] = []
    jobs.ask(lambda: "first", heard.append, heard.append)
    jobs.ask(lambda: "second", heard.append, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["second"]
    jobs.ask(lambda: [][0], heard.append, heard.append)
    qtbot.waitUntil(lambda: len(heard) > 1)
    assert str(heard[1]).startswith("slidekit has a fault: IndexError")
    jobs.finish()


def test_without_a_screen_the_app_says_so() -> None:
    """Qt would end the process; the app raises a plain sentence instead."""
    code = (
        "import sys\n"
        "from widgets.app import start\n"
        "sys.platform = 'linux'  # the only one whose screen may be missing\n"
        "start(['slidekit'])"
    )
    hidden = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    environment["PYTHONPATH"] = os.curdir
    command = [sys.executable, "-c", code]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 1
    assert UsageError.__name__ in ended.stderr
    assert "There is no screen" in ended.stderr
