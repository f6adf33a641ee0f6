"""What tables cannot say of the trial and of the talk: without it rules block the deck."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from widgets.boxes import ComboBox
from widgets.look import as_heading
from widgets.study.problem_list import sign
from widgets.study.words import BLINDING, CONTROL, PURPOSES, QT_TRANSLATE_NOOP, YES_NO, said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QResizeEvent

    from widgets.study.intake import StudyIntake


@dataclass(frozen=True, slots=True)
class Asked:
    """One key that is asked for."""

    path: tuple[str, ...]
    label: str
    hint: str = ""
    """Shown in an empty line."""
    choices: Mapping[str, str] = field(default_factory=dict)
    between: str = ""
    """What stands between the entries of a list; "": the key has one value."""


TALK = (
    Asked(("deck", "purpose"), QT_TRANSLATE_NOOP("study", "&Purpose"), choices=PURPOSES),
    Asked(
        ("deck", "audience"),
        QT_TRANSLATE_NOOP("study", "&Audience"),
        QT_TRANSLATE_NOOP("study", "who will see it"),
    ),
    Asked(
        ("deck", "markets"),
        QT_TRANSLATE_NOOP("study", "&Markets"),
        QT_TRANSLATE_NOOP("study", "US, EU"),
        between=",",
    ),
    Asked(
        ("deck", "presenter", "name"),
        QT_TRANSLATE_NOOP("study", "Pre&senter"),
        QT_TRANSLATE_NOOP("study", "name, degree"),
    ),
    Asked(("deck", "presenter", "employer"), QT_TRANSLATE_NOOP("study", "&Employer")),
    Asked(
        ("deck", "presenter", "conflicts"),
        QT_TRANSLATE_NOOP("study", "&Conflicts of interest"),
        QT_TRANSLATE_NOOP("study", "all of them, or: None"),
    ),
    Asked(("deck", "funder"), QT_TRANSLATE_NOOP("study", "&Funder of the study")),
    Asked(
        ("deck", "funder_role"),
        QT_TRANSLATE_NOOP("study", "Funder's part"),
        QT_TRANSLATE_NOOP("study", "in design, analysis and writing, or: None"),
    ),
    Asked(
        ("deck", "background"),
        QT_TRANSLATE_NOOP("study", "Background"),
        QT_TRANSLATE_NOOP("study", "what was known before; a semicolon between two lines"),
        between=";",
    ),
    Asked(
        ("deck", "limitations"),
        QT_TRANSLATE_NOOP("study", "Limitations"),
        QT_TRANSLATE_NOOP("study", "what the trial cannot show; a semicolon between two lines"),
        between=";",
    ),
    Asked(
        ("deck", "meeting"),
        QT_TRANSLATE_NOOP("study", "Mee&ting"),
        QT_TRANSLATE_NOOP("study", "congress or occasion"),
    ),
    Asked(
        ("deck", "date"),
        QT_TRANSLATE_NOOP("study", "Date of the tal&k"),
        QT_TRANSLATE_NOOP("study", "2027-01-31"),
    ),
)
TRIAL = (
    Asked(("title",), QT_TRANSLATE_NOOP("study", "T&itle of the trial")),
    Asked(("short_title",), QT_TRANSLATE_NOOP("study", "Acron&ym")),
    Asked(
        ("nct",),
        QT_TRANSLATE_NOOP("study", "&Registration"),
        QT_TRANSLATE_NOOP("study", "NCT and eight digits"),
    ),
    Asked(("phase",), QT_TRANSLATE_NOOP("study", "P&hase")),
    Asked(("condition",), QT_TRANSLATE_NOOP("study", "&Disease")),
    Asked(("sponsor",), QT_TRANSLATE_NOOP("study", "Sp&onsor")),
    Asked(
        ("data_cutoff",),
        QT_TRANSLATE_NOOP("study", "Data c&ut-off"),
        QT_TRANSLATE_NOOP("study", "2026-06-30"),
    ),
    Asked(("design", "randomised"), QT_TRANSLATE_NOOP("study", "Randomised"), choices=YES_NO),
    Asked(("design", "blinding"), QT_TRANSLATE_NOOP("study", "&Blinding"), choices=BLINDING),
    Asked(("design", "control"), QT_TRANSLATE_NOOP("study", "Contro&l"), choices=CONTROL),
    Asked(
        ("design", "allocation"),
        QT_TRANSLATE_NOOP("study", "Allocation"),
        QT_TRANSLATE_NOOP("study", "2:1"),
    ),
    Asked(
        ("design", "description"),
        QT_TRANSLATE_NOOP("study", "Treatments"),
        QT_TRANSLATE_NOOP("study", "what each arm got, in a sentence or two"),
    ),
    Asked(
        ("eligibility",),
        QT_TRANSLATE_NOOP("study", "Who could take part"),
        QT_TRANSLATE_NOOP("study", "a semicolon between two criteria"),
        between=";",
    ),
    Asked(
        ("statistics", "sample_size"),
        QT_TRANSLATE_NOOP("study", "Sample size"),
        QT_TRANSLATE_NOOP("study", "how it was chosen, in a sentence"),
    ),
    Asked(
        ("statistics", "alpha"),
        QT_TRANSLATE_NOOP("study", "Alpha of the tests"),
        QT_TRANSLATE_NOOP("study", "0.05"),
    ),
)
SAFETY = (
    Asked(
        ("safety", "meddra"),
        QT_TRANSLATE_NOOP("study", "MedDRA version"),
        QT_TRANSLATE_NOOP("study", "27.0"),
    ),
    Asked(
        ("safety", "ctcae"),
        QT_TRANSLATE_NOOP("study", "CTCAE version"),
        QT_TRANSLATE_NOOP("study", "5.0"),
    ),
    Asked(
        ("safety", "teae_window"),
        QT_TRANSLATE_NOOP("study", "Treatment-emergent"),
        QT_TRANSLATE_NOOP("study", "from the first dose to 30 days after the last"),
    ),
)
NUMBERS = (("statistics", "alpha"),)
"""Keys that hold a number."""
LABEL_PX = 170
FIELD_PX = 620


class DeckPage(QScrollArea):
    """A form of study.yaml's plain keys; each line is an edit of its own."""

    def __init__(self, intake: StudyIntake, parent: QWidget | None = None) -> None:
        """Build the form."""
        super().__init__(parent)
        self._intake = intake
        self.fields: dict[tuple[str, ...], QLineEdit | ComboBox] = {}
        self._refused: dict[tuple[str, ...], QAction] = {}
        """Key -> the sign in its line that what was typed there is not taken."""
        self._why_not = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(8)
        self._add_part(layout, self.tr("For whom the deck is"), TALK, self._why())
        layout.addSpacing(16)
        self._add_part(layout, self.tr("The trial"), TRIAL)
        layout.addSpacing(16)
        self._add_part(layout, self.tr("Adverse events"), SAFETY)
        layout.addStretch()
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        intake.refused.connect(self._on_refused)
        intake.opened.connect(self._on_opened)
        intake.changed.connect(self._on_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep in sight what is being typed where the list of findings below takes room."""
        super().resizeEvent(event)
        for line in self.fields.values():
            if line.hasFocus():
                self.ensureWidgetVisible(line)

    def _why(self) -> str:
        return self.tr(
            "Most can wait. Without purpose, audience, markets, presenter, employer, conflicts and "
            "funder, rules keep a deck from release."
        )

    def _add_part(
        self, layout: QVBoxLayout, title: str, asked: tuple[Asked, ...], why: str = ""
    ) -> None:
        layout.addWidget(as_heading(QLabel(title)))
        if why:
            layout.addWidget(QLabel(why))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for one in asked:
            label = QLabel(said(one.label))
            label.setMinimumWidth(LABEL_PX)
            editor = self._editor(one)
            editor.setMaximumWidth(FIELD_PX)
            editor.setAccessibleName(said(one.label).replace("&", ""))
            label.setBuddy(editor)
            self.fields[one.path] = editor
            form.addRow(label, editor)
        layout.addLayout(form)

    def _editor(self, one: Asked) -> QLineEdit | ComboBox:
        if one.choices:
            box = ComboBox()
            for value, words in one.choices.items():
                box.addItem(said(words), value)
            box.activated.connect(lambda _: self._edit(one, box.currentData()))
            return box
        line = QLineEdit()
        line.setPlaceholderText(said(one.hint))
        line.editingFinished.connect(lambda: self._edit(one, line.text()))
        return line

    def _edit(self, one: Asked, text: str) -> None:
        was_refused = one.path in self._refused
        self._unmark(one.path)
        is_new = text.strip() != _text(self._value(one.path), one.between)
        if was_refused and not is_new:
            self._intake.refused.emit("")  # it is as it was before: nothing is wrong any more
        if is_new and not self._intake.edit(one.path, _typed(one, text.strip())):
            self._mark(one.path)

    def _mark(self, path: tuple[str, ...]) -> None:
        """Put a sign into a line whose text was refused, and leave the text to be mended."""
        line = self.fields[path]
        if isinstance(line, QLineEdit):
            shown = line.addAction(sign("error"), QLineEdit.ActionPosition.TrailingPosition)
            shown.setToolTip(self._why_not)
            line.setAccessibleDescription(self._why_not)
            self._refused[path] = shown

    def _unmark(self, path: tuple[str, ...]) -> None:
        if (shown := self._refused.pop(path, None)) is not None:
            self.fields[path].removeAction(shown)
            self.fields[path].setAccessibleDescription("")

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._why_not = sentence

    @Slot()
    def _on_opened(self) -> None:
        for path in tuple(self._refused):
            self._unmark(path)

    def _value(self, path: tuple[str, ...]) -> object:
        value: object = self._intake.spec
        for step in path:
            value = getattr(value, step)
        return value

    @Slot()
    def _on_changed(self) -> None:
        """Show what study.yaml says; a line that is typed in, or was refused, is left alone."""
        for one in (*TALK, *TRIAL, *SAFETY):
            editor, value = self.fields[one.path], self._value(one.path)
            text = _text(value, one.between)
            if isinstance(editor, ComboBox):
                editor.setCurrentIndex(max(0, editor.findData(text)))
            elif one.path not in self._refused and not (editor.isModified() and editor.hasFocus()):
                editor.setText(text)
                editor.setReadOnly(_cannot_be_typed(value, one.between))


def _cannot_be_typed(value: object, between: str) -> bool:
    """Tell whether an entry of a list holds what would divide it in two."""
    return isinstance(value, tuple) and any(between in part for part in value)


def _typed(one: Asked, text: str) -> object:
    """Return what was typed as study.yaml holds it; None removes the key."""
    if one.between:
        return [part for piece in text.split(one.between) if (part := piece.strip())] or None
    with contextlib.suppress(ValueError):
        return float(text) if one.path in NUMBERS else text or None
    return text or None  # the schema says what is wrong with it


def _text(value: object, between: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return f"{between} ".join(value)
    return "" if value is None else str(value)
