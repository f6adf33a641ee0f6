"""What a reviewer waits for, measured in a process of its own: run by test_library.py alone."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.library.hands import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref
    from widgets.main_window import MainWindow
    from widgets.review.library_page import LibraryPage
    from widgets.review.version_page import VersionPage

LOGIN, DECK, SEARCHED = "mia", "sixty", "talk deck-77"
Taken = dict[str, tuple[float, float]]
"""Step -> seconds by the clock, and those that the program itself worked, on all threads."""


def diff(address: str, _: Path) -> Taken:
    """Return how long the first diff takes to somebody who has just signed in with a command."""
    from slidekit.app import compare_versions

    session, (old, new) = _session(address), _refs()
    versions = {str(old): (session, old), str(new): (session, new)}
    start = _now()
    compared = compare_versions(str(old), str(new), versions)
    taken = _since(start)
    assert [one.change for one in compared.diff.slides] == ["removed"]
    assert "Another title" in {one.new for one in compared.diff.texts}
    return {"diff": taken}


def engine(address: str, _: Path) -> Taken:
    """Return how long the library itself takes for what commands ask of it, and for a check."""
    from slidekit.library.checking import check
    from slidekit.library.opening import open_library
    from slidekit.library.overview import overview
    from slidekit.library.versions import list_versions

    taken: Taken = {}
    with _timed(taken, "open the library"):
        library = open_library(address)
    with _timed(taken, "sign in"):
        session = _session(address)
    with _timed(taken, "list what waits"):
        list_versions(session, mine=True)
    with _timed(taken, "list all"):
        list_versions(session)
    with _timed(taken, "show a version"):
        overview(session, _refs()[1])
    with _timed(taken, "check all"):
        assert check(library).ok
    return taken


def window(address: str, folder: Path) -> Taken:
    """Return how long a reviewer waits before the window, each for the first time in a process.

    The window has loaded what it loads behind its first paint, as it has when a password is typed.
    """
    taken: Taken = {}
    shown = _window(address, folder)
    page = _signed_in(shown, taken)
    _search(page, taken)
    _open_version(shown, page, taken)
    return taken


def _signed_in(shown: MainWindow, taken: Taken) -> LibraryPage:
    """Sign in by keys; the inbox is timed from when the library has let the person in."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    shown.actions_by_name["inbox"].trigger()
    page = shown.shell.library.library
    assert page is not None
    form, show = page.sign_in, page.show_session
    started: list[tuple[float, float]] = []

    def begin(session: Session) -> None:
        started.append(_now())
        show(session)

    page.show_session = begin  # type: ignore[method-assign] # to know when the wait begins
    _until(form.isVisible)
    form.login.setText(LOGIN)
    form.password.setText(PASSWORD)
    typed = _now()
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    _until(lambda: page.inbox.tree.topLevelItemCount() > 0)
    _painted(page.inbox.tree.viewport())
    taken["inbox"] = _since(started[0])
    taken["sign in and inbox"] = _since(typed)
    return page


def _search(page: LibraryPage, taken: Taken) -> None:
    """Type into the search; the slowest key counts, so that it does not matter which finds."""
    from PySide6.QtTest import QTest

    with _timed(taken, "all versions"):
        page.tabs.setCurrentWidget(page.browser)
        _until(lambda: page.browser.tree.topLevelItemCount() > 0)
        _painted(page.browser.tree.viewport())
    keys = []
    for key in SEARCHED:
        start = _now()
        QTest.keyClicks(page.browser.words, key)
        _painted(page.browser.tree.viewport())
        keys.append(_since(start))
    taken["search"] = max(keys)
    assert page.browser.tree.topLevelItemCount() == 5


def _open_version(shown: MainWindow, library: LibraryPage, taken: Taken) -> None:
    """Open the second version: what changed is listed, and the slide of the first change shown."""
    desk = shown.shell.library
    start = _now()
    library.browser.opened.emit(_refs()[1])
    _until(lambda: desk.version is not None and desk.version.opened is not None)
    page = desk.version
    assert page is not None
    assert page.changes.tree.topLevelItemCount() > 0
    assert page.view.frame is not None
    assert page.view.frame.items
    for part in (page.view, page.changes.tree, page.strip):
        _painted(part.viewport())
    taken["open a version"] = _since(start)
    _until(lambda: all(frame.items for frame in _opened(page).pages.frames))
    taken["all slides"] = _since(start)
    again = _opened(page)
    with _timed(taken, "the same again"):
        page.open(desk.session, _refs()[1])  # type: ignore[arg-type] # somebody is signed in
        _until(lambda: page.opened is not again)
        _painted(page.view.viewport())


def _opened(page: VersionPage) -> Any:
    assert page.opened is not None
    return page.opened


def _window(address: str, folder: Path) -> MainWindow:
    """Show the window of somebody whose settings name the library, and let it load."""
    from PySide6.QtCore import QSettings, QStandardPaths

    from widgets.app import start
    from widgets.main_window import MainWindow
    from widgets.settings import Settings, keep_settings

    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    made = start(["slidekit"], run=False)
    assert isinstance(made, MainWindow)
    keep_settings(Settings(library=address))
    _until(lambda: made.built_editor is not None)
    made.start_page.gallery.finish()
    _until(lambda: False, most=1)
    return made


def _session(address: str) -> Session:
    from slidekit.library.opening import open_library
    from slidekit.library.sessions import sign_in

    return sign_in(open_library(address), LOGIN, PASSWORD)


def _refs() -> tuple[Ref, Ref]:
    from slidekit.library.versions import Ref

    return Ref(DECK, 1), Ref(DECK, 2)


def _timed(taken: Taken, name: str) -> AbstractContextManager[None]:
    """Note how long a block takes."""
    from contextlib import contextmanager

    @contextmanager
    def noting() -> Iterator[None]:
        start = _now()
        yield
        taken[name] = _since(start)

    return noting()


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(start: tuple[float, float]) -> tuple[float, float]:
    clock, worked = _now()
    return clock - start[0], worked - start[1]


def _painted(widget: Any) -> None:
    """Let the window do what is due, then paint a widget whatever is still waiting."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    widget.repaint()


def _until(is_so: Callable[[], bool], most: float = 120) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + most
    while not is_so() and time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    print("\n" + json.dumps(globals()[sys.argv[1]](sys.argv[2], Path(sys.argv[3]))))
    sys.stdout.flush()
    os._exit(0)
