"""Faults of the program itself: caught wherever they happen, told once, and kept in a log."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, qVersion

from slidekit import __version__

if TYPE_CHECKING:
    from types import TracebackType

LOG_BYTES, LOG_FILES = 500_000, 2
"""A log never fills a disk: this much, and as much again of what came before."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An error that nobody foresaw, in the words of Python."""

    name: str
    """Such as "KeyError: 'os'"."""
    trace: str


class Faults(QObject):
    """Takes the place of Python's hooks; what they get is told by a signal, from any thread."""

    met = Signal(object)

    def catch(self) -> None:
        """Hear of every error that nothing else handles."""
        self._former = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_error
        threading.excepthook = lambda args: self._on_error(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        sys.unraisablehook = lambda args: self._on_error(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        _catching.append(self)

    def release(self) -> None:
        """Give the hooks back."""
        if self in _catching:
            _catching.remove(self)
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._former

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, Exception):  # Ctrl+C in a terminal is a wish, not a fault
            sys.__excepthook__(kind, error, trace)
            return
        import logging

        logging.getLogger(__name__).error("a fault", exc_info=(kind, error, trace))
        self.met.emit(fault_of(error))


_catching: list[Faults] = []


def note(error: Exception) -> None:
    """Tell of an error that a worker caught to go on; where nobody listens, nothing happens."""
    for faults in _catching:
        faults.met.emit(fault_of(error))


def fault_of(error: BaseException) -> Fault:
    """Return an error in words, without the name of the person whose machine it is."""
    import traceback

    name = "".join(traceback.format_exception_only(error)).strip()
    return Fault(without_home(name), without_home("".join(traceback.format_exception(error))))


def without_home(text: str) -> str:
    """Return a text in which the person's own folder is only "~"."""
    home = Path.home()
    if len(home.parts) < 2:  # an account without a folder: "/" stands in every path
        return text
    for written in (str(home), home.as_posix(), repr(str(home))[1:-1]):
        text = text.replace(written, "~")
    return text


def details(faults: tuple[Fault, ...]) -> str:
    """Return what somebody who mends a fault needs to know, and nothing of the deck's file."""
    import platform

    machine = (
        f"slidekit {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        without_home(platform.platform()),
    )
    return "\n".join((*machine, "", *(fault.trace for fault in faults))).rstrip() + "\n"


def log_file() -> Path:
    """Return where the log lies."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "slidekit.log"


def keep_log() -> None:
    """Write warnings and faults to the log; without a folder to write to there is none."""
    import logging
    from logging.handlers import RotatingFileHandler

    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
