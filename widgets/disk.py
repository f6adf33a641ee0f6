"""The file of an open deck on disk, watched: other programs may write it as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from pathlib import Path

SETTLE_MS = 200
"""Other programs write a file in several steps; it is read when they are done."""


class Disk(QObject):
    """Says when the file may be another one."""

    settled = Signal()
    """Something was written, and it has been quiet since."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._settle = timer(self, SETTLE_MS)
        self._settle.timeout.connect(self.settled)
        self._watcher.fileChanged.connect(lambda _: self._settle.start())

    def watch(self, path: Path | None) -> None:
        """Watch a deck; a file that was renamed over is not watched any more, so ask again."""
        if path is not None and path.exists():
            self._watcher.addPath(str(path / "deck.yaml" if path.is_dir() else path))

    def look_soon(self) -> None:
        """Say that the file may be another one, as if it had been written."""
        self._settle.start()

    def stop(self) -> None:
        """Watch nothing."""
        self._settle.stop()
        if held := self._watcher.files():
            self._watcher.removePaths(held)


def timer(parent: QObject, milliseconds: int) -> QTimer:
    """Return a timer that runs out once each time that it is started."""
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    return made
