"""Signing: what is signed in plain words, in which capacity, with which meaning; password again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from slidekit.library.wording import role_words
from widgets.look import as_bold, as_plain
from widgets.review.drafts import key_of
from widgets.review.form_dialog import FormDialog, align, form_of
from widgets.review.release_form import ReleaseForm
from widgets.review.signing import Wish, carry_out, needs_reason
from widgets.review.withdrawals import WithdrawalLabel, is_same_again, withdrawal_sentences
from widgets.review.words import act_words, digest_words, meanings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QFormLayout

    from slidekit.library.sessions import Session
    from slidekit.rules.finding import Finding
    from widgets.review.reading import Opened

REASON_PX = 84


class SignDialog(FormDialog):
    """Asks for one signature and has it made; a refusal is told in the library's words."""

    signed = Signal(str)
    """The act was done."""
    written = Signal(object, object)
    """Who released which version, and paths of the files that were written."""

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
        version = opened.version
        words = QCoreApplication.translate("SignDialog", "{0}: {1}, version {2}")
        title = words.format(act_words(act), version.title, version.number)
        super().__init__(title, QCoreApplication.translate("SignDialog", "&Sign"), parent)
        self._session, self._opened, self.act, self._finding = session, opened, act, finding
        self.told, self.sign = QLabel(), self.go
        self.warning = WithdrawalLabel()
        self.again = QLineEdit()
        """Why content that was withdrawn is released again; asked for such a release alone."""
        self.role, self.meaning = QComboBox(), QComboBox()
        self.reason, self.password = QPlainTextEdit(), QLineEdit()
        self.release = ReleaseForm(opened) if act == "release" else None
        self._build()
        self._fill_meanings()
        self.role.currentIndexChanged.connect(self._fill_meanings)
        self.again.textChanged.connect(self._enable)
        self.buttons.accepted.connect(self._on_sign)
        self._enable()
        self.finished.connect(lambda _: self.password.clear())

    def _build(self) -> None:
        as_bold(self.intro)
        self.introduce(self._asked())
        self.warning.show_sentences(withdrawal_sentences(self._opened.whole))
        as_plain(self.told).setText("\n".join(self._told()))
        self.told.setAccessibleDescription(self.tr("What you sign"))
        for role in self._opened.roles.get(self.act, ()):
            self.role.addItem(role_words(role), role)
        self.reason.setFixedHeight(REASON_PX)
        self.reason.setTabChangesFocus(True)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        form = self._form()
        if self.release:
            align(form, self.release.form)
            self._lay_out(self.warning, self.told, self.release, form)
        else:
            self._lay_out(self.warning, self.told, form)
        (self.reason if needs_reason(self.act) else self.password).setFocus()

    def _form(self) -> QFormLayout:
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
        if self.asks_again:
            rows.append((self.tr("Why it is released again"), self.again))
        words = self.tr("Password of {0}, again").format(self._session.person.login)
        rows.append((words, self.password))
        return form_of((name, part, part) for name, part in rows)

    def _asked(self) -> str:
        """Return in one sentence what the signature does."""
        return {
            "approve": self.tr("{0}, you approve this version of the deck."),
            "reject": self.tr("{0}, you send this version back; it takes a new one to go on."),
            "waive": self.tr("{0}, you sign that this finding is acceptable."),
            "release": self.tr("{0}, you release this version: stamped files are written."),
            "withdraw": self.tr("{0}, you withdraw this version. It must not be used any more."),
        }[self.act].format(self._session.person.full_name)

    def _told(self) -> Iterator[str]:
        """Yield what is signed, in words."""
        version, whole = self._opened.version, self._opened.whole
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

    @property
    def asks_again(self) -> bool:
        """Whether content is to be released that was withdrawn."""
        return self.act == "release" and is_same_again(self._opened.whole)

    @property
    def is_ready(self) -> bool:
        """Whether the reason is given where content that was withdrawn is released again."""
        return not self.asks_again or bool(self.again.text().strip())

    @property
    def typed(self) -> str:
        """The reason, where one is asked for."""
        return self.reason.toPlainText().strip() or self.again.text().strip()

    def put_aside(self) -> None:
        """Keep the reason that was typed, and no password."""
        self.password.clear()
        super().put_aside()

    def resume(self, session: Session) -> None:
        """Go on in the new session of the same person."""
        self._session = session
        super().resume(session)

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
            shown=self._opened.deck,
            despite=self.again.text().strip(),
        )

    @Slot()
    def _on_sign(self) -> None:
        if self.release and (wrong := self.release.why_not()):
            self._fail(wrong)
            return
        session, wish = self._session, self.wish()
        self.say("")
        self._do(lambda: carry_out(session, wish), lambda _: self._on_signed(wish))

    def _on_signed(self, wish: Wish) -> None:
        self.accept()
        self.signed.emit(self.act)
        if wish.out is not None:
            paths = [wish.out, wish.out.with_suffix(".pdf")][: 1 + wish.has_pdf]
            self.written.emit(key_of(self._session, wish.ref), paths)

    def _fail(self, sentence: str) -> None:
        super()._fail(sentence)
        self.password.clear()
        self.password.setFocus()

    def _set_busy(self, is_busy: bool) -> None:
        super()._set_busy(is_busy)
        self.password.setEnabled(not is_busy)
