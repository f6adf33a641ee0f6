"""Signing: what is signed in plain words, in which capacity, with which meaning; password again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from slidekit.library.wording import role_words
from widgets.jobs import Jobs
from widgets.look import meaning_ink
from widgets.review.release_form import ReleaseForm
from widgets.review.signing import Wish, carry_out, needs_reason
from widgets.review.words import act_words, digest_words, meanings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.library.sessions import Session
    from slidekit.rules.finding import Finding
    from widgets.review.reading import Opened

WIDTH_PX = 620
REASON_PX = 84


class SignDialog(QDialog):
    """Asks for one signature and has it made; a refusal is told in the library's words."""

    signed = Signal(str)
    """The act was done."""

    def __init__(
        self,
        session: Session,
        opened: Opened,
        act: str,
        finding: Finding | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a signature on a version.

        Args:
            session: who signs.
            opened: the version as the person saw it.
            act: approve, reject, waive, release or withdraw.
            finding: what a waiver is for.
            parent: the window.
        """
        super().__init__(parent)
        self._session, self._opened, self.act, self._finding = session, opened, act, finding
        self._jobs = Jobs(self)
        self.told, self.message, self.bar = QLabel(), QLabel(), QProgressBar()
        self.role, self.meaning = QComboBox(), QComboBox()
        self.reason, self.password = QPlainTextEdit(), QLineEdit()
        self.release = ReleaseForm(opened) if act == "release" else None
        self.buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.sign = self.buttons.addButton(self.tr("&Sign"), roles.AcceptRole)
        self.cancel = self.buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        self._build()
        self._fill_meanings()
        self.role.currentIndexChanged.connect(self._fill_meanings)
        self.buttons.accepted.connect(self._on_sign)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _: self.password.clear())

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._jobs.finish()

    def _build(self) -> None:
        version = self._opened.version
        words = self.tr("{0}: {1}, version {2}")
        self.setWindowTitle(words.format(act_words(self.act), version.title, version.number))
        self.resize(WIDTH_PX, self.sizeHint().height())
        self.told.setText("\n".join(self._told()))
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setAccessibleName(self.tr("What you sign"))
        for label in (self.told, self.message):
            label.setWordWrap(True)
        for role in self._opened.roles.get(self.act, ()):
            self.role.addItem(role_words(role), role)
        self.reason.setFixedHeight(REASON_PX)
        self.reason.setTabChangesFocus(True)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        palette = self.message.palette()
        palette.setColor(self.message.foregroundRole(), meaning_ink("block", self.palette()))
        self.message.setPalette(palette)
        self.message.hide()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(12)
        lines.addWidget(self.told)
        form = self._form()
        if self.release:
            lines.addWidget(self.release)
            _align(form, self.release.form)
        lines.addLayout(form)
        lines.addWidget(self.message)
        lines.addWidget(self.bar)
        lines.addWidget(self.buttons)
        (self.reason if needs_reason(self.act) else self.password).setFocus()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        rows: list[tuple[str, QWidget]] = [(self.tr("In the capacity of"), self.role)]
        if needs_reason(self.act):
            asks = {
                "reject": self.tr("What has to change"),
                "waive": self.tr("Why it is acceptable"),
                "withdraw": self.tr("Why it is withdrawn"),
            }
            rows.append((asks[self.act], self.reason))
        else:
            rows.append((self.tr("Meaning"), self.meaning))
        words = self.tr("Password of {0}, again").format(self._session.person.login)
        rows.append((words, self.password))
        for name, part in rows:
            label = QLabel(name)
            label.setBuddy(part)
            part.setAccessibleName(name)
            form.addRow(label, part)
        return form

    def _told(self) -> Iterator[str]:
        """Yield what is signed, in words."""
        version, whole = self._opened.version, self._opened.whole
        name = self._session.person.full_name
        yield {
            "approve": self.tr("{0}, you approve this version of the deck."),
            "reject": self.tr("{0}, you send this version back; it takes a new one to go on."),
            "waive": self.tr("{0}, you sign that this finding is acceptable."),
            "release": self.tr("{0}, you release this version: stamped files are written."),
            "withdraw": self.tr("{0}, you withdraw this version. It must not be used any more."),
        }[self.act].format(name)
        yield ""
        yield self.tr("Deck: {0} ({1})").format(version.title, version.deck)
        yield self.tr("Version: {0}, content {1}").format(
            version.number, digest_words(version.content_digest)
        )
        if self._finding is not None:
            yield self.tr("Finding: {0}").format(self._finding.message)
            if (alike := self._alike(self._finding)) > 1:
                yield self.tr("All {0} findings of this rule are waived with it.").format(alike)
            return
        open_ones = [one for one in whole.comments if one.is_open and not one.reply_to]
        yield self.tr("Open comments: {0}, of which must be fixed: {1}").format(
            len(open_ones), sum(one.must_fix for one in open_ones)
        )
        yield self.tr("Findings: {0}, waived: {1}, waiting for a waiver: {2}").format(
            len(self._opened.findings), len(whole.waivers), len(whole.unwaived)
        )

    def _alike(self, finding: Finding) -> int:
        """Return how many findings a waiver is for: of the rule, on its slide where it has one."""
        return sum(
            one.rule == finding.rule and (not finding.slide or one.slide == finding.slide)
            for one in self._opened.whole.unwaived
        )

    @Slot()
    def _fill_meanings(self) -> None:
        self.meaning.clear()
        self.meaning.addItems(meanings(self.act, str(self.role.currentData() or "")))

    def wish(self) -> Wish:
        """Return what the person asks for; the password goes no further than the library."""
        said = self.reason.toPlainText() if needs_reason(self.act) else self.meaning.currentText()
        finding, release = self._finding, self.release
        return Wish(
            self.act,
            self._opened.version.ref,
            self.password.text(),
            str(self.role.currentData() or ""),
            said.strip(),
            self._opened.version.row_version,
            rule=finding.rule if finding else "",
            slide=(finding.slide or "") if finding else "",
            out=release.out() if release else None,
            has_pdf=release.has_pdf() if release else False,
            months=release.months() if release else None,
        )

    @Slot()
    def _on_sign(self) -> None:
        if self.release and (wrong := self.release.why_not()):
            self._fail(wrong)
            return
        session, wish = self._session, self.wish()
        self.message.hide()
        self._set_busy(True)
        self._jobs.ask(lambda: carry_out(session, wish), self._on_signed, self._fail)

    def _on_signed(self, _: object) -> None:
        self._set_busy(False)
        self.accept()
        self.signed.emit(self.act)

    def _fail(self, sentence: str) -> None:
        self._set_busy(False)
        self.message.setText(sentence)
        self.message.show()
        self.password.clear()
        self.password.setFocus()

    def _set_busy(self, is_busy: bool) -> None:
        self.bar.setVisible(is_busy)
        for part in (self.sign, self.cancel, self.password):
            part.setEnabled(not is_busy)

    def reject(self) -> None:
        """Close without a signature, unless one is being made."""
        if self.bar.isHidden():
            super().reject()


def _align(*forms: QFormLayout) -> None:
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
