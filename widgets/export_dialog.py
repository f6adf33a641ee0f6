"""Writing a deck as files: which, where, how far it is, and what keeps the deck from release."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from widgets.export_work import FORMATS, NOTES, PDF, PNG, PPTX, Task, export
from widgets.faces import ask_painter
from widgets.finding_words import fix_of, message_of
from widgets.jobs import Jobs
from widgets.pauses import loading
from widgets.study.problem_list import SIGN_PX, sign

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from slidekit.deck.model import Deck
    from slidekit.rules.finding import Finding

FORBIDDEN = set('/\\:*?"<>|')
WIDTH_PX, LIST_PX = 620, 150


class ExportDialog(QDialog):
    """Not modal: the deck can be read while its files are written."""

    told = Signal(str, int, int)
    finding_wanted = Signal(object)
    exported = Signal(object)

    def __init__(self, deck: Deck, folder: Path, name: str, parent: QWidget | None = None) -> None:
        """Ask for formats and place; files are named after the deck."""
        super().__init__(parent)
        self._deck, self.folder = deck, folder
        self._asking, self._jobs, self._stop = Jobs(self), Jobs(self), threading.Event()
        self._paths: tuple[Path, ...] = ()
        self._is_running = False
        self.formats = {kind: QCheckBox() for kind in FORMATS}
        self.name = QLineEdit(name)
        self.place = QLabel()
        self.choose = QPushButton(self.tr("Another &folder ..."))
        self.verdict, self.findings = QLabel(), QListWidget()
        self._room = QWidget()
        self.bar, self.status = QProgressBar(), QLabel()
        self.write = QPushButton(self.tr("&Export"))
        self.cancel = QPushButton(self.tr("&Cancel"))
        self.open_file = QPushButton(self.tr("&Open"))
        self.show_folder = QPushButton(self.tr("&Show in folder"))
        self._build()
        self._connect()
        self._show_state()
        self._ask_rules()

    @property
    def is_running(self) -> bool:
        """Whether files are being written."""
        return self._is_running

    def follow(self, deck: Deck) -> None:
        """Go on with the deck as it is by now; files that are being written keep the former one."""
        self._deck = deck
        self.setWindowTitle(self.tr("Export {0}").format(deck.title))
        if not self._is_running:
            self._on_choice_changed()
        self._ask_rules()

    def task(self) -> Task:
        """Return what is chosen."""
        chosen = tuple(kind for kind, box in self.formats.items() if box.isChecked())
        return Task(self._deck, self.folder, self.name.text().strip(), chosen)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Export {0}").format(self._deck.title))
        self.setModal(False)
        self.resize(WIDTH_PX, 480)
        self._name_formats()
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("Folder"), self._folder_row())
        form.addRow(self.tr("Files"), self._format_rows())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(form)
        layout.addWidget(self._rule())
        layout.addWidget(self.verdict)
        layout.addWidget(self.findings, 1)
        layout.addWidget(self._room, 1)
        layout.addWidget(self.status)
        layout.addWidget(self.bar)
        layout.addLayout(self._buttons())

    def _name_formats(self) -> None:
        words = {
            PPTX: self.tr("&PowerPoint, to edit and to show"),
            PDF: self.tr("P&DF, a page a slide"),
            PNG: self.tr("P&ictures, a PNG a slide"),
            NOTES: self.tr("N&otes pages, a PDF to speak from"),
        }
        for kind, box in self.formats.items():
            box.setText(words[kind])
        self.formats[PPTX].setChecked(True)
        for label in (self.verdict, self.status):
            label.setWordWrap(True)
        self.findings.setAccessibleName(self.tr("What keeps the deck from release"))
        self.findings.setWordWrap(True)
        self.findings.setSpacing(2)
        self.findings.setIconSize(QSize(SIGN_PX, SIGN_PX))
        self.findings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.findings.setMinimumHeight(LIST_PX)
        self.findings.hide()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setTextVisible(False)

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.place, 1)
        row.addWidget(self.choose)
        return row

    def _format_rows(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(4)
        for box in self.formats.values():
            rows.addWidget(box)
        return rows

    def _rule(self) -> QFrame:
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.HLine)
        rule.setFrameShadow(QFrame.Shadow.Sunken)
        return rule

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.show_folder)
        row.addWidget(self.open_file)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.write)
        return row

    def _connect(self) -> None:
        self.told.connect(self._on_told)
        self.name.textChanged.connect(self._on_choice_changed)
        for box in self.formats.values():
            box.toggled.connect(self._on_choice_changed)
        self.choose.clicked.connect(self._on_choose)
        self.write.clicked.connect(self._on_write)
        self.cancel.clicked.connect(self._on_cancel)
        self.findings.itemClicked.connect(self._on_finding)
        self.open_file.clicked.connect(self._on_open)
        self.show_folder.clicked.connect(lambda: _show(self.folder))

    def _show_state(self) -> None:
        """Enable what makes sense now, and say why the rest does not."""
        self.place.setText(str(self.folder))
        self.place.setToolTip(str(self.folder))
        reason = self._obstacle()
        self.write.setEnabled(not self._is_running and not reason)
        self.write.setDefault(not self._paths)
        self.cancel.setText(self.tr("&Cancel") if self._is_running else self.tr("&Close"))
        for widget in (self.name, self.choose, *self.formats.values()):
            widget.setEnabled(not self._is_running)
        self.bar.setVisible(self._is_running)
        for button in (self.open_file, self.show_folder):
            button.setVisible(bool(self._paths) and not self._is_running)
        if not self._is_running and not self._paths:
            self.status.setText(reason or self._replaced())

    def _obstacle(self) -> str:
        """Return why nothing can be written as things are chosen; "" where it can."""
        task = self.task()
        if not task.deck.slides:
            return self.tr("The deck has no slides. Add one, or choose another template.")
        if not task.formats:
            return self.tr("Choose at least one kind of file.")
        if not task.name or set(task.name) & FORBIDDEN or task.name.startswith("."):
            return self.tr("Give a name without a dot in front and without any of {0}").format(
                " ".join(sorted(FORBIDDEN))
            )
        if not self.folder.is_dir():
            return self.tr("The folder is not there any more. Choose another one.")
        return ""

    def _replaced(self) -> str:
        """Say beforehand which files will be written over."""
        task = self.task()
        there = [task.target(kind).name for kind in task.formats if task.target(kind).exists()]
        if not there:
            return ""
        return self.tr("{0}: is there already and will be replaced.").format(", ".join(there))

    def _ask_rules(self) -> None:
        deck = self._deck
        self.verdict.setText(self.tr("Asking the rules ..."))
        self._asking.ask(lambda: _judged(deck), self._on_judged, self._on_not_judged)

    @Slot(object)
    def _on_judged(self, found: object) -> None:
        from slidekit.rules.finding import BLOCKING

        judged: tuple[Finding, ...] = found  # type: ignore[assignment]
        blocking = tuple(one for one in judged if one.severity in BLOCKING)
        self._room.setVisible(not blocking)
        self.findings.setVisible(bool(blocking))
        self.findings.clear()
        if not blocking:
            words = self.tr("No rule keeps this deck from review.")
            self.verdict.setText(f"{words} {self._warned(len(judged))}".strip())
            return
        count = len(blocking)
        self.verdict.setText(
            self.tr(
                "One finding keeps this deck from release, so DRAFT will stand across every slide."
            )
            if count == 1
            else self.tr(
                "{0} findings keep this deck from release, so DRAFT will stand across every slide."
            ).format(count)
        )
        for finding in blocking:
            self.findings.addItem(self._item(finding))

    def _warned(self, count: int) -> str:
        """Return a sentence on the findings that do not block; "" where there are none."""
        if count == 1:
            return self.tr("One warning stands; Findings in the menu View shows it.")
        words = self.tr("{0} warnings stand; Findings in the menu View lists them.")
        return words.format(count) if count else ""

    def _item(self, finding: Finding) -> QListWidgetItem:
        where = self.tr("Slide {0}").format(finding.slide_number)
        place = where if finding.slide_number else self.tr("Deck")
        item = QListWidgetItem(sign("error"), f"{place}: {message_of(finding)}\n{fix_of(finding)}")
        item.setData(Qt.ItemDataRole.UserRole, finding)
        return item

    def _on_not_judged(self, sentence: str) -> None:
        self.verdict.setText(sentence)
        self.findings.hide()

    @Slot(QListWidgetItem)
    def _on_finding(self, item: QListWidgetItem) -> None:
        self.finding_wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    @Slot()
    def _on_choice_changed(self) -> None:
        self._paths = ()
        self._show_state()

    @Slot()
    def _on_choose(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Folder of the files"), str(self.folder)
        )
        if name:
            self.folder = Path(name)
            self._on_choice_changed()

    @Slot()
    def _on_write(self) -> None:
        self._stop.clear()
        self._is_running, self._paths = True, ()
        task = self.task()
        self.bar.setRange(0, 0)
        self.status.setText(self.tr("Getting ready ..."))
        self._show_state()
        self.cancel.setFocus()
        work = lambda: export(task, self.told.emit, self._stop.is_set)  # noqa: E731
        ask_painter(self._jobs, work, self._on_exported, self._on_failed)

    @Slot(str, int, int)
    def _on_told(self, step: str, done: int, total: int) -> None:
        if self._is_running and not self._stop.is_set():
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.status.setText(self._words(step))

    def _words(self, step: str) -> str:
        words = {
            PPTX: self.tr("Writing the PowerPoint file ..."),
            PDF: self.tr("Painting the PDF ..."),
            PNG: self.tr("Painting the pictures ..."),
            NOTES: self.tr("Painting the notes pages ..."),
        }
        return words.get(step, self.tr("Setting the slides ..."))

    def _on_exported(self, paths: object) -> None:
        self._is_running = False
        self._paths = paths  # type: ignore[assignment]
        self._show_state()
        if not self._paths:
            self.status.setText(self.tr("Stopped. Nothing was written."))
            self.write.setFocus()
            return
        names = ", ".join(path.name for path in self._paths)
        self.status.setText(self.tr("Written: {0}").format(names))
        self.open_file.setDefault(True)
        self.open_file.setFocus()
        self.exported.emit(self._paths)

    def _on_failed(self, sentence: str) -> None:
        self._is_running = False
        self._show_state()
        self.status.setText(sentence)
        self.write.setFocus()

    @Slot()
    def _on_cancel(self) -> None:
        """Stop the work at hand; where there is none, close."""
        if not self._is_running:
            self.close()
            return
        self._stop.set()
        self.status.setText(self.tr("Stopping after this step ..."))

    @Slot()
    def _on_open(self) -> None:
        if self._paths:
            _show(self._paths[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape stops or closes; Enter in the list leads to the slide."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        elif enter and self.findings.hasFocus() and self.findings.currentRow() >= 0:
            self._on_finding(self.findings.currentItem())
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Stop the work and wait for the step at hand, so that no half file stays."""
        self._stop.set()
        self._asking.outlive(self.parentWidget())
        self._jobs.finish()
        super().closeEvent(event)


def _judged(deck: Deck) -> tuple[Finding, ...]:
    from slidekit.app import findings

    with loading("rules"):
        return tuple(findings(deck))


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


if __name__ == "__main__":  # the dialog alone: python -m widgets.export_dialog FILE.slidekit
    import sys

    from PySide6.QtWidgets import QApplication

    from slidekit.app import Options, open_deck

    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    given = Path(sys.argv[1])
    dialog = ExportDialog(open_deck([given], Options()), Path.cwd(), given.stem)
    dialog.show()
    sys.exit(application.exec())
