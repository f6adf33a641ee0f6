"""Asking once what all decks share: the presenter, the company's policy, the language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from slidekit.errors import SlidekitError
from widgets.boxes import ComboBox
from widgets.company_page import CompanyPage
from widgets.settings import LIBRARIES, Settings, is_library, keep_settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH_PX = 860


LABEL_PX = 150
"""Room for the longest name of a short line, in German too."""


class SettingsDialog(QDialog):
    """What is chosen here is kept by "OK"; decks that exist do not change."""

    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show what is kept now."""
        super().__init__(parent)
        before = read_settings()
        self._spoken = before.language
        self.name, self.employer = QLineEdit(before.name), QLineEdit(before.employer)
        self.conflicts = QLineEdit(before.conflicts)
        self.policy, self.language = policy_box(before.policy), ComboBox()
        self.file = QPushButton(self.tr("From a &file ..."))
        self.company, self.library = CompanyPage(before.profile), QLineEdit(before.library)
        self.tabs = QTabWidget()
        self.message = QLabel()
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self._build()
        self.language.setCurrentIndex(max(self.language.findData(before.language), 0))
        self.file.clicked.connect(self._on_file)
        self.language.currentIndexChanged.connect(self._on_language)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _: self.company.preview.leave(self.parentWidget()))

    def settings(self) -> Settings:
        """Return what stands in the fields."""
        return Settings(
            self.name.text().strip(),
            self.employer.text().strip(),
            self.conflicts.text().strip(),
            str(self.policy.currentData() or ""),
            str(self.language.currentData() or ""),
            self.company.profile(),
            self.library.text().strip(),
        )

    def use_policy(self, path: Path) -> None:
        """Choose a policy's file, or say why it is none."""
        wrong = why_not_policy(str(path))
        if not wrong:
            _choose(self.policy, str(path))
        self.message.setText(wrong)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.resize(WIDTH_PX, self.sizeHint().height())
        self.conflicts.setPlaceholderText(self.tr('your interests; "None" where there are none'))
        for words, code in ((self.tr("As the system"), ""), ("English", "en"), ("Deutsch", "de")):
            self.language.addItem(words, code)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.policy, 1)
        row.addWidget(self.file)
        self.message.setWordWrap(True)
        you = (
            self._group(
                self.tr("You, as the presenter of new decks"),
                (
                    (self.tr("&Name"), self.name, self.name),
                    (self.tr("&Employer"), self.employer, self.employer),
                    (self.tr("&Conflicts of interest"), self.conflicts, self.conflicts),
                ),
            ),
        )
        company = (self.tr("&Policy of new decks and of checks"), row, self.policy)
        screen = (self.tr("&Language"), self.language, self.language)
        address = (self.tr("&Address"), self.library, self.library)
        self.library.setPlaceholderText(
            self.tr("from whoever keeps the library; it begins with {0}").format(LIBRARIES[0])
        )
        program = self._group(self.tr("This program"), (screen,))
        look = QGroupBox(self.tr("Look of new decks"))
        inside = QVBoxLayout(look)
        inside.setContentsMargins(2, 8, 0, 4)
        inside.addWidget(self.company)
        pages = (
            (self.tr("You"), (*you, program)),
            (self.tr("Company"), (look, self._group(self.tr("Policy"), (company,)))),
            (self.tr("Library"), (self._group(self.tr("Library (for approval)"), (address,)),)),
        )
        for title, groups in pages:
            self.tabs.addTab(_page(groups), title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.tabs)
        layout.addWidget(self.message)
        layout.addWidget(self.buttons)

    def _group(
        self, title: str, lines: Sequence[tuple[str, QWidget | QHBoxLayout, QWidget]]
    ) -> QGroupBox:
        group = QGroupBox(title)
        form = QFormLayout(group)
        form.setContentsMargins(2, 8, 0, 4)  # names begin where the title does
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, part, buddy in lines:
            label = QLabel(words)
            label.setMinimumWidth(LABEL_PX)  # so that lines of all groups begin below each other
            label.setBuddy(buddy)
            buddy.setAccessibleName(words.replace("&", ""))
            form.addRow(label, part)
        return group

    @Slot()
    def _on_file(self) -> None:
        kinds = self.tr("Policies (*.yaml *.yml)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Policy of your company"), "", kinds)
        if name:
            self.use_policy(Path(name))

    @Slot()
    def _on_language(self) -> None:
        is_same = str(self.language.currentData() or "") == self._spoken
        self.message.setText(
            "" if is_same else self.tr("The language changes when slidekit starts next.")
        )

    @Slot()
    def _on_accepted(self) -> None:
        for place, field, wrong in self._faults():
            if wrong:
                self.message.setText(wrong)
                self.tabs.setCurrentIndex(place)
                field.setFocus()
                return
        try:
            self.company.save()
        except SlidekitError as error:
            self.message.setText(str(error))
            return
        keep_settings(self.settings())
        self.accept()
        self.kept.emit()

    def _faults(self) -> Iterator[tuple[int, QWidget, str]]:
        """Yield page, field and what is wrong there, "" for nothing."""
        yield 1, self.policy, why_not_policy(self.settings().policy)
        yield 1, self.company.company, self.company.why_not()
        words = self.tr("The address of a library begins with {0}, and names a file or a server.")
        address = self.library.text().strip()
        wrong = "" if is_library(address) else words.format(self.tr(" or ").join(LIBRARIES))
        yield 2, self.library, wrong


def _page(groups: Sequence[QGroupBox]) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(12, 12, 12, 12)
    layout.setSpacing(12)
    for group in groups:
        layout.addWidget(group)
    layout.addStretch(1)
    return page


def policy_box(chosen: str) -> ComboBox:
    """Return a choice of the policies that ship, and of a file where one is chosen."""
    from slidekit.template.load import policy_names

    box = ComboBox()
    unsaid = QCoreApplication.translate("SettingsDialog", "As the study's file says")
    box.addItem(unsaid, "")
    for name in policy_names():
        box.addItem(name, name)
    _choose(box, chosen)
    return box


def why_not_policy(policy: str) -> str:
    """Return why a policy cannot be used, in one sentence; "" where it can, or where none is."""
    from slidekit.template.load import load_policy

    try:
        load_policy(policy or "default")
    except SlidekitError as error:
        return str(error)
    return ""


def _choose(box: ComboBox, policy: str) -> None:
    row = box.findData(policy)
    if row < 0:
        box.addItem(Path(policy).name, policy)
        row = box.count() - 1
    box.setCurrentIndex(row)
    box.setToolTip(policy)
