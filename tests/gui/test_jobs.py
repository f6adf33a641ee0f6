"""Work off the screen's thread: where the latest question counts, and where each one does."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QObject

from slidekit.errors import DeckError
from widgets.jobs import InTurn, Jobs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

WAIT_MS = 60_000


class Work:
    """Jobs that wait until they are let go, and what came of them."""

    def __init__(self) -> None:
        """Hold them back."""
        self.gate = threading.Event()
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.heard: list[object] = []

    def ask(self, jobs: InTurn, number: int) -> None:
        """Ask for the number."""

        def answer() -> int:
            self.begun.append(number)
            self.gate.wait(WAIT_MS / 1000)
            self.ended.append(number)
            if number == 1:
                raise DeckError("not one", fix="Take another.")
            return number

        jobs.ask(answer, self.heard.append, lambda _: self.heard.append(-number))


@pytest.fixture
def work() -> Iterator[Work]:
    """Return work that ends with the test at the latest."""
    held = Work()
    yield held
    held.gate.set()


def test_questions_that_nobody_waits_for_are_not_worked_through(work: Work, qtbot: QtBot) -> None:
    """Of ten quick edits the first has begun and the last is shown; the others are left out."""
    jobs = Jobs()
    work.ask(jobs, 0)
    qtbot.waitUntil(lambda: work.begun == [0], timeout=WAIT_MS)
    for number in range(1, 10):
        work.ask(jobs, number)
    work.gate.set()
    qtbot.waitUntil(lambda: bool(work.heard), timeout=WAIT_MS)
    jobs.finish()
    assert work.begun == [0, 9]
    assert work.heard == [9]


def test_what_is_written_is_written_in_turn_with_an_answer_each(work: Work, qtbot: QtBot) -> None:
    """An error in between keeps nothing behind it from being done."""
    jobs = InTurn()
    for number in range(3):
        work.ask(jobs, number)
    work.gate.set()
    qtbot.waitUntil(lambda: len(work.heard) == 3, timeout=WAIT_MS)
    assert work.begun == [0, 1, 2]
    assert work.heard == [0, -1, 2]
    jobs.finish()


def test_forgetting_drops_answers_and_no_work_that_must_be_done(work: Work, qtbot: QtBot) -> None:
    """A file is written to the end though the deck is closed; its answer reaches nobody."""
    jobs = InTurn()
    for number in (2, 3):
        work.ask(jobs, number)
    jobs.forget()
    work.gate.set()
    jobs.finish()
    qtbot.wait(20)
    assert work.begun == [2, 3]
    assert work.heard == []


def test_a_part_that_goes_does_not_wait_for_its_worker(work: Work, qtbot: QtBot) -> None:
    """The work runs on with the window above, answers nobody, and takes its worker along."""
    window, part = QObject(), QObject()
    jobs = Jobs(part)
    work.ask(jobs, 0)
    qtbot.waitUntil(lambda: work.begun == [0], timeout=WAIT_MS)
    jobs.outlive(window)
    shiboken6.delete(part)
    assert work.ended == []
    assert window.children() == [jobs]
    work.gate.set()
    qtbot.waitUntil(lambda: not window.children(), timeout=WAIT_MS)
    assert work.ended == [0]
    assert work.heard == []
