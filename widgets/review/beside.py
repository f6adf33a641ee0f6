"""What reviewers said of a version, beside the author's own slides; answers go to the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDockWidget, QLabel, QVBoxLayout, QWidget

from slidekit.library.anchors import Anchor
from widgets.jobs import Jobs
from widgets.look import meaning_ink
from widgets.number_names import name_of
from widgets.review.comments_panel import CommentsPanel
from widgets.review.drafts import Drafts
from widgets.review.talk import Talk
from widgets.review.words import state_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.deck.model import Deck
    from slidekit.library.overview import Overview
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref

WIDTH_PX = 320


class BesideDock(QDockWidget):
    """A dock of the editor with the comments of the version that its deck was submitted as."""

    place_wanted = Signal(str, str)
    """Slide and block."""

    def __init__(self, drafts: Drafts | None = None, parent: QWidget | None = None) -> None:
        """Build a dock without comments; those that are begun in it go to `drafts`."""
        super().__init__(parent)
        self.setObjectName("comments")
        self.setWindowTitle(self.tr("Comments of the reviewers"))
        self._session: Session | None = None
        self._ref: Ref | None = None
        self._deck: Deck | None = None
        self._places: Mapping[str, int] = {}
        self._jobs = Jobs(self)
        self.told, self.message, self.panel = QLabel(), QLabel(), CommentsPanel()
        self.talk = Talk(self.panel, drafts or Drafts(), self)
        self._build()
        self.panel.place_wanted.connect(self._on_place)
        self.talk.written.connect(self.refresh)
        self.talk.refused.connect(self._fail)

    def show_version(
        self, session: Session, ref: Ref, deck: Deck | None, places: Mapping[str, int]
    ) -> None:
        """Read the comments of a version.

        Args:
            session: who looks.
            ref: the version.
            deck: that is open, whose numbers have names.
            places: id of a slide of the open deck -> its number.
        """
        self.talk.begin(session, ref)
        self._session, self._ref, self._deck, self._places = session, ref, deck, places
        self.refresh()

    def show_slide(self, slide: str, places: Mapping[str, int]) -> None:
        """Let new comments stand on the slide that is shown."""
        if places != self._places:
            self._places = places
            self.panel.renumber(places)
        self.panel.show_place(Anchor(slide), {})

    def forget(self, words: str = "") -> None:
        """Show no comments, and why."""
        self._jobs.forget()
        self._session = self._ref = None
        self.talk.end()
        self.panel.show_comments((), {}, {}, may_talk=False)
        self.told.setText(words)

    def refresh(self) -> None:
        """Read the comments anew."""
        from widgets.review.reading import comments_now

        session, ref = self._session, self._ref
        if session is not None and ref is not None:
            self._jobs.ask(lambda: comments_now(session, ref), self._on_read, self._fail)

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._jobs.finish()
        self.talk.finish()

    def _build(self) -> None:
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(8, 8, 8, 0)
        lines.setSpacing(4)
        for label in (self.told, self.message):
            label.setWordWrap(True)
        palette = self.message.palette()
        palette.setColor(self.message.foregroundRole(), meaning_ink("block", self.palette()))
        self.message.setPalette(palette)
        self.message.hide()
        self.told.setContentsMargins(8, 0, 8, 0)  # in line with the list below
        lines.addWidget(self.told)
        lines.addWidget(self.message)
        lines.addWidget(self.panel, 1)
        inside.setMinimumWidth(WIDTH_PX)
        self.setWidget(inside)

    def _on_read(self, found: object) -> None:
        from slidekit.library.overview import Overview

        assert isinstance(found, Overview)
        self.message.hide()
        version = found.version
        words = self.tr("{0}, version {1}: {2}")
        self.told.setText(words.format(version.title, version.number, state_words(version.state)))
        self._show(found)

    def _show(self, whole: Overview) -> None:
        names = {one.id: one.full_name for one in whole.people.values()}
        may_talk = "comment" in whole.acts
        meant = {one.fact for one in whole.comments if one.fact}
        facts = {one: name_of(one, self._deck) for one in meant} if self._deck else {}
        self.panel.show_comments(whole.comments, names, self._places, facts, may_talk=may_talk)

    def _fail(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()

    @Slot(object)
    def _on_place(self, anchor: Anchor) -> None:
        self.place_wanted.emit(anchor.slide, anchor.block)
