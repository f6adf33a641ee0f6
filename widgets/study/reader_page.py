"""Second reading: a colleague compares the printed numbers with their sources, one by one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from slidekit.errors import SlidekitError
from widgets.look import as_heading
from widgets.study.reading_card import ReadingCard
from widgets.study.reading_list import ReadingModel, ReadingView

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from slidekit.study.model import Study
    from slidekit.study.readings import Readings
    from slidekit.study.second_reader import PrintedNumber, Reading
    from widgets.study.intake import StudyIntake

READER_KEY = "second_reader/name"
LIST_PX, NAME_PX = 380, 260


class ReaderPage(QWidget):
    """Each tick is written at once into second_reader.yaml beside the tables."""

    def __init__(self, intake: StudyIntake, parent: QWidget | None = None) -> None:
        """Build the page without numbers."""
        super().__init__(parent)
        self._intake = intake
        self._study: Study | None = None
        self._folder: Path | None = None
        self._typed_by: Mapping[str, str] = {}
        self._read_so_far: Mapping[str, Reading] = {}
        self.model, self.list, self.card = ReadingModel(self), ReadingView(), ReadingCard()
        self.reader, self.typist, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.bar, self.count, self.keys, self.status = QProgressBar(), QLabel(), QLabel(), QLabel()
        self._build()
        self._connect()

    @property
    def number(self) -> PrintedNumber | None:
        """The number that is being read."""
        row = self.list.currentIndex().row()
        return self.model.numbers[row] if row >= 0 else None

    def _build(self) -> None:
        why = QLabel(
            self.tr(
                "Whoever did not type the tables in compares each number with its source. What "
                "was read is kept with name and date; a number that is changed is to be read again."
            )
        )
        why.setWordWrap(True)
        self.keys.setText(
            self.tr(
                "Space or Enter: agrees.  N: does not agree.  Backspace: back.  "
                "Delete: withdraw.  Arrows: move."
            )
        )
        for label in (self.keys, self.status):
            label.setWordWrap(True)
        self.status.setAccessibleDescription(self.tr("What was refused or done"))
        self.status.hide()
        self.note.setPlaceholderText(self.tr("What does the source print? Enter keeps, Esc leaves"))
        self.note.setAccessibleName(self.tr("What the source prints instead"))
        self.note.hide()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How many numbers are read"))
        self.bar.setFixedHeight(8)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 0, 0, 0)
        column.addWidget(self.card, 1)
        column.addWidget(self.note)
        column.addWidget(self.status)
        column.addWidget(self.keys)
        sides = QSplitter()
        sides.addWidget(self.list)
        sides.addWidget(right)
        sides.setStretchFactor(1, 1)
        sides.setSizes([LIST_PX, 700])
        sides.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(as_heading(QLabel(self.tr("Second reading"))))
        layout.addWidget(why)
        layout.addLayout(self._names())
        layout.addWidget(sides, 1)

    def _names(self) -> QHBoxLayout:
        """Return the line that says who reads, who typed, and how far the reading is."""
        self.reader.setText(str(QSettings().value(READER_KEY, "")))
        line = QHBoxLayout()
        line.setSpacing(16)
        for words, field in (
            (self.tr("&Read by"), self.reader),
            (self.tr("&Typed in by"), self.typist),
        ):
            field.setMaximumWidth(NAME_PX)
            form = QFormLayout()
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            form.addRow(words, field)
            line.addLayout(form, 1)
        self.typist.setToolTip(self.tr("Of the table of the number shown; may stay empty"))
        how_far = QVBoxLayout()
        how_far.setSpacing(2)
        how_far.addWidget(self.count)
        how_far.addWidget(self.bar)
        line.addLayout(how_far, 1)
        return line

    def _connect(self) -> None:
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(self._on_moved)
        self.list.agreed.connect(self._on_agreed)
        self.list.differed.connect(self._on_differed)
        self.list.back.connect(self._on_back)
        self.list.withdrawn.connect(self._on_withdrawn)
        self.note.returnPressed.connect(self._on_noted)
        self.note.installEventFilter(self)
        self.reader.returnPressed.connect(self.list.setFocus)
        self.reader.editingFinished.connect(self._on_named)
        self.typist.returnPressed.connect(self.list.setFocus)
        self.typist.editingFinished.connect(self._on_typist)
        self._intake.opened.connect(self._on_opened)
        self._intake.judged.connect(self._on_judged)
        self._intake.written.connect(self._on_written)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave the note by Esc, with nothing said of the number."""
        is_key = watched is self.note and event.type() == QEvent.Type.KeyPress
        if is_key and _key(event) == Qt.Key.Key_Escape:
            self._close_note()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_opened(self) -> None:
        """Read what was read before; a broken file is kept, and told among the remarks."""
        from slidekit.study.readings import readings_beside

        intake = self._intake.intake
        if intake is not None:
            readings, broken = readings_beside(intake.folder)
            self._typed_by, self._read_so_far = readings.typed_by, readings.by_digest
            self._folder = None if broken else intake.folder

    @Slot(object)
    def _on_written(self, answer: object) -> None:
        """Go on beside the tables' copies, where study.yaml was written into another folder."""
        if self._folder is not None:
            self._folder, _ = cast("tuple[Path, Study]", answer)

    @Slot()
    def _on_judged(self) -> None:
        from slidekit.study.second_reader import printed_numbers

        intake = self._intake.intake
        if intake is None:
            return
        self._study = intake.study
        self.model.show(printed_numbers(intake.study), self._read_so_far)
        if self.number is None and self.model.numbers:
            self._go(max(self.model.next_unread(-1), 0))
        self._show_progress()

    @Slot()
    def _on_moved(self, index: QModelIndex) -> None:
        self._close_note(focus=False)
        if index.isValid():
            self._say("")
            self._show_number()

    @Slot()
    def _on_agreed(self) -> None:
        self._read(agrees=True)

    @Slot()
    def _on_differed(self) -> None:
        """Ask what the source prints; a reader who may not read is told before typing."""
        number = self.number
        if number is None or not self._may_read(number):
            return
        reading = self._read_so_far.get(number.digest)
        self.note.setText(reading.note if reading else "")
        self.note.show()
        self.note.setFocus()
        self.note.selectAll()

    @Slot()
    def _on_noted(self) -> None:
        if self._read(agrees=False, note=self.note.text()):
            self.list.setFocus()

    @Slot()
    def _on_back(self) -> None:
        self._go(max(self.list.currentIndex().row() - 1, 0))

    @Slot()
    def _on_withdrawn(self) -> None:
        """Take a tick back."""
        from slidekit.study.readings import Readings

        number = self.number
        if self._is_reread() and number is not None and number.digest in self._read_so_far:
            kept = {d: r for d, r in self._read_so_far.items() if d != number.digest}
            self._keep(Readings(self._typed_by, kept))

    @Slot()
    def _on_named(self) -> None:
        QSettings().setValue(READER_KEY, self.reader.text().strip())
        self._say("")

    @Slot()
    def _on_typist(self) -> None:
        """Note who typed the table in; a name that has read numbers of it is refused."""
        from slidekit.study.readings import Readings
        from slidekit.study.second_reader import require_second

        number, name = self.number, " ".join(self.typist.text().split())
        if number is None or name == self._typist(number) or not self._is_reread():
            return
        read = [r for r in self._read_so_far.values() if r.file == number.file]
        try:
            for one in read:
                require_second(one.by, name, number.file)
        except SlidekitError as error:
            self._say(str(error))
            return
        others = {f: n for f, n in self._typed_by.items() if f != number.file}
        named = others | ({number.file: name} if name else {})
        self._keep(Readings(named, self._read_so_far))

    def _read(self, *, agrees: bool, note: str = "") -> bool:
        """Keep what the reader says of the number, and go on to the next that is to be read."""
        from slidekit.study.readings import Readings
        from slidekit.study.second_reader import read_by, with_reading

        number = self.number
        if not self._is_reread() or number is None or not self._may_read(number):
            return False
        today, typist = dt.datetime.now().astimezone().date(), self._typist(number)
        try:
            new = read_by(
                number, self.reader.text(), today, agrees=agrees, typist=typist, note=note
            )
        except SlidekitError as error:
            self._say(str(error))
            return False
        read = with_reading(self.model.numbers, self._read_so_far, new)
        if not self._keep(Readings(self._typed_by, read)):
            return False
        self._close_note()
        self._go_on()
        return True

    def _may_read(self, number: PrintedNumber) -> bool:
        from slidekit.study.second_reader import require_second

        try:
            require_second(self.reader.text(), self._typist(number), number.file)
        except SlidekitError as error:
            self._say(str(error))
            self.reader.setFocus()
            return False
        return True

    def _is_reread(self) -> bool:
        """Take in what others read in the same folder meanwhile: their ticks are theirs."""
        from slidekit.study.readings import READINGS_NAME, load_readings

        if self._folder is None:  # nobody's ticks are written over
            words = self.tr("{0} is broken. Mend it, and open the study again.")
            self._say(words.format(READINGS_NAME))
            return False
        try:
            found = load_readings(self._folder)
        except SlidekitError as error:
            self._say(str(error))
            return False
        self._typed_by, self._read_so_far = found.typed_by, found.by_digest
        return True

    def _keep(self, readings: Readings) -> bool:
        """Write the readings; what cannot be written is not shown as read either."""
        from slidekit.study.readings import save_readings

        if self._folder is None:
            return False
        try:
            save_readings(readings, self._folder)
        except SlidekitError as error:
            self._say(str(error))
            return False
        self._typed_by, self._read_so_far = readings.typed_by, readings.by_digest
        self.model.show(self.model.numbers, readings.by_digest)
        self._show_progress()
        self._show_number()
        return True

    def _go_on(self) -> None:
        """Go to the next number that is to be read; the last one says that it was the last."""
        following = self.model.next_unread(self.list.currentIndex().row())
        if following >= 0:
            self._go(following)
        else:
            self._say(self.tr("All numbers are read."))

    def _go(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))

    def _show_number(self) -> None:
        number, study = self.number, self._study
        if number is None or study is None:
            return
        self.card.show_number(number, study, self._remark(number))
        if not self.typist.isModified() or not self.typist.hasFocus():
            self.typist.setText(self._typist(number))

    def _remark(self, number: PrintedNumber) -> str:
        """Say what was found when the number was read, or when what stood here before was."""
        from slidekit.study.second_reader import lost

        readings = self._read_so_far
        if found := readings.get(number.digest):
            words = self.tr("{0} on {1}: agrees with the source.")
            if not found.agrees:
                words = self.tr("{0} on {1}: differs from the source. {2}")
            return words.format(found.by, _day(found), found.note)
        gone = lost(self.model.numbers, readings)
        former = gone.get((number.file, number.line, number.column))
        if former is None:
            return ""
        words = self.tr("Changed since {0} read it on {1}: {2} stood here.")
        return words.format(former.by, _day(former), former.text)

    def _show_progress(self) -> None:
        from slidekit.study.second_reader import progress

        found = progress(self.model.numbers, self._read_so_far)
        words = self.tr("{0} of {1} read").format(found.read, found.total)
        if found.differing:
            words = self.tr("{0}, {1} of them differ").format(words, found.differing)
        self.count.setText(words)
        self.bar.setMaximum(max(found.total, 1))
        self.bar.setValue(found.read)

    def _typist(self, number: PrintedNumber) -> str:
        return self._typed_by.get(number.file, "")

    def _close_note(self, *, focus: bool = True) -> None:
        self.note.hide()
        self.note.clear()
        if focus:
            self.list.setFocus()

    def _say(self, sentence: str) -> None:
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))


def _key(event: QEvent) -> int:
    return cast("QKeyEvent", event).key()


def _day(reading: Reading) -> str:
    return reading.date.isoformat()
