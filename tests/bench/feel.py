"""How the app feels, measured in a process of its own: run by test_feel.py alone."""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from widgets.main_window import MainWindow

_enter_loop = QApplication.exec
KEYS, STEPS = 60, 120
WARM = 6
"""Decks of three studies: each has been seen twice, so that all is loaded and painted once."""
STEP_PX = 48
"""What a wheel of a mouse moves a list by, more or less."""


class FirstPaint(QObject):
    """Ends the process as soon as a window has been painted for the first time."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the paint go on and end behind it."""
        if event.type() == QEvent.Type.UpdateRequest:
            watched.event(event)
            os._exit(0)  # closing is not what is measured
        return False


class Paints(QObject):
    """Counts how often a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        """Watch a widget."""
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        """Count a paint, which comes right behind it."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def paint_empty() -> None:
    """Show a window of Qt with nothing in it."""
    application = QApplication(["empty"])
    application.setStyle("Fusion")
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    application.exec()


def paint_app() -> None:
    """Show the app's window as a person starts it: by the command, without arguments."""
    from slidekit.cli import main

    main([])


def typing(path: Path) -> dict[str, float]:
    """Return the median seconds from a key to the painted title."""
    from PySide6.QtTest import QTest

    window = _opened(path)
    view = window.editor.view
    view.choose("title")
    window.editor.typing_in.begin_chosen()
    assert view.editor.isVisible()
    _idle()
    paints = Paints(view.editor.viewport())
    taken = [_turn(paints, lambda: QTest.keyClicks(view.editor, "x")) for _ in range(KEYS)]
    assert view.editor.toPlainText().endswith("x" * (KEYS - 1))
    return {"median": median(taken), "longest": max(taken)}


def scrolling(path: Path) -> dict[str, float]:
    """Return how long steps down the strip of slides take until they are painted."""
    window = _opened(path)
    strip = window.editor.slides
    bar = strip.verticalScrollBar()
    _idle()
    paints = Paints(strip.viewport())
    places = range(STEP_PX, min(STEPS * STEP_PX, bar.maximum()), STEP_PX)
    taken = [_turn(paints, partial(bar.setValue, place)) for place in places]
    return {"slides": strip.count(), "p95": quantiles(taken, n=20)[-1], "longest": max(taken)}


def preview(path: Path) -> dict[str, float]:
    """Return how long it takes until the first rows of a long table are seen."""
    from widgets.study.import_view import StudyImport

    QApplication([])
    view = StudyImport()
    view.resize(1366, 768)
    view.show()
    start = time.perf_counter()
    view.open([path])
    _until(lambda: bool(view.shown.tables))
    _until(lambda: view.shown.tables[0].model.rowCount() > 0)
    return {"seconds": time.perf_counter() - start}


def starting() -> dict[str, float]:
    """Return the longest gap of the event loop until all is loaded that is loaded by itself."""
    from tests.gui.watchdog import Watchdog
    from widgets.app import start

    window = start(["slidekit"], run=False)
    watch = Watchdog(window)  # type: ignore[arg-type]
    _until(lambda: window.built_editor is not None)  # type: ignore[union-attr]
    _idle()
    watch.rest()
    return {"longest": watch.longest}


def memory(folder: Path) -> dict[str, float]:
    """Return the memory held after the first decks of a folder and after the last one, in MB."""
    paths = sorted(folder.iterdir())
    window = _opened(paths[0])
    held = []
    for path in paths:
        window.document.close(discard=True)
        _open(window, path)
        for row in range(window.editor.slides.count()):
            window.editor.slides.setCurrentRow(row)
            QApplication.processEvents()
        gc.collect()
        held.append(_megabytes())
    return {"warm": held[WARM - 1], "last": held[-1]}


def _megabytes() -> float:
    from tests.bench.edits import memory_held

    return memory_held() * resource.getpagesize() / 1e6


def _opened(path: Path) -> MainWindow:
    from widgets.app import start
    from widgets.main_window import MainWindow

    window = start(["slidekit"], run=False)
    assert isinstance(window, MainWindow)
    window.start_page.gallery.finish()
    _open(window, path)
    return window


def _open(window: MainWindow, path: Path) -> None:
    document = window.document
    window.open(path)
    _until(lambda: document.verdict is not None and document.verdict.deck is document.deck)


def _turn(paints: Paints, do: Callable[[], object]) -> float:
    """Return how long it takes to do something and to paint what came of it."""
    before, start = paints.count, time.perf_counter()
    do()
    while paints.count == before:
        QApplication.processEvents()
    return time.perf_counter() - start


def _until(is_so: Callable[[], bool]) -> None:
    from PySide6.QtTest import QTest

    while not is_so():
        QTest.qWait(2)


def _idle() -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(500)


def _end_at_paint(*_: object) -> int:
    """Stand for the event loop of a program; it ends with the first paint of its window."""
    first = FirstPaint()
    (window,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
    window.installEventFilter(first)
    return _enter_loop()


if __name__ == "__main__":
    what = sys.argv[1]
    if what in ("paint_empty", "paint_app"):
        QApplication.exec = _end_at_paint  # type: ignore[method-assign]
        globals()[what]()
    print("\n" + json.dumps(globals()[what](*map(Path, sys.argv[2:]))))
    sys.stdout.flush()
    os._exit(0)
