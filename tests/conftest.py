"""Every test runs without a screen, leaves no window behind, and says what it needs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.needs import NEEDS, SHARED, closing_line, unknown_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.library.server import Server

if "SLIDEKIT_STORY_PICTURES" not in os.environ:  # those who want to look have a screen
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--require NAME,NAME`: what must be there."""
    parser.addoption(
        "--require",
        action="append",
        default=[],
        metavar="NAME[,NAME]",
        help=f"fail instead of skip where one of these is absent: {', '.join(NEEDS)}",
    )


def required_names(config: pytest.Config) -> set[str]:
    """Return the needs that must be met in this run."""
    given: list[str] = config.getoption("--require")
    return {name for option in given for name in option.split(",") if name}


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a need that nobody knows."""
    if unknown := unknown_names(required_names(config)):
        known = ", ".join(NEEDS)
        raise pytest.UsageError(f"--require {','.join(unknown)}: not known; choose from {known}")


def needs_of(item: pytest.Item) -> list[str]:
    """Return what a test says it needs."""
    return [str(name) for marker in item.iter_markers("needs") for name in marker.args]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Note each test's needs where the closing lines find them, also from other processes."""
    for item in items:
        needs = needs_of(item)
        if unknown := unknown_names(needs):
            raise pytest.UsageError(f"{item.nodeid} needs {', '.join(unknown)}: not known")
        item.user_properties.extend(("needs", name) for name in needs)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose need is absent, or fail it where the need is required."""
    absent = [name for name in needs_of(item) if not NEEDS[name].find()]
    if not absent:
        return
    message = f"{', '.join(NEEDS[name].title for name in absent)}: not found"
    if required_names(item.config) & set(absent):
        pytest.fail(message, pytrace=False)
    raise pytest.skip.Exception(message, _use_item_location=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Close with a line for each need, whether its tests ran or not."""
    tests: dict[str, set[str]] = {name: set() for name in NEEDS}
    not_run: set[str] = set()
    for outcome in ("passed", "failed", "skipped", "error", "xfailed", "xpassed"):
        for report in terminalreporter.getreports(outcome):
            for name in noted_needs(report):
                tests[name].add(report.nodeid)
            if report.when == "setup":
                not_run.add(report.nodeid)
    terminalreporter.ensure_newline()
    for name, those in tests.items():
        if those:
            terminalreporter.write_line(closing_line(name, len(those - not_run), len(those)))


def noted_needs(report: pytest.TestReport | pytest.CollectReport) -> list[str]:
    """Return the needs of a test from its report; a file that cannot be read has none."""
    if isinstance(report, pytest.CollectReport):
        return []
    return [str(value) for key, value in report.user_properties if key == "needs"]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Return a PostgreSQL server; the test says `needs("postgresql")` as well."""
    from tests.library.server import running_server

    with running_server() as started:
        yield started


@pytest.fixture
def shared_dir() -> Path:
    """Return the folder of public study tables; the test says `needs("shared")` as well."""
    return SHARED


@pytest.fixture(autouse=True)
def no_window_left_alive() -> Iterator[None]:
    """Fail a test that leaves a top-level widget alive: it would be there for every later test."""
    before = top_level_widgets()
    yield
    if left := [widget for widget in top_level_widgets() if widget not in before]:
        for widget in left:
            widget.deleteLater()  # type: ignore[attr-defined]
        pytest.fail(f"left alive: {left}; close it, or hand it to qtbot.addWidget", pytrace=False)


def top_level_widgets() -> list[object]:
    """Return the windows that are alive once what waits for deletion is deleted."""
    qt = sys.modules.get("PySide6.QtWidgets")
    if qt is None or qt.QApplication.instance() is None:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return list(qt.QApplication.topLevelWidgets())
