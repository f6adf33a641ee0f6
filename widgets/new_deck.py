"""Making a new deck: of which study, for which occasion, and for whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.boxes import ComboBox
from widgets.company_page import profile_box
from widgets.settings import presenter_keys, read_settings
from widgets.settings_dialog import policy_box
from widgets.start.recent import recent_studies
from widgets.start.samples import sample_studies
from widgets.start.thumbnails import shipped_templates
from widgets.study.words import PURPOSES, said

if TYPE_CHECKING:
    from slidekit.app import Options

WIDTH_PX = 620


class NewDeckDialog(QDialog):
    """Asks what a first deck needs; what is left empty comes from the study's own file."""

    wanted = Signal(object, object)
    """Folders of studies, and the options of a new deck."""
    tables_wanted = Signal()
    """The study has not been taken in yet."""

    def __init__(
        self, template: str = "", study: Path | None = None, parent: QWidget | None = None
    ) -> None:
        """Ask with a template or a study chosen beforehand."""
        super().__init__(parent)
        self.study, self.template, self.purpose = ComboBox(), ComboBox(), ComboBox()
        self.language = ComboBox()
        self.audience, self.markets = QLineEdit(), QLineEdit()
        kept = read_settings()
        self.presenter, self.employer = QLineEdit(kept.name), QLineEdit(kept.employer)
        self.conflicts, self.policy = QLineEdit(kept.conflicts), policy_box(kept.policy)
        self.profile = profile_box(kept.profile)
        self.folder = QPushButton(self.tr("Another &folder ..."))
        self.tables = QPushButton(self.tr("Take in &tables ..."))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.make = self.buttons.addButton(
            self.tr("&Make the deck"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._fill(template, study)
        self._build()
        self._connect()
        self._show_state()

    def studies(self) -> tuple[Path, ...]:
        """Return the folder that is chosen."""
        chosen = self.study.currentData()
        return (chosen,) if isinstance(chosen, Path) else ()

    def options(self) -> Options:
        """Return what was chosen besides the study."""
        from slidekit.app import Options

        markets = (part.strip() for part in self.markets.text().split(","))
        return Options(
            template=self.template.currentData(),
            purpose=self.purpose.currentData(),
            language=self.language.currentData(),
            audience=self.audience.text().strip(),
            markets=tuple(part for part in markets if part),
            policy=str(self.policy.currentData() or ""),
            profile=str(self.profile.currentData() or ""),
            set=presenter_keys(
                *(line.text().strip() for line in (self.presenter, self.employer, self.conflicts))
            ),
        )

    def choose(self, folder: Path) -> None:
        """Choose a study folder, listed or not."""
        row = next((n for n in range(self.study.count()) if self.study.itemData(n) == folder), -1)
        if row < 0:
            self.study.insertItem(0, folder.name, folder)
            row = 0
        self.study.setCurrentIndex(row)
        self.study.setToolTip(str(folder))

    def _fill(self, template: str, study: Path | None) -> None:
        for folder in recent_studies():
            self.study.addItem(folder.name, folder)
        for folder, words in sample_studies():
            self.study.addItem(self.tr("Sample: {0}").format(words), folder)
        for one in shipped_templates():
            self.template.addItem(one.title, one.name)
            if one.name == template:
                self.template.setCurrentIndex(self.template.count() - 1)
        self.purpose.addItem(self.tr("As the study's file says"), "")
        for value, words in PURPOSES.items():
            if value:
                self.purpose.addItem(said(words), value)
        self.language.addItem(self.tr("As the study's file says"), "")
        self.language.addItem(self.tr("English"), "en")
        self.language.addItem(self.tr("German"), "de")
        if study is not None:
            self.choose(study)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("New deck"))
        self.resize(WIDTH_PX, self.sizeHint().height())
        as_said = self.tr("as the study's file says")
        self.audience.setPlaceholderText(as_said)
        self.markets.setPlaceholderText(as_said)
        self.presenter.setPlaceholderText(as_said)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.study, 1)
        row.addWidget(self.folder)
        row.addWidget(self.tables)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        lines = (
            (self.tr("&Study"), row, self.study),
            (self.tr("&Occasion"), self.template, self.template),
            (self.tr("&Purpose"), self.purpose, self.purpose),
            (self.tr("&Audience"), self.audience, self.audience),
            (self.tr("Mar&kets"), self.markets, self.markets),
            (self.tr("&Language of the deck"), self.language, self.language),
            (self.tr("P&resenter"), self.presenter, self.presenter),
            (self.tr("&Employer"), self.employer, self.employer),
            (self.tr("&Conflicts of interest"), self.conflicts, self.conflicts),
            (self.tr("Po&licy"), self.policy, self.policy),
            (self.tr("Pro&file of the company"), self.profile, self.profile),
        )
        for words, part, buddy in lines:
            label = QLabel(words)
            label.setBuddy(buddy)
            buddy.setAccessibleName(words.replace("&", ""))
            form.addRow(label, part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.study.currentIndexChanged.connect(self._show_state)
        self.presenter.textChanged.connect(self._show_state)
        self.folder.clicked.connect(self._on_folder)
        self.tables.clicked.connect(self._on_tables)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)

    @Slot()
    def _show_state(self) -> None:
        self.make.setEnabled(bool(self.studies()))
        self.make.setDefault(True)
        is_named = bool(self.presenter.text().strip())
        for line in (self.employer, self.conflicts):  # all of one person, or none of it
            line.setEnabled(is_named)
            line.setPlaceholderText("" if is_named else self.audience.placeholderText())

    @Slot()
    def _on_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of the study"))
        if name:
            self.choose(Path(name))

    @Slot()
    def _on_tables(self) -> None:
        self.reject()
        self.tables_wanted.emit()

    @Slot()
    def _on_accepted(self) -> None:
        self.accept()
        self.wanted.emit(self.studies(), self.options())
