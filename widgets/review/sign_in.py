"""The way into the library: address from the settings, login and password; nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.jobs import Jobs
from widgets.look import as_heading, meaning_ink
from widgets.review.parts import row_of

if TYPE_CHECKING:
    from slidekit.library.sessions import Session

WIDTH_PX = 460


class SignInForm(QWidget):
    """Asks who is there; a refusal is told in the library's words."""

    signed_in = Signal(object)
    """A Session; `warning` says what has to be known of its library."""
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty form."""
        super().__init__(parent)
        self._address = self.warning = ""
        self._jobs = Jobs(self)
        self.why, self.where, self.message = QLabel(), QLabel(), QLabel()
        self.login, self.password = QLineEdit(), QLineEdit()
        self.changes = QCheckBox(self.tr("&Change my password"))
        self.new, self.twice = QLineEdit(), QLineEdit()
        self.enter = QPushButton(self.tr("Sign &in"))
        self.settings = QPushButton(self.tr("Se&ttings ..."))
        self.form, self._box = QFormLayout(), QWidget()
        self._build()
        self._connect()

    def ask(self, address: str, why: str = "") -> None:
        """Ask for login and password at a library.

        Args:
            address: of the library; "" where the settings name none.
            why: a sentence above the form, such as why one has to sign in again.
        """
        self._address = address
        self._jobs.forget()  # it may be of another library
        self._set_busy(False)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        none = self.tr("The settings name no library yet. Who looks after yours knows its address.")
        self.where.setText(self.tr("Library: {0}").format(short_name(address)) if address else none)
        self.where.setToolTip(address.rpartition("@")[2])
        self.message.hide()
        self.password.clear()
        for part in (self.login, self.password, self.enter, self.changes):
            part.setEnabled(bool(address))
        (self.password if self.login.text() else self.login).setFocus()
        self._make_room()

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._jobs.finish()

    def _make_room(self) -> None:
        """Be high enough for all words: a layout would take the room from the fields."""
        if (lines := self._box.layout()) is not None:
            lines.activate()
            self._box.setFixedHeight(lines.totalHeightForWidth(WIDTH_PX))

    def _build(self) -> None:
        head = as_heading(QLabel(self.tr("Sign in to the library")))
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self.why, self.where, self.message):
            label.setWordWrap(True)
        palette = self.message.palette()
        ink = meaning_ink("block", self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        self.message.setPalette(palette)
        self._build_form()
        self.enter.setDefault(True)
        self._box.setFixedWidth(WIDTH_PX)
        lines = QVBoxLayout(self._box)
        lines.setSpacing(12)
        for words in (head, self.why, self.where):
            lines.addWidget(words)
        lines.addLayout(self.form)
        lines.addWidget(self.message)
        lines.addLayout(row_of(self.enter, None, self.settings))
        middle = QVBoxLayout(self)
        middle.addStretch(1)
        middle.addWidget(self._box, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(2)

    def _build_form(self) -> None:
        for line in (self.password, self.new, self.twice):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.form.setVerticalSpacing(8)
        self.form.setHorizontalSpacing(16)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, part in (
            (self.tr("Lo&gin"), self.login),
            (self.tr("&Password"), self.password),
            (self.tr("&New password"), self.new),
            (self.tr("New password, &again"), self.twice),
        ):
            label = QLabel(name)
            label.setBuddy(part)
            part.setAccessibleName(name.replace("&", ""))
            self.form.addRow(label, part)
        self.form.insertRow(2, "", self.changes)
        for line in (self.new, self.twice):
            self.form.setRowVisible(line, False)

    def _connect(self) -> None:
        self.changes.toggled.connect(self._on_changes)
        self.enter.clicked.connect(self._on_enter)
        self.settings.clicked.connect(self.settings_wanted)
        for line in (self.login, self.password, self.new, self.twice):
            line.returnPressed.connect(self._on_enter)

    @Slot(bool)
    def _on_changes(self, changes: bool) -> None:
        for part in (self.new, self.twice):
            part.clear()
            self.form.setRowVisible(part, changes)
        self._make_room()

    @Slot()
    def _on_enter(self) -> None:
        from widgets.review.reading import sign_in_at

        if not self.enter.isEnabled():
            return
        address, login, password = self._address, self.login.text(), self.password.text()
        new = self.new.text() if self.changes.isChecked() else ""
        if new != self.twice.text():
            self._fail(self.tr("The new password was not typed alike both times."))
            return
        self.message.hide()
        self._set_busy(True)
        self._jobs.ask(
            lambda: sign_in_at(address, login, password, new), self._on_signed_in, self._fail
        )

    def _on_signed_in(self, found: tuple[Session, str] | object) -> None:
        assert isinstance(found, tuple)
        session, self.warning = found
        self._set_busy(False)
        self.changes.setChecked(False)
        self.password.clear()
        self.signed_in.emit(session)

    def _fail(self, sentence: str) -> None:
        self._set_busy(False)
        self.message.setText(sentence)
        self.message.show()
        self._make_room()
        self.password.selectAll()
        self.password.setFocus()

    def _set_busy(self, is_busy: bool) -> None:
        self.enter.setEnabled(not is_busy)
        self.enter.setText(self.tr("Signing in ...") if is_busy else self.tr("Sign &in"))


def short_name(address: str) -> str:
    """Return the file or the server of a library: a whole address may hold a password.

    What follows a question mark says how to connect, and may hold one too.
    """
    sign = "/" if address.startswith("sqlite") else "@"
    before = address.partition("?")[0]
    place = before if sign in before else address  # a password may have a question mark
    return place.rpartition(sign)[2].partition("?")[0].lstrip("/")
