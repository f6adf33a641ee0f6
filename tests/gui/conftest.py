"""Windows with a deck in them, as a person would have them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from pytestqt.qtbot import QtBot

from slidekit.app import Options, new_deck, save_deck
from slidekit.library import passwords, submission
from slidekit.resources import sample_data_dir
from tests.gui.review_hands import Reviewer, made_library
from tests.library.hands import QUICK_HASHER
from tests.library.route import held_once
from widgets.app import start
from widgets.document import Document
from widgets.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QApplication
    from pytestqt.wait_signal import SignalBlocker

    from slidekit.deck.model import Deck

WAIT_MS = 60_000


class PatientBot(QtBot):
    """Waits as long as a busy machine needs where a test names no time."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = WAIT_MS) -> None:  # noqa: N802
        """Wait until something is so."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(  # noqa: N802
        self,
        signal: SignalInstance,
        *,
        timeout: int = WAIT_MS,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        """Wait until a signal comes."""
        return super().waitSignal(
            signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb
        )


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Return a patient one in place of the plugin's, which gives up after five seconds."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def own_settings(
    tmp_path_factory: pytest.TempPathFactory,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """Keep settings, cache and language of the person who runs the tests out of them."""
    monkeypatch.setenv("SLIDEKIT_LANGUAGE", "en")
    qapp.setOrganizationName("slidekit-tests")
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat,
        QSettings.Scope.UserScope,
        str(tmp_path_factory.mktemp("settings")),
    )
    yield
    QStandardPaths.setTestModeEnabled(False)
    QSettings.setDefaultFormat(QSettings.Format.NativeFormat)


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home of its own: decks without a file lie where all tests at work put them.

    Fonts are still taken from the cache of the person, for making them takes seconds.
    """
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def simple_deck() -> Deck:
    """Return the deck of the simplest sample study."""
    return new_deck([sample_data_dir() / "simple"], Options())


@pytest.fixture
def deck_file(simple_deck: Deck, tmp_path: Path) -> Path:
    """Return that deck as a .slidekit file."""
    path = tmp_path / "simple.slidekit"
    save_deck(simple_deck, path)
    return path


@pytest.fixture
def open_it(qtbot: QtBot) -> Iterator[Callable[[Path], Document]]:
    """Return what opens a file in a window of its own and waits until it is judged."""
    opened: list[Document] = []

    def do(path: Path) -> Document:
        document = Document()
        opened.append(document)
        with qtbot.waitSignal(document.judged, timeout=WAIT_MS):
            document.open(path)
        return document

    yield do
    for document in opened:
        document.close(discard=True)
        document.finish()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """Return the window as it starts; edits that a test leaves are given up."""
    started = start(["slidekit"], run=False)
    assert isinstance(started, MainWindow)
    qtbot.addWidget(started, before_close_func=_give_up)
    return started


def _give_up(window: MainWindow) -> None:
    window.leaving.discards = True


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Return what waits until a window shows its deck as it is, with what the rules say."""

    def is_settled(window: MainWindow) -> bool:
        document = window.document
        verdict = document.verdict
        return verdict is not None and verdict.deck is document.deck

    def wait(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: is_settled(window), timeout=WAIT_MS)

    return wait


@pytest.fixture
def opened(
    window: MainWindow, deck_file: Path, settled: Callable[[MainWindow], None]
) -> MainWindow:
    """Return the window with the deck open and judged."""
    window.open(deck_file)
    settled(window)
    window.activateWindow()
    return window


@pytest.fixture
def library_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the keys of a library, and the last head seen, in a folder of the test."""
    monkeypatch.setenv("SLIDEKIT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setattr(passwords, "HASHER", QUICK_HASHER)
    monkeypatch.setattr(submission, "held_in", held_once)


@pytest.fixture
def address(tmp_path: Path, library_keys: None) -> str:
    """Return a library with a team, which the settings name."""
    return made_library(f"sqlite:///{tmp_path}/library.db")


@pytest.fixture
def reviewer(address: str, window: MainWindow, qtbot: QtBot) -> Reviewer:
    """Return who sits before the window that knows this library."""
    assert address
    window.activateWindow()
    return Reviewer(window, qtbot)
