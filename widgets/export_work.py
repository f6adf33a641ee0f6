"""Writing a deck's files on the worker thread, step by step: each whole or not at all."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from slidekit.errors import ExportError
from slidekit.languages.reasons import reason_of
from widgets.pauses import loading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame

    Tell = Callable[[str, int, int], None]

PPTX, PDF, PNG, NOTES = "pptx", "pdf", "png", "notes"
FORMATS = (PPTX, PDF, PNG, NOTES)


class Stopped(Exception):  # noqa: N818, no error: a person wanted it
    """The person has asked to stop."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be written, and where."""

    deck: Deck
    folder: Path
    name: str
    """Of the files, without an ending."""
    formats: tuple[str, ...]

    def target(self, kind: str) -> Path:
        """Return the file, or for PNG the folder, of a format."""
        endings = {PPTX: ".pptx", PDF: ".pdf", PNG: "-png", NOTES: "-notes.pdf"}
        return self.folder / f"{self.name}{endings[kind]}"


def export(task: Task, tell: Tell, is_stopped: Callable[[], bool]) -> tuple[Path, ...]:
    """Write the files of a task and return where they lie; () where it was stopped.

    Args:
        task: what to write.
        tell: told the step at hand, how many are done and how many there are.
        is_stopped: asked before each step.

    Raises:
        ExportError: the folder is missing or a file cannot be written.
    """
    if not task.folder.is_dir():
        raise ExportError(
            _tr("There is no folder {0}.").format(task.folder), fix=_tr("Choose another folder.")
        )
    try:
        beside = Path(tempfile.mkdtemp(prefix=".slidekit-", dir=task.folder))
    except OSError as error:
        raise ExportError(
            _tr("Nothing can be written into {0}: {1}.").format(task.folder.name, reason_of(error)),
            fix=_tr("Choose a folder that you may write to."),
        ) from None
    try:
        with loading("exporters"):
            written = _written(task, beside, _Steps(task, tell, is_stopped))
        return _moved(task, written)
    except Stopped:
        return ()
    finally:
        shutil.rmtree(beside, ignore_errors=True)


class _Steps:
    """Counts steps: one for each file of PowerPoint, one for each painted page."""

    def __init__(self, task: Task, tell: Tell, is_stopped: Callable[[], bool]) -> None:
        """Know how many steps there will be."""
        pages = len(task.deck.slides)
        self.total = 1 + sum(1 if kind == PPTX else pages for kind in task.formats)
        self._tell, self._is_stopped, self._done = tell, is_stopped, -1

    def step(self, words: str) -> None:
        """Say what comes next.

        Raises:
            Stopped: the person does not want it any more.
        """
        if self._is_stopped():
            raise Stopped
        self._done += 1
        self._tell(words, min(self._done, self.total), self.total)


@dataclass(frozen=True, slots=True)
class _Watched:
    """Frames that are counted while they are painted."""

    frames: Sequence[Frame]
    steps: _Steps
    words: str

    def __len__(self) -> int:
        return len(self.frames)

    def __getitem__(self, place: int) -> Frame:
        return self.frames[place]

    def __iter__(self) -> Iterator[Frame]:
        for frame in self.frames:
            self.steps.step(self.words)
            yield frame


def _written(task: Task, folder: Path, steps: _Steps) -> dict[str, Path]:
    """Write all formats into a folder that nobody looks at."""
    from slidekit.app import draft, shown_frames
    from slidekit.rules.finding import count_blocking
    from slidekit.rules.judge import judge

    steps.step("layout")
    laid_out = draft(task.deck)
    blocking = count_blocking(judge(laid_out))
    frames = shown_frames(task.deck, laid_out.frames, marked=blocking > 0)
    return {kind: _write(task, kind, folder, frames, steps) for kind in task.formats}


def _write(task: Task, kind: str, folder: Path, frames: tuple[Frame, ...], steps: _Steps) -> Path:
    from slidekit.app import build
    from slidekit.export.deckfile import document_of
    from widgets.notes_pages import write_notes
    from widgets.pdf import write_pdf, write_png

    out, title = folder / task.target(kind).name, task.deck.title
    watched = _Watched(frames, steps, kind)
    if kind == PPTX:
        steps.step(kind)
        build(task.deck, out)
    elif kind == NOTES:
        notes = [page.notes for page in document_of(task.deck).pages]
        write_notes(watched, notes, out, title=title)  # type: ignore[arg-type]
    elif kind == PDF:
        write_pdf(watched, out, title=title)  # type: ignore[arg-type]
    else:
        write_png(watched, out, title=title)  # type: ignore[arg-type]
    return out


def _moved(task: Task, written: dict[str, Path]) -> tuple[Path, ...]:
    """Put the files where they belong, in the place of those that were there."""
    done: list[str] = []
    for kind, path in written.items():
        target = task.target(kind)
        try:
            if target.is_dir() and path.is_dir():
                _lay_over(path, target)
            else:
                path.replace(target)
        except OSError as error:
            words = _tr("{0} cannot be written: {1}.").format(target.name, reason_of(error))
            also = _tr("{0} Written before it: {1}.").format(words, ", ".join(done))
            raise ExportError(
                also if done else words,
                fix=_tr("Close it where it is open, or choose another name."),
            ) from None
        done.append(target.name)
    return tuple(task.target(kind) for kind in written)


def _lay_over(new: Path, old: Path) -> None:
    """Put pictures into a folder that was there; only pictures of slides are taken out of it."""
    for path in old.iterdir():
        if _OF_A_SLIDE.fullmatch(path.name):
            path.unlink()
    for path in new.iterdir():
        path.replace(old / path.name)


_OF_A_SLIDE = re.compile(r"slide-\d+\.png")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)
