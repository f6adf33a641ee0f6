"""The study that is being taken in: edits go in, one signal comes out, nothing is lost."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from slidekit.errors import SlidekitError
from slidekit.study.tablefiles import tables_in
from widgets.jobs import InTurn, Jobs
from widgets.pauses import loading, reading
from widgets.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from slidekit.app.importing import Intake
    from slidekit.study.complaints import KeyPath
    from slidekit.study.delimited import Grid
    from slidekit.study.model import Problem
    from slidekit.study.spec import StudySpec


class StudyIntake(QObject):
    """Holds what study.yaml is to say; reading and judging run on a worker thread."""

    opened = Signal()
    previewed = Signal(str, object)
    changed = Signal()
    judged = Signal()
    refused = Signal(str)
    failed = Signal(str)
    written = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a study."""
        super().__init__(parent)
        self._work, self._writing, self._turns = Jobs(self), InTurn(self), Turns(self)
        self._intake: Intake | None = None
        self._spec: StudySpec | None = None
        self._kept: StudySpec | None = None
        """As study.yaml says it on disk."""
        self._past: list[StudySpec] = []
        self._future: list[StudySpec] = []
        self._is_judging = self._is_stale = False
        self._unread: list[Path] = []

    @property
    def intake(self) -> Intake | None:
        """The tables, and what was wrong with them when they were last judged."""
        return self._intake

    @property
    def spec(self) -> StudySpec:
        """What study.yaml is to say; ask for it only once a study is opened."""
        if self._spec is None:
            raise RuntimeError("no study has been opened")
        return self._spec

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, errors first."""
        return self._intake.study.problems if self._intake else ()

    @property
    def is_judging(self) -> bool:
        """Whether `problems` may be those of an earlier state."""
        return self._is_judging

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not written yet."""
        return self._intake is not None and self._spec != self._kept

    def open(self, paths: Sequence[Path]) -> None:
        """Show the first rows of each table at once, and read all of them."""
        self.close()
        self._unread = [file for path in paths for file in _tables(path)]
        self._glance(paths)

    def close(self) -> None:
        """Have no study: an earlier one must not stand for one that is not read yet."""
        self._unread, self._intake = [], None
        self._past, self._future = [], []
        self._turns.begin(())
        self._is_judging = self._is_stale = False
        for jobs in (self._work, self._writing):
            jobs.forget()

    def edit(self, path: KeyPath, value: object) -> bool:
        """Change one key; what the schema does not allow is refused in a sentence."""
        from slidekit.study.revision import with_value

        try:
            self._do(with_value(self.spec, path, value))
        except SlidekitError as error:
            self.refused.emit(str(error))
            return False
        return True

    def take(self, spec: StudySpec) -> None:
        """Change several keys as one step."""
        self._do(spec)

    def move(self, block: str, start: int, end: int) -> None:
        """Put an entry of a list at another place."""
        from slidekit.study.revision import moved

        if 0 <= end < len(attrgetter(block)(self.spec)):
            self._do(moved(self.spec, block, start, end))

    @Slot()
    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            self._future.append(self.spec)
            self._show(self._past.pop())

    @Slot()
    def redo(self) -> None:
        """Make the change again that was taken back."""
        if self._future:
            self._past.append(self.spec)
            self._show(self._future.pop())

    def write(self, folder: Path) -> None:
        """Write study.yaml into a folder, on the worker thread, and open the study anew."""
        from dataclasses import replace

        if self._intake is None:
            return
        spec = self.spec
        intake = replace(self._intake, study=replace(self._intake.study, spec=spec))
        done = lambda answer: self._on_written(spec, answer)  # noqa: E731
        self._writing.ask(lambda: _write(intake, folder), done, self.failed.emit)

    def finish(self) -> None:
        """Wait for the work at hand."""
        self._unread = []
        self._turns.begin(())
        for jobs in (self._work, self._writing):
            jobs.finish()

    def _glance(self, paths: Sequence[Path]) -> None:
        """Look at one table after the other, then read all of them.

        Not at the same time, and each after what is known has been painted: painting asks Python
        for every cell, and a worker keeps it from the screen.
        """
        if not self._unread:
            self._turns.begin((lambda: self._read(paths),))
            return
        path = self._unread.pop(0)

        def go_on(grid: object = None) -> None:
            if grid is not None:
                self.previewed.emit(path.name, grid)
            self._glance(paths)

        self._work.ask(lambda: _first_rows(path), go_on, lambda _: go_on())

    def _read(self, paths: Sequence[Path]) -> None:
        self._work.ask(lambda: _take_in(paths), self._on_opened, self.failed.emit)

    def _on_opened(self, intake: object) -> None:
        self._intake = cast("Intake", intake)
        self._spec = self._kept = self._intake.spec
        self.opened.emit()
        self.changed.emit()
        self.judged.emit()

    def _do(self, spec: StudySpec) -> None:
        if spec == self._spec:
            return
        self._past.append(self.spec)
        self._future = []
        self._show(spec)

    def _show(self, spec: StudySpec) -> None:
        self._spec = spec
        self.changed.emit()
        self._judge()

    def _judge(self) -> None:
        """Ask what is wrong now; edits made meanwhile are judged together afterwards."""
        if self._is_judging or self._intake is None:
            self._is_stale = True
            return
        self._is_judging, self._is_stale = True, False
        intake, spec = self._intake, self.spec
        self._work.ask(lambda: _revised(intake, spec), self._on_judged, self._on_not_judged)

    def _on_judged(self, intake: object) -> None:
        self._intake = cast("Intake", intake)
        self._on_answer()

    def _on_not_judged(self, sentence: str) -> None:
        self.refused.emit(sentence)
        self._on_answer()

    def _on_answer(self) -> None:
        self._is_judging = False
        self.judged.emit()
        if self._is_stale:
            self._judge()

    def _on_written(self, spec: StudySpec, answer: object) -> None:
        """Go on with the study as it opens now; what was typed meanwhile is judged by it."""
        folder, self._intake = cast("tuple[Path, Intake]", answer)
        study = self._intake.study
        self._work.forget()  # a judgement of the study as it was
        self._is_judging = self._is_stale = False
        if self._spec == spec:
            self._spec = self._kept = study.spec
            if study.spec != spec:  # tables that are not read are named in it
                self.changed.emit()
            self.judged.emit()
        else:
            self._kept = study.spec
            self._judge()
        self.written.emit((folder, study))


def _tables(path: Path) -> list[Path]:
    return tables_in(path) if path.is_dir() else [path]


def _first_rows(path: Path) -> Grid | None:
    from slidekit.study.preview import first_rows

    return first_rows(path)


def _take_in(paths: Sequence[Path]) -> Intake:
    with loading("tables"), reading():
        from slidekit.app.importing import take_in

        return take_in(paths)


def _revised(intake: Intake, spec: StudySpec) -> Intake:
    from slidekit.app.importing import revised

    with reading():
        return revised(intake, spec)


def _write(intake: Intake, folder: Path) -> tuple[Path, Intake]:
    """Write a study and return it as it is taken in from now on."""
    from dataclasses import replace

    from slidekit.app.importing import take_in, write_intake

    study = write_intake(intake, folder)
    if folder.resolve() != intake.folder.resolve():
        return folder, take_in([folder])
    return folder, replace(intake, before=study.spec, study=study)
