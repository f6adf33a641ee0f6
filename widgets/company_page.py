"""The form of a company's profile: name, footer, font, logo, master and colours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSize, Signal, Slot
from PySide6.QtGui import QColor, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from slidekit.errors import SlidekitError
from widgets.boxes import ComboBox
from widgets.company_preview import CompanyPreview

if TYPE_CHECKING:
    from collections.abc import Callable

ROLES = ("ink", "title", "grey", "accent")
ARMS = 5
SWATCH_PX = 16


class CompanyPage(QWidget):
    """Chooses or makes a profile; nothing is written before `save`."""

    changed = Signal()

    def __init__(self, profile: str, parent: QWidget | None = None) -> None:
        """Show the profile that is kept, "" for none."""
        super().__init__(parent)
        self.path: Path | None = None
        self.said: dict[str, Any] = {}
        self._before: dict[str, Any] = {}
        self.file, self.message = QLabel(), QLabel()
        self.company, self.footer = QLineEdit(), QLineEdit()
        self.font_box, self.logo, self.master = ComboBox(), QLineEdit(), QLineEdit()
        self.swatches = {name: QPushButton() for name in _names()}
        self.preview = CompanyPreview()
        self.fields = QWidget()
        self._build()
        self._connect()
        self._show()
        if profile:
            self.use(Path(profile))

    def profile(self) -> str:
        """Return the path of the profile; "" for none."""
        return str(self.path) if self.path else ""

    def use(self, path: Path) -> None:
        """Choose a profile's file, or say why it is none."""
        from slidekit.app import plain_profile

        try:
            self.said = plain_profile(path)
        except SlidekitError as error:
            self.message.setText(str(error))
            return
        self.path, self._before = path, dict(self.said)
        self._show()

    def make(self, path: Path) -> None:
        """Begin a profile that will be written to a file."""
        path = path if path.suffix in (".yaml", ".yml") else path.with_suffix(".yaml")
        self.path, self._before = path, {}
        self.said = {"schema": "1", "name": _slug(path.stem), "company": path.stem}
        self._show()

    def why_not(self) -> str:
        """Return why the profile cannot be kept, in one sentence; "" where it can."""
        from slidekit.app import profile_said

        try:
            if self.path:
                profile_said(self.said, self.path)
        except SlidekitError as error:
            return str(error)
        return ""

    def save(self) -> None:
        """Write the profile where it was changed.

        Raises:
            SlidekitError: the file cannot be written.
        """
        from slidekit.app import save_profile

        if self.path and self.said != self._before:
            save_profile(self.path, self.said)
            self._before = dict(self.said)

    def choose_color(self, name: str, color: str) -> None:
        """Take a colour, six hexadecimal digits, for a role or an arm."""
        palette = dict(self.said.get("palette") or {})
        if name in ROLES:
            palette[name] = color
        else:
            given, place = palette.get("arms") or [], int(name.removeprefix("arm"))
            arms = [self._color(f"arm{number}") for number in range(1, ARMS + 1)]
            arms[place - 1] = color
            palette["arms"] = arms[: max(place, len(given))]
        kept = {key: value for key, value in palette.items() if value}
        self._say("palette", kept)

    def _color(self, name: str) -> str:
        palette = self.said.get("palette") or {}
        if name in ROLES:
            return str(palette.get(name) or "").removeprefix("#")
        arms, place = palette.get("arms") or [], int(name.removeprefix("arm")) - 1
        return str(arms[place]).removeprefix("#") if place < len(arms) else _house(name)

    def _say(self, key: str, value: object) -> None:
        """Set a key of the profile; what is empty is left out."""
        if self.path is None or (self.said.get(key) or "") == (value or ""):
            return
        self.said = {k: v for k, v in (self.said | {key: value}).items() if v}
        self._show_colors()
        self._draw()
        self.changed.emit()

    # What is built once

    def _build(self) -> None:
        self.file.setWordWrap(True)
        self.message.setWordWrap(True)
        choose, make = QPushButton(self.tr("Ch&oose ...")), QPushButton(self.tr("&Make one ..."))
        self.none = QPushButton(self.tr("&None"))
        choose.clicked.connect(self._on_choose)
        make.clicked.connect(self._on_make)
        self.none.clicked.connect(self._on_none)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file, 1)
        for button in (choose, make, self.none):
            row.addWidget(button)
        self.font_box.setEditable(True)
        self.font_box.addItems(["Arial", *QFontDatabase.families()])
        form = QFormLayout(self.fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        pictures = self.tr("Pictures (*.png)")
        masters = self.tr("PowerPoint (*.potx *.pptx)")
        logo = self._with_button(self.logo, self.tr("Choose the logo"), pictures)
        title = self.tr("Choose the file with the colours")
        master = self._with_button(self.master, title, masters)
        for words, part, buddy in (
            (self.tr("Com&pany"), self.company, self.company),
            (self.tr("Foo&ter"), self.footer, self.footer),
            (self.tr("Fo&nt"), self.font_box, self.font_box),
            (self.tr("Lo&go"), logo, self.logo),
            (self.tr("Colours &from"), master, self.master),
        ):
            label = QLabel(words)
            label.setBuddy(buddy)
            buddy.setAccessibleName(words.replace("&", ""))
            form.addRow(label, part)
        self.master.setPlaceholderText(self.tr("theme of your .potx"))
        form.addRow(QLabel(self.tr("Colours")), self._palette())
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(row)
        left.addWidget(self.fields)
        left.addWidget(self.message)
        left.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(left, 1)
        layout.addWidget(self.preview)

    def _with_button(self, line: QLineEdit, title: str, kinds: str) -> QHBoxLayout:
        """Return a line and the button that asks for a file in a window with such a title."""
        button = QPushButton("...")
        button.setAccessibleName(title)
        button.setToolTip(title)
        button.setFixedWidth(40)

        def on_clicked() -> None:
            name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
            if name:
                line.setText(name)

        button.clicked.connect(on_clicked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(line, 1)
        row.addWidget(button)
        return row

    def _palette(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        words = {
            "ink": self.tr("Text"),
            "title": self.tr("Titles"),
            "grey": self.tr("Quiet words"),
            "accent": self.tr("Band"),
            **{f"arm{n}": self.tr("Arm {0}").format(n) for n in range(1, ARMS + 1)},
        }
        for place, (name, button) in enumerate(self.swatches.items()):
            button.setText(words[name])
            button.clicked.connect(self._picker(name))
            grid.addWidget(button, place // 3, place % 3)
        return grid

    def _picker(self, name: str) -> Callable[[], None]:
        def on_clicked() -> None:
            before = QColor(f"#{self._color(name) or _house(name)}")
            color = QColorDialog.getColor(before, self, self.swatches[name].text())
            if color.isValid():
                self.choose_color(name, color.name()[1:].upper())

        return on_clicked

    def _connect(self) -> None:
        self.company.textEdited.connect(lambda text: self._say("company", text.strip()))
        self.footer.textEdited.connect(lambda text: self._say("footer", text.strip()))
        self.logo.textChanged.connect(lambda text: self._say("logo", text.strip()))
        self.master.textChanged.connect(lambda text: self._say("master", text.strip()))
        self.font_box.editTextChanged.connect(self._on_font)

    # What follows a change

    def _show(self) -> None:
        none = self.tr("None: new decks have the look of the house.")
        self.file.setText(self.path.name if self.path else none)
        self.file.setToolTip(self.profile())
        self.message.clear()
        self.fields.setEnabled(self.path is not None)
        self.none.setEnabled(self.path is not None)
        self.preview.setVisible(self.path is not None)
        font, said = self.said.get("font") or {}, self.said
        self.font_box.blockSignals(True)
        self.font_box.setCurrentText(str(font.get("family") or "Arial"))
        self.font_box.blockSignals(False)
        # Signals of lines compare with what is said, which is the same now.
        for line, key in self._lines():
            line.setText(str(said.get(key) or ""))
        self._show_colors()
        self._draw()

    def _lines(self) -> tuple[tuple[QLineEdit, str], ...]:
        keys = ("company", "footer", "logo", "master")
        lines = (self.company, self.footer, self.logo, self.master)
        return tuple(zip(lines, keys, strict=True))

    def _show_colors(self) -> None:
        for name, button in self.swatches.items():
            color = self._color(name)
            button.setIcon(self._swatch(QColor(f"#{color or _house(name)}")))
            button.setToolTip(color or self.tr("as the house or the master has it"))

    def _swatch(self, color: QColor) -> QIcon:
        """Return a colour with a rim, so that it can be seen on a button of the same colour."""
        rim, ratio = self.palette().color(QPalette.ColorRole.Dark), self.devicePixelRatioF()
        picture = QPixmap(QSize(SWATCH_PX, SWATCH_PX) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(rim)
        with QPainter(picture) as painter:
            painter.fillRect(1, 1, SWATCH_PX - 2, SWATCH_PX - 2, color)
        return QIcon(picture)

    def _draw(self) -> None:
        if self.path:
            self.preview.show_profile(self.said, self.path)

    @Slot(str)
    def _on_font(self, family: str) -> None:
        """Take another family; files of the former one are named no more."""
        family = family.strip()
        said = (self.said.get("font") or {}).get("family") or "Arial"
        if family and family != said:
            self._say("font", {"family": family})

    @Slot()
    def _on_choose(self) -> None:
        kinds = self.tr("Profiles (*.yaml *.yml)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Profile of your company"), "", kinds)
        if name:
            self.use(Path(name))

    @Slot()
    def _on_make(self) -> None:
        kinds = self.tr("Profiles (*.yaml *.yml)")
        title = self.tr("Where the profile is kept")
        name, _ = QFileDialog.getSaveFileName(self, title, "company.yaml", kinds)
        if name:
            self.make(Path(name))

    @Slot()
    def _on_none(self) -> None:
        self.path, self.said, self._before = None, {}, {}
        self.preview.stop()
        self._show()


def profile_box(chosen: str) -> ComboBox:
    """Return a choice between the study's own word and the profile of the settings."""
    box = ComboBox()
    box.addItem(QCoreApplication.translate("SettingsDialog", "As the study's file says"), "")
    if chosen:
        box.addItem(Path(chosen).stem, chosen)
        box.setCurrentIndex(1)
        box.setToolTip(chosen)
    return box


def _names() -> tuple[str, ...]:
    return (*ROLES, *(f"arm{number}" for number in range(1, ARMS + 1)))


def _house(name: str) -> str:
    """Return the colour that the house has for a role or an arm; white where it has none."""
    from slidekit.deck.profile import HOUSE_PALETTE

    if name in ROLES:
        return str(getattr(HOUSE_PALETTE, name)) or "FFFFFF"
    return HOUSE_PALETTE.arms[int(name.removeprefix("arm")) - 1]


def _slug(stem: str) -> str:
    """Return a name of small letters, digits and hyphens that begins with a letter."""
    letters = "".join(c if c.isascii() and c.isalnum() else "-" for c in stem.lower())
    return f"p-{letters}"[:40].strip("-") if not letters[:1].isalpha() else letters[:40].strip("-")
