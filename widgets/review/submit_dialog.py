"""Submitting the open deck for review: as which deck of the library, with which words, to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
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

from widgets.jobs import Jobs
from widgets.look import meaning_ink
from widgets.review.words import state_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Deck
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version

WIDTH_PX = 600
MESSAGE_PX = 92


@dataclass(frozen=True, slots=True)
class Request:
    """What is submitted, beside the deck itself."""

    deck: str
    """Id in the library; "" for a new one."""
    base: int | None
    message: str
    reviewers: tuple[str, ...]


class SubmitDialog(QDialog):
    """Asks once and submits on the worker thread; a refusal is told in the library's words."""

    submitted = Signal(object)
    """The Version that is in review now."""
    _step = Signal(str)

    def __init__(
        self, session: Session, deck: Deck, known: Ref | None, parent: QWidget | None = None
    ) -> None:
        """Ask for a deck.

        Args:
            session: of the author.
            deck: as it is in the editor.
            known: version that its file was made from, as far as this machine knows.
            parent: the window.
        """
        super().__init__(parent)
        self._session, self._deck, self._known = session, deck, known
        self._jobs = Jobs(self)
        self.target, self.message = QComboBox(), QPlainTextEdit()
        self.reviewers, self.bar, self.told = QLineEdit(), QProgressBar(), QLabel()
        self.buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.send = self.buttons.addButton(self.tr("&Submit"), roles.AcceptRole)
        self.cancel = self.buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        self._build()
        self.message.textChanged.connect(self._enable)
        self.buttons.accepted.connect(self._on_send)
        self.buttons.rejected.connect(self.reject)
        self._step.connect(lambda words: self._tell(words))
        self._ask(lambda: newest_versions(session), self._on_read)

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._jobs.finish()

    def request(self) -> Request:
        """Return what the person asks for."""
        found = self.target.currentData()
        is_known = self._known is not None and found is not None and found.deck == self._known.deck
        base = self._known.number if is_known and self._known else None
        asked = tuple(login for login in self.reviewers.text().replace(",", " ").split())
        words = self.message.toPlainText().strip()
        return Request(found.deck if found else "", base, words, asked)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Submit for review"))
        self.resize(WIDTH_PX, self.sizeHint().height())
        self.message.setFixedHeight(MESSAGE_PX)
        self.message.setTabChangesFocus(True)
        self.message.setPlaceholderText(self.tr("What is new, for the reviewers"))
        self.reviewers.setPlaceholderText(
            self.tr("Logins, with commas; empty: whoever has the role")
        )
        self.told.setWordWrap(True)
        self.told.hide()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        what = QLabel(
            self.tr(
                "The deck is frozen as it stands, with what the rules say of it. From then on "
                "reviewers see it; you can go on editing your file."
            )
        )
        what.setWordWrap(True)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&As"), self.target),
            (self.tr("&Message"), self.message),
            (self.tr("&Reviewers"), self.reviewers),
        )
        for words, part in rows:
            label = QLabel(words)
            label.setBuddy(part)
            part.setAccessibleName(words.replace("&", ""))
            form.addRow(label, part)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(12)
        lines.addWidget(what)
        lines.addLayout(form)
        lines.addWidget(self.told)
        lines.addWidget(self.bar)
        lines.addWidget(self.buttons)
        self.target.addItem(self.tr("a new deck of the library"), None)
        self.message.setFocus()

    def _ask(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        self.bar.show()
        self._enable()
        self._jobs.ask(work, done, self._fail)

    @Slot()
    def _enable(self) -> None:
        is_busy = not self.bar.isHidden()
        self.send.setEnabled(not is_busy and bool(self.message.toPlainText().strip()))

    def _on_read(self, found: object) -> None:
        """Offer the person's own decks; that of which the file is known to be is chosen."""
        assert isinstance(found, tuple)
        self.bar.hide()
        for one in found:
            words = self.tr("next version of {0} (version {1}: {2})")
            told = words.format(one.title, one.number, state_words(one.state))
            self.target.addItem(told, one)
            if self._known is not None and one.deck == self._known.deck:
                self.target.setCurrentIndex(self.target.count() - 1)
        self._enable()

    @Slot()
    def _on_send(self) -> None:
        session, deck, asked, tell = self._session, self._deck, self.request(), self._step.emit
        self.told.hide()
        self._ask(lambda: submitted(session, deck, asked, tell), self._on_submitted)

    def _on_submitted(self, version: object) -> None:
        self.bar.hide()
        self.accept()
        self.submitted.emit(version)

    def _fail(self, sentence: str) -> None:
        self.bar.hide()
        self._enable()
        self._tell(sentence, is_wrong=True)

    def _tell(self, words: str, *, is_wrong: bool = False) -> None:
        palette = self.palette()
        if is_wrong:
            palette.setColor(self.told.foregroundRole(), meaning_ink("block", self.palette()))
        self.told.setPalette(palette)
        self.told.setText(words)
        self.told.show()

    def reject(self) -> None:
        """Close, unless the deck is being submitted."""
        if self.bar.isHidden():
            super().reject()


def newest_versions(session: Session) -> tuple[Version, ...]:
    """Return the newest version of each deck that a person wrote or owns."""
    from slidekit.library.versions import list_versions

    newest = {one.deck: one for one in list_versions(session)}
    own = session.person.id
    return tuple(one for one in newest.values() if own in (one.author, one.owner))


def submitted(session: Session, deck: Deck, asked: Request, tell: Callable[[str], None]) -> Version:
    """Submit a deck and return the version.

    Raises:
        Refused: as `library.submission.submit`.
        LibraryError: a reviewer is not known.
    """
    from slidekit.app import submit_deck
    from widgets.pauses import loading
    from widgets.sight import ONE_AT_A_TIME

    with ONE_AT_A_TIME, loading("exporters"):
        return submit_deck(
            session,
            deck,
            asked.message,
            deck=asked.deck,
            reviewers=asked.reviewers,
            base=asked.base,
            progress=tell,
        )
