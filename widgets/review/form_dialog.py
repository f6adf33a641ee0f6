"""The frame of the library's dialogs: fields, a sentence below them, a bar while it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from widgets.jobs import Jobs
from widgets.look import as_plain, meaning_ink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from slidekit.library.sessions import Session

WIDTH_PX = 620


class FormDialog(QDialog):
    """Asks, has it done on the worker thread and closes; else it says why not and stays."""

    def __init__(self, title: str, go: str, parent: QWidget | None = None) -> None:
        """Build a frame.

        Args:
            title: of the window.
            go: what its one button does.
            parent: the window above which it is shown.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self._jobs = Jobs(self)
        self.is_dropped = False
        """Whether nobody waits for it any more: it closes as soon as it is not busy."""
        self._is_over = False
        self.intro, self.note, self.bar = QLabel(), QLabel(), QProgressBar()
        self.buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.go = self.buttons.addButton(go, roles.AcceptRole)
        self.cancel = self.buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        for label in (self.intro, self.note):
            as_plain(label)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.intro.hide()
        self.note.hide()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self._on_finished)

    @property
    def is_busy(self) -> bool:
        """Whether it is being done."""
        return not self.bar.isHidden()

    @property
    def is_ready(self) -> bool:
        """Whether all that is needed has been said."""
        return True

    @property
    def typed(self) -> str:
        """What was written in it, beyond what is chosen; nothing in most."""
        return ""

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._jobs.finish()

    def put_aside(self) -> None:
        """Leave the screen with what is typed: nobody is signed in any more.

        What is being done was asked for before that, and is done.
        """
        self.hide()

    def resume(self, session: Session) -> None:
        """Come back as it was left, for the same person who has signed in again."""
        if not self.is_dropped:
            self.open()

    def drop(self) -> None:
        """Close for good, now or once what is being done is over."""
        self.is_dropped = True
        self.hide()
        if not self.is_busy and not self._is_over:
            self.done(self.DialogCode.Rejected)

    def introduce(self, words: str) -> None:
        """Say above the fields what it is about."""
        self.intro.setText(words)
        self.intro.show()

    def say(self, words: str, *, is_wrong: bool = False) -> None:
        """Say a sentence below the fields: what goes on, or why it was refused; "": nothing."""
        palette = self.palette()
        if is_wrong:
            palette.setColor(self.note.foregroundRole(), meaning_ink("block", self.palette()))
        self.note.setPalette(palette)
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.make_room()

    def make_room(self) -> None:
        """Be high enough for all words: a layout would take the room from labels that wrap."""
        lines = self.layout()
        if lines is not None:
            lines.activate()
            needed = lines.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))

    def _lay_out(self, *parts: QWidget | QLayout) -> None:
        """Put parts below each other, and what all dialogs have below them."""
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(12)
        for part in (self.intro, *parts, self.note, self.bar, self.buttons):
            lines.addLayout(part) if isinstance(part, QLayout) else lines.addWidget(part)
        self.resize(WIDTH_PX, lines.totalHeightForWidth(WIDTH_PX))

    def _do(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        """Do something on the worker thread; a refusal is told in its own words."""
        self._set_busy(True)
        self._jobs.ask(work, lambda found: self._on_over(done, found), self._fail)

    def _on_over(self, done: Callable[[object], None], found: object) -> None:
        self._set_busy(False)
        done(found)
        self._close_dropped()

    def _fail(self, sentence: str) -> None:
        self._set_busy(False)
        self.say(sentence, is_wrong=True)
        self._close_dropped()

    def _close_dropped(self) -> None:
        if self.is_dropped:
            self.drop()

    @Slot()
    def _on_finished(self) -> None:
        self._is_over = True

    def _set_busy(self, is_busy: bool) -> None:
        self.bar.setVisible(is_busy)
        self.cancel.setEnabled(not is_busy)
        self._enable()

    @Slot()
    def _enable(self) -> None:
        """Offer to do it where it can be done."""
        self.go.setEnabled(self.is_ready and not self.is_busy)

    def reject(self) -> None:
        """Close with nothing done, unless it is being done."""
        if not self.is_busy:
            super().reject()


def form_of(rows: Iterable[tuple[str, QWidget | QLayout, QWidget]]) -> QFormLayout:
    """Return a form: of each row its words, what stands there, and the field that has the name."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setVerticalSpacing(8)
    form.setHorizontalSpacing(16)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    for words, part, field in rows:
        label = QLabel(words)
        label.setBuddy(field)
        if words:
            field.setAccessibleName(words.replace("&", ""))
        form.addRow(label, part)
    return form


def align(*forms: QFormLayout) -> None:
    """Let the fields of forms that stand below each other begin at the same place."""
    items = [
        form.itemAt(row, QFormLayout.ItemRole.LabelRole)
        for form in forms
        for row in range(form.rowCount())
    ]
    found = (item.widget() for item in items if item is not None)
    labels = [label for label in found if label is not None]
    width = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setMinimumWidth(width)
