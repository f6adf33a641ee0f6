"""What was withdrawn before a version, in red, where people look before they judge it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from slidekit.library.withdrawals import withdrawal_words
from widgets.dates import day_words
from widgets.look import as_bold, as_plain, meaning_ink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.library.overview import Overview
    from slidekit.library.withdrawals import Withdrawal


class WithdrawalLabel(QLabel):
    """Sentences of withdrawals, a line each; hidden where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build it without any."""
        super().__init__(parent)
        as_bold(as_plain(self))
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hide()

    def show_sentences(self, sentences: Iterable[str]) -> None:
        """Say why something was withdrawn; nothing where there is nothing to say."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, meaning_ink("block", palette))
        self.setPalette(palette)
        self.setText("\n".join(sentences))
        self.setVisible(bool(self.text()))


def withdrawal_sentences(whole: Overview) -> tuple[str, ...]:
    """Return what was withdrawn before a version, a sentence each, the newest first."""
    return tuple(sentence_of(one, whole.version.deck) for one in whole.withdrawn_before)


def sentence_of(one: Withdrawal, deck: str) -> str:
    """Return a withdrawal before a version of a deck, with the day as the screen writes days."""
    day = day_words(datetime.fromisoformat(one.at).astimezone().date())
    return withdrawal_words(one, deck, day)


def is_same_again(whole: Overview) -> bool:
    """Tell whether a version has the very content that was withdrawn."""
    return any(one.is_same for one in whole.withdrawn_before)
