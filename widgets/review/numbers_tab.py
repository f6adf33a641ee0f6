"""The numbers of a slide: source, method, tables; and whether the tables still give them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.inspector import Inspector
from widgets.jobs import Jobs
from widgets.review.parts import row_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slidekit.deck.model import Deck, Slide
    from slidekit.layout.frame import Frame
    from widgets.blocks import Block


class NumbersTab(QWidget):
    """Shows where a number came from, and computes all of them again where the tables are given."""

    number_wanted = Signal(str)
    comment_wanted = Signal()
    """The next comment is to stand on the number that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty page."""
        super().__init__(parent)
        self._deck: Deck | None = None
        self._may_talk = False
        self._again: Mapping[str, str] | None = None
        """Id of a number that comes out otherwise -> what it is now; None: not computed yet."""
        self._jobs = Jobs(self)
        self.inspector = Inspector()
        self.compute = QPushButton(self.tr("Compute &again from the study's tables ..."))
        self.comment = QPushButton(self.tr("Comment on this number"))
        self.verdict = QLabel()
        for part in (
            self.inspector.options,
            self.inspector.options_head,
            self.inspector.slide_head,
        ):
            part.hide()
        self.verdict.setWordWrap(True)
        self.verdict.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(8, 8, 8, 8)
        lines.setSpacing(6)
        lines.addLayout(row_of(self.compute, self.comment, None))
        lines.addWidget(self.verdict)
        lines.addWidget(self.inspector, 1)
        self.compute.clicked.connect(self._on_compute)
        self.comment.clicked.connect(self.comment_wanted)
        self.inspector.number_wanted.connect(self.number_wanted)

    def show_deck(self, deck: Deck) -> None:
        """Begin with a deck; nothing has been computed again."""
        self._deck, self._again = deck, None
        self._jobs.forget()
        self.compute.setEnabled(bool(deck.studies))
        self.verdict.hide()
        self.inspector.show_number(deck, "")
        self._enable()

    def show_slide(self, slide: Slide, frame: Frame, block: Block | None) -> None:
        """List the numbers of a slide, or of a block of it."""
        from widgets.about_slide import facts_of

        if self._deck is None:
            return
        self.inspector.show_slide(slide, (), editable=False)
        self.inspector.show_numbers(self._deck, facts_of(self._deck, slide, frame, block))

    def show_number(self, fact: str) -> None:
        """Show where a number came from, and how it comes out now."""
        if self._deck is not None:
            self.inspector.show_number(self._deck, fact)
            self.inspector.copy.hide()  # it is for those who write
            self._enable()
            self._say()

    def let_talk(self, *, may_talk: bool) -> None:
        """Take over whether the version can be commented on."""
        self._may_talk = may_talk
        self._enable()

    def compute_from(self, folders: Sequence[Path]) -> None:
        """Compute all numbers from study folders on the worker thread."""
        deck = self._deck
        if deck is None:
            return
        self._tell(self.tr("Computing all numbers again ..."))
        self.compute.setEnabled(False)
        self._jobs.ask(lambda: differing(deck, folders), self._on_computed, self._on_failed)

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._jobs.finish()

    def _enable(self) -> None:
        self.comment.setEnabled(self._may_talk and self.inspector.fact is not None)

    @Slot()
    def _on_compute(self) -> None:
        folders = []
        for study in self._deck.studies if self._deck else ():
            words = self.tr("Folder with the tables of {0}").format(study.id)
            name = QFileDialog.getExistingDirectory(self, words)
            if not name:
                return
            folders.append(Path(name))
        self.compute_from(folders)

    def _on_computed(self, found: object) -> None:
        assert isinstance(found, dict)
        self._again = found
        self.compute.setEnabled(True)
        self._say()

    def _on_failed(self, sentence: str) -> None:
        self._again = None
        self.compute.setEnabled(True)
        self._tell(sentence)

    def _say(self) -> None:
        """Say of the chosen number, else of all, whether the tables give it."""
        if self._again is None:
            return
        fact = self.inspector.fact
        if fact is None:
            total = self.tr("{0} numbers come out otherwise.").format(len(self._again))
            self._tell(total if self._again else self.tr("All numbers come out as they stand."))
        elif fact.id in self._again:
            self._tell(self.tr("Computed now: {0}. It differs.").format(self._again[fact.id]))
        else:
            self._tell(self.tr("Computed now: equal."))

    def _tell(self, words: str) -> None:
        self.verdict.setText(words)
        self.verdict.show()


def differing(deck: Deck, folders: Sequence[Path]) -> dict[str, str]:
    """Return the numbers that tables give otherwise, by id with what they give; "" for none.

    Raises:
        SlidekitError: a folder cannot be read, or is of another study.
    """
    from slidekit.app import refresh_deck
    from widgets.sight import ONE_AT_A_TIME

    with ONE_AT_A_TIME:
        changed = refresh_deck(deck, folders).compared.diff.facts
    return {one.id: one.new.text if one.new else "" for one in changed}
