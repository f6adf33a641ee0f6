"""Long work off the screen's thread: values in, a value out, one job after another."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

from slidekit.errors import SlidekitError
from widgets.faults import note
from widgets.screen_ways import sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    _Answers = tuple[Callable[[object], None], Callable[[str], None]]


class InTurn(QObject):
    """One worker thread: everything that is asked for is done, in order, each with its answer."""

    answered = Signal(int, object)
    refused = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a question."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._count = 0
        self._waiting: dict[int, _Answers] = {}
        """Number of a question -> what takes its value, and what takes its error."""
        self.answered.connect(self._on_answered)
        self.refused.connect(self._on_refused)

    def ask(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[str], None],
    ) -> None:
        """Run `work` on the worker and hand its value to `done` on the screen's thread.

        What it raises reaches `failed` as one sentence. `work` must not touch a widget.
        """
        self._count += 1
        self._waiting[self._count] = done, failed
        self._pool.start(_Job(self, self._count, work))

    def forget(self) -> None:
        """Let all that was asked for be done, and drop the answers."""
        self._waiting.clear()

    def finish(self) -> None:
        """Wait until all that was asked for is done, and drop the answers."""
        self.forget()
        self._pool.waitForDone()

    def outlive(self, owner: QObject | None) -> None:
        """Let the work at hand run on, drop its answer, and go once it is done.

        For a dialog that closes: what goes with its worker at work waits for it, and the screen
        with it.

        Args:
            owner: what holds it till then, such as the window above; None: wait, as `finish` does.
        """
        if owner is None:
            self.finish()
            return
        self.setParent(owner)
        self.forget()
        self.ask(_nothing, lambda _: self.deleteLater(), lambda _: None)

    def _on_answered(self, number: int, value: object) -> None:
        if answers := self._waiting.pop(number, None):
            answers[0](value)

    def _on_refused(self, number: int, sentence: str) -> None:
        if answers := self._waiting.pop(number, None):
            answers[1](sentence)


class Jobs(InTurn):
    """One worker thread for which the latest question alone counts: older ones are dropped."""

    def ask(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[str], None],
    ) -> None:
        """Run `work` in the place of what was asked before and has not begun yet."""
        self.forget()
        super().ask(work, done, failed)

    def forget(self) -> None:
        """Let the work at hand run on, drop its answer and what has not begun."""
        super().forget()
        self._pool.clear()


class _Job(QRunnable):
    """One question."""

    def __init__(self, jobs: InTurn, number: int, work: Callable[[], object]) -> None:
        """Keep what is to be done and whom to tell."""
        super().__init__()
        self._jobs, self._number, self._work = jobs, number, work

    def run(self) -> None:
        """Answer it; an error that nobody foresaw is a bug, and the log keeps its traceback."""
        jobs = self._jobs
        try:
            value = self._work()
        except SlidekitError as error:
            self._tell(jobs.refused, sentence_of(error))
        except Exception as error:
            import logging

            logging.getLogger(__name__).exception("a job failed")
            note(error)
            words = QCoreApplication.translate("Jobs", "slidekit has a fault: {0}.")
            self._tell(jobs.refused, words.format(repr(error)))
        else:
            self._tell(jobs.answered, value)

    def _tell(self, signal: SignalInstance, answer: object) -> None:
        with contextlib.suppress(RuntimeError):  # who asked is gone: the program is ending
            signal.emit(self._number, answer)


def _nothing() -> None:
    """Be done behind all that was asked for before."""
