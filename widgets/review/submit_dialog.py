"""Submitting the open deck for review: as which deck of the library, with which words, to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from widgets.dates import day_pattern
from widgets.review.due import today_there
from widgets.review.form_dialog import FormDialog, form_of
from widgets.review.parts import row_of
from widgets.review.withdrawals import WithdrawalLabel, sentence_of
from widgets.review.words import state_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Deck
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version

MESSAGE_PX = 92
WITHDRAWN = Qt.ItemDataRole.UserRole + 1
"""Role of an item of the list of decks: sentences that say what was withdrawn."""
USUAL_DAYS = 14
"""From today to the day that is offered where somebody wants a decision by a day."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is submitted, beside the deck itself."""

    deck: str
    """Id in the library; "" for a new one."""
    base: int | None
    message: str
    reviewers: tuple[str, ...]
    due: str = ""
    """ISO date by which a decision is asked for; "" for none."""


class SubmitDialog(FormDialog):
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
        title = QCoreApplication.translate("SubmitDialog", "Submit for review")
        go = QCoreApplication.translate("SubmitDialog", "&Submit")
        super().__init__(title, go, parent)
        self.session, self.deck, self._known = session, deck, known
        self.target, self.message = QComboBox(), QPlainTextEdit()
        self.reviewers, self.send = QLineEdit(), self.go
        self.has_due, self.due = QCheckBox(self.tr("&Decision wanted by")), QDateEdit()
        self.warning = WithdrawalLabel()
        self._build()
        self.target.currentIndexChanged.connect(self._on_target)
        self.message.textChanged.connect(self._enable)
        self.buttons.accepted.connect(self._on_send)
        self._step.connect(lambda words: self.say(words))
        self._do(lambda: offered(session), self._on_read)

    @property
    def is_ready(self) -> bool:
        """Whether the reviewers are told what is new."""
        return bool(self.message.toPlainText().strip())

    @property
    def typed(self) -> str:
        """What reviewers are told."""
        return self.message.toPlainText().strip()

    def resume(self, session: Session) -> None:
        """Go on in the new session of the same person."""
        self.session = session
        super().resume(session)

    def request(self) -> Request:
        """Return what the person asks for."""
        found = self.target.currentData()
        is_known = self._known is not None and found is not None and found.deck == self._known.deck
        base = self._known.number if is_known and self._known else None
        asked = tuple(login for login in self.reviewers.text().replace(",", " ").split())
        words = self.message.toPlainText().strip()
        day = self.due.date().toString(Qt.DateFormat.ISODate)
        due = day if self.has_due.isChecked() else ""
        return Request(found.deck if found else "", base, words, asked, due)

    def _build(self) -> None:
        self.message.setFixedHeight(MESSAGE_PX)
        self.message.setTabChangesFocus(True)
        self.message.setPlaceholderText(self.tr("What is new, for the reviewers"))
        self.reviewers.setPlaceholderText(
            self.tr("Logins, with commas; empty: whoever has the role")
        )
        self.target.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.target.addItem(self.tr("a new deck of the library"), None)
        self.introduce(
            self.tr(
                "The deck is frozen as it stands, with what the rules say of it. From then on "
                "reviewers see it; you can go on editing your file."
            )
        )
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&As"), self.target),
            (self.tr("&Message"), self.message),
            (self.tr("&Reviewers"), self.reviewers),
        )
        form = form_of((words, part, part) for words, part in rows)
        form.addRow(QLabel(), self._due_row())
        self._lay_out(self.warning, form)
        self.message.setFocus()

    def _due_row(self) -> QHBoxLayout:
        """Return where a day can be asked for; none is asked for at first."""
        today = today_there()
        self.due.setDisplayFormat(day_pattern())
        self.due.setMinimumDate(QDate(today.year, today.month, today.day))
        self.due.setDate(self.due.minimumDate().addDays(USUAL_DAYS))
        self.due.setCalendarPopup(True)
        self.due.setAccessibleName(self.tr("Decision wanted by"))
        self.due.setEnabled(False)
        self.has_due.toggled.connect(self.due.setEnabled)
        return row_of(self.has_due, self.due, None)

    def _on_read(self, found: object) -> None:
        """Offer the person's own decks; that of which the file is known to be is chosen."""
        assert isinstance(found, tuple)
        for one, sentences in found:
            words = self.tr("version {0} of {1}").format(one.number + 1, one.title)
            self.target.addItem(words, one)
            told = self.tr("{0}: version {1} is the newest. {2}.")
            self.target.setItemData(
                self.target.count() - 1,
                told.format(one.deck, one.number, state_words(one.state)),
                Qt.ItemDataRole.ToolTipRole,
            )
            self.target.setItemData(self.target.count() - 1, sentences, WITHDRAWN)
            if self._known is not None and one.deck == self._known.deck:
                self.target.setCurrentIndex(self.target.count() - 1)

    @Slot()
    def _on_target(self) -> None:
        """Say what was withdrawn of the deck that this would be a version of, and why."""
        self.warning.show_sentences(self.target.currentData(WITHDRAWN) or ())
        self.make_room()

    @Slot()
    def _on_send(self) -> None:
        session, deck, asked, tell = self.session, self.deck, self.request(), self._step.emit
        self.say("")
        self._do(lambda: submitted(session, deck, asked, tell), self._on_submitted)

    def _on_submitted(self, version: object) -> None:
        self.accept()
        self.submitted.emit(version)


def offered(session: Session) -> tuple[tuple[Version, tuple[str, ...]], ...]:
    """Return the newest version of each deck that a person wrote or owns.

    With each comes what was withdrawn before the next one, a sentence each.
    """
    from slidekit.library.versions import list_versions
    from slidekit.library.withdrawals import withdrawals_ahead

    newest = {one.deck: one for one in list_versions(session)}
    own = session.person.id
    found = tuple(one for one in newest.values() if own in (one.author, one.owner))
    return tuple(
        (one, tuple(sentence_of(gone, one.deck) for gone in before))
        for one, before in zip(found, withdrawals_ahead(session, found), strict=True)
    )


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
            due_on=asked.due,
            progress=tell,
        )
