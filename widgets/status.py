"""The line at the bottom: which slide, what rules say, the data's date, and whether it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar

from widgets.dates import day_words, percent_words

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from widgets.document import Document
    from widgets.sight import Verdict

SHOWN_MS = 10_000
"""How long a sentence stays: long enough to be read twice."""


class StatusLine(QObject):
    """Fills a status bar."""

    def __init__(self, bar: QStatusBar) -> None:
        """Put the parts in, from left to right."""
        super().__init__(bar)
        self.bar = bar
        self.place, self.state, self.cutoff, self.kept = QLabel(), QLabel(), QLabel(), QLabel()
        self.findings = QPushButton()
        self.findings.setFlat(True)
        self.zoom = QLabel()
        for part in (self.place, self.state, self.findings, self.cutoff, self.kept, self.zoom):
            bar.addPermanentWidget(part)
        self.findings.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence for some seconds, and have screen readers speak it."""
        self.bar.showMessage(sentence, SHOWN_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.bar, sentence))

    def show_place(self, number: int, total: int) -> None:
        """Say which slide is shown."""
        self.place.setText(self.tr("Slide {0} of {1}").format(number, total) if total else "")

    def show_zoom(self, zoom: float) -> None:
        """Say at which scale."""
        self.zoom.setText(percent_words(zoom))

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Say what rules say, in numbers."""
        self.findings.setVisible(verdict is not None)
        if verdict is None:
            self.state.setText("")
            return
        found = [finding for finding, _ in verdict.offers]
        blocking = sum(one.severity.startswith("block") for one in found)
        self.state.setText(
            self.tr("Draft: cannot be approved yet") if blocking else self.tr("Draft")
        )
        self.findings.setText(
            self.tr("Findings: {0}, blocking: {1}").format(len(found), blocking)
            if found
            else self.tr("No findings")
        )

    def show_deck(self, deck: Deck | None) -> None:
        """Say when the data were cut off; each date once."""
        dates = {one.spec.data_cutoff for one in deck.studies} if deck else set()
        told = ", ".join(day_words(date) for date in sorted(d for d in dates if d))
        self.cutoff.setText(self.tr("Data cut-off {0}").format(told) if told else "")

    def show_kept(self, document: Document) -> None:
        """Say whether a crash would cost anything."""
        if document.deck is None:
            words = ""
        elif document.trouble:
            words = self.tr("Edits are not kept: save")
        elif not document.is_dirty:
            words = self.tr("Saved")
        elif document.is_kept:
            words = self.tr("Not saved, kept for recovery")
        else:
            words = self.tr("Not saved")
        self.kept.setText(words)
        self.kept.setToolTip(document.trouble)
