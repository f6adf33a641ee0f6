"""Taking in a study: its parts at the left, the chosen one in the middle, what is wrong below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from slidekit.study.tablefiles import tables_in
from widgets.study.intake import StudyIntake
from widgets.study.parts import StudyParts
from widgets.study.problem_list import ProblemList
from widgets.study.tab_order import chain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent

    from slidekit.study.model import Problem, Study

NAV_PX = 210
PROBLEMS_PX = 150
UNLIMITED_PX = 16_777_215
"""Qt's largest height."""


class StudyImport(QWidget):
    """Shows a study that is being taken in; the outcome is a study.yaml beside its tables."""

    written = Signal(object)
    deck_wanted = Signal(object)
    other_wanted = Signal()
    changes_wanted = Signal()
    """The study of the open deck was written, and what it changes there is to be shown."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the view without a study."""
        super().__init__(parent)
        self.intake = StudyIntake(self)
        self.shown = StudyParts(self.intake)
        self.parts, self.pages = self.shown.list, self.shown.pages
        self.problems, self.summary = ProblemList(), QLabel()
        self.message, self.status = QLabel(), QLabel()
        self.place, self._below = QLabel(), QWidget()
        self.choose = QPushButton(self.tr("Another &folder ..."))
        self.write = QPushButton(self.tr("&Write study.yaml"))
        self.make_deck = QPushButton()
        self.other = QPushButton(self.tr("Choose &other tables ..."))
        self.back = QPushButton(self.tr("&Back to the deck"))
        self._folder: Path | None = None
        self._written: Path | None = None
        self._deck = ""
        """Title of the open deck, where its study is being changed."""
        self._build()
        self._connect()

    def open(self, paths: Sequence[Path]) -> None:
        """Take in tables or a folder."""
        files = [f for path in paths for f in (tables_in(path) if path.is_dir() else [path])]
        self._folder = self._written = None
        self._say(self.tr("Reading {0} ...").format(", ".join(file.name for file in files[:4])))
        self.write.setEnabled(False)
        self.show_deck("")
        self._middle.setCurrentIndex(0)
        self.intake.close()
        names = [file.name for file in files if file.name != "study.yaml"]
        self.shown.show(names, lambda: self._read(paths))

    def save_into(self, folder: Path) -> None:
        """Choose where study.yaml is written; tables that lie elsewhere are copied there."""
        self._folder = folder
        self._show_place()

    def show_deck(self, title: str) -> None:
        """Say for which open deck the study is being changed; "": for none."""
        self._deck = title
        self.back.setVisible(bool(title))
        self.back.setToolTip(title)
        self.choose.setVisible(not title)
        self.make_deck.setText(
            self.tr("Show what &changes in the deck") if title else self.tr("Make a &deck")
        )

    def _build(self) -> None:
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop)  # alone it has all of the room
        self.status.setWordWrap(True)
        self.status.setAccessibleName(self.tr("What was refused or done"))
        self.write.setDefault(True)
        self.make_deck.hide()
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._sides(), 1)
        column.addWidget(self.status)
        column.addLayout(self._foot())
        self._middle = QStackedWidget()
        self._middle.addWidget(work)
        self._middle.addWidget(self._failure())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._middle)
        self.show_deck("")

    def _sides(self) -> QSplitter:
        below = self._below
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.summary)
        column.addWidget(self.problems, 1)
        self._right = QSplitter(Qt.Orientation.Vertical)
        self._right.addWidget(self.pages)
        self._right.addWidget(below)
        self._right.setStretchFactor(0, 1)
        self._right.setSizes([500, PROBLEMS_PX])
        self._right.setChildrenCollapsible(False)
        sides = QSplitter()
        sides.addWidget(self.parts)
        sides.addWidget(self._right)
        sides.setStretchFactor(1, 1)
        sides.setSizes([NAV_PX, 1000])
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(16)
        return sides

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.place, 1)
        foot.addWidget(self.choose)
        foot.addWidget(self.write)
        foot.addWidget(self.make_deck)
        return foot

    def _failure(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(64, 64, 64, 64)
        column.addStretch()
        column.addWidget(self.message)
        column.addSpacing(16)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        return page

    def _connect(self) -> None:
        self.problems.wanted.connect(self.shown.go_to)
        self.intake.previewed.connect(self._on_previewed)
        self.intake.opened.connect(self._on_opened)
        self.intake.changed.connect(self._on_changed)
        self.intake.judged.connect(self._on_judged)
        self.intake.refused.connect(self._say)
        self.intake.failed.connect(self._on_failed)
        self.intake.written.connect(self._on_written)
        self.choose.clicked.connect(self._on_choose)
        self.write.clicked.connect(self._on_write)
        self.other.clicked.connect(self.other_wanted)
        self.make_deck.clicked.connect(self._on_deck_wanted)
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.intake.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, self.intake.redo)
        QShortcut(QKeySequence.StandardKey.Save, self, self._on_write)

    def _read(self, paths: Sequence[Path]) -> None:
        """Let Tab lead from the list into the pages, then to what is wrong and to the buttons."""
        foot = (self.problems, self.back, self.choose, self.make_deck, self.write)
        chain(*self.shown.tab_stops(), *foot)
        self.intake.open(paths)

    def _show_place(self) -> None:
        intake = self.intake.intake
        if intake is None or self._folder is None:
            self.place.clear()
            return
        words = self.tr("study.yaml will be written into {0}")
        if self._folder != intake.folder:
            words = self.tr("study.yaml and copies of the tables will be written into {0}")
        elif (intake.folder / "study.yaml").exists():
            words = self.tr("study.yaml in {0} will be changed; its comments stay")
        self.place.setText(words.format(self._folder.name))
        self.place.setToolTip(str(self._folder))

    def _say(self, sentence: str) -> None:
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))

    @Slot(str, object)
    def _on_previewed(self, name: str, grid: object) -> None:
        page = self.shown.table(name)
        if page is not None:
            page.show_first_rows(grid)  # type: ignore[arg-type]

    @Slot()
    def _on_opened(self) -> None:
        self._say("")
        self.shown.enable_others(enabled=True)
        self.write.setEnabled(True)
        intake = self.intake.intake
        self.save_into(self._folder or (intake.folder if intake else Path()))

    @Slot()
    def _on_changed(self) -> None:
        self._say("")
        self.make_deck.hide()
        self.write.setDefault(True)

    @Slot()
    def _on_judged(self) -> None:
        found = self.intake.problems
        errors = sum(problem.severity == "error" for problem in found)
        self.problems.show_problems(found, self._own_name)
        self._show_problems(is_any=bool(found))
        self.summary.setText(self._summary(errors, len(found) - errors))
        self.shown.sign(found)

    def _show_problems(self, *, is_any: bool) -> None:
        """Give the list its room, or the pages all of it while nothing is wrong."""
        if self.problems.isHidden() == is_any:
            self.problems.setVisible(is_any)
            lowest = self.summary.sizeHint().height() + 8
            self._below.setMaximumHeight(UNLIMITED_PX if is_any else lowest)
            self._right.setSizes([500, PROBLEMS_PX] if is_any else [UNLIMITED_PX, 1])

    def _own_name(self, problem: Problem) -> str:
        table = self.shown.table(problem.file)
        return table.model.own_name(problem) if table else ""

    def _summary(self, errors: int, remarks: int) -> str:
        if not errors and not remarks:
            return self.tr("Nothing is wrong with the tables.")
        parts = [self._counted_errors(errors)] if errors else []
        if remarks:
            one = self.tr("1 remark")
            parts.append(one if remarks == 1 else self.tr("{0} remarks").format(remarks))
        return self.tr("{0}. Enter or a click leads to the place.").format(", ".join(parts))

    def _counted_errors(self, errors: int) -> str:
        return self.tr("1 error") if errors == 1 else self.tr("{0} errors").format(errors)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        """What was typed stays: only where nothing could be read is there nothing to show."""
        if self.intake.intake is None:
            self.message.setText(sentence)
            self._middle.setCurrentIndex(1)
            self.other.setFocus()
        else:
            self.write.setEnabled(True)
            self._say(sentence)

    @Slot()
    def _on_choose(self) -> None:
        start = str(self._folder or "")
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of the study"), start)
        if name:
            self.save_into(Path(name))

    @Slot()
    def _on_write(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # a line that is being typed in is taken over first
        if self._folder is not None and self.write.isEnabled():
            self.write.setEnabled(False)
            self._say(self.tr("Writing study.yaml ..."))
            self.intake.write(self._folder)

    @Slot(object)
    def _on_written(self, answer: object) -> None:
        folder, study = cast("tuple[Path, Study]", answer)
        self._written = folder
        self.write.setEnabled(True)
        self.write.setDefault(False)
        self.make_deck.show()
        self.make_deck.setDefault(True)
        self.make_deck.setFocus()
        self._show_place()
        self._say(self._done(folder, study))
        self.written.emit(folder)
        if self._deck and not any(problem.severity == "error" for problem in study.problems):
            self.changes_wanted.emit()

    @Slot()
    def _on_deck_wanted(self) -> None:
        if self._deck:
            self.changes_wanted.emit()
        else:
            self.deck_wanted.emit(self._written)

    def _done(self, folder: Path, study: Study) -> str:
        errors = sum(problem.severity == "error" for problem in study.problems)
        if errors:
            words = self.tr("Written into {0}; left to mend: {1}.")
            return words.format(folder.name, self._counted_errors(errors))
        return self.tr("Written into {0}. The study opens without errors.").format(folder.name)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Let the worker end before the view goes."""
        self.shown.stop()
        self.intake.finish()
        super().closeEvent(event)
