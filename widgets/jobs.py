"""Long work off the screen's thread: values in, a value out, one job after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

from slidekit.errors import SlidekitError
from widgets.faults import note

if TYPE_CHECKING:
    from collections.abc import Callable


class Jobs(QObject):
    """One worker thread; the answer to an older question is dropped."""

    answered = Signal(int, object)
    refused = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a question."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._asked = 0
        self._done: Callable[[object], None] = _ignore
        self._failed: Callable[[str], None] = _ignore
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
        self._asked += 1
        self._done, self._failed = done, failed
        self._pool.start(_Job(self, self._asked, work))

    def forget(self) -> None:
        """Let the work at hand run on, and drop its answer."""
        self._asked += 1

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._asked += 1
        self._pool.clear()
        self._pool.waitForDone()

    def _on_answered(self, number: int, value: object) -> None:
        if number == self._asked:
            self._done(value)

    def _on_refused(self, number: int, sentence: str) -> None:
        if number == self._asked:
            self._failed(sentence)


class _Job(QRunnable):
    """One question."""

    def __init__(self, jobs: Jobs, number: int, work: Callable[[], object]) -> None:
        """Keep what is to be done and whom to tell."""
        super().__init__()
        self._jobs, self._number, self._work = jobs, number, work

    def run(self) -> None:
        """Answer it; an error that nobody foresaw is a bug, and the log keeps its traceback."""
        try:
            value = self._work()
        except SlidekitError as error:
            self._jobs.refused.emit(self._number, str(error))
        except Exception as error:
            import logging

            logging.getLogger(__name__).exception("a job failed")
            note(error)
            words = QCoreApplication.translate("Jobs", "slidekit has a fault: {0}.")
            self._jobs.refused.emit(self._number, words.format(repr(error)))
        else:
            self._jobs.answered.emit(self._number, value)


def _ignore(_: object) -> None:
    """Do nothing: no question has been asked yet."""
