"""The head of a version's page: what it is, what is asked of whom, and what can be done."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from slidekit.library.states import OPEN
from widgets.dates import day_words
from widgets.look import as_bold, meaning_ink
from widgets.review.due import due_sentence, is_overdue
from widgets.review.withdrawals import WithdrawalLabel, withdrawal_sentences
from widgets.review.words import act_words, roles_words, since_words, state_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from slidekit.library.overview import Overview
    from widgets.review.reading import Opened

NO_BREAK = "\N{NO-BREAK SPACE}"
PARTED = f"{NO_BREAK}{NO_BREAK}\N{MIDDLE DOT}{NO_BREAK} "
MOST_SIGNS = 120
"""Of an author's message; the record has all of it."""
BUTTONS = ("approve", "reject", "release", "withdraw")
MAIN = ("release", "approve")
"""What a page's one prominent button does: to send back or withdraw is never the usual way."""


class VersionHead(QWidget):
    """Two lines and buttons; only what the library would allow can be pressed."""

    left = Signal()
    act_wanted = Signal(str)
    edit_wanted = Signal()
    """An author takes the deck out, to make its next version."""
    return_wanted = Signal()
    """The deck is given back without a new version."""
    derive_wanted = Signal()
    """Fewer slides of a released version, for one talk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build a head without a version."""
        super().__init__(parent)
        self.back = QPushButton(self.tr("&Back"))
        self.title, self.lines, self.message = QLabel(), QLabel(), QLabel()
        self.warning = WithdrawalLabel()
        self.edit = QPushButton(self.tr("Wor&k on it ..."))
        self.back_in = QPushButton()
        self.derive = QPushButton(f"{act_words('derive')} ...")
        self.acts = {act: QPushButton(f"{act_words(act)} ...") for act in BUTTONS}
        self._build()
        self.back.clicked.connect(self.left)
        self.edit.clicked.connect(self.edit_wanted)
        self.back_in.clicked.connect(self.return_wanted)
        self.derive.clicked.connect(self.derive_wanted)
        for act, button in self.acts.items():
            button.clicked.connect(lambda _=False, act=act: self.act_wanted.emit(act))

    def show_opened(self, opened: Opened) -> None:
        """Say what a version is and what it waits for."""
        version, whole = opened.version, opened.whole
        state = state_words(version.state)
        name = f"{version.title} ({version.deck})"  # titles of decks can be the same
        self.title.setText(self.tr("{0}, version {1}").format(name, version.number))
        self.title.setToolTip(f"{version.ref}\n{version.message}")
        self.warning.show_sentences(withdrawal_sentences(whole))
        ink = meaning_ink("block", self.palette()).name()
        parts = [f"<b>{_whole(state)}</b>", *_told(opened)]
        if due := due_sentence(version):
            late = f'<span style="color: {ink}"><b>{_whole(due)}</b></span>'
            parts.insert(1, late if is_overdue(version) else _whole(due))
        parts += (f'<span style="color: {ink}">{_whole(words)}</span>' for words in _kept_by(whole))
        self.lines.setText(PARTED.join(parts))
        may = {act for act in BUTTONS if opened.roles.get(act)}
        why_not = ", ".join(_kept_by(whole))
        main = next((act for act in MAIN if act in may), "")
        for act, button in self.acts.items():
            button.setVisible(act in may)
            button.setDefault(act == main)
            is_kept = act in MAIN and bool(why_not)
            button.setEnabled(not is_kept)
            button.setToolTip(why_not if is_kept else "")
        self.derive.setVisible(opened.may_derive)
        self.edit.setVisible(opened.may_take)
        self.edit.setToolTip(
            self.tr("Nobody else submits a version of this deck until you do, or give it back.")
        )
        own = self.tr("&Give back")
        self.back_in.setText(own if opened.has_deck else self.tr("Free for o&thers ..."))
        self.back_in.setVisible(opened.may_return)

    def clear(self) -> None:
        """Show no version, and offer nothing."""
        for label in (self.title, self.lines):
            label.clear()
            label.setToolTip("")
        self.warning.show_sentences(())
        for button in (self.back_in, self.edit, self.derive, *self.acts.values()):
            button.hide()

    def say(self, words: str, *, is_wrong: bool = False) -> None:
        """Say a sentence below the head: what goes on, or why something was refused."""
        palette = QPalette(self.palette())
        if is_wrong:
            palette.setColor(QPalette.ColorRole.WindowText, meaning_ink("block", self.palette()))
        self.message.setPalette(palette)
        self.message.setText(words)
        self.message.setVisible(bool(words))
        self.updateGeometry()

    def tell_written(self, paths: list[Path]) -> None:
        """Say which files were written."""
        self.say(self.tr("Written: {0}").format(", ".join(map(str, paths))))

    def _build(self) -> None:
        as_bold(self.title, 1.2)
        for label in (self.title, self.lines, self.message):
            is_marked = label is self.lines
            kinds = Qt.TextFormat
            label.setTextFormat(kinds.RichText if is_marked else kinds.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.title, self.lines, self.message):
            label.setWordWrap(True)
        self.message.hide()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.title)
        texts.addWidget(self.warning)
        texts.addWidget(self.lines)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(8)
        row.addLayout(texts, 1)
        whole = (self.back_in, self.edit, self.derive)
        for button in (*whole, *reversed(self.acts.values())):
            button.hide()
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 8, 12, 8)
        lines.setSpacing(6)
        lines.addLayout(row)
        lines.addWidget(self.message)


def _told(opened: Opened) -> Iterator[str]:
    """Yield in HTML who submitted the version, what it waits for and what came of it."""
    whole = opened.whole
    version = whole.version
    author = whole.people[version.author].full_name
    yield _whole(_tr("submitted by {0}, {1}").format(author, since_words(version.submitted_at)))
    told = version.message
    is_long = len(told) > MOST_SIGNS
    yield escape(QLocale().quoteString(f"{told[:MOST_SIGNS]} ..." if is_long else told))
    if version.state == "in_review" and whole.waits_for:
        yield _whole(_tr("waits for: {0}").format(roles_words(whole.waits_for)))
    if opened.has_approved and version.state == "in_review":
        yield _whole(_tr("you have approved it"))
    if whole.deck.checked_out_by is not None:
        who = whole.people[whole.deck.checked_out_by].full_name
        others = _tr("{0} works on it").format(who)
        yield _whole(_tr("you work on it") if opened.has_deck else others)
    if version.derived_from:
        yield _whole(_tr("derived from {0}").format(version.derived_from))
    if version.approval_id and version.valid_until:
        until = _tr("until {0}").format(day_words(date.fromisoformat(version.valid_until)))
        yield _whole(f"{version.approval_id}, {until}")
        yield escape(
            _tr("slides are shown as submitted; in the released file all carry the approval")
        )


def _kept_by(whole: Overview) -> Iterator[str]:
    """Yield what keeps a version that is decided on from approval and release."""
    if whole.version.state not in OPEN:
        return
    must = sum(one.must_fix and one.is_open for one in whole.comments)
    if must:
        yield _tr("comments that must be fixed: {0}").format(must)
    if whole.unwaived:
        yield _tr("findings that wait for a waiver: {0}").format(len(whole.unwaived))


def _whole(words: str) -> str:
    """Return words for HTML that stay on one line."""
    return escape(words).replace(" ", NO_BREAK)


def _tr(text: str) -> str:
    return QCoreApplication.translate("VersionHead", text)
